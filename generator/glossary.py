"""Finds the glossary's terms in prose. Pure.

A name matches as whole words and regardless of case, with a hyphen or white space between its words, and with a
plural ending. A name in capitals alone (PII, CT) matches as written, so that it is not taken for an everyday word.
Where two names start at the same place the longer wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Markdown, Term

_WORD = re.compile(r"(?<![\w-])[^\W_]+")
_PARTS = re.compile(r"[\s-]+")
_PLURALS = ("", "s", "es")


def spelling(name: str) -> str:
    """What the matcher takes for the same name: case, hyphens and spaces aside."""
    return " ".join(_PARTS.split(name.strip())).casefold()


@dataclass(frozen=True, slots=True)
class Mention:
    """A term found in a text: the offsets of its words there."""

    start: int
    end: int
    term: Term


class Glossary:
    """The names of all terms, ready to be found."""

    def __init__(self, terms: Iterable[Term]) -> None:
        names = [(name, term) for term in terms for name in term.names]
        names.sort(key=lambda pair: (-len(pair[0]), pair[0]))
        self._by_first_word: dict[str, list[tuple[re.Pattern[str], Term]]] = {}
        for name, term in names:
            pattern = _pattern(name)
            first = _WORD.search(name)
            if first is None:
                continue
            word = first.group().casefold()
            single = spelling(name) == word
            for ending in _PLURALS if single else ("",):
                self._by_first_word.setdefault(word + ending, []).append((pattern, term))

    def mentions(self, text: Markdown, seen: set[str]) -> tuple[Mention, ...]:
        """The first mention of each term in the text's prose. Terms in `seen` are left out; those found are added."""
        found = []
        for start, end in text.prose:
            position = start
            for word in _WORD.finditer(text.text, start, end):
                candidates = self._by_first_word.get(word.group().casefold())
                if not candidates or word.start() < position:
                    continue
                for pattern, term in candidates:
                    if match := pattern.match(text.text, word.start(), end):
                        position = match.end()
                        if term.slug not in seen:
                            seen.add(term.slug)
                            found.append(Mention(match.start(), match.end(), term))
                        break
        return tuple(found)


def _pattern(name: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in _PARTS.split(name.strip())]
    exact = name.isupper()
    return re.compile(r"[\s-]".join(words) + r"(?:e?s)?(?![\w-])", 0 if exact else re.IGNORECASE)
