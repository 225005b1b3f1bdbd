"""What a bank asks of its files, as questions/bank.yml declares it: what is required, and within which limits. Pure.

A bank without that file asks for what nothing can do without: a question's title and body, a term and its definition.
The file names fields, under the kind of entry that has them:

    question:
      title: {required: yes, characters: 8 to 110}
      sources: {required: yes, items: 1 to 8, cited: begun}
      sources.id: {required: yes}

`cited` says when an answer must cite each of its sources: `always`, or as soon as it cites one (`begun`). `default` is
the level or the kind of a question that names none.

`levels`, easiest first, and `kinds` are mappings of what questions may name to what readers see; `order` says how the
questions of a topic follow each other, one of `ORDERS`.

Under `house` it chooses rules that decide nothing but what `check --house` says: see `House`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import cache
from typing import Any

from generator.content import yaml
from generator.content.fields import ENTRIES, Field, Value
from generator.content.language import ENGLISH
from generator.content.model import KINDS, LEVELS, Kind, Level, levels
from generator.content.problems import Say, counted, nearest, quoted
from generator.content.rules import is_one_of, is_slug
from generator.content.words import words

MEASURES = ("characters", "words", "items")
CITED = ("begun", "always")
HOUSE = "house"
OUTLINES = "kinds"
ORDERS = ("level", "number", "title", "added")
"""How the questions of a topic follow each other: from easy to hard, then as study lists have them; by the number that
each has; by title; by the day on which they were added."""

TITLES = ("questions",)
TRIED = ("python", "sql", "shell", "promql", "yaml")
"""In which code in answers can be run, or read by a tool that would run it."""

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
    default: str = ""

    def on_text(self, text: str) -> Iterator[str]:
        """A text's length in characters, and in words (see `words`), lies within the limits."""
        if (limit := self.limits.get("characters")) and len(text) not in limit:
            yield f"{len(text)} characters; allowed: {limit}"
        yield from self.on_words(words(text))

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


_NO_OUTLINE = Outline()


@dataclass(frozen=True, slots=True)
class House:
    """What a bank chooses of the rules of the house; whatever it leaves out is no rule."""

    titles: str = ""
    """What a title is, one of `TITLES`."""
    sentences: int = 0
    """Words of a sentence of a summary, which is said aloud."""
    words: Limit | None = None
    """Of running text in an answer."""
    kinds: Mapping[str, Outline] = field(default_factory=dict)
    """What else it asks of the answers to some kinds of question, by the values of these."""
    code: int = 0
    """Characters of a line of code."""
    columns: int = 0
    """Of a table."""
    descriptions: Limit | None = None
    """Characters of a description, or of a term's definition."""
    lists: bool = False
    """Whether each question stands in a study list, where there are some."""
    pictures: bool = False
    """Whether each picture says in words what it shows."""
    tried: tuple[str, ...] = ()
    """The languages, of `TRIED`, in which code in answers is run, or read by the tools that would run it."""
    spelling: str = ""
    """One of `SPELLINGS`."""
    spelled: tuple[str, ...] = ()
    """Words that are right, whatever a dictionary says of them."""
    ages: tuple[str, ...] = ()
    """Names of vendors and of products: what is said of them is true for a while."""

    def outline(self, kind: Kind | None) -> Outline:
        """What the answers to that kind of question are made of."""
        return self.kinds.get(kind.value, _NO_OUTLINE) if kind else _NO_OUTLINE


@dataclass(frozen=True, eq=False, slots=True)
class Demands:
    """What a bank asks of every field: by kind of entry and field, a record's part as in "sources.id".

    `language` is the one that the bank is in.
    """

    asked: Mapping[tuple[str, str], Demand] = field(default_factory=dict)
    house: House = House()
    levels: tuple[Level, ...] = LEVELS
    kinds: tuple[Kind, ...] = KINDS
    order: str = ORDERS[0]
    language: str = ENGLISH

    def of_kind(self, *kinds: str) -> bool:
        """Whether it asks for anything in entries of these kinds."""
        return any(kind in kinds for kind, _ in self.asked)

    @property
    def choices(self) -> Mapping[str, Sequence[Level | Kind]]:
        """What each field may name that holds a choice."""
        return {"level": self.levels, "kind": self.kinds}

    def on(self, kind: str, name: str) -> Demand:
        """What it asks of that field."""
        return self.asked.get((kind, name), _NO_DEMAND)


_NO_DEMAND = Demand()
NOTHING = Demands()


@cache
def in_language(demands: Demands, language: str) -> Demands:
    """The same of a bank in that language."""
    return demands if demands.language == language else replace(demands, language=language)


