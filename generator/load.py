"""Reads the content. The only reader: files in, a bank and the problems of single files out."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

from PIL import Image

from generator import addresses, entry, frontmatter
from generator.model import Bank, Problem, Size

_Entry = TypeVar("_Entry")
_Parse = Callable[[str, str, list[Problem]], _Entry | None]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

_VIEW_BOX = re.compile(r"""<svg[^>]*\sviewBox=["'] *[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)""")

EXPECTED = "allowed: <topic>/<slug>.md, glossary/<slug>.yml, collections/<slug>.yml, topics.yml and tags.yml"


def load(root: Path) -> tuple[Bank, list[Problem]]:
    """Reads questions/ under `root`, and notes which assets docs/ has. The problems are in no order.

    Within one process a file is taken apart once for each text it has had, so that building again after an edit does
    little over again.
    """
    problems: list[Problem] = []
    paths = sorted(_files(root, addresses.CONTENT))
    questions, terms, collections = [], [], []
    for path in paths:
        folder = path.rsplit("/", 1)[0]
        if path in (addresses.TOPICS_FILE, addresses.TAGS_FILE):
            continue
        if folder == addresses.GLOSSARY and path.endswith(".yml"):
            terms.append(_read(root, path, entry.term, problems))
        elif folder == addresses.COLLECTIONS and path.endswith(".yml"):
            collections.append(_read(root, path, entry.collection, problems))
        elif path.count("/") == 2 and path.endswith(".md"):
            questions.append(_read(root, path, entry.question, problems))
        else:
            problems.append(Problem(path, 1, f"a file that nothing reads; {EXPECTED}"))
    name, tagline = _titles(root)
    bank = Bank(
        tracks=_read(root, addresses.TOPICS_FILE, entry.topics, problems) or (),
        tags=_read(root, addresses.TAGS_FILE, entry.tags, problems) or (),
        questions=tuple(question for question in questions if question),
        terms=tuple(term for term in terms if term),
        collections=tuple(collection for collection in collections if collection),
        assets={path: _size(root / path) for path in _files(root, addresses.ASSETS)},
        name=name,
        tagline=tagline,
    )
    return bank, problems


def _titles(root: Path) -> tuple[str, str]:
    """The site's name and description out of mkdocs.yml, whose other fields are MkDocs' business; "" without one."""
    try:
        fields = frontmatter.parse_yaml((root / addresses.SITE_FILE).read_text(encoding="utf-8")).fields
    except FileNotFoundError:
        return "", ""
    return str(fields.get("site_name", "")), str(fields.get("site_description", ""))


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


def _files(root: Path, folder: str) -> Iterator[str]:
    """The files below a folder, as paths from the root with forward slashes; hidden ones are passed over."""
    try:
        found = list(os.scandir(root / folder))
    except FileNotFoundError:
        return
    for item in found:
        path = f"{folder}/{item.name}"
        if item.name.startswith("."):
            continue
        if item.is_dir():
            yield from _files(root, path)
        else:
            yield path


def _read(root: Path, path: str, parse: _Parse[_Entry], problems: list[Problem]) -> _Entry | None:
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
    found, faults = _parsed(parse, path, text)
    problems.extend(faults)
    return found


@cache
def _parsed(parse: _Parse[_Entry], path: str, text: str) -> tuple[_Entry | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    return parse(path, text, problems), tuple(problems)
