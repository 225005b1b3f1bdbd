"""No page of the real site prints anything to a browser's console: all that `make test` opens a share of."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.bank.conftest import real
from tests.bank.test_console import addresses, nothing_is_printed
from tests.rules import Published

__all__ = ["real"]


def test_no_page_at_all_prints_anything(browser: Browser, real: Published) -> None:
    nothing_is_printed(browser, real, addresses(real))
