"""Writes the generated files into docs/. The only writer: changed files only, stale files pruned, all or nothing.

It writes where a plan says that the way is free (see `survey`). What is new goes into drafts first, and the drafts take
their places when all of them are made. So each file under docs/ is whole at any moment, old or new, and whatever a
killed run left the next one makes good.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from generator.content.problems import Problem
from generator.outputs.contents import Contents, Lasting
from generator.publish import drafts
from generator.publish.folder import UnwritableError, folder, items, state, tried, unwritable
from generator.publish.survey import FORMER, IGNORED, Plan, whole

MANY = 100
"""So much content that is yet to be made is worth a process for each core."""


@dataclass(frozen=True, slots=True)
class Report:
    """What writing changed, as counts of files; and what was left that was in the way."""

    written: int
    removed: int
    unchanged: int
    left: tuple[Problem, ...] = ()


def write(root: Path, plan: Plan) -> Report:
    """Does what was planned, and leaves what is in the way. An error on the way leaves each file whole, old or new.

    `UnwritableError` if the system refuses something. Whoever calls this holds docs/ since before it was planned.
    """
    docs = str(folder(root))
    drafts.clear(docs)
    try:
        if plan.changed:
            drafts.begin(docs)
        with closing(_ready({path: plan.files[path] for path in plan.changed})) as ready:
            for path, data in ready:
                drafts.draft(docs, path, data)
        _look_again(docs, plan)
        for path in plan.stale:
            _remove(docs, path, os.unlink)
        for path in plan.unneeded:
            if not tried(path, items, f"{docs}/{path}"):
                _remove(docs, path, os.rmdir)
        for path in plan.changed:
            drafts.take(docs, path)
        if plan.former:
            _remove(docs, FORMER, os.unlink)
    except BaseException:
        with suppress(UnwritableError):
            drafts.clear(docs)
        raise
    drafts.clear(docs)
    written, removed, all_of_them = (len(set(paths) - {IGNORED}) for paths in (plan.changed, plan.stale, plan.files))
    return Report(written, removed, all_of_them - written, plan.problems)


def _look_again(docs: str, plan: Plan) -> None:
    """Making the contents took a while; whoever wrote a file meanwhile is to find it again."""
    for path, seen in (*plan.changed.items(), *plan.stale.items()):
        if state(f"{docs}/{path}") != seen:
            raise UnwritableError(
                path, "was changed while pages were made, so none was written; look, and run this again"
            )


def _remove(docs: str, path: str, remove: Callable[[str], object]) -> None:
    """Removes what may be gone already."""
    try:
        remove(f"{docs}/{path}")
    except FileNotFoundError:
        pass
    except OSError as error:
        raise unwritable(path, error) from error


def _ready(files: Contents) -> Generator[tuple[str, bytes], None, None]:
    """The files with their bytes; what is yet to be made is made on all cores, where there is much of it."""
    lasting = {path: content for path, content in files.items() if isinstance(content, Lasting)}
    if len(lasting) < MANY:
        lasting = {}
    yield from ((path, whole(path, content)) for path, content in files.items() if path not in lasting)
    if not lasting:
        return
    # Started anew instead of forked: a fork of a process with threads, such as the server, may hang.
    makers = ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_end_with_parent)
    try:
        yield from zip(lasting, makers.map(whole, lasting, lasting.values(), chunksize=16), strict=True)
    finally:
        makers.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """Has this process end with the one that started it, be it killed without a word, and not before."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
