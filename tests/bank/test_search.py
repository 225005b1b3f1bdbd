"""What people type finds the page that answers it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser

from tests.publishing import served
from tests.rules import Published
from tests.searching import Query, answers, queries, recall


def test_every_query_has_pages_that_answer_it(real: Published) -> None:
    asked = [page for _, pages in queries() for page in pages]
    assert asked
    assert [page for page in asked if page not in real.own_pages] == []


NOTHING = Path(__file__).parent / "search_nothing.txt"
"""What the bank has nothing about."""

SHARE = 2
"""Of so many queries one is typed here; `make soak` types all of them."""


def pages_are_found(browser: Browser, real: Published, asked: Iterable[Query]) -> None:
    """A query's page is among the first three results, and mostly the first."""
    with served(real.folder) as address:
        found, _ = answers(browser, address, asked)
    ranks = [answer.rank for answer in found]
    assert ranks
    assert recall(ranks, 3) >= 0.95
    assert recall(ranks, 1) >= 0.85


def test_mostly_nothing_is_found_where_nothing_is(browser: Browser, real: Published) -> None:
    """Where a word that tells little is found alone, a few results may still come."""
    lines = NOTHING.read_text(encoding="utf-8").splitlines()
    asked = [(line, frozenset[str]()) for line in lines if line and not line.startswith("#")][::SHARE]
    with served(real.folder) as address:
        found, _ = answers(browser, address, asked)
    assert asked
    assert sum(bool(answer.found) for answer in found) / len(asked) <= 0.5


def test_the_queries_find_their_pages(browser: Browser, real: Published) -> None:
    pages_are_found(browser, real, list(queries())[::SHARE])
