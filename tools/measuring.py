"""What the measurements share: commands that are timed, and a first visit."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.banks import ROOT
from tests.browsing import PHONE, launch, opened, transferred
from tests.publishing import served

MAKE_SITE = ("generator", "site")
"""What `make site` runs, as a module of Python."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds, those that processors worked for it, and megabytes in its largest process.

    Whatever else the machine does makes the first longer, and hardly the second. `said` is what it said.
    """

    seconds: float
    processor: float
    memory: float
    said: str = ""


def whole(runs: Iterable[Run]) -> Run:
    """What all of them took, one after the other."""
    seconds, processor, memory, _ = zip(*map(astuple, runs), strict=True)
    return Run(sum(seconds), sum(processor), max(memory))


def environment(checkout: Path = ROOT) -> dict[str, str]:
    """The environment in which the code of a checkout runs over a project that stands elsewhere."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "PYTHONPATH": str(checkout)}


def timed(root: Path, *command: str, checkout: Path = ROOT) -> Run:
    """Runs a module of Python in the project `root`. What it says is shown if it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=root, env=environment(checkout), stdout=said, stderr=said
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        told = said.read().decode()
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} in {root}:\n{told}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1e3, told)


def first_visit(site: Path, path: str) -> float:
    """Kilobytes that a first visit to a page fetches, on a phone, as GitHub Pages sends them."""
    with served(site) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        with opened(browser, **PHONE) as page:
            answer = page.goto(address + path, wait_until="networkidle")
            assert answer, path
            assert answer.ok, f"{path}: {answer.status}"
            size = transferred(page)
        browser.close()
    return size
