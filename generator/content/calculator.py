"""What is wrong with a calculator, or with a stepper: the rules that need more than one of its fields. Pure.

Each yields the key of the field within it, and a message.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from generator.content import formula, limits
from generator.content.formula import FUNCTIONS, Formula, FormulaError
from generator.content.model import Calculator, Input, Result, Stepper
from generator.content.problems import counted, nearest, quoted

Faults = Iterator[tuple[tuple[str | int, ...], str]]

_CLOSE = 1e-9
"""So far may a number be from a whole number of steps, since fractions are not held exactly."""

_MOST_DIGITS = 6


def faults_of_steps(of: Stepper) -> Faults:
    """All rows of a step have as many cells."""
    for index, step in enumerate(of.steps):
        widths = [row.count("|") for row in step.rows]
        for number, width in enumerate(widths):
            if width != widths[0]:
                message = f"{counted(width + 1, 'cell')} where the first row has {widths[0] + 1}; give each as many"
                yield ("steps", index, "rows", number), f"rows: {message}"


def faults(of: Calculator) -> Faults:
    """Every input has its range, formulas know the names in them, and give a number at every end of the ranges."""
    if len(of.inputs) > limits.INPUTS:
        yield ("inputs",), f"inputs: {len(of.inputs)} of them; allowed: at most {limits.INPUTS}; fix the others"
        return
    formulas = {index: _read(result.formula) for index, result in enumerate(of.results) if result.formula}
    found = [*_names(of), *_ranges(of), *_formulas(of, formulas)]
    yield from found
    read = {index: one for index, one in formulas.items() if isinstance(one, Formula)}
    if not found and len(read) == len(of.results) and all(one.name and one.value is not None for one in of.inputs):
        yield from _without_number(of, read)


def _read(text: str) -> Formula | str:
    """A formula, or what is wrong with it."""
    try:
        return formula.parse(text)
    except FormulaError as error:
        return str(error)


def _names(of: Calculator) -> Faults:
    """A name stands for one number, and is none of a function."""
    seen: set[str] = set()
    kinds: dict[str, Sequence[Input | Result]] = {"inputs": of.inputs, "results": of.results}
    for kind, items in kinds.items():
        for index, one in enumerate(items):
            if one.name in seen:
                yield (kind, index, "name"), f"name: {quoted(one.name)} is given twice; each number has its own"
            elif one.name in FUNCTIONS:
                yield (kind, index, "name"), f"name: {quoted(one.name)} is a function of formulas; call it otherwise"
            seen.update([one.name] if one.name else [])


def _ranges(of: Calculator) -> Faults:
    for index, one in enumerate(of.inputs):
        yield from ((("inputs", index, name), f"{name}: {message}") for name, message in _range(one))


def _range(of: Input) -> Iterator[tuple[str, str]]:
    """An input has a list of values in order, or a range in whole steps; and its value is one of them."""
    value, low, high, step = of.value, of.min, of.max, of.step
    if of.values:
        if given := [name for name in ("min", "max", "step") if getattr(of, name) is not None]:
            yield given[0], "given beside values; allowed: values, or min, max and step"
        elif len(of.values) == 1 or list(of.values) != sorted(of.values):
            yield "values", "not in order; allowed: two or more, the least first"
        elif value is not None and value not in of.values:
            near = min(of.values, key=lambda other: abs(other - value))
            yield "value", f"{shown(value)} is none of the values; did you mean {shown(near)}?"
    elif low is None or high is None or step is None:
        missing = " and ".join(name for name in ("min", "max", "step") if getattr(of, name) is None)
        yield "name", f"no {missing}; an input has min, max and step, or values"
    elif low >= high:
        yield "max", f"{shown(high)} is not above min, {shown(low)}"
    elif step <= 0:
        yield "step", f"{shown(step)} is no step; allowed: a number above 0"
    elif _part((high - low) / step):
        yield "max", f"{shown(high)} is no whole number of steps of {shown(step)} above {shown(low)}"
    elif value is not None and not low <= value <= high:
        yield "value", f"{shown(value)} is outside of {shown(low)} to {shown(high)}"
    elif value is not None and _part((value - low) / step):
        near = low + round((value - low) / step) * step
        yield "value", f"{shown(value)} is no step of {shown(step)} from {shown(low)}; did you mean {shown(near)}?"


def _part(number: float) -> bool:
    return abs(number - round(number)) > _CLOSE * max(1, abs(number))


def shown(number: float) -> str:
    """A number as its field is written."""
    return f"{number:.9f}".rstrip("0").rstrip(".")


def _formulas(of: Calculator, formulas: Mapping[int, Formula | str]) -> Faults:
    """A formula knows inputs and the results before it, and each input is used; digits are few."""
    known = [*dict.fromkeys(one.name for one in of.inputs if one.name)]
    unused = set(known)
    for index, result in enumerate(of.results):
        if result.digits is not None and result.digits not in range(_MOST_DIGITS + 1):
            message = f"digits: {shown(result.digits)} of them; allowed: a whole number from 0 to {_MOST_DIGITS}"
            yield ("results", index, "digits"), message
        match formulas.get(index, ""):
            case str(wrong):
                yield from [(("results", index, "formula"), f"formula: {wrong}")] if wrong else []
                unused = set()
            case Formula(names=names):
                for name in sorted(names.difference(known)):
                    message = f"no input {quoted(name)}, and no result before it; allowed: {', '.join(known)}"
                    yield ("results", index, "formula"), f"formula: {message}{nearest(name, known)}"
                unused -= names
        known += [result.name] if result.name else []
    for index, one in enumerate(of.inputs):
        if one.name in unused:
            yield ("inputs", index, "name"), f"name: no formula uses {quoted(one.name)}; use it, or take the input out"


def _without_number(of: Calculator, formulas: Mapping[int, Formula]) -> Faults:
    """Where a formula gives no number: with the values to begin with, or with the least and the most of each."""
    ends = [(one.value, *((one.values[0], one.values[-1]) if one.values else (one.min, one.max))) for one in of.inputs]
    names = [one.name for one in of.inputs]
    told: set[int] = set()
    for corner in ([first for first, *_ in ends], *product(*(rest for _, *rest in ends))):
        known = {name: value for name, value in zip(names, corner, strict=True) if value is not None}
        given = dict(known)
        for index, read in formulas.items():
            number = known[of.results[index].name] = formula.worked_out(read.program, known)
            if not math.isfinite(number):
                if index not in told:
                    message = f"no number where {_where(read, given)}; allowed: ranges in which there is one"
                    yield ("results", index, "formula"), f"formula: {message}"
                told.add(index)
                break  # what follows from it is no number either


def _where(read: Formula, values: Mapping[str, float]) -> str:
    given = [f"{name} is {shown(value)}" for name, value in values.items() if name in read.names]
    return ", ".join(given) or "it is worked out"
