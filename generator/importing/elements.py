"""Elements of HTML in a run of text: those that an answer may hold stay, all others become Markdown. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from generator.importing.marks import Mark
from generator.importing.markup import (
    CODE,
    ELEMENT,
    EMPHASIS,
    KEPT,
    KNOWN,
    STRONG,
    STRUCK,
    WRAPPERS,
    attributes_of,
    link,
    picture,
)
from generator.importing.runs import Care, Change, Changes, Run

_PAIRED = KEPT | STRONG | EMPHASIS | CODE | STRUCK
_AS_WRITTEN = {"tt": "code", "strike": "del"}
_OF_BLOCKS = frozenset("ul ol li tr td th table p div hr blockquote pre".split())
_PARTING = frozenset({"p", "div", "hr"})
_SHOWN = 40


def changes(run: Run, care: Care) -> Changes:
    """What is to be written otherwise of the elements in a run."""
    elements = run.of("html_inline")
    partners = _partners(elements)
    for number, mark in enumerate(elements):
        found = _element(mark)
        if found is None:
            yield _no_element(mark, run, care)
            continue
        name, close = found["name"].lower(), bool(found["close"])
        before, after = run.content[: mark.start].strip(), run.content[mark.end :].strip()
        text: str | None = None
        if name == "br":
            text = "<br>" if after or run.in_cell else ""
            text = "<br>" if mark.token.content != "<br>" else text
        elif name == "img":
            attributes = attributes_of(mark.token.content)
            text = picture(attributes.get("alt", ""), attributes.get("src", ""))
        elif name == "a":
            if number not in partners:
                text = ""
            elif not close:
                yield _link(run, mark, elements[partners[number]])
        elif name in _PAIRED:
            dropped = number not in partners or (run.line(mark.start) in care.rough and name not in KEPT)
            text = "" if dropped else f"<{'/' if close else ''}{_AS_WRITTEN.get(name, name)}>"
        elif name in _OF_BLOCKS:
            text = _of_block(name, before, close=close)
        elif name in WRAPPERS and (number in partners or not before or not after or close):
            text = ""
        else:
            where = " in a line" if name in KNOWN else ""
            said = f"{mark.token.content[:_SHOWN]}{where}, which GitHub does not show; kept as text"
            care.notes.say(run.line(mark.start), said)
            text = "\\" + mark.token.content
        if text is not None and text != mark.token.content:
            yield Change(mark.start, mark.end, text)


def _element(mark: Mark) -> re.Match[str] | None:
    return ELEMENT.fullmatch(mark.token.content.replace("\n", " "))


def _no_element(mark: Mark, run: Run, care: Care) -> Change:
    """A comment, which goes, or a declaration, which is text."""
    html = mark.token.content
    if not html.startswith("<!--"):
        return Change(mark.start, mark.end, "\\" + html)
    said = " ".join(html[4:-3].split())
    care.notes.say(run.line(mark.start), f"a comment, which nobody sees: {said[:60]}; left out")
    return Change(mark.start, mark.end, "")


def _link(run: Run, mark: Mark, end: Mark) -> Change:
    target = attributes_of(mark.token.content).get("href", "")
    words = run.content[mark.end : end.start]
    return Change(mark.start, end.end, link(words, target) if target else words)


def _of_block(name: str, before: str, *, close: bool) -> str:
    """What stands for an element of blocks that is within a line."""
    first = not before.replace("<ul>", "").replace("<ol>", "").strip()
    if name == "li" and not close:
        return "- " if first else "<br>- "
    if name in _PARTING and not close:
        return "" if first else "<br>"
    return " " if name in {"td", "th"} else ""


def _partners(elements: Sequence[Mark]) -> Mapping[int, int]:
    """Which elements open and close each other, at the same depth of emphasis and links."""
    found: dict[int, int] = {}
    opened: list[tuple[int, str, int]] = []
    for number, mark in enumerate(elements):
        element = _element(mark)
        if not element or element["void"]:
            continue
        name, level = element["name"].lower(), mark.token.level
        if not element["close"]:
            opened.append((number, name, level))
            continue
        for place in range(len(opened) - 1, -1, -1):
            other, its_name, its_level = opened[place]
            if its_name == name and its_level == level:
                found[other], found[number] = number, other
                del opened[place:]
                break
    for (first, second), (third, fourth) in pairwise(sorted((a, b) for a, b in found.items() if a < b)):
        if first < third < second < fourth:
            found.pop(third, None)
            found.pop(fourth, None)
    return found
