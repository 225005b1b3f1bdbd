"""A text in lines that know where they stood in their source, and what is said of them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.content.characters import unfit, without

FENCE = re.compile(r"^(?P<before>\s*(?:(?:[-*+]|\d{1,9}[.)]|>)\s+)*)(?P<mark>`{3,}(?=[^`]*$)|~{3,})")
"""A line that opens or closes a block of code, wherever it is indented."""

_TAB = 4


class Line(NamedTuple):
    """A line of text without its end, and the number of the line of the source that it comes from."""

    number: int
    text: str


Lines = Sequence[Line]


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """Something of a source that was changed or could not be placed: where it stands, and what became of it."""

    path: str
    line: int
    message: str


@dataclass(slots=True)
class Notes:
    """What is said of one source."""

    path: str
    found: list[Note] = field(default_factory=list)

    def say(self, line: int, message: str) -> None:
        """Says something of a line."""
        self.found.append(Note(self.path, line, message))


def lines_of(text: str, notes: Notes) -> list[Line]:
    """The lines of a source. Characters that nobody sees, and that no text here may hold, are left out and said."""
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r\n", "\n").replace("\r", "\n")
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if names := [name for _, name in unfit(line)]:
            notes.say(number, f"{', '.join(dict.fromkeys(names))}; left out")
            line = _fit(line)
        found.append(Line(number, line.rstrip() if line.isspace() else line))
    return found


def _fit(line: str) -> str:
    """The line without what it may not hold; a joiner stays where an emoji needs it."""
    kept, last = [], 0
    for at, _ in unfit(line):
        end = at + 1
        while end < len(line) and without(line[end]) == "":
            end += 1
        kept.append(line[last:at])
        last = end
    fit = "".join([*kept, line[last:]])
    return fit if not next(unfit(fit), None) else without(fit)


def text_of(lines: Iterable[Line]) -> str:
    """The lines as one text."""
    return "\n".join(line.text for line in lines)


def trimmed(lines: Lines) -> Lines:
    """The lines without the empty ones at both ends."""
    start, end = 0, len(lines)
    while start < end and not lines[start].text.strip():
        start += 1
    while end > start and not lines[end - 1].text.strip():
        end -= 1
    return lines[start:end]


def in_code(lines: Lines) -> list[bool]:
    """Of each line, whether it is of a block of code between fences; the fences are."""
    found = []
    mark = ""
    for line in lines:
        fence = FENCE.match(line.text)
        if mark:
            found.append(True)
            if fence and fence["mark"].startswith(mark) and not line.text[fence.end() :].strip("`~ \t"):
                mark = ""
        elif fence:
            mark = fence["mark"]
            found.append(True)
        else:
            found.append(False)
    return found


def dedented(line: Line, columns: int) -> Line:
    """The line without so many columns of white space at its start, or as many as it has; a tab is up to four."""
    text, left = line.text, columns
    while left > 0 and text[:1] in (" ", "\t"):
        if text[0] == "\t":
            width = _TAB - (columns - left) % _TAB
            text = " " * (width - min(width, left)) + text[1:]
            left -= width
        else:
            text, left = text[1:], left - 1
    return Line(line.number, text)


def indent_of(text: str) -> int:
    """The columns of white space at a line's start."""
    start = text[: len(text) - len(text.lstrip())]
    return len(start.expandtabs(_TAB))


def without_margin(lines: Lines) -> list[Line]:
    """The lines without the indentation that all of them have in common."""
    margins = [indent_of(line.text) for line in lines if line.text.strip()]
    margin = min(margins, default=0)
    return [dedented(line, margin) for line in lines] if margin else list(lines)
