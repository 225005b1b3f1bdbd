"""What every build does alike, done once for many builds in one process: the theme is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from generator.commands import build
from generator.theme.files import theme


@contextmanager
def prepared() -> Iterator[None]:
    """Within, a build of a small bank reads no theme."""
    look = theme({}, _unspoken)
    with patch.object(build, "theme", lambda *_, **__: look):
        yield


def _unspoken(line: int, message: str) -> None:
    raise AssertionError(f"{line}: {message}")
