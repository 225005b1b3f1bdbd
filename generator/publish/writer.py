"""Writes the generated files into docs/. The only writer: changed files only, stale files pruned, all or nothing.

It writes where a plan says that the way is free (see `survey`). What is new goes into drafts first, and the drafts take
their places when all of them are made. So each file under docs/ is whole at any moment, old or new, and whatever a
killed run left the next one makes good.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.content.problems import Problem
from generator.publish import drafts
from generator.publish.folder import UnwritableError, folder, items, state, tried, unwritable
from generator.publish.ledger import Row, Rows
from generator.publish.survey import FORMER, IGNORED, Plan, key_of, whole
from generator.work.cores import on_all_cores
from generator.work.version import digest


@dataclass(frozen=True, slots=True)
class Report:
    """What writing changed, as counts of files; what was left that was in the way; and what stands there now."""

    written: int
    removed: int
    unchanged: int
    left: tuple[Problem, ...] = ()
    rows: Rows = field(default_factory=dict, compare=False)


def write(root: Path, plan: Plan) -> Report:
    """Does what was planned, and leaves what is in the way. An error on the way leaves each file whole, old or new.

    `UnwritableError` if the system refuses something. Whoever calls this holds docs/ since before it was planned.
    """
    docs = str(folder(root))
    drafts.clear(docs)
    try:
        if plan.changed:
            drafts.begin(docs)
        paths = list(plan.changed)
        digests = dict(
            zip(paths, on_all_cores(partial(_drafted, docs, plan), paths, said="writing {} files"), strict=True)
        )
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
    rows = {path: Row(key_of(plan.files[path]), told, state(f"{docs}/{path}")) for path, told in digests.items()}
    written, removed, all_of_them = (len(set(paths) - {IGNORED}) for paths in (plan.changed, plan.stale, plan.files))
    return Report(written, removed, all_of_them - written, plan.problems, {**plan.rows, **rows})


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


def _drafted(docs: str, plan: Plan, path: str) -> str:
    """Makes a file, if it is yet to be made, and writes it among the drafts; gives a digest of it."""
    found = plan.ready[path] if path in plan.ready else whole(path, plan.files[path])
    drafts.draft(docs, path, found)
    return digest([found])
