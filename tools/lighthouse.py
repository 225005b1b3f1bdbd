"""Lighthouse over the finished site: `make lighthouse`. It needs Node.js with npm, which nothing else here does.

Every kind of page is judged as on a phone with a slow connection. Each must have 100 in all four categories; what one
lost points for is named, and the whole reports are left in lighthouse/.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.banks import ROOT, copy_project
from tests.browsing import chromium
from tests.kinds import Kind
from tests.publishing import free_port, publish, served
from tools.kinds import standing

LIGHTHOUSE = "lighthouse@12.8.2"
"""The last version for Node.js 18 and 20; npm's npx brings it."""

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-background-networking --disable-component-update"


def is_judged(kind: Kind) -> bool:
    """Whether it is a page as it is met first, and not a state of one. Search engines are told to pass over the 404."""
    return not (kind.by_hand or "#" in kind.path or "?" in kind.path or kind.name == "not-found")


def judged(url: str, report: Path, browser: str) -> tuple[list[int], list[str]]:
    """A page's four scores, out of 100, and the checks that it lost points for. The report is left in `report`.html.

    `browser` is the path of the Chromium to judge it with.
    """
    command = ["npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", "--output=html", f"--output-path={report}"]
    subprocess.run([*command, f"--chrome-flags={FLAGS}"], check=True, env={**os.environ, "CHROME_PATH": browser})
    found = json.loads(report.with_name(f"{report.name}.report.json").read_text())
    scores = [round(found["categories"][name]["score"] * 100) for name in CATEGORIES]
    lost = [
        f"{check['id']} {audit['score']} {audit.get('displayValue', '')}"
        for name in CATEGORIES
        for check in found["categories"][name]["auditRefs"]
        if check["weight"] and (audit := found["audits"][check["id"]])["score"] not in (None, 1)
    ]
    return scores, lost


def main() -> int:
    """Prints the scores of each page; 1 if one of them is below 100, or if there is no npm."""
    if not shutil.which("npx"):
        print("Lighthouse is a program of Node.js: install Node.js 18 or newer with npm", file=sys.stderr)
        return 1
    reports = ROOT / "lighthouse"
    reports.mkdir(exist_ok=True)
    port = free_port()
    with sync_playwright() as playwright:
        browser = chromium() or playwright.chromium.executable_path
    perfect = True
    print(f"{'':<11}" + "".join(f"{name:>16}" for name in CATEGORIES))
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project", ROOT / "questions")
        # The address that a page says it has must be the one it is read at.
        site = publish(project, SITE_URL=f"http://127.0.0.1:{port}/")
        with served(site, port) as address:
            for kind in filter(is_judged, standing(site)):
                scores, lost = judged(address + kind.path, reports / kind.name, browser)
                print(f"{kind.name:<11}" + "".join(f"{score:>16}" for score in scores), flush=True)
                if min(scores) < 100:
                    perfect = False
                    print("".join(f"  {check}\n" for check in lost), end="", flush=True)
    return 0 if perfect else 1


if __name__ == "__main__":
    sys.exit(main())
