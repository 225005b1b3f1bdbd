"""The form of every kind of file as a JSON Schema, so that an editor completes it and says what is wrong. Pure.

They follow from the fields and from what the bank asks of them. What needs more than one value, such as a citation and
its source, is for the checker alone; whatever a schema refuses, that refuses too.

Every value is a text to the checker, and to an editor perhaps a number or a truth value: where the checker takes any
text, both are right. Draft 7 is what the editors' servers of YAML know best.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator.content import limits
from generator.content.demands import (
    CITED,
    HOUSE,
    OUTLINES,
    OWN,
    PARTS,
    RULES,
    Choice,
    Demand,
    Demands,
    Shape,
    measures,
    named,
)
from generator.content.fields import COLLECTION, ENTRIES, QUESTION, TAG, TERM, TOPICS, Field, Value
from generator.content.model import LETTERS, RESERVED_SLUGS, SLUG, Bank
from generator.content.slugs import slugged
from generator.guide.chosen import OF_BANK, OF_HOUSE, OF_OUTLINE, choices
from generator.guide.skeleton import explained

FOLDER = "schemas"
NAMES = f"{FOLDER}/names.schema.json"
"""What the others may name: the bank's tags, and the slugs of its topics, questions and terms."""

MANY = 2_000
"""Of more names an editor is told of none: it would have to search them at every key."""

Schema = dict[str, Any]


def schemas(demands: Demands) -> dict[str, str]:
    """The schemas by their paths from the project's root, but for that of names."""
    return {
        f"{FOLDER}/question.schema.json": _text("The fields of a question", _form("question", QUESTION, demands)),
        f"{FOLDER}/term.schema.json": _text("A term of the glossary", _form("term", TERM, demands)),
        f"{FOLDER}/collection.schema.json": _text("A study list", _form("collection", COLLECTION, demands)),
        f"{FOLDER}/topics.schema.json": _text("Tracks and their topics", _form("topics", TOPICS, demands)),
        f"{FOLDER}/tags.schema.json": _text(
            "The tags, by their slugs",
            {"type": "object", "propertyNames": _SLUG, "additionalProperties": _form("tag", TAG, demands)},
        ),
        f"{FOLDER}/bank.schema.json": _text("What the bank asks of its files", _bank(demands)),
    }


def names(bank: Bank) -> str:
    """The schema of names. A tag is one that tags.yml has, if there are any; another name may be of what is to come."""
    listed = all(tag.place.lines for tag in bank.tags)
    known = {
        "tag": [tag.slug for tag in bank.tags],
        "topic": [topic.slug for topic in bank.topics],
        "question": [question.slug for question in bank.questions],
        "term": [term.slug for term in bank.terms],
    }
    return _text(
        "What files may name",
        {"definitions": {kind: _one_of(slugs, only=kind == "tag" and listed) for kind, slugs in known.items()}},
    )


def names_lead_on(text: str, bank: Bank) -> bool:
    """Whether every name in that schema of names still leads somewhere, and its tags are those that there are.

    A question or a term that is new need not be in it: whoever adds one has nothing else to do.
    """
    try:
        offered = json.loads(text)["definitions"]
        listed = {kind: offered[kind].get("anyOf", [{}])[0].get("enum", ()) for kind in _NAMED}
    except (ValueError, LookupError, TypeError, AttributeError):
        return False
    known = {
        kind: {slug for entry in bank.entries[kind] for slug in (entry.slug, *former(entry))}
        for kind, former in _NAMED.items()
    }
    return offered["tag"] == json.loads(names(bank))["definitions"]["tag"] and all(
        known[kind].issuperset(slugs) for kind, slugs in listed.items()
    )


_NAMED: Mapping[str, Callable[[Any], tuple[str, ...]]] = {
    "topic": lambda topic: topic.aliases,
    "question": lambda question: question.aliases,
    "term": lambda term: (*map(slugged, term.aliases), *term.former_slugs),
}
"""The kinds of entry whose names are offered, with the former slugs of each."""


