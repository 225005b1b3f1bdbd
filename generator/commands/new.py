"""Starts a question file. It has every field, and the checker says of each what it still wants."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.content import read
from generator.content.characters import unfit
from generator.content.demands import Demands
from generator.content.fields import QUESTION, Field, Value
from generator.content.files import load
from generator.content.links import CONTENT, TOPICS_FILE
from generator.content.model import RESERVED_SLUGS
from generator.content.problems import one_of, quoted, slugged
from generator.outputs.table import RESERVED

_SMALL = frozenset(
    "a an and are as at by do does for from how in into is it of on or the to what when which why you your".split()
)
"""Words that an address does without."""


class UsageError(Exception):
    """A command was called in a way that cannot be carried out; its text says what would be right."""


def short_slug(title: str) -> str:
    """A short address for a title: its telling words, at most seven."""
    words = slugged(title).split("-")
    telling = [word for word in words if word not in _SMALL] or words
    return "-".join(telling[:7])


def create(root: Path, topic: str, title: str, *, added: str) -> str:
    """Writes the file for a new question and returns its path from the root. `added` is an ISO date.

    A title that the checker would refuse is refused before. The file is written whole, or not at all.
    """
    content = load(root, RESERVED)
    bank, demands = content.bank, content.demands
    topics = {known.slug for known in bank.topics}
    if topic not in topics:
        raise UsageError(one_of(topic, topics, kind="topic", where=TOPICS_FILE))
    for _, character in unfit(title):
        raise UsageError(f"the title {quoted(title)} has {character} in it; take it out")
    slug = short_slug(title)
    if not slug or slug in RESERVED_SLUGS:
        raise UsageError("the title has no words to make an address of; write it with letters or digits")
    for question in bank.questions:
        if slug in (question.slug, *question.aliases):
            raise UsageError(f"the slug {slug} is taken by {question.place.path}; word the title otherwise")
    path = f"{CONTENT}/{topic}/{slug}.md"
    given = {"title": json.dumps(title, ensure_ascii=False), "added": added, "reviewed": added}
    text = _skeleton(given, demands)
    for problem in _refused(path, text, demands):
        raise UsageError(f"{problem}; nothing was written")
    _write(root, path, text)
    return path


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


def _skeleton(given: Mapping[str, str], demands: Demands) -> str:
    """A file with every field: what is required ready to fill in, the rest to be taken out of its comment."""
    fields = [field for field in QUESTION if field.value is not Value.BODY]
    required = [
        field for field in fields if field.needed or demands.on("question", field.name).required or field.name in given
    ]
    lines = ["---"]
    for field in required:
        lines += [f"# {_help(field, demands)}", *_blank(field, given.get(field.name, ""))]
    lines.append("# Optional; take out the # of those that you fill in.")
    for field in fields:
        if field not in required:
            lines += [f"# {line}" for line in (_help(field, demands), *_blank(field, ""))]
    below = "; ".join(_help(field, demands) for field in reversed(QUESTION) if field.value is Value.BODY)
    return "\n".join([*lines, f"# Below the next line: {below}.", "---", "", ""])


def _help(field: Field, demands: Demands) -> str:
    """A sentence on the field, and the limits that the bank sets to it."""
    demand = demands.on("question", field.name)
    named = demands.choices[field.name] if field.value is Value.CHOICE else ()
    choices = [", ".join(choice.value for choice in named)] if named else []
    return "; ".join([field.help, *choices, *(f"{limit} {measure}" for measure, limit in demand.limits.items())])


def _blank(field: Field, value: str) -> list[str]:
    """The field without a value, in the form that its value has."""
    if field.parts:
        first, *rest = (line for part in field.parts for line in _blank(part, "") if line)
        item = "- " if field.value is Value.RECORDS else ""
        return [f"{field.name}:", f"  {item}{first}", *(f"  {' ' * len(item)}{line}" for line in rest)]
    if field.value is Value.TEXT:
        return [f"{field.name}: >-", ""]
    if field.value in {Value.LINES, Value.MARKDOWNS, Value.NUMBERS}:
        return [f"{field.name}:", "  -"]
    if field.value in {Value.SLUGS, Value.ALIASES}:
        return [f"{field.name}: []"]
    return [f"{field.name}: {value}".rstrip()]
