"""Glossary terms in a text: the definition on hover, on focus and by tap, and the way to the term."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.browsing import PHONE, opened
from tests.site.bread import QUESTION

ANSWER = f"{QUESTION}#answer"


def test_a_term_shows_its_definition_on_hover_and_keeps_it_while_read(page: Page, bread_address: str) -> None:
    page.goto(bread_address + ANSWER)
    term = page.locator("a.term").first
    definition = str(term.get_attribute("data-definition"))
    tip = page.get_by_role("tooltip")
    term.hover()
    expect(tip).to_be_visible()
    expect(tip).to_have_text(definition)
    expect(term).to_have_accessible_description(definition)
    tip.hover()
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).not_to_be_visible()


def test_a_term_shows_its_definition_on_focus(page: Page, bread_address: str) -> None:
    page.goto(bread_address + ANSWER)
    page.locator("a.term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/**")


def test_a_tap_shows_the_definition_and_a_second_one_follows_the_link(browser: Browser, bread_address: str) -> None:
    with opened(browser, **PHONE) as page:
        page.goto(bread_address + ANSWER)
        term = page.locator("a.term").first
        term.tap()
        tip = page.get_by_role("tooltip")
        expect(tip).to_be_visible()
        assert "/questions/" in page.url
        box = tip.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["viewport"]["width"]
        page.touchscreen.tap(5, 400)
        expect(tip).not_to_be_visible()
        term.tap()
        term.tap()
        page.wait_for_url("**/glossary/**")
