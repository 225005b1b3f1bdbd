"""Holds the promise that no address dies: what is published now against what would be published next.

The public site itself is the list of its addresses: its sitemap has every page, and its JSON documents every address
that sends its readers on. Nothing is kept by hand.
"""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from html import unescape
from http.client import HTTPException

from generator.arrange.pages import PAGES, pages
from generator.arrange.site import Site
from generator.content.links import COLLECTIONS, CONTENT, GLOSSARY, TAGS_FILE, TOPICS_FILE
from generator.content.problems import Problem
from generator.outputs import api, sitemap

TIMEOUT = 30
"""Seconds that the live site has for an answer."""

_FILES = {
    "question": f"{CONTENT}/<topic>/{{slug}}.md",
    "term": f"{GLOSSARY}/{{slug}}.yml",
    "collection": f"{COLLECTIONS}/{{slug}}.yml",
    "topic": TOPICS_FILE,
    "tag": TAGS_FILE,
}
"""Where what a page is about was written, by the kind of page."""


class UnreachableError(Exception):
    """The live site gave no answer that tells what it holds."""


def lost(site: Site, live: Iterable[str]) -> list[Problem]:
    """A problem for each live address that the coming site would no longer have, at the file to mend."""
    kept = {address for page in pages(site) for address in (page.address, *page.former)}.union(site.by_hand)
    problems = []
    for address in sorted(set(live) - kept):
        kind, slug = _kind_of(address)
        where = _FILES.get(kind, "docs").format(slug=slug)
        message = f"the address {address} is public and would be lost; {_remedy(kind, slug)}"
        problems.append(Problem(where, 1, message))
    return sorted(problems)


def _kind_of(address: str) -> tuple[str, str]:
    """The kind of page that an address is of, and the slug in it; ("", "") if it is of none."""
    for kind in PAGES:
        before, mark, after = kind.route.partition("{slug}")
        if mark and address.startswith(before) and address.endswith(after):
            slug = address[len(before) : len(address) - len(after)]
            if slug and "/" not in slug:
                return kind.name, slug
    return "", ""


def _remedy(kind: str, slug: str) -> str:
    match kind:
        case "term":
            return f'keep the file, or put "{slug.replace("-", " ")}" under aliases of the term that takes its place'
        case "question" | "collection":
            return f'keep the file, or put "{slug}" under aliases of the {kind} that takes its place'
        case "tag":
            return f'keep a question with it, or put "{slug}" under aliases of the tag that takes its place'
        case "topic":
            return f'keep it, or put "{slug}" under aliases of the topic that takes its place'
    return "keep the page, or publish one at its address that sends its readers on"


def published(url: str) -> set[str]:
    """Every address that the site at `url` holds; none where nothing is published yet."""
    base = url.rstrip("/") + "/"
    found = _fetched(base + sitemap.PATH)
    addresses = set(_listed(found, base)) if found is not None else set()
    for path in (api.ADDRESSES, api.QUESTIONS, api.GLOSSARY):
        document = _fetched(base + path)
        if document is not None:
            addresses.update(_named(document, base + path))
    return addresses


def _fetched(address: str) -> str | None:
    """What stands at the address; nothing if there is none."""
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT) as answer:
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise UnreachableError(f"{address} answers {error.code}; is the site published there?") from error
    except (OSError, ValueError, HTTPException) as error:
        raise _unreadable(address, error) from error


def _unreadable(address: str, error: object) -> UnreachableError:
    return UnreachableError(f"{address} cannot be read: {error}; is it the address of the site?")


def _listed(text: str, base: str) -> Iterator[str]:
    """The addresses in a sitemap, from the root of its site: that is its shortest address, the home."""
    locations = [unescape(location.strip()) for location in re.findall(r"<loc>([^<>]*)</loc>", text)]
    home = min(locations, key=len, default="")
    if not home or not all(location.startswith(home) for location in locations):
        raise _unreadable(base + sitemap.PATH, "it lists no pages of one site")
    return (location.removeprefix(home) for location in locations)


def _named(text: str, address: str) -> Iterator[str]:
    """The addresses in one of the JSON documents: of its entries, and those that they had before."""
    try:
        document = json.loads(text)
        entries = next(document[name] for name in ("addresses", "questions", "terms") if name in document)
        for entry in entries:
            yield str(entry["address"])
            yield from map(str, entry.get("former_addresses", ()))
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration) as error:
        raise _unreadable(address, "it lists no addresses") from error
