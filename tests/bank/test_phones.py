"""The real bank on a phone: nothing that a text holds is out of sight without a sign."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.browsing import PHONE, opened
from tests.publishing import served
from tests.rules import Published

ALL = """async (pages) => {
  const place = document.querySelector("#answer > div");
  place.replaceChildren();
  for (const page of pages) {
    const text = await (await fetch(page)).text();
    for (const part of new DOMParser().parseFromString(text, "text/html").querySelectorAll("table, .highlight")) {
      const whole = part.closest(".table-scroll") ?? part;
      whole.dataset.of = page;
      place.append(whole);
    }
  }
  const hides = (part) => part.scrollWidth > part.clientWidth;
  const parts = [...place.querySelectorAll("table, .table-scroll, .highlight code")];
  // A shade at each edge that stands still, and what covers it, which scrolls along.
  const isSigned = (part) => {
    const { backgroundImage, backgroundAttachment, overflowX } = getComputedStyle(part);
    return overflowX === "auto" && /gradient.*gradient/.test(backgroundImage) && backgroundAttachment.includes("local");
  };
  const named = (part) => part.closest("[data-of]").dataset.of;
  const cut = [...place.querySelectorAll(":is(td, th) *")].filter((part) => {
    return part.getBoundingClientRect().right > part.closest(".table-scroll, table").getBoundingClientRect().right;
  });
  return {
    all: parts.length,
    unsigned: parts.filter((part) => hides(part) && !isSigned(part)).map(named),
    stacked: parts.filter((part) => part.matches(".table-stacks") && hides(part)).map(named),
    cut: cut.filter((part) => !hides(part.closest(".table-scroll, table"))).map(named),
  };
}"""
"""Puts the tables and blocks of code of all pages on one, and says which hide something there."""


def test_no_column_and_no_line_is_hidden_without_a_sign(browser: Browser, real: Published) -> None:
    pages = [address for address, text in real.texts.items() if "<table>" in text or 'highlight"' in text]
    first = next((address for address in pages if address.startswith("questions/")), None)
    if first is None:  # a bank without tables and without code
        return
    with served(real.folder) as address, opened(browser, **PHONE) as page:
        page.goto(f"{address}{first}#answer")
        found = page.evaluate(ALL, [address + one for one in pages])
    assert found.pop("all") >= len(pages)
    assert found == {"unsigned": [], "stacked": [], "cut": []}
