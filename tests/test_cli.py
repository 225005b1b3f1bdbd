"""The commands: what they print, and their exit status."""

from pathlib import Path

import pytest

from generator.cli import main
from tests.banks import small, write


def test_check_is_fine_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small())
    assert main(["check", "--root", str(root)]) == 0
    assert capsys.readouterr().out == "3 questions, 2 terms, 1 study list: no problems\n"
    assert not (root / "docs").exists()


def test_build_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small())
    assert main(["build", "--root", str(root)]) == 0
    assert "docs/: 35 files written, 0 removed, 0 unchanged\n" in capsys.readouterr().out
    assert main(["build", "--root", str(root)]) == 0
    assert "docs/: 0 files written, 0 removed, 35 unchanged\n" in capsys.readouterr().out


def test_problems_end_with_1_and_are_all_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small(**{"questions/alpha/first.md": "---\ntitle: x\n---\n"}))
    assert main(["build", "--root", str(root)]) == 1
    printed = capsys.readouterr().err.splitlines()
    assert printed[-1] == f"{len(printed) - 1} problems; nothing was written"
    assert len(printed) > 5


def test_a_file_in_the_way_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small(**{"docs/index.md": "by hand"}))
    assert main(["build", "--root", str(root)]) == 1
    assert "docs/index.md:1: a file where a page is generated" in capsys.readouterr().err
    assert (root / "docs/index.md").read_text() == "by hand"


@pytest.mark.parametrize("arguments", [[], ["no-such-command"], ["check", "--no-such-option"]])
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_a_folder_without_questions_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(tmp_path)]) == 2
    assert "no folder questions/" in capsys.readouterr().err


def test_new_starts_a_file_that_the_checker_leads_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small())
    title = 'What is a "model: server", and why?'
    assert main(["new", "alpha", title, "--root", str(root)]) == 0
    path = root / "questions/alpha/model-server.md"
    assert "questions/alpha/model-server.md is ready" in capsys.readouterr().out
    assert main(["check", "--root", str(root)]) == 1
    printed = capsys.readouterr().err
    for field in ("level", "tags", "summary", "key_points", "no answer"):
        assert field in printed
    assert "model-server.md:2:" not in printed
    before = path.read_text()
    assert main(["new", "alpha", title, "--root", str(root)]) == 2
    assert path.read_text() == before


@pytest.mark.parametrize(
    ("topic", "title", "said"),
    [
        ("alhpa", "What is it?", 'did you mean "alpha"?'),
        ("alpha", "???", "no words to make an address of"),
        ("alpha", "First", "taken by questions/alpha/first.md"),
    ],
)
def test_new_refuses_what_cannot_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], topic: str, title: str, said: str
) -> None:
    root = write(tmp_path, small())
    before = sorted(root.rglob("*"))
    assert main(["new", topic, title, "--root", str(root)]) == 2
    assert said in capsys.readouterr().err
    assert sorted(root.rglob("*")) == before
