"""Holds the promise that no address dies: what is published now against what would be published next.

The public site itself is the list of its addresses: its sitemap has every page, and its JSON documents every address
that sends its readers on. Nothing is kept by hand.

Whoever answers at its address is not trusted: it is asked for so much, and for so long, at no other host, and what it
says is printed only in pieces that are known to be harmless. It has to have all of the documents, or none of them and
no home: then nothing is published yet, which only the caller can know to be right. A person may have mistyped the
address; the workflow has it from GitHub, and says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from http.client import HTTPException, HTTPMessage, HTTPResponse
from itertools import count, islice
from threading import Thread
from typing import IO, NoReturn, TypeVar
from urllib.error import HTTPError
from urllib.parse import unquote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from generator.arrange.pages import PAGES, pages
from generator.arrange.site import Site
from generator.content import limits
from generator.content.characters import unfit, visible
from generator.content.links import COLLECTIONS, CONTENT, GLOSSARY, TAGS_FILE, TOPICS_FILE
from generator.content.problems import Problem, counted, quoted
from generator.outputs import api, sitemap
from generator.publish.allowed import is_site_address

TIMEOUT = 30
"""Seconds that the live site has until it says something more."""

_DOCUMENTS = {api.ADDRESSES: "addresses", api.QUESTIONS: "questions", api.GLOSSARY: "terms"}
"""The JSON documents, with the name under which each lists entries that have addresses."""

_PART = re.compile(r"(?<=/)part-\d+/$")
"""What the address of a part of a list has behind that of the list."""

_LONG = 100
"""Characters of an address that a message shows."""

_PLAIN = re.compile(r"(?:[\w%~-][\w.%~-]*/)*")
"""An address of the site: folders below its root."""

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
    """A problem for each live address that the coming site would no longer have, at the file to mend.

    Of many the first ones are named, and the others counted.
    """
    kept = {address for page in pages(site) for address in (page.address, *page.former)}.union(site.by_hand)
    # A list may become shorter: who asks for a part that it no longer has is sent on to it (components/not-found).
    gone = sorted(address for address in set(live) - kept if _PART.sub("", address) not in kept)
    problems = sorted(_lost(address) for address in islice(gone, limits.PROBLEMS))
    if more := len(gone) - len(problems):
        what = counted(more, "more public address", "more public addresses")
        problems.append(Problem(problems[-1].path, 1, f"and {what} would be lost"))
    return problems


def _lost(address: str) -> Problem:
    kind, slug = _kind_of(address)
    where = _FILES.get(kind, "docs").format(slug=_short(slug))
    return Problem(
        where, 1, f"the address {_short(address)} is public and would be lost; {_remedy(kind, _short(slug))}"
    )


def _short(text: str) -> str:
    return visible(text if len(text) <= _LONG else f"{text[: _LONG - 3]}...")


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


# What is public


def published(url: str, *, first: bool = False) -> set[str]:
    """Every address that the site at `url` holds. None if nothing is published there yet, and `first` says so too."""
    for problem in is_site_address(url):
        raise UnreachableError(f"{problem}; name the site: make live URL=https://host/path/")
    base = url.rstrip("/") + "/"
    return _in_time(base, lambda: _published(base, first))


def _published(base: str, first: bool) -> set[str]:
    texts = {path: _fetched(base + path) for path in (sitemap.PATH, *_DOCUMENTS)}
    missing = [path for path, text in texts.items() if text is None]
    if len(missing) == len(texts):
        if _answers(base):
            raise UnreachableError(
                f"{base} is a site that lists none of its addresses: {base}{missing[0]} answers 404, and so do its"
                " documents; is it the address of the site?"
            )
        if not first:
            raise UnreachableError(
                f"{base} answers 404: nothing is published there; if it is the right address, and this is the first"
                " publication, say so: make live URL=... FIRST=yes"
            )
        return set()
    if missing:
        there = next(path for path, text in texts.items() if text is not None)
        raise UnreachableError(
            f"{base}{missing[0]} answers 404, though {base}{there} does not: a part of the site is missing, so that"
            " nobody knows what it had; publish the version that is public now once more"
        )
    found: set[str] = set()
    for path, text in texts.items():
        listed = _listed(text or "", base) if path == sitemap.PATH else _named_in_parts(text or "", base, path)
        for address in listed:
            if not _is_plain(address):
                _unreadable(base + path, f"it names {quoted(address)}, which is no address of the site")
            found.add(address)
            if len(found) > limits.PUBLIC_ADDRESSES:
                _unreadable(base + path, f"it names more than {limits.PUBLIC_ADDRESSES:,} addresses")
    return found


def _named_in_parts(text: str, base: str, path: str) -> Iterator[str]:
    """The addresses in a document, and in those that it goes on in."""
    name, part = _DOCUMENTS[path], path
    for number in count(2):
        yield from _named(text, base + part, name)
        following = json.loads(text).get("next")
        if following is None:
            return
        before, part = part, api.part_path(path, number)
        if following != part:
            _unreadable(base + before, f"it goes on at {quoted(str(following))}, which is none of its parts")
        if (there := _fetched(base + part)) is None:
            _unreadable(base + before, f"it goes on at {part}, and that is not there")
        text = there


def _is_plain(address: str) -> bool:
    """Whether it is a path of folders below the site's root, also for who reads its escapes."""
    read = unquote(address)
    folders = read.split("/")
    return (
        len(address) <= limits.ADDRESS
        and bool(_PLAIN.fullmatch(address))
        and len(folders) == len(address.split("/"))
        and not any(folder in (".", "..") for folder in folders)
        and "\\" not in read
        and read.isprintable()
        and next(unfit(read), None) is None
    )


