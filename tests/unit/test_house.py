"""The rules of the house: what a bank can choose, what the command says, and that they keep nothing from publishing."""

from __future__ import annotations

import re
import sys
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.commands import house as commands
from generator.commands.cli import main
from generator.content.demands import NOTHING, SPELLINGS, Demands, House, Limit, Outline, parse
from generator.content.files import load
from generator.content.model import KINDS
from tests.banks import question, small, write
from tests.unit.saying import Said, hearing, silent

FIRST = "questions/alpha/first.md"
CHOSEN = "words: 2 to 20\n  spelling: american"


def kept(**files: str) -> dict[str, str]:
    """A small bank that breaks no rule of the house; each keyword, a path, adds or replaces a file."""
    third = question("What is the third thing?", tags="[two]", body="Something else [@standard].")
    return small(**{"questions/beta/third.md": third} | files)


def bank(body: str, chosen: str = CHOSEN) -> dict[str, str]:
    """It with another first answer, and with rules that it chooses."""
    text = question("What is the first thing?", body=body)
    return kept(**{FIRST: text, "questions/bank.yml": f"house:\n  {chosen}\n"})


def heard(text: str) -> tuple[Demands, Said]:
    return hearing(lambda say: parse("questions/bank.yml", text, NOTHING, say))


# What a bank can choose


def test_a_bank_chooses_its_rules() -> None:
    text = """\
house:
  titles: questions
  sentences: 25
  words: 150 to 360
  kinds:
    design:
      words: 400 to 700
      headings: [Requirements, What to watch]
      picture: yes
    coding: {picture: no}
  code: 76
  columns: 3
  descriptions: 20 to 400
  spelling: american
  lists: yes
  pictures: no
  tried: [python, yaml]
  spelled: [arange, Queueing]
  ages: [OpenAI, Google Cloud]
"""
    chosen = parse("questions/bank.yml", text, NOTHING, silent).house
    assert chosen == House(
        titles="questions",
        sentences=25,
        words=Limit(150, 360),
        kinds={
            "design": Outline(Limit(400, 700), ("Requirements", "What to watch"), picture=True),
            "coding": Outline(),
        },
        code=76,
        columns=3,
        descriptions=Limit(20, 400),
        lists=True,
        pictures=False,
        tried=("python", "yaml"),
        spelling="american",
        spelled=("arange", "Queueing"),
        ages=("OpenAI", "Google Cloud"),
    )
    assert parse("questions/bank.yml", "term:\n  definition: {required: yes}\n", NOTHING, silent).house == House()


NAMES = "titles, sentences, words, kinds, code, columns, descriptions, lists, pictures, tried, spelling, spelled, ages"


@pytest.mark.parametrize(
    ("chosen", "line", "message"),
    [
        (" strict", 1, f'house: "strict"; allowed: {NAMES}'),
        ("\n  wrods: 1 to 2", 2, f'house: unknown rule "wrods"; allowed: {NAMES}; did you mean "words"?'),
        ("\n  words: many", 2, 'house: words: "many"; allowed: the least and the most, as in 150 to 360'),
        ("\n  words: 9 to 2", 2, 'house: words: "9 to 2"; allowed: the least and the most, as in 150 to 360'),
        (
            "\n  descriptions: [1]",
            2,
            "house: descriptions: a list; allowed: the least and the most, as in 20 to 400",
        ),
        ("\n  code: 0", 2, 'house: code: "0"; allowed: a number of characters, as in 76'),
        (f"\n  code: {'9' * 5000}", 2, f'house: code: "{"9" * 57}..."; allowed: a number of characters, as in 76'),
        ("\n  spelling: German", 2, 'house: spelling: "German"; allowed: american, australian, british, canadian'),
        ("\n  spelled: queueing", 2, 'house: spelled: "queueing"; allowed: a list of words'),
        ("\n  spelled: [two words]", 2, "house: spelled: a list; allowed: a list of words"),
        ("\n  titles: names", 2, 'house: titles: "names"; allowed: questions'),
        ("\n  sentences: short", 2, 'house: sentences: "short"; allowed: a number of words, as in 25'),
        ("\n  columns: 0", 2, 'house: columns: "0"; allowed: a number, as in 3'),
        ("\n  ages: [A, '']", 2, "house: ages: a list; allowed: a list of names"),
        (
            "\n  kinds: [design]",
            2,
            "house: kinds: a list; allowed: kinds of question, each with what its answers are made of",
        ),
        ("\n  spelled:", 2, 'house: spelled: ""; allowed: a list of words'),
    ],
)
def test_what_cannot_be_chosen_is_said(chosen: str, line: int, message: str) -> None:
    demands, said = heard(f"house:{chosen}\n")
    assert said == [(line, message)]
    assert demands.house == House()


PARTS = "words, headings, picture"


