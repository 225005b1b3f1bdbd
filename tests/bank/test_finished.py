"""The real bank's site in the eyes of checkers that were not written here."""

from __future__ import annotations

from tests.finished import invalid, lost
from tests.rules import Published


def test_every_address_leads_somewhere(real: Published) -> None:
    assert lost(real.folder, real.url) == []


def test_html_is_valid(real: Published) -> None:
    wrong, _ = invalid(real.folder)
    assert wrong == []
