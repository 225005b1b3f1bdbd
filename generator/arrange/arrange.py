"""The arrangement: a bank without problems in, a site out. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from generator.arrange.collation import collation, index_letter
from generator.arrange.mentions import Glossary, glossary
from generator.arrange.order import grouped, in_reading_order
from generator.arrange.related import Relations
from generator.arrange.site import Answered, Defined, Mention, Part, Settings, Site, StudyList
from generator.content.demands import Demands
from generator.content.fields import ENTRIES, texts
from generator.content.limits import SLUG
from generator.content.links import resolve
from generator.content.model import (
    RESERVED_SLUGS,
    Bank,
    Collection,
    Markdown,
    Picture,
    Question,
    Term,
)
from generator.content.slugs import slugged
from generator.theme.theme import Theme

Mentions = dict[Markdown | str, tuple[Mention, ...]]


def arrange(bank: Bank, demands: Demands, settings: Settings, theme: Theme) -> Site:
    """Arranges a bank that has no problems."""
    language = settings.language
    by_name = collation(language)
    ordered = in_reading_order(bank, demands.order, language)
    known = {question.slug: question for question in ordered}
    by_topic = grouped(((question.topic, question) for question in ordered), (topic.slug for topic in bank.topics))
    by_tag = grouped(((tag, question) for question in ordered for tag in question.tags), (t.slug for t in bank.tags))
    by_level = grouped(((question.level, question) for question in ordered if question.level), demands.levels)
    found = glossary(tuple(bank.terms))
    mentions: Mentions = {}
    named: dict[str, tuple[Term, ...]] = {}
    users = _users(ordered, found, mentions, named)
    for term in bank.terms:
        mentions[term.definition] = tuple(
            mention for mention in found.mentions(term.definition) if mention.term is not term
        )
    return Site(
        settings=settings,
        demands=demands,
        theme=theme,
        tracks=tuple(bank.tracks),
        tags=tuple(sorted(bank.tags, key=lambda tag: by_name(tag.label))),
        questions=tuple(_answered(bank, known, by_topic, named, Relations(ordered, by_tag))),
        terms=tuple(_defined(bank.terms, users, language)),
        collections=tuple(_study_list(collection, known) for collection in bank.collections),
        by_topic=by_topic,
        by_level=by_level,
        by_kind=grouped(((question.kind, question) for question in ordered if question.kind), demands.kinds),
        by_tag=by_tag,
        topics={topic.slug: topic for topic in bank.topics},
        track_of={topic.slug: track for track in bank.tracks for topic in track.topics},
        mentions=mentions,
        assets=bank.assets,
        by_hand=tuple(map(address_of, bank.by_hand)),
        digests=bank.digests,
    )


def address_of(file: str) -> str:
    """Where MkDocs publishes a page, whose file under docs/ this is."""
    folder, _, name = file.removesuffix(".md").rpartition("/")
    steps = (folder, "" if name in {"index", "README"} else name)
    return "".join(f"{step}/" for step in steps if step)


def _users(
    ordered: Iterable[Question], glossary: Glossary, mentions: Mentions, named: dict[str, tuple[Term, ...]]
) -> dict[str, list[Question]]:
    """The questions that use each term, first those that are about it; fills in the mentions, and who names what.

    A question is the more about a term, the earlier it names it: in its title, which has no links, then in the fields
    as they stand in the table. Of titles, the shorter is more about what it names.
    """
    users: defaultdict[str, list[tuple[int, int, Question]]] = defaultdict(list)
    for question in ordered:
        first = {mention.term: 0 for mention in glossary.mentions(question.title)}
        for place, top in enumerate(ENTRIES["question"][1], 1):
            for field, _, text in texts(question, (top,)):
                if field.linked and isinstance(text, Markdown | str):
                    mentions[text] = glossary.mentions(text)
                    for mention in mentions[text]:
                        first.setdefault(mention.term, place)
        named[question.slug] = tuple(first)
        for term, place in first.items():
            users[term.slug].append((place, len(question.title) if place == 0 else 0, question))
    return {slug: [question for *_, question in sorted(found, key=itemgetter(0, 1))] for slug, found in users.items()}


def _answered(
    bank: Bank,
    known: Mapping[str, Question],
    by_topic: Mapping[str, tuple[Question, ...]],
    named: Mapping[str, tuple[Term, ...]],
    relations: Relations,
) -> Iterator[Answered]:
    tags = {tag.slug: tag for tag in bank.tags}
    homes = {topic.slug: (track, topic) for track in bank.tracks for topic in track.topics}
    ordered = tuple(known.values())
    numbers = {question.slug: number for found in by_topic.values() for number, question in enumerate(found, 1)}
    for previous, question, following in zip((None, *ordered), ordered, (*ordered[1:], None), strict=False):
        track, topic = homes[question.topic]
        follow_ups = tuple((follow_up, known.get(follow_up.question)) for follow_up in question.follow_ups)
        yield Answered(
            question=question,
            track=track,
            topic=topic,
            tags=tuple(tags[tag] for tag in question.tags),
            number=numbers[question.slug],
            previous=previous,
            next=following,
            related=relations.of(question, (previous, following, *(other for _, other in follow_ups))),
            follow_ups=follow_ups,
            terms=named[question.slug],
            pictures=tuple(_pictures(question)),
        )


def _pictures(question: Question) -> Iterator[str]:
    """The files of an answer's pictures; its key points and other lines of Markdown may show some too."""
    lines = (*question.key_points, *question.pitfalls, *question.corrections)
    replies = (text for follow_up in question.follow_ups for text in (follow_up.ask, follow_up.say) if text)
    steps = (step.text for step in question.stepper.steps if step.text) if question.stepper else ()
    note = (question.calculator.note,) if question.calculator and question.calculator.note else ()
    for text in (*(text for _, text in question.written), *question.options, *lines, *replies, *steps, *note):
        for part in text.parts:
            if isinstance(part, Picture) and (target := resolve(question.place.path, part.target)):
                yield target.path


def _defined(terms: Sequence[Term], users: Mapping[str, Sequence[Question]], language: str) -> Iterator[Defined]:
    known = {term.slug: term for term in terms}
    other_names = _other_names(terms, language)
    by_name = collation(language)
    for term in sorted(terms, key=lambda term: (by_name(term.term), term.slug)):
        yield Defined(
            term=term,
            see_also=tuple(known[slug] for slug in term.see_also),
            used_by=tuple(users.get(term.slug, ())),
            other_names=other_names[term.slug],
            letter=index_letter(term.term, language),
        )


def _other_names(terms: Iterable[Term], language: str) -> dict[str, tuple[str, ...]]:
    """The first to claim a slug has it: a term by its file's name, then the names and former slugs of each in turn."""
    terms = sorted(terms, key=lambda term: term.slug)
    taken = {*RESERVED_SLUGS, *(term.slug for term in terms)}
    names: dict[str, tuple[str, ...]] = {}
    for term in terms:
        slugs = (*(slugged(name, language) for name in term.names), *term.former_slugs)
        free = [slug for slug in dict.fromkeys(slugs) if slug and len(slug) <= SLUG and slug not in taken]
        taken.update(free)
        names[term.slug] = tuple(free)
    return names


def _study_list(collection: Collection, known: Mapping[str, Question]) -> StudyList:
    parts = []
    start = 1
    for section in collection.sections:
        parts.append(Part(section.title, start, tuple(known[slug] for slug in section.questions)))
        start += len(section.questions)
    return StudyList(collection, tuple(parts))
