"""What a reader says of a text, gathered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

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
