"""Entries as they were taken apart before: a file is taken apart again only if its text changed, or the code did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import Any
from zlib import crc32

from generator.content import limits, model
from generator.content.demands import Demands
from generator.content.problems import Problem, Say
from generator.work.cores import on_all_cores
from generator.work.store import Store
from generator.work.version import digest

Parse = Callable[[str, str, Demands, Say], Any]
"""Takes a file's text apart: its path, the text, what is asked of it, and who is told what is wrong."""

Parsed = tuple[Any, tuple[Problem, ...]]
"""What a file holds, if it could be had, and what is wrong with it."""

_SHELVES = 64
"""Entries are kept in so many parts, by their paths: few to read, and little to write where one changed."""

_RECORDS: tuple[type, ...] = (
    Problem,
    *(kind for kind in vars(model).values() if isinstance(kind, type) and is_dataclass(kind)),
)
"""All that is kept is made of these."""


@dataclass(frozen=True, slots=True)
class File:
    """A file with an entry: how it is taken apart, where it is, and a digest of its bytes."""

    parse: Parse
    path: str
    digest: str


def taken_apart(
    files: Sequence[File], asked: Demands, store: Store, text: Callable[[str], str | None]
) -> Iterator[Parsed]:
    """What each file holds, in the order of the files. `text` is asked for the texts of those that are not known.

    Of a file whose text cannot be had nothing is known the next time either.
    """
    demanded = repr((asked.asked, asked.choices, asked.language))
    keys = {file.path: digest([file.parse.__name__, file.path, file.digest, demanded]) for file in files}
    known = {path: found for shelf in range(_SHELVES) for path, found in _shelf(store, shelf).items()}
    kept = {path: known[path] for path, key in keys.items() if path in known and known[path][0] == key}
    fresh = [(file, said) for file in files if file.path not in kept and (said := text(file.path)) is not None]
    made = on_all_cores(lambda one: parsed(one[0].parse, one[0].path, one[1], asked), fresh, said="reading {} entries")
    kept |= {file.path: (keys[file.path], found) for (file, _), found in zip(fresh, made, strict=True)}
    changed = {*(file.path for file, _ in fresh), *(known.keys() - kept.keys())}
    for shelf in {_shelf_of(path) for path in changed}:
        store.keep(_name(shelf), {path: found for path, found in kept.items() if _shelf_of(path) == shelf})
    return (kept.get(file.path, ("", (None, ())))[1] for file in files)


def _shelf(store: Store, shelf: int) -> dict[str, tuple[str, Parsed]]:
    found: dict[str, tuple[str, Parsed]] = store.recall(_name(shelf), *_RECORDS) or {}
    return found


def _name(shelf: int) -> str:
    return f"entries-{shelf}"


def _shelf_of(path: str) -> int:
    return crc32(path.encode()) % _SHELVES


class _EnoughError(Exception):
    """So much is wrong with a file that the rest of it is not looked at."""


@cache
def parsed(parse: Parse, path: str, text: str, asked: Demands) -> Parsed:
    """What a file holds; it is taken apart once in a process for each text it has had."""
    problems: list[Problem] = []

    def say(line: int, said: str) -> None:
        problems.append(Problem(path, line, said))
        if len(problems) >= limits.PROBLEMS:
            problems.append(Problem(path, line, f"{limits.PROBLEMS} problems in one file; the rest was not looked at"))
            raise _EnoughError

    try:
        return parse(path, text, asked, say), tuple(problems)
    except _EnoughError:
        return None, tuple(problems)
