"""Every phrase that a reader sees or hears, in one catalogue. Pure.

A phrase is a text with places for values, as in ``Source {number}``; or, where it has a number in it, one text for each
plural category (Unicode CLDR, Language Plural Rules): ``one: "{count} question"`` and ``other: "{count} questions"``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.problems import Say, nearest, quoted

Phrase = str | Mapping[str, str]

CATEGORIES = ("one", "other")
"""The plural categories of English."""

NUMBER = "count"
"""The value that decides which form a phrase takes."""

_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The catalogue: phrases by their keys."""

    texts: Mapping[str, Phrase]

    def say(self, key: str, **values: object) -> str:
        """The phrase with its values filled in.

        A key that is not there and a value that is missing are mistakes of the caller: a `LookupError`.
        """
        phrase = self.texts[key]
        text = phrase if isinstance(phrase, str) else phrase[category(values[NUMBER])]
        return _PLACE.sub(lambda place: str(values[place[1]]), text) if "{" in text else text


def category(number: object) -> str:
    """The plural category of a number in English."""
    return "one" if number == 1 else "other"


def places(phrase: Phrase) -> list[str]:
    """The names of a phrase's values; in a phrase with plurals the number is one of them."""
    if isinstance(phrase, str):
        return _PLACE.findall(phrase)
    return [NUMBER, *(name for text in phrase.values() for name in _PLACE.findall(text))]


def reworded(catalogue: Mapping[str, Phrase], own: object, say: Say) -> Phrases:
    """The catalogue with the phrases that a site words otherwise; what cannot be one of them is said at line 1.

    A site's phrase may leave a value out, and have none that the catalogue's has not.
    """
    if not isinstance(own, Mapping):
        say(1, f"extra.phrases is {quoted(str(own))}; allowed: lines of the form key: text")
        return Phrases(catalogue)
    texts = dict(catalogue)
    for key, phrase in own.items():
        if key not in catalogue:
            say(1, f"unknown phrase {quoted(str(key))} in extra.phrases{nearest(str(key), catalogue)}")
        elif _form(phrase) != _form(catalogue[key]):
            say(1, f"the phrase {key} is {quoted(str(phrase))}; allowed: {_form(catalogue[key])}")
        elif unknown := set(places(phrase)) - set(places(catalogue[key])):
            say(1, f"the phrase {key} has {{{min(unknown)}}}; allowed: {_listed(catalogue[key])}")
        else:
            texts[key] = phrase
    return Phrases(texts)


def _form(phrase: object) -> str:
    if isinstance(phrase, str) and phrase.strip():
        return "a text"
    if isinstance(phrase, Mapping) and {*phrase} == {*CATEGORIES} and {*map(type, phrase.values())} == {str}:
        return f"a text for each of {', '.join(CATEGORIES)}"
    return "nothing of the kind"


def _listed(phrase: Phrase) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(set(places(phrase)))) or "no value in it"
