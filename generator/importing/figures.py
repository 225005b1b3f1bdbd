"""Pictures of the sources that are taken in: whether each can be published, and where it goes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from posixpath import splitext

from generator.content import assets, limits
from generator.content.links import ASSETS
from generator.importing import naming

Files = Callable[[str], bytes | None]
"""Gives the bytes of a file by its path; None where there is none."""


class Figures:
    """The pictures that were taken in so far. `theirs` are the sources' files and `ours` the bank's."""

    def __init__(self, theirs: Files, ours: Files) -> None:
        self._theirs = theirs
        self._ours = ours
        self._taken: dict[str, bytes] = {}

    @property
    def taken(self) -> Mapping[str, bytes]:
        """The pictures by the paths that they go to, from the project's root."""
        return self._taken

    def take(self, path: str, topic: str, say: Callable[[str], None]) -> str:
        """Takes in a picture of the sources and gives its path; "" if it cannot be had, which is said."""
        name = naming.picture_name(path, topic)
        data = self._theirs(path)
        if data is None:
            say("which is not there")
        elif why := _unfit(name, data):
            say(why)
        else:
            place = self._place(f"{ASSETS}/figures/{topic}/{name}", data)
            self._taken[place] = data
            return place
        return ""

    def _place(self, wanted: str, data: bytes) -> str:
        """The path that is wanted, with the first number behind its name at which no other picture stands."""
        stem, ending = splitext(wanted)
        number, place = 1, wanted
        while self._taken.get(place, self._ours(place)) not in (None, data):
            number += 1
            place = f"{stem}-{number}{ending}"
        return place


def _unfit(name: str, data: bytes) -> str:
    """Why a picture cannot be published; "" if it can."""
    if splitext(name)[1] not in assets.PICTURES:
        return f"which is no picture that can be published; allowed: {', '.join(assets.PICTURES)}"
    if len(data) > limits.ASSET_BYTES:
        return f"which has more than {limits.ASSET_BYTES:,} bytes"
    said: list[str] = []
    assets.check(name, data, lambda _, message: said.append(message))
    return f"which cannot be published: {said[0]}" if said else ""
