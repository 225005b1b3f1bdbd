"""What a bank of questions holds. Plain frozen data, no I/O; the allowed values stand here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""A slug is an address: lower-case letters and digits, in words joined by single hyphens."""

RESERVED_SLUGS = frozenset({"index"})
"""Names that a page of the site itself already has."""

Size = tuple[int, int]
"""The width and height of a picture, in pixels."""

WEB_SCHEMES = ("http", "https")
"""The only schemes that an address in the content may have."""


class Level(Enum):
    """How hard a question is, easiest first."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"

    @property
    def label(self) -> str:
        """The level as a reader sees it."""
        return self.value.capitalize()

    @property
    def rank(self) -> int:
        """0 for the easiest."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Limit:
    """An inclusive range that a count must lie in."""

    least: int
    most: int

    def __contains__(self, count: int) -> bool:
        return self.least <= count <= self.most


TITLE_CHARACTERS = Limit(8, 110)
SUMMARY_WORDS = Limit(25, 60)
DEFINITION_CHARACTERS = Limit(20, 400)
TAGS = Limit(1, 6)
KEY_POINTS = Limit(2, 6)
SOURCES = Limit(1, 6)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that keeps the bank from being published, and where to mend it.

    `path` is relative to the project's root, with forward slashes; `line` counts from 1.
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry was read: its file, and the line of each field, of each item of a list, and of the body.

    `lines` is keyed by the field's path: ``("tags",)`` is the field, ``("tags", 1)`` its second item.
    """

    path: str
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)
    body_line: int = 1

    def line(self, *key: str | int) -> int:
        """The line of that field or item; of what holds it, where it has none of its own; else 1."""
        while key:
            if key in self.lines:
                return self.lines[key]
            key = key[:-1]
        return 1


@dataclass(frozen=True, slots=True)
class Link:
    """An inline link or image of a Markdown text: its target as written, and where that target stands.

    `image_end` is where an image's markup ends; 0 for a link.
    """

    target: str
    start: int
    end: int
    image_end: int = 0


@dataclass(frozen=True, slots=True)
class Markdown:
    """A Markdown text, and the places in it that matter, as offsets into `text`.

    `prose` are the stretches that are running text: no code, heading, link, address or image.
    `headings` are the offsets of the first ``#`` of each heading.
    """

    text: str
    prose: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()
    headings: tuple[int, ...] = ()

    @classmethod
    def plain(cls, text: str) -> Markdown:
        """A text that has no markup: all of it is prose."""
        return cls(text, prose=((0, len(text)),))


@dataclass(frozen=True, slots=True)
class Source:
    """A primary source that an entry cites."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answer.

    `title`, `summary` and `also_asked` are plain text. A follow-up is a text, or the slug of a question.
    """

    slug: str
    topic: str
    title: str
    level: Level
    tags: tuple[str, ...]
    summary: str
    key_points: tuple[Markdown, ...]
    sources: tuple[Source, ...]
    added: str
    reviewed: str
    body: Markdown
    place: Place = field(compare=False, repr=False)
    pitfalls: tuple[Markdown, ...] = ()
    follow_ups: tuple[Markdown, ...] = ()
    also_asked: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One glossary term. `definition` is plain text that stands alone; `aliases` are other names for it."""

    slug: str
    term: str
    definition: str
    place: Place = field(compare=False, repr=False)
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The term and its aliases."""
        return (self.term, *self.aliases)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a study list: a title and the slugs of its questions, in order."""

    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """An ordered study list."""

    slug: str
    title: str
    description: str
    sections: tuple[Section, ...]
    place: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that questions are filed under; its slug is the folder's name."""

    slug: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Track:
    """A run of topics that belong together, in reading order."""

    slug: str
    title: str
    description: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """A word of the tag vocabulary."""

    slug: str
    label: str
    description: str


@dataclass(frozen=True, slots=True)
class Bank:
    """Everything that was read, as it was written: unarranged, and not yet checked across entries."""

    tracks: Sequence[Track]
    tags: Sequence[Tag]
    questions: Sequence[Question]
    terms: Sequence[Term]
    collections: Sequence[Collection]
    assets: Mapping[str, Size | None] = field(default_factory=dict)
    """Hand-written files under docs/ that an answer may link to, as paths from the project's root; a picture's size."""
    name: str = ""
    tagline: str = ""
    """The site's name, and what it is in a sentence, as mkdocs.yml has them."""

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics of all tracks, in reading order."""
        return tuple(topic for track in self.tracks for topic in track.topics)
