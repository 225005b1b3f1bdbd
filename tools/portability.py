"""Whether others publish the same site: `make portability`.

The generator writes docs/ of the fixture bank and of the real one; MkDocs, ProperDocs and Zensical each build it. What
the others build is held against what MkDocs does: every address, former ones too, every file that is no page, and of
each page what its head says and what a reader finds. What differs is named, and fails, unless ACCEPTED says why it may.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from generator.publish.settings import SETTINGS_FILE
from tests.banks import write
from tests.html_pages import VOID
from tests.projects import fixture_project, real_project
from tools.measuring import timed


@dataclass(frozen=True, slots=True)
class Publisher:
    """A program that builds a site of docs/: its name, its package, and what runs it as a module of Python."""

    name: str
    package: str
    command: tuple[str, ...]


MKDOCS = Publisher("MkDocs", "mkdocs", ("mkdocs", "build", "--strict"))
PROPERDOCS = Publisher("ProperDocs", "properdocs", ("properdocs", "build", "--strict", "--config-file", SETTINGS_FILE))
ZENSICAL = Publisher("Zensical", "zensical", ("zensical", "build", "--strict", "--config-file", SETTINGS_FILE))
OTHERS = (PROPERDOCS, ZENSICAL)
PUBLISHERS = (MKDOCS, *OTHERS)


class Difference(NamedTuple):
    """What a publisher's site lacks, or has besides: of which file there, what of it, and what that is."""

    publisher: str
    path: str
    of: str
    lacks: bool
    what: str = ""

    def __str__(self) -> str:
        does = "changes" if self.of == BYTES else "lacks" if self.lacks else "adds"
        return f"{self.path}: {self.publisher} {does} {self.of} {self.what}".rstrip()


FILE, HEAD, BODY, BYTES = "the file", "in the head", "in the page", "what it holds"
"""What may differ: that there is a file, what a page's head says, what a reader finds, what another file holds."""


class Accepted(NamedTuple):
    """What may differ, and why: of which publishers, at which paths (a pattern), and what is part of what differs."""

    publishers: tuple[Publisher, ...]
    path: str
    of: str
    parts: tuple[str, ...]
    reason: str

    def holds(self, found: Difference) -> bool:
        """Whether it is about that difference."""
        return (
            any(found.publisher == one.name for one in self.publishers)
            and bool(re.fullmatch(self.path, found.path))
            and found.of == self.of
            and any(part in found.what for part in self.parts)
        )


PAGES, BY_HAND_PAGES, ANY = r".*\.html", r"(api|by-hand|more/.*)/index\.html", ("",)
ACCEPTED = (
    Accepted(OTHERS, PAGES, HEAD, ('name="generator"',), "each says its own name"),
    Accepted((ZENSICAL,), PAGES, BODY, ('class="md-overlay"',), "the veil of its theme's menu, which is out of sight"),
    Accepted(
        (ZENSICAL,),
        BY_HAND_PAGES,
        BODY,
        ('<p class="mend">', "/edit/", "Edit this page"),
        "it tells no template which file a page is made from, so hand-written pages have no link to edit it",
    ),
    Accepted(
        (ZENSICAL,),
        r"assets/(javascripts|stylesheets)/.*",
        FILE,
        ANY,
        "scripts and styles of a theme's own, which no page here asks for",
    ),
    Accepted((ZENSICAL,), r"search\.json", FILE, ANY, "the index of its own search, which no page here asks for"),
)
"""What is known to differ, and may."""

BELOW = "https://host.example/bank/"
"""The address of the fixture bank's site: below that of its host, as the project pages of GitHub are."""

BY_HAND = {
    "docs/by-hand.md": """\
# Salt & *water* in `dough`

A [link to a page](api/index.md), one to [a part of this page](#second-part) and one [elsewhere](https://example.org/).

## Second part

| Flour | Water |
|---|--:|
| wheat | 70 % |

- an item

    ```python
    print("<b>&")
    ```

![Steam](assets/figures/steam.svg){ width=360 height=200 }
""",
    "docs/more/by-hand.md": """\
---
title: 'Salt <b> & "water"'
description: 'Salt & "water".'
---

A [page above](../by-hand.md#second-part), and a [page here](other.md).
""",
    "docs/more/other.md": "Words without a title. It is [there](by-hand.md).\n",
}
"""Hand-written pages of every form that the fixture bank does without."""

SENDS_ON = b'http-equiv="refresh"'
"""What a page at a former address holds."""

SHOWN = 20
"""So many differences of a site are named; of the rest it is said how many."""


# What a page is


_PLACES = frozenset("action data-to href src".split())
"""Attributes that hold an address."""

_UNSEEN = frozenset({"dialog", "skip"})
"""What a theme puts into each page as data-md-component, and styles/base.css takes out of sight."""


