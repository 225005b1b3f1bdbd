"""The rules of the house: what good questions have in common, beyond what can be published. Pure.

None of them decides whether there is a site. Each is one function whose docstring states it. What a bank chooses for
itself, such as its spelling, stands under `house` in its questions/bank.yml (see `demands`); what it leaves out there
is no rule, and a bank that has nothing there has no rules of the house at all.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, pairwise
from pathlib import PurePosixPath

from generator.content.demands import House
from generator.content.fields import ENTRIES, Value, texts
from generator.content.links import BANK_FILE
from generator.content.model import Bank, Entry, Markdown, Picture, Question
from generator.content.problems import Problem, counted, quoted
from generator.content.words import words

SENTENCE = 6
"""Words of a sentence that would not stand in two answers by chance."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """A bank that is looked over: what it chose for itself, and the day on which that happens."""

    bank: Bank
    house: House
    today: date


def inspect(bank: Bank, house: House, today: date) -> Iterator[Problem]:
    """Every rule that the bank breaks, in no order. Spelling is judged by `misspelled`."""
    return chain.from_iterable(rule(Inspection(bank, house, today)) for rule in RULES)


def a_title_is_a_question(seen: Inspection) -> Iterator[Problem]:
    """A title is one question: it has one question mark, at its end."""
    if not seen.house.titles:
        return
    for question in seen.bank.questions:
        if len(_QUESTION_MARK.findall(question.title)) != 1 or not _QUESTION_MARK.search(question.title[-1:]):
            found = f"title: {quoted(question.title)} is not one question"
            message = f"{found}; it has one question mark, at its end"
            yield Problem(question.place.path, question.place.line("title"), message)


def a_summary_can_be_said(seen: Inspection) -> Iterator[Problem]:
    """A summary can be said aloud: its sentences are short, and nothing in it is seen only, as brackets are."""
    if not (most := seen.house.sentences):
        return
    for question in seen.bank.questions:
        found = [
            f"a sentence of {counted(count, 'word')}, {quoted(sentence)}; at most {most} can be said in a breath"
            for sentence in _SENTENCE_END.split(question.summary)
            if (count := words(sentence)) > most
        ]
        if unsaid := sorted(set(_UNSAID.findall(question.summary))):
            found.append(f"{', '.join(map(quoted, unsaid))} cannot be heard; write sentences")
        for message in found:
            yield Problem(question.place.path, question.place.line("summary"), f"summary: {message}")


def an_answer_reads_well(seen: Inspection) -> Iterator[Problem]:
    """An answer has as many words as make a good read; to some kinds of question, more."""
    for question in seen.bank.questions:
        count = question.body.words
        limit = seen.house.outline(question.kind).words or seen.house.words
        if limit and count not in limit:
            message = f"body: {counted(count, 'word')}; {limit} read well"
            yield Problem(question.place.path, _start(question), message)


def an_answer_has_the_outline_of_its_kind(seen: Inspection) -> Iterator[Problem]:
    """An answer has the headings, and the picture, that those to its kind of question have."""
    for question in seen.bank.questions:
        outline = seen.house.outline(question.kind)
        kind = question.kind.value if question.kind else ""
        found = _TOP_HEADING.findall(_without_code(question.body.source))
        if outline.headings and tuple(found) != outline.headings:
            message = f"the headings of a {kind} question are {', '.join(outline.headings)}; found: "
            message += ", ".join(found) or "none"
            yield Problem(question.place.path, _start(question), f"body: {message}")
        if outline.picture and not any(isinstance(part, Picture) for part in question.body.parts):
            message = f"body: no picture; an answer to a {kind} question shows one"
            yield Problem(question.place.path, _start(question), message)


def code_fits_a_phone(seen: Inspection) -> Iterator[Problem]:
    """No line of code is so long that a phone has to scroll far."""
    for question, (name, text) in _blocks(seen.bank):
        code = [line for _, block in text.code for line in block.split("\n")]
        if not seen.house.code or max(map(len, code), default=0) <= seen.house.code:
            continue
        for line, number in zip(code, lines(text, code), strict=True):
            if len(line) > seen.house.code:
                message = (
                    f"{counted(len(line), 'character')} of code on a line; a phone shows {seen.house.code}: break it"
                )
                yield Problem(question.place.path, question.place.line_of_text(number, name), message)


def a_question_stands_in_a_list(seen: Inspection) -> Iterator[Problem]:
    """Where there are study lists, each question stands in one."""
    lists = seen.bank.collections if seen.house.lists else ()
    listed = {slug for study in lists for section in study.sections for slug in section.questions}
    for question in seen.bank.questions:
        if lists and question.slug not in listed:
            message = f"in no study list; name {question.slug} where it belongs, as in {lists[0].place.path}"
            yield Problem(question.place.path, 1, message)


def a_picture_says_what_it_shows(seen: Inspection) -> Iterator[Problem]:
    """A picture is described in words: in more than its file's name, and than that it is a picture."""
    for entry, key, text in _written(seen.bank) if seen.house.pictures else ():
        for part in text.parts if isinstance(text, Markdown) else ():
            if isinstance(part, Picture) and not _tells(part):
                found = f"a picture described as {quoted(part.alt)}" if part.alt.strip() else "a picture in no words"
                message = f"{found}; write ![what it shows](...), for whoever cannot see it"
                yield Problem(entry.place.path, entry.place.line_of_text(part.line, *key), message)


