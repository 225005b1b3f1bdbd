"""Calculators as a page shows them: worked out with the values to begin with, their formulas in words. Pure.

`components/calculator/` does the same with the values that a reader sets, and writes numbers in the same way.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from unicodedata import category

from generator.content import formula
from generator.content.language import ENGLISH, capitalizes, numeral
from generator.content.model import Calculator, Input, Result

_POW, _SIGN, _TIMES, _PLUS = 4, 3, 2, 1
"""How strongly operations bind; more than any binds what stands by itself."""
_ALONE = 5

_BETWEEN: Mapping[type[ast.operator], tuple[str, int]] = {
    ast.Add: (" + ", _PLUS),
    ast.Sub: (" \u2212 ", _PLUS),
    ast.Mult: (" \u00d7 ", _TIMES),
    ast.Div: (" / ", _TIMES),
    ast.Pow: ("^", _POW),
}

_CALLED = {"sqrt": "\u221a", "normal_cdf": "\u03a6", "normal_quantile": "z"}
"""How functions are written, where it is not by their names."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a calculator: what it is called, its symbol, what is shown of it, and how it follows, in words."""

    label: str
    symbol: str
    shown: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Worked:
    """A calculator worked out. `data` is what its script needs to work it out with other values."""

    inputs: tuple[Number, ...]
    results: tuple[Number, ...]
    data: dict[str, Any]


def worked(of: Calculator, language: str = ENGLISH) -> Worked:
    """The calculator with the values to begin with, written as a language does."""
    known = {one.name: one.value or 0.0 for one in of.inputs}
    numbers: dict[str, Input | Result] = {one.name: one for one in of.inputs}
    results, programs = [], []
    for one in of.results:
        read = formula.parse(one.formula)
        value = known[one.name] = formula.worked_out(read.program, known)
        before, after = _around(one.unit)
        digits = None if one.digits is None else int(one.digits)
        words = _Words(numbers, language).of(read.tree)
        results.append(Number(one.label, one.symbol, f"{before}{written(value, digits, language)}{after}", words))
        numbers[one.name] = one
        program = [exact(step) if isinstance(step, float) else step for step in read.program]
        given = {"name": one.name, "digits": digits, "before": before, "after": after}
        programs.append(
            {"program": program} | {name: value for name, value in given.items() if value not in ("", None)}
        )
    shown = (Number(one.label, one.symbol, _given(one, language)) for one in of.inputs)
    return Worked(tuple(shown), tuple(results), {"inputs": [_range(one) for one in of.inputs], "results": programs})


def _given(one: Input, language: str) -> str:
    """The value of an input, with its unit."""
    before, after = _around(one.unit)
    value, digits = one.value or 0.0, _cents(one)
    return f"{before}{as_given(value, language) if digits is None else written(value, digits, language)}{after}"


def _cents(one: Input) -> int | None:
    """Two digits for money, unless all of it is whole."""
    numbers = (*one.values, *(number for number in (one.min, one.max, one.step) if number is not None))
    return 2 if _around(one.unit)[0] and not all(map(float.is_integer, numbers)) else None


def _range(one: Input) -> dict[str, Any]:
    before, after = _around(one.unit)
    values = {"values": [exact(value) for value in one.values]} if one.values else {}
    bounds = {"min": one.min, "max": one.max, "step": one.step, "value": one.value}
    numbers = {name: exact(value) for name, value in bounds.items() if value is not None}
    numbers |= {} if (cents := _cents(one)) is None else {"digits": cents}
    around = {name: text for name, text in (("before", before), ("after", after)) if text}
    return {"name": one.name} | numbers | values | around


def _around(unit: str) -> tuple[str, str]:
    """What stands before and behind a number of that unit: the sign of a currency stands before it."""
    if not unit:
        return "", ""
    before, rest = (unit[0], unit[1:]) if category(unit[0]) == "Sc" else ("", unit)
    return before, rest if before or rest.startswith("%") else f" {rest}"


def exact(number: float) -> int | float:
    """A whole number as such, which is shorter in JSON."""
    return int(number) if number.is_integer() else number


def as_given(number: float, language: str = ENGLISH) -> str:
    """A number with as many digits as it was given with."""
    return numeral(f"{Decimal(repr(number)).normalize():,f}", language)


def written(number: float, digits: int | None = None, language: str = ENGLISH) -> str:
    """A number with so many digits behind the point, or with three that count; a half is rounded away from zero."""
    if not math.isfinite(number):
        return "\u2013"
    if digits is None:
        digits = 0 if number.is_integer() else max(0, 2 - math.floor(math.log10(abs(number))))
    rounded = Decimal(number).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return numeral(f"{rounded:,f}", language)


def cells(row: str) -> list[str]:
    """The cells of a row of a step."""
    return [cell.strip() for cell in row.split("|")]


class _Words:
    """Writes a formula with what its numbers are called. At first mention stands the unit, unless there is a symbol."""

    def __init__(self, numbers: Mapping[str, Input | Result], language: str) -> None:
        self._numbers = numbers
        self._language = language
        self._seen: set[str] = set()

    def of(self, tree: ast.expr) -> str:
        """The formula in words."""
        return self._part(tree)[0]

    def _part(self, node: ast.expr) -> tuple[str, int]:
        """A part of it, and how strongly that binds."""
        match node:
            case ast.Constant(int() | float() as number):
                return as_given(float(number), self._language), _ALONE
            case ast.Name(name):
                return self._named(name), _ALONE
            case ast.UnaryOp(_, of):
                return f"\u2212{self._bound(of, _SIGN)}", _SIGN
            case ast.BinOp(left, sign, right):
                between, binds = _BETWEEN[type(sign)]
                # What stands on the left is done first, but for powers, which are done from the right.
                first = self._bound(left, binds + (binds == _POW))
                second = self._bound(right, _ALONE if binds == _POW else binds + isinstance(sign, ast.Sub | ast.Div))
                return f"{first}{between}{second}", binds
            case ast.Call(ast.Name(name), values):
                inside = ", ".join(self.of(value) for value in values)
                return f"{_CALLED.get(name, name)}({inside})", _ALONE
        raise TypeError(ast.dump(node))  # formula.parse lets nothing else through

    def _bound(self, node: ast.expr, least: int) -> str:
        text, binds = self._part(node)
        return text if binds >= least else f"({text})"

    def _named(self, name: str) -> str:
        one = self._numbers[name]
        if one.symbol:
            return one.symbol
        unit = f" ({one.unit})" if one.unit and name not in self._seen else ""
        self._seen.add(name)
        return (one.label if capitalizes(self._language) else _lowered(one.label)) + unit


def _lowered(label: str) -> str:
    """A label within a sentence: its first letter is small, unless its first word has another capital."""
    first = label.split(" ", 1)[0]
    return label[:1].lower() + label[1:] if first[1:] == first[1:].lower() and len(first) > 1 else label
