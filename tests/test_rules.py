"""One bank in which everything is wrong, against the full list of messages."""

import ast
from pathlib import Path

import pytest

from generator.build import build, checked
from tests.banks import ROOT, small, write

AWFUL = ROOT / "tests" / "awful"
EXPECTED = (AWFUL / "expected.txt").read_text(encoding="utf-8").splitlines()[:-1]
NEEDED = "; this file is needed"
"""Said of a file that is not there, which no file can show: tested below."""


def test_everything_wrong_is_reported_at_once_in_order() -> None:
    assert [str(problem) for problem in checked(AWFUL).problems] == EXPECTED


def _messages() -> list[str]:
    """The longest constant part of every message that the rules can give."""
    found = set()
    for name in ("frontmatter", "prose", "entry", "load", "checks"):
        tree = ast.parse((ROOT / "generator" / f"{name}.py").read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
                text = max((part for part in parts if isinstance(part, str)), key=len, default="")
                if len(text) > 15:
                    found.add(text)
    return sorted(found)


@pytest.mark.parametrize("message", _messages())
def test_every_message_stands_in_the_list(message: str) -> None:
    assert any(message in line for line in [*EXPECTED, NEEDED])


def test_a_problem_writes_nothing(tmp_path: Path) -> None:
    root = write(tmp_path, small())
    build(root)
    before = {path: path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()}
    write(root, {"questions/alpha/fourth.md": "---\ntitle: Nothing else\n---\n"})
    outcome = build(root)
    assert len(outcome.problems) == 8
    assert outcome.report is None
    assert {path: path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()} == before


def test_a_missing_file_of_topics_is_named(tmp_path: Path) -> None:
    files = small()
    del files["questions/topics.yml"]
    problems = checked(write(tmp_path, files)).problems
    assert f"questions/topics.yml:1: cannot be read: No such file or directory{NEEDED}" in map(str, problems)
