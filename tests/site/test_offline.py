"""Without a network: what was visited and what was asked for is there, and never a mix of two builds. In a browser."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import blake2b
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import DESKTOP, opened
from tests.phrases import say
from tests.publishing import free_port, served
from tests.rules import Published
from tests.site.bread import PLACES, QUESTION, SHORT_LIST

OTHER = "questions/why-steam/"
KEPT = """async (path) => {
  for (const name of await caches.keys()) {
    if (name.endsWith(':strangers')) continue;
    if (await (await caches.open(name)).match(new URL(path, location.origin))) return true;
  }
  return false;
}"""
"""Whether an address is kept."""

BUILT = (
    "[document.querySelector('link[rel=manifest]').href.split('build=')[1], "
    "getComputedStyle(document.documentElement).getPropertyValue('--built') || 'as it is']"
)
"""Of which build the page says it is, and the style sheet that it is shown with."""


class Host:
    """Where the site is to be had, as long as it is: one build of it, and then another one."""

    def __init__(self) -> None:
        self._port = free_port()
        self._open = ExitStack()
        self.address = f"http://127.0.0.1:{self._port}/"

    def show(self, folder: Path) -> None:
        """From here on there is a network."""
        self.leave()
        # What the browser itself keeps for a while, be there a worker or not, is not what this is about.
        self._open.enter_context(served(folder, self._port, stays=0))

    def leave(self) -> None:
        """From here on there is none."""
        self._open.close()


@pytest.fixture
def host() -> Iterator[Host]:
    found = Host()
    yield found
    found.leave()


@contextmanager
def reading(browser: Browser) -> Iterator[Page]:
    """A reader in whose browser the worker is let in."""
    with opened(browser, service_workers="allow", **DESKTOP) as page:
        yield page


def until(page: Page, script: str, gives: object, of: object = None) -> None:
    """Waits until a script gives a value in the end."""
    end = time.monotonic() + 10
    while (found := page.evaluate(script, of)) != gives:
        assert time.monotonic() < end, found
        page.wait_for_timeout(50)


def visit(page: Page, address: str, path: str) -> None:
    """Reads a page until the worker has kept it."""
    page.goto(address + path)
    for part in (path, "theme/site.css", "theme/site.js", "theme/first.js"):
        until(page, KEPT, True, f"/{part}")


def test_a_visited_page_is_there_without_a_network(browser: Browser, bread: Published, host: Host) -> None:
    host.show(bread.folder)
    with reading(browser) as page:
        visit(page, host.address, QUESTION)
        host.leave()
        page.goto(host.address + QUESTION)
        expect(page.locator("h1")).to_contain_text("hydration")
        assert page.evaluate("getComputedStyle(document.querySelector('.question-facts')).display") == "flex"
        page.keyboard.press("a")
        expect(page.locator("#short-answer")).to_be_visible()
        page.goto(f"{host.address}{QUESTION}?list={PLACES.short_list}#answer")
        expect(page.locator("#short-answer")).to_be_visible()
        page.goto(host.address + OTHER)
        expect(page.get_by_role("heading", name="No network")).to_be_visible()


def test_a_whole_list_is_kept_when_asked_for(browser: Browser, bread: Published, host: Host) -> None:
    host.show(bread.folder)
    with reading(browser) as page:
        page.goto(host.address + SHORT_LIST)
        place = page.locator("[data-offline]")
        place.get_by_role("button", name="Read this list offline").click()
        start = place.get_by_role("button", name="Download")
        assert re.fullmatch(r"Download 0\.\d MB", start.inner_text()), "the megabytes first"
        assert page.evaluate(KEPT, f"/{OTHER}") is False, "nothing yet"
        start.click()
        expect(place.get_by_role("status")).to_have_text(say("offline_done"))
        for drawing in ("steam.svg", "steam.wide.svg"):
            assert page.evaluate(KEPT, f"/assets/figures/{drawing}") is True, "a screen can be turned"
        host.leave()
        page.goto(host.address + OTHER)
        expect(page.locator("h1")).to_contain_text("steam")
        page.goto(f"{host.address}practice/?list={PLACES.short_list}")
        for _ in range(4):
            page.get_by_role("button", name="Show the answer").click()
            page.get_by_role("heading", name="Short answer").wait_for()
            page.keyboard.press("3")
        expect(page.get_by_role("heading", name=say("practice_done"))).to_be_visible()
        page.goto(f"{host.address}progress/")
        expect(page.locator(".progress-sum")).to_contain_text("4 got it")


def rebuilt(site: Path, to: Path) -> Path:
    """The site as another build of it: another style sheet, and another text on every page."""
    shutil.copytree(site, to)
    worker = (to / "worker.js").read_text(encoding="utf-8")
    (build,) = re.findall(r'"BUILD": "(\w+)"', worker)
    (content,) = re.findall(r'"CONTENT": "(\w+)"', worker)
    (old,) = re.findall(r'"theme/site.css": "(\w+)"', worker)
    sheet = (to / "theme/site.css").read_bytes().replace(b"\n/* generated %b */" % old.encode(), b"")
    sheet = sheet.rstrip(b"\n") + b":root{--built:anew}\n"
    new = blake2b(sheet, digest_size=8).hexdigest()
    (to / "theme/site.css").write_bytes(sheet[:-1] + b"\n/* generated %b */\n" % new.encode())
    worker = worker.replace(build, "anew").replace(content, "anew").replace(old, new)
    (to / "worker.js").write_text(worker, encoding="utf-8")
    for path in to.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f"build={build}", "build=anew").replace("<h1", "<h1 data-anew"), encoding="utf-8")
    return to


def test_an_update_never_mixes_old_and_new(browser: Browser, bread: Published, host: Host, tmp_path: Path) -> None:
    new = rebuilt(bread.folder, tmp_path / "site")
    host.show(bread.folder)
    with reading(browser) as page:
        visit(page, host.address, QUESTION)
        visit(page, host.address, OTHER)
        old = page.evaluate(BUILT)
        assert old[1] == "as it is"
        # It was published anew while there was no network: what is kept is all of the old build.
        host.leave()
        page.goto(host.address + QUESTION)
        assert page.evaluate(BUILT) == old
        # With a network all of a page is new at once.
        host.show(new)
        page.goto(host.address + OTHER)
        page.reload()
        assert page.evaluate(BUILT) == ["anew", "anew"]
        assert page.locator("h1[data-anew]").count() == 1
        # What was kept is fetched anew, all of it, before it takes the old one's place.
        until(
            page,
            "async () => (await caches.keys()).map((name) => name.split(':').at(-1)).sort().join()",
            "anew,strangers",
        )
        host.leave()
        for path in (QUESTION, OTHER):
            page.goto(host.address + path)
            assert page.evaluate(BUILT) == ["anew", "anew"]
            assert page.locator("h1[data-anew]").count() == 1


def test_an_update_that_breaks_off_leaves_the_old_whole(
    browser: Browser, bread: Published, host: Host, tmp_path: Path
) -> None:
    new = rebuilt(bread.folder, tmp_path / "site")
    (new / "theme/site.css").unlink()
    host.show(bread.folder)
    with reading(browser) as page:
        visit(page, host.address, QUESTION)
        old = page.evaluate(BUILT)
        host.show(new)
        page.goto(host.address + "tags/")
        page.wait_for_timeout(1000)
        host.leave()
        page.goto(host.address + QUESTION)
        assert page.evaluate(BUILT) == old


def test_the_site_can_be_put_among_a_device_s_programs(page: Page, bread_address: str) -> None:
    page.goto(bread_address + QUESTION)
    href = page.locator("link[rel=manifest]").get_attribute("href") or ""
    found = page.evaluate("async (href) => await (await fetch(href)).json()", href)
    assert found["name"] == "Bread Interview"
    assert page.evaluate("([scope]) => new URL(scope, location.origin + '/').pathname", [found["scope"]]) == "/"
    for icon in found["icons"]:
        size = page.evaluate(
            """async (src) => {
              const picture = await createImageBitmap(await (await fetch(new URL(src, location.origin))).blob());
              return `${picture.width}x${picture.height}`;
            }""",
            f"/{icon['src']}",
        )
        assert size == icon["sizes"]
