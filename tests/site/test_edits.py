"""After any edit, and after any kill, docs/ and site/ are what a build from nothing makes, byte for byte."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.edits import edited


def test_random_edits_come_to_what_a_build_from_nothing_makes(tmp_path: Path) -> None:
    edited(tmp_path, 20, Random(16))  # noqa: S311 - the same ones each time
