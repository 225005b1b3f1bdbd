"""What is known of languages: how they are written and sorted, by their tags (BCP 47). Pure.

Numbers and plurals are those of Unicode CLDR, as Babel brings them.
"""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

ENGLISH = "en"


@cache
def locale(language: str) -> Locale:
    """What CLDR knows of a language; of one that it does not know, what it knows of the language without its region.

    Of what it does not know at all it is the root, which has one plural category and writes numbers with points.
    """
    for tag in (language, base(language)):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):  # of a tag that CLDR does not know, or that is none
            continue
    return Locale.parse("root")


def base(language: str) -> str:
    """The language without its script and region: `pt` of `pt-BR`."""
    return language.partition("-")[0].lower()


def capitalizes(language: str) -> bool:
    """Whether nouns have a capital within a sentence: in German, and in Luxembourgish."""
    return base(language) in {"de", "lb"}


@cache
def number_signs(language: str) -> tuple[str, str]:
    """What stands between the thousands of a number, and before its fraction, in a language."""
    signs = locale(language).number_symbols["latn"]
    return str(signs["group"]), str(signs["decimal"])


def numeral(plain: str, language: str) -> str:
    """A number as a language writes it, of one as Python does, with commas between its thousands: `1.234,5`.

    The scripts do the same (scripts/numeral.js).
    """
    group, point = number_signs(language)
    return plain.translate({ord(","): group, ord("."): point, ord("-"): "\u2212"})
