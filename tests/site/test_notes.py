"""What a reader notes of questions: the thread of a list, marks, and where to go on. In a real browser."""

from __future__ import annotations

import json

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browsing import DESKTOP, opened
from tests.phrases import say
from tests.rules import Published
from tests.site.bread import LONG_LIST, PLACES, QUESTION, SHORT_LIST, TOPIC

PREFIX = "interview-notes:/:"
LIST = [
    "what-is-hydration",
    "bread-flour-vs-cake-flour",
    "bakers-percentages",
    "is-an-autolyse-worth-it",
    "what-is-fermentation",
]
"""How the long list begins."""


def kept(page: Page) -> dict[str, str]:
    """All that the site keeps in this browser."""
    found: dict[str, str] = page.evaluate("({...localStorage})")
    return found


def keep(page: Page, address: str, **texts: str) -> None:
    """Keeps texts in this browser under keys of the reader's notes, before the site is opened."""
    page.goto(f"{address}sitemap.xml")
    for name, text in texts.items():
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [PREFIX + name.replace("__", "/"), text])


def marked(value: str, at: int = 1) -> str:
    return json.dumps({"version": 1, "mark": [value, at]})


def board(page: Page) -> Locator:
    return page.get_by_role("group", name="Your marks")


def pressed(page: Page) -> list[str]:
    """The marks that are set."""
    return [button.inner_text().split("\n")[-1] for button in board(page).locator("[aria-pressed=true]").all()]


def mark(page: Page, name: str) -> None:
    board(page).get_by_role("button", name=name, exact=True).click()


# The thread


def test_a_question_opened_from_a_list_leads_on_in_it(page: Page, bread_address: str) -> None:
    page.goto(bread_address + LONG_LIST)
    page.locator(".entry-title a").nth(3).click()
    place = page.locator("[data-thread]")
    expect(place).to_have_text("4 of 16 in The whole trade")
    expect(page.get_by_role("link", name="Next in this list")).to_contain_text("while it ferments")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**/questions/{LIST[4]}/?list={PLACES.long_list}")
    expect(place).to_have_text("5 of 16 in The whole trade")
    page.keyboard.press("ArrowLeft")
    expect(place).to_have_text("4 of 16 in The whole trade")
    place.get_by_role("link").click()
    page.wait_for_url(f"**/{LONG_LIST}")
    assert kept(page) == {}, "nothing is kept of who has marked nothing"


def test_the_ends_of_a_list_lead_nowhere_else(page: Page, bread_address: str) -> None:
    page.goto(f"{bread_address}questions/{LIST[0]}/?list={PLACES.long_list}")
    expect(page.get_by_role("link", name="Next in this list")).to_be_visible()
    expect(page.locator("[rel=prev]")).to_have_count(0)
    page.goto(f"{bread_address}questions/oven-fails-at-five/?list={PLACES.long_list}")
    expect(page.get_by_role("link", name="Previous in this list")).to_be_visible()
    expect(page.locator("[rel=next]")).to_have_count(0)


def test_without_a_list_a_topic_leads_on_to_the_next(page: Page, bread: Published, bread_address: str) -> None:
    questions = bread.site.by_topic["flour"]
    page.goto(f"{bread_address}questions/{questions[-1].slug}/")
    expect(page.locator("[data-thread]")).to_have_text(f"{len(questions)} of {len(questions)} in Flour and water")
    expect(page.locator("[rel=next]")).to_contain_text("Next topic: Fermentation")


def test_a_choice_of_the_find_page_is_a_thread(page: Page, bread_address: str) -> None:
    page.goto(bread_address + "questions/?level=hard")
    links = page.locator(".find-results li a")
    titles = [link.inner_text() for link in links.all()]
    links.nth(0).click()
    expect(page.locator("[data-thread]")).to_have_text(f"1 of {len(titles)} in {say('thread_choice')}")
    expect(page.locator("[rel=next]")).to_contain_text(titles[1])
    page.locator("[data-thread] a").click()
    page.wait_for_url("**/questions/?level=hard")


def test_what_was_searched_for_is_a_thread_too(page: Page, bread_address: str) -> None:
    page.goto(bread_address + f"questions/?q={PLACES.found}")
    links = page.locator(".find-results li a")
    expect(links.first).to_be_visible()
    titles = [link.inner_text() for link in links.all()]
    links.nth(1).click()
    expect(page.locator("[data-thread]")).to_have_text(f"2 of {len(titles)} in {say('thread_choice')}")
    expect(page.locator("[rel=prev]")).to_contain_text(titles[0])


def test_a_list_that_there_is_not_changes_nothing(page: Page, bread_address: str) -> None:
    page.goto(bread_address + QUESTION)
    before = page.locator(".neighbors").inner_html()
    for asked in ("?utm_source=x", "?list=the-other-list&level=none"):
        page.goto(bread_address + QUESTION + asked, wait_until="networkidle")
        assert page.locator(".neighbors").inner_html() == before


