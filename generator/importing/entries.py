"""Questions on their way into the bank: each with its title, topic, slug and number. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from generator.content.links import CONTENT
from generator.importing import naming
from generator.importing.found import Found
from generator.importing.lines import Note
from generator.importing.sources import Taken
from generator.importing.topics import Topics


@dataclass(frozen=True, slots=True)
class Entry:
    """A question on its way into the bank."""

    source: str
    found: Found
    title: str
    topic: str
    slug: str
    number: int

    @property
    def path(self) -> str:
        """Where its file goes, from the project's root."""
        return path_of(self.topic, self.slug)

    def refusal(self, line: int, message: str) -> Note:
        """Says that it cannot be brought in, and why."""
        said = f'the question "{self.title[:80]}" cannot be brought in: {message}; left out'
        return Note(self.found.path, line, said)


def path_of(topic: str, slug: str) -> str:
    """The path of a question's file from the project's root."""
    return f"{CONTENT}/{topic}/{slug}.md"


def entries_of(
    taken: Sequence[Taken], topics: Topics, known: Mapping[str, str], short: naming.Short
) -> Sequence[Entry]:
    """The questions of the sources, in order. `known` are the files of questions in the bank, by slug."""
    names = naming.Names()
    titles: set[str] = set()
    counts: Counter[str] = Counter()
    found = []
    for one in taken:
        for question in one.read.questions:
            topic = topics.of(one, question)
            counts[topic] += 1
            title = _once(question, titles)
            wanted = naming.question_slug(title, question.title.number or str(counts[topic]), topic, short)

            def fits(slug: str, topic: str = topic) -> bool:
                path = path_of(topic, slug)
                return known.get(slug, path) == path

            found.append(Entry(one.source.path, question, title, topic, names.free(wanted, fits), counts[topic]))
    return found


def _once(question: Found, titles: set[str]) -> str:
    """The question's title, with its number behind it where there was one of the same words before."""
    title = naming.one_line(question.title.text)
    wanted, number = title, 1
    if _same(title) in titles and question.title.number:
        wanted = f"{title} ({question.title.number})"
    while _same(wanted) in titles:
        number += 1
        wanted = f"{title} ({number})"
    titles.add(_same(wanted))
    return wanted


def _same(title: str) -> str:
    """What titles that read the same have in common."""
    return " ".join(normalize("NFC", title).casefold().split())
