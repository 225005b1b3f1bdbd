"""The content for programs: JSON documents, with their JSON Schemas beside them. Pure.

What a document holds follows from the fields; what is computed is added here. Version 1 only grows: a field may be
added, and none changes its meaning or goes. Addresses in it are relative to the root of the site. Links inside a
Markdown text are relative to the address of the question it belongs to.

A document that would be too long to be asked for at once is in parts: each has the shape of the whole, and says which
one comes `next`, and how many entries there are in all, their `count`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from generator.arrange.pages import Page, address, root
from generator.arrange.site import Answered, Defined, Site
from generator.content.demands import Demands
from generator.content.fields import QUESTION, TERM, Field, Value
from generator.content.model import LETTERS
from generator.outputs.contents import Contents, Made
from generator.outputs.worked import exact
from generator.outputs.written import Written, written
from generator.work.version import digest, version

FOLDER = "api/v1"
QUESTIONS = f"{FOLDER}/questions.json"
GLOSSARY = f"{FOLDER}/glossary.json"
ADDRESSES = f"{FOLDER}/addresses.json"

PART = 560_000
"""So many characters of entries a document has at most, but one entry at least. Compressed it is about a quarter."""

Json = dict[str, Any]


def documents(site: Site, pages: tuple[Page, ...]) -> Contents:
    """Every document and schema by its path under docs/."""
    found = {
        **_in_parts(QUESTIONS, "questions", map(_listed, site.questions)),
        **_in_parts(GLOSSARY, "terms", map(_term, site.terms)),
        **_in_parts(ADDRESSES, "addresses", _addresses(site, pages)),
        **{f"{FOLDER}/{name}.schema.json": _text(schema) for name, schema in _schemas(site).items()},
    }
    whole = {_document(one): Made(_origin(site, one), partial(_of_question, one)) for one in site.questions}
    return found | whole


def _of_question(answered: Answered) -> str:
    """The document of one question."""
    return _text({"$schema": "../question.schema.json", **_listed(answered), **_whole(answered)})


def _origin(site: Site, answered: Answered) -> str:
    """A digest of what that is made from."""
    related = (other.slug for other in answered.related)
    file = site.digests[answered.question.place.path]
    return digest([version(), file, answered.track.slug, answered.topic.slug, *related])


def _text(document: Json) -> str:
    # Unindented: the encoder that indents is written in Python, and takes about twice as long.
    return json.dumps(document, ensure_ascii=False) + "\n"


def _in_parts(path: str, name: str, entries: Iterable[Json]) -> dict[str, str]:
    """A document of entries, listed under that name, at its path; what is too long for it in others beside it."""
    parts: list[list[str]] = [[]]
    length = 0
    for entry in entries:
        text = json.dumps(entry, ensure_ascii=False)
        if parts[-1] and length + len(text) > PART:
            parts.append([])
            length = 0
        parts[-1].append(text)
        length += len(text)
    found = {}
    for number, part in enumerate(parts, 1):
        head: Json = {"$schema": f"{path.rpartition('/')[2].removesuffix('.json')}.schema.json"}
        if len(parts) > 1:
            head["count"] = sum(map(len, parts))
        if number < len(parts):
            head["next"] = part_path(path, number + 1)
        listed = f'"{name}": [{", ".join(part)}]'
        found[part_path(path, number)] = f"{json.dumps(head)[:-1]}, {listed}}}\n"
    return found


def part_path(path: str, number: int) -> str:
    """Where a part of the document at that path stands; the first one stands there."""
    return path if number == 1 else path.replace(".json", f"-{number}.json")


def bank(site: Site) -> Json:
    """The whole bank as one document: every question with its answer, and every term."""
    return {
        "license": site.attribution(),
        "questions": [{**_listed(answered), **_whole(answered)} for answered in site.questions],
        "terms": [_term(defined) for defined in site.terms],
    }


def _document(answered: Answered) -> str:
    return f"{FOLDER}/questions/{answered.slug}.json"


def _listed(answered: Answered) -> Json:
    """A question as the document that lists them all has it."""
    question = answered.question
    return {
        "slug": question.slug,
        "address": address("question", question.slug),
        "document": _document(answered),
        "source": question.place.path,
        **({"track": answered.track.slug} if answered.track.slug else {}),
        "topic": answered.topic.slug,
        **_fields(question, (field for field in QUESTION if field.listed), _written(answered), "question"),
    }


def _whole(answered: Answered) -> Json:
    """What only the question's own document has."""
    fields = (field for field in QUESTION if not field.listed)
    found = _fields(answered.question, fields, _written(answered), "question")
    return found | {"related": [other.slug for other in answered.related]}


