"""What stands among questions and is none: contents, links to the top, nothing at all; and what is said of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importing.blocks import Block, Kind
from generator.importing.lines import text_of
from generator.importing.marks import inline_of
from generator.importing.markup import markdown_of
from generator.importing.reading import Reading

_SHOWS = re.compile(r"<(?:img|iframe|video|embed)\b", re.IGNORECASE)
_TO_A_FILE = re.compile(r"^[^\w\[<]*\[.*\]\((?:#|[^)\s:]+\.md)[^)]*\)[^\w]*$")
_NAMES = {
    Kind.HEADING: "the heading",
    Kind.LIST: "a list",
    Kind.CODE: "a block of code",
    Kind.TABLE: "a table",
    Kind.HTML: "HTML",
    Kind.FOLD: "a fold",
}
_LONGEST = 400


def is_empty(block: Block) -> bool:
    """Whether there is nothing to read in a block."""
    return block.kind is Kind.RULE or (block.kind is Kind.HTML and _says_nothing(text_of(block.lines)))


def _says_nothing(html: str) -> bool:
    return not _SHOWS.search(html) and not markdown_of(html, lambda _: None).strip()


def without_empty(blocks: Sequence[Block]) -> list[Block]:
    """The blocks in which there is something to read."""
    return [block for block in blocks if not is_empty(block)]


def is_contents(block: Block) -> bool:
    """Whether a list is of links alone: to parts of the same file, or to other files."""
    if block.kind is not Kind.LIST:
        return False
    words = [re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", line.text) for line in block.lines if line.text.strip()]
    links = [line for line in words if _TO_A_FILE.match(line) or 'href="#' in line]
    return len(words) > 0 and 10 * len(links) >= 6 * len(words)


def is_navigation(block: Block, reading: Reading) -> bool:
    """Whether a block holds links to other parts of the page and nothing else, as those back to the top."""
    if block.kind not in {Kind.TEXT, Kind.HTML, Kind.QUOTE}:
        return False
    text = text_of(block.lines)
    if block.kind is Kind.HTML:
        text = markdown_of(text, lambda _: None)
    if len(text) > _LONGEST or "#" not in text:
        return False
    depth, outside, targets = 0, "", []
    for child in inline_of(text.strip("> "), reading.references):
        if child.type == "link_open":
            depth += 1
            targets.append(str(child.attrs.get("href", "")))
        elif child.type == "html_inline" and (found := re.search(r'href="([^"]*)"', child.content)):
            depth += 1
            targets.append(found[1])
        elif child.type == "link_close" or (child.type == "html_inline" and child.content == "</a>"):
            depth -= 1
        elif depth == 0 and child.type in {"text", "code_inline"}:
            outside += child.content
    parts = all("#" in target and "://" not in target for target in targets)
    return bool(targets) and parts and not any(map(str.isalnum, outside))


def without_navigation(blocks: Sequence[Block], reading: Reading) -> list[Block]:
    """The blocks without links to other parts of the page, which is said."""
    kept = []
    for block in blocks:
        if is_navigation(block, reading):
            reading.notes.say(block.line, "a link to another part of the page, and nothing else; left out")
        else:
            kept.append(block)
    return kept


def leave_out(block: Block, reading: Reading) -> None:
    """Says of a block that it belongs to no question."""
    reading.notes.say(block.line, f"{_called(block, reading)}, which belongs to no question; left out")


def _called(block: Block, reading: Reading) -> str:
    if is_contents(block):
        return f"a table of contents in {len(block.lines)} lines"
    text = reading.plain(block.words or markdown_of(block.lines[0].text, lambda _: None))
    shown = f' "{text[:57] + "..." if len(text) > 60 else text}"' if text else ""
    more = f" in {len(block.lines)} lines" if len(block.lines) > 1 else ""
    return f"{_NAMES.get(block.kind, 'text')}{shown}{more}"
