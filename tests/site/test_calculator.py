"""Calculators and steppers: set by key and by hand, said once, and there to read without scripts."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import DESKTOP, PHONE, SCHEMES, Scheme, Screen, opened
from tests.site.bread import CODE

STEPS = "questions/cold-proof-schedule/"
NEAR = "h2#calculator, h2#stepper"


def near(page: Page, address: str) -> None:
    """Opens the answer, and goes to what is to be tried in it."""
    page.goto(f"{address}#answer")
    page.locator(NEAR).scroll_into_view_if_needed()
    expect(page.locator(".calculator-ready, .stepper-ready")).to_be_visible()


def result(page: Page, label: str) -> Locator:
    return page.locator(".calculator-results li").filter(has_text=re.compile(f"^{label}")).locator("b")


def test_without_scripts_it_is_there_to_read(browser: Browser, bread_address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(bread_address + CODE)
        page.locator("#answer > summary").click()
        expect(page.locator(".calculator-inputs li").first).to_have_text("Dough 865 g")
        expect(page.locator(".calculator-results li").first).to_contain_text("Flour 500 g = 100 \u00d7 dough (g) /")
        expect(page.locator(".calculator :is(input, button)")).to_have_count(0)
        page.goto(bread_address + STEPS)
        page.locator("#answer > summary").click()
        for step in page.locator(".stepper > ol > li").all():
            expect(step).to_be_visible()


def test_nothing_of_it_is_loaded_before_it_is_near(page: Page, bread_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(bread_address + CODE, wait_until="networkidle")
    assert not [url for url in asked if "sliders" in url]
    page.locator("#answer > summary").click()
    page.locator(NEAR).scroll_into_view_if_needed()
    expect(page.get_by_role("slider")).to_have_count(4)
    assert len([url for url in asked if "sliders" in url]) == 2, "a script and a style sheet"


def test_a_slider_moves_by_key_and_tells_its_number_with_the_unit(page: Page, bread_address: str) -> None:
    near(page, bread_address + CODE)
    dough = page.get_by_role("slider", name="Dough", exact=True)
    expect(dough).to_have_attribute("aria-valuetext", "865 g")
    dough.focus()
    page.keyboard.press("ArrowRight")
    expect(dough).to_have_attribute("aria-valuetext", "870 g")
    assert CODE in page.url, "the arrows lead to no other question"
    page.keyboard.press("End")
    expect(page.locator(".calculator-inputs output").first).to_have_text("2,000 g")
    expect(result(page, "Flour")).to_have_text("1,156 g")
    expect(result(page, "Loaves")).to_have_text("2")
    expect(result(page, "Cost")).to_have_text("$1.73")
    yeast = page.get_by_role("slider", name="Yeast y")
    yeast.focus()
    page.keyboard.press("Home")
    expect(yeast).to_have_attribute("aria-valuetext", "0.1%")


def test_results_are_said_once_it_rests(page: Page, bread_address: str) -> None:
    near(page, bread_address + CODE)
    said = page.locator(".calculator [role=status]")
    expect(said).to_have_text("")
    page.get_by_role("slider", name="Dough", exact=True).focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert said.inner_text() == ""
    expect(said).to_have_text("Flour 514 g; Loaves of a kilogram 0; Cost of the flour $0.77")


def test_the_example_comes_back(page: Page, bread_address: str) -> None:
    near(page, bread_address + CODE)
    page.get_by_role("slider", name="Water").fill("90")
    expect(result(page, "Flour")).to_have_text("448 g")
    page.get_by_role("button", name="Back to the example").click()
    expect(result(page, "Flour")).to_have_text("500 g")
    expect(page.get_by_role("slider", name="Water")).to_have_value("70")


@pytest.mark.parametrize("screen", [PHONE, DESKTOP])
def test_nothing_moves_while_numbers_change(browser: Browser, bread_address: str, screen: Screen) -> None:
    with opened(browser, **screen) as page:
        near(page, bread_address + CODE)
        places = """() => [...document.querySelectorAll('.calculator input, .calculator li, #key-points')].map(
            (one) => [one.getBoundingClientRect().top + scrollY, one.getBoundingClientRect().width])"""
        before = page.evaluate(places)
        for slider in page.get_by_role("slider").all():
            for key in ("End", "ArrowLeft", "Home"):
                slider.press(key)
                assert page.evaluate(places) == before
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_steps_are_gone_through_by_button_and_by_key(page: Page, bread_address: str) -> None:
    near(page, bread_address + STEPS)
    stepper = page.locator(".stepper")
    shown = stepper.locator("ol > li:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Both proof in the cold.")
    expect(stepper.locator(".stepper-at")).to_have_text("1 of 3")
    onward = stepper.get_by_role("button", name="Next", exact=True)
    onward.click()
    place = onward.bounding_box()
    expect(shown).to_contain_text("The first one goes into the oven")
    expect(stepper.locator("[role=status]")).to_have_text(re.compile("^2 of 3: Then. The first one"))
    page.keyboard.press("ArrowRight")
    expect(stepper.locator(".stepper-at")).to_have_text("3 of 3")
    expect(onward).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("ArrowRight")
    assert STEPS in page.url, "the arrows lead to no other question"
    assert onward.bounding_box() == place, "nothing moves from step to step"
    page.keyboard.press("ArrowLeft")
    expect(stepper.locator(".stepper-at")).to_have_text("2 of 3")
    stepper.get_by_role("button", name="Previous", exact=True).click()
    expect(shown).to_contain_text("Both proof in the cold.")


def test_it_works_in_a_whole_answer_within_a_list(page: Page, bread_address: str) -> None:
    page.goto(f"{bread_address}topics/flour/")
    entry = page.locator("#bakers-percentages")
    entry.locator("details > summary").first.click()
    entry.get_by_role("button", name="Whole answer").click()
    entry.locator(".calculator").scroll_into_view_if_needed()
    slider = entry.get_by_role("slider", name="Dough", exact=True)
    slider.fill("1730")
    expect(entry.locator(".calculator-results b").first).to_have_text("1,000 g")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len({*ids})


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", [CODE, STEPS])
def test_it_can_be_used_by_everybody(browser: Browser, bread_address: str, path: str, scheme: Scheme) -> None:
    with opened(browser, **PHONE, color_scheme=scheme, bypass_csp=True) as page:
        near(page, bread_address + path)
        found = Axe().run(page, context=".calculator, .stepper")
        assert found.response["violations"] == []


def test_on_paper_there_are_results_and_all_steps(page: Page, bread_address: str) -> None:
    near(page, bread_address + CODE)
    page.emulate_media(media="print")
    expect(result(page, "Flour")).to_be_visible()
    expect(page.get_by_role("slider")).to_have_count(0)
    page.emulate_media(media="screen")
    near(page, bread_address + STEPS)
    page.emulate_media(media="print")
    for step in page.locator(".stepper > ol > li").all():
        expect(step).to_be_visible()
