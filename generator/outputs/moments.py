"""Days and times of the content as programs elsewhere want them. Pure.

A day stands for its first moment in UTC.
"""

from __future__ import annotations

from datetime import datetime


def full(moment: str) -> str:
    """A day, or a time in UTC, as a time (RFC 3339)."""
    return moment if "T" in moment else f"{moment}T00:00:00Z"


def seconds(moment: str) -> int:
    """The same as whole seconds since the beginning of 1970."""
    return int(datetime.fromisoformat(full(moment)).timestamp())
