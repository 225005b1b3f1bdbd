"""The content for programs: JSON documents, with their JSON Schemas beside them. Pure.

Version 1 only grows: a field may be added, and none changes its meaning or goes. Addresses in it are relative to the
root of the site. Links inside a Markdown text are relative to the address of the question it belongs to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator import addresses
from generator.markup import with_page_links
from generator.model import Level, Source, Term
from generator.site import QuestionPage, Site, TermPage

FOLDER = "api/v1"
QUESTIONS = f"{FOLDER}/questions.json"
GLOSSARY = f"{FOLDER}/glossary.json"

Json = dict[str, object]


def documents(site: Site) -> dict[str, str]:
    """Every document and schema by its path under docs/."""
    found: dict[str, Json] = {
        QUESTIONS: {"$schema": "questions.schema.json", "questions": [_entry(page) for page in site.questions]},
        GLOSSARY: {"$schema": "glossary.schema.json", "terms": [_term(page, site) for page in site.terms]},
        f"{FOLDER}/questions.schema.json": _schema("Every question", {"questions": _list(_ENTRY)}),
        f"{FOLDER}/question.schema.json": _schema("One question with its answer", _QUESTION),
        f"{FOLDER}/glossary.schema.json": _schema("Every glossary term", {"terms": _list(_TERM)}),
    }
    for page in site.questions:
        found[_document(page)] = {"$schema": "../question.schema.json", **_entry(page), **_answer(page)}
    # Unindented: the encoder that indents is written in Python, and takes about twice as long.
    return {path: json.dumps(value, ensure_ascii=False) + "\n" for path, value in found.items()}


def _document(page: QuestionPage) -> str:
    return f"{FOLDER}/questions/{page.question.slug}.json"


def _entry(page: QuestionPage) -> Json:
    question = page.question
    return {
        "slug": question.slug,
        "address": addresses.question(question.slug),
        "document": _document(page),
        "source": question.place.path,
        "title": question.title,
        "also_asked": list(question.also_asked),
        "level": question.level.value,
        "track": page.track.slug,
        "topic": page.topic.slug,
        "tags": list(question.tags),
        "summary": question.summary,
        "former_addresses": [addresses.question(alias) for alias in question.aliases],
        "added": question.added,
        "reviewed": question.reviewed,
    }


def _answer(page: QuestionPage) -> Json:
    question = page.question
    return {
        "answer": with_page_links(question.body, question).strip(),
        "key_points": [with_page_links(point, question) for point in question.key_points],
        "pitfalls": [with_page_links(pitfall, question) for pitfall in question.pitfalls],
        "follow_ups": [
            {"question": follow_up.question.slug}
            if follow_up.question
            else {"text": with_page_links(follow_up.text.text, question) if follow_up.text else ""}
            for follow_up in page.follow_ups
        ],
        "related": [other.slug for other in page.related],
        "sources": _sources(question.sources),
    }


def _term(page: TermPage, site: Site) -> Json:
    term: Term = page.term
    return {
        "slug": term.slug,
        "address": addresses.term(term.slug),
        "source": term.place.path,
        "term": term.term,
        "aliases": list(term.aliases),
        "definition": term.definition,
        "see_also": list(term.see_also),
        "questions": [question.slug for question in page.used_by],
        "former_addresses": [addresses.term(slug) for slug in site.other_names[term.slug]],
        "sources": _sources(term.sources),
    }


def _sources(sources: Iterable[Source]) -> list[Json]:
    return [{"title": source.title, "url": source.url} for source in sources]


def _schema(title: str, properties: Json) -> Json:
    """The schema of one document: every property is required, and more may come."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **_object({"$schema": _TEXT, **properties}),
    }


def _object(properties: Json) -> Json:
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


_TEXT: Json = {"type": "string", "minLength": 1}
_TEXTS = _list(_TEXT)
_SLUG: Json = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_ADDRESS: Json = {"type": "string", "pattern": "^[a-z0-9/.-]+$", "description": "relative to the site's root"}
_DATE: Json = {"type": "string", "format": "date"}
_MARKDOWN: Json = {"type": "string", "minLength": 1, "contentMediaType": "text/markdown"}
_URL: Json = {"type": "string", "format": "uri", "pattern": "^https?://"}
_SOURCES = _list(_object({"title": _TEXT, "url": _URL}))

_ENTRY_PROPERTIES: Json = {
    "slug": _SLUG,
    "address": _ADDRESS,
    "document": _ADDRESS,
    "source": _TEXT,
    "title": _TEXT,
    "also_asked": _TEXTS,
    "level": {"enum": [level.value for level in Level]},
    "track": _SLUG,
    "topic": _SLUG,
    "tags": _list(_SLUG),
    "summary": _TEXT,
    "former_addresses": _list(_ADDRESS),
    "added": _DATE,
    "reviewed": _DATE,
}
_ENTRY = _object(_ENTRY_PROPERTIES)
_QUESTION: Json = {
    **_ENTRY_PROPERTIES,
    "answer": _MARKDOWN,
    "key_points": _list(_MARKDOWN),
    "pitfalls": _list(_MARKDOWN),
    "follow_ups": _list({"oneOf": [_object({"question": _SLUG}), _object({"text": _MARKDOWN})]}),
    "related": _list(_SLUG),
    "sources": _SOURCES,
}
_TERM = _object(
    {
        "slug": _SLUG,
        "address": _ADDRESS,
        "source": _TEXT,
        "term": _TEXT,
        "aliases": _TEXTS,
        "definition": _TEXT,
        "see_also": _list(_SLUG),
        "questions": _list(_SLUG),
        "former_addresses": _list(_ADDRESS),
        "sources": _SOURCES,
    }
)
