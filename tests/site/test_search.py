"""The search dialog, as a person uses it: by hand and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import DESKTOP, SCREENS, opened
from tests.rules import Published
from tests.site.bread import LONG_LIST, PLACES, QUESTION, TOPIC


@pytest.fixture
def home(browser: Browser, bread_address: str) -> Iterator[Page]:
    """The home on a desktop."""
    with opened(browser, **DESKTOP) as page:
        page.goto(bread_address)
        yield page


@pytest.fixture(params=SCREENS.values(), ids=list(SCREENS))
def anywhere(browser: Browser, bread_address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The home on a desktop, and on a phone."""
    with opened(browser, **request.param) as page:
        page.goto(bread_address)
        yield page


def results(page: Page) -> list[str]:
    """The titles found for what stands in the box now."""
    page.wait_for_function(
        """() => {
          const dialog = document.querySelector("dialog.search");
          const typed = dialog?.querySelector("input").value.trim();
          return typed && dialog.dataset.query === typed && dialog.querySelector("li");
        }"""
    )
    return [title.inner_text() for title in page.locator("dialog.search .search-title").all()]


def test_nothing_of_the_search_is_loaded_before_it_is_used(browser: Browser, bread_address: str) -> None:
    with opened(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for path in ("", QUESTION, TOPIC, LONG_LIST, "tags/"):
            page.goto(bread_address + path)
            page.wait_for_load_state("networkidle")
        parts = ("pagefind", "lexicon", "search-engine.js", "search-results.js")
        assert not [url for url in asked if any(part in url for part in parts)]
        page.keyboard.press("/")
        page.keyboard.type("levain")
        results(page)
        assert [url for url in asked if "pagefind" in url]


def test_the_box_in_the_header_opens_the_search(anywhere: Page) -> None:
    anywhere.get_by_role("banner").get_by_role("button", name="Search").click()
    expect(anywhere.get_by_role("combobox", name="Search questions and glossary")).to_be_focused()
    anywhere.keyboard.type("autol")
    assert "Autolyse" in results(anywhere)[:3]
    assert anywhere.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_keys_open_it_and_escape_closes_it_where_one_was(anywhere: Page, keys: str) -> None:
    anywhere.locator(".home-ways a").first.focus()
    anywhere.keyboard.press(keys)
    expect(anywhere.get_by_role("combobox")).to_be_focused()
    anywhere.keyboard.type("dough")
    results(anywhere)
    anywhere.keyboard.press("Escape")
    expect(anywhere.get_by_role("combobox")).not_to_be_visible()
    expect(anywhere.locator(".home-ways a").first).to_be_focused()
    expect(anywhere).not_to_have_url(re.compile("q="))


def test_by_keyboard_alone(anywhere: Page) -> None:
    anywhere.keyboard.press("/")
    anywhere.keyboard.type("oven")
    titles = results(anywhere)
    assert len(titles) > 2
    box = anywhere.get_by_role("combobox")

    def selected() -> str:
        (option,) = anywhere.locator("dialog.search [aria-selected=true] .search-title").all()
        active = box.get_attribute("aria-activedescendant")
        assert anywhere.locator(f"#{active} .search-title").inner_text() == option.inner_text()
        return option.inner_text()

    assert selected() == titles[0]
    anywhere.keyboard.press("ArrowDown")
    assert selected() == titles[1]
    anywhere.keyboard.press("ArrowUp")
    anywhere.keyboard.press("ArrowUp")
    assert selected() == titles[-1]
    anywhere.keyboard.press("ArrowDown")
    anywhere.keyboard.press("ArrowDown")
    expect(box).to_be_focused()
    anywhere.keyboard.press("Enter")
    expect(anywhere.get_by_role("heading", level=1)).to_have_text(titles[1])


def test_a_result_says_what_it_is_and_shows_the_words(home: Page, bread: Published) -> None:
    (term,) = (defined.term for defined in bread.site.terms if defined.term.term.lower() == PLACES.searched)
    home.keyboard.press("/")
    home.keyboard.type(PLACES.searched)
    assert results(home)[0] == term.term
    found = home.locator("dialog.search li").filter(has=home.get_by_text("Term", exact=True)).first
    expect(found.locator(".search-text")).to_have_text(term.definition)
    answer = home.locator("dialog.search li").filter(has_text="Easy · Fermentation").first
    expect(answer.locator("mark").first).to_be_visible()


def test_another_name_finds_the_term(home: Page) -> None:
    home.keyboard.press("/")
    home.keyboard.type("ddt")
    assert results(home)[0] == "Desired dough temperature"


def test_another_phrasing_finds_the_question(home: Page) -> None:
    home.keyboard.press("/")
    home.keyboard.type("how wet should it be")
    assert results(home)[0] == "What is hydration, and what does it change in a dough?"


def test_a_misspelled_word_is_mended_and_can_be_searched_as_typed(home: Page) -> None:
    home.keyboard.press("/")
    home.keyboard.type(f"bulk {PLACES.misspelled}")
    assert results(home)[0] == "Bulk fermentation"
    status = home.locator("dialog.search").get_by_role("status")
    expect(status).to_contain_text("for “bulk fermentation”")
    home.get_by_role("button", name="as typed").click()
    expect(status).not_to_contain_text("fermentation")


def test_results_are_announced(home: Page) -> None:
    status = home.locator("dialog.search").get_by_role("status")
    home.keyboard.press("/")
    home.keyboard.type("yeast")
    expect(status).to_contain_text("results")
    home.get_by_role("combobox").fill("zzzzqqqq")
    expect(status).to_contain_text("Nothing found")
    expect(status.get_by_role("link", name="All questions")).to_have_attribute("href", re.compile(r"/questions/$"))
    home.get_by_role("combobox").fill("")
    expect(status).to_contain_text("Type to search")


def test_a_search_has_an_address(browser: Browser, bread_address: str) -> None:
    with opened(browser, **DESKTOP) as page:
        page.goto(bread_address)
        page.keyboard.press("/")
        page.keyboard.type("cold proof")
        titles = results(page)
        page.wait_for_url("**/?q=cold+proof")
        address = page.url
    with opened(browser, **DESKTOP) as page:
        page.goto(address)
        assert results(page) == titles


def test_markup_in_a_query_is_text(home: Page) -> None:
    home.keyboard.press("/")
    query = '<img src=x onerror="document.title=1"> levain'
    home.keyboard.type(query)
    expect(home.locator("dialog.search")).to_have_attribute("data-query", query)
    assert home.title() != "1"


def test_with_nothing_typed_it_offers_where_to_start_and_what_was_opened(home: Page) -> None:
    home.keyboard.press("/")
    options = home.get_by_role("option")
    expect(options.first).to_have_attribute("data-url", re.compile("/collections/"))
    first = options.first.get_attribute("data-url")
    expect(home.locator("dialog.search [aria-selected=true]")).to_have_count(0)
    home.keyboard.type("autolyse")
    results(home)
    home.keyboard.press("Enter")
    home.wait_for_url("**/glossary/autolyse/")
    home.keyboard.press("/")
    expect(options.first).to_contain_text("Autolyse")
    expect(options.first).to_contain_text("Opened before")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")
    home.wait_for_url(str(first))


def test_without_a_network_it_says_so_and_goes_on_when_there_is_one(page: Page, bread_address: str) -> None:
    page.goto(bread_address)
    page.keyboard.press("/")
    expect(page.get_by_role("option").first).to_be_visible()
    page.context.set_offline(True)
    page.keyboard.type("levain")
    expect(page.get_by_role("status")).to_contain_text("needs a network")
    page.context.set_offline(False)
    page.wait_for_function("navigator.onLine")
    assert "Levain" in results(page)[:2]
