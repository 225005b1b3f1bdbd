"""The typefaces of the theme: cut from what their maintainers publish to the characters that an English page needs.

A first visit downloads them, so each holds what titles and text are written with and no more. What other languages of
western Europe write beside that stands in files of its own, which a browser asks for only where a page has some of it
(`unicode-range` in styles/base.css). Any other character comes from a typeface of the reader's machine. A cut typeface
has a name of its own, because a name that its license reserves may not stand on a changed file.
"""

from __future__ import annotations

import string
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from tools.packages import ROOT, package

FOLDER = ROOT / "docs" / "assets" / "fonts"

CHARACTERS = (
    "".join(character for character in string.printable if character.isprintable())
    + "\N{NO-BREAK SPACE}©±µ·×–—‘’“”…→−≈≤≥"  # noqa: RUF001 - the signs are meant
    + "éïöü"
)
"""What a typeface keeps: ASCII, the signs that sentences about figures use, and the accents that English words have."""

FURTHER = "¡«»¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèêëìíîðñòóôõøùúûýþÿŒœ‚„‹›"  # noqa: RUF001 - the signs are meant
"""What the languages of western Europe are written with beside that."""

FEATURES = ["kern", "mark", "ccmp", "locl"]
"""What a typeface does beside drawing: it keeps pairs of letters apart, and puts accents together."""

FAMILY, FULL_NAME, POSTSCRIPT_NAME = 1, 4, 6
KEPT_NAMES = [0, FAMILY, 2, FULL_NAME, POSTSCRIPT_NAME, 13, 14]
"""Entries of a font's table of names (OpenType, `name`): its copyright, names and license."""


@dataclass(frozen=True)
class Typeface:
    """One file of the theme's typefaces, and the file of an npm package that it is cut from."""

    name: str
    package: str
    path: str
    weights: tuple[int, int] | None = None
    """The range of weights that is kept of a variable typeface."""
    characters: str = CHARACTERS

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name.lower().replace(' ', '-')}.woff2"

    def published(self) -> bytes:
        """The file that the maintainers publish, out of the package whose hash stands in deno.lock."""
        return (package(self.package) / self.path).read_bytes()


_OF_EVERY_PAGE = (
    Typeface("Interview Serif", "@fontsource/source-serif-4", "files/source-serif-4-latin-700-normal.woff2"),
    Typeface(
        "Interview Sans",
        "@fontsource-variable/atkinson-hyperlegible-next",
        "files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
        weights=(400, 700),
    ),
)
TYPEFACES = (
    *_OF_EVERY_PAGE,
    *(replace(one, name=f"{one.name} Further", characters=FURTHER) for one in _OF_EVERY_PAGE),
)


def cut(typeface: Typeface, published: bytes) -> bytes:
    """The typeface with the characters, features and weights that are kept, as WOFF2.

    The same file gives the same bytes.
    """
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = KEPT_NAMES
    options.hinting = False
    options.notdef_outline = True
    font = TTFont(BytesIO(published), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=typeface.characters)
    subsetter.subset(font)
    if typeface.weights:
        font = instantiateVariableFont(_written(font), {"wght": typeface.weights})
    for identifier in (FAMILY, FULL_NAME, POSTSCRIPT_NAME):
        name = typeface.name.replace(" ", "") if identifier == POSTSCRIPT_NAME else typeface.name
        font["name"].removeNames(nameID=identifier)
        font["name"].setName(name, identifier, 3, 1, 0x409)
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def _written(font: TTFont) -> TTFont:
    """The font as it reads back: one whose glyphs were thinned out and which was not written yet cannot be narrowed."""
    file = BytesIO()
    font.flavor = None
    font.save(file)
    file.seek(0)
    return TTFont(file, recalcTimestamp=False)


def main() -> None:
    for typeface in TYPEFACES:
        content = cut(typeface, typeface.published())
        typeface.file.write_bytes(content)
        print(f"{typeface.file.relative_to(ROOT)}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
