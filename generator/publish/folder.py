"""docs/: where it is, what stands in it, and what is said where writing fails. No link in it is followed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.content.characters import visible
from generator.content.links import DOCS
from generator.content.problems import Problem, ProblemError

State = tuple[int, int, int, int] | None
"""By what a file is known to be the same still: its number and size, and when it and its place were changed; nothing
for no file."""

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK  # the last lets no pipe keep a reader waiting
_PIECE = 1_000_000

_REMEDIES = {
    errno.ENOSPC: "make room",
    errno.EDQUOT: "make room",
    errno.EFBIG: "make room",
    errno.EROFS: "let it be written",
    errno.EACCES: "let it be written",
    errno.EPERM: "let it be written",
    errno.ENAMETOOLONG: "take a shorter name",
}
"""What helps against an error of the system."""

_Given = TypeVar("_Given")


class UnwritableError(ProblemError):
    """docs/, or another folder, or something in it, cannot be written; `problem` says what and why."""

    def __init__(self, path: str, message: str, within: str = DOCS) -> None:
        super().__init__(Problem(shown(path, within), 1, message))


def shown(path: str, within: str = DOCS) -> str:
    """A path under docs/, or another folder, as it is printed: from the project's root."""
    return visible(f"{within}/{path}" if path else within)


def unwritable(path: str, error: OSError, within: str = DOCS) -> UnwritableError:
    """The error of the system at a path under docs/, or another folder, said with what helps."""
    remedy = _REMEDIES.get(error.errno or 0, "mend that")
    return UnwritableError(path, f"cannot be written: {error.strerror or error}; {remedy}, and run this again", within)


def tried(path: str, do: Callable[..., _Given], *what: object) -> _Given:
    """What the system gives; what it refuses is said of the path under docs/."""
    try:
        return do(*what)
    except OSError as error:
        raise unwritable(path, error) from error


def folder(root: Path) -> Path:
    """docs/ of a project, whether it is there yet or not. What is no folder within the project is unwritable."""
    place = Path(os.path.realpath(root / DOCS))
    if not place.is_relative_to(os.path.realpath(root)):
        raise UnwritableError("", "a link that leads out of the project; put the folder itself here")
    if os.path.lexists(root / DOCS) and not place.is_dir():
        raise UnwritableError("", "no folder; move what stands there")
    return place


def items(place: str) -> list[os.DirEntry[str]]:
    """What stands in a folder, by name."""
    with os.scandir(place) as found:
        return sorted(found, key=lambda item: item.name)


def below(top: Path, but: str = "") -> list[str]:
    """All files and links below a folder, hidden ones too, as paths from there; one folder in it is passed over."""
    return walked(top, but)[0]


def walked(top: Path, but: str = "") -> tuple[list[str], list[str]]:
    """What `below` gives, and all folders in which that stands or nothing does, each before what stands in it."""
    files, folders = [], []
    waiting = [""]
    while waiting:
        within = waiting.pop()
        try:
            found = os.scandir(top / within)
        except FileNotFoundError:
            continue
        with found:
            for item in found:
                if not item.is_dir(follow_symlinks=False):
                    files.append(within + item.name)
                elif within or item.name != but:
                    folders.append(within + item.name)
                    waiting.append(f"{within}{item.name}/")
    return files, folders


def parents(path: str) -> list[str]:
    """The folders that a path stands in, the innermost first."""
    found = []
    while "/" in path:
        path = path.rpartition("/")[0]
        found.append(path)
    return found


def kind(place: str) -> str:
    """What stands at a place: a "file", a "folder", a "link" or an "other"; nothing if nothing does."""
    try:
        mode = os.lstat(place).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError:
        return "other"
    if stat.S_ISLNK(mode):
        return "link"
    return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else "other"


def state(place: str) -> State:
    """The state of what stands at a place."""
    try:
        found = os.lstat(place)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def read(place: str, most: int) -> bytes:
    """A file's bytes; of a longer one than `most` only some more than that. A link is an `OSError`."""
    descriptor = os.open(place, _READ)
    try:
        found = os.read(descriptor, min(most + 1, _PIECE))
        if len(found) < min(most + 1, _PIECE):
            return found
        pieces = [found]
        while pieces[-1] and (most := most - len(pieces[-1])) >= 0:
            pieces.append(os.read(descriptor, min(most + 1, _PIECE)))
        return b"".join(pieces)
    finally:
        os.close(descriptor)
