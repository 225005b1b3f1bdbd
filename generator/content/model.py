"""What a bank of questions holds. Plain frozen data, no I/O; the allowed values stand here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.content.words import words as words_of

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""A slug is an address: lower-case letters and digits, in words joined by single hyphens."""

SENTENCE_END = re.compile(r"(?<=[.?!])\s+|(?<=[\u3002\uff01\uff1f])(?!$)\s*")
"""Between two sentences of a summary, which is plain text."""

WORDS_A_MINUTE = 238
"""How fast adults read non-fiction in English to themselves: the mean over 190 studies of Brysbaert, 2019, "How many
words do we read per minute?", Journal of Memory and Language 109, 104047. What a word is, says `words`."""

LETTERS = "ABCDEFGHIJ"
"""What options are called, in order."""

RESERVED_SLUGS = frozenset({"index"})
"""Names that a page of the site itself already has."""

Size = tuple[int, int]
"""The width and height of a picture, in pixels."""

WEB_SCHEMES = ("http", "https")
"""The only schemes that an address in the content may have."""

PARTS_OF_A_PAGE = frozenset(
    (
        "question answer short-answer in-depth key-points pitfalls follow-ups corrections sources related "
        "calculator stepper content site-nav search-results term-tip"
    ).split()
)
"""The ids that a question's page itself has, scripts' too; a heading of the answer takes none of them."""


@dataclass(frozen=True, slots=True)
class Level:
    """How hard a question is: one of the levels of its bank. `rank` is 0 for the easiest of `count`.

    Without a label it is called as phrases call it.
    """

    value: str
    label: str = ""
    rank: int = 0
    count: int = 1

    @property
    def bars(self) -> int:
        """By how many of three bars it is told, from 1 to 3; scripts/level.js does the same."""
        last = max(self.count - 1, 1)
        return 1 + (4 * self.rank + last) // (2 * last)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a question asks for: one of the kinds of its bank. Without a label it is called as phrases call it."""

    value: str
    label: str = ""


def levels(labels: Mapping[str, str]) -> tuple[Level, ...]:
    """The levels with these labels by their values, easiest first."""
    return tuple(Level(value, label, rank, len(labels)) for rank, (value, label) in enumerate(labels.items()))


LEVELS = levels(dict.fromkeys("easy medium hard".split(), ""))
"""Those of a bank that names none."""

KINDS = tuple(map(Kind, "concept comparison scenario troubleshooting design coding behavioral".split()))
"""Those of a bank that names none."""


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
        return self.lines.get((), 1)

    def line_of_text(self, number: int, *key: str | int) -> int:
        """The line of what stands on that line of a text, counted from 1; only of texts of blocks is that known."""
        match key:
            case ("body",):
                return self.body_line + number - 1
            case ("prompt",):
                return self.line("prompt") + number - 1
            case _:
                return self.line(*key)

    def within(self, *key: str | int) -> Place:
        """The place of what stands there in the same file."""
        depth = len(key)
        return Place(self.path, {path[depth:]: line for path, line in self.lines.items() if path[:depth] == key})


