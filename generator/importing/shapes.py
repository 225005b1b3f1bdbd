"""A run of blocks into questions, section by section. Pure.

What is in another section may be written in another way, and what belongs to no question may hold some of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from generator.importing import answers, ways
from generator.importing.asides import is_empty, leave_out, without_empty, without_navigation
from generator.importing.blocks import Block, Kind, blocks_of, items_of
from generator.importing.found import Found, Read, Section, Sections
from generator.importing.labels import is_aside, names_answer
from generator.importing.lines import Lines, text_of
from generator.importing.openings import Opening, Style, Way, in_bold
from generator.importing.reading import MANY, Reading
from generator.importing.tables import each_row
from generator.importing.titles import asks, is_question
from generator.importing.ways import BANK, chosen_way

_DEPTH = 3
_FEWEST = 2
_NAMES = frozenset(
    "|readme|index|contributing|license|changelog|code of conduct|security|pull request template".split("|")
)
"""Files that are no question, whatever they hold."""


def read(lines: Lines, reading: Reading, called: str = "", *, alone: bool = False) -> Read:
    """The questions of a source, in its order.

    `called` names it where it does not say its name itself; `alone` says that it stands among many of its like, so that
    it may well be one question.
    """
    flow = [block for one in blocks_of(lines) for block in _spread(one, reading)]
    reading.count(flow)
    title = _own_title(flow, reading) or called
    indented = {line.number for line in lines if line.text[:1] in (" ", "\t")}
    said = len(reading.notes.found)
    found = [*_Finder(reading, indented).questions(flow, ())]
    if _may_be_one(found, flow, called, reading, alone=alone):
        kept, unanswered = reading.notes.found[said:], reading.unanswered
        del reading.notes.found[said:]
        reading.unanswered = 0
        if whole := _whole(flow, called, reading):
            return Read(title, (whole,), reading.unanswered)
        reading.notes.found += kept
        reading.unanswered = unanswered
    return Read(title, tuple(found), reading.unanswered)


def _own_title(flow: Sequence[Block], reading: Reading) -> str:
    """What the first heading calls a source, if it stands above or before all others and is no question."""
    first = next((block for block in flow if block.kind is Kind.HEADING), None)
    if first is None or (first.level > 2 and first is not flow[0]):
        return ""
    title = reading.title(first.words).text
    return "" if is_question(title) and title.endswith("?") else title


def _spread(block: Block, reading: Reading, depth: int = 0) -> Iterator[Block]:
    """A list whose items open questions in bold as what they hold; a fold of folds as a heading over them."""
    if depth < _DEPTH and block.kind is Kind.LIST:
        inner = [blocks_of(item) for item in block.items]
        bold = [in_bold(blocks[0], 0, reading) for blocks in inner if blocks]
        asking = sum(opening is not None and is_question(opening.title.text) for opening in bold)
        if asking and 2 * asking >= len(inner):
            for blocks in inner:
                yield from blocks
            return
    if depth < _DEPTH and block.kind is Kind.FOLD and text_of(block.held).count("<details>") >= _FEWEST:
        inside = blocks_of(block.held)
        folds = sum(one.kind is Kind.FOLD for one in inside)
        others = sum(one.kind not in {Kind.FOLD, Kind.RULE, Kind.HTML, Kind.HEADING} for one in inside)
        if folds >= _FEWEST and others <= folds // 2:
            yield Block(Kind.HEADING, block.lines, words=block.words, level=6)
            for one in inside:
                yield from _spread(one, reading, depth + 1)
            return
    yield block


# A source that is one question


def _may_be_one(found: Sequence[Found], flow: Sequence[Block], called: str, reading: Reading, *, alone: bool) -> bool:
    """Whether a source may be one question: its first heading, which is above all others, asks, or its name does.

    One that stands `alone` may be one too if few questions were found in it.
    """
    if not found:
        return True
    sure = sum(asks(one.title.text) == 1 and ("?" in one.title.text or bool(one.title.number)) for one in found)
    if sure >= BANK or any(one.title.asked for one in found):
        return False
    kept = without_empty(flow)
    if not kept or called.lower() in _NAMES:
        return False
    first, others = kept[0], kept[1:]
    above = first.kind is Kind.HEADING and all(
        block.level > first.level for block in others if block.kind is Kind.HEADING
    )
    if asks(called) == 1 or (above and asks(reading.title(first.words).text) == 1):
        return True
    return sure < MANY and alone and above and bool(others) and others[0].kind is not Kind.HEADING


def _whole(flow: Sequence[Block], called: str, reading: Reading) -> Found | None:
    """A source that is one question itself: its title or its name asks, and all of it is the answer."""
    kept = without_empty(flow)
    if not kept:
        return None
    first = kept[0]
    headed = first.kind is Kind.HEADING and bool(reading.title(first.words).text)
    own = reading.title(first.words if headed else called)
    if asks(own.text) < 1 and asks(called) == 1:
        own = reading.title(called)
    if not asks(own.text) and (is_aside(own.text) or called.lower() in _NAMES):
        return None
    return answers.question(Opening((Style.HEADING, 1), own, 0, first.line), kept[1:] if headed else kept, (), reading)


# Sections


class _Finder:
    """Finds the questions of a source. `indented` are the lines that start with white space."""

    def __init__(self, reading: Reading, indented: set[int]) -> None:
        self._reading = reading
        self._indented = indented

    def questions(self, flow: Sequence[Block], sections: Sections) -> Iterator[Found]:
        """The questions of a run of blocks, which stands below those sections."""
        chosen = chosen_way(flow, self._reading)
        if chosen is None:
            yield from self._none(flow, sections)
            return
        if chosen.way[0] is Style.ITEM:
            flow = [one for block in flow for one in (items_of(block) if block.kind is Kind.LIST else [block])]
        elif chosen.way[0] is Style.ROW:
            flow = [one for block in flow for one in each_row(block)]
        openings = {one.place: one for one in ways.openings(flow, chosen, self._reading)}
        yield from self._between(flow, openings, self._cuts(flow, chosen.way, openings.keys()), sections)

    def _between(
        self, flow: Sequence[Block], openings: Mapping[int, Opening], cuts: Collection[int], sections: Sections
    ) -> Iterator[Found]:
        """The questions, and what is found in sections that have none that is opened in this way."""
        below = sections
        loose: list[Block] = []
        for start, end in pairwise(sorted({0, len(flow), *cuts, *openings})):
            if start in openings:
                yield from self.questions(loose, below)
                loose = []
                yield from self._question(openings[start], flow[start + 1 : end], below)
                continue
            held = flow[start:end]
            if start in cuts:
                heading = flow[start]
                following = next((place for place in openings if place > start), len(flow))
                ends = next((cut for cut in cuts if cut > start and flow[cut].level <= heading.level), len(flow))
                leads = following < ends
                if leads or not any(block.kind is Kind.HEADING for block in loose):
                    yield from self.questions(loose, below)
                    loose = []
                if leads:
                    below = self._within(below, sections, heading)
                    held = flow[start + 1 : end]
            loose += held
        yield from self.questions(loose, below)

    def _within(self, below: Sections, outer: Sections, heading: Block) -> Sections:
        """The sections below a heading: those above it, and its own."""
        title = self._reading.title(heading.words).text
        kept = tuple(one for one in below if one in outer or one.level < heading.level)
        return kept if not title or is_aside(title) else (*kept, Section(title, heading.level, heading.line))

    def _question(self, opening: Opening, following: Sequence[Block], sections: Sections) -> Iterator[Found]:
        """The question that is opened there, and what is found in what follows if that does not belong to it."""
        if opening.way[0] is Style.LABEL:
            following = following[1:]
        unfinished = opening.way[0] is Style.FOLD and not without_empty(opening.held)
        goes_on = unfinished or not opening.ends
        found = answers.question(
            opening, [*opening.held, *following] if goes_on else opening.held, sections, self._reading
        )
        if found:
            yield found
        if not goes_on:
            yield from self.questions(without_empty(without_navigation(following, self._reading)), sections)

    def _none(self, flow: Sequence[Block], sections: Sections) -> Iterator[Found]:
        """Follows the links of a run of blocks in which no question is opened to answers, and says of the rest."""
        for block in without_empty(without_navigation(flow, self._reading)):
            linked = [*answers.linked(block, sections, self._reading)] if block.kind in {Kind.LIST, Kind.TABLE} else []
            yield from linked
            if not linked:
                leave_out(block, self._reading)

    # Where sections are parted

    def _cuts(self, flow: Sequence[Block], way: Way, starts: Collection[int]) -> list[int]:
        """Where headings stand that part sections from each other."""
        return [
            place
            for place, block in enumerate(flow)
            if block.kind is Kind.HEADING and place not in starts and self._parts(flow, place, way, starts)
        ]

    def _parts(self, flow: Sequence[Block], place: int, way: Way, starts: Collection[int]) -> bool:
        """Whether a heading parts sections where questions are opened in that way."""
        (style, level), block = way, flow[place]
        text = self._reading.plain(block.words)
        if names_answer(text):
            return False
        if style is Style.LABEL:
            return block.level <= level and _leads_to(flow, place, starts)
        if style is not Style.HEADING:
            return not self._reading.is_common(text)
        if block.level != level:
            return block.level < level and block.line not in self._indented
        return is_aside(text) or _leads_to(flow, place, starts) or self._is_bank(flow, place, starts)

    def _is_bank(self, flow: Sequence[Block], place: int, starts: Collection[int]) -> bool:
        """Whether what stands below a heading holds questions of its own, opened in another way."""
        end = next((other for other in range(place + 1, len(flow)) if other in starts), len(flow))
        below = flow[place + 1 : end]
        chosen = chosen_way(below, self._reading)
        return chosen is not None and len([*ways.openings(below, chosen, self._reading)]) >= BANK


def _leads_to(flow: Sequence[Block], place: int, starts: Collection[int]) -> bool:
    """Whether a question follows a heading, with nothing between them but other headings and a sentence or two."""
    said = 0
    for other in range(place + 1, len(flow)):
        if other in starts:
            return True
        if not is_empty(flow[other]) and flow[other].kind is not Kind.HEADING:
            said += 1
            if said > 1 or flow[other].kind is not Kind.TEXT:
                return False
    return False
