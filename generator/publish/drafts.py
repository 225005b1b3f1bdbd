"""The folder in which files are made whole before they take their places under docs/.

It has the shape of docs/, and is gone when a run ends. What a killed run left is known by a mark, which is the first
thing that is put into the folder and the last that is taken out: a folder without it is somebody else's.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from generator.publish.folder import items, kind, read, tried

FOLDER = ".drafts"
"""Where it is under docs/; MkDocs passes over what starts with a dot."""

MARK = ".mark"
MARKED = b"Drafts of the generator. Its next run removes this folder with all that is in it.\n"

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


def ours(docs: str) -> bool:
    """Whether the folder of drafts, if there is one, was made here."""
    drafts = f"{docs}/{FOLDER}"
    if kind(drafts) != "folder":
        return not kind(drafts)
    try:
        names = [item.name for item in items(drafts)]
        mark = read(f"{drafts}/{MARK}", len(MARKED)) if names else b""
    except OSError:
        return False
    return mark == MARKED or (names in ([], [MARK]) and MARKED.startswith(mark))


def clear(docs: str) -> None:
    """Removes the folder of drafts, whichever run left it; one that was not made here stays."""
    drafts = f"{docs}/{FOLDER}"
    if not kind(drafts) or not ours(docs):
        return
    for item in tried(FOLDER, items, drafts):
        if item.name != MARK:
            tried(
                f"{FOLDER}/{item.name}", shutil.rmtree if item.is_dir(follow_symlinks=False) else os.unlink, item.path
            )
    if kind(f"{drafts}/{MARK}"):
        tried(FOLDER, os.unlink, f"{drafts}/{MARK}")
    tried(FOLDER, os.rmdir, drafts)


def begin(docs: str) -> None:
    """Makes the folder of drafts."""
    tried(FOLDER, os.mkdir, f"{docs}/{FOLDER}")
    tried(FOLDER, _new, f"{docs}/{FOLDER}/{MARK}", MARKED)


def draft(docs: str, path: str, data: bytes) -> None:
    """Writes a file among the drafts."""
    tried(path, _in_folders, f"{docs}/{FOLDER}", path, lambda place: _new(place, data))


def take(docs: str, path: str) -> None:
    """Moves a draft to its place, where it takes that of the former file at once."""
    draft = f"{docs}/{FOLDER}/{path}"
    tried(path, _in_folders, docs, path, Path(draft).replace)


def _in_folders(top: str, path: str, put: Callable[[str], object]) -> None:
    """Puts something at a path below a folder; the folders on the way are made where they are missing."""
    place = f"{top}/{path}"
    try:
        put(place)
    except FileNotFoundError:
        Path(place).parent.mkdir(parents=True, exist_ok=True)
        put(place)


def _new(place: str, data: bytes) -> None:
    descriptor = os.open(place, _NEW, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
    finally:
        os.close(descriptor)
