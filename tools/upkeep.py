"""What in the bank wants to be looked at again: `make upkeep`, which a workflow runs once a week.

Sources whose addresses no longer lead anywhere, as lychee finds them, and answers that nobody has read for half a year.
It prints them as Markdown. In a workflow of GitHub, whose variables name the repository and hold a token, it also keeps
one issue up to date with them: the one with the label `upkeep`, opened when there is something for the first time,
closed when there is nothing, opened again when there is. What it finds is news and no failure.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from generator.content.files import load
from generator.content.model import Bank, Question, Term
from generator.content.problems import counted
from tests.finished import LYCHEE, printed

DAYS = 180
"""After so many days an answer is to be read again."""

GONE = (404, 410)
"""What a host answers that has no such page; whatever else it answers, the page may be there for people."""

LABEL = "upkeep"
TITLE = "Sources and answers to look at again"
LENGTH = 60_000
"""Characters of an issue; GitHub takes 65,536."""

TIMEOUT = 30
"""Seconds that a host has to answer."""

RETRIES = 3


@dataclass(frozen=True, slots=True)
class Lost:
    """An address that was not reached: what came instead, and whether that means that the page is gone."""

    said: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Hub:
    """GitHub, or what answers as it does: the address of its API, the repository as owner/name, and a token."""

    api: str
    repository: str
    token: str


def sources(bank: Bank) -> dict[str, list[str]]:
    """Every source's address, with the places, as path:line, where it stands."""
    found: dict[str, list[str]] = {}
    entries: tuple[Question | Term, ...] = (*bank.questions, *bank.terms)
    for entry in entries:
        for index, source in enumerate(entry.sources):
            place = f"{entry.place.path}:{entry.place.line('sources', index, 'url')}"
            found.setdefault(source.url, []).append(place)
    return found


def lost(urls: Iterable[str], retries: int = RETRIES) -> dict[str, Lost]:
    """Those of the addresses that lychee does not reach."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "sources.html")
        page.write_text("\n".join(f'<a href="{escape(url)}"></a>' for url in urls), encoding="utf-8")
        options = [f"--timeout={TIMEOUT}", f"--max-retries={retries}", "--include-fragments=none", "--format=json"]
        found = json.loads(printed(LYCHEE, "--no-progress", "--no-ignore", *options, page, folder=page.parent))
    wrong = [one for kind in ("error_map", "timeout_map") for ones in found[kind].values() for one in ones]
    return {one["url"]: Lost(one["status"]["text"], one["status"].get("code") in GONE) for one in wrong}


def unread(bank: Bank, today: date) -> list[Question]:
    """The answers that nobody has read for too long, the longest first."""
    latest = (today - timedelta(days=DAYS)).isoformat()
    found = [question for question in bank.questions if question.reviewed < latest]
    return sorted(found, key=lambda question: (question.reviewed, question.slug))


def report(places: Mapping[str, Sequence[str]], missed: Mapping[str, Lost], old: Sequence[Question]) -> str:
    """All of it as Markdown; empty if there is nothing."""
    gone = {url: one for url, one in missed.items() if one.gone}
    parts = [
        (f"Sources that are gone ({len(gone)})", _listed(gone, places)),
        (
            f"Sources that gave no page to a program; look whether they do to you ({len(missed) - len(gone)})",
            _listed({url: one for url, one in missed.items() if not one.gone}, places),
        ),
        (
            f"Answers that nobody has read for {DAYS} days ({len(old)})",
            [f"- `{question.place.path}`: {question.reviewed or 'never'}" for question in old],
        ),
    ]
    return "\n\n".join("\n".join([f"## {title}", "", *lines]) for title, lines in parts if lines)


def fitting(text: str) -> str:
    """As many lines of a report as an issue takes, and how many are left out."""
    if len(text) <= LENGTH:
        return text
    kept = text[:LENGTH].rsplit("\n", 1)[0]
    left = counted(text.count("\n") - kept.count("\n"), "line")
    return f"{kept}\n\n... and {left} more, which make upkeep prints"


def keep(hub: Hub, text: str) -> str:
    """Brings the issue up to date with a report, and says what was done."""
    text = fitting(text)
    issues = f"/repos/{hub.repository}/issues"
    found = _asked(hub, "GET", f"{issues}?labels={LABEL}&state=all&sort=created&direction=asc")
    ours = next((issue for issue in found if "pull_request" not in issue), None)
    if not ours and not text:
        return "nothing to look at, and no issue"
    if not ours:
        made = _asked(hub, "POST", issues, {"title": TITLE, "body": text, "labels": [LABEL]})
        return f"issue {made['number']} opened"
    state = "open" if text else "closed"
    wanted = {"body": text or "Every source is reached, and every answer was read of late.", "state": state}
    if all(ours.get(name) == value for name, value in wanted.items()):
        return f"issue {ours['number']} is up to date"
    _asked(hub, "PATCH", f"{issues}/{ours['number']}", wanted)
    return f"issue {ours['number']} brought up to date, {state}"


def main() -> int:
    """Prints the report, and keeps the issue where there is a token for it."""
    content = load(Path())
    if content.problems:
        print("the bank has problems; make check names them", file=sys.stderr)
        return 1
    places = sources(content.bank)
    text = report(places, lost(places), unread(content.bank, date.today()))
    print(text or "nothing to look at")
    if token := os.environ.get("GITHUB_TOKEN"):
        print(keep(Hub(os.environ["GITHUB_API_URL"], os.environ["GITHUB_REPOSITORY"], token), text))
    return 0


def _listed(missed: Mapping[str, Lost], places: Mapping[str, Sequence[str]]) -> list[str]:
    return [
        f"- <{url}>: {one.said.replace('<', '&lt;')}; in {', '.join(f'`{place}`' for place in places.get(url, ()))}"
        for url, one in sorted(missed.items())
    ]


def _asked(hub: Hub, method: str, path: str, body: object = None) -> Any:
    """What the API answers."""
    headers = {"Accept": "application/vnd.github+json", "Authorization": f"Bearer {hub.token}"}
    data = json.dumps(body).encode() if body is not None else None
    with urlopen(Request(hub.api + path, data, headers, method=method), timeout=TIMEOUT) as answer:
        return json.load(answer)


if __name__ == "__main__":
    sys.exit(main())
