"""What the search knows by heart: the glossary's names with their definitions, and the words that the site uses. Pure.

The search engine's own index finds pages by their words. This adds what it lacks: a term for the first letters of its
name, the right word for a misspelled one, and how many pages there are.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from unicodedata import normalize

from generator.arrange.lists import ListPart
from generator.arrange.pages import Page, address
from generator.arrange.site import Site
from generator.content.fields import QUESTION, Words, texts
from generator.content.model import Markdown
from generator.content.problems import spelling
from generator.content.words import UNSPACED
from generator.outputs.contents import Contents, Made
from generator.outputs.origins import origins

FOLDER = "search"
PATH = f"{FOLDER}/lexicon.json"
WAYS = f"{FOLDER}/ways.json"

SHORTEST = 4
"""Words with fewer letters are not corrected: too many others are near."""

PER_RARE_WORD = 1000
"""For every so many questions a word of running text must stand in one answer more, which keeps the list short."""

PLACES = ("collection", "practice", "random")
"""The kinds of page that the search offers before anything is typed."""

LISTS = {"topic", "tag", "collection"}
"""The kinds of page that list questions under a title which people type."""

MOST_PLACES = 4
"""Of so many pages of a kind at most."""

_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


def lexicon(site: Site, pages: tuple[Page, ...]) -> Contents:
    """The lexicon as JSON, and beside it where the scripts lead: the page that picks a question, and where to start.

    The lexicon has the `terms`, each with its `address`, the `term`, its `definition` and its other `names`; the
    `lists` of questions, found by their titles; the `words`, the likeliest first; and how many `pages` are searched.
    """
    # Of a list in parts the first is the list.
    found = [page for page in pages if not isinstance(page.subject, ListPart) or page.subject.is_first]
    by_kind = {kind: [page for page in found if page.kind.name == kind] for kind in PLACES}
    ways = {
        **{page.kind.name: page.address for page in by_kind["random"]},
        "places": [_place(page) for found in by_kind.values() for page in found[:MOST_PLACES]],
    }
    return {
        PATH: Made(origins(site).of_all(), partial(_lexicon, site, found)),
        WAYS: json.dumps(ways, ensure_ascii=False, separators=(",", ":")) + "\n",
    }


def _lexicon(site: Site, pages: Sequence[Page]) -> str:
    terms = [
        {
            "address": address("term", defined.slug),
            "term": defined.term.term,
            "definition": str(defined.term.definition),
            "names": [spelling(alias) for alias in defined.term.aliases],
        }
        for defined in site.terms
    ]
    known = {
        "pages": len(site.questions) + len(site.terms),
        "terms": terms,
        "lists": [_place(page) for page in pages if page.kind.name in LISTS],
        "words": " ".join(_words(site)),
    }
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def _place(page: Page) -> dict[str, str]:
    """A page that is offered by its title."""
    return {"address": page.address, "title": page.about.name, "about": page.about.description}


def _words(site: Site) -> Iterator[str]:
    """The words of names and titles, then those of answers; the most frequent first."""
    names: Counter[str] = Counter()
    running: Counter[str] = Counter()
    for defined in site.terms:
        names.update(_lower(" ".join(defined.term.names)))
    for study_list in site.collections:
        names.update(_lower(study_list.collection.title))
    for answered in site.questions:
        found: dict[Words, list[str]] = {Words.NAMES: [], Words.RUNNING: []}
        for field, _, text in texts(answered.question, QUESTION):
            if field.words in found:
                found[field.words].append(text.prose if isinstance(text, Markdown) else str(text))
        labels = (answered.topic.title, *(tag.label for tag in answered.tags))
        names.update(_lower(" ".join([*found[Words.NAMES], *labels])))
        running.update(set(_lower(" ".join(found[Words.RUNNING]))))
    rare = len(site.questions) // PER_RARE_WORD
    yield from sorted(names, key=lambda word: (-names[word], word))
    yield from sorted(
        (word for word, count in running.items() if count > rare and word not in names),
        key=lambda word: (-running[word], word),
    )


def _lower(text: str) -> list[str]:
    return _WORD.findall(UNSPACED.sub(" ", normalize("NFC", text).lower()))
