"""A property, and trying it with so many inputs."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.strategies import SearchStrategy

from generator.commands import build
from generator.commands.build import Outcome
from tests.corpus.case import Case, File, lay
from tests.corpus.once import prepared

URL = "https://bank.example/"

MOST_SECONDS = 2

_PLACED = re.compile(r"(?P<path>[^\n]*?):(?P<line>[1-9]\d*): \S[^\n]*")
_LINE = re.compile(rb"\r\n|\r|\n")


class Verdict(Enum):
    """What came of an input for which a property holds; one that is `ODD` was accepted, and is shown otherwise."""

    REFUSED = auto()
    ACCEPTED = auto()
    ODD = auto()


@dataclass(frozen=True)
class Property:
    """What holds for every one of the inputs, and how many are tried each time and now and then.

    `holds` raises for an input for which it does not.
    """

    name: str
    inputs: SearchStrategy[Any]
    holds: Callable[[Any], Verdict]
    few: int
    many: int


@dataclass
class Tried:
    """How many inputs were tried, how many of them were accepted, and which of those are odd."""

    inputs: int = 0
    accepted: int = 0
    odd: list[Any] = field(default_factory=list)


def tried(one: Property, count: int, *, alike: bool) -> Tried:
    """Tries a property with so many inputs: with the same each time, or with others."""
    found = Tried()

    @settings(
        max_examples=count,
        derandomize=alike,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    @given(one.inputs)
    def holds(value: Any) -> None:
        found.inputs += 1
        verdict = one.holds(value)
        found.accepted += verdict is not Verdict.REFUSED
        found.odd += [value] if verdict is Verdict.ODD else []

    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder, prepared():
        set_hypothesis_home_dir(folder)
        holds()
    return found


@contextmanager
def soon() -> Iterator[None]:
    """What is done within takes little of a processor's time."""
    start = time.process_time()
    yield
    assert time.process_time() - start < MOST_SECONDS


def lines_of(data: bytes) -> int:
    """How many lines there are, however they end."""
    return len(_LINE.split(data))


def checked(files: Mapping[str, File]) -> Outcome:
    """The outcome of a small bank with these files. Each problem names a line that is there, and it came soon."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        root = lay(Case("made up", files), Path(folder))
        with soon():
            outcome = build.checked(root, URL)
        for problem in outcome.problems:
            line = str(problem)
            assert line.isprintable(), line
            assert _PLACED.fullmatch(line), line
            place = root / problem.path
            if place.is_file():
                assert problem.line <= lines_of(place.read_bytes()), line
    return outcome
