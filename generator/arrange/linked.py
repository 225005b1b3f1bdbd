"""A page's content in the vocabulary of schema.org, for search engines: the nodes of its JSON-LD. Pure.

Addresses are absolute; the functions take them ready.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.arrange.site import Answered, Defined, Site

Node = dict[str, object]


def question(answered: Answered, url: str, image: str, site: Site) -> Node:
    """A question as something to learn from: a quiz card with the short answer to it."""
    asked = answered.question
    node: Node = {
        "@type": ["LearningResource", "Quiz"],
        "@id": url,
        "url": url,
        "name": asked.title,
        "inLanguage": site.settings.language,
        "about": {"@type": "Thing", "name": answered.topic.title},
        "image": image,
    }
    if asked.level:
        node["educationalLevel"] = site.label(asked.level)
    if answered.tags:
        node["keywords"] = [tag.label for tag in answered.tags]
    if asked.modified:
        node["dateModified"] = asked.modified
    if asked.summary:
        node["hasPart"] = {
            "@type": "Question",
            "eduQuestionType": "Flashcard",
            "text": asked.title,
            "acceptedAnswer": {"@type": "Answer", "text": asked.summary},
        }
    return node


def term(defined: Defined, url: str, glossary: str) -> Node:
    """A term with its definition."""
    return {
        "@type": "DefinedTerm",
        "@id": url,
        "url": url,
        "name": defined.term.term,
        "description": defined.term.definition,
        "inDefinedTermSet": glossary,
    }


def glossary(title: str, url: str, terms: Iterable[str]) -> Node:
    """The set of all terms, each by its address alone: its page says the rest of it."""
    found = [{"@type": "DefinedTerm", "@id": address} for address in terms]
    return {"@type": "DefinedTermSet", "@id": url, "url": url, "name": title, "hasDefinedTerm": found}


def trail(steps: Iterable[tuple[str, str]]) -> Node:
    """Where a page stands, from the top down to itself, as (title, address)."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": url}
            for position, (title, url) in enumerate(steps, start=1)
        ],
    }
