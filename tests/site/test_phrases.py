"""Every phrase stands in the catalogue: a site whose phrases are all marked shows nothing else but its content.

What is neither marked nor a part of the content is a phrase that stands in the theme itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from generator.commands.build import checked
from generator.outputs.worked import worked
from generator.theme.files import catalogue
from generator.theme.phrases import Phrase
from tests.browsing import SCREENS, opened
from tests.html_pages import VOID
from tests.kinds import Kind
from tests.projects import FIXTURE, fixture_project, once
from tests.publishing import publish, served
from tests.site.bread import KINDS, QUESTION

BEGINS, ENDS = "⟦", "⟧"
ODD = "\"'<b>&amp;"
"""Stands in every phrase as it is, so that one which is not escaped somewhere shows."""

_MARKED = re.compile(f"{BEGINS}[^{BEGINS}{ENDS}]*{ENDS}", re.DOTALL)
_WORDS = re.compile(r"[^\W\d_]{2,}")
SPOKEN = ("alt", "aria-label", "aria-description", "content", "label", "placeholder", "title", "data-title")
"""Attributes that are read or heard; of `content` those of the meta tags that readers are shown."""

SEEN_META = {"description", "og:title", "og:description", "og:image:alt"}
BREAK = "\n\n"


def marked(phrase: Phrase) -> Phrase:
    if isinstance(phrase, str):
        return f"{BEGINS}{ODD}{phrase}{ENDS}"
    return {category: f"{BEGINS}{ODD}{text}{ENDS}" for category, text in phrase.items()}


def make(place: Path) -> None:
    project = fixture_project(place)
    settings = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["extra"]["phrases"] = {key: marked(phrase) for key, phrase in catalogue().items()}
    (project / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    publish(project)


@pytest.fixture(scope="session")
def marked_site(shared: Path) -> Path:
    return once(shared / "marked", make) / "site"


@pytest.fixture(scope="session")
def marked_address(marked_site: Path) -> Iterator[str]:
    with served(marked_site) as address:
        yield address


def words(text: str) -> str:
    return f" {' '.join(_WORDS.findall(text.casefold()))} "


def titles(nav: list[dict[str, Any]]) -> list[str]:
    """What the pages of a navigation are called, and its sections."""
    named = [(title, target) for entry in nav for title, target in entry.items()]
    return [name for title, target in named for name in (title, *(titles(target) if isinstance(target, list) else ()))]


@pytest.fixture(scope="session")
def content(marked_site: Path) -> str:
    """Every word of the content, in order: what is written by hand for this bank."""
    root = marked_site.parent
    files = [*sorted((FIXTURE / "questions").rglob("*.*")), *sorted((root / "docs").glob("api/*.md"))]
    settings = yaml.safe_load((root / "theme.yml").read_text(encoding="utf-8").replace("!ENV", ""))
    own = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    said = [own["site_name"], own["site_description"], settings["copyright"]]
    said += titles(settings["nav"])
    asked = (answered.question.calculator for answered in checked(FIXTURE).site().questions)
    said += [number.words for calculator in asked if calculator for number in worked(calculator).results]
    texts = (path.read_text(encoding="utf-8") for path in files if path.suffix in {".md", ".yml"})
    return "".join(words(text) for text in [*said, *texts])


def unmarked(texts: Iterable[str], content: str) -> list[str]:
    """The texts, in the order of the page, that are neither marked nor of the content."""
    text = BREAK.join(texts)
    if text.count(BEGINS) != text.count(BEGINS + ODD) or text.count(BEGINS) != text.count(ENDS):
        raw = re.findall(f"{BEGINS}(?!{re.escape(ODD)}).{{0,80}}", text) or [text]
        return [f"not escaped: {piece}" for piece in raw]
    while (shorter := _MARKED.sub(" ", text)) != text:
        text = shorter
    return [piece.strip() for piece in text.split(BREAK) if words(piece).strip() and words(piece) not in content]


class Texts(HTMLParser):
    """Every text of a page, and every attribute that is read or heard, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.spoken: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "meta" and not SEEN_META & {attributes.get("name"), attributes.get("property")}:
            return
        self.spoken += [attributes[name] for name in SPOKEN if name in attributes]
        if tag not in VOID:
            # The theme that is extended has a way to the content of its own, which stays out of sight.
            self._open.append("script" if attributes.get("data-md-component") == "skip" else tag)

    def handle_endtag(self, _: str) -> None:
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not {"script", "style", "svg"} & set(self._open):
            self.found.append(data)


def read(html: str) -> Texts:
    texts = Texts()
    texts.feed(html)
    texts.close()
    return texts


def test_pages_show_phrases_of_the_catalogue_and_content_alone(marked_site: Path, content: str) -> None:
    found = {}
    for path in sorted(marked_site.rglob("*.html")):
        texts = read(path.read_text(encoding="utf-8"))
        if left := [
            *unmarked(texts.found, content),
            *(one for text in texts.spoken for one in unmarked([text], content)),
        ]:
            found[path.relative_to(marked_site).as_posix()] = sorted(set(left))
    assert found == {}


def test_a_phrase_that_is_in_no_catalogue_is_found(content: str) -> None:
    mark = f"{BEGINS}{escape(ODD)}"
    title = f"<h1>{mark}Title of <b>x</b>{ENDS}</h1>"
    texts = read(f"{title}<p>Read more</p><p>12 · 3</p><a title='Go on'>{mark}a{ENDS}</a>")
    assert unmarked(texts.found, content) == ["Read more"]
    assert unmarked(texts.spoken, content) == ["Go on"]


_SHOWN = """() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    // The search's excerpts are content, put together by Pagefind.
    const unseen = walker.currentNode.parentElement.closest("script, style, svg, .search-text");
    if (!unseen) texts.push(walker.currentNode.data);
  }
  const names = ["alt", "aria-label", "placeholder", "title"];
  const spoken = [...document.body.querySelectorAll("*")].flatMap((element) =>
    names.filter((name) => element.hasAttribute(name)).map((name) => element.getAttribute(name)));
  return [texts, spoken];
}"""


def left_on(page: Page, content: str) -> list[str]:
    texts, spoken = page.evaluate(_SHOWN)
    return [*unmarked(texts, content), *(one for text in spoken for one in unmarked([text], content))]


ACTING = [kind for kind in KINDS if kind.by_hand or kind.act is not Page.bring_to_front]
"""Those on which a script says something, be it of itself or to a reader; of others it is what the page shows."""


@pytest.mark.parametrize("kind", ACTING, ids=lambda kind: kind.name)
def test_scripts_say_phrases_of_the_catalogue_alone(
    browser: Browser, marked_address: str, content: str, kind: Kind
) -> None:
    with opened(browser, **SCREENS[kind.screens[-1]]) as page:
        kind.reach(page, marked_address)
        typed = page.evaluate("document.querySelector('[type=search]')?.value ?? ''")
        assert [text for text in left_on(page, content) if typed not in text] == []


def test_what_a_button_says_when_it_is_done_is_of_the_catalogue(
    browser: Browser, marked_address: str, content: str
) -> None:
    with opened(browser, **SCREENS["desktop"], permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(marked_address + QUESTION + "#answer")
        for button in page.locator("[data-share]:visible, .highlight button:visible").all():
            button.click()
            assert left_on(page, content) == []
        page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); 0")
        page.evaluate("document.execCommand = () => false; 0")
        page.locator("[data-share]").first.click()
        page.get_by_text(f"{BEGINS}{ODD}This browser").wait_for()
        address = page.url.split("#")[0]
        assert [text for text in left_on(page, content) if address not in text] == []
