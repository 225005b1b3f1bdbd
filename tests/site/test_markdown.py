"""What an answer's Markdown can hold beside text: footnotes, alerts, formulas, what opens, on a screen and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import PHONE, SCHEMES, SCREENS, Scheme, Screen, opened
from tests.site.bread import CODE
from tests.site.test_answer import tab_to

ANSWER = f"{CODE}#answer"
PART = f"{CODE}#in-other-words"


def test_by_keyboard_one_goes_to_a_footnote_and_comes_back(page: Page, bread_address: str) -> None:
    """To the very place that one came from, not to the first that refers to it."""
    page.goto(bread_address + PART)
    mark = page.locator(".alert .note a").first
    own, target = mark.get_attribute("id"), str(mark.get_attribute("href"))
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")
    expect(page.locator(f"[id='{target[1:]}']")).to_be_in_viewport()
    tab_to(page, f".note-back[href='#{own}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{own}")
    expect(page.locator(f"[id='{own}']")).to_be_focused()
    expect(page.locator(f"[id='{own}']")).to_be_in_viewport()


def test_without_scripts_a_footnote_leads_there_and_back(browser: Browser, bread_address: str) -> None:
    with opened(browser, java_script_enabled=False, **PHONE) as page:
        page.goto(bread_address + ANSWER)
        page.locator("#answer > summary").click()
        mark = page.locator(".note a").first
        mark.click()
        expect(page.locator(f"[id='{str(mark.get_attribute('href'))[1:]}']")).to_be_in_viewport()
        page.locator(".note-back").first.click()
        expect(mark).to_be_in_viewport()


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_a_wide_formula_scrolls_in_its_place(browser: Browser, bread_address: str, screen: Screen) -> None:
    with opened(browser, **screen) as page:
        page.goto(bread_address + PART)
        wide = page.locator(".formula").last
        expect(wide).to_have_attribute("tabindex", "0")
        expect(wide).to_have_attribute("aria-label", re.compile("Formula"))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for formula in page.locator("#in-depth ~ * math, #in-depth math").all():
            box = formula.bounding_box()
            assert box
            assert box["width"] > 0
            assert box["height"] > 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_alerts_differ_by_more_than_their_color(browser: Browser, bread_address: str, scheme: Scheme) -> None:
    with opened(browser, color_scheme=scheme) as page:
        page.goto(bread_address + PART)
        names = page.locator(".alert-name")
        shapes = names.evaluate_all("all => all.map((name) => getComputedStyle(name, '::before').clipPath)")
        colors = names.evaluate_all("all => all.map((name) => getComputedStyle(name).color)")
        assert names.all_inner_texts() == ["Note", "Tip", "Important", "Warning", "Caution"]
        assert len(set(shapes)) == len(set(colors)) == len(shapes)


def test_what_opens_in_an_answer_opens_by_key_and_is_open_on_paper(page: Page, bread_address: str) -> None:
    page.goto(bread_address + PART)
    part = page.locator(".fold-part")
    expect(part.locator("table")).to_be_hidden()
    part.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(part.locator("table")).to_be_visible()
    page.keyboard.press("Enter")
    page.emulate_media(media="print")
    expect(part.locator("table")).to_be_visible()
    expect(page.locator(".note-texts")).to_be_visible()
    expect(page.locator(".note-back").first).to_be_hidden()


def test_a_drawing_is_as_wide_as_its_text_says(page: Page, bread_address: str) -> None:
    page.goto(bread_address + PART)
    box = page.locator(".figure-sized").bounding_box()
    assert box
    assert box["width"] == 160
