"""Reads the content. The only reader: files in, a bank and its problems out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from generator.content import assets, demands, limits, links, read
from generator.content.addresses import is_web_address
from generator.content.characters import unfit
from generator.content.checks import check
from generator.content.demands import NOTHING, Demands, in_language
from generator.content.kept import File, Parse, parsed, taken_apart
from generator.content.language import ENGLISH
from generator.content.model import Bank, Size
from generator.content.problems import Problem, Say, quoted
from generator.work.store import Store
from generator.work.version import digest

EXPECTED = "allowed: <topic>/<slug>.md, glossary/<slug>.yml, collections/<slug>.yml, topics.yml, tags.yml and bank.yml"


_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?= )", re.MULTILINE)
_SHOWN = 10
"""So many of the characters that a text may not hold are named."""

DOMAIN = "CNAME"
"""The file under docs/ in which GitHub Pages reads a domain of one's own."""

_TAKEN = {"templates/": "which MkDocs does not publish", "pagefind/": "where the search's index is made"}
"""Folders of docs/ that nothing can be published from."""


@dataclass(frozen=True, slots=True)
class Content:
    """What was read: the bank, what it asks of its files, and the problems, sorted by path and line."""

    bank: Bank
    demands: Demands
    problems: tuple[Problem, ...]


class Files:
    """All files that a bank is read from, as they stand at one moment: those of questions/, and those by hand of docs/.

    `reserved` are the paths under docs/ that hold generated files: folders end in a slash.
    """

    def __init__(self, root: Path, reserved: Sequence[str] = ()) -> None:
        self._problems: list[Problem] = []
        self._folder = _Folder(root, self._problems)
        if not os.path.lexists(root / links.CONTENT):
            self._problems.append(Problem(links.CONTENT, 1, "no such folder; make it, and put questions into it"))
        self._content = sorted(self._folder.files(links.CONTENT))
        but = tuple(f"{links.DOCS}/{path}" for path in reserved)
        self._published = sorted(self._folder.files(links.DOCS, but=but))

    def digest(self) -> str:
        """A digest of all that is read, and of what was said of what is not."""
        files = (
            piece for path in (*self._content, *self._published) for piece in (path, self._folder.data(path) or b"")
        )
        return digest([*map(str, self._problems), *files])

    def by_hand(self) -> dict[str, str]:
        """The files that were written by hand, as paths from docs/, with a digest of each."""
        return {
            path.removeprefix(f"{links.DOCS}/"): digest([self._folder.data(path) or b""]) for path in self._published
        }

    def load(self, store: Store, language: str = ENGLISH) -> Content:
        """Takes them apart, and applies every rule. What was taken apart before is taken from the store.

        `language` is the one that the bank is in.
        """
        folder = self._folder
        asked = NOTHING
        if links.BANK_FILE in self._content:
            asked = folder.read(links.BANK_FILE, demands.parse, NOTHING) or NOTHING
        asked = in_language(asked, language)
        tracks = tags = None
        if folder.has(links.TOPICS_FILE, needed=asked.of_kind("track", "topic")):
            tracks = folder.read(links.TOPICS_FILE, read.topics, asked)
        if folder.has(links.TAGS_FILE, needed=asked.of_kind("tag")):
            tags = folder.read(links.TAGS_FILE, read.tags, asked)
        files = tuple(self._entries())
        found: dict[Parse, list[Any]] = {read.question: [], read.term: [], read.collection: []}
        for file, (entry, said) in zip(files, taken_apart(files, asked, store, folder.text), strict=True):
            self._problems.extend(said)
            if entry is None:
                folder.unread.append(file.path)
            else:
                found[file.parse].append(entry)
        questions = tuple(found[read.question])
        bank = Bank(
            tracks=tuple(read.track_of_all(questions)) if tracks is None else tracks,
            tags=tuple(read.tags_in_use(questions)) if tags is None else tags,
            questions=questions,
            terms=tuple(found[read.term]),
            collections=tuple(found[read.collection]),
            assets=dict(folder.assets(self._published)),
            by_hand=tuple(folder.pages(self._published)),
            unread=tuple(folder.unread),
            digests={file.path: file.digest for file in files},
        )
        problems = {*self._problems, *check(bank, asked)}
        return Content(bank, asked, tuple(sorted(problems)))

    def _entries(self) -> Iterator[File]:
        """The files that hold an entry each; what stands elsewhere is said."""
        stray = []
        for path in self._content:
            parent = path.rpartition("/")[0]
            if path in (links.TOPICS_FILE, links.TAGS_FILE, links.BANK_FILE):
                continue
            if parent == links.GLOSSARY and path.endswith(".yml"):
                parse: Parse = read.term
            elif parent == links.COLLECTIONS and path.endswith(".yml"):
                parse = read.collection
            elif path.count("/") == 2 and path.endswith(".md") and parent not in (links.GLOSSARY, links.COLLECTIONS):
                parse = read.question
            else:
                stray.append(Problem(path, 1, f"a file that nothing reads; {EXPECTED}"))
                continue
            yield File(parse, path, digest([self._folder.data(path) or b""]))
        self._problems += stray[: limits.PROBLEMS]


