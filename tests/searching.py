"""Asking a site's search in a real browser, as somebody does who types, and judging what it finds."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response

from tests.browsing import opened

BANK = Path(__file__).parent / "bank"

QUERIES = BANK / "search_queries.tsv"
"""What people ask the real bank: what the ranking was made with."""

HELD_OUT = BANK / "search_held_out.tsv"
"""The same, by somebody who did not know the ranking."""

PARAPHRASED = BANK / "search_paraphrased.tsv"
"""The same, in words that are seldom those of the page."""

NOTHING = BANK / "search_nothing.txt"
"""What people ask that the bank has nothing about."""

Query = tuple[str, frozenset[str]]


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


def queries(path: Path = QUERIES) -> Iterator[Query]:
    """The queries with the pages that answer each."""
    for line in path.read_text(encoding="utf-8").splitlines():
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
        if "/pagefind/" in path or "/search/" in path or path.endswith(("search-results.js", "search-engine.js")):
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


def answers(browser: Browser, address: str, asked: Iterable[Query]) -> tuple[list[Answer], Measured]:
    """Every query's answer, in one open search."""
    with opened(browser) as page:
        search = Measured(page, address)
        found = [Answer(query, expected, *search.ask(query)) for query, expected in asked]
        return found, search


def looked_up(browser: Browser, address: str, asked: Iterable[Query]) -> list[Answer]:
    """Every query's answer by the engine itself, without a dialog: a hundred in the time of five that are typed."""
    look = """async ([engine, query]) => {
      const { search } = await import(engine);
      const start = performance.now();
      const { results } = await search(query);
      return [results.map(({ url }) => url), performance.now() - start];
    }"""
    engine = f"{address}theme/search-engine.js"
    with opened(browser) as page:
        page.goto(f"{address}404.html")
        found = [(query, expected, *page.evaluate(look, [engine, query])) for query, expected in asked]
    return [
        Answer(query, expected, tuple(url.removeprefix(address) for url in urls), time)
        for query, expected, urls, time in found
    ]


def nothings() -> list[Query]:
    """The queries that nothing answers."""
    lines = NOTHING.read_text(encoding="utf-8").splitlines()
    return [(line, frozenset()) for line in lines if line and not line.startswith("#")]


def recall(ranks: Sequence[int | None], most: int) -> float:
    """The share of queries whose page is among the first `most`."""
    return sum(rank is not None and rank <= most for rank in ranks) / len(ranks)
