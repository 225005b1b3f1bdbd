"""The order in which questions are read, and the groups that they form. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

from generator.arrange.collation import collation
from generator.content.demands import ORDERS
from generator.content.language import ENGLISH
from generator.content.model import Bank, Question

K = TypeVar("K", bound=Hashable)


def in_reading_order(bank: Bank, order: str = ORDERS[0], language: str = ENGLISH) -> tuple[Question, ...]:
    """Questions by topic, as topics.yml has them, then in one of `ORDERS`, as the bank asks.

    By level: from easy to hard, then as study lists have them. Those without what they are ordered by come last, and
    those that are alike in it by title; so a new question moves no other one.
    """
    by_title = collation(language)
    topics = {topic.slug: place for place, topic in enumerate(bank.topics)}
    listed: dict[str, int] = {}
    for collection in bank.collections:
        for section in collection.sections:
            for slug in section.questions:
                listed.setdefault(slug, len(listed))

    def place(question: Question) -> tuple[object, ...]:
        match order:
            case "number":
                return (question.number is None, question.number)
            case "added":
                return (not question.added, question.added)
            case "title":
                return ()
            case _:
                level, known = question.level, listed.get(question.slug, len(listed))
                return (level is None, level.rank if level else 0, known)

    def key(question: Question) -> tuple[object, ...]:
        return topics[question.topic], place(question), by_title(question.title), question.slug

    return tuple(sorted(bank.questions, key=key))


def grouped(pairs: Iterable[tuple[K, Question]], keys: Iterable[K]) -> dict[K, tuple[Question, ...]]:
    """The questions of each key, in the order of the pairs; the keys in the order of `keys`."""
    groups: dict[K, list[Question]] = {key: [] for key in keys}
    for key, question in pairs:
        groups[key].append(question)
    return {key: tuple(questions) for key, questions in groups.items()}
