"""What stands in a folder, as it was when it was put there: what stands there still is neither read nor made again.

It is remembered, and no truth: a file whose state is another one is read, and a file that is not known is made.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import NamedTuple

from generator.publish.folder import State, read, state
from generator.work.store import Store
from generator.work.version import digest

_UNSURE = 50_000_000
"""So many nanoseconds after a file was changed it may be changed again without another time: clocks of file systems
tick, some of them 100 times a second. Git calls such a file racy."""

_COARSE = 1_000_000
"""Times that are multiples of so many nanoseconds come from a file system whose clock ticks slower than that."""

Rows = Mapping[str, "Row"]
"""Files by their paths in the folder."""


class Row(NamedTuple):
    """A file as it was put there: what it was made from, what it holds, and the state in which it was then seen.

    The first two are digests.
    """

    key: str
    digest: str
    state: State

    def stands(self, place: str, now: State, most: int) -> bool:
        """Whether the file at the place, whose state is now that, holds what it held. At most so much of it is read."""
        try:
            return now is not None and (now == self.state or digest([read(place, most)]) == self.digest)
        except OSError:
            return False


def recalled(store: Store, name: str) -> Rows:
    """What stood in the folder of that name."""
    found: Rows = store.recall(name, Row) or {}
    return found


def keep(store: Store, name: str, rows: Rows) -> None:
    """Remembers what stands in the folder."""
    if rows != recalled(store, name) or store.is_loose(name):
        store.keep(name, _sure(rows))


def hold(store: Store, name: str, rows: Rows) -> None:
    """Remembers it until it is remembered for other runs too."""
    store.hold(name, _sure(rows))


def put(key: str, data: bytes, place: str) -> Row:
    """The row of a file that was just put at a place."""
    return Row(key, digest([data]), state(place))


def _sure(rows: Rows) -> Rows:
    """The rows, with the state of each file only if it would have another one had it been changed since."""
    now = time.time_ns()
    return {path: row if _is_sure(row.state, now) else row._replace(state=None) for path, row in rows.items()}


def _is_sure(seen: State, now: int) -> bool:
    if seen is None:
        return True
    *_, modified, placed = seen
    return max(modified, placed) <= now - _UNSURE and placed % _COARSE != 0
