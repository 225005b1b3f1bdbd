"""What was made of files, remembered: it is made again of those that changed, and of no other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from generator.work.cores import on_all_cores
from generator.work.store import Store

_Made = TypeVar("_Made")


def remembered(
    store: Store, name: str, files: Mapping[str, str], make: Callable[[str], _Made], said: str = ""
) -> dict[str, _Made]:
    """What `make` gives for each path, in the order of `files`: paths, with digests of what stands there.

    It is remembered by a name, and made of Python's own kinds. `said` is what is told of the making, if anything.
    """
    known: Mapping[str, tuple[str, _Made]] = store.recall(name) or {}
    found = {path: known[path] for path, of in files.items() if path in known and known[path][0] == of}
    fresh = [path for path in files if path not in found]
    for path, made in zip(fresh, on_all_cores(make, fresh, said=said), strict=True):
        found[path] = (files[path], made)
    if found != known:
        store.keep(name, found)
    return {path: found[path][1] for path in files}
