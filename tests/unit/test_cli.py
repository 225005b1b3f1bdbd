"""The commands: what they print, and their exit status."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.commands.build import checked
from generator.commands.cli import main
from generator.outputs.table import outputs
from tests.banks import GOLDEN, ROOT, small, write


def test_check_is_fine_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small())
    assert main(["check", "--root", str(root)]) == 0
    assert capsys.readouterr().out == "3 questions, 2 terms, 1 study list: no problems\n"
    assert not (root / "docs").exists()


def test_build_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small())
    count = len(outputs(checked(root).site()))
    assert main(["build", "--root", str(root)]) == 0
    assert f"docs/: {count} files written, 0 removed, 0 unchanged\n" in capsys.readouterr().out
    assert main(["build", "--root", str(root)]) == 0
    assert f"docs/: 0 files written, 0 removed, {count} unchanged\n" in capsys.readouterr().out


def test_clean_says_what_it_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small())
    main(["build", "--root", str(root)])
    written = re.search(r"(\d+ files) written", capsys.readouterr().out)
    assert written
    assert main(["clean", "--root", str(root)]) == 0
    assert capsys.readouterr().out == f"docs/: {written[1]} removed\n"


def test_the_same_bank_gives_the_same_bytes(tmp_path: Path) -> None:
    """Wherever it stands, whoever builds it, and in whatever order sets come."""
    made = []
    for seed, zone, language in (("1", "UTC", "C"), ("2", "Asia/Tokyo", "de_DE.UTF-8")):
        root = Path(shutil.copytree(GOLDEN / "content", tmp_path / seed / "project"))
        command = [sys.executable, "-m", "generator", "build", "--root", str(root)]
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, cwd=tmp_path / seed, env=environment, check=True, capture_output=True)
        docs = root / "docs"
        made.append({path.relative_to(docs): path.read_bytes() for path in docs.rglob("*") if path.is_file()})
    assert made[0] == made[1]


def test_problems_end_with_1_and_are_all_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = "---\ntitle: x\nlevel: no\ntags: [no]\nadded: no\nreviewed: no\nrelated: [no]\n---\n"
    root = write(tmp_path, small(**{"questions/alpha/first.md": broken}))
    for command in ("build", "check", "stats"):
        assert main([command, "--root", str(root)]) == 1
        printed = capsys.readouterr()
        lines = printed.err.splitlines()
        assert printed.out == ""
        assert lines[-1] == f"{len(lines) - 1} problems; nothing was written"
        assert len(lines) > 5
        assert all(re.match(r"questions/alpha/first\.md:\d+: ", line) for line in lines[:-1])
    assert not (root / "docs").exists()


def test_a_file_in_the_way_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small(**{"docs/index.md": "by hand"}))
    assert main(["build", "--root", str(root)]) == 1
    assert "docs/index.md:1: a file where pages are generated" in capsys.readouterr().err
    assert (root / "docs/index.md").read_text() == "by hand"


@pytest.mark.parametrize("arguments", [[], ["no-such-command"], ["check", "--no-such-option"], ["live"]])
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [["check"], ["build"], ["stats"], ["clean"], ["new"], ["live", "http://x"], ["serve"]]
)
def test_a_folder_without_questions_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main([*command, "--root", str(tmp_path)]) == 2
    assert "no folder questions/" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_stats_are_a_report_and_no_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small())
    assert main(["stats", "--root", str(root)]) == 0
    assert "attention: " in capsys.readouterr().out
    assert not (root / "docs").exists()
