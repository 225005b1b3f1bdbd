"""What is known of languages: how they write numbers."""

from __future__ import annotations

import pytest

from generator.content.language import base, capitalizes, numeral
from generator.content.model import Calculator, Input, Result
from generator.outputs.worked import worked


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "1,234,567.25"),
        ("de", "1.234.567,25"),
        ("fr", "1\u202f234\u202f567,25"),
        ("ja", "1,234,567.25"),
        ("xx", "1,234,567.25"),
    ],
)
def test_a_number_is_written_as_its_language_writes_it(language: str, written: str) -> None:
    assert numeral("1,234,567.25", language) == written


def test_a_minus_is_no_hyphen() -> None:
    assert numeral("-0.5", "de") == "\u22120,5"


def test_a_language_is_known_without_its_region() -> None:
    assert (base("pt-BR"), base("DE"), base("zh-Hant-TW")) == ("pt", "de", "zh")
    assert (capitalizes("de-AT"), capitalizes("en")) == (True, False)


def test_a_calculator_is_worked_out_as_its_language_writes_it() -> None:
    inputs = (Input("rate", "Arrival rate", value=1234.5), Input("time", "Zeit je Anfrage", value=2.0))
    of = Calculator("x", inputs, (Result("Anfragen", "rate * time", digits=1.0),))
    assert [number.shown for number in (*worked(of).inputs, *worked(of).results)] == ["1,234.5", "2", "2,469.0"]
    german = worked(of, "de")
    assert [number.shown for number in (*german.inputs, *german.results)] == ["1.234,5", "2", "2.469,0"]
    assert worked(of).results[0].words == "arrival rate × zeit je Anfrage"  # noqa: RUF001 - the sign is meant
    assert german.results[0].words == "Arrival rate × Zeit je Anfrage"  # noqa: RUF001
