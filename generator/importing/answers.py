"""What follows an opening, as a question: what is asked, offered and answered, and at which level. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.content.model import LETTERS
from generator.importing.asides import is_empty, is_navigation, without_empty, without_navigation
from generator.importing.blocks import Block, Kind, blocks_of
from generator.importing.choices import choice_in
from generator.importing.found import Found, Sections
from generator.importing.labels import after_answer, answer_begun, letter_named, names_answer
from generator.importing.lines import Line, Lines, text_of, trimmed
from generator.importing.marks import inline_of
from generator.importing.openings import Opening
from generator.importing.reading import Reading
from generator.importing.titles import is_question, level_in

_FEW_WORDS = 12
"""A paragraph of no more words than this that holds a link may be there for the link alone."""

_LABEL_WORDS = 8
"""Of no more words is what is written on a fold with an answer in it."""

_POINTS = re.compile(r"\s*[-–:|(]*\s*\[?(?:answer|solution|link)\]?[-:)]*\s*$", re.IGNORECASE)
_SETS_OFF = re.compile(r"\W*[:：-]|\W*is\b|\W*\(")


def question(opening: Opening, blocks: Sequence[Block], sections: Sections, reading: Reading) -> Found | None:
    """The question that is opened there, of the blocks that belong to it; None if it has no answer, which is said."""
    level, rest = _level(opening.title.level, without_navigation(blocks, reading), reading)
    path = reading.path
    prompt, answer, letter = _parted(rest, reading)
    if not answer and not letter and (behind := _behind(prompt or rest, reading)):
        path, lines = behind
        prompt, answer = [], blocks_of(_below_title(lines))
    choice = choice_in(prompt or answer, letter)
    if choice and prompt:
        prompt = [*choice.before, *choice.after]
    elif choice:
        prompt, answer = choice.before, choice.after
    before, lines = _lines(prompt), _written(answer)
    if not lines and choice:
        lines = [Line(opening.line, f"**{choice.right}.** {choice.options[LETTERS.index(choice.right)]}")]
    elif not lines and letter:
        lines = [Line(opening.line, f"{letter}.")]
    elif not lines:
        before, lines = [], _without_label(before)
    if opening.title.left_out:
        reading.notes.say(opening.line, f'"{opening.title.left_out}" behind the question; left out')
    if not _says_something(lines):
        reading.unanswered += 1
        reading.notes.say(opening.line, f'the question "{opening.title.text[:80]}" has no answer; left out')
        return None
    options, right = (choice.options, choice.right) if choice else ((), "")
    return Found(opening.title, opening.line, sections, before, lines, path, options, right, level)


def _level(level: str, blocks: Sequence[Block], reading: Reading) -> tuple[str, list[Block]]:
    """The level that a question has or that a line in its answer says, and the blocks without that line."""
    rest = []
    for block in blocks:
        one_line = block.kind in {Kind.TEXT, Kind.QUOTE} and len(block.lines) == 1
        said = level_in(reading.plain(block.lines[0].text)) if one_line and not level else ""
        if said:
            level = said
        else:
            rest.append(block)
    return level, rest


def _says_something(lines: Lines) -> bool:
    """Whether there is a word or a picture."""
    bare = (re.sub(r"</?\w[^<>]*>|<!--.*?-->", "", line.text) for line in lines)
    return any(any(map(str.isalnum, text)) for text in bare) or any("<img" in line.text for line in lines)


# Where the answer begins


class _Parted(NamedTuple):
    """What stands before the answer, the answer, and the letter that it names as the right one."""

    before: list[Block]
    answer: list[Block]
    letter: str


def _parted(blocks: Sequence[Block], reading: Reading) -> _Parted:
    """The blocks of a question at the label of its answer; without one, all of it is the answer."""
    for place, block in enumerate(blocks):
        if begun := _begun(block, reading):
            held, letter = begun
            return _Parted(list(blocks[:place]), [*held, *blocks[place + 1 :]], letter)
    return _Parted([], list(blocks), "")


def _begun(block: Block, reading: Reading) -> tuple[Sequence[Block], str] | None:
    """What a block that is labeled as the answer holds of it, and the letter that it names; None if it is none."""
    if block.kind in {Kind.HEADING, Kind.FOLD}:
        words = reading.plain(block.words)
    elif block.kind in {Kind.TEXT, Kind.QUOTE}:
        words = reading.plain(block.lines[0].text.lstrip("> "))
    else:
        return None
    rest = after_answer(words)
    if rest is None:
        return None
    letter, behind = letter_named(rest)
    if block.kind is Kind.TEXT and not _SETS_OFF.match(rest):
        letter = ""
    if block.kind is Kind.FOLD:
        return None if len(words.split()) > _LABEL_WORDS and not letter else _within_fold(block, letter, reading)
    if block.kind is Kind.HEADING:
        return ([], letter) if names_answer(words) or letter else None
    first, others = block.lines[0], block.lines[1:]
    if not any(map(str.isalnum, rest)):  # the label stands alone
        lines = trimmed(others)
    elif letter and not others and not any(map(str.isalnum, behind)):
        lines = []
    elif (text := answer_begun(first.text)) is not None:
        lines = [Line(first.number, text), *others]
    elif letter:
        lines = block.lines
    else:
        return None
    return [replace(block, lines=lines)] if lines else [], letter


def _within_fold(block: Block, letter: str, reading: Reading) -> tuple[Sequence[Block], str]:
    """The answer in a fold, without the label that it may have in there too."""
    inner = blocks_of(block.held)
    before, answer, named = _parted(inner, reading)
    if named or (answer and not before):
        return [*before, *answer], named or letter
    return inner, letter


# Answers in other files


def _behind(blocks: Sequence[Block], reading: Reading) -> tuple[str, Lines] | None:
    """The answer behind a link to another file, where that is all that stands there."""
    said = without_empty(blocks)
    if len(said) != 1 or said[0].kind not in {Kind.TEXT, Kind.LIST}:
        return None
    text = text_of(said[0].lines)
    targets = _targets(text, reading)
    return reading.fetched(targets[0]) if len(targets) == 1 and len(reading.plain(text).split()) <= _FEW_WORDS else None


def _targets(markdown: str, reading: Reading) -> list[str]:
    """Where the links of a run of Markdown lead."""
    children = inline_of(markdown, reading.references)
    return [str(child.attrs.get("href", "")) for child in children if child.type == "link_open"]


def _below_title(lines: Lines) -> Lines:
    """The lines without the heading that begins them."""
    lines = trimmed(lines)
    if lines and re.match(r"#{1,6}\s", lines[0].text):
        return trimmed(lines[1:])
    return trimmed(lines[2:]) if len(lines) > 1 and re.fullmatch(r"=+|-+", lines[1].text.strip()) else lines


def linked(block: Block, sections: Sections, reading: Reading) -> Iterator[Found]:
    """Questions in a list or table whose answers stand in other files."""
    rows = block.items if block.kind is Kind.LIST else [[line] for line in block.lines[2:]]
    for row in rows:
        text = text_of(row[:1]).strip("| ")
        targets = _targets(text, reading)
        title = reading.title(re.sub(r"^\s*\d+\s*\|\s*", "", text).split("|")[0])
        if len(targets) != 1 or not is_question(title.text) or not (fetched := reading.fetched(targets[0])):
            continue
        path, lines = fetched
        title = replace(title, text=_POINTS.sub("", title.text))
        answer = _written([one for one in blocks_of(_below_title(lines)) if not is_navigation(one, reading)])
        if answer:
            yield Found(title, row[0].number, sections, [], answer, path)


# Blocks as lines again


def _written(blocks: Sequence[Block]) -> list[Line]:
    """The blocks of an answer as lines, without the label that begins it."""
    return _without_label(_lines(blocks))


def _without_label(lines: list[Line]) -> list[Line]:
    text = answer_begun(lines[0].text) if lines else None
    return [Line(lines[0].number, text), *lines[1:]] if text else lines


def _lines(blocks: Sequence[Block]) -> list[Line]:
    """The blocks as lines, parted by empty ones; what folds open is written out under its words."""
    kept = list(blocks)
    while kept and kept[0].kind is Kind.RULE:
        kept = kept[1:]
    while kept and is_empty(kept[-1]):
        kept = kept[:-1]
    found: list[Line] = []
    for block in kept:
        lines = trimmed(_unfolded(block) if block.kind is Kind.FOLD else block.lines)
        if lines:
            found += [Line(lines[0].number, ""), *lines] if found else lines
    return found


def _unfolded(block: Block) -> list[Line]:
    words = block.words.strip().strip("*").strip()
    head = [] if not words or after_answer(words) is not None else [Line(block.line, f"**{words}**")]
    return [*head, Line(block.line, ""), *_written(blocks_of(block.held))]
