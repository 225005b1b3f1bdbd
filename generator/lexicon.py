"""What the search knows by heart: the glossary's names with their definitions, and the words that the site uses. Pure.

The search engine's own index finds pages by their words. This adds what it lacks: a term for the first letters of its
name, and the right word for a misspelled one.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from generator.glossary import spelling
from generator.model import Markdown
from generator.site import QuestionPage, Site

PATH = "search/lexicon.json"

SHORTEST = 4
"""Words with fewer letters are not corrected: too many others are near."""

PER_RARE_WORD = 1000
"""For every so many questions a word of running text must stand in one answer more, which keeps the list short."""

_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


def document(site: Site) -> str:
    """The lexicon as JSON: `terms` as [slug, term, definition, other names], and `words`, the likeliest first."""
    terms = [
        [page.term.slug, page.term.term, page.term.definition, [spelling(alias) for alias in page.term.aliases]]
        for page in site.terms
    ]
    return json.dumps({"terms": terms, "words": " ".join(_words(site))}, ensure_ascii=False, separators=(",", ":"))


def _words(site: Site) -> Iterator[str]:
    """The words of names and titles, then those of answers; the most frequent first."""
    heads = Counter(word for text in _heads(site) for word in _lower(text))
    running = Counter(word for page in site.questions for word in _running(page.question.summary, page.question.body))
    yield from sorted(heads, key=lambda word: (-heads[word], word))
    rare = len(site.questions) // PER_RARE_WORD
    yield from sorted(
        (word for word, count in running.items() if count > rare and word not in heads),
        key=lambda word: (-running[word], word),
    )


def _heads(site: Site) -> Iterator[str]:
    for term in site.terms:
        yield from term.term.names
    for page in site.questions:
        yield from _of_question(page)


def _of_question(page: QuestionPage) -> Iterable[str]:
    return (page.question.title, *page.question.also_asked, page.topic.title, *(tag.label for tag in page.tags))


def _running(summary: str, body: Markdown) -> frozenset[str]:
    """The words of an answer's running text, each once."""
    return _once(" ".join([summary, *(body.text[start:end] for start, end in body.prose)]))


@cache
def _once(text: str) -> frozenset[str]:
    return frozenset(_lower(text))


def _lower(text: str) -> list[str]:
    return _WORD.findall(text.lower())