def _term(defined: Defined) -> Json:
    term = defined.term
    return {
        "slug": term.slug,
        "address": address("term", term.slug),
        "source": term.place.path,
        **_fields(term, TERM, lambda of: of.source, "term"),
        "questions": [question.slug for question in defined.used_by],
        "former_addresses": [address("term", slug) for slug in defined.other_names],
    }


def _addresses(site: Site, pages: tuple[Page, ...]) -> Iterable[Json]:
    """Every address of the site, with what its page is called, or with where it leads on to if it is a former one."""
    for page in pages:
        yield {"address": page.address, **({"title": page.about.name} if page.about.name else {})}
        yield from ({"address": former, "moved_to": page.address} for former in page.former)
    yield from ({"address": by_hand} for by_hand in site.by_hand)


def _written(answered: Answered) -> Written:
    """The question's Markdown, with links relative to its address."""
    return written(answered.question, root(address("question", answered.slug)))


def _fields(entry: object, fields: Iterable[Field], text: Written, kind: str) -> Json:
    """The fields of an entry by their names in JSON; what is not given is left out, but for lists."""
    values = {field: getattr(entry, field.name) for field in fields}
    return {
        field.json or field.name: _value(field, value, text, kind)
        for field, value in values.items()
        if value or isinstance(value, tuple | float | int)
    }


def _value(field: Field, value: Any, text: Written, kind: str) -> Any:
    match field.value:
        case Value.CHOICE:
            return value.value
        case Value.MARKDOWN:
            return text(value)
        case Value.BODY:
            return text(value).strip()
        case Value.MARKDOWNS:
            return [text(one) for one in value]
        case Value.ALIASES:
            return [address(kind, slug) for slug in value]
        case Value.NUMBER:
            return exact(value)
        case Value.NUMBERS:
            return [exact(one) for one in value]
        case Value.RECORD:
            return _record(field, value, text, kind)
        case Value.RECORDS:
            return [_record(field, record, text, kind) for record in value]
        case _:
            return list(value) if isinstance(value, tuple) else value


def _record(field: Field, record: object, text: Written, kind: str) -> Json:
    if field.slug_part and (slug := getattr(record, field.slug_part)):
        return {field.slug_part: slug}
    return _fields(record, field.parts, text, kind)


# Schemas


def _schemas(site: Site) -> dict[str, Json]:
    """The schema of each kind of document: more properties may come."""
    demands = site.demands
    listed: Json = {
        "slug": _SLUG,
        "address": _ADDRESS,
        "document": _ADDRESS,
        "source": _TEXT,
        "track": _SLUG,
        "topic": _SLUG,
        **_properties(QUESTION, demands, listed=True),
    }
    whole = listed | _properties(QUESTION, demands, listed=False)
    term: Json = {
        "slug": _SLUG,
        "address": _ADDRESS,
        "source": _TEXT,
        **_properties(TERM, demands),
        "questions": _list(_SLUG),
    }
    optional = _optional("question", QUESTION, demands) | ({"track"} if site.tracks != site.named_tracks else set())
    return {
        "questions": _listing("Every question", "questions", _object(listed, optional)),
        "question": _schema("One question with its answer", whole, optional),
        "glossary": _listing("Every glossary term", "terms", _object(term, _optional("term", TERM, demands))),
        "addresses": _listing(
            "Every address of the site, those too that lead on to another one",
            "addresses",
            _object(_ADDRESSED, {"title", "moved_to"}),
        ),
    }


