"""The finished site: MkDocs and Pagefind over docs/. What stands in site/ already as it is to is not made again.

Each file of the site is known by what it was made from: a page by its file under docs/, and by all that pages have in
common (`around`); what MkDocs takes from the theme by that alone; any other file by what it holds. Nothing that spans
pages is left to MkDocs, so that a page can be built without the others.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content.links import DOCS
from generator.content.problems import Problem
from generator.outputs.contents import Contents, Made, data
from generator.outputs.offline import WORKER
from generator.publish import mkdocs, parts
from generator.publish.allowed import OVERRIDES
from generator.publish.by_hand import linked_files
from generator.publish.folder import state, unwritable
from generator.publish.index import Indexing
from generator.publish.ledger import Row, Rows, keep, recalled
from generator.publish.offline import settled
from generator.work.store import Store
from generator.work.version import digest, version

SITE = "site"
"""The folder of the finished site."""

LEDGER = "site"
"""What stands there is remembered by this name."""

_LAST = "finished"
"""So is what all of it was made from."""

_PARTS = "parts"
"""The folder in the store's in which pages are built before they take their places."""

_MOST = 200_000_000
"""No file of a site has so many bytes: GitHub takes none of more than a hundred million."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a site is made of: the files under docs/ with a digest of each, and those of them that were written by hand.

    `beside` are files that go into the site as they are; `language` is the one in which it is searched.
    """

    docs: Mapping[str, str]
    by_hand: Collection[str]
    beside: Contents
    language: str


@dataclass(frozen=True, slots=True)
class Finished:
    """What finishing came to: the exit status, and how many files were made, removed, and left as they are."""

    status: int
    made: int = 0
    removed: int = 0
    unchanged: int = 0


def in_the_way(root: Path) -> Iterator[Problem]:
    """What stands in the folder of the site and is not to stand there is removed, what a link leads to as well."""
    place = root / SITE
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        yield Problem(SITE, 1, "no folder of its own; the site is made here, and what stands here goes: move it away")


def finish(root: Path, docs: int, source: Source, store: Store, of: str = "") -> Finished:
    """Makes site/ of docs/; `of` is a digest of all that docs/ was made from.

    `docs` is the descriptor by which docs/ is held; what is started holds it too, even if this process is killed.
    `UnwritableError` if the system refuses something.
    """
    store.forget(_LAST)
    site = _Site(root, store)
    with tried():
        site.folder.mkdir(exist_ok=True)
        with Indexing(root, site.folder, source.docs, source.language, store) as indexing:
            indexing.start(site.before, docs)
            if status := _pages(site, source, store, docs) or indexing.ended():
                return Finished(status)
            _copies(site, source)
            _beside(site, source.beside)
            _beside(site, settled(root / DOCS, site.folder, site.rows, store))
            site.rows |= indexing.rows(site.before)
            removed = _pruned(site.folder, site.rows)
            keep(store, LEDGER, site.rows)
            indexing.keep()
    store.keep(_LAST, digest([of, around(root)]) if of else "")
    made = sum(path not in site.before or site.before[path].digest != row.digest for path, row in site.rows.items())
    return Finished(0, made, removed, len(site.rows) - made)


def finished(root: Path, of: str, store: Store) -> Finished | None:
    """What finishing comes to where site/ is as it was left, and was made of the same; else nothing."""
    if store.recall(_LAST) != digest([of, around(root)]):
        return None
    site = _Site(root, store)
    if not all(site.has(path, row.key) for path, row in site.before.items()) or {*_files(site.folder)} != {
        *site.before
    }:
        return None
    keep(store, LEDGER, site.rows)
    return Finished(0, unchanged=len(site.rows))


def around(root: Path) -> str:
    """A digest of what every page is made with: MkDocs and all else that is installed, its settings, and overrides/."""
    files = ((path, root / OVERRIDES / path) for path in sorted(_files(root / OVERRIDES)))
    told = [piece for path, place in files for piece in (path.encode(), place.read_bytes())]
    return digest([version(), repr(mkdocs.values(root)), *told])


def put(site: Path, beside: Contents) -> None:
    """Puts files into a finished site, each in one go; `UnwritableError` if the system refuses it."""
    for path, content in beside.items():
        with tried(path):
            _put(site / path, data(content))


