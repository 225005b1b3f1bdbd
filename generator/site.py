"""The arrangement: what stands beside what for a reader. Pure; a bank without problems in, a site out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise, zip_longest
from typing import TypeVar

from generator.glossary import Glossary, Mention
from generator.model import Bank, Collection, Level, Markdown, Question, Size, Tag, Term, Topic, Track
from generator.wording import slugged

RELATED = 4
"""So many related questions a page shows, if there are so many."""

CANDIDATES = 24
"""How far around a question, among those that share a tag with it, related ones are looked for.

It bounds the work for a large bank; a tag with no more questions than this is searched whole.
"""


SAMPLES = 4
"""So many questions the home shows, if there are so many."""

MARKS = 4
"""So many shapes the theme has for tracks."""

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the glossary terms that become links in it."""

    text: Markdown
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What an interviewer asks next: a question of this bank, or a text."""

    question: Question | None
    text: Marked | None


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question with its neighbours and its marked texts, in the order in which a reader meets them."""

    question: Question
    track: Track
    topic: Topic
    tags: tuple[Tag, ...]
    previous: Question | None
    next: Question | None
    related: tuple[Question, ...]
    summary: Marked
    body: Marked
    key_points: tuple[Marked, ...]
    pitfalls: tuple[Marked, ...]
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class TermPage:
    """One term with its neighbours in the glossary and the questions that use it."""

    term: Term
    definition: Marked
    see_also: tuple[Term, ...]
    used_by: tuple[Question, ...]

    @property
    def letter(self) -> str:
        """The letter that the term stands under; # for all that start with none."""
        first = self.term.term[0].upper()
        return first if first.isalpha() else "#"


