"""Sources into the files of a bank, and what could not be placed. Pure: files are asked for by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.importing import naming, written
from generator.importing.entries import Entry, entries_of
from generator.importing.figures import Figures, Files
from generator.importing.footnotes import with_footnotes
from generator.importing.lines import Note, Notes
from generator.importing.mending import mended, mended_line, without_headings
from generator.importing.sources import Library, Source
from generator.importing.targets import Targets, map_of
from generator.importing.titles import LEVELS
from generator.importing.topics import Topics


@dataclass(frozen=True, slots=True)
class Bank:
    """What stands in the bank already, as far as it matters.

    `questions` are the files of questions by slug, former slugs too; `topics` the slugs of topics; `levels` what easy,
    medium and hard are here, where they are anything.
    """

    questions: Mapping[str, str] = field(default_factory=dict)
    topics: frozenset[str] = frozenset()
    levels: Mapping[str, str] = field(default_factory=dict)


def levels_of(known: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What easy, medium and hard are in a bank with these levels, each with its label: those that mean the same."""
    found: dict[str, str] = {}
    for value, label in known:
        meant = LEVELS.get(value.lower()) or LEVELS.get(label.lower())
        if meant:
            found.setdefault(meant, value)
    return found


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is asked of the world: files of the sources' repository, files of the bank, and whether a file is fit.

    `refused` says by lines from 1 what is wrong with a question's file, which is given by its path and text. `short`
    makes a short slug of a title.
    """

    theirs: Files
    ours: Files
    refused: Callable[[str, str], Sequence[tuple[int, str]]]
    short: naming.Short


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to be written, by path from the project's root, and what is to be said of the sources.

    `found` is how many questions have an answer, and `unanswered` how many have none.
    """

    questions: Mapping[str, written.Text]
    pictures: Mapping[str, bytes]
    topics: Sequence[written.NewTopic]
    notes: Sequence[Note]
    found: int
    unanswered: int


class Planner:
    """Plans what comes of sources in a bank. `called` is what their folder is called; `topic` is for all of them.

    The sources are read once; what is left out of the bank may be told in several steps.
    """

    def __init__(
        self, sources: Sequence[Source], bank: Bank, around: Surroundings, called: str, topic: str = ""
    ) -> None:
        self._bank = bank
        self._around = around
        self._library = Library(sources, around.theirs, called)
        taken = self._library.taken
        topics = Topics(taken, called, topic, bank.topics)
        self._topics = topics.new
        self._entries = entries_of(taken, topics, bank.questions, around.short)
        self._where = map_of(self._library.texts, self._entries)
        self._refused: dict[str, Note] = {}

    def leave_out(self, path: str, message: str) -> None:
        """Leaves out the question of a file, for a reason."""
        entry = next(entry for entry in self._entries if entry.path == path)
        self._refused[path] = entry.refusal(entry.found.line, message)

    def plan(self) -> Plan:
        """What comes of the sources. A question that the generator would refuse is left out, and said."""
        while True:  # what is left out may have been what links led to
            before = len(self._refused)
            plan = self._planned()
            if len(self._refused) == before:
                return plan

    def _planned(self) -> Plan:
        """What comes of the sources without what was left out so far; what else is refused goes to that."""
        figures = Figures(self._around.theirs, self._around.ours)
        notes = [note for one in self._library.taken for note in one.notes.found]
        files: dict[str, written.Text] = {}
        used = set()
        for number, entry in enumerate(self._entries):
            if entry.path in self._refused:
                continue
            said = Notes(entry.found.path)
            text = self._file(entry, Targets(self._entries, number, self._where, figures, self._refused, said), said)
            notes += said.found
            if refusal := self._refusal(entry, text):
                self._refused[entry.path] = refusal
            else:
                files[entry.path] = text
                used.add(entry.topic)
        return Plan(
            files,
            figures.taken,
            [topic for topic in self._topics if topic.slug in used],
            sorted({*self._refused.values(), *notes}),
            len(self._entries),
            sum(one.read.unanswered for one in self._library.taken),
        )

    def _file(self, entry: Entry, targets: Targets, notes: Notes) -> written.Text:
        found = entry.found
        text = self._library.texts[found.path]
        prompt, answer = (
            mended(with_footnotes(lines, text.footnotes), text.references, targets, notes)
            for lines in (found.prompt, found.answer)
        )
        options = tuple(mended_line(option, found.line, text.references, targets, notes) for option in found.options)
        level = self._bank.levels.get(found.level, "")
        if found.level and not level:
            notes.say(found.line, f'the level "{found.level}", which this bank does not have; left out')
        fields = {
            "title": entry.title,
            "level": level,
            "number": entry.number,
            "options": options,
            "right": found.right,
        }
        return written.question(fields, without_headings(prompt), answer, found.line)

    def _refusal(self, entry: Entry, text: written.Text) -> Note | None:
        """What the generator says first against a question's file, by its line in the source."""
        wrong = self._around.refused(entry.path, text.text)
        if not wrong:
            return None
        line, message = wrong[0]
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        return entry.refusal(text.lines[min(line, len(text.lines)) - 1], message + more)
