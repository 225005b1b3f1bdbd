"""Markdown taken apart as far as a bank needs it. Pure.

It finds the running text, the links and the headings, and what would not render as its writer means.

The dialect is the one that both GitHub's preview and Python-Markdown (with the extensions of mkdocs.yml) render alike:
paragraphs, lists, tables, fenced code, quotes, emphasis, inline code, links and images. What only one of them
understands is a fault, so that nobody learns of it from the published page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.frontmatter import Fault
from generator.model import Link, Markdown
from generator.wording import quoted

_FENCE = re.compile(r"(?P<indent> *)(?P<ticks>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
_FENCE_INFO = re.compile(r"""[\w+#.-]*(?:[ ]+(?:title|hl_lines|linenums)="[^"]*")*""")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?P<space>[ \t]*)")
_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_RULER = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]+\]:(?:\s|$)")
_FOREIGN = re.compile(r"\s*(?P<mark>!!!|\?\?\?\+?|///|:::|\$\$|--8<--|\[TOC\])")
_BLOCK_MARK = re.compile(r"(?:#|>|[-*+]\s|\d+[.)]\s|\||`{3}|~{3}|!!!|\?\?\?|///|:::)")

_INLINE = re.compile(
    r"""
    (?=[\\`!\[<h{])(?:
      (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
    | (?P<link>!?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]
        \((?P<target><[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+"[^"\n]*")?\s*\))
    | (?P<reference>!?\[(?:[^\[\]\\]|\\.)+\]\[[^\[\]]*\]|\[\^[^\[\]]+\])
    | (?P<auto><(?P<address>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[^\s<>@/]+@[^\s<>]+)>)
    | (?P<html></?[A-Za-z][^<>]*>|<!--|<[!?][A-Za-z])
    | (?P<bare>https?://[^\s<>]+)
    | (?P<attributes>\{[^{}\n]*\})
    )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class _Found:
    """What one pass over a text collects."""

    text: str
    links: list[Link]
    headings: list[int]
    skipped: list[tuple[int, int]]
    faults: list[tuple[int, str]]  # by offset

    def fault(self, offset: int, message: str) -> None:
        self.faults.append((offset, message))

    def result(self) -> tuple[Markdown, list[Fault]]:
        starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        faults = [(bisect_right(starts, offset), message) for offset, message in sorted(self.faults)]
        prose = tuple(_gaps(sorted(self.skipped), len(self.text)))
        return Markdown(self.text, prose, tuple(self.links), tuple(self.headings)), faults


def scan(text: str) -> tuple[Markdown, list[Fault]]:
    """Takes a Markdown text of several blocks apart. The faults' lines count from 1 at the start of `text`."""
    found = _Found(text, [], [], [], [])
    for start, end in _blocks(found):
        _scan_inline(found, start, end)
    return found.result()


def scan_line(text: str) -> tuple[Markdown, list[Fault]]:
    """Takes a Markdown text of one paragraph apart, such as a key point. All faults are on line 1."""
    found = _Found(text, [], [], [], [])
    if mark := _BLOCK_MARK.match(text):
        found.fault(0, f"starts with {quoted(mark.group().strip())}, which starts a block; begin with a word")
    _scan_inline(found, 0, len(text))
    markdown, faults = found.result()
    return markdown, [(1, message) for _, message in faults]


def _gaps(spans: list[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    """The stretches of 0 to `end` that no span covers. `spans` are sorted."""
    position = 0
    for start, stop in spans:
        if start > position:
            yield position, start
        position = max(position, stop)
    if position < end:
        yield position, end


def _blocks(found: _Found) -> Iterator[tuple[int, int]]:
    """Yields the runs of lines that hold inline markup; notes headings, fenced code and faults of structure."""
    fence: tuple[int, str, str] | None = None  # where it opened, its indent, its ticks
    run_start = -1  # where the present run of lines began; below 0 between runs
    before = ""  # the line before, "" if blank
    in_list = False
    level = 1
    offset = 0
    for line in found.text.split("\n"):
        start, end = offset, offset + len(line)
        offset = end + 1
        blank = not line.strip()
        if fence:
            if line.strip() == fence[2] and line.startswith(fence[1]):
                found.skipped.append((fence[0], end))
                fence = None
            before = ""
            continue
        opening = _FENCE.match(line)
        heading = None if opening else _HEADING.match(line)
        if (blank or opening or heading) and run_start >= 0:
            yield run_start, start
            run_start = -1
        if blank:
            before = ""
            continue
        indent = len(line) - len(line.lstrip(" "))
        if not before and indent == 0 and not _ITEM.match(line):
            in_list = False
        if not before and 0 < indent < 4 and not heading:
            found.fault(start, f"a block indented by {indent}; allowed: none, or four spaces inside a list item")
        if opening:
            fence = (start, opening["indent"], opening["ticks"])
            if not _FENCE_INFO.fullmatch(opening["info"].strip()):
                found.fault(
                    start, f'{quoted(opening["info"])} after a fence; allowed: a language, and title="..." after it'
                )
            if indent >= 4 and not in_list:
                found.fault(start, "a fence indented as code; start it at the margin")
            continue
        if heading:
            level = _check_heading(found, start, heading, level)
            found.skipped.append((start, end))
            yield start, end
            before = ""
            continue
        item = _ITEM.match(line)
        _check_line(found, start, line, before, item=item is not None, in_list=in_list)
        in_list = in_list or item is not None
        if run_start < 0:
            run_start = start
        before = line
    if fence:
        found.fault(fence[0], f"a fence that is never closed; close it with a line of {fence[2]}")
        found.skipped.append((fence[0], len(found.text)))
    if run_start >= 0:
        yield run_start, len(found.text)


def _check_heading(found: _Found, start: int, heading: re.Match[str], level: int) -> int:
    """A heading in a body is of level 2 to 5, has a space after its marks, and goes at most one level deeper."""
    depth = len(heading["marks"])
    found.headings.append(start + heading.start("marks"))
    if not heading["space"]:
        found.fault(start, f'"{heading["marks"]}" with no space after it; write "{heading["marks"]} Heading"')
    if depth == 1:
        found.fault(start, "a heading of level 1, which is the question itself; use ## or deeper")
    elif depth == 6:
        found.fault(start, "a heading of level 6; allowed: levels 2 to 5")
    elif depth > level + 1:
        found.fault(start, f"a heading of level {depth} after level {level}; use level {level + 1}")
    return max(depth, 1)


def _check_line(found: _Found, start: int, line: str, before: str, *, item: bool, in_list: bool) -> None:
    """Finds what one of the two renderers would read otherwise, in a line of a paragraph, list or table."""
    indent = len(line) - len(line.lstrip(" "))
    if item and before and not _ITEM.match(before) and not in_list:
        found.fault(start, "a list straight after a paragraph, which would run into it; put a blank line before it")
    elif item and indent % 4:
        found.fault(start, f"a list item indented by {indent}; nested items are indented by four spaces")
    elif not before and indent >= 4 and not in_list:
        found.fault(start, "code by indentation; put it between lines of ```")
    if line.lstrip().startswith("|") and before and not before.lstrip().startswith("|"):
        found.fault(start, "a table straight after a paragraph, which would run into it; put a blank line before it")
    if before and _RULER.match(line):
        found.fault(start, "a line that turns the one above into a heading; use ## for a heading, *** for a rule")
    if _DEFINITION.match(line):
        found.fault(start, "a link definition; write [text](address) where the link stands")
    if foreign := _FOREIGN.match(line):
        found.fault(start, f"{quoted(foreign['mark'])} is markup that is not in use here and would show as it stands")


def _scan_inline(found: _Found, start: int, end: int) -> None:
    """Notes code, links, addresses and markup in one run of lines, and what of it is not allowed."""
    for match in _INLINE.finditer(found.text, start, end):
        if match["escape"] is not None:
            continue
        found.skipped.append(match.span())
        at = match.start()
        shown = quoted(match.group())
        if match["link"] is not None:
            left, right = match.span("target")
            if match["target"].startswith("<"):
                left, right = left + 1, right - 1
            image_end = match.end() if match.group().startswith("!") else 0
            found.links.append(Link(found.text[left:right], left, right, image_end))
        elif match["auto"] is not None:
            left, right = match.span("address")
            found.links.append(Link(found.text[left:right], left, right))
        elif match["reference"] is not None:
            found.fault(at, f"{shown}, a reference or footnote; write [text](address) where the link stands")
        elif match["html"] is not None:
            found.fault(at, f"raw HTML {shown}; use Markdown, or put it between backticks to show it")
        elif match["bare"] is not None:
            found.fault(at, f"a bare address {shown}; write [text](address), or <address>")
        elif match["attributes"] is not None:
            found.fault(at, f"braces {shown} outside code; put them between backticks")


def count_words(markdown: Markdown) -> int:
    """How many words of running text there are: what white space parts and holds a letter or digit.

    Code, headings, links and images do not count, nor do the lines of a table.
    """
    stretches = (markdown.text[start:end] for start, end in markdown.prose)
    return sum(any(map(str.isalnum, word)) for stretch in stretches for word in stretch.split())
