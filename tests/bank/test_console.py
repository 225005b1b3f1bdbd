"""Pages of the real site print nothing to a browser's console, under its policy: no error, no warning, no word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.publishing import served
from tests.rules import Published

PARTS = 6
"""In so many parts the site is read, so that the workers share it."""

SHARE = 16
"""Of so many questions, terms and former addresses one is opened here; `make soak` opens all of them."""

LEFT = "net::ERR_ABORTED"
"""What a browser says of what it was still loading when the page was left."""


@contextmanager
def heard(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and all that it prints, throws, fails to load or refuses to do."""
    said: list[str] = []
    context = browser.new_context()
    try:
        page = context.new_page()

        def failed(request: Request) -> None:
            if request.failure != LEFT:
                said.append(f"{page.url}: {request.url} failed: {request.failure}")

        page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
        page.on("requestfailed", failed)
        page.add_init_script("addEventListener('securitypolicyviolation', (event) => console.error(event.blockedURI))")
        yield page, said
    finally:
        context.close()


def addresses(real: Published) -> list[str]:
    """Those of all pages, but of what former ones lead to: that is met from there."""
    return sorted(set(real.pages) - set(real.moved.values()))


def chosen(real: Published) -> list[str]:
    """A share of the pages of entries, and every other page."""
    every = addresses(real)
    entries = [one for one in every if one.startswith(("questions/", "glossary/"))]
    return sorted({*every} - {*entries} | {*entries[::SHARE]})


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_prints_anything(browser: Browser, real: Published, part: int) -> None:
    nothing_is_printed(browser, real, chosen(real)[part::PARTS])


def nothing_is_printed(browser: Browser, real: Published, opened: list[str]) -> None:
    """Each is opened, the answer too where there is one; what a former address leads to, from there."""
    assert opened
    with served(real.folder) as address, heard(browser) as (page, said):
        for one in opened:
            page.goto(f"{address}{one}#answer")
            if target := real.moved.get(one):
                page.wait_for_url(f"{address}{target}#answer")
        assert page.evaluate("document.readyState") == "complete"
    assert said == []


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<script>console.debug('a word')</script>", "a word"),
        ("<script>throw new Error('broken')</script>", "broken"),
        ("<script type=module>await 1; throw new Error('broken')</script>", "broken"),
        ("<img src=none.png>", "404"),
        ("<meta http-equiv=Content-Security-Policy content=\"img-src 'none'\"><img src=assets/mark.svg>", "img-src"),
        ("<link rel=stylesheet href=http://127.0.0.1:1025/x.css>", "ERR_CONNECTION_REFUSED"),
    ],
)
def test_what_a_page_prints_is_heard(browser: Browser, real: Published, html: str, what: str) -> None:
    with served(real.folder) as address, heard(browser) as (page, said):
        page.route(address, lambda route: route.fulfill(body=f"<!doctype html>{html}", content_type="text/html"))
        page.goto(address)
        page.evaluate("0")
    assert [one for one in said if what in one], said
