"""What people type finds the page that answers it."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.publishing import served
from tests.rules import Published
from tests.searching import answers, queries, recall


def test_every_query_has_pages_that_answer_it(real: Published) -> None:
    asked = [page for _, pages in queries() for page in pages]
    assert asked
    assert [page for page in asked if page not in real.own_pages] == []


def test_the_queries_find_their_pages(browser: Browser, real: Published) -> None:
    with served(real.folder) as address:
        found, _ = answers(browser, address, queries())
    ranks = [answer.rank for answer in found]
    assert len(found) >= 80
    assert recall(ranks, 3) >= 0.95
    assert recall(ranks, 1) >= 0.85
