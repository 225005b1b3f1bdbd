"""Every kind of page, as rendered from a small bank, against the pages accepted before: `make golden` accepts anew."""

import shutil
from difflib import unified_diff
from pathlib import Path

import pytest

from generator.build import build
from generator.output import LEDGER
from tests.banks import GOLDEN

PICTURES = "cards.txt"
"""The names of the share cards: they hash what a card shows, while its bytes differ with the version of zlib."""


def pages(folder: Path) -> dict[str, list[str]]:
    """The generated texts below a folder, and a list of the pictures."""
    texts = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8").splitlines(keepends=True)
        for ending in ("*.md", "*.json", PICTURES)
        for path in folder.rglob(ending)
    }
    return texts if PICTURES in texts else texts | {PICTURES: [f"{name}\n" for name in pictures(folder)]}


def pictures(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob("cards/*.png"))


def test_pages_are_as_accepted(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    project = Path(shutil.copytree(GOLDEN / "content", tmp_path / "project"))
    outcome = build(project)
    assert outcome.problems == ()
    docs = project / "docs"
    generated = set(pages(docs)) - {PICTURES} | set(pictures(docs))
    assert set((docs / LEDGER).read_text().split()) == generated
    expected = GOLDEN / "pages"
    if request.config.getoption("--refresh"):
        shutil.rmtree(expected, ignore_errors=True)
        shutil.copytree(docs, expected, ignore=shutil.ignore_patterns("assets", "cards", LEDGER))
        (expected / PICTURES).write_text("".join(pages(docs)[PICTURES]))
    accepted, rendered = pages(expected), pages(docs)
    diff = [
        line
        for path in sorted(accepted.keys() | rendered.keys())
        for line in unified_diff(accepted.get(path, []), rendered.get(path, []), f"accepted/{path}", f"rendered/{path}")
    ]
    assert not diff, "make golden accepts these pages:\n" + "".join(diff)
