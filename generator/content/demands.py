"""What a bank asks of its files, as questions/bank.yml declares it: what is required, and within which limits. Pure.

A bank without that file asks for what nothing can do without: a question's title and body, a term and its definition.
The file names fields, under the kind of entry that has them:

    question:
      title: {required: yes, characters: 8 to 110}
      sources: {required: yes, items: 1 to 8, cited: begun}
      sources.id: {required: yes}

`cited` says when an answer must cite each of its sources: `always`, or as soon as it cites one (`begun`).

Under `house` it chooses rules that decide nothing but what `check --house` says: see `House`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.content import yaml
from generator.content.fields import ENTRIES, Field, Value
from generator.content.model import Kind
from generator.content.problems import Say, counted, nearest, quoted

MEASURES = ("characters", "words", "items")
CITED = ("begun", "always")
HOUSE = "house"
KINDS = "kinds"
TITLES = ("questions",)
SPELLINGS = ("american", "australian", "british", "canadian")


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


@dataclass(frozen=True, slots=True)
class Outline:
    """What an answer to a kind of question is made of; whatever it leaves out is as in any other answer."""

    words: Limit | None = None
    """Of running text."""
    headings: tuple[str, ...] = ()
    """Its headings of the first level, all of them, in order."""
    picture: bool = False
    """Whether it shows one."""


@dataclass(frozen=True, slots=True)
class House:
    """What a bank chooses of the rules of the house; whatever it leaves out is no rule."""

    titles: str = ""
    """What a title is, one of `TITLES`."""
    sentences: int = 0
    """Words of a sentence of a summary, which is said aloud."""
    words: Limit | None = None
    """Of running text in an answer."""
    kinds: Mapping[Kind, Outline] = field(default_factory=dict)
    """What else it asks of the answers to some kinds of question."""
    code: int = 0
    """Characters of a line of code."""
    columns: int = 0
    """Of a table."""
    descriptions: Limit | None = None
    """Characters of a description, or of a term's definition."""
    spelling: str = ""
    """One of `SPELLINGS`."""
    spelled: tuple[str, ...] = ()
    """Words that are right, whatever a dictionary says of them."""
    ages: tuple[str, ...] = ()
    """Names of vendors and of products: what is said of them is true for a while."""


@dataclass(frozen=True, eq=False, slots=True)
class Demands:
    """What a bank asks of every field: by kind of entry and field, a record's part as in "sources.id"."""

    asked: Mapping[tuple[str, str], Demand] = field(default_factory=dict)
    house: House = House()

    def on(self, kind: str, name: str) -> Demand:
        """What it asks of that field."""
        return self.asked.get((kind, name), _NO_DEMAND)


_NO_DEMAND = Demand()
NOTHING = Demands()


def parse(_path: str, text: str, _: Demands, say: Say) -> Demands:
    """Reads bank.yml."""
    document = yaml.parse(text, say)
    found: dict[tuple[str, str], Demand] = {}
    house = _house(document, say)
    kinds = (*ENTRIES, HOUSE)
    for kind, asked in document.fields.items():
        line = document.lines[kind,]
        if kind == HOUSE:
            continue
        if kind not in ENTRIES:
            say(line, f"unknown kind of entry {quoted(kind)}; allowed: {', '.join(kinds)}{nearest(kind, kinds)}")
            continue
        if not isinstance(asked, dict):
            say(line, f"{kind}: {yaml.shown(asked)}; allowed: the names of fields, each with what is asked of it")
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
    return Demands(found, house)


def _house(document: yaml.Document, say: Say) -> House:
    asked = document.fields.get(HOUSE, {})
    if not isinstance(asked, dict):
        say(document.lines[HOUSE,], f"{HOUSE}: {yaml.shown(asked)}; allowed: {', '.join(_CHOICES)}")
        return House()
    found: dict[str, Any] = {}
    for name, value in asked.items():
        line = document.lines[HOUSE, name]
        if name not in _CHOICES:
            message = f"unknown rule {quoted(name)}; allowed: {', '.join(_CHOICES)}{nearest(name, _CHOICES)}"
            say(line, f"{HOUSE}: {message}")
        elif name == KINDS and isinstance(value, dict):
            found[name] = dict(_outlines(document, value, say))
        elif (chosen := _chosen(name, value)) is not None:
            found[name] = chosen
        else:
            say(line, f"{HOUSE}: {name}: {quoted(str(value))}; allowed: {_CHOICES[name]}")
    return House(**found)


