"""What a generated file holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.content.problems import Problem, ProblemError


@dataclass(frozen=True, slots=True)
class Made:
    """Content that is made when it is needed, by `make`.

    `key` is a digest of all that it is made from: of the same key is the same content, as long as the code is the same.
    `late`: it cannot fail and takes long, so that it is made when it is written, and not by who only checks.
    """

    key: str
    make: Callable[[], str | bytes]
    late: bool = False

    def __str__(self) -> str:
        """The text that is made."""
        return str(self.make())


class OutputError(ProblemError):
    """What is to be generated cannot be, for a reason in one of the files that it is made from."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(Problem(path, line, message))


Content = str | bytes | Made


def written(content: Content) -> str | bytes:
    """What the file holds, made if it is yet to be made."""
    return content.make() if isinstance(content, Made) else content


def data(content: Content) -> bytes:
    """The same as bytes."""
    found = written(content)
    return found.encode() if isinstance(found, str) else found


Contents = Mapping[str, Content]
"""Generated files by their path under docs/, or in the finished site."""
