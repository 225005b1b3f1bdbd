"""What stands around every page, and the ways into the site: colors, menu, keys, the home, a random question."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import DESKTOP, PHONE, SCHEMES, SCREENS, Scheme, Screen, opened
from tests.phrases import say
from tests.rules import Published
from tests.site.bread import LONG_LIST, PLACES, QUESTION
from tests.site.test_answer import is_open

OTHER_QUESTION = "questions/what-is-fermentation/"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_colors_switch_and_stay_switched(page: Page, bread_address: str, scheme: Scheme) -> None:
    other = SCHEMES[1 - SCHEMES.index(scheme)]
    page.emulate_media(color_scheme=scheme)
    page.goto(bread_address + QUESTION)
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    before = page.evaluate(paper)
    switch = page.get_by_role("button", name="Dark colors")
    expect(switch).to_have_attribute("aria-pressed", str(scheme == "dark").lower())
    switch.click()
    after = page.evaluate(paper)
    assert after != before
    expect(switch).to_have_attribute("aria-pressed", str(other == "dark").lower())
    expect(page.locator("meta[name=theme-color]").first).to_have_attribute("content", after)
    page.goto(bread_address + "glossary/")
    assert page.evaluate(paper) == after
    page.get_by_role("button", name="Dark colors").click()
    assert page.evaluate(paper) == before
    page.emulate_media(color_scheme=other)
    assert page.evaluate(paper) == after, "said back again, the system is followed"


def test_the_browser_s_bar_follows_where_a_page_names_no_color(page: Page, bread_address: str) -> None:
    """A page that is written by hand."""
    page.emulate_media(color_scheme="light")
    page.goto(bread_address + "api/")
    bar = page.locator("meta[name=theme-color]")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    expect(bar).to_have_attribute("content", page.evaluate(paper))
    page.get_by_role("button", name="Dark colors").click()
    expect(bar).to_have_attribute("content", page.evaluate(paper))


def test_what_was_chosen_on_the_site_as_it_was_before_stays_chosen(page: Page, bread_address: str) -> None:
    """There each choice had a key of its own."""
    page.emulate_media(color_scheme="light")
    page.goto(bread_address + "sitemap.xml")
    page.evaluate("localStorage.setItem('/.theme', '\"dark\"'); localStorage.setItem('/.singleKeys', 'false')")
    for _ in range(2):
        page.goto(bread_address + QUESTION)
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        page.keyboard.press("a")
        assert not is_open(page)
    assert page.evaluate("Object.entries(localStorage)") == [
        ["interview:/", '{"theme":"dark","singleKeys":false,"version":1}']
    ]


def test_a_browser_that_keeps_nothing_is_no_error(page: Page, bread_address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed') }})")
    page.emulate_media(color_scheme="light")
    page.goto(bread_address + QUESTION)
    page.get_by_role("button", name="Dark colors").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.keyboard.press("a")
    assert not is_open(page)


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(browser: Browser, bread_address: str) -> None:
    with opened(browser, **PHONE) as page:
        page.goto(bread_address)
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


def test_the_header_says_where_a_page_belongs(page: Page, bread_address: str) -> None:
    current = page.get_by_role("navigation", name="Site").locator("[aria-current]")
    for path, title, value in [
        (QUESTION, "Questions", "true"),
        ("questions/", "Questions", "page"),
        (f"topics/{PLACES.topic}/", "Questions", "true"),
        ("levels/hard/", "Questions", "true"),
        (LONG_LIST, "Study lists", "true"),
        (f"glossary/{PLACES.term}/", "Glossary", "true"),
        ("practice/", "Practice", "page"),
        ("progress/", "Progress", "page"),
    ]:
        page.goto(bread_address + path)
        expect(current).to_have_text(title)
        expect(current).to_have_attribute("aria-current", value)
    page.goto(bread_address)
    expect(current).to_have_count(0)


def test_the_foot_leads_to_what_the_header_has_no_room_for(page: Page, bread_address: str) -> None:
    foot = page.get_by_role("navigation", name=say("footer_name"))
    head = page.get_by_role("navigation", name=say("menu_name"))
    for path, title, value in [
        (f"tags/{PLACES.tag}/", "Tags", "true"),
        ("downloads/", "Downloads", "page"),
        ("api/", "JSON API", "page"),
    ]:
        page.goto(bread_address)
        expect(head.get_by_role("link", name=title)).to_have_count(0)
        foot.get_by_role("list", name="More").get_by_role("link", name=title).click()
        page.goto(bread_address + path)
        expect(foot.locator("[aria-current]")).to_have_text(title)
        expect(foot.locator("[aria-current]")).to_have_attribute("aria-current", value)


def test_a_screen_that_is_only_touched_has_no_list_of_keys(browser: Browser, bread_address: str) -> None:
    with opened(browser, **PHONE) as page:
        page.goto(bread_address)
        opener = page.locator(".keys-open")
        expect(opener).not_to_have_attribute("data-awaits-script", "")
        expect(opener).to_be_hidden()
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_visible()  # who presses it has a keyboard


def test_keys_of_one_character_can_be_switched_off(page: Page, bread_address: str) -> None:
    page.goto(bread_address + QUESTION)
    page.get_by_role("button", name="Keyboard shortcuts").click()
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Keyboard shortcuts")).to_be_focused()
    page.goto(bread_address + OTHER_QUESTION)
    for key in ("a", "/", "?", "r"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert not is_open(page)
    assert page.locator("dialog[open]").count() == 0
    assert page.url == bread_address + OTHER_QUESTION
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_a_random_question_is_a_question_and_another_one(page: Page, bread: Published, bread_address: str) -> None:
    page.goto(bread_address)
    page.get_by_role("link", name=say("home_chance")).click()
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
    assert set(seen) <= {f"{bread_address}questions/{answered.slug}/" for answered in bread.site.questions}
    page.go_back()
    assert page.url in seen, "the way back leads to a question, not to the page that picks one"


def test_the_home_leads_to_every_list_topic_and_way_to_start(page: Page, bread: Published, bread_address: str) -> None:
    site = bread.site
    page.goto(bread_address)
    content = page.locator("#content")
    expect(page.get_by_text(f"{len(site.questions)} questions", exact=False).first).to_be_visible()
    ways = {
        "practice/",
        "random/",
        "questions/",
        *(f"collections/{study.slug}/" for study in site.collections),
        *(f"topics/{slug}/" for slug in site.topics),
    }
    links = content.locator("a").evaluate_all("links => links.map((link) => link.href)")
    missing = {way for way in ways if bread_address + way not in links}
    assert missing == set()
    lists = [link for link in links if "/collections/" in link]
    assert len(lists) == len(set(lists)), "no list stands there twice"


def test_an_unknown_address_leads_on(page: Page, bread_address: str) -> None:
    response = page.goto(bread_address + "questions/no-such-question/")
    assert response
    assert response.status == 404
    expect(page.get_by_role("heading", name=say("not_found"))).to_be_visible()
    ways = page.get_by_role("main").get_by_role("list", name=say("not_found_ways"))
    ways.get_by_role("link", name="Questions").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(say("all_questions"))


def test_at_an_unknown_address_those_like_it_are_offered(page: Page, bread_address: str) -> None:
    """The nearest first, with its title, and a former address by the page that it led to."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path, leads in {
        "questions/what-is-hydartion/": "questions/what-is-hydration/",
        "hydration-what-is.html": "questions/what-is-hydration/",
        f"collections/{PLACES.long_list}s/": LONG_LIST,
        "glosary/": "glossary/",
    }.items():
        page.goto(bread_address + path)
        offered = page.get_by_role("heading", name=say("not_found_near")).locator("+ ul a")
        expect(offered.first).to_have_attribute("href", bread_address + leads)
        assert 1 <= offered.count() <= 3
        title = offered.first.inner_text()
        offered.first.click()
        assert title in page.title()
    asked.clear()
    page.goto(bread_address + QUESTION)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "addresses.json" in url or "not-found" in url] == [], "for who is lost alone"