def _one_of(slugs: list[str], *, only: bool) -> Schema:
    """A slug, one of these above all, or none but these."""
    if not 0 < len(slugs) <= MANY:
        return _SLUG
    return {"enum": sorted(slugs)} if only else {"anyOf": [{"enum": sorted(slugs)}, _SLUG]}


def _text(title: str, schema: Schema) -> str:
    whole = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **schema}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


# The files of entries


def _form(kind: str, fields: Iterable[Field], demands: Demands, prefix: str = "") -> Schema:
    """The schema of a mapping with these fields, of that kind of entry; `prefix` begins their names in demands."""
    given = [field for field in fields if field.value is not Value.BODY]
    asked = {field.name: demands.on(kind, prefix + field.name) for field in given}
    return {
        "type": "object",
        "required": [field.name for field in given if field.needed or asked[field.name].required],
        "additionalProperties": False,
        "properties": {
            field.name: {
                "description": _sentence(explained(field, kind, demands, prefix)),
                **_value(field, kind, demands, prefix),
            }
            for field in given
        },
    }


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _value(field: Field, kind: str, demands: Demands, prefix: str) -> Schema:
    demand = demands.on(kind, prefix + field.name)
    match field.value:
        case Value.LINE:
            return _limited(demand, limits.LINE)
        case Value.TEXT | Value.MARKDOWN:
            return _limited(demand, limits.TEXT)
        case Value.FORMULA:
            return _limited(demand, limits.FORMULA)
        case Value.CHOICE:
            return {"enum": [*choices(field, demands)]}
        case Value.LINES:
            return _list(_limited(_NOTHING, limits.LINE), demand, unique=True)
        case Value.MARKDOWNS:
            return _list(_limited(_NOTHING, limits.TEXT), demand, unique=True)
        case Value.SLUG if kind == "topic" and field.name == "slug":
            return _named("topic")
        case Value.SLUGS:
            return _list(_named(field.names), demand, unique=True)
        case Value.ALIASES:
            return _list(_SLUG, demand, unique=True)
        case Value.NUMBERS:
            return _list(_NUMBER, demand, unique=True)
        case Value.RECORD:
            return _form(kind, field.parts, demands, f"{prefix}{field.name}.")
        case Value.RECORDS:
            own = _KINDS.get(field.record)
            record = _form(own or kind, field.parts, demands, "" if own else f"{prefix}{field.name}.")
            return _list({"anyOf": [_named("question"), record]} if field.slug_part else record, demand)
        case _:
            return _OF_VALUE[field.value]


_KINDS: Mapping[object, str] = {made: kind for kind, (made, _) in ENTRIES.items()}
"""Records that are entries: what a bank asks of them stands under their own name."""

_NOTHING = Demand()


def _limited(demand: Demand, most: int) -> Schema:
    """A text of as many characters and words as the bank allows."""
    characters, words = demand.limits.get("characters"), demand.limits.get("words")
    found: Schema = {
        **_TEXT,
        "minLength": max(1, characters.least if characters else 1),
        "maxLength": min(most, characters.most if characters else most),
    }
    if words:
        least, rest = max(words.least, 1), max(words.most, 1) - 1
        # Where no white space parts words, only the checker counts them.
        found["pattern"] = rf"^\s*(\S+\s+){{{least - 1},{rest}}}\S+\s*$|[\u0e01-\u0edf\u1000-\u17ff\u3040-\u9fff]"
        found["patternErrorMessage"] = f"The text is to have {words} words."
    return found


def _list(item: Schema, demand: Demand, *, unique: bool = False) -> Schema:
    limit = demand.limits.get("items")
    found: Schema = {
        "type": "array",
        "minItems": max(1, limit.least if limit else 1),
        "maxItems": min(limits.ITEMS, limit.most if limit else limits.ITEMS),
        "items": item,
    }
    return found | {"uniqueItems": True} if unique else found


def _named(kind: str) -> Schema:
    return {"$ref": f"{NAMES.rpartition('/')[2]}#/definitions/{kind}"}


