"""A text as a part of an address: in ASCII, whatever language it is in. Pure.

Accents are left out, but where a language writes its letters otherwise without them: German ä as ae. What is not of
the Latin script is transliterated letter by letter, by anyascii, which knows all of Unicode: that is a way to write it,
and not always the one that a reader would choose, since ideographs have the reading that they have in Chinese. Whoever
wants another gives it by hand, as the name of the file.
"""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

from generator.content.language import ENGLISH, base

_WORD = re.compile(r"[a-z0-9]+")
IDEOGRAPH = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_NORDIC = {"æ": "ae", "ø": "oe", "å": "aa"}
_WRITTEN: dict[str, dict[str, str]] = {
    "de": {"ä": "ae", "ö": "oe", "ü": "ue"},
    "da": _NORDIC,
    "nb": _NORDIC,
    "nn": _NORDIC,
    "no": _NORDIC,
}
"""How languages write letters of theirs where only ASCII is to be had, if that is more than to leave the accent out."""


def in_ascii(text: str, language: str = ENGLISH) -> str:
    """The text in ASCII: letters and digits of all scripts as those of the Latin one, without any other sign.

    An ideograph becomes a word of its own.
    """
    if text.isascii():
        return text
    written = _WRITTEN.get(base(language), {})
    return "".join(_written(sign, written) for sign in unicodedata.normalize("NFC", text))


def _written(sign: str, written: dict[str, str]) -> str:
    if sign.isascii():
        return sign
    if found := written.get(sign.lower()):
        return found if sign.islower() else found.capitalize()
    if plain := unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode():
        return plain
    if not sign.isalnum() or unicodedata.category(sign) == "Lm":  # such as the mark of a long vowel in Japanese
        return ""
    return f" {anyascii(sign)} " if IDEOGRAPH.match(sign) else anyascii(sign)


def slugged(text: str, language: str = ENGLISH) -> str:
    """The text as a slug: its letters and digits in lower case and in ASCII, words joined by hyphens."""
    return "-".join(_WORD.findall(in_ascii(text, language).lower().replace("'", "")))
