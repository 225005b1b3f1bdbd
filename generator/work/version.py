"""The version of what makes things: what was remembered under another one is forgotten."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

CODE = Path(__file__).parent.parent
"""The folder of the generator."""


@cache
def version() -> str:
    """A digest of the generator's Python, of Python itself, and of the names and versions of all that is installed.

    It is taken once, as Python too reads its modules once. What else makes a page, such as templates, is read anew by
    every build; so whoever uses that adds a digest of it.
    """
    return digest([sys.version, sys.platform, *_packages(), *_texts(CODE.rglob("*.py"))])


def digest(told: Iterable[str | bytes]) -> str:
    """A digest of texts, each of them told from the next."""
    found = blake2b(digest_size=16)
    for text in told:
        data = text.encode() if isinstance(text, str) else text
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


def _texts(paths: Iterable[Path]) -> Iterable[str | bytes]:
    for path in sorted(paths):
        yield path.relative_to(CODE).as_posix()
        yield path.read_bytes()


def _packages() -> list[str]:
    """What stands where packages are looked for; the folder that tells of a package has its version in its name."""
    places = (Path(place) for place in sys.path if place.endswith("-packages"))
    return sorted(path.name for place in places if place.is_dir() for path in place.glob("*.dist-info"))


version()  # before anything can change
