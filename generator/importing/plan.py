"""Sources into the files of a bank, and a report of what could not be placed. Pure: files are asked for by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import basename, dirname, splitext
from unicodedata import normalize

from generator.content import assets, limits
from generator.content.addresses import is_relative
from generator.content.characters import visible
from generator.content.links import ASSETS, CONTENT
from generator.importing import leads, naming, shapes, written
from generator.importing.found import Found, Read, Section
from generator.importing.leads import Map, Place, anchors_of, joined, mended_address
from generator.importing.lines import Lines, Note, Notes, lines_of, text_of, trimmed
from generator.importing.marks import References, references_of
from generator.importing.markup import link, picture
from generator.importing.mending import mended, mended_line, without_headings
from generator.importing.reading import Reading
from generator.importing.titles import LEVELS, legend_of

_BADGES = re.compile(
    r"shields\.io|badge|travis-ci|codecov|circleci|visitor|hits\.seeyoufarm|komarev|star-history", re.IGNORECASE
)
_NO_NAMES = frozenset("readme index questions question answers answer interview table contents toc".split())
_MOST_TOPICS = 60
_FEW, _EACH, _LARGE = 2, 5, 60
"""So many questions a section has on average, or else they are no topics; one of more than so many is divided, if its
own sections have so many each."""

_BESIDE = 5
"""Of so many sources in a folder each may be one question."""

_TEXTS = (".md", ".markdown", ".mdx")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be taken in: its path from the root of its repository, with forward slashes, and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Bank:
    """What stands in the bank already, as far as it matters.

    `questions` are the files of questions by slug, former slugs too; `topics` the slugs of topics; `levels` what easy,
    medium and hard are here, where they are anything.
    """

    questions: Mapping[str, str] = field(default_factory=dict)
    topics: frozenset[str] = frozenset()
    levels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is asked of the world: files of the sources' repository, files of the bank, and whether a file is fit.

    `theirs` and `ours` give a file's bytes, or None where there is none. `refused` says by lines from 1 what is wrong
    with a question's file. `short` makes a short slug of a title.
    """

    theirs: Callable[[str], bytes | None]
    ours: Callable[[str], bytes | None]
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


@dataclass(slots=True)
class _Taken:
    """A source as it was read."""

    source: Source
    lines: Lines
    references: References
    notes: Notes
    read: Read


@dataclass(slots=True)
class _Entry:
    """A question on its way into the bank."""

    taken: _Taken
    found: Found
    title: str
    topic: str
    slug: str
    number: int

    @property
    def path(self) -> str:
        return f"{CONTENT}/{self.topic}/{self.slug}.md"