def parse(_path: str, text: str, _: Demands, say: Say) -> Demands:
    """Reads bank.yml."""
    document = yaml.parse(text, say)
    found: dict[tuple[str, str], Demand] = {}
    own = _chosen({name: value for name, value in document.fields.items() if name in OWN}, OWN, "", (), document, say)
    demands = Demands(**own)
    house = _house(document, demands, say)
    kinds = (*ENTRIES, *OWN, HOUSE)
    for kind, asked in document.fields.items():
        line = document.lines[kind,]
        if kind in {HOUSE, *OWN}:
            continue
        if kind not in ENTRIES:
            say(line, f"unknown kind of entry {quoted(kind)}; allowed: {', '.join(kinds)}{nearest(kind, kinds)}")
            continue
        if not isinstance(asked, dict):
            say(line, f"{kind}: {yaml.shown(asked)}; allowed: the names of fields, each with what is asked of it")
            continue
        fields = dict(named(ENTRIES[kind][1]))
        for name, demand in asked.items():
            line = document.lines[kind, name]
            if name in fields:
                found[kind, name] = _demand(demand, fields[name], line, say, kind, demands)
            else:
                say(line, f"unknown field {quoted(name)}; allowed: {', '.join(sorted(fields))}{nearest(name, fields)}")
    return replace(demands, asked=found, house=house)


