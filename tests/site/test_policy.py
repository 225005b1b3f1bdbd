"""The content security policy in a browser: what it refuses, and that all that the theme does is done under it.

That every page has it, and that no page holds what it would refuse, are rules (tests/rules/policy.py). Whatever it has
to refuse while any test reads a site fails that test (tests/browsing.py), so that each of them is one under it. Here is
what only the policy is about.
"""

from __future__ import annotations

import functools
import http.server
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Route, expect

from tests.browsing import REFUSED, opened
from tests.publishing import listening, served
from tests.rules import Published
from tests.rules.policy import POLICY
from tests.site.bread import PLACES, QUESTION
from tests.site.test_answer import FORMER, is_open
from tests.site.test_search import results

# What it refuses

EVIL = "https://evil.example/"
RUN = "top.document.documentElement.dataset.alive = 1"
"""What an attack does in the page if it lives."""

ATTACKS = {
    "a script": f"<script>{RUN}</script>",
    "a module": f'<script type="module">{RUN}</script>',
    "a script from elsewhere": f'<script src="{EVIL}x.js"></script>',
    "a script in its address": f'<script src="data:text/javascript,{RUN}"></script>',
    "a picture that fails": f'<img src="x" alt="" onerror="{RUN}">',
    "a drawing that loads": f'<svg onload="{RUN}"></svg>',
    "an address that runs": f'<a id="attack" href="javascript:void({RUN})">x</a>',
    "a button that runs": f'<button id="attack" onclick="{RUN}">x</button>',
    "a document in a frame": f'<iframe srcdoc="&lt;script&gt;{RUN}&lt;/script&gt;"></iframe>',
    "a page in a frame": f'<iframe src="{EVIL}"></iframe>',
    "an object": f'<object data="{EVIL}"></object>',
    "an embedded page": f'<embed src="{EVIL}">',
    "another base": f'<base href="{EVIL}">',
    "a form that leads elsewhere": f'<form action="{EVIL}"><button id="attack">x</button></form>',
    "a button that leads elsewhere": f'<form><button id="attack" formaction="{EVIL}">x</button></form>',
    "a picture from elsewhere": f'<img src="{EVIL}x.png" alt="">',
    "a picture in its address": f'<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="" onerror="{RUN}">',
    "a film from elsewhere": f'<video src="{EVIL}x.mp4"></video>',
    "a style sheet from elsewhere": f'<link rel="stylesheet" href="{EVIL}x.css">',
    "a style": "<style>:root { --alive: 1 }</style>",
    "a style in an attribute": '<p id="styled" style="--alive: 1">x</p>',
}
"""What might get into a page, by what it is."""

ALIVE = """() => {
  const styled = document.getElementById("styled") ?? document.documentElement;
  return Boolean(document.documentElement.dataset.alive || getComputedStyle(styled).getPropertyValue("--alive"));
}"""


@contextmanager
def shown(browser: Browser, address: str, text: str) -> Iterator[tuple[Page, list[str], list[str]]]:
    """A page of the site, written so; with what is asked of another host there, and what the policy refuses."""
    asked: list[str] = []
    refused: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="", content_type="text/html")

    context = browser.new_context()
    try:
        page = context.new_page()
        page.route(f"{EVIL}**", answer)
        page.route(address, lambda route: route.fulfill(body=text, content_type="text/html"))
        page.on("console", lambda message: refused.append(message.text) if REFUSED in message.text else None)
        page.goto(address)
        yield page, asked, refused
    finally:
        context.close()


def until(page: Page, happens: Callable[[], object]) -> None:
    """Waits until something happens, also while the page gives way to another one."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        with suppress(Error):
            if happens():
                return
        page.wait_for_timeout(10)
    pytest.fail("it does not happen")


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_what_gets_into_a_page_is_dead(browser: Browser, bread: Published, bread_address: str, attack: str) -> None:
    """And alive without the policy."""
    (policy,) = re.findall(r"<meta http-equiv=[^>]*>", bread.texts[QUESTION])
    inside = f"{attack}<img src='assets/mark.svg' alt=''>"
    click = "document.getElementById('attack')?.click()"
    with shown(browser, bread_address, f"<!doctype html>{policy}{inside}") as (page, asked, refused):
        page.evaluate(click)
        until(page, lambda: refused)
        assert not page.evaluate(ALIVE)
        assert asked == []
    with shown(browser, bread_address, f"<!doctype html>{inside}") as (page, asked, refused):
        page.evaluate(click)
        until(page, lambda: asked or page.evaluate(ALIVE))
        assert refused == []


def test_no_text_becomes_a_script(browser: Browser, bread_address: str) -> None:
    """Not even one that a script of the site hands on."""
    with shown(browser, bread_address, "<!doctype html>") as (page, _, _):
        page.evaluate("run => setTimeout(run)", RUN)
        until(page, lambda: page.evaluate(ALIVE))
    context = browser.new_context()
    page = context.new_page()
    page.goto(bread_address)
    page.evaluate("run => setTimeout(run)", RUN)
    page.evaluate("new Promise((resolve) => setTimeout(resolve, 50))")
    assert not page.evaluate(ALIVE)
    context.close()


def test_what_the_policy_refuses_fails_a_test(browser: Browser, bread_address: str) -> None:
    def styled() -> None:
        with opened(browser) as page:
            page.goto(bread_address)
            page.evaluate("document.body.setAttribute('style', 'color: red')")

    with pytest.raises(AssertionError, match=REFUSED):
        styled()


def test_the_policy_lets_in_no_more_than_is_named() -> None:
    """The site itself, WebAssembly, and nothing else."""
    allowed = {part for directive in POLICY.split("; ") for part in directive.split()[1:]}
    assert allowed == {"'self'", "'none'", "'wasm-unsafe-eval'"}


# What is done before a page is shown

FRAMES = """
globalThis.frames = [];
const look = () => {
  const named = document.querySelector(location.hash || "body");
  const answer = named?.closest("details");
  if (document.body) frames.push([document.documentElement.dataset.theme ?? "", answer ? answer.open : null]);
  requestAnimationFrame(look);
};
look();
"""
"""Notes in every frame the colors that were chosen, and whether what the address names stands in an open answer, once
it has come: a browser may show a page before that."""


@contextmanager
def slowly(bread: Published, until_: str) -> Iterator[str]:
    """Serves the site, each page in two parts, which that text parts; yields the address."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            address = self.path.lstrip("/")
            if address not in bread.texts:
                super().do_GET()
                return
            first, mark, rest = bread.texts[address].partition(until_)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(first.encode())
            self.wfile.flush()
            time.sleep(0.3)
            self.wfile.write((mark + rest).encode())

    with listening(functools.partial(Handler, directory=str(bread.folder))) as address:
        yield address


