"""Formulas and calculators: read, worked out, told in words, and the same in a browser."""

from __future__ import annotations

import math
import re
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.commands.build import checked
from generator.content import formula
from generator.content.formula import FUNCTIONS, FormulaError
from generator.content.model import Calculator, Input, Result
from generator.outputs.assets import assets
from generator.outputs.worked import as_given, cells, worked, written
from tests.banks import GOLDEN, ROOT

CALCULATORS = {
    question.slug: question.calculator
    for project in (ROOT, GOLDEN / "content")
    for question in checked(project).bank.questions
    if question.calculator
}

TRIES = 50
"""Random places at which each calculator is worked out."""


def value(text: str, **known: float) -> float:
    return formula.worked_out(formula.parse(text).program, known)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", 2),
        ("a", 3),
        ("a - 1 - 1", 1),
        ("a - (1 - 1)", 3),
        ("2 * a + 1", 7),
        ("2 * (a + 1)", 8),
        ("12 / a / 2", 2),
        ("12 / (a / 2)", 8),
        ("2 ** a ** 2", 512),
        ("(2 ** a) ** 2", 64),
        ("-a ** 2", -9),
        ("(-a) ** 2", 9),
        ("2 ** -1", 0.5),
        ("1.5e3 * a", 4500),
        ("max(1, a, 2)", 3),
        ("min(4, a)", 3),
        ("ceil(a / 2) + floor(a / 2)", 3),
        ("sqrt(a * a)", 3),
        ("ln(1)", 0),
        ("normal_cdf(0)", 0.5),
        ("normal_quantile(normal_cdf(a))", 3),
    ],
)
def test_a_formula_is_worked_out_as_it_is_in_python(text: str, expected: float) -> None:
    assert value(text, a=3) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    "text", ["1/0", "sqrt(-1)", "ln(0)", "10 ** 400", "(-1) ** 0.5", "normal_quantile(1)", "0 ** -1", "ceil(9e99 ** 9)"]
)
def test_where_there_is_no_number_it_says_so(text: str) -> None:
    assert math.isnan(value(text))


@pytest.mark.parametrize("text", ["", " ", "a b", "()", "(a, b)", "a.b", "f(a)", "a if a else a", "max(a)", "+"])
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        formula.parse(text)


def test_names_are_those_of_numbers() -> None:
    assert formula.parse("max(a, b_2) * 2 + ln(a)").names == {"a", "b_2"}


def summed(*results: Result) -> Calculator:
    inputs = (
        Input("rate", "Arrival rate", unit="per second", value=900.0, min=0.0, max=1000.0, step=1.0),
        Input("share", "Share", symbol="s", unit="%", value=12.5, values=(0.0, 12.5, 100.0)),
        Input("kv", "KV heads", value=8.0, values=(8.0, 16.0)),
    )
    return Calculator("Sums", inputs, results)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rate * rate", "arrival rate (per second) \u00d7 arrival rate"),
        ("kv - (share - 1)", "KV heads \u2212 (s \u2212 1)"),
        ("kv - share - 1", "KV heads \u2212 s \u2212 1"),
        ("kv / (share * 1000)", "KV heads / (s \u00d7 1,000)"),
        ("kv / share * 2", "KV heads / s \u00d7 2"),
        ("share * (kv / 2)", "s \u00d7 KV heads / 2"),
        ("(1 - share ** (kv + 1)) / (1 - share)", "(1 \u2212 s^(KV heads + 1)) / (1 \u2212 s)"),
        ("(share ** 2) ** 3 + share ** 2", "(s^2)^3 + s^2"),
        ("-share ** 2 + (-share) ** 2", "\u2212s^2 + (\u2212s)^2"),
        ("2 * -(share + 1)", "2 \u00d7 \u2212(s + 1)"),
        ("max(0, share - 1)", "max(0, s \u2212 1)"),
        ("sqrt(share) * normal_quantile(0.05)", "\u221a(s) \u00d7 z(0.05)"),
    ],
)
def test_a_formula_is_told_in_words(text: str, words: str) -> None:
    assert worked(summed(Result("Sum", text))).results[0].words == words


