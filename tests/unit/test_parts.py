"""MkDocs over parts of docs/: which pages stand in which part, and what a part needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.commands.cli import main
from generator.publish import parts
from generator.publish.parts import SIZE, WORTH, Part, built, divided, html, html_of
from tests.banks import GOLDEN, ROOT, copy_project, write


@pytest.mark.parametrize(
    ("page", "html"),
    [
        ("index.md", "index.html"),
        ("about.md", "about/index.html"),
        ("questions/index.md", "questions/index.html"),
        ("questions/one.md", "questions/one/index.html"),
        ("a/README.md", "a/index.html"),
    ],
)
def test_a_page_stands_where_mkdocs_puts_it(page: str, html: str) -> None:
    assert html_of(page) == html


def test_pages_are_divided_among_the_cores_and_into_parts_of_some_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    for count, number in ((0, 1), (1, 1), (2 * WORTH - 1, 1), (2 * WORTH, 2), (2 * SIZE, 2), (2 * SIZE + 1, 4)):
        pages = [f"{page}.md" for page in range(count)]
        found = list(divided(pages, {}))
        assert len(found) == number
        assert sorted(page for part in found for page in part) == sorted(pages)
        assert max(map(len, found)) <= SIZE


def test_pages_that_link_to_others_stand_in_one_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    pages = [*(f"{page}.md" for page in range(2 * WORTH)), "b.md", "a.md"]
    first, second = divided(pages, {"a.md": {"1.md"}, "b.md": ()})
    assert first[:2] == ["b.md", "a.md"]
    assert not {"a.md", "b.md"} & {*second}


PAGE = '---\ntemplate: "main.html"\n---\n\n<p>A page</p>\n'


def project(folder: Path, **pages: str) -> Path:
    settings = "site_name: A bank\ntheme: mkdocs\nplugins: []\nnav:\n  - Home: index.md\n  - Other: other.md\n"
    return write(folder, {"mkdocs.yml": settings, **{f"docs/{name}.md": text for name, text in pages.items()}})


def test_a_part_is_built_as_all_of_it_would_be(tmp_path: Path) -> None:
    root = project(
        tmp_path / "project", index="# Home\n", other="# Other\n", one="# One\n\n[Other](other.md)\n", two=PAGE
    )
    whole = Part(tmp_path / "whole", ("index.md", "other.md", "one.md", "two.md"))
    part = Part(tmp_path / "part", ("one.md",), {"other.md"})
    assert built(root, [whole, part]) == ""
    assert html(root, part, "one.md") == html(root, whole, "one.md")
    assert not (part.site / "two").exists()
    assert set(part.of_theme()) == set(whole.of_theme())
    assert "404.html" in set(part.of_theme())


def test_a_warning_is_as_bad_as_an_error(tmp_path: Path) -> None:
    root = project(tmp_path / "project", index="# Home\n", other="[Nowhere](nowhere.md)\n")
    said = built(root, [Part(tmp_path / "part", ("index.md", "other.md"))])
    assert "WARNING - Doc file 'other.md' contains a link 'nowhere.md'" in said
    assert "strict mode" in said
    assert str(tmp_path) not in said


def test_a_part_has_settings_of_its_own(tmp_path: Path) -> None:
    root = project(tmp_path / "project", index="# Home\n", other="# Other\n")
    part = Part(tmp_path / "part", ("index.md",), own={"site_name": "Another"})
    assert built(root, [part]) == ""
    assert "Another" in html(root, part, "index.md").decode()


def test_the_environment_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    monkeypatch.delenv("NO_MKDOCS_2_WARNING", raising=False)
    root = project(tmp_path / "project", index="# Home\n", other="# Other\n")
    before = dict(os.environ)
    built(root, [Part(tmp_path / "part", ("index.md",))])
    assert dict(os.environ) == before
    assert root != ROOT
    assert parts.SETTLED["SOURCE_DATE_EPOCH"] == "0"


def lines(page: Path) -> list[str]:
    """What a page says, line by line; Python-Markdown may put empty lines between blocks."""
    return [line for line in page.read_text(encoding="utf-8").split("\n") if line.strip()]


def test_pages_are_those_of_a_build_by_mkdocs_alone(tmp_path: Path) -> None:
    """Whoever runs `mkdocs build` over docs/ gets the same pages."""
    root = copy_project(tmp_path / "project", GOLDEN / "content" / "questions")
    shutil.copytree(GOLDEN / "content/docs", root / "docs", dirs_exist_ok=True)
    assert main(["site", "--root", str(root)]) == 0
    other = tmp_path / "other"
    run = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(other)]
    subprocess.run(run, cwd=root, check=True, capture_output=True, env={**os.environ, **parts.SETTLED})
    pages = sorted(path.relative_to(other) for path in other.rglob("*.html"))
    assert pages == sorted(path.relative_to(root / "site") for path in (root / "site").rglob("*.html"))
    assert [str(page) for page in pages if lines(root / "site" / page) != lines(other / page)] == []


def test_a_page_without_one_place_for_its_content_is_a_mistake(tmp_path: Path) -> None:
    root = project(tmp_path / "project", index="# Home\n", other="# Other\n", one=PAGE)
    part = Part(tmp_path / "part", ("one.md",), framed=["one.md"])
    assert built(root, [part]) == ""
    assert b"<p>A page</p>" in html(root, part, "one.md")
    place = part.site / "one/index.html"
    place.write_text(place.read_text() + parts.MARK)
    with pytest.raises(ValueError, match=r"one\.md: 2 places for its content"):
        html(root, part, "one.md")
