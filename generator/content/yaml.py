"""YAML taken apart into fields that remember their lines, and a body. Pure: text in, values out; what is wrong is said.

Every scalar stays the text that was typed: `no`, `1.10` and `010` are not a boolean, a float and an octal number. Of
YAML's own devices none is taken that makes one text into another: no aliases, no tags, no second document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from generator.content import limits
from generator.content.characters import named, unfit, without
from generator.content.problems import Say, quoted

FENCE = "---"

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Key = tuple[str | int, ...]

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml's parser where PyYAML was built with it: nine times faster, with the same line marks.

The base loader, because nothing here asks what a scalar might be but a text.
"""

_COMMENT = re.compile(r"[ \t]+#.*")

_STARTED = tuple("while scanning a quoted scalar|while scanning a simple key|while parsing a flow".split("|"))
"""What an error started with is where it is to be mended; of others, where they ended."""

_IN_QUOTES = "put a text with special characters in quotes"
_ADVICE = {
    "could not find expected ':'": "a line is of the form name: value, with a space behind the colon",
    "tab": "indent with spaces",
    "escape": "write the character itself, or put the text in single quotes",
    "',' or ']'": "close the list with ]",
    "',' or '}'": "close the mapping with }",
    "end of stream": "close the quotes that are open here",
}
"""What to do, by what the parser says."""

_SHOWN = 60
"""So much of a name is shown in a message."""

NO_FIELDS = "no fields; allowed: lines of the form name: value"


def shown(value: object) -> str:
    """A value in a message: a text in quotation marks, a list or mapping by what it is."""
    if isinstance(value, list):
        return "a list"
    return "a mapping" if isinstance(value, dict) else quoted(str(value))


class Cut(str):
    """A value that ends where a comment starts: perhaps a sign in a sentence, as in `What is C # language?`."""

    comment = ""


