"""A bank that has just begun is published too: without terms, without study lists, without a question."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.banks import small, write
from tests.projects import project
from tests.publishing import publish

KEPT = {
    "no terms and no study lists": ("questions/alpha", "questions/beta"),
    "nothing but topics and tags": (),
}


@pytest.mark.parametrize("kept", KEPT)
def test_a_bank_that_has_just_begun_is_published(tmp_path: Path, kept: str) -> None:
    first = ("questions/topics.yml", "questions/tags.yml", *KEPT[kept])
    bank = write(tmp_path / "bank", {path: text for path, text in small().items() if path.startswith(first)})
    root = project(tmp_path / "project", bank / "questions")
    site = publish(root)
    pages = ("", "questions", "collections", "glossary", "tags", "api")
    assert [page for page in pages if not (site / page / "index.html").is_file()] == []
    shutil.rmtree(tmp_path / "project")
