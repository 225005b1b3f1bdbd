"""What holds for every page of a site: its ids, headings, pictures, and what it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.html_pages import Html
from tests.rules.published import Published, SiteRule

BASE = "http://site/"
"""Stands for the site's own address while links are followed."""

_LEFT = re.compile(
    r"!!! |\?\?\? |///|:::|\{[:#.]|\[\^|\[@|==\w|~~\w|```|\*\*\w|\]\(|(?<!\d)\]\[|\{\{|\{%|--8<--|"
    r"^\|.*\|$|^\s*[-*] \[[ x]\]",
    re.MULTILINE,
)
"""Markup that no reader should see: what an extension would have rendered, were it loaded."""


def loads(page: Html) -> Iterator[str]:
    """What a browser asks for by itself when it shows the page."""
    for tag, attributes in page.tags:
        if tag in {"script", "img", "iframe", "source", "video", "audio"} and "src" in attributes:
            yield attributes["src"]
        if "srcset" in attributes:
            yield from (part.split()[0] for part in attributes["srcset"].split(","))
        if tag == "link" and attributes.get("rel") not in {"canonical", "prev", "next", "alternate"}:
            yield attributes["href"]


def every_page_is_there(published: Published) -> Iterator[str]:
    """Every entry has its page at its address, present and former; and there is no other page."""
    site = published.site
    expected = {
        "",
        "404.html",
        "random/",
        *(f"{name}/" for name in ("downloads", "practice", "progress")),
        *(f"{folder}/" for folder in ("questions", "tags", "collections", "glossary")),
        *(f"questions/{answered.slug}/" for answered in site.questions),
        *(f"glossary/{defined.slug}/" for defined in site.terms),
        *(f"topics/{slug}/" for slug in site.topics),
        *(f"collections/{study.slug}/" for study in site.collections),
        *(f"tags/{tag}/" for answered in site.questions for tag in answered.question.tags),
        *(f"levels/{level.value}/" for level in site.levels),
        *site.by_hand,
        *published.moved,
    }
    expected |= {part for address in expected - {""} for part in published.parts(address)}
    yield from (f"no page at {address}" for address in sorted(expected - set(published.pages)))
    yield from (f"a page at {address} that nothing asks for" for address in sorted(set(published.pages) - expected))


def no_other_host_is_asked(published: Published) -> Iterator[str]:
    """No page and no style sheet asks another host for anything."""
    for address, page in published.pages.items():
        yield from (f"{address} asks for {url}" for url in loads(page) if urlsplit(url).netloc)
    for style in published.folder.rglob("*.css"):
        if found := re.search(r"url\(\s*[\"']?(https?:)?//", style.read_text(encoding="utf-8")):
            yield f"{style.name} asks for {found.group()}"


def no_markup_is_left(published: Published) -> Iterator[str]:
    """No markup is left in the running text."""
    for address, page in published.pages.items():
        if found := _LEFT.search("".join(page.text)):
            yield f"{address} shows {found.group()!r}"


def ids_are_unique(published: Published) -> Iterator[str]:
    """No id stands twice on a page, and whatever names an id by which it is described or labeled names one there."""
    for address, page in published.pages.items():
        if len(page.ids) > len(set(page.ids)):
            yield f"{address} has an id twice: {sorted(name for name in page.ids if page.ids.count(name) > 1)}"
        for _, attributes in page.tags:
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "popovertarget"):
                if named := set(attributes.get(name, "").split()) - set(page.ids):
                    yield f"{address}: {name} names {sorted(named)}, which is not there"


def headings_are_in_order(published: Published) -> Iterator[str]:
    """A page has one heading of level 1, which comes first, and no heading skips a level."""
    for address, page in published.pages.items():
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
        if levels[:1] != [1] or levels.count(1) != 1:
            yield f"{address} has headings of the levels {levels}"
        for before, level in zip([0, *levels], levels, strict=False):
            if level > before + 1:
                yield f"{address} has a heading of level {level} after one of level {before}"


def pictures_are_described(published: Published) -> Iterator[str]:
    """Every picture says what it shows, or that it shows nothing; and how large it is, so that nothing moves."""
    for address, page in published.pages.items():
        for tag, attributes in page.tags:
            needed = {"img": {"alt", "width", "height"}, "source": {"width", "height"}}.get(tag, set())
            if missing := needed - set(attributes):
                yield f"{address} has a picture without {sorted(missing)}"


def cells_have_a_column(published: Published) -> Iterator[str]:
    """Every column of a table has a name, which a screen reader says with each cell."""
    for address, text in published.texts.items():
        if found := re.search(r"<th[^>]*>\s*</th>", text):
            yield f"{address} has a column without a name: {found.group()}"


RULES: tuple[SiteRule, ...] = (
    every_page_is_there,
    no_other_host_is_asked,
    no_markup_is_left,
    ids_are_unique,
    headings_are_in_order,
    pictures_are_described,
    cells_have_a_column,
)
