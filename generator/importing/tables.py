"""Tables with a column of questions and one of answers. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.importing.blocks import Block, Kind
from generator.importing.labels import names_answer, names_question
from generator.importing.lines import Line, Lines, text_of
from generator.importing.marks import parsed

_NUMBERS = frozenset({"#", "no", "no.", "nr", "nr.", "num", "number", "s.no", "s.no.", "sl.no", "sl.no.", "id"})


class Row(NamedTuple):
    """A row: its line in the table, the Markdown of its question, with its number if it has one, and its answer."""

    source: Line
    words: str
    answer: Lines


def rows_of(block: Block) -> list[Row]:
    """The rows of a table that asks and answers, as the words above its columns say; none of any other."""
    if block.kind is not Kind.TABLE:
        return []
    (_, head), *rows = _cells(block) or [(block.lines[0], [])]
    asking = [place for place, cell in enumerate(head) if names_question(cell.removesuffix("s"))]
    answering = [place for place, cell in enumerate(head) if names_answer(cell)]
    if len(asking) != 1 or len(answering) != 1:
        return []
    numbers = next((place for place, cell in enumerate(head) if cell.lower() in _NUMBERS), -1)
    found = []
    for line, cells in rows:
        number = cells[numbers].rstrip(".") if numbers >= 0 else ""
        words = f"{number}. {cells[asking[0]]}" if number.isdigit() else cells[asking[0]]
        found.append(Row(line, words, [Line(line.number, cells[answering[0]])]))
    return found


def _cells(block: Block) -> list[tuple[Line, list[str]]]:
    """The cells of each row, with the row's line."""
    found: list[tuple[Line, list[str]]] = []
    for token in parsed(text_of(block.lines)):
        if token.type == "tr_open":
            found.append((block.lines[(token.map or (0, 0))[0]], []))
        elif token.type == "inline" and found:
            found[-1][1].append(token.content.strip())
    return found


def each_row(block: Block) -> Iterator[Block]:
    """A table that asks and answers in tables of one row each; any other as it is."""
    rows = rows_of(block)
    for row in rows:
        head = [Line(row.source.number, line.text) for line in block.lines[:2]]
        yield Block(Kind.TABLE, [*head, row.source])
    if not rows:
        yield block
