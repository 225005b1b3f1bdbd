"""The real questions, as a test of themselves: each rule that the checker leaves to judgment, and their code."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from generator.build import checked
from generator.model import Question
from generator.site import arrange
from generator.stats import complaints
from tests.banks import ROOT

OUTCOME = checked(ROOT)
QUESTIONS = {question.slug: question for question in OUTCOME.bank.questions}
FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.M | re.S)
LONGEST_CODE_LINE = 76


def blocks(question: Question) -> list[tuple[str, str]]:
    """The fenced blocks of an answer, as (language, text)."""
    return FENCE.findall(question.body.text)


def test_the_content_has_no_problems() -> None:
    assert [str(problem) for problem in OUTCOME.problems] == []


def test_the_report_finds_nothing_to_complain_about() -> None:
    """Answers of the right length, full topics, tags in use, terms that something leads to, questions in lists."""
    assert list(complaints(arrange(OUTCOME.bank))) == []


@pytest.mark.parametrize("slug", QUESTIONS)
def test_code_fits_a_phone(slug: str) -> None:
    long = [line for _, text in blocks(QUESTIONS[slug]) for line in text.split("\n") if len(line) > LONGEST_CODE_LINE]
    assert not long


PYTHON = [slug for slug, question in QUESTIONS.items() if any(language == "python" for language, _ in blocks(question))]


@pytest.mark.parametrize("slug", PYTHON)
def test_python_in_answers_runs_and_prints_what_the_answer_says(slug: str, tmp_path: Path) -> None:
    """The blocks of one answer run in order in one process; an output block follows whatever prints."""
    found = blocks(QUESTIONS[slug])
    mark = "-- end of block --"
    code = "".join(f"{text}\nprint({mark!r})\n" for language, text in found if language == "python")
    run = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    printed = run.stdout.split(mark + "\n")[:-1]
    pairs = pairwise([*found, ("", "")])
    shown = [text if after == "output" else "" for (before, _), (after, text) in pairs if before == "python"]
    assert [text.strip() for text in printed] == [text.strip() for text in shown]


def test_no_sentence_stands_in_two_answers() -> None:
    first: dict[str, str] = {}
    shared = []
    for slug, question in QUESTIONS.items():
        text = FENCE.sub("", question.body.text)
        for sentence in re.split(r"(?<=[.?!:])\s+", " ".join(text.split())):
            if len(sentence.split()) >= 6 and first.setdefault(sentence.casefold(), slug) != slug:
                shared.append((sentence, slug, first[sentence.casefold()]))
    assert not shared


@pytest.mark.parametrize("slug", QUESTIONS)
def test_every_column_of_a_table_has_a_name(slug: str) -> None:
    """A screen reader says the column's name with each cell."""
    lines = QUESTIONS[slug].body.text.split("\n")
    heads = [line for line, below in pairwise(lines) if re.fullmatch(r"\|[|\s:-]*-[|\s:-]*", below)]
    assert not [head for head in heads if re.search(r"\|\s*\|", head)]


@pytest.mark.parametrize("slug", QUESTIONS)
def test_nothing_is_left_to_write(slug: str) -> None:
    question = QUESTIONS[slug]
    assert not re.search(r"\b(TODO|FIXME|TBD|XXX|lorem ipsum)\b", question.body.text + question.summary, re.I)
    assert question.body.text.strip() != question.summary


BRITISH = re.compile(
    r"\b(\w+is(?:ation|ations)|(?:organ|optim|quant|token|normal|serial|final|minim|maxim|util|real|general|recogn|"
    r"summar|author|categor|random|initial|pseudonym|anonym|priorit|central|standard|custom|special|parallel|vector)"
    r"is(?:e|es|ed|er|ers|ing)|(?:behavi|col|fav|lab|hon|neighb)our\w*|(?:label|model|cancel|travel)l(?:ed|ing)|"
    r"catalogue\w*|licence\w*|centre\w*|artefact\w*|analys(?:e|ed|es|ing)(?<!analyses)|whilst|programme\w*)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("slug", QUESTIONS)
def test_spelling_is_american(slug: str) -> None:
    question = QUESTIONS[slug]
    body = question.body
    prose = " ".join(body.text[start:end] for start, end in body.prose)
    points = " ".join(point.text for point in (*question.key_points, *question.pitfalls, *question.follow_ups))
    text = f"{question.title} {question.summary} {points} {prose}"
    assert [match.group() for match in BRITISH.finditer(text)] == []


def test_definitions_are_in_american_spelling_too() -> None:
    definitions = {term.slug: BRITISH.findall(term.definition) for term in OUTCOME.bank.terms}
    assert not {slug: words for slug, words in definitions.items() if words}
