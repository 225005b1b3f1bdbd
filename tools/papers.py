"""Each study list of the finished site as a PDF, to print or to take along: `make downloads`, after `make site`.

A list is printed as a reader would print it, with its short answers, by the browser that the tests use; each sheet says
where it is from and under which license. The files stand
in site/downloads/, and the page there gets its links to them: so there are none where none were made. Two runs over the
same site give the same bytes.
"""

from __future__ import annotations

import mimetypes
import re
import sys
from html import escape, unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.banks import ROOT
from tests.browsing import DESKTOP, launch, opened

DOWNLOADS = "downloads"
PLACE = re.compile(
    r'<div data-papers data-title="([^"]*)" data-about="([^"]*)" data-from="([^"]*)" data-size="([^"]*)"></div>'
)
"""Where the page of downloads has room for them, with the words that it has for them."""

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")
_FOOT = "margin: 0 16mm; color: #565e59; font-family: sans-serif; font-size: 7px"
_SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")


def make(browser: Browser, site: Path) -> list[Path]:
    """Makes the files, and names them on the page of downloads; gives their paths."""
    page = site / DOWNLOADS / "index.html"
    text = page.read_text(encoding="utf-8")
    place = PLACE.search(text)
    if not place:
        raise SystemExit(f"{page}: no place for the files; make site builds it anew")
    made = []
    lines = []
    for list_of in sorted((site / "collections").glob("*/index.html")):
        found = list_of.read_text(encoding="utf-8")
        title, address = _TITLE.search(found), _CANONICAL.search(found)
        if not title or not address or not address[1].endswith(f"/{list_of.parent.name}/"):
            continue  # It only sends its readers on.
        path = site / DOWNLOADS / f"{list_of.parent.name}.pdf"
        path.write_bytes(printed(browser, site, list_of, place[3]))
        made.append(path)
        lines.append(_line(path, unescape(title[1]), place[4]))
    section = (
        f'<section class="download" aria-labelledby="papers"><h2 id="papers">{place[1]}</h2><p>{place[2]}</p>'
        f'<ul class="titles">{"".join(lines)}</ul></section>'
    )
    page.write_text(text.replace(place[0], section if lines else place[0]), encoding="utf-8")
    return made


def _line(path: Path, title: str, size: str) -> str:
    """A file by its title; `size` is how it is said how large it is, as HTML with places for its pages and its size."""
    data = path.read_bytes()
    about = size.replace("%pages%", str(len(_SHEET.findall(data)))).replace("%size%", str(round(len(data) / 1000)))
    return f'<li><a href="{path.name}" download>{escape(title)}</a> <span class="count">{about}</span></li>'


def printed(browser: Browser, site: Path, of: Path, attribution: str) -> bytes:
    """A page of the site as a PDF, in which links lead to where the site says that it is; `attribution` is HTML."""
    (address,) = _CANONICAL.findall(of.read_text(encoding="utf-8"))[:1]
    root = urljoin(address, "../" * len(of.parent.relative_to(site).parts))

    def answer(route: Route) -> None:
        path = site / urlsplit(route.request.url).path.removeprefix(urlsplit(root).path)
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():
            route.fulfill(body=path.read_bytes(), content_type=mimetypes.guess_type(path)[0] or "text/plain")
        else:
            route.abort()

    with opened(browser, **DESKTOP) as page:
        page.route("**/*", answer)
        page.goto(address)
        whole(page)
        data = _pdf(page, attribution)
    return _DATE.sub(rb"/\1 (D:19700101000000+00'00')", data)


def whole(page: Page) -> None:
    """Brings all parts of a long list into the page that shows the first."""
    ways = page.locator("[data-list-parts]")
    for number in range(1, ways.locator("ol a").count()):
        ways.get_by_role("button").click()
        ways.locator("ol a[aria-current]").nth(number).wait_for()


def _pdf(page: Page, attribution: str) -> bytes:
    page.evaluate("document.fonts.ready")
    foot = f'<p style="{_FOOT}">{attribution} · <span class="pageNumber"></span>/<span class="totalPages"></span></p>'
    return page.pdf(
        format="A4", tagged=True, display_header_footer=True, header_template="<p></p>", footer_template=foot
    )


def main() -> int:
    """Says what was made."""
    site = ROOT / "site"
    if not (site / DOWNLOADS / "index.html").is_file():
        print("there is no finished site; make site builds it", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for path in make(browser, site):
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
