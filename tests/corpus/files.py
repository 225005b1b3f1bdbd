"""What stands in the folders of a bank: links, pipes, devices, folders, odd names and odd bytes."""

from __future__ import annotations

import os
from pathlib import Path

from tests.banks import small
from tests.corpus.case import (
    FIRST,
    LIST,
    TAGS,
    TERM,
    TOPICS,
    Case,
    closed,
    folder,
    large,
    link,
    made,
    many,
    pipe,
    seldom,
    sparse,
    text,
)

_BANK = "questions/bank.yml"
_FOURTH = "questions/alpha/fourth.md"
_ASSET = "docs/assets/figures/x.svg"
_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z"/></svg>\n'

_PLACES = {
    "question": FIRST,
    "term": TERM,
    "list": LIST,
    "topics": TOPICS,
    "tags": TAGS,
    "demands": _BANK,
    "asset": _ASSET,
    "page by hand": "docs/about.md",
}
"""What the generator opens, or lets MkDocs copy, by what it is."""

_OFTEN = ("question", "asset", "page by hand")

_LINKS = {
    "to the password file": "/etc/passwd",
    "to a file outside": "../../../../outside.md",
    "to a device that has no end": "/dev/zero",
    "to a device that is empty": "/dev/null",
    "to a device of chance": "/dev/urandom",
    "to a process's own": "/proc/self/environ",
    "to itself": "loop.md",
    "to nothing": "nowhere.md",
    "to the root": "/",
    "to its folder": ".",
}


def _links(*places: str) -> list[Case]:
    found = []
    for what, path in ((what, _PLACES[what]) for what in places):
        for name, target in _LINKS.items():
            to = Path(path).name if name == "to itself" else target
            found.append(Case(f"{what}: a link {name}", {path: link(to)}))
        found.append(Case(f"{what}: a pipe", {path: pipe}))
        if path not in {_ASSET, "docs/about.md"}:
            found.append(Case(f"{what}: a folder", {path: folder}))
        found.append(Case(f"{what}: unreadable", {path: closed}, plain=True))
        found.append(
            Case(
                f"{what}: in another's place by a link",
                {path: link(_inside(path)), "questions/alpha/fifth.md": text(title="What is a fifth thing?")},
            )
        )
    return found


def _inside(path: str) -> str:
    return os.path.relpath("questions/alpha/fifth.md", Path(path).parent)


def _socket(place: Path) -> None:
    """A socket, which a program left behind."""
    os.mknod(place, 0o140644)


_BYTES = {
    "UTF-16": text().encode("utf-16"),
    "UTF-16 without a mark": text().encode("utf-16-le"),
    "UTF-32": text().encode("utf-32"),
    "Latin-1": text(title="What is a caf\u00e9?").encode("latin-1"),
    "Windows-1252": text(title="What is \u201cit\u201d?").encode("cp1252"),
    "Shift JIS": text(title="\u3053\u308c\u306f\u4f55\u3067\u3059\u304b").encode("shift-jis"),
    "two marks of byte order": b"\xef\xbb\xbf\xef\xbb\xbf" + text().encode(),
    "a mark of byte order in the middle": text().replace("level:", "\ufefflevel:").encode(),
    "a null": text().replace("level:", "\x00level:").encode(),
    "nothing but nulls": b"\x00" * 100,
    "nothing": b"",
    "nothing but a mark": b"\xef\xbb\xbf",
    "nothing but lines": b"\n\n\n\n",
    "nothing but spaces": b"   ",
    "one byte": b"\xff",
    "an archive": b"PK\x03\x04" + bytes(range(256)),
    "compressed": b"\x1f\x8b\x08\x00" + bytes(range(256)),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a pointer of LFS": b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n",
    "a document of Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "HTML": b"<!DOCTYPE html>\n<html><body>Not found</body></html>\n",
    "a key": b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
    "an escape that colors": text(title="What \x1b[31mis it?").encode(),
    "a form feed": text().replace("level:", "\x0clevel:").encode(),
}

_STRAY = {
    "a copy of an editor": "questions/alpha/first.md~",
    "another copy": "questions/alpha/first (1).md",
    "a note": "questions/alpha/README.txt",
    "a page of the folder": "questions/alpha/README.md",
    "a file at the root": "questions/first.md",
    "a file at the root with fields": "questions/glossary.yml",
    "a picture": "questions/alpha/x.png",
    "a script": "questions/alpha/x.py",
    "settings": "questions/settings.yml",
    "a folder too deep": "questions/alpha/more/fourth.md",
    "a term's folder too deep": "questions/glossary/more/gadget.yml",
    "Windows' own": "questions/alpha/Thumbs.db",
    "Windows' settings": "questions/alpha/desktop.ini",
    "a name with a line's end": "questions/alpha/a\nb.txt",
    "a name that colors": "questions/alpha/\x1b[31mred.txt",
    "a name that a workflow would obey": "questions/alpha/a\n::error file=x::y.txt",
    "a name of bytes that are no text": "questions/alpha/\udcff\udcfe.txt",
    "a name with an override": "questions/alpha/\u202egpj.md",
}

