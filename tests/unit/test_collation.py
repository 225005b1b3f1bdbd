"""The order in which a reader looks for words, and the letters that they stand under."""

# ruff: noqa: RUF001 - letters of other scripts are meant

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from generator.arrange.collation import collation, index_letter
from generator.arrange.site import by_letter
from tests.banks import arranged, small


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "2PC a11y able Ångström Zebra"),
        ("de", "Änderung Anfrage Ära Azubi Öl Ost Straße Zeit"),
        ("sv", "apa zebra zz ålder ärlig öga"),
        ("da", "abe zebra æble øl ål"),
        ("es", "nube ñandú oso"),
        ("pl", "lato łatka mama zima źle żaba"),
        ("cs", "cena čas den hora řeka sůl šach"),
        ("fr", "cote côte côté coté cotes"),
        ("ru", "еда ёлка жук ива игра йод"),
        ("uk", "гора ґанок дім ім'я їжа йод"),
        ("et", "soo šokk zoo tere"),
        ("ja", "Pod あい かさ カメラ ガラス てつ データ 機械"),
        ("zh", "API 机器 模型 数据"),
        ("ko", "가다 나무 하늘"),
        ("th", "กา เกม ขา โมเดล"),
    ],
)
def test_words_stand_in_the_order_of_their_language(language: str, words: str) -> None:
    expected = words.split()
    if language == "fr":  # accents decide between words of the same letters, the first that differs
        expected = ["cote", "coté", "côte", "côté", "cotes"]
    shuffled = list(reversed(expected))
    assert sorted(shuffled, key=collation(language)) == expected


@pytest.mark.parametrize(
    ("language", "word", "letter"),
    [
        ("en", "able", "A"),
        ("en", "2PC", "#"),
        ("en", "“quoted”", "#"),
        ("de", "Änderung", "A"),
        ("de", "A\u0308nderung", "A"),
        ("sv", "ålder", "Å"),
        ("pl", "źle", "Ź"),
        ("ru", "йод", "Й"),
        ("ru", "ёлка", "Е"),
        ("ja", "ガラス", "か"),
        ("ja", "ん", "わ"),
        ("ja", "機械", "#"),
        ("ja", "Pod", "P"),
        ("zh", "机器", "J"),
        ("ko", "한국", "ㅎ"),
        ("th", "โมเดล", "ม"),
        ("ar", "نموذج", "ن"),
    ],
)
def test_a_word_stands_under_the_letter_that_a_reader_looks_under(language: str, word: str, letter: str) -> None:
    assert index_letter(word, language) == letter


def glossary(language: str, *names: str) -> dict[str, str]:
    """A small bank in that language with terms of those names beside its own."""
    terms = {
        f"questions/glossary/t{number}.yml": f"term: {name}\ndefinition: A thing of a name.\n"
        for number, name in enumerate(names)
    }
    return {**small(**terms), "mkdocs.yml": f"site_name: x\ntheme:\n  name: material\n  language: {language}\n"}


def test_terms_stand_under_their_letters(tmp_path: Path) -> None:
    site = arranged(tmp_path, glossary("de", "Änderung", "Anfrage", "Ära", "Zeit", "2PC"))
    found = {under.letter: [defined.term.term for defined in under.terms] for under in by_letter(site.terms)}
    assert found == {
        "#": ["2PC"],
        "A": ["Änderung", "Anfrage", "Ära"],
        "W": ["Widget", "Widget store"],
        "Z": ["Zeit"],
    }


def test_each_letter_has_an_anchor_of_its_own_in_ascii(tmp_path: Path) -> None:
    site = arranged(tmp_path, glossary("ja", "あい", "API", "機械", "ガラス", "カメラ"))
    assert [(under.letter, under.anchor) for under in by_letter(site.terms)] == [
        ("A", "letter-a"),
        ("W", "letter-w"),
        ("あ", "letter-a-2"),
        ("か", "letter-ka"),
        ("#", "letter-other"),
    ]


def test_titles_and_tags_stand_in_that_order(tmp_path: Path) -> None:
    tags = "".join(
        f"{slug}:\n  label: {label}\n" for slug, label in (("a", "Zug"), ("b", "Öl"), ("one", "Ost"), ("two", "x"))
    )
    site = arranged(tmp_path, {**glossary("de"), "questions/tags.yml": tags})
    assert [tag.label for tag in site.tags] == ["Öl", "Ost", "x", "Zug"]


def test_a_large_bank_is_sorted_in_no_time() -> None:
    titles = [f"Wie groß müßte das Modell für {number} Anfragen sein?" for number in range(10_000)]
    start = perf_counter()
    sorted(titles, key=collation("de"))
    assert perf_counter() - start < 1
