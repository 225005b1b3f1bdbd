"""What holds for inputs that are made up, tried with many, and with others each time; says how many."""

from __future__ import annotations

import pytest

from tests.fuzz.table import ODD_ONES, PROPERTIES
from tests.fuzz.trying import Property, tried


@pytest.mark.parametrize("one", PROPERTIES, ids=lambda one: one.name)
def test_it_holds_for_many_inputs(one: Property) -> None:
    found = tried(one, one.many, alike=False)
    many, accepted = f"{found.inputs:,} inputs", f"{found.accepted:,} accepted"
    print(f"{one.name}: {many} tried, {accepted}, {len(found.odd)} of them odd")
    assert found.inputs >= one.many
    assert len(found.odd) <= found.accepted / ODD_ONES, found.odd
