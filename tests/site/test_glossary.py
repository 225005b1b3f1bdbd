"""The glossary and its filter."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import PHONE, SCREENS, Screen, opened
from tests.phrases import say
from tests.rules import Published


def terms(page: Page) -> list[str]:
    return page.locator(".glossary-entry:visible dfn").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("hyd", "Hydration"),
        ("DDT", "Desired dough temperature"),
        ("hydratoin", "Hydration"),
        ("mailard", "Maillard reaction"),
        ("sourdough starter", "Levain"),
        ("tunnel oven", ""),
    ],
    ids=["start", "abbreviation", "swapped", "missing-letter", "other-name", "none"],
)
@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_it_narrows_as_one_types(
    browser: Browser, bread: Published, bread_address: str, typed: str, term: str, screen: Screen
) -> None:
    everything = [defined.term.term for defined in bread.site.terms]
    with opened(browser, **screen) as page:
        page.goto(bread_address + "glossary/")
        page.get_by_label("Filter", exact=True).press_sequentially(typed)
        status = page.locator(".filter").get_by_role("status")
        expect(status).to_contain_text("term")
        if term:
            assert term in terms(page)
            assert len(terms(page)) < len(everything) / 2
            expect(page.locator(".chips-letters")).not_to_be_visible()
        else:
            expect(status).to_have_text(say("no_term_fits", typed=typed))
            assert terms(page) == []
        page.get_by_label("Filter", exact=True).fill("")
        assert terms(page) == everything


def test_a_word_of_a_definition_finds_the_term(page: Page, bread_address: str) -> None:
    page.goto(bread_address + "glossary/")
    page.get_by_label("Filter", exact=True).press_sequentially("skin of a loaf")
    assert terms(page) == ["Scoring"]


def test_enter_goes_to_the_best_term(page: Page, bread_address: str) -> None:
    page.goto(bread_address + "glossary/")
    page.get_by_label("Filter", exact=True).press_sequentially("proof")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Proofing")


def test_a_slash_in_a_box_is_a_slash(page: Page, bread_address: str) -> None:
    page.goto(bread_address + "glossary/")
    page.get_by_label("Filter", exact=True).press_sequentially("a/b")
    expect(page.get_by_label("Filter", exact=True)).to_have_value("a/b")
    assert page.locator("dialog.search[open]").count() == 0


OPEN = "() => [...document.querySelectorAll('.glossary-entry[open]')].map((entry) => entry.id)"


def below_header(page: Page, part: Locator) -> bool:
    """Whether the part is in sight, and the bar at the top does not cover it."""
    header, box = page.get_by_role("banner").bounding_box(), part.bounding_box()
    assert header
    assert box
    return header["y"] + header["height"] <= box["y"] and box["y"] + box["height"] <= page.evaluate("innerHeight")


def test_on_a_phone_a_definition_opens_in_its_place(browser: Browser, bread_address: str) -> None:
    with opened(browser, **PHONE) as page:
        page.goto(bread_address + "glossary/")
        assert page.evaluate(OPEN) == []
        closed = page.evaluate("document.documentElement.scrollHeight")
        entry = page.locator("#levain")
        entry.locator("summary").scroll_into_view_if_needed()
        place = entry.locator("summary").bounding_box()
        entry.locator("summary").tap()
        expect(entry.locator("p")).to_be_visible()
        assert page.evaluate(OPEN) == ["levain"]
        assert entry.locator("summary").bounding_box() == place
        assert page.evaluate("document.documentElement.scrollHeight") > closed
        entry.get_by_role("link", name="More about Levain").tap()
        page.wait_for_url("**/glossary/levain/")


def test_where_there_is_room_every_definition_is_open(page: Page, bread: Published, bread_address: str) -> None:
    page.goto(bread_address + "glossary/")
    assert len(page.evaluate(OPEN)) == len(bread.site.terms)
    expect(page.locator(".glossary-jump > summary")).not_to_be_visible()
    expect(page.get_by_role("navigation", name="Letters")).to_be_visible()


def test_on_a_phone_the_letters_are_in_reach_wherever_one_is(browser: Browser, bread_address: str) -> None:
    with opened(browser, **PHONE) as page:
        page.goto(bread_address + "glossary/")
        button = page.locator(".glossary-jump > summary")
        letters = page.get_by_role("navigation", name="Letters")
        for entry in page.locator(".glossary-entry").all():
            entry.scroll_into_view_if_needed()
            expect(button).to_be_in_viewport(ratio=1)
        expect(letters).not_to_be_visible()
        button.tap()
        expect(letters).to_be_in_viewport(ratio=1)
        letters.get_by_role("link", name="P", exact=True).tap()
        page.wait_for_url("**#letter-p")
        expect(letters).not_to_be_visible()
        assert below_header(page, page.locator("#letter-p"))
        button.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(letters).not_to_be_visible()
        expect(button).to_be_focused()
        button.tap()
        page.locator("#letter-p").tap()
        expect(letters).not_to_be_visible()


def test_on_a_phone_the_filter_opens_nothing(browser: Browser, bread_address: str) -> None:
    with opened(browser, **PHONE) as page:
        page.goto(bread_address + "glossary/")
        page.get_by_label("Filter", exact=True).press_sequentially("skin of a loaf")
        assert terms(page) == ["Scoring"]
        assert page.evaluate(OPEN) == []
        page.get_by_label("Filter", exact=True).fill("")
        assert page.evaluate(OPEN) == []


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize("later", [False, True], ids=["at-once", "later"])
def test_the_address_of_a_term_in_the_list_opens_it(
    browser: Browser, bread_address: str, screen: Screen, later: bool
) -> None:
    with opened(browser, **screen) as page:
        page.goto(bread_address + ("glossary/" if later else "glossary/#poolish"))
        if later:
            page.evaluate("location.hash = 'poolish'")
        entry = page.locator("#poolish")
        expect(entry.locator("p")).to_be_in_viewport(ratio=1)
        assert below_header(page, entry.locator("summary"))
        assert screen is not PHONE or page.evaluate(OPEN) == ["poolish"]


def test_what_is_looked_for_on_the_page_opens_its_definition(browser: Browser, bread_address: str) -> None:
    """As a browser's own search does; what it finds it opens."""
    with opened(browser, **PHONE) as page:
        page.goto(bread_address + "glossary/#:~:text=skin%20of%20a%20loaf")
        expect(page.locator("#scoring > p")).to_be_in_viewport()
        assert page.evaluate(OPEN) == ["scoring"]


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_paper_shows_every_definition(browser: Browser, bread_address: str, screen: Screen) -> None:
    with opened(browser, **screen) as page:
        page.goto(bread_address + "glossary/")
        page.emulate_media(media="print")
        for definition in page.locator(".glossary-entry > p").all():
            assert definition.evaluate("p => p.checkVisibility() && p.getBoundingClientRect().height > 0")
        expect(page.locator(".glossary-jump")).not_to_be_visible()


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_without_scripts_it_is_a_list_that_opens(
    browser: Browser, bread: Published, bread_address: str, screen: Screen
) -> None:
    with opened(browser, java_script_enabled=False, **screen) as page:
        page.goto(bread_address + "glossary/?q=levain")
        expect(page.locator(".filter")).not_to_be_visible()
        assert terms(page) == [defined.term.term for defined in bread.site.terms]
        page.locator("#levain > summary").click()
        expect(page.locator("#levain > p")).to_be_visible()
        page.locator(".glossary-jump > summary").click()
        page.get_by_role("navigation", name="Letters").get_by_role("link", name="P", exact=True).click()
        expect(page.locator("#letter-p")).to_be_in_viewport()
