"""Serves the site while it is being written.

MkDocs serves docs/ and reloads the browser; beside it this watches what docs/ is generated from, and builds again at
every edit. A problem is printed and changes nothing, so the last good pages stay. MkDocs keeps its pages in a temporary
folder; whenever they change, what stands beside them and the search index are made anew among them.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from watchfiles import Change, watch

from generator.commands.build import Outcome, build
from generator.content.characters import visible
from generator.content.links import CONTENT, DOCS
from generator.outputs.contents import Content
from generator.outputs.table import RESERVED
from generator.publish import index, mkdocs
from generator.publish.folder import UnwritableError
from generator.publish.mkdocs import THEME
from generator.publish.origin import name_origin
from generator.publish.settings import SETTINGS_FILE
from generator.publish.site import put
from generator.theme.files import CATALOGUE, WATCHED

AHEAD = 5
"""Seconds that a build of MkDocs may be under way when pages are to be built anew."""


def serve(root: Path, address: str, tell: Callable[[Outcome], int]) -> int:
    """Serves until interrupted, and returns the exit status. `tell` prints the outcome of each build."""
    url = f"http://{address}/"
    name_origin(root)
    sources = (root / CONTENT, root / SETTINGS_FILE, *WATCHED)
    around = (CATALOGUE, *(root / name for name in THEME))
    watched = (*sources, *around, root / DOCS)
    server: subprocess.Popen[bytes] | None = None
    ended = threading.Event()
    beside: dict[str, Content] = {}
    temporary = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    with _interrupted_by(signal.SIGINT, signal.SIGTERM), temporary as folder:
        pages, settled = Path(folder) / "pages", Path(folder) / SETTINGS_FILE
        pages.mkdir()
        indexing = threading.Thread(target=_index, args=(root, pages, beside, ended))

        def started() -> subprocess.Popen[bytes] | None:
            """The server, once there are settings for it."""
            if not mkdocs.settle(root, url, settled):
                return None
            print(f"reading at {url} (Ctrl-C ends it)", flush=True)
            return mkdocs.start_server(root, address, pages, settled)

        try:
            state = _state(root / SETTINGS_FILE)
            _build(root, url, tell, beside)
            server = started()
            if not server:
                _say(f"{SETTINGS_FILE} is to be mended before there is something to read")
            indexing.start()
            present = [place for place in watched if place.exists()]
            for changes in watch(*present, debounce=100, step=20, rust_timeout=500, yield_on_timeout=True):
                if server and server.poll() is not None:
                    return server.returncode or 1
                paths = {Path(path) for _, path in changes}
                # A file that was put in the place of the watched one is not watched.
                if state != (state := _state(root / SETTINGS_FILE)):
                    paths.add(root / SETTINGS_FILE)
                by_hand = any(_is_by_hand(root, path) for path in paths)
                if by_hand or any(_within(path, place) for path in paths for place in sources):
                    _build(root, url, tell, beside)
                # Last: a page that MkDocs reads before it is made anew, and writes after that, would stay the old one.
                if any(_within(path, place) for path in paths for place in around):
                    mkdocs.settle(root, url, settled)
                    _touch(root)
                server = server or started()
        except KeyboardInterrupt:
            pass
        finally:
            ended.set()
            if server:
                _stop(server)
            if indexing.ident:
                indexing.join()
    return 0


def _state(file: Path) -> tuple[int, int, int] | None:
    """By what a file is known to be the same still; nothing for no file."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _build(root: Path, url: str, tell: Callable[[Outcome], int], beside: dict[str, Content]) -> None:
    """Builds, and tells what it came to. Whatever goes wrong is said, and the last good pages stay.

    What is to stand beside the pages is kept in `beside`.
    """
    try:
        outcome = build(root, url, private=True, told=_say)
        beside.update(outcome.beside)
        tell(outcome)
    except Exception as error:
        _say(mistake(error))


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def mistake(error: Exception) -> str:
    """An error that no file of a bank may lead to, and where it came up, in a line."""
    places = [frame for frame in traceback.extract_tb(error.__traceback__) if "generator" in Path(frame.filename).parts]
    where = f" ({Path(places[-1].filename).name}:{places[-1].lineno})" if places else ""
    what = visible(f"{type(error).__name__}: {error}")[:300]
    return f"a mistake of the generator, please report it: {what}{where}"


def _index(root: Path, pages: Path, beside: dict[str, Content], ended: threading.Event) -> None:
    """Makes what stands beside the pages and the search index anew whenever pages changed, until ended.

    Its own files are no change.
    """

    def is_page(_: Change, path: str) -> bool:
        return path.endswith(".html")

    for _ in watch(pages, watch_filter=is_page, debounce=600, stop_event=ended, raise_interrupt=False):
        for site in pages.iterdir():
            try:
                put(site, dict(beside))
            except UnwritableError as error:
                _say(str(error))
            language = mkdocs.settings(root, lambda _: None).language
            command = [sys.executable, "-m", *index.command(site, language)]
            # In a session of its own: Ctrl-C lets it finish, instead of breaking it off while it starts.
            done = subprocess.run(
                command, cwd=root, check=False, capture_output=True, text=True, start_new_session=True
            )
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
        with suppress(FileNotFoundError, NotImplementedError):  # gone meanwhile
            os.utime(page, follow_symlinks=False)
            ahead = page.lstat().st_mtime + AHEAD
            os.utime(page, (ahead, ahead), follow_symlinks=False)


def _is_by_hand(root: Path, path: Path) -> bool:
    """Whether a file under docs/ is one that is written by hand, by where it stands."""
    if not _within(path, root / DOCS):
        return False
    name = path.relative_to(root / DOCS).as_posix()
    return not (name.startswith(".") or any(name == own or name.startswith(own) for own in RESERVED))


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
