"""Pure scripts are tested in a browser, as they stand in the repository."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.banks import ROOT
from tests.browsing import opened
from tests.publishing import served


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(ROOT) as address:
        yield address


@pytest.fixture
def blank(browser: Browser, address: str) -> Iterator[Page]:
    """An empty page at the repository's root."""
    with opened(browser) as page:
        page.route(
            address, lambda route: route.fulfill(content_type="text/html", body="<!doctype html><title></title>")
        )
        page.goto(address)
        yield page
