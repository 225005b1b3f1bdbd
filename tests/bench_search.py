"""Measures the search in a real browser over the built site: `make bench-search`.

It types the queries of search_queries.tsv, and prints how many find their page first and among the first three, the
mean reciprocal rank, the time from the last key to the results, and the bytes that the first search loads. With a
number it also builds a site of so many made-up questions and measures bytes and times on that.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response, sync_playwright

from tests.banks import ROOT, copy_project, made_up, synthetic, write
from tests.conftest import launch, opened, publish, served

QUERIES = Path(__file__).parent / "search_queries.tsv"
FIRST = 3


@dataclass(frozen=True)
class Answer:
    """What one query found: the addresses in order, and the milliseconds from the last key to them."""

    query: str
    expected: frozenset[str]
    found: tuple[str, ...]
    time: float

    @property
    def rank(self) -> int | None:
        """The place of the first expected page, from 1; none if it is not among the results."""
        return next((place for place, address in enumerate(self.found, 1) if address in self.expected), None)


def queries() -> Iterator[tuple[str, frozenset[str]]]:
    """The queries with the pages that answer each."""
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            query, pages = line.split("\t")
            yield query, frozenset(pages.split())


class Measured:
    """An open search, and what it loaded."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.bytes = 0
        page.on("response", self._count)
        page.goto(address)
        page.wait_for_load_state("networkidle")
        self.before = self.bytes
        page.keyboard.press("/")
        page.wait_for_selector("dialog.search[open]")

    def _count(self, response: Response) -> None:
        path = urlsplit(response.url).path
        if "/pagefind/" in path or "/search/" in path or path.endswith(("search.js", "engine.js")):
            data = response.body()
            packed = path.rsplit(".", 1)[-1].startswith(("pf_", "pagefind"))  # Pagefind compresses these itself
            self.bytes += len(data) if packed else len(gzip.compress(data))

    def ask(self, query: str) -> tuple[tuple[str, ...], float]:
        """Types a query, all but the last key first; gives the addresses found and the milliseconds they took."""
        self.page.fill("dialog.search input", query[:-1])
        shown = "query => document.querySelector('dialog.search').dataset.query === query"
        self.page.wait_for_function(shown, arg=query[:-1].strip())
        time = self.page.evaluate(
            """(query) => new Promise((done) => {
              const dialog = document.querySelector("dialog.search");
              const input = dialog.querySelector("input");
              const start = performance.now();
              new MutationObserver((_, observer) => {
                if (dialog.dataset.query !== query.trim()) return;
                observer.disconnect();
                requestAnimationFrame(() => done(performance.now() - start));
              }).observe(dialog, { attributes: true });
              input.value = query;
              input.dispatchEvent(new Event("input", { bubbles: true }));
            })""",
            query,
        )
        urls = self.page.eval_on_selector_all("dialog.search li", "all => all.map((item) => item.dataset.url)")
        return tuple(url.removeprefix(self.address) for url in urls), float(time)


def answers(browser: Browser, address: str) -> tuple[list[Answer], Measured]:
    """Every query's answer, in one open search."""
    with opened(browser) as page:
        search = Measured(page, address)
        found = [Answer(query, expected, *search.ask(query)) for query, expected in queries()]
        return found, search


def first_search(browser: Browser, address: str, query: str) -> tuple[int, float, float]:
    """Bytes before the search is used, kilobytes that the first search loads, and milliseconds of the second one."""
    with opened(browser) as page:
        search = Measured(page, address)
        search.ask(query)
        first = search.bytes / 1e3
        others = [f"{made_up(rank)} {made_up(rank * 3)}" for rank in range(40, 400, 40)]
        return search.before, first, median(search.ask(other)[1] for other in others)


def report(found: list[Answer]) -> Iterator[str]:
    """The lines about quality and time."""
    ranks = [answer.rank for answer in found]
    times = [answer.time for answer in found]
    for answer in found:
        if answer.rank is None or answer.rank > FIRST:
            yield f"  missed: {answer.query!r} found {', '.join(answer.found[:FIRST]) or 'nothing'}"
    yield f"queries {len(found)}"
    yield f"recall at 1    {recall(ranks, 1):.3f}  (0.85)"
    yield f"recall at 3    {recall(ranks, FIRST):.3f}  (0.95)"
    yield f"MRR            {sum(1 / rank for rank in ranks if rank) / len(ranks):.3f}"
    slow = quantiles(times, n=20)[-1]
    yield f"last key to results: median {median(times):.0f} ms (150), 95th percentile {slow:.0f} ms"


def recall(ranks: list[int | None], most: int) -> float:
    """The share of queries whose page is among the first `most`."""
    return sum(rank is not None and rank <= most for rank in ranks) / len(ranks)


def main() -> None:
    """Prints the figures."""
    counts = [int(argument) for argument in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        site = publish(copy_project(Path(folder) / "real", ROOT / "questions"))
        with served(site) as address:
            found, _ = answers(browser, address)
            print(*report(found), sep="\n", flush=True)
            before, size, _ = first_search(browser, address, "data drift")
            print(f"first search: {size:.0f} KB; before it: {before} bytes", flush=True)
        for count in counts:
            content = write(Path(folder) / f"content-{count}", dict(synthetic(count)))
            site = publish(copy_project(Path(folder) / f"project-{count}", content / "questions"))
            with served(site) as address:
                before, size, time = first_search(browser, address, "latency budget")
                print(f"{count:,} questions: first search {size:.0f} KB (300), second {time:.0f} ms (150)", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