class Shape(Enum):
    """In what form something is chosen."""

    RANGE = auto()  # the least and the most
    NUMBER = auto()
    ONE = auto()  # one of some values
    SOME = auto()  # a list of some values
    TEXTS = auto()  # a list
    WORDS = auto()  # a list of texts without spaces
    MAPPING = auto()
    LABELS = auto()  # slugs, each with what readers see


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen: the values that it may have, in words, and how one is read; None if it is none of them.

    `values` are all of them where it is one or several of some.
    """

    allowed: str
    read: Callable[[yaml.Value], Any]
    shape: Shape
    values: tuple[str, ...] = ()


def _house(document: yaml.Document, demands: Demands, say: Say) -> House:
    asked = document.fields.get(HOUSE, {})
    if not isinstance(asked, dict):
        say(document.lines[HOUSE,], f"{HOUSE}: {yaml.shown(asked)}; allowed: {', '.join(RULES)}")
        return House()
    found = _chosen(asked, RULES, "rule", (HOUSE,), document, say)
    kinds = dict(_outlines(found.pop(OUTLINES, {}), [kind.value for kind in demands.kinds], document, say))
    return House(**found, kinds=kinds)


def _outlines(
    asked: dict[str, yaml.Value], kinds: Sequence[str], document: yaml.Document, say: Say
) -> Iterator[tuple[str, Outline]]:
    """What a bank asks of the answers to each kind of question."""
    for name, parts in asked.items():
        key = (HOUSE, OUTLINES, name)
        if name not in kinds:
            message = f"unknown kind {quoted(name)}; allowed: {', '.join(kinds)}{nearest(name, kinds)}"
            say(document.lines[key], f"{HOUSE}: {OUTLINES}: {message}")
        elif not isinstance(parts, dict):
            say(document.lines[key], f"{': '.join(key)}: {yaml.shown(parts)}; allowed: {', '.join(PARTS)}")
        else:
            yield name, Outline(**_chosen(parts, PARTS, "part", key, document, say))


def _chosen(
    asked: dict[str, yaml.Value],
    choices: Mapping[str, Choice],
    what: str,
    key: tuple[str, ...],
    document: yaml.Document,
    say: Say,
) -> dict[str, Any]:
    """What is chosen there, of those choices; `what` one is called."""
    where = "".join(f"{step}: " for step in key)
    found: dict[str, Any] = {}
    for name, value in asked.items():
        line = document.lines[*key, name]
        if name not in choices:
            known = f"{', '.join(choices)}{nearest(name, choices)}"
            say(line, f"{where}unknown {what} {quoted(name)}; allowed: {known}")
        elif (chosen := choices[name].read(value)) is not None:
            found[name] = chosen
        else:
            say(line, f"{where}{name}: {yaml.shown(value)}; allowed: {choices[name].allowed}")
    return found


def _range(value: yaml.Value) -> Limit | None:
    return _limit(str(value))


def _number(value: yaml.Value) -> int | None:
    return int(str(value)) if re.fullmatch("[1-9][0-9]{0,5}", str(value)) else None


def _one_of(values: Mapping[str, Any]) -> Choice:
    return Choice(", ".join(values), lambda value: values.get(str(value)), Shape.ONE, tuple(values))


def _texts(value: yaml.Value) -> tuple[str, ...] | None:
    """A list of texts; nothing if it is none, or empty."""
    found = tuple(one for one in value if isinstance(one, str) and one.strip()) if isinstance(value, list) else ()
    return found if found and len(found) == len(value) else None


def _words(value: yaml.Value) -> tuple[str, ...] | None:
    """A list of words; nothing if it is none, or empty."""
    found = _texts(value)
    return found if found and all(len(word.split()) == 1 for word in found) else None


def _languages(value: yaml.Value) -> tuple[str, ...] | None:
    """A list of languages; nothing if it is none, or empty."""
    found = _texts(value)
    return found if found and {*found} <= {*TRIED} else None


def _mapping(value: yaml.Value) -> yaml.Value | None:
    return value if isinstance(value, dict) else None


def _labels(value: yaml.Value) -> dict[str, str] | None:
    """A mapping of values, which are slugs, to what readers see; nothing if it is none, or empty."""
    if not isinstance(value, dict) or not value:
        return None
    labels = {name: label.strip() for name, label in value.items() if isinstance(label, str) and not [*is_slug(name)]}
    return labels if len(labels) == len(value) and all(labels.values()) else None


def _levels(value: yaml.Value) -> tuple[Level, ...] | None:
    labels = _labels(value)
    return levels(labels) if labels else None


def _kinds(value: yaml.Value) -> tuple[Kind, ...] | None:
    labels = _labels(value)
    return tuple(Kind(name, label) for name, label in labels.items()) if labels else None


_YES_OR_NO = {"yes": True, "no": False}

OWN = {
    "levels": Choice(
        "slugs, each with what readers see, easiest first, as in {junior: Junior, senior: Senior}",
        _levels,
        Shape.LABELS,
    ),
    "kinds": Choice(
        "slugs, each with what readers see, as in {concept: Concept, coding: Coding}", _kinds, Shape.LABELS
    ),
    "order": _one_of({name: name for name in ORDERS}),
}
"""What a bank says of itself."""

RULES = {
    "titles": _one_of({name: name for name in TITLES}),
    "sentences": Choice("a number of words, as in 25", _number, Shape.NUMBER),
    "words": Choice("the least and the most, as in 150 to 360", _range, Shape.RANGE),
    OUTLINES: Choice("kinds of question, each with what its answers are made of", _mapping, Shape.MAPPING),
    "code": Choice("a number of characters, as in 76", _number, Shape.NUMBER),
    "columns": Choice("a number, as in 3", _number, Shape.NUMBER),
    "descriptions": Choice("the least and the most, as in 20 to 400", _range, Shape.RANGE),
    "lists": _one_of(_YES_OR_NO),
    "pictures": _one_of(_YES_OR_NO),
    "tried": Choice(f"a list of {', '.join(TRIED)}", _languages, Shape.SOME, TRIED),
    "spelling": _one_of({name: name for name in SPELLINGS}),
    "spelled": Choice("a list of words", _words, Shape.WORDS),
    "ages": Choice("a list of names", _texts, Shape.TEXTS),
}
"""What can be chosen under `house`."""

PARTS = {
    "words": Choice("the least and the most, as in 400 to 700", _range, Shape.RANGE),
    "headings": Choice("a list of headings", _texts, Shape.TEXTS),
    "picture": _one_of(_YES_OR_NO),
}
"""What an outline is made of."""


def named(fields: tuple[Field, ...]) -> Iterator[tuple[str, Field]]:
    """The fields of which a bank can ask something, by the names under which it does."""
    for one in fields:
        yield one.name, one
        yield from ((f"{one.name}.{part.name}", part) for part in one.parts)


def _demand(asked: yaml.Value, of: Field, line: int, say: Say, kind: str, demands: Demands) -> Demand:
    required, cited, default = False, CITED[0], ""
    limits: dict[str, Limit] = {}
    choices = [choice.value for choice in demands.choices[of.name]] if of.value is Value.CHOICE else []
    cites = (kind, of.name) == ("question", "sources")
    allowed = ["required", *measures(of), *(["cited"] if cites else []), *(["default"] if choices else [])]
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
        elif name == "default":
            default = said
            for message in is_one_of(choices, of.name)(said):
                say(line, f"{of.name}: default: {message}")
        elif limit := _limit(said):
            limits[name] = limit
        else:
            say(line, f"{of.name}: {name}: {quoted(said)}; allowed: the least and the most, as in 2 to 6")
    return Demand(required, limits, cited, default)


def _limit(said: str) -> Limit | None:
    """`2 to 6` as a limit; nothing if it is none."""
    match = re.fullmatch("([0-9]{1,6}) to ([0-9]{1,6})", said)
    return Limit(int(match[1]), int(match[2])) if match and int(match[1]) <= int(match[2]) else None


def measures(of: Field) -> tuple[str, ...]:
    """In what the length of such a value can be told."""
    if of.value in {Value.LINES, Value.SLUGS, Value.ALIASES, Value.MARKDOWNS, Value.RECORDS}:
        return ("items",)
    if of.value is Value.BODY:
        return ("words",)
    return ("characters", "words") if of.value in {Value.LINE, Value.TEXT, Value.MARKDOWN} else ()