class _Reader(HTMLParser):
    """Takes a page apart, as a browser does: its tags and its texts, those of the head and those of the body."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.head: list[str] = []
        self.body: list[str] = []
        self._address = address
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        unseen = given.get("data-md-component") in _UNSEEN or tag == "svg"
        self._tell(f"<{tag}{''.join(self._attributes(given))}>", unseen)
        if tag not in VOID:
            self._open.append((tag, unseen))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if text := " ".join(data.split()):
            self._tell(text)

    def _attributes(self, given: Mapping[str, str]) -> Iterator[str]:
        """In one order, with every address in full: it can be written in several ways."""
        for name, value in sorted(given.items()):
            yield f' {name}="{urljoin(self._address, value) if name in _PLACES else value}"'

    def _tell(self, what: str, unseen: bool = False) -> None:
        if not unseen and not any(hidden for _, hidden in self._open):
            within = self.head if any(tag == "head" for tag, _ in self._open) else self.body
            within.append(what)


def taken_apart(path: str, html: str) -> dict[str, list[str]]:
    """What a page says in its head, and what a reader finds in it; `path` is where it stands in its site."""
    reader = _Reader(urljoin(BELOW, path.removesuffix("index.html")))
    reader.feed(html)
    reader.close()
    return {HEAD: reader.head, BODY: reader.body}


# What differs


def differences(publisher: str, expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> Iterator[Difference]:
    """What differs between a site and what is expected of it, both as files by their paths."""
    for path in sorted(expected.keys() | found.keys()):
        if path not in found or path not in expected:
            yield Difference(publisher, path, FILE, path in expected)
        elif expected[path] == found[path]:
            continue
        elif path.endswith(".html"):
            pages = (taken_apart(path, site[path].decode()) for site in (expected, found))
            one, other = pages
            for of in (HEAD, BODY):
                yield from (Difference(publisher, path, of, *told) for told in _told_apart(one[of], other[of]))
        elif expected[path].rstrip() != found[path].rstrip():
            yield Difference(publisher, path, BYTES, False)


def _told_apart(expected: Sequence[str], found: Sequence[str]) -> Iterator[tuple[bool, str]]:
    """What is lacking, and what is there besides, in order."""
    if expected == found:
        return
    for kind, a, b, c, d in SequenceMatcher(None, expected, found, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from ((True, what) for what in expected[a:b])
            yield from ((False, what) for what in found[c:d])


def judged(found: Iterator[Difference]) -> tuple[list[Difference], Counter[Accepted]]:
    """What differs and may not, and how often what may."""
    refused = []
    accepted: Counter[Accepted] = Counter()
    for one in found:
        if row := next((row for row in ACCEPTED if row.holds(one)), None):
            accepted[row] += 1
        else:
            refused.append(one)
    return refused, accepted


# What is built


def with_pages_by_hand(target: Path) -> Path:
    """The fixture bank with more pages written by hand."""
    return write(fixture_project(target), BY_HAND)


BANKS: Mapping[str, Callable[[Path], Path]] = {"the fixture bank": with_pages_by_hand, "the real bank": real_project}


def site(root: Path, publisher: Publisher) -> dict[str, bytes]:
    """The site that a publisher builds of a project's docs/: its files by their paths."""
    timed(root, *publisher.command)
    built = (root / "site").rename(root / publisher.package)
    return {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*") if path.is_file()}


def compared(root: Path, bank: str) -> tuple[int, Counter[Accepted]]:
    """Builds the project's docs/ by each publisher, and prints what came of it.

    Gives how much differs and may not, and how often what may.
    """
    timed(root, "generator", "build")
    expected = site(root, MKDOCS)
    pages = [content for path, content in expected.items() if path.endswith(".html")]
    former = sum(SENDS_ON in content for content in pages)
    print(
        f"{bank}, {_named(MKDOCS)}: {len(pages):,} pages, {former:,} of them former addresses, "
        f"{len(expected) - len(pages):,} other files",
        flush=True,
    )
    count = 0
    met: Counter[Accepted] = Counter()
    for publisher in OTHERS:
        refused, accepted = judged(differences(publisher.name, expected, site(root, publisher)))
        print(f"{bank}, {_named(publisher)}: {len(refused):,} differences that are not accepted", flush=True)
        for one in islice(refused, SHOWN):
            print(f"  {one}")
        if len(refused) > SHOWN:
            print(f"  and {len(refused) - SHOWN:,} more")
        for row, times in accepted.items():
            print(f"  accepted, {times:,} times: {row.reason}")
        count += len(refused)
        met += accepted
    return count, met


def _named(publisher: Publisher) -> str:
    return f"{publisher.name} {version(publisher.package)}"


def main() -> int:
    """Prints what differs; 1 if anything does that is not accepted."""
    os.environ["SITE_URL"] = BELOW
    count = 0
    met: Counter[Accepted] = Counter()
    for bank, make in BANKS.items():
        with tempfile.TemporaryDirectory() as folder:
            refused, accepted = compared(make(Path(folder) / "project"), bank)
        count += refused
        met += accepted
    for row in ACCEPTED:
        if row not in met:
            print(f"differs no longer, and need not be accepted: {row.reason}")
    return int(count > 0)


if __name__ == "__main__":
    raise SystemExit(main())
