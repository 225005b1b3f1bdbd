"""The home is one question to answer now, and the thirty seconds are a clock: here and wherever an answer is closed."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import DESKTOP, PHONE, opened
from tests.phrases import say
from tests.site.bread import QUESTION

SECOND = 1000  # milliseconds


def asked(page: Page) -> Locator:
    """The question in sight."""
    return page.locator("[data-live] article:visible")


def test_a_question_is_in_sight_at_once_and_its_answer_is_not(browser: Browser, bread_address: str) -> None:
    for screen in (PHONE, DESKTOP):
        with opened(browser, **screen) as page:
            page.goto(bread_address)
            expect(asked(page)).to_have_count(1)
            expect(asked(page).get_by_role("heading", level=2)).to_be_in_viewport(ratio=1)
            expect(asked(page).locator("summary")).to_be_in_viewport(ratio=1)
            expect(asked(page).locator(".answer-short")).to_be_hidden()


def test_keys_open_the_answer_and_go_on(browser: Browser, bread_address: str) -> None:
    with opened(browser, **DESKTOP) as page:
        page.goto(bread_address)
        first = asked(page).locator("h2").inner_text()
        page.keyboard.press("a")
        expect(asked(page).locator(".answer-short")).to_be_visible()
        assert asked(page).get_by_role("checkbox").count()
        page.keyboard.press("ArrowRight")
        second = asked(page).locator("h2")
        expect(second).to_be_focused()
        assert second.inner_text() != first
        expect(asked(page).locator(".answer-short")).to_be_hidden()
        page.keyboard.press("a")
        expect(asked(page).locator(".answer-short")).to_be_visible()
        seen = {first}
        while (title := asked(page).locator("h2").inner_text()) not in seen:
            seen.add(title)
            page.keyboard.press("ArrowRight")
        assert title == first, "after the last one comes the first"


def test_without_scripts_the_next_question_is_a_page(browser: Browser, bread_address: str) -> None:
    with opened(browser, **PHONE, java_script_enabled=False) as page:
        page.goto(bread_address)
        page.locator("[data-live] summary").first.click()
        expect(page.locator(".answer-short").first).to_be_visible()
        page.get_by_role("link", name=say("home_next")).click()
        expect(page.locator(".question-head h1")).to_be_visible()


def test_the_map_fills_as_questions_are_marked(browser: Browser, bread_address: str) -> None:
    with opened(browser, **DESKTOP) as page:
        page.goto(bread_address)
        assert page.locator("[data-cells] > [data-mark=known]").count() == 0
        page.goto(bread_address + QUESTION)
        page.keyboard.press("a")
        page.get_by_role("button", name=say("mark_known")).click()
        page.goto(bread_address)
        expect(page.locator("[data-cells] > [data-mark=known]")).to_have_count(1)
        expect(page.locator("[data-cells=flour] > [data-mark=known]")).to_have_count(1)


def running(page: Page, address: str) -> Locator:
    """The dial on a question's page, seen to run by a time that the test lets pass."""
    page.clock.install()
    page.goto(address + QUESTION)
    dial = page.locator("[data-clock]")
    expect(dial).to_have_accessible_name(say("clock_stop"))
    return dial


def test_the_clock_runs_until_the_answer_opens(browser: Browser, bread_address: str) -> None:
    with opened(browser, **PHONE) as page:
        dial = running(page, bread_address)
        page.clock.run_for(10 * SECOND)
        assert int(dial.inner_text()) <= 20
        page.locator("#answer > summary").click()
        left = dial.text_content()
        page.clock.run_for(10 * SECOND)
        assert dial.text_content() == left


def test_the_clock_waits_while_something_lies_over_the_question(browser: Browser, bread_address: str) -> None:
    with opened(browser, **PHONE) as page:
        dial = running(page, bread_address)
        page.keyboard.press("Control+k")
        page.clock.run_for(500)
        left = int(str(dial.text_content()))
        page.clock.run_for(10 * SECOND)
        assert int(str(dial.text_content())) == left
        page.keyboard.press("Escape")
        page.clock.run_for(10 * SECOND)
        assert int(str(dial.text_content())) <= left - 9


def test_the_clock_ends_at_nothing(browser: Browser, bread_address: str) -> None:
    with opened(browser, **PHONE) as page:
        dial = running(page, bread_address)
        page.clock.run_for(40 * SECOND)
        expect(dial).to_have_text("0")
        expect(dial).to_have_accessible_name(say("clock_start"))
        dial.click()
        expect(dial).to_have_text("30")


def test_who_stops_the_clock_is_not_hurried_again(browser: Browser, bread_address: str) -> None:
    with opened(browser, **DESKTOP) as page:
        page.goto(bread_address + QUESTION)
        dial = page.locator("[data-clock]")
        expect(dial).to_have_accessible_name(say("clock_stop"))
        dial.click()
        page.goto(bread_address)
        expect(page.locator("[data-clock]:visible")).to_have_accessible_name(say("clock_start"))


def test_where_a_reader_wants_it_still_the_clock_waits_to_be_started(browser: Browser, bread_address: str) -> None:
    with opened(browser, **DESKTOP, reduced_motion="reduce") as page:
        page.goto(bread_address + QUESTION)
        dial = page.locator("[data-clock]")
        expect(dial).to_have_accessible_name(say("clock_start"))
        dial.click()
        expect(dial).to_have_accessible_name(say("clock_stop"))


def test_beside_an_open_answer_stand_its_outline_and_its_terms(browser: Browser, bread_address: str) -> None:
    with opened(browser, **DESKTOP) as page:
        page.goto(bread_address + QUESTION)
        beside = page.locator(".question-beside")
        expect(beside).to_have_count(0)
        page.keyboard.press("a")
        expect(beside.get_by_role("link", name=say("sources"), exact=True)).to_be_visible()
        expect(beside.locator("[aria-current]")).to_have_count(1)
        page.locator("#sources").scroll_into_view_if_needed()
        page.evaluate("document.getElementById('sources').scrollIntoView()")
        expect(beside.locator("[aria-current]")).to_have_text(say("sources"))
        terms = beside.locator("dt")
        expect(terms.first).to_be_hidden()
        beside.get_by_text(say("terms_here")).click()
        assert terms.count() == len(set(terms.all_inner_texts())) > 0
        assert all(beside.locator("dd").all_inner_texts())
        page.keyboard.press("a")
        page.keyboard.press("a")
        expect(beside).to_have_count(1)
    with opened(browser, **PHONE) as page:
        page.goto(bread_address + QUESTION + "#answer")
        expect(page.locator(".answer-short")).to_be_visible()
        expect(page.locator(".question-beside")).to_be_hidden()
