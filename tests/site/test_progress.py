"""The progress page: what the reader has done, and their data. In a real browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.banks import ROOT
from tests.browsing import DESKTOP, opened
from tests.phrases import say
from tests.rules import Published
from tests.site.bread import PLACES, QUESTION
from tests.site.test_notes import PREFIX, keep, kept, marked

WRITTEN = ROOT / "tests" / "scripts" / "notes"
"""An exported file of every version that there ever was."""


def noted(page: Page) -> dict[str, str]:
    return {name: text for name, text in kept(page).items() if name.startswith(PREFIX)}


def opened_there(page: Page, address: str) -> None:
    page.goto(f"{address}progress/")
    page.locator("[data-progress]:not([data-awaits-script])").wait_for()


def exported(page: Page, to: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Export a file").click()
    assert waiting.value.suggested_filename.startswith("interview-notes-")
    waiting.value.save_as(to)
    return to


def take(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as waiting:
        page.get_by_role("button", name="Import a file").click()
    waiting.value.set_files(file)


def said(page: Page, text: str) -> None:
    expect(page.locator(".progress-said")).to_contain_text(text)


def test_who_has_marked_nothing_is_told_how(page: Page, bread_address: str) -> None:
    opened_there(page, bread_address)
    expect(page.locator(".progress-sum")).to_contain_text(say("progress_empty"))
    expect(page.locator(".progress-topic")).to_have_count(0)
    assert kept(page) == {}


def test_the_map_has_a_square_for_each_question(page: Page, bread: Published, bread_address: str) -> None:
    keep(page, bread_address, **{"question__why-steam": marked("known"), "question__pale-crust": marked("again")})
    opened_there(page, bread_address)
    expect(page.locator(".progress-sum")).to_contain_text(f"2 of {len(bread.site.questions)} marked: 1 got it, 1 again")
    expect(page.locator(".progress-squares a")).to_have_count(len(bread.site.questions))
    topics = [topic for topic, questions in bread.site.by_topic.items() if questions]
    expect(page.locator(".progress-topic")).to_have_count(len(topics))
    square = page.locator(".progress-squares a[data-mark=again]")
    square.click()
    page.wait_for_url("**/questions/pale-crust/")


def test_an_export_goes_into_a_fresh_browser(page: Page, browser: Browser, bread_address: str, tmp_path: Path) -> None:
    texts = {"question__why-steam": marked("shaky", 5), "list__first-week": '{"version":1,"place":["why-steam",6]}'}
    keep(page, bread_address, **texts)
    opened_there(page, bread_address)
    file = exported(page, tmp_path / "notes.json")
    said(page, "Exported")
    expect(page.locator(".progress-stays")).to_contain_text("Last exported on")
    before = noted(page)
    with opened(browser, **DESKTOP) as other:
        opened_there(other, bread_address)
        take(other, file)
        said(other, say("progress_imported", count=2))
        assert {name: json.loads(text) for name, text in noted(other).items()} == {
            name: json.loads(text) for name, text in before.items()
        }
        other.reload()
        expect(other.locator(".progress-sum")).to_contain_text("1 shaky")
        take(other, file)
        said(other, say("progress_imported", count=0))


def test_an_import_loses_nothing_and_the_newer_stays(page: Page, bread_address: str, tmp_path: Path) -> None:
    keep(
        page, bread_address, **{"question__why-steam": marked("known", 50), "question__pale-crust": marked("again", 50)}
    )
    file = tmp_path / "notes.json"
    notes = {
        "question/why-steam": {"version": 1, "mark": ["again", 10]},
        "question/pale-crust": {"version": 1, "mark": ["shaky", 90]},
        "question/log-the-oven": {"version": 1, "star": [True, 1]},
    }
    file.write_text(json.dumps({"format": "interview-notes", "version": 1, "notes": notes}))
    opened_there(page, bread_address)
    take(page, file)
    said(page, say("progress_imported", count=2))
    found = {name.removeprefix(f"{PREFIX}question/"): json.loads(text) for name, text in noted(page).items()}
    assert found["why-steam"]["mark"] == ["known", 50]
    assert found["pale-crust"]["mark"] == ["shaky", 90]
    assert found["log-the-oven"]["star"] == [True, 1]


@pytest.mark.parametrize("file", sorted(WRITTEN.glob("v*.json")), ids=lambda path: str(path.stem))
def test_a_file_of_every_version_is_taken(page: Page, bread_address: str, file: Path) -> None:
    opened_there(page, bread_address)
    take(page, file)
    said(page, say("progress_imported", count=3))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no JSON", say("progress_import_broken")),
        ('{"format": "interview-notes", "version": 2, "notes": {}}', say("progress_import_newer")),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused(
    page: Page, bread_address: str, tmp_path: Path, text: str, told: str
) -> None:
    keep(page, bread_address, **{"question__why-steam": marked("known")})
    opened_there(page, bread_address)
    before = noted(page)
    file = tmp_path / "notes.json"
    file.write_text(text)
    take(page, file)
    said(page, told)
    assert noted(page) == before


def test_a_reset_asks_first(page: Page, bread_address: str) -> None:
    keep(page, bread_address, **{"question__why-steam": marked("known"), "question__broken": "{"})
    opened_there(page, bread_address)
    page.get_by_role("button", name="Reset everything").click()
    page.get_by_role("button", name="Keep it").click()
    assert len(noted(page)) == 2
    page.get_by_role("button", name="Reset everything").click()
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.get_by_role("dialog").get_by_role("button", name="Reset everything").click()
    said(page, "Everything is reset")
    assert noted(page) == {}


def test_what_cannot_be_read_is_said_and_exported_as_it_stands(page: Page, bread_address: str, tmp_path: Path) -> None:
    newer = '{"version": 2, "soul": "x"}'
    keep(page, bread_address, **{"question__why-steam": newer, "question__pale-crust": marked("known")})
    opened_there(page, bread_address)
    said(page, say("progress_unread", count=1))
    found = json.loads(exported(page, tmp_path / "notes.json").read_text())
    assert found["unread"] == {"question/why-steam": newer}
    assert list(found["notes"]) == ["question/pale-crust"]
    assert noted(page)[f"{PREFIX}question/why-steam"] == newer


def test_a_browser_that_keeps_nothing_is_said(page: Page, bread_address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed') }})")
    opened_there(page, bread_address)
    said(page, say("notes_closed"))


def test_the_first_mark_asks_the_browser_to_keep_it(page: Page, bread_address: str) -> None:
    page.add_init_script(
        "navigator.storage.persist = async () => { window.asked = (window.asked ?? 0) + 1; return true; }"
    )
    page.goto(f"{bread_address}{QUESTION}#answer")
    page.get_by_role("button", name="Star").click()
    page.get_by_role("button", name="Got it").click()
    assert page.evaluate("window.asked") == 1


def test_stars_and_notes_are_listed(page: Page, bread: Published, bread_address: str) -> None:
    (title,) = [one.question.title for one in bread.site.questions if one.slug == PLACES.question]
    keep(page, bread_address, **{f"question__{PLACES.question}": '{"version": 1, "note": ["<b>salt</b>", 1]}'})
    opened_there(page, bread_address)
    line = page.locator(".progress-kept li")
    expect(line).to_contain_text("<b>salt</b>")
    expect(line.get_by_role("link")).to_have_text(title)
