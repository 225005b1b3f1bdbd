"""MkDocs over parts of docs/: the pages that are to be built, divided among the cores, each part as a site of its own.

A part has a folder that stands for docs/, with a link to each file that it needs. So a build is as strict as one over
all of docs/, and takes as long as the part is large. MkDocs makes a page of its file, of the settings and of where the
navigation leads; a page that stands in the navigation and in no part is an empty file there.
"""

from __future__ import annotations

import io
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.arrange.arrange import address_of
from generator.content.links import DOCS
from generator.publish import mkdocs
from generator.publish.folder import below
from generator.publish.settings import SETTINGS_FILE
from generator.work.cores import on_all_cores
from generator.work.telling import stage

SETTLED = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
"""What programs find in their environment: no clock in what is published, so that the same docs/ gives the same
bytes."""

SIZE = 2000
"""So many pages are in a part at most: MkDocs holds all of its pages in memory."""

WORTH = 200
"""So many pages are worth a part of their own, each of which takes a tenth of a second."""


MARK = '<div class="generated-content"></div>'
"""Stands for the content of a generated page while MkDocs builds what is around it."""

_FENCE = "\n---\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its folder, and the pages that it is for, as paths from docs/.

    `needed` are files that these link to. `framed` are pages whose content Python-Markdown gives back as it is: MkDocs
    builds them with a mark in its place, and need not take it apart to find that out. `own` are settings in place of
    the project's.
    """

    folder: Path
    pages: tuple[str, ...]
    needed: Collection[str] = ()
    framed: Collection[str] = ()
    own: Mapping[str, object] = field(default_factory=dict)

    @property
    def site(self) -> Path:
        """Where MkDocs puts what it makes."""
        return self.folder / "site"

    def of_theme(self) -> Iterator[str]:
        """What MkDocs makes of no file under docs/, but of its theme, as paths from the site's root."""
        ours = {html_of(path) if path.endswith(".md") else path for path in below(self.folder / DOCS)}
        yield from (path for path in below(self.site) if path not in ours)


def html(root: Path, part: Part, page: str) -> bytes:
    """A page of a part that was built, as it is published."""
    built = (part.site / html_of(page)).read_bytes()
    if page not in part.framed:
        return built
    if (count := built.count(MARK.encode())) != 1:
        raise ValueError(f"{page}: {count} places for its content; there is to be one")
    _, content = _parted(root / DOCS / page)
    return built.replace(MARK.encode(), content.rstrip("\n").encode())


def html_of(page: str) -> str:
    """Where MkDocs publishes a page: a path from docs/ in, one from the site's root out."""
    return f"{address_of(page)}index.html"


def divided(pages: Sequence[str], beside: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """The pages in parts: at least one, and so many that each core has work.

    `beside` are pages that link to others, each with these: they stand in one part with each other.
    """
    together = [page for page in pages if page in beside]
    others = [page for page in pages if page not in beside]
    cores = os.cpu_count() or 1
    count = max(1, min(cores, len(others) // WORTH))
    if len(others) > count * SIZE:
        count = -(-len(others) // (SIZE * cores)) * cores
    for number in range(count):
        yield [*(together if number == 0 else ()), *others[number::count]]


def _lay(root: Path, part: Part) -> None:
    """Lays out a part for MkDocs; what stood in its folder goes."""
    shutil.rmtree(part.folder, ignore_errors=True)
    docs = part.folder / DOCS
    paths = {*part.pages, *part.needed}
    stubs = {*mkdocs.navigation(root)} - paths
    for within in {path.rpartition("/")[0] for path in (*paths, *stubs)}:
        (docs / within).mkdir(parents=True, exist_ok=True)
    for path in paths:
        if path in part.framed and path.endswith(".md"):
            (docs / path).write_text(f"{_parted(root / DOCS / path)[0]}{_FENCE}{MARK}\n", encoding="utf-8")
        else:
            (docs / path).symlink_to(root / DOCS / path)
    for path in stubs:
        (docs / path).touch()
    places = {"docs_dir": str(docs), "site_dir": str(part.site)}
    mkdocs.write_settings(root, part.folder / SETTINGS_FILE, **places, validation=_validation(root), **part.own)


def _validation(root: Path) -> Mapping[str, object]:
    """What MkDocs is to look for: as the project says, but for parts of pages, which by_hand.py looks for."""
    found = mkdocs.values(root).get("validation") or {}
    return {**found, "links": {**(found.get("links") or {}), "anchors": "ignore"}}


def _parted(page: Path) -> tuple[str, str]:
    """A generated page's front matter, and its content."""
    head, _, content = page.read_text(encoding="utf-8").partition(_FENCE)
    return head, content


def built(root: Path, parts: Sequence[Part]) -> str:
    """Has MkDocs build all of them, and gives what it says of those that fail: nothing if none does."""
    failed = []
    with stage("building {} pages", sum(len(part.pages) for part in parts)) as done:
        count = 0
        for part, said in zip(parts, on_all_cores(partial(_built, root), parts, many=2), strict=True):
            failed.append(said)
            count += len(part.pages)
            if done:
                done(count)
    return "".join(failed)


def _built(root: Path, part: Part) -> str:
    """Builds a part; gives what MkDocs says if it fails: an error or a warning, which is as bad."""
    _lay(root, part)
    said = io.StringIO()
    telling = logging.StreamHandler(said)
    telling.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    log = logging.getLogger("mkdocs")
    log.addHandler(telling)
    try:
        with _settled():
            config = load_config(config_file=str(part.folder / SETTINGS_FILE), strict=True)
            build(config)
    except (Exception, SystemExit) as error:  # the latter is how it says that it gives up
        return f"{said.getvalue()}{error}\n".replace(f"{part.folder}{os.sep}", "")
    finally:
        log.removeHandler(telling)
    return ""


@contextmanager
def _settled() -> Iterator[None]:
    """Within it the environment is settled."""
    before = {name: os.environ.get(name) for name in SETTLED}
    os.environ.update(SETTLED)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def start(root: Path, command: Sequence[str], hold: int | None) -> subprocess.Popen[str]:
    """Starts a module of Python in the project, which holds docs/ too by its descriptor, if there is one.

    So the next build waits for it, even if the one that started it is killed.
    """
    # -P: no module of Python that happens to stand in the project takes the place of an installed one. And in a session
    # of its own: Ctrl-C lets it finish or be ended by who started it, instead of breaking it off while it starts.
    full = [sys.executable, "-P", "-m", *command]
    return subprocess.Popen(
        full,
        cwd=root,
        env={**os.environ, **SETTLED},
        pass_fds=[] if hold is None else [hold],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
