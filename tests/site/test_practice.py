"""Practice: a session by keyboard, by touch, across a reload, and as a screen reader has it. In a real browser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import DESKTOP, PHONE, opened
from tests.phrases import say
from tests.rules import Published
from tests.site.bread import PLACES
from tests.site.test_notes import PREFIX, keep, kept, marked

SESSION = f"practice/?list={PLACES.short_list}"


def heading(page: Page) -> str:
    return page.locator(".practice-stage > h2").inner_text()


def number(page: Page) -> str:
    return page.locator(".practice-top p").inner_text()


def reveal(page: Page) -> None:
    page.get_by_role("button", name="Show the answer").wait_for()
    page.keyboard.press("Space")
    page.get_by_role("group", name="How did it go?").wait_for()


def reviews(page: Page, slug: str) -> list[list[int]]:
    found: dict[str, Any] = json.loads(kept(page).get(f"{PREFIX}question/{slug}", "{}"))
    given: list[list[int]] = found.get("reviews", [])
    return given


def titles_of(bread: Published, slug: str) -> list[tuple[str, str]]:
    """The slug and title of each question of a study list."""
    (study,) = (study for study in bread.site.collections if study.slug == slug)
    return [(question.slug, question.title) for part in study.parts for question in part.questions]


# A whole session


def test_a_whole_session_by_keyboard(page: Page, bread: Published, bread_address: str) -> None:
    wanted = titles_of(bread, PLACES.short_list)
    page.goto(bread_address + "practice/")
    form = page.get_by_role("form", name="What to practice")
    form.get_by_label("From").focus()
    page.keyboard.type("First week")
    form.get_by_label("I have").select_option("")
    expect(form.get_by_role("status")).to_contain_text("4 questions, about")
    form.get_by_role("button", name="Start").press("Enter")
    page.wait_for_url(f"**/{SESSION}")
    for index, (_, title) in enumerate(wanted):
        expect(page.locator(".practice-stage > h2")).to_have_text(title)
        expect(page.locator(".practice-stage > h2")).to_be_focused()
        assert number(page) == f"{index + 1} of 4"
        assert kept(page) == {} or index, "nothing is kept before the first grade"
        reveal(page)
        page.keyboard.press(str(index + 1))
    expect(page.get_by_role("heading", name=say("practice_done"))).to_be_focused()
    expect(page.locator(".practice-stage")).to_contain_text("4 practiced in all.")
    again, others = page.locator(".practice-sheet").all()
    assert [link.inner_text() for link in again.locator("a").all()] == [title for _, title in wanted[:2]]
    assert [link.inner_text() for link in others.locator("a").all()] == [title for _, title in wanted[2:]]
    assert [[grade for _, grade in reviews(page, slug)] for slug, _ in wanted] == [[1], [2], [3], [4]]
    page.keyboard.press("u")
    expect(page.locator(".practice-stage > h2")).to_have_text(wanted[3][1])
    assert reviews(page, wanted[3][0]) == []
    expect(page.get_by_role("button", name="Show the answer")).to_be_visible()


def test_a_session_by_touch(browser: Browser, bread: Published, bread_address: str) -> None:
    wanted = titles_of(bread, PLACES.short_list)
    with opened(browser, **PHONE) as page:
        page.goto(bread_address + SESSION)
        page.get_by_role("button", name="Show the answer").wait_for()
        swipe(page, -150)
        page.get_by_role("group", name="How did it go?").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        swipe(page, 150)
        expect(page.locator(".practice-stage > h2")).to_have_text(wanted[1][1])
        page.get_by_role("button", name="Show the answer").tap()
        page.get_by_role("group", name="How did it go?").wait_for()
        swipe(page, -150)
        expect(page.locator(".practice-stage > h2")).to_have_text(wanted[2][1])
        swipe(page, 150)
        expect(page.locator(".practice-stage > h2")).to_have_text(wanted[1][1])
        assert [[grade for _, grade in reviews(page, slug)] for slug, _ in wanted[:2]] == [[3], [1]]
        swipe(page, 20)
        expect(page.locator(".practice-stage > h2")).to_have_text(wanted[1][1])


def swipe(page: Page, by: int) -> None:
    """A finger goes so many pixels to the right, on the question."""
    page.evaluate(
        """by => {
          const part = document.querySelector('.practice-stage h2');
          const touch = (x) => new Touch({ identifier: 1, target: part, clientX: x, clientY: 300 });
          const send = (name, x) => part.dispatchEvent(new TouchEvent(name, {
            bubbles: true, touches: name === 'touchend' ? [] : [touch(x)], changedTouches: [touch(x)],
          }));
          send('touchstart', 180);
          send('touchend', 180 + by);
        }""",
        by,
    )


@pytest.mark.parametrize("asked", ["minutes=60", "only=new"])
def test_a_session_keeps_its_questions_over_a_reload_though_the_notes_would_choose_others(
    page: Page, bread_address: str, asked: str
) -> None:
    page.goto(f"{bread_address}{SESSION}&{asked}")
    for _ in range(2):
        reveal(page)
        page.keyboard.press("3")
    heading = page.locator(".practice-stage > h2").inner_text()
    page.reload()
    expect(page.locator(".practice-top p")).to_have_text("3 of 4")
    expect(page.locator(".practice-stage > h2")).to_have_text(heading)


def test_a_session_goes_on_after_a_reload(page: Page, bread: Published, bread_address: str) -> None:
    wanted = titles_of(bread, PLACES.short_list)
    page.goto(bread_address + SESSION)
    for _ in range(2):
        reveal(page)
        page.keyboard.press("1")
    expect(page.locator(".practice-top p")).to_have_text("3 of 4")
    page.reload()
    expect(page.locator(".practice-top p")).to_have_text("3 of 4")
    assert heading(page) == wanted[2][1]
    page.get_by_role("button", name="Back").click()
    expect(page.locator(".practice-stage > h2")).to_have_text(wanted[1][1])
    expect(page.get_by_role("button", name="Again")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("4")
    expect(page.locator(".practice-stage > h2")).to_have_text(wanted[2][1])
    assert [grade for _, grade in reviews(page, wanted[1][0])] == [4], "a grade given anew takes the other's place"


def test_a_session_as_a_screen_reader_has_it(page: Page, bread: Published, bread_address: str) -> None:
    page.clock.install()
    page.goto(bread_address + SESSION)
    stage = page.get_by_role("region", name="The question")
    stage.wait_for()
    expect(stage).to_match_aria_snapshot(
        f"""
        - paragraph: 1 of 4
        - button "Back" [disabled]
        - button "Forward" [disabled]
        - button "Undo" [disabled]
        - button "End"
        - heading "{titles_of(bread, PLACES.short_list)[0][1]}" [level=2]
        - paragraph:
          - button "Stop the clock": /\\d+/
        - button "Show the answer"
        """
    )
    expect(stage.get_by_role("heading", level=2)).to_be_focused()
    page.clock.run_for(31_000)
    expect(page.locator(".practice [role=status]").last).to_have_text(say("clock_over"))
    page.keyboard.press("Space")
    expect(stage.get_by_role("heading", name="Short answer")).to_be_focused()
    boxes = stage.locator("li input")
    count = stage.get_by_role("status")
    expect(count).to_have_text(f"0 of {boxes.count()} points")
    boxes.first.check()
    expect(count).to_have_text(f"1 of {boxes.count()} points")
    names = [button.get_attribute("aria-keyshortcuts") for button in stage.locator(".practice-grades button").all()]
    assert names == ["1", "2", "3", "4"]


def test_the_clock_can_be_switched_off_and_stays_off(page: Page, bread_address: str) -> None:
    page.goto(bread_address + SESSION)
    page.get_by_role("button", name="Stop the clock").click()
    expect(page.get_by_role("button", name="Start thirty seconds")).to_be_visible()
    page.reload()
    expect(page.locator(".practice-stage > h2")).to_be_visible()
    page.get_by_role("button", name="Start thirty seconds").click()
    expect(page.get_by_role("button", name="Stop the clock")).to_be_visible()


def test_single_keys_can_be_switched_off_here_too(page: Page, bread_address: str) -> None:
    page.goto(bread_address + "practice/")
    page.evaluate("""localStorage.setItem('interview:/', '{"singleKeys": false, "version": 1}')""")
    page.goto(bread_address + SESSION)
    reveal(page)
    page.keyboard.press("3")
    expect(page.locator(".practice-top p")).to_have_text("1 of 4")


def test_without_scripts_the_lists_remain(browser: Browser, bread_address: str) -> None:
    with opened(browser, java_script_enabled=False, **DESKTOP) as page:
        page.goto(bread_address + "practice/")
        for form in page.locator(".practice-form").all():
            expect(form).to_be_hidden()
        page.get_by_role("link", name="First week").click()
        expect(page.get_by_role("heading", name="First week")).to_be_visible()


def test_an_answer_that_cannot_be_loaded_can_still_be_graded(page: Page, bread: Published, bread_address: str) -> None:
    slug = titles_of(bread, PLACES.short_list)[0][0]
    page.route(f"**/questions/{slug}/", lambda route: route.abort())
    page.goto(bread_address + SESSION)
    reveal(page)
    expect(page.get_by_role("alert")).to_contain_text(say("practice_no_answer"))
    page.keyboard.press("2")
    expect(page.locator(".practice-top p")).to_have_text("2 of 4")


def test_a_session_that_is_ended_early_says_so_and_goes_on(page: Page, bread_address: str) -> None:
    page.goto(bread_address + SESSION)
    reveal(page)
    page.keyboard.press("3")
    page.get_by_role("button", name=say("practice_end"), exact=True).click()
    expect(page.get_by_role("heading", name="You stopped at 1 of 4")).to_be_focused()
    expect(page.get_by_role("heading", name=say("practice_answered"))).to_be_visible()
    page.get_by_role("button", name=say("practice_go_on")).click()
    assert number(page) == "2 of 4"


def test_with_a_long_answer_the_grades_stay_in_sight(page: Page, bread_address: str) -> None:
    page.goto(bread_address + SESSION)
    reveal(page)
    expect(page.locator(".practice-grades")).to_be_in_viewport(ratio=1)


# A mock interview, and the glossary


def test_a_mock_interview_asks_on_and_ends_in_a_sheet(browser: Browser, bread_address: str) -> None:
    with opened(browser, permissions=["clipboard-read", "clipboard-write"], **DESKTOP) as page:
        page.clock.set_fixed_time(START / 1000)  # what is drawn follows from the time
        page.goto(bread_address + "practice/")
        form = page.get_by_role("form", name="Mock interview")
        form.get_by_label("Track").select_option("dough")
        expect(form.get_by_role("status")).to_contain_text("about 30 minutes")
        form.get_by_role("button", name="Start").click()
        page.wait_for_url("**/practice/?mock=yes&mixed=*&minutes=30&track=dough")
        count = int(number(page).split(" of ")[1])
        replies = 0
        for _ in range(count):
            reveal(page)
            for fold in page.locator(".practice-answer ol details").all():
                fold.locator("summary").click()
                expect(fold.locator("div").first).not_to_be_empty()
                replies += 1
            if (points := page.locator(".practice-answer li input")).count():
                points.first.check()
            page.keyboard.press("2")
        assert replies, "something was asked on"
        sheet = page.locator(".practice-sheet > li")
        expect(sheet).to_have_count(count)
        expect(sheet.first).to_contain_text(f"{say('grade_hard')}, 1 of")
        page.get_by_role("button", name="Copy as Markdown").click()
        expect(page.locator(".practice-buttons [role=status]")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()").splitlines()
        assert len([line for line in copied if line.startswith(f"- {say('grade_hard')}: [")]) == count
        assert [line for line in copied if line.startswith("  - ")], "what was not said"


def test_the_long_talk_of_an_interview_comes_last(page: Page, bread: Published, bread_address: str) -> None:
    long = {
        one.question.title
        for one in bread.site.questions
        if one.question.kind and one.question.kind.value in {"design", "scenario"}
    }
    page.goto(bread_address + "practice/?mock=yes&minutes=45&mixed=seed")
    count = int(number(page).split(" of ")[1])
    seen = []
    for _ in range(count):
        seen.append(heading(page))
        reveal(page)
        page.keyboard.press("3")
    assert [title in long for title in seen] == [False] * (count - 1) + [True]


def test_terms_are_cards_both_ways_round(page: Page, bread: Published, bread_address: str) -> None:
    terms = {defined.term.term: str(defined.term.definition) for defined in bread.site.terms}
    page.goto(bread_address + "practice/")
    form = page.get_by_role("form", name="Glossary cards")
    form.get_by_label("I see").select_option("both")
    form.get_by_label("I have").select_option("")
    expect(form.get_by_role("status")).to_contain_text(f"{2 * len(terms)} cards")
    form.get_by_role("button", name="Start").click()
    first = next(iter(terms))
    expect(page.locator(".practice-stage > h2")).to_have_text(first)
    reveal(page)
    expect(page.locator(".practice-short")).to_have_text(terms[first])
    page.keyboard.press("3")
    expect(page.locator(".practice-stage > h2")).to_have_text(terms[first])
    reveal(page)
    expect(page.locator(".practice-short")).to_have_text(first)
    page.keyboard.press("1")
    slug = bread.site.terms[0].slug
    names = sorted(name.removeprefix(PREFIX) for name in kept(page) if name.startswith(PREFIX))
    assert names == [f"definition/{slug}", f"term/{slug}"]


# What an address asks for


def test_an_address_starts_its_session(page: Page, bread: Published, bread_address: str) -> None:
    hard = [one for one in bread.site.questions if one.question.level and one.question.level.value == "hard"]
    page.goto(bread_address + "practice/?level=hard")
    expect(page.locator(".practice-top p")).to_have_text(f"1 of {len(hard)}")
    assert heading(page) == hard[0].question.title
    page.goto(bread_address + f"practice/?list={PLACES.topic}&minutes=1")
    expect(page.locator(".practice-top p")).to_have_text("1 of 1")


def test_one_can_ask_for_what_one_was_unsure_of(page: Page, bread_address: str) -> None:
    keep(page, bread_address, **{"question__pale-crust": marked("shaky"), "question__why-steam": marked("known")})
    page.goto(bread_address + "practice/?only=unsure")
    expect(page.locator(".practice-top p")).to_have_text("1 of 1")
    assert "crust" in heading(page)
    page.goto(bread_address + "practice/?only=due")
    expect(page.get_by_role("heading", name=say("practice_nothing"))).to_be_visible()


def test_a_random_question_is_drawn_from_what_the_address_asks_for(
    page: Page, bread: Published, bread_address: str
) -> None:
    hard = {one.slug for one in bread.site.questions if one.question.level and one.question.level.value == "hard"}
    for _ in range(5):
        page.goto(bread_address + "random/?level=hard")
        page.wait_for_url("**/questions/*/?level=hard")
        assert page.url.split("/")[-2] in hard
    page.goto(bread_address + "random/?list=nothing-such&level=none")
    page.wait_for_url("**/questions/*/?**")


# When it is due again

GRADES = [3, 3, 4, 1, 2, 3, 3, 1, 3, 4] * 5
"""Fifty grades, with every one of the four among them."""


START = 1_764_417_600_000

ALONE = """async ([address, grades, start]) => {
  const { fsrs, createEmptyCard } = await import(`${address}theme/ts-fsrs.js`);
  const scheduler = fsrs();
  let card = createEmptyCard(new Date(start));
  let now = start;
  return grades.map((grade) => {
    card = scheduler.next(card, new Date(now), grade).card;
    const seen = [now, card.due.getTime()];
    now = card.due.getTime();
    return seen;
  });
}"""
"""The package by itself: for each grade the moment when it is given, at which it was due, and when it is due next."""


def test_intervals_are_those_of_ts_fsrs_over_fifty_grades(page: Page, bread: Published, bread_address: str) -> None:
    """Each review is made when the one before says that it is due."""
    slug = titles_of(bread, PLACES.short_list)[0][0]
    page.clock.install(time=START / 1000)
    page.goto(bread_address + "practice/")
    expected = page.evaluate(ALONE, [bread_address, GRADES, START])
    for number_of, (grade, (now, due)) in enumerate(zip(GRADES, expected, strict=True), 1):
        page.clock.set_fixed_time(now / 1000)
        # Each address begins a session of its own.
        page.goto(f"{bread_address}{SESSION}&minutes=1&number={number_of}")
        reveal(page)
        expect(page.locator(f"[data-grade='{grade}'] small")).to_have_text(span(due - now))
        page.keyboard.press(str(grade))
        page.get_by_role("heading", name=say("practice_done")).wait_for()
        assert reviews(page, slug)[-1] == [now, grade]
        assert len(reviews(page, slug)) == number_of


def span(milliseconds: int) -> str:
    """How long that is, as the page says it."""
    minutes = round(milliseconds / 60_000)
    days = round(minutes / 60 / 24)
    return f"{minutes} min" if minutes < 60 else f"{days} day{'' if days == 1 else 's'}"
