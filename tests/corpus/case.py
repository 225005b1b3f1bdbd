"""What a case is: a name, and the files that it adds to a small bank without problems, or puts in the place of its own.

A file is bytes, text, or a function that makes what neither can say: a link, a folder, something large.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tests.banks import small

Make = Callable[[Path], None]
"""Makes what stands at a path; the folder that it stands in is there."""

File = bytes | str | Make

FIRST = "questions/alpha/first.md"
"""The question that most cases spoil."""

TERM = "questions/glossary/widget.yml"
LIST = "questions/collections/all.yml"
TOPICS = "questions/topics.yml"
TAGS = "questions/tags.yml"


@dataclass(frozen=True)
class Case:
    """One try.

    `line` is the line on which something must be said of the first of the files, where that is known beforehand. `says`
    is what one of the messages must name. `without` are files of the small bank that are not there. `plain` says that
    it is tried by a user without privileges, to whom an unreadable file is unreadable. `bearable` says that it may be
    refused or not: that nothing comes out but problems, and soon, is all that is asked. `seldom`: it is much like
    others, and tried by `make soak` alone.
    """

    name: str
    files: Mapping[str, File]
    line: int = 0
    says: str = ""
    without: tuple[str, ...] = ()
    plain: bool = False
    bearable: bool = False
    seldom: bool = False


def lay(case: Case, root: Path) -> Path:
    """Writes the case's bank below `root` and returns it."""
    for path, file in (small() | dict(case.files)).items():
        if path not in case.without:
            _put(root / path, file)
    return root


def seldom(cases: Iterable[Case]) -> Iterator[Case]:
    """The cases, as those that are tried now and then."""
    return (replace(case, seldom=True) for case in cases)


def _put(place: Path, file: File) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if callable(file):
        file(place)
    else:
        place.write_bytes(file.encode("utf-8", "surrogatepass") if isinstance(file, str) else file)


# Texts of a question, with one thing in them that is not as it was


FIELDS: Mapping[str, str] = {
    "title": "What is the first thing?",
    "level": "easy",
    "kind": "concept",
    "tags": "[one]",
    "summary": ">-\n  A summary says in some thirty words what one would say aloud when asked, so that one knows it.",
    "key_points": "\n  - The first point\n  - The second point",
    "pitfalls": "\n  - A mistake",
    "follow_ups": "\n  - second",
    "sources": "\n  - id: standard\n    title: A standard\n    url: https://example.org/standard",
    "added": "2026-01-02",
    "reviewed": "2026-01-03",
}
"""The fields of a question without problems, as they stand in its file."""

BODY = "An answer in depth, which says more than the short one does [@standard]."


def text(body: str = BODY, **fields: str | None) -> str:
    """The text of a question's file: other fields, more of them, or fewer where one is None."""
    return f"---\n{_head(fields)}---\n\n{body}\n"


def _head(fields: Mapping[str, str | None]) -> str:
    given = {**FIELDS, **fields}
    lines = (
        f"{name}:{'' if value.startswith(chr(10)) else ' '}{value}\n"
        for name, value in given.items()
        if value is not None
    )
    return "".join(lines)


def line_of(file: str, part: str) -> int:
    """The line of a text on which a part of it starts."""
    return file[: file.index(part)].count("\n") + 1


def answer(
    name: str, body: str, *, line: int | None = None, says: str = "", more: Mapping[str, File] | None = None
) -> Case:
    """A question whose answer is this; `line` is counted in the answer, from 1, and is the only one by default."""
    file = text(f"{body}\n\n{BODY}")
    if line is None:
        line = 0 if "\n" in body.strip("\n") else 1
    return Case(
        name, {FIRST: file, **(more or {})}, line=line_of(file, "\n---\n\n") + 2 + line if line else 0, says=says
    )


def field(name: str, field: str, value: str, *, line: int | None = None, says: str = "") -> Case:
    """A question with this as one of its fields; `line` is counted in the field, from 1."""
    file = text(**{field: value})
    if line is None:
        line = 0 if "\n" in value else 1
    return Case(name, {FIRST: file}, line=line_of(file, f"\n{field}:") + line if line else 0, says=says)


def items(name: str, field: str, *values: str, line: int = 1, says: str = "") -> Case:
    """A question with these as the items of a field that is a list; `line` is the number of an item."""
    file = text(**{field: "".join(f"\n  - {value}" for value in values)})
    return Case(name, {FIRST: file}, line=line_of(file, f"\n{field}:") + 1 + line if line else 0, says=says)


# What bytes cannot say


def link(target: str) -> Make:
    """A symbolic link."""

    def make(place: Path) -> None:
        _cleared(place).symlink_to(target)

    return make


def folder(place: Path) -> None:
    """A folder with something in it, where a file should be."""
    _cleared(place).mkdir()
    (place / "something").write_bytes(b"x")


def pipe(place: Path) -> None:
    """A named pipe, which nobody writes to: whoever opens it waits for good."""
    os.mkfifo(_cleared(place))


def large(size: int, content: bytes = b"x") -> Make:
    """A file of that many bytes at least, all alike."""

    def make(place: Path) -> None:
        _cleared(place).write_bytes(content * (size // len(content) + 1))

    return make


def sparse(size: int) -> Make:
    """A file of that many bytes, which takes no room on the disk."""

    def make(place: Path) -> None:
        with open(_cleared(place), "wb") as file:
            file.truncate(size)

    return make


def many(count: int) -> Make:
    """A folder of so many empty files."""

    def make(place: Path) -> None:
        _cleared(place).mkdir()
        for number in range(count):
            os.close(os.open(place / f"{number}.md", os.O_CREAT))

    return make


def made(write: Callable[[], str | bytes]) -> Make:
    """A file whose content is put together when it is needed."""

    def make(place: Path) -> None:
        content = write()
        _cleared(place).write_bytes(content.encode() if isinstance(content, str) else content)

    return make


def closed(place: Path) -> None:
    """A file, or folder, that may not be read."""
    if not place.exists():
        place.write_bytes(b"x")
    place.chmod(0)


def _cleared(place: Path) -> Path:
    if place.is_symlink() or place.is_file():
        place.unlink()
    elif place.is_dir():
        shutil.rmtree(place)
    return place
