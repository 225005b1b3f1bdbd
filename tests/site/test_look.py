"""What the look of the site must keep, on every kind of page: what a picture would show only to somebody who looks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page, Route, expect

from tests.browsing import (
    DESKTOP,
    PHONE,
    SCHEMES,
    SCREENS,
    ZOOMED,
    Scheme,
    Screen,
    add_style,
    opened,
    stand_still,
    transferred,
)
from tests.kinds import Kind
from tests.rules import Published
from tests.site.bread import CODE, KINDS, LONG_LIST, PLACES, QUESTION, TABLE, TOPIC, kind_named
from tests.site.colors import COLORS

EACH_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
PROBES = Path(__file__).parent / "probes.js"


@contextmanager
def looked_at(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page that can be asked about its look."""
    with opened(browser, **options) as page:
        page.add_init_script(path=PROBES)
        yield page


def probe(page: Page, name: str, *arguments: str) -> Any:
    """What one of the functions in probes.js says of the page."""
    return page.evaluate(f"probes.{name}(...{json.dumps(arguments)})")


def came_still(page: Page, kind: Kind) -> None:
    """Nothing has moved while the page came."""
    if not kind.by_hand:
        assert probe(page, "shifts") == []


@EACH_KIND
def test_a_page_comes_still_and_axe_finds_nothing(browser: Browser, bread_address: str, kind: Kind) -> None:
    """Every rule in light, and in dark the only one that looks at colors."""
    with looked_at(browser, **SCREENS[kind.screens[-1]], color_scheme="light") as page:
        kind.reach(page, bread_address)
        came_still(page, kind)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        page.emulate_media(color_scheme="dark")
        stand_still(page)
        found = Axe().run(page, options={"runOnly": ["color-contrast"]})
        assert found.violations_count == 0, found.generate_report()


_CHANGING = ["home", "question", "answer", "reply", "collection", "found", "search", "practicing"]


@pytest.mark.parametrize(("name", "scheme"), list(zip(_CHANGING, cycle(SCHEMES), strict=False)), ids=_CHANGING)
def test_axe_finds_nothing_on_a_phone(browser: Browser, bread_address: str, name: str, scheme: Scheme) -> None:
    """The pages whose parts change places there, light and dark in turn: a desktop has shown every color of both."""
    kind = kind_named(name)
    with looked_at(browser, **PHONE, color_scheme=scheme) as page:
        kind.reach(page, bread_address)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@EACH_KIND
def test_a_page_comes_still_and_fits_a_phone_and_a_finger(browser: Browser, bread_address: str, kind: Kind) -> None:
    """Targets are 44 by 44 pixels, but for links in a sentence (WCAG 2.2, 2.5.5, the enhanced size).

    Nothing is lost either when a reader spaces the text (1.4.12).
    """
    with looked_at(browser, **PHONE) as page:
        kind.reach(page, bread_address)
        came_still(page, kind)
        assert probe(page, "sideways") == []
        assert probe(page, "small") == []
        spaced = "line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;"
        add_style(page, f"* {{ {spaced} }} p {{ margin-bottom: 2em !important; }}")
        assert probe(page, "sideways") == []


@EACH_KIND
def test_a_page_fits_at_400_percent_and_asks_no_other_host(browser: Browser, bread_address: str, kind: Kind) -> None:
    with looked_at(browser, **ZOOMED) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        kind.reach(page, bread_address)
        assert probe(page, "sideways") == []
        assert asked
        assert [url for url in asked if not url.startswith((bread_address, "data:", "about:"))] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_every_component_keeps_the_look_in_every_state(
    browser: Browser, styleguide: str, screen: Screen, scheme: Scheme
) -> None:
    with looked_at(browser, **screen, color_scheme=scheme) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(styleguide)
        page.evaluate("for (const part of document.querySelectorAll('#content details')) part.open = true")
        stand_still(page)
        # The page shows components beside each other that no real page has twice, or in this order.
        apart = {rule: {"enabled": False} for rule in ("heading-order", "landmark-unique")}
        found = Axe().run(page, options={"rules": apart})
        assert found.violations_count == 0, found.generate_report()
        assert probe(page, "sideways") == []
        assert screen is not PHONE or probe(page, "small") == []
        assert errors == []


