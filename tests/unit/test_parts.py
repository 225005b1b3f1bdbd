"""MkDocs over parts of docs/: which pages stand in which part, and what a part needs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.publish import parts
from generator.publish.parts import SIZE, WORTH, built, divided, html_of, laid
from tests.banks import ROOT, write


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
    whole = laid(root, tmp_path / "whole", ["index.md", "other.md", "one.md", "two.md"], (), {})
    part = laid(root, tmp_path / "part", ["one.md"], {"other.md"}, {})
    assert built([whole, part]) == ""
    assert part.html("one.md").read_bytes() == whole.html("one.md").read_bytes()
    assert not (part.site / "two").exists()
    assert set(part.own()) == set(whole.own())
    assert "404.html" in set(part.own())


def test_a_warning_is_as_bad_as_an_error(tmp_path: Path) -> None:
    root = project(tmp_path / "project", index="# Home\n", other="[Nowhere](nowhere.md)\n")
    said = built([laid(root, tmp_path / "part", ["index.md", "other.md"], (), {})])
    assert "WARNING - Doc file 'other.md' contains a link 'nowhere.md'" in said
    assert "strict mode" in said
    assert str(tmp_path) not in said


def test_a_part_has_settings_of_its_own(tmp_path: Path) -> None:
    root = project(tmp_path / "project", index="# Home\n", other="# Other\n")
    part = laid(root, tmp_path / "part", ["index.md"], (), {"site_name": "Another"})
    assert built([part]) == ""
    assert "Another" in part.html("index.md").read_text()


def test_the_environment_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    monkeypatch.delenv("NO_MKDOCS_2_WARNING", raising=False)
    root = project(tmp_path / "project", index="# Home\n", other="# Other\n")
    before = dict(os.environ)
    built([laid(root, tmp_path / "part", ["index.md"], (), {})])
    assert dict(os.environ) == before
    assert root != ROOT
    assert parts.SETTLED["SOURCE_DATE_EPOCH"] == "0"