@dataclass(frozen=True, slots=True)
class CollectionPart:
    """A section of a study list, with the questions and the number of the first of them."""

    title: str
    start: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """A study list with its questions."""

    collection: Collection
    parts: tuple[CollectionPart, ...]

    @property
    def size(self) -> int:
        """How many questions the list has."""
        return sum(len(part.questions) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Site:
    """Everything a page can show, arranged. Lists are in reading order, mappings by slug."""

    tracks: tuple[Track, ...]
    tags: tuple[Tag, ...]
    questions: tuple[QuestionPage, ...]
    terms: tuple[TermPage, ...]
    collections: tuple[CollectionPage, ...]
    by_topic: Mapping[str, tuple[Question, ...]]
    by_level: Mapping[Level, tuple[Question, ...]]
    by_tag: Mapping[str, tuple[Question, ...]]
    topics: Mapping[str, Topic]
    track_of: Mapping[str, Track]
    """The track of each topic."""
    other_names: Mapping[str, tuple[str, ...]]
    """The slugs of each term's aliases, by its own: addresses that lead to it too."""
    assets: Mapping[str, Size | None]
    """The hand-written files under docs/, by their paths from the project's root, with the size of a picture."""
    name: str
    tagline: str

    def in_use(self) -> tuple[Tag, ...]:
        """The tags that a question carries."""
        return tuple(tag for tag in self.tags if self.by_tag[tag.slug])

    def samples(self) -> tuple[Question, ...]:
        """A few questions that show what the bank is like: the first of each part, taken from its lists in turn.

        A bank without study lists is sampled by its topics.
        """
        lists = [[part.questions[0] for part in page.parts] for page in self.collections]
        lists = lists or [[questions[0] for questions in self.by_topic.values() if questions]]
        turns = chain.from_iterable(zip_longest(*lists))
        return tuple(islice(dict.fromkeys(question for question in turns if question), SAMPLES))

    def mark(self, track: Track) -> int:
        """The number of the mark, 1 to `MARKS`, by which a track is told from the others without color."""
        return self.tracks.index(track) % MARKS + 1


def arrange(bank: Bank) -> Site:
    """Arranges a bank that has no problems.

    Questions are ordered by topic, as topics.yml has them, then from easy to hard, then as study lists have them, those
    in no list last and by title; so a new question moves no other one.
    """
    places = {topic.slug: place for place, topic in enumerate(bank.topics)}
    ordered = sorted(bank.questions, key=_reading_order(bank, places))
    known = {question.slug: question for question in ordered}
    by_topic = _grouped(((question.topic, question) for question in ordered), (topic.slug for topic in bank.topics))
    by_tag = _grouped(((tag, question) for question in ordered for tag in question.tags), (t.slug for t in bank.tags))
    glossary = Glossary(bank.terms)
    pages = _question_pages(bank, ordered, known, by_topic, _Relations(ordered, by_tag), glossary)
    return Site(
        tracks=tuple(bank.tracks),
        tags=tuple(sorted(bank.tags, key=lambda tag: tag.label.casefold())),
        questions=pages,
        terms=_term_pages(bank.terms, pages, glossary),
        collections=tuple(_collection_page(collection, known) for collection in bank.collections),
        by_topic=by_topic,
        by_level=_grouped(((question.level, question) for question in ordered), Level),
        by_tag=by_tag,
        topics={topic.slug: topic for topic in bank.topics},
        track_of={topic.slug: track for track in bank.tracks for topic in track.topics},
        other_names=_other_names(bank.terms),
        assets=bank.assets,
        name=bank.name,
        tagline=bank.tagline,
    )


def _reading_order(bank: Bank, topics: Mapping[str, int]) -> Callable[[Question], tuple[object, ...]]:
    listed: dict[str, int] = {}
    for collection in bank.collections:
        for section in collection.sections:
            for slug in section.questions:
                listed.setdefault(slug, len(listed))

    def key(question: Question) -> tuple[object, ...]:
        place = listed.get(question.slug, len(listed))
        return topics[question.topic], question.level.rank, place, question.title.casefold(), question.slug

    return key


def _grouped(pairs: Iterable[tuple[K, Question]], keys: Iterable[K]) -> dict[K, tuple[Question, ...]]:
    groups: dict[K, list[Question]] = {key: [] for key in keys}
    for key, question in pairs:
        groups[key].append(question)
    return {key: tuple(questions) for key, questions in groups.items()}


def _question_pages(
    bank: Bank,
    ordered: Sequence[Question],
    known: Mapping[str, Question],
    by_topic: Mapping[str, tuple[Question, ...]],
    relations: _Relations,
    glossary: Glossary,
) -> tuple[QuestionPage, ...]:
    tags = {tag.slug: tag for tag in bank.tags}
    homes = {topic.slug: (track, topic) for track in bank.tracks for topic in track.topics}
    before: dict[str, Question] = {}
    after: dict[str, Question] = {}
    for questions in by_topic.values():
        for one, other in pairwise(questions):
            after[one.slug] = other
            before[other.slug] = one
    pages = []
    for question in ordered:
        track, topic = homes[question.topic]
        seen: set[str] = set()

        def marked(text: Markdown, seen: set[str] = seen) -> Marked:
            return Marked(text, glossary.mentions(text, seen))

        def follow_up(text: Markdown) -> FollowUp:
            target = known.get(text.text)
            return FollowUp(target, None if target else marked(text))

        pages.append(
            QuestionPage(
                question=question,
                track=track,
                topic=topic,
                tags=tuple(tags[tag] for tag in question.tags),
                previous=before.get(question.slug),
                next=after.get(question.slug),
                related=relations.of(question, known, (before.get(question.slug), after.get(question.slug))),
                summary=marked(Markdown.plain(question.summary)),
                body=marked(question.body),
                key_points=tuple(marked(point) for point in question.key_points),
                pitfalls=tuple(marked(pitfall) for pitfall in question.pitfalls),
                follow_ups=tuple(follow_up(text) for text in question.follow_ups),
            )
        )
    return tuple(pages)


class _Relations:
    """Finds related questions: those named, then those that share the most and the rarest tags."""

    def __init__(self, ordered: Sequence[Question], by_tag: Mapping[str, tuple[Question, ...]]) -> None:
        self._place = {question.slug: place for place, question in enumerate(ordered)}
        self._by_tag = by_tag
        self._index = {
            (tag, question.slug): index for tag, group in by_tag.items() for index, question in enumerate(group)
        }

    def of(
        self, question: Question, known: Mapping[str, Question], shown: Iterable[Question | None]
    ) -> tuple[Question, ...]:
        """Up to `RELATED` other questions: the named ones, all of them kept, and then some that are not `shown` yet."""
        scores: defaultdict[str, float] = defaultdict(float)
        for tag in question.tags:
            group = self._by_tag[tag]
            index = self._index[tag, question.slug]
            start = max(0, min(index - CANDIDATES // 2, len(group) - CANDIDATES - 1))
            for other in group[start : start + CANDIDATES + 1]:
                scores[other.slug] += 1 + 1 / len(group)
        for slug in (question.slug, *question.related, *(other.slug for other in shown if other)):
            scores.pop(slug, None)
        own = self._place[question.slug]
        nearest = sorted(scores, key=lambda slug: (-scores[slug], abs(self._place[slug] - own), slug))
        missing = max(0, RELATED - len(question.related))
        return tuple(known[slug] for slug in (*question.related, *nearest[:missing]))


def _used(page: QuestionPage, glossary: Glossary) -> set[str]:
    """The slugs of the terms in a question's answer and in its title, which has no links."""
    follow_ups = [follow_up.text for follow_up in page.follow_ups if follow_up.text]
    texts = (page.summary, page.body, *page.key_points, *page.pitfalls, *follow_ups)
    used = {mention.term.slug for text in texts for mention in text.mentions}
    glossary.mentions(Markdown.plain(page.question.title), used)
    return used


def _term_pages(terms: Iterable[Term], pages: Iterable[QuestionPage], glossary: Glossary) -> tuple[TermPage, ...]:
    known = {term.slug: term for term in terms}
    users: defaultdict[str, list[Question]] = defaultdict(list)
    for page in pages:
        for slug in _used(page, glossary):
            users[slug].append(page.question)
    found = []
    for term in sorted(known.values(), key=lambda term: (term.term.casefold(), term.slug)):
        definition = Markdown.plain(term.definition)
        found.append(
            TermPage(
                term=term,
                definition=Marked(definition, glossary.mentions(definition, {term.slug})),
                see_also=tuple(known[slug] for slug in term.see_also),
                used_by=tuple(users[term.slug]),
            )
        )
    return tuple(found)


def _other_names(terms: Iterable[Term]) -> dict[str, tuple[str, ...]]:
    """The first to claim a slug has it: a term by its file's name, then the terms' aliases in order."""
    terms = sorted(terms, key=lambda term: term.slug)
    taken = {term.slug for term in terms}
    names: dict[str, tuple[str, ...]] = {}
    for term in terms:
        free = [slug for slug in dict.fromkeys(map(slugged, term.names)) if slug and slug not in taken]
        taken.update(free)
        names[term.slug] = tuple(free)
    return names


def _collection_page(collection: Collection, known: Mapping[str, Question]) -> CollectionPage:
    parts = []
    start = 1
    for section in collection.sections:
        parts.append(CollectionPart(section.title, start, tuple(known[slug] for slug in section.questions)))
        start += len(section.questions)
    return CollectionPage(collection, tuple(parts))
