"""What stands in a folder, as it was when it was put there: what stands there still is neither read nor made again.

It is remembered, and no truth: a file whose state is another one is read, and a file that is not known is made.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Row:
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
    found: dict[str, tuple[str, str, State]] = store.recall(name) or {}
    return {path: Row(*row) for path, row in found.items()}


def keep(store: Store, name: str, rows: Rows) -> None:
    """Remembers what stands in the folder."""
    if rows != recalled(store, name):
        now = time.time_ns()
        store.keep(name, {path: (row.key, row.digest, _sure(row.state, now)) for path, row in rows.items()})


def put(key: str, data: bytes, place: str) -> Row:
    """The row of a file that was just put at a place."""
    return Row(key, digest([data]), state(place))


def _sure(seen: State, now: int) -> State:
    """The state, if the file would have another one had it been changed since."""
    if seen is None:
        return None
    *_, modified, placed = seen
    return None if max(modified, placed) > now - _UNSURE or not placed % _COARSE else seen