def no_day_is_to_come(seen: Inspection) -> Iterator[Problem]:
    """Nothing was added, reviewed or corrected on a day that is still to come.

    Tomorrow is today already somewhere east of here.
    """
    latest = (seen.today + timedelta(days=1)).isoformat()
    for kind, entries in seen.bank.entries.items():
        names = [field.name for field in ENTRIES[kind][1] if field.value in {Value.DATE, Value.MOMENT}]
        for entry, name in ((entry, name) for entry in entries for name in names):
            day = getattr(entry, name)
            if day[: len(latest)] > latest:
                message = f"{name}: {day} is still to come; give the day on which it was done, at most {latest}"
                yield Problem(entry.place.path, entry.place.line(name), message)


def no_sentence_stands_in_two_answers(seen: Inspection) -> Iterator[Problem]:
    """No sentence of some length stands in two answers."""
    first: dict[str, Problem] = {}
    for question in seen.bank.questions:
        for number, sentence in _sentences(question.body.source):
            found = Problem(question.place.path, question.place.line_of_text(number, "body"), sentence)
            other = first.setdefault(sentence.casefold(), found)
            if other.path != found.path:
                message = f"{quoted(sentence)} stands in {other.path}:{other.line} too; say it there, and link to it"
                yield Problem(found.path, found.line, message)


def a_table_fits_a_phone(seen: Inspection) -> Iterator[Problem]:
    """No table has so many columns that a phone hides the last."""
    for path, line, _, cells in _tables(seen.bank):
        if seen.house.columns and len(cells) > seen.house.columns:
            message = f"a table of {counted(len(cells), 'column')}; a phone shows {seen.house.columns}: turn or part it"
            yield Problem(path, line, message)


def every_column_has_a_name(seen: Inspection) -> Iterator[Problem]:
    """Every column of a table has a name: a screen reader says it with each cell."""
    for path, line, head, cells in _tables(seen.bank):
        if "" in cells:
            message = f"a column without a name in {quoted(head)}; a screen reader says its name with each cell"
            yield Problem(path, line, message)


def nothing_is_left_to_write(seen: Inspection) -> Iterator[Problem]:
    """Nothing holds a note to its writer, and no answer is only its summary again."""
    for entry, key, text in _written(seen.bank):
        source = text.source if isinstance(text, Markdown) else text
        for note in _UNFINISHED.finditer(source):
            number = source.count("\n", 0, note.start()) + 1
            message = f"{key[0]}: {quoted(note.group())} is a note to the writer; write what is missing, or take it out"
            yield Problem(entry.place.path, entry.place.line_of_text(number, *key), message)
    for question in seen.bank.questions:
        if " ".join(question.body.source.split()) == question.summary:
            message = "body: the summary again; go into depth: why it is so, an example, what goes wrong"
            yield Problem(question.place.path, _start(question), message)


