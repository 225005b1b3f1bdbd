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
from generator.content.model import Level

WIDTH, HEIGHT = 1200, 630
MARGIN = 80
LINES = 5
"""A title is set in at most so many lines."""

TITLE_SIZES = (88, 80, 72, 66, 60, 54, 48)
TEXT_SIZE = 38
LABEL_SIZE = 40

PAPER, INK, SOFT, LINE, ACCENT = "paper", "ink", "ink-soft", "line", "accent"
"""The tokens of the colors that a card is drawn in, beside those of the levels."""

_RAMPS = (INK, SOFT, LINE, ACCENT, *(level.value for level in Level))
_STEPS = 16
"""Shades from paper to each color; they smooth the edges of letters."""


def draw(card: Card) -> bytes:
    """The card as a PNG."""
    image = Image.new("P", (WIDTH, HEIGHT), 0)
    image.putpalette(_palette(card.colors))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 20, HEIGHT), fill=_index(ACCENT))
    left = MARGIN
    if card.level:
        for bar in range(len(Level)):
            fill = card.level.value if bar <= card.level.rank else LINE
            pen.rectangle((left, MARGIN + 6, left + 17, MARGIN + 37), fill=_index(fill))
            left += 26
        left += 14
    color = card.level.value if card.level else ACCENT
    _write(image, (left, MARGIN - 4), card.label, _sans(LABEL_SIZE), color)
    bottom = HEIGHT - MARGIN
    top = MARGIN + 84
    room = WIDTH - 2 * MARGIN
    space = bottom - 60 - top - (4 * 50 if card.text else 0)
    font, lines = _fitted(card.title, room, space)
    step = round(font.size * 1.16)
    for line in lines:
        _write(image, (MARGIN, top), line, font, INK)
        top += step
    if card.text:
        small = _sans(TEXT_SIZE)
        top += 18
        for line in _clipped(_wrapped(card.text, small, room), (bottom - 50 - top) // 50, small, room):
            _write(image, (MARGIN, top), line, small, SOFT)
            top += 50
    pen.line((MARGIN, bottom - 24, WIDTH - MARGIN, bottom - 24), fill=_index(LINE), width=2)
    _write(image, (MARGIN, bottom - 6), card.site, _sans(LABEL_SIZE), ACCENT)
    data = BytesIO()
    image.save(data, "PNG", compress_level=3)
    return data.getvalue()


def _write(image: Image.Image, place: tuple[int, int], text: str, font: ImageFont.FreeTypeFont, color: str) -> None:
    """Draws one line with smooth edges: in shades of its own first, then into the picture's palette."""
    if not text:
        return
    width, height = int(font.getlength(text)) + 8, round(font.size * 1.4)
    shades = Image.new("L", (width, height), 0)
    ImageDraw.Draw(shades).text((0, 0), text, fill=_STEPS - 1, font=font)
    base = 1 + _RAMPS.index(color) * _STEPS
    image.paste(shades.point([base + shade for shade in range(256)]), place, shades.point([0] + [255] * 255))


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