@pytest.mark.parametrize("screen", [DESKTOP, ZOOMED], ids=["desktop", "zoomed"])
@pytest.mark.parametrize("name", ["home", "question", "answer", "table", "reply", "topic", "find", "term"])
def test_tab_goes_through_the_page_in_order_and_is_always_seen(
    browser: Browser, bread_address: str, name: str, screen: Screen
) -> None:
    kind = kind_named(name)
    with looked_at(browser, **screen, reduced_motion="reduce") as page:
        kind.reach(page, bread_address)
        page.evaluate("document.querySelector('.skip').focus()")
        stops: list[dict[str, Any]] = [probe(page, "stop")]
        for _ in range(400):
            page.keyboard.press("Tab")
            stop = probe(page, "stop")
            if stop is None:
                break
            stops.append(stop)
        else:
            pytest.fail("Tab never comes to an end")
        assert len(stops) > 10
        assert [stop["what"] for stop in stops if not stop["ring"]] == []
        assert [stop["what"] for stop in stops if not stop["seen"]] == []
        assert [stop["what"] for stop in stops if not stop["onward"]] == []


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_every_button_of_the_header_shows_its_picture(browser: Browser, bread_address: str, screen: Screen) -> None:
    with looked_at(browser, **screen) as page:
        page.goto(bread_address + QUESTION)
        header = page.get_by_role("banner")
        for name in ("Search", "Dark colors", *(["Menu"] if screen is PHONE else [])):
            picture = header.get_by_role("button", name=name).locator("svg:visible")
            expect(picture).to_have_count(1)
            box = picture.bounding_box()
            assert box
            assert box["width"] >= 20


def test_the_skip_link_leads_past_the_header(browser: Browser, bread_address: str) -> None:
    with looked_at(browser, **DESKTOP) as page:
        page.goto(bread_address + QUESTION)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.site-header')") is None
        assert page.evaluate("Boolean(document.activeElement.closest('#content'))")


def test_a_screen_reader_meets_a_question_in_order(browser: Browser, bread_address: str) -> None:
    with looked_at(browser, **DESKTOP) as page:
        page.goto(bread_address + QUESTION)
        expect(page.locator("body")).to_match_aria_snapshot("""
            - link "Skip to the content"
            - banner:
              - link "Bread Interview"
              - navigation "Site"
              - button "Search"
              - button "Dark colors"
            - main:
              - article:
                - navigation "Breadcrumb"
                - heading "What is hydration, and what does it change in a dough?" [level=1]
                - 'link "Level: Easy"'
                - button "Stop the clock"
                - group
                - region "About this question"
                - navigation "Questions before and after":
                  - link /Next .+/
                - region "Related questions":
                  - heading "Related questions" [level=2]
            - contentinfo:
              - navigation "Footer"
              - button "Keyboard shortcuts"
        """)
        page.locator("#answer > summary").click()
        expect(page.locator("#answer")).to_match_aria_snapshot("""
            - group:
              - paragraph
              - heading "Did you say these?" [level=2]
              - list:
                - listitem:
                  - checkbox /It is a ratio of weights/
              - heading "In depth" [level=2]
              - heading "Where the water is" [level=3]
              - heading "Where people go wrong" [level=2]
              - list
              - heading "What comes next" [level=2]
              - list:
                - listitem:
                  - link /program/
                - listitem:
                  - group
                - listitem:
                  - group
              - heading "Corrections" [level=2]
              - list
              - heading "Sources" [level=2]
              - list:
                - listitem:
                  - link "The mill's handbook"
                  - 'link "Back to where it is cited: chapter 2"'
        """)


def test_a_screen_reader_meets_neighbors_in_order(browser: Browser, bread_address: str) -> None:
    with looked_at(browser, **DESKTOP) as page:
        page.goto(f"{bread_address}questions/sourdough-vs-yeast/")
        expect(page.get_by_role("main")).to_match_aria_snapshot("""
            - navigation "Questions before and after":
              - link /Previous .+/
              - link /Next .+/
        """)


