"""Glossary terms in a text: the definition on hover, on focus and by tap, and the way to the term."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.browsing import PHONE, opened
from tests.site.bread import QUESTION, TABLE

ANSWER = f"{QUESTION}#answer"


def attended(page: Page) -> None:
    """Returns when the script is there that shows tips."""
    page.locator("a.term:not([title])").first.wait_for()


def test_a_term_shows_its_definition_on_hover_and_keeps_it_while_read(page: Page, bread_address: str) -> None:
    page.goto(bread_address + QUESTION)
    term = page.locator("a.term").first
    definition = str(term.get_attribute("title"))
    page.locator("#answer > summary").click()
    attended(page)
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
    attended(page)
    page.locator("a.term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/**")


def test_tab_goes_on_into_the_tip_and_out_of_it_again(page: Page, bread_address: str) -> None:
    page.goto(bread_address + ANSWER)
    attended(page)
    term = page.locator("a.term").first
    link = page.get_by_role("link", name="Open the term")
    term.focus()
    definition = page.get_by_role("tooltip").inner_text()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(term).to_be_focused()
    expect(link).to_have_count(0)
    term.blur()
    term.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("tooltip").filter(has_text=definition)).to_have_count(0)
    term.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/**")


def test_no_frame_cuts_the_tip_of_a_term(browser: Browser, bread_address: str) -> None:
    """A term may stand in a table that scrolls, and at its edge."""
    with opened(browser, **PHONE) as page:
        page.goto(bread_address + TABLE + "#answer")
        attended(page)
        page.evaluate("document.querySelector('.table-scroll td').append(document.querySelector('a.term'))")
        page.locator("td a.term").tap()
        tip = page.locator(".term-tip")
        expect(tip).to_be_in_viewport(ratio=1)
        assert tip.evaluate("""tip => {
          const { left, right, top, bottom } = tip.getBoundingClientRect();
          const corners = [[left + 5, top + 5], [right - 5, top + 5], [left + 5, bottom - 5], [right - 5, bottom - 5]];
          return corners.every(([x, y]) => tip.contains(document.elementFromPoint(x, y)));
        }""")


def test_a_tap_shows_the_definition_and_a_second_one_follows_the_link(browser: Browser, bread_address: str) -> None:
    with opened(browser, **PHONE) as page:
        page.goto(bread_address + ANSWER)
        attended(page)
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
        page.go_back()
        attended(page)
        term.tap()
        page.get_by_role("link", name="Open the term").tap()
        page.wait_for_url("**/glossary/**")
