"""In which way the questions of a run of blocks are opened, and by which of its blocks. Pure.

A bank opens each question in one way. Which way that is, is told by what most of such openings say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.importing.asides import is_contents, is_empty
from generator.importing.blocks import Block, Kind
from generator.importing.openings import Opening, Style, Way, openings_at
from generator.importing.reading import MANY, Reading
from generator.importing.titles import asks, is_question

BANK = 5
"""So many questions make a source a bank of them, and not an answer with questions in it."""


class Chosen(NamedTuple):
    """The way in which most questions are opened, and whether they have numbers."""

    way: Way
    numbered: bool


def chosen_way(flow: Sequence[Block], reading: Reading) -> Chosen | None:
    """The way in which most questions of a run of blocks are opened; None if there are none."""
    ways: dict[Way, list[Opening]] = {}
    for place in range(len(flow)):
        for opening in openings_at(flow, place, reading):
            ways.setdefault(opening.way, []).append(opening)
    if labeled := next((way for way in ways if way[0] is Style.LABEL), None):
        return Chosen(labeled, numbered=False)
    best: tuple[tuple[float, int], Chosen] | None = None
    for way, openings in ways.items():
        tally = _tally(openings)
        score = _score(way[0], openings, tally, flow)
        key = score, -way[1]
        if score >= 0 and (best is None or key > best[0]):
            numbered = tally.numbered >= 0.6 or tally.counted >= 0.8 * tally.asking > MANY
            best = key, Chosen(way, numbered)
    return best[1] if best else None


class _Tally(NamedTuple):
    """What openings in one way say: how many ask, the unsure ones by half, and how many have a number or a letter Q."""

    asking: float
    counted: int
    share: float  # of those that ask
    numbered: float  # the share of those that have a number


def _tally(openings: Sequence[Opening]) -> _Tally:
    asking = sum(1 if one.title.asked else asks(one.title.text) for one in openings)
    counted = sum(bool(one.title.number) or one.title.asked for one in openings)
    return _Tally(asking, counted, asking / len(openings), counted / len(openings))


_UNFIT = -1.0


def _score(style: Style, openings: Sequence[Opening], tally: _Tally, flow: Sequence[Block]) -> float:
    """How surely these openings are the questions, below 0 if they are none. The weights are found by trying banks."""
    asking, counted, share, numbered = tally
    score = asking + counted * 0.5
    match style:
        case Style.HEADING:
            by_number = numbered >= 0.6 and counted >= MANY and _are_answered(flow, openings)
            if numbered >= 0.6 and share >= 0.6:
                score *= 2
            if any(one.title.asked for one in openings):
                score *= 2
            return score if (asking >= 1 and share >= 0.35) or by_number else _UNFIT
        case Style.FOLD:
            by_number = numbered >= 0.6 and len(openings) >= MANY
            return score + 0.5 * len(openings) if (asking >= 1 and share >= 0.25) or by_number else _UNFIT
        case Style.ROW:
            return score + len(openings)
        case Style.BOLD:
            by_number = numbered >= 0.6 and counted >= BANK
            both = sum(bool(one.title.number) and one.surely_asks for one in openings)
            return score * 0.9 if (asking >= 1 and (share >= 0.3 or both >= MANY)) or by_number else _UNFIT
        case Style.ITEM:
            sure = sum(one.surely_asks for one in openings)
            if sure and sure / len(openings) >= 0.3:
                return 0.8 * sure
            if counted >= BANK and numbered >= 0.9:  # tasks with their solutions
                solved = sum(any(block.kind is Kind.CODE for block in _below(flow, one)) for one in openings)
                return 0.3 * solved if 10 * solved >= 6 * len(openings) else _UNFIT
            return _UNFIT
    return score


def _are_answered(flow: Sequence[Block], openings: Sequence[Opening]) -> bool:
    """Whether text follows most of these headings, and no other heading."""
    following = [flow[one.place + 1].kind if one.place + 1 < len(flow) else Kind.HEADING for one in openings]
    return 2 * sum(kind is not Kind.HEADING for kind in following) >= len(following)


def _below(flow: Sequence[Block], opening: Opening) -> Sequence[Block]:
    """What an opening holds, and, if its answer goes on, the blocks up to the next list or heading."""
    if opening.ends:
        return opening.held
    after = flow[opening.place + 1 :]
    end = next((n for n, one in enumerate(after) if one.kind in {Kind.LIST, Kind.HEADING}), len(after))
    return [*opening.held, *after[:end]]


def openings(flow: Sequence[Block], chosen: Chosen, reading: Reading) -> Iterator[Opening]:
    """The blocks that open questions in the way that was chosen."""
    found = [
        opening
        for place in range(len(flow))
        for opening in openings_at(flow, place, reading)
        if opening.way == chosen.way
    ]
    letters = sum(opening.title.asked for opening in found)
    sure = sum(not opening.title.asked and opening.surely_asks for opening in found)
    skipped = -1
    for opening in found:
        if opening.place <= skipped:
            continue
        if chosen.way[0] is Style.HEADING and letters and not opening.title.asked:
            # With letters before some, those are the questions; of the others what asks too, where they are few.
            if letters < sure or not opening.surely_asks:
                continue
        elif not _opens(flow, opening, numbered=chosen.numbered):
            continue
        if chosen.way[0] is Style.LABEL:
            skipped = opening.place + 1
        yield opening


def _opens(flow: Sequence[Block], opening: Opening, *, numbered: bool) -> bool:
    """Whether it opens a question: it is worded as one, or numbered as the others are, or is answered like them."""
    style, title = opening.way[0], opening.title
    if opening.surely_asks or title.asked or style in {Style.FOLD, Style.ROW}:
        return True
    if is_question(title.text) and style is not Style.ITEM:
        return True
    if numbered:
        return bool(title.number) and (style is not Style.ITEM or bool(opening.held) or not opening.ends)
    if style is not Style.HEADING:
        return False
    following = next((one for one in flow[opening.place + 1 :] if not is_empty(one)), None)
    return following is not None and following.kind is not Kind.HEADING and not is_contents(following)