def test_a_screen_reader_meets_a_study_list_in_order(browser: Browser, bread_address: str) -> None:
    with looked_at(browser, **DESKTOP) as page:
        page.goto(bread_address + LONG_LIST)
        expect(page.get_by_role("main")).to_match_aria_snapshot("""
            - main:
              - article:
                - navigation "Breadcrumb"
                - heading "The whole trade" [level=1]
                - navigation "Sections"
                - paragraph:
                  - button "Open all"
                  - button "Close all"
                - heading "Flour and water" [level=2]
                - list:
                  - listitem:
                    - heading /What is hydration/ [level=3]:
                      - link /What is hydration/
                    - paragraph:
                      - link "Flour and water"
                      - 'button /Copy link: What is hydration/'
                    - group: Short answer
        """)


def test_a_screen_reader_meets_a_search_in_order(browser: Browser, bread_address: str) -> None:
    kind = kind_named("search")
    with looked_at(browser, **DESKTOP) as page:
        kind.reach(page, bread_address)
        expect(page.get_by_role("dialog")).to_match_aria_snapshot("""
            - dialog "Search":
              - search:
                - combobox "Search questions and glossary" [expanded]: bulk fermentation
                - button "Close"
              - status: /\\d+ results/
              - listbox "Results":
                - option /Bulk fermentation Term/ [selected]
                - option
        """)


def test_the_menu_can_be_used_at_400_percent(browser: Browser, bread_address: str) -> None:
    with looked_at(browser, **ZOOMED) as page:
        page.goto(bread_address)
        page.get_by_role("button", name="Menu").click()
        for link in page.get_by_role("navigation", name="Site").get_by_role("link").all():
            link.focus()
            expect(link).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [1055, 1056, 1100, 961, 700])
def test_no_link_of_the_header_breaks(browser: Browser, bread_address: str, width: int) -> None:
    with looked_at(browser, viewport={"width": width, "height": 800}) as page:
        page.goto(bread_address)
        bar = page.get_by_role("banner").bounding_box()
        assert bar
        assert bar["height"] < 60


def test_what_is_chosen_shows_where_the_system_paints(browser: Browser, bread_address: str) -> None:
    kind = kind_named("search")
    with looked_at(browser, **DESKTOP, forced_colors="active") as page:
        kind.reach(page, bread_address)
        border = "option => getComputedStyle(option).borderColor"
        chosen, other = (page.get_by_role("option").nth(place).evaluate(border) for place in (0, 1))
        assert chosen != other
        ground = "mark => getComputedStyle(mark, '::after').backgroundColor"
        page.goto(bread_address + TOPIC)
        arrow = page.locator(".entry-answer > summary").first.evaluate(ground)
        assert arrow != page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_a_search_can_be_made_at_400_percent(browser: Browser, bread_address: str) -> None:
    with looked_at(browser, **ZOOMED) as page:
        page.goto(bread_address + QUESTION)
        page.keyboard.press("Control+k")
        page.keyboard.type(PLACES.searched)
        option = page.locator(f"dialog.search[data-query='{PLACES.searched}'] [role=option]").first
        option.wait_for()
        expect(page.get_by_role("combobox")).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("button", name="Close")).to_be_in_viewport(ratio=1)
        expect(option).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/glossary/{PLACES.term}/")


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_no_part_of_the_bar_moves_when_the_next_one_comes(browser: Browser, bread_address: str, screen: Screen) -> None:
    """A slow connection brings it in pieces."""
    with looked_at(browser, **screen) as page:
        page.goto(bread_address)
        parts = page.locator(".site-header-row > *")
        places = [part.bounding_box() for part in parts.all()]
        while parts.count():
            assert [part.bounding_box() for part in parts.all()] == places[: parts.count()]
            parts.last.evaluate("part => part.remove()")


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_every_kind_of_page_has_the_same_left_edge(browser: Browser, bread_address: str, screen: Screen) -> None:
    """That of the name in the bar; and no bar moves what stands in it to say where one is."""
    edges, bars = {}, {}
    with looked_at(browser, **screen) as page:
        for kind in KINDS:
            page.goto(bread_address + kind.path)
            heading = page.locator("main h1").first.bounding_box()
            assert heading
            edges[kind.name] = heading["x"]
            links = page.locator(".site-header a, .site-header button")
            bars[kind.name] = str([link.bounding_box() for link in links.all()])
        mark = page.locator(".site-header img").bounding_box()
        assert mark
    assert {name: edge for name, edge in edges.items() if abs(edge - mark["x"]) > 1} == {}
    assert len(set(bars.values())) == 1


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_nothing_above_the_answer_moves_when_it_opens(browser: Browser, bread_address: str, screen: Screen) -> None:
    with looked_at(browser, **screen) as page:
        page.goto(bread_address + QUESTION)
        places = {name: page.locator(name).bounding_box() for name in ("h1", "#answer > summary", ".site-header")}
        if screen is DESKTOP:
            places[".question-about > :nth-child(2)"] = page.locator(".question-about > :nth-child(2)").bounding_box()
        for _ in range(2):
            page.locator("#answer > summary").click()
            page.wait_for_timeout(300)
            assert {name: page.locator(name).bounding_box() for name in places} == places


