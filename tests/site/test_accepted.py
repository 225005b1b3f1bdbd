"""What is odd and right is published without a warning, and does nothing in a browser but to be read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page

from tests.banks import copy_project, small
from tests.browsing import BLOCKED
from tests.corpus.accepted import BARE, END, TITLES, pages
from tests.corpus.case import Case, File, lay
from tests.projects import once
from tests.publishing import publish, served


def _published(place: Path, files: dict[str, File]) -> None:
    lay(Case("odd", files, without=tuple(small().keys() - files.keys())), place / "content")
    copy_project(place, place / "content" / "questions")
    shutil.copytree(place / "content" / "docs", place / "docs", dirs_exist_ok=True)
    publish(place)


@pytest.fixture(scope="module")
def odd(shared: Path) -> Path:
    """The site of everything odd."""
    return once(shared / "odd", lambda place: _published(place, {**small(), **pages()})) / "site"


def test_what_is_odd_does_nothing_in_a_browser(odd: Path, page: Page) -> None:
    happened: list[str] = []

    def asked(dialog: Dialog) -> None:
        happened.append(dialog.message)
        dialog.dismiss()

    page.on("console", lambda message: happened.append(message.text) if message.text != BLOCKED else None)
    page.on("dialog", asked)
    page.on("request", lambda request: happened.append(request.url))
    with served(odd) as address:
        for title in TITLES:
            page.goto(f"{address}questions/{title.slug}/#answer")
            assert page.locator("h1").inner_text() == title.seen["title"]
            assert page.title().startswith(title.seen["title"])
            assert page.get_by_text(END).is_visible()
    assert [what for what in happened if not what.startswith(address)] == []


def test_the_smallest_bank_is_published(tmp_path: Path) -> None:
    _published(tmp_path / "bare", {**BARE, "docs/assets/more.txt": "x"})
    assert "What is the only thing?" in (tmp_path / "bare/site/questions/only/index.html").read_text(encoding="utf-8")
