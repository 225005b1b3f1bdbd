"""The find page: questions by words, level, kind, track, topic and tag together."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.arrange.site import Answered
from tests.browsing import DESKTOP, PHONE, opened
from tests.rules import Published
from tests.site.bread import PLACES

FACETS = ("level", "kind", "track", "topic", "tag")


def value_of(answered: Answered, facet: str) -> tuple[str, ...]:
    """The values of a question by which that facet finds it."""
    question = answered.question
    return {
        "level": (question.level.value if question.level else "",),
        "kind": (question.kind.value if question.kind else "",),
        "track": (answered.track.slug,),
        "topic": (answered.topic.slug,),
        "tag": question.tags,
    }[facet]


def fitting(bread: Published, **choice: str) -> list[str]:
    """The titles of the questions that fit a choice, in reading order."""
    return [
        answered.question.title
        for answered in bread.site.questions
        if all(value in value_of(answered, facet) for facet, value in choice.items())
    ]


def counted(titles: list[str]) -> str:
    """How many questions these are, as the page says it."""
    return f"{len(titles)} question{'' if len(titles) == 1 else 's'}"


def shown(page: Page) -> list[str]:
    return [title.inner_text() for title in page.locator(".find-results li a").all()]


def said(page: Page) -> Locator:
    return page.locator(".find").get_by_role("status")


def choose(page: Page, facet: str, value: str) -> None:
    """Makes a choice as a reader does."""
    if facet == "level":
        page.get_by_label(value.capitalize()).check()
    else:
        page.get_by_label(facet.capitalize()).select_option(value)


def test_every_facet_narrows_the_list_further(page: Page, bread: Published, bread_address: str) -> None:
    choice = {"track": "bakery", "tag": "equipment", "level": "hard", "topic": "baking", "kind": "coding"}
    page.goto(bread_address + "questions/")
    before = fitting(bread)
    for number in range(1, len(choice) + 1):
        chosen = dict(list(choice.items())[:number])
        expected = fitting(bread, **chosen)
        assert 0 < len(expected) < len(before)
        choose(page, *list(chosen.items())[-1])
        expect(said(page)).to_have_text(counted(expected))
        assert shown(page) == expected
        before = expected
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_label("Words")).to_be_focused()
    expect(page.locator(".find-all")).to_be_visible()


def test_two_levels_find_the_questions_of_either(page: Page, bread: Published, bread_address: str) -> None:
    page.goto(bread_address + "questions/")
    page.get_by_label("Hard").check()
    page.get_by_label("Easy").check()
    expect(said(page)).to_have_text(counted(fitting(bread, level="hard") + fitting(bread, level="easy")))


@pytest.mark.parametrize("facet", FACETS)
def test_each_value_of_a_facet_has_an_address(page: Page, bread: Published, bread_address: str, facet: str) -> None:
    values = sorted({value for answered in bread.site.questions for value in value_of(answered, facet)})
    assert len(values) > 1
    for value in values:
        page.goto(f"{bread_address}questions/?{urlencode({facet: value})}")
        expected = fitting(bread, **{facet: value})
        expect(said(page)).to_have_text(counted(expected))
        assert shown(page) == expected


@pytest.mark.parametrize("facet", ["kind", "track", "topic", "tag"])
def test_a_facet_offers_what_there_is(page: Page, bread: Published, bread_address: str, facet: str) -> None:
    """Each value that some question has, with the number of its questions."""
    page.goto(bread_address + "questions/")
    options = {
        str(option.get_attribute("value")): option.inner_text()
        for option in page.get_by_label(facet.capitalize()).locator("option").all()
    }
    assert options.pop("") == "All"
    values = {value for answered in bread.site.questions for value in value_of(answered, facet)}
    assert set(options) == values
    for value, text in options.items():
        assert text.endswith(f"({len(fitting(bread, **{facet: value}))})")


def test_a_count_beside_a_choice_is_what_it_leaves(page: Page, bread: Published, bread_address: str) -> None:
    page.goto(bread_address + "questions/?level=hard")
    expect(said(page)).to_have_text(counted(fitting(bread, level="hard")))
    disabled = 0
    for facet in ("topic", "kind"):
        for option in page.locator(f"#find-{facet} option").all()[1:]:
            value = str(option.get_attribute("value"))
            expected = fitting(bread, level="hard", **{facet: value})
            assert (option.text_content() or "").endswith(f"({len(expected)})")
            if expected:
                page.get_by_label(facet.capitalize()).select_option(value)
                expect(said(page)).to_have_text(counted(expected))
            else:
                assert option.is_disabled()
                disabled += 1
        page.get_by_label(facet.capitalize()).select_option("")
    assert disabled


def test_words_narrow_it_too_and_mend_mistakes(page: Page, bread_address: str) -> None:
    page.goto(bread_address + "questions/")
    page.get_by_label("Words").press_sequentially(PLACES.misspelled)
    expect(said(page)).to_contain_text("question")
    expect(said(page)).to_contain_text("for “fermentation”")
    assert "What happens in a dough while it ferments?" in shown(page)
    expect(page.locator(".find-results")).to_contain_text("Hard")
    page.get_by_label("Easy").check()
    expect(page.locator(".find-results")).not_to_contain_text("Hard")
    assert shown(page)


def test_the_choice_is_in_the_address_and_back_and_forward_work(
    browser: Browser, bread: Published, bread_address: str
) -> None:
    kind, both = fitting(bread, kind="scenario"), fitting(bread, kind="scenario", level="hard")
    assert len(kind) != len(both)
    with opened(browser, **DESKTOP) as page:
        page.goto(bread_address + "questions/")
        page.get_by_label("Kind").select_option("scenario")
        expect(said(page)).to_have_text(counted(kind))
        assert page.url.endswith("/questions/?kind=scenario")
        page.get_by_label("Hard").check()
        expect(said(page)).to_have_text(counted(both))
        address = page.url
        assert address.endswith("/questions/?level=hard&kind=scenario")
        page.go_back()
        expect(said(page)).to_have_text(counted(kind))
        expect(page.get_by_label("Hard")).not_to_be_checked()
        page.go_back()
        expect(page.locator(".find-all")).to_be_visible()
        page.go_forward()
        page.go_forward()
        expect(page.get_by_label("Hard")).to_be_checked()
        expect(page.get_by_label("Kind")).to_have_value("scenario")
        expect(said(page)).to_have_text(counted(both))
    with opened(browser, **PHONE) as page:
        page.goto(address)
        expect(said(page)).to_have_text(counted(both))
        assert shown(page) == both
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_address_with_nonsense_shows_the_list(page: Page, bread_address: str) -> None:
    page.goto(bread_address + "questions/?level=impossible&topic=none&kind=riddle")
    expect(page.locator(".find-all")).to_be_visible()


def test_without_scripts_it_is_a_plain_list(browser: Browser, bread: Published, bread_address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(bread_address + "questions/?level=hard")
        expect(page.locator(".find")).not_to_be_visible()
        assert page.locator(".find-all li a:visible").all_inner_texts() == fitting(bread)
        page.get_by_role("link", name="Search", exact=True).click()
        page.wait_for_url("**/questions/")


def test_without_a_network_it_says_so(page: Page, bread_address: str) -> None:
    page.goto(f"{bread_address}questions/")
    box = page.get_by_role("searchbox").first
    page.context.set_offline(True)
    box.fill("dough")
    expect(page.locator(".find-said")).to_contain_text("needs a network")
