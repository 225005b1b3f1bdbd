"""The real bank, published once for a whole run."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.build import Outcome, checked
from tests.banks import ROOT
from tests.projects import once, real_project
from tests.publishing import publish
from tests.rules import Published
from tests.rules.published import opened


@pytest.fixture(scope="session")
def outcome() -> Outcome:
    """What the check says of the real bank."""
    return checked(ROOT)


@pytest.fixture(scope="session")
def real(shared: Path) -> Published:
    """The real bank's site."""
    return opened(once(shared / "real", lambda place: publish(real_project(place))))
