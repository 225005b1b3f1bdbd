"""Draws a share card: the picture that a chat shows beside a link. Pure; a card in, a PNG out.

A card is 1200 by 630 pixels, as Open Graph readers expect, in a palette of sixteen colors, so that it is small.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from generator.arrange.pages import Card
from generator.arrange.site import SHAPES
from generator.theme.typefaces import SANS, SERIF, Typeface

WIDTH, HEIGHT = 1200, 630
MARGIN = 80
LINES = 5
"""A title is set in at most so many lines."""

TITLE_SIZES = (88, 80, 72, 66, 60, 54, 48)
TEXT_SIZE = 38
LABEL_SIZE = 36
BARS = (14, 23, 32)
"""The heights of the bars of a level."""

EMBLEM = 120
MARKS = 30
"""The seconds on the dial."""

OUTLINES: tuple[tuple[tuple[float, float], ...], ...] = (
    ((0, 0), (1, 0), (1, 1), (0, 1)),
    (),  # round
    ((0.5, 0), (1, 1), (0, 1)),
    ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    (
        *((0.3, 0), (0.7, 0), (0.7, 0.3), (1, 0.3), (1, 0.7), (0.7, 0.7)),
        *((0.7, 1), (0.3, 1), (0.3, 0.7), (0, 0.7), (0, 0.3), (0.3, 0.3)),
    ),
)
"""The emblem of each track, in parts of its size; and where its hole is, if that is not the middle:"""
HOLES = {3: (0.5, 0.66)}

PAPER, INK, SOFT, LINE, CLOCK = "paper", "ink", "ink-soft", "line", "clock"
TRACKS = tuple(f"track-{shape}" for shape in range(1, SHAPES + 1))
"""The tokens of the colors that a card is drawn in."""

_RAMPS = {INK: range(1, 8), SOFT: range(8, 12), CLOCK: range(12, 15), LINE: range(15, 16)}
"""Where the shades from paper, which is 0, to each color stand in the palette; they smooth the edges of letters.

