"""The fixture bank, and a copy of it that has grown, each published once for a whole run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.projects import fixture_project, once
from tests.publishing import publish, served
from tests.rules import Published
from tests.rules.published import opened
from tests.site.growth import grown_project


@pytest.fixture(scope="session")
def bread(shared: Path) -> Published:
    """The fixture bank's site, with its bank."""
    return opened(once(shared / "bread", lambda place: publish(fixture_project(place))))


@pytest.fixture(scope="session")
def grown(shared: Path) -> Published:
    """The site of the grown copy."""
    return opened(once(shared / "grown", lambda place: publish(grown_project(place))))


@pytest.fixture(scope="session")
def styleguide(shared: Path) -> Iterator[str]:
    """Where the style guide of the fixture bank's site is served."""
    root = once(shared / "styleguide", lambda place: publish(fixture_project(place), private=True))
    with served(root / "site") as address:
        yield f"{address}styleguide/"


@pytest.fixture(scope="session")
def bread_address(bread: Published) -> Iterator[str]:
    """Where the fixture bank's site is served."""
    with served(bread.folder) as address:
        yield address
