"""The finished site: MkDocs and Pagefind over docs/. What stands in site/ already as it is to is not made again.

Each file of the site is known by what it was made from: a page by its file under docs/, and by all that pages have in
common (`around`); what MkDocs takes from the theme by that alone; any other file by what it holds. Nothing that spans
pages is left to MkDocs, so that a page can be built without the others.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.content.links import DOCS
from generator.content.problems import Problem
from generator.outputs.contents import Contents, data
from generator.outputs.offline import WORKER
from generator.publish import mkdocs, parts
from generator.publish.allowed import OVERRIDES
from generator.publish.by_hand import linked_files
from generator.publish.folder import below, parents, state, unwritable, walked
from generator.publish.index import FOLDER as INDEX
from generator.publish.index import Indexing
from generator.publish.ledger import Row, hold, keep, put, recalled
from generator.publish.offline import settled
from generator.publish.survey import key_of
from generator.work.cores import on_all_cores
from generator.work.store import Store
from generator.work.version import digest, version

SITE = "site"
"""The folder of the finished site."""

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
class Target:
    """Where a site is made: its folder, the name that it is remembered by, and its own settings of MkDocs."""

    folder: Path
    name: str
    own: Mapping[str, object] = field(default_factory=dict)


def public(root: Path) -> Target:
    """The site that is published."""
    return Target(root / SITE, SITE)


@dataclass(frozen=True, slots=True)
class Finished:
    """What finishing came to: what failed if something did, and how many files were made, removed, and left alone.

    The search's index is not among these.
    """

    failed: str = ""
    made: int = 0
    removed: int = 0
    unchanged: int = 0


def in_the_way(root: Path) -> Iterator[Problem]:
    """What stands in the folder of the site and is not to stand there is removed, what a link leads to as well."""
    place = root / SITE
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        yield Problem(SITE, 1, "no folder of its own; the site is made here, and what stands here goes: move it away")


def finish(root: Path, docs: int, source: Source, store: Store, of: str) -> Finished:
    """Makes site/ of docs/; `of` is a digest of all that docs/ was made from.

    `docs` is the descriptor by which docs/ is held; what is started holds it too, even if this process is killed.
    `UnwritableError` if the system refuses something.
    """
    target = public(root)
    store.forget(_last(target))
    with Indexing(root, target.folder, target.name, source.docs, source.language, store) as indexing:
        with tried():
            target.folder.mkdir(exist_ok=True)
            indexing.start(docs)
        found = made(root, source, store, target)
        if failed := found.failed or indexing.ended():
            return Finished(failed)
    store.keep(_last(target), digest([of, around(root, target)]))
    return found


def finished(root: Path, source: Source, store: Store, of: str) -> Finished | None:
    """What finishing comes to where site/ is as it was left, and was made of the same; else nothing."""
    target = public(root)
    if store.recall(_last(target)) != digest([of, around(root, target)]):
        return None
    site = _Site(root, store, target)
    as_left = all(site.has(path, row.key) for path, row in site.before.items())
    index = Indexing(root, target.folder, target.name, source.docs, source.language, store)
    if not as_left or {*below(site.folder, INDEX)} != {*site.before} or not index.stands():
        return None
    keep(store, target.name, site.rows)
    return Finished(unchanged=len(site.rows))


def _last(target: Target) -> str:
    """What all of a site was made from is remembered by this name."""
    return f"{target.name}-last"


def renewed(root: Path, source: Source, store: Store, target: Target) -> str:
    """Makes the pages of a site that are to be made, and nothing else; gives what fails."""
    site = _Site(root, store, target)
    with tried():
        site.folder.mkdir(parents=True, exist_ok=True)
        failed = _pages(site, source, store)
    hold(store, target.name, {**site.before, **site.rows})
    return failed


def made(root: Path, source: Source, store: Store, target: Target) -> Finished:
    """Makes a site, all but its index."""
    site = _Site(root, store, target)
    with tried():
        site.folder.mkdir(parents=True, exist_ok=True)
        files, folders = walked(site.folder, INDEX)
        for path in files:
            if path not in site.before:
                (site.folder / path).unlink()  # a link, too, through which other files seem to stand here
        if failed := _pages(site, source, store):
            return Finished(failed)
        _copies(site, source)
        _beside(site, source.beside)
        _beside(site, settled(root / DOCS, site.folder, site.rows, store))
        removed = _pruned(site, files, folders)
    keep(store, target.name, site.rows)
    count = sum(path not in site.before or site.before[path].digest != row.digest for path, row in site.rows.items())
    return Finished("", count, removed, len(site.rows) - count)


def around(root: Path, target: Target) -> str:
    """A digest of what every page is made with: MkDocs and all else that is installed, its settings, and overrides/."""
    files = ((path, root / OVERRIDES / path) for path in sorted(below(root / OVERRIDES)))
    told = [piece for path, place in files for piece in (path.encode(), place.read_bytes())]
    return digest([version(), repr(mkdocs.values(root)), repr(target.own), *told])


class _Site:
    """The files of a site: those that stood there (`before`), and those that stand there as they are to (`rows`)."""

    def __init__(self, root: Path, store: Store, target: Target) -> None:
        self.root = root
        self.target = target
        self.folder = target.folder
        self.before = recalled(store, target.name)
        self.rows: dict[str, Row] = {}

    def has(self, path: str, key: str) -> bool:
        """Whether a file stands there that was made from that."""
        row = self.before.get(path)
        place = f"{self.folder}/{path}"
        if row is None or row.key != key or not row.stands(place, now := state(place), _MOST):
            return False
        self.rows[path] = row if row.state == now else row._replace(state=now)
        return True

    def fill(self, keys: Mapping[str, str], find: Callable[[str], bytes]) -> None:
        """Puts files into their places, each made from what its key says; `find` gives the bytes of each."""
        paths = list(keys)
        made = on_all_cores(lambda path: self._put(path, keys[path], find(path)), paths)
        self.rows.update(zip(paths, made, strict=True))

    def _put(self, path: str, key: str, found: bytes) -> Row:
        with tried(path):
            self.draft.write_bytes(found)
            self._move(self.draft, self.folder / path)
        return put(key, found, f"{self.folder}/{path}")

    @property
    def draft(self) -> Path:
        """Where this process makes a file whole before it takes its place."""
        return self.folder / f".draft-{os.getpid()}"

    def _move(self, made: Path, place: Path) -> None:
        """Moves a file to its place, where it takes that of whatever stands there."""
        try:
            made.replace(place)
        except OSError:
            for folder in place.relative_to(self.folder).parents:
                if (found := self.folder / folder).is_symlink() or found.is_file():
                    found.unlink()
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            made.replace(place)


def _pages(site: _Site, source: Source, store: Store) -> str:
    """Has MkDocs build the pages that are to be built, and all that it takes from the theme; gives what it fails of."""
    common = around(site.root, site.target)
    # Where the settings give no navigation, MkDocs makes one of all pages: then each depends on all.
    alone = mkdocs.values(site.root).get("nav") is not None
    # Another theme may show more of a page's content than the content, such as its headings.
    themed = (site.root / OVERRIDES).is_dir()
    if not alone:
        common = digest([common, *(piece for page in sorted(source.docs.items()) for piece in page)])
    keys = {path: digest([common, told]) for path, told in source.docs.items() if path.endswith(".md")}
    fresh = [path for path, key in keys.items() if not site.has(parts.html_of(path), key)]
    own = [path for path, row in site.before.items() if row.key == common]
    if not fresh and own and all(site.has(path, common) for path in own):
        return ""
    linked = {
        path: {*linked_files(path, (site.root / DOCS / path).read_text(encoding="utf-8"), source.docs)}
        for path in fresh
        if path in source.by_hand
    }
    with _workplace(store, site.target.name) as folder:
        laid = []
        for number, pages in enumerate(parts.divided(fresh, linked) if alone else [[*keys]]):
            needed = {other for page in pages for other in linked.get(page, ())}
            framed = {*pages, *needed} - {*source.by_hand} if alone and themed else ()
            laid.append(parts.Part(folder / str(number), tuple(pages), needed, framed, site.target.own))
        if failed := parts.built(site.root, laid):
            return failed
        built = {parts.html_of(page): (part, page) for part in laid for page in part.pages}
        keys_of = {path: keys[page] for path, (_, page) in built.items()}
        site.fill(keys_of, lambda path: parts.html(site.root, *built[path]))
        theme = {path: common for path in laid[0].of_theme() if not site.has(path, common)}
        site.fill(theme, lambda path: (laid[0].site / path).read_bytes())
    return ""


@contextmanager
def _workplace(store: Store, name: str) -> Iterator[Path]:
    """A folder in which pages are built before they take their places; it goes when they have.

    It is in the store's, where a killed build leaves it to the next one; where nothing can be kept, it is elsewhere.
    """
    folder = store.folder and store.folder / _PARTS / name
    if not (folder and _emptied(folder)):
        with TemporaryDirectory() as other:
            yield Path(other)
        return
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _emptied(folder: Path) -> bool:
    """Makes a folder, in place of what stood there; whether that can be done."""
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        folder.mkdir(parents=True)
        return True
    return False


def _copies(site: _Site, source: Source) -> None:
    """The files that are published as they are: all that are no pages, not hidden, and not yet to be settled."""
    keys = {}
    for path, told in source.docs.items():
        otherwise = path.endswith(".md") or path == WORKER or any(step.startswith(".") for step in path.split("/"))
        if not (otherwise or site.has(path, told)):
            keys[path] = told
    site.fill(keys, lambda path: (site.root / DOCS / path).read_bytes())


def _beside(site: _Site, beside: Contents) -> None:
    keys = {path: key_of(content) or digest([data(content)]) for path, content in beside.items()}
    site.fill({path: key for path, key in keys.items() if not site.has(path, key)}, lambda path: data(beside[path]))


def _pruned(site: _Site, files: Iterable[str], folders: Sequence[str]) -> int:
    """Removes the files that stood there and are not to, and of the folders that stood there those that are empty now.

    Gives the number of the files.
    """
    stray = [path for path in files if path in site.before and path not in site.rows]
    for path in stray:
        with tried(path):
            (site.folder / path).unlink(missing_ok=True)
    needed = {parent for path in site.rows for parent in parents(path)}
    for path in reversed(folders):
        if path not in needed and (site.folder / path).is_dir():
            (site.folder / path).rmdir()
    return len(stray)


@contextmanager
def tried(path: str = "") -> Iterator[None]:
    """What the system refuses is said of the path in site/."""
    try:
        yield
    except OSError as error:
        raise unwritable(path, error, SITE) from error