With paper they are sixteen, so that two pixels make a byte. A track's color takes the place of the clock's.
"""


_HANGING = frozenset(
    "\uff0c\uff0e\uff1a\uff1b\uff1f\uff01\uff09\u3015、。・」』】〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…"
)
"""What no line of Chinese or Japanese begins with; it stands out at the end of the one before."""


class Hand:
    """Writes in a size of a typeface, and in others what that lacks. What none of them has is left out."""

    def __init__(self, size: int, typefaces: tuple[Typeface, ...]) -> None:
        self.size = size
        self._typefaces = typefaces
        self._fonts = [ImageFont.truetype(typeface.path, size) for typeface in typefaces]
        self._rise = self._fonts[0].getmetrics()[0]

    def getlength(self, text: str) -> float:
        """How many pixels wide a text is."""
        return sum(self._fonts[which].getlength(run) for which, run in self._runs(text))

    def write(self, pen: ImageDraw.ImageDraw, left: float, text: str) -> None:
        """Draws a text on one line at the top, from the left on."""
        for which, run in self._runs(text):
            if which:
                pen.text((left, self._rise), run, fill=255, font=self._fonts[which], anchor="ls")
            else:
                pen.text((left, 0), run, fill=255, font=self._fonts[0])
            left += self._fonts[which].getlength(run)

    def _runs(self, text: str) -> Iterator[tuple[int, str]]:
        """The text in runs, each with the number of the typeface that it is written in."""
        if text.isascii():
            yield 0, text
            return
        for which, signs in groupby(text, self._which):
            if which is not None:
                yield which, "".join(signs)

    def _which(self, sign: str) -> int | None:
        return next((which for which, typeface in enumerate(self._typefaces) if typeface.has(sign)), None)


def draw(card: Card) -> bytes:
    """The card as a PNG."""
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    left = MARGIN
    if card.level:
        for bar, height in enumerate(BARS):
            color = INK if bar <= card.level.rank else LINE
            image.paste(_RAMPS[color][-1], (left, MARGIN + 38 - height, left + 14, MARGIN + 38))
            left += 20
        left += 16
    _write(image, (left, MARGIN - 4), card.label, _hand(SANS, LABEL_SIZE, card), SOFT)
    bottom = HEIGHT - MARGIN
    top = MARGIN + 84
    room = WIDTH - 2 * MARGIN
    space = bottom - EMBLEM - 20 - top - (3 * 50 if card.text else 0)
    font, lines = _fitted(card, room, space)
    step = round(font.size * 1.16)
    for line in lines:
        _write(image, (MARGIN, top), line, font, INK)
        top += step
    if card.text:
        small = _hand(SANS, TEXT_SIZE, card)
        top += 18
        for line in _clipped(_wrapped(card.text, small, room), (bottom - EMBLEM - top) // 50, small, room):
            _write(image, (MARGIN, top), line, small, SOFT)
            top += 50
    _write(image, (MARGIN, bottom - 40), card.site, _hand(SANS, LABEL_SIZE, card), INK)
    if card.figure:
        figure = _hand(SERIF, EMBLEM, card)
        width = round(_width(card.figure, figure))
        _write(image, (WIDTH - MARGIN - width, bottom - EMBLEM - 14), card.figure, figure, INK)
    else:
        image.paste(_emblem(card.shape), (WIDTH - MARGIN - EMBLEM, bottom - EMBLEM))
    emblem = TRACKS[card.shape - 1] if card.shape else CLOCK
    return _png(image, _palette(*(card.colors[token] for token in (PAPER, INK, SOFT, emblem, LINE))))


def _png(image: Image.Image, palette: bytes) -> bytes:
    """The picture as a file. Pillow's own writer takes twice the time for the same: it tries filters, in vain."""
    image.putpalette(palette)
    row = WIDTH // 2
    packed = image.tobytes("raw", "P;4")
    rows = b"".join(b"\0" + packed[start : start + row] for start in range(0, len(packed), row))
    header = struct.pack(">2I5B", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    chunks = {b"IHDR": header, b"PLTE": palette, b"IDAT": zlib.compress(rows, 2), b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks.items()
    )


@cache
def _emblem(shape: int) -> Image.Image:
    """The emblem of a track, as the theme draws it (components/track); that of none is the clock's dial.

    It is drawn large and made smaller, so that its edges are smooth.
    """
    size = 4 * EMBLEM
    mask = Image.new("L", (size, size), 0)
    pen = ImageDraw.Draw(mask)
    if not shape:
        for mark in range(MARKS):
            start = 360 / MARKS * mark - 90
            pen.pieslice((0, 0, size - 1, size - 1), start, start + 7, fill=255)
        _hole(pen, size, (0.5, 0.5), 0.39)
    else:
        if outline := OUTLINES[shape - 1]:
            pen.polygon([(across * size, down * size) for across, down in outline], fill=255)
        else:
            pen.ellipse((0, 0, size - 1, size - 1), fill=255)
        _hole(pen, size, HOLES.get(shape, (0.5, 0.5)), 0.14)
    return mask.resize((EMBLEM, EMBLEM), Image.Resampling.LANCZOS).point(_shades(CLOCK))


def _hole(pen: ImageDraw.ImageDraw, size: int, middle: tuple[float, float], radius: float) -> None:
    across, down = (part * size for part in middle)
    reach = radius * size
    pen.ellipse((across - reach, down - reach, across + reach, down + reach), fill=0)


def _write(image: Image.Image, place: tuple[int, int], text: str, font: Hand, color: str) -> None:
    """Draws one line, word by word, over what is there."""
    left: float
    left, top = place
    for word in text.split():
        drawn, mask, (across, down) = _drawn(word, font, color)
        image.paste(drawn, (round(left) + across, top + down), mask)
        left += _width(word, font) + _width(" ", font)


@lru_cache(2_000)
def _drawn(word: str, font: Hand, color: str) -> tuple[Image.Image, Image.Image, tuple[int, int]]:
    """A word with smooth edges, where it is to be seen, and the way there from where it starts; most come again."""
    room = round(font.size / 2)
    shades = Image.new("L", (int(_width(word, font)) + 2 * room, round(font.size * 1.4)), 0)
    font.write(ImageDraw.Draw(shades), room, word)
    left, top, right, bottom = shades.getbbox() or (0, 0, 1, 1)
    drawn = shades.crop((left, top, right, bottom)).point(_shades(color))
    return drawn, drawn.point([0] + [255] * 255, "1"), (left - room, top)


@cache
def _shades(color: str) -> list[int]:
    """What stands in the palette for each of 256 shades of a color."""
    ramp = (0, *_RAMPS[color])
    return [ramp[round(shade * (len(ramp) - 1) / 255)] for shade in range(256)]


@lru_cache(100)
def _palette(paper: str, *colors: str) -> bytes:
    """Paper, and the shades of each color of `_RAMPS`."""
    palette = [*_rgb(paper)]
    for color, ramp in zip(colors, _RAMPS.values(), strict=True):
        for shade in range(1, len(ramp) + 1):
            part = shade / len(ramp)
            mixed = zip(_rgb(paper), _rgb(color), strict=True)
            palette += [round(light + (dark - light) * part) for light, dark in mixed]
    return bytes(palette)


def _rgb(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color[1:]))


def _fitted(card: Card, room: int, space: int) -> tuple[Hand, list[str]]:
    """The largest font in which the title fits the room, and its lines in it."""
    for size in TITLE_SIZES:
        font = _hand(SERIF, size, card)
        lines = _wrapped(card.title, font, room)
        if len(lines) <= LINES and len(lines) * round(size * 1.16) <= space:
            return font, lines
    return font, _clipped(lines, min(LINES, space // round(font.size * 1.16)), font, room)


def _wrapped(text: str, font: Hand, room: int) -> list[str]:
    """The text in lines that fit the room; a word that does not is broken."""
    lines: list[str] = []
    used = float(room)
    for word in text.split():
        for part in [word] if _width(word, font) <= room else _broken(word, font, room):
            longer = used + _width(" ", font) + _width(part, font)
            if longer <= room:
                lines[-1] += f" {part}"
                used = longer
            else:
                lines.append(part)
                used = _width(part, font)
    return lines


def _broken(word: str, font: Hand, room: int) -> Iterator[str]:
    """The word in parts that fit the room."""
    part = ""
    for character in word:
        if font.getlength(part + character) > room and character not in _HANGING:
            yield part
            part = ""
        part += character
    yield part


@lru_cache(20_000)
def _width(word: str, font: Hand) -> float:
    return font.getlength(word)


def _clipped(lines: list[str], most: int, font: Hand, room: int) -> list[str]:
    """At most so many lines; if there were more, the last ends in an ellipsis."""
    most = max(most, 1)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and font.getlength(last + "…") > room:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip(" ,.;:") + "…"]


def _hand(typeface: Typeface, size: int, card: Card) -> Hand:
    return _made(size, (typeface, *card.typefaces))


@cache
def _made(size: int, typefaces: tuple[Typeface, ...]) -> Hand:
    return Hand(size, typefaces)
