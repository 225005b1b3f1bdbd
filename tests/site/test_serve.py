"""Serving while writing: edits show without a restart, problems leave the last good page, Ctrl-C ends it all."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.banks import ROOT, copy_project, question, small, write
from tests.browsing import BLOCKED
from tests.publishing import free_port
from tests.rules.policy import POLICY

PATIENCE = 30.0
"""Seconds; how long it really takes is measured by `make bench`."""


def until(happens: Callable[[], bool], what: str) -> None:
    """Waits until something happens; fails if it takes too long."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if happens():
            return
        time.sleep(0.05)
    pytest.fail(f"not within {PATIENCE:.0f} seconds: {what}")


class Server:
    """`generator serve` over a project of its own, with a generator of its own, so that its templates can be edited."""

    def __init__(self, folder: Path) -> None:
        content = write(folder / "content", small())
        self.root = copy_project(folder / "project", content / "questions")
        apart = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "generator", self.root / "generator", ignore=apart, dirs_exist_ok=True)
        self.port = free_port()
        self.log = folder / "log.txt"
        self.start()

    def start(self) -> None:
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "generator", "serve", "--address", f"127.0.0.1:{self.port}"],
                cwd=self.root,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def get(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def shows(self, path: str, text: str) -> None:
        until(lambda: text in self.get(path), f"{path} shows {text}\n{self.log.read_text()}")

    def edit(self, path: str, old: str, new: str) -> None:
        place = self.root / path
        text = place.read_text()
        assert old in text
        place.write_text(text.replace(old, new))

    def group(self) -> list[str]:
        """The processes that it started and that still run, itself included."""
        command = ["ps", "-o", "pid=,stat=", "-g", str(self.process.pid)]
        listed = subprocess.run(command, capture_output=True, text=True, check=False)
        return [line for line in listed.stdout.splitlines() if "Z" not in line]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    try:
        server.shows("questions/first/", "What is the first thing?")
        yield server
    finally:
        if server.process.poll() is None:
            os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait()


def test_edits_show_and_problems_do_not(server: Server) -> None:
    server.edit("questions/alpha/first.md", "What is the first thing?", "What is the edited thing?")
    server.shows("questions/first/", "What is the edited thing?")
    server.shows("topics/alpha/", "What is the edited thing?")

    server.edit("questions/glossary/widget.yml", "made in tests", "made in edits")
    server.shows("glossary/widget/", "made in edits")

    server.edit("questions/alpha/first.md", "level: easy", "level: esay")
    until(lambda: 'did you mean "easy"?' in server.log.read_text(), "the problem is printed")
    assert "What is the edited thing?" in server.get("questions/first/")
    server.edit("questions/alpha/first.md", "level: esay", "level: medium")
    server.shows("questions/first/", "level-2")

    server.edit("generator/templates/question.html.j2", 'class="question ', 'class="question edited ')
    server.shows("questions/second/", "question edited")
    server.edit("generator/components/answer/answer.html.j2", 'class="answer-opened"', 'class="answer-opened edited"')
    server.shows("questions/second/", "answer-opened edited")
    server.edit("generator/phrases/en.yml", "in_depth: In depth", "in_depth: In more depth")
    server.shows("questions/second/", "In more depth")
    server.edit("generator/phrases/en.yml", "keys_title: Keyboard shortcuts", "keys_title: Edited shortcuts")
    server.shows("questions/second/", "Edited shortcuts")

    server.edit("generator/components/dialog/dialog.css", ".dialog::backdrop {", ".dialog > {")
    until(lambda: "generator/components/dialog/dialog.css:" in server.log.read_text(), "the mistake is printed")
    server.edit("generator/components/dialog/dialog.css", ".dialog > {", ".dialog.edited {")
    server.shows("theme/site.css", ".dialog.edited")
    server.edit("generator/components/keys/keys.js", "// @ts-check", "// @ts-check\nglobalThis.edited = 1;")
    server.shows("theme/site.js", "globalThis.edited=1")

    server.edit("overrides/components/keys.html", 'class="keys-open"', 'class="keys-open edited"')
    server.shows("questions/second/", "keys-open edited")
    server.shows("styleguide/", "Style guide")

    own = "extra:\n  phrases:\n    short_answer: Reworded\n"
    server.edit("mkdocs.yml", "extra:\n", own)
    server.shows("questions/second/", "Reworded")

    (name,) = re.findall(r"^site_name: .*$", (server.root / "mkdocs.yml").read_text(), re.MULTILINE)
    server.edit("mkdocs.yml", name, "site_name: An edited name")
    server.shows("questions/third/", "An edited name")

    (server.root / "docs/by-hand.md").write_text("# Written by hand\n")
    server.shows("by-hand/", "Written by hand")

    write(server.root, {"questions/alpha/new.md": question("What is a new thing?")})
    server.shows("questions/new/", "What is a new thing?")
    (server.root / "questions/alpha/new.md").unlink()
    server.shows("topics/alpha/", "2 questions")


def test_the_search_finds_what_was_just_written(server: Server, page: Page) -> None:
    write(server.root, {"questions/alpha/new.md": question("What is a zebrafish?")})
    server.shows("questions/new/", "What is a zebrafish?")

    def found() -> bool:
        try:
            page.goto(f"http://127.0.0.1:{server.port}/?q=zebrafish")
            page.locator("dialog.search[data-query]").wait_for()
            return page.locator("dialog.search li").count() == 1
        except Error:  # it is reloaded just now, since something was built
            return False

    until(found, "the new question is found")


def test_an_open_page_shows_an_edit_by_itself(server: Server, page: Page) -> None:
    """MkDocs' script does it, which stands in the page: the policy lets it run here, and nowhere else."""
    said: set[str] = set()
    page.on("console", lambda message: said.add(message.text) if message.text != BLOCKED else None)
    page.goto(f"http://127.0.0.1:{server.port}/questions/first/")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is the first thing?")
    server.edit("questions/alpha/first.md", "What is the first thing?", "What is the edited thing?")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is the edited thing?", timeout=PATIENCE * 1000)
    assert said == {"Enabled live reload"}
    policy = POLICY.replace("frame-src", "script-src-elem 'self' 'unsafe-inline'; frame-src")
    assert f'content="{policy}"' in server.get("questions/first/")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_everything_it_started(server: Server, number: signal.Signals) -> None:
    assert server.group()
    if number == signal.SIGINT:
        os.killpg(server.process.pid, number)  # as a terminal does on Ctrl-C
    else:
        server.process.send_signal(number)
    assert server.process.wait(timeout=10) == 0
    until(lambda: not server.group(), "every process has ended")
    assert "Traceback" not in server.log.read_text()


def test_what_was_served_is_not_built_again_at_the_next_start(server: Server) -> None:
    folder = server.root / ".generator_cache/serving"
    until((folder / "pagefind/pagefind.js").is_file, "all of it is built")
    os.killpg(server.process.pid, signal.SIGINT)
    assert server.process.wait(timeout=10) == 0
    names = ("questions/second/index.html", "glossary/widget/index.html")
    before = {name: (folder / name).stat().st_mtime_ns for name in names}
    write(server.root, {"questions/alpha/second.md": question("What is edited meanwhile?", tags="[one, two]")})
    server.start()
    server.shows("questions/second/", "What is edited meanwhile?")
    after = {name: (folder / name).stat().st_mtime_ns for name in names}
    assert [name for name in names if after[name] != before[name]] == ["questions/second/index.html"]
