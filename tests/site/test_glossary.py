"""The glossary and its filter."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import SCREENS, Screen, opened
from tests.phrases import say
from tests.rules import Published


def terms(page: Page) -> list[str]:
    return page.locator(".glossary-entry:visible dt a").all_inner_texts()


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


def test_without_scripts_it_is_a_plain_list(browser: Browser, bread: Published, bread_address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(bread_address + "glossary/?q=levain")
        expect(page.locator(".filter")).not_to_be_visible()
        assert terms(page) == [defined.term.term for defined in bread.site.terms]
