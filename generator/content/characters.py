"""Characters that nobody sees, or that stand for nothing: found, named, and made visible. Pure.

What is refused: controls and the marks of the bidirectional algorithm, which turn a line around (Unicode Technical
Report 36; "Trojan Source", CVE-2021-42574); characters without a width, in which a text can be hidden from a reader,
tags and variation selectors among them; fillers and blanks that pass for a space; surrogates, non-characters, private
characters, which mean something to one font alone, and the one that stands for a character that was lost. A joiner
stays where a script or an emoji needs it (Unicode Standard Annex 31, section 2.3), and a variation selector behind a
character that has variants.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_PLANES = "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(0x1, 0x11))

_UNUSUAL = re.compile(r"[^\t\n -~]+")
"""What is looked at closer. Of most texts that is little, or nothing."""

_SUSPECT = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f"
    "\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ud800-\\uf8ff\\ufdd0-\\ufdef\\ufe00-\\ufe0f\\ufeff\\uffa0"
    "\\ufff0-\\uffff\\U0001bca0-\\U0001bca3\\U0001d159\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff"
    f"\\U000f0000-\\U0010fffd{_PLANES}]"
)

_PILE = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5,}")
"""More marks on one letter than any script writes; they run over the lines around."""

_FLAG = "\U0001f3f4"
_FLAGS = re.compile(
    f"{_FLAG}\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|"
    "\U000e0077\U000e006c\U000e0073)\U000e007f"
)
"""The flags of England, Scotland and Wales, the emoji that are written with tags (Unicode Technical Standard 51)."""

_NON_JOINER, _JOINER = "\u200c", "\u200d"
_EMOJI_STYLE = "\ufe0f"
_KEYCAP = "\u20e3"
_VIRAMA = 9
"""The combining class of a sign that joins consonants in the scripts of India."""


def unfit(text: str) -> Iterator[tuple[int, str]]:
    """Every run of characters that a text may not hold: its offset, and how its first is called."""
    if text.isascii() and text.isprintable():
        return
    unusual = "".join(_UNUSUAL.findall(text))
    if not _SUSPECT.search(unusual) and not _PILE.search(unusual):
        return
    if _FLAG in text:
        text = _FLAGS.sub(lambda flag: _FLAG * len(flag.group()), text)
    found = [match.start() for match in _SUSPECT.finditer(text) if not _belongs(text, match.start())]
    for start, end in _runs(found):
        more = f" and {end - start} more" if end > start else ""
        yield start, named(text[start]) + more
    for pile in _PILE.finditer(text):
        yield pile.start(), f"{len(pile.group())} marks on one letter, first {named(pile.group()[0])}"


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Numbers in order as the first and the last of those that follow each other."""
    start = 0
    for place, number in enumerate(numbers, start=1):
        if place == len(numbers) or numbers[place] != number + 1:
            yield numbers[start], number
            start = place


def named(character: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`."""
    kinds = {"Cc": "a control character", "Co": "a private character", "Cs": "half of a surrogate pair"}
    kind = kinds.get(unicodedata.category(character), "no character")
    return f"U+{ord(character):04X} {unicodedata.name(character, kind)}"


def without(text: str) -> str:
    """The text without the characters that it may not hold, once that was said."""
    return _SUSPECT.sub("", text)


def visible(text: str) -> str:
    """The text as it can be printed on one line: whatever does not print stands as `<U+202E>`."""
    if text.isprintable() and not _SUSPECT.search(text):
        return text
    return "".join(
        character if character.isprintable() and not _SUSPECT.match(character) else f"<U+{ord(character):04X}>"
        for character in text
    )


def _belongs(text: str, at: int) -> bool:
    """Whether a joiner or variation selector stands where a script or an emoji needs it."""
    character, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if not before or before in (_NON_JOINER, _JOINER):
        return False
    if character in (_NON_JOINER, _JOINER):
        if unicodedata.combining(before) == _VIRAMA:
            return True
        if character == _JOINER and after and unicodedata.category(after) == "So":
            return unicodedata.category(before) in {"So", "Sk"} or before == _EMOJI_STYLE
        while at > 1 and unicodedata.combining(text[at - 1]):
            at -= 1
        return all(side and unicodedata.bidirectional(side) == "AL" for side in (text[at - 1], after))
    if "\ufe00" <= character <= _EMOJI_STYLE:
        if before in "0123456789#*":
            return character == _EMOJI_STYLE and after == _KEYCAP
        return unicodedata.category(before) in {"So", "Sm"} or before in "‼⁉〰"
    if "\U000e0100" <= character <= "\U000e01ef":
        return unicodedata.name(before, "").startswith("CJK UNIFIED IDEOGRAPH")
    return False
