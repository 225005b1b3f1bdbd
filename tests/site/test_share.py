"""Giving a link away, and copying code."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import opened
from tests.phrases import say
from tests.site.bread import CODE, LONG_LIST, QUESTION, TOPIC

ALLOWED = {"permissions": ["clipboard-read", "clipboard-write"]}


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_copy_link_copies_the_short_address_or_the_open_answer_s(browser: Browser, bread_address: str) -> None:
    with opened(browser, **ALLOWED) as page:
        page.goto(bread_address + QUESTION + "?from=search#sources")
        status = page.locator(".share").get_by_role("status")
        page.locator("#answer > summary").click()
        page.get_by_role("button", name="Copy link").click()
        expect(status).to_have_text("Link copied")
        assert clipboard(page) == bread_address + QUESTION
        page.locator("#answer > summary").click()
        page.get_by_role("button", name="Copy link").press("Enter")
        expect(status).to_have_text("Link to the answer copied")
        assert clipboard(page) == bread_address + QUESTION + "#answer"
        page.get_by_role("button", name="Copy as Markdown").click()
        title = page.get_by_role("heading", level=1).inner_text()
        expect(status).to_have_text("Markdown copied")
        assert clipboard(page) == f"[{title}]({bread_address}{QUESTION}#answer)"


def test_the_system_s_share_sheet_is_used_where_there_is_one(browser: Browser, bread_address: str) -> None:
    with opened(browser) as page:
        page.goto(bread_address + QUESTION)
        expect(page.get_by_role("button", name="Share", exact=True)).to_be_hidden()
        page.add_init_script("navigator.share = async (what) => { window.shared = what; }")
        page.goto(bread_address + QUESTION)
        page.get_by_role("button", name="Share", exact=True).click()
        title = page.get_by_role("heading", level=1).inner_text()
        assert page.evaluate("shared") == {"title": title, "url": bread_address + QUESTION}


@pytest.mark.parametrize("old_command", [True, False])
def test_without_a_secure_context_copying_works_or_says_why_not(
    browser: Browser, bread_address: str, old_command: bool
) -> None:
    with opened(browser) as page:
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page.add_init_script(f"document.execCommand = () => {str(old_command).lower()}")
        page.goto(bread_address + QUESTION)
        page.get_by_role("button", name="Copy link").click()
        said = "Link copied" if old_command else say("copy_by_hand", text=f"{bread_address}{QUESTION}")
        expect(page.locator(".share").get_by_role("status")).to_contain_text(said)


@pytest.mark.parametrize("path", [LONG_LIST, TOPIC])
def test_each_entry_of_a_list_gives_its_link(browser: Browser, bread_address: str, path: str) -> None:
    with opened(browser, **ALLOWED) as page:
        page.goto(bread_address + path)
        entry = page.locator(".entry").nth(1)
        entry.get_by_role("button", name="Copy link: ").click()
        expect(page.get_by_role("status").filter(has_text="Link copied: ")).to_have_count(1)
        slug = entry.get_attribute("id")
        assert clipboard(page) == f"{bread_address}questions/{slug}/"


def test_a_button_that_cannot_copy_says_so(page: Page, bread_address: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.add_init_script("document.execCommand = () => false")
    page.goto(bread_address + TOPIC)
    button = page.locator(".entry-link").first
    button.click()
    expect(button).to_have_text("Not copied")
    expect(button).to_have_text("Copy link")


def test_code_can_be_copied(browser: Browser, bread_address: str) -> None:
    with opened(browser, **ALLOWED) as page:
        page.goto(bread_address + CODE + "#in-depth")
        block = page.locator(".highlight").first
        expect(block.locator(".code-strip span")).to_have_text("python")
        block.get_by_role("button", name="Copy code").click()
        expect(page.get_by_role("status").filter(has_text="Code copied")).to_have_count(1)
        assert clipboard(page).startswith('RECIPE = {"flour": 100')
        assert page.locator(".language-output").count() == 1
        assert page.locator(".language-output").get_by_role("button").count() == 0