CASES: tuple[Case, ...] = (
    *_links(*_OFTEN),
    *seldom(_links(*(what for what in _PLACES if what not in _OFTEN))),
    *(Case(f"question in {name}", {FIRST: content}) for name, content in _BYTES.items()),
    *(Case(f"term in {name}", {TERM: content}) for name, content in list(_BYTES.items())[8:20:3]),
    *(Case(f"topics in {name}", {TOPICS: content}) for name, content in list(_BYTES.items())[8:20:3]),
    *(Case(f"stray: {name}", {path: text(title="What is a fourth thing?")}) for name, path in _STRAY.items()),
    Case("folder of questions that is a link outside", {"questions/gamma": link("/etc")}),
    Case("folder of questions that is a link to its parent", {"questions/gamma": link("..")}),
    Case("folder of questions that is a link to another", {"questions/gamma": link("alpha")}),
    Case(
        "folder of questions that is unreadable", {"questions/gamma/x.md": "x", "questions/gamma": closed}, plain=True
    ),
    Case("folder of terms that is a link", {"questions/more": link("glossary")}),
    Case("folder of assets that is a link outside", {"docs/assets": link("/etc")}),
    Case("folder in assets that is a link outside", {"docs/assets/more": link("/etc")}),
    Case("folder in assets that is a link to its parent", {"docs/assets/more": link("..")}),
    Case("folder in docs that is a link outside", {"docs/more": link("/etc/ssl")}),
    Case("folder of the questions that is a link outside", {"questions": link("/etc")}, without=tuple(small())),
    Case("folder of the questions that is a file", {"questions": "x"}, without=tuple(small())),
    Case("folder of the questions that is a pipe", {"questions": pipe}, without=tuple(small())),
    Case("folder of docs that is a link outside", {"docs": link("/etc")}),
    Case("folder of docs that is a file", {"docs": "x"}),
    Case("folder of assets that is a file", {"docs/assets": "x"}),
    Case("socket", {"questions/alpha/socket.md": _socket}),
    Case("topics that are missing", {_BANK: "topic: {description: {required: yes}}\n"}, without=(TOPICS,)),
    Case("tags that are missing", {_BANK: "tag: {description: {required: yes}}\n"}, without=(TAGS,)),
    Case("a question without what belongs to it", {_BANK: "question: {prompt: {required: yes}}\n"}),
    Case("no folder of questions", {"docs/note.txt": "x"}, without=tuple(small())),
    Case("a folder as topics", {TOPICS: folder}),
    Case("a question of 50 MB", {FIRST: large(50_000_000, b"word ")}),
    Case("a question of 50 MB of nulls", {FIRST: sparse(50_000_000)}),
    Case("a question of a terabyte", {FIRST: sparse(1 << 40)}),
    Case("a term of 50 MB", {TERM: made(lambda: "term: Widget\ndefinition: >-\n" + "  word word\n" * 4_000_000)}),
    Case("topics of 50 MB", {TOPICS: large(50_000_000, b"# a comment\n")}),
    Case("demands of a terabyte", {_BANK: sparse(1 << 40)}),
    Case("an asset of a terabyte", {"docs/assets/x.png": sparse(1 << 40)}),
    Case("a drawing of a terabyte", {_ASSET: sparse(1 << 40)}),
    Case("a page by hand of a terabyte", {"docs/about.md": sparse(1 << 40)}),
    Case("110,001 files", {"questions/alpha/many": many(110_001)}, seldom=True),
    Case("folders 200 deep", {f"questions/{'a/' * 200}x.md": "x"}),
    Case("folders 200 deep in assets", {f"docs/assets/{'a/' * 200}x.txt": "x"}),
    Case("demands that are none", {_BANK: "question:\n  titel: {required: yes}\n"}, line=2),
    Case("demands in capitals", {_BANK: "Question:\n  title: {required: yes}\n"}, line=1),
    Case("demands that are a list", {_BANK: "- question\n"}, line=1),
    Case("demands of a kind that is none", {_BANK: "page:\n  title: {required: yes}\n"}, line=1),
    Case("demands that ask for true", {_BANK: "question:\n  title: {required: true}\n"}, line=2),
    Case("demands that ask for a number", {_BANK: "question:\n  title: {characters: 110}\n"}, line=2),
    Case(
        "demands whose least is more than their most", {_BANK: "question:\n  title: {characters: 110 to 8}\n"}, line=2
    ),
    Case("demands of a huge number", {_BANK: f"question:\n  title: {{characters: 1 to {'9' * 5_000}}}\n"}, line=2),
    Case("demands in other digits", {_BANK: "question:\n  title: {characters: \u0661 to \u0669}\n"}, line=2),
    Case("demands of a list", {_BANK: "question:\n  title: [required]\n"}, line=2),
    Case("demands of nothing", {_BANK: "question:\n"}, line=1),
    Case("demands of what a text has none of", {_BANK: "question:\n  title: {items: 1 to 2}\n"}, line=2),
    Case("demands of lists in lists", {_BANK: "question:\n  title: {required: [yes]}\n"}, line=2),
    Case("outlines that are a list", {_BANK: "house:\n  kinds: [design]\n"}, line=2),
)
