"""What wants to be looked at again, and the one issue that says so, against servers of our own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from generator.content.files import load
from generator.content.model import Bank
from tests.banks import question, small, write
from tests.publishing import listening
from tools import upkeep
from tools.upkeep import Hub, Lost, fitting, keep, lost, report, sources, unread

FIRST = "questions/alpha/first.md"
ANSWERS = {"/there": 200, "/gone": 410, "/lost": 404, "/shut": 403, "/busy": 429, "/broken": 500}


class Silent(BaseHTTPRequestHandler):
    """Answers without a word on the terminal."""

    def log_message(self, *_: object) -> None:
        pass

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Sends it."""
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Web(Silent):
    """Pages that are there, and that are not."""

    def do_GET(self) -> None:
        if self.path == "/moved":
            self.answer(301, Location="/there")
        else:
            self.answer(ANSWERS[self.path])


def bank(root: Path, **files: str) -> Bank:
    content = load(write(root, small(**files)))
    assert not content.problems
    return content.bank


# What is found


def test_every_source_is_named_with_its_places(tmp_path: Path) -> None:
    term = "term: Widget\ndefinition: A thing that is made in tests.\nsources:\n  - title: A\n    url: https://a.org/\n"
    found = sources(bank(tmp_path, **{"questions/glossary/widget.yml": term}))
    assert found["https://a.org/"] == ["questions/glossary/widget.yml:5"]
    assert found["https://example.org/standard"][0] == f"{FIRST}:15"
    assert len(found["https://example.org/standard"]) == 3


def test_what_is_not_reached_is_gone_or_gives_no_page() -> None:
    with listening(Web) as address:
        web = address.rstrip("/")
        found = lost([*(web + path for path in ANSWERS), f"{web}/moved", "http://127.0.0.1:1/"], retries=0)
    assert {url.removeprefix(web): one.gone for url, one in found.items()} == {
        "/gone": True,
        "/lost": True,
        "/shut": False,
        "/busy": False,
        "/broken": False,
        "http://127.0.0.1:1/": False,
    }
    assert "410 Gone" in found[f"{web}/gone"].said


def test_an_answer_is_read_again_after_half_a_year(tmp_path: Path) -> None:
    text = question("What is the first thing?").replace("reviewed: 2026-01-03", "reviewed: 2026-01-02")
    read = bank(tmp_path, **{FIRST: text})
    assert [old.slug for old in unread(read, date(2026, 7, 1))] == []
    assert [old.slug for old in unread(read, date(2026, 7, 2))] == ["first"]
    assert [old.slug for old in unread(read, date(2026, 7, 3))] == ["first", "second", "third"]


def test_the_report_parts_what_is_gone_from_what_may_be_there(tmp_path: Path) -> None:
    missed = {"https://b.org/": Lost("403 Forbidden <b>", gone=False), "https://a.org/": Lost("404", gone=True)}
    places = {"https://a.org/": ["a.md:3", "b.md:4"], "https://b.org/": ["c.md:5"]}
    assert report(places, missed, bank(tmp_path).questions[:1]) == (
        "## Sources that are gone (1)\n\n- <https://a.org/>: 404; in `a.md:3`, `b.md:4`\n\n"
        "## Sources that gave no page to a program; look whether they do to you (1)\n\n"
        "- <https://b.org/>: 403 Forbidden &lt;b>; in `c.md:5`\n\n"
        f"## Answers that nobody has read for 180 days (1)\n\n- `{FIRST}`: 2026-01-03"
    )
    assert report(places, {}, []) == ""


def test_a_long_report_is_cut_at_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "LENGTH", 65)
    missed = {f"https://{name}.org/": Lost("404", gone=True) for name in "abc"}
    found = fitting(report({}, missed, []))
    assert found.endswith("- <https://a.org/>: 404; in \n\n... and 2 lines more, which make upkeep prints")


# The issue


class GitHub(Silent):
    """As much of the API of GitHub as is used."""

    issues: list[dict[str, Any]]

    def do_GET(self) -> None:
        self._check("/repos/o/r/issues?labels=upkeep&state=all&sort=created&direction=asc")
        self._say([issue for issue in self.issues if "upkeep" in issue["labels"]])

    def do_POST(self) -> None:
        self._check("/repos/o/r/issues")
        self.issues.append({"number": len(self.issues) + 1, "state": "open", **self._sent()})
        self._say(self.issues[-1])

    def do_PATCH(self) -> None:
        number = int(self.path.rpartition("/")[2])
        self._check(f"/repos/o/r/issues/{number}")
        self.issues[number - 1].update(self._sent())
        self._say(self.issues[number - 1])

    def _check(self, path: str) -> None:
        assert self.path == path
        assert self.headers["Authorization"] == "Bearer secret"

    def _sent(self) -> Any:
        return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

    def _say(self, what: object) -> None:
        self.answer(200, json.dumps(what).encode())


@pytest.fixture
def hub() -> Iterator[tuple[Hub, list[dict[str, Any]]]]:
    """It, with the issues that it has: another's, and a pull request that bears the label."""
    issues = [
        {"number": 1, "labels": [], "state": "open", "body": "Another's"},
        {"number": 2, "labels": ["upkeep"], "state": "open", "body": "A pull request", "pull_request": {}},
    ]
    with listening(type("Filled", (GitHub,), {"issues": issues})) as api:
        yield Hub(api.rstrip("/"), "o/r", "secret"), issues


def test_one_issue_is_kept(hub: tuple[Hub, list[dict[str, Any]]]) -> None:
    there, issues = hub
    others = [dict(issue) for issue in issues]
    assert keep(there, "") == "nothing to look at, and no issue"
    assert keep(there, "One") == "issue 3 opened"
    assert keep(there, "One") == "issue 3 is up to date"
    assert keep(there, "Two") == "issue 3 brought up to date, open"
    assert issues[2] == {"number": 3, "title": upkeep.TITLE, "body": "Two", "labels": ["upkeep"], "state": "open"}
    assert keep(there, "") == "issue 3 brought up to date, closed"
    assert keep(there, "") == "issue 3 is up to date"
    assert keep(there, "Three") == "issue 3 brought up to date, open"
    assert issues[:2] == others
    assert len(issues) == 3


def test_the_whole_run_keeps_the_issue(
    tmp_path: Path,
    hub: tuple[Hub, list[dict[str, Any]]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    there, issues = hub
    monkeypatch.chdir(write(tmp_path, small()))
    monkeypatch.setattr(upkeep, "lost", lambda urls: {url: Lost("404 Not Found", gone=True) for url in urls})
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    assert upkeep.main() == 0
    assert "<https://example.org/standard>: 404 Not Found; in" in capsys.readouterr().out
    assert len(issues) == 2
    for name, value in (("API_URL", there.api), ("REPOSITORY", there.repository), ("TOKEN", there.token)):
        monkeypatch.setenv(f"GITHUB_{name}", value)
    assert upkeep.main() == 0
    assert capsys.readouterr().out.endswith("issue 3 opened\n")
    assert f"{FIRST}:15" in issues[2]["body"]