def test_results_follow_from_results() -> None:
    found = worked(summed(Result("Half of it", "rate / 2", "half", unit="per second"), Result("More", "half + kv")))
    assert [one.shown for one in found.results] == ["450 per second", "458"]
    assert found.results[1].words == "half of it (per second) + KV heads"


@pytest.mark.parametrize(
    ("unit", "shown"),
    [("", "0.5"), ("ms", "0.5 ms"), ("$", "$0.50"), ("$ an hour", "$0.50 an hour"), ("$/h", "$0.50/h"), ("%", "0.5%")],
)
def test_a_unit_stands_where_it_belongs(unit: str, shown: str) -> None:
    one = Input("a", "A", unit=unit, value=0.5, min=0.0, max=1.0, step=0.5)
    assert worked(Calculator("One", (one,))).inputs[0].shown == shown


def test_functions_of_more_values_than_one_or_two_are_none_of_a_browser_s() -> None:
    text = (ROOT / "generator/components/calculator/formula.js").read_text(encoding="utf-8")
    assert [name for name in FUNCTIONS if not re.search(rf"^  {name}[:,]", text, re.MULTILINE)] == []


def test_cells_of_a_row() -> None:
    assert cells("Slot 1 | A || B") == ["Slot 1", "A", "", "B"]


# The same in a browser


ASKED = """
async ([module, programs, places]) => {
  const { workedOut, written } = await import(module);
  return places.map((place) => {
    const known = { ...place };
    return programs.map(({ name, program, digits }) => {
      const value = workedOut(program, known);
      if (name) known[name] = value;
      return [String(value), written(value, digits)];
    });
  });
}
"""


def place(one: Input, choose: Random) -> float:
    """A value at which an input may be set."""
    if one.values:
        return choose.choice(one.values)
    assert one.min is not None
    assert one.max is not None
    assert one.step is not None
    return round(one.min + choose.randrange(round((one.max - one.min) / one.step) + 1) * one.step, 6)


@pytest.mark.parametrize("slug", CALCULATORS)
def test_a_browser_works_out_what_the_generator_does(blank: Page, address: str, slug: str) -> None:
    of = CALCULATORS[slug]
    choose = Random(slug)  # noqa: S311
    places = [{one.name: one.value for one in of.inputs}]
    places += [{one.name: place(one, choose) for one in of.inputs} for _ in range(TRIES)]
    programs = worked(of).data["results"]
    module = f"{address}generator/components/calculator/formula.js"
    found: list[list[list[Any]]] = blank.evaluate(ASKED, [module, programs, places])
    for given, results in zip(places, found, strict=True):
        known = {name: value or 0.0 for name, value in given.items()}
        for one, (number, shown) in zip(of.results, results, strict=True):
            expected = known[one.name] = formula.worked_out(formula.parse(one.formula).program, known)
            assert math.isfinite(expected), given
            assert float(number) == pytest.approx(expected, rel=1e-9, abs=1e-15), given
            assert shown == written(float(number), None if one.digits is None else int(one.digits)), given


@pytest.mark.parametrize("number", [0.0, 0.125, 1.005, 2.5, 9.9999, 99.96, 1e-5, 123456.5, -7.125, 1e15, math.nan])
def test_a_browser_writes_numbers_as_the_generator_does(blank: Page, address: str, number: float) -> None:
    asked = """async ([module, number]) => {
      const { asGiven, written } = await import(module);
      return [written(number), ...[0, 1, 2, 6].map((digits) => written(number, digits)), asGiven(number)];
    }"""
    found = blank.evaluate(asked, [f"{address}generator/components/calculator/formula.js", number])
    assert found[:-1] == [written(number), *(written(number, digits) for digits in (0, 1, 2, 6))]
    if math.isfinite(number):
        assert found[-1] == as_given(number)


@pytest.mark.parametrize("slug", CALCULATORS)
def test_a_calculator_is_small(slug: str) -> None:
    """What a reader can set fits a screen."""
    assert len(CALCULATORS[slug].inputs) <= 6
    assert len(CALCULATORS[slug].results) <= 4


def test_the_scripts_are_small() -> None:
    """They come while an answer is read."""
    found = assets(checked(ROOT).theme)
    for name in ("calculator-sliders", "stepper-steps"):
        assert len(str(found[f"theme/{name}.js"])) <= 6 * 1024
