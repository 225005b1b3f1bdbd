"""Markdown in the order that answers are in, where that changes nothing for a reader. Pure.

A text is taken apart, what is to be written otherwise is found by its marks, and it is taken apart again, until nothing
is left to do. What the reader of answers still refuses then is mended on the very lines that it names, more roughly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise
from typing import Protocol

from markdown_it.token import Token

from generator.content import answer
from generator.content.addresses import host_of
from generator.content.characters import unfit
from generator.importing.lines import Line, Lines, Notes, in_code, text_of, trimmed
from generator.importing.marks import Mark, References, marks_of, parsed, plain
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
    coded,
    link,
    markdown_of,
    picture,
)

_ROUNDS = 12
_ROUGH = 4
_BARE = re.compile(
    r"(?:https?|ftp)://[^\s<>\0\"]+|(?<![\w.-])www\.[^\s<>\0]+|(?<![\w.+-])(?:mailto:|xmpp:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_TRAIL = ".,;:!?'\"*_~"
_LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]*")
_FOREIGN = re.compile(r"!!!|\?\?\?\+?|///|:::|--8<--")
_CITATION = re.compile(r"\[(?=@[^\[\]]*\](?![(\[]))")
_NO_LINK = re.compile(r"\[[^\[\]]+\](?=\([^()\n]*[/.#][^()\n]*\))")
_NOTE_SIGN = re.compile(r"\[\^([^\[\]\s]+)\]:?")
_ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", re.IGNORECASE)
_PAIRED = KEPT | STRONG | EMPHASIS | CODE | STRUCK
_AS_WRITTEN = {"tt": "code", "strike": "del"}


class Leads(Protocol):
    """Says where links and pictures lead here."""

    def link(self, target: str, line: int) -> str:
        """The address to lead to in place of `target`; "" if there is none, which was said."""

    def picture(self, target: str, words: str, line: int) -> str:
        """The Markdown that stands in the picture's place."""


