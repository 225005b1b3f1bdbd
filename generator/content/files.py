"""Reads the content. The only reader: files in, a bank and its problems out."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from PIL import Image

from generator.content import demands, links, read
from generator.content.checks import check
from generator.content.demands import NOTHING, Demands
from generator.content.model import Bank, Size
from generator.content.problems import Problem, Say

_Entry = TypeVar("_Entry")
_Parse = Callable[[str, str, Demands, Say], _Entry]

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff]")

_VIEW_BOX = re.compile(r"""<svg[^>]*\sviewBox=["'] *[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)""")

EXPECTED = "allowed: <topic>/<slug>.md, glossary/<slug>.yml, collections/<slug>.yml, topics.yml, tags.yml and bank.yml"


@dataclass(frozen=True, slots=True)
class Content:
    """What was read: the bank, what it asks of its files, and the problems, sorted by path and line."""

    bank: Bank
    demands: Demands
    problems: tuple[Problem, ...]


def load(root: Path, reserved: Sequence[str] = ()) -> Content:
    """Reads questions/ under `root`, notes what docs/ has that was written by hand, and applies every rule.

    `reserved` are the paths under docs/ that hold generated files: folders end in a slash.

    Within one process a file is taken apart once for each text it has had, so
    that building again after an edit does little over again.
    """
    problems: list[Problem] = []
    paths = sorted(_files(root, links.CONTENT))
    asked = NOTHING
    if links.BANK_FILE in paths:
        asked = _read(root, links.BANK_FILE, demands.parse, NOTHING, problems) or NOTHING
    questions, terms, collections = [], [], []
    for path in paths:
        folder = path.rsplit("/", 1)[0]
        if path in (links.TOPICS_FILE, links.TAGS_FILE, links.BANK_FILE):
            continue
        if folder == links.GLOSSARY and path.endswith(".yml"):
            terms.append(_read(root, path, read.term, asked, problems))
        elif folder == links.COLLECTIONS and path.endswith(".yml"):
            collections.append(_read(root, path, read.collection, asked, problems))
        elif path.count("/") == 2 and path.endswith(".md"):
            questions.append(_read(root, path, read.question, asked, problems))
        else:
            problems.append(Problem(path, 1, f"a file that nothing reads; {EXPECTED}"))
    generated = tuple(f"{links.DOCS}/{path}" for path in reserved)
    bank = Bank(
        tracks=_read(root, links.TOPICS_FILE, read.topics, asked, problems) or (),
        tags=_read(root, links.TAGS_FILE, read.tags, asked, problems) or (),
        questions=tuple(question for question in questions if question),
        terms=tuple(term for term in terms if term),
        collections=tuple(collection for collection in collections if collection),
        assets={path: _size(root / path) for path in _files(root, links.ASSETS, but=generated)},
        by_hand=tuple(sorted(_written(root, generated))),
    )
    problems += check(bank, asked)
    return Content(bank, asked, tuple(sorted(set(problems))))


def _written(root: Path, generated: Sequence[str]) -> Iterator[str]:
    """The hand-written pages under docs/, as paths from there."""
    for path in _files(root, links.DOCS, but=generated):
        if path.endswith(".md"):
            yield path.removeprefix(f"{links.DOCS}/")


def _size(path: Path) -> Size | None:
    """The width and height of a picture in pixels; of an SVG, those of its viewBox. Nothing for any other file."""
    if path.suffix == ".svg":
        found = _VIEW_BOX.search(path.read_text(encoding="utf-8", errors="replace"))
        return (round(float(found[1])), round(float(found[2]))) if found else None
    if path.suffix in (".png", ".jpg", ".jpeg", ".webp", ".gif"):
        try:
            with Image.open(path) as picture:
                return picture.size
        except OSError:  # not a picture, whatever it is called
            return None
    return None


def _files(root: Path, folder: str, but: Sequence[str] = ()) -> Iterator[str]:
    """The files below a folder, as paths from the root with forward slashes; hidden ones are passed over.

    So are the files and folders of `but`, whose folders end in a slash.
    """
    try:
        found = list(os.scandir(root / folder))
    except FileNotFoundError:
        return
    for item in found:
        path = f"{folder}/{item.name}"
        if item.name.startswith(".") or path in but or f"{path}/" in but:
            continue
        if item.is_dir():
            yield from _files(root, path, but)
        else:
            yield path


def _read(root: Path, path: str, parse: _Parse[_Entry], asked: Demands, problems: list[Problem]) -> _Entry | None:
    """Reads one file as UTF-8 and parses it; a file that is no text is a problem."""
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        problems.append(Problem(path, 1, f"cannot be read: {error.strerror}; this file is needed"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem(path, line, f"the byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        problems.append(Problem(path, line, f"the control character U+{ord(control.group()):04X}; take it out"))
        return None
    found: _Entry
    found, said = _parsed(parse, path, text, asked)
    problems.extend(said)
    return found


@cache
def _parsed(parse: _Parse[_Entry], path: str, text: str, asked: Demands) -> tuple[_Entry, tuple[Problem, ...]]:
    problems: list[Problem] = []
    return parse(path, text, asked, lambda line, said: problems.append(Problem(path, line, said))), tuple(problems)
