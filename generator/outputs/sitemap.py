"""What search engines are told of: the absolute address of every page that is listed, hand-written ones too. Pure.

The format is that of sitemaps.org, protocol 0.9.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from generator.arrange.pages import Page
from generator.arrange.site import Site
from generator.outputs.contents import Contents

PATH = "sitemap.xml"


def sitemap(site: Site, pages: tuple[Page, ...]) -> Contents:
    """The sitemap, in the order of the pages. A site without an address has none."""
    if not site.settings.url:
        return {}
    listed = [(page.address, page.about.modified) for page in pages if page.kind.listed]
    rows = "".join(
        f"  <url><loc>{escape(site.settings.url + address)}</loc>"
        + (f"<lastmod>{modified}</lastmod>" if modified else "")
        + "</url>\n"
        for address, modified in [*listed, *((address, "") for address in site.by_hand)]
    )
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return {PATH: f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{rows}</urlset>\n'}
