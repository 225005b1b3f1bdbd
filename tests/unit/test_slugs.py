"""A text as a part of an address, in any language."""

# ruff: noqa: RUF001 - letters of other scripts are meant

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from generator.commands.new import short_slug
from generator.content import answer
from generator.content.limits import SLUG
from generator.content.rules import is_slug
from generator.content.slugs import in_ascii, slugged
from tests.banks import arranged, small


@pytest.mark.parametrize(
    ("language", "text", "slug"),
    [
        ("en", "Bad Name", "bad-name"),
        ("en", "Naïve Bayes", "naive-bayes"),
        ("en", "Little's law", "littles-law"),
        ("en", "A/B test", "a-b-test"),
        ("en", "Größe", "grosse"),
        ("de", "Größe und Straße", "groesse-und-strasse"),
        ("de", "ÄRGER", "aerger"),
        ("de", "A\u0308rger", "aerger"),
        ("de-AT", "für", "fuer"),
        ("da", "Rødgrød på Ærø", "roedgroed-paa-aeroe"),
        ("sv", "Ångström", "angstrom"),
        ("pl", "Łódź", "lodz"),
        ("ru", "Что такое модель?", "chto-takoe-model"),
        ("el", "Τι είναι", "ti-einai"),
        ("zh", "什么是模型服务？", "shen-me-shi-mo-xing-fu-wu"),
        ("ja", "モデルサーバーとは？", "moderusabatoha"),
        ("ko", "모델 서빙", "model-seobing"),
        ("ar", "نموذج", "nmwdhj"),
        ("en", "→ – “”", ""),
    ],
)
def test_a_text_has_a_slug(language: str, text: str, slug: str) -> None:
    assert slugged(text, language) == slug
    assert not slug or not list(is_slug(slug))


def test_what_had_letters_without_accents_in_ascii_keeps_them() -> None:
    """Addresses that were made of such names stay."""
    for code in (*range(0x80, 0xD800), *range(0xE000, 0x10000)):
        plain = unicodedata.normalize("NFKD", chr(code)).encode("ascii", "ignore").decode()
        assert in_ascii(chr(code)) == plain or not plain


def test_all_of_it_is_in_ascii() -> None:
    assert all(re.fullmatch(r"[\x00-\x7f]*", in_ascii(chr(code))) for code in range(0x20, 0x3000, 7))


def test_another_text_is_made_a_slug_as_its_language_writes_it() -> None:
    (said,) = is_slug("größe", "de")
    assert said.endswith('did you mean "groesse"?')


def test_a_title_has_an_address_without_the_small_words_of_its_language() -> None:
    assert short_slug("Was ist ein Modellserver und wozu dient er?", "de") == "modellserver-wozu-dient"
    assert short_slug("What is a model server?") == "model-server"
    assert short_slug("模型服务是什么", "zh") == "mo-xing-fu-wu-shi-shen-me"


@pytest.mark.parametrize(
    ("language", "heading", "anchor"),
    [
        ("en", "Why it's so", "why-its-so"),
        ("en", "Naïve `code` and more", "naive-code-and-more"),
        ("de", "Größe & Maß", "groesse-mass"),
        ("ja", "モデル", "moderu"),
        ("ru", "Почему так", "pochemu-tak"),
        ("en", "→ 世", "shi"),
        ("en", "`…`", "section"),
    ],
)
def test_a_heading_has_an_anchor_as_its_language_writes_it(language: str, heading: str, anchor: str) -> None:
    assert answer.read(f"## {heading}\n\nWords.\n", lambda *_: None, language).headings == (anchor,)


def test_other_names_of_a_term_have_addresses_in_its_language(tmp_path: Path) -> None:
    more = {
        "questions/glossary/groesse.yml": "term: Größe\naliases: [Maß, 大きさ]\ndefinition: A thing of a name.\n",
        "mkdocs.yml": "site_name: x\ntheme:\n  name: material\n  language: de\n",
    }
    site = arranged(tmp_path, small(**more))
    (term,) = (defined for defined in site.terms if defined.slug == "groesse")
    assert term.other_names == ("mass", "da-kisa")


def test_a_name_whose_slug_is_too_long_for_a_file_has_no_address(tmp_path: Path) -> None:
    name = "機" * (SLUG // 2)
    more = {"questions/glossary/long.yml": f"term: Long\naliases: [{name}]\ndefinition: A thing of a name.\n"}
    site = arranged(tmp_path, small(**more))
    assert next(defined for defined in site.terms if defined.slug == "long").other_names == ()
