"""Questions of which more is shown than the title: code before the answer, and options of which one is right."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.browsing import opened
from tests.phrases import say
from tests.site.test_practice import heading, reveal

QUESTION = "questions/what-does-the-timer-print/"
TITLE = "What does the proofing timer print?"
RIGHT, WRONG = "since both lists are the same list", "since each loaf has a list of its own"


def option(page: Page, text: str) -> None:
    page.get_by_role("radio", name=text).check()


def test_what_belongs_to_a_question_is_there_before_its_answer(browser: Browser, bread_address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(bread_address + QUESTION)
        expect(page.get_by_text("def note(hours, loaf=[])")).to_be_visible()
        expect(page.get_by_role("radio")).to_have_count(3)
        expect(page.get_by_text("A is right.")).to_be_hidden()
        page.locator("#answer > summary").click()
        expect(page.get_by_text("A is right.")).to_be_visible()


def test_an_option_that_is_picked_says_whether_it_is_right(page: Page, bread_address: str) -> None:
    page.goto(bread_address + QUESTION)
    said = page.locator(".options-said")
    expect(said).to_have_text("")
    option(page, WRONG)
    expect(said).to_have_text(say("option_is_wrong", letter="A"))
    expect(page.locator(".options-wrong")).to_contain_text(WRONG)
    expect(page.locator(".options-right")).to_contain_text(RIGHT)
    option(page, RIGHT)
    expect(said).to_have_text(say("option_is_right"))
    expect(page.locator(".options-wrong")).to_have_count(0)
    assert not page.locator("#answer").get_attribute("open"), "the answer stays closed until it is opened"


def test_a_pick_opens_the_answer_in_practice(page: Page, bread_address: str) -> None:
    page.goto(bread_address + "practice/?kind=coding&tag=timing")
    while heading(page) != TITLE:
        reveal(page)
        page.keyboard.press("3")
    expect(page.locator(".practice-prompt")).to_contain_text("def note(hours, loaf=[])")
    expect(page.get_by_role("group", name=say("practice_how"))).to_be_hidden()
    option(page, WRONG)
    expect(page.get_by_role("group", name=say("practice_how"))).to_be_visible()
    expect(page.locator(".practice-answer")).to_contain_text("a default value is made once")
    expect(page.locator(".options-said")).to_have_text(say("option_is_wrong", letter="A"))


def test_what_belongs_to_a_question_is_searched(page: Page, bread_address: str) -> None:
    page.goto(bread_address)
    page.keyboard.press("/")
    page.keyboard.type("notes how long each loaf proofed")
    expect(page.locator("dialog.search [role=option]").first).to_contain_text(TITLE)
