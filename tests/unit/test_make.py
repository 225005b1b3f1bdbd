"""What is named on make's command line reaches the program as it was typed: neither make nor a shell runs any of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.content.files import load
from tests.banks import ROOT, small, write

PROGRAM = """#!{python}
import json, os, sys
with open("called.json", "w") as file:
    json.dump(sys.argv[1:], file)
"""

TEXTS = {
    "backquotes": "What does `touch ran` do?",
    "a command": "What does $(touch ran) do?",
    "a function of make": "What does $(shell touch ran) do?",
    "another one": "${shell touch ran}",
    "a variable of make": "What is $@, and $(MAKE)?",
    "a price": "Is $5 or $$5 much? $HOME",
    "quotes": "What is a \"quote\", or an 'other'?",
    "an end": '"; touch ran; echo "',
    "another end": "'; touch ran; echo '",
    "signs": "a && touch ran | b > ran; c & d # e \\ ! * ? ~ { }",
    "a hyphen": "-x, or --help, or --root=/?",
    "only an option": "--help",
    "a backslash at the end": "C:\\",
    "line breaks": "one\ntouch ran\n\ttwo",
    "a backslash before a line break": "one\\\ntwo",
    "a rule": "a: b = c := d",
    "a carriage return": "a\rb",
    "an escape": "a\x1b[31mb",
    "letters of all kinds": "Ünïcode, 日本語, 🎉",
    "not UTF-8": "a\udcffb",
}

NEW = ["-m", "generator", "new"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the Makefile, in which everything is installed but the program, which notes what it was given."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).touch()
    program = tmp_path / ".venv/bin/python"
    program.parent.mkdir(parents=True)
    program.write_text(PROGRAM.format(python=sys.executable))
    program.chmod(0o755)
    (tmp_path / ".venv/.site-ready").touch()
    return tmp_path


def run(project: Path, target: str, *variables: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [os.fsencode(one) for one in ("make", "--no-print-directory", target, *variables)]
    own = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(command, cwd=project, env=own | environment, capture_output=True, check=False)


def called(project: Path) -> list[str]:
    found: list[str] = json.loads((project / "called.json").read_text())
    return found


def ran(project: Path) -> bool:
    return any(path.name.startswith("ran") for path in project.rglob("*"))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_is_named_arrives_as_it_was_typed(project: Path, text: str) -> None:
    variables = [f"{name}={text}" for name in ("TOPIC", "TITLE", "LEVEL", "KIND", "ANYWAY")]
    assert run(project, "new", *variables).returncode == 0
    assert called(project) == [*NEW, f"--level={text}", f"--kind={text}", f"--anyway={text}", "--", text, text]
    assert run(project, "live", f"URL={text}", f"FIRST={text}").returncode == 0
    assert called(project) == ["-m", "generator", "live", f"--first={text}", "--", text]
    assert run(project, "serve", f"ADDRESS={text}").returncode == 0
    assert called(project) == ["-m", "generator", "serve", f"--address={text}"]
    assert run(project, "import", f"FILES={text}", f"TOPIC={text}").returncode == 0
    assert called(project) == ["-m", "generator", "import", f"--listed={text}", f"--topic={text}"]
    assert not ran(project)


@pytest.mark.parametrize("text", ["$(shell touch ran) `touch ran` $5", '"; touch ran; "'])
def test_so_does_what_the_environment_names(project: Path, text: str) -> None:
    assert run(project, "new", TITLE=text, TOPIC=text).returncode == 0
    assert called(project) == [*NEW, "--level=", "--kind=", "--anyway=no", "--", text, text]
    assert not ran(project)


def test_what_is_not_named_is_asked_for_or_has_its_default(project: Path) -> None:
    assert run(project, "new").returncode == 0
    assert called(project) == [*NEW, "--level=", "--kind=", "--anyway=no", "--", "", ""]
    assert run(project, "live").returncode == 0
    assert called(project) == ["-m", "generator", "live", "--first=no", "--", ""]
    assert run(project, "serve").returncode == 0
    assert called(project) == ["-m", "generator", "serve", "--address=127.0.0.1:8000"]


@pytest.mark.parametrize("text", [text for name, text in TEXTS.items() if "break" not in name and "UTF" not in name])
def test_a_python_is_one_program(project: Path, text: str) -> None:
    shutil.rmtree(project / ".venv")
    assert run(project, ".venv/bin/python", f"PYTHON={text}").returncode == 2
    assert not ran(project)


def test_the_python_that_is_named_makes_the_folder_of_packages(project: Path) -> None:
    shutil.rmtree(project / ".venv")
    python = project / "a python"
    python.write_text(PROGRAM.format(python=sys.executable))
    python.chmod(0o755)
    assert run(project, ".venv/bin/python", f"PYTHON={python}").returncode == 0
    assert called(project) == ["-m", "venv", ".venv"]


# All the way: from the command line of make into a file


TITLES = {
    "backquotes": "What does `touch ran` do?",
    "dollars": "Is $5 more than $(touch ran), ${HOME} or $$?",
    "a function of make": "What is $(shell touch ran) to make?",
    "quotes": "What is a \"quote\", and what is an 'other' one?",
    "percent and number signs": "Is 100 % of # one hundred, or %d?",
    "backslashes": "What is C:\\new\\ to \\\\server?",
    "yaml": "What is a: b, - c, [d], {e: f}, &g, *h, !i, |j and >k?",
    "letters of all kinds": "Ünïcode 🎉 and 日本語: what are they?",
}


@pytest.fixture
def whole(project: Path) -> Path:
    """The folder, whose program is the generator itself, with a small bank."""
    program = project / ".venv/bin/python"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" "$@"\n')
    return write(project, small())


def titles(project: Path) -> dict[str, str]:
    return {question.place.path: question.title for question in load(project).bank.questions}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_stands_in_the_file_as_it_was_typed(whole: Path, title: str) -> None:
    before = titles(whole)
    done = run(whole, "new", "TOPIC=alpha", f"TITLE={title}", "LEVEL=hard", "KIND=coding")
    assert (done.returncode, done.stderr) == (0, b"")
    (path,) = titles(whole).keys() - before.keys()
    assert titles(whole)[path] == title
    assert "\nlevel: hard\n" in (whole / path).read_text(encoding="utf-8")
    assert "\nkind: coding\n" in (whole / path).read_text(encoding="utf-8")
    assert not ran(whole)


def test_a_title_of_two_lines_is_refused(whole: Path) -> None:
    before = titles(whole)
    done = run(whole, "new", "TOPIC=alpha", "TITLE=What is\ntouch ran?")
    assert done.returncode == 2
    assert b'"What is touch ran?" holds a line break; write it on one line; nothing was written' in done.stderr
    assert titles(whole) == before
    assert not ran(whole)
