"""The site of a grown bank in the eyes of a checker that was not written here; the real one's is met in `make test`."""

from __future__ import annotations

from tests.finished import lost
from tests.rules import Published
from tests.site.conftest import grown

__all__ = ["grown"]


def test_every_address_of_a_grown_bank_leads_somewhere(grown: Published) -> None:
    assert lost(grown.folder, grown.url) == []
