"""Finds the glossary's terms in running text. Pure.

A name matches as whole words and regardless of case, with a hyphen or white space between its words, and with a plural
ending; but in scripts that put no white space between words it matches wherever it stands. A name in capitals alone
(PII, CT) matches as written, so that it is not taken for an everyday word.
Where two names start at the same place the longer wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.arrange.site import Mention
from generator.content.model import Markdown, Prose, Term
from generator.content.problems import GAP, spelling
from generator.content.words import UNSPACED

_Trie = dict[str, "_Trie"]
"""Names by their characters; the key "" ends a name."""


@lru_cache(maxsize=1)
def glossary(terms: tuple[Term, ...]) -> Glossary:
    """The glossary of these terms, with what it has found so far: whoever builds again after an edit asks it again."""
    return Glossary(terms)


class Glossary:
    """The names of all terms, ready to be found.

    They become one regular expression in the form of a trie, which reads a text once however many names there are. What
    was found in a text is kept.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._found: dict[Markdown | str, tuple[Mention, ...]] = {}
        self._terms = {spelling(name): term for term in terms for name in term.names}
        names = [name.strip() for term in self._terms.values() for name in term.names]
        loose = _pattern(name.lower() for name in names if not name.isupper())
        exact = _pattern(name for name in names if name.isupper())
        before, after = r"(?<![\w-])", r"(?![\w-])"
        anywhere = _pattern(name.lower() for name in names if UNSPACED.search(name[0]) and UNSPACED.search(name[-1]))
        if any(map(UNSPACED.search, names)):
            before, after = rf"(?:{before}|(?<={UNSPACED.pattern}))", rf"(?:{after}|(?={UNSPACED.pattern}))"
        self._pattern = re.compile(rf"{before}(?:(?i:{loose})|{exact})(?:e?s)?{after}|(?i:{anywhere})")

    def mentions(self, text: Markdown | str) -> tuple[Mention, ...]:
        """Every mention of a term in the running text, in order. A plain text is one part."""
        if (found := self._found.get(text)) is None:
            found = self._found[text] = self._mentions(text)
        return found

    def _mentions(self, text: Markdown | str) -> tuple[Mention, ...]:
        parts = text.parts if isinstance(text, Markdown) else (Prose(text),)
        return tuple(
            Mention(place, match.start(), match.end(), term)
            for place, part in enumerate(parts)
            if isinstance(part, Prose)
            for match in self._pattern.finditer(part.text)
            if (term := self._term(spelling(match.group())))
        )

    def _term(self, spelled: str) -> Term | None:
        """The term of that name; none where the pattern, which folds case otherwise, has matched too much."""
        for ending in ("", "s", "es"):
            if term := self._terms.get(spelled.removesuffix(ending)):
                return term
        return None


def _pattern(names: Iterable[str]) -> str:
    """A regular expression for any of the names, the longest that fits; one that never fits if there are none."""
    trie: _Trie = {}
    for name in names:
        node = trie
        for character in GAP.sub(" ", name):
            node = node.setdefault(character, {})
        node[""] = {}
    return _alternatives(trie) if trie else r"(?!)"


def _alternatives(trie: _Trie) -> str:
    longer = [
        (r"[\s-]" if character == " " else re.escape(character)) + _alternatives(rest)
        for character, rest in sorted(trie.items())
        if character
    ]
    if not longer:
        return ""
    joined = longer[0] if len(longer) == 1 and "" not in trie else f"(?:{'|'.join(longer)})"
    return joined + "?" if "" in trie else joined
