"""What a person does with the site, in a real browser."""

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.build import checked
from tests.banks import ROOT, copy_project, small, write
from tests.conftest import opened, publish, served
from tests.kinds import DESKTOP, KINDS, PHONE, SCHEMES, Scheme

QUESTION = "questions/what-is-mlops/"


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
        expect(status).to_have_text("Markdown copied")
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
        said = "Link copied" if old_command else f"To copy by hand: {real_address}{QUESTION}"
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
    with opened(browser, **PHONE) as page:
        page.goto(real_address + QUESTION + "#answer")
        term = page.locator("a.term").first
        term.tap()
        tip = page.get_by_role("tooltip")
        expect(tip).to_be_visible()
        assert "/questions/" in page.url
        box = tip.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["viewport"]["width"]
        page.touchscreen.tap(5, 400)
        expect(tip).not_to_be_visible()
        term.tap()
        term.tap()
        page.wait_for_url("**/glossary/**")


def test_no_page_asks_another_host_for_anything(browser: Browser, real_address: str) -> None:
    with opened(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for kind in [kind for kind in KINDS if "desktop" in kind.screens]:
            kind.reach(page, real_address)
        assert asked
        assert [url for url in asked if not url.startswith((real_address, "data:"))] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_colors_switch_and_stay_switched(page: Page, real_address: str, scheme: Scheme) -> None:
    other = SCHEMES[1 - SCHEMES.index(scheme)]
    page.emulate_media(color_scheme=scheme)
    page.goto(real_address + QUESTION)
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    before = page.evaluate(paper)
    switch = page.get_by_role("button", name="Dark colors")
    expect(switch).to_have_attribute("aria-pressed", str(scheme == "dark").lower())
    switch.click()
    after = page.evaluate(paper)
    assert after != before
    expect(switch).to_have_attribute("aria-pressed", str(other == "dark").lower())
    expect(page.locator("meta[name=theme-color]").first).to_have_attribute("content", after)
    page.goto(real_address + "glossary/")
    assert page.evaluate(paper) == after
    page.get_by_role("button", name="Dark colors").click()
    assert page.evaluate(paper) == before
    page.emulate_media(color_scheme=other)
    assert page.evaluate(paper) == after, "said back again, the system is followed"


def test_a_browser_that_keeps_nothing_is_no_error(page: Page, real_address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed') }})")
    page.emulate_media(color_scheme="light")
    page.goto(real_address + QUESTION)
    page.get_by_role("button", name="Dark colors").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.keyboard.press("a")
    assert not is_open(page)


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(browser: Browser, real_address: str) -> None:
    with opened(browser, **PHONE) as page:
        page.goto(real_address)
        menu = page.get_by_role("navigation", name="Site")
        expect(menu).to_be_hidden()
        page.get_by_role("button", name="Menu").focus()
        page.keyboard.press("Enter")
        expect(menu.get_by_role("link", name="Glossary")).to_be_visible()
        page.keyboard.press("Tab")
        expect(menu.get_by_role("link").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(page.get_by_role("button", name="Menu")).to_be_focused()


def test_the_header_says_where_a_page_belongs(page: Page, real_address: str) -> None:
    current = page.get_by_role("navigation", name="Site").locator("[aria-current]")
    for path, title, value in [
        (QUESTION, "Questions", "true"),
        ("questions/", "Questions", "page"),
        ("collections/llmops-50/", "Study lists", "true"),
        ("glossary/mlops/", "Glossary", "true"),
        ("tags/drift/", "Tags", "true"),
    ]:
        page.goto(real_address + path)
        expect(current).to_have_text(title)
        expect(current).to_have_attribute("aria-current", value)
    page.goto(real_address)
    expect(current).to_have_count(0)


def test_arrows_go_through_a_topic(page: Page, real_address: str) -> None:
    page.goto(real_address + "topics/monitoring/")
    order = [str(link.get_attribute("href")).split("/")[-2] for link in page.locator(".entry-title a").all()]
    page.goto(f"{real_address}questions/{order[0]}/")
    for slug in order[1:3]:
        page.keyboard.press("ArrowRight")
        page.wait_for_url(f"**/questions/{slug}/")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**/questions/{order[1]}/")
    page.goto(f"{real_address}questions/{order[0]}/")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Alt+ArrowRight")
    page.wait_for_timeout(200)
    assert page.url.endswith(f"/questions/{order[0]}/")


def test_an_arrow_in_a_box_or_a_block_of_code_stays_there(page: Page, real_address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(real_address + "questions/kv-cache-cost/#in-depth")
    code = page.locator("code[tabindex='0']").first
    code.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector(\"code[tabindex='0']\").scrollLeft > 0")
    page.keyboard.press("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("abc")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("a")
    expect(page.get_by_role("combobox")).to_have_value("abac")
    assert page.url.split("#")[0].split("?")[0].endswith("/kv-cache-cost/")


def test_a_key_opens_the_answer_and_closes_it(page: Page, real_address: str) -> None:
    page.goto(real_address + QUESTION)
    page.keyboard.press("a")
    assert is_open(page)
    expect(page.locator("#answer > summary")).to_be_focused()
    page.keyboard.press("a")
    assert not is_open(page)


def test_keys_of_one_character_can_be_switched_off(page: Page, real_address: str) -> None:
    page.goto(real_address + QUESTION)
    page.get_by_role("button", name="Keyboard shortcuts").click()
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Keyboard shortcuts")).to_be_focused()
    page.goto(real_address + "questions/what-is-data-drift/")
    for key in ("a", "/", "?", "r"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert not is_open(page)
    assert page.locator("dialog[open]").count() == 0
    assert "what-is-data-drift" in page.url
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_a_random_question_is_a_question_and_another_one(page: Page, real_address: str) -> None:
    page.goto(real_address)
    page.get_by_role("link", name="Open a random question").click()
    page.wait_for_url("**/questions/*/")
    seen = [page.url]
    for _ in range(6):
        page.keyboard.press("r")
        page.wait_for_function("before => location.href !== before && /questions/.test(location.href)", arg=seen[-1])
        page.wait_for_load_state()
        seen.append(page.url)
        expect(page.locator("#answer > summary")).to_be_visible()
    assert all(one != other for one, other in pairwise(seen))
    assert len(set(seen)) > 2
    page.go_back()
    assert page.url in seen, "the way back leads to a question, not to the page that picks one"


def test_the_home_shows_questions_and_three_ways_to_start_without_scrolling(
    browser: Browser, real_address: str
) -> None:
    bank = checked(ROOT).bank
    for screen in (PHONE, DESKTOP):
        with opened(browser, **screen) as page:
            page.goto(real_address)
            expect(page.get_by_text(f"{len(bank.questions)} questions", exact=False).first).to_be_in_viewport()
            expect(page.get_by_text(f"{len(bank.terms)} glossary terms", exact=False).first).to_be_in_viewport()
            content = page.locator("#content")
            for collection in bank.collections:
                size = sum(len(section.questions) for section in collection.sections)
                link = content.get_by_role("link", name=f"{collection.title} {size}")
                expect(link).to_be_in_viewport(ratio=1)
            expect(content.get_by_role("link", name="Open a random question")).to_be_in_viewport(ratio=1)
            expect(content.get_by_role("button", name="Search")).to_be_in_viewport(ratio=1)
            expect(page.locator(".samples li a").first).to_be_in_viewport(ratio=1)
            content.get_by_role("button", name="Search").click()
            expect(page.get_by_role("combobox")).to_be_focused()


def test_code_can_be_copied(browser: Browser, real_address: str) -> None:
    with opened(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(real_address + "questions/kv-cache-cost/#in-depth")
        block = page.locator(".highlight").first
        expect(block.locator(".code-strip span")).to_have_text("python")
        block.get_by_role("button", name="Copy code").click()
        expect(page.get_by_role("status").filter(has_text="Code copied")).to_have_count(1)
        assert clipboard(page).startswith("GiB = 2**30\n")
        assert page.locator(".language-output").get_by_role("button").count() == 0


def test_a_button_that_cannot_copy_says_so(page: Page, real_address: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.add_init_script("document.execCommand = () => false")
    page.goto(real_address + "topics/rag/")
    button = page.locator(".entry-link").first
    button.click()
    expect(button).to_have_text("Not copied")
    expect(button).to_have_text("Copy link")


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
