"""What several test modules share."""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from generator.build import build
from tests.banks import ROOT, copy_project

ELSEWHERE = "https://example.org/fork"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="accept the pages rendered now as the expected ones")


def publish(root: Path, **environment: str) -> Path:
    """Builds the project in `root` as `make site` does; returns the folder of the site."""
    outcome = build(root)
    assert not outcome.problems, "\n".join(map(str, outcome.problems))
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "WARNING" not in run.stderr + run.stdout, run.stderr
    subprocess.run([sys.executable, "-m", "pagefind_bin", "--site", "site", "--silent"], cwd=root, check=True)
    return root / "site"


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real questions, built once for each worker, with a repository's address set."""
    project = copy_project(tmp_path_factory.mktemp("real") / "project", ROOT / "questions")
    return publish(project, REPO_URL=ELSEWHERE)


COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


@contextmanager
def served(folder: Path, port: int = 0) -> Iterator[str]:
    """Serves a folder on this machine as GitHub Pages does, with its 404.html and compressed; yields the address."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            if path.is_dir() and self.path.split("?")[0].endswith("/"):
                path /= "index.html"
            if self.compresses() and path.is_file() and path.suffix in COMPRESSED:
                self.answer(200, path)
            else:
                super().do_GET()

        def compresses(self) -> bool:
            return "gzip" in self.headers.get("Accept-Encoding", "")

        def answer(self, code: int, path: Path) -> None:
            data = gzip.compress(path.read_bytes(), mtime=0)
            self.send_response(code)
            self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            page = folder / "404.html"
            if code == 404 and page.exists() and self.compresses():
                self.answer(404, page)
            else:
                super().send_error(code, message, explain)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), functools.partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def real_address(real_site: Path) -> Iterator[str]:
    with served(real_site) as address:
        yield address


def chromium(playwright: Playwright) -> str:
    """The path of Debian's Chromium where there is one, else of Playwright's."""
    return shutil.which("chromium") or playwright.chromium.executable_path


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(
        executable_path=chromium(playwright),
        args=["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, **options: object) -> Iterator[Page]:
    """A page in a browser of its own."""
    context: BrowserContext = browser.new_context(**options)  # type: ignore[arg-type]
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desktop's page. A script error fails the test."""
    with opened(browser, viewport={"width": 1280, "height": 900}) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
        assert not errors, errors
