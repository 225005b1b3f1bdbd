"""Measures the budgets, and what a bank costs as it grows: `make bench`, or QUESTIONS="200 1000" make bench for a look.

Every figure is taken in this run, and speed is judged against plain MkDocs over the questions' own Markdown in the same
run, because machines differ and are noisy. The tables and the picture are put where MAINTAINING.md shows them.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.arrange.pages import PAGES, pages
from generator.commands.build import checked
from generator.outputs.drawing import draw
from generator.publish import index
from generator.work.store import FOLDER as REMEMBERED
from generator.work.store import Store
from tests.banks import ROOT, copy_project, synthetic, write
from tests.browsing import launch
from tests.publishing import free_port, served
from tools import stages
from tools.bench_search import first_search
from tools.kinds import PLACES
from tools.measuring import MAKE_SITE, environment, first_visit, timed
from tools.picture import picture

SIZES = sorted({int(count) for count in os.environ.get("QUESTIONS", "1000 10000").split()})
BUDGETED, FAR = 10_000, 100_000
"""So many questions the budgets are for, and of so many it is said what they would take."""

REPORT, PICTURE = ROOT / "MAINTAINING.md", ROOT / ".github/images/costs.svg"
BEGIN, END = "<!-- make bench writes from here -->\n", "<!-- to here -->\n"
PATIENCE = 900
"""Seconds that a served page may take to show what it is waited for."""

NEW, SAME, EDITED = (f"make site, {state}" for state in ("from nothing", "nothing changed", "one question changed"))
EDITS = "question-15"
"""The question that is edited, and visited."""

PLAIN_MKDOCS, ZENSICAL = "plain MkDocs", "plain Zensical"
ALONE = "the generator alone, nothing changed"
MEMORY, VISIT, SEARCH, SERVED = (
    "memory of the largest process",
    "first visit",
    "first search",
    "an edit is served after",
)
SIZE, FILES, PAGE = "site/", "files in site/", "a question's page"

PLAIN = """\
site_name: Plain
theme: material
plugins: []
nav:
  - One: {first}
  - Other: {second}
"""
"""The settings of a plain site: stock Material, a short navigation, no search."""

DRAWN = 300
"""So many cards are drawn to see how long that takes."""

SHOWN = 0.1
"""Stages that take fewer seconds everywhere are shown as one."""


@dataclass(slots=True)
class Bank:
    """What was measured over one bank: figures with their units, seconds by stage in each state, and kinds of pages.

    Of a kind of page it is its largest: kilobytes as they stand, and compressed.
    """

    name: str
    count: int = 0
    figures: dict[tuple[str, str], float] = field(default_factory=dict)
    stages: dict[str, dict[str, float]] = field(default_factory=dict)
    pages: dict[str, tuple[float, float]] = field(default_factory=dict)

    def note(self, what: str, measured: float, unit: str) -> None:
        """Keeps a figure, and prints it."""
        self.figures[what, unit] = measured
        print(f"{self.name}: {what:<60} {_shown(measured):>9} {unit}", flush=True)

    def __getitem__(self, what: str) -> float:
        """A figure by its name."""
        return next(measured for (name, _), measured in self.figures.items() if name == what)


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure against its budget."""

    what: str
    measured: float
    budget: float
    unit: str

    def cells(self) -> tuple[str, ...]:
        """A row of a table."""
        verdict = "within" if self.measured <= self.budget else "**over**"
        return self.what, f"{_shown(self.measured)} {self.unit}", f"{self.budget:,g} {self.unit}", verdict


# What is measured


