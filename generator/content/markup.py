"""HTML in Markdown, taken apart as a browser takes it apart, and what of it is harmless. Pure.

What is allowed here comes out of GitHub's own sanitizer and looks the same on the site, or is an attribute that GitHub
leaves out or that nobody sees. Whatever a browser might read otherwise than it is read here is no tag, and refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

HARMLESS = tuple("b br code del em i ins kbd mark q s samp small span strong sub sup u var".split())
"""Elements that stand within a line as they are."""

BLOCKS = tuple("blockquote details div hr li ol p summary ul".split())
"""Elements that start a line of their own."""

LEFT_OUT = frozenset({"center", "font"})
"""Elements that GitHub takes out, and keeps what is in them."""

INSTEAD = {
    **{f"h{level}": f"{'#' * level} in front of the words" for level in range(1, 7)},
    **dict.fromkeys("table thead tbody tfoot tr th td caption".split(), "a Markdown table"),
    **dict.fromkeys(["pre", "textarea", "xmp"], "a fence of ```"),
}
"""What to write in place of others, by their names."""

HOLDS = {"ul": {"li"}, "ol": {"li"}}
"""Elements in which only these stand."""

WITHIN = {"li": {"ul", "ol"}, "summary": {"details"}}
"""Elements that stand right within one of these, and nowhere else."""

ALIGNED = frozenset({"left", "center", "right"})

_SEEN = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width"},
    "ol": {"start"},
    "details": {"open"},
    "div": {"align"},
    "p": {"align"},
}
"""The attributes that are kept, by their elements."""

_UNSEEN = frozenset(
    "align aria-hidden border class clear color face height id lang loading name rel role size style target title type"
    " valign width".split()
)
"""Attributes that are left out without a word. GitHub leaves out most of them too."""

_NAME = r"[A-Za-z][A-Za-z0-9-]*"
_VALUE = r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^"'=<>`\s]+))"""
_GIVEN = rf"\s+(?P<name>[A-Za-z_:][A-Za-z0-9:._-]*)(?:\s*=\s*{_VALUE})?"
_ATTRIBUTE = re.compile(_GIVEN)
_TAG = re.compile(
    rf"<(?:/(?P<closed>{_NAME})\s*|(?P<opened>{_NAME})(?P<given>(?:{re.sub(r'[?]P<[a-z]+>', '?:', _GIVEN)})*)\s*/?)>"
)
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>).)*-->", re.DOTALL)
"""A comment that ends for a browser where it ends for Markdown."""

_REFERENCE = re.compile(r"&#?\w+;")
_STARTS = re.compile(r"<[A-Za-z/!?]")
_STEP = re.compile(r"<[A-Za-z/!?]|\Z")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it was written (`source`), and its attributes that are kept.

    `refused` are the names of those that it may not have.
    """

    source: str
    name: str
    closes: bool = False
    given: dict[str, str] = field(default_factory=dict)
    refused: tuple[str, ...] = ()

    @property
    def aligned(self) -> str:
        """Where its lines stand, if it says so: the name of a class."""
        return align if (align := self.given.get("align", "").lower()) in ALIGNED else ""


@dataclass(frozen=True, slots=True)
class Odd:
    """What starts as a tag does and is none that is known here: a comment without an end, a declaration, a mistake."""

    source: str


Piece = str | Tag | Odd
"""A piece of HTML: text with its references resolved, a tag, or what is neither."""


def pieces(html: str) -> Iterator[tuple[int, Piece]]:
    """The HTML in pieces, each with the offset at which it starts. Comments are left out."""
    at = 0
    while at < len(html):
        if _STARTS.match(html, at):
            if comment := _COMMENT.match(html, at):
                at = comment.end()
                continue
            found = _TAG.match(html, at)
            if not found:
                yield at, Odd(html[at:].strip().split("\n")[0])
                return
            yield at, _tag(found)
            at = found.end()
        else:
            end = _STEP.search(html, at + 1)
            stop = end.start() if end else len(html)
            yield at, unescape(html[at:stop])
            at = stop


def _resolved(reference: re.Match[str]) -> str:
    return unescape(reference.group())


def _tag(found: re.Match[str]) -> Tag:
    if found["closed"]:
        return Tag(found.group(), found["closed"].lower(), closes=True)
    name = found["opened"].lower()
    given: dict[str, str] = {}
    refused = []
    for one in _ATTRIBUTE.finditer(found["given"]):
        key = one["name"].lower()
        value = _REFERENCE.sub(_resolved, one["double"] or one["single"] or one["bare"] or "")
        if key in _SEEN.get(name, ()):
            given.setdefault(key, value)
        elif key not in _UNSEEN and not key.startswith("data-"):
            refused.append(one["name"])
    return Tag(found.group(), name, given=given, refused=tuple(refused))
