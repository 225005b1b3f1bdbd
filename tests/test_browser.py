"""What a person does with the site, in a real browser."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.banks import copy_project, small, write
from tests.conftest import opened, publish, served

QUESTION = "questions/what-is-mlops/"
PHONE = {"width": 360, "height": 740}
PAGES = ["", "questions/", QUESTION, QUESTION + "#answer", "questions/what-is-data-drift/#answer"]
PAGES += ["topics/monitoring/", "levels/easy/", "tags/", "tags/drift/", "glossary/", "glossary/mlops/", "404.html"]
PAGES += ["collections/", "collections/mlops-fundamentals/"]
KINDS = ["", QUESTION, "questions/kv-cache-cost/#answer", "topics/rag/", "tags/", "glossary/mlops/", "api/", "404.html"]
KINDS += ["collections/", "collections/llmops-50/"]


def is_open(page: Page) -> bool:
    return bool(page.eval_on_selector("#answer", "answer => answer.open"))


def test_the_answer_is_closed_on_arrival(page: Page, real_address: str) -> None:
    page.goto(real_address + QUESTION)
    assert not is_open(page)
    expect(page.locator("#key-points")).not_to_be_visible()


def test_the_answer_opens_by_click_and_closes_again(page: Page, real_address: str) -> None:
    page.goto(real_address + QUESTION)
    page.locator("#answer > summary").click()
    expect(page.get_by_role("heading", name="What an interviewer listens for")).to_be_visible()
    page.locator("#answer > summary").click()
    assert not is_open(page)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_answer_opens_by_keyboard_alone(page: Page, real_address: str, key: str) -> None:
    page.goto(real_address + QUESTION)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#answer > summary')"):
            break
    else:
        pytest.fail("the answer cannot be reached by Tab")
    page.keyboard.press(key)
    assert is_open(page)


def test_the_address_of_the_answer_opens_it(page: Page, real_address: str) -> None:
    page.goto(real_address + QUESTION + "#answer")
    assert is_open(page)
    expect(page.get_by_role("heading", name="Short answer")).to_be_in_viewport()


def test_the_address_of_a_part_of_the_answer_opens_it(page: Page, real_address: str) -> None:
    page.goto(real_address + QUESTION + "#sources")
    assert is_open(page)
    expect(page.get_by_role("heading", name="Sources")).to_be_in_viewport()


def test_the_answer_opens_when_the_fragment_comes_later(page: Page, real_address: str) -> None:
    page.goto(real_address + QUESTION)
    page.evaluate("location.hash = 'answer'")
    page.wait_for_function("document.getElementById('answer').open")


def test_without_scripts_everything_can_be_read(browser: Browser, real_address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(real_address + QUESTION)
        heading = page.get_by_role("heading", name="What an interviewer listens for")
        expect(heading).not_to_be_visible()
        page.locator("#answer > summary").click()
        expect(heading).to_be_visible()
        assert page.locator("a.term").first.get_attribute("title")
        page.goto(real_address + "collections/mlops-fundamentals/")
        page.locator(".entry-answer > summary").first.click()
        expect(page.locator(".entry-answer > p").first).to_be_visible()
        expect(page.get_by_role("button", name="Open all")).not_to_be_visible()


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_copy_link_copies_the_short_address_or_the_open_answer_s(browser: Browser, real_address: str) -> None:
    with opened(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(real_address + QUESTION + "?from=search#sources")
        status = page.locator(".share").get_by_role("status")
        page.locator("#answer > summary").click()
        page.get_by_role("button", name="Copy link").click()
        expect(status).to_have_text("Link copied")
        assert clipboard(page) == real_address + QUESTION
        page.locator("#answer > summary").click()
        page.get_by_role("button", name="Copy link").press("Enter")
        expect(status).to_have_text("Link to the answer copied")
        assert clipboard(page) == real_address + QUESTION + "#answer"
        page.get_by_role("button", name="Copy as Markdown").click()
        title = page.get_by_role("heading", level=1).inner_text()
        expect(status).to_have_text("Link to the answer copied as Markdown")
        assert clipboard(page) == f"[{title}]({real_address}{QUESTION}#answer)"


def test_the_system_s_share_sheet_is_used_where_there_is_one(browser: Browser, real_address: str) -> None:
    with opened(browser) as page:
        page.goto(real_address + QUESTION)
        expect(page.get_by_role("button", name="Share", exact=True)).to_be_hidden()
        page.add_init_script("navigator.share = async (what) => { window.shared = what; }")
        page.goto(real_address + QUESTION)
        page.get_by_role("button", name="Share", exact=True).click()
        title = page.get_by_role("heading", level=1).inner_text()
        assert page.evaluate("shared") == {"title": title, "url": real_address + QUESTION}


@pytest.mark.parametrize("old_command", [True, False])
def test_without_a_secure_context_copying_works_or_says_why_not(
    browser: Browser, real_address: str, old_command: bool
) -> None:
    with opened(browser) as page:
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page.add_init_script(f"document.execCommand = () => {str(old_command).lower()}")
        page.goto(real_address + QUESTION)
        page.get_by_role("button", name="Copy link").click()
        said = "Link copied" if old_command else f"The link: {real_address}{QUESTION}"
        expect(page.locator(".share").get_by_role("status")).to_contain_text(said)


@pytest.mark.parametrize("path", ["collections/llmops-50/", "topics/rag/"])
def test_each_entry_of_a_list_gives_its_link(browser: Browser, real_address: str, path: str) -> None:
    with opened(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(real_address + path)
        entry = page.locator(".entry").nth(1)
        entry.get_by_role("button", name="Copy link: ").click()
        expect(page.get_by_role("status").filter(has_text="Link copied: ")).to_have_count(1)
        slug = entry.get_attribute("id")
        assert clipboard(page) == f"{real_address}questions/{slug}/"


def test_a_link_from_another_page_of_the_site_opens_the_answer(page: Page, real_address: str) -> None:
    page.goto(real_address + "topics/monitoring/")
    page.evaluate("document.querySelector('.entry-title a').href += '#answer'")
    page.locator(".entry-title a").first.click()
    page.wait_for_url("**#answer")
    assert is_open(page)


def test_a_study_list_opens_and_closes_every_answer(page: Page, real_address: str) -> None:
    page.goto(real_address + "collections/mlops-fundamentals/")
    answers = page.locator(".entry-answer")
    count = answers.count()
    assert count == 35
    assert page.locator(".entry-answer[open]").count() == 0
    page.get_by_role("button", name="Open all").click()
    assert page.locator(".entry-answer[open]").count() == count
    page.get_by_role("button", name="Close all").click()
    assert page.locator(".entry-answer[open]").count() == 0


def test_paper_shows_every_answer(page: Page, real_address: str) -> None:
    page.goto(real_address + "collections/mlops-fundamentals/")
    page.emulate_media(media="print")
    shown = "p => p.checkVisibility({contentVisibilityAuto: true}) && p.getBoundingClientRect().height > 0"
    assert all(answer.evaluate(shown) for answer in page.locator(".entry-answer > p").all())


def test_a_term_shows_its_definition_on_hover_and_keeps_it_while_read(page: Page, real_address: str) -> None:
    page.goto(real_address + QUESTION + "#answer")
    term = page.locator("a.term").first
    tip = page.get_by_role("tooltip")
    term.hover()
    expect(tip).to_be_visible()
    expect(term).to_have_accessible_description(tip.inner_text())
    tip.hover()
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).not_to_be_visible()


def test_a_term_shows_its_definition_on_focus(page: Page, real_address: str) -> None:
    page.goto(real_address + QUESTION + "#answer")
    page.locator("a.term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/**")


def test_a_tap_shows_the_definition_and_a_second_one_follows_the_link(browser: Browser, real_address: str) -> None:
    with opened(browser, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(real_address + QUESTION + "#answer")
        term = page.locator("a.term").first
        term.tap()
        tip = page.get_by_role("tooltip")
        expect(tip).to_be_visible()
        assert "/questions/" in page.url
        box = tip.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        page.touchscreen.tap(5, 400)
        expect(tip).not_to_be_visible()
        term.tap()
        term.tap()
        page.wait_for_url("**/glossary/**")


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_never_scrolls_sideways(browser: Browser, real_address: str, path: str) -> None:
    with opened(browser, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(real_address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_no_page_asks_another_host_for_anything(browser: Browser, real_address: str) -> None:
    with opened(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for path in PAGES:
            page.goto(real_address + path)
            page.wait_for_load_state("networkidle")
        assert asked
        assert [url for url in asked if not url.startswith((real_address, "data:"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(browser: Browser, real_address: str, path: str, scheme: str) -> None:
    with opened(browser, color_scheme=scheme) as page:
        page.goto(real_address + path)
        page.wait_for_timeout(200)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_the_theme_switches_and_stays_switched(page: Page, real_address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(real_address + QUESTION)
    scheme = "document.body.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "default"
    page.get_by_title("Switch to dark mode").click()
    assert page.evaluate(scheme) == "slate"
    page.goto(real_address + "glossary/")
    assert page.evaluate(scheme) == "slate"


def test_an_unknown_address_leads_on(page: Page, real_address: str) -> None:
    response = page.goto(real_address + "questions/no-such-question/")
    assert response
    assert response.status == 404
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()


def test_a_former_address_keeps_the_fragment(browser: Browser, tmp_path: Path) -> None:
    files = small()
    files["questions/alpha/first.md"] = files["questions/alpha/first.md"].replace("added:", "aliases: [former]\nadded:")
    content = write(tmp_path / "content", files)
    site = publish(copy_project(tmp_path / "project", content / "questions"))
    with served(site) as address, opened(browser) as page:
        page.goto(address + "questions/former/#answer")
        page.wait_for_url("**/questions/first/#answer")
        assert is_open(page)
    with served(site) as address, opened(browser, java_script_enabled=False) as page:
        page.goto(address + "questions/former/")
        page.wait_for_url("**/questions/first/")