def load(root: Path, reserved: Sequence[str] = (), store: Store | None = None, language: str = ENGLISH) -> Content:
    """Reads questions/ under `root`, notes what docs/ has that was written by hand, and applies every rule.

    `reserved` are the paths under docs/ that hold generated files: folders end in a slash.
    """
    return Files(root, reserved).load(store or Store(), language)


class _Folder:
    """The project's folder, read with care: plain files of some size. Whatever else stands there is said.

    A link is none, wherever it leads: MkDocs would publish the file at its end.
    """

    def __init__(self, root: Path, problems: list[Problem]) -> None:
        self._root = root
        self._problems = problems
        self._count = 0
        self._data: dict[str, bytes | None] = {}
        self.unread: list[str] = []

    def _say(self, path: str, message: str, line: int = 1) -> None:
        self._problems.append(Problem(path, line, message))

    def _saying(self, path: str) -> Say:
        return lambda line, said: self._say(path, said, line)

    def has(self, path: str, *, needed: bool) -> bool:
        """Whether a file is there; if it is `needed`, it is said that it is not."""
        if needed and not os.path.lexists(self._root / path):
            self._say(path, f"no such file; {links.BANK_FILE} asks for what stands in it")
            self.unread.append(path)
        elif (self._root / path).is_dir():
            self._say(path, "a folder where a file is read; move it, or take it away")
            self.unread.append(path)
        return (self._root / path).is_file() and not (self._root / path).is_symlink()

    def files(self, folder: str, but: Sequence[str] = ()) -> Iterator[str]:
        """The plain files below a folder, as paths from the root with forward slashes; hidden ones are passed over.

        So are the files and folders of `but`, whose folders end in a slash.
        """
        place = self._root / folder
        if place.is_symlink() and not Path(os.path.realpath(place)).is_relative_to(self._root.resolve()):
            self._say(folder, "a link that leads out of the project; put the folder itself here")
        elif place.is_dir():
            yield from self._below(folder, but)
        elif os.path.lexists(place):
            self._say(folder, "no folder; move what stands there")

    def _below(self, folder: str, but: Sequence[str]) -> Iterator[str]:
        if folder.count("/") >= limits.FOLDERS:
            self._say(folder, f"folders in {limits.FOLDERS} levels; use fewer")
            return
        try:
            with os.scandir(self._root / folder) as items:
                found = list(items)
        except OSError as error:
            self._say(folder, f"cannot be read: {error.strerror}; give it the rights of a folder")
            return
        for item in found:
            path = f"{folder}/{item.name}"
            if item.name.startswith(".") or path in but or f"{path}/" in but:
                continue
            self._count += 1
            if self._count > limits.FILES:
                if self._count == limits.FILES + 1:
                    self._say(folder, f"more than {limits.FILES:,} files; keep fewer")
                return
            if item.is_symlink():
                self._say(path, "a link; put the file itself here")
                self.unread.append(path)
            elif unprintable := next(unfit(item.name), None):
                self._say(path, f"a file name with {unprintable[1]}; rename it")
            elif item.is_dir():
                yield from self._below(path, but)
            elif item.is_file():
                yield path
            else:
                self._say(path, "no plain file; take it away")

    def pages(self, published: Iterable[str]) -> Iterator[str]:
        """The hand-written pages, as paths from docs/."""
        for path in published:
            name = path.removeprefix(f"{links.DOCS}/")
            if name.endswith(".md") and not name.startswith(tuple(_TAKEN)):
                if problem := assets.is_fit(name):
                    self._say(path, problem)
                elif self._text(path) is not None:
                    yield name

    def assets(self, published: Iterable[str]) -> Iterator[tuple[str, Size | None]]:
        """What is published as it is, with the size of each picture."""
        seen: dict[str, str] = {}
        for path in published:
            name = path.removeprefix(f"{links.DOCS}/")
            if (other := seen.setdefault(path.lower(), path)) != path:
                self._say(path, f"a name that differs from {other} in case alone; rename one of them")
            if taken := next((folder for folder in _TAKEN if name.startswith(folder)), None):
                self._say(path, f"a file in {links.DOCS}/{taken}, {_TAKEN[taken]}; move it")
            elif name == DOMAIN:
                text = self._text(path)
                if text is not None and list(is_web_address(f"https://{text.strip()}")):
                    self._say(path, f"{quoted(text)} is no host; allowed: a domain of your own, as in www.example.org")
            if taken or name.endswith(".md") or name == DOMAIN:
                continue
            if not name.endswith(assets.KINDS):
                self._say(path, f"a file of a kind that is not published; allowed: .md, {', '.join(assets.KINDS)}")
            elif problem := assets.is_fit(name):
                self._say(path, problem)
            elif (data := self.data(path)) is not None:
                yield path, assets.check(path, data, self._saying(path))

    def read(self, path: str, parse: Parse, asked: Demands) -> Any:
        """Takes one file apart."""
        text = self.text(path)
        found, said = parsed(parse, path, text, asked) if text is not None else (None, ())
        self._problems.extend(said)
        if found is None:
            self.unread.append(path)
        return found

    def text(self, path: str) -> str | None:
        """The text of a file of entries; nothing if it cannot be had."""
        text = self._text(path)
        if text is not None and (conflict := _CONFLICT.search(text)):
            message = f"{conflict.group()}, of a merge with conflicts; keep what is right, and take out such lines"
            self._say(path, message, text.count("\n", 0, conflict.start()) + 1)
            return None
        return text

    def data(self, path: str) -> bytes | None:
        """A file's bytes, which are read once; nothing if they cannot be had."""
        if path not in self._data:
            self._data[path] = bytes_of(self._root / path, _most(path), self._saying(path))
        return self._data[path]

    def _text(self, path: str) -> str | None:
        data = self.data(path)
        return None if data is None else decoded(data, self._saying(path))


