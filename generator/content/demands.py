"""What a bank asks of its files, as questions/bank.yml declares it: what is required, and within which limits. Pure.

A bank without that file asks for what nothing can do without: a question's title and body, a term and its definition.
The file names fields, under the kind of entry that has them:

    question:
      title: {required: yes, characters: 8 to 110}
      sources: {required: yes, items: 1 to 8, cited: begun}
      sources.id: {required: yes}

`cited` says when an answer must cite each of its sources: `always`, or as soon as it cites one (`begun`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.content import yaml
from generator.content.fields import ENTRIES, Field, Value
from generator.content.problems import Say, counted, nearest, quoted

MEASURES = ("characters", "words", "items")
CITED = ("begun", "always")


@dataclass(frozen=True, slots=True)
class Limit:
    """An inclusive range that a count must lie in."""

    least: int
    most: int

    def __contains__(self, count: int) -> bool:
        return self.least <= count <= self.most

    def __str__(self) -> str:
        return f"{self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class Demand:
    """What a bank asks of one field."""

    required: bool = False
    limits: Mapping[str, Limit] = field(default_factory=dict)
    """By measure."""
    cited: str = CITED[0]

    def on_text(self, text: str) -> Iterator[str]:
        """A text's length in characters, and in words as white space parts them, lies within the limits."""
        if (limit := self.limits.get("characters")) and len(text) not in limit:
            yield f"{len(text)} characters; allowed: {limit}"
        yield from self.on_words(len(text.split()))

    def on_words(self, count: int) -> Iterator[str]:
        """A number of words lies within the limits."""
        if (limit := self.limits.get("words")) and count not in limit:
            yield f"{counted(count, 'word')}; allowed: {limit}"

    def on_items(self, count: int) -> Iterator[str]:
        """A list's length lies within the limits."""
        if (limit := self.limits.get("items")) and count not in limit:
            yield f"{counted(count, 'item')}; allowed: {limit}"


@dataclass(frozen=True, eq=False, slots=True)
class Demands:
    """What a bank asks of every field: by kind of entry and field, a record's part as in "sources.id"."""

    asked: Mapping[tuple[str, str], Demand] = field(default_factory=dict)

    def on(self, kind: str, name: str) -> Demand:
        """What it asks of that field."""
        return self.asked.get((kind, name), _NO_DEMAND)


_NO_DEMAND = Demand()
NOTHING = Demands()


def parse(_path: str, text: str, _: Demands, say: Say) -> Demands:
    """Reads bank.yml."""
    document = yaml.parse(text, say)
    found: dict[tuple[str, str], Demand] = {}
    for kind, asked in document.fields.items():
        line = document.lines[kind,]
        if kind not in ENTRIES:
            say(line, f"unknown kind of entry {quoted(kind)}; allowed: {', '.join(ENTRIES)}{nearest(kind, ENTRIES)}")
            continue
        if not isinstance(asked, dict):
            say(line, f"{kind}: {quoted(str(asked))}; allowed: the names of fields, each with what is asked of it")
            continue
        fields = dict(_named(ENTRIES[kind][1]))
        for name, demand in asked.items():
            line = document.lines[kind, name]
            if name in fields:
                found[kind, name] = _demand(
                    demand, fields[name], line, say, cites=(kind, name) == ("question", "sources")
                )
            else:
                say(line, f"unknown field {quoted(name)}; allowed: {', '.join(sorted(fields))}{nearest(name, fields)}")
    return Demands(found)


def _named(fields: tuple[Field, ...]) -> Iterator[tuple[str, Field]]:
    for one in fields:
        yield one.name, one
        yield from ((f"{one.name}.{part.name}", part) for part in one.parts)


def _demand(asked: yaml.Value, of: Field, line: int, say: Say, *, cites: bool) -> Demand:
    required, cited = False, CITED[0]
    limits: dict[str, Limit] = {}
    allowed = ["required", *_measures(of), *(["cited"] if cites else [])]
    if not isinstance(asked, dict):
        say(line, f"{of.name}: {quoted(str(asked))}; allowed: {{required: yes}}, and limits")
        return _NO_DEMAND
    for name, value in asked.items():
        said = str(value)
        if name not in allowed:
            say(
                line, f"{of.name}: unknown demand {quoted(name)}; allowed: {', '.join(allowed)}{nearest(name, allowed)}"
            )
        elif name == "required":
            required = said == "yes"
            if said not in {"yes", "no"}:
                say(line, f"{of.name}: required: {quoted(said)}; allowed: yes, no")
        elif name == "cited":
            cited = said
            if said not in CITED:
                say(line, f"{of.name}: cited: {quoted(said)}; allowed: {', '.join(CITED)}")
        elif (match := re.fullmatch(r"(\d+) to (\d+)", said)) and int(match[1]) <= int(match[2]):
            limits[name] = Limit(int(match[1]), int(match[2]))
        else:
            say(line, f"{of.name}: {name}: {quoted(said)}; allowed: the least and the most, as in 2 to 6")
    return Demand(required, limits, cited)


def _measures(of: Field) -> tuple[str, ...]:
    """In what the length of such a value can be told."""
    if of.value in {Value.LINES, Value.SLUGS, Value.ALIASES, Value.MARKDOWNS, Value.RECORDS}:
        return ("items",)
    if of.value is Value.BODY:
        return ("words",)
    return ("characters", "words") if of.value in {Value.LINE, Value.TEXT, Value.MARKDOWN} else ()
