"""Every query, typed into the dialog, finds what `make test` looks up without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.bank.conftest import real
from tests.bank.test_search import SETS, asked, pages_are_found
from tests.publishing import served
from tests.rules import Published
from tests.searching import HELD_OUT, PARAPHRASED, answers, looked_up, nothings, queries

__all__ = ["real"]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_all_queries_find_their_pages(browser: Browser, real: Published, path: Path) -> None:
    pages_are_found(browser, real, path, asked(real, path))


def test_what_is_typed_finds_what_is_looked_up(browser: Browser, real: Published) -> None:
    every = [*queries(), *queries(HELD_OUT), *queries(PARAPHRASED), *nothings()]
    with served(real.folder) as address:
        typed, _ = answers(browser, address, every)
        found = looked_up(browser, address, every)
    assert [answer.found for answer in typed] == [answer.found for answer in found]
