"""What holds for inputs that are made up, tried with few: the same ones each time. See tests/soak for many."""

from __future__ import annotations

import pytest

from tests.fuzz.table import ODD_ONES, PROPERTIES
from tests.fuzz.trying import Property, tried


@pytest.mark.parametrize("one", PROPERTIES, ids=lambda one: one.name)
def test_it_holds_for_every_input(one: Property) -> None:
    found = tried(one, one.few, alike=True)
    assert found.inputs >= one.few
    assert found.accepted > found.inputs / 20, "more is looked at than messages"
    assert len(found.odd) <= found.accepted / ODD_ONES, found.odd
