"""Changes to a text, and the text with them made. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.importing.lines import Line, Lines

Place = tuple[int, int]
"""A line and a column of a text, from 0 on."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of text, from a place to a place, and what comes in its stead."""

    start: Place
    end: Place
    text: str


def edited(lines: Lines, edits: Iterable[Edit]) -> list[Line]:
    """The lines with the edits made; of those that overlap, the ones within."""
    chosen: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one.end, one.start)):
        if not chosen or chosen[-1].end <= edit.start:
            chosen.append(edit)
    found = list(lines)
    for edit in reversed(chosen):
        (first, start), (last, end) = edit.start, edit.end
        if last >= len(found):
            last, end = len(found) - 1, len(found[-1].text)
        text = found[first].text[:start] + edit.text + found[last].text[end:]
        number = found[first].number
        found[first : last + 1] = [Line(number, line) for line in text.split("\n")]
    return found
