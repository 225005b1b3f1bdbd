"""What the bank holds, in figures, and what in it wants attention: broken rules of the house, and where it is thin.

Pure; a report, not a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from markdown_it.token import Token

from generator.arrange.site import Site
from generator.content.demands import House, Limit
from generator.content.fields import QUESTION, texts
from generator.content.model import Markdown, Question
from generator.content.problems import Problem, counted
from generator.content.tokens import taken_apart

MEDIAN_WORDS = Limit(200, 350)
TOPIC_QUESTIONS = 4
TAG_QUESTIONS = 2

_PRICE = re.compile(r"[$€£] ?[0-9](?:[0-9.,]*[0-9])?")
_VERSION = re.compile(r"\bv?[0-9]+\.[0-9]+\.[0-9]+\b")


def report(site: Site, house: House, broken: Sequence[Problem] = ()) -> Iterator[str]:
    """The lines of the report, with what the bank's `house` says that ages, and its rules that are `broken`."""
    questions = site.questions
    if not questions:
        yield "no questions"
        return
    yield from _by_topic(site)
    words = sorted(answered.question.body.words for answered in questions)
    sources = [len(answered.question.sources) for answered in questions]
    yield f"words of an answer: {_spread(words)}"
    yield f"sources of an answer: {_spread(sources)}"
    lists = ", ".join(f"{study.slug} {study.size}" for study in site.collections)
    yield f"study lists: {lists or 'none'}"
    yield f"terms: {len(site.terms)}; links to them: {sum(len(defined.used_by) for defined in site.terms)}"
    waiting = {answered.slug: titles for answered in questions if (titles := uncited(answered.question))}
    yield from (f"cited nowhere in {slug}: {'; '.join(titles)}" for slug, titles in waiting.items())
    yield f"answers that do not cite all their sources yet: {len(waiting)} of {len(questions)}"
    yield from _by_age(site, house)
    found = [*map(str, broken), *complaints(site)]
    yield from (f"attention: {complaint}" for complaint in found)
    yield f"{counted(len(found), 'complaint')}" if found else "nothing to complain about"


def complaints(site: Site) -> Iterator[str]:
    """Where a maintainer would want more."""
    middle = median(answered.question.body.words for answered in site.questions)
    if not MEDIAN_WORDS.least <= middle <= MEDIAN_WORDS.most:
        yield f"the median answer has {middle:g} words; {MEDIAN_WORDS} are aimed at"
    yield from (
        f"topic {slug}: {counted(len(group), 'question')}, at least {TOPIC_QUESTIONS} make a topic"
        for slug, group in site.by_topic.items()
        if len(group) < TOPIC_QUESTIONS
    )
    yield from (
        f"tag {slug}: {counted(len(group), 'question')}, at least {TAG_QUESTIONS} make a tag"
        for slug, group in site.by_tag.items()
        if len(group) < TAG_QUESTIONS
    )
    hardest = site.demands.levels[-1]
    yield from (
        f"track {track.slug}: no {hardest.value} question"
        for track in site.named_tracks
        if not any(question.level == hardest for topic in track.topics for question in site.by_topic[topic.slug])
    )
    yield from _alike(site)
    yield from (f"term {defined.slug}: no answer uses it" for defined in site.terms if not defined.used_by)


def skeleton(question: Question) -> tuple[str, ...]:
    """What an answer is made of, in order: headings, text, lists, tables, code, pictures; a run of a kind is one."""
    tokens = taken_apart(question.body.source).tokens
    kinds = [
        "image" if token.tag == "p" and _is_picture(tokens[index + 1]) else token.type.removesuffix("_open")
        for index, token in enumerate(tokens)
        if token.level == 0 and token.nesting >= 0 and token.type != "inline"
    ]
    return tuple(kind for kind, _ in groupby(kinds))


def _is_picture(inline: Token) -> bool:
    return [child.type for child in inline.children or ()] == ["image"]


def _alike(site: Site) -> Iterator[str]:
    """Neighbors in a study list whose answers are built alike: nobody likes to read the same thing twice."""
    made = {answered.slug: skeleton(answered.question) for answered in site.questions}
    for study in site.collections:
        slugs = [slug for section in study.collection.sections for slug in section.questions]
        for one, other in pairwise(slugs):
            if made[one] == made[other]:
                yield f"list {study.slug}: {one} and {other}, its neighbor, are built alike: {', '.join(made[one])}"


def uncited(question: Question) -> tuple[str, ...]:
    """The titles of the sources that an answer does not cite. Until it was revised it cites none of them."""
    found = (text.citations for _, _, text in texts(question, QUESTION) if isinstance(text, Markdown))
    cited = {citation.source for citations in found for citation in citations}
    return tuple(source.title for source in question.sources if source.id not in cited)


def aging(question: Question, names: Sequence[str]) -> tuple[str, ...]:
    """What in an answer's texts is true for a while: versions, prices, and the `names` of vendors and products.

    A name that is followed by a number is a version, as in "Python 3.14", and is given with it, and so nowhere alone.
    """
    named = [rf"(?<![\w-]){re.escape(name)}(?![\w-])(?: v?[0-9]+(?:\.[0-9]+)*)?" for name in names]
    text = "\n".join(
        value.source if isinstance(value, Markdown) else str(value)
        for _, key, value in texts(question, QUESTION)
        if key[0] not in {"sources", "added", "reviewed", "updated"}
    )
    patterns = [_PRICE, _VERSION, *map(re.compile, named)]
    found = {one for pattern in patterns for one in pattern.findall(text)}
    parts = {part for one in found if " " in one for part in one.rsplit(" ", 1)}
    return tuple(sorted(found - parts, key=str.casefold))


def _by_age(site: Site, house: House) -> Iterator[str]:
    """What ages, in which answer, those first that nobody has read for longest."""
    aged = [(answered.question, aging(answered.question, house.ages)) for answered in site.questions]
    for question, found in sorted(aged, key=lambda pair: (pair[0].reviewed, pair[0].slug)):
        if found:
            yield f"ages, reviewed {question.reviewed or 'never'}: {question.slug}: {', '.join(found)}"
    yield f"answers in which something ages: {sum(bool(found) for _, found in aged)} of {len(aged)}"


def _by_topic(site: Site) -> Iterator[str]:
    width = max(map(len, ("topic", *site.by_topic)))
    yield _row(width, "topic", [*(level.value for level in site.by_level), "all"])
    for slug, group in site.by_topic.items():
        levels = [question.level for question in group]
        yield _row(width, slug, [*(levels.count(level) for level in site.by_level), len(group)])
    yield _row(width, "all", [*(len(site.by_level[level]) for level in site.by_level), len(site.questions)])


def _row(width: int, name: str, cells: Iterable[object]) -> str:
    return f"{name:<{width}}" + "".join(f"{cell:>8}" for cell in cells)


def _spread(values: Sequence[int]) -> str:
    return f"{min(values)} to {max(values)}, median {median(values):g}"
