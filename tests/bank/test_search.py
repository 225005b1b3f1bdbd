"""What people type finds the page that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.publishing import served
from tests.rules import Published
from tests.searching import HELD_OUT, PARAPHRASED, QUERIES, Query, looked_up, nothings, queries, recall

SETS = {QUERIES: (0.92, 0.97), HELD_OUT: (0.92, 0.97), PARAPHRASED: (0.82, 0.88)}
"""Of each set of queries, how many find their page first, and among the first three, at least."""


SHARE = 3
"""Of so many queries that others wrote one is looked up here; `make soak` looks up all of them."""


def asked(real: Published, path: Path) -> list[Query]:
    """What is asked of the bank that these queries are about; of any other bank nothing is."""
    found = list(queries(path))
    return found if any(page in real.own_pages for _, pages in found for page in pages) else []


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_every_query_has_pages_that_answer_it(real: Published, path: Path) -> None:
    assert [page for _, pages in asked(real, path) for page in pages if page not in real.own_pages] == []


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_the_queries_find_their_pages(browser: Browser, real: Published, path: Path) -> None:
    pages_are_found(browser, real, path, asked(real, path)[:: 1 if path is QUERIES else SHARE])


def pages_are_found(browser: Browser, real: Published, path: Path, queries: Sequence[Query]) -> None:
    """As many of the queries find their page as of all queries of that set at least do."""
    with served(real.folder) as address:
        ranks = [answer.rank for answer in looked_up(browser, address, queries)]
    first, third = SETS[path]
    assert not ranks or (recall(ranks, 1) >= first, recall(ranks, 3) >= third) == (True, True)


def test_nothing_is_found_where_nothing_is(browser: Browser, real: Published) -> None:
    """Where words that tell little stand together by chance a few results may come."""
    if not asked(real, QUERIES):
        return
    with served(real.folder) as address:
        found = looked_up(browser, address, nothings())
    assert sum(bool(answer.found) for answer in found) / len(found) <= 0.15
