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
from pathlib import Path
from typing import Self

from generator.arrange.pages import PAGES
from generator.content.links import DOCS
from generator.publish.folder import below, read, state
from generator.publish.ledger import Row, Rows, keep, put, recalled
from generator.publish.parts import start
from generator.work.remembered import remembered
from generator.work.store import Store
from generator.work.telling import stage
from generator.work.version import digest, version

FOLDER = "pagefind"
"""Where it is in the site."""

SEARCHED = "data-pagefind-body"
"""The attribute of an element that is searched."""

_ARTICLES = tuple(kind.route.partition("{slug}")[0] for kind in PAGES if kind.article)
_REMEMBERED = "searched"
_MOST = 100_000_000
_BLOCK = re.compile(r"<(/?)div\b([^>]*)>")
_UNSEARCHED = re.compile(r' (?:href|title)="[^"]*"')


def command(site: Path, language: str) -> tuple[str, ...]:
    """Has Pagefind make the index of docs/ for a site: a module of Python, in the project's root."""
    folders = ",".join(folder.rstrip("/") for folder in _ARTICLES)
    return (
        *("pagefind_bin_extended", "--quiet", "--site", DOCS, "--glob", f"{{{folders}}}/*.md"),
        *("--output-path", str(site / FOLDER), "--root-selector", f"[{SEARCHED}]", "--force-language", language),
    )


class Indexing:
    """The making of an index while other parts of a site are made; it is ended if it is left early.

    `name` is what the site is remembered by.
    """

    def __init__(self, root: Path, site: Path, name: str, docs: Mapping[str, str], language: str, store: Store) -> None:
        self._root = root
        self._folder = site / FOLDER
        self._command = command(site, language)
        self._store = store
        self._ledger, self._indexed = f"{name}-index", f"{name}-indexed"
        told = searched(root, docs, store)
        self._key = told and digest([told, language])
        self._count = sum(path.startswith(_ARTICLES) for path in docs)
        self._process: subprocess.Popen[str] | None = None

    def stands(self) -> bool:
        """Whether the index that stands in the site is of what is searched."""
        return self._is_right(self._whole())

    def start(self, hold: int | None = None) -> None:
        """Starts it, unless the index stands. What is started holds docs/ by the descriptor, if there is one.

        What Pagefind finds of an earlier index it does not write again; but only a whole one is left to it.
        """
        whole = self._whole()
        if self._is_right(whole):
            return
        known = self._store.recall(self._indexed)
        self._store.forget(self._indexed)
        if not (known and whole and self._key):
            shutil.rmtree(self._folder, ignore_errors=True)
        if self._key:
            self._process = start(self._root, self._command, hold)
        else:
            self._store.forget(self._ledger)

    def _whole(self) -> Rows | None:
        """The rows of the index as they are now, if it stands as it was left."""
        rows = recalled(self._store, self._ledger)
        found = {}
        for path in below(self._folder):
            place = f"{self._folder}/{path}"
            row, now = rows.get(path), state(place)
            if row is None or not row.stands(place, now, _MOST):
                return None
            found[path] = row._replace(state=now)
        return found if found.keys() == rows.keys() else None

    def _is_right(self, whole: Rows | None) -> bool:
        """Whether a whole index is of what is searched; then its rows are remembered as they are now."""
        if whole is None or (self._store.recall(self._indexed) or "") != self._key:
            return False
        keep(self._store, self._ledger, whole)
        return True

    def runs(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def ended(self) -> str:
        """What it says if it fails, when it has ended: nothing if the index stands."""
        if not self._process:
            return ""
        with stage("indexing what is searched", self._count):
            _, said = self._process.communicate()
        status, self._process = self._process.returncode, None
        if status:
            return said or f"{self._command[0]} ended with {status}\n"
        tidy(self._folder)
        before = recalled(self._store, self._ledger)
        rows = {path: _row(f"{self._folder}/{path}", before.get(path)) for path in below(self._folder)}
        keep(self._store, self._ledger, rows)
        self._store.keep(self._indexed, self._key)
        return ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()


def _row(place: str, before: Row | None) -> Row:
    now = state(place)
    return before if before and now and before.state == now else put("", read(place, _MOST), place)


def searched(root: Path, pages: Mapping[str, str], store: Store) -> str:
    """A digest of all that is searched; "" if nothing is. `pages` are those under docs/, with digests of them."""
    files = {path: pages[path] for path in sorted(pages) if path.startswith(_ARTICLES)}
    found = remembered(store, _REMEMBERED, files, lambda path: _told(root / DOCS / path))
    pieces = [piece for path, text in found.items() if text for piece in (path, text)]
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
