"""What is made for contributors, written into the repository."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.content.files import load
from generator.guide.table import guides
from generator.outputs.table import RESERVED


def renew(root: Path) -> Iterator[str]:
    """Writes anew what differs of it, and gives the paths of that from the root."""
    content = load(root, RESERVED)
    for path, text in guides(content.demands, content.bank).items():
        place = root / path
        if not place.is_file() or place.read_text(encoding="utf-8") != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="\n")
            yield path
