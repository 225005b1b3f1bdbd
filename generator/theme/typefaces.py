"""The typefaces that pictures are written in, and which letters they have.

The theme brings two, for titles and for text. What they lack is written in those that a bank has beside its own files,
as WOFF2 in `FOLDER`: typefaces of the machine would make other pictures elsewhere, and one for all letters of the world
would be too large to bring along.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from unicodedata import category

from font_source_sans_pro import SourceSansProSemibold
from font_source_serif_pro import SourceSerifProBold
from PIL import ImageFont

FOLDER = "docs/assets/fonts/cards"
"""Where a bank has typefaces of its own for its pictures."""

ENDING = ".woff2"

_NONE = "\U0010ffff"
"""What no typeface has a sign for."""

_SIZE = 24
"""In pixels: large enough to tell one sign from another."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A typeface: where its file is, and a digest of it."""

    path: str
    digest: str = ""

    def has(self, sign: str) -> bool:
        """Whether it has the sign: another one stands there than where it has none."""
        return sign.isascii() or _looks(self.path, sign) != _looks(self.path, _NONE)


SERIF, SANS = Typeface(SourceSerifProBold), Typeface(SourceSansProSemibold)
"""That of titles, and that of text."""


@cache
def _looks(path: str, sign: str) -> tuple[tuple[int, int], bytes]:
    mask = ImageFont.truetype(path, _SIZE).getmask(sign)
    return mask.size, bytes(mask)


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The typefaces that a bank has beside those of the theme, in the order in which they are asked for a letter."""

    own: tuple[Typeface, ...] = ()

    def beside(self, typeface: Typeface, text: str) -> tuple[Typeface, ...]:
        """Those of the bank that have something of a text which a typeface of the theme lacks."""
        lacking = lacked(text, (typeface,)) if self.own else ()
        return tuple(own for own in self.own if any(map(own.has, lacking)))

    def unwritten(self, typeface: Typeface, text: str) -> tuple[str, ...]:
        """The letters and digits of a text that none of them has, in its order. Without other signs it can be read."""
        return tuple(sign for sign in lacked(text, (typeface, *self.own)) if category(sign)[0] in "LN")


def lacked(text: str, typefaces: Iterable[Typeface]) -> tuple[str, ...]:
    """The signs of a text that none of the typefaces has, each once, in its order."""
    if text.isascii():
        return ()
    signs = dict.fromkeys(sign for sign in text if not (sign.isascii() or sign.isspace()))  # all have those of ASCII
    return tuple(sign for sign in signs if not any(typeface.has(sign) for typeface in typefaces))