class Planner:
    """Plans what comes of sources in a bank. `called` is what their folder is called; `topic` is for all of them.

    The sources are read once; what is left out of the bank may be told in several steps.
    """

    def __init__(
        self, sources: Sequence[Source], bank: Bank, around: Surroundings, called: str, topic: str = ""
    ) -> None:
        self._sources = sources
        self._bank = bank
        self._around = around
        self._called = called
        self._topic = topic
        self._texts: dict[str, tuple[Lines, References]] = {}
        self._topics: dict[str, written.NewTopic] = {}
        self._pictures: dict[str, bytes] = {}
        self._taken = [self._read(source) for source in sources]
        self._entries = self._named()
        self._refused: dict[str, Note] = {}

    def leave_out(self, path: str, message: str) -> None:
        """Leaves out the question of a file, for a reason."""
        entry = next(entry for entry in self._entries if entry.path == path)
        self._refused[path] = _refusal(entry, entry.found.line, message)

    def plan(self) -> Plan:
        """What comes of the sources. A question that the generator would refuse is left out, and said."""
        while True:
            notes: list[Note] = []
            self._pictures = {}
            files, refused = self._files(notes)
            if not refused:
                break
            self._refused |= refused
        used = {entry.topic for entry in self._entries if entry.path in files}
        said = {*self._refused.values(), *notes, *(note for one in self._taken for note in one.notes.found)}
        return Plan(
            files,
            dict(self._pictures),
            [topic for topic in self._topics.values() if topic.slug in used and topic.slug not in self._bank.topics],
            sorted(said),
            len(self._entries),
            sum(one.read.unanswered for one in self._taken),
        )

    # Reading

    def _read(self, source: Source) -> _Taken:
        notes = Notes(source.path)
        lines: Lines = lines_of(source.text, notes)
        lines, title = _front_matter(lines, notes)
        references = references_of(text_of(lines))
        self._texts[source.path] = lines, references
        stem = splitext(basename(source.path))[0]
        named = stem.lower() not in _NO_NAMES
        if named:
            beside = [dirname(other.path) == dirname(source.path) for other in self._sources]
        else:  # the only file of its folder, which may be one of many
            folder = dirname(dirname(source.path))
            beside = [
                basename(other.path) == basename(source.path) and dirname(dirname(other.path)) == folder
                for other in self._sources
            ]
        alone = sum(beside) >= _BESIDE
        if not named:
            stem = basename(dirname(source.path)) or self._called
        legend = legend_of([line.text for line in lines])
        reading = Reading(source.path, references, notes, lambda target: self._fetch(source.path, target), legend)
        read = shapes.read(lines, reading, naming.in_words(stem) if named or alone else "", alone=alone)
        if title or not read.title or all(word in _NO_NAMES | {"of", "the"} for word in read.title.lower().split()):
            read = Read(title or naming.in_words(stem), read.questions, read.unanswered)
        return _Taken(source, lines, references, notes, read)

    def _fetch(self, path: str, target: str) -> tuple[str, Lines] | None:
        """The lines that a relative link leads to: of a whole file, or of the part of it that it names."""
        name, fragment = leads.split(target)
        if not name.lower().endswith(_TEXTS):
            return None
        full = joined(path, name)
        if full == path or full in {source.path for source in self._sources} or full.startswith("../"):
            return None
        found = self._text(full)
        if found is None:
            return None
        lines, _ = found
        return (full, _part(lines, fragment) if fragment else lines)

    def _text(self, path: str) -> tuple[Lines, References] | None:
        if path not in self._texts:
            data = self._around.theirs(path)
            if data is None:
                return None
            lines, _ = _front_matter(lines_of(data.decode("utf-8", "replace"), Notes(path)), Notes(path))
            self._texts[path] = lines, references_of(text_of(lines))
        return self._texts[path]

    # Naming

    def _named(self) -> list[_Entry]:
        """The questions with their titles, slugs, topics and numbers."""
        taken = self._taken
        names = naming.Names()
        titles: set[str] = set()
        counts: Counter[str] = Counter()
        found = []
        chosen = self._choose(taken)
        for one in taken:
            for question in one.read.questions:
                topic = chosen[one.source.path, id_of(question)]
                counts[topic] += 1
                title = _once(question, titles)
                wanted = naming.question_slug(
                    title, question.title.number or str(counts[topic]), topic, self._around.short
                )

                def fits(slug: str, topic: str = topic) -> bool:
                    path = f"{CONTENT}/{topic}/{slug}.md"
                    return self._bank.questions.get(slug, path) == path

                found.append(_Entry(one, question, title, topic, names.free(wanted, fits), counts[topic]))
        return found

    def _choose(self, taken: Sequence[_Taken]) -> dict[tuple[str, int], str]:
        """The topic of each question, by its source and line."""
        found: dict[tuple[str, int], str] = {}
        track_title = taken[0].read.title if len(taken) == 1 else naming.in_words(self._called)
        owners: dict[str, str] = {}
        for one in taken:
            own = _titled(one, taken, self._called)
            parts = {} if self._topic else _parts(one.read)
            for question in one.read.questions:
                section = parts.get(question.line)
                title = section.title if section else own
                slug = self._topic or self._topic_of(title, one.source.path if section else own, own, owners)
                if slug not in self._topics:
                    shown = title if not self._topic else own if len(taken) == 1 else naming.in_words(self._topic)
                    self._topics[slug] = written.NewTopic(slug, _one_line(shown), "", "")
                found[one.source.path, id_of(question)] = slug
            self._say_of_sections(one, parts)
        track = naming.topic_slug(track_title, "imported")
        if track in self._topics or track in self._bank.topics:
            track = f"{track}-bank"
        titles = Counter(topic.title.casefold() for topic in self._topics.values())
        for slug, new in self._topics.items():
            title = new.title if titles[new.title.casefold()] == 1 else f"{new.title} ({slug})"
            self._topics[slug] = written.NewTopic(slug, title, track, _one_line(track_title))
        return found

    def _topic_of(self, title: str, owner: str, own: str, owners: dict[str, str]) -> str:
        slug = naming.topic_slug(title, naming.topic_slug(own, "imported"))
        if owners.setdefault(slug, owner) != owner:
            slug = naming.topic_slug(f"{own} {title}", slug)
            owners.setdefault(slug, owner)
        return slug

    def _say_of_sections(self, one: _Taken, parts: Mapping[int, Section]) -> None:
        """Headings above questions that became no topic."""
        said: dict[Section, int] = {}
        for question in one.read.questions:
            for section in question.sections:
                if section != parts.get(question.line) and section.title != one.read.title:
                    said[section] = said.get(section, 0) + 1
        for section, count in said.items():
            number = f"{count} questions" if count > 1 else "1 question"
            one.notes.say(
                section.line, f'the heading "{section.title[:60]}" above {number}, which is no topic; left out'
            )

    # Files

    def _files(self, notes: list[Note]) -> tuple[dict[str, written.Text], dict[str, Note]]:
        """The files of the questions, and of those that would be refused the reasons."""
        where = self._map()
        files: dict[str, written.Text] = {}
        refused: dict[str, Note] = {}
        for number, entry in enumerate(self._entries):
            if entry.path in self._refused:
                continue
            said = Notes(entry.found.path)
            text = self._file(entry, number, where, said)
            notes += said.found
            wrong = self._around.refused(entry.path, text.text)
            if wrong:
                line, message = wrong[0]
                more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
                at = text.lines[min(line, len(text.lines)) - 1]
                refused[entry.path] = _refusal(entry, at, message + more)
            else:
                files[entry.path] = text
        return files, refused

    def _map(self) -> Map:
        """What stands where: every part of a source belongs to the question above it."""
        entries, taken = self._entries, self._taken
        where = Map()
        for path, (lines, _) in self._texts.items():
            own = sorted(
                (entry.found.line, number) for number, entry in enumerate(entries) if entry.taken.source.path == path
            )
            behind = [
                number for number, entry in enumerate(entries) if entry.found.path == path != entry.taken.source.path
            ]
            parts: dict[str, Place] = {}
            by_line = {line.number: line.text for line in lines}
            for name, line in anchors_of(lines).items():
                above = [one for one in own if one[0] <= line + 1]
                question = above[-1] if above else None
                heading = re.sub(r"^[\s>*+-]*(?:\d+[.)]\s+)?#{1,6}\s+|\s*#*$", "", by_line[line])
                if question is not None:
                    parts[name] = Place(path, question[1], heading if line > question[0] else "")
                elif behind:
                    parts[name] = Place(path, behind[0], heading)
            where.parts[path] = parts
            if len(own) == 1 and not any(
                one.read.questions and one.read.questions[0].sections for one in taken if one.source.path == path
            ):
                where.whole[path] = own[0][1]
            elif behind:
                where.whole[path] = behind[0]
        return where

    def _file(self, entry: _Entry, number: int, where: Map, notes: Notes) -> written.Text:
        found = entry.found
        _, references = self._texts.get(found.path, ((), {}))
        leading = _Leading(self, entry, number, self._entries, where, self._refused, notes)
        prompt = without_headings(mended(found.prompt, references, leading, notes))
        answer = mended(found.answer, references, leading, notes)
        options = tuple(mended_line(option, found.line, references, leading, notes) for option in found.options)
        level = self._bank.levels.get(found.level, "")
        fields = {
            "title": entry.title,
            "level": level,
            "number": entry.number,
            "options": options,
            "right": found.right,
        }
        if found.level and not level:
            notes.say(found.line, f'the level "{found.level}", which this bank does not have; left out')
        return written.question(fields, prompt, answer, found.line)

    def figure(self, path: str, topic: str, say: Callable[[str], None]) -> str:
        """Takes in a picture of the sources and gives its path; "" if it cannot be had, which is said."""
        data = self._around.theirs(path)
        if data is None:
            say("which is not there")
            return ""
        name = naming.picture_name(path, topic)
        stem, ending = splitext(name)
        if ending not in assets.PICTURES:
            say(f"which is no picture that can be published; allowed: {', '.join(assets.PICTURES)}")
            return ""
        if len(data) > limits.ASSET_BYTES:
            say(f"which has more than {limits.ASSET_BYTES:,} bytes")
            return ""
        said: list[str] = []
        assets.check(name, data, lambda _, message: said.append(message))
        if said:
            say(f"which cannot be published: {said[0]}")
            return ""
        number = 1
        while True:
            place = f"{ASSETS}/figures/{topic}/{stem}{'' if number == 1 else f'-{number}'}{ending}"
            there = self._pictures.get(place, self._around.ours(place))
            if there is None or there == data:
                self._pictures[place] = data
                return place
            number += 1


