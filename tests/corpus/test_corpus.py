"""Nothing bad gets in: every bad file is refused with the messages that were accepted, soon and safely.

`--refresh` with `-n 0` accepts what is said now; read the difference before committing it. Of what is much alike one is
tried here, and the rest in tests/soak.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus.case import Case
from tests.corpus.judge import expected, judge
from tests.corpus.table import CASES, MODULES, OFTEN, name
from tests.corpus.trial import Worker


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.end()


@pytest.mark.parametrize(("module", "case"), OFTEN, ids=name)
def test_what_is_bad_is_refused(request: pytest.FixtureRequest, worker: Worker, module: str, case: Case) -> None:
    judge(module, case, worker.tried(case), accept=request.config.getoption("--refresh"))


@pytest.mark.parametrize("module", MODULES)
def test_messages_and_cases_belong_to_each_other(module: str) -> None:
    names = Counter(case.name for case in MODULES[module])
    assert [name for name, count in names.items() if count > 1] == []
    assert [name for name in expected(module) if name not in names] == []


def test_the_corpus_is_large() -> None:
    assert len(CASES) >= 400
    assert sum(bool(expected(module).get(case.name)) for module, case in OFTEN) >= 300


def test_no_invisible_character_stands_in_the_corpus_as_it_is() -> None:
    for path in Path(__file__).parent.rglob("*"):
        if path.suffix in {".py", ".txt"}:
            text = path.read_text(encoding="utf-8")
            assert [line for line in text.split("\n") if not line.isprintable()] == [], path
