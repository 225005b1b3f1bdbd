"""The arranged site: everything that a page can show. Plain frozen data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest

from generator.content.demands import Demands
from generator.content.language import ENGLISH
from generator.content.model import (
    Collection,
    FollowUp,
    Kind,
    Level,
    Markdown,
    Question,
    Size,
    Tag,
    Term,
    Topic,
    Track,
)
from generator.content.slugs import slugged
from generator.theme.theme import Theme

SAMPLES = 8
"""So many questions the home asks, if there are so many."""

SHAPES = 5
"""So many shapes the theme has to tell tracks apart without color."""


@dataclass(frozen=True, slots=True)
class License:
    """What others may do with the content: the license's name and its address, or neither."""

    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What mkdocs.yml says of the site: its name, what it is in a sentence, its address, its language, its repository.

    `url` ends in a slash. `repository` has no slash at its end; it is empty where none is named. `license` is that of
    the content.
    """

    name: str = ""
    tagline: str = ""
    url: str = ""
    language: str = ENGLISH
    repository: str = ""
    branch: str = "main"
    license: License = License()
    has_form: bool = False
    """Whether the repository has a form for reporting a mistake, which asks what a report has to say."""
    email: str = ""
    """Where a mistake can be reported by mail, if somewhere."""
    phrases: Mapping[str, object] = field(default_factory=dict)
    """Those of the theme's phrases that the site words otherwise, as they stand there."""
    phrases_in: str = ENGLISH
    """The language of the catalogue that the site's phrases are from."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A term found in a text: the part of the text it is in, the offsets of its words there, and the term."""

    part: int
    start: int
    end: int
    term: Term


@dataclass(frozen=True, eq=False, slots=True)
class Answered:
    """One question with what stands around it: where it belongs, its neighbors, and what to read next.

    `number` is its place in its topic, from 1. The neighbors of the first and the last of a topic are in another one.
    """

    question: Question
    track: Track
    topic: Topic
    tags: tuple[Tag, ...]
    number: int
    previous: Question | None
    next: Question | None
    related: tuple[Question, ...]
    follow_ups: tuple[tuple[FollowUp, Question | None], ...]
    """Each with the question that it is, if it is one of the bank."""
    terms: tuple[Term, ...]
    """Those that it names."""
    pictures: tuple[str, ...]
    """The files that it shows, as paths from the project's root."""

    @property
    def slug(self) -> str:
        """The question's."""
        return self.question.slug

    @property
    def comes_next(self) -> tuple[tuple[FollowUp, Question | None], ...]:
        """The follow-ups that the page shows as such.

        It offers a question once: a neighbor is reached from the foot of the page, where it always stands.
        """
        return tuple(
            (follow_up, other) for follow_up, other in self.follow_ups if not other or other not in self.neighbors
        )

    @property
    def further(self) -> tuple[Question, ...]:
        """The related questions that the page offers as such: neither neighbors nor follow-ups."""
        offered = (*self.neighbors, *(other for _, other in self.follow_ups))
        return tuple(other for other in self.related if other not in offered)

    @property
    def neighbors(self) -> tuple[Question, ...]:
        """The questions before and after."""
        return tuple(other for other in (self.previous, self.next) if other)


@dataclass(frozen=True, eq=False, slots=True)
class Defined:
    """One term with the terms beside it, the questions that use it, and the slugs of its other names.

    `letter` is the one that it stands under.
    """

    term: Term
    see_also: tuple[Term, ...]
    used_by: tuple[Question, ...]
    other_names: tuple[str, ...]
    letter: str

    @property
    def slug(self) -> str:
        """The term's."""
        return self.term.slug


@dataclass(frozen=True, slots=True)
class Lettered:
    """The terms under one letter, and what stands for the letter in the address of a part of the page."""

    letter: str
    anchor: str
    terms: tuple[Defined, ...]


