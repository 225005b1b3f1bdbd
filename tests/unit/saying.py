"""What a reader says of a text, gathered, and what it makes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from generator.content.draft import escaped, quoted_attribute
from generator.content.model import (
    Alert,
    Citation,
    Formula,
    Link,
    Note,
    NoteEnd,
    Notes,
    NoteText,
    Part,
    Picture,
    Prose,
    Task,
)
from generator.content.problems import Say

Said = list[tuple[int, str]]
"""The line and the words of each message."""

_Read = TypeVar("_Read")


def hearing(read: Callable[[Say], _Read]) -> tuple[_Read, Said]:
    """What was read, and what was said of it meanwhile."""
    said: Said = []
    return read(lambda line, message: said.append((line, message))), said


def silent(line: int, message: str) -> None:
    """For a text that nothing is to be said of."""
    raise AssertionError(f"line {line}: {message}")


def filled(part: Part, cited: Callable[[Citation], str]) -> str:
    """A part as it stands in a page whose glossary is empty, and whose links stay as they were written."""
    match part:
        case str():
            return part
        case Prose(text):
            return escaped(text)
        case Link(target):
            return quoted_attribute(target)
        case Picture(target, alt, title):
            named = f' title="{quoted_attribute(title)}"' if title else ""
            return f'<img src="{quoted_attribute(target)}" alt="{quoted_attribute(alt)}"{named}>'
        case Citation():
            return cited(part)
        case Task(done):
            name, sign = ("Done", "☑") if done else ("To do", "☐")
            return f'<span class="task" role="img" aria-label="{name}">{sign}</span>'
        case Formula():
            return part.mathml
        case Alert(kind):
            return kind.capitalize()
        case Notes():
            return '<section class="notes"><ol>\n'
        case Note(number, time):
            return f'<sup class="note"><a href="#note:{number}" id="noted:{number}:{time}">{number}</a></sup>'
        case NoteText(number):
            return f'<li id="note:{number}">'
        case NoteEnd(number, times):
            return " ".join(_way_back(number, time) for time in range(1, times + 1))


def _way_back(number: int, time: int) -> str:
    sign = "\u21a9" + (f"<sup>{time}</sup>" if time > 1 else "")
    return f'<a class="note-back" href="#noted:{number}:{time}">{sign}</a>'