class _Site:
    """The files of site/: those that stood there (`before`), and those that stand there as they are to (`rows`)."""

    def __init__(self, root: Path, store: Store) -> None:
        self.root = root
        self.folder = root / SITE
        self.before = recalled(store, LEDGER)
        self.rows: dict[str, Row] = {}

    def has(self, path: str, key: str) -> bool:
        """Whether a file stands there that was made from that."""
        row = self.before.get(path)
        place = str(self.folder / path)
        now = state(place)
        if row is None or row.key != key or not row.stands(place, now, _MOST):
            return False
        self.rows[path] = replace(row, state=now)
        return True

    def take(self, made: Path, path: str, key: str) -> None:
        """Has a file that was made elsewhere take its place."""
        place = self.folder / path
        with tried(path):
            told = digest([made.read_bytes()])
            place.parent.mkdir(parents=True, exist_ok=True)
            made.replace(place)
        self.rows[path] = Row(key, told, state(str(place)))

    def put(self, path: str, key: str, found: bytes) -> None:
        """Writes a file to its place."""
        with tried(path):
            _put(self.folder / path, found)
        self.rows[path] = Row(key, digest([found]), state(str(self.folder / path)))


def _pages(site: _Site, source: Source, store: Store, docs: int) -> int:
    """Has MkDocs build the pages that are to be built, and all that it takes from the theme; gives its exit status."""
    common = around(site.root)
    keys = {path: digest([common, told]) for path, told in source.docs.items() if path.endswith(".md")}
    fresh = [path for path, key in keys.items() if not site.has(parts.html_of(path), key)]
    own = [path for path, row in site.before.items() if row.key == common]
    if not fresh and own and all(site.has(path, common) for path in own):
        return 0
    linked = {
        path: {*linked_files(path, (site.root / DOCS / path).read_text(encoding="utf-8"), source.docs)}
        for path in fresh
        if path in source.by_hand
    }
    folder = (store.folder or site.root) / _PARTS
    made = [
        parts.laid(site.root, folder / str(number), pages, {other for page in pages for other in linked.get(page, ())})
        for number, pages in enumerate(parts.divided(fresh, linked))
    ]
    if status := parts.built(site.root, made, docs):
        return status
    for part in made:
        for page in part.pages:
            site.take(part.html(page), parts.html_of(page), keys[page])
    for path in made[0].own():
        if not site.has(path, common):
            site.take(made[0].site / path, path, common)
    shutil.rmtree(folder, ignore_errors=True)
    return 0


def _copies(site: _Site, source: Source) -> None:
    """The files that are published as they are: all that are no pages, not hidden, and not yet to be settled."""
    for path, told in source.docs.items():
        otherwise = path.endswith(".md") or path == WORKER or any(step.startswith(".") for step in path.split("/"))
        if not (otherwise or site.has(path, told)):
            site.put(path, told, (site.root / DOCS / path).read_bytes())


def _beside(site: _Site, beside: Contents) -> None:
    for path, content in beside.items():
        key = content.key if isinstance(content, Made) else digest([data(content)])
        if not site.has(path, key):
            site.put(path, key, data(content))


def _put(place: Path, found: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f".{place.name}")
    new.write_bytes(found)
    new.replace(place)


def _files(folder: Path) -> Iterator[str]:
    """All files below a folder, hidden ones too, as paths from there."""
    top = str(folder)
    for within, _, names in os.walk(top):
        for name in names:
            yield f"{within}/{name}"[len(top) + 1 :]


def _pruned(folder: Path, rows: Rows) -> int:
    """Removes all files but these, and the folders that none of them stands in; gives the number of the files."""
    stray = [path for path in _files(folder) if path not in rows]
    for path in stray:
        with tried(path):
            (folder / path).unlink()
    for within in [Path(place) for place, _, _ in os.walk(folder, topdown=False)]:
        if within != folder and not any(within.iterdir()):
            within.rmdir()
    return len(stray)


@contextmanager
def tried(path: str = "") -> Iterator[None]:
    """What the system refuses is said of the path in site/."""
    try:
        yield
    except OSError as error:
        raise unwritable(path, error, SITE) from error
