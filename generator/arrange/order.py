"""The order in which questions are read, and the groups that they form. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

from generator.content.model import Bank, Level, Question

K = TypeVar("K", bound=Hashable)


def in_reading_order(bank: Bank) -> tuple[Question, ...]:
    """Questions by topic, as topics.yml has them, then from easy to hard, then as study lists have them.

    Those without a level come last, those in no list after those in one, and by title; so a new question moves no other
    one.
    """
    topics = {topic.slug: place for place, topic in enumerate(bank.topics)}
    listed: dict[str, int] = {}
    for collection in bank.collections:
        for section in collection.sections:
            for slug in section.questions:
                listed.setdefault(slug, len(listed))

    def key(question: Question) -> tuple[object, ...]:
        rank = question.level.rank if question.level else len(Level)
        place = listed.get(question.slug, len(listed))
        return topics[question.topic], rank, place, question.title.casefold(), question.slug

    return tuple(sorted(bank.questions, key=key))


def grouped(pairs: Iterable[tuple[K, Question]], keys: Iterable[K]) -> dict[K, tuple[Question, ...]]:
    """The questions of each key, in the order of the pairs; the keys in the order of `keys`."""
    groups: dict[K, list[Question]] = {key: [] for key in keys}
    for key, question in pairs:
        groups[key].append(question)
    return {key: tuple(questions) for key, questions in groups.items()}
