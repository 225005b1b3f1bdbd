"""The fields of a question as snippets, by which VS Code completes them. Pure.

The servers of YAML that editors use pass over the fields of a Markdown file: they stand between two lines of hyphens
there, and no schema is asked about them. Snippets need no extension, and know the choices and tags that there are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from generator.content.demands import Demands
from generator.content.fields import QUESTION, Field, Value
from generator.content.model import Bank
from generator.guide.chosen import choices
from generator.guide.schemas import MANY
from generator.guide.skeleton import explained

PATH = ".vscode/question.code-snippets"

_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
_SPECIAL = re.compile(r"[\\$},|]")


def snippets(demands: Demands, bank: Bank) -> str:
    """The file of snippets: one for each field, and one for all that the bank requires."""
    fields = [field for field in QUESTION if field.value is not Value.BODY]
    tags = tuple(sorted(tag.slug for tag in bank.tags))
    found = {
        field.name: _snippet(field.name, [*_lines(field, _Stops(), demands, tags)], _help(field, demands))
        for field in fields
    }
    stops = _Stops()
    required = [field for field in fields if field.needed or demands.on("question", field.name).required]
    body = ["---", *(line for field in required for line in _lines(field, stops, demands, tags)), "---", "", "$0"]
    whole = _snippet("question", body, "every field that a question needs")
    return json.dumps({"question": whole, **found}, ensure_ascii=False, indent=2) + "\n"


class _Stops:
    """Counts the places in a snippet at which somebody types, from 1."""

    def __init__(self) -> None:
        self._last = 0

    def empty(self) -> str:
        """A place for any text."""
        self._last += 1
        return f"${self._last}"

    def one_of(self, values: tuple[str, ...]) -> str:
        """A place for one of these values, for any text if there are none."""
        if not 0 < len(values) <= MANY:
            return self.empty()
        self._last += 1
        listed = ",".join(_SPECIAL.sub(r"\\\g<0>", value) for value in values)
        return f"${{{self._last}|{listed}|}}"


def _snippet(prefix: str, body: list[str], description: str) -> dict[str, object]:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": description}


def _help(field: Field, demands: Demands) -> str:
    return explained(field, "question", demands)


def _lines(field: Field, stops: _Stops, demands: Demands, tags: tuple[str, ...]) -> Iterator[str]:
    """The field and its parts, a line each."""
    if field.parts:
        yield f"{field.name}:"
        lines = [line for part in field.parts for line in _lines(part, stops, demands, tags)]
        item = "- " if field.value is Value.RECORDS else ""
        yield from (f"  {item if n == 0 else ' ' * len(item)}{line}" for n, line in enumerate(lines))
    elif field.value is Value.CHOICE:
        yield f"{field.name}: {stops.one_of(choices(field, demands))}"
    elif field.value is Value.SLUGS:
        yield f"{field.name}: [{stops.one_of(tags if field.names == 'tag' else ())}]"
    elif field.value in {Value.ALIASES, Value.NUMBERS}:
        yield f"{field.name}: [{stops.empty()}]"
    elif field.value is Value.TEXT:
        yield from (f"{field.name}: >-", f"  {stops.empty()}")
    elif field.value in {Value.LINES, Value.MARKDOWNS}:
        yield from (f"{field.name}:", f"  - {stops.empty()}")
    elif field.value in {Value.DATE, Value.MOMENT}:
        yield f"{field.name}: {_TODAY}"
    else:
        yield f"{field.name}: {stops.empty()}"