def test_without_scripts_a_list_still_leads_to_its_questions(browser: Browser, bread_address: str) -> None:
    with opened(browser, java_script_enabled=False, **DESKTOP) as page:
        page.goto(bread_address + LONG_LIST)
        page.locator(".entry-title a").nth(1).click()
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("[data-thread]")).to_contain_text(" of ")
        expect(page.locator(".marks")).to_be_empty()


# Marks


def test_a_question_is_marked_once_its_answer_was_opened(page: Page, bread_address: str) -> None:
    page.goto(bread_address + QUESTION, wait_until="networkidle")
    expect(board(page)).to_have_count(0)
    page.keyboard.press("a")
    expect(board(page)).to_be_visible()
    assert kept(page) == {}, "nothing is kept before the first mark"
    mark(page, "Shaky")
    mark(page, "Star")
    board(page).get_by_role("button", name="Note").click()
    page.keyboard.type("Mind the salt")
    page.reload()
    assert pressed(page) == ["Shaky", "Star"]
    mark(page, "Got it")
    assert pressed(page) == ["Got it", "Star"]
    mark(page, "Got it")
    assert pressed(page) == ["Star"]
    board(page).get_by_role("button", name="Note").click()
    expect(page.get_by_label("Your note")).to_have_value("Mind the salt")
    found = json.loads(kept(page)[f"{PREFIX}question/{PLACES.question}"])
    assert (found["version"], found["mark"][0], found["star"][0], found["note"][0]) == (1, "", True, "Mind the salt")


def test_a_list_shows_marks_and_sets_them(page: Page, bread_address: str) -> None:
    keep(page, bread_address, **{f"question__{LIST[1]}": marked("again")})
    page.goto(bread_address + LONG_LIST)
    second = page.locator(f"[id='{LIST[1]}']")
    expect(second.locator(".marks-badge")).to_contain_text("Again")
    page.get_by_text("Short answer").nth(1).click()
    second.get_by_role("button", name="Got it").click()
    expect(second.locator(".marks-badge")).to_contain_text("Got it")
    expect(page.locator(".marks-gauge")).to_contain_text("1 of 16 marked: 1 got it")


def test_each_list_says_how_far_one_is_and_where_to_go_on(page: Page, bread_address: str) -> None:
    keep(page, bread_address, **{f"question__{slug}": marked("known", at) for at, slug in enumerate(LIST[:3], 1)})
    page.goto(bread_address + LONG_LIST)
    page.get_by_role("link", name="Continue at 4").click()
    page.wait_for_url(f"**/questions/{LIST[3]}/?list={PLACES.long_list}")
    expect(page.locator("[data-thread]")).to_have_text("4 of 16 in The whole trade")
    page.locator("[rel=next]").click()
    expect(page.locator("[data-thread]")).to_have_text("5 of 16 in The whole trade")
    page.goto(bread_address)
    expect(page.get_by_role("link", name="Continue at 5")).to_be_visible()
    page.goto(bread_address + TOPIC)
    expect(page.locator(".marks-gauge")).to_be_empty()
    page.goto(bread_address + SHORT_LIST)
    expect(page.get_by_role("link", name="Continue at 2")).to_be_visible()


def test_two_tabs_do_not_lose_each_other_s_marks(browser: Browser, bread_address: str) -> None:
    context: BrowserContext = browser.new_context()
    try:
        one, other = context.new_page(), context.new_page()
        for tab in (one, other):
            tab.goto(f"{bread_address}{QUESTION}#answer")
            expect(board(tab)).to_be_visible()
        mark(one, "Shaky")
        expect(board(other).get_by_role("button", name="Shaky")).to_have_attribute("aria-pressed", "true")
        mark(other, "Star")
        mark(one, "Again")
        for tab in (one, other):
            expect(board(tab).get_by_role("button", name="Again")).to_have_attribute("aria-pressed", "true")
            expect(board(tab).get_by_role("button", name="Star")).to_have_attribute("aria-pressed", "true")
    finally:
        context.close()


def test_a_renamed_question_keeps_its_marks(page: Page, bread: Published, bread_address: str) -> None:
    answered = next(answered for answered in bread.site.questions if answered.question.aliases)
    former = answered.question.aliases[0]
    keep(page, bread_address, **{f"question__{former}": marked("shaky")})
    page.goto(f"{bread_address}questions/{former}/")
    page.wait_for_url(f"**/questions/{answered.slug}/")
    expect(board(page)).to_be_visible()
    assert pressed(page) == ["Shaky"]
    page.goto(f"{bread_address}topics/{answered.question.topic}/")
    expect(page.locator(f"[id='{answered.slug}'] .marks-badge")).to_contain_text("Shaky")
    page.goto(f"{bread_address}progress/")
    expect(page.locator(".progress-sum")).to_contain_text(f"1 of {len(bread.site.questions)} marked: 1 shaky")
    page.goto(f"{bread_address}questions/{answered.slug}/")
    mark(page, "Star")
    assert [name for name in kept(page) if name.startswith(PREFIX)] == [f"{PREFIX}question/{answered.slug}"]


