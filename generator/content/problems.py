"""What keeps a bank from being published, and how it is worded.

A message says what was found, what is allowed, and the nearest right value. All problems travel in one way: whoever
finds one says it, by its line, to the `Say` of the file at hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from generator.content.characters import visible

GAP = re.compile(r"[\s-]+")
"""What parts the words of a name."""

FEW = 12
"""Up to so many allowed values are listed in a message; of more, only the nearest is named."""


SHOWN = 200
"""So many characters of a text are looked at for a message."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that keeps the bank from being published, and where to mend it.

    `path` is relative to the project's root, with forward slashes; `line` counts from 1.
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return visible(f"{self.path}:{self.line}: {self.message}")


class ProblemError(Exception):
    """A problem that ends what is under way; it may come up in another process."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem

    def __reduce__(self) -> tuple[Any, ...]:
        return _revived, (type(self), self.problem)


def _revived(kind: type[ProblemError], problem: Problem) -> ProblemError:
    error = kind.__new__(kind)
    ProblemError.__init__(error, problem)
    return error


Say = Callable[[int, str], None]
"""Takes the line, counted from 1, and what is wrong there, of a file that is known to whoever made it."""


def quoted(text: str) -> str:
    """The text between quotation marks, shortened to fit a line; what nobody would see is shown by its number."""
    line = visible(" ".join(text[:SHOWN].split()))
    return f'"{line if len(line) <= 60 else line[:57] + "..."}"'


def closest(found: str, allowed: Iterable[str]) -> str | None:
    """The allowed value most like the one found, if any is near. Nothing is like a long text."""
    close = get_close_matches(found, list(allowed), n=1, cutoff=0.6) if len(found) <= SHOWN else []
    return close[0] if close else None


def meant(value: str | None) -> str:
    """`; did you mean "x"?`, or nothing if there is no such value."""
    return f'; did you mean "{value}"?' if value else ""


def nearest(found: str, allowed: Iterable[str]) -> str:
    """`; did you mean "x"?` for the allowed value most like the one found, or nothing if none is near."""
    return meant(closest(found, allowed))


def one_of(found: str, allowed: Iterable[str], *, kind: str, where: str) -> str:
    """Says that `found` is no known `kind`; lists the allowed values if they are few, else `where` they stand."""
    values = sorted(allowed)
    listed = (", ".join(values) if len(values) <= FEW else f"those in {where}") or f"none yet; add it to {where}"
    return f"unknown {kind} {quoted(found)}; allowed: {listed}{nearest(found, values)}"


def spelling(name: str) -> str:
    """What counts as the same name: case, hyphens and spaces aside. The search's scripts do the same."""
    return GAP.sub(" ", name.strip()).casefold()


def counted(count: int, noun: str, plural: str = "") -> str:
    """`1 tag`, `2,000 tags`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {plural or noun + 's'}"