@dataclass(slots=True)
class Document:
    """The fields of one file with the line of each, and its body.

    `sound` is false if something was said.
    """

    fields: dict[str, Value] = field(default_factory=dict)
    lines: dict[Key, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    sound: bool = True


def front_matter(text: str, say: Say) -> Document:
    """Reads a file that starts with YAML between two lines of `---`, followed by a body."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        found = quoted(lines[0]) if text.strip() else "an empty file"
        say(1, f"{found} where the fields should start; the first line must be {FENCE}")
        return Document(sound=False)
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            document = parse("\n".join(lines[1 : number - 1]), say, first_line=2)
            document.body = "\n".join(lines[number:])
            document.body_line = number + 1
            return document
    say(1, f"the fields have no end; a line of {FENCE} must follow them")
    return Document(sound=False)


def parse(text: str, say: Say, first_line: int = 1) -> Document:
    """Reads a file that is YAML throughout. `first_line` is the line of the file that `text` starts on.

    A file of nothing but comments has no fields, and that is all right.
    """
    return Reader(text, say, first_line).read()


class StoppedError(Exception):
    """What was found says that the rest of the file is not worth reading."""


class Reader:
    """Turns the events of YAML's parser into values, and writes down lines on the way.

    Whoever makes something else of some values says so in `_tag`, `_scalar`, `_name` and `_value`.
    """

    nothing = NO_FIELDS
    """Said of a file that holds something else than a mapping."""

    def __init__(self, text: str, say: Say, first_line: int = 1) -> None:
        self.document = Document()
        self._source = text
        self._lines = text.split("\n") if "#" in text else []
        self._say = say
        self._last = text.rstrip().count("\n")
        self._first_line = first_line
        self._events: Iterator[Any] = iter(_Loader(text).get_event, None)
        self._count = 0

    def read(self) -> Document:
        """The document, of which whatever could be read is there."""
        try:
            self.document.fields = self._fields()
        except yaml.MarkedYAMLError as error:
            started = str(error.context).startswith(_STARTED)
            mark = (started and error.context_mark) or error.problem_mark or error.context_mark
            what = error.problem or error.context or "no YAML"
            advice = next((advice for said, advice in _ADVICE.items() if said in what), _IN_QUOTES)
            self._fault(int(mark.line) if mark else 0, f"not readable as YAML: {what}; {advice}")
        except yaml.reader.ReaderError as error:
            character = chr(error.character) if isinstance(error.character, int) else error.character
            self._fault(self._source.count("\n", 0, max(error.position, 0)), f"{named(character)}; take it out")
        except StoppedError:
            pass
        return self.document

    def _fault(self, line: int, message: str) -> None:
        """Says what is wrong on a line of the text, counted from 0."""
        self.document.sound = False
        self._say(self._first_line + min(line, self._last), message)

    def _at(self, event: Any, message: str) -> None:
        self._fault(int(event.start_mark.line), message)

    def _stop(self, event: Any, message: str) -> None:
        self._at(event, message)
        raise StoppedError

    def _fields(self) -> dict[str, Any]:
        """The fields of the only document; none in a file of nothing but comments."""
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return {}
        first = next(self._events)
        fields: dict[str, Any] = {}
        if isinstance(first, yaml.MappingStartEvent):
            self._plain(first)
            self._tag(first)
            fields = self._mapping((), 1)
        elif not (isinstance(first, yaml.ScalarEvent) and not first.value and first.implicit[0]):
            self._stop(first, self.nothing)
        next(self._events)
        if not isinstance(last := next(self._events), yaml.StreamEndEvent):
            self._stop(last, "a second document in one file; take out the line of --- or ... that starts it")
        return fields

    def _plain(self, event: Any) -> None:
        """A value is what is written there: an alias or anchor says something else."""
        self._count += 1
        if self._count > limits.YAML_VALUES:
            self._stop(event, f"more than {limits.YAML_VALUES:,} values in one file; split it")
        if isinstance(event, yaml.AliasEvent):
            self._at(event, f"the alias *{str(event.anchor)[:_SHOWN]}; write the value out, or put it in quotes")
        elif event.anchor is not None:
            self._at(event, f"the anchor &{str(event.anchor)[:_SHOWN]}; take it out, or put the value in quotes")

    def _tag(self, event: Any) -> None:
        """What a value is, is not for it to say."""
        if event.tag is not None:
            self._at(event, f"the tag {quoted(event.tag)}; every value here is a text: take it out")

    def _value(self, event: Any, key: Key, depth: int) -> Any:
        self._plain(event)
        self.document.lines.setdefault(key, self._first_line + int(event.start_mark.line))
        if isinstance(event, yaml.AliasEvent):
            return f"*{event.anchor}"
        self._tag(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth >= limits.YAML_DEPTH:
            self._stop(event, f"nested {depth + 1} levels deep; allowed: at most {limits.YAML_DEPTH}")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(key, depth + 1)
        found: list[Any] = []
        while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
            found.append(self._value(item, (*key, len(found)), depth + 1))
        return found

    def _scalar(self, event: Any) -> Any:
        return self._text(event)

    def _text(self, event: Any) -> str:
        """A value as the text that it is; it knows of a comment that ends it."""
        value = str(event.value)
        if found := next(unfit(value), None):
            self._at(event, f"{found[1]}, written as an escape; take it out")
            value = without(value)
        if self._lines and not event.style:
            line = self._lines[event.end_mark.line] if event.end_mark.line < len(self._lines) else ""
            if comment := _COMMENT.match(line, event.end_mark.column):
                value = Cut(value)
                value.comment = comment.group().strip()
        return value

    def _name(self, event: Any) -> str:
        """The name of a field."""
        return str(self._text(event))

    def _mapping(self, key: Key, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._stop(event, "a field's name must be a plain word")
            self._plain(event)
            self._tag(event)
            name = self._name(event)
            if name in fields:
                first = self.document.lines[(*key, name)]
                self._at(event, f"{quoted(name)} is given twice, first on line {first}; keep one")
                self._value(next(self._events), (*key, ""), depth)
                continue
            self.document.lines[(*key, name)] = self._first_line + int(event.start_mark.line)
            fields[name] = self._value(next(self._events), (*key, name), depth)
        return fields