def test_a_closed_storage_is_said_and_marks_hold_for_the_page(page: Page, bread_address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed') }})")
    page.goto(f"{bread_address}{QUESTION}#answer")
    expect(board(page)).to_contain_text(say("notes_closed"))
    mark(page, "Shaky")
    assert pressed(page) == ["Shaky"]


def test_a_full_storage_is_said_and_marks_hold_for_the_page(page: Page, bread_address: str) -> None:
    page.goto(f"{bread_address}{QUESTION}#answer")
    # As much as fits, down to the last character.
    page.evaluate("""() => {
      for (let size = 1 << 20, index = 0; size >= 1; ) {
        try { localStorage.setItem(`fill${index}`, 'x'.repeat(size)); index++; } catch { size = Math.floor(size / 2); }
      }
    }""")
    mark(page, "Shaky")
    expect(board(page)).to_contain_text("no room left")
    assert pressed(page) == ["Shaky"]
    page.evaluate("localStorage.removeItem('fill0')")
    mark(page, "Star")
    page.reload()
    assert pressed(page) == ["Shaky", "Star"]


def test_what_cannot_be_read_is_said_and_never_overwritten(page: Page, bread_address: str) -> None:
    for text, said in (('{"version": 2, "x": 1}', say("notes_newer")), ("{oops", say("notes_broken"))):
        keep(page, bread_address, **{f"question__{PLACES.question}": text})
        page.goto(bread_address + QUESTION)
        expect(board(page)).to_contain_text(said)
        mark(page, "Shaky")
        assert pressed(page) == ["Shaky"]
        expect(board(page)).to_contain_text(said)
        assert kept(page)[f"{PREFIX}question/{PLACES.question}"] == text


# A list read whole


def test_a_list_can_be_read_whole_without_leaving_it(page: Page, bread_address: str) -> None:
    page.goto(bread_address + SHORT_LIST)
    entry = page.locator("[data-entry]").first
    entry.get_by_text("Short answer").click()
    entry.get_by_role("button", name="The whole answer").click()
    expect(entry.get_by_role("heading", name="Did you say these?")).to_be_visible()
    expect(entry.locator(".code-copy").or_(entry.locator(".entry-text")).first).to_be_visible()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))
    cite = entry.locator(".cite a").first
    cite.click()
    assert page.url.startswith(bread_address + SHORT_LIST), "a citation leads to the source in the same list"
    to = cite.get_attribute("href") or ""
    assert page.evaluate("id => Boolean(document.getElementById(id))", to.removeprefix("#"))
    page.get_by_role("button", name="Open whole answers").click()
    expect(page.locator(".entry-text h2").get_by_text("Sources")).to_have_count(4)


def test_the_part_in_sight_is_marked_beside_the_list(page: Page, bread_address: str) -> None:
    page.goto(bread_address + LONG_LIST)
    current = page.locator("[data-spine] [aria-current]")
    expect(current).to_contain_text("Flour and water")
    page.locator("#why-steam").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('why-steam').scrollIntoView()")
    expect(current).to_contain_text("Baking")
    expect(page.get_by_role("heading", name="Baking", exact=True)).to_be_in_viewport()


def test_a_list_prints_what_is_open_and_no_controls(page: Page, bread_address: str) -> None:
    keep(page, bread_address, **{f"question__{LIST[0]}": marked("known")})
    page.goto(bread_address + SHORT_LIST)
    page.get_by_role("button", name="Open whole answers").click()
    expect(page.locator(".entry-text h2").get_by_text("Sources")).to_have_count(4)
    page.emulate_media(media="print")
    source = page.locator(".entry-text .sources a[href^=http]").first
    address = source.evaluate("link => getComputedStyle(link, '::after').content")
    assert str(source.get_attribute("href")) in address, "a source has its address"
    for control in ("button", "nav", ".marks-gauge", "textarea"):
        for one in page.locator(f"article {control}").all():
            expect(one).to_be_hidden()


def test_a_list_prints_its_short_answers_without_opening_them(page: Page, bread_address: str) -> None:
    page.goto(bread_address + SHORT_LIST)
    page.emulate_media(media="print")
    answers = page.locator(".entry-answer > p").all()
    assert len(answers) == 4
    for answer in answers:
        expect(answer).to_be_visible()
