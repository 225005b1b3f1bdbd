"""One checkout against another, in one run, as ratios: `python -m tools.compare OTHER_CHECKOUT`.

For both, what `make site` runs is timed from nothing, over the checkout's own real bank and over so many made-up
questions as QUESTIONS says (1,000), which the checkout's own tests/banks.py writes in the form that it understands. The
two take turns, so that whatever else the machine does meets both; how long processors work it hardly changes. Both run
with the packages of this Python: what is compared is the code.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.banks import ROOT
from tools.kinds import PLACES
from tools.measuring import MAKE_SITE, Run, environment, first_visit, timed, whole

QUESTIONS = int(os.environ.get("QUESTIONS", "1000"))
ROUNDS = 3

PROJECT = """\
import sys
from pathlib import Path
from tests.banks import ROOT, copy_project, synthetic, write
folder, count = Path(sys.argv[1]), int(sys.argv[2])
content = write(folder / "content", dict(synthetic(count))) if count else ROOT
copy_project(folder / "project", content / "questions")
"""
"""Makes a project as a checkout's own tests do: of so many made-up questions, or of the real ones."""

VISITED = f"questions/{PLACES.code}/"

Rounds = list[dict[str, Run]]
"""Of each round, what each command took, and all of them."""


def project(checkout: Path, folder: Path, count: int) -> Path:
    """A project to publish with the checkout's code, below the folder."""
    command = [sys.executable, "-c", PROJECT, str(folder), str(count)]
    subprocess.run(command, cwd=checkout, env=environment(checkout), check=True)
    return folder / "project"


def published(checkout: Path, made: Path) -> dict[str, Run]:
    """Publishes a fresh copy of the project. The site stays until the next copy."""
    copy = made.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(made, copy)
    runs = {MAKE_SITE[0]: timed(copy, *MAKE_SITE, checkout=checkout)}
    return {**runs, "make site": whole(runs.values())}


def in_turns(projects: dict[Path, Path]) -> Iterator[Rounds]:
    """The rounds of each checkout over its project; in every second round the other one is first."""
    rounds: dict[Path, Rounds] = {checkout: [] for checkout in projects}
    for turn in range(ROUNDS):
        for checkout in reversed(projects) if turn % 2 else projects:
            rounds[checkout].append(published(checkout, projects[checkout]))
    yield from rounds.values()


def lines(this: Rounds, other: Rounds) -> Iterator[str]:
    """Minimum and median of both with their ratios, for each command and for all: of the clock, then of processors."""
    for name in this[0]:
        for measured, unit in (("seconds", "s"), ("processor", "s of work")):
            one, two = ([getattr(row[name], measured) for row in rounds] for rounds in (this, other))
            ratios = f"{min(one) / min(two):>8.2f} {median(one) / median(two):>6.2f}"
            yield f"  {name:<13}{_both(one)}{_both(two)}{ratios}  {unit}"


def _both(values: Sequence[float]) -> str:
    return f"{min(values):>9.2f} {median(values):>7.2f}"


def main() -> None:
    """Prints what both took, and this checkout over the other one."""
    parser = argparse.ArgumentParser(prog="python -m tools.compare", description=__doc__)
    parser.add_argument("other", type=Path, help="the other checkout")
    other = parser.parse_args().other.resolve()
    for name, count in (("the real bank", 0), (f"{QUESTIONS:,} made-up questions", QUESTIONS)):
        with tempfile.TemporaryDirectory() as folder:
            projects = {path: project(path, Path(folder) / str(n), count) for n, path in enumerate((ROOT, other))}
            print(f"{name}: this (min, median), other (min, median), ratios", flush=True)
            print(*lines(*in_turns(projects)), sep="\n", flush=True)
            if not count:
                one, two = (first_visit(made.with_name("copy") / "site", VISITED) for made in projects.values())
                print(f"  a first visit to {VISITED}: {one:.1f} KB, {two:.1f} KB, {one / two:.2f}", flush=True)


if __name__ == "__main__":
    main()
