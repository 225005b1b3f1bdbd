"""What the bank holds, in figures, and what in it wants attention. Pure; a report, not a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from generator.model import Level, Limit
from generator.prose import count_words
from generator.site import Site
from generator.wording import counted

WORDS = Limit(150, 360)
"""Words of running text in an answer's body; a guide to its writer."""

MEDIAN_WORDS = Limit(200, 350)
TOPIC_QUESTIONS = 4
TAG_QUESTIONS = 2


def report(site: Site) -> Iterator[str]:
    """The lines of the report."""
    questions = site.questions
    if not questions:
        yield "no questions"
        return
    yield from _by_topic(site)
    words = sorted(count_words(page.question.body) for page in questions)
    sources = [len(page.question.sources) for page in questions]
    yield f"words of an answer: {_spread(words)}"
    yield f"sources of an answer: {_spread(sources)}"
    lists = ", ".join(f"{page.collection.slug} {page.size}" for page in site.collections)
    yield f"study lists: {lists or 'none'}"
    yield f"terms: {len(site.terms)}; links to them: {sum(len(page.used_by) for page in site.terms)}"
    found = list(complaints(site))
    yield from (f"attention: {complaint}" for complaint in found)
    yield f"{counted(len(found), 'complaint')}" if found else "nothing to complain about"


def complaints(site: Site) -> Iterator[str]:
    """What a maintainer would want to mend."""
    words = {page.question.slug: count_words(page.question.body) for page in site.questions}
    yield from (
        f"{slug}: {counted(count, 'word')}, {WORDS.least} to {WORDS.most} read well"
        for slug, count in words.items()
        if count not in WORDS
    )
    middle = median(words.values())
    if not MEDIAN_WORDS.least <= middle <= MEDIAN_WORDS.most:
        yield f"the median answer has {middle:g} words; {MEDIAN_WORDS.least} to {MEDIAN_WORDS.most} are aimed at"
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
    yield from (f"term {page.term.slug}: no answer uses it" for page in site.terms if not page.used_by)
    listed = {question for page in site.collections for part in page.parts for question in part.questions}
    yield from (
        f"{page.question.slug}: in no study list" for page in site.questions if listed and page.question not in listed
    )


def _by_topic(site: Site) -> Iterator[str]:
    width = max(len(slug) for slug in site.by_topic)
    yield _row(width, "topic", [*(level.value for level in Level), "all"])
    for slug, group in site.by_topic.items():
        levels = [question.level for question in group]
        yield _row(width, slug, [*(levels.count(level) for level in Level), len(group)])
    yield _row(width, "all", [*(len(site.by_level[level]) for level in Level), len(site.questions)])


def _row(width: int, name: str, cells: Iterable[object]) -> str:
    return f"{name:<{width}}" + "".join(f"{cell:>8}" for cell in cells)


def _spread(values: Sequence[int]) -> str:
    return f"{min(values)} to {max(values)}, median {median(values):g}"