def project(folder: Path, count: int) -> Path:
    """A project with so many synthetic questions."""
    content = write(folder / "content", dict(synthetic(count, terms=min(1000, count // 10), tags=200)))
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


def drawing(root: Path) -> float:
    """Milliseconds that it takes to draw a card, of those that the first of a bank take."""
    site = checked(root, store=Store(root)).site()
    cards = [card for page in pages(site) if (card := page.about.card)][:DRAWN]
    start = time.process_time()
    for card in cards:
        draw(card)
    return (time.process_time() - start) / len(cards) * 1e3


def edit(question: Path, mark: str) -> None:
    """Adds a paragraph to an answer."""
    with question.open("a", encoding="utf-8") as file:
        file.write(f"\n{mark}\n")


def made_up(folder: Path, count: int) -> Bank:
    """Everything about a bank of so many questions."""
    bank = Bank(f"{count:,} questions", count)
    root = project(folder, count)
    runs = {
        PLAIN_MKDOCS: timed(plain(folder / "plain", root / "questions"), "mkdocs", "build"),
        ZENSICAL: timed(plain(folder / "other", root / "questions"), "zensical", "build"),
    }
    question = root / f"questions/topic-0/{EDITS}.md"
    for state in (NEW, SAME, EDITED):
        if state == EDITED:
            edit(question, "One edit.")
        runs[state] = timed(root, "tools.stages")
        bank.stages[state] = stages.read(runs[state].said)
    runs[ALONE] = timed(root, "generator", "build")
    for what, run in runs.items():
        bank.note(what, run.seconds, "s")
        bank.note(f"{what}, of processors", run.processor, "s of work")
    for state in (NEW, EDITED):
        bank.note(f"{state}, over plain MkDocs", runs[state].seconds / runs[PLAIN_MKDOCS].seconds, "times")
    indexed = timed(root, *index.command(folder / "indexed", "en"))
    bank.note("the search's index alone", indexed.seconds, "s")
    bank.note(MEMORY, runs[NEW].memory, "MB")
    bank.note(stages.MEMORY, stages.memory(runs[NEW].said), "MB")
    bank.note("memory of the search's index alone", indexed.memory, "MB")
    bank.note("a share card", drawing(root), "ms")
    _weighed(bank, root)
    with served(root / "site") as address, sync_playwright() as playwright:
        browser = launch(playwright)
        _, searched, _ = first_search(browser, address, "latency budget")
        browser.close()
    bank.note(VISIT, first_visit(root / "site", f"questions/{EDITS}/"), "KB")
    bank.note(SEARCH, searched, "KB")
    _served_edits(bank, root, question)
    return bank


def real() -> Bank:
    """What is judged of the real bank: its heaviest first visit, and its edits."""
    bank = Bank("the real bank")
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "project", ROOT / "questions")
        timed(root, *MAKE_SITE)
        heaviest = max((root / "site/questions").glob("*/index.html"), key=lambda page: _compressed(page.read_bytes()))
        bank.note(VISIT, first_visit(root / "site", f"questions/{heaviest.parent.name}/"), "KB")
        _served_edits(bank, root, next((root / "questions").glob(f"*/{PLACES.code}.md")))
    return bank


def _weighed(bank: Bank, root: Path) -> None:
    """What a site weighs, by kinds of files and of pages."""
    site = root / "site"
    weights: Counter[str] = Counter()
    files = 0
    for path in site.rglob("*"):
        if path.is_file():
            files += 1
            kind = "the search's index" if path.relative_to(site).parts[0] == index.FOLDER else path.suffix
            weights[kind] += path.stat().st_size
    bank.note(SIZE, weights.total() / 1e6, "MB")
    for kind, weight in weights.most_common():
        if weight >= weights.total() / 1000:
            bank.note(f"of it {kind}", weight / 1e6, "MB")
    bank.note(FILES, files, "")
    for name in ("docs", REMEMBERED):
        bank.note(
            f"{name}/", sum(path.stat().st_size for path in (root / name).rglob("*") if path.is_file()) / 1e6, "MB"
        )
    bank.note(PAGE, len((site / f"questions/{EDITS}/index.html").read_bytes()) / 1e3, "KB")
    places = {kind.name: f"{kind.route.replace('{slug}', '*')}index.html" for kind in PAGES if kind.public}
    for kind, place in {**places, "api": "api/index.html", "not found": "404.html"}.items():
        found = max((path.read_bytes() for path in site.glob(place)), key=len)
        bank.pages[kind] = (len(found) / 1e3, _compressed(found) / 1e3)


def _compressed(found: bytes) -> int:
    return len(gzip.compress(found, mtime=0))


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


def _served_edits(bank: Bank, root: Path, question: Path) -> None:
    """From saving a question to the page that shows it; the best of three, since the disk is shared."""
    with serving(root) as address:
        page = f"{address}questions/{question.stem}/"
        bank.note("the first page is served after", wait_for(page, ""), "s")
        times = []
        for turn in range(3):
            mark = f"Edit number {turn}."
            edit(question, mark)
            times.append(wait_for(page, mark))
    bank.note(SERVED, min(times), "s")


# What becomes of it


def judged(banks: Sequence[Bank], own: Bank) -> Iterator[Judged]:
    """Every budget."""
    last = next((bank for bank in banks if bank.count == BUDGETED), banks[-1])
    base = last[PLAIN_MKDOCS]
    of = f", {last.name}"
    yield Judged(f"{NEW}, over plain MkDocs{of}", last[NEW] / base, 2, "times")
    yield Judged(f"{EDITED}, over plain MkDocs{of}", last[EDITED] / base, 0.6, "times")
    yield Judged(f"{ALONE}{of}", last[ALONE], 1.5, "s")
    yield Judged(f"{MEMORY}{of}", last[MEMORY], 600, "MB")
    yield Judged(f"{SIZE}{of}", last[SIZE], 600, "MB")
    yield Judged(f"{SERVED}{of}", last[SERVED], 3, "s")
    yield Judged(f"{SERVED}, {own.name}", own[SERVED], 1, "s")
    yield Judged(f"{VISIT}{of}", last[VISIT], 60, "KB")
    yield Judged(f"{VISIT}, the heaviest page of {own.name}", own[VISIT], 60, "KB")
    yield Judged(f"{SEARCH}{of}", last[SEARCH], 300, "KB")
    for small, large in pairwise(banks):
        grown = f"from {small.count:,} to {large.count:,}"
        for what in (NEW, EDITED, SAME):
            yield Judged(f"{what}, growth {grown}", large[what] / small[what], 1.1 * large.count / small.count, "times")
        yield Judged(f"{PAGE}, growth {grown}", large[PAGE] / small[PAGE], 1.01, "times")


def report(banks: Sequence[Bank], own: Bank) -> Iterator[str]:
    """The lines of Markdown that say all of it."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    yield (
        f"Measured on {os.cpu_count()} cores with {memory:.0f} GB, Python {sys.version.split()[0]}, "
        f"MkDocs {version('mkdocs')} and Material {version('mkdocs-material')}, Zensical {version('zensical')}."
    )
    yield ""
    yield from _table(("Budget", "measured", "allowed", ""), (row.cells() for row in judged(banks, own)))
    yield ""
    yield f"![Seconds against the number of questions, on logarithmic axes]({PICTURE.relative_to(ROOT).as_posix()})"
    yield ""
    if len(banks) > 1 and banks[-1].count < FAR:
        yield from _far(banks)
    rows = {key: None for bank in banks for key in bank.figures}
    yield from _table(
        ("Measured", *(bank.name for bank in banks), ""),
        ((what, *(_shown(bank.figures.get((what, unit))) for bank in banks), unit) for what, unit in rows),
    )
    yield ""
    columns = [bank.stages[state] for bank in banks for state in (NEW, SAME, EDITED)]
    names = {name: None for column in columns for name in column}
    long = [name for name in names if max(column.get(name, 0) for column in columns) >= SHOWN]
    rest = [sum(seconds for name, seconds in column.items() if name not in long) for column in columns]
    heads = (f"{bank.name}, {state.partition(', ')[2]}" for bank in banks for state in (NEW, SAME, EDITED))
    yield from _table(
        ("Seconds of a stage", *heads),
        [
            *((name, *(_shown(column.get(name)) for column in columns)) for name in long),
            (f"stages of less than {SHOWN} s", *map(_shown, rest)),
        ],
    )
    yield ""
    heads = (f"{bank.name}{how}" for bank in banks for how in ("", ", compressed"))
    yield from _table(
        ("KB of the largest page of a kind", *heads),
        ((kind, *(_shown(size) for bank in banks for size in bank.pages[kind])) for kind in banks[0].pages),
    )


def _far(banks: Sequence[Bank]) -> Iterator[str]:
    """What many more questions would take: a guess, by a straight line through what the two largest banks took."""
    small, large = banks[-2:]
    yield f"**Extrapolated, not measured:** by a straight line through both, {FAR:,} questions would take"
    yield ""
    for what, unit in ((NEW, "s"), (EDITED, "s"), (SAME, "s"), (MEMORY, "MB"), (SIZE, "MB"), (FILES, "")):
        slope = (large[what] - small[what]) / (large.count - small.count)
        yield f"- {what}: {_shown(large[what] + slope * (FAR - large.count))} {unit}".rstrip()
    yield ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for row in (head, ["---", *["---:"] * (len(head) - 1)], *rows):
        yield f"| {' | '.join(row)} |"


def _shown(value: float | None) -> str:
    """Three digits that tell something."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def drawn(banks: Sequence[Bank]) -> str:
    """The picture."""
    lines = {
        name: [(bank.count, bank[what]) for bank in banks]
        for name, what in (
            (NEW, NEW),
            (EDITED, EDITED),
            (SAME, SAME),
            (f"{PLAIN_MKDOCS}, no search", PLAIN_MKDOCS),
            (ZENSICAL, ZENSICAL),
        )
        if all((what, "s") in bank.figures for bank in banks)
    }
    return picture(lines, "Seconds that a site takes, by its number of questions", "questions", "seconds")


def main() -> None:
    """Prints each figure as it is measured, and writes all of them down."""
    own = real()
    banks = []
    for count in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            banks.append(made_up(Path(folder), count))
    for row in judged(banks, own):
        print(*row.cells(), sep=" | ")
    before, _, rest = REPORT.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    text = "".join(f"{line}\n" for line in report(banks, own))
    REPORT.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
    PICTURE.write_text(drawn(banks), encoding="utf-8")
    print(f"written down in {REPORT.name} and {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
