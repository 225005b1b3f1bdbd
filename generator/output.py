"""Writes the generated pages. The only writer: changed files only, stale files pruned, all or nothing.

What was written before stands in a list beside the pages, so that a page that is no longer generated is removed, and a
file that somebody wrote by hand never is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import addresses
from generator.model import Problem

LEDGER = ".generated"
"""The list of the generated files, under docs/; MkDocs passes over files whose name starts with a dot."""

_DRAFT = ".draft"


@dataclass(frozen=True, slots=True)
class Report:
    """What writing changed, as counts of files."""

    written: int
    removed: int
    unchanged: int


Content = str | bytes | Callable[[], bytes] | None
"""What a generated file holds: a text, bytes, what makes them when written, or nothing if it stands already."""

Contents = Mapping[str, Content]
"""The generated files by their path under docs/."""


def existing(root: Path) -> frozenset[str]:
    """The generated files that are on the disk."""
    docs = root / addresses.DOCS
    return frozenset(path for path in _ledger(docs) if (docs / path).is_file())


def in_the_way(root: Path, files: Contents) -> list[Problem]:
    """A problem for each hand-written file that stands where a page would be generated."""
    docs = root / addresses.DOCS
    ours = _ledger(docs)
    return [
        Problem(f"{addresses.DOCS}/{path}", 1, "a file where a page is generated; move it, or delete it")
        for path, content in sorted(files.items())
        if path not in ours and (docs / path).exists() and _read(docs / path) != _bytes(content)
    ]


def write(root: Path, files: Contents) -> Report:
    """Makes docs/ hold exactly these generated files beside the hand-written ones.

    New contents go into drafts first, and the drafts take their places when all of them are on the disk. An error on
    the way leaves the pages as they were.
    """
    docs = root / addresses.DOCS
    before = _ledger(docs)
    changed = {path: content for path, content in files.items() if _differs(docs / path, content)}
    stale = sorted(path for path in before - files.keys() if (docs / path).exists())
    ledger = _listed(files)
    if _read(docs / LEDGER) != ledger:
        # Old and new together first: whatever is on the disk after a crash is known to be ours.
        _replace(docs, {LEDGER: _listed(before | files.keys())})
    _replace(docs, changed)
    for path in stale:
        (docs / path).unlink()
    for folder in sorted({(docs / path).parent for path in stale}, key=lambda path: -len(path.parts)):
        _remove_empty(folder, docs)
    if _read(docs / LEDGER) != ledger:
        _replace(docs, {LEDGER: ledger})
    return Report(len(changed), len(stale), len(files) - len(changed))


def _bytes(content: Content) -> bytes:
    if isinstance(content, str):
        return content.encode()
    return content() if callable(content) else content or b""


def _differs(path: Path, content: Content) -> bool:
    """Whether the file is to be written. What is yet to be made is new."""
    return content is not None and (callable(content) or _read(path) != _bytes(content))


def _listed(paths: Iterable[str]) -> bytes:
    return "".join(f"{path}\n" for path in sorted(paths)).encode()


def _ledger(docs: Path) -> set[str]:
    data = _read(docs / LEDGER)
    return set(data.decode().splitlines()) if data else set()


def _read(path: Path) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _replace(docs: Path, files: Contents) -> None:
    drafts: list[tuple[Path, Path]] = []
    try:
        for path, content in files.items():
            place = docs / path
            draft = place.with_name(f".{place.name}{_DRAFT}")
            place.parent.mkdir(parents=True, exist_ok=True)
            drafts.append((draft, place))
            draft.write_bytes(_bytes(content))
        for draft, place in drafts:
            draft.replace(place)
    finally:
        for draft, _ in drafts:
            draft.unlink(missing_ok=True)


def _remove_empty(folder: Path, docs: Path) -> None:
    while folder != docs and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
