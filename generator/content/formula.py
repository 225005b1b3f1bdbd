"""Formulas: expressions over named numbers, in a small part of Python's language. Pure.

A formula has numbers, names, ``+ - * / **``, parentheses and the functions below. It is kept as a program for a stack,
in the order in which it is worked out (reverse Polish notation): a number or a name is put onto the stack, and an
operation takes its values from there. `components/calculator/formula.js` does the same in a browser.
"""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import NormalDist

from generator.content import limits
from generator.content.problems import counted, nearest, quoted

_NORMAL = NormalDist()

UNARY: Mapping[str, Callable[[float], float]] = {
    "~": operator.neg,
    "ceil": math.ceil,
    "floor": math.floor,
    "sqrt": math.sqrt,
    "ln": math.log,
    "normal_cdf": lambda x: math.erfc(-x / math.sqrt(2)) / 2,
    "normal_quantile": _NORMAL.inv_cdf,
}
"""Operations on one value. The quantile is Wichura's algorithm AS 241 (1988), as the standard library has it."""

BINARY: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "**": operator.pow,
    "min": min,
    "max": max,
}
"""Operations on two values; `min` and `max` of more are done two by two."""

FUNCTIONS = tuple(sorted(name for name in (*UNARY, *BINARY) if name.isidentifier()))

_SIGNS: Mapping[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
}

_TOKEN = re.compile(
    r"\s*(?:(?:[0-9]{1,15}(?:\.[0-9]{1,15})?(?:e-?[0-9]{1,2})?)(?![\w.])|[a-z][a-z0-9_]*|\*\*|[-+*/(),])\s*"
)
_ALLOWED = "numbers, names, + - * / ** ( ) and functions"

Program = tuple[float | str, ...]


class FormulaError(Exception):
    """A text is no formula; says why."""


@dataclass(frozen=True, eq=False, slots=True)
class Formula:
    """A formula that was read: its program, the names in it, and its tree."""

    program: Program
    names: frozenset[str]
    tree: ast.expr


def parse(text: str) -> Formula:
    """Reads a formula; a `FormulaError` says what is wrong with it."""
    if len(text) > limits.FORMULA:
        raise FormulaError(f"{len(text):,} characters; allowed: at most {limits.FORMULA}, so part it into results")
    text = " ".join(text.split())
    at = 0
    while at < len(text):
        if not (token := _TOKEN.match(text, at)):
            sign = text[at:].split()[0]
            raise FormulaError(f"{quoted(sign)} is no part of a formula; allowed: {_ALLOWED}{_instead(sign)}")
        at = token.end()
    try:
        tree = ast.parse(text, mode="eval").body
        program = tuple(_program(tree))
    except (SyntaxError, MemoryError, RecursionError) as error:
        raise FormulaError(f"{quoted(text)} is no whole formula; allowed: {_ALLOWED}") from error
    names = {step for step in program if isinstance(step, str)}.difference(UNARY, BINARY)
    return Formula(program, frozenset(names), tree)


def _instead(sign: str) -> str:
    instead = {"^": "**", "\u00d7": "*", "\u00b7": "*", "\u00f7": "/", "\u2212": "-"}.get(sign[0])
    return f'; did you mean "{instead}"?' if instead else ""


def _program(node: ast.AST) -> list[float | str]:
    """The program of a part of a formula."""
    match node:
        case ast.Constant(int() | float() as number):
            return [float(number)]
        case ast.Name(name) if name not in FUNCTIONS:
            return [name]
        case ast.UnaryOp(ast.USub(), of):
            return [*_program(of), "~"]
        case ast.BinOp(left, sign, right) if type(sign) in _SIGNS:
            return [*_program(left), *_program(right), _SIGNS[type(sign)]]
        case ast.Call(ast.Name(name), values, []):
            return _call(name, values)
    raise FormulaError(f"{quoted(ast.unparse(node))} is no part of a formula; allowed: {_ALLOWED}")


def _call(name: str, values: list[ast.expr]) -> list[float | str]:
    if name not in FUNCTIONS:
        known = ", ".join(FUNCTIONS)
        raise FormulaError(f"unknown function {quoted(name)}; allowed: {known}{nearest(name, FUNCTIONS)}")
    if name in UNARY and len(values) == 1:
        return [*_program(values[0]), name]
    if name in BINARY and len(values) > 1:
        first, *rest = values
        return [*_program(first), *(part for value in rest for part in (*_program(value), name))]
    allowed = "one value" if name in UNARY else "two or more"
    raise FormulaError(f"{quoted(name)} is given {counted(len(values), 'value')}; allowed: {allowed}")


def worked_out(program: Program, known: Mapping[str, float]) -> float:
    """What comes of a program with these values; not a number where nothing does, as of a division by zero."""
    stack: list[float] = []
    try:
        for step in program:
            if isinstance(step, float):
                stack.append(step)
            elif step in UNARY:
                stack.append(float(UNARY[step](stack.pop())))
            elif step in BINARY:
                right, left = stack.pop(), stack.pop()
                stack.append(float(BINARY[step](left, right)))
            else:
                stack.append(known[step])
    except (ArithmeticError, ValueError, TypeError):  # float() of a complex number is a TypeError
        return math.nan
    return stack.pop()
