"""Footnotes of a source, whose texts may stand far from the questions that refer to them. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.importing.lines import Line, Lines, Notes, in_code, indent_of, trimmed

_TEXT = re.compile(r"^ {0,3}\[\^(?P<label>[^\[\]\s]+)\]:")
_SIGN = re.compile(r"\[\^(?P<label>[^\[\]\s]+)\](?!:)")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_DEEPER = 4

Footnotes = Mapping[str, Lines]
"""The texts of footnotes by their labels in lower case, each with its sign before it."""


def parted(lines: Lines, notes: Notes) -> tuple[Lines, Footnotes]:
    """The lines without the texts of footnotes, and those. One that nothing refers to is left out, which is said."""
    rest: list[Line] = []
    texts: dict[str, list[Line]] = {}
    current: list[Line] | None = None
    for line, code in zip(lines, in_code(lines), strict=True):
        if found := None if code else _TEXT.match(line.text):
            current = texts.setdefault(found["label"].casefold(), [])
        elif current is not None and line.text.strip() and not current[-1].text.strip():
            current = current if indent_of(line.text) >= _DEEPER else None
        elif current is not None and re.match(r" {0,3}(?:#|<|>|```|~~~|[-*_]{3})", line.text):
            current = None
        (rest if current is None else current).append(line)
    used = _labels(rest) | {label for text in texts.values() for label in _labels(text)}
    for label, text in texts.items():
        if label not in used:
            notes.say(text[0].number, f"the footnote [^{label}], to which nothing refers; left out")
    return rest, {label: trimmed(text) for label, text in texts.items() if label in used}


def _labels(lines: Lines) -> set[str]:
    """The labels that lines refer to."""
    code = in_code(lines)
    text = "\n".join(_CODE.sub("", line.text) for line, within in zip(lines, code, strict=True) if not within)
    return {found["label"].casefold() for found in _SIGN.finditer(text)}


def with_footnotes(lines: Lines, footnotes: Footnotes) -> Lines:
    """The lines with the texts of those footnotes behind them that they refer to, and that those refer to."""
    found = list(lines)
    added: set[str] = set()
    while wanted := [label for label in footnotes if label in _labels(found) - added]:
        added.update(wanted)
        for label in wanted:
            found += [Line(found[-1].number, ""), *footnotes[label]]
    return found


def labels_of(lines: Lines) -> set[str]:
    """The labels of the footnotes whose texts stand in lines."""
    return {found["label"].casefold() for line in lines if (found := _TEXT.match(line.text))}
