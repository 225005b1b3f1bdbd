"""Builds lock each other out: whoever reads the content to write docs/ holds docs/ until everything is written.

The lock is on the folder itself: no file of it is left, and the system frees it when its holder ends, however it ends.
"""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.publish.folder import folder, unwritable

_NONE_HERE = frozenset({errno.EBADF, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
"""What a file system says that locks no folders, as some do that stand on another machine."""

Told = Callable[[str], object]
"""Takes what a waiting person is to know."""


def nobody(_: str) -> None:
    """Is told in vain."""


@contextmanager
def held(root: Path, told: Told = nobody) -> Iterator[int]:
    """Holds docs/ of a project, and waits for it if another build does.

    Yields the descriptor; a program that gets it holds docs/ too until it ends. Where there is no docs/ yet it is made,
    and goes again if nothing was written.
    """
    descriptor, made = _taken(root, told)
    try:
        yield descriptor
    finally:
        if made:
            with suppress(OSError):
                made.rmdir()
        os.close(descriptor)


def _taken(root: Path, told: Told) -> tuple[int, Path | None]:
    """The descriptor of docs/, locked, and docs/ if it was made."""
    while True:
        place = folder(root)
        made = None
        try:
            with suppress(FileExistsError):
                place.mkdir()
                made = place
            descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
        except OSError as error:
            if isinstance(error, FileNotFoundError) and root.is_dir():
                continue  # somebody removed it meanwhile
            raise unwritable("", error) from error
        try:
            told = _wait(descriptor, told)
            if os.path.samestat(os.fstat(descriptor), place.stat()):
                return descriptor, made
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _wait(descriptor: int, told: Told) -> Told:
    """Locks the folder; gives who is to be told later, which is nobody once it was said that one waits."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        told("another build is under way; this one waits until it ends")
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        return nobody
    except OSError as error:
        if error.errno not in _NONE_HERE:
            raise unwritable("", error) from error
        told(f"docs/ cannot be locked here ({error.strerror}); run one build at a time")
    return told
