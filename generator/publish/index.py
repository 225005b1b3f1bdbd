"""The search's index, which Pagefind makes of the generated pages of questions and terms.

It reads them under docs/, where they hold all that is searched: so it need not wait for MkDocs, and an index is known
to be right still by what is searched, whatever else of a page changed.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Self

from generator.arrange.pages import PAGES
from generator.content.links import DOCS
from generator.publish.folder import state
from generator.publish.ledger import Row, Rows
from generator.publish.parts import ended, start
from generator.work.cores import on_all_cores
from generator.work.store import Store
from generator.work.telling import stage
from generator.work.version import digest, version

FOLDER = "pagefind"
"""Where it is in the site."""

SEARCHED = "data-pagefind-body"
"""The attribute of an element that is searched."""

_ARTICLES = tuple(kind.route.partition("{slug}")[0] for kind in PAGES if kind.article)
_REMEMBERED = "searched"
_INDEXED = "indexed"
_MOST = 100_000_000
_BLOCK = re.compile(r"<(/?)div\b([^>]*)>")
_UNSEARCHED = re.compile(r' (?:href|title)="[^"]*"')


def command(site: Path, language: str) -> tuple[str, ...]:
    """Has Pagefind make the index of docs/ for a site: a module of Python, in the project's root."""
    folders = ",".join(folder.rstrip("/") for folder in _ARTICLES)
    return (
        *("pagefind_bin", "--quiet", "--site", DOCS, "--glob", f"{{{folders}}}/*.md"),
        *("--output-path", str(site / FOLDER), "--root-selector", f"[{SEARCHED}]", "--force-language", language),
    )


class Indexing:
    """The making of an index, while other parts of the site are made; it is ended if it is left early."""

    def __init__(self, root: Path, site: Path, docs: Mapping[str, str], language: str, store: Store) -> None:
        self._root = root
        self._folder = site / FOLDER
        self._command = command(site, language)
        self._store = store
        told = searched(root, docs, store)
        self._key = told and digest([told, language])
        self._count = sum(path.startswith(_ARTICLES) for path in docs)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, before: Rows, hold: int) -> None:
        """Starts it, unless the index that stands in the site is of what is searched.

        What Pagefind finds of an earlier index it does not write again; but only a whole one is left to it.
        """
        of = self._store.recall(_INDEXED)
        whole = bool(of) and _whole(self._folder, before)
        if whole and of == self._key:
            return
        self._store.forget(_INDEXED)
        if not whole or not self._key:
            shutil.rmtree(self._folder, ignore_errors=True)
        if self._key:
            self._process = start(self._root, self._command, hold)

    def ended(self) -> int:
        """Its exit status, when it has ended."""
        if not self._process:
            return 0
        with stage("indexing what is searched", self._count) as done:
            status = ended(self._process, partial(done, 0) if done else None)
        if not status:
            tidy(self._folder)
        return status

    def rows(self, before: Rows) -> dict[str, Row]:
        """The files of the index, as they stand."""
        found = {}
        for place in self._folder.rglob("*") if self._key else ():
            if place.is_file():
                path, now = f"{FOLDER}/{place.relative_to(self._folder).as_posix()}", state(str(place))
                row = before.get(path)
                found[path] = row if row and row.state == now else Row("", digest([place.read_bytes()]), now)
        return found

    def keep(self) -> None:
        """Remembers of what the index is."""
        if self._key:
            self._store.keep(_INDEXED, self._key)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()


def _whole(folder: Path, rows: Rows) -> bool:
    """Whether an index stands as it was left."""
    site = folder.parent
    own = {f"{site}/{path}": row for path, row in rows.items() if path.startswith(f"{FOLDER}/")}
    found = {str(place) for place in folder.rglob("*") if place.is_file()}
    return found == own.keys() and all(row.stands(place, state(place), _MOST) for place, row in own.items())


def searched(root: Path, pages: Mapping[str, str], store: Store) -> str:
    """A digest of all that is searched; "" if nothing is. `pages` are those under docs/, with digests of them."""
    known: Mapping[str, tuple[str, str]] = store.recall(_REMEMBERED) or {}
    found = {path: known.get(path, ("", "")) for path in sorted(pages) if path.startswith(_ARTICLES)}
    fresh = [path for path, (of, _) in found.items() if of != pages[path]]
    for path, told in zip(fresh, on_all_cores(lambda path: _told(root / DOCS / path), fresh), strict=True):
        found[path] = (pages[path], told)
    if found != known:
        store.keep(_REMEMBERED, found)
    pieces = [piece for path, (_, text) in found.items() if text for piece in (path, text)]
    return digest([version(), *pieces]) if pieces else ""


def _told(page: Path) -> str:
    pieces = list(elements(page.read_text(encoding="utf-8")))
    return digest(pieces) if pieces else ""


def elements(html: str) -> Iterator[str]:
    """The elements that are searched, blocks that may hold others, without the attributes that nobody searches."""
    depth = start = 0
    for tag in _BLOCK.finditer(html):
        if tag[1]:
            depth -= depth > 0
            if not depth and start:
                yield _UNSEARCHED.sub("", html[start - 1 : tag.end()])
                start = 0
        elif depth or SEARCHED in tag[2]:
            if not depth:
                start = tag.start() + 1
            depth += 1


def tidy(folder: Path) -> None:
    """Takes away what an earlier index left there: Pagefind writes what is not there yet, and removes nothing."""
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    metas = {f"pagefind.{one['hash']}.pf_meta" for one in entry["languages"].values()}
    named = b"".join(gzip.decompress((folder / name).read_bytes()) for name in metas)
    for path in folder.rglob("*.pf_*"):
        name = path.name.partition(".")[0] if path.suffix != ".pf_meta" else path.name
        if path.name not in metas and name.encode() not in named:
            path.unlink()
