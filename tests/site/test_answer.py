"""An answer, and the replies in it: closed on arrival, opened by click, key or address, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import SCREENS, Screen, opened
from tests.phrases import say
from tests.rules import Published
from tests.site.bread import CODE, LONG_LIST, PLACES, QUESTION, SHORT_LIST, TOPIC


def is_open(page: Page) -> bool:
    return bool(page.eval_on_selector("#answer", "answer => answer.open"))


def tab_to(page: Page, selector: str) -> Locator:
    """Presses Tab until an element of that kind has the focus, and returns it."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return page.locator(":focus")
    return pytest.fail(f"{selector} cannot be reached by Tab")


def test_the_answer_is_closed_on_arrival(page: Page, bread_address: str) -> None:
    page.goto(bread_address + QUESTION)
    assert not is_open(page)
    expect(page.locator("#key-points")).not_to_be_visible()


def test_the_answer_opens_by_click_and_closes_again(page: Page, bread_address: str) -> None:
    page.goto(bread_address + QUESTION)
    page.locator("#answer > summary").click()
    expect(page.get_by_role("heading", name="Did you say these?")).to_be_visible()
    page.locator("#answer > summary").click()
    assert not is_open(page)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_answer_opens_by_keyboard_alone(page: Page, bread_address: str, key: str) -> None:
    page.goto(bread_address + QUESTION)
    tab_to(page, "#answer > summary")
    page.keyboard.press(key)
    assert is_open(page)


def test_the_address_of_the_answer_opens_it(page: Page, bread_address: str) -> None:
    page.goto(bread_address + QUESTION + "#answer")
    assert is_open(page)
    expect(page.locator("#short-answer")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("fragment", "heading"),
    [("sources", "Sources"), ("corrections", "Corrections"), ("where-the-water-is", "Where the water is")],
)
def test_the_address_of_a_part_of_the_answer_opens_it(
    page: Page, bread_address: str, fragment: str, heading: str
) -> None:
    page.goto(f"{bread_address}{QUESTION}#{fragment}")
    assert is_open(page)
    expect(page.get_by_role("heading", name=heading)).to_be_in_viewport()


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize("later", [False, True], ids=["at-once", "later"])
@pytest.mark.parametrize(
    "fragment", ["answer", "short-answer", "where-the-water-is", "sources", "source:handbook", "cite:handbook:2"]
)
def test_nothing_that_a_link_leads_to_is_behind_the_header(
    browser: Browser, bread_address: str, screen: Screen, later: bool, fragment: str
) -> None:
    """A link to the answer shows the whole question above it."""
    with opened(browser, **screen) as page:
        page.goto(bread_address + QUESTION + ("" if later else f"#{fragment}"))
        if later:
            page.evaluate("window.scrollTo(0, 9999)")
            page.evaluate("fragment => location.hash = fragment", fragment)
        page.wait_for_load_state("networkidle")
        assert is_open(page)
        for target in ("h1", "#answer > summary") if fragment == "answer" else (f"[id='{fragment}']",):
            expect(page.locator(target)).to_be_in_viewport(ratio=1)
            header, box = page.get_by_role("banner").bounding_box(), page.locator(target).bounding_box()
            assert header
            assert box
            assert box["y"] >= header["y"] + header["height"]


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_what_is_in_sight_stays_where_it_is_when_the_answer_opens(
    browser: Browser, bread_address: str, screen: Screen
) -> None:
    named = "[...document.querySelectorAll('h1, #answer > summary, .site-header')]"
    parts = f"{named}.map((part) => part.getBoundingClientRect().y)"
    with opened(browser, **screen) as page:
        page.goto(bread_address + QUESTION)
        page.evaluate("window.scrollTo(0, 60)")
        before = page.evaluate(parts)
        page.locator("#answer > summary").click()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
        assert is_open(page)
        assert page.evaluate(parts) == before


def test_the_answer_opens_when_the_fragment_comes_later(page: Page, bread_address: str) -> None:
    page.goto(bread_address + QUESTION)
    page.evaluate("location.hash = 'answer'")
    page.wait_for_function("() => document.getElementById('answer').open")


