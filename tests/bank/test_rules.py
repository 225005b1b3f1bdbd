"""Every rule of a bank finds what it is there to find: each is shown a bank that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.build import checked
from tests.banks import question, small, write
from tests.rules import BANK_RULES, content
from tests.rules.content import BankRule

LONG = "Here is a sentence that is written down once and stands in one answer alone"
FIRST = "questions/alpha/first.md"


def first(body: str = "Text [@standard].", title: str = "What is the first thing?", extra: str = "") -> dict[str, str]:
    """The small bank with another first question."""
    return small(**{FIRST: question(title, body=body, extra=extra)})


BREAKS: dict[BankRule, tuple[dict[str, str], ...]] = {
    content.an_answer_reads_well: (
        first(f"{'Word ' * 100}[@standard]."),
        first(f"{'Word ' * 400}[@standard]."),
    ),
    content.code_fits_a_phone: (
        first(f"Text [@standard].\n\n```python\nx = '{'x' * 80}'\n```"),
        first(f"Text [@standard].\n\n    {'x' * 80}"),
    ),
    content.python_runs_and_prints_what_is_said: (
        first("Text [@standard].\n\n```python\nraise ValueError\n```"),
        first("Text [@standard].\n\n```python\nprint(1)\n```\n\n```output\n2\n```"),
        first("Text [@standard].\n\n```python\nprint(1)\n```"),
        first("Text [@standard].\n\n```python\nx = 1\n```\n\n```output\n1\n```"),
    ),
    content.no_sentence_stands_in_two_answers: (
        first(f"{LONG} [@standard].\n\n```python\n```")
        | {"questions/alpha/second.md": question("What is the second thing?", body=f"Text. {LONG}. [@standard]")},
    ),
    content.every_column_has_a_name: (first("Text [@standard].\n\n| A | |\n|---|---|\n| a | b |"),),
    content.nothing_is_left_to_write: (
        first("TODO [@standard]"),
        first(extra="pitfalls: [To be said, TBD]\n"),
    ),
    content.spelling_is_american: (
        first("The behaviour of a thing [@standard]."),
        first(title="What is the colour of a thing?"),
        first(extra="pitfalls: [It is labelled]\n"),
        first(extra="also_asked: [How is it organised?]\n"),
        small(**{"questions/glossary/widget.yml": "term: Widget\ndefinition: A thing that is made in a centre.\n"}),
    ),
    content.a_description_says_something: (
        small(**{"questions/glossary/widget.yml": f"term: Widget\ndefinition: A {'very ' * 100}long thing.\n"}),
    ),
}
"""For each rule, banks that break it."""

CASES = [(rule, number) for rule in BANK_RULES for number in range(len(BREAKS[rule]))]


@pytest.mark.parametrize(("rule", "number"), CASES, ids=[f"{rule.__name__}-{number}" for rule, number in CASES])
def test_a_rule_finds_what_is_wrong(tmp_path: Path, rule: BankRule, number: int) -> None:
    before = {str(found) for found in rule(checked(write(tmp_path / "before", small())).bank)}
    outcome = checked(write(tmp_path / "after", BREAKS[rule][number]))
    assert not outcome.problems
    assert set(rule(outcome.bank)) - before
