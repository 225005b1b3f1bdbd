"""A citation leads to its source and the source back to it: by keyboard, by touch, and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import PHONE, SCREENS, Screen, opened
from tests.rules import Published
from tests.site.bread import PLACES, QUESTION
from tests.site.test_answer import tab_to

ANSWER = f"{QUESTION}#answer"
FOCUSED = "document.activeElement.id"


def test_by_keyboard_one_goes_to_the_source_and_comes_back(page: Page, bread_address: str) -> None:
    """To the very citation that one came from, not to the first of that source."""
    page.goto(bread_address + ANSWER)
    for _ in range(3):
        citation = tab_to(page, ".cite a")
    own = page.evaluate(FOCUSED)
    target = str(citation.get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")
    source = page.locator(f"[id='{target[1:]}']")
    expect(source).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("id => document.getElementById(id).contains(document.activeElement)", target[1:])
    tab_to(page, f".sources-back[href='#{own}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{own}")
    expect(page.locator(f"[id='{own}']")).to_be_in_viewport()
    expect(page.locator(f"[id='{own}']")).to_be_focused()
    page.go_back()
    expect(source).to_be_in_viewport()


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_neither_end_is_behind_the_header(browser: Browser, bread_address: str, screen: Screen) -> None:
    with opened(browser, **screen) as page:
        page.goto(bread_address + ANSWER)
        header = page.get_by_role("banner").bounding_box()
        assert header
        for link in (page.locator(".cite a").first, page.locator(".sources-back").first):
            link.focus()
            page.keyboard.press("Enter")
            page.wait_for_function("href => location.hash === href", arg=link.get_attribute("href"))
            box = page.locator(":target").bounding_box()
            assert box
            assert box["y"] >= header["height"] - 1


def test_a_tap_goes_to_the_source_and_back(browser: Browser, bread_address: str) -> None:
    with opened(browser, **PHONE) as page:
        page.goto(bread_address + ANSWER)
        citation = page.locator(".cite a").first
        target, own = citation.get_attribute("href"), citation.get_attribute("id")
        citation.tap()
        page.wait_for_url(f"**{target}")
        source = page.locator(".sources li").first
        expect(source).to_be_in_viewport()
        source.locator(".sources-back").first.tap()
        page.wait_for_url(f"**#{own}")
        expect(citation).to_be_in_viewport()


def test_each_says_what_it_is(page: Page, bread: Published, bread_address: str) -> None:
    """A number alone says nothing to who hears it."""
    (question,) = (one.question for one in bread.site.questions if one.slug == PLACES.question)
    cited = [citation for text in (*question.key_points, question.body) for citation in text.citations]
    assert any(citation.locator for citation in cited)
    numbers = {source.id: number for number, source in enumerate(question.sources, start=1)}
    page.goto(bread_address + ANSWER)
    links = page.locator(".cite a")
    for link, citation in zip(links.all(), cited, strict=False):
        number = numbers[citation.source]
        title = question.sources[number - 1].title
        expect(link).to_have_text(f"[{number}]")
        expect(link).to_have_role("link")
        place = f", {citation.locator}" if citation.locator else ""
        expect(link).to_have_accessible_name(f"Source {number}: {title}{place}")
    for back in page.locator(".sources-back").all():
        expect(back).to_have_accessible_name(re.compile("Back to where it is cited"))
    assert page.locator(".sources-back").count() == links.count()


def test_a_citation_stays_on_the_line_of_its_claim(browser: Browser, bread_address: str) -> None:
    """On whatever width, it never stands alone at the start of a line."""
    with opened(browser, **PHONE) as page:
        page.goto(bread_address + ANSWER)
        for width in range(320, 440, 8):
            page.set_viewport_size({"width": width, "height": 780})
            alone = page.locator("#in-depth ~ p .cite").evaluate_all(
                """cites => cites.filter((cite) => {
                  const range = document.createRange();
                  const before = cite.previousSibling;
                  if (before?.nodeType !== Node.TEXT_NODE) return false;
                  range.setStart(before, before.length - 1);
                  range.setEnd(before, before.length);
                  const word = range.getBoundingClientRect();
                  return cite.getBoundingClientRect().left < word.left;
                }).map((cite) => cite.previousSibling.textContent.slice(-30))"""
            )
            assert alone == [], width


def test_paper_shows_the_number_and_the_address_of_the_source(page: Page, bread: Published, bread_address: str) -> None:
    (question,) = (one.question for one in bread.site.questions if one.slug == PLACES.question)
    page.goto(bread_address + QUESTION)
    page.emulate_media(media="print")
    expect(page.locator(".cite a").first).to_be_visible()
    expect(page.locator(".cite a").first).to_have_text("[1]")
    for number, source in enumerate(question.sources, start=1):
        item = page.locator(".sources li").nth(number - 1)
        expect(item).to_be_visible()
        marker = "item => getComputedStyle(item).listStyleType"
        assert item.evaluate(marker) == "decimal" or item.evaluate(
            "item => getComputedStyle(item, '::before').content"
        ) not in {"none", "normal"}
        printed = item.locator("a").first.evaluate("link => getComputedStyle(link, '::after').content")
        assert source.url in printed
    for back in page.locator(".sources-back").all():
        expect(back).not_to_be_visible()