@pytest.mark.parametrize("opens", ["#answer", ".reply"])
def test_an_answer_opens_smoothly_but_quickly(browser: Browser, bread_address: str, opens: str) -> None:
    with looked_at(browser, **DESKTOP) as page:
        page.goto(bread_address + QUESTION + ("" if opens == "#answer" else "#answer"))
        stand_still(page)
        times = probe(page, "opened", opens)
        assert times
        assert max(times) <= 200


def test_nothing_moves_by_itself_where_a_reader_wants_it_still(browser: Browser, bread_address: str) -> None:
    with looked_at(browser, **DESKTOP, reduced_motion="reduce") as page:
        page.goto(bread_address + QUESTION)
        for opens in ("#answer", ".reply"):
            assert probe(page, "opened", opens) == []
        page.goto(bread_address + TOPIC)
        assert probe(page, "opened", ".entry-answer") == []


def test_a_line_of_an_answer_holds_about_68_characters(browser: Browser, bread_address: str) -> None:
    with looked_at(browser, **DESKTOP) as page:
        page.goto(bread_address + QUESTION + "#answer")
        long = [(characters, lines) for characters, lines in probe(page, "lines") if lines >= 3]
        assert long
        # The last line is half full, on the average.
        average = sum(characters for characters, _ in long) / sum(lines - 0.5 for _, lines in long)
        assert 60 <= average <= 74


@pytest.mark.parametrize("things", ["level", "track"])
def test_levels_and_tracks_are_told_apart_without_color(
    browser: Browser, bread: Published, bread_address: str, things: str
) -> None:
    """The tag stands on questions of every track."""
    site = bread.site
    tracks = {site.track_of[question.topic].slug for question in site.by_tag[PLACES.tag]}
    assert tracks == {track.slug for track in site.tracks}
    count = len(site.tracks) if things == "track" else sum(map(bool, site.by_level.values()))
    with looked_at(browser, **DESKTOP) as page:
        page.goto(bread_address + (f"tags/{PLACES.tag}/" if things == "track" else "questions/"))
        add_style(page, "* { color: black !important }")
        marks = {tuple(drawn) for _, *drawn in probe(page, "mark", f".{things}")}
        assert len(marks) == count


def test_numbers_in_a_table_stand_below_each_other(browser: Browser, bread_address: str) -> None:
    """A column is aligned as whoever wrote it said."""
    with looked_at(browser, **DESKTOP) as page:
        kind_named("table").reach(page, bread_address)
        expect(page.locator("#answer td.right").first).to_have_css("text-align", "end")
        expect(page.locator("#answer th.right").first).to_have_css("text-align", "end")
        expect(page.locator("#answer td.center").first).to_have_css("text-align", "center")


