"""What the content security policy of every page asks of it, and that every page has it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.rules.published import Published, SiteRule

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; frame-src 'none'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'"
)
"""As it stands in overrides/partials/policy.html, and in every page."""

DATA = frozenset({"application/ld+json", "application/json"})
"""Types of scripts that are data, and that no browser runs."""

LOADED = frozenset("src srcset data poster background action formaction ping manifest".split())
"""Attributes with an address that a browser goes to by itself, or takes a reader's input to."""

LINKS = frozenset("href xlink:href".split()) | LOADED
SAFE = frozenset({"", "http", "https", "mailto"})

_ELSEWHERE = frozenset({"base", "embed", "frame", "iframe", "object", "portal"})


def a_page_has_the_policy_before_all_else(published: Published) -> Iterator[str]:
    """Every page has the policy, once, and before anything that it holds for."""
    for address, page in published.pages.items():
        policies = [one for one in page.all("meta") if one.get("http-equiv", "").lower() == "content-security-policy"]
        if [one.get("content") for one in policies] != [POLICY]:
            yield f"{address} has the policies {[one.get('content') for one in policies]}"
        elif [tag for tag, _ in page.tags[:3]] != ["html", "head", "meta"] or page.tags[2][1] != policies[0]:
            yield f"{address} has its policy after {page.tags[2]}"


def a_script_is_a_file_of_the_site(published: Published) -> Iterator[str]:
    """No script stands in a page but data; and none comes from elsewhere."""
    for address, page in published.pages.items():
        for attributes in page.all("script"):
            source = attributes.get("src")
            if source is None and attributes.get("type") not in DATA:
                yield f"{address} has a script in it, which the policy refuses"
            elif source is not None and (urlsplit(source).scheme or urlsplit(source).netloc):
                yield f"{address} has a script from {source}"


def a_style_is_a_file_of_the_site(published: Published) -> Iterator[str]:
    """No style stands in a page, nor in an attribute; a style sheet gives it."""
    for address, page in published.pages.items():
        yield from (f"{address} has a style in <{tag}>" for tag, one in page.tags if tag == "style" or "style" in one)


def no_attribute_is_a_script(published: Published) -> Iterator[str]:
    """No attribute handles an event, and no address is one that runs, or that holds a document itself."""
    for address, page in published.pages.items():
        for tag, attributes in page.tags:
            yield from (f"{address}: <{tag}> has {name}" for name in attributes if name.startswith("on"))
            for name in LINKS & set(attributes):
                scheme = urlsplit("".join(attributes[name].split())).scheme.lower()
                if scheme not in SAFE:
                    yield f"{address}: <{tag}> has the address {attributes[name]!r}"


def nothing_comes_from_elsewhere(published: Published) -> Iterator[str]:
    """No page shows, loads or sends anything from or to another host; and none has a frame, or another base."""
    for address, page in published.pages.items():
        for tag, attributes in page.tags:
            if tag in _ELSEWHERE:
                yield f"{address} has <{tag}>"
            for name in LOADED & set(attributes):
                for part in attributes[name].split(",") if name == "srcset" else [attributes[name]]:
                    if urlsplit(part.strip()).netloc:
                        yield f"{address}: {name} of <{tag}> is {attributes[name]!r}"


RULES: tuple[SiteRule, ...] = (
    a_page_has_the_policy_before_all_else,
    a_script_is_a_file_of_the_site,
    a_style_is_a_file_of_the_site,
    no_attribute_is_a_script,
    nothing_comes_from_elsewhere,
)