def test_a_link_from_another_page_of_the_site_opens_the_answer(page: Page, bread_address: str) -> None:
    page.goto(bread_address + TOPIC)
    page.evaluate("document.querySelector('.entry-title a').href += '#answer'")
    page.locator(".entry-title a").first.click()
    page.wait_for_url("**#answer")
    assert is_open(page)


def test_a_link_in_an_answer_opens_the_answer_that_it_is_to(page: Page, bread_address: str) -> None:
    page.goto(bread_address + QUESTION + "#in-depth")
    page.locator(f"#answer a[href$='{CODE}#answer']").click()
    page.wait_for_url(f"**/{CODE}#answer")
    assert is_open(page)


def test_without_scripts_everything_can_be_read(browser: Browser, bread_address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(bread_address + QUESTION)
        heading = page.get_by_role("heading", name="Did you say these?")
        expect(heading).not_to_be_visible()
        page.locator("#answer > summary").click()
        expect(heading).to_be_visible()
        assert page.locator("a.term").first.get_attribute("title")
        reply = page.locator("details.reply").first
        expect(reply.locator("p")).not_to_be_visible()
        reply.locator("summary").click()
        expect(reply.locator("p")).to_be_visible()
        page.locator(".cite a").first.click()
        expect(page.locator("#sources + .sources li").first).to_be_in_viewport()
        page.goto(bread_address + SHORT_LIST)
        page.locator(".entry-answer > summary").first.click()
        expect(page.locator(".entry-answer > p").first).to_be_visible()
        expect(page.get_by_role("button", name="Open all")).not_to_be_visible()


# Replies to follow-ups


def test_a_reply_opens_by_click_and_leaves_the_others_closed(page: Page, bread: Published, bread_address: str) -> None:
    (question,) = (one.question for one in bread.site.questions if one.slug == PLACES.reply)
    said = [follow_up.say.prose for follow_up in question.follow_ups if follow_up.say]
    page.goto(f"{bread_address}questions/{PLACES.reply}/#follow-ups")
    replies = page.locator("details.reply")
    expect(replies).to_have_count(len(said))
    assert [reply.evaluate("reply => reply.open") for reply in replies.all()] == [False] * len(said)
    replies.first.locator("summary").click()
    expect(replies.first.locator("p")).to_be_visible()
    expect(replies.first.locator("p")).to_have_text(said[0])
    expect(replies.nth(1).locator("p")).not_to_be_visible()
    replies.first.locator("summary").click()
    expect(replies.first.locator("p")).not_to_be_visible()


def test_what_comes_next_is_a_list_of_even_lines(page: Page, bread_address: str) -> None:
    """A link and a closed reply of one line take the same place."""
    page.goto(f"{bread_address}questions/{PLACES.reply}/#follow-ups")
    heights = page.locator("#follow-ups + ul > li").evaluate_all("lines => lines.map((line) => line.offsetHeight)")
    assert len(heights) > 1
    assert max(heights) - min(heights) <= 1, heights


def test_in_a_list_the_bullet_of_a_reply_is_beside_its_first_line(page: Page, bread_address: str) -> None:
    page.goto(bread_address + LONG_LIST)
    entry = page.locator(f"#{PLACES.reply}")
    entry.locator(".entry-answer > summary").click()
    entry.get_by_role("button", name=say("whole_answer")).click()
    reply = entry.locator("li > .reply").first
    reply.scroll_into_view_if_needed()
    above = """reply => {
      const [line, item] = [reply.querySelector("summary"), reply.parentNode];
      return line.getBoundingClientRect().top - item.getBoundingClientRect().top;
    }"""
    assert reply.evaluate(above) < 1
    assert reply.locator("summary").evaluate("line => getComputedStyle(line).fontWeight") == "400"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_reply_opens_by_keyboard_alone(page: Page, bread_address: str, key: str) -> None:
    page.goto(f"{bread_address}questions/{PLACES.reply}/#answer")
    tab_to(page, ".reply > summary")
    reply = page.locator("details.reply").first
    page.keyboard.press(key)
    expect(reply.locator("p")).to_be_visible()
    page.keyboard.press(key)
    expect(reply.locator("p")).not_to_be_visible()


def test_a_follow_up_of_the_bank_leads_to_its_question(page: Page, bread_address: str) -> None:
    page.goto(bread_address + QUESTION + "#follow-ups")
    page.locator("a.answer-follow-up").first.click()
    page.wait_for_url(f"**/{CODE}")
    assert not is_open(page)


# Keys


def test_a_key_opens_the_answer_and_closes_it(page: Page, bread_address: str) -> None:
    page.goto(bread_address + QUESTION)
    page.keyboard.press("a")
    assert is_open(page)
    expect(page.locator("#answer > summary")).to_be_focused()
    page.keyboard.press("a")
    assert not is_open(page)


def test_arrows_go_through_a_topic_and_on_to_the_next(page: Page, bread: Published, bread_address: str) -> None:
    order = [question.slug for question in bread.site.by_topic[PLACES.topic]]
    assert len(order) >= 3
    page.goto(f"{bread_address}questions/{order[0]}/")
    for slug in order[1:3]:
        page.keyboard.press("ArrowRight")
        page.wait_for_url(f"**/questions/{slug}/")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**/questions/{order[1]}/")
    page.goto(f"{bread_address}questions/{order[-1]}/")
    page.keyboard.press("ArrowRight")
    following = bread.site.questions[[one.slug for one in bread.site.questions].index(order[-1]) + 1]
    page.wait_for_url(f"**/questions/{following.slug}/")
    first = bread.site.questions[0].slug
    page.goto(f"{bread_address}questions/{first}/")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Alt+ArrowRight")
    page.wait_for_timeout(200)
    assert page.url.endswith(f"/questions/{first}/")


def test_an_arrow_in_a_box_or_a_block_of_code_stays_there(page: Page, bread_address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(bread_address + CODE + "#in-depth")
    code = page.locator("code[tabindex='0']").first
    code.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector(\"code[tabindex='0']\").scrollLeft > 0")
    page.keyboard.press("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("abc")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("a")
    expect(page.get_by_role("combobox")).to_have_value("abac")
    assert page.url.split("#")[0].split("?")[0].endswith(CODE)


# Lists


def test_a_study_list_opens_and_closes_every_answer(page: Page, bread: Published, bread_address: str) -> None:
    (size,) = (study.size for study in bread.site.collections if study.slug == PLACES.long_list)
    page.goto(bread_address + LONG_LIST)
    assert page.locator(".entry-answer").count() == size
    assert page.locator(".entry-answer[open]").count() == 0
    page.get_by_role("button", name="Open all").click()
    assert page.locator(".entry-answer[open]").count() == size
    page.get_by_role("button", name="Close all").click()
    assert page.locator(".entry-answer[open]").count() == 0


@pytest.mark.parametrize("path", [LONG_LIST, QUESTION])
def test_paper_shows_every_answer(page: Page, bread_address: str, path: str) -> None:
    page.goto(bread_address + path)
    page.emulate_media(media="print")
    shown = "p => p.checkVisibility({contentVisibilityAuto: true}) && p.getBoundingClientRect().height > 0"
    answers = page.locator("details p").all()
    assert answers
    assert all(answer.evaluate(shown) for answer in answers)


# Former addresses


FORMER = [
    "questions/hydration/",
    "topics/ingredients/",
    "tags/tools/",
    "collections/starters/",
    "glossary/water-ratio/",
]


@pytest.mark.parametrize("former", FORMER)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_former_address_leads_on_and_keeps_the_fragment(
    browser: Browser, bread: Published, bread_address: str, former: str, scripts: bool
) -> None:
    """Without scripts a browser forgets the fragment."""
    with opened(browser, java_script_enabled=scripts) as page:
        page.goto(f"{bread_address}{former}#answer")
        page.wait_for_url(f"**/{bread.moved[former]}{'#answer' if scripts else ''}")
        if scripts and former.startswith("questions/"):
            assert is_open(page)


def test_every_kind_of_entry_has_a_former_address(bread: Published) -> None:
    assert {address.split("/")[0] for address in bread.moved} == {address.split("/")[0] for address in FORMER}
    assert set(FORMER) <= set(bread.moved)
