"""A real browser, the screens that a site is met on, and what every test in a browser needs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

Screen = dict[str, Any]

DESKTOP: Screen = {"viewport": {"width": 1280, "height": 860}}
PHONE: Screen = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
ZOOMED: Screen = {"viewport": {"width": 320, "height": 256}}
"""What 1280 by 1024 pixels show at a zoom of 400 percent (WCAG 2.2, 1.4.10)."""

REFUSED = "Content Security Policy"
"""Stands in what a browser says of all that the policy of a page makes it refuse."""

BLOCKED = "Service Worker registration blocked by Playwright"
"""What a browser says that lets no worker in."""

SCREENS = {"phone": PHONE, "desktop": DESKTOP}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def chromium() -> str | None:
    """The path of Debian's Chromium, rather of the one without a window; none where Playwright has brought its own."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


def launch(playwright: Playwright) -> Browser:
    """A browser that does nothing of its own accord."""
    return playwright.chromium.launch(
        executable_path=chromium(),
        args=["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    )


@contextmanager
def opened(browser: Browser, **options: object) -> Iterator[Page]:
    """A page in a browser of its own. Whatever the site's policy had to refuse there fails the test."""
    # A worker would answer in place of what a test routes; those that are about it let it in.
    context: BrowserContext = browser.new_context(**{"service_workers": "block", **options})  # type: ignore[arg-type]
    refused: list[str] = []
    try:
        page = context.new_page()
        page.on("console", lambda message: refused.append(message.text) if REFUSED in message.text else None)
        yield page
    finally:
        context.close()
    assert refused == [], refused


def add_style(page: Page, text: str) -> None:
    """Styles the page from outside of it, where its policy has no say."""
    adopt = """text => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets.push(sheet);
    }"""
    page.evaluate(adopt, text)


def stand_still(page: Page) -> None:
    """Returns when nothing on the page moves or changes its color any more."""
    page.evaluate("Promise.allSettled(document.getAnimations().map((animation) => animation.finished))")


def transferred(page: Page) -> float:
    """Kilobytes that the page has fetched so far, as they went over the wire, with their headers."""
    sizes = """[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
        .map((entry) => entry.transferSize)"""
    return float(sum(page.evaluate(sizes))) / 1000
