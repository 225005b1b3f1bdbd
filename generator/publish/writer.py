"""Writes the generated files into docs/. The only writer: changed files only, stale files pruned, all or nothing.

It writes under the paths reserved for it and nowhere else. What was written before stands in a list beside the pages,
so that a page that is no longer generated is removed, and a file that somebody wrote by hand never is. The reserved
paths stand in docs/.gitignore, which is generated too.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from generator.content.links import DOCS
from generator.content.problems import Problem
from generator.outputs.contents import Content, Contents, Lasting

LEDGER = ".generated"
"""The list of the generated files, under docs/; MkDocs passes over files whose name starts with a dot."""

IGNORED = ".gitignore"

_DRAFT = ".draft"

MANY = 100
"""So much content that is yet to be made is worth a process for each core."""


@dataclass(frozen=True, slots=True)
class Report:
    """What writing changed, as counts of files."""

    written: int
    removed: int
    unchanged: int


def in_the_way(root: Path, files: Contents, reserved: Sequence[str]) -> list[Problem]:
    """A problem for each file under the reserved paths that somebody wrote by hand."""
    docs = root / DOCS
    ours = _ledger(docs, reserved)
    return [
        Problem(f"{DOCS}/{path}", 1, "a file where pages are generated; move it, or delete it")
        for path in sorted(_standing(docs, reserved))
        if path not in ours and (path not in files or _read(docs / path) != _bytes(files[path]))
    ]


def write(root: Path, files: Contents, reserved: Sequence[str]) -> Report:
    """Makes the reserved paths under docs/ hold exactly these files.

    New contents go into drafts first, and the drafts take their places when all of them are on the disk. An error on
    the way leaves the pages as they were. A path that is not reserved is an error of the generator: a `ValueError`.
    """
    if astray := [path for path in files if not _within(path, reserved)]:
        raise ValueError(f"generated outside of the reserved paths: {', '.join(sorted(astray))}")
    docs = root / DOCS
    before = _ledger(docs, reserved)
    changed = {path: content for path, content in files.items() if _differs(docs / path, content, path in before)}
    stale = sorted(path for path in before - files.keys() if (docs / path).exists())
    ledger = _listed(files)
    _keep(docs, IGNORED, _listed(f"/{path}" for path in (*reserved, IGNORED, LEDGER)) if files else b"")
    if _read(docs / LEDGER) != ledger:
        # Old and new together first: whatever is on the disk after a crash is known to be ours.
        _replace(docs, {LEDGER: _listed(before | files.keys())})
    _replace(docs, changed)
    for path in stale:
        (docs / path).unlink()
    for folder in sorted({(docs / path).parent for path in stale}, key=lambda path: -len(path.parts)):
        _remove_empty(folder, docs)
    _keep(docs, LEDGER, ledger)
    return Report(len(changed), len(stale), len(files) - len(changed))


def _keep(docs: Path, name: str, data: bytes) -> None:
    """Makes the file hold the data; a file that would be empty goes."""
    if not data:
        (docs / name).unlink(missing_ok=True)
    elif _read(docs / name) != data:
        _replace(docs, {name: data})


def _within(path: str, reserved: Sequence[str]) -> bool:
    """Whether a path is plain, and reserved."""
    plain = path == posixpath.normpath(path) and not path.startswith(("/", ".."))
    return plain and any(path == own or (own.endswith("/") and path.startswith(own)) for own in reserved)


def _standing(docs: Path, reserved: Sequence[str]) -> Iterator[str]:
    """The files under the reserved paths, hidden ones aside."""
    for own in reserved:
        if not own.endswith("/"):
            if (docs / own).exists():
                yield own
            continue
        for folder, folders, names in os.walk(docs / own):
            folders[:] = [name for name in folders if not name.startswith(".")]
            way = Path(folder).relative_to(docs).as_posix()
            yield from (f"{way}/{name}" for name in names if not name.startswith("."))


def _bytes(content: Content) -> bytes:
    if isinstance(content, str):
        return content.encode()
    return _made(content) if isinstance(content, Lasting) else content


def _made(content: Lasting) -> bytes:
    return content.make()


def _ready(files: Contents) -> Iterator[tuple[str, bytes]]:
    """The files with their bytes; what is yet to be made is made on all cores, where there is much of it."""
    lasting = {path: content for path, content in files.items() if isinstance(content, Lasting)}
    yield from ((path, _bytes(content)) for path, content in files.items() if path not in lasting)
    if len(lasting) < MANY:
        yield from ((path, _made(content)) for path, content in lasting.items())
        return
    # Started anew instead of forked: a fork of a process with threads, such as the server, may hang.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as makers:
        yield from zip(lasting, makers.map(_made, lasting.values(), chunksize=16), strict=True)


def _differs(path: Path, content: Content, ours: bool) -> bool:
    """Whether the file is to be written."""
    if isinstance(content, Lasting):
        return not (ours and path.is_file())
    return _read(path) != _bytes(content)


def _listed(paths: Iterable[str]) -> bytes:
    return "".join(f"{path}\n" for path in sorted(paths)).encode()


def _ledger(docs: Path, reserved: Sequence[str]) -> set[str]:
    """The files that were generated before. A line that names any other path is passed over."""
    data = _read(docs / LEDGER)
    return {path for path in data.decode().splitlines() if _within(path, reserved)} if data else set()


def _read(path: Path) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _replace(docs: Path, files: Contents) -> None:
    drafts: list[tuple[Path, Path]] = []
    try:
        for path, data in _ready(files):
            place = docs / path
            draft = place.with_name(f".{place.name}{_DRAFT}")
            place.parent.mkdir(parents=True, exist_ok=True)
            drafts.append((draft, place))
            draft.write_bytes(data)
        for draft, place in drafts:
            draft.replace(place)
    finally:
        for draft, _ in drafts:
            draft.unlink(missing_ok=True)


def _remove_empty(folder: Path, docs: Path) -> None:
    while folder != docs and folder.exists() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
