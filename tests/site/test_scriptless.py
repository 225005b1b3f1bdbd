"""Where no script runs, what needs one is not there, nor is a hole in its place; and all of the content is."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import SCREENS, opened
from tests.kinds import Kind
from tests.phrases import say
from tests.site.bread import KINDS, PLACES


@pytest.fixture(params=[*SCREENS])
def bare(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A browser in which no script runs."""
    with opened(browser, **SCREENS[request.param], java_script_enabled=False) as page:
        yield page


PLAIN = [kind for kind in KINDS if not kind.by_hand and not kind.path.partition("?")[2]]


@pytest.mark.parametrize("kind", PLAIN, ids=lambda kind: kind.name)
def test_nothing_holds_a_place_for_what_does_not_come(bare: Page, bread_address: str, kind: Kind) -> None:
    bare.goto(bread_address + kind.path)
    for part in bare.locator("[data-awaits-script]").all():
        assert part.bounding_box() is None, part.evaluate("part => part.outerHTML.slice(0, 80)")


def test_a_page_says_what_is_left_of_it(bare: Page, bread_address: str) -> None:
    for path, phrase, way in (
        ("questions/", "find_without", "tags/"),
        ("practice/", "practice_without", f"collections/{PLACES.long_list}/"),
        ("progress/", "progress_without", "collections/"),
        ("random/", "random_needs_scripts", "questions/"),
    ):
        bare.goto(bread_address + path)
        expect(bare.get_by_text(say(phrase), exact=False)).to_be_visible()
        link = bare.get_by_role("main").locator(f"a[href$='/{way}']").first
        expect(link).to_be_in_viewport()


def test_the_page_that_picks_a_question_is_a_page_as_any_other(bare: Page, bread_address: str) -> None:
    bare.goto(bread_address + "random/")
    expect(bare.get_by_role("banner")).to_be_visible()
    expect(bare.get_by_role("contentinfo")).to_be_visible()
    shown = "heading => [getComputedStyle(heading).fontFamily, getComputedStyle(heading).fontSize]"
    here = bare.get_by_role("heading", level=1).evaluate(shown)
    bare.goto(bread_address + "questions/")
    assert here == bare.get_by_role("heading", level=1).evaluate(shown)


def test_the_search_of_an_unknown_address_leads_to_the_questions(bare: Page, bread_address: str) -> None:
    bare.goto(bread_address + "no-such-page/")
    main = bare.get_by_role("main")
    main.get_by_role("searchbox", name=say("search_label")).fill("steam & crumb")
    main.get_by_role("button", name=say("search")).click()
    assert bare.url == f"{bread_address}questions/?{urlencode({'q': 'steam & crumb'})}"
    expect(main.get_by_role("link").filter(has_text="steam").first).to_be_visible()
