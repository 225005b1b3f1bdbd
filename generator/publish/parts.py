"""MkDocs over parts of docs/: the pages that are to be built, divided among the cores, each part as a site of its own.

A part has a folder that stands for docs/, with a link to each file that it needs. So a build is as strict as one over
all of docs/, and takes as long as the part is large. MkDocs makes a page of its file, of the settings and of where the
navigation leads; a page that stands in the navigation and in no part is an empty file there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from generator.content.links import DOCS
from generator.publish import mkdocs
from generator.publish.settings import SETTINGS_FILE
from generator.work.telling import stage

SETTLED = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "LIVE_RELOAD": "false"}
"""What programs find in their environment: no clock in what is published, so that the same docs/ gives the same bytes,
and no script in a page."""

_SAID = "said.txt"

_A_MOMENT = 0.3
"""So many seconds pass before it is told again how far MkDocs has come."""

_LOOKED_FOR = 100
"""So many pages are looked for in order to know that."""

WORTH = 400
"""So many pages are worth a MkDocs of their own, which takes half a second to start."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its folder, and the pages that it is for, as paths from docs/."""

    folder: Path
    pages: tuple[str, ...]

    @property
    def site(self) -> Path:
        """Where MkDocs puts what it makes."""
        return self.folder / "site"

    def html(self, page: str) -> Path:
        """What MkDocs makes of a page."""
        return self.site / html_of(page)

    def own(self) -> Iterator[str]:
        """What MkDocs makes of no file under docs/, but of its theme, as paths from the site's root."""
        ours = {html_of(path) if path.endswith(".md") else path for path in _files(self.folder / DOCS)}
        yield from (path for path in _files(self.site) if path not in ours)


def html_of(page: str) -> str:
    """Where MkDocs publishes a page: a path from docs/ in, one from the site's root out."""
    folder, _, name = page.removesuffix(".md").rpartition("/")
    return "/".join(filter(None, (folder, "" if name in {"index", "README"} else name, "index.html")))


def divided(pages: Sequence[str], beside: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """The pages in parts: at least one, and one for each core if there are so many pages.

    `beside` are pages that link to others, each with these: they stand in one part with each other.
    """
    together = [page for page in pages if page in beside]
    others = [page for page in pages if page not in beside]
    count = max(1, min(os.cpu_count() or 1, len(pages) // WORTH))
    for number in range(count):
        yield [*(together if number == 0 else ()), *others[number::count]]


def laid(root: Path, folder: Path, pages: Sequence[str], needed: Collection[str]) -> Part:
    """A part in that folder, ready for MkDocs; what stood there goes. `needed` are files that its pages link to."""
    shutil.rmtree(folder, ignore_errors=True)
    docs = folder / DOCS
    for path in {*pages, *needed}:
        place = docs / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(root / DOCS / path)
    for path in mkdocs.navigation(root):
        if not os.path.lexists(place := docs / path):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch()
    mkdocs.write_settings(root, folder / SETTINGS_FILE, docs_dir=str(docs), site_dir=str(folder / "site"))
    return Part(folder, tuple(pages))


def built(root: Path, parts: Sequence[Part], hold: int) -> int:
    """Has MkDocs build all of them at once; gives the first exit status that is not 0, or 0.

    What it says is shown where it fails: then one of it is an error, or a warning, which is as bad.
    """
    running: list[subprocess.Popen[bytes]] = []
    try:
        for part in parts:
            with open(part.folder / _SAID, "wb") as said:
                command = ("mkdocs", "build", "--strict", "--config-file", str(part.folder / SETTINGS_FILE))
                running.append(start(root, command, hold, said))
        pages = [(part, page) for part in parts for page in part.pages]
        some = [part.html(page) for part, page in pages[:: len(pages) // _LOOKED_FOR or 1]]
        with stage("building {} pages", len(pages)) as done:

            def meanwhile() -> None:
                if done:
                    done(len(pages) * sum(map(Path.exists, some)) // len(some))

            statuses = [ended(process, meanwhile if done else None) for process in running]
    finally:
        for process in running:
            if process.poll() is None:
                process.kill()
                process.wait()
    for part, status in zip(parts, statuses, strict=True):
        if status:
            said_there = (part.folder / _SAID).read_text(encoding="utf-8", errors="replace")
            sys.stderr.write(said_there.replace(f"{part.folder}{os.sep}", ""))
    return next(filter(None, statuses), 0)


def start(root: Path, command: Sequence[str], hold: int, said: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    """Starts a module of Python in the project, which holds docs/ too by its descriptor; what it says may go to a file.

    So the next build waits for it, even if the one that started it is killed.
    """
    # -P: no module of Python that happens to stand in the project takes the place of an installed one.
    full = [sys.executable, "-P", "-m", *command]
    return subprocess.Popen(full, cwd=root, env={**os.environ, **SETTLED}, pass_fds=[hold], stdout=said, stderr=said)


def ended(process: subprocess.Popen[bytes], meanwhile: Callable[[], None] | None = None) -> int:
    """Its exit status, when it has ended, as a shell has it. Something may be done again and again meanwhile."""
    while meanwhile and process.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_A_MOMENT)
        meanwhile()
    status = process.wait()
    return status if status >= 0 else 128 - status


def _files(folder: Path) -> Iterator[str]:
    for within, _, names in os.walk(folder):
        for name in names:
            yield (Path(within) / name).relative_to(folder).as_posix()