_Found = TypeVar("_Found")


def _in_time(base: str, ask: Callable[[], _Found]) -> _Found:
    """What is found out in the time that there is for it, however slowly each part of it comes."""
    found: list[_Found] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            found.append(ask())
        except Exception as error:
            failed.append(error)

    asking = Thread(target=run, daemon=True)
    asking.start()
    asking.join(limits.PUBLIC_SECONDS)
    if failed:
        raise failed[0]
    if not found:
        raise UnreachableError(f"{base} gave no whole answer within {limits.PUBLIC_SECONDS} seconds; try again")
    return found[0]


class _SameHost(HTTPRedirectHandler):
    """Follows an answer that leads on to another path, and to no other place."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            fp.close()
            raise UnreachableError(f"{req.full_url} leads on to {quoted(newurl)}; name the site by the address it has")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> OpenerDirector:
    """What asks by http and https, and by nothing else."""
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, _SameHost, HTTPDefaultErrorHandler, HTTPErrorProcessor):
        opener.add_handler(handler())
    return opener


def _fetched(address: str) -> str | None:
    """What stands at the address as a text; nothing if there is none."""
    return _asked(address, lambda answer: _read(address, answer).decode("utf-8"))


def _answers(address: str) -> bool:
    """Whether something stands at the address."""
    return _asked(address, lambda _: True) or False


def _asked(address: str, take: Callable[[HTTPResponse], _Found]) -> _Found | None:
    try:
        with _opener().open(address, timeout=TIMEOUT) as answer:
            return take(answer)
    except HTTPError as error:
        error.close()
        if error.code == 404:
            return None
        raise UnreachableError(f"{address} answers {error.code}; is the site published there?") from error
    except UnicodeDecodeError as error:
        _unreadable(address, f"its byte {error.start + 1:,} is not UTF-8")
    except (OSError, ValueError, HTTPException) as error:
        _unreadable(address, error)


def _read(address: str, answer: HTTPResponse) -> bytes:
    """The whole answer, of some size."""
    if (coding := answer.headers.get("Content-Encoding", "identity")) != "identity":
        _unreadable(address, f"it is compressed, {quoted(coding)}, which nobody asked for")
    data = bytearray()
    while piece := answer.read1(2**16):
        data += piece
        if len(data) > limits.PUBLIC_BYTES:
            _unreadable(address, f"it has more than {limits.PUBLIC_BYTES:,} bytes")
    if answer.length:
        _unreadable(address, f"{answer.length:,} bytes are missing at its end")
    return bytes(data)


def _unreadable(address: str, what: object) -> NoReturn:
    said = visible(" ".join(str(what).split()))
    shown = said if len(said) <= 2 * _LONG else f"{said[: 2 * _LONG - 3]}..."
    raise UnreachableError(f"{address} cannot be read: {shown}; is it the address of the site?")


def _listed(text: str, base: str) -> Iterator[str]:
    """The addresses in a sitemap, from the root of its site: that is its shortest address, the home."""
    locations = [unescape(location.strip()) for location in re.findall(r"<loc>([^<>]*)</loc>", text)]
    home = min(locations, key=len, default="")
    if not home or not all(location.startswith(home) for location in locations):
        _unreadable(base + sitemap.PATH, "it lists no pages of one site")
    return (location.removeprefix(home) for location in locations)


def _named(text: str, address: str, name: str) -> Iterator[str]:
    """The addresses in one of the JSON documents: of the entries under that name, and those that they had before."""
    try:
        for entry in json.loads(text, parse_constant=_no_number)[name]:
            yield _text(entry["address"])
            former = entry.get("former_addresses", [])
            yield from map(_text, former if isinstance(former, list) else [former])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        what = "it is a page" if text.lstrip().startswith("<") else "it lists no addresses"
        raise UnreachableError(f"{address} cannot be read: {what}; is it the address of the site?") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