def test_a_wide_table_scrolls_in_its_own_frame_by_keyboard(browser: Browser, bread_address: str) -> None:
    with looked_at(browser, **PHONE) as page:
        kind_named("table").reach(page, bread_address)
        frame = page.locator(".table-scroll").first
        expect(frame).to_have_attribute("tabindex", "0")
        frame.focus()
        expect(page.get_by_role("group", name="Table, scrolls sideways")).to_have_count(1)
        page.keyboard.press("ArrowRight")
        page.wait_for_function("() => document.querySelector('.table-scroll').scrollLeft > 0")


def edges(page: Page, selector: str) -> list[tuple[int, ...]]:
    """The colors at the start, in the middle and at the end of what scrolls, right above its lower border."""
    box = page.locator(selector).first.bounding_box()
    assert box
    row = FloatRect(x=box["x"] + 3, y=box["y"] + box["height"] - 4, width=box["width"] - 6, height=1)
    found = Image.open(BytesIO(page.screenshot(clip=row))).convert("RGB").tobytes()
    middle = len(found) // 6 * 3
    return [tuple(found[:3]), tuple(found[middle : middle + 3]), tuple(found[-3:])]


@pytest.mark.parametrize("colors", [*SCHEMES, "forced"])
@pytest.mark.parametrize(("name", "selector"), [("table", ".table-scroll"), ("code", ".highlight code")])
def test_what_goes_on_out_of_sight_says_so_at_its_edge(
    browser: Browser, bread_address: str, name: str, selector: str, colors: str
) -> None:
    asked = {"forced_colors": "active"} if colors == "forced" else {"color_scheme": colors}
    with looked_at(browser, **PHONE, **asked) as page:
        kind_named(name).reach(page, bread_address)
        page.locator(selector).first.scroll_into_view_if_needed()
        start, ground, end = edges(page, selector)
        assert (start, end) == (ground, end)
        assert sum(abs(one - other) for one, other in zip(end, ground, strict=True)) > 60
        page.locator(selector).first.evaluate("part => part.scrollTo(part.scrollWidth, 0)")
        page.wait_for_timeout(100)
        start, ground, end = edges(page, selector)
        assert end == ground
        assert start != ground


def test_three_columns_stack_on_a_phone_and_stay_a_table(browser: Browser, styleguide: str) -> None:
    with looked_at(browser, **PHONE) as page:
        page.goto(styleguide)
        table = page.locator(".table-stacks")
        boxes = "parts => parts.slice(0, 3).map((part) => part.getBoundingClientRect().toJSON())"
        first, second, third = table.locator("td").evaluate_all(boxes)
        headings = table.get_by_role("columnheader").evaluate_all(boxes)
        assert first["y"] + first["height"] <= second["y"] == third["y"]
        assert [cell["x"] for cell in (first, second, third)] == [heading["x"] for heading in headings]
        assert table.get_by_role("row").count() == 3
        page.set_viewport_size({"width": 700, "height": 780})
        beside = [table.locator("td").nth(place).bounding_box() for place in range(2)]
        assert len({cell["y"] for cell in beside if cell}) == 1


# Code


def test_lines_wrap_at_a_press_and_go_back(browser: Browser, bread_address: str) -> None:
    cut = "[...document.querySelectorAll('.highlight code')].filter((one) => one.scrollWidth > one.clientWidth).length"
    with looked_at(browser, **PHONE) as page:
        kind_named("code").reach(page, bread_address)
        button = page.get_by_role("button", name="Wrap lines").first
        expect(button).to_have_attribute("aria-pressed", "false")
        assert page.evaluate(cut) > 0
        button.scroll_into_view_if_needed()
        place = button.bounding_box()
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        assert page.evaluate(cut) == 0
        assert button.bounding_box() == place
        button.press("Enter")
        expect(button).to_have_attribute("aria-pressed", "false")
        assert page.evaluate(cut) > 0