def by_letter(terms: Iterable[Defined]) -> tuple[Lettered, ...]:
    """The terms by the letters that they stand under, in the order in which they are given.

    Letters of two scripts may be the same in ASCII.
    """
    groups: dict[str, list[Defined]] = {}
    for defined in terms:
        groups.setdefault(defined.letter, []).append(defined)
    taken: Counter[str] = Counter()
    found = []
    for letter, under in groups.items():
        name = slugged(letter) or "other"
        taken[name] += 1
        anchor = f"letter-{name}" if taken[name] == 1 else f"letter-{name}-{taken[name]}"
        found.append(Lettered(letter, anchor, tuple(under)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a study list, with the questions and the number of the first of them."""

    title: str
    start: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, eq=False, slots=True)
class StudyList:
    """A study list with its questions."""

    collection: Collection
    parts: tuple[Part, ...]

    @property
    def slug(self) -> str:
        """The collection's."""
        return self.collection.slug

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions of the list."""
        return tuple(question for part in self.parts for question in part.questions)

    @property
    def size(self) -> int:
        """How many questions the list has."""
        return sum(len(part.questions) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that questions can be found by, and how many it finds."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, eq=False, slots=True)
class Site:
    """Everything a page can show, arranged. Lists are in reading order, mappings by slug."""

    settings: Settings
    demands: Demands
    theme: Theme
    tracks: tuple[Track, ...]
    tags: tuple[Tag, ...]
    questions: tuple[Answered, ...]
    terms: tuple[Defined, ...]
    collections: tuple[StudyList, ...]
    by_topic: Mapping[str, tuple[Question, ...]]
    by_level: Mapping[Level, tuple[Question, ...]]
    by_kind: Mapping[Kind, tuple[Question, ...]]
    by_tag: Mapping[str, tuple[Question, ...]]
    topics: Mapping[str, Topic]
    track_of: Mapping[str, Track]
    """The track of each topic."""
    mentions: Mapping[Markdown | str, tuple[Mention, ...]]
    """The terms in each text that may link to them."""
    assets: Mapping[str, Size | None]
    """The hand-written files under docs/, by their paths from the project's root, with the size of a picture."""
    by_hand: tuple[str, ...]
    """The addresses of the hand-written pages."""
    digests: Mapping[str, str]
    """A digest of the file of each question, term and study list, by its path."""

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that a question may have, easiest first; none where none has one."""
        return tuple(self.by_level) if any(self.by_level.values()) else ()

    @property
    def named_tracks(self) -> tuple[Track, ...]:
        """The tracks; none where topics stand in none."""
        return tuple(track for track in self.tracks if track.title)

    def in_use(self) -> tuple[Tag, ...]:
        """The tags that a question carries."""
        return tuple(tag for tag in self.tags if self.by_tag[tag.slug])

    def samples(self) -> tuple[Answered, ...]:
        """A few questions that show what the bank is like, in the order of its study lists.

        The tracks take turns; no two are of one topic, and none is related to another. Each has a short answer, and
        nothing but its title belongs to it.
        """
        listed = [question.slug for study in self.collections for part in study.parts for question in part.questions]
        rank = {slug: place for place, slug in enumerate(dict.fromkeys(listed))}
        ranked = sorted(self.questions, key=lambda answered: rank.get(answered.slug, len(rank)))
        said = [one for one in ranked if one.question.summary and not one.question.asks_more]
        firsts = {one.topic.slug: one for one in reversed(said)}
        said = [one for one in said if firsts[one.topic.slug] is one]
        turns = zip_longest(*([one for one in said if one.track == track] for track in self.tracks))
        return tuple(islice(_unrelated(filter(None, chain.from_iterable(turns))), SAMPLES))

    def choices(self) -> tuple[tuple[str, str, tuple[Choice, ...]], ...]:
        """What questions can be found by, beside their level: the name and title of each, and its values.

        What all questions have in common, or none has, is left out.
        """
        tracks = (
            Choice(track.slug, track.title, sum(len(self.by_topic[topic.slug]) for topic in track.topics))
            for track in self.named_tracks
        )
        topics = (Choice(topic.slug, topic.title, len(self.by_topic[topic.slug])) for topic in self.topics.values())
        kinds = (Choice(kind.value, self.label(kind), len(found)) for kind, found in self.by_kind.items() if found)
        tags = (Choice(tag.slug, tag.label, len(self.by_tag[tag.slug])) for tag in self.in_use())
        found = (
            ("kind", self.say("choice_kind"), tuple(kinds)),
            ("track", self.say("choice_track"), tuple(tracks)),
            ("topic", self.say("choice_topic"), tuple(topics)),
            ("tag", self.say("choice_tag"), tuple(tags)),
        )
        return tuple(one for one in found if any(choice.count < len(self.questions) for choice in one[-1]))

    def say(self, key: str, **values: object) -> str:
        """The phrase with its values, as `Phrases.say` gives it."""
        return self.theme.phrases.say(key, **values)

    def attribution(self) -> str:
        """Where the content is from and under which license, as whoever takes it along is to say."""
        own = self.settings
        said = {"site": own.name, "url": own.url}
        if not own.license.name:
            return self.say("attribution", **said)
        return self.say("attribution_licensed", **said, license=own.license.name, terms=own.license.url)

    def label(self, value: Level | Kind) -> str:
        """A level or a kind as a reader sees it."""
        return value.label or self.say(f"{type(value).__name__.lower()}_{value.value}")

    def shape(self, track: Track) -> int:
        """The number of the shape, 1 to `SHAPES`, by which a track is told from the others without color."""
        return self.tracks.index(track) % SHAPES + 1


def _unrelated(questions: Iterable[Answered]) -> Iterator[Answered]:
    """The questions, but none that its author relates to one before it, or the other way round."""
    before: list[Answered] = []
    for one in questions:
        if not any(one.slug in other.question.related or other.slug in one.question.related for other in before):
            before.append(one)
            yield one