_CHOICES = {
    "titles": ", ".join(TITLES),
    "sentences": "a number of words, as in 25",
    "words": "the least and the most, as in 150 to 360",
    KINDS: "kinds of question, each with what its answers are made of",
    "code": "a number of characters, as in 76",
    "columns": "a number, as in 3",
    "descriptions": "the least and the most, as in 20 to 400",
    "spelling": ", ".join(SPELLINGS),
    "spelled": "a list of words",
    "ages": "a list of names",
}
"""What can be chosen under `house`, and the values that it may have."""

_PARTS = {
    "words": "the least and the most, as in 400 to 700",
    "headings": "a list of headings",
    "picture": "yes, no",
}
"""What an outline is made of, and the values that it may have."""


def _outlines(document: yaml.Document, asked: dict[str, yaml.Value], say: Say) -> Iterator[tuple[Kind, Outline]]:
    """What a bank asks of the answers to each kind of question."""
    kinds = [kind.value for kind in Kind]
    for name, parts in asked.items():
        line = document.lines[HOUSE, KINDS, name]
        if name not in kinds:
            message = f"unknown kind {quoted(name)}; allowed: {', '.join(kinds)}{nearest(name, kinds)}"
            say(line, f"{HOUSE}: {KINDS}: {message}")
            continue
        if not isinstance(parts, dict):
            say(line, f"{HOUSE}: {KINDS}: {name}: {yaml.shown(parts)}; allowed: {', '.join(_PARTS)}")
            continue
        found: dict[str, Any] = {}
        for part, value in parts.items():
            where = f"{HOUSE}: {KINDS}: {name}"
            line = document.lines[HOUSE, KINDS, name, part]
            if part not in _PARTS:
                say(line, f"{where}: unknown part {quoted(part)}; allowed: {', '.join(_PARTS)}{nearest(part, _PARTS)}")
            elif (chosen := _part(part, value)) is not None:
                found[part] = chosen
            else:
                say(line, f"{where}: {part}: {quoted(str(value))}; allowed: {_PARTS[part]}")
        yield Kind(name), Outline(**found)


def _part(name: str, value: yaml.Value) -> Any:
    """The value of that part of an outline; None if it has none such."""
    if name == "headings":
        return _texts(value)
    if name == "picture":
        return {"yes": True, "no": False}.get(str(value))
    return _limit(str(value))


def _chosen(name: str, value: yaml.Value) -> Any:
    """The value of that choice; None if it has none such."""
    said = str(value)
    match name:
        case "spelled" | "ages":
            found = _texts(value)
            return None if name == "spelled" and any(len(word.split()) > 1 for word in found or ()) else found
        case "titles":
            return said if said in TITLES else None
        case "spelling":
            return said if said in SPELLINGS else None
        case "code" | "columns" | "sentences":
            return int(said) if re.fullmatch("[1-9][0-9]{0,5}", said) else None
        case "words" | "descriptions":
            return _limit(said)
    return None


def _texts(value: yaml.Value) -> tuple[str, ...] | None:
    """A list of texts; nothing if it is none, or empty."""
    found = tuple(one for one in value if isinstance(one, str) and one.strip()) if isinstance(value, list) else ()
    return found if found and len(found) == len(value) else None


def _named(fields: tuple[Field, ...]) -> Iterator[tuple[str, Field]]:
    for one in fields:
        yield one.name, one
        yield from ((f"{one.name}.{part.name}", part) for part in one.parts)


def _demand(asked: yaml.Value, of: Field, line: int, say: Say, *, cites: bool) -> Demand:
    required, cited = False, CITED[0]
    limits: dict[str, Limit] = {}
    allowed = ["required", *_measures(of), *(["cited"] if cites else [])]
    if not isinstance(asked, dict):
        say(line, f"{of.name}: {yaml.shown(asked)}; allowed: {{required: yes}}, and limits")
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
        elif limit := _limit(said):
            limits[name] = limit
        else:
            say(line, f"{of.name}: {name}: {quoted(said)}; allowed: the least and the most, as in 2 to 6")
    return Demand(required, limits, cited)


def _limit(said: str) -> Limit | None:
    """`2 to 6` as a limit; nothing if it is none."""
    match = re.fullmatch("([0-9]{1,6}) to ([0-9]{1,6})", said)
    return Limit(int(match[1]), int(match[2])) if match and int(match[1]) <= int(match[2]) else None


def _measures(of: Field) -> tuple[str, ...]:
    """In what the length of such a value can be told."""
    if of.value in {Value.LINES, Value.SLUGS, Value.ALIASES, Value.MARKDOWNS, Value.RECORDS}:
        return ("items",)
    if of.value is Value.BODY:
        return ("words",)
    return ("characters", "words") if of.value in {Value.LINE, Value.TEXT, Value.MARKDOWN} else ()
