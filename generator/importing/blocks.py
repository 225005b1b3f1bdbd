"""A source into a run of blocks, as GitHub shows them: headings, paragraphs, lists, what folds open. Pure.

What stands in a list's item or in a fold can be asked for as blocks of its own, whose lines begin where it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from markdown_it.token import Token

from generator.importing.folds import Fold, parts
from generator.importing.lines import Line, Lines, dedented, text_of, trimmed, without_margin
from generator.importing.marks import parsed
from generator.importing.markup import fenced, markdown_of

_MARKER = re.compile(r"^(?P<mark>\s*(?:[-*+]|\d{1,9}[.)]))(?P<gap>[ \t]+|$)")
_LONG = 160
"""A paragraph longer than this over a line of hyphens is no heading: whoever wrote it meant a rule."""

_DEPTH = 20


class Kind(Enum):
    """What a block is."""

    HEADING = auto()
    TEXT = auto()
    LIST = auto()
    CODE = auto()
    TABLE = auto()
    HTML = auto()
    QUOTE = auto()
    RULE = auto()
    FOLD = auto()  # what a reader opens: <details>


@dataclass(frozen=True, slots=True)
class Block:
    """A block and its lines.

    `words` is the Markdown of a heading, or of a fold's summary; `level` is a heading's; `items` are the lines of each
    item of a list, `held` those within a fold. `marked`: a list's items have numbers, from `first` on.
    """

    kind: Kind
    lines: Lines
    words: str = ""
    level: int = 0
    items: tuple[Lines, ...] = ()
    held: Lines = ()
    marked: bool = False
    first: int = 1

    @property
    def line(self) -> int:
        """Where it starts in the source."""
        return self.lines[0].number if self.lines else 1


def blocks_of(lines: Lines, depth: int = 0) -> list[Block]:
    """The blocks of a text, in order."""
    found: list[Block] = []
    for part in parts(lines):
        if isinstance(part, Fold):
            found.append(Block(Kind.FOLD, [Line(part.line, part.words)], words=part.words, held=part.held))
        else:
            found += _without_folds(without_margin(trimmed(part)), depth)
    return found


_KINDS = {
    "heading_open": Kind.HEADING,
    "paragraph_open": Kind.TEXT,
    "formula_block": Kind.TEXT,
    "bullet_list_open": Kind.LIST,
    "ordered_list_open": Kind.LIST,
    "fence": Kind.CODE,
    "code_block": Kind.CODE,
    "table_open": Kind.TABLE,
    "html_block": Kind.HTML,
    "blockquote_open": Kind.QUOTE,
    "hr": Kind.RULE,
}


def _without_folds(lines: Lines, depth: int) -> Iterator[Block]:
    if not lines:
        return
    tokens = parsed(text_of(lines))
    for place, token in enumerate(tokens):
        if token.level or token.type not in _KINDS or token.map is None:
            continue
        kind, own = _KINDS[token.type], without_margin(lines[slice(*token.map)])
        if kind is Kind.HEADING:
            words = tokens[place + 1].content
            if token.markup in {"-", "="} and len(words) > _LONG:
                yield Block(Kind.TEXT, own[:-1])
                yield Block(Kind.RULE, own[-1:])
            else:
                yield Block(kind, own, words=words, level=int(token.tag[1]))
        elif kind is Kind.LIST:
            yield from _list(token, tokens[place + 1 :], trimmed(own), lines, depth)
        elif kind is Kind.HTML:
            yield from _html(trimmed(own), depth)
        elif token.type == "code_block":  # by indentation, which it has no more
            yield Block(kind, _fenced(trimmed(own)))
        else:
            yield Block(kind, trimmed(own))


def _fenced(lines: Lines) -> Lines:
    fence = fenced(text_of(lines)).split("\n")[0]
    return [Line(lines[0].number, fence), *lines, Line(lines[-1].number, fence)]


def _html(lines: Lines, depth: int) -> Iterator[Block]:
    """A block of HTML; where it holds a heading, as what it shows."""
    text = text_of(lines)
    if depth < _DEPTH and re.search(r"<h[1-6]\b", text, re.IGNORECASE):
        shown = markdown_of(text, lambda _: None)
        yield from blocks_of([Line(lines[0].number, line) for line in shown.split("\n")], _DEPTH)
    else:
        yield Block(Kind.HTML, lines)


def _list(token: Token, after: Sequence[Token], own: Lines, lines: Lines, depth: int) -> Iterator[Block]:
    """A list; one whose items begin with headings as what these hold, for it is a list by its numbers alone."""
    items = []
    for other in after:
        if other.level <= token.level:
            break
        if other.type == "list_item_open" and other.level == token.level + 1 and other.map is not None:
            items.append(item_of(lines[slice(*other.map)]))
    if depth < _DEPTH and any(_is_heading(item) for item in items):
        for item in items:
            if _is_heading(item):
                first, *rest = blocks_of(item, depth + 1)
                yield first
                for block in rest:  # a heading within an item is of the item's, whatever its level
                    above = block.kind is Kind.HEADING and block.level <= first.level
                    yield replace(block, level=min(first.level + 1, 6)) if above else block
            else:
                yield from items_of(Block(Kind.LIST, own, items=(item,)))
        return
    marked = token.type == "ordered_list_open"
    yield Block(Kind.LIST, own, items=tuple(items), marked=marked, first=int(token.attrs.get("start", 1)))


def items_of(block: Block) -> Iterator[Block]:
    """A list in lists of one item each."""
    for number, item in enumerate(block.items, start=block.first):
        mark = f"{number}. " if block.marked else "- "
        lines = [
            Line(line.number, ((" " * len(mark) if place else mark) + line.text) if line.text else "")
            for place, line in enumerate(item)
        ]
        yield Block(Kind.LIST, lines, items=(item,), marked=block.marked, first=number)


def _is_heading(item: Lines) -> bool:
    return bool(item and re.match(r"#{1,6}\s+\S", item[0].text))


def item_of(lines: Lines) -> Lines:
    """The lines of a list's item without its mark and the indentation that goes with it."""
    if not lines or not (marker := _MARKER.match(lines[0].text.expandtabs(4))):
        return trimmed(lines)
    width = marker.end() if len(marker["gap"]) <= 4 else marker.end("mark") + 1
    first = Line(lines[0].number, lines[0].text.expandtabs(4)[width:])
    return trimmed([first, *(dedented(line, width) for line in lines[1:])])