def test_nothing_is_offered_that_is_not_like_it(page: Page, bread_address: str) -> None:
    with page.expect_response("**/addresses.json"):
        page.goto(bread_address + "wp-admin/xyzzy.php")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", name=say("not_found_near"))).to_have_count(0)
    expect(page.locator(".not-found-near")).to_be_empty()


def test_an_unknown_address_is_searched_for(page: Page, bread_address: str) -> None:
    """Its words stand in the box already, and the search has terms too."""
    page.goto(bread_address + "bulk_fermentation.html")
    box = page.get_by_role("main").get_by_role("searchbox", name=say("search_label"))
    expect(box).to_have_value("bulk fermentation")
    box.press("Enter")
    expect(page.get_by_role("combobox")).to_have_value("bulk fermentation")
    expect(page.get_by_role("option").first).to_contain_text("Bulk fermentation")


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_nothing_moves_where_nothing_is(browser: Browser, bread_address: str, screen: Screen) -> None:
    with opened(browser, **screen) as page:
        page.add_init_script(
            "window.moved = 0; new PerformanceObserver((list) => {"
            "  for (const entry of list.getEntries()) window.moved += entry.value;"
            "}).observe({ type: 'layout-shift', buffered: true });"
        )
        page.goto(bread_address + "questions/what-is-hydartion/")
        page.get_by_role("heading", name=say("not_found_near")).wait_for()
        page.wait_for_timeout(200)
        assert page.evaluate("window.moved") < 0.001


def test_a_repository_is_linked_where_it_is_known(page: Page, bread: Published, bread_address: str) -> None:
    page.set_viewport_size(DESKTOP["viewport"])
    page.goto(bread_address + QUESTION)
    link = page.get_by_role("banner").get_by_role("link", name="Repository")
    expect(link).to_have_attribute("href", bread.site.settings.repository)
