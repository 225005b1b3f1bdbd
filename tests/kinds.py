"""Every kind of page that a reader meets, in every state that looks different, and the screens they are met on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Page

from tests.banks import ROOT

Screen = dict[str, Any]

DESKTOP: Screen = {"viewport": {"width": 1280, "height": 860}}
PHONE: Screen = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
ZOOMED: Screen = {"viewport": {"width": 320, "height": 256}}
"""What 1280 by 1024 pixels show at a zoom of 400 percent (WCAG 2.2, 1.4.10)."""

SCREENS = {"phone": PHONE, "desktop": DESKTOP}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

_TOKENS = (ROOT / "docs/assets/css/tokens.css").read_text(encoding="utf-8")
COLORS: dict[Scheme, dict[str, str]] = {
    "light": dict(re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}),", _TOKENS)),
    "dark": dict(re.findall(r"--([a-z-]+): light-dark\(#[0-9a-f]{6}, (#[0-9a-f]{6})\)", _TOKENS)),
}
"""The color tokens of the site."""

QUESTION = "questions/what-is-training-serving-skew/"


@dataclass(frozen=True)
class Kind:
    """A kind of page in one state: where it is, what to do there, and on which screens it exists.

    `by_hand` says that what is done is a reader's doing, after which the page may change.
    """

    name: str
    path: str
    act: Callable[[Page], object] = Page.bring_to_front
    screens: tuple[str, ...] = tuple(SCREENS)
    by_hand: bool = False

    def reach(self, page: Page, address: str) -> None:
        """Goes there, and waits until the page stands still."""
        page.goto("about:blank")
        page.goto(address + self.path)
        page.evaluate("document.fonts.ready")
        self.act(page)
        stand_still(page)


def stand_still(page: Page) -> None:
    """Returns when nothing on the page moves or changes its color any more."""
    page.evaluate("Promise.allSettled(document.getAnimations().map((animation) => animation.finished))")


def _search(query: str) -> Callable[[Page], object]:
    def act(page: Page) -> None:
        page.locator(".site-header [data-search]").click()
        page.get_by_role("combobox").fill(query)
        page.get_by_role("option").first.wait_for()

    return act


def _open_all(page: Page) -> None:
    page.get_by_role("button", name="Open all").click()


def _menu(page: Page) -> None:
    page.get_by_role("button", name="Menu").click()


def _keys(page: Page) -> None:
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()


def _ready(page: Page) -> None:
    page.locator(".ready:is(.find, .filter)").wait_for()


def _found(page: Page) -> None:
    page.locator(".narrowed .find-said").get_by_text("question").wait_for()


KINDS = (
    Kind("home", ""),
    Kind("menu", "", _menu, ("phone",), by_hand=True),
    Kind("question", QUESTION),
    Kind("answer", f"{QUESTION}#answer"),
    Kind("code", "questions/kv-cache-cost/#in-depth"),
    Kind("table", "questions/champion-challenger/#in-depth"),
    Kind("topic", "topics/rag/"),
    Kind("level", "levels/hard/"),
    Kind("tags", "tags/"),
    Kind("tag", "tags/drift/"),
    Kind("collections", "collections/"),
    Kind("collection", "collections/llmops-50/"),
    Kind("collection-open", "collections/mlops-fundamentals/", _open_all, by_hand=True),
    Kind("find", "questions/", _ready),
    Kind("found", "questions/?level=hard&q=rag", _found),
    Kind("glossary", "glossary/", _ready),
    Kind("filtered", "glossary/?q=cache", _ready),
    Kind("term", "glossary/retrieval-augmented-generation/"),
    Kind("search", QUESTION, _search("kv cache"), by_hand=True),
    Kind("search-mended", "", _search("hallucenation"), by_hand=True),
    Kind("keys", QUESTION, _keys, by_hand=True),
    Kind("api", "api/"),
    Kind("not-found", "404.html"),
)


def kind_named(name: str) -> Kind:
    """The one kind of that name."""
    (kind,) = (kind for kind in KINDS if kind.name == name)
    return kind


def transferred(page: Page) -> float:
    """Kilobytes that the page has fetched so far, as they went over the wire, with their headers."""
    sizes = """[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
        .map((entry) => entry.transferSize)"""
    return float(sum(page.evaluate(sizes))) / 1000
