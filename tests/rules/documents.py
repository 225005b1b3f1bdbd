"""What holds for what programs read, and what is taken along: sitemap, JSON documents, feeds, texts and files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import jsonschema

from generator.outputs.contents import data
from generator.outputs.feeds import ATOM
from generator.outputs.feeds import JSON as FEED
from generator.outputs.table import beside
from tests.rules.pages import BASE
from tests.rules.published import Published, SiteRule

FOLDER = "api/v1/"


def _documents(published: Published) -> dict[str, Any]:
    """Every JSON document of the site, and every schema, by its path."""
    return {
        path.relative_to(published.folder).as_posix(): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((published.folder / FOLDER).rglob("*.json"))
    }


def the_sitemap_lists_every_page(published: Published) -> Iterator[str]:
    """The sitemap lists every page that stays, hand-written ones too, but for the one that picks a question."""
    found = ElementTree.fromstring(published.text("sitemap.xml"))  # noqa: S314 (our own)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [entry.findtext(f"{space}loc", "") for entry in found]
    if len(set(listed)) < len(listed):
        yield "the sitemap lists a page twice"
    expected = {published.url + address for address in published.own_pages if address != "random/"}
    yield from (f"the sitemap lacks {url}" for url in sorted(expected - set(listed)))
    yield from (f"the sitemap lists {url}" for url in sorted(set(listed) - expected))
    for address, page in published.pages.items():
        hidden = page.meta.get("robots") == "noindex"
        if hidden != (address == "random/") and address not in published.moved:
            yield f"{address} is {'hidden from' if hidden else 'shown to'} search engines"


def the_sitemap_says_when_a_question_changed(published: Published) -> Iterator[str]:
    """The sitemap has the day on which a question was last reviewed or corrected."""
    days = dict(re.findall(r"<loc>([^<]*)</loc><lastmod>([^<]*)</lastmod>", published.text("sitemap.xml")))
    for answered in published.site.questions:
        question = answered.question
        day = days.get(f"{published.url}questions/{question.slug}/", "")
        if day != max(question.reviewed, question.updated):
            yield f"the sitemap says that {question.slug} changed on {day!r}"


def _entries(published: Published, document: str, name: str) -> list[Any]:
    """The entries of a document, and of those that it goes on in."""
    path = f"{FOLDER}{document}.json"
    entries: list[Any] = []
    while path:
        found = json.loads(published.text(path))
        entries += found[name]
        path = found.get("next", "")
    return entries


def addresses_are_all_named(published: Published) -> Iterator[str]:
    """addresses.json names every address of the site, and where each former one leads."""
    entries = _entries(published, "addresses", "addresses")
    found = {entry["address"]: entry.get("moved_to", "") for entry in entries}
    expected = dict.fromkeys(published.own_pages, "") | published.moved
    if len(found) < len(entries):
        yield "addresses.json names an address twice"
    for address in sorted(expected.keys() | found.keys()):
        if found.get(address) != expected.get(address):
            yield f"addresses.json says that {address} leads to {found.get(address)}, not {expected.get(address)}"


def documents_are_valid(published: Published) -> Iterator[str]:
    """Every document is valid by the schema beside it that it names, and every schema is used and well-formed."""
    documents = _documents(published)
    used = set()
    for path, document in documents.items():
        if path.endswith(".schema.json"):
            jsonschema.Draft202012Validator.check_schema(document)
            continue
        schema = urljoin(BASE + path, document["$schema"]).removeprefix(BASE)
        used.add(schema)
        validator = jsonschema.Draft202012Validator(documents[schema], format_checker=jsonschema.FormatChecker())
        yield from (f"{path}: {error.json_path}: {error.message}" for error in validator.iter_errors(document))
    if unused := {path for path in documents if path.endswith(".schema.json")} - used:
        yield f"no document names {sorted(unused)}"


def documents_lead_to_pages(published: Published) -> Iterator[str]:
    """Every entry has its place in the documents; its addresses are pages, its files and documents exist."""
    questions = _entries(published, "questions", "questions")
    terms = _entries(published, "glossary", "terms")
    if [entry["slug"] for entry in questions] != [answered.slug for answered in published.site.questions]:
        yield "questions.json has other questions"
    if {entry["slug"] for entry in terms} != {defined.slug for defined in published.site.terms}:
        yield "glossary.json has other terms"
    for entry in [*questions, *terms]:
        for address in (entry["address"], *entry["former_addresses"]):
            if address not in published.pages:
                yield f"{entry['slug']}: {address} is no page"
        if not (published.root / entry["source"]).is_file():
            yield f"{entry['slug']}: there is no {entry['source']}"
    for entry in questions:
        document = json.loads(published.text(entry["document"]))
        if {name: document.get(name) for name in entry} != entry:
            yield f"{entry['document']} says something else than questions.json"
        yield from _dead_links(published, entry["address"], document)


def _dead_links(published: Published, address: str, document: Any) -> Iterator[str]:
    follow_ups = chain.from_iterable(follow_up.values() for follow_up in document["follow_ups"])
    texts = [document["answer"], *document["key_points"], *document["pitfalls"], *document["corrections"], *follow_ups]
    for target in re.findall(r"\]\(((?!https?:)[^)#\s]+)", "\n".join(texts)):
        path = urljoin(BASE + address, target).removeprefix(BASE)
        if path not in published.pages and not (published.folder / path).is_file():
            yield f"the document of {address} links to {target}, which is nowhere"


def what_is_taken_along_is_there(published: Published) -> Iterator[str]:
    """Every file that stands beside the pages is there, whole; the page of downloads offers each that is one."""
    page = published.pages["downloads/"]
    offered = {urljoin(BASE + "downloads/", link.get("href", "")).removeprefix(BASE) for link in page.all("a")}
    for path, content in beside(published.site).items():
        place = published.folder / path
        if not place.is_file() or place.read_bytes() != data(content):
            yield f"{path} is not what was made"
        if not path.startswith("questions/") and path not in offered:
            yield f"nobody offers {path}"


def every_page_announces_the_feeds(published: Published) -> Iterator[str]:
    """A reader of feeds finds both from any page, and a reader of texts a question's Markdown from its page."""
    for address, page in published.pages.items():
        found = {
            (link["type"], urljoin(BASE + address, link["href"]).removeprefix(BASE))
            for link in page.all("link", rel="alternate")
        }
        expected = {("application/atom+xml", ATOM), ("application/feed+json", FEED)}
        if address in {f"questions/{answered.slug}/" for answered in published.site.questions}:
            expected.add(("text/markdown", f"{address.rstrip('/')}.md"))
        if found != expected and address != "404.html":
            yield f"{address} announces {sorted(found)}"


RULES: tuple[SiteRule, ...] = (
    the_sitemap_lists_every_page,
    the_sitemap_says_when_a_question_changed,
    addresses_are_all_named,
    documents_are_valid,
    documents_lead_to_pages,
    what_is_taken_along_is_there,
    every_page_announces_the_feeds,
)
