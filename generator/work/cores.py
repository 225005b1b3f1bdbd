"""Work on all cores, where there is much of it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

from generator.work.telling import stage

MANY = 200
"""So many pieces of work are worth a process for each core."""

_MOST = 32
"""So many are given out together, where there are many."""

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")

_shared: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""What processes that are forked are to do, with what: they find it here, so that it need not be sent to them."""


def on_all_cores(
    do: Callable[[_Item], _Made], items: Sequence[_Item], many: int = MANY, said: str = ""
) -> Iterator[_Made]:
    """What `do` gives for each item, in order; it is done by a process for each core if there are `many`.

    `said` is what is told of it, if anything (see `telling.stage`).
    """
    with stage(said, len(items)) as done:
        for number, made in enumerate(_made(do, items, many), 1):
            yield made
            if done:
                done(number)


def _made(do: Callable[[_Item], _Made], items: Sequence[_Item], many: int) -> Iterator[_Made]:
    """The same, untold.

    What it gives is sent back to this process. These are forked, which is safe as long as this process has one thread
    and runs on Linux; elsewhere everything is done here.
    """
    cores = os.cpu_count() or 1
    if len(items) < many or cores == 1 or threading.active_count() > 1 or sys.platform != "linux":
        yield from map(do, items)
        return
    _shared.append((do, items))
    makers = ProcessPoolExecutor(cores, mp_context=get_context("fork"), initializer=_end_with_parent)
    try:
        size = max(1, min(_MOST, len(items) // (cores * 8)))
        for made in makers.map(_piece, range(0, len(items), size), repeat(size)):
            yield from made
    finally:
        makers.shutdown(cancel_futures=True)
        _shared.pop()


def _piece(start: int, size: int) -> list[Any]:
    do, items = _shared[-1]
    return [do(item) for item in items[start : start + size]]


def _end_with_parent() -> None:
    """Has this process end with the one that started it, be it killed without a word, and not before."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
