"""Starts a question file. It has every field, and the checker says of each what it still wants."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.commands.build import checked
from generator.content.demands import Demand
from generator.content.fields import QUESTION, Field, Value
from generator.content.links import CONTENT, TOPICS_FILE
from generator.content.model import RESERVED_SLUGS
from generator.content.problems import one_of, slugged

_SMALL = frozenset(
    "a an and are as at by do does for from how in into is it of on or the to what when which why you your".split()
)
"""Words that an address does without."""


class UsageError(Exception):
    """A command was called in a way that cannot be carried out; its text says what would be right."""


def short_slug(title: str) -> str:
    """A short address for a title: its telling words, at most seven."""
    words = slugged(title).split("-")
    telling = [word for word in words if word not in _SMALL] or words
    return "-".join(telling[:7])


def create(root: Path, topic: str, title: str, *, added: str) -> str:
    """Writes the file for a new question and returns its path from the root. `added` is an ISO date."""
    outcome = checked(root)
    bank, demands = outcome.bank, outcome.content.demands
    topics = {known.slug for known in bank.topics}
    if topic not in topics:
        raise UsageError(one_of(topic, topics, kind="topic", where=TOPICS_FILE))
    slug = short_slug(title)
    if not slug or slug in RESERVED_SLUGS:
        raise UsageError("the title has no words to make an address of; write it with letters or digits")
    for question in bank.questions:
        if slug in (question.slug, *question.aliases):
            raise UsageError(f"the slug {slug} is taken by {question.place.path}; word the title otherwise")
    path = f"{CONTENT}/{topic}/{slug}.md"
    given = {"title": json.dumps(title, ensure_ascii=False), "added": added, "reviewed": added}
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(place, "x", encoding="utf-8") as file:
            file.write(_skeleton(given, lambda name: demands.on("question", name)))
    except FileExistsError:
        raise UsageError(f"{path} exists already; nothing was written") from None
    return path


def _skeleton(given: Mapping[str, str], asked: Callable[[str], Demand]) -> str:
    """A file with every field: what is required ready to fill in, the rest to be taken out of its comment."""
    required = [field for field in QUESTION if field.needed or asked(field.name).required or field.name in given]
    lines = ["---"]
    for field in required:
        if field.value is not Value.BODY:
            lines += [f"# {_help(field, asked(field.name))}", *_blank(field, given.get(field.name, ""))]
    lines.append("# Optional; take out the # of those that you fill in.")
    for field in QUESTION:
        if field not in required:
            lines += [f"# {line}" for line in (_help(field, asked(field.name)), *_blank(field, ""))]
    body = next(field for field in QUESTION if field.value is Value.BODY)
    return "\n".join([*lines, f"# Below the next line: {_help(body, asked(body.name))}.", "---", "", ""])


def _help(field: Field, demand: Demand) -> str:
    """A sentence on the field, and the limits that the bank sets to it."""
    choices = [", ".join(str(choice.value) for choice in field.choices)] if field.choices else []
    return "; ".join([field.help, *choices, *(f"{limit} {measure}" for measure, limit in demand.limits.items())])


def _blank(field: Field, value: str) -> list[str]:
    """The field without a value, in the form that its value has."""
    if field.value is Value.RECORDS:
        first, *rest = field.parts
        return [f"{field.name}:", f"  - {first.name}:", *(f"    {part.name}:" for part in rest)]
    if field.value is Value.TEXT:
        return [f"{field.name}: >-", ""]
    if field.value in {Value.LINES, Value.MARKDOWNS}:
        return [f"{field.name}:", "  -"]
    if field.value in {Value.SLUGS, Value.ALIASES}:
        return [f"{field.name}: []"]
    return [f"{field.name}: {value}".rstrip()]