class _Leading:
    """Where the links and pictures of one question lead."""

    def __init__(
        self,
        planner: Planner,
        entry: _Entry,
        number: int,
        entries: Sequence[_Entry],
        where: Map,
        gone: Collection[str],
        notes: Notes,
    ) -> None:
        self._planner = planner
        self._entry = entry
        self._number = number
        self._entries = entries
        self._where = where
        self._gone = gone
        self._notes = notes

    def link(self, target: str, line: int) -> str:
        """The address that a link leads to here; "" if it leads nowhere, which is said."""
        target = target.strip()
        elsewhere = not is_relative(target) and not target.startswith("/")
        if elsewhere or target.lower().startswith("www."):
            address = mended_address(target)
            if not address:
                self._notes.say(
                    line, f"a link to {target or 'nothing'}, which can be no address here; its words are kept"
                )
            return address
        if target.startswith("//"):
            return self.link(f"https:{target}", line)
        name, fragment = leads.split(target)
        path = joined(self._entry.found.path, name)
        question, heading = self._question(path, fragment)
        if question is None or self._entries[question].path in self._gone:
            what = "another part of its page" if not name else f"{target}, a file of its repository"
            self._notes.say(line, f"a link to {what}, which leads to no question here; its words are kept")
            return ""
        if question == self._number:
            if not heading:
                self._notes.say(line, "a link to the question itself; its words are kept")
            return f"#{leads.anchor_of(heading)}" if heading and _stays(heading, self._entry) else ""
        other = self._entries[question]
        folder = "" if other.topic == self._entry.topic else f"../{other.topic}/"
        return f"{folder}{other.slug}.md"

    def _question(self, path: str, fragment: str) -> tuple[int | None, str]:
        if fragment:
            place = self._where.at(path, fragment)
            return (place.question, place.heading) if place else (None, "")
        return self._where.whole.get(path), ""

    def picture(self, target: str, words: str, line: int) -> str:
        """A picture of the repository as a copy here; one from elsewhere as a link to it."""
        target = target.strip()
        if _BADGES.search(target):
            self._notes.say(line, f"a badge, {target[:80]}; left out")
            return ""
        if not is_relative(target) and not target.startswith("/"):
            address = mended_address(target)
            if not address:
                self._notes.say(line, f"a picture from {target[:80]}, which can be no address here; its words are kept")
                return words
            self._notes.say(line, f"a picture from {target[:80]}; a link to it in its place")
            return link(words or "picture", address)
        if target.startswith("//"):
            return self.picture(f"https:{target}", words, line)
        name, _ = leads.split(target)
        path = joined(self._entry.found.path, name)
        place = self._planner.figure(
            path,
            self._entry.topic,
            lambda why: self._notes.say(line, f"the picture {target[:80]}, {why}; its words are kept"),
        )
        return picture(words, f"../../{place}") if place else words


