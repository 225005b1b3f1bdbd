"""Every rule of a bank finds what it is there to find: each is shown a bank that breaks it, and says where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.commands import trials
from generator.commands.house import broken
from generator.content import house
from generator.content.files import load
from tests.banks import question, small, write

TODAY = date(2026, 1, 10)

FIRST = "questions/alpha/first.md"
SECOND = "questions/alpha/second.md"
THIRD = "questions/beta/third.md"
WIDGET = "questions/glossary/widget.yml"
ALL = "questions/collections/all.yml"
TAGS_FILE = "questions/tags.yml"
PICTURE = "docs/assets/ramp-up.svg"
CHOSEN = "questions/bank.yml"

TO_COME = "still to come; give the day on which it was done, at most 2026-01-11"
LONG = "Here is a sentence that is written down once and stands in one answer alone"
BODY = question("What?").split("\n").index("", 1) + 2
"""The line on which a question's body starts."""


def first(
    *body: str, title: str = "What is the first thing?", kind: str = "concept", extra: str = ""
) -> dict[str, str]:
    """The small bank with another first question."""
    text = "\n".join(body) or "Text [@standard]."
    return small(**{FIRST: question(title, kind=kind, body=text, extra=extra)})


def choosing(chosen: str, files: dict[str, str]) -> dict[str, str]:
    """A bank that chooses a rule of the house."""
    return files | {CHOSEN: f"house:\n  {chosen}\n"}


