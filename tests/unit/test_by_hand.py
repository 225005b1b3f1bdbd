"""Hand-written pages: what MkDocs would refuse in its build is said before, and so is what no page should hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.commands.build import checked
from generator.content import limits
from tests.banks import copy_project, small, write


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small bank with the real settings and theme, and with a drawing."""
    content = write(tmp_path_factory.mktemp("content"), small()) / "questions"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"/>'
    return write(copy_project(tmp_path_factory.mktemp("project"), content), {"docs/assets/ramp.svg": drawing})


def said(project: Path, text: str, path: str = "about.md") -> list[str]:
    """What is said of the project with that page."""
    page = project / "docs" / path
    page.parent.mkdir(exist_ok=True)
    page.write_text(text, encoding="utf-8")
    try:
        return [str(problem).removeprefix(f"docs/{path}:") for problem in checked(project).problems]
    finally:
        page.unlink()


def all_said(project: Path, texts: Sequence[str]) -> list[list[str]]:
    """What is said of each of the pages, which stand in the project together."""
    pages = [project / "docs" / f"page-{number}.md" for number in range(len(texts))]
    try:
        for page, text in zip(pages, texts, strict=True):
            page.write_text(text, encoding="utf-8")
        found = [str(problem) for problem in checked(project).problems]
    finally:
        for page in pages:
            page.unlink()
    starts = [f"docs/{page.name}:" for page in pages]
    assert all(line.startswith(tuple(starts)) for line in found)
    return [[line.removeprefix(start) for line in found if line.startswith(start)] for start in starts]


def test_a_page_of_plain_markdown_passes(project: Path) -> None:
    text = """\
---
title: "About: this site"
description: Whom it is for, and what is in it.
---

# About

See [the first](questions/first.md#answer), [the glossary](glossary/index.md), [the font](assets/fonts/OFL.txt) and
[elsewhere](https://example.org/a?b=c&d=e "A title"). Press <kbd>K</kbd>.

![A ramp](assets/ramp.svg)

| One | Two |
|-----|-----|
| 1   | 2   |

```python title="x"
print("<script>")
```

- `<script>alert(1)</script>`

## A part { #part }

Back to [the part](#part).
"""
    assert said(project, text) == []


