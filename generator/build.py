"""The whole run, as a table of contents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator import lexicon
from generator.api import documents
from generator.cards import cards
from generator.checks import check
from generator.load import load
from generator.model import Bank, Problem
from generator.output import Contents, Report, existing, in_the_way, write
from generator.render import render
from generator.site import arrange


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: problems, or what was written."""

    bank: Bank
    problems: tuple[Problem, ...]
    report: Report | None = None


def checked(root: Path) -> Outcome:
    """Reads the content under `root` and applies every rule. The problems are sorted by path and line."""
    bank, problems = load(root)
    problems += check(bank)
    return Outcome(bank, tuple(sorted(set(problems))))


def build(root: Path) -> Outcome:
    """Reads, checks, arranges, renders and writes. Any problem means that nothing is written."""
    outcome = checked(root)
    if outcome.problems:
        return outcome
    site = arrange(outcome.bank)
    files: Contents = {
        **render(site),
        **documents(site),
        **cards(site, existing(root)),
        lexicon.PATH: lexicon.document(site),
    }
    if problems := in_the_way(root, files):
        return Outcome(outcome.bank, tuple(problems))
    return Outcome(outcome.bank, (), write(root, files))
