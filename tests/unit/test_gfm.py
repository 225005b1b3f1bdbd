"""Answers look as they do on GitHub: what is accepted is shown as GitHub's own renderer shows it.

That renderer is cmark-gfm. It is compared with over CommonMark's own examples, out of the source of markdown-it-py,
over awkward texts of ours, and over every answer of the bank; what is refused, and where, stands in refused.txt.
"""

from __future__ import annotations

import json
import re
import tarfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from generator.commands.build import checked
from generator.content.answer import read
from generator.content.draft import escaped
from generator.content.model import Citation, Markdown
from tests.banks import ROOT
from tests.unit.saying import filled

HERE = Path(__file__).parent
REFUSED = HERE / "refused.txt"
OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES


def commonmark() -> dict[str, str]:
    """CommonMark's examples by number, as the Makefile has them fetched with markdown-it-py's source."""
    (archive,) = (ROOT / ".venv/spec").glob("markdown_it_py-*.tar.gz")
    with tarfile.open(archive) as source:
        (member,) = (name for name in source.getnames() if name.endswith("/commonmark.json"))
        file = source.extractfile(member)
        assert file
        return {f"commonmark {example['example']}": example["markdown"] for example in json.load(file)}


AWKWARD = {
    f"awkward {number}": text.strip("\n") + "\n"
    for number, text in enumerate((HERE / "awkward.md").read_text(encoding="utf-8").split("\n%%\n"), start=1)
}
EXAMPLES = commonmark() | AWKWARD
BODIES = {question.slug: question.body.source for question in checked(ROOT).bank.questions}


def accepted(text: str) -> tuple[Markdown, list[str]]:
    """A text as it was read, and what was said of it, each with its line."""
    said: list[str] = []
    return read(text, lambda line, message: said.append(f"{line}: {message}")), said


def holds_html(said: list[str]) -> bool:
    return any("raw HTML" in message or re.search(r": </?\w+> that ", message) for message in said)


READ = {name: accepted(text) for name, text in (EXAMPLES | BODIES).items()}
SHOWN = [name for name, (_, said) in READ.items() if not said]


def as_written(citation: Citation) -> str:
    """A citation as GitHub shows it, to whom it is text."""
    place = f", {citation.locator}" if citation.locator else ""
    return escaped(f"[@{citation.source}{place}]")


def with_emoji(html: str) -> str:
    """What GitHub makes of that HTML in a later step, out of its own list of short codes."""
    return html.replace(":rocket:", "🚀")


@dataclass
class Tree(HTMLParser):
    """A piece of HTML as the list of what opens, closes and stands in it, without what the two sides decide otherwise.

    On our side: headings are a level lower and have ids, code is colored, tasks are signs, cells have classes, and a
    drawing with a title has it below as a caption. On theirs: the attributes that GitHub's sanitizer takes out, which
    is no part of this renderer; and footnotes are
    told apart by their labels, which have numbers with us.
    """

    ours: bool
    nodes: list[object] = field(default_factory=list)
    _code: int = 0
    _task: bool = False
    _caption: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "figcaption":
            self._caption = True
            return
        if tag == "pre":
            self._code += 1
        if tag == "input" or (tag == "span" and found.get("class") == "task"):
            self.nodes.append(("task", "checked" in found or found.get("aria-label") == "Done"))
            self._task = tag == "span"
        elif tag != "div" and not (self._code and tag == "span"):
            self.nodes.append((self._named(tag), self._kept(tag, found)))

    def _named(self, tag: str) -> str:
        if tag == "figure":
            return "p"
        if self.ours or not re.fullmatch(r"h[1-6]", tag):
            return tag
        return f"h{min(int(tag[1]) + 1, 6)}"

    def _kept(self, tag: str, found: dict[str, str]) -> tuple[tuple[str, str], ...]:
        found = {name: value for name, value in found.items() if not name.startswith(("data-footnote", "aria-"))}
        if tag == "a" and re.match(r"#(?:fn|note)", found.get("href", "")):
            return (("note", "back" if re.match(r"#(?:fnref|noted)", found["href"]) else "to"),)
        if tag in {"li", "section", "sup"}:
            return ()
        if tag == "details":
            found.pop("class", "")
        if tag == "img":
            found.setdefault("alt", "")
        if not self.ours and tag not in {"td", "th"}:
            found = {name: value for name, value in found.items() if name not in {"class", "style"}}
        if tag == "img" and found["src"].endswith(".svg"):
            found.pop("title", "")
        if tag in {"td", "th"}:
            aligned = found.get("align") or found.get("class") or ""
            return (("align", aligned),) if aligned else ()
        return () if tag in {"pre", "code"} or re.fullmatch(r"h[1-6]", tag) else tuple(sorted(found.items()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "figcaption":
            self._caption = False
        elif self._task and tag == "span":
            self._task = False
        elif tag != "div" and not (self._code and tag == "span"):
            self._code -= tag == "pre"
            self.nodes.append(f"/{self._named(tag)}")

    def handle_data(self, data: str) -> None:
        if self._task or self._caption:
            return
        if self.nodes and isinstance(last := self.nodes[-1], Text):
            last.text += data
        else:
            self.nodes.append(Text(data, in_code=self._code > 0))


@dataclass
class Text:
    """Text between tags: in code as it is, else with white space made one space."""

    text: str
    in_code: bool

    def shown(self) -> str:
        return self.text.rstrip("\n") if self.in_code else re.sub(r"[ \n]+", " ", self.text).strip(" ")


def tree(html: str, *, ours: bool) -> list[object]:
    found = Tree(ours)
    found.feed(html)
    found.close()
    shown = [node.shown() if isinstance(node, Text) else node for node in found.nodes]
    return [node for node in shown if node != ""]


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_accepted_is_shown_as_github_shows_it(name: str) -> None:
    markdown, _ = READ[name]
    theirs = with_emoji(cmarkgfm.github_flavored_markdown_to_html(markdown.source, options=OPTIONS))
    if markdown.citations:
        theirs = theirs.replace("; @", "][@")  # two in one pair of brackets are two
    assert tree("".join(filled(part, as_written) for part in markdown.parts), ours=True) == tree(theirs, ours=False)


def test_seven_of_eight_texts_without_html_are_accepted() -> None:
    without = [name for name in EXAMPLES if not holds_html(READ[name][1])]
    refused = [name for name in without if READ[name][1]]
    assert len(without) >= 300
    assert len(refused) <= len(without) / 8
    examples = [name for name in without if name.startswith("commonmark")]
    assert sum(bool(READ[name][1]) for name in examples) <= len(examples) / 8, "of CommonMark's own alone too"


def test_every_answer_of_the_bank_is_accepted() -> None:
    assert {slug: READ[slug][1] for slug in BODIES if READ[slug][1]} == {}


def test_each_refusal_names_its_rule_and_line(request: pytest.FixtureRequest) -> None:
    """What is refused among the examples, with each message as it was accepted."""
    found = [f"{name}, line {message}" for name in EXAMPLES for message in READ[name][1]]
    if request.config.getoption("--refresh"):
        REFUSED.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    assert found == REFUSED.read_text(encoding="utf-8").splitlines()