@pytest.mark.parametrize("fragment", ["answer", "short-answer"])
def test_no_frame_shows_other_colors_or_a_closed_answer(browser: Browser, bread: Published, fragment: str) -> None:
    """Though the answer comes bit by bit."""
    with slowly(bread, 'id="key-points"') as address, opened(browser, color_scheme="light") as page:
        page.goto(address)
        page.get_by_role("button", name="Dark colors").click()
        page.add_init_script(FRAMES)
        page.goto(f"{address}{QUESTION}#{fragment}")
        frames = page.evaluate("frames")
        assert {theme for theme, _ in frames} == {"dark"}
        assert {opened for _, opened in frames} <= {True, None}
        assert len([1 for _, opened in frames if opened]) > 2
        expect(page.locator(f"#{fragment}")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["questions/?level=hard", "glossary/?q=ferment"])
def test_no_frame_shows_a_list_that_is_to_be_narrowed(browser: Browser, bread_address: str, path: str) -> None:
    note = """
      globalThis.seen = [];
      const look = () => {
        const all = document.querySelector("[data-narrows]");
        const waits = document.querySelector("[data-awaits-script].filter");
        if (all && waits) seen.push(all.checkVisibility({ visibilityProperty: true }));
        requestAnimationFrame(look);
      };
      look();
    """

    def late(route: Route) -> None:
        time.sleep(0.4)
        route.continue_()

    with opened(browser) as page:
        page.add_init_script(note)
        page.route("**/theme/*.js", late)
        page.goto(bread_address + path)
        page.locator(".filter:not([data-awaits-script])").wait_for()
        assert set(page.evaluate("seen")) == {False}
        expect(page.locator("footer[data-narrows]")).to_be_visible()


def test_a_query_hides_nothing_where_nothing_is_narrowed(browser: Browser, bread_address: str) -> None:
    with opened(browser) as page:
        page.goto(f"{bread_address}{QUESTION}?from=a-chat")
        assert page.locator("footer[data-narrows]").evaluate("foot => foot.checkVisibility({visibilityProperty: true})")


@pytest.mark.parametrize("fragment", ["%", "%E0%A4%A", "%25", "answer%", "%61nswer"])
def test_a_fragment_may_be_anything(page: Page, bread_address: str, fragment: str) -> None:
    page.goto(f"{bread_address}{QUESTION}#{fragment}")
    assert is_open(page) is (fragment == "%61nswer")
    page.evaluate("location.hash = '#%'")
    page.evaluate("location.hash = '#answer'")
    page.wait_for_function("() => document.getElementById('answer').open")


# Below a path, as on GitHub Pages


@pytest.fixture
def below(bread: Published, tmp_path: Path) -> Iterator[str]:
    (tmp_path / "bank").symlink_to(bread.folder)
    with served(tmp_path) as address:
        yield f"{address}bank/"


def test_all_of_it_is_done_below_a_path(page: Page, bread: Published, below: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(below)
    page.get_by_role("button", name="Dark colors").click()
    assert page.evaluate("Object.keys(localStorage)") == ["interview:/bank/"]
    for former in FORMER:
        page.goto(f"{below}{former}?from=a-chat#answer")
        page.wait_for_url(f"{below}{bread.moved[former]}?from=a-chat#answer")
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(f"{below}random/#answer")
    page.wait_for_url(f"{below}questions/*/#answer")
    assert is_open(page)
    page.keyboard.press("/")
    page.keyboard.type(PLACES.misspelled)
    assert results(page)


@pytest.mark.parametrize(
    ("path", "before"), [(FORMER[0], r"<body>\s*"), ("random/", r'<meta name="generator"[^>]*>\s*')]
)
def test_a_page_that_sends_on_shows_nothing_before(bread: Published, path: str, before: str) -> None:
    """Its script comes first, before any style, and the browser waits for it."""
    start = re.split(r'<link[^>]* rel="?stylesheet', bread.texts[path])[0]
    assert re.search(rf'{before}<script src="[./]*theme/sent-on\.js"', start)


# The search


@pytest.mark.parametrize("worker", [True, False], ids=["worker", "no-worker"])
def test_the_search_runs_in_a_worker_and_without_one(browser: Browser, bread_address: str, worker: bool) -> None:
    """Where Pagefind has no worker, it is the page that runs its WebAssembly."""
    with opened(browser) as page:
        if not worker:
            page.add_init_script("delete globalThis.Worker")
        page.goto(bread_address)
        page.keyboard.press("/")
        page.keyboard.type("levain")
        assert "Levain" in results(page)
        expect(page.locator("dialog.search mark").first).to_be_visible()
        assert bool(page.workers) is worker
