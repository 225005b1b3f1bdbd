"""What GitHub shows beside the lines of a pull request, and that no text of a bank is a command to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.commands.annotations import ERROR, SHOWN, WARNING, annotated, harmless
from generator.commands.cli import main
from generator.content.problems import Problem
from tests.banks import question, small, write

COMMAND = re.compile(r"::(error|warning) file=([^,:]*),line=([0-9]+)::(.*)")
"""How the runner of GitHub takes an annotation apart, whose values it then reads back."""


def read_back(text: str) -> str:
    for sign, written in ((":", "%3A"), (",", "%2C"), ("\n", "%0A"), ("\r", "%0D"), ("%", "%25")):
        text = text.replace(written, sign)
    return text


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("questions/alpha/first.md", 'tags: unknown tag "x"; allowed: one, two'),
        ("questions/alpha/a,b: 100 %,line=7.md", "title: 50 %0A of it, file=x::error::y"),
        ("questions/alpha/%2C.md", "%25 and %3A and 100%"),
        ("questions/日本語.md", "🎉 ü"),
    ],
)
def test_an_annotation_is_read_back_as_it_was(path: str, message: str) -> None:
    (line,) = annotated([Problem(path, 12, message)], ERROR)
    found = COMMAND.fullmatch(line)
    assert found
    assert (found[1], read_back(found[2]), found[3], read_back(found[4])) == ("error", path, "12", message)


@pytest.mark.parametrize("text", ["a\n::error::b", "a\r\n::stop-commands::x", "\x1b[31m", "\u2028::debug::x"])
def test_an_annotation_is_one_line(text: str) -> None:
    (line,) = annotated([Problem(text, 1, text)], WARNING)
    assert line.isprintable()
    assert line.startswith("::warning file=")


@pytest.mark.parametrize("text", ["##[error]x", "a ##[add-mask]b", "####[debug]"])
def test_no_text_is_a_command_of_the_older_form(text: str) -> None:
    (line,) = annotated([Problem("questions/a.md", 1, text)], ERROR)
    assert "##[" not in line
    assert "##[" not in harmless(f"questions/a.md:1: {text}")


def test_as_many_are_annotated_as_are_shown() -> None:
    problems = [Problem("questions/a.md", line, "x") for line in range(1, 100)]
    assert len(list(annotated(problems, ERROR))) == SHOWN


BROKEN = {"questions/alpha/first.md": question('"What is ##[debug] first?"', tags="[on, '##[debug]']")}


def check(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    assert main(["check", *options, "--root", str(root)]) == 1
    return capsys.readouterr().err.splitlines()


def test_a_check_annotates_in_a_workflow_beside_its_usual_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, small(**BROKEN))
    usual = [line.replace("##[", "## [") for line in check(root, capsys)]
    assert not [line for line in usual if line.startswith("::")]
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    found = check(root, capsys)
    assert [line for line in found if not line.startswith("::")] == usual
    message = 'tags: unknown tag "on"; allowed: one, two; did you mean "one"?'
    start = "::error file=questions/alpha/first.md,line=5::"
    assert f"{start}{message}" in found
    assert [line for line in found if line.startswith(f'{start}tags: unknown tag "## [debug]"')]


def test_what_breaks_a_rule_of_the_house_is_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    text = question('"Tell me of ##[debug], what is it?"', body="TODO [@standard].")
    found = check(
        write(tmp_path, small(**{"questions/alpha/first.md": text, "questions/bank.yml": "house: {sentences: 99}\n"})),
        capsys,
        "--house",
    )
    notes = [line for line in found if re.match("::warning file=questions/alpha/first[.]md,line=[0-9]+::", line)]
    assert [line for line in notes if "note to the writer" in line]
    assert not [line for line in found if line.startswith("::error")]
    assert not [line for line in found if "##[" in line]


@pytest.mark.parametrize("value", ["", "false"])
def test_elsewhere_nothing_is_annotated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", value)
    assert not [line for line in check(write(tmp_path, small(**BROKEN)), capsys) if line.startswith("::")]
