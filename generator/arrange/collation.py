"""The order in which a reader looks for words, and the letters that they stand under. Pure.

A word is sorted by its letters, whatever accents they have and in whichever case they are; only between words of the
same letters do these decide (the levels of the Unicode Collation Algorithm, UTS 10). So Ä stands beside A, and が
beside か. Where an alphabet has letters of its own, they come after those that they stand behind there: in Swedish å, ä
and ö after z. Hiragana and katakana are one, and ideographs come last, but in Chinese by their reading. In Thai a vowel
that is written before its consonant is read behind it.

This is less than the whole algorithm: a letter that is written with two signs, such as Czech ch, is two. pyuca, which
reads the table of all of Unicode for it, takes half a second for 10,000 titles, and this a tenth of that. A text in
ASCII is sorted by its letters in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from unicodedata import category, normalize

from generator.content.language import base
from generator.content.slugs import IDEOGRAPH, in_ascii

Key = Callable[[str], tuple[str, str]]
"""What a text is sorted by."""

OTHERS = "#"
"""What stands over all that begin with no letter that a reader would look under."""

_ALPHABETS = {
    "be": "гґ её иій уў",
    "bs": "cčć dđ sš zž",
    "cs": "cč rř sš zž",
    "da": "zæøå",
    "eo": "cĉ gĝ hĥ jĵ sŝ uŭ",
    "es": "nñ",
    "et": "sšzž wõäöü",
    "fi": "zåäö",
    "gl": "nñ",
    "hr": "cčć dđ sš zž",
    "hu": "oöő uüű",
    "is": "aá dð eé ií oó uú yý zþæö",
    "lt": "cč sš zž",
    "lv": "cč gģ kķ lļ nņ sš zž",
    "nb": "zæøå",
    "nn": "zæøå",
    "no": "zæøå",
    "pl": "aą cć eę lł nń oó sś zźż",
    "ro": "aăâ iî sș tț",
    "sk": "aä cč oô sš zž",
    "sl": "cčć dđ sš zž",
    "sq": "cç eë",
    "sv": "zåäö",
    "tr": "cç gğ h\u0131 oö sş uü",
    "uk": "гґ еє иіїй",
}
"""Letters that have a place of their own in an alphabet, each behind the one that it follows there (CLDR)."""

_EVERYWHERE = "ий"
"""The same where the language has no letters of its own here: the Cyrillic short i is no i with an accent."""

_ACCENT = re.compile(r"[\u0300-\u036f\u3099\u309a]")
"""What is taken off letters: accents, and the signs on kana. The vowels of Indic scripts and of Thai are none."""

_PLAIN = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "\u0131": "i"}
    | {chr(katakana): chr(katakana - 0x60) for katakana in range(0x30A1, 0x30F7)}
)
"""Letters that are sorted as others, though they are none with an accent."""

_AFTER = 0x10FF00
"""A sign that stands after all letters, and behind one makes of it another that comes next."""

_ROWS = "あかさたなはまやらわ"
"""The rows of kana, which a Japanese reader looks under, each by its first."""

_JAMO, _CONSONANTS = 0x1100, "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
"""The first of the consonants that Korean syllables begin with, and all of them as they are written by themselves."""

_THAI = re.compile("([เ-ไ])([ก-ฮ])")
"""A vowel before its consonant."""


@cache
def collation(language: str) -> Key:
    """What texts in that language are sorted by."""
    letters_of_its_own = _own_letters(language)
    own = str.maketrans(letters_of_its_own)
    has_ascii = any(map(str.isascii, letters_of_its_own))
    is_read = base(language) == "zh"

    def key(text: str) -> tuple[str, str]:
        folded = text.casefold()
        if folded.isascii() and not has_ascii:
            return folded, folded
        spelled = normalize("NFKD", folded)
        if is_read:
            folded = IDEOGRAPH.sub(lambda found: in_ascii(found[0]).strip().lower() + found[0], folded)
        letters = normalize("NFKD", normalize("NFC", folded).translate(own))
        return _THAI.sub(r"\2\1", _ACCENT.sub("", letters).translate(_PLAIN)), spelled

    return key


@cache
def _own_letters(language: str) -> dict[str, str]:
    alphabet = _ALPHABETS.get(base(language), _EVERYWHERE)
    return {
        letter: f"{group[0]}{chr(_AFTER + place)}"
        for group in alphabet.split()
        for place, letter in enumerate(group[1:])
    }


def index_letter(text: str, language: str) -> str:
    """The letter that a text stands under: without its accent, unless the alphabet has it as a letter of its own.

    Kana stand under the first of their row; ideographs and signs under `OTHERS`, but in Chinese by their reading.
    """
    text = _THAI.sub(r"\2\1", normalize("NFC", text))
    first = text[:1]
    if first.casefold() in _own_letters(language):
        return first.upper()
    letter = collation(language)(first)[0][:1]
    if "ぁ" <= letter <= "ゖ":
        return max((row for row in _ROWS if row <= letter), default=_ROWS[0])
    if 0 <= (consonant := ord(letter or " ") - _JAMO) < len(_CONSONANTS):
        return _CONSONANTS[consonant]
    if not letter.isalpha() or IDEOGRAPH.match(letter) or category(letter) == "Lm":
        return OTHERS
    return letter.upper()
