"""Serves the site while it is being written.

It watches what a site is made from, and at every edit builds docs/, and of it a site of its own that is remembered
like the published one: so what changed is built, and nothing else. A problem is printed and changes nothing, so the
last good pages stay. The search's index is made meanwhile, and again if something is edited before it is done.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from types import FrameType

from watchfiles import watch

from generator.commands.build import Outcome, build, build_articles
from generator.content.characters import visible
from generator.content.links import CONTENT, DOCS
from generator.outputs.table import RESERVED
from generator.publish import mkdocs
from generator.publish.allowed import OVERRIDES
from generator.publish.folder import UnwritableError, state
from generator.publish.index import Indexing
from generator.publish.origin import name_origin
from generator.publish.settings import SETTINGS_FILE
from generator.publish.site import Source, Target, made, renewed
from generator.theme.files import WATCHED
from generator.work.store import FOLDER, Store

SERVED, PLACE = "served", "serving"
"""The name by which the site that is served is remembered, and its folder in the store's."""


def serve(root: Path, address: str, tell: Callable[[Outcome], int]) -> int:
    """Serves until interrupted, and returns the exit status. `tell` prints the outcome of each build."""
    name_origin(root)
    with _interrupted_by(signal.SIGINT, signal.SIGTERM), tempfile.TemporaryDirectory() as folder:
        serving = _Serving(root, f"http://{address}/", tell, Path(folder) / "changed")
        others = (threading.Thread(target=serving.finish), threading.Thread(target=serving.watch))
        server = None
        try:
            serving.begin()
            server = mkdocs.server(serving.folder, address, serving.build, serving.changed)
            for thread in others:
                thread.start()
            print(f"reading at {serving.url} (Ctrl-C ends it)", flush=True)
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        except OSError as error:
            _say(f"cannot serve at {address}: {error.strerror or error}; name another one with ADDRESS=127.0.0.1:8001")
            return 1
        finally:
            serving.end()
            if server:
                server.shutdown()
            for thread in others:
                if thread.ident:
                    thread.join()
    return 0


class _Serving:
    """What is served, and how it comes about.

    `changed` is a file that is written when something is to be built: then the server has it built (`build`). `begin`
    comes before there are other threads, so that what is new may be made on all cores; `finish` and `watch` have a
    thread each.
    """

    def __init__(self, root: Path, url: str, tell: Callable[[Outcome], int], changed: Path) -> None:
        self.url = url
        self.folder = _made(root / FOLDER / PLACE, changed.with_name(PLACE))
        self.changed = changed
        changed.touch()
        self._root = root
        self._tell = tell
        self._store = Store(root)
        self._building = threading.Lock()
        self._ended = threading.Event()
        self._news = threading.Event()
        """Set when there is something to be finished."""
        self._edited = threading.Event()
        """Set when there is something to be built; what is under way then is in vain."""
        self._troubled = False
        self._edits = count()
        self._begun: Source | None = None

    def begin(self) -> None:
        """The first build."""
        with _mistakes_said():
            self._begun = self._whole()
        self._news.set()

    def build(self) -> None:
        """Builds what who edits a file wants to see: the pages of the entries, first of all.

        Where nothing was edited, what was finished is shown by the browsers.
        """
        if not self._edited.is_set():
            return
        self._edited.clear()
        with self._building, _mistakes_said():
            outcome = build_articles(self._root, self.url, self._store, told=_say)
            if outcome.problems:
                self._troubled = True
                self._tell(outcome)
            elif failed := renewed(self._root, outcome.made_of, self._store, self._target()):
                _say(failed.rstrip())
        self._news.set()

    def finish(self) -> None:
        """Builds all else after every edit, and the index; begins again if something is edited meanwhile."""
        source, self._begun = self._begun, None
        while not self._ended.is_set():
            self._news.wait()
            self._news.clear()
            if not source:
                with self._building, _mistakes_said():
                    source = self._whole()
                if source:
                    self._notify()
            if source and not self._ended.is_set():
                with _mistakes_said():
                    self._index(source)
            source = None

    def watch(self) -> None:
        """Has the server build at every edit of what a site is made from."""
        places = (self._root / CONTENT, self._root / SETTINGS_FILE, self._root / OVERRIDES, *WATCHED, self._root / DOCS)
        settings = str(self._root / SETTINGS_FILE)
        seen = state(settings)
        present = [place for place in places if place.exists()]
        for changes in watch(
            *present,
            stop_event=self._ended,
            raise_interrupt=False,
            debounce=100,
            step=20,
            rust_timeout=500,
            yield_on_timeout=True,
        ):
            # A file that was put in the place of the watched one is not watched.
            edited = seen != (seen := state(settings))
            if edited or any(self._is_source(Path(path)) for _, path in changes):
                self._edited.set()
                self._notify()

    def end(self) -> None:
        """Has the other threads end."""
        self._ended.set()
        self._edited.set()
        self._news.set()

    def _whole(self) -> Source | None:
        """Builds everything but the index; gives what the site was made of, if nothing is wrong."""
        outcome = build(self._root, self.url, private=True, told=_say, store=self._store)
        if outcome.problems and self._troubled:
            return None  # that was told
        self._troubled = bool(outcome.problems)
        self._tell(outcome)
        if outcome.problems:
            return None
        found = made(self._root, outcome.made_of, self._store, self._target())
        if found.failed:
            _say(found.failed.rstrip())
        return None if found.failed else outcome.made_of

    def _target(self) -> Target:
        """The site that is served. The policy of its pages lets the script run by which MkDocs reloads them."""
        extra = {**(mkdocs.values(self._root).get("extra") or {}), "live_reload": True}
        return Target(self.folder, SERVED, {"site_url": self.url, "extra": extra})

    def _index(self, source: Source) -> None:
        """Makes the index anew, unless there is something new to be built before it is done."""
        with Indexing(self._root, self.folder, SERVED, source.docs, source.language, self._store) as indexing:
            indexing.start()
            while indexing.runs():
                if self._edited.wait(0.05) or self._news.is_set():
                    return
            if failed := indexing.ended():
                _say(failed.rstrip())

    def _notify(self) -> None:
        self.changed.write_text(f"{next(self._edits)}\n" * 2, encoding="utf-8")

    def _is_source(self, path: Path) -> bool:
        """Whether a file is one that a site is made from: what is generated under docs/ is none."""
        if not _within(path, self._root / DOCS):
            return True
        name = path.relative_to(self._root / DOCS).as_posix()
        return not (name.startswith(".") or any(name == own or name.startswith(own) for own in RESERVED))


def _made(*folders: Path) -> Path:
    """The first of the folders that is there or can be made; the last one can."""
    for folder in folders[:-1]:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            return folder
    folders[-1].mkdir()
    return folders[-1]


@contextmanager
def _mistakes_said() -> Iterator[None]:
    """Whatever goes wrong within it is said, and the last good pages stay."""
    try:
        yield
    except Exception as error:
        _say(str(error) if isinstance(error, UnwritableError) else mistake(error))


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def mistake(error: Exception) -> str:
    """An error that no file of a bank may lead to, and where it came up, in a line."""
    places = [frame for frame in traceback.extract_tb(error.__traceback__) if "generator" in Path(frame.filename).parts]
    where = f" ({Path(places[-1].filename).name}:{places[-1].lineno})" if places else ""
    what = visible(f"{type(error).__name__}: {error}")[:300]
    return f"a mistake of the generator, please report it: {what}{where}"


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
