"""Options to choose from, and which of them is the right one. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.importing.blocks import Block, Kind
from generator.importing.labels import lettered, ticked
from generator.importing.lines import text_of, trimmed

_FEWEST, _MOST = 2, 8


class Choice(NamedTuple):
    """Options, the letter of the right one, and the blocks that stand before and behind them."""

    options: tuple[str, ...]
    right: str
    before: list[Block]
    after: list[Block]


def choice_in(blocks: Sequence[Block], letter: str) -> Choice | None:
    """The first options among blocks of which the right one is known: it is ticked, or of the letter given."""
    for place, block in enumerate(blocks):
        found = _options(block)
        if not found:
            continue
        options, ticked_one = found
        right = ticked_one or letter
        if right and ord(right) - ord("A") < len(options):
            return Choice(options, right, list(blocks[:place]), list(blocks[place + 1 :]))
    return None


def _options(block: Block) -> tuple[tuple[str, ...], str] | None:
    """The options that a block lists, and the letter of the one that is ticked, if any is."""
    if block.kind is Kind.LIST:
        items = [text_of(trimmed(item)) for item in block.items]
    elif block.kind is Kind.TEXT:
        items = [line.text.strip().removesuffix("\\").removesuffix("<br>").strip() for line in block.lines]
    else:
        return None
    if len(items) < _FEWEST or any("\n\n" in item or "```" in item or not item for item in items):
        return None
    words, right = ticked(items) or (lettered(items) or [], "")
    several = any(re.search(r"(?m)^\s*[-*+]\s", one) for one in words)
    if not words or len(words) > _MOST or len(set(words)) < len(words) or several:
        return None
    return tuple(map(_in_one_line, words)), right


def _in_one_line(words: str) -> str:
    """An option in one line; the mark of bold text that its letter shared with it goes."""
    line = " ".join(words.split())
    return line.rstrip("*_") if words.count("**") % 2 else line