def a_description_says_something(seen: Inspection) -> Iterator[Problem]:
    """A description or definition is as long as a preview in a chat: more than a word, and no more than is shown."""
    for entry, key, text in _written(seen.bank):
        if not isinstance(text, str) or key[0] not in {"description", "definition"}:
            continue
        if seen.house.descriptions and len(text) not in seen.house.descriptions:
            message = f"{key[0]}: {counted(len(text), 'character')}; {seen.house.descriptions} read well"
            yield Problem(entry.place.path, entry.place.line(*key), message)


RULES: tuple[Callable[[Inspection], Iterator[Problem]], ...] = (
    a_title_is_a_question,
    a_summary_can_be_said,
    an_answer_reads_well,
    an_answer_has_the_outline_of_its_kind,
    code_fits_a_phone,
    a_table_fits_a_phone,
    a_question_stands_in_a_list,
    a_picture_says_what_it_shows,
    no_day_is_to_come,
    no_sentence_stands_in_two_answers,
    every_column_has_a_name,
    nothing_is_left_to_write,
    a_description_says_something,
)


# Spelling


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word that a dictionary does not have, where it stands, and how it has it. Line 0 is the file's name."""

    path: str
    line: int
    word: str
    right: tuple[str, ...]


def misspelled(bank: Bank, house: House, found: Iterable[Misspelling]) -> Iterator[Problem]:
    """Every word is spelled as the bank chose.

    But for the words that it says are right, for other names, by which a term is found however it is spelled, and for
    sources, which are called as they are.
    """
    allowed = {word.casefold() for word in house.spelled}
    found = [one for one in found if one.word.casefold() not in allowed]
    others = _in_others_words(bank, {one.path for one in found})
    for one in found:
        starts, borrowed = others.get(one.path, ([], {}))
        if (at := bisect(starts, one.line)) and borrowed[starts[at - 1]]:
            continue
        where = "" if one.line else "file name: "
        write = " or ".join(map(quoted, one.right)) or "another word"
        message = f"{where}{quoted(one.word)} is no {house.spelling.capitalize()} spelling; write {write}"
        yield Problem(one.path, one.line or 1, f"{message}, or list it as spelled in {BANK_FILE} if it is right")


def _in_others_words(bank: Bank, paths: Collection[str]) -> dict[str, tuple[list[int], dict[int, bool]]]:
    """For each of the files, the lines on which a field or the body starts, and whether that holds others' words."""
    found: dict[str, dict[int, bool]] = {}
    for place in (entry.place for entries in bank.entries.values() for entry in entries if entry.place.path in paths):
        starts = found.setdefault(place.path, {})
        starts.setdefault(place.body_line, False)
        for key, line in place.lines.items():
            starts[line] = starts.get(line, False) or key[:1] == ("sources",) or "aliases" in key
    return {path: (sorted(starts), starts) for path, starts in found.items()}


# Where things stand

Key = tuple[str | int, ...]

