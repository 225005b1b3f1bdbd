"""Every query, typed into the dialog, finds what `make test` looks up without it."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.bank.conftest import real
from tests.publishing import served
from tests.rules import Published
from tests.searching import HELD_OUT, PARAPHRASED, answers, looked_up, nothings, queries

__all__ = ["real"]


def test_what_is_typed_finds_what_is_looked_up(browser: Browser, real: Published) -> None:
    asked = [*queries(), *queries(HELD_OUT), *queries(PARAPHRASED), *nothings()]
    with served(real.folder) as address:
        typed, _ = answers(browser, address, asked)
        found = looked_up(browser, address, asked)
    assert [answer.found for answer in typed] == [answer.found for answer in found]
