"""Starts a question's file. It has every field, and the checker says of each what it still wants."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from generator.commands.usage import UsageError
from generator.content import read
from generator.content.characters import unfit
from generator.content.demands import Demands
from generator.content.fields import QUESTION
from generator.content.files import load
from generator.content.language import ENGLISH, base
from generator.content.links import BANK_FILE, CONTENT, RESERVED_FOLDERS, TOPICS_FILE
from generator.content.model import RESERVED_SLUGS
from generator.content.problems import closest, one_of, quoted
from generator.content.rules import is_slug
from generator.content.slugs import slugged
from generator.guide.alike import nearest_question
from generator.guide.chosen import choices
from generator.guide.skeleton import skeleton
from generator.outputs.table import RESERVED
from generator.publish.mkdocs import settings

_SMALL = {
    ENGLISH: frozenset(
        "a an and are as at by do does for from how in into is it of on or the to what when which why you your".split()
    ),
    "de": frozenset(
        "als am an auf aus bei das dein dem den der des die du ein eine einem einen einer er es fuer im in ist man mit "
        "oder sich sie sind so und vom von wann warum was welche wie wird zu zum zur".split()
    ),
}
"""Words that an address does without, by language."""


def short_slug(title: str, language: str = ENGLISH) -> str:
    """A short address for a title in that language: its telling words, at most seven."""
    words = slugged(title, language).split("-")
    telling = [word for word in words if word not in _SMALL.get(base(language), ())] or words
    return "-".join(telling[:7])


class AlikeError(UsageError):
    """The bank has what is almost the same, a question or a topic; it may be told to go on."""


class Start:
    """A bank in which a question is to be started: it knows what that can name, and writes its file."""

    def __init__(self, root: Path) -> None:
        self._root = root
        content = load(root, RESERVED, language=settings(root, lambda _: None).language)
        self._bank, self._demands = content.bank, content.demands
        self.lists_topics = os.path.lexists(root / TOPICS_FILE)
        """Whether the bank says which topics there are; else a topic begins with its first question."""

    @property
    def topics(self) -> tuple[str, ...]:
        """The slugs of the topics that there are, in reading order."""
        return tuple(topic.slug for topic in self._bank.topics)

    def choices(self, name: str) -> tuple[str, ...]:
        """What the question may name in that field: its level, or its kind."""
        return choices(_FIELDS[name], self._demands)

    def requires(self, name: str) -> bool:
        """Whether the bank asks for that field."""
        return self._demands.on("question", name).required

    def create(
        self, topic: str, title: str, *, added: str, level: str = "", kind: str = "", anyway: bool = False
    ) -> str:
        """Writes the file for a new question and returns its path from the root. `added` is an ISO date.

        What the checker would refuse is refused before. So is, but `anyway`, a title that asks what another question
        does, and a new topic called almost as one that there is. The file is written whole, or not at all.
        """
        self._be_topic(topic, anyway=anyway)
        for name, value in (("level", level), ("kind", kind)):
            if value and value not in self.choices(name):
                raise UsageError(one_of(value, self.choices(name), kind=name, where=BANK_FILE))
        for _, character in unfit(title):
            raise UsageError(f"the title {quoted(title)} has {character} in it; take it out")
        slug = short_slug(title, self._demands.language)
        if not slug or slug in RESERVED_SLUGS:
            raise UsageError("the title has no words to make an address of; write it with letters or digits")
        for question in self._bank.questions:
            if slug in (question.slug, *question.aliases):
                raise UsageError(f"the slug {slug} is taken by {question.place.path}; word the title otherwise")
        if not anyway and (found := nearest_question(title, self._bank.questions)):
            question, asked = found
            raise AlikeError(f"{quoted(title)} asks what {quoted(asked)} does, in {question.place.path}")
        path = f"{CONTENT}/{topic}/{slug}.md"
        chosen = {name: value for name, value in (("level", level), ("kind", kind)) if value}
        given = {"title": json.dumps(title, ensure_ascii=False), **chosen, "added": added, "reviewed": added}
        text = skeleton(given, self._demands, [tag.slug for tag in self._bank.tags])
        for problem in _refused(path, text, self._demands):
            raise UsageError(f"{problem}; nothing was written")
        _write(self._root, path, text)
        return path

    def _be_topic(self, topic: str, *, anyway: bool) -> None:
        """Refuses what is no topic."""
        if topic in self.topics:
            return
        if self.lists_topics:
            raise UsageError(one_of(topic, self.topics, kind="topic", where=TOPICS_FILE))
        for problem in is_slug(topic):
            raise UsageError(f"topic: {problem}")
        if topic in RESERVED_FOLDERS:
            raise UsageError(f"topic: {quoted(topic)} is a folder that holds no topic; choose another")
        if not anyway and (near := closest(topic, self.topics)):
            raise AlikeError(f"{quoted(topic)} is no topic yet, and almost the topic {near}")


_FIELDS = {field.name: field for field in QUESTION}


def _refused(path: str, text: str, demands: Demands) -> Iterator[str]:
    """What the checker says of the title and of the file's name. What it says of the rest is for the writer to mend."""
    said: list[tuple[int, str]] = []
    read.question(path, text, demands, lambda line, message: said.append((line, message)))
    title = text.split("\n").index(next(line for line in text.split("\n") if line.startswith("title:"))) + 1
    return (message for line, message in said if line in (1, title))


def _write(root: Path, path: str, text: str) -> None:
    """Writes a file that is not there yet, beside its place first, so that it is there whole or not at all."""
    place = root / path
    folder, name = os.path.split(path)
    if os.path.lexists(place.parent) and not (place.parent.is_dir() and _stands_in(place.parent, root / CONTENT)):
        raise UsageError(f"{folder} is no folder of the project, but a file or a link; move it, or take it away")
    draft = place.with_name(f".{name}.{os.getpid()}.draft")
    made = not place.parent.exists()
    try:
        place.parent.mkdir(exist_ok=True)
        try:
            with open(draft, "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            os.link(draft, place)
        finally:
            draft.unlink(missing_ok=True)
    except FileExistsError:
        raise UsageError(f"{path} exists already; nothing was written") from None
    except OSError as error:
        if made and place.parent.exists():
            place.parent.rmdir()
        raise UsageError(f"{path} cannot be written: {error.strerror}; nothing was written") from None


def _stands_in(place: Path, folder: Path) -> bool:
    """Whether a folder stands in another itself, and no link leads to it."""
    return place.resolve() == folder.resolve() / place.name
