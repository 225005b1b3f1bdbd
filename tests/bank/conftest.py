"""The real bank, and a copy of it that has grown, each published once for a whole run."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.build import checked
from generator.content.model import Bank
from tests.bank.growth import grown_project
from tests.banks import ROOT
from tests.projects import once, real_project
from tests.publishing import publish
from tests.rules import Published
from tests.rules.published import opened


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The real bank."""
    return checked(ROOT).bank


@pytest.fixture(scope="session")
def real(shared: Path) -> Published:
    """The real bank's site."""
    return opened(once(shared / "real", lambda place: publish(real_project(place))))


@pytest.fixture(scope="session")
def grown(shared: Path) -> Published:
    """The site of the grown copy."""
    return opened(once(shared / "grown", lambda place: publish(grown_project(place), indexed=False)))