@dataclass(frozen=True, slots=True, order=True)
class _Edit:
    """A stretch of text, from a place to a place, and what comes in its stead. Places are lines and columns from 0."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


def mended(lines: Lines, references: References, leads: Leads, notes: Notes) -> list[Line]:
    """The lines of an answer, or of what stands before it, in order. What a reader would miss is said."""
    mender = _Mender(list(trimmed(lines)), references, leads, notes)
    return mender.whole()


def mended_line(text: str, number: int, references: References, leads: Leads, notes: Notes) -> str:
    """A text of one paragraph in order, such as an option."""
    said = " ".join(
        line.text.strip() for line in mended([Line(number, text)], references, leads, notes) if line.text.strip()
    )
    wrong: list[int] = []
    answer.read_line(said, lambda line, _: wrong.append(line))
    return said if not wrong else re.sub(r"^(\W)", r"\\\1", said) if said[:1] not in "`\\" else said


def without_headings(lines: Lines) -> list[Line]:
    """The lines with headings as bold text, since what stands before an answer has none."""
    code = in_code(lines)
    found = []
    for place, line in enumerate(lines):
        heading = None if code[place] else re.match(r"^(\s*(?:[-*+>]\s+|\d+[.)]\s+)*)#{1,6}\s+(.*?)\s*#*$", line.text)
        words = heading[2].replace("**", "") if heading else ""
        found.append(Line(line.number, f"{heading[1]}**{words}**") if heading and words else line)
    return found


def refused(lines: Lines) -> list[tuple[int, str]]:
    """What the reader of answers says against a text, by places of its lines from 0."""
    said: list[tuple[int, str]] = []
    answer.read(text_of(lines), lambda line, message: said.append((line - 1, message)))
    return said


@dataclass(slots=True)
class _Mender:
    lines: list[Line]
    references: References
    leads: Leads
    notes: Notes
    rough: set[int] = field(default_factory=set)
    """Numbers of lines on which the reader still refuses something."""
    rougher: bool = False
    known: set[str] = field(default_factory=set)
    """Addresses that lead somewhere here already."""

    def whole(self) -> list[Line]:
        self._closed()
        self._rounds()
        for _ in range(_ROUGH):
            wrong = {self.lines[place].number for place, _ in refused(self.lines) if 0 <= place < len(self.lines)}
            if not wrong or (self.rougher and not wrong - self.rough):
                break
            self.rougher = not wrong - self.rough
            self.rough |= wrong
            self._rounds()
        return self._spaced(trimmed(self.lines))

    def _spaced(self, lines: Lines) -> list[Line]:
        """The lines with one empty line between blocks, where there are more."""
        code = in_code(lines)
        return [
            line
            for place, line in enumerate(lines)
            if line.text.strip() or code[place] or not place or lines[place - 1].text.strip()
        ]

    def _rounds(self) -> None:
        for _ in range(_ROUNDS):
            tokens = parsed(text_of(self.lines), self.references)
            edits = [*self._edits(tokens)] or [*self._headings(tokens)]
            if not self._apply(edits):
                return

    def _closed(self) -> None:
        """Closes a block of code that runs to the end, and definitions of addresses, which are known, go."""
        code = in_code(self.lines)
        if code and code[-1]:
            fence = re.compile(r"^(\s*)(`{3,}|~{3,})")
            opened = None
            for line in self.lines:
                if (found := fence.match(line.text)) and (opened is None or found[2].startswith(opened[2])):
                    opened = found if opened is None else None
            if opened is not None:
                self.lines.append(Line(self.lines[-1].number, opened[1] + opened[2]))
        self.lines = [
            line
            for place, line in enumerate(self.lines)
            if (place < len(code) and code[place]) or not self._is_definition(line.text)
        ]

    def _is_definition(self, text: str) -> bool:
        found = re.match(r"^ {0,3}\[([^\]^]+)\]:\s*\S", text)
        return bool(found and " ".join(found[1].upper().split()) in {name.upper() for name in self.references})

    def _apply(self, edits: Sequence[_Edit]) -> bool:
        """Makes the edits, of those that overlap the ones within; gives whether anything changed."""
        chosen: list[_Edit] = []
        for edit in sorted(edits, key=lambda one: (one.end, one.start), reverse=False):
            if not chosen or chosen[-1].end <= edit.start:
                chosen.append(edit)
        before = text_of(self.lines)
        for edit in reversed(chosen):
            (first, start), (last, end) = edit.start, edit.end
            if last >= len(self.lines):
                last, end = len(self.lines) - 1, len(self.lines[-1].text)
            text = self.lines[first].text[:start] + edit.text + self.lines[last].text[end:]
            number = self.lines[first].number
            self.lines[first : last + 1] = [Line(number, line) for line in text.split("\n")]
        return text_of(self.lines) != before

    # Blocks

    def _edits(self, tokens: Sequence[Token]) -> Iterator[_Edit]:
        row = 0
        cell = 0
        for place, token in enumerate(tokens):
            match token.type:
                case "html_block":
                    yield from self._html(token)
                case "fence":
                    yield from self._fence(token)
                case "tr_open":
                    row, cell = (token.map or (0, 0))[0], 0
                case "table_open":
                    yield from self._widened(tokens, place)
                case "inline":
                    in_cell = tokens[place - 1].type in {"td_open", "th_open"}
                    places = self._cell(token, row, cell) if in_cell else self._places(token)
                    if in_cell and places:
                        cell = places[-1][1]
                    if places:
                        opened = tokens[place - 1].type
                        yield from self._inline(token, places, in_cell=in_cell, paragraph=opened == "paragraph_open")

    def _prefix(self, first: int, content: str) -> tuple[str, str]:
        """What stands before a block's first line, and what stands before its other lines."""
        raw = self.lines[first].text
        start = content.split("\n")[0].strip()
        before = raw[: max(raw.find(start), 0)] if start else ""
        return before, re.sub(r"[^>\s]", " ", before)

    def _html(self, token: Token) -> Iterator[_Edit]:
        first, end = token.map or (0, 0)
        while end > first + 1 and not self.lines[end - 1].text.strip(" >"):
            end -= 1
        number = self.lines[first].number
        shown = markdown_of(token.content.strip("\n"), lambda message: self.notes.say(number, message))
        if shown.strip() == token.content.strip():
            shown = re.sub(r"<(?=[!?/A-Za-z])", r"\\<", shown)
        before, later = self._prefix(first, token.content)
        text = "\n".join(
            (later if place else before) + line if line else later.rstrip()
            for place, line in enumerate(shown.split("\n"))
        )
        yield _Edit(
            (first, 0),
            (end - 1, len(self.lines[end - 1].text)),
            f"{later.rstrip()}\n{text}\n{later.rstrip()}" if not before.strip(" >") else text,
        )

    def _fence(self, token: Token) -> Iterator[_Edit]:
        first, end = token.map or (0, 0)
        raw = self.lines[first].text
        word = token.info.split()[0] if token.info.strip() else ""
        if not _LANGUAGE.fullmatch(word):
            found = re.search(r"[A-Za-z][A-Za-z0-9_+#-]*", word)
            at = raw.find(token.markup) + len(token.markup)
            yield _Edit((first, at), (first, len(raw)), found.group() if found else "")
        mark = re.escape(token.markup[0])
        last = self.lines[end - 1].text if end - 1 > first else ""
        if not re.fullmatch(rf"[\s>]*{mark}{{{len(token.markup)},}}\s*", last):
            _, later = self._prefix(first, token.markup)
            at = len(self.lines[end - 1].text)
            yield _Edit((end - 1, at), (end - 1, at), f"\n{later}{token.markup}")

    def _widened(self, tokens: Sequence[Token], place: int) -> Iterator[_Edit]:
        """A table as wide as its widest row, whose last cells GitHub would not show."""
        first, end = tokens[place].map or (0, 0)
        if end - first < 2:
            return
        counts = [_cells(line.text) for line in self.lines[first:end]]
        columns, most = counts[0], max(counts)
        if most <= columns:
            return
        line = next(line for line, count in zip(self.lines[first:end], counts, strict=True) if count == most)
        bars = [
            match
            for match in re.finditer(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", line.text)
            if re.search(r"(?<!\\)\|", match[2])
        ]
        if bars:  # a bar within code parts cells too
            at = first + self.lines[first:end].index(line)
            for match in bars:
                yield _Edit((at, match.start()), (at, match.end()), re.sub(r"(?<!\\)\|", r"\\|", match.group()))
            return
        self.notes.say(line.number, "a row with more cells than the table has columns; the table has more columns now")
        for number, filler in ((first, " "), (first + 1, " --- ")):
            raw = self.lines[number].text.rstrip()
            more = (filler + "|") * (most - columns)
            yield _Edit(
                (number, len(raw)), (number, len(self.lines[number].text)), more if raw.endswith("|") else f" |{more}"
            )

    def _headings(self, tokens: Sequence[Token]) -> Iterator[_Edit]:
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
            raw = self.lines[first].text
            if not plain(tokens[place + 1].children or []) and "![" not in content:
                yield _Edit((first, 0), (end - 1, len(self.lines[end - 1].text)), "")
            elif token.markup in {"=", "-"}:
                before, _ = self._prefix(first, content)
                yield _Edit(
                    (first, 0),
                    (end - 1, len(self.lines[end - 1].text)),
                    f"{before}{'#' * level} {' '.join(content.split())}",
                )
            elif level != own:
                at = raw.find("#" * own)
                yield _Edit((first, at), (first, at + own), "#" * level)

    # Runs of text

    def _places(self, token: Token) -> list[tuple[int, int]]:
        """Where each character of a run of text stands, and its end."""
        first = (token.map or (0, 0))[0]
        found: list[tuple[int, int]] = []
        for number, text in enumerate(token.content.split("\n")):
            if first + number >= len(self.lines):
                return []
            raw = self.lines[first + number].text
            at = raw.rfind(text) if text else len(raw)
            if at < 0:
                at = raw.rfind(text.rstrip())
                if at < 0:
                    return []
            found += [(first + number, at + column) for column in range(len(text) + 1)]
        return found

    def _cell(self, token: Token, row: int, start: int) -> list[tuple[int, int]]:
        """Where each character of a cell stands; a bar in it has a backslash before it there."""
        raw = self.lines[row].text
        pattern = re.escape(token.content).replace(r"\|", r"\\?\|")
        found = re.compile(pattern).search(raw, start)
        if not found:
            return []
        places, at = [], found.start()
        for character in token.content:
            if character == "|" and raw[at] == "\\":
                at += 1
            places.append((row, at))
            at += 1
        return [*places, (row, at)]

    def _inline(
        self, token: Token, places: Sequence[tuple[int, int]], *, in_cell: bool, paragraph: bool
    ) -> Iterator[_Edit]:
        content = token.content
        marks = list(marks_of(token.children or []))
        shown = _masked(content, marks)

        def edit(start: int, end: int, text: str) -> _Edit:
            return _Edit(
                places[start], places[end], text.replace("|", "\\|") if in_cell and "\\|" not in text else text
            )

        def line(at: int) -> int:
            return self.lines[places[min(at, len(places) - 1)][0]].number

        yield from (edit(*found) for found in self._elements(content, marks, line, in_cell=in_cell))
        links = [mark for mark in marks if mark.token.type == "link_open"]
        for mark in marks:
            if mark.token.type == "image":
                target = str(mark.token.attrs.get("src", ""))
                if target in self.known and "label" not in mark.token.meta:
                    continue
                stands = self.leads.picture(target, _alt(mark.token), line(mark.start))
                if any(one.start < mark.start < one.label for one in links) and stands.startswith("["):
                    stands = _alt(mark.token) or "picture"
                if stands.startswith("!["):
                    self.known.add(stands.rpartition("](")[2].removesuffix(")"))
                yield edit(mark.start, mark.end, stands)
            elif mark.token.type == "link_open":
                yield from (edit(*found) for found in self._link(content, mark, line(mark.start)))
        for found in _BARE.finditer(shown):
            start, end = _end_of_bare(found)
            yield edit(start, end, self._bare(content[start:end], line(start)))
        for found in re.finditer(r"&#?\w+;", shown):
            if [*unfit(unescape(found.group()))]:
                self.notes.say(line(found.start()), f"{found.group()}, which nobody sees; left out")
                yield edit(found.start(), found.end(), "")
        for found in _CITATION.finditer(shown):
            yield edit(found.start(), found.start() + 1, "\\[")
        if paragraph:
            yield from (edit(*found) for found in self._foreign(content, line))
        for found in _NO_LINK.finditer(_masked(content, [mark for mark in marks if mark.token.type != "html_inline"])):
            inner = content[found.start() : content.find(")", found.end()) + 1]
            if " " in inner or "`" in inner:
                yield edit(found.end(), found.end(), " ")
            else:
                start = found.start()
                while start and content[start - 1].isalnum():
                    start -= 1
                yield edit(start, found.start() + len(inner), coded(content[start : found.start() + len(inner)]))
        if any(self.lines[number].number in self.rough for number, _ in places):
            yield from (edit(*found) for found in self._rough(content, marks, shown))

    def _elements(
        self, content: str, marks: Sequence[Mark], line: Callable[[int], int], *, in_cell: bool
    ) -> Iterator[tuple[int, int, str]]:
        """Elements in a run of text: those that an answer may hold stay, all others as Markdown."""
        elements = [mark for mark in marks if mark.token.type == "html_inline"]
        partner = _partners(elements)
        for number, mark in enumerate(elements):
            html = mark.token.content
            found = ELEMENT.fullmatch(html.replace("\n", " "))
            start, end = mark.start, mark.end
            if not found:
                if html.startswith("<!--"):
                    said = " ".join(html[4:-3].split())
                    self.notes.say(line(start), f"a comment, which nobody sees: {said[:60]}; left out")
                    yield start, end, ""
                else:
                    yield start, end, "\\" + html
                continue
            name, close = found["name"].lower(), bool(found["close"])
            rough = self.lines and line(start) in self.rough
            if name == "br":
                if html != "<br>":
                    yield start, end, "<br>"
                elif not content[end:].strip() and not in_cell:
                    yield start, end, ""
            elif name == "img":
                attributes = attributes_of(html)
                yield start, end, picture(attributes.get("alt", ""), attributes.get("src", ""))
            elif name == "a":
                other = partner.get(number)
                if other is None or close:
                    if other is None:
                        yield start, end, ""
                    continue
                target = attributes_of(html).get("href", "")
                words = content[end : elements[other].start]
                yield start, elements[other].end, link(words, target) if target else words
            elif name not in KNOWN:
                self.notes.say(line(start), f"{html[:40]}, which GitHub does not show; kept as text")
                yield start, end, "\\" + html
            elif name in _PAIRED:
                written = _AS_WRITTEN.get(name, name)
                if number not in partner or (rough and name not in KEPT):
                    yield start, end, ""
                elif html != (wanted := f"<{'/' if close else ''}{written}>"):
                    yield start, end, wanted
            elif name in {"ul", "ol", "li", "tr", "td", "th", "table", "p", "div", "hr", "blockquote", "pre"}:
                text = (
                    "<br>- "
                    if name == "li" and not close
                    else "<br>"
                    if name in {"p", "div", "hr"} and not close and content[:start].strip()
                    else " "
                    if name in {"td", "th"}
                    else ""
                )
                yield (
                    start,
                    end,
                    text.removeprefix("<br>")
                    if not content[:start].replace("<ul>", "").replace("<ol>", "").strip()
                    else text,
                )
            elif name in WRAPPERS and (
                number in partner or not content[:start].strip() or not content[end:].strip() or close
            ):
                yield start, end, ""
            else:
                self.notes.say(line(start), f"{html[:40]} in a line, which GitHub does not show; kept as text")
                yield start, end, "\\" + html

    def _link(self, content: str, mark: Mark, number: int) -> Iterator[tuple[int, int, str]]:
        target = str(mark.token.attrs.get("href", ""))
        if mark.token.markup == "autolink":
            address = content[mark.start + 1 : mark.end - 1]
            if "@" in address.split("/")[0] and "://" not in address:
                self.notes.say(number, f"the address {address}, which would open a mail program; kept as text")
                yield mark.start, mark.end, coded(address)
            elif address not in self.known:
                leads = self.leads.link(address, number)
                self.known.add(leads)
                if leads != address:
                    yield mark.start, mark.end, f"<{leads}>" if leads else coded(address)
            return
        words = content[mark.start + 1 : mark.label]
        named = "label" in mark.token.meta
        leads = target if target in self.known and not named else self.leads.link(target, number)
        if not leads:
            yield mark.start, mark.end, words
        elif not _says(words):
            self.known.add(leads)
            yield mark.start, mark.end, f"<{leads}>" if "://" in leads else ""
        else:
            self.known.add(leads)
            if leads != target or named:
                yield mark.start, mark.end, link(words, leads)

    def _bare(self, address: str, number: int) -> str:
        """An address in running text, as a link to it."""
        if "://" not in address and not address.lower().startswith("www."):
            self.notes.say(number, f"the address {address}, which would open a mail program; kept as text")
            return coded(address)
        leads = self.leads.link(address, number)
        if not leads:
            return coded(address)
        self.known.add(leads)
        return f"<{leads}>" if leads == address else link(address, leads)

    def _foreign(self, content: str, line: Callable[[int], int]) -> Iterator[tuple[int, int, str]]:
        at = 0
        for text in content.split("\n"):
            if found := _FOREIGN.match(text):
                yield at, at, "\\" if found.group()[0] in "!?/:-" else ""
            elif text.strip().upper() == "[TOC]":
                self.notes.say(line(at), "[TOC], where a table of contents would stand; left out")
                yield at, at + len(text), ""
            at += len(text) + 1

    def _rough(self, content: str, marks: Sequence[Mark], shown: str) -> Iterator[tuple[int, int, str]]:
        """What the reader refuses even so: links by their bare addresses, signs of footnotes, alerts and formulas."""
        for mark in marks:
            target = str(mark.token.attrs.get("href", ""))
            if mark.token.type != "link_open" or "://" not in target:
                continue
            if self.rougher:
                yield mark.start, mark.end, f"[{host_of(target)}]({target})"
            elif mark.token.markup != "autolink":
                words = plain_text(content[mark.start + 1 : mark.label])
                same = re.sub(r"^https?://|/$", "", target) == re.sub(r"^https?://|/$", "", words)
                if same or re.search(r"https?://", words):
                    yield mark.start, mark.end, f"<{target}>"
                elif re.search(r"\w\.\w", words):
                    yield mark.start, mark.end, f"{coded(words)}: <{target}>"
        for found in re.finditer(r"(?:https?://|www\.)\S*", content, re.IGNORECASE):
            if shown[found.start()] != "\0":
                yield found.start(), found.end(), coded(re.sub(r"\\(?=\W)", "", found.group()))
        for found in _NOTE_SIGN.finditer(shown):
            yield found.start(), found.end(), f"<sup>{found[1]}</sup>"
        for found in _ALERT.finditer(shown):
            yield found.start(), found.end(), f"**{found[1].capitalize()}**"
        for found in re.finditer(r"(?m)^\$\$|\$\$$", shown):
            yield found.start(), found.end(), "\\$\\$"
        for found in re.finditer(r"&#(?:x[0-9a-f]+|\d+);", shown, re.IGNORECASE):
            yield found.start(), found.end(), ""


def plain_text(markdown: str) -> str:
    """What a reader sees of the words of a link."""
    return re.sub(r"[*_`\\]|<[^>]*>", "", markdown)


def _says(words: str) -> bool:
    return bool(words.strip()) and (any(map(str.isalnum, words)) or bool(re.search(r"[^\s*_`\\]", words)))


def _alt(token: Token) -> str:
    return " ".join(plain(token.children or []).split())


def _masked(content: str, marks: Collection[Mark]) -> str:
    """The text with a sign in place of each character that stands in a mark."""
    shown = list(content)
    for mark in marks:
        shown[mark.start : mark.end] = "\0" * (mark.end - mark.start)
    for found in re.finditer(r"\\[!-/:-@[-`{-~]", content):
        if shown[found.start()] != "\0":
            shown[found.start() : found.end()] = "\0\0"
    return "".join(shown)


def _partners(elements: Sequence[Mark]) -> dict[int, int]:
    """Which elements open and close each other, at the same depth of emphasis and links."""
    found: dict[int, int] = {}
    opened: list[tuple[int, str, int]] = []
    for number, mark in enumerate(elements):
        element = ELEMENT.fullmatch(mark.token.content.replace("\n", " "))
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


def _end_of_bare(found: re.Match[str]) -> tuple[int, int]:
    """A bare address without the signs behind it that belong to the sentence, as GitHub has it."""
    start, text = found.start(), found.group()
    while text:
        if text[-1] in _TRAIL or (text[-1] == ")" and text.count(")") > text.count("(")):
            text = text[:-1]
        elif entity := re.search(r"&\w+;$", text):
            text = text[: entity.start()]
        else:
            break
    return start, start + len(text)


def _cells(row: str) -> int:
    """How many cells a row has."""
    text = re.sub(r"\\\|", "", row.strip())
    cells = text.split("|")
    return len(cells) - (cells[:1] == [""]) - (cells[1:] != [] and cells[-1:] == [""])
