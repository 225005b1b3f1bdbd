"""What `make test` shows with a few edits, shown with many, and with others each time."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random, SystemRandom

from tests.edits import edited

EDITS = 200


def test_many_random_edits_come_to_what_a_build_from_nothing_makes(tmp_path: Path) -> None:
    seed = SystemRandom().randrange(10**6)
    done = edited(tmp_path, EDITS, Random(seed))  # noqa: S311 - the same ones again for who asks for that seed
    assert len(done) == EDITS
    print(f"{EDITS} edits, of which every tenth build was killed (seed {seed}): {dict(Counter(done))}")
