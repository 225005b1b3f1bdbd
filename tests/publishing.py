"""Publishing a project as `make site` does, and serving a folder as GitHub Pages does."""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from generator.outputs.contents import Contents
from generator.publish.ledger import put
from generator.publish.offline import settled
from generator.work.store import Store
from tests.banks import ROOT

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


_RUN = "import runpy; runpy.run_module('generator', run_name='__main__')"


def publish(root: Path, *, private: bool = False, first: str = "", **environment: str) -> Path:
    """Builds the project in `root` as `make site` does; returns the folder of the site.

    `private` says whether the style guide is wanted too. `first` is Python that is run before. `environment` is for
    what mkdocs.yml asks of it, such as SITE_URL.
    """
    module = ["-c", f"{first}\n{_RUN}"] if first else ["-m", "generator"]
    run = subprocess.run(
        [sys.executable, *module, "site", *(["--private"] if private else [])],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "WARNING" not in run.stderr + run.stdout, run.stderr
    return root / "site"


@contextmanager
def served(folder: Path, port: int = 0, *, stays: int = 600) -> Iterator[str]:
    """Serves a folder on this machine as GitHub Pages does: compressed, with its 404.html, and to be kept for a while.

    `stays` is how many seconds a browser may take what it has without asking again. Yields the address.
    """

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

        def end_headers(self) -> None:
            self.send_header("Cache-Control", f"max-age={stays}")
            super().end_headers()

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

    with listening(functools.partial(Handler, directory=str(folder)), port) as address:
        yield address


class _Server(http.server.ThreadingHTTPServer):
    """One that ends when it ends: a browser keeps connections for what it may ask next."""

    def __init__(self, *about: Any) -> None:
        self._open: set[socket.socket] = set()
        super().__init__(*about)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def hang_up(self) -> None:
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def listening(handler: Callable[..., http.server.BaseHTTPRequestHandler], port: int = 0) -> Iterator[str]:
    """Answers requests on this machine by the handler; yields the address."""
    server = _Server(("127.0.0.1", port), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        server.hang_up()


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settled_site(site: Path) -> Contents:
    """What is told of a site that stands there as it is to."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    rows = {path.relative_to(site).as_posix(): put("", path.read_bytes(), str(path)) for path in files}
    return settled(site, site, rows, Store())