def _pattern(pattern: str, message: str) -> Schema:
    return {**_TEXT, "pattern": f"^{pattern}$", "patternErrorMessage": message}


_TEXT: Schema = {"type": ["string", "number", "boolean"], "minLength": 1, "pattern": r"\S"}
_SLUG: Schema = {
    **_pattern(SLUG.pattern, "A slug has lower-case letters, digits and single hyphens."),
    "maxLength": limits.SLUG,
    "not": {"enum": sorted(RESERVED_SLUGS)},
}
_NUMBER: Schema = {"type": ["number", "string"], "pattern": r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$"}
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_OF_VALUE: Mapping[Value, Schema] = {
    Value.DATE: _pattern(_DAY, "A date is year-month-day, as in 2026-01-31."),
    Value.MOMENT: _pattern(
        f"{_DAY}(T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}Z)?", "A date, or a time as in 2026-01-31T09:30:00Z."
    ),
    Value.URL: {
        **_pattern(r"[hH][tT][tT][pP][sS]?://[^\s/?#]\S*", "An address begins with https:// or http://."),
        "maxLength": limits.ADDRESS,
    },
    Value.SLUG: _SLUG,
    Value.NUMBER: _NUMBER,
    Value.COUNT: {"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]{1,9}$"},
    Value.LETTER: {"enum": [*LETTERS]},
    Value.NAME: _pattern("[a-z][a-z0-9_]{0,29}", "Lower-case letters, digits and underscores, a letter first."),
}


# bank.yml


def _bank(demands: Demands) -> Schema:
    asked = {
        kind: _object({name: _demand(kind, name, field, demands) for name, field in named(fields)})
        for kind, (_, fields) in ENTRIES.items()
    }
    own = {name: _choice(choice, OF_BANK[name]) for name, choice in OWN.items()}
    outline = _object({name: _choice(part, OF_OUTLINE[name]) for name, part in PARTS.items()})
    rules = {name: _choice(rule, OF_HOUSE[name]) for name, rule in RULES.items()}
    rules[OUTLINES] |= _object({kind.value: outline for kind in demands.kinds})
    return _object({**asked, **own, HOUSE: _object(rules)})


def _object(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": dict(properties)}


def _demand(kind: str, name: str, field: Field, demands: Demands) -> Schema:
    asked = {"required": {"enum": ["yes", "no"]}, **dict.fromkeys(measures(field), _RANGE)}
    if (kind, name) == ("question", "sources"):
        asked["cited"] = {"enum": [*CITED]}
    if field.value is Value.CHOICE:
        asked["default"] = {"enum": [*choices(field, demands)]}
    return {"description": _sentence(field.help), **_object(asked)}


def _choice(choice: Choice, about: str) -> Schema:
    told: Schema = {"description": _sentence(f"{about}; {choice.allowed}")}
    if choice.shape is Shape.ONE:
        return told | {"enum": [*choice.values]}
    if choice.shape is Shape.SOME:
        return told | {"type": "array", "minItems": 1, "items": {"enum": [*choice.values]}}
    return told | _OF_SHAPE[choice.shape]


_RANGE: Schema = {
    "type": "string",
    "pattern": "^[0-9]{1,6} to [0-9]{1,6}$",
    "patternErrorMessage": "The least and the most, as in 2 to 6.",
}
_OF_SHAPE: Mapping[Shape, Schema] = {
    Shape.RANGE: _RANGE,
    Shape.NUMBER: {
        "type": ["integer", "string"],
        "minimum": 1,
        "maximum": 999_999,
        "pattern": "^[1-9][0-9]{0,5}$",
    },
    Shape.TEXTS: {"type": "array", "minItems": 1, "items": _TEXT},
    Shape.WORDS: {"type": "array", "minItems": 1, "items": {**_TEXT, "pattern": r"^\s*\S+\s*$"}},
    Shape.MAPPING: {"type": "object"},
    Shape.LABELS: {"type": "object", "minProperties": 1, "propertyNames": _SLUG, "additionalProperties": _TEXT},
}
