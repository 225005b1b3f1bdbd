"""mkdocs.yml read: values that know the file and the line they stand in. The only reader of it; what is wrong is told.

It says what MkDocs reads in it, with the files that it inherits and with what it asks of the environment. But it is
read by the rules that hold for content: plain files of the project, of some size; no text in disguise, no aliases, and
no tag that runs code, as those of PyYAML do.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG
from typing import Any

import yaml

from generator.content import limits
from generator.content.characters import unfit
from generator.content.files import text_of
from generator.content.problems import Problem, Say, quoted
from generator.content.yaml import Reader

SETTINGS_FILE = "mkdocs.yml"
INHERIT = "INHERIT"

Way = tuple[str | int, ...]
"""What leads to a value: the names of settings, and the numbers of a list's items."""

Tell = Callable[[Problem], None]

FOLLOWED = 10
"""So many files may inherit from each other."""

_ENVIRONMENT = "!ENV"
_RELATIVE = "!relative"
_NAME = "tag:yaml.org,2002:python/name:"
TRUSTED = ("material.", "pymdownx.", "markdown.")
"""Packages of whose functions MkDocs may be told by name: they are pinned with MkDocs itself."""

_TAGS = "allowed: !ENV, !relative, and !!python/name: of material, pymdownx and markdown"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value that MkDocs makes something of: a path, or a function of one of the trusted packages by its name."""

    tag: str
    name: str

    @property
    def text(self) -> str:
        """What stands behind the tag."""
        return "" if self.is_function else self.name

    @property
    def is_function(self) -> bool:
        """Whether it names a function."""
        return self.tag == _NAME


@dataclass(slots=True)
class Described:
    """The settings, the place of each, and whether nothing was told of them.

    `files` are those that they were read from, the one that inherits before the one that it inherits from.
    """

    values: dict[str, Any] = field(default_factory=dict)
    places: dict[Way, tuple[str, int]] = field(default_factory=dict)
    sound: bool = True
    files: tuple[str, ...] = ()

    def get(self, *way: str | int) -> Any:
        """The value at the end of the way; nothing if there is none."""
        found: Any = self.values
        for step in way:
            if isinstance(found, Mapping):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found

    def problem(self, way: Way, message: str) -> Problem:
        """The problem at the value's place, or at the next one on the way to it."""
        while way and way not in self.places:
            way = way[:-1]
        return Problem(*self.places.get(way, (SETTINGS_FILE, 1)), message)


def read(root: Path, tell: Tell) -> Described:
    """The settings of the project in `root`; what cannot be had of them is told, and left out."""
    chain: list[Described] = []
    seen: list[str] = []
    path: str | None = SETTINGS_FILE
    while path:
        seen.append(path)
        one = _file(root, path, tell)
        chain.append(one)
        path = _inherited(root, one, seen, tell) if INHERIT in one.values else None
        one.values.pop(INHERIT, None)
    found = Described(sound=all(one.sound for one in chain), files=tuple(seen))
    for one in reversed(chain):
        _merge(found.values, one.values)
        found.places.update(one.places)
    return found


def _inherited(root: Path, one: Described, seen: list[str], tell: Tell) -> str | None:
    """The path of the file that a file inherits from, if it may."""
    value = one.values[INHERIT]
    path = posixpath.normpath(posixpath.join(posixpath.dirname(seen[-1]), value)) if isinstance(value, str) else ""
    message = ""
    if not isinstance(value, str) or not value.strip() or path.startswith(("/", "..")) or "\\" in value:
        message = "allowed: the path of a file of this project"
    elif path in seen:
        message = f"which inherits from this file in turn: {' from '.join([*seen[seen.index(path) :], path])}"
    elif len(seen) >= FOLLOWED:
        message = f"the file number {FOLLOWED + 1} in a row; allowed: at most {FOLLOWED}"
    elif not os.path.lexists(root / path):
        message = f"no such file; {path} is looked for"
    if message:
        one.sound = False
        tell(one.problem((INHERIT,), f"{INHERIT}: {shown(value)}; {message}"))
    return None if message else path


def _merge(under: dict[str, Any], over: Mapping[str, Any]) -> None:
    """Lays settings over others: mappings into each other, all else in the place of what was there."""
    for name, value in over.items():
        below = under.get(name)
        if isinstance(below, dict) and isinstance(value, dict):
            _merge(below, value)
        else:
            under[name] = value