def _refusal(entry: _Entry, line: int, message: str) -> Note:
    return Note(entry.found.path, line, f'the question "{entry.title[:80]}" cannot be brought in: {message}; left out')


def _stays(heading: str, entry: _Entry) -> bool:
    return any(heading in line.text and line.text.lstrip().startswith("#") for line in entry.found.answer)


def id_of(question: Found) -> int:
    """What tells a question of a source from its others: the line on which it starts."""
    return question.line


def _once(question: Found, titles: set[str]) -> str:
    """The question's title, with its number behind it where there was one of the same words before."""
    title = _one_line(question.title.text)
    wanted, number = title, 1
    if _same(title) in titles and question.title.number:
        wanted = f"{title} ({question.title.number})"
    while _same(wanted) in titles:
        number += 1
        wanted = f"{title} ({number})"
    titles.add(_same(wanted))
    return wanted


def _same(title: str) -> str:
    return " ".join(normalize("NFC", title).casefold().split())


def _one_line(text: str) -> str:
    return " ".join(text.split())[: limits.LINE]


def _titled(one: _Taken, taken: Sequence[_Taken], called: str) -> str:
    """What the topic of what stands in no section is called: as the source, or as the folder of single questions."""
    alone = len(one.read.questions) == 1
    beside = [other for other in taken if dirname(other.source.path) == dirname(one.source.path)]
    if alone and (len(beside) > 1 or len(taken) > 1 or one.read.title == one.read.questions[0].title.text):
        folder = dirname(one.source.path)
        if splitext(basename(one.source.path))[0].lower() in _NO_NAMES:  # the folder is the question's own
            folder = dirname(folder)
        return naming.in_words(basename(folder) or called)
    return one.read.title