RENDERED = [
    ("# A\n\n<script>alert(1)</script>", '3: "<script>" in a page; use Markdown'),
    ("# A\n\na <ScRiPt src=x> b", '3: "<script src="x">" in a page'),
    ("# A\n\n<img src=x onerror=alert(1)>", '3: "<img onerror="alert(1)" src="x">" in a page'),
    ("# A\n\n<svg/onload=alert(1)>", '3: "<svg onload="alert(1)">" in a page'),
    ("# A\n\n<!-- a comment -->", '3: "<!-- a comment -->" in a page'),
    ("# A\n\n<iframe src='https://x.y'></iframe>", '3: "<iframe'),
    ("# A\n\n<base href='https://x.y'>", '3: "<base'),
    ("# A\n\n<form action='https://x.y'></form>", '3: "<form'),
    ("# A\n\n<meta http-equiv=refresh content='0; url=https://x.y'>", '3: "<meta'),
    ("# A\n\n<p style='color: red'>a</p>", '3: "<p style="color: red">" in a page'),
    ("# A\n\n*a*{: onclick=alert(1) }", '3: "<em onclick="alert(1)">" in a page'),
    ("# A { onclick=alert(1) }", '1: "<h1'),
    ("# A\n\n[a](javascript:alert(1))", "3: "),
    ("# A\n\n[a](&#106;avascript:alert(1))", "1: "),
    ("# A\n\n[a][r]\n\n[r]: javascript:alert(1)", "5: "),
    ("# A\n\n[a](data:text/html,x)", "3: "),
    ("# A\n\n[a](https://user:word@example.org/)", '3: "https://user:word@example.org/" holds a name or password'),
    ("# A\n\n![a](https://example.org/a.png)", '3: a picture from "https://example.org/a.png"; put its file into'),
    ("# A\n\na&#x202e;b", "1: U+202E RIGHT-TO-LEFT OVERRIDE, written as a reference; take it out"),
    ("# A\n\n[a](nowhere.md)", "3: contains a link 'nowhere.md', but the target is not found"),
    ("# A\n\n[a](#nowhere)", "3: contains a link '#nowhere', but there is no such anchor"),
    (
        "# A\n\n[a](questions/first.md#nowhere)",
        "3: contains a link 'questions/first.md#nowhere'",
    ),
    ("# A\n\n[a](../mkdocs.yml)", "3: contains a link '../mkdocs.yml'"),
    ("# A\n\n[a](/questions/first/)", "3: "),
    ("# A\n\n[a](http://[x)", "1: MkDocs makes no page of it: "),
    ("", "1: a page without words; write some, or delete it"),
    ("---\ntemplate: sent-on.html\n---\na", '2: unknown field "template"; allowed: title, description'),
    ("template: sent-on.html\n\na", '1: unknown field "template"; allowed: title, description'),
    (
        '---\ntitle: a\ndescription: "a\\u202eb"\n---\na',
        "3: U+202E RIGHT-TO-LEFT OVERRIDE, written as an escape; take it out",
    ),
    ("---\ntitle: [a]\n---\na", "2: title: \"['a']\"; allowed: a text; put it in quotes"),
    ("---\ntitle: 2026-01-01\n---\na", '2: title: "2026-01-01"; allowed: a text; put it in quotes'),
    (
        "---\ntitle: !!python/object/apply:os.getcwd []\n---\na",
        '2: the tag "tag:yaml.org,2002:python/object/apply:os.getcwd"',
    ),
    ("---\ntitle: One\ntitle: Two\n---\na", '3: "title" is given twice, first on line 2; keep one'),
    ("---\n: :\n---\na", "2: "),
    ("a\n" * (limits.BY_HAND_LINES + 1), "1: 1,501 lines; allowed in a page written by hand: 1,500"),
    ("[" * (limits.BY_HAND_SIGNS + 1), "1: 501 of the sign [; allowed in a page written by hand: 500"),
]
"""Texts, each with what is said of it once MkDocs has rendered it, by its line."""

READ = [
    ("# A\n\na\u202eb", "3: U+202E RIGHT-TO-LEFT OVERRIDE; take it out"),
    ("a " * limits.BY_HAND_BYTES, "1: more than 50,000 bytes"),
]
"""Texts of which something is said before."""


@pytest.mark.parametrize("cases", [RENDERED, READ], ids=["rendered", "read"])
def test_anything_else_is_refused_at_its_line(project: Path, cases: list[tuple[str, str]]) -> None:
    found = all_said(project, [text for text, _ in cases])
    missing = [(message, said) for (_, message), said in zip(cases, found, strict=True) if not _starts(said, message)]
    assert missing == []


def _starts(said: list[str], message: str) -> bool:
    return any(line.startswith(message) for line in said)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("about page.md", '1: the name "about page.md"; allowed: letters from a to z'),
        ("questions/about.md", "1: a file where pages are generated, written or edited by hand"),
        ("about.markdown", "1: a file of a kind that is not published; allowed: .md,"),
    ],
)
def test_a_page_has_a_name_and_an_address_of_its_own(project: Path, path: str, message: str) -> None:
    assert [line[: len(message)] for line in said(project, "# A page", path)] == [message]


def test_two_pages_have_two_addresses(project: Path) -> None:
    first, second = (
        write(project, {f"docs/{path}": "# A page"}) / "docs" / path for path in ("a/b.md", "a/b/index.md")
    )
    found = list(map(str, checked(project).problems))
    first.unlink()
    second.unlink()
    assert found == ["docs/a/b/index.md:1: a page at a/b/, where a/b.md is; move it, or delete it"]