def _properties(fields: Iterable[Field], demands: Demands, *, listed: bool | None = None) -> Json:
    return {
        field.json or field.name: _property(field, demands) | {"description": field.help}
        for field in fields
        if listed is None or field.listed is listed
    }


def _property(field: Field, demands: Demands) -> Json:
    if field.value is Value.CHOICE:
        return {"enum": [choice.value for choice in demands.choices[field.name]]}
    if field.value in {Value.RECORD, Value.RECORDS}:
        optional = {part.json or part.name for part in field.parts if not part.needed}
        record = _object(_properties(field.parts, demands), optional)
        if field.value is Value.RECORD:
            return record
        return _list({"oneOf": [_object({field.slug_part: _SLUG}), record]} if field.slug_part else record)
    return _OF_VALUE[field.value]


def _optional(kind: str, fields: Iterable[Field], demands: Demands) -> set[str]:
    """The names of the fields that may be missing: single values that the bank does not require."""
    return {
        field.json or field.name
        for field in fields
        if _property(field, demands).get("type") != "array"
        and not (field.needed or demands.on(kind, field.name).default or demands.on(kind, field.name).required)
    }


def _schema(title: str, properties: Json, optional: Iterable[str] = ()) -> Json:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **_object({"$schema": _TEXT, **properties}, optional),
    }


def _listing(title: str, name: str, entry: Json) -> Json:
    """The schema of a document that lists entries under that name, or of a part of it."""
    return _schema(title, {**_IN_PARTS, name: _list(entry)}, _IN_PARTS)


def _object(properties: Json, optional: Iterable[str] = ()) -> Json:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "required": required, "properties": properties}


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


_TEXT: Json = {"type": "string", "minLength": 1}
_SLUG: Json = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_ADDRESS: Json = {"type": "string", "pattern": "^[a-z0-9/.-]+$"}
_SITE_ADDRESS: Json = {"type": "string", "pattern": "^([a-z0-9-]+/)*$"}
_ADDRESSED: Json = {"address": _SITE_ADDRESS, "title": _TEXT, "moved_to": _SITE_ADDRESS}
_IN_PARTS: Json = {
    "count": {
        "type": "integer",
        "minimum": 1,
        "description": "How many entries there are in all documents of the list, where it is in parts.",
    },
    "next": _ADDRESS | {"description": "The document that has the entries after these, where the list goes on."},
}
_MARKDOWN: Json = {"type": "string", "minLength": 1, "contentMediaType": "text/markdown"}
_OF_VALUE: Mapping[Value, Json] = {
    Value.LINE: _TEXT,
    Value.TEXT: _TEXT,
    Value.LINES: _list(_TEXT),
    Value.DATE: {"type": "string", "format": "date"},
    Value.MOMENT: {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]},
    Value.URL: {"type": "string", "format": "uri", "pattern": "^https?://"},
    Value.SLUG: _SLUG,
    Value.SLUGS: _list(_SLUG),
    Value.ALIASES: _list(_ADDRESS),
    Value.NUMBER: {"type": "number"},
    Value.NUMBERS: _list({"type": "number"}),
    Value.NAME: _TEXT,
    Value.FORMULA: _TEXT,
    Value.MARKDOWN: _MARKDOWN,
    Value.MARKDOWNS: _list(_MARKDOWN),
    Value.BODY: _MARKDOWN,
    Value.COUNT: {"type": "integer", "minimum": 0},
    Value.LETTER: {"type": "string", "pattern": f"^[{LETTERS}]$"},
}
