"""Takes other banks' files into this one: reads them, plans what comes of them, checks the whole, and writes it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.commands.new import short_slug
from generator.commands.usage import UsageError
from generator.content import assets, limits, read
from generator.content.checks import check
from generator.content.files import Content, bytes_of, decoded, load
from generator.content.links import ASSETS, BANK_FILE, CONTENT, TOPICS_FILE
from generator.content.model import Question, Track
from generator.content.problems import Problem, quoted
from generator.content.rules import is_slug
from generator.importing import plan as planning
from generator.importing import written
from generator.importing.naming import is_slug as is_topic
from generator.importing.report import together
from generator.importing.sources import Source
from generator.outputs.table import RESERVED

_ENDINGS = (".md", ".markdown", ".mdx")
_ORDERED = """\
# What this bank asks of its files. Its questions follow each other as those do that they were taken from.
order: number
"""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to.

    `problems` are those of the bank as it was; with any, nothing else was done. `report` says by line of the sources
    what could not be placed, and what became of it. `written` and `unchanged` count files of questions; `kept` are
    those that were there with other content and were left alone.
    """

    problems: tuple[Problem, ...] = ()
    report: tuple[str, ...] = ()
    found: int = 0
    unanswered: int = 0
    written: int = 0
    unchanged: int = 0
    kept: tuple[str, ...] = ()
    refused: int = 0
    topics: int = 0
    pictures: int = 0


def listed(text: str) -> list[str]:
    """The names in a text, parted by spaces; one with a space in it stands in quotation marks."""
    try:
        return shlex.split(text)
    except ValueError:
        raise UsageError(f"{quoted(text)} has a quotation mark that nothing closes; close it") from None


def bring(root: Path, names: Sequence[str], topic: str = "") -> Imported:
    """Takes the files in, or what is found below folders that are named. Nothing is written if the bank has problems.

    A second run changes nothing. `topic` is the slug of the topic for all questions; without it, sections and files
    become topics.
    """
    if topic and not is_topic(topic):
        said = next(is_slug(topic), f"{quoted(topic)} is a folder of {CONTENT}/ that holds no topic")
        raise UsageError(f"topic: {said}")
    places = list(dict.fromkeys(place for name in names for place in _files(name)))
    if not places:
        raise UsageError('name the files: make import FILES="../their-bank/README.md"')
    theirs = _Theirs(places)
    content = load(root, RESERVED)
    if content.problems:
        return Imported(problems=content.problems)
    planner = planning.Planner(
        theirs.sources(),
        _standing(content),
        planning.Surroundings(
            theirs.data,
            partial(_ours, root),
            partial(_refused, content),
            partial(short_slug, language=content.demands.language),
        ),
        theirs.root.name,
        topic,
    )
    plan = planner.plan()
    while wrong := _wrong(root, content, plan):
        for path, message in wrong.items():
            planner.leave_out(path, message)
        plan = planner.plan()
    return _written(root, content, plan)


# Theirs


def _files(name: str) -> list[Path]:
    """The Markdown files that a name stands for: itself, those below a folder, or those that fit a pattern."""
    place = Path(name)
    if place.is_file():
        if place.suffix.lower() not in _ENDINGS:
            raise UsageError(f"{name} is no Markdown file; allowed: files that end in {', '.join(_ENDINGS)}")
        return [place.resolve()]
    if place.is_dir():
        found = [one for one in place.rglob("*") if one.suffix.lower() in _ENDINGS and one.is_file()]
    else:
        start = Path(place.anchor or ".")
        pattern = str(place.relative_to(place.anchor)) if place.anchor else name
        found = [one for one in start.glob(pattern) if one.suffix.lower() in _ENDINGS and one.is_file()]
    hidden = (part for one in found for part in one.parts if part.startswith(".") and part.strip("."))
    passed_over = set(hidden)
    found = [one for one in found if not passed_over.intersection(one.parts)]
    if not found:
        raise UsageError(f"{name}: there is no such file, and no Markdown file in such a folder")
    return sorted(one.resolve() for one in found)


class _Theirs:
    """The repository that the sources come from: the files in it, and none beside it."""

    def __init__(self, places: Sequence[Path]) -> None:
        self._places = places
        common = Path(os.path.commonpath([place.parent for place in places]))
        self.root = next((one for one in (common, *common.parents) if (one / ".git").exists()), common)

    def sources(self) -> list[Source]:
        """The files that were named, as texts."""
        found = []
        for place in self._places:
            name = place.relative_to(self.root).as_posix()
            said: list[str] = []
            data = bytes_of(place, limits.SOURCE_BYTES, lambda _, message, said=said: said.append(message))  # type: ignore[misc]
            if data is None:
                raise UsageError(f"{name}: {said[0]}")
            try:
                found.append(Source(name, data.decode("utf-8-sig")))
            except UnicodeDecodeError as error:
                line = data.count(b"\n", 0, error.start) + 1
                raise UsageError(
                    f"{name}:{line}: the byte 0x{data[error.start]:02x} is not UTF-8; save it as UTF-8"
                ) from None
        return found

    def data(self, path: str) -> bytes | None:
        """The bytes of a file of the repository; nothing if there is none, or if a link leads out of the repository."""
        try:
            place = (self.root / path).resolve()
            if not place.is_relative_to(self.root) or not place.is_file():
                return None
            return bytes_of(place, limits.SOURCE_BYTES, lambda *_: None)
        except (OSError, ValueError):  # of a name that no file can have
            return None