_FENCE = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|[0-9]+[.)])[ \t]+)?(`{3,}|~{3,}).*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_MARGIN = " \t>"
_NOWHERE = "\n"
_HEADING = re.compile(r"^#.*", re.MULTILINE)
_TOP_HEADING = re.compile(r"^## +(.*?)[ #]*$", re.MULTILINE)
_UNSAID = re.compile(r"[][(){}<>;]")
_CITATION = re.compile(r"\[@[^\[\]]*\]")
_QUESTION_MARK = re.compile(r"[?\uff1f\u061f]")
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+|\n[ \t]*\n|(?<=[\u3002\uff01\uff1f])\s*")
_SPACE_BEFORE = re.compile(r" +(?=[.?!:;,])")
_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|lorem ipsum)\b", re.IGNORECASE)
_PICTURE = frozenset(
    "a an and as chart diagram drawing figure graph icon illustration image img in logo of on photo pic picture "
    "screenshot showing shows the this".split()
)
"""Words that say that there is a picture, and not what it shows."""


def lines(text: Markdown, wanted: Iterable[str]) -> Iterator[int]:
    """The line of a text, counted from 1, on which each of some lines of its code stands; they are in its order.

    An empty line is said to stand where the one before it does.
    """
    source = [line.strip(_MARGIN) for line in text.source.split("\n")]
    number = 0
    for line in wanted:
        with suppress(ValueError):
            number = source.index(line.strip(_MARGIN) or _NOWHERE, number) + 1
        yield max(number, 1)


def _start(question: Question) -> int:
    """The line in the file on which the answer starts."""
    source = question.body.source
    return question.place.body_line + source.count("\n", 0, len(source) - len(source.lstrip()))


def _blocks(bank: Bank) -> Iterator[tuple[Question, tuple[str, Markdown]]]:
    """Every text of several blocks, with the name of its field, and its question."""
    return ((question, written) for question in bank.questions for written in question.written)


def _written(bank: Bank) -> Iterator[tuple[Entry, Key, Markdown | str]]:
    """Every text that whoever wrote an entry wrote in words of their own, with its key."""
    for kind, entries in bank.entries.items():
        for entry in entries:
            for field, key, text in texts(entry, ENTRIES[kind][1]):
                if key[0] in {"sources", "aliases", "topics"}:  # a topic of a track is an entry of its own
                    continue
                if isinstance(text, Markdown):
                    yield entry, key, text
                elif field.value in {Value.LINE, Value.TEXT, Value.LINES}:
                    yield entry, key, str(text)


def _tells(picture: Picture) -> bool:
    said = set(re.findall(r"[^\W\d_]+", picture.alt.casefold()))
    name = PurePosixPath(picture.target.split("#")[0]).name.casefold()
    return bool(said - _PICTURE - set(re.findall(r"[^\W\d_]+", name)))


def _without_code(source: str) -> str:
    """A text whose blocks of code are empty lines."""
    return _FENCE.sub(lambda fence: "\n" * fence.group().count("\n"), source)


def _sentences(source: str) -> Iterator[tuple[int, str]]:
    """Every sentence of some length in a text, without its citations, with the line on which it starts."""
    text = _CITATION.sub(
        lambda citation: re.sub(r"[^\n]", " ", citation.group()), _HEADING.sub("", _without_code(source))
    )
    ends = [found.span() for found in _SENTENCE_END.finditer(text)]
    number, counted_to = 1, 0
    for start, end in pairwise([0, *chain.from_iterable(ends), len(text)]):
        if words(text[start:end]) >= SENTENCE:
            at = start + len(text[start:end]) - len(text[start:end].lstrip())
            number, counted_to = number + text.count("\n", counted_to, at), at
            yield number, _SPACE_BEFORE.sub("", " ".join(text[start:end].split()))


def _tables(bank: Bank) -> Iterator[tuple[str, int, str, list[str]]]:
    """Every table in an answer: the file, the line of its head, the head, and the names of its columns."""
    for question, (name, text) in _blocks(bank):
        source = _without_code(text.source).split("\n")
        for number, (head, below) in enumerate(pairwise(source), start=1):
            if _divides(below) and len(cells := _cells(head)) == len(_cells(below)):
                yield question.place.path, question.place.line_of_text(number, name), head, cells


def _divides(line: str) -> bool:
    """Whether the line may stand between a table's head and its rows."""
    return "|" in line and "-" in line and not line.strip(_MARGIN + "|:-")


def _cells(head: str) -> list[str]:
    row = re.sub(r"\\.", "x", head.strip(_MARGIN))
    return [cell.strip() for cell in row.removeprefix("|").removesuffix("|").split("|")]
