"""Lists in parts: what a person does with a list that is too long for one page, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

from tests.banks import Plausible, write
from tests.browsing import DESKTOP, PHONE, SCHEMES, SCREENS, opened, stand_still
from tests.phrases import say
from tests.projects import once, project
from tests.publishing import publish, served
from tests.rules import SITE_RULES, Published
from tests.rules.published import SiteRule
from tests.rules.published import opened as published
from tests.site.test_look import looked_at, probe
from tests.site.test_notes import kept
from tests.site.test_offline import Host, host, reading
from tools.papers import whole

__all__ = ["host"]

PART = 8
LIMITS = f"""
from generator.arrange import lists
from generator.outputs import api
lists.PART, lists.WHOLE, lists.FIRST, api.PART = {PART}, 20, 2, 9000
"""
LARGE = "topics/topic-0/"


def make(place: Path) -> None:
    bank = Plausible(60, topics=5, large=25, tags=6, terms=12, listed=20)
    write(place / "content", {path.removeprefix("questions/"): text for path, text in bank.files()})
    publish(project(place, place / "content", "site_url: https://bank.example/\n"), first=LIMITS)


@pytest.fixture(scope="module")
def long(shared: Path) -> Iterator[Published]:
    """A site whose lists are longer than one page shows."""
    with pytest.MonkeyPatch.context() as patch:
        for name, limit in (("PART", PART), ("WHOLE", 20), ("FIRST", 2)):
            patch.setattr(f"generator.arrange.lists.{name}", limit)
        yield published(once(shared / "long", make))


@pytest.fixture(scope="module")
def address(long: Published) -> Iterator[str]:
    with served(long.folder) as address:
        yield address


def slugs(long: Published, topic: str = "topic-0") -> list[str]:
    return [question.slug for question in long.site.by_topic[topic]]


def entries(page: Page) -> list[str]:
    return [str(entry.get_attribute("id")) for entry in page.locator(".entry").all()]


def asked(page: Page) -> list[str]:
    """The documents of the practice data that a page asks for from now on, by their names."""
    found: list[str] = []

    def note(request: Request) -> None:
        if "/rehearsal/" in request.url:
            found.append(request.url.rpartition("/rehearsal/")[2])

    page.on("request", note)
    return found


@pytest.mark.parametrize("rule", SITE_RULES, ids=lambda rule: rule.__name__)
def test_a_rule_of_every_site_holds(long: Published, rule: SiteRule) -> None:
    assert list(rule(long)) == []


# A list


def test_the_next_part_comes_into_the_page(page: Page, long: Published, address: str) -> None:
    expected = slugs(long)
    page.goto(address + LARGE)
    nav = page.get_by_role("navigation", name=say("parts_name"))
    shown = len(entries(page))
    assert entries(page) == expected[:shown]
    while shown < len(expected):
        nav.get_by_role("button").click()
        expect(page.locator(".entry").nth(shown).get_by_role("link").first).to_be_focused()
        before, shown = shown, len(entries(page))
        assert entries(page) == expected[:shown]
        assert shown > before
        expect(nav.get_by_role("status")).to_have_text(say("part_here", first=1, last=shown))
    expect(nav.get_by_role("button")).to_have_count(0)
    # What came can do what an entry can, and leads to its page.
    last = page.locator(".entry").last
    expect(last.get_by_role("button", name="Copy")).to_be_attached()
    last.locator("summary").click()
    last.get_by_role("button", name="Shaky").click()
    assert f"question/{expected[-1]}" in " ".join(kept(page))
    last.get_by_role("button", name=say("whole_answer")).click()
    expect(last.locator(".entry-text")).to_contain_text("ware")
    last.locator(".entry-title a").click()
    page.wait_for_url(f"**/questions/{expected[-1]}/")


def test_a_part_that_does_not_come_can_be_asked_for_again(page: Page, address: str) -> None:
    page.goto(address + LARGE)
    nav = page.get_by_role("navigation", name=say("parts_name"))
    page.route("**/part-2/", lambda route: route.abort())
    nav.get_by_role("button").click()
    expect(nav.get_by_role("status")).to_have_text(say("parts_failed"))
    page.unroute("**/part-2/")
    before = len(entries(page))
    nav.get_by_role("button").click()
    expect(page.locator(".entry").nth(before)).to_be_attached()


@pytest.mark.parametrize("path", [LARGE, "levels/easy/", "tags/tag-0/", "collections/list/", "topics/topic-0/part-2/"])
def test_without_scripts_every_part_is_a_page(browser: Browser, long: Published, address: str, path: str) -> None:
    with opened(browser, **PHONE, java_script_enabled=False) as page:
        page.goto(address + path)
        found = entries(page)
        while page.locator("[rel=next]").count():
            there = urljoin(page.url, page.locator("[rel=next]").get_attribute("href"))
            page.locator("[rel=next]").click()
            page.wait_for_url(there)
            found += entries(page)
        assert len(set(found)) == len(found)
        if path == LARGE:
            assert found == slugs(long)
        numbers = page.get_by_role("navigation", name=say("parts_name")).get_by_role("listitem")
        expect(numbers.last.get_by_role("link")).to_have_attribute("aria-current", "page")
        page.locator("[rel=prev]").click()
        expect(page.locator("[rel=next]")).to_be_visible()


def test_a_link_to_an_entry_leads_to_its_part(page: Page, long: Published, address: str) -> None:
    expected = slugs(long)
    page.goto(f"{address}{LARGE}#{expected[-1]}")
    page.wait_for_url(f"**/part-4/#{expected[-1]}")
    expect(page.locator(f"[id='{expected[-1]}']")).to_be_in_viewport()
    page.evaluate("slug => { location.hash = slug }", expected[0])
    page.wait_for_url(f"**/topic-0/#{expected[0]}")


def test_a_study_list_grows_by_its_sections(page: Page, long: Published, address: str) -> None:
    (study,) = long.site.collections
    page.goto(address + "collections/list/")
    numbers = page.locator(".entry-list-numbered")
    whole(page)  # as for a file of it
    assert entries(page) == [question.slug for question in study.questions]
    assert [len(section.questions) for section in study.parts] == [
        numbers.nth(index).locator(".entry").count() for index in range(numbers.count())
    ]
    assert page.locator(".spine-heading h2").all_inner_texts() == [part.title for part in study.parts]
    for link in page.locator(".spine > nav a").all():
        assert str(link.get_attribute("href")).startswith("#section-")
    page.locator(".spine > nav a").last.click()
    expect(page.locator(".spine > nav [aria-current]")).to_contain_text(study.parts[-1].title)


def test_a_list_in_parts_is_kept_whole(browser: Browser, long: Published, host: Host) -> None:
    """All of its pages are there without a network, and what is needed to practice it, and to see how far one is."""
    (study,) = long.site.collections
    host.show(long.folder)
    with reading(browser) as page:
        page.goto(host.address + "collections/list/")
        place = page.locator("[data-offline]")
        place.get_by_role("button").click()
        place.get_by_role("button", name="Download").click()
        expect(place.get_by_role("status")).to_have_text(say("offline_done"))
        host.leave()
        page.goto(host.address + "collections/list/part-2/")
        expect(page.locator(".entry").first).to_be_visible()
        page.goto(host.address + "practice/?list=list")
        expect(page.locator(".practice-top p")).to_contain_text(str(study.size))
        page.get_by_role("button", name="Show the answer").click()
        page.get_by_role("heading", name="Short answer").wait_for()
        page.keyboard.press("3")
        page.goto(host.address + "progress/")
        expect(page.locator(".progress-sum")).to_contain_text("1 got it")
        expect(page.locator(".progress-squares a")).to_have_count(len(long.site.questions))


@pytest.mark.parametrize("path", [LARGE, "topics/topic-0/part-3/", "collections/list/", "questions/"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_list_in_parts_is_well_made(browser: Browser, address: str, path: str, screen: str) -> None:
    """Nothing moves while it comes, targets are large enough, nothing is too wide, and axe finds nothing."""
    with looked_at(browser, **SCREENS[screen]) as page:
        page.goto(address + path)
        button = page.locator("[data-list-parts] button")
        if path != "questions/":
            button.wait_for()
        assert probe(page, "shifts") == []
        if path != "questions/":
            button.click()
            page.locator("[data-list-parts] ol a[aria-current]").nth(1).wait_for()
        if screen == "phone":
            assert probe(page, "sideways") == []
            assert probe(page, "small") == []
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            stand_still(page)
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()


def test_a_part_that_is_no_more_leads_to_its_list(page: Page, address: str) -> None:
    page.goto(address + LARGE + "part-99/")
    page.wait_for_url(f"**/{LARGE}")


# To find


def test_the_find_page_looks_through_all_parts(page: Page, long: Published, address: str) -> None:
    loaded = asked(page)
    page.goto(address + "questions/")
    expect(page.locator(".find-all")).to_be_visible()
    assert loaded == []
    for facet, value in (("tag", "tag-0"), ("kind", "scenario")):
        page.get_by_label(facet.capitalize()).select_option(value)
    expected = [
        answered.question.title
        for answered in long.site.questions
        if "tag-0" in answered.question.tags and answered.question.kind and answered.question.kind.value == "scenario"
    ]
    expect(page.locator(".find").get_by_role("status")).to_have_text(say("questions", count=len(expected)))
    assert page.locator(".find-results li a").all_inner_texts() == expected
    assert sorted(loaded) == ["questions-1.json", "questions-2.json", "questions-3.json", "questions.json"]
    page.locator(".find-results li a").nth(1).click()
    expect(page.locator("[data-thread]")).to_contain_text(f"2 of {len(expected)}")


def test_the_find_page_of_an_address_and_back_to_all(page: Page, long: Published, address: str) -> None:
    count = len(long.site.by_topic["topic-1"])
    page.goto(address + "questions/?topic=topic-1")
    expect(page.locator(".find").get_by_role("status")).to_have_text(say("questions", count=count))
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".find-all")).to_be_visible()
    expect(page.locator("[data-count='level:easy']")).to_have_text(
        str(
            sum(
                answered.question.level is not None and answered.question.level.value == "easy"
                for answered in long.site.questions
            )
        )
    )


def test_without_scripts_the_find_page_leads_to_everything(browser: Browser, long: Published, address: str) -> None:
    with opened(browser, **PHONE, java_script_enabled=False) as page:
        page.goto(address + "questions/")
        page.get_by_role("link", name=say("find_rest", count=len(slugs(long)), topic="Topic 0")).click()
        assert page.url == address + LARGE


# At random, and in practice


def test_a_random_question_is_of_any_part(browser: Browser, long: Published, address: str) -> None:
    """Each chance that the browser gives leads to another question: the first, the middle and the last of all."""
    every = [answered.slug for answered in long.site.questions]
    for chance, part in ((0.0, every[:20]), (0.5, every[20:40]), (0.999, every[40:])):
        with opened(browser, **DESKTOP) as page:
            page.add_init_script(f"Math.random = () => {chance}")
            loaded = asked(page)
            page.goto(address + "random/")
            page.wait_for_url("**/questions/*/")
            assert page.url.rstrip("/").rpartition("/")[2] in part
            assert len(loaded) == 2


def test_a_random_question_comes_without_the_data_too(browser: Browser, address: str) -> None:
    with opened(browser, **DESKTOP) as page:
        page.route("**/rehearsal/**", lambda route: route.abort())
        page.goto(address + "random/")
        page.wait_for_url("**/questions/*/")


def test_a_random_question_of_a_topic_asks_for_its_parts_alone(page: Page, long: Published, address: str) -> None:
    loaded = asked(page)
    page.goto(address + "random/?topic=topic-4")
    page.wait_for_url("**/questions/*/?topic=topic-4")
    assert page.url.split("?")[0].rstrip("/").rpartition("/")[2] in slugs(long, "topic-4")
    assert "questions-1.json" not in loaded


def test_practice_by_tag_draws_from_all_parts(page: Page, long: Published, address: str) -> None:
    count = len(long.site.by_tag["tag-0"])
    page.goto(address + "practice/?tag=tag-0")
    expect(page.locator(".practice-top p")).to_contain_text(str(count))


def test_practice_of_a_study_list_asks_for_its_parts_alone(page: Page, long: Published, address: str) -> None:
    (study,) = long.site.collections
    loaded = asked(page)
    page.goto(address + "practice/?list=list")
    expect(page.locator(".practice-top p")).to_contain_text(str(study.size))
    assert "questions-3.json" not in loaded
    assert "lists/list.json" in loaded


def test_progress_knows_every_question(page: Page, long: Published, address: str) -> None:
    slug = long.site.questions[-1].slug
    page.goto(f"{address}questions/{slug}/#answer")
    page.get_by_role("button", name="Shaky").click()
    page.goto(address + "progress/")
    expect(page.locator(".progress-squares a")).to_have_count(len(long.site.questions))
    expect(page.locator(".progress-squares [data-mark=shaky]")).to_have_count(1)
    page.goto(address)
    page.locator("#map").scroll_into_view_if_needed()
    expect(page.locator("[data-cells] [data-mark=shaky]").first).to_be_attached()
