"""Work on all cores: the same as here, in the same order."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from generator.work.cores import on_all_cores

FORKS = sys.platform == "linux" and (os.cpu_count() or 1) > 1


def test_what_is_made_comes_in_order_and_from_other_processes() -> None:
    own = os.getpid()
    made = list(on_all_cores(lambda number: (number * 2, os.getpid()), range(500), many=500))
    assert [number for number, _ in made] == [number * 2 for number in range(500)]
    assert (own not in {process for _, process in made}) is FORKS


def test_a_little_is_made_here() -> None:
    assert set(on_all_cores(lambda _: os.getpid(), range(499), many=500)) == {os.getpid()}
    assert list(on_all_cores(str, [], many=0)) == []


def test_so_is_all_where_there_is_another_thread() -> None:
    ended = threading.Event()
    other = threading.Thread(target=ended.wait)
    other.start()
    try:
        assert set(on_all_cores(lambda _: os.getpid(), range(9), many=2)) == {os.getpid()}
    finally:
        ended.set()
        other.join()


def test_a_mistake_comes_out() -> None:
    def fail(number: int) -> int:
        if number == 7:
            raise LookupError("seven")
        return number

    with pytest.raises(LookupError, match="seven"):
        list(on_all_cores(fail, range(100), many=2))
    assert list(on_all_cores(abs, range(3), many=2)) == [0, 1, 2]
