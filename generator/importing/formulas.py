"""Formulas that cannot be read here, which are shown as code. Pure."""

from __future__ import annotations

from generator.content.mathml import UnreadableError, mathml
from generator.importing.lines import Notes


def is_readable(tex: str, line: int, notes: Notes, *, block: bool = False) -> bool:
    """Whether a formula on a line can be read; it is said of one that cannot."""
    try:
        mathml(tex, block=block)
    except UnreadableError as error:
        notes.say(line, f"a formula, kept as code: {error}")
        return False
    return True
