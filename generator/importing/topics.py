"""Which sections of the sources become topics, and how those are called. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from posixpath import basename, dirname

from generator.importing import naming
from generator.importing.found import Found, Read, Section
from generator.importing.sources import Taken
from generator.importing.written import NewTopic

_MOST = 60
"""Of more sections than this none becomes a topic."""

_FEW, _EACH, _LARGE = 2, 5, 60
"""So many questions a section has on average, or else they are no topics; one of more than so many is divided, if its
own sections have so many each."""

_UNNAMED = "imported"

Key = tuple[str, int]


def key_of(one: Taken, question: Found) -> Key:
    """What tells a question from all others: its source, and the line on which it starts."""
    return one.source.path, question.line


class Topics:
    """The topics of questions. `called` is what the sources' folder is called; `only` is the topic of all, if given."""

    def __init__(self, taken: Sequence[Taken], called: str, only: str, known: Collection[str]) -> None:
        self._taken = taken
        self._called = called
        self._only = only
        self._owners: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._chosen: dict[Key, str] = {}
        for one in taken:
            self._choose(one)
        self.new = self._in_a_track(known)

    def of(self, one: Taken, question: Found) -> str:
        """The slug of a question's topic."""
        return self._chosen[key_of(one, question)]

    def _choose(self, one: Taken) -> None:
        """Gives the questions of a source their topics, and says which headings above them became none."""
        own = _called(one, self._taken, self._called)
        parts = {} if self._only else parts_of(one.read)
        for question in one.read.questions:
            section = parts.get(question.line)
            title = section.title if section else own
            slug = self._only or self._slug(title, one.source.path if section else own, own)
            if self._only:
                title = own if len(self._taken) == 1 else naming.in_words(self._only)
            self._titles.setdefault(slug, naming.one_line(title))
            self._chosen[key_of(one, question)] = slug
        passed_over = Counter(
            section
            for question in one.read.questions
            for section in question.sections
            if section != parts.get(question.line) and section.title != one.read.title
        )
        for section, count in passed_over.items():
            number = f"{count} questions" if count > 1 else "1 question"
            one.notes.say(
                section.line, f'the heading "{section.title[:60]}" above {number}, which is no topic; left out'
            )

    def _slug(self, title: str, owner: str, own: str) -> str:
        """The slug of a topic of that title; with the source's own title before it if the slug is another one's."""
        slug = naming.topic_slug(title, naming.topic_slug(own, _UNNAMED))
        if self._owners.setdefault(slug, owner) != owner:
            slug = naming.topic_slug(f"{own} {title}", slug)
            self._owners.setdefault(slug, owner)
        return slug

    def _in_a_track(self, known: Collection[str]) -> Sequence[NewTopic]:
        """The topics in a track that is called as the sources are; titles that are the same with their slugs."""
        called = self._taken[0].read.title if len(self._taken) == 1 else naming.in_words(self._called)
        track = naming.topic_slug(called, _UNNAMED)
        if track in self._titles or track in known:
            track = f"{track}-bank"
        same = Counter(title.casefold() for title in self._titles.values())
        return [
            NewTopic(
                slug, title if same[title.casefold()] == 1 else f"{title} ({slug})", track, naming.one_line(called)
            )
            for slug, title in self._titles.items()
            if slug not in known
        ]


def _called(one: Taken, taken: Sequence[Taken], called: str) -> str:
    """What the topic of what stands in no section is called: as the source, or as the folder of single questions."""
    questions, source = one.read.questions, one.source
    if len(questions) == 1 and (len(taken) > 1 or one.read.title == questions[0].title.text):
        folder = source.folder if source.is_named else dirname(source.folder)  # that of a README.md is the question's
        return naming.in_words(basename(folder) or called)
    return one.read.title


def parts_of(read: Read) -> Mapping[int, Section]:
    """The section of each question that becomes its topic, by the question's line: of the level that divides them.

    A large section is divided further where its own sections are of some size.
    """
    paths = {
        question.line: [one for one in question.sections if one.title != read.title] for question in read.questions
    }
    found = _divided(paths, len(read.questions))
    while found:
        finer = _finer(found, paths)
        lines: dict[str, set[int]] = {}
        for section in finer.values():
            lines.setdefault(section.title.casefold(), set()).add(section.line)
        if finer == found or any(len(places) > 1 for places in lines.values()) or len(lines) > _MOST:
            return found
        found = finer
    return {}


def _finer(found: Mapping[int, Section], paths: Mapping[int, Sequence[Section]]) -> dict[int, Section]:
    """The sections with those that are large divided."""
    by_section: dict[Section, list[int]] = {}
    for line, section in found.items():
        by_section.setdefault(section, []).append(line)
    finer = dict(found)
    for section, lines in by_section.items():
        if len(lines) > _LARGE:
            within = {line: paths[line][paths[line].index(section) + 1 :] for line in lines}
            finer.update(_divided(within, len(lines), least=_EACH))
    return finer


def _divided(paths: Mapping[int, Sequence[Section]], count: int, least: int = _FEW) -> dict[int, Section]:
    """The outermost sections that divide the questions on those lines; none if they are too many, or too small."""
    while paths:
        first = {path[0] if path else None for path in paths.values()}
        if len(first) > 1 or first == {None}:
            break
        paths = {line: path[1:] for line, path in paths.items()}
    found = {line: path[0] for line, path in paths.items() if path}
    sections = len({section.title.casefold() for section in found.values()})
    return found if _FEW <= sections <= _MOST and count >= least * sections else {}
