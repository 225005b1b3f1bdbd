"""Where the time of `make site` goes, stage by stage, in the project that it is run in: `python -m tools.stages`.

It is that command, and writes what it writes; each function that is a stage is timed where it is called, and so is what
is told of long work. What one stage spends within another is counted to the inner one alone; so all of them together
are the whole.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.commands import build
from generator.commands.cli import tell
from generator.content.files import Files
from generator.outputs import table
from generator.publish import by_hand, index, mkdocs, parts, site
from generator.publish.index import Indexing
from generator.work import telling
from generator.work.store import Store
from generator.work.telling import told_by

MEMORY = "memory of the generator"

WAITING = "indexing what is searched"
"""The search's index is made beside MkDocs; what is counted to it is what it takes longer."""

STAGES: dict[str, tuple[tuple[Any, str], ...]] = {
    "looking at the sources": ((Files, "__init__"), (mkdocs, "settings"), (build, "theme")),
    "seeing what changed": ((build, "standing"), (build, "finished"), (Files, "digest"), (site, "around")),
    "remembering": ((Store, "recall"), (Store, "keep"), (build, "keep"), (site, "keep")),
    "checking entries": ((Files, "load"),),
    "arranging": ((build, "arrange"), (table, "pages")),
    "what stands beside": ((build, "beside"),),
    "looking around docs/": ((build, "planned"),),
    "hand-written pages": ((by_hand, "checked"),),
    "making files": ((build, "made"),),
    "writing docs/": ((build, "write"),),
    "building pages": ((parts, "built"),),
    "telling what is searched": ((index, "searched"),),
    WAITING: ((Indexing, "ended"),),
    "weighing pages": ((site, "settled"),),
    "putting site/ together": ((build, "finish"),),
}
"""What is timed: functions, by where they are looked up. Beside them stand OUTPUTS, and what long work is told as."""


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._within: list[float] = [0]

    @contextmanager
    def __call__(self, what: str, _: int | None = None) -> Iterator[None]:
        """Counts what passes within to a stage, but for what passes in others."""
        name = re.sub(r" [\d,]+(?= )", "", what)
        start = time.perf_counter()
        self._within.append(0)
        try:
            yield
        finally:
            passed = time.perf_counter() - start
            self.seconds[name] = self.seconds.get(name, 0) + passed - self._within.pop()
            self._within[-1] += passed

    def timed(self, name: str, make: Callable[..., Any]) -> Callable[..., Any]:
        """The function, as a stage."""

        def run(*arguments: Any, **options: Any) -> Any:
            with self(name):
                return make(*arguments, **options)

        return run


def read(said: str) -> dict[str, float]:
    """What this printed, as seconds by stage."""
    return {name: float(seconds) for name, seconds in re.findall(r"^(\S.*?) +([\d.]+) s$", said, re.MULTILINE)}


def memory(said: str) -> float:
    """The megabytes that this said the generator's own process took at most; MkDocs and Pagefind are others."""
    return float(re.findall(rf"^{MEMORY} +(\d+) MB$", said, re.MULTILINE)[0])


def main() -> int:
    """The run of `generator site`, timed; gives its exit status."""
    starting = time.process_time()
    clock = Clock()
    for name, places in STAGES.items():
        for owner, function in places:
            setattr(owner, function, clock.timed(name, getattr(owner, function)))
    rows = [replace(output, make=clock.timed(output.name, output.make)) for output in table.OUTPUTS]
    vars(table)["OUTPUTS"] = tuple(rows)
    telling.MANY = 1
    with told_by(clock), clock("all else"):
        status = build.make_site(Path().resolve(), tell)
    for name, seconds in {"starting": starting, **clock.seconds}.items():
        print(f"{name:<28} {seconds:>8.2f} s", flush=True)
    print(f"{MEMORY:<28} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:>8.0f} MB", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
