"""What is found in a source: its questions, each with the headings above it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from generator.importing.lines import Lines
from generator.importing.titles import Title


@dataclass(frozen=True, slots=True)
class Section:
    """A heading above questions."""

    title: str
    level: int
    line: int


Sections = tuple[Section, ...]
"""The headings above a question, from the outermost on."""


@dataclass(frozen=True, slots=True)
class Found:
    """A question as a source has it.

    `prompt` is what stands between it and its answer. `options` are the answers to choose from, and `right` the letter
    of the right one. `path` is the file in which its answer stands.
    """

    title: Title
    line: int
    sections: Sections
    prompt: Lines
    answer: Lines
    path: str
    options: tuple[str, ...] = ()
    right: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in a source: its own title, its questions in order, and how many have no answer."""

    title: str
    questions: tuple[Found, ...]
    unanswered: int = 0
