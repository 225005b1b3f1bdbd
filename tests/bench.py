"""Measures the budgets: `make bench`, or QUESTIONS=1000 make bench for a quick look.

Every figure is taken in this run, and speed is judged against plain MkDocs over the same pages in the same run, because
machines differ and are noisy.
"""

from __future__ import annotations

import gzip
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.output import LEDGER
from tests.banks import copy_project, synthetic, write
from tests.html_pages import read
from tests.test_serve import free_port

LARGE = int(os.environ.get("QUESTIONS", "10000"))
EDITED = min(LARGE, 1000)
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "PYTHONPATH": str(Path.cwd())}


@dataclass(frozen=True)
class Figure:
    """One measured value beside its budget, in the same unit."""

    what: str
    measured: float
    budget: float
    unit: str

    def __str__(self) -> str:
        verdict = "within" if self.measured <= self.budget else "OVER"
        return f"{self.what:<58} {self.measured:>9.2f} {self.unit:<5} budget {self.budget:g} {self.unit}: {verdict}"


def timed(root: Path, *command: str) -> float:
    """Seconds that a command takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], cwd=root, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def project(folder: Path, count: int) -> Path:
    """A project with so many synthetic questions."""
    content = write(folder / "content", dict(synthetic(count)))
    return copy_project(folder / "project", content / "questions")


def size(folder: Path) -> float:
    """Megabytes that the files below the folder take."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def large_bank(folder: Path) -> Iterator[Figure]:
    """The generator and the whole build over many questions."""
    root = project(folder, LARGE)
    scale = LARGE / 10_000
    cold = timed(root, "generator", "build")
    cards = list((root / "docs/cards").iterdir())
    for path in (root / "docs" / LEDGER).read_text().split():
        if not path.startswith("cards/"):
            (root / "docs" / path).unlink()
    new = timed(root, "generator", "build")
    yield Figure(f"{len(cards):,} share cards, drawn once, each", (cold - new) / len(cards) * 1e3, 10, "ms")
    yield Figure(f"generator, {LARGE:,} questions, all pages new", new, 6 * scale, "s")
    unchanged = timed(root, "generator", "build")
    yield Figure(f"generator, {LARGE:,} questions, nothing changed", unchanged, 3 * scale, "s")
    plain = timed(root, "mkdocs", "--quiet", "build")
    shutil.rmtree(root / "site")
    full = timed(root, "generator", "build") + timed(root, "mkdocs", "build", "--strict")
    yield Figure(f"make site over plain mkdocs build ({plain:.1f} s)", full / plain, 1.5, "times")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    yield Figure("memory of the largest process", memory, 600, "MB")
    yield Figure("site on disk", size(root / "site"), 1000, "MB")
    yield Figure("a first visit to one question, compressed", first_visit(root / "site"), 75, "KB")


def first_visit(site: Path) -> float:
    """Kilobytes that a first visit to a question transfers, compressed as GitHub Pages does it."""
    place = site / "questions/question-15"
    page = read(place / "index.html")
    files = {place / "index.html"}
    for tag, attributes in page.tags:
        url = attributes.get("src" if tag in {"script", "img"} else "href", "")
        if tag in {"script", "img"} or (tag == "link" and attributes.get("rel") in {"stylesheet", "icon", "preload"}):
            files.add((place / url.split("?")[0]).resolve())
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in files if path.is_file()) / 1e3


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """`generator serve` over the project."""
    port = free_port()
    command = [sys.executable, "-m", "generator", "serve", "--address", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=root, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def wait_for(url: str, text: str) -> None:
    """Returns as soon as the page holds the text."""
    for _ in range(6000):
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{url} never shows {text}")


def one_edit(folder: Path) -> Iterator[Figure]:
    """From saving a question to the page that shows it; the best of three, since the disk is shared."""
    root = project(folder, EDITED)
    edited = root / "questions/topic-0/question-15.md"
    times = []
    with serving(root) as address:
        wait_for(address + "questions/question-15/", "thing number 15")
        for turn in range(3):
            text = edited.read_text(encoding="utf-8")
            start = time.perf_counter()
            edited.write_text(f"{text}\n\nEdit number {turn}.\n", encoding="utf-8")
            wait_for(address + "questions/question-15/", f"Edit number {turn}")
            times.append(time.perf_counter() - start)
    yield Figure(f"one edit, {EDITED:,} questions, until the page shows it", min(times), 2, "s")


def main() -> None:
    """Prints each figure as it is measured."""
    for measure in (one_edit, large_bank):
        with tempfile.TemporaryDirectory() as folder:
            for figure in measure(Path(folder)):
                print(figure, flush=True)


if __name__ == "__main__":
    main()
