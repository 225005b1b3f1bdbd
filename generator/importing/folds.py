"""What a reader opens: the folds of a source, `<details>` with a summary, and what stands between them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.importing.lines import Line, Lines, in_code, trimmed, without_margin
from generator.importing.markup import markdown_of

_FOLD = re.compile(r"<(?P<close>/?)(?P<name>details|summary)\b[^<>]*>", re.IGNORECASE)
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_TAGS = re.compile(r"\s*(?:</?[A-Za-z][^<>]*>\s*|<!--.*?-->\s*)+")
_HELD = re.compile(r"<(/?)(?:table|pre|ul|ol|svg)\b", re.IGNORECASE)
_STARTS = re.compile(r"^\s*(?:<(?:br|p|b|strong|i|em|div|ul|center)\b[^<>]*>\s*)+$", re.IGNORECASE)
_ENDS = re.compile(r"^\s*(?:</(?:br|p|b|strong|i|em|div|ul|center)\s*>\s*|<br\s*/?>\s*)+$", re.IGNORECASE)
_MARK = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+$")


@dataclass(frozen=True, slots=True)
class Fold:
    """A fold: the line and the Markdown of its summary, and the lines within."""

    line: int
    words: str
    held: Lines


def parts(lines: Lines) -> Iterator[Lines | Fold]:
    """The lines in parts: the outermost folds, and what stands between them as it is."""
    pieces = list(_pieces(_parted(lines)))
    ends = _ends(pieces)
    text: list[Line] = []
    place = 0
    while place < len(pieces):
        line, tag = pieces[place]
        if tag == "<details":
            yield text
            text = []
            yield _fold([*pieces[place + 1 : ends[place]]], line)
            place = ends[place]
            if place < len(pieces) and pieces[place][1] == "</details":
                place += 1
            continue
        if not tag:
            text.append(line)
        elif tag == "<summary" and line.text.strip():  # outside of a fold: what it says is text
            text += [Line(line.number, ""), Line(line.number, f"**{line.text.strip()}**"), Line(line.number, "")]
        place += 1
    yield text


def _pieces(lines: Lines) -> Iterator[tuple[Line, str]]:
    """The lines, cut at the tags of folds; the text of a summary goes with its tag."""
    code = in_code(lines)
    summary: list[str] | None = None
    first = 0
    for place, line in enumerate(lines):
        if code[place]:
            if summary is not None:
                yield Line(first, _words(summary)), "<summary"
                summary = None
            yield line, ""
            continue
        at = 0
        masked = _CODE.sub(lambda match: "\0" * len(match.group()), line.text)
        for tag in _FOLD.finditer(masked):
            before = line.text[at : tag.start()]
            at = tag.end()
            name, close = tag["name"].lower(), bool(tag["close"])
            if summary is not None:
                yield Line(first, _words([*summary, before])), "<summary"
                summary = None
            else:
                if before.strip() and not _MARK.fullmatch(before.rstrip() + " "):
                    yield Line(line.number, before), ""
                if name == "summary" and close:
                    yield Line(line.number, ""), "</summary"
            if name == "summary" and not close:
                summary, first = [], line.number
            elif name == "details":
                yield Line(line.number, ""), "</details" if close else "<details"
        rest = line.text[at:]
        if summary is not None:
            summary.append(rest)
            if not rest.strip() and at == 0:  # an empty line ends it, if nothing did
                yield Line(first, _words(summary)), "<summary"
                summary = None
        elif at == 0 or rest.strip():
            yield Line(line.number, rest), ""
    if summary is not None:
        yield Line(first, _words(summary)), "<summary"


def _words(pieces: Sequence[str]) -> str:
    """A summary as Markdown of one line."""
    text = markdown_of("\n".join(pieces), lambda _: None)
    return re.sub(r"^#+\s+", "", " ".join(text.split()))


def _ends(pieces: Sequence[tuple[Line, str]]) -> dict[int, int]:
    """Where each fold ends: at its end, or, if it has none, where the next one starts."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for place, (_, tag) in enumerate(pieces):
        if tag == "<details":
            opened.append(place)
        elif tag == "</details" and opened:
            ends[opened.pop()] = place
    for start in opened:
        later = (place for place in range(start + 1, len(pieces)) if pieces[place][1] == "<details")
        ends[start] = next(later, len(pieces))
    return ends


def _fold(pieces: Sequence[tuple[Line, str]], opened: Line) -> Fold:
    """A fold of what stands in it; folds within stay as they were written."""
    words, line, depth, answered = "", opened.number, 0, False
    held: list[Line] = []
    for piece, tag in pieces:
        if tag == "<summary" and depth == 0 and not words and not trimmed(held):
            words, line = piece.text, piece.number
        elif tag == "</summary":
            if depth == 0 and words and not answered and trimmed(held):
                # What stands in a summary below its first words, such as code, is of the question still.
                answered = True
                held += [Line(piece.number, "<details>"), Line(piece.number, "<summary>Answer</summary>")]
        elif tag:
            depth += {"<details": 1, "</details": -1}.get(tag, 0)
            text = f"<summary>{piece.text}</summary>" if tag == "<summary" else f"{tag}>"
            held.append(Line(piece.number, text))
        else:
            held.append(piece)
    if answered:
        held.append(Line(held[-1].number, "</details>"))
    inner = _bare(trimmed(held))
    return Fold(line, words, without_margin(inner))


def _bare(lines: Lines) -> Lines:
    """The lines without those of tags alone at both ends, which make all of it bold, or a paragraph."""
    while lines and _STARTS.fullmatch(lines[0].text):
        lines = trimmed(lines[1:])
    while lines and _ENDS.fullmatch(lines[-1].text):
        lines = trimmed(lines[:-1])
    return lines


def _parted(lines: Lines) -> list[Line]:
    """The lines with an empty one where Markdown follows HTML: GitHub takes it for HTML, its writer did not.

    In a table or list in HTML the empty lines go, which part what belongs together.
    """
    code = in_code(lines)
    found: list[Line] = []
    held = 0
    for place, line in enumerate(lines):
        if code[place]:
            found.append(line)
            continue
        was_held = held > 0
        held = max(0, held + sum(-1 if close else 1 for close in _HELD.findall(_CODE.sub("", line.text))))
        if was_held and held and not line.text.strip():
            continue
        found.append(line)
        following = lines[place + 1].text.strip() if place + 1 < len(lines) else ""
        if not held and following and not following.startswith("<") and _TAGS.fullmatch(line.text):
            found.append(Line(line.number, ""))
    return found