def test_lines_that_fit_offer_no_wrapping(browser: Browser, bread_address: str) -> None:
    with looked_at(browser, viewport={"width": 2400, "height": 900}) as page:
        kind_named("code").reach(page, bread_address)
        page.get_by_role("button", name="Copy code").first.wait_for()
        cut = page.locator("code[tabindex]").count()
        assert cut < page.locator(".highlight").count()
        expect(page.get_by_role("button", name="Wrap lines")).to_have_count(cut)


# What is loaded when a text is seen


@pytest.mark.parametrize("name", ["code", "table"])
@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_what_serves_a_text_comes_with_the_answer_and_moves_nothing(
    browser: Browser, bread_address: str, screen: Screen, name: str
) -> None:
    places = "[...document.querySelectorAll('#answer *')].map((one) => JSON.stringify(one.getBoundingClientRect()))"
    with looked_at(browser, **screen, reduced_motion="reduce") as page:
        held: list[Route] = []
        page.route("**/page-text.js", lambda route: held.append(route))
        page.goto(bread_address + (CODE if name == "code" else TABLE), wait_until="networkidle")
        assert held == []
        page.evaluate("[...document.querySelectorAll('#answer *')].forEach((one) => one.dataset.old = '')")
        page.locator("#answer > summary").click()
        page.wait_for_timeout(200)
        old = places.replace("*')", "[data-old]')")
        before = page.evaluate(old)
        (late,) = held
        late.continue_()
        page.locator("[tabindex='0']" if screen is PHONE else ".code-strip, .table-scroll").first.wait_for()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(200)
        assert page.evaluate(old) == before


def test_a_first_visit_weighs_little(browser: Browser, bread_address: str) -> None:
    with looked_at(browser, **PHONE) as page:
        page.goto(bread_address + CODE, wait_until="networkidle")
        assert 30 < transferred(page) <= 75


def test_the_serif_of_a_question_comes_with_the_page(browser: Browser, bread_address: str) -> None:
    with looked_at(browser, **DESKTOP) as page:
        page.goto(bread_address + QUESTION)
        assert page.evaluate("document.fonts.check('700 40px \"Interview Serif\"')")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_without_scripts_the_system_s_colors_are_followed(browser: Browser, bread_address: str, scheme: Scheme) -> None:
    with looked_at(browser, **PHONE, color_scheme=scheme, java_script_enabled=False) as page:
        page.goto(bread_address + QUESTION)
        paper = bytes.fromhex(COLORS[scheme]["paper"][1:])
        expect(page.locator("html")).to_have_css("background-color", f"rgb({', '.join(map(str, paper))})")


def test_a_drawing_can_be_read_on_a_phone_and_fits_a_window(browser: Browser, bread_address: str) -> None:
    """Drawings are 360 wide, with letters of 13; on a phone these have 12 pixels at least."""
    with looked_at(browser, **PHONE) as page:
        page.goto(f"{bread_address}{QUESTION}#answer")
        drawing = page.locator("figure > img.figure")
        assert drawing.evaluate("(one) => one.getBoundingClientRect().width") >= 12 / 13 * 360
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]
    with looked_at(browser, **DESKTOP) as page:
        page.goto(f"{bread_address}{QUESTION}#answer")
        assert page.locator("figure > img.figure").evaluate("(one) => one.getBoundingClientRect().width") <= 360
        expect(page.locator("figcaption")).to_have_text("The same loaf, ten minutes & some steam later")


def test_a_tall_drawing_has_a_version_for_wide_screens(browser: Browser, bread_address: str) -> None:
    """Its place is kept free for the version that comes."""
    for screen, name, ratio in ((PHONE, "steam.svg", 620 / 360), (DESKTOP, "steam.wide.svg", 300 / 610)):
        for comes in (False, True):
            with looked_at(browser, **screen) as page:
                if not comes:
                    page.route("**/*.svg", lambda _: None)
                page.goto(f"{bread_address}questions/why-steam/#answer", wait_until="load" if comes else "commit")
                drawing = page.locator("figure img.figure")
                box = drawing.bounding_box()
                assert box
                assert box["height"] / box["width"] == pytest.approx(ratio, abs=0.01)
                assert not comes or drawing.evaluate("(one) => one.currentSrc").endswith(f"/{name}")
