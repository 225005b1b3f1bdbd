"""What is remembered from run to run: a cache, and never a truth.

A value is kept in a file of its own, which tells by a digest that it is whole, and by a version that it was kept by the
same code. What is not both is not there; and so is what cannot be read, or holds another kind of thing than expected.
Whoever cannot keep something does without.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.work.version import version

FOLDER = ".generator_cache"
"""Where it is, in the project."""

_SIZE = 32
_IGNORED = "# What the generator remembers from run to run. It can be deleted at any time.\n*\n"


class Store:
    """What is remembered of one project: in its folder, and by this process; without a project by this process alone.

    A value that was given is not to be changed.
    """

    def __init__(self, root: Path | None = None) -> None:
        self.folder = root and root / FOLDER
        self._held: dict[str, Any] = {}
        self._loose: set[str] = set()

    def recall(self, name: str, *kinds: type) -> Any:
        """The value that was kept under a name; nothing if there is none. It is built of Python's own kinds, and these.

        A value that names any other kind is not built: it was not kept here.
        """
        if name not in self._held:
            self._held[name] = self._read(name, kinds)
        return self._held[name]

    def _read(self, name: str, kinds: Iterable[type]) -> Any:
        if not self.folder:
            return None
        try:
            data = (self.folder / name).read_bytes()
            if data[:_SIZE] != _proof(data[_SIZE:]):
                return None
            return _value(data[_SIZE:], kinds)
        except Exception:  # whatever is wrong with it, it is not what was kept
            return None

    def keep(self, name: str, value: object) -> None:
        """Keeps a value under a name, in place of another one."""
        self.hold(name, value)
        self._loose.discard(name)
        if not self.folder:
            return
        data = pickle.dumps(value, protocol=5)
        place = self.folder / name
        new = place.with_name(f".{place.name}.{os.getpid()}")
        with suppress(OSError):
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                if not (told := self.folder / ".gitignore").exists():
                    told.write_text(_IGNORED, encoding="utf-8")
                new.write_bytes(_proof(data) + data)
                new.replace(place)
            finally:
                new.unlink(missing_ok=True)

    def hold(self, name: str, value: object) -> None:
        """Keeps a value for this process alone, which is quicker, until it is kept for others too."""
        self._held[name] = value
        self._loose.add(name)

    def is_loose(self, name: str) -> bool:
        """Whether what is held under a name was not kept."""
        return name in self._loose

    def forget(self, name: str) -> None:
        """Forgets a value."""
        self._held[name] = None
        if self.folder:
            with suppress(OSError):
                (self.folder / name).unlink(missing_ok=True)


def _proof(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE, key=version().encode()).digest()


def _value(data: bytes, kinds: Iterable[type]) -> Any:
    """The value that was pickled. Of so many objects at once none is garbage, so that nobody is to look for it."""
    running = gc.isenabled()
    gc.disable()
    try:
        return _Unpickler(data, kinds).load()
    finally:
        if running:
            gc.enable()


class _Unpickler(pickle.Unpickler):
    """Builds what may be built, and runs nothing else (Python, pickle, "Restricting globals")."""

    def __init__(self, data: bytes, kinds: Iterable[type]) -> None:
        super().__init__(io.BytesIO(data))
        self._kinds = {(kind.__module__, kind.__qualname__): kind for kind in kinds}

    def find_class(self, module: str, name: str) -> type:
        """The kind of that name."""
        if kind := self._kinds.get((module, name)):
            return kind
        raise pickle.UnpicklingError(f"{module}.{name}")
