"""A source into a run of blocks, as GitHub shows them: headings, paragraphs, lists, what folds open. Pure.

What stands in a list's item or in a fold can be asked for as blocks of its own, whose lines begin where it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from markdown_it.token import Token

from generator.importing.lines import Line, Lines, dedented, in_code, text_of, trimmed, without_margin
from generator.importing.marks import parsed
from generator.importing.markup import fenced, markdown_of

_FOLD = re.compile(r"<(?P<close>/?)(?P<name>details|summary)\b[^<>]*>", re.IGNORECASE)
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_TAGS = re.compile(r"\s*(?:</?[A-Za-z][^<>]*>\s*|<!--.*?-->\s*)+")
_HELD = re.compile(r"<(/?)(?:table|pre|ul|ol|svg)\b", re.IGNORECASE)
_MARKER = re.compile(r"^(?P<mark>\s*(?:[-*+]|\d{1,9}[.)]))(?P<gap>[ \t]+|$)")
_STARTS = re.compile(r"^\s*(?:<(?:br|p|b|strong|i|em|div|ul|center)\b[^<>]*>\s*)+$", re.IGNORECASE)
_ENDS = re.compile(r"^\s*(?:</(?:br|p|b|strong|i|em|div|ul|center)\s*>\s*|<br\s*/?>\s*)+$", re.IGNORECASE)
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
    for part in _folds(_parted(lines)):
        if isinstance(part, Block):
            found.append(part)
        else:
            found += _without_folds(without_margin(trimmed(part)), depth)
    return found


# What folds open


def _parted(lines: Lines) -> list[Line]:
    """The lines with an empty one where Markdown follows HTML: GitHub takes it for HTML, its writer did not.

    In a table or list in HTML the empty lines go, which part what belongs together.
    """
    code = in_code(lines)
    found: list[Line] = []
    held = 0
    for place, line in enumerate(lines):
        if code[place]:
            found.append(line)
            continue
        was_held = held > 0
        held = max(0, held + sum(-1 if close else 1 for close in _HELD.findall(_CODE.sub("", line.text))))
        if was_held and held and not line.text.strip():
            continue
        found.append(line)
        following = lines[place + 1].text.strip() if place + 1 < len(lines) else ""
        if not held and following and not following.startswith("<") and _TAGS.fullmatch(line.text):
            found.append(Line(line.number, ""))
    return found


@dataclass(slots=True)
class _Fold:
    line: Line
    words: str | None = None
    held: list[Line] = field(default_factory=list)
    all: list[Line] = field(default_factory=list)


def _folds(lines: Lines) -> Iterator[Lines | Block]:
    """The lines in parts: those of the outermost folds as blocks, those between them as they are."""
    pieces = list(_pieces(lines))
    ends = _ends(pieces)
    text: list[Line] = []
    place = 0
    while place < len(pieces):
        line, tag = pieces[place]
        if tag == "<details":
            yield text
            text = []
            yield _fold([*pieces[place + 1 : ends[place]]], line)
            place = ends[place]
            if place < len(pieces) and pieces[place][1] == "</details":
                place += 1
            continue
        if not tag:
            text.append(line)
        elif tag == "<summary" and line.text.strip():  # outside of a fold: what it says is text
            text += [Line(line.number, ""), Line(line.number, f"**{line.text.strip()}**"), Line(line.number, "")]
        place += 1
    yield text


def _pieces(lines: Lines) -> Iterator[tuple[Line, str]]:
    """The lines, cut at the tags of folds; the text of a summary goes with its tag."""
    code = in_code(lines)
    summary: list[str] | None = None
    first = 0
    for place, line in enumerate(lines):
        if code[place]:
            if summary is not None:
                yield Line(first, _words(summary)), "<summary"
                summary = None
            yield line, ""
            continue
        at = 0
        masked = _CODE.sub(lambda match: "\0" * len(match.group()), line.text)
        for tag in _FOLD.finditer(masked):
            before = line.text[at : tag.start()]
            at = tag.end()
            name, close = tag["name"].lower(), bool(tag["close"])
            if summary is not None:
                yield Line(first, _words([*summary, before])), "<summary"
                summary = None
            else:
                if before.strip() and not _MARKER.fullmatch(before.rstrip() + " "):
                    yield Line(line.number, before), ""
                if name == "summary" and close:
                    yield Line(line.number, ""), "</summary"
            if name == "summary" and not close:
                summary, first = [], line.number
            elif name == "details":
                yield Line(line.number, ""), "</details" if close else "<details"
        rest = line.text[at:]
        if summary is not None:
            summary.append(rest)
            if not rest.strip() and at == 0:  # an empty line ends it, if nothing did
                yield Line(first, _words(summary)), "<summary"
                summary = None
        elif at == 0 or rest.strip():
            yield Line(line.number, rest), ""
    if summary is not None:
        yield Line(first, _words(summary)), "<summary"


def _words(pieces: Sequence[str]) -> str:
    """A summary as Markdown of one line."""
    text = markdown_of("\n".join(pieces), lambda _: None)
    return re.sub(r"^#+\s+", "", " ".join(text.split()))


def _ends(pieces: Sequence[tuple[Line, str]]) -> dict[int, int]:
    """Where each fold ends: at its end, or, if it has none, where the next one starts."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for place, (_, tag) in enumerate(pieces):
        if tag == "<details":
            opened.append(place)
        elif tag == "</details" and opened:
            ends[opened.pop()] = place
    for start in opened:
        later = (place for place in range(start + 1, len(pieces)) if pieces[place][1] == "<details")
        ends[start] = next(later, len(pieces))
    return ends


def _fold(pieces: Sequence[tuple[Line, str]], opened: Line) -> Block:
    """A fold of what stands in it; folds within stay as they were written."""
    words, line, depth, answered = "", opened.number, 0, False
    held: list[Line] = []
    for piece, tag in pieces:
        if tag == "<summary" and depth == 0 and not words and not trimmed(held):
            words, line = piece.text, piece.number
        elif tag == "</summary":
            if depth == 0 and words and not answered and trimmed(held):
                # What stands in a summary below its first words, such as code, is of the question still.
                answered = True
                held += [Line(piece.number, "<details>"), Line(piece.number, "<summary>Answer</summary>")]
        elif tag:
            depth += {"<details": 1, "</details": -1}.get(tag, 0)
            text = f"<summary>{piece.text}</summary>" if tag == "<summary" else f"{tag}>"
            held.append(Line(piece.number, text))
        else:
            held.append(piece)
    if answered:
        held.append(Line(held[-1].number, "</details>"))
    inner = _bare(trimmed(held))
    return Block(Kind.FOLD, [Line(line, words)], words=words, held=without_margin(inner))


def _bare(lines: Lines) -> Lines:
    """The lines without those of tags alone at both ends, which make all of it bold, or a paragraph."""
    while lines and _STARTS.fullmatch(lines[0].text):
        lines = trimmed(lines[1:])
    while lines and _ENDS.fullmatch(lines[-1].text):
        lines = trimmed(lines[:-1])
    return lines


# Everything else

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
