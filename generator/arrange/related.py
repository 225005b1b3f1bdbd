"""The questions to read next: those named, then those that share the most and the rarest tags. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.content.model import Question

RELATED = 4
"""So many related questions a page shows, if there are so many."""

CANDIDATES = 24
"""How far around a question, among those that share a tag with it, related ones are looked for.

It bounds the work for a large bank; a tag with no more questions than this is searched whole.
"""


class Relations:
    """The questions of a bank in reading order, and by tag, ready to be asked."""

    def __init__(self, ordered: Sequence[Question], by_tag: Mapping[str, tuple[Question, ...]]) -> None:
        self._known = {question.slug: question for question in ordered}
        self._place = {question.slug: place for place, question in enumerate(ordered)}
        self._by_tag = by_tag
        self._index = {
            (tag, question.slug): index for tag, group in by_tag.items() for index, question in enumerate(group)
        }

    def of(self, question: Question, shown: Iterable[Question | None]) -> tuple[Question, ...]:
        """The named questions, all of them, and others, so that `RELATED` are there besides what is `shown` already."""
        seen = {question.slug, *(other.slug for other in shown if other)}
        scores: defaultdict[str, float] = defaultdict(float)
        for tag in question.tags:
            group = self._by_tag[tag]
            index = self._index[tag, question.slug]
            start = max(0, min(index - CANDIDATES // 2, len(group) - CANDIDATES - 1))
            for other in group[start : start + CANDIDATES + 1]:
                scores[other.slug] += 1 + 1 / len(group)
        for slug in (*question.related, *seen):
            scores.pop(slug, None)
        own = self._place[question.slug]
        nearest = sorted(scores, key=lambda slug: (-scores[slug], abs(self._place[slug] - own), slug))
        missing = max(0, RELATED - sum(slug not in seen for slug in question.related))
        return tuple(self._known[slug] for slug in (*question.related, *nearest[:missing]))