@dataclass(frozen=True, slots=True)
class Prose:
    """A stretch of running text, unescaped: no code, heading, link or picture. Glossary terms are found in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """The address in a link as it was written, and the line where it stands."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the address as it was written, what it says in words, and the line where it stands.

    `width` is how wide it is to be shown, in pixels, if the text says so; else 0.
    """

    target: str
    alt: str
    title: str
    line: int
    width: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """Names a source where a claim stands; `locator` is a place in it, as in ``[@little, Little's law]``."""

    source: str
    locator: str
    line: int


@dataclass(frozen=True, slots=True)
class Task:
    """The box of a task in a list, which nobody can tick."""

    done: bool


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula: in TeX, as it was written, and as MathML."""

    tex: str
    mathml: str


@dataclass(frozen=True, slots=True)
class Alert:
    """The name of an alert, by its kind, such as ``note``."""

    kind: str


@dataclass(frozen=True, slots=True)
class Note:
    """Where a text refers to one of its footnotes, by the note's number; `time` counts how often it has, from 1."""

    number: int
    time: int


@dataclass(frozen=True, slots=True)
class Notes:
    """The start of a text's footnotes."""


@dataclass(frozen=True, slots=True)
class NoteText:
    """The start of a footnote."""

    number: int


@dataclass(frozen=True, slots=True)
class NoteEnd:
    """The ways back from a footnote, to each of the `times` that the text refers to it."""

    number: int
    times: int


Part = str | Prose | Link | Picture | Citation | Task | Formula | Alert | Note | Notes | NoteText | NoteEnd
"""A piece of HTML that is finished, or something in it that depends on the page it will stand in."""


@dataclass(frozen=True, eq=False, slots=True)
class Markdown:
    """A Markdown text that was read and checked: as it was written, and as HTML in parts.

    `headings` are the ids of its headings, in order. `code` are its code blocks as (language, code). `links` are the
    addresses of relative links and pictures as they stand in `source`, as offsets. `words` is how many words of running
    text there are that hold a letter or digit (see `words`).
    """

    source: str
    parts: tuple[Part, ...] = ()
    headings: tuple[str, ...] = ()
    code: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[int, int], ...] = ()
    words: int = 0

    @property
    def prose(self) -> str:
        """All of the running text."""
        return " ".join(part.text for part in self.parts if isinstance(part, Prose))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What it cites, in the order in which it does."""
        return tuple(part for part in self.parts if isinstance(part, Citation))


@dataclass(frozen=True, slots=True)
class Source:
    """A primary source. An answer cites it by its `id`; a term's source may have none."""

    title: str
    url: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What an interviewer asks next: a question of the bank, or one asked here, with the reply to it."""

    question: str = ""
    ask: Markdown | None = None
    say: Markdown | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Input:
    """A number that a reader sets: one of `values`, or from `min` to `max` in steps. `value` is the one to begin with.

    `name` is what formulas call it, and `symbol` how they show it, if not by its label.
    """

    name: str
    label: str
    symbol: str = ""
    unit: str = ""
    value: float | None = None
    min: float | None = None
    max: float | None = None
    step: float | None = None
    values: tuple[float, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Result:
    """A number that follows from the inputs, and from results before it that have a name, by a formula (`formula`).

    `digits` are those behind the point.
    """

    label: str
    formula: str
    name: str = ""
    symbol: str = ""
    unit: str = ""
    digits: float | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Calculator:
    """Numbers to play with, and what follows from them. The note says what that leaves out."""

    title: str
    inputs: tuple[Input, ...] = ()
    results: tuple[Result, ...] = ()
    note: Markdown | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Step:
    """One step of a stepper. Its rows are a small table, the cells of each parted by a bar, the first one its head."""

    title: str
    text: Markdown | None = None
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Stepper:
    """What happens, step by step."""

    title: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, eq=False)  # without slots, since it keeps what was worked out about it
class Question:
    """One question with its answer. Every field but the title and the body may be empty: fields.py says what they are.

    `topic` is the folder's name, `slug` the file's.
    """

    slug: str
    topic: str
    title: str
    body: Markdown
    place: Place = field(repr=False)
    level: Level | None = None
    kind: Kind | None = None
    number: int | None = None
    prompt: Markdown | None = None
    options: tuple[Markdown, ...] = ()
    right: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    calculator: Calculator | None = None
    stepper: Stepper | None = None
    key_points: tuple[Markdown, ...] = ()
    pitfalls: tuple[Markdown, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    sources: tuple[Source, ...] = ()
    also_asked: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    added: str = ""
    reviewed: str = ""
    updated: str = ""
    corrections: tuple[Markdown, ...] = ()

    @property
    def written(self) -> tuple[tuple[str, Markdown], ...]:
        """Its texts of several blocks, each with its field's name: what belongs to the question, and the answer."""
        return (*((("prompt", self.prompt),) if self.prompt else ()), ("body", self.body))

    @property
    def asks_more(self) -> bool:
        """Whether more than its title belongs to the question."""
        return bool(self.prompt or self.options)

    @property
    def lettered(self) -> tuple[tuple[str, Markdown], ...]:
        """The options to choose from, each with its letter."""
        return tuple(zip(LETTERS, self.options, strict=False))

    @property
    def modified(self) -> str:
        """The day, or the time, when it was last reviewed or corrected."""
        return max(self.reviewed, self.updated)

    @property
    def opening(self) -> str:
        """The first sentence of the summary; it can stand alone."""
        return SENTENCE_END.split(self.summary, maxsplit=1)[0]

    @cached_property
    def minutes(self) -> int:
        """About how many minutes it takes to read it with all of its answer; at least one."""
        replies = (text for follow_up in self.follow_ups for text in (follow_up.ask, follow_up.say) if text)
        blocks = (text for _, text in self.written)
        texts = (*blocks, *self.options, *self.key_points, *self.pitfalls, *replies)
        words = sum(text.words for text in texts) + words_of(self.summary)
        return max(1, round(words / WORDS_A_MINUTE))


@dataclass(frozen=True, eq=False, slots=True)
class Term:
    """One glossary term. `definition` stands alone; `aliases` are other names for it.

    `former_slugs` are those of names that it goes by no more.
    """

    slug: str
    term: str
    definition: str
    place: Place = field(repr=False)
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    former_slugs: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The term and its aliases."""
        return (self.term, *self.aliases)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a study list: a title and the slugs of its questions, in order."""

    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Collection:
    """An ordered study list."""

    slug: str
    title: str
    sections: tuple[Section, ...]
    place: Place = field(repr=False)
    description: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Topic:
    """A subject that questions are filed under; its slug is the folder's name."""

    slug: str
    title: str
    place: Place = field(repr=False)
    description: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Track:
    """A run of topics that belong together, in reading order."""

    slug: str
    title: str
    topics: tuple[Topic, ...]
    place: Place = field(repr=False)
    description: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Tag:
    """A word of the tag vocabulary."""

    slug: str
    label: str
    place: Place = field(repr=False)
    description: str = ""
    aliases: tuple[str, ...] = ()


Entry = Question | Term | Collection | Topic | Track | Tag
"""Whatever has a slug and a place of its own."""


@dataclass(frozen=True, slots=True)
class Bank:
    """Everything that was read, as it was written: unarranged, and not yet checked across entries."""

    tracks: Sequence[Track] = ()
    tags: Sequence[Tag] = ()
    questions: Sequence[Question] = ()
    terms: Sequence[Term] = ()
    collections: Sequence[Collection] = ()
    assets: Mapping[str, Size | None] = field(default_factory=dict)
    """Hand-written files under docs/ that an answer may link to, as paths from the project's root; a picture's size."""
    by_hand: Sequence[str] = ()
    """The hand-written pages under docs/, as paths from there."""
    unread: Sequence[str] = ()
    """Files of entries that could not be read: whoever names one of them is not to be told that there is none."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """A digest of each question's, term's and study list's file, by its path."""

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics of all tracks, in reading order."""
        return tuple(topic for track in self.tracks for topic in track.topics)

    @property
    def entries(self) -> dict[str, tuple[Entry, ...]]:
        """Every entry, by its kind."""
        return {
            "question": tuple(self.questions),
            "term": tuple(self.terms),
            "collection": tuple(self.collections),
            "topic": self.topics,
            "track": tuple(self.tracks),
            "tag": tuple(self.tags),
        }
