"""Long lists in parts: how much of a list one page shows, and up to which size a bank is handed over whole. Pure.

The first part of a list stands at the list's own address, the others below it, as in ``topics/serving/part-2/``. No
slug has a slash in it, so that none of them is in the way of another page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.arrange.site import Part, StudyList
from generator.content.model import Question

PART = 250
"""One page lists so many questions at most."""

WHOLE = 1000
"""A bank of so many questions at most is known whole: to the find page, to the page that picks one, and to whoever
rehearses. Of a larger one they are told part by part, so many questions in each."""

FIRST = 10
"""Of each topic of a larger bank, the find page shows so many titles before anything is looked for."""


@dataclass(frozen=True, eq=False, slots=True)
class ListPart:
    """What one page shows of a list: all of it, or a part of one that is long.

    `of` is what the list is about, and `slug` its own. `number` is that of this part, from 1; `starts` are the numbers
    in the whole list of the first question of each part, from 1; `size` is how many questions the list has, and
    `minutes` how long they take to read, where the page says it.
    """

    of: Any
    slug: str
    questions: tuple[Question, ...]
    number: int
    starts: tuple[int, ...]
    size: int
    minutes: int

    @property
    def start(self) -> int:
        """The number of its first question in the whole list."""
        return self.starts[self.number - 1]

    @property
    def end(self) -> int:
        """The number of its last question in the whole list."""
        return self.start + len(self.questions) - 1

    @property
    def is_first(self) -> bool:
        """Whether it stands at the address of the list."""
        return self.number == 1

    def slugs(self) -> tuple[str, ...]:
        """What stands for each part of the list in the address of its page."""
        return tuple(part_slug(self.slug, number) for number, _ in enumerate(self.starts, 1))

    def ends(self) -> tuple[int, ...]:
        """The number of the last question of each part."""
        return (*(start - 1 for start in self.starts[1:]), self.size)

    def slug_with(self, number: int) -> str:
        """What stands in the address of the page that has the question with that number."""
        return part_slug(self.slug, sum(start <= number for start in self.starts))

    def shows(self, section: Part) -> bool:
        """Whether some of a section stands on this page."""
        return section.start <= self.end and self.start < section.start + len(section.questions)

    def within(self, sections: Sequence[Part]) -> Iterator[tuple[int, Part, Part]]:
        """The sections that this page shows: the number of each, all of it, and as much of it as is shown here."""
        for number, section in enumerate(sections, 1):
            if self.shows(section):
                first = max(section.start, self.start)
                shown = section.questions[first - section.start : self.end + 1 - section.start]
                yield number, section, Part(section.title, first, shown)


def part_slug(slug: str, number: int) -> str:
    """What stands for a part of a list in its address, where the list's slug stands in that of the first."""
    return slug if number == 1 else f"{slug}/part-{number}"


def in_parts(of: Any, slug: str, questions: Sequence[Question], *, timed: bool = False) -> Iterator[ListPart]:
    """The parts of a list, as few as can be, and of one size. To time it takes a look at every answer."""
    count = max(1, -(-len(questions) // PART))
    bounds = [len(questions) * number // count for number in range(count + 1)]
    starts = tuple(bound + 1 for bound in bounds[:-1])
    minutes = sum(question.minutes for question in questions) if timed else 0
    for number, (start, end) in enumerate(pairwise(bounds), 1):
        yield ListPart(of, slug, tuple(questions[start:end]), number, starts, len(questions), minutes)


def first_part(study: StudyList) -> ListPart:
    """What stands at the address of a study list."""
    return next(in_parts(study, study.slug, study.questions))
