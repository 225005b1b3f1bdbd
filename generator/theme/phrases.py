"""Every phrase that a reader sees or hears, in one catalogue. Pure.

A phrase is a text with places for values, as in ``Source {number}``; or, where it has a number in it, one text for each
plural category (Unicode CLDR, Language Plural Rules): ``one: "{count} question"`` and ``other: "{count} questions"``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.content import limits
from generator.content.problems import nearest, quoted
from generator.content.yaml import Cut

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


def faults(catalogue: Mapping[str, Phrase], own: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """What cannot be a phrase of a site's own, each with the way to it from where the phrases stand.

    A site's phrase may leave a value out, and have none that the catalogue's has not.
    """
    if not isinstance(own, Mapping):
        yield (), f"extra.phrases is {_shown(own)}; allowed: lines of the form key: text"
        return
    for key, phrase in own.items():
        name = str(key)
        if name not in catalogue:
            yield (name,), f"unknown phrase {quoted(name)} in extra.phrases{nearest(name, catalogue)}"
        else:
            yield from (((name, *way), f"the phrase {name} {said}") for way, said in _faults(phrase, catalogue[name]))


def reworded(catalogue: Mapping[str, Phrase], own: Mapping[str, object]) -> Phrases:
    """The catalogue with the phrases that a site words otherwise; what cannot be one of them is passed over."""
    texts = dict(catalogue)
    for key, phrase in own.items():
        if isinstance(phrase, str | Mapping) and key in catalogue and not list(_faults(phrase, catalogue[key])):
            texts[key] = phrase
    return Phrases(texts)


def _faults(phrase: object, of: Phrase) -> Iterator[tuple[tuple[str, ...], str]]:
    """What keeps a phrase from taking the place of one of the catalogue."""
    if isinstance(of, str):
        if isinstance(phrase, str) and phrase.strip():
            yield from (((), said) for said in _text_faults(phrase, of))
        else:
            yield (), f"is {_shown(phrase)}; allowed: a text"
    elif not (isinstance(phrase, Mapping) and {*phrase} == {*CATEGORIES}):
        yield (), f"is {_shown(phrase)}; allowed: a text for each of {', '.join(CATEGORIES)}"
    else:
        for category, text in phrase.items():
            if isinstance(text, str) and text.strip():
                yield from (((category,), said) for said in _text_faults(text, of))
            else:
                yield (category,), f"has {_shown(text)} for {category}; allowed: a text"


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
