"""The rest of the corpus of bad files: what is much like what tests/corpus tries each time, and what takes its time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.corpus.case import Case
from tests.corpus.judge import judge
from tests.corpus.table import SELDOM, name
from tests.corpus.trial import Worker


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.end()


@pytest.mark.parametrize(("module", "case"), SELDOM, ids=name)
def test_what_is_bad_is_refused(request: pytest.FixtureRequest, worker: Worker, module: str, case: Case) -> None:
    judge(module, case, worker.tried(case), accept=request.config.getoption("--refresh"))
