"""Banks in other languages than English, published and read in a browser.

The German one has a catalogue of its own, the Japanese one has the phrases in English.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.theme.files import catalogue
from generator.theme.phrases import Phrases
from tests.browsing import DESKTOP, opened
from tests.projects import once, project_in
from tests.publishing import publish, served
from tests.searching import answers

LANGUAGES = ("de", "ja")
german = Phrases(catalogue("de"), "de").say


def _published(language: str, place: Path) -> None:
    publish(project_in(place, language))


@pytest.fixture(scope="session")
def sites(shared: Path) -> dict[str, Path]:
    """The site of each bank."""
    return {language: once(shared / f"in-{language}", partial(_published, language)) / "site" for language in LANGUAGES}


@pytest.fixture(scope="session")
def addresses(sites: dict[str, Path]) -> Iterator[dict[str, str]]:
    """Where each is served."""
    with served(sites["de"]) as of_de, served(sites["ja"]) as of_ja:
        yield {"de": of_de, "ja": of_ja}


def text(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_which_language_it_is_in(sites: dict[str, Path], language: str) -> None:
    for path in sites[language].rglob("*.html"):
        assert f'<html lang="{language}"' in path.read_text(encoding="utf-8"), path


def test_pages_speak_the_language_of_their_bank(sites: dict[str, Path]) -> None:
    page = text(sites["de"], "questions/autolyse")
    for key in ("key_points", "short_answer", "in_depth", "skip", "search", "footer_name", "copy_link"):
        assert str(german(key)) in page, key
    listed = text(sites["de"], "collections/erste-woche")
    assert german("questions", count=4) in listed


def test_numbers_are_written_as_the_language_writes_them(sites: dict[str, Path]) -> None:
    page = text(sites["de"], "questions/schwaden")
    assert "1.200" in page
    assert "0,60" in page


def test_terms_stand_in_the_order_and_under_the_letters_of_the_language(sites: dict[str, Path]) -> None:
    page = text(sites["de"], "glossary")
    found = [page.index(f">{name}</dfn>") for name in ("Ähre", "Anstellgut", "Autolyse", "Zucker")]
    assert found == sorted(found)
    assert page.count('<h2 id="letter-a">A</h2>') == 1
    page = text(sites["ja"], "glossary")
    found = [page.index(f">{name}</dfn>") for name in ("アミラーゼ", "かわ", "グルテン", "酵母")]
    assert found == sorted(found)
    assert '<h2 id="letter-a">あ</h2>' in page
    assert '<h2 id="letter-ka">か</h2>' in page


def test_former_names_and_headings_have_addresses_as_the_language_writes_them(sites: dict[str, Path]) -> None:
    assert (sites["de"] / "glossary" / "groesse-der-ruhe" / "index.html").is_file()
    assert 'id="groesse-des-unterschieds"' in text(sites["de"], "questions/autolyse")
    assert (sites["ja"] / "glossary" / "isuto" / "index.html").is_file()
    assert 'id="wen-du-to-shi-jian"' in text(sites["ja"], "questions/long-fermentation")


def test_terms_are_found_in_sentences_without_spaces(sites: dict[str, Path]) -> None:
    page = text(sites["ja"], "questions/long-fermentation")
    assert '<a class="term" href="../../glossary/amylase/"' in page
    assert '<a class="term" href="../../glossary/yeast/"' in page


SEARCHED = {
    "de": {
        "Dampf": "schwaden",  # in the middle of the title
        "Dämpfe": "schwaden",  # in another form
        "Bräunung": "blasse-kruste",  # in the answer alone
        "Essigsäure": "sauerteig",  # in the middle of the answer
        "Essigsaeure": "sauerteig",  # as it is typed where there is no ä
        "Warum ist die Kruste so blass?": "blasse-kruste",
        "Sauretig": "sauerteig",  # misspelled
    },
    "ja": {
        "風味": "long-fermentation",  # in the middle of the title
        "蒸気": "steam",
        "麦芽糖": "long-fermentation",  # in the middle of a sentence of the answer
        "冷蔵庫": "long-fermentation",  # in another phrasing
        "何を確かめますか": "pale-crust",
        "有機酸と糖が増える": "long-fermentation",
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_found_by_a_word_in_its_middle(
    browser: Browser, addresses: dict[str, str], language: str
) -> None:
    asked = ((query, frozenset({f"questions/{slug}/"})) for query, slug in SEARCHED[language].items())
    found, _ = answers(browser, addresses[language], asked)
    assert {answer.query: answer.found[:1] for answer in found} == {
        query: (f"questions/{slug}/",) for query, slug in SEARCHED[language].items()
    }


@pytest.mark.parametrize(("language", "query"), [("de", "Quantencomputer"), ("ja", "量子計算機")])
def test_what_is_not_there_is_not_found(browser: Browser, addresses: dict[str, str], language: str, query: str) -> None:
    (answer,), _ = answers(browser, addresses[language], [(query, frozenset())])
    assert answer.found == ()


def test_scripts_speak_the_language_of_the_bank(browser: Browser, addresses: dict[str, str]) -> None:
    with opened(browser, **DESKTOP) as page:
        page.goto(f"{addresses['de']}questions/")
        page.locator("[data-find] [name=q]").fill("Kruste")
        expect(page.locator("[data-find] [role=status]")).to_have_text(german("questions", count=2))
        page.goto(f"{addresses['de']}questions/schwaden/#answer")
        expect(page.locator(".calculator-results")).to_contain_text("0,60 l")
        page.get_by_role("slider").first.press("End")
        expect(page.locator(".calculator-results")).to_contain_text("1.000 ml")


def test_lines_break_as_the_language_asks(browser: Browser, addresses: dict[str, str]) -> None:
    with opened(browser, **DESKTOP) as page:
        page.goto(f"{addresses['de']}questions/autolyse/")
        hyphens = "name => getComputedStyle(document.querySelector(name)).hyphens"
        assert page.evaluate(hyphens, "#content h1") == "auto"


def test_an_english_page_keeps_its_words_whole(page: Page, bread_address: str) -> None:
    page.goto(bread_address)
    assert page.evaluate("getComputedStyle(document.querySelector('#content')).hyphens") == "manual"


def test_letters_of_other_languages_are_asked_for_where_there_are_some(
    browser: Browser, addresses: dict[str, str], bread_address: str
) -> None:
    for address, count in ((f"{addresses['de']}questions/autolyse/", 2), (bread_address, 0)):
        with opened(browser, **DESKTOP) as page:
            page.goto(address)
            page.wait_for_load_state("networkidle")
            asked = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
            assert len([url for url in asked if url.endswith("-further.woff2")]) == count
