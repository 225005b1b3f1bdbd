"""What a generated file holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.content.problems import Problem


@dataclass(frozen=True, slots=True)
class Lasting:
    """Content that its path tells apart from any other: a file that stands there already has it, and is left alone.

    `make` makes it, when it is written.
    """

    make: Callable[[], bytes]


class OutputError(Exception):
    """What is to be generated cannot be, for a reason in one of the files that it is made from."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.problem = Problem(path, line, message)


Content = str | bytes | Lasting


def data(content: Content) -> bytes:
    """What the file holds."""
    if isinstance(content, Lasting):
        return content.make()
    return content.encode() if isinstance(content, str) else content


Contents = Mapping[str, Content]
"""Generated files by their path under docs/, or in the finished site."""
