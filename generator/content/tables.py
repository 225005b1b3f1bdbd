"""How much room a table needs. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from markdown_it.token import Token

from generator.content.linked import in_words

_STACKED = 3
_PHONE_LINE = 34
"""A table of so many columns stacks on a phone if its cells hold more characters than a line there."""


def stacks(tokens: Sequence[Token], place: int) -> bool:
    """Whether the rows of the table that begins there stack where there is little room, as on a phone.

    There the first of three cells stands above the other two, unless they are short, such as numbers. Two columns can
    be read as they are, and of more than three nobody would know which is which: such a table scrolls.
    """
    widest: dict[int, int] = {}
    column = 0
    cells = takewhile(lambda token: token.type != "table_close", (tokens[at] for at in range(place, len(tokens))))
    for token in cells:
        if token.type == "tr_open":
            column = 0
        elif token.type == "inline":
            widest[column] = max(len(in_words(token)), widest.get(column, 0))
            column += 1
    return len(widest) == _STACKED and sum(widest.values()) > _PHONE_LINE
