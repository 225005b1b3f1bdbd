"""Blocks around the runs of text: HTML, code, tables and headings in the order that answers have them in. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from generator.content import answer
from generator.importing.edits import Edit
from generator.importing.formulas import is_readable
from generator.importing.lines import Lines, Notes
from generator.importing.marks import plain
from generator.importing.markup import fenced, markdown_of

_LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]*")


def edits(tokens: Sequence[Token], lines: Lines, notes: Notes) -> Iterator[Edit]:
    """What is to be written otherwise of blocks of HTML and code, of tables, and of formulas that cannot be read."""
    for token in tokens:
        match token.type:
            case "html_block":
                yield from _html(token, lines, notes)
            case "fence":
                yield from _fence(token, lines)
                if token.info.strip() == "math":
                    yield from _formula(token, lines, notes)
            case "formula_block":
                yield from _formula(token, lines, notes)
            case "table_open":
                yield from _widened(token, lines, notes)


def _prefix(raw: str, content: str) -> tuple[str, str]:
    """What stands before a block's first line, and what stands before its other lines."""
    start = content.split("\n")[0].strip()
    before = raw[: max(raw.find(start), 0)] if start else ""
    return before, re.sub(r"[^>\s]", " ", before)


def _html(token: Token, lines: Lines, notes: Notes) -> Iterator[Edit]:
    first, end = token.map or (0, 0)
    while end > first + 1 and not lines[end - 1].text.strip(" >"):
        end -= 1
    number = lines[first].number
    shown = markdown_of(token.content.strip("\n"), lambda message: notes.say(number, message))
    if shown.strip() == token.content.strip():
        shown = re.sub(r"<(?=[!?/A-Za-z])", r"\\<", shown)
    before, later = _prefix(lines[first].text, token.content)
    text = "\n".join(
        (later if place else before) + line if line else later.rstrip() for place, line in enumerate(shown.split("\n"))
    )
    yield Edit(
        (first, 0),
        (end - 1, len(lines[end - 1].text)),
        f"{later.rstrip()}\n{text}\n{later.rstrip()}" if not before.strip(" >") else text,
    )


def _fence(token: Token, lines: Lines) -> Iterator[Edit]:
    first, end = token.map or (0, 0)
    raw = lines[first].text
    word = token.info.split()[0] if token.info.strip() else ""
    if not _LANGUAGE.fullmatch(word):
        found = re.search(r"[A-Za-z][A-Za-z0-9_+#-]*", word)
        at = raw.find(token.markup) + len(token.markup)
        yield Edit((first, at), (first, len(raw)), found.group() if found else "")
    mark = re.escape(token.markup[0])
    last = lines[end - 1].text if end - 1 > first else ""
    if not re.fullmatch(rf"[\s>]*{mark}{{{len(token.markup)},}}\s*", last):
        _, later = _prefix(lines[first].text, token.markup)
        at = len(lines[end - 1].text)
        yield Edit((end - 1, at), (end - 1, at), f"\n{later}{token.markup}")


def _formula(token: Token, lines: Lines, notes: Notes) -> Iterator[Edit]:
    """A formula that cannot be read as a block of code."""
    first, end = token.map or (0, 0)
    if is_readable(token.content, lines[first].number, notes, block=True):
        return
    before, later = _prefix(lines[first].text, token.markup or "$$")
    code = fenced(token.content, "tex").split("\n")
    text = "\n".join((later if place else before) + line for place, line in enumerate(code))
    yield Edit((first, 0), (end - 1, len(lines[end - 1].text)), text)


def _widened(token: Token, lines: Lines, notes: Notes) -> Iterator[Edit]:
    """A table as wide as its widest row, whose last cells GitHub would not show."""
    first, end = token.map or (0, 0)
    if end - first < 2:
        return
    counts = [_cells(line.text) for line in lines[first:end]]
    columns, most = counts[0], max(counts)
    if most <= columns:
        return
    line = next(line for line, count in zip(lines[first:end], counts, strict=True) if count == most)
    bars = [
        match
        for match in re.finditer(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", line.text)
        if re.search(r"(?<!\\)\|", match[2])
    ]
    if bars:  # a bar within code parts cells too
        at = first + lines[first:end].index(line)
        for match in bars:
            yield Edit((at, match.start()), (at, match.end()), re.sub(r"(?<!\\)\|", r"\\|", match.group()))
        return
    notes.say(line.number, "a row with more cells than the table has columns; the table has more columns now")
    for number, filler in ((first, " "), (first + 1, " --- ")):
        raw = lines[number].text.rstrip()
        more = (filler + "|") * (most - columns)
        yield Edit((number, len(raw)), (number, len(lines[number].text)), more if raw.endswith("|") else f" |{more}")


def headings(tokens: Sequence[Token], lines: Lines) -> Iterator[Edit]:
    """Headings from level 2 on without jumps; those that say nothing go."""
    above: list[int] = []
    for place, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        own = int(token.tag[1])
        while above and above[-1] >= own:
            above.pop()
        above.append(own)
        level = min(answer.HIGHEST + len(above) - 1, answer.LOWEST)
        first, end = token.map or (0, 0)
        content = tokens[place + 1].content
        raw = lines[first].text
        if not plain(tokens[place + 1].children or []) and "![" not in content:
            yield Edit((first, 0), (end - 1, len(lines[end - 1].text)), "")
        elif token.markup in {"=", "-"}:
            before, _ = _prefix(lines[first].text, content)
            yield Edit(
                (first, 0),
                (end - 1, len(lines[end - 1].text)),
                f"{before}{'#' * level} {' '.join(content.split())}",
            )
        elif level != own:
            at = raw.find("#" * own)
            yield Edit((first, at), (first, at + own), "#" * level)


def _cells(row: str) -> int:
    """How many cells a row has."""
    text = re.sub(r"\\\|", "", row.strip())
    cells = text.split("|")
    return len(cells) - (cells[:1] == [""]) - (cells[1:] != [] and cells[-1:] == [""])
