"""The rules of a single value. Each is one function that takes the value and yields what is wrong with it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import Enum
from ipaddress import ip_address
from urllib.parse import urlsplit

from generator.content.model import RESERVED_SLUGS, SLUG, WEB_SCHEMES
from generator.content.problems import meant, nearest, quoted, slugged

Rule = Callable[[str], Iterator[str]]

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_HOST = re.compile(r"[\w.-]+")


def is_slug(value: str) -> Iterator[str]:
    """A slug is lower-case letters and digits in words joined by hyphens, and no name that the site itself uses."""
    if not SLUG.fullmatch(value):
        allowed = "lower-case letters, digits and single hyphens"
        yield f"{quoted(value)} is no slug; allowed: {allowed}{meant(slugged(value))}"
    elif value in RESERVED_SLUGS:
        yield f"{quoted(value)} is a page of the site itself; choose another slug"


def is_date(value: str) -> Iterator[str]:
    """A date is a day of the calendar, written as ISO 8601 has it: year-month-day."""
    try:
        valid = bool(_ISO_DATE.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        valid = False
    if not valid:
        yield f"{quoted(value)} is no date; allowed: year-month-day, as in 2026-01-31"


def is_web_address(value: str) -> Iterator[str]:
    """A source's address is absolute, by http or https, and has a host."""
    if any(character.isspace() for character in value):
        yield f"{quoted(value)} has a space in it; an address has none"
        return
    try:
        parts = urlsplit(value)
        valid = parts.scheme in WEB_SCHEMES and _is_host(parts.hostname or "") and parts.port != 0
    except ValueError:  # of a port that is no number, or brackets that hold no address
        valid = False
    if not valid:
        yield f"{quoted(value)} is no web address; allowed: https://host/path or http://host/path"


def _is_host(name: str) -> bool:
    """Whether a browser takes it for a host: a name, or an address in numbers (WHATWG URL, host parsing)."""
    if ":" in name or name.rsplit(".", 1)[-1].isdigit():
        ip_address(name)  # a ValueError if it is none
        return True
    return bool(_HOST.fullmatch(name))


def is_link_target(value: str) -> Iterator[str]:
    """A link in an answer goes to a web address, or by a relative path to a file of this repository."""
    scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", value)
    if scheme and scheme.group()[:-1].lower() in WEB_SCHEMES:
        yield from is_web_address(value)
    elif scheme or value.startswith("//") or "@" in value.split("/")[0]:
        yield f"the address {quoted(value)}; allowed: http, https, or a relative path to a file here"
    elif not value:
        yield "a link to nothing; give an address"


def is_one_line(value: str) -> Iterator[str]:
    """A name or title is one line."""
    if len(value.splitlines()) > 1:
        yield f"{quoted(value)} holds a line break; write it on one line"


def is_one_of(choices: Iterable[Enum], name: str) -> Rule:
    """A choice is one of the values of `choices`; `name` is what the field is called."""
    values = [str(choice.value) for choice in choices]

    def rule(value: str) -> Iterator[str]:
        if value not in values:
            yield f"unknown {name} {quoted(value)}; allowed: {', '.join(values)}{nearest(value.lower(), values)}"

    return rule