# Ours


def _standing(content: Content) -> planning.Bank:
    """What matters of the bank as it is."""
    bank = content.bank
    slugs = {slug: question.place.path for question in bank.questions for slug in (*question.aliases, question.slug)}
    levels = planning.levels_of([(level.value, level.label) for level in content.demands.levels])
    return planning.Bank(slugs, frozenset(topic.slug for topic in bank.topics), levels)


def _ours(root: Path, path: str) -> bytes | None:
    return bytes_of(root / path, limits.ASSET_BYTES, lambda *_: None) if (root / path).is_file() else None


def _refused(content: Content, path: str, text: str) -> list[tuple[int, str]]:
    """What the generator says against a question's file, by line, and against its size."""
    said: list[tuple[int, str]] = []
    if len(text.encode()) > limits.ANSWER_BYTES:
        said.append((1, f"more than {limits.ANSWER_BYTES:,} bytes, which is the most that a question's file may have"))
    elif decoded(text.encode(), lambda line, message: said.append((line, message))) is not None:
        read.question(path, text, content.demands, lambda line, message: said.append((line, message)))
    return said


def _wrong(root: Path, content: Content, plan: planning.Plan) -> dict[str, str]:
    """What is wrong with the bank as it would be, by file; the first thing of each."""
    bank = content.bank
    there = {question.place.path for question in bank.questions}
    new = [
        one
        for path, text in plan.questions.items()
        if path not in there and (one := _question(content, path, text.text))
    ]
    tracks: Sequence[Track] | None = bank.tracks
    if plan.topics and _lists_topics(root, content):
        tracks = read.topics(TOPICS_FILE, _topics(root, plan), content.demands, lambda *_: None)
    elif plan.topics:
        tracks = tuple(read.track_of_all((*bank.questions, *new)))
    after = replace(
        bank,
        questions=(*bank.questions, *new),
        tracks=tuple(tracks or bank.tracks),
        assets={
            **bank.assets,
            **{path: assets.check(path, data, lambda *_: None) for path, data in plan.pictures.items()},
        },
    )
    found: dict[str, str] = {}
    mine = {question.place.path for question in new}
    for problem in sorted(check(after, content.demands)):
        if problem.path in mine:
            found.setdefault(problem.path, problem.message)
        elif problem.path == TOPICS_FILE:
            raise UsageError(f"{problem}; nothing was written")
    return found


def _question(content: Content, path: str, text: str) -> Question | None:
    return read.question(path, text, content.demands, lambda *_: None)


def _lists_topics(root: Path, content: Content) -> bool:
    """Whether topics stand in topics.yml, or may: a bank without it that has some goes by its folders."""
    return os.path.lexists(root / TOPICS_FILE) or not content.bank.questions


def _topics(root: Path, plan: planning.Plan) -> str:
    """topics.yml with the new topics in it."""
    place = root / TOPICS_FILE
    old = decoded(place.read_bytes(), lambda *_: None) if place.is_file() else ""
    return written.topics(old or "", plan.topics)


def _written(root: Path, content: Content, plan: planning.Plan) -> Imported:
    kept, unchanged, done = [], 0, 0
    files: dict[str, bytes] = {}
    for path, text in plan.questions.items():
        data = text.text.encode()
        if not os.path.lexists(root / path):
            files[path] = data
            done += 1
        elif (root / path).is_file() and (root / path).read_bytes() == data:
            unchanged += 1
        else:
            kept.append(path)
    pictures = {path: data for path, data in plan.pictures.items() if not (root / path).is_file()}
    report = together(plan.notes)
    if files:
        if not os.path.lexists(root / BANK_FILE):
            _put(root, BANK_FILE, _ORDERED.encode())
        elif content.demands.order != "number":
            report.append(
                f"{BANK_FILE}: questions follow each other by {content.demands.order}; order: number keeps their order"
            )
        if not _lists_topics(root, content):
            report.append(f"{TOPICS_FILE}: there is none, so that topics are called as their folders are")
        elif plan.topics:
            _put(root, TOPICS_FILE, _topics(root, plan).encode(), over=True)
        for path, data in (*pictures.items(), *files.items()):
            _put(root, path, data)
    report += [f"{path}: is there already with other content; left alone" for path in kept]
    refused = plan.found - len(plan.questions)
    return Imported(
        (), tuple(report), plan.found, plan.unanswered, done, unchanged, tuple(kept), refused,
        len(plan.topics) if files and os.path.lexists(root / TOPICS_FILE) else 0, len(pictures) if files else 0,
    )  # fmt: skip


def _put(root: Path, path: str, data: bytes, *, over: bool = False) -> None:
    """Writes a file beside its place first, so that it is there whole or not at all; over another one only if told."""
    place = root / path
    top = root / (ASSETS if path.startswith(f"{ASSETS}/") else CONTENT)
    draft = place.with_name(f".{place.name}.{os.getpid()}.draft")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.parent.resolve().is_relative_to(top.resolve()):
            raise UsageError(
                f"{path} would stand outside of {top.name}/, where a link leads; put the folder itself there"
            )
        try:
            with open(draft, "xb") as file:
                file.write(data)
            if over:
                draft.replace(place)
            else:
                os.link(draft, place)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}; what was written before it stays") from None
