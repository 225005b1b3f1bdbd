"""Draws a share card: the picture that a chat shows beside a link. Pure; a card in, a PNG out.

A card is 1200 by 630 pixels, as Open Graph readers expect, in a palette of a few ramps, so that it is small.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO

from font_source_sans_pro import SourceSansProSemibold
from font_source_serif_pro import SourceSerifProBold
from PIL import Image, ImageDraw, ImageFont

from generator.arrange.pages import Card
from generator.arrange.site import SHAPES

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

_RAMPS = (INK, SOFT, LINE, CLOCK, *TRACKS)
_STEPS = 16
"""Shades from paper to each color; they smooth the edges of letters."""


def draw(card: Card) -> bytes:
    """The card as a PNG."""
    image = Image.new("P", (WIDTH, HEIGHT), 0)
    image.putpalette(_palette(card.colors))
    pen = ImageDraw.Draw(image)
    left = MARGIN
    if card.level:
        for bar, height in enumerate(BARS):
            fill = INK if bar <= card.level.rank else LINE
            pen.rectangle((left, MARGIN + 37 - height, left + 13, MARGIN + 37), fill=_index(fill))
            left += 20
        left += 16
    _write(image, (left, MARGIN - 4), card.label, _sans(LABEL_SIZE), SOFT)
    bottom = HEIGHT - MARGIN
    top = MARGIN + 84
    room = WIDTH - 2 * MARGIN
    space = bottom - EMBLEM - 20 - top - (3 * 50 if card.text else 0)
    font, lines = _fitted(card.title, room, space)
    step = round(font.size * 1.16)
    for line in lines:
        _write(image, (MARGIN, top), line, font, INK)
        top += step
    if card.text:
        small = _sans(TEXT_SIZE)
        top += 18
        for line in _clipped(_wrapped(card.text, small, room), (bottom - EMBLEM - top) // 50, small, room):
            _write(image, (MARGIN, top), line, small, SOFT)
            top += 50
    _write(image, (MARGIN, bottom - 40), card.site, _sans(LABEL_SIZE), INK)
    if card.figure:
        figure = _serif(EMBLEM)
        width = round(figure.getlength(card.figure))
        _write(image, (WIDTH - MARGIN - width, bottom - EMBLEM - 14), card.figure, figure, INK)
    else:
        _stamp(image, (WIDTH - MARGIN - EMBLEM, bottom - EMBLEM), *_emblem(card.shape))
    data = BytesIO()
    image.save(data, "PNG", compress_level=3)
    return data.getvalue()


@cache
def _emblem(shape: int) -> tuple[Image.Image, str]:
    """The emblem of a track, as the theme draws it (components/track), and its color; that of none is the clock's dial.

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
    shades = mask.resize((EMBLEM, EMBLEM), Image.Resampling.LANCZOS).point([shade // 16 for shade in range(256)])
    return shades, TRACKS[shape - 1] if shape else CLOCK


def _hole(pen: ImageDraw.ImageDraw, size: int, middle: tuple[float, float], radius: float) -> None:
    across, down = (part * size for part in middle)
    reach = radius * size
    pen.ellipse((across - reach, down - reach, across + reach, down + reach), fill=0)


def _stamp(image: Image.Image, place: tuple[int, int], shades: Image.Image, color: str) -> None:
    """Puts shades, 0 to `_STEPS` - 1, into the picture, as those of one color."""
    base = 1 + _RAMPS.index(color) * _STEPS
    image.paste(shades.point([base + shade for shade in range(256)]), place, shades.point([0] + [255] * 255))


def _write(image: Image.Image, place: tuple[int, int], text: str, font: ImageFont.FreeTypeFont, color: str) -> None:
    """Draws one line with smooth edges: in shades of its own first, then into the picture's palette."""
    if not text:
        return
    width, height = int(font.getlength(text)) + 8, round(font.size * 1.4)
    shades = Image.new("L", (width, height), 0)
    ImageDraw.Draw(shades).text((0, 0), text, fill=_STEPS - 1, font=font)
    _stamp(image, place, shades, color)


def _index(color: str) -> int:
    return 1 + _RAMPS.index(color) * _STEPS + _STEPS - 1


def _palette(colors: Mapping[str, str]) -> list[int]:
    paper = _rgb(colors[PAPER])
    palette = list(paper)
    for color in (_rgb(colors[token]) for token in _RAMPS):
        for shade in range(_STEPS):
            part = shade / (_STEPS - 1)
            palette += [round(light + (dark - light) * part) for light, dark in zip(paper, color, strict=True)]
    return palette


def _rgb(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color[1:]))


def _fitted(title: str, room: int, space: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest font in which the title fits the room, and its lines in it."""
    for size in TITLE_SIZES:
        font = _serif(size)
        lines = _wrapped(title, font, room)
        if len(lines) <= LINES and len(lines) * round(size * 1.16) <= space:
            return font, lines
    return font, _clipped(lines, min(LINES, space // round(font.size * 1.16)), font, room)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, room: int) -> list[str]:
    """The text in lines that fit the room; a word that does not is broken."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= room:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if font.getlength(lines[-1] + character) > room:
                lines.append("")
            lines[-1] += character
    return lines


def _clipped(lines: list[str], most: int, font: ImageFont.FreeTypeFont, room: int) -> list[str]:
    """At most so many lines; if there were more, the last ends in an ellipsis."""
    most = max(most, 1)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and font.getlength(last + "…") > room:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip(" ,.;:") + "…"]


@cache
def _serif(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(SourceSerifProBold, size)


@cache
def _sans(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(SourceSansProSemibold, size)
