"""A run of text in an answer: what it is made of, and where each of its characters stands. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, Protocol

from markdown_it.token import Token

from generator.importing.edits import Edit, Place
from generator.importing.lines import Lines, Notes
from generator.importing.marks import Mark, marks_of

MASK = "\0"
"""Stands in place of each character that is no running text."""


class Leads(Protocol):
    """Says where links and pictures lead here."""

    def link(self, target: str, line: int) -> str:
        """The address to lead to in place of `target`; "" if there is none, which was said."""

    def picture(self, target: str, words: str, line: int) -> str:
        """The Markdown that stands in the picture's place."""


@dataclass(slots=True)
class Care:
    """What is asked and said while a text is mended, and how rough it is on which lines.

    `footnotes` are the labels of those that the text has, and `known` addresses that lead somewhere here already.
    `rough` are the numbers of lines of the source on which the reader of answers refuses something, and `rougher` is
    set when it does so even after that was mended.
    """

    leads: Leads
    notes: Notes
    footnotes: Collection[str] = ()
    known: set[str] = field(default_factory=set)
    rough: set[int] = field(default_factory=set)
    rougher: bool = False


class Change(NamedTuple):
    """A stretch of a run, and what comes in its stead."""

    start: int
    end: int
    text: str


Changes = Iterator[Change]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text. `places` says where each of its characters stands, and its end; `numbers` on which source line."""

    content: str
    marks: Sequence[Mark]
    places: Sequence[Place]
    numbers: Sequence[int]
    in_cell: bool = False
    is_paragraph: bool = False

    def line(self, at: int) -> int:
        """The line of the source on which a character stands."""
        return self.numbers[min(at, len(self.numbers) - 1)]

    def of(self, kind: str) -> list[Mark]:
        """Its marks of one kind."""
        return [mark for mark in self.marks if mark.token.type == kind]

    def edit(self, change: Change) -> Edit:
        """A change as an edit of the text that the run stands in."""
        bars = self.in_cell and "\\|" not in change.text
        text = change.text.replace("|", "\\|") if bars else change.text
        return Edit(self.places[change.start], self.places[change.end], text)

    def shown(self, *, with_elements: bool = False) -> str:
        """The running text: with a sign in place of each character that stands in a mark, or behind a backslash."""
        marks = self.marks if not with_elements else [one for one in self.marks if one.token.type != "html_inline"]
        return _masked(self.content, marks)


def _masked(content: str, marks: Collection[Mark]) -> str:
    shown = list(content)
    for mark in marks:
        shown[mark.start : mark.end] = MASK * (mark.end - mark.start)
    for found in re.finditer(r"\\[!-/:-@[-`{-~]", content):
        if shown[found.start()] != MASK:
            shown[found.start() : found.end()] = MASK * 2
    return "".join(shown)


def runs_of(tokens: Sequence[Token], lines: Lines) -> Iterator[Run]:
    """The runs of text in a text that was taken apart, in order."""
    row, column = 0, 0
    for before, token in pairwise(tokens):
        if token.type == "tr_open":
            row, column = (token.map or (0, 0))[0], 0
        if token.type != "inline":
            continue
        in_cell = before.type in {"td_open", "th_open"}
        places = _places_in_cell(token, lines[row].text, row, column) if in_cell else _places(token, lines)
        if not places:
            continue
        if in_cell:
            column = places[-1][1]
        numbers = [lines[line].number for line, _ in places]
        marks = list(marks_of(token.children or []))
        yield Run(token.content, marks, places, numbers, in_cell, before.type == "paragraph_open")


def _places(token: Token, lines: Lines) -> list[Place]:
    """Where each character of a run of text stands, and its end."""
    first = (token.map or (0, 0))[0]
    found: list[Place] = []
    for number, text in enumerate(token.content.split("\n"), start=first):
        if number >= len(lines):
            return []
        raw = lines[number].text
        at = raw.rfind(text) if text else len(raw)
        if at < 0:
            at = raw.rfind(text.rstrip())
            if at < 0:
                return []
        found += [(number, at + column) for column in range(len(text) + 1)]
    return found


def _places_in_cell(token: Token, raw: str, row: int, start: int) -> list[Place]:
    """Where each character of a cell stands; a bar in it has a backslash before it there."""
    pattern = re.escape(token.content).replace(r"\|", r"\\?\|")
    found = re.compile(pattern).search(raw, start)
    if not found:
        return []
    places, at = [], found.start()
    for character in token.content:
        if character == "|" and raw[at] == "\\":
            at += 1
        places.append((row, at))
        at += 1
    return [*places, (row, at)]
