"""A question's file to begin with: every field, with what is to be known of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap

from generator.content.demands import Demand, Demands
from generator.content.fields import QUESTION, Field, Value
from generator.guide.chosen import choices

_WIDTH = 110
"""Characters of a line of a comment."""


def skeleton(given: Mapping[str, str], demands: Demands, tags: Iterable[str] = ()) -> str:
    """A file with every field: what is required ready to fill in, the rest to be taken out of its comment.

    `given` are the values that some fields have already, as YAML, by the names of these. `tags` are those of the bank.
    """
    vocabulary = wrap(f"Tags are {', '.join(sorted(tags))}.", _WIDTH, break_on_hyphens=False) if tags else []

    def asked(field: Field) -> Demand:
        return demands.on("question", field.name)

    fields = [field for field in QUESTION if field.value is not Value.BODY]
    required = [field for field in fields if field.needed or asked(field).required or field.name in given]
    lines = ["---"]
    for field in required:
        known = vocabulary if field.names == "tag" else []
        lines += [f"# {line}" for line in (explained(field, "question", demands), *known)]
        lines += _blank(field, given.get(field.name, ""))
    lines.append("# Optional; take out the # of those that you fill in.")
    for field in fields:
        if field not in required:
            known = vocabulary if field.names == "tag" else []
            lines += [f"# {line}" for line in (explained(field, "question", demands), *known, *_blank(field, ""))]
    below = (explained(field, "question", demands) for field in reversed(QUESTION) if field.value is Value.BODY)
    lines.append(f"# Below the next line: {'; '.join(below)}.")
    lines += [f"# {line}" for line in _outline(given.get("kind", ""), demands)]
    return "\n".join([*lines, "---", "", ""])


def explained(field: Field, kind: str, demands: Demands, prefix: str = "") -> str:
    """A sentence on the field, its choices, and the limits that the bank sets to it.

    `kind` is that of the entry, and `prefix` what stands before the field's name where it is the part of another one.
    """
    demand = demands.on(kind, prefix + field.name)
    named = [", ".join(choices(field, demands))] if field.value is Value.CHOICE else []
    default = [f"{demand.default} if none is named"] if demand.default else []
    limited = (f"{limit} {measure}" for measure, limit in demand.limits.items())
    return "; ".join([field.help, *named, *default, *limited])


def _outline(kind: str, demands: Demands) -> Iterator[str]:
    """What the bank wants answers to such a kind of question to be made of, a line each."""
    outline = demands.house.kinds.get(kind)
    if outline is None:
        return
    if words := outline.words:
        yield f"An answer to such a question has {words} words."
    if outline.headings:
        yield "Its headings:"
        yield from (f"## {heading}" for heading in outline.headings)
    if outline.picture:
        yield "It shows a picture."


def _blank(field: Field, value: str) -> list[str]:
    """The field without a value, in the form that its value has."""
    if field.parts:
        first, *rest = (line for part in field.parts for line in _blank(part, "") if line)
        item = "- " if field.value is Value.RECORDS else ""
        return [f"{field.name}:", f"  {item}{first}", *(f"  {' ' * len(item)}{line}" for line in rest)]
    if field.value is Value.TEXT:
        return [f"{field.name}: >-", ""]
    if field.value in {Value.LINES, Value.MARKDOWNS, Value.NUMBERS}:
        return [f"{field.name}:", "  -"]
    if field.value in {Value.SLUGS, Value.ALIASES}:
        return [f"{field.name}: []"]
    return [f"{field.name}: {value}".rstrip()]