@pytest.mark.parametrize(
    ("chosen", "line", "message"),
    [
        (
            "\n    desing: {words: 1 to 2}",
            3,
            f'unknown kind "desing"; allowed: {", ".join(kind.value for kind in KINDS)}; did you mean "design"?',
        ),
        ("\n    design: long", 3, f'design: "long"; allowed: {PARTS}'),
        (
            "\n    design:\n      heading: [A]",
            4,
            f'design: unknown part "heading"; allowed: {PARTS}; did you mean "headings"?',
        ),
        ("\n    design:\n      headings: A", 4, 'design: headings: "A"; allowed: a list of headings'),
        ("\n    design:\n      words: A", 4, 'design: words: "A"; allowed: the least and the most, as in 400 to 700'),
        ("\n    design: {picture: perhaps}", 3, 'design: picture: "perhaps"; allowed: yes, no'),
    ],
)
def test_what_no_outline_can_be_is_said(chosen: str, line: int, message: str) -> None:
    assert heard(f"house:\n  kinds:{chosen}\n")[1] == [(line, f"house: kinds: {message}")]


def test_every_spelling_is_known_to_the_dictionary(tmp_path: Path) -> None:
    assert set(commands.LOCALES) == set(SPELLINGS)
    for spelling in SPELLINGS:
        root = write(tmp_path, bank("It is definately so [@standard].", f"spelling: {spelling}"))
        (problem,) = commands.broken(root, load(root), date(2026, 1, 10))
        assert problem.message.startswith(f'"definately" is no {spelling.capitalize()} spelling; write "definitely"')


def test_a_bank_that_chooses_no_rule_has_none(tmp_path: Path) -> None:
    files = kept(**{FIRST: question("What is the first thing?", body="TODO [@standard].")})
    assert main(["check", "--house", "--root", str(write(tmp_path, files))]) == 0
    assert (
        main(["check", "--house", "--root", str(write(tmp_path, {"questions/bank.yml": "house: {sentences: 99}\n"}))])
        == 1
    )


def test_what_a_bank_leaves_out_is_no_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = f"```text\n{'x' * 500}\n```"
    root = write(tmp_path, kept(**{FIRST: question("What colour?", body=f"Recieved [@standard].\n\n{code}")}))
    assert main(["check", "--house", "--root", str(root)]) == 0
    assert capsys.readouterr().out.endswith("no problems\nevery rule of the house is kept\n")
    assert {field.name for field in fields(House)} == set(NAMES.split(", "))


# What is said


BROKEN = "Behaviour, and TODO [@standard]."
SAID = [
    f'{FIRST}:20: "Behaviour" is no American spelling; write "Behavior", '
    "or list it as spelled in questions/bank.yml if it is right",
    f'{FIRST}:20: body: "TODO" is a note to the writer; write what is missing, or take it out',
]


def test_a_broken_rule_is_said_as_a_problem_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--house", "--root", str(write(tmp_path, bank(BROKEN)))]) == 1
    printed = capsys.readouterr()
    end = "2 things to mend; these are rules of the house, not of the site: it can be published as it is"
    assert (printed.out, printed.err.splitlines()) == ("", [*SAID, end])


def test_it_keeps_nothing_from_being_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, bank(BROKEN))
    for command in ("check", "build"):
        assert main([command, "--root", str(root)]) == 0
        assert "no problems" in capsys.readouterr().out


def test_problems_come_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, bank(f"{BROKEN} <div>"))
    assert main(["check", "--house", "--root", str(root)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert "raw HTML" in said[0]
    assert said[1].startswith("1 problem; ")


def test_stats_report_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--root", str(write(tmp_path, bank(BROKEN)))]) == 0
    said = re.findall("^attention: (.*)", capsys.readouterr().out, re.MULTILINE)
    assert said[:2] == SAID


def test_the_day_is_the_one_on_which_it_is_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = (date.today() + timedelta(days=3)).isoformat()
    text = question("What is the first thing?").replace("reviewed: 2026-01-03", f"reviewed: {day}")
    assert (
        main(
            [
                "check",
                "--house",
                "--root",
                str(write(tmp_path, kept(**{FIRST: text, "questions/bank.yml": "house: {sentences: 99}\n"}))),
            ]
        )
        == 1
    )
    assert f"{FIRST}:17: reviewed: {day} is still to come; " in capsys.readouterr().err


def test_without_its_dictionary_nothing_is_said_of_spelling(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, bank("Good [@standard]."))
    program = tmp_path / "bin/typos"
    program.parent.mkdir()
    monkeypatch.setattr(sys, "executable", str(program.parent / "python"))
    assert main(["check", "--house", "--root", str(root)]) == 1
    assert capsys.readouterr().err == (
        "typos, which knows how words are spelled, is not installed; make house installs it\n"
    )
    program.write_text("#!/bin/sh\necho out of paper >&2\nexit 78\n")
    program.chmod(0o755)
    assert main(["check", "--house", "--root", str(root)]) == 1
    assert capsys.readouterr().err == "typos, which knows how words are spelled, fails: out of paper\n"
    assert main(["check", "--root", str(root)]) == 0
