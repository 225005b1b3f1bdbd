"""What holds for the real bank beyond what the checker asks for: each rule that is left to judgment, and its code."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise

from generator.commands.stats import WORDS
from generator.content.fields import QUESTION, SOURCES, Value, texts
from generator.content.model import Bank, Markdown, Question
from tests.rules.previews import DESCRIPTION

LONGEST_CODE_LINE = 76

_FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CITATION = re.compile(r"\s*\[@[^\[\]]*\]")
_UNFINISHED = re.compile(r"\b(TODO|FIXME|TBD|XXX|lorem ipsum)\b", re.IGNORECASE)
_BRITISH = re.compile(
    r"\b(\w+is(?:ation|ations)|(?:organ|optim|quant|token|normal|serial|final|minim|maxim|util|real|general|recogn|"
    r"summar|author|categor|random|initial|pseudonym|anonym|priorit|central|standard|custom|special|parallel|vector)"
    r"is(?:e|es|ed|er|ers|ing)|(?:behavi|col|fav|lab|hon|neighb)our\w*|(?:label|model|cancel|travel)l(?:ed|ing)|"
    r"catalogue\w*|licence\w*|centre\w*|artefact\w*|analys(?:e|ed|es|ing)(?<!analyses)|whilst|programme\w*)\b",
    re.IGNORECASE,
)


def _written(question: Question) -> Iterator[str]:
    """Every text that whoever wrote the question wrote in words of their own."""
    parts = {part.name for part in SOURCES.parts}
    for field, key, text in texts(question, QUESTION):
        if isinstance(text, Markdown):
            yield text.prose
        elif field.value in {Value.LINE, Value.TEXT, Value.LINES} and not (key[0] == "sources" and field.name in parts):
            yield str(text)


def an_answer_reads_well(bank: Bank) -> Iterator[str]:
    """An answer has as many words as make a good read."""
    for question in bank.questions:
        if question.body.words not in WORDS:
            yield f"{question.slug}: {question.body.words} words, and {WORDS} read well"


def code_fits_a_phone(bank: Bank) -> Iterator[str]:
    """No line of code is so long that a phone has to scroll far."""
    for question in bank.questions:
        for _, code in question.body.code:
            yield from (f"{question.slug}: {line}" for line in code.split("\n") if len(line) > LONGEST_CODE_LINE)


def python_runs_and_prints_what_is_said(bank: Bank) -> Iterator[str]:
    """The Python blocks of one answer run in order in one process; an output block follows whatever prints."""
    mark = "-- end of block --"
    for question in bank.questions:
        blocks = question.body.code
        if not any(language == "python" for language, _ in blocks):
            continue
        code = "".join(f"{text}\nprint({mark!r})\n" for language, text in blocks if language == "python")
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(
                [sys.executable, "-I", "-W", "error", "-c", code],
                cwd=folder,
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
        if run.returncode:
            yield f"{question.slug}: {run.stderr}"
            continue
        printed = [text.strip() for text in run.stdout.split(mark + "\n")[:-1]]
        pairs = pairwise([*blocks, ("", "")])
        shown = [
            text.strip() if after == "output" else "" for (before, _), (after, text) in pairs if before == "python"
        ]
        if printed != shown:
            yield f"{question.slug} prints {printed}, and says {shown}"


def no_sentence_stands_in_two_answers(bank: Bank) -> Iterator[str]:
    """No sentence of some length stands in two answers."""
    first: dict[str, str] = {}
    for question in bank.questions:
        text = _CITATION.sub("", _FENCE.sub("", question.body.source))
        for sentence in re.split(r"(?<=[.?!:])\s+", " ".join(text.split())):
            other = first.setdefault(sentence.casefold(), question.slug)
            if len(sentence.split()) >= 6 and other != question.slug:
                yield f"{question.slug} says as {other} does: {sentence}"


def every_column_has_a_name(bank: Bank) -> Iterator[str]:
    """Every column of a table has a name: a screen reader says it with each cell."""
    for question in bank.questions:
        lines = question.body.source.split("\n")
        heads = [line for line, below in pairwise(lines) if re.fullmatch(r"\|[|\s:-]*-[|\s:-]*", below)]
        yield from (f"{question.slug}: {head}" for head in heads if re.search(r"\|\s*\|", head))


def nothing_is_left_to_write(bank: Bank) -> Iterator[str]:
    """No answer holds a note to its writer, and none is only its summary again."""
    for question in bank.questions:
        for text in (question.body.source, *_written(question)):
            yield from (f"{question.slug}: {found}" for found in _UNFINISHED.findall(text))
        if question.body.source.strip() == question.summary:
            yield f"{question.slug}: the answer is its summary"


def spelling_is_american(bank: Bank) -> Iterator[str]:
    """Questions, answers and definitions are in American spelling."""
    for question in bank.questions:
        for text in _written(question):
            yield from (f"{question.slug}: {found.group()}" for found in _BRITISH.finditer(text))
    for term in bank.terms:
        yield from (f"{term.slug}: {found.group()}" for found in _BRITISH.finditer(term.definition))


def a_description_says_something(bank: Bank) -> Iterator[str]:
    """A description is as long as a preview in a chat: more than a word, and no more than is shown."""
    described = {
        **{f"topic {topic.slug}": topic.description for topic in bank.topics},
        **{f"tag {tag.slug}": tag.description for tag in bank.tags},
        **{f"study list {collection.slug}": collection.description for collection in bank.collections},
        **{f"term {term.slug}": term.definition for term in bank.terms},
    }
    for entry, text in described.items():
        if text and len(text) not in DESCRIPTION:
            yield f"{entry} is described in {len(text)} characters; {DESCRIPTION} read well"


BankRule = Callable[[Bank], Iterator[str]]
"""Yields what is wrong with a bank."""

RULES: tuple[BankRule, ...] = (
    an_answer_reads_well,
    code_fits_a_phone,
    python_runs_and_prints_what_is_said,
    no_sentence_stands_in_two_answers,
    every_column_has_a_name,
    nothing_is_left_to_write,
    spelling_is_american,
    a_description_says_something,
)
