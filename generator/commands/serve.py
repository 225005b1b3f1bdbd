"""Serves the site while it is being written.

MkDocs serves docs/ and reloads the browser; beside it this watches what docs/ is generated from, and builds again at
every edit. A problem is printed and changes nothing, so the last good pages stay. MkDocs keeps its pages in a temporary
folder; whenever they change, the search index is made anew among them.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from watchfiles import Change, watch

from generator.commands.build import Outcome, build
from generator.content.links import CONTENT, DOCS
from generator.publish.mkdocs import SETTINGS_FILE, THEME, start_server
from generator.theme.files import CATALOGUE, WATCHED

AHEAD = 5
"""Seconds that a build of MkDocs may be under way when pages are to be built anew."""


def serve(root: Path, address: str, tell: Callable[[Outcome], int]) -> int:
    """Serves until interrupted, and returns the exit status. `tell` prints the outcome of each build."""
    url = f"http://{address}/"
    sources = (root / CONTENT, root / SETTINGS_FILE, *WATCHED)
    around = (CATALOGUE, *(root / name for name in THEME))
    watched = (*sources, *around)
    server: subprocess.Popen[bytes] | None = None
    ended = threading.Event()
    temporary = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    with _interrupted_by(signal.SIGINT, signal.SIGTERM), temporary as pages:
        indexing = threading.Thread(target=_index, args=(Path(pages), ended))
        try:
            tell(build(root, url, private=True))
            server = start_server(root, address, pages)
            print(f"reading at {url} (Ctrl-C ends it)", flush=True)
            indexing.start()
            present = [place for place in watched if place.exists()]
            for changes in watch(*present, debounce=100, step=20, rust_timeout=500, yield_on_timeout=True):
                if server.poll() is not None:
                    return server.returncode or 1
                paths = {Path(path) for _, path in changes}
                if any(_within(path, place) for path in paths for place in sources):
                    tell(build(root, url, private=True))
                # Last: a page that MkDocs reads before it is made anew, and writes after that, would stay the old one.
                if any(_within(path, place) for path in paths for place in around):
                    _touch(root)
        except KeyboardInterrupt:
            pass
        finally:
            ended.set()
            if server:
                _stop(server)
            if indexing.ident:
                indexing.join()
    return 0


def _index(pages: Path, ended: threading.Event) -> None:
    """Makes the search index anew whenever pages changed, until ended. Its own files are no change."""

    def is_page(_: Change, path: str) -> bool:
        return path.endswith(".html")

    for _ in watch(pages, watch_filter=is_page, debounce=600, stop_event=ended, raise_interrupt=False):
        for site in pages.iterdir():
            command = [sys.executable, "-m", "pagefind_bin", "--site", str(site), "--silent"]
            # In a session of its own: Ctrl-C lets it finish, instead of breaking it off while it starts.
            done = subprocess.run(command, check=False, capture_output=True, text=True, start_new_session=True)
            if done.returncode:
                print(done.stderr, file=sys.stderr, flush=True)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(timeout=5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _touch(root: Path) -> None:
    """Makes MkDocs build every page anew: by a time ahead, so that a build under way does not leave an older page."""
    for page in (root / DOCS).rglob("*.md"):
        os.utime(page)
        ahead = page.stat().st_mtime + AHEAD
        os.utime(page, (ahead, ahead))


def _within(path: Path, place: Path) -> bool:
    return path == place or place in path.parents


@contextmanager
def _interrupted_by(*numbers: signal.Signals) -> Iterator[None]:
    """Within it, each of the signals ends the program as Ctrl-C does, even if a shell had it ignored."""

    def interrupt(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
