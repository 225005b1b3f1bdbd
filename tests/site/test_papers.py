"""Each study list as a PDF, made of the finished site."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.rules import Published
from tools.papers import PLACE, make


def test_each_list_is_made_once_and_named_where_it_was_made(browser: Browser, bread: Published, tmp_path: Path) -> None:
    site = Path(shutil.copytree(bread.folder, tmp_path / "site"))
    page = site / "downloads/index.html"
    assert PLACE.search(page.read_text(encoding="utf-8")), "before, there is no link"
    made = make(browser, site)
    assert {path.stem for path in made} == {study.slug for study in bread.site.collections}
    text = page.read_text(encoding="utf-8")
    for path in made:
        data = path.read_bytes()
        assert data.startswith(b"%PDF-")
        assert bread.url.encode() in data, "links lead to where the site is"
        (line,) = re.findall(rf'<a href="{path.name}" download>(.*?)</a> <span class="count">(\d+) p\., \d+ KB', text)
        assert int(line[1]) >= 1
        assert line[0] in {study.collection.title for study in bread.site.collections}
    with pytest.raises(SystemExit, match="make site builds it anew"):
        make(browser, site)


def test_two_runs_give_the_same_bytes(browser: Browser, bread: Published, tmp_path: Path) -> None:
    sites = [Path(shutil.copytree(bread.folder, tmp_path / name)) for name in ("one", "two")]
    for site in sites:
        for path in (site / "collections").iterdir():
            if path.is_dir() and path.name != "first-week":
                shutil.rmtree(path)
    (one,), (two,) = (make(browser, site) for site in sites)
    assert one.read_bytes() == two.read_bytes()
