"""Markdown in the order that answers are in, where that changes nothing for a reader. Pure.

A text is taken apart, what is to be written otherwise is found by its marks, and it is taken apart again, until nothing
is left to do. What the reader of answers still refuses then is mended on the very lines that it names, more roughly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from generator.content import answer
from generator.importing import elements, frames, pointers, signs
from generator.importing.edits import Edit, edited
from generator.importing.footnotes import labels_of
from generator.importing.lines import Line, Lines, Notes, in_code, text_of, trimmed
from generator.importing.marks import References, parsed
from generator.importing.runs import Care, Leads, runs_of

_ROUNDS = 12
_ROUGH = 4
_FENCE = re.compile(r"^(\s*)(`{3,}|~{3,})")


def mended(lines: Lines, references: References, leads: Leads, notes: Notes) -> list[Line]:
    """The lines of an answer, or of what stands before it, in order. What a reader would miss is said."""
    care = Care(leads, notes, labels_of(lines))
    text = _settled(_without_definitions(_closed(list(trimmed(lines))), references), references, care)
    for _ in range(_ROUGH):
        wrong = {text[place].number for place, _ in refused(text) if 0 <= place < len(text)}
        if not wrong or (care.rougher and not wrong - care.rough):
            break
        care.rougher = not wrong - care.rough
        care.rough |= wrong
        text = _settled(text, references, care)
    return _spaced(trimmed(text))


def mended_line(text: str, number: int, references: References, leads: Leads, notes: Notes) -> str:
    """A text of one paragraph in order, such as an option."""
    said = " ".join(
        line.text.strip() for line in mended([Line(number, text)], references, leads, notes) if line.text.strip()
    )
    wrong: list[int] = []
    answer.read_line(said, lambda line, _: wrong.append(line))
    return said if not wrong else re.sub(r"^(\W)", r"\\\1", said) if said[:1] not in "`\\" else said


def without_headings(lines: Lines) -> list[Line]:
    """The lines with headings as bold text, since what stands before an answer has none."""
    code = in_code(lines)
    found = []
    for place, line in enumerate(lines):
        heading = None if code[place] else re.match(r"^(\s*(?:[-*+>]\s+|\d+[.)]\s+)*)#{1,6}\s+(.*?)\s*#*$", line.text)
        words = heading[2].replace("**", "") if heading else ""
        found.append(Line(line.number, f"{heading[1]}**{words}**") if heading and words else line)
    return found


def refused(lines: Lines) -> list[tuple[int, str]]:
    """What the reader of answers says against a text, by places of its lines from 0."""
    said: list[tuple[int, str]] = []
    answer.read(text_of(lines), lambda line, message: said.append((line - 1, message)))
    return said


def _settled(lines: Lines, references: References, care: Care) -> Lines:
    """The lines with all edits made that are to be made."""
    for _ in range(_ROUNDS):
        tokens = parsed(text_of(lines), references)
        edits = [*_edits(tokens, lines, care)] or [*frames.headings(tokens, lines)]
        before, lines = lines, edited(lines, edits)
        if text_of(lines) == text_of(before):
            break
    return lines


def _edits(tokens: Sequence[Token], lines: Lines, care: Care) -> Iterator[Edit]:
    yield from frames.edits(tokens, lines, care.notes)
    for run in runs_of(tokens, lines):
        for subject in (elements, pointers, signs):
            yield from map(run.edit, subject.changes(run, care))


def _closed(lines: list[Line]) -> list[Line]:
    """The lines with an end to a block of code that runs on to theirs."""
    code = in_code(lines)
    opened = None
    for line in lines if code and code[-1] else ():
        if (found := _FENCE.match(line.text)) and (opened is None or found[2].startswith(opened[2])):
            opened = found if opened is None else None
    return lines if opened is None else [*lines, Line(lines[-1].number, opened[1] + opened[2])]


def _without_definitions(lines: Lines, references: References) -> list[Line]:
    """The lines without definitions of addresses, which are known."""
    names = {name.upper() for name in references}
    found = []
    for line, code in zip(lines, in_code(lines), strict=True):
        definition = None if code else re.match(r"^ {0,3}\[([^\]^]+)\]:\s*\S", line.text)
        if definition is None or " ".join(definition[1].upper().split()) not in names:
            found.append(line)
    return found


def _spaced(lines: Lines) -> list[Line]:
    """The lines with one empty line between blocks, where there are more."""
    code = in_code(lines)
    return [
        line
        for place, line in enumerate(lines)
        if line.text.strip() or code[place] or not place or lines[place - 1].text.strip()
    ]
