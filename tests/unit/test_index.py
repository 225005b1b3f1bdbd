"""The search's index: made of what is searched, and made anew when that changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.commands.build import build
from generator.publish.index import FOLDER, command, elements, searched, tidy
from generator.work.store import Store
from generator.work.version import digest
from tests.banks import question, small, write

LINK = '<div data-pagefind-body><a class="z">w</a></div>'
BODY = '<div data-pagefind-body>\n<div class="a">in it</div>\n<p>more</p>\n</div>'


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<div>no</div>", []),
        (f"<nav><div>x</div></nav>{BODY}<div>after</div>", [BODY]),
        (f"{BODY}<p>between</p>{BODY}", [BODY, BODY]),
        ('<div data-pagefind-body><a href="../x/" title="y" class="z">w</a></div>', [LINK]),
        (f"<div><div>{BODY}</div></div>", [BODY]),
    ],
)
def test_elements_are_found_whole(html: str, found: list[str]) -> None:
    assert list(elements(html)) == found


def told(root: Path, store: Store) -> str:
    assert build(root).problems == ()
    pages = {
        path.relative_to(root / "docs").as_posix(): digest([path.read_bytes()])
        for path in (root / "docs").rglob("*.md")
    }
    found = searched(root, pages, store)
    assert found == searched(root, pages, Store()), "it is remembered as it is"
    return found


def test_what_is_searched_changes_with_words_and_not_with_what_stands_around_them(tmp_path: Path) -> None:
    root = write(tmp_path, small())
    store = Store(root)
    first = told(root, store)
    write(root, {"questions/alpha/first.md": question("What is the first thing?", extra="related: [third]\n")})
    assert told(root, store) == first
    write(root, {"questions/alpha/first.md": question("What is the first thing?", body="Other words [@standard].")})
    second = told(root, store)
    assert second != first
    (root / "questions/collections/all.yml").unlink()
    (root / "questions/beta/third.md").unlink()
    assert told(root, store) not in (first, second)


def test_nothing_is_searched_where_there_is_no_entry(tmp_path: Path) -> None:
    assert searched(tmp_path, {"index.md": "x"}, Store()) == ""


def test_what_an_earlier_index_left_is_taken_away(tmp_path: Path) -> None:
    """So that it is the same as one that was made from nothing."""

    def tree(root: Path) -> dict[str, bytes]:
        folder = root / "site" / FOLDER
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def index(root: Path) -> None:
        assert build(root).problems == ()
        run = [sys.executable, "-m", *command(root / "site", "en")]
        subprocess.run(run, cwd=root, check=True, capture_output=True)
        tidy(root / "site" / FOLDER)

    edited = {"questions/alpha/first.md": question("What is edited?", body="Quite other words [@standard].")}
    root, other = write(tmp_path / "a", small()), write(tmp_path / "b", small(**edited))
    index(root)
    before = tree(root)
    write(root, edited)
    index(root)
    index(other)
    assert tree(root) == tree(other) != before
