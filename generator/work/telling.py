"""How far long work has come, told to whoever wants to know: nobody, unless a command names somebody.

Told are stages of many pieces. What is done by other processes is told by the one that waits for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar

MANY = 400
"""A stage of so many pieces takes long enough to be told."""

Done = Callable[[int], None]
"""Is told how many pieces are done."""

Teller = Callable[[str, int | None], AbstractContextManager[Done | None]]
"""Tells that a stage begins, of so many pieces if they can be counted; within it, how many are done."""

_teller: ContextVar[Teller | None] = ContextVar("teller", default=None)


@contextmanager
def told_by(teller: Teller) -> Iterator[None]:
    """Within it, long work of this thread is told by the teller."""
    token = _teller.set(teller)
    try:
        yield
    finally:
        _teller.reset(token)


def stage(what: str, count: int) -> AbstractContextManager[Done | None]:
    """A stage of so many pieces, as in "reading {} entries"; where `what` has no place for the number, nobody counts.

    Yields what is to be told of each piece; nothing if nobody is.
    """
    teller = _teller.get()
    if not what or count < MANY or teller is None:
        return nullcontext()
    return teller(what.format(f"{count:,}"), count if "{" in what else None)
