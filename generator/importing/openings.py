"""Blocks that may open a question: headings, folds, bold text, a letter Q, items of a list, rows of a table. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from generator.importing.asides import is_contents
from generator.importing.blocks import Block, Kind, blocks_of
from generator.importing.labels import answer_begun, is_task, names_question, question_begun
from generator.importing.lines import Line, Lines, text_of, trimmed
from generator.importing.reading import Reading
from generator.importing.tables import rows_of
from generator.importing.titles import Title, asks, is_question

_BOLD = re.compile(
    r"^(?P<before>[^\w*<]{0,4}(?:q(?:uestion|ues)?\s*\.?\s*\d*\s*[.:)]?\s*|\d+(?:\.\d+)*\s*[.)]\s*)?)"
    r"(?:\*\*\*?|__|<(?:b|strong)>)(?P<words>.+?)(?:\*?\*\*|__|</(?:b|strong)>)(?P<after>[^\n]*)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = re.compile(r"<br\s*/?>\s*$")
_LONGEST = 400
_ANSWERING = frozenset({Kind.TEXT, Kind.CODE, Kind.FOLD, Kind.TABLE, Kind.QUOTE})
"""What the answer to a list's last item may begin with, behind the list."""


class Style(Enum):
    """How a question is opened."""

    LABEL = auto()  # by a heading that says "Question", below which it stands
    HEADING = auto()
    FOLD = auto()
    BOLD = auto()
    ASKED = auto()  # by a letter Q
    ITEM = auto()
    ROW = auto()  # of a table


Way = tuple[Style, int]
"""A style, and of headings their level."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A block that opens a question in some way: the question, and the blocks in it that belong to the answer.

    `ends` says that the answer ends with what is held, and does not go on behind the block.
    """

    way: Way
    title: Title
    place: int
    line: int
    held: Sequence[Block] = ()
    ends: bool = False

    @property
    def surely_asks(self) -> bool:
        """Whether its title is worded as a question."""
        return asks(self.title.text) == 1


def openings_at(flow: Sequence[Block], place: int, reading: Reading) -> Iterator[Opening]:
    """The questions that the block at a place may open: several only if it is a list or a table."""
    block = flow[place]
    if block.kind is Kind.HEADING:
        if names_question(reading.plain(block.words)) and place + 1 < len(flow):
            yield from _labeled(flow[place + 1], place, block.level, reading)
        elif reading.may_ask(block.words):
            yield Opening((Style.HEADING, block.level), reading.title(block.words), place, block.line)
    elif block.kind is Kind.FOLD:
        fold = Opening((Style.FOLD, 0), reading.title(block.words), place, block.line, blocks_of(block.held), ends=True)
        if reading.may_ask(block.words) or fold.surely_asks:
            yield fold
    elif block.kind is Kind.TEXT:
        if opening := _asked(block, place, reading) or in_bold(block, place, reading):
            yield opening
    elif block.kind is Kind.LIST and not is_contents(block):
        following = flow[place + 1] if place + 1 < len(flow) else None
        yield from _items(block, place, following, reading)
    elif block.kind is Kind.TABLE:
        for row in rows_of(block):
            if (title := reading.title(row.words)).text:
                yield Opening((Style.ROW, 0), title, place, row.source.number, blocks_of(row.answer), ends=True)


def _labeled(following: Block, place: int, level: int, reading: Reading) -> Iterator[Opening]:
    """A heading that says "Question", and the question below it."""
    if following.kind in {Kind.TEXT, Kind.HEADING, Kind.QUOTE, Kind.LIST}:
        first = following.words or text_of(following.lines)
        said, _, rest = first.strip().lstrip("> -").partition("\n")
        held = [Block(Kind.TEXT, trimmed(following.lines[1:]))] if rest.strip() else []
        yield Opening((Style.LABEL, level), replace(reading.title(said), asked=True), place, following.line, held)


def _asked(block: Block, place: int, reading: Reading) -> Opening | None:
    """A paragraph that starts with a Q: its first line is the question."""
    if not question_begun(block.lines[0].text):
        return None
    said, rest = _parted(block.lines)
    title = reading.title(said)
    if not title.text or not (is_question(title.text) or title.asked):
        return None
    return Opening((Style.ASKED, 0), title, place, block.line, rest)


def _parted(lines: Lines) -> tuple[str, list[Block]]:
    """The question in a paragraph that may hold its answer too, and the rest of it."""
    for number, line in enumerate(lines[1:], start=1):
        if answer_begun(line.text) is not None:
            return " ".join(one.text for one in lines[:number]), [Block(Kind.TEXT, lines[number:])]
    if len(lines) > 1 and re.search(r"[?？]\W*(?:<br\s*/?>)?\s*$", lines[0].text):
        return _BREAK.sub("", lines[0].text), [Block(Kind.TEXT, lines[1:])]
    return " ".join(one.text for one in lines), []


def in_bold(block: Block, place: int, reading: Reading) -> Opening | None:
    """The question in bold that a paragraph starts with; None if it starts with none."""
    found = _BOLD.match(text_of(block.lines).strip()) if block.kind is Kind.TEXT else None
    if not found:
        return None
    words, after, rest = found["before"] + found["words"], found["after"], found["rest"].strip()
    letterless = not any(map(str.isalpha, re.sub(r"^\W*q\W", "", found["words"], flags=re.IGNORECASE)))
    if letterless or names_question(reading.plain(found["words"])):
        words, after = f"{found['words']} {after}", ""  # **Q:** What is it?
    elif after and _goes_on(words, after, reading):
        words, after = words + after, ""
    if "\n" in found["words"] and len(reading.plain(words)) > _LONGEST:
        return None
    title = reading.title(words)
    if not title.text or not reading.may_ask(words) or (not is_question(title.text) and title.text.endswith(":")):
        return None
    after = re.sub(r"^\s*(?:[.:–-]\s+|<br\s*/?>\s*)", "", after).strip()
    lines = [*block.lines[-rest.count("\n") - 1 :]] if rest else []
    if after:
        lines = [Line(block.line, after), *lines]
    if lines and not (is_question(title.text) or title.number or title.asked):
        return None
    return Opening((Style.BOLD, 0), title, place, block.line, [Block(Kind.TEXT, lines)] if lines else [])


def _goes_on(words: str, after: str, reading: Reading) -> bool:
    """Whether what stands on the line behind bold words is of the question too."""
    if not any(map(str.isalnum, reading.plain(after))):
        return True
    return reading.plain(words + after).rstrip().endswith("?") and not is_question(reading.plain(words))


def _items(block: Block, place: int, following: Block | None, reading: Reading) -> Iterator[Opening]:
    """Items of a list that are questions, with their answers below them or behind the list."""
    last = len(block.items) - 1
    for number, item in enumerate(block.items):
        inner = blocks_of(item)
        if not inner or inner[0].kind is not Kind.TEXT or is_task(item[0].text):
            continue
        said, rest = _parted(inner[0].lines)
        title = reading.title(said)
        if block.marked and not title.number:
            title = replace(title, number=str(block.first + number))
        held = [*rest, *inner[1:]]
        answered = number == last and following is not None and following.kind in _ANSWERING
        if not held and not answered:
            if not is_question(title.text):
                yield Opening((Style.ITEM, 0), title, place, item[0].number, ends=True)
        elif title.text and len(title.text) < _LONGEST:
            yield Opening((Style.ITEM, 0), title, place, item[0].number, held, ends=number != last)
