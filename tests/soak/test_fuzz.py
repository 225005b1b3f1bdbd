"""What holds for inputs that are made up, tried with many, and with others each time; says how many."""

from __future__ import annotations

import pytest

from tests.fuzz.table import PROPERTIES
from tests.fuzz.trying import Property, tried


@pytest.mark.parametrize("one", PROPERTIES, ids=lambda one: one.name)
def test_it_holds_for_many_inputs(one: Property) -> None:
    found = tried(one, one.many, alike=False)
    print(f"{one.name}: {found.inputs:,} inputs were tried, and {found.accepted:,} of them accepted")
    assert found.inputs >= one.many
