"""What is known of files that stand somewhere: by their state, and where that is another one by what they hold."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator.publish import ledger
from generator.publish.folder import state
from generator.publish.ledger import Row, keep, put, recalled
from generator.work.store import Store

MOST = 1000


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "a.txt"
    place.write_bytes(b"one")
    return place


def known(place: Path, store: Store, after: float = 0.1) -> Row:
    """The row of the file as another run finds it, that begins so many seconds after it was put there."""
    row = put("key", place.read_bytes(), str(place))
    time.sleep(after)
    keep(store, "x", {"a.txt": row})
    return recalled(store, "x")["a.txt"]


def stands(row: Row, place: Path) -> bool:
    return row.stands(str(place), state(str(place)), MOST)


def test_a_file_whose_state_is_the_same_is_not_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = known(place, Store())
    assert row.state
    monkeypatch.setattr(ledger, "read", lambda *_: pytest.fail("it is read"))
    assert stands(row, place)


def test_one_that_was_moved_or_touched_is_known_by_what_it_holds(place: Path) -> None:
    row = known(place, Store())
    os.utime(place, (1, 1))
    assert stands(row, place)
    other = place.with_name("b.txt")
    other.write_bytes(b"one")
    other.replace(place)
    assert stands(row, place)


def test_one_that_holds_something_else_does_not_stand(place: Path) -> None:
    row = known(place, Store())
    seen = place.stat()
    place.write_bytes(b"two")
    os.utime(place, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert not stands(row, place), "though its length and its time are the same"
    place.unlink()
    assert not stands(row, place)


def test_one_that_may_change_without_a_sign_is_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within a tick of the file system's clock a file may be written twice."""
    row = known(place, Store(), after=0)
    assert row.state is None
    assert stands(row, place)
    monkeypatch.setattr(ledger, "_COARSE", 1)
    assert known(place, Store()).state is None, "where the clock is as slow as it seems to be"
