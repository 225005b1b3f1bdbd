"""Every phrase that a reader sees or hears, in a catalogue for each language. Pure.

A phrase is a text with places for values, as in ``Source {number}``; or, where it has a number in it, one text for each
plural category of the language (Unicode CLDR, Language Plural Rules): in English ``one: "{count} question"`` and
``other: "{count} questions"``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.content import limits
from generator.content.language import ENGLISH, locale
from generator.content.problems import nearest, quoted
from generator.content.yaml import Cut

Phrase = str | Mapping[str, str]

PLURALS = ("zero", "one", "two", "few", "many", "other")
"""Every plural category that there is. Each language has some of them, and every one has `other`."""

NUMBER = "count"
"""The value that decides which form a phrase takes."""

_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Phrases:
    """A catalogue: phrases by their keys, and the language that they are in."""

    texts: Mapping[str, Phrase]
    language: str = ENGLISH

    def say(self, key: str, **values: object) -> str:
        """The phrase with its values filled in.

        A key that is not there and a value that is missing are mistakes of the caller: a `LookupError`.
        """
        phrase = self.texts[key]
        text = phrase if isinstance(phrase, str) else phrase[category(values[NUMBER], self.language)]
        return _PLACE.sub(lambda place: str(values[place[1]]), text) if "{" in text else text


def category(number: Any, language: str = ENGLISH) -> str:
    """The plural category of a whole number in a language, by its tag (BCP 47)."""
    return str(locale(language).plural_form(number))


@cache
def categories(language: str) -> tuple[str, ...]:
    """The plural categories of a language, in the order of `PLURALS`."""
    known = {*locale(language).plural_form.tags, "other"}
    return tuple(one for one in PLURALS if one in known)


def places(phrase: Phrase) -> list[str]:
    """The names of a phrase's values; in a phrase with plurals the number is one of them."""
    if isinstance(phrase, str):
        return _PLACE.findall(phrase)
    return [NUMBER, *(name for text in phrase.values() for name in _PLACE.findall(text))]


def faults(
    catalogue: Mapping[str, Phrase], own: object, language: str = ENGLISH
) -> Iterator[tuple[tuple[str, ...], str]]:
    """What cannot be a phrase of a site's own, each with the way to it from where the phrases stand.

    A site's phrase may leave a value out, and have none that the catalogue's has not. `catalogue` may be that of any
    language; where it has plurals, the site's phrase has those of `language`.
    """
    if not isinstance(own, Mapping):
        yield (), f"extra.phrases is {_shown(own)}; allowed: lines of the form key: text"
        return
    for key, phrase in own.items():
        name = str(key)
        if name not in catalogue:
            yield (name,), f"unknown phrase {quoted(name)} in extra.phrases{nearest(name, catalogue)}"
        else:
            yield from (
                ((name, *way), f"the phrase {name} {said}") for way, said in _faults(phrase, catalogue[name], language)
            )


def lacking(english: Mapping[str, Phrase], catalogue: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What a catalogue lacks beside the one in English, which is complete: each key, and how it is said there."""
    for key, phrase in english.items():
        if key not in catalogue:
            yield key, phrase if isinstance(phrase, str) else phrase["other"]


def reworded(catalogue: Mapping[str, Phrase], own: Mapping[str, object], language: str = ENGLISH) -> Phrases:
    """The catalogue with the phrases that a site words otherwise; what cannot be one of them is passed over."""
    texts = dict(catalogue)
    for key, phrase in own.items():
        if (
            isinstance(phrase, str | Mapping)
            and key in catalogue
            and not list(_faults(phrase, catalogue[key], language))
        ):
            texts[key] = phrase
    return Phrases(texts, language)


def _faults(phrase: object, of: Phrase, language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """What keeps a phrase from taking the place of one of the catalogue."""
    if isinstance(of, str):
        if isinstance(phrase, str) and phrase.strip():
            yield from (((), said) for said in _text_faults(phrase, of))
        else:
            yield (), f"is {_shown(phrase)}; allowed: a text"
    elif not isinstance(phrase, Mapping):
        yield (), f"is {_shown(phrase)}; allowed: {_forms(language)}"
    else:
        known = categories(language)
        for category in known:
            if category not in phrase:
                yield (), f"has no text for {category}; allowed: {_forms(language)}"
        for category, text in phrase.items():
            if category not in known:
                yield (str(category),), f"has a text for {quoted(str(category))}; allowed: {_forms(language)}"
            elif isinstance(text, str) and text.strip():
                yield from (((category,), said) for said in _text_faults(text, of))
            else:
                yield (category,), f"has {_shown(text)} for {category}; allowed: a text"


def _forms(language: str) -> str:
    """The texts that a phrase with a number has in a language."""
    known = categories(language)
    forms = f"a text for each of {', '.join(known)}" if len(known) > 1 else f"a text for {known[0]} alone"
    return f"{forms}, the plurals of {language} (CLDR)"


def _text_faults(text: str, of: Phrase) -> Iterator[str]:
    if len(text) > limits.LINE:
        yield f"has {len(text):,} characters; allowed: at most {limits.LINE:,}"
    elif isinstance(text, Cut):
        yield f"ends before {quoted(text.comment)}, which is a comment; put the whole phrase in quotes"
    elif len(text.strip().splitlines()) > 1:
        yield f"is {quoted(text)}, which holds a line break; write it on one line"
    elif unknown := set(places(text)) - set(places(of)):
        yield f"has {quoted(f'{{{min(unknown)}}}')}; allowed: {_listed(of)}"


def _shown(value: object) -> str:
    """A value in a message; what holds others by what it is, since it may hold any number of them."""
    match value:
        case Mapping():
            return f"lines for {', '.join(map(quoted, map(str, list(value)[:3])))}" if value else "a mapping of nothing"
        case list():
            return "a list"
        case None:
            return "empty"
        case _:
            return quoted(str(value))


def _listed(phrase: Phrase) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(set(places(phrase)))) or "no value in it"
