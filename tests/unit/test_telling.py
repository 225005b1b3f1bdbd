"""How far long work has come: a line for each stage, or a bar on a terminal, and nothing of work that is not long."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.commands.cli import main
from generator.work import telling
from generator.work.cores import on_all_cores
from generator.work.telling import MANY, Done, stage, told_by
from tests.banks import copy_project, small, write


class Terminal(io.StringIO):
    """A terminal that keeps what it shows."""

    def isatty(self) -> bool:
        return True


class Told:
    """A teller that notes what it is told, and by which process."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int | None]] = []
        self.done: list[tuple[int, int]] = []

    @contextmanager
    def __call__(self, what: str, count: int | None) -> Iterator[Done]:
        self.stages.append((what, count))
        yield lambda number: self.done.append((os.getpid(), number))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project", write(tmp_path / "content", small()) / "questions")


@pytest.fixture
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "MANY", 3)


STAGES = [
    r"reading \d+ entries",
    r"making \d+ files",
    r"writing \d+ files",
    r"building \d+ pages",
    r"weighing \d+ pages",
    r"indexing what is searched",
]
"""All that may be told of a run, in order."""


@pytest.mark.usefixtures("_few_are_many")
def test_where_nobody_looks_on_each_long_stage_is_a_line(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["site", "--root", str(project)]) == 0
    told = capfd.readouterr().err.splitlines()
    assert len(told) == len(STAGES)
    assert all(map(re.fullmatch, STAGES, told))
    assert main(["site", "--root", str(project)]) == 0
    assert capfd.readouterr().err == ""


def test_a_small_bank_is_quiet(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["site", "--root", str(project)]) == 0
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("_few_are_many")
def test_on_a_terminal_each_long_stage_is_a_bar_that_counts(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    assert main(["site", "--root", str(project)]) == 0
    lines = [re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", "", line) for line in re.split(r"[\r\n]+", terminal.getvalue())]
    for said in STAGES:
        (count,) = {found[0] for line in lines if (found := re.search(said, line))}
        shown = [line.removeprefix(count) for line in lines if line.startswith(count)]
        pieces = re.findall(r"\d+", count)
        assert not pieces or f"{pieces[0]}/{pieces[0]}" in shown[-1], shown[-1]
    assert terminal.getvalue().count("\x1b[?25l") == terminal.getvalue().count("\x1b[?25h"), "the cursor is back"


def test_only_many_pieces_are_told_and_only_by_who_gave_them_out() -> None:
    told = Told()
    with told_by(told):
        assert list(on_all_cores(str, range(MANY - 1), said="a {}")) == list(map(str, range(MANY - 1)))
        assert told.stages == []
        assert list(on_all_cores(str, range(MANY), said="b {}")) == list(map(str, range(MANY)))
        assert list(on_all_cores(str, range(MANY)))
    assert told.stages == [(f"b {MANY}", MANY)]
    assert told.done == [(os.getpid(), number) for number in range(1, MANY + 1)]


def test_where_nobody_is_named_nobody_is_told() -> None:
    told = Told()
    with told_by(told):
        pass
    with stage("a {}", MANY) as done:
        assert done is None
    assert told.stages == []


def test_what_cannot_be_counted_is_said_without_a_number() -> None:
    told = Told()
    with told_by(told), stage("a", MANY):
        pass
    assert told.stages == [("a", None)]
