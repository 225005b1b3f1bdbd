"""Holds the promise that no address dies: what is published now against what would be published next.

The site itself is the list of its addresses, in its JSON documents; nothing is kept by hand.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from urllib.parse import urljoin

from generator import api
from generator.model import Problem
from generator.site import Site

TIMEOUT = 30
"""Seconds that the live site has for an answer."""


class UnreachableError(Exception):
    """The live site gave no answer that tells what it holds."""


def lost(site: Site, live: Iterable[Mapping[str, object]]) -> list[Problem]:
    """A problem for each address of the live entries that the site would no longer have, at the file to mend."""
    documents = api.documents(site)
    kept = set()
    for path in (api.QUESTIONS, api.GLOSSARY):
        for entry in entries(documents[path]):
            kept |= _addresses(entry)
    problems = []
    for entry in live:
        for address in sorted(_addresses(entry) - kept):
            source = str(entry.get("source") or address)
            message = f"the address {address} is public and would be lost; {_remedy(address)}"
            problems.append(Problem(source, 1, message))
    return sorted(problems)


def _remedy(address: str) -> str:
    kind, slug = address.strip("/").split("/")
    if kind == "questions":
        return f'keep the file, or put "{slug}" under aliases of the question that takes its place'
    return f'keep the file, or put "{slug.replace("-", " ")}" under aliases of the term that takes its place'


def _addresses(entry: Mapping[str, object]) -> set[str]:
    former = entry.get("former_addresses")
    return {str(entry["address"]), *(map(str, former) if isinstance(former, list) else ())}


def entries(document: str) -> list[Mapping[str, object]]:
    """The questions or terms of a JSON document of the site. A ValueError if it is none."""
    value = json.loads(document)
    found = value.get("questions", value.get("terms")) if isinstance(value, dict) else None
    if not isinstance(found, list) or not all(isinstance(entry, dict) and "address" in entry for entry in found):
        raise ValueError("it lists no questions and no terms")
    return found


def published(url: str) -> list[Mapping[str, object]]:
    """The questions and terms that the site at `url` holds; none where nothing is published yet."""
    found: list[Mapping[str, object]] = []
    for path in (api.QUESTIONS, api.GLOSSARY):
        address = urljoin(url.rstrip("/") + "/", path)
        try:
            with urllib.request.urlopen(address, timeout=TIMEOUT) as answer:
                found += entries(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            if error.code != 404:
                raise UnreachableError(f"{address} answers {error.code}; is the site published there?") from error
        except (OSError, ValueError) as error:
            raise UnreachableError(f"{address} cannot be read: {error}; is it the address of the site?") from error
    return found
