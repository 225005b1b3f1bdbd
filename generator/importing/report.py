"""What is said of the sources, as lines of a report. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from generator.content.characters import visible
from generator.importing.lines import Note


def together(notes: Sequence[Note]) -> list[str]:
    """A line for each thing that was said, with the other lines of its file of which the same was said."""
    lines: dict[tuple[str, str], set[int]] = {}
    for note in notes:
        lines.setdefault((note.path, note.message), set()).add(note.line)
    said = []
    for (path, message), numbers in lines.items():
        first, *others = sorted(numbers)
        where = f"line {others[0]}" if len(others) == 1 else f"lines {', '.join(map(str, others))}"
        said.append((path, first, visible(f"{path}:{first}: {message}" + (f" (so on {where})" if others else ""))))
    return [line for _, _, line in sorted(said)]
