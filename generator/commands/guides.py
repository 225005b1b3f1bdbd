"""What is made for contributors, written into the repository."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.content.files import Content
from generator.content.problems import Problem
from generator.guide.table import guides, is_kept


def renew(root: Path, content: Content) -> Iterator[str]:
    """Writes anew what differs of it, and gives the paths of that from the root."""
    for path, text in guides(content.demands, content.bank).items():
        place = root / path
        if _text(place) != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="\n")
            yield path


def outdated(root: Path, content: Content) -> Iterator[Problem]:
    """What stands there of it is as it would be made now; a bank may do without."""
    for path, text in guides(content.demands, content.bank).items():
        found = _text(root / path)
        if found is not None and not is_kept(path, found, text, content.bank):
            yield Problem(path, 1, "out of date; run make guides, and commit what it makes")


def _text(place: Path) -> str | None:
    return place.read_text(encoding="utf-8", errors="replace") if place.is_file() else None
