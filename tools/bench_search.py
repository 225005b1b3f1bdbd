"""Measures the search in a real browser over the built site: `make bench-search`.

It types the queries of tests/bank/search_queries.tsv, and prints how many find their page first and among the first
three, the mean reciprocal rank, the time from the last key to the results, and the bytes that the first search loads;
then the same shares of the queries that others wrote, and how many find something where nothing is.
With a number it also builds a site of so many made-up questions and measures bytes and times on that.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, sync_playwright

from tests.banks import ROOT, copy_project, made_up, synthetic, write
from tests.browsing import launch, opened
from tests.publishing import publish, served
from tests.searching import HELD_OUT, PARAPHRASED, Answer, Measured, answers, looked_up, nothings, queries, recall

FIRST = 3


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
    yield f"recall at 1    {recall(ranks, 1):.3f}  (0.95)"
    yield f"recall at 3    {recall(ranks, FIRST):.3f}  (0.99)"
    yield f"MRR            {sum(1 / rank for rank in ranks if rank) / len(ranks):.3f}"
    slow = quantiles(times, n=20)[-1]
    yield f"last key to results: median {median(times):.0f} ms (150), 95th percentile {slow:.0f} ms"


def main() -> None:
    """Prints the figures."""
    counts = [int(argument) for argument in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        site = publish(copy_project(Path(folder) / "real", ROOT / "questions"))
        with served(site) as address:
            found, _ = answers(browser, address, queries())
            print(*report(found), sep="\n", flush=True)
            for path in (HELD_OUT, PARAPHRASED):
                ranks = [answer.rank for answer in looked_up(browser, address, queries(path))]
                print(f"{path.stem}, {len(ranks)}: {recall(ranks, 1):.3f} and {recall(ranks, FIRST):.3f}", flush=True)
            astray = [answer.query for answer in looked_up(browser, address, nothings()) if answer.found]
            print(f"found where nothing is: {len(astray)} of {len(nothings())}: {', '.join(astray)}", flush=True)
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