def _parts(read: Read) -> dict[int, Section]:
    """The section of each question that becomes its topic, by the question's line: of the level that divides them.

    A large section is divided further where its own sections are of some size.
    """
    paths = {
        question.line: [one for one in question.sections if one.title != read.title] for question in read.questions
    }
    found = _divided(paths, len(read.questions))
    while found:
        by_section: dict[Section, list[int]] = {}
        for line, section in found.items():
            by_section.setdefault(section, []).append(line)
        finer = dict(found)
        for section, lines in by_section.items():
            if len(lines) > _LARGE:
                within = {line: paths[line][paths[line].index(section) + 1 :] for line in lines}
                finer.update(_divided(within, len(lines), least=_EACH))
        names: dict[str, set[int]] = {}
        for section in set(finer.values()):
            names.setdefault(section.title.casefold(), set()).add(section.line)
        if finer == found or any(len(lines) > 1 for lines in names.values()) or len(names) > _MOST_TOPICS:
            return found
        found = finer
    return {}


def _divided(paths: Mapping[int, Sequence[Section]], count: int, least: int = _FEW) -> dict[int, Section]:
    """The outermost sections that divide the questions on those lines; none if they are too many, or too small."""
    while paths:
        first = {path[0] if path else None for path in paths.values()}
        if len(first) > 1 or first == {None}:
            break
        paths = {line: path[1:] for line, path in paths.items()}
    found = {line: path[0] for line, path in paths.items() if path}
    sections = len({section.title.casefold() for section in found.values()})
    return found if found and _FEW <= sections <= _MOST_TOPICS and count >= least * sections else {}


def _front_matter(lines: Lines, notes: Notes) -> tuple[Lines, str]:
    """The lines without the fields before them, and the title that these give."""
    if not lines or lines[0].text.strip() != "---":
        return lines, ""
    end = next((place for place, line in enumerate(lines[1:100], start=1) if line.text.strip() in {"---", "..."}), 0)
    fields = [re.match(r"^\s*[-\w. ]+:(?:\s|$)|^\s|^- |^#", line.text) for line in lines[1:end] if line.text.strip()]
    if not end or not all(fields):
        return lines, ""
    title = next(
        (line.text.partition(":")[2].strip().strip("\"'") for line in lines[1:end] if line.text.startswith("title:")),
        "",
    )
    what = "its title is used, the rest is" if title else "they are"
    notes.say(1, f"fields before the text, in {end - 1} lines; {what} left out")
    return lines[end + 1 :], title


def _part(lines: Lines, fragment: str) -> Lines:
    """The part of a text below the heading of that name."""
    name = fragment.lower().strip("-")
    line = next((number for other, number in anchors_of(lines).items() if other.strip("-") == name), None)
    if line is None:
        return []
    start = next(place for place, one in enumerate(lines) if one.number == line)
    own = re.match(r"\s*(#{1,6})\s", lines[start].text)
    depth = len(own[1]) if own else 6
    for place in range(start + 1, len(lines)):
        other = re.match(r"(#{1,6})\s", lines[place].text)
        if other and len(other[1]) <= depth:
            return trimmed(lines[start:place])
    return trimmed(lines[start:])


def together(notes: Sequence[Note]) -> list[str]:
    """The report: a line for each thing that was said, with the other lines of its file of which the same was said."""
    lines: dict[tuple[str, str], set[int]] = {}
    for note in notes:
        lines.setdefault((note.path, note.message), set()).add(note.line)
    said = []
    for (path, message), numbers in lines.items():
        first, *others = sorted(numbers)
        where = f"line {others[0]}" if len(others) == 1 else f"lines {', '.join(map(str, others))}"
        said.append((path, first, visible(f"{path}:{first}: {message}" + (f" (so on {where})" if others else ""))))
    return [line for _, _, line in sorted(said)]


def levels_of(known: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What easy, medium and hard are in a bank with these levels, each with its label: those that mean the same."""
    found: dict[str, str] = {}
    for value, label in known:
        meant = LEVELS.get(value.lower()) or LEVELS.get(label.lower())
        if meant:
            found.setdefault(meant, value)
    return found
