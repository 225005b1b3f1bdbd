"""Addresses that stand in a text by themselves, found as GitHub finds them. Pure.

The rules are those of cmark-gfm's extension for autolinks, which say more than the specification that describes it
(GitHub Flavored Markdown, section 6.9).
"""

from __future__ import annotations

import unicodedata

_ENDS = "?!.,:*_~'\""
"""What belongs to the sentence around an address where the address ends in it."""

_BEFORE_WWW = "*_~("
"""What may stand right before an address without a scheme, beside white space."""

_UNDERSCORES = 10
"""The last two parts of a host have no underscore, unless it has more dots than that."""


def end_of_address(text: str, host: int, end: int, *, short: bool) -> int:
    """Where the address ends whose host starts at `host`, and which ends before `end`; -1 if none starts there.

    A host that is not `short` has a dot in it.
    """
    at = _end_of_host(text, host, end, short)
    if at < 0:
        return -1
    while at < end and not text[at].isspace() and text[at] != "<":
        at += 1
    return _without_end_of_sentence(text, host, at)


def may_start(text: str, at: int) -> bool:
    """Whether an address without a scheme may start there."""
    return at == 0 or text[at - 1].isspace() or text[at - 1] in _BEFORE_WWW


def _end_of_host(text: str, start: int, end: int, short: bool) -> int:
    if start >= end or not _is_of_host(text[start]):
        return -1
    at = start
    while at < end and (text[at] in "_.-" or _is_of_host(text[at])):
        at += 1
    parts = text[start:at].split(".")
    if any("_" in part for part in parts[-2:]) and len(parts) - 1 <= _UNDERSCORES:
        return -1
    return at if short or len(parts) > 1 else -1


def _is_of_host(character: str) -> bool:
    return not character.isspace() and not unicodedata.category(character).startswith("P")


def _without_end_of_sentence(text: str, start: int, end: int) -> int:
    while end > start:
        last = text[end - 1]
        closes_more = last == ")" and text.count(")", start, end) > text.count("(", start, end)
        if last in _ENDS or closes_more:
            end -= 1
        elif last == ";":
            name = end - 2
            while name > start and text[name].isascii() and text[name].isalpha():
                name -= 1
            end = name if name < end - 2 and text[name] == "&" else end - 1
        else:
            break
    return end
