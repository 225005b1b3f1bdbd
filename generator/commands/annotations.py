"""Problems as GitHub shows them beside the lines of a pull request. Pure.

A workflow's step annotates a file by printing a line of its own: see "Workflow commands for GitHub Actions" in the
documentation of GitHub.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from generator.content.characters import visible
from generator.content.problems import Problem

ERROR, WARNING = "error", "warning"
"""How grave it is: nothing is published, or it could be better."""

_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_DATA, (":", "%3A"), (",", "%2C"))
"""What GitHub takes for its own there, and how it is written; the first one first."""

_COMMAND = "##["
"""What begins a command of an older form, wherever it stands in a line."""

SHOWN = 10
"""So many errors of a step GitHub shows, and so many warnings."""


def annotated(problems: Iterable[Problem], grave: str) -> Iterator[str]:
    """The lines that have GitHub show the first of the problems, each at its file and line."""
    for problem in islice(problems, SHOWN):
        path, message = _written(visible(problem.path), _PROPERTY), _written(visible(problem.message), _DATA)
        yield f"::{grave} file={path},line={problem.line}::{message}"


def harmless(line: str) -> str:
    """A line in which GitHub finds no command that somebody wrote into a text."""
    return line.replace(_COMMAND, "## [")


def _written(text: str, signs: tuple[tuple[str, str], ...]) -> str:
    for sign, written in signs:
        text = text.replace(sign, written)
    return harmless(text)
