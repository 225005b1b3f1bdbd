"""Every query of the real bank's search finds its page: all that `make test` types a share of."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.bank.conftest import real
from tests.bank.test_search import pages_are_found
from tests.rules import Published
from tests.searching import queries

__all__ = ["real"]


def test_all_queries_find_their_pages(browser: Browser, real: Published) -> None:
    pages_are_found(browser, real, queries())
