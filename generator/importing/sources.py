"""The files that questions are taken from, and those that their links lead to, each read once. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from posixpath import basename, dirname, splitext

from generator.importing import leads, naming, shapes
from generator.importing.footnotes import Footnotes, parted
from generator.importing.found import Read
from generator.importing.leads import anchors_of, joined
from generator.importing.lines import Lines, Notes, lines_of, text_of, trimmed
from generator.importing.marks import References, references_of
from generator.importing.reading import Reading
from generator.importing.titles import legend_of

_TEXTS = (".md", ".markdown", ".mdx")
_NO_NAMES = frozenset("readme index questions question answers answer interview table contents toc".split())
_BESIDE = 5
"""Of so many sources in a folder each may be one question."""

_FRONT = 100
"""So many lines the fields before a text may have."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be taken in: its path from the root of its repository, with forward slashes, and its text."""

    path: str
    text: str

    @property
    def folder(self) -> str:
        """The folder that it stands in."""
        return dirname(self.path)

    @property
    def stem(self) -> str:
        """Its name without its ending."""
        return splitext(basename(self.path))[0]

    @property
    def is_named(self) -> bool:
        """Whether its name says what it is about; that of a README.md does not, but its folder's."""
        return self.stem.lower() not in _NO_NAMES


@dataclass(frozen=True, slots=True)
class Taken:
    """A source as it was read."""

    source: Source
    notes: Notes
    read: Read


@dataclass(frozen=True, slots=True)
class Text:
    """A file's lines, and the addresses and the footnotes that it defines by names."""

    lines: Lines
    references: References
    footnotes: Footnotes


class Library:
    """The sources, and what they lead to. `theirs` gives a file's bytes; `called` is what their folder is called."""

    def __init__(self, sources: Sequence[Source], theirs: Callable[[str], bytes | None], called: str) -> None:
        self._sources = sources
        self._theirs = theirs
        self._called = called
        self._texts: dict[str, Text] = {}
        self.taken = [self._take(source) for source in sources]

    @property
    def texts(self) -> Mapping[str, Text]:
        """All files that were read, by path."""
        return self._texts

    def _take(self, source: Source) -> Taken:
        notes = Notes(source.path)
        lines, title = _without_fields(lines_of(source.text, notes), notes)
        text = self._texts[source.path] = _text(lines, notes)
        lines = text.lines
        alone = self._is_among_many(source)
        name = naming.in_words(source.stem if source.is_named else basename(source.folder) or self._called)
        legend = legend_of([line.text for line in lines])
        reading = Reading(source.path, text.references, notes, partial(self._fetched, source.path), legend)
        read = shapes.read(lines, reading, name if source.is_named or alone else "", alone=alone)
        if title or all(word in _NO_NAMES | {"of", "the"} for word in read.title.lower().split()):
            read = replace(read, title=title or name)
        return Taken(source, notes, read)

    def _is_among_many(self, source: Source) -> bool:
        """Whether a source stands among many of its like: in its folder, or each the only one of its own folder."""
        if source.is_named:
            beside = [other for other in self._sources if other.folder == source.folder]
        else:
            beside = [
                other
                for other in self._sources
                if basename(other.path) == basename(source.path) and dirname(other.folder) == dirname(source.folder)
            ]
        return len(beside) >= _BESIDE

    def _fetched(self, path: str, target: str) -> tuple[str, Lines] | None:
        """The lines that a relative link leads to: of a whole file, or of the part of it that it names."""
        name, fragment = leads.split(target)
        full = joined(path, name)
        if not name.lower().endswith(_TEXTS) or full.startswith("../"):
            return None
        if full in {path, *(source.path for source in self._sources)}:
            return None
        lines = self._lines(full)
        if lines is None:
            return None
        return full, (_part(lines, fragment) if fragment else lines)

    def _lines(self, path: str) -> Lines | None:
        if path not in self._texts:
            data = self._theirs(path)
            if data is None:
                return None
            unsaid = Notes(path)
            lines, _ = _without_fields(lines_of(data.decode("utf-8", "replace"), unsaid), unsaid)
            self._texts[path] = _text(lines, unsaid)
        return self._texts[path].lines


def _text(lines: Lines, notes: Notes) -> Text:
    rest, footnotes = parted(lines, notes)
    return Text(rest, references_of(text_of(rest)), footnotes)


def _without_fields(lines: Lines, notes: Notes) -> tuple[Lines, str]:
    """The lines without the fields before them, and the title that these give."""
    if not lines or lines[0].text.strip() != "---":
        return lines, ""
    end = next((at for at, line in enumerate(lines[1:_FRONT], start=1) if line.text.strip() in {"---", "..."}), 0)
    fields = [line.text for line in lines[1:end] if line.text.strip()]
    if not end or not all(re.match(r"^\s*[-\w. ]+:(?:\s|$)|^\s|^- |^#", field) for field in fields):
        return lines, ""
    titles = (field.partition(":")[2].strip().strip("\"'") for field in fields if field.startswith("title:"))
    title = next(titles, "")
    what = "its title is used, the rest is" if title else "they are"
    notes.say(1, f"fields before the text, in {end - 1} lines; {what} left out")
    return lines[end + 1 :], title


def _part(lines: Lines, fragment: str) -> Lines:
    """The part of a text below the heading of that name."""
    name = fragment.lower().strip("-")
    line = next((number for other, number in anchors_of(lines).items() if other.strip("-") == name), None)
    if line is None:
        return []
    start = next(place for place, one in enumerate(lines) if one.number == line)
    own = re.match(r"\s*(#{1,6})\s", lines[start].text)
    depth = len(own[1]) if own else 6
    for place in range(start + 1, len(lines)):
        other = re.match(r"(#{1,6})\s", lines[place].text)
        if other and len(other[1]) <= depth:
            return trimmed(lines[start:place])
    return trimmed(lines[start:])