def described(alt: str) -> dict[str, str]:
    """A bank with a picture."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"/>'
    return first("Text [@standard].", "", f"![{alt}](../../{PICTURE})") | {PICTURE: drawing}


def changed(path: str, old: str, new: str) -> dict[str, str]:
    """The small bank with one thing changed in a file."""
    text = small()[path]
    assert text.count(old) == 1
    return small(**{path: text.replace(old, new)})


OUTLINE = "kinds: {coding: {headings: [Task, What is asked], picture: yes}}"

Rule = Callable[..., object]
Break = tuple[dict[str, str], *tuple[str, ...]]
"""A bank, and all that is to be said of it."""

HOUSE: dict[Rule, tuple[Break, ...]] = {
    house.an_answer_reads_well: (
        (
            choosing("words: 12 to 20", first("Too short [@standard].")),
            f"{FIRST}:{BODY}: body: 2 words; 12 to 20 read well",
        ),
        (
            choosing("words: 12 to 20", first(f"{'Word ' * 21}[@standard].")),
            f"{FIRST}:{BODY}: body: 21 words; 12 to 20 read well",
        ),
        (choosing("words: 12 to 20", small()),),
        (
            choosing("words: 12 to 20\n  kinds: {coding: {words: 1 to 2}}", first("Too short [@standard].")),
            f"{FIRST}:{BODY}: body: 2 words; 12 to 20 read well",
        ),
        (
            choosing(
                "words: 12 to 20\n  kinds: {coding: {words: 1 to 2}}",
                first("Too short [@standard].", kind="coding"),
            ),
        ),
        (first(f"{'Word ' * 1000}[@standard]."),),
    ),
    house.a_title_is_a_question: tuple(
        (
            choosing("titles: questions", first(title=title)),
            *(
                [f'{FIRST}:2: title: "{title}" is not one question; it has one question mark, at its end']
                if wrong
                else []
            ),
        )
        for title, wrong in (
            ("What is it? And why?", True),
            ("What it is.", True),
            ("Is it? Say why.", True),
            ("What is it, and why?", False),
        )
    ),
    house.a_summary_can_be_said: (
        (
            choosing("sentences: 30", small()),
            *(
                f'{path}:6: summary: a sentence of 35 words, "A summary says in some thirty words what one would say '
                'al..."; at most 30 can be said in a breath'
                for path in (FIRST, SECOND, THIRD)
            ),
        ),
        (choosing("sentences: 35", small()),),
        (
            choosing("sentences: 40", changed(FIRST, "so that a listener", "(so that; a listener)")),
            f'{FIRST}:6: summary: "(", ")", ";" cannot be heard; write sentences',
        ),
        (changed(FIRST, "so that a listener", "(so that; a listener)"),),
    ),
    house.an_answer_has_the_outline_of_its_kind: (
        (
            choosing(OUTLINE, first("Text [@standard].", kind="coding")),
            f"{FIRST}:{BODY}: body: no picture; an answer to a coding question shows one",
            f"{FIRST}:{BODY}: body: the headings of a coding question are Task, What is asked; found: none",
        ),
        (
            choosing(OUTLINE, first("## What is asked", "", "## Task", "", "[@standard]", kind="coding")),
            f"{FIRST}:{BODY}: body: no picture; an answer to a coding question shows one",
            f"{FIRST}:{BODY}: body: the headings of a coding question are Task, What is asked; found: "
            "What is asked, Task",
        ),
        (
            choosing(
                OUTLINE,
                described("Traffic rises in three steps")
                | {
                    FIRST: question(
                        "What?",
                        kind="coding",
                        body="## Task\n\n### More\n\n```text\n## Not a heading\n```\n\n## What is asked ##\n\n"
                        f"[@standard]\n\n![Traffic rises in three steps](../../{PICTURE})",
                    )
                },
            ),
        ),
        (choosing(OUTLINE, first("Text [@standard].")),),
    ),
    house.a_table_fits_a_phone: (
        (
            choosing("columns: 2", first("[@standard]", "", "| A | B | C |", "|--|--|--|", "| a | b | c |")),
            f"{FIRST}:{BODY + 2}: a table of 3 columns; a phone shows 2: turn or part it",
        ),
        (choosing("columns: 3", first("[@standard]", "", "| A | B | C |", "|--|--|--|", "| a | b | c |")),),
    ),
    house.code_fits_a_phone: (
        (
            choosing("code: 20", first("Text [@standard].", "", "```python", "", "x = 1", f"x = '{'x' * 20}'", "```")),
            f"{FIRST}:{BODY + 5}: 26 characters of code on a line; a phone shows 20: break it",
        ),
        (
            choosing(
                "code: 20", first("- Text [@standard].", "", f"      {'x' * 21}", "", f"  ~~~\n  {'y' * 22}\n  ~~~")
            ),
            f"{FIRST}:{BODY + 2}: 21 characters of code on a line; a phone shows 20: break it",
            f"{FIRST}:{BODY + 5}: 22 characters of code on a line; a phone shows 20: break it",
        ),
        (choosing("code: 20", first("Text [@standard].", "", "```python", "x" * 20, "```")),),
    ),
    house.a_question_stands_in_a_list: (
        (
            choosing("lists: yes", changed(ALL, ", second", "")),
            f"{SECOND}:1: in no study list; name second where it belongs, as in {ALL}",
        ),
        (choosing("lists: yes", {path: text for path, text in small().items() if path != ALL}),),
        (changed(ALL, ", second", ""),),
    ),
    house.a_picture_says_what_it_shows: (
        (
            choosing("pictures: yes", described("")),
            f"{FIRST}:{BODY + 2}: a picture in no words; write ![what it shows](...), for whoever cannot see it",
        ),
        *(
            (
                choosing("pictures: yes", described(alt)),
                f'{FIRST}:{BODY + 2}: a picture described as "{alt}"; '
                "write ![what it shows](...), for whoever cannot see it",
            )
            for alt in ("ramp-up.svg", "Ramp up", "image", "A diagram of the ramp up", "Figure 12: ramp")
        ),
        (choosing("pictures: yes", described("Traffic rises in three steps")),),
        (described("image"),),
    ),
    house.no_day_is_to_come: (
        (
            changed(SECOND, "reviewed: 2026-01-03", "reviewed: 2026-01-12\nupdated: 2027-01-01"),
            f"{SECOND}:17: reviewed: 2026-01-12 is {TO_COME}",
            f"{SECOND}:18: updated: 2027-01-01 is {TO_COME}",
        ),
        (changed(SECOND, "reviewed: 2026-01-03", "reviewed: 2026-01-11\nupdated: 2026-01-11T23:59:59Z"),),
    ),
    house.no_sentence_stands_in_two_answers: (
        (
            first("## A heading", "", f"One. Two: {LONG}", "[@standard].", "", "```python", LONG, "```")
            | {SECOND: question("What is the second thing?", body=f"Text.\n{LONG.upper()}. [@standard]")},
            f'{SECOND}:{BODY + 1}: "HERE IS A SENTENCE THAT IS WRITTEN DOWN ONCE AND STANDS I..." stands in '
            f"{FIRST}:{BODY + 2} too; say it there, and link to it",
        ),
        (
            first("[@standard]", "", "# in code".replace("#", "##"), "", "```python", LONG, "```", "", LONG[:15])
            | {
                SECOND: question(
                    "What is the second thing?", body=f"[@standard]\n\n```text\n{LONG}\n```\n\n{LONG[:15]}"
                )
            },
        ),
    ),
    house.every_column_has_a_name: (
        (
            first("Text [@standard].", "", "| A | |", "|---|---|", "| a | b |"),
            f'{FIRST}:{BODY + 2}: a column without a name in "| A | |"; a screen reader says its name with each cell',
        ),
        (
            first("Text [@standard].", "", "> | A | B", "-|-|-", "", " A||", "-|-"),
            f'{FIRST}:{BODY + 5}: a column without a name in "A||"; a screen reader says its name with each cell',
        ),
        (first("[@standard]", "", "```text", "| A | |", "|---|---|", "```", "", "| A \\|| B |", "|:--|--:|", "| | |"),),
    ),
    house.nothing_is_left_to_write: (
        (
            first("Text [@standard].", "", "More: todo, and FIXME"),
            f'{FIRST}:{BODY + 2}: body: "FIXME" is a note to the writer; write what is missing, or take it out',
            f'{FIRST}:{BODY + 2}: body: "todo" is a note to the writer; write what is missing, or take it out',
        ),
        (
            first(extra="pitfalls:\n  - To be said\n  - Not yet, TBD\n"),
            f'{FIRST}:20: pitfalls: "TBD" is a note to the writer; write what is missing, or take it out',
        ),
        (
            changed(TAGS_FILE, "The second tag.", "Lorem ipsum."),
            f'{TAGS_FILE}:6: description: "Lorem ipsum" is a note to the writer; write what is missing, or take it out',
        ),
        (
            changed(ALL, "title: Things", "title: Things TODO"),
            f'{ALL}:4: sections: "TODO" is a note to the writer; write what is missing, or take it out',
        ),
        (
            first(
                "A summary says in some thirty words what one would say aloud when asked, so that a listener knows the",
                "answer before the details come, and so that a reader in a hurry can stop.",
            ),
            f"{FIRST}:{BODY}: body: the summary again; go into depth: why it is so, an example, what goes wrong",
        ),
    ),
    house.a_description_says_something: (
        (
            choosing("descriptions: 9 to 60", changed(WIDGET, "A thing that is made in tests.", "A thing.")),
            f"{WIDGET}:3: definition: 8 characters; 9 to 60 read well",
        ),
        (
            choosing("descriptions: 9 to 60", changed(TAGS_FILE, "The first tag.", "The " + "very " * 20 + "first.")),
            f"{TAGS_FILE}:3: description: 110 characters; 9 to 60 read well",
        ),
    ),
}
"""For each rule of the house, banks that break it, and some that do not."""

AMERICAN = "spelling: american"


def misspelled(path: str, line: int, word: str, right: str, spelling: str = "American") -> str:
    """What is said of a word."""
    listed = "list it as spelled in questions/bank.yml if it is right"
    return f'{path}:{line}: {word} is no {spelling} spelling; write "{right}", or {listed}'


SPELLING: tuple[Break, ...] = (
    (
        choosing(
            AMERICAN, first("The", "behaviour of a thing [@standard].", extra="pitfalls:\n  - It is\n    labelled\n")
        ),
        misspelled(FIRST, 20, '"labelled"', "labeled"),
        misspelled(FIRST, BODY + 4, '"behaviour"', "behavior"),
    ),
    (
        choosing(
            AMERICAN, first("Text [@standard].", "", "```python", "# recieve it", "```", title="Whose colour is it?")
        ),
        misspelled(FIRST, 2, '"colour"', "color"),
        misspelled(FIRST, BODY + 3, '"recieve"', "receive"),
    ),
    (
        choosing(AMERICAN, changed(WIDGET, "is made in tests", "is anonymised in a centre")),
        misspelled(WIDGET, 3, '"anonymised"', "anonymized"),
        misspelled(WIDGET, 3, '"centre"', "center"),
    ),
    (choosing(AMERICAN, changed(WIDGET, "[WDG]", "[WDG, widget behaviour, tokenisation]")),),
    (choosing(AMERICAN, changed(FIRST, "title: A standard", 'title: "A colourful\n      standard"')),),
    (choosing(f"{AMERICAN}\n  spelled: [colour]", first("The colour, the Colour [@standard].")),),
    (
        choosing(AMERICAN, small(**{"questions/alpha/colour-of-it.md": question("What is it?")})),
        misspelled("questions/alpha/colour-of-it.md", 1, 'file name: "colour"', "color"),
    ),
    (
        choosing("spelling: british", first("The color, the colour [@standard].")),
        misspelled(FIRST, BODY, '"color"', "colour", "British"),
    ),
    (first("The behaviour of a thing, recieved [@standard]."),),
)

RUN: tuple[Break, ...] = (
    (
        first("Text [@standard].", "", "```python", "x = 1", "", "raise ValueError(x)", "```"),
        f"{FIRST}:{BODY + 5}: Python: ValueError: 1",
    ),
    (
        first("- Text [@standard].", "", "  ```python", "", "  def f():", "    return (", "  ```"),
        f"{FIRST}:{BODY + 5}: Python: SyntaxError: '(' was never closed",
    ),
    (
        first("[@standard]", "", "```python", "print(1, 2)", "print(3)", "```", "", "```output", "1 2", "4", "```"),
        f'{FIRST}:{BODY + 9}: Python prints "3", and its output block says "4"',
    ),
    (
        first("[@standard]", "", "```python", "x = 1", "```", "", "```python", "print(x)", "```"),
        f'{FIRST}:{BODY + 7}: Python prints "1", and its output block says ""',
    ),
    (
        first("[@standard]", "", "```python", "x = 1", "```", "", "```output", "1", "```"),
        f'{FIRST}:{BODY + 7}: Python prints "", and its output block says "1"',
    ),
    (
        first("[@standard]", "", "```python", "import socket", "socket.create_connection(('127.0.0.1', 9))", "```"),
        f"{FIRST}:{BODY + 4}: Python: PermissionError: socket.getaddrinfo: no network and no other program here",
    ),
    (
        first("[@standard]", "", "```python", "import os", "os.system('true')", "```"),
        f"{FIRST}:{BODY + 4}: Python: PermissionError: os.system: no network and no other program here",
    ),
    (
        first("[@standard]", "", "```python", "open('a', 'w').close()", "open('../a', 'w')", "```"),
        f"{FIRST}:{BODY + 4}: Python: PermissionError: open: files are written in the current folder only",
    ),
    (
        first("[@standard]", "", "```python", "x = 1", "```", "", "```python", "y = bytearray(1 << 40)", "```"),
        f"{FIRST}:{BODY + 7}: Python: MemoryError",
    ),
    (
        first(
            "[@standard]",
            "",
            "```python",
            "import os",
            "print(sorted({*os.environ} - {'LC_CTYPE'}))",
            "os._exit(3)",
            "```",
        ),
        f"{FIRST}:{BODY + 3}: Python: it ends with status 3; generator/commands/runner.py says how much it may take",
    ),
    (
        first("[@standard]", "", "```python", "import warnings", "warnings.warn('old')", "```"),
        f"{FIRST}:{BODY + 4}: Python: UserWarning: old",
    ),
    (
        first(
            "[@standard]",
            "",
            "```python",
            "import os",
            "print(len(os.environ) < 4)",
            "```",
            "",
            "```output",
            "True",
            "```",
        )
        | {SECOND: question("What is it?", body="[@standard]\n\n```python\nprint(' 1 ')\n```\n\n```output\n 1\n```")},
    ),
)
"""Code in answers that does not run, or prints something else, and some that does."""


def block(language: str, *code: str, kind: str = "concept") -> dict[str, str]:
    """A bank with a block of code, which starts on the third line of the answer."""
    return first("Text [@standard].", "", f"```{language}", *code, "```", kind=kind)


CRON = (
    "apiVersion: batch/v1",
    "kind: CronJob",
    "metadata: {name: score}",
    "spec:",
    "  schedule: 0 3 * * *",
    "  jobTemplate:",
    "    spec:",
    "      template:",
    "        spec:",
    "          restartPolicy: Never",
    "          containers: [{name: score, image: score}]",
)
WORKFLOW = ("on: push", "jobs:", "  test:", "    runs-on: ubuntu-latest", "    steps:", "      - run: make test")
CODE = BODY + 3
"""The line on which the code of a block starts."""

TRIED: dict[Rule, tuple[Break, ...]] = {
    trials.python_runs_and_prints_what_is_said: RUN,
    trials.sql_of_a_task_is_run: (
        (
            block("sql", "SELECT 1", kind="coding"),
            f"{FIRST}:{CODE}: SQL that none of the Python here runs; run the same text",
        ),
        (block("sql", "SELECT 1"),),
        (
            first(
                *("[@standard]", "", "```sql", "SELECT a,", "  b", "```", "", "```python"),
                *('q = """', "SELECT a, b", '"""', "```"),
                kind="coding",
            ),
        ),
    ),
    trials.shell_is_shell: (
        (
            block("bash", "if true", "echo"),
            f"{FIRST}:{CODE}: shell: bash: line 3: syntax error: unexpected end of file",
        ),
        (block("bash", "for x in 1 2; do", "  echo $x", "done"),),
    ),
    trials.promql_is_promql: (
        (
            block("promql", "sum by (le (rate(a[5m]))"),
            f'{FIRST}:{CODE}: PromQL: "sum by (le (rate(a[5m]))": unclosed left parenthesis',
        ),
        (
            block("promql", "up == 0", "rate(a[5m]"),
            f'{FIRST}:{CODE}: PromQL: "rate(a[5m]": unclosed left parenthesis',
        ),
        (block("promql", "histogram_quantile(0.99,", "  sum by (le) (rate(a[5m]))", ")", "", "rate(a[5m])", "  / b"),),
    ),
    trials.yaml_is_what_its_tool_reads: (
        (
            block("yaml", "a: [1"),
            f"{FIRST}:{CODE}: YAML: while parsing a flow sequence in "
            "\"<unicode string>\", line 1, column 4: a: [1 ^ expected ',' or ']', but got '<stream end>' in "
            '"<unicode string>", line 1, column 6: a: [1 ^',
        ),
        (
            block("yaml", *CRON[:-1], "          containers: [{name: score, imag: score}]"),
            f"{FIRST}:{CODE}: YAML: Additional properties are not allowed ('imag' was unexpected)",
        ),
        (
            block("yaml", *WORKFLOW[:-1], "      - runs: make test"),
            f"{FIRST}:{CODE}: YAML: {{'runs': 'make test'}} is not valid under any of the given schemas",
        ),
        (block("yaml", *CRON, "---", *WORKFLOW, "---", "kind: Other", "apiVersion: example.org/v1"),),
    ),
}
"""Code that no tool would take, and some that it does."""


def numbered(breaks: tuple[Break, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("number", range(len(breaks)))


CASES = [(rule, number) for rule, breaks in HOUSE.items() for number in range(len(breaks))]


def test_every_rule_of_the_house_is_shown_a_bank_that_breaks_it() -> None:
    assert set(HOUSE) == set(house.RULES)
    assert all(expected for (_, *expected), *_ in HOUSE.values())


@pytest.mark.parametrize(("rule", "number"), CASES, ids=[f"{rule.__name__}-{number}" for rule, number in CASES])
def test_a_rule_of_the_house_says_where_it_is_broken(tmp_path: Path, rule: Rule, number: int) -> None:
    files, *expected = HOUSE[rule][number]
    content = load(write(tmp_path, files))
    assert not content.problems
    inspection = house.Inspection(content.bank, content.demands.house, TODAY)
    assert sorted(map(str, rule(inspection))) == expected  # type: ignore[call-overload]


@numbered(SPELLING)
def test_spelling_says_where_a_word_stands(tmp_path: Path, number: int) -> None:
    files, *expected = SPELLING[number]
    content = load(write(tmp_path, files))
    assert not content.problems
    found = map(str, broken(tmp_path, content, TODAY))
    assert [said for said in found if " spelling; " in said] == expected


def test_every_rule_of_what_is_tried_is_shown_a_bank_that_breaks_it() -> None:
    assert set(TRIED) == set(trials.TRIALS.values())
    assert all(expected for (_, *expected), *_ in TRIED.values())


@pytest.mark.parametrize(("rule", "number"), [(rule, number) for rule in TRIED for number in range(len(TRIED[rule]))])
def test_what_is_tried_says_where_it_fails(tmp_path: Path, rule: Rule, number: int) -> None:
    files, *expected = TRIED[rule][number]
    content = load(write(tmp_path, files))
    assert not content.problems
    assert list(map(str, rule(content.bank))) == expected  # type: ignore[call-overload]
