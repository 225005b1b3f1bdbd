"""Measures the budgets: `make bench`, or QUESTIONS=1000 make bench for a quick look.

Every figure is taken in this run, and speed is judged against plain MkDocs over the questions' own Markdown in the same
run, because machines differ and are noisy.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.outputs.table import RESERVED
from generator.publish.survey import planned
from tests.banks import ROOT, copy_project, synthetic, write
from tests.publishing import free_port
from tools.kinds import PLACES
from tools.measuring import MAKE_SITE, Run, environment, first_visit, timed, whole

LARGE = int(os.environ.get("QUESTIONS", "10000"))
SCALED = "" if LARGE == 10_000 else ", a share of that for 10,000"
PATIENCE = 900
"""Seconds that a served page may take to show what it is waited for."""

PLAIN = """\
site_name: Plain
theme: material
plugins: []
nav:
  - One: {first}
  - Other: {second}
"""
"""The settings of a plain site: stock Material, a short navigation, no search."""


@dataclass(frozen=True)
class Figure:
    """One measured value, in the same unit as its budget, if it has one. What belongs to the one above is indented."""

    what: str
    measured: float
    unit: str
    budget: float | None = None

    def __str__(self) -> str:
        value = f"{self.what:<82} {self.measured:>9.2f} {self.unit:<5}"
        if self.budget is None:
            return value
        verdict = "within" if self.measured <= self.budget else "OVER"
        return f"{value} budget {self.budget:g} {self.unit}: {verdict}"


def project(folder: Path, count: int) -> Path:
    """A project with so many synthetic questions."""
    content = write(folder / "content", dict(synthetic(count)))
    return copy_project(folder / "project", content / "questions")


def plain(folder: Path, questions: Path) -> Path:
    """A project of plain MkDocs: of each question its title and its body, as they were written."""
    files = {}
    for path in sorted(questions.glob("*/*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        title = next(line for line in front.splitlines() if line.startswith("title: ")).removeprefix("title: ")
        files[path.relative_to(questions).as_posix()] = f"# {title}\n{body}"
    first, second, *_ = files
    write(folder / "docs", files)
    return write(folder, {"mkdocs.yml": PLAIN.format(first=first, second=second)})


def edit(question: Path, mark: str) -> None:
    """Adds a paragraph to an answer."""
    with question.open("a", encoding="utf-8") as file:
        file.write(f"\n{mark}\n")


def size(folder: Path) -> float:
    """Megabytes that the files below the folder take."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def large_bank(folder: Path) -> Iterator[Figure]:
    """The generator and the whole build over many questions."""
    root = project(folder, LARGE)
    edited = "question-15"
    base = timed(plain(folder / "plain", root / "questions"), "mkdocs", "build")
    yield Figure(f"plain mkdocs build, {LARGE:,} questions {_said(base)}", base.seconds, "s")

    runs = yield from _site("make site from nothing", root, base, 2)
    yield Figure("memory of the largest process", whole(runs).memory, "MB", 600)
    yield Figure("site on disk", size(root / "site"), "MB", 600)
    yield Figure("a first visit to one question", first_visit(root / "site", f"questions/{edited}/"), "KB", 60)

    edit(root / f"questions/topic-0/{edited}.md", "One edit.")
    yield from _site("make site again, one question changed", root, base, 0.6)

    for path in planned(root, {}, RESERVED).stale:
        if not path.startswith("cards/"):
            (root / "docs" / path).unlink()
    new = timed(root, "generator", "build")
    cards = len(list((root / "docs/cards").iterdir()))
    drawing = (runs[0].processor - new.processor) / cards * 1e3
    yield Figure(f"each of {cards:,} share cards, which are drawn once", drawing, "ms", 10)
    yield Figure(f"generator, every page new, no card {_said(new)}", new.seconds, "s")
    unchanged = timed(root, "generator", "build")
    yield Figure(f"generator, nothing changed{SCALED} {_said(unchanged)}", unchanged.seconds, "s", 1.5 * LARGE / 10_000)
    stages = [sys.executable, "-m", "tools.stages"]
    for line in subprocess.check_output(stages, cwd=root, env=environment(), text=True).splitlines():
        name, seconds, _ = line.rsplit(maxsplit=2)
        yield Figure(f"  {name}", float(seconds), "s")


def _site(what: str, root: Path, base: Run, budget: float) -> Generator[Figure, None, list[Run]]:
    """`make site`, over the plain build. What else runs on the machine hardly changes the work of processors."""
    runs = [timed(root, *command) for command in MAKE_SITE]
    own = whole(runs)
    yield Figure(f"{what}, over that", own.seconds / base.seconds, "times", budget)
    yield Figure("  in the work of processors", own.processor / base.processor, "times")
    for command, run in zip(MAKE_SITE, runs, strict=True):
        yield Figure(f"  {command[0]} {_said(run)}", run.seconds, "s")
    return runs


def _said(run: Run) -> str:
    return f"({run.memory:.0f} MB, {run.processor:.2f} s of work)"


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """`generator serve` over the project."""
    port = free_port()
    command = [sys.executable, "-m", "generator", "serve", "--address", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        command, cwd=root, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def wait_for(url: str, text: str) -> float:
    """Seconds until the page holds the text."""
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE:
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                if text in answer.read().decode():
                    return time.perf_counter() - start
        except OSError:
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{url} never shows {text}")


def served_edits(root: Path, slug: str, whose: str, budget: float) -> Iterator[Figure]:
    """From saving a question to the page that shows it; the best of three, since the disk is shared."""
    (question,) = (root / "questions").glob(f"*/{slug}.md")
    with serving(root) as address:
        page = f"{address}questions/{slug}/"
        yield Figure(f"make serve, {whose}, until the first page is read", wait_for(page, ""), "s")
        times = []
        for turn in range(3):
            mark = f"Edit number {turn}."
            edit(question, mark)
            times.append(wait_for(page, mark))
    yield Figure(f"one edit, {whose}, until the page shows it", min(times), "s", budget)


def real_edits(folder: Path) -> Iterator[Figure]:
    """Edits of the real bank."""
    return served_edits(copy_project(folder / "project", ROOT / "questions"), PLACES.code, "the real bank", 1)


def large_edits(folder: Path) -> Iterator[Figure]:
    """Edits of a large bank."""
    return served_edits(project(folder, LARGE), "question-15", f"{LARGE:,} questions", 3)


def heaviest_visit(folder: Path) -> Iterator[Figure]:
    """A first visit to the question of the real bank whose page is the largest over the wire."""
    root = copy_project(folder / "project", ROOT / "questions")
    timed(root, *MAKE_SITE)
    pages = (root / "site/questions").glob("*/index.html")
    heaviest = max(pages, key=lambda page: len(gzip.compress(page.read_bytes()))).parent.name
    weight = first_visit(root / "site", f"questions/{heaviest}/")
    yield Figure(f"the heaviest first visit in the real bank, {heaviest}", weight, "KB", 60)


def main() -> None:
    """Prints each figure as it is measured."""
    for measure in (heaviest_visit, real_edits, large_edits, large_bank):
        with tempfile.TemporaryDirectory() as folder:
            for figure in measure(Path(folder)):
                print(figure, flush=True)


if __name__ == "__main__":
    main()
