"""A bank made from the table of fields: every field of every kind of entry has a value.

So whatever is tested of it is tested of a field that is yet to come, too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.content.demands import NOTHING
from generator.content.fields import ENTRIES, MARK, QUESTION, TOPICS, Field, Value
from generator.content.model import Input

FieldPath = tuple[str, ...]
"""The kind of an entry, the name of a field, and that of its part if it is a record."""

Text = Callable[[FieldPath, Field], str]
"""Gives a field its text."""

MARKDOWN = {Value.MARKDOWN, Value.MARKDOWNS, Value.BODY}
PLAIN = {Value.LINE, Value.TEXT, Value.LINES}
NESTED = {"topics": "topic", "tracks": "track"}
"""Fields whose records are entries."""

NUMBERS = {"min": "1", "max": "2", "step": "0.5", "value": "1", "digits": "3"}
OPTIONS = ("question", "options")
"""Of which there are two at least."""

RANGE = {"min", "max", "step"}
"""What an input has that has no list of values."""

ENTRY = {
    "question": "questions/topic-slug/main.md",
    "term": "questions/glossary/main.yml",
    "collection": "questions/collections/main.yml",
    "topic": "questions/topics.yml",
    "track": "questions/topics.yml",
    "tag": "questions/tags.yml",
}
"""The file of the entry of each kind that has everything."""

OTHERS = {
    "questions/topic-slug/other.md": "---\ntitle: Which other question is there?\n---\nNo other.\n",
    "questions/glossary/other.yml": "term: Other term\ndefinition: A term beside the one that has everything.\n",
}
OTHER = {"question": "other", "term": "other", "tag": "main"}
"""An entry of each kind that another one may name."""


def paths(fields: Iterable[Field], *before: str) -> Iterator[tuple[FieldPath, Field]]:
    """Every field and part of a field with its path; records that are entries are not gone into."""
    for field in fields:
        yield (*before, field.name), field
        if field.name not in NESTED:
            yield from paths(field.parts, *before, field.name)


EVERY = [pair for kind, (_, fields) in ENTRIES.items() for pair in paths(fields, kind)]


@dataclass(frozen=True)
class Filled:
    """The files of the bank; `text` gives every text in it."""

    text: Text

    def files(self) -> dict[str, str]:
        """By their paths from the project's root."""
        return {
            "mkdocs.yml": "site_name: A bank\nsite_description: Full.\nsite_url: https://example.org/\n",
            ENTRY["question"]: f"---\n{self._lines('question')}---\n{self._body()}",
            ENTRY["term"]: self._lines("term"),
            ENTRY["collection"]: self._lines("collection"),
            ENTRY["topic"]: self._mapping(self._values(TOPICS[:1], "topics")),
            ENTRY["tag"]: f"main:\n  {self._lines('tag').replace(chr(10), chr(10) + '  ').rstrip()}\n",
            **OTHERS,
        }

    def _lines(self, kind: str) -> str:
        return self._mapping(self._values(ENTRIES[kind][1], kind))

    def _mapping(self, values: dict[str, object]) -> str:
        return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())

    def _body(self) -> str:
        prompt, body = (self.text(("question", field.name), field) for field in QUESTION if field.value is Value.BODY)
        return f"\n{prompt}\n\n{MARK}\n\n{body}\n"

    def _values(self, fields: Iterable[Field], *before: str) -> dict[str, object]:
        return {
            field.name: self._value(field, (*before, field.name)) for field in fields if field.value is not Value.BODY
        }

    def _value(self, field: Field, path: FieldPath) -> object:
        match field.value:
            case Value.LINE | Value.TEXT | Value.MARKDOWN:
                return self.text(path, field)
            case Value.LINES | Value.MARKDOWNS:
                text = self.text(path, field)
                return [text, f"{text} too"] if path == OPTIONS else [text]
            case Value.CHOICE:
                return NOTHING.choices[field.name][-1].value
            case Value.COUNT:
                return "7"
            case Value.LETTER:
                return "B"
            case Value.DATE:
                return "2026-03-04"
            case Value.MOMENT:
                return "2026-03-04T05:06:07Z"
            case Value.URL:
                return f"https://example.org/{'/'.join(path)}"
            case Value.SLUG:
                return "-".join(path)
            case Value.SLUGS:
                return [OTHER[field.names]]
            case Value.ALIASES:
                return [f"former-{path[0]}"]
            case Value.NUMBER:
                return NUMBERS[field.name]
            case Value.NUMBERS:
                return ["1", "2"]
            case Value.NAME:
                return "_".join(path[-2:])
            case Value.FORMULA:
                return "inputs_name * 2 + other"
            case Value.RECORD:
                return self._values(field.parts, *path)
            case Value.RECORDS:
                inside = (NESTED[field.name],) if field.name in NESTED else path
                record = self._values(field.parts, *inside)
                if field.record is Input:
                    ranged = {name: value for name, value in record.items() if name != "values"}
                    listed = {name: value for name, value in record.items() if name not in RANGE}
                    return [ranged, listed | {"name": "other"}]
                return [record, OTHER["question"]] if field.slug_part else [record]
            case Value.BODY:
                raise LookupError("the body stands below the fields")


def marked(path: FieldPath) -> str:
    """A word that stands in that field and nowhere else."""
    return "mark" + "".join(path).replace("_", "")


def filled(**texts: str) -> dict[str, str]:
    """The files of the full bank. Each text is its field's mark, or the one given by the field's path with dots."""
    return Filled(lambda path, _: texts.get(".".join(path), f"{marked(path)} is here")).files()