def shown(value: object) -> str:
    """A value in a message: a text in quotation marks, a list or mapping by what it is."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case list():
            return "a list"
        case Mapping():
            return "lines of the form name: value"
        case Tagged():
            return "a tag"
        case str():
            return quoted(value)
        case _:
            return str(value)[:60]


def _file(root: Path, path: str, tell: Tell) -> Described:
    """One file taken apart."""
    found = Described()

    def say(line: int, message: str) -> None:
        found.sound = False
        tell(Problem(path, line, message))

    text = _text(root, path, say)
    if text is not None:
        document = _Reader(text, say).read()
        found.values = document.fields
        found.places = {way: (path, line) for way, line in document.lines.items()}
    return found


def _text(root: Path, path: str, say: Say) -> str | None:
    """A file's text, whose lines end in a line feed; nothing if it cannot be had, or holds what a text may not."""
    place = root / path
    try:
        if place.is_symlink() or not place.resolve().is_relative_to(root.resolve()):
            say(1, "a link, or below one; put the file itself here")
            return None
        if not S_ISREG(place.stat().st_mode):
            say(1, "no plain file; put the settings here")
            return None
    except (OSError, ValueError, RuntimeError) as error:  # of a name that no file has, or of links in a ring
        say(1, f"cannot be read: {getattr(error, 'strerror', None) or error}")
        return None
    return text_of(place, limits.ENTRY_BYTES, say)


class _Reader(Reader):
    """Turns the events of YAML's parser into the values that MkDocs would make of them."""

    nothing = "no settings; allowed: lines of the form name: value"

    def __init__(self, text: str, say: Say) -> None:
        super().__init__(text, say)
        self._made = yaml.SafeLoader("")

    def _value(self, event: Any, key: Way, depth: int) -> Any:
        if getattr(event, "tag", None) != _ENVIRONMENT:
            return super()._value(event, key, depth)
        self._plain(event)
        self.document.lines.setdefault(key, int(event.start_mark.line) + 1)
        return self._from_environment(event)

    def _tag(self, event: Any) -> None:
        """A text may have one of a few tags; a list or mapping has none."""
        if event.tag is not None and not isinstance(event, yaml.ScalarEvent):
            self._at(event, f"the tag {_written(event.tag)}; {_TAGS}")

    def _name(self, event: Any) -> str:
        if event.tag is not None:
            self._stop(event, "the name of a setting must be a plain word")
        name = self._scalar(event)
        if not isinstance(name, str):
            self._at(event, f"the name {quoted(event.value)} is read as something else than a text; quote it")
        return str(event.value)

    def _scalar(self, event: Any) -> Any:
        """What a value is to MkDocs: a text, a number, a date, a truth value, or nothing."""
        if event.tag is not None:
            return self._tagged(event)
        value = self._resolved(event, str(event.value), event.implicit)
        return self._text(event) if isinstance(value, str) else value

    def _resolved(self, event: Any, text: str, implicit: tuple[bool, bool]) -> Any:
        tag: str = self._made.resolve(yaml.ScalarNode, text, implicit)  # type: ignore[no-untyped-call]
        try:
            return self._made.construct_object(yaml.ScalarNode(tag, text))
        except (yaml.YAMLError, ValueError, ArithmeticError, LookupError):
            self._at(event, f"{quoted(text)} can be read as no {tag.rpartition(':')[2]}; put it in quotes")
            return text

    def _tagged(self, event: Any) -> Any:
        if event.tag == _RELATIVE:
            return Tagged(event.tag, str(event.value))
        if event.tag.startswith(_NAME) and event.tag.removeprefix(_NAME).startswith(TRUSTED) and not event.value:
            return Tagged(_NAME, event.tag.removeprefix(_NAME))
        self._at(event, f"the tag {_written(event.tag)}; {_TAGS}")
        return None

    def _from_environment(self, event: Any) -> Any:
        """What the environment holds under the first of the names that it has, or the default behind them."""
        children = []
        if isinstance(event, yaml.ScalarEvent):
            children = [event]
        elif isinstance(event, yaml.SequenceStartEvent):
            while not isinstance(child := next(self._events), yaml.SequenceEndEvent):
                self._plain(child)
                if not isinstance(child, yaml.ScalarEvent) or child.tag is not None:
                    self._stop(child, f"a value that is no text after {_ENVIRONMENT}; allowed: [NAME, default]")
                children.append(child)
        if not children:
            self._stop(
                event, f"{_ENVIRONMENT} without a name; allowed: {_ENVIRONMENT} NAME, {_ENVIRONMENT} [NAME, default]"
            )
        names = children[:-1] or children
        for name in names:
            if name.value in os.environ:
                text = os.environ[name.value]
                for _, called in unfit(text):
                    self._at(event, f"{name.value} in the environment holds {called}; take it out")
                    return None
                return self._resolved(event, text, (True, False))
        return self._scalar(children[-1]) if len(children) > 1 else None


def _written(tag: str) -> str:
    """A tag as it stands in the file."""
    return quoted(tag.replace("tag:yaml.org,2002:", "!!"))
