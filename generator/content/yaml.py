"""YAML taken apart into fields that remember their lines, and a body. Pure: text in, values out; what is wrong is said.

Every scalar stays the text that was typed: `no`, `1.10` and `010` are not a boolean, a float and an octal number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from generator.content.problems import Say, quoted

FENCE = "---"

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Key = tuple[str | int, ...]

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml's parser where PyYAML was built with it: nine times faster, with the same line marks.

The base loader, because nothing here asks what a scalar might be but a text.
"""


@dataclass(slots=True)
class Document:
    """The fields of one file with the line of each, and its body."""

    fields: dict[str, Value] = field(default_factory=dict)
    lines: dict[Key, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1


def front_matter(text: str, say: Say) -> Document:
    """Reads a file that starts with YAML between two lines of `---`, followed by a body."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        found = quoted(lines[0]) if text.strip() else "an empty file"
        say(1, f"{found} where the fields should start; the first line must be {FENCE}")
        return Document()
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            document = parse("\n".join(lines[1 : number - 1]), say, first_line=2)
            document.body = "\n".join(lines[number:])
            document.body_line = number + 1
            return document
    say(1, f"the fields have no end; a line of {FENCE} must follow them")
    return Document()


def parse(text: str, say: Say, first_line: int = 1) -> Document:
    """Reads a file that is YAML throughout. `first_line` is the line of the file that `text` starts on."""
    document = Document()
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        what = error.problem or error.context or "no YAML"
        say(line, f"not readable as YAML: {what}; put a text with special characters in quotes")
        return document
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, max(error.position, 0))
        code = error.character if isinstance(error.character, int) else ord(error.character)
        say(line, f"not readable as YAML: the character U+{code:04X} is not allowed")
        return document
    if node is None:
        say(first_line, "no fields; allowed: lines of the form name: value")
    elif not isinstance(node, yaml.MappingNode):
        line = first_line + node.start_mark.line
        say(line, "no fields; allowed: lines of the form name: value")
    else:
        document.fields = _Reader(first_line, document, say).mapping(node, ())
    return document


class _Reader:
    """Turns a YAML node tree into values, and writes down lines on the way."""

    def __init__(self, first_line: int, document: Document, say: Say) -> None:
        self._first_line = first_line
        self._document = document
        self._say = say
        self._open: set[int] = set()

    def _line(self, node: yaml.Node) -> int:
        return self._first_line + int(node.start_mark.line)

    def _fault(self, node: yaml.Node, message: str) -> None:
        self._say(self._line(node), message)

    def value(self, node: yaml.Node, key: Key) -> Value:
        self._document.lines.setdefault(key, self._line(node))
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if id(node) in self._open:
            self._fault(node, "a YAML alias that contains itself; write the value out")
            return ""
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self.mapping(node, key)
            return [self.value(item, (*key, index)) for index, item in enumerate(node.value)]
        finally:
            self._open.discard(id(node))

    def mapping(self, node: yaml.MappingNode, key: Key) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        for name, value in self._named(node):
            if name.value in fields:
                first = self._document.lines[(*key, name.value)]
                self._fault(name, f"{quoted(name.value)} is given twice, first on line {first}; keep one")
                continue
            self._document.lines[(*key, name.value)] = self._line(name)
            fields[name.value] = self.value(value, (*key, name.value))
        return fields

    def _named(self, node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        for name, value in node.value:
            if isinstance(name, yaml.ScalarNode):
                yield name, value
            else:
                self._fault(name, "a field's name must be a plain word")
