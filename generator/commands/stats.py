"""What the bank holds, in figures, and what in it wants attention: broken rules of the house, and where it is thin.

Pure; a report, not a rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from generator.arrange.site import Site
from generator.content.demands import Limit
from generator.content.fields import QUESTION, texts
from generator.content.model import Level, Markdown, Question
from generator.content.problems import Problem, counted

MEDIAN_WORDS = Limit(200, 350)
TOPIC_QUESTIONS = 4
TAG_QUESTIONS = 2


def report(site: Site, broken: Sequence[Problem] = ()) -> Iterator[str]:
    """The lines of the report, with the rules of the house that are `broken`."""
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
    yield from (f"term {defined.slug}: no answer uses it" for defined in site.terms if not defined.used_by)


def uncited(question: Question) -> tuple[str, ...]:
    """The titles of the sources that an answer does not cite. Until it was revised it cites none of them."""
    found = (text.citations for _, _, text in texts(question, QUESTION) if isinstance(text, Markdown))
    cited = {citation.source for citations in found for citation in citations}
    return tuple(source.title for source in question.sources if source.id not in cited)


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
