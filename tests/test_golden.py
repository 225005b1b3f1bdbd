"""Every kind of page, as rendered from a small bank, against the pages accepted before: `make golden` accepts anew."""

import shutil
from difflib import unified_diff
from pathlib import Path

import pytest

from generator.build import build
from generator.output import LEDGER
from tests.banks import GOLDEN


def pages(folder: Path) -> dict[str, list[str]]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8").splitlines(keepends=True)
        for path in sorted(folder.rglob("*.md"))
    }


def test_pages_are_as_accepted(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    project = Path(shutil.copytree(GOLDEN / "content", tmp_path / "project"))
    outcome = build(project)
    assert outcome.problems == ()
    assert set((project / "docs" / LEDGER).read_text().split()) == set(pages(project / "docs"))
    expected = GOLDEN / "pages"
    if request.config.getoption("--refresh"):
        shutil.rmtree(expected, ignore_errors=True)
        shutil.copytree(project / "docs", expected, ignore=shutil.ignore_patterns("assets", LEDGER))
    accepted, rendered = pages(expected), pages(project / "docs")
    diff = [
        line
        for path in sorted(accepted.keys() | rendered.keys())
        for line in unified_diff(accepted.get(path, []), rendered.get(path, []), f"accepted/{path}", f"rendered/{path}")
    ]
    assert not diff, "make golden accepts these pages:\n" + "".join(diff)
