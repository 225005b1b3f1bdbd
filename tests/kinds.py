"""Every kind of page that a reader meets, in every state that looks different."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browsing import SCREENS, stand_still
from tests.phrases import say


@dataclass(frozen=True)
class Places:
    """Where each kind of page is to be met in some bank: slugs, and what to search for.

    `question` has one of everything that a question's page may have; `code` a block of code that scrolls on a phone,
    `table` a table, and `reply` a follow-up with its reply. `tag` is one that questions of every track carry. `found`
    are words that some question of the hardest level has, `filtered` a part of some term's name, `searched` a term's
    name, and `misspelled` a word that the search mends.
    """

    question: str
    code: str
    table: str
    reply: str
    topic: str
    tag: str
    long_list: str
    short_list: str
    term: str
    found: str
    filtered: str
    searched: str
    misspelled: str


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


def kinds(places: Places) -> tuple[Kind, ...]:
    """Every kind of page, met at those places."""
    question = f"questions/{places.question}/"
    return (
        Kind("home", ""),
        Kind("menu", "", _menu, ("phone",), by_hand=True),
        Kind("question", question),
        Kind("answer", f"{question}#answer"),
        Kind("code", f"questions/{places.code}/#in-depth"),
        Kind("table", f"questions/{places.table}/#in-depth"),
        Kind("reply", f"questions/{places.reply}/#follow-ups", _open_replies, by_hand=True),
        Kind("topic", f"topics/{places.topic}/"),
        Kind("level", "levels/hard/"),
        Kind("tags", "tags/"),
        Kind("tag", f"tags/{places.tag}/"),
        Kind("collections", "collections/"),
        Kind("collection", f"collections/{places.long_list}/"),
        Kind("collection-open", f"collections/{places.short_list}/", _open_all, by_hand=True),
        Kind("find", "questions/", _ready),
        Kind("found", f"questions/?level=hard&q={places.found}", _found),
        Kind("glossary", "glossary/", _ready),
        Kind("filtered", f"glossary/?q={places.filtered}", _ready),
        Kind("term", f"glossary/{places.term}/"),
        Kind("search", question, _search(places.searched), by_hand=True),
        Kind("search-mended", "", _search(places.misspelled), by_hand=True),
        Kind("keys", question, _keys, by_hand=True),
        Kind("practice", "practice/", _practice_form),
        Kind("practicing", f"practice/?list={places.short_list}", _practicing, by_hand=True),
        Kind("practiced", f"practice/?list={places.short_list}", _practiced, by_hand=True),
        Kind("progress", "progress/", _progress),
        Kind("api", "api/"),
        Kind("downloads", "downloads/"),
        Kind("not-found", "404.html"),
    )


def _search(query: str) -> Callable[[Page], object]:
    def act(page: Page) -> None:
        page.locator(".site-header [data-search]").click()
        page.get_by_role("combobox").fill(query)
        page.locator(f"dialog.search[data-query='{query}'] [role=option]").first.wait_for()

    return act


def _open_all(page: Page) -> None:
    page.get_by_role("button", name=say("open_all")).click()


def _open_replies(page: Page) -> None:
    for reply in page.locator(".reply > summary").all():
        reply.press("Enter")


def _practice_form(page: Page) -> None:
    page.locator(".practice-form:not([data-awaits-script])").last.wait_for()


def _practicing(page: Page) -> None:
    page.get_by_role("button", name=say("practice_reveal")).click()
    page.get_by_role("group", name=say("practice_how")).wait_for()


def _practiced(page: Page) -> None:
    _practicing(page)
    page.get_by_role("button", name="Again", exact=False).click()
    page.get_by_role("button", name="End").click()
    page.locator(".practice-sheet").wait_for()


def _progress(page: Page) -> None:
    """As it is after a session in this browser."""
    page.locator("[data-progress]:not([data-awaits-script])").wait_for()


def _menu(page: Page) -> None:
    page.get_by_role("button", name="Menu").click()


def _keys(page: Page) -> None:
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()


def _ready(page: Page) -> None:
    page.locator(".filter:not([data-awaits-script])").wait_for()


def _found(page: Page) -> None:
    page.locator(".find-narrowed .find-said").get_by_text("question").wait_for()
