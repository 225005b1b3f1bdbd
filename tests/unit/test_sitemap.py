"""What search engines are told of."""

import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

from generator.arrange.pages import pages
from generator.commands.build import checked
from generator.outputs.sitemap import PATH, sitemap
from tests.banks import arranged, question, small, write

MKDOCS = {"mkdocs.yml": "site_name: A bank\nsite_url: https://example.org/a&b\n"}
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def rows(text: str) -> dict[str, str]:
    """The day of each address; "" where none is told."""
    root = ElementTree.fromstring(text)  # noqa: S314
    assert root.tag == f"{SPACE}urlset"
    return {str(url.findtext(f"{SPACE}loc")): url.findtext(f"{SPACE}lastmod") or "" for url in root}


def test_every_listed_page_is_told_with_the_day_of_its_last_change(tmp_path: Path) -> None:
    extra = "aliases: [before]\nupdated: 2026-02-01\n"
    files = small(**{"questions/alpha/first.md": question("What is first?", extra=extra), "docs/about.md": "x"})
    site = arranged(tmp_path, files | MKDOCS)
    text = str(sitemap(site, pages(site))[PATH])
    found = rows(text)
    base = "https://example.org/a&b/"
    assert set(found) == {base + page.address for page in pages(site) if page.kind.listed} | {f"{base}about/"}
    assert found[f"{base}questions/first/"] == "2026-02-01"
    assert found[f"{base}questions/second/"] == "2026-01-03"
    assert found[f"{base}glossary/widget/"] == ""
    assert len(re.findall("<loc>", text)) == len(found)
    assert all(unescape(location) in found for location in re.findall("<loc>(.*)</loc>", text))


def test_pages_that_send_on_are_not_told(tmp_path: Path) -> None:
    extra = "aliases: [before]\n"
    site = arranged(tmp_path, small(**{"questions/alpha/first.md": question("What is first?", extra=extra)}) | MKDOCS)
    text = str(sitemap(site, pages(site))[PATH])
    assert "random/" not in text
    assert "before" not in text
    assert "glossary/wdg/" not in text


def test_without_the_address_of_the_site_there_is_none(tmp_path: Path) -> None:
    site = arranged(tmp_path, small())
    assert sitemap(site, pages(site)) == {}
    url = "http://127.0.0.1:8000/"
    site = checked(write(tmp_path, {}), url).site()
    assert url in rows(str(sitemap(site, pages(site))[PATH]))
