"""Signs in a run of text that mean something else to the reader of answers than they did to their writer. Pure."""

from __future__ import annotations

import re
from html import unescape

from generator.content.addresses import host_of
from generator.content.characters import unfit
from generator.importing.formulas import is_readable
from generator.importing.markup import coded
from generator.importing.runs import MASK, Care, Change, Changes, Run

_FOREIGN = re.compile(r"!!!|\?\?\?\+?|///|:::|--8<--")
_CITATION = re.compile(r"\[(?=@[^\[\]]*\](?![(\[]))")
_NO_LINK = re.compile(r"\[[^\[\]]+\](?=\([^()\n]*[/.#][^()\n]*\))")
_NOTE_SIGN = re.compile(r"\[\^([^\[\]\s]+)\]:?")
_NO_ALERT = re.compile(r"\[!([A-Za-z]{3,})\](?![(\[])")
"""What was meant to name an alert, and makes none, on a line on which the reader refuses something."""


def changes(run: Run, care: Care) -> Changes:
    """What is to be written otherwise of the signs in a run."""
    shown = run.shown()
    for found in re.finditer(r"&#?\w+;", shown):
        if [*unfit(unescape(found.group()))]:
            care.notes.say(run.line(found.start()), f"{found.group()}, which nobody sees; left out")
            yield Change(found.start(), found.end(), "")
    for found in _CITATION.finditer(shown):
        yield Change(found.start(), found.start() + 1, "\\[")
    for mark in run.of("formula"):
        if not is_readable(mark.token.content, run.line(mark.start), care.notes, block=mark.token.block):
            yield Change(mark.start, mark.end, coded(mark.token.content))
    if run.is_paragraph:
        yield from _foreign(run, care)
    for found in _NO_LINK.finditer(run.shown(with_elements=True)):
        yield _no_link(run.content, found.start(), found.end())
    if care.rough.intersection(run.numbers):
        yield from _rough(run, care, shown)


def _foreign(run: Run, care: Care) -> Changes:
    """Signs of other dialects at the start of a line."""
    at = 0
    for text in run.content.split("\n"):
        if _FOREIGN.match(text):
            yield Change(at, at, "\\")
        elif text.strip().upper() == "[TOC]":
            care.notes.say(run.line(at), "[TOC], where a table of contents would stand; left out")
            yield Change(at, at + len(text), "")
        at += len(text) + 1


def _no_link(content: str, start: int, label: int) -> Change:
    """What looks like a link and is none, such as `[i](a.b)`, as code; or with a space in it."""
    end = content.find(")", label) + 1
    if " " in content[start:end] or "`" in content[start:end]:
        return Change(label, label, " ")
    while start and content[start - 1].isalnum():
        start -= 1
    return Change(start, end, coded(content[start:end]))


def _rough(run: Run, care: Care, shown: str) -> Changes:
    """What the reader refuses even so: links by their bare addresses, signs of footnotes, alerts and formulas."""
    for mark in run.of("link_open"):
        target = str(mark.token.attrs.get("href", ""))
        if "://" not in target:
            continue
        if care.rougher:
            yield Change(mark.start, mark.end, f"[{host_of(target)}]({target})")
        elif mark.token.markup != "autolink":
            words = re.sub(r"[*_`\\]|<[^>]*>", "", run.content[mark.start + 1 : mark.label])
            same = re.sub(r"^https?://|/$", "", target) == re.sub(r"^https?://|/$", "", words)
            if same or re.search(r"https?://", words):
                yield Change(mark.start, mark.end, f"<{target}>")
            elif re.search(r"\w\.\w", words):
                yield Change(mark.start, mark.end, f"{coded(words)}: <{target}>")
    for found in re.finditer(r"(?:https?://|www\.)\S*", run.content, re.IGNORECASE):
        if shown[found.start()] != MASK:
            yield Change(found.start(), found.end(), coded(re.sub(r"\\(?=\W)", "", found.group())))
    for found in _NOTE_SIGN.finditer(shown):
        if found[1].casefold() not in care.footnotes:
            yield Change(found.start(), found.end(), f"<sup>{found[1]}</sup>")
    for found in _NO_ALERT.finditer(shown):
        if run.line(found.start()) in care.rough:
            yield Change(found.start(), found.end(), f"**{found[1].capitalize()}**")
    for found in re.finditer(r"\$\$", shown):  # of which no formula came
        yield Change(found.start(), found.end(), coded(found.group()))
    for found in re.finditer(r"&#(?:x[0-9a-f]+|\d+);", shown, re.IGNORECASE):
        yield Change(found.start(), found.end(), "")