def _most(path: str) -> int:
    """So many bytes a file may have."""
    of_content = path.startswith(f"{links.CONTENT}/")
    if path.endswith(".md"):
        return limits.ANSWER_BYTES if of_content else limits.BY_HAND_BYTES
    if of_content:
        return limits.ENTRY_BYTES
    return limits.HOST if path == f"{links.DOCS}/{DOMAIN}" else limits.ASSET_BYTES


def bytes_of(place: Path, most: int, say: Say) -> bytes | None:
    """A file's bytes, of which there may be so many; nothing if they cannot be had."""
    try:
        with open(place, "rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        say(1, f"cannot be read: {error.strerror}")
        return None
    if len(data) > most:
        say(1, f"more than {most:,} bytes, which is the most that such a file may have; make it smaller")
        return None
    return data


def text_of(place: Path, most: int, say: Say) -> str | None:
    """A file's text, whose lines end in a line feed; nothing if it is none, or holds what a text may not."""
    data = bytes_of(place, most, say)
    return None if data is None else decoded(data, say)


def decoded(data: bytes, say: Say) -> str | None:
    """Bytes as a text, as `text_of` gives it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        say(line, f"the byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = list(islice(unfit(text), _SHOWN))
    for at, name in found:
        say(text.count("\n", 0, at) + 1, f"{name}; take it out")
    return None if found else text
