"""What a generated file holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lasting:
    """Content that its path tells apart from any other: a file that stands there already has it, and is left alone.

    `make` makes it, when it is written.
    """

    make: Callable[[], bytes]


Content = str | bytes | Lasting

Contents = Mapping[str, Content]
"""Generated files by their path under docs/."""
