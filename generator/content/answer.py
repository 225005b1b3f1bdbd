"""Markdown read as GitHub reads it, checked as it was read, and made HTML once. Pure.

A text is taken apart into tokens that know their lines: CommonMark with what GitHub adds to it (see `tokens`).
What is allowed is decided on those tokens, and the HTML is written from the same tokens, so that nothing is checked in
one reading and shown in another. What depends on the page that a text will stand in stays open, as a part of its own:
running text in which terms may be linked, links, pictures, citations, footnotes, and words of the site's own.

Escaping stands in `escaped` and `quoted_attribute`, and gives what a browser's own serializer gives, so that a
sanitizer which changes anything has found something.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from html import unescape
from itertools import takewhile

import pygments
from markdown.extensions.toc import slugify, unique
from markdown_it.token import Token
from pymdownx.highlight import BlockHtmlFormatter, Highlight

from generator.content import limits
from generator.content.addresses import encoded, host_of, is_link_target, is_relative
from generator.content.characters import named, unfit
from generator.content.language import ENGLISH
from generator.content.markup import BLOCKS, HARMLESS, HOLDS, INSTEAD, LEFT_OUT, WITHIN, Odd, Piece, Tag, pieces
from generator.content.mathml import UnreadableError, mathml
from generator.content.model import (
    PARTS_OF_A_PAGE,
    SLUG,
    Alert,
    Citation,
    Formula,
    Link,
    Markdown,
    Note,
    NoteEnd,
    Notes,
    NoteText,
    Part,
    Picture,
    Prose,
    Task,
)
from generator.content.problems import Say, nearest, quoted
from generator.content.slugs import in_ascii
from generator.content.tokens import NUMBERED, Taken, taken_apart
from generator.content.words import telling_words

EXAMPLES = "<kbd>, <sub>, <p>, <details>"
"""Elements that a message names."""

ALERTS = ("note", "tip", "important", "warning", "caution")
"""The kinds of alerts, as GitHub has them."""

_MAIL = re.compile(r"(?<![\w.+-])(?:mailto:|xmpp:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]*")
_HOSTS = re.compile(
    r"https?://[^\s/]+|(?<![\w.@/-])(?:[\w-]+\.)+(?:com|org|net|io|dev|ai|app|co|edu|gov|cloud|page)\b(?![.@-]\w)",
    re.IGNORECASE,
)
"""What a reader takes for the name of a host."""

_NOTE = re.compile(r"\[\^(?P<label>[^\[\]\s]+)\]")
_NO_LINK = re.compile(r"\[[^\[\]]+\]\([^()\n]*[/.#][^()\n]*\)")
_LINK_END = re.compile(r"[^\[\]]*\][(\[]")
_ALERT = re.compile(r"\[!(?P<kind>[A-Za-z]{3,})\](?P<more>[^\n]*)")
_FOREIGN = re.compile(r"!!!|\?\?\?\+?|///|:::|--8<--|\[TOC\]")
_LOST_FORMULA = re.compile(r"\$[^$\0]*\\[A-Za-z]{2,}[^$\0]*\$")
_LIKE_MARK = re.compile(r"<!--\s*answers?\b.{0,3}?\s*-->", re.IGNORECASE)
_SHORT_CODE = re.compile(r":[a-z0-9_+-]+:")
_WIDTH = re.compile(r"([1-9][0-9]{0,3})(?:px)?")
_TAGS_AROUND = re.compile(r"<[^>]*>")
_TASK = re.compile(r"\[[ xX]\][ \t\n]")
_CITED = re.compile(rf"\s*@(?P<id>{SLUG.pattern})(?:,\s*(?P<locator>[^;\s][^;]*?))?\s*")
_BLOCK_MARK = re.compile(r"#+|>|[-*+](?=\s|$)|\d+[.)]|\||`{3}|~{3}|[-*_](?:\s*[-*_]){2,}|<")

_ADDRESSES = (
    re.compile(r"(?:\]\(\s*<?|^ {0,3}\[(?!\^)[^\]\n]+\]:\s*<?)(?P<address>[^\s<>()]+)", re.MULTILINE),
    re.compile(r"""<(?:a|img)\s[^<>]*?\b(?:href|src)=["'](?P<address>[^\s<>"']+)""", re.IGNORECASE),
)
"""Where addresses stand: in ``](address`` and ``[label]: address``, and in HTML."""

_NEAR = 8
"""Of so many parts before an address one may be what keeps it from being that of a link."""

_STACKED = 3
_PHONE_LINE = 34
"""A table of so many columns stacks on a phone if its cells hold more characters than a line there."""

HIGHEST, LOWEST = 2, 5
"""The levels that a heading of an answer may have; level 1 is the question itself."""


def read(text: str, say: Say, language: str = ENGLISH) -> Markdown:
    """Reads a Markdown text of several blocks. The lines of what is said count from 1 at the start of `text`.

    `language` is the one that it is in, by which its headings have ids.
    """
    return _Reader(text, say, language).blocks()


def read_line(text: str, say: Say) -> Markdown:
    """Reads a Markdown text of one paragraph, such as a key point; its HTML has no element around it."""
    return _Reader(text, say).line()


def escaped(text: str) -> str:
    """The text as HTML between tags."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\N{NO-BREAK SPACE}", "&nbsp;")


def quoted_attribute(text: str) -> str:
    """The text as HTML between the quotation marks of an attribute."""
    return escaped(text).replace('"', "&quot;")


_HIGHLIGHTER = Highlight(None)
_FORMATTER = BlockHtmlFormatter(cssclass="highlight", wrapcode=True)
"""Made once: a formatter takes longer to make than a block of code to color."""


@cache
def _colored(code: str, language: str) -> str:
    """A block of code as HTML, colored by the highlighter that the hand-written pages have too."""
    lexer, name = _HIGHLIGHTER.get_lexer(code, language, inline=False, stripnl=False)
    html: str = pygments.highlight(code, lexer, _FORMATTER)
    html = html.replace('<div class="', f'<div class="language-{name} ', 1)
    return html.strip().replace("&#39;", "'").replace("&quot;", '"').replace("\N{NO-BREAK SPACE}", "&nbsp;")


DRAWING = ".svg"
"""Pictures that are drawings: the theme gives them room, and turns their colors over in the dark."""

_TAGS = {
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "th": "th",
    "td": "td",
    "em": "em",
    "strong": "strong",
    "s": "del",
}
"""The element that each pair of tokens becomes."""

_ALIGNED = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}


@dataclass(slots=True)
class _Opened:
    """An element that is open in a run of text: where it was opened, and whether it was written as HTML.

    `shown` is whether it is in the page at all, and `part` how many parts there were before it.
    """

    tag: str
    line: int
    html: bool = False
    shown: bool = True
    part: int = 0


@dataclass(slots=True)
class _Element:
    """A block that was opened by HTML and is open: where it was opened, and how deep in other blocks.

    `named` is whether it has a summary.
    """

    tag: str
    line: int
    level: int
    named: bool = False


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that was opened by HTML: it is shown if there is anything in it, and ends where a block starts."""

    aligned: str
    shown: bool = False


@dataclass(slots=True)
class _Reader:
    """One text: what was read of it so far."""

    text: str
    say: Say
    language: str = ENGLISH
    parts: list[Part] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    code: list[tuple[str, str]] = field(default_factory=list)
    level: int = 1  # of the last heading
    plain: int = 0  # above 0 where running text gets no terms: in headings and links
    leads: str = ""  # where the link leads that is open
    noted: bool = False  # whether it has footnotes
    verbatim: int = 0  # above 0 in <code>, where GitHub finds no formula and no emoji
    elements: list[_Element] = field(default_factory=list)
    paragraph: _Paragraph | None = None

    def _left_out(self, taken: Taken) -> None:
        """Nothing is left out without a word."""
        for line, length in taken.long:
            self.say(line, f"a paragraph of {length:,} characters; allowed: at most {limits.RUN:,}")
        for line in taken.spilled:
            self.say(line, "a row with more cells than the table has columns; a | within a cell is written \\|")
        for line, label, address in taken.unused:
            if not re.search(r"[/.#]", address):  # else it is an address, and nothing is lost
                shown = quoted(f"[{label}]: {address}")
                self.say(line, f"{shown} would not be shown; a line does not start with [word]:")
        for line, label, _ in taken.doubled:
            self.say(line, f"{quoted(f'[{label}]:')} is given twice; keep one")
        for line, label in taken.unused_notes:
            shown = quoted(f"[^{label}]")
            self.say(line, f"the footnote {shown} would not be shown; write [^{label}] where it belongs")
        for line, label in taken.doubled_notes:
            self.say(line, f"the footnote {quoted(f'[^{label}]')} is given twice; keep one")

    def blocks(self) -> Markdown:
        taken = taken_apart(self.text)
        tokens = taken.tokens
        self.noted = bool(tokens) and tokens[-1].type == "notes_close"
        self._left_out(taken)
        deepest = limits.MARKDOWN_DEPTH - 1
        for token in tokens:
            if token.level >= deepest and token.nesting > 0:
                line = (token.map or (0, 0))[0] + 1
                self.say(line, f"nested {token.level} levels deep; allowed: fewer than {deepest}")
        for place, token in enumerate(tokens):
            if self.elements and token.nesting < 0:
                self._end_elements(token.level + 1)
            self._block(token, tokens, place)
        self._end_elements()
        return self._markdown(tokens)

    def line(self) -> Markdown:
        taken = taken_apart(self.text)
        tokens = taken.tokens
        if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
            mark = _BLOCK_MARK.match(self.text)
            start = quoted(mark.group().strip() if mark else self.text.split(" ")[0])
            self.say(1, f"starts with {start}, which starts a block; begin with a word")
            return Markdown(self.text)
        self._left_out(taken)
        self._inline(tokens[1], in_paragraph=True)
        return self._markdown(tokens)

    def _markdown(self, tokens: Sequence[Token]) -> Markdown:
        links = tuple(_relative(self.text, tokens)) if any(map(_leads_within, self.parts)) else ()
        parts = tuple(self.parts)
        prose = " ".join(part.text for part in parts if isinstance(part, Prose))
        return Markdown(self.text, parts, tuple(self.headings), tuple(self.code), links, telling_words(prose))

    def _emit(self, html: str) -> None:
        if self.parts and isinstance(last := self.parts[-1], str):
            self.parts[-1] = last + html
        else:
            self.parts.append(html)

    def _write(self, text: str) -> None:
        """Running text, as it is to be read."""
        if self.plain:
            self._emit(escaped(text))
        elif self.parts and isinstance(last := self.parts[-1], Prose):
            self.parts[-1] = Prose(last.text + text)
        else:
            self.parts.append(Prose(text))

    # Blocks

    def _block(self, token: Token, tokens: Sequence[Token], place: int) -> None:
        line = (token.map or (0, 0))[0] + 1
        if self.noted and token.type == "paragraph_close" and tokens[place + 1].type == "footnote_close":
            self._emit(" ")
            self._ways_back(tokens[place + 1])
        match token.type:
            case "inline" if tokens[place - 1].type == "alert_title_open":
                pass
            case "inline":
                opened = [other.type for other in tokens[max(0, place - 2) : place]]
                if opened == ["list_item_open", "paragraph_open"] and _TASK.match(token.content):
                    self._task(token)
                self._inline(token, in_paragraph=opened[-1:] == ["paragraph_open"])
            case "heading_open":
                self._heading(int(token.tag[1]), line, tokens[place + 1].children or [])
            case "heading_close":
                self.plain -= 1
                self._emit(f"</h{self._shown()}>\n")
            case "fence":
                language = token.info.split()[0] if token.info.strip() else ""
                if language == "math" and _is_closed(token, self.text):
                    self._formula_block(token, line + 1)
                    return
                if not _LANGUAGE.fullmatch(language):
                    self.say(line, f"the language {quoted(language)} of a block of code; allowed: a name, as in python")
                if not _is_closed(token, self.text):
                    self.say(line, f"a fence that is never closed; close it with a line of {token.markup[:20]}")
                self._code(token.content, language)
            case "code_block":
                self._code(token.content, "")
            case "hr":
                self._emit("<hr>\n")
            case "formula_block":
                self._formula_block(token, line)
            case "html_block":
                self._html(token, line)
            case "alert_open":
                self._alert(token, line, tokens[place + 4])
            case "alert_title_open" | "alert_title_close":
                pass
            case "alert_close":
                self._emit("</div>\n")
            case "notes_open":
                self._end_elements()
                self.parts.append(Notes())
            case "notes_close":
                self._emit("</ol>\n</section>\n")
            case "footnote_open":
                self.parts.append(NoteText(int(token.meta["number"])))
            case "footnote_close":
                if tokens[place - 1].type != "paragraph_close":
                    self._ways_back(token)
                self._emit("</li>\n")
            case "blockquote_open":
                self._no_alert(tokens[place + 2 : place + 3], line)
                self._pair(token)
            case "table_open":
                stacks = " table-stacks" if _stacks(tokens, place) else ""
                self._emit(f'<div class="table-scroll{stacks}"><table>')
            case "table_close":
                self._emit("</table></div>\n")
            case "paragraph_open" | "paragraph_close" if token.hidden:
                if token.type == "paragraph_close" and tokens[place + 1].type != "list_item_close":
                    self._emit("\n")
            case "paragraph_open" if _caption(tokens[place + 1]):
                self._emit("<figure>")
            case "paragraph_close" if caption := _caption(tokens[place - 1]):
                if isinstance(last := self.parts[-1], Picture):
                    self.parts[-1] = replace(last, title="")
                self._emit(f"<figcaption>{escaped(caption)}</figcaption></figure>\n")
            case _:
                self._pair(token)

    def _pair(self, token: Token) -> None:
        name, _, side = token.type.rpartition("_")
        tag = _TAGS[name]
        if side == "close":
            self._emit(f"</{tag}>\n")
            return
        attributes = ""
        if aligned := _ALIGNED.get(str(token.attrs.get("style"))):
            attributes = f' class="{aligned}"'
        if "start" in token.attrs:
            attributes = f' start="{token.attrs["start"]}"'
        self._emit(f"<{tag}{attributes}>" + ("\n" if name in {"bullet_list", "ordered_list", "blockquote"} else ""))

    def _heading(self, level: int, line: int, content: Sequence[Token]) -> None:
        """A heading in a body is of level 2 to 5, and goes at most one level deeper than the one before it.

        Its id is made as Python-Markdown makes those of hand-written pages, of the heading in ASCII.
        """
        if level < HIGHEST:
            self.say(line, "a heading of level 1, which is the question itself; use ## or deeper")
        elif level > LOWEST:
            self.say(line, f"a heading of level {level}; allowed: levels {HIGHEST} to {LOWEST}")
        elif level > self.level + 1:
            self.say(line, f"a heading of level {level} after level {self.level}; use level {self.level + 1}")
        self.level = level
        self.plain += 1
        if len(self.headings) == limits.HEADINGS:
            self.say(line, f"more than {limits.HEADINGS} headings; use fewer")
            return
        text = "".join(token.content for token in content if token.type in {"text", "code_inline", "formula"})
        if not _says(content):
            self.say(line, "a heading without words; write some, or take it out")
        self.headings.append(
            unique(slugify(in_ascii(text, self.language), "-") or "section", {*PARTS_OF_A_PAGE, *self.headings})
        )
        self._emit(f'<h{self._shown()} id="{self.headings[-1]}">')

    def _shown(self) -> int:
        """The level that the last heading has on a page, where the answer itself stands under one of level 2."""
        return min(self.level + 1, 6)

    def _code(self, code: str, language: str) -> None:
        self.code.append((language, code.rstrip("\n")))
        self._emit(_colored(code.rstrip("\n"), language) + "\n")

    def _task(self, token: Token) -> None:
        """A task of a list: its box is a sign with words to it, since nobody can tick it."""
        children = token.children or []
        if not children or children[0].type != "text" or not _TASK.match(children[0].content + "\n"):
            return
        done = children[0].content[1] != " "
        children[0].content = children[0].content[4:]
        self.parts.append(Task(done))
        self._emit(" ")

    def _alert(self, token: Token, line: int, first: Token) -> None:
        """An alert stands by itself, and has something to say."""
        kind = str(token.meta["kind"]).lower()
        shown = quoted(f"[!{kind.upper()}]")
        if token.level or self.elements:
            self.say(line, f"{shown} within another block, where GitHub shows no alert; put it by itself")
        if first.type == "alert_close":
            self.say(line, f"{shown} without words; write them on the next line, behind >")
        self._emit(f'<div class="alert alert-{kind}" role="note"><p class="alert-name">')
        self.parts.append(Alert(kind))
        self._emit("</p>\n")

    def _no_alert(self, first: Sequence[Token], line: int) -> None:
        """A quote that starts as an alert does and is none: GitHub would show what was meant as its name."""
        found = _ALERT.match(first[0].content) if first and first[0].type == "inline" else None
        if not found:
            return
        kind, more = found["kind"].lower(), found["more"].strip()
        if kind not in ALERTS and not more:
            allowed = ", ".join(f"[!{name.upper()}]" for name in ALERTS)
            near = nearest(kind.upper(), [name.upper() for name in ALERTS])
            shown = quoted(f"[!{found['kind']}]")
            self.say(line, f"unknown alert {shown}; allowed: {allowed}{near}")
        elif kind in ALERTS:
            said = "which makes no alert; its words start on the next line, behind >"
            self.say(line, f"{quoted(found.group())}, {said}")

    def _ways_back(self, token: Token) -> None:
        self.parts.append(NoteEnd(int(token.meta["number"]), int(token.meta["times"])))

    # Formulas

    def _formula_block(self, token: Token, line: int) -> None:
        self._emit('<p class="formula">')
        self._formula(token.content, line, block=True)
        self._emit("</p>\n")

    def _formula(self, tex: str, line: int, *, block: bool) -> None:
        try:
            self.parts.append(Formula(tex, mathml(tex, block=block)))
        except UnreadableError as unreadable:
            self.say(line + unreadable.line, str(unreadable))

    # HTML

    def _html(self, token: Token, first: int) -> None:
        """A block of HTML. What is between tags is text, since Markdown stands behind an empty line."""
        opened: list[_Opened] = []
        self._no_mark(token.content, first)
        for at, piece in pieces(token.content):
            self._piece(piece, first + token.content.count("\n", 0, at), opened, token.level)
        self._leave(opened)
        self._end_paragraph()
        self._emit("\n")

    def _no_mark(self, html: str, line: int) -> None:
        """A comment is left out; but one that was meant for the mark of where the answer starts would part nothing."""
        if found := _LIKE_MARK.search(html):
            allowed = "allowed: <!-- answer -->, on a line of its own that stands in no other block"
            self.say(line, f"{quoted(found.group())}, which parts nothing; {allowed}")

    def _piece(self, piece: Piece, line: int, opened: list[_Opened], level: int) -> None:
        match piece:
            case Odd(source):
                self.say(line, _raw_html(source))
            case Tag(name=name) if name in BLOCKS:
                self._leave(opened)
                opened.clear()
                self._of_block(piece, line, level)
            case Tag():
                self._begin_paragraph()
                self._tag(piece, line, opened)
            case str() if piece.strip():
                self._begin_paragraph()
                self._text(piece, line)
            case str() if opened or (self.paragraph and self.paragraph.shown):
                self._write(piece)

    def _begin_paragraph(self) -> None:
        if self.paragraph and not self.paragraph.shown:
            self.paragraph.shown = True
            self._emit(f'<p class="{self.paragraph.aligned}">' if self.paragraph.aligned else "<p>")

    def _end_paragraph(self) -> None:
        if self.paragraph and self.paragraph.shown:
            self._emit("</p>\n")
        self.paragraph = None

    def _of_block(self, tag: Tag, line: int, level: int) -> None:
        """A tag of a block. A paragraph ends where another block starts; then its end, as in browsers, ends nothing."""
        self._end_paragraph()
        if tag.refused:
            self.say(line, _raw_html(tag.source, f"without {tag.refused[0]}"))
        if tag.name == "p":
            self.paragraph = None if tag.closes else _Paragraph(tag.aligned)
        elif tag.name == "hr":
            self._emit("<hr>\n")
        elif tag.closes:
            self._close(tag.name, line, level)
        else:
            self._open(tag, line, level)

    def _open(self, tag: Tag, line: int, level: int) -> None:
        name = tag.name
        around = self.elements[-1] if self.elements and self.elements[-1].level == level else None
        outer = around.tag if around else ""
        if name in WITHIN and outer not in WITHIN[name]:
            self.say(line, f"<{name}> that stands in no {' or '.join(f'<{other}>' for other in sorted(WITHIN[name]))}")
        elif outer in HOLDS and name not in HOLDS[outer]:
            self.say(line, f"<{name}> right within <{outer}>; put it into an <li>")
        if name == "summary":
            self.plain += 1
            if around and around.named:
                self.say(line, "a second <summary>; keep one")
            elif around:
                around.named = True
        if len(self.elements) == limits.MARKDOWN_DEPTH:
            self.say(line, f"more than {limits.MARKDOWN_DEPTH} elements that stand in each other; use fewer")
        self.elements.append(_Element(name, line, level))
        self._emit(f"<{name}{_attributes(tag)}>" + ("" if name in {"summary", "li"} else "\n"))

    def _close(self, name: str, line: int, level: int) -> None:
        last = self.elements[-1] if self.elements else None
        if not last or last.tag != name or last.level != level:
            self.say(line, f"</{name}> that closes nothing; put <{name}> before it, in the same place")
            return
        self.elements.pop()
        if name == "summary":
            self.plain -= 1
        if name == "details" and not last.named:
            self.say(
                last.line, "a <details> without a <summary>, which says what opens; write <summary>words</summary>"
            )
        self._emit(f"</{name}>\n")

    def _end_elements(self, level: int = 0) -> None:
        """A block that was opened by HTML is closed in the same place, as deep in other blocks."""
        while self.elements and self.elements[-1].level >= level:
            left = self.elements.pop()
            self.say(left.line, f"<{left.tag}> that is never closed; close it with </{left.tag}> in the same place")

    # Runs of text

    def _inline(self, token: Token, *, in_paragraph: bool) -> None:
        first = (token.map or (0, 0))[0] + 1
        if in_paragraph:
            for number, text in enumerate(token.content.split("\n")):
                if foreign := _FOREIGN.match(text):
                    shown = quoted(foreign.group())
                    self.say(first + number, f"{shown} is markup that is not in use here and would show as it stands")
        children = token.children or []
        at = 0
        opened: list[_Opened] = []
        for number, child in enumerate(children):
            at = _place(child, token.content, at)
            line = first + token.content.count("\n", 0, at)
            if child.type == "link_open":
                words = list(takewhile(_is_no_end, children[number + 1 :]))
                if not _says(words):
                    self.say(line, "a link without words; write [text](address)")
                shown = "".join(word.content for word in words if word.type in {"text", "code_inline"})
                self._names(shown, str(child.attrs.get("href", "")), line)
            elif child.type == "text" and "[^" in child.content and "\\[^" not in token.content:
                self._lost_note(child.content, line)
            self._child(child, line, opened)
        self._leave(opened)
        if "$" in token.content and "\\" in token.content:
            self._lost_formula(children, first)

    def _lost_note(self, text: str, line: int) -> None:
        """What was meant for a footnote that is not there. Without any, `[^a]` may be a pattern, as GitHub shows it."""
        for note in _NOTE.finditer(text):
            if self.noted or note["label"].isdigit():
                shown = quoted(note.group())
                self.say(line, f"there is no footnote {shown}; write its text below, behind {note.group()}:")

    def _lost_formula(self, children: Iterable[Token], first: int) -> None:
        """What was meant as a formula, since TeX stands between two dollar signs, and makes none."""
        breaks = {"softbreak": "\n", "hardbreak": "\n"}
        text = "".join(child.content if child.type == "text" else breaks.get(child.type, "\0") for child in children)
        for lost in _LOST_FORMULA.finditer(text):
            ends = "one ends on the line where it starts, with no space right within its dollar signs"
            line = first + text.count("\n", 0, lost.start())
            self.say(line, f"{quoted(lost.group())}, which makes no formula; {ends}")

    def _child(self, token: Token, line: int, opened: list[_Opened]) -> None:
        match token.type:
            case "text":
                self._text(token.content, line)
            case "softbreak":
                self._write("\n")
            case "hardbreak":
                self._emit("<br>\n")
            case "code_inline":
                self._emit(f"<code>{escaped(token.content)}</code>")
            case "html_inline":
                self._no_mark(token.content, line)
                for _, piece in pieces(token.content):
                    self._element(piece, line, opened)
            case "formula" if self.verbatim:
                self._write(token.markup)
            case "formula":
                self._emit('<span class="formula">' if token.block else "")
                self._formula(token.content, line, block=token.block)
                self._emit("</span>" if token.block else "")
            case "note":
                if self.leads:
                    shown = quoted(f"[^{token.info}]")
                    self.say(line, f"the footnote {shown} within the words of a link; put it behind")
                self.parts.append(Note(int(token.meta["number"]), int(token.meta["time"])))
            case "link_open":
                self._follows_words(line)
                self._link(str(token.attrs.get("href", "")), str(token.attrs.get("title", "")), line)
                opened.append(_Opened("a", line))
            case "link_close":
                self._leave(opened)
                opened.pop()
                self._end_link()
            case "image":
                self._picture(token, line)
            case "citation":
                self._citations(token.content, line)
            case "impossible":
                self.say(line, f"{quoted(token.content)} stands for {_called(token.content)}; take it out")
            case _:
                name, _, side = token.type.rpartition("_")
                if side == "open":
                    self._enter(_Opened(_TAGS[name], line), opened)
                else:
                    self._leave(opened)
                    left = opened.pop()
                    self._emit(f"</{left.tag}>" if left.shown else "")

    def _enter(self, entered: _Opened, opened: list[_Opened]) -> None:
        """Opens emphasis. As GitHub has it, strong right within strong is no stronger."""
        within = opened[-1] if opened else None
        self._not_too_deep(entered.line, opened)
        entered.shown = not (entered.tag == "strong" and within and within.tag == "strong" and not within.html)
        opened.append(entered)
        self._emit(f"<{entered.tag}>" if entered.shown else "")

    def _not_too_deep(self, line: int, opened: list[_Opened]) -> None:
        if len(opened) == limits.MARKDOWN_DEPTH:
            self.say(line, f"more than {limits.MARKDOWN_DEPTH} marks that stand in each other; use fewer")

    def _leave(self, opened: list[_Opened]) -> None:
        """An element that was opened inside a link, emphasis or paragraph is closed inside it."""
        while opened and opened[-1].html:
            left = opened.pop()
            self.verbatim -= left.tag == "code"
            if left.tag == "a" and left.shown:
                self._end_link()
            self.say(left.line, f"<{left.tag}> that is never closed; close it with </{left.tag}> in the same place")

    def _text(self, text: str, line: int) -> None:
        self._seen(text, line)
        for mail in _MAIL.finditer(text) if "@" in text and not self.leads else ():
            self.say(
                line, f"the address {quoted(mail.group())}, to which GitHub makes a link; put it between backticks"
            )
        if self.parts and isinstance(self.parts[-1], Citation | Note) and _LINK_END.match(text):
            what = "citation" if isinstance(self.parts[-1], Citation) else "footnote"
            self.say(line, f"a {what} within the words of a link, which makes no link; put it behind")
        for meant in _NO_LINK.finditer(text):
            self.say(line, f"{quoted(meant.group())}, which makes no link; write [text](address), or `code`")
        if text.startswith("$$"):
            self.say(line, '"$$" that starts no formula; one ends with $$, and has no empty line')
        if text.count(":") > 1 and not self.verbatim:
            text = _SHORT_CODE.sub(_emoji, text)
        self._write(text)

    def _seen(self, text: str, line: int) -> None:
        """What a character reference stands for can be seen, as everything else in a text can."""
        for _, name in unfit(text):
            self.say(line, f"{name}, written as a reference; take it out")

    def _in_title(self, title: str, line: int) -> None:
        self._seen(title, line)
        for found in NUMBERED.finditer(title):  # which the parser leaves as it is
            self.say(line, f"{quoted(found.group())} stands for {_called(found.group())}; take it out")

    def _names(self, text: str, target: str, line: int) -> None:
        """A link whose words are an address leads to the host that they name, or to one below it."""
        for shown in _HOSTS.finditer(text):
            named, leads = host_of(shown.group()), host_of(target)
            if "@" not in shown.group() and leads != named and not leads.endswith(f".{named}"):
                self.say(line, f"a link that says {quoted(named)} and leads to {quoted(target)}; say where it leads")
                break

    def _element(self, piece: Piece, line: int, opened: list[_Opened]) -> None:
        """A tag within a line."""
        if not isinstance(piece, Tag):
            self.say(line, _raw_html(piece.source if isinstance(piece, Odd) else piece))
        elif piece.name in BLOCKS:
            self.say(line, _raw_html(piece.source, "at the start of a line, below an empty one"))
        else:
            self._tag(piece, line, opened)

    def _tag(self, tag: Tag, line: int, opened: list[_Opened]) -> None:
        """Harmless elements stand in running text as they are, opened and closed in the same place."""
        name = tag.name
        if tag.refused and (name in HARMLESS or name in {"a", "img"}):
            self.say(line, _raw_html(tag.source, f"without {tag.refused[0]}"))
        elif name == "br":
            self._emit("<br>")
        elif name == "img" and not tag.closes:
            self._image(tag, line)
        elif name in LEFT_OUT:
            return
        elif name not in HARMLESS and name != "a":
            self.say(line, _raw_html(tag.source))
        elif not tag.closes:
            self._not_too_deep(line, opened)
            leads = name != "a" or "href" in tag.given  # else it is a place to jump to, which nobody sees
            opened.append(_Opened(name, line, html=True, shown=leads, part=len(self.parts)))
            if name == "a" and leads:
                self._link(tag.given["href"], tag.given.get("title", ""), line)
            elif leads:
                self.verbatim += name == "code"
                self._emit(f"<{name}>")
        elif opened and opened[-1].html and opened[-1].tag == name:
            left = opened.pop()
            if name == "a" and left.shown:
                self._words_of_link(left)
                self._end_link()
            elif left.shown:
                self.verbatim -= name == "code"
                self._emit(f"</{name}>")
        else:
            self.say(line, f"</{name}> that closes nothing; put <{name}> before it, in the same place")

    def _image(self, tag: Tag, line: int) -> None:
        """A picture that was written as HTML."""
        width = _WIDTH.fullmatch(tag.given.get("width", ""))
        alt, title = (tag.given.get(name, "") for name in ("alt", "title"))
        target = tag.given.get("src", "")
        self._show(Picture(encoded(target), alt, title, line, int(width[1]) if width else 0), target)

    def _words_of_link(self, opened: _Opened) -> None:
        """The rules for what a link says, of one that was written as HTML."""
        within = self.parts[opened.part :]
        shown = "".join(part for part in within if isinstance(part, str)).partition(">")[2]
        if not shown.strip() and not any(isinstance(part, Picture | Formula) for part in within):
            self.say(opened.line, "a link without words; write [text](address)")
        self._names(unescape(_TAGS_AROUND.sub("", shown)), self.leads, opened.line)

    def _link(self, target: str, title: str, line: int) -> None:
        if self.leads:
            self.say(line, "a link within the words of another; end that one before")
        self._target(target, line)
        self._emit('<a href="')
        self.parts.append(Link(encoded(target), line))
        self._in_title(title, line)
        self._emit(f'" title="{quoted_attribute(title)}">' if title else '">')
        self.plain += 1
        self.leads = target

    def _follows_words(self, line: int) -> None:
        """An address behind `[words](` was to be that of a link, which something in the words kept from being one."""
        last = self.parts[-1] if self.parts else ""
        near = self.parts[-_NEAR:-1]
        if not any(isinstance(part, Citation | Note) for part in near) or isinstance(near[-1], Citation | Note):
            return  # GitHub shows it so too, or it was said of the text behind
        if (last.text if isinstance(last, Prose) else str(last)).endswith("]("):
            self.say(line, "brackets that make no link; what is cited or noted in them stands behind them")

    def _end_link(self) -> None:
        self.plain -= 1
        self.leads = ""
        self._emit("</a>")

    def _target(self, target: str, line: int) -> None:
        for message in is_link_target(target):
            self.say(line, message)

    def _picture(self, token: Token, line: int) -> None:
        target = str(token.attrs.get("src", ""))
        for child in token.children or ():
            if child.type == "impossible":
                self._child(child, line, [])
            elif child.type in {"citation", "note"}:
                shown = f"[{child.content}]" if child.type == "citation" else f"[^{child.info}]"
                self.say(line, f"{quoted(shown)} in the words of a picture; cite in the text")
        self._show(Picture(encoded(target), _in_words(token), str(token.attrs.get("title", "")), line), target)

    def _show(self, picture: Picture, target: str) -> None:
        """A picture with what is said of it; `target` is its address as it was written."""
        self._target(target, picture.line)
        self._seen(picture.alt, picture.line)
        self._in_title(picture.title, picture.line)
        if target and not is_relative(target) and not target.startswith("/"):
            where = "put its file into docs/assets/, and name it by its path"
            self.say(picture.line, f"a picture from {quoted(target)}; {where}")
        self.parts.append(picture)

    def _citations(self, text: str, line: int) -> None:
        if unescape(text) != text and "&" in text:
            self.say(line, f"{quoted(f'[{text}]')} holds a reference to a character; write the character itself")
            return
        if "`" in text:
            self.say(line, f"{quoted(f'[{text}]')} holds a backtick, which begins code; write the place in plain words")
            return
        for item in text.split(";"):
            found = _CITED.fullmatch(item)
            if found:
                self.parts.append(Citation(found["id"], found["locator"] or "", line))
            else:
                self.say(line, f"{quoted(f'[{text}]')} is no citation; allowed: [@id], or [@id, the place in it]")


def _emoji(code: re.Match[str]) -> str:
    """The emoji that GitHub shows for a short code such as `:rocket:`; of one that it does not know, the code."""
    return _emoji_by_code().get(code.group(), code.group())


@cache
def _emoji_by_code() -> dict[str, str]:
    """GitHub's short codes. Of pictures that are GitHub's own, such as `:octocat:`, there is no emoji."""
    from pymdownx import gemoji_db  # it is large, and few texts need it

    codes = {name: found["unicode"] for name, found in gemoji_db.emoji.items() if "unicode" in found}
    codes |= {alias: codes[name] for alias, name in gemoji_db.aliases.items() if name in codes}
    return {name: "".join(chr(int(point, 16)) for point in points.split("-")) for name, points in codes.items()}


def _place(token: Token, content: str, at: int) -> int:
    """Where a token starts in its run of text; `at` is where the one before it started."""
    if token.type == "text":
        found = content.find(token.content, at)
        return at if found < 0 else found
    start = int(token.meta.get("at", at))
    return start + 1 if token.type in {"softbreak", "hardbreak"} else max(start, at)


def _called(reference: str) -> str:
    """What a reference by a number stands for, where that is nothing to be shown."""
    digits = reference.strip("&#;")
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits[:20])
    return named(chr(number)) if number < sys.maxunicode else "no character"


def _is_no_end(token: Token) -> bool:
    return token.type != "link_close"


def _caption(token: Token) -> str:
    """The title of a drawing that is a paragraph by itself; it stands below it. Any other has none."""
    children = token.children or []
    if [child.type for child in children] != ["image"] or not str(children[0].attrs.get("src", "")).endswith(DRAWING):
        return ""
    return str(children[0].attrs.get("title", ""))


def _says(tokens: Iterable[Token]) -> bool:
    """Whether there is something to read in a run of text: a word, code, or a picture with a description."""
    read = {"text", "code_inline", "image", "citation", "formula"}
    return any(token.type in read and token.content.strip() for token in tokens)


def _in_words(token: Token) -> str:
    """The text of a picture's description, without its markup."""
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(
        _in_words(child) if child.children else breaks.get(child.type, child.content) for child in token.children or []
    )


def _stacks(tokens: Sequence[Token], place: int) -> bool:
    """Whether the rows of the table that begins there stack where there is little room, as on a phone.

    There the first of three cells stands above the other two, unless they are short, such as numbers. Two columns can
    be read as they are, and of more than three nobody would know which is which: such a table scrolls.
    """
    widest: dict[int, int] = {}
    column = 0
    cells = takewhile(lambda token: token.type != "table_close", (tokens[at] for at in range(place, len(tokens))))
    for token in cells:
        if token.type == "tr_open":
            column = 0
        elif token.type == "inline":
            widest[column] = max(len(_in_words(token)), widest.get(column, 0))
            column += 1
    return len(widest) == _STACKED and sum(widest.values()) > _PHONE_LINE


def _raw_html(html: str, instead: str = "") -> str:
    """What is said of a tag; `instead` is how it would be allowed, if it would be."""
    if instead:
        return f"raw HTML {quoted(html)}; allowed: the same {instead}"
    name = re.match(r"</?([A-Za-z0-9-]+)", html)
    if name and (markdown := INSTEAD.get(name[1].lower())):
        return f"raw HTML {quoted(html)}; write {markdown}"
    allowed = f"{EXAMPLES} and the like"
    return f"raw HTML {quoted(html)}; use Markdown, or put it between backticks to show it; allowed: {allowed}"


def _attributes(tag: Tag) -> str:
    """The attributes of a block as they stand in the page."""
    if tag.name == "details":
        return ' class="fold fold-part"' + (' open=""' if "open" in tag.given else "")
    if (start := tag.given.get("start", "")).isascii() and start.isdigit():
        return f' start="{int(start)}"'
    return f' class="{tag.aligned}"' if tag.aligned else ""


def _is_closed(fence: Token, text: str) -> bool:
    """Whether a fence's last line is its closing one."""
    first, end = fence.map or (0, 0)
    last = _lines(text)[first + 1 : end][-1:]
    mark = re.escape(fence.markup[0])
    return bool(last and re.fullmatch(rf"[\s>]*{mark}{{{len(fence.markup)},}}\s*", last[0]))


@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    return text.split("\n")


def _leads_within(part: Part) -> bool:
    return isinstance(part, Link | Picture) and is_relative(part.target)


def _relative(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where relative addresses stand in a text, but not in code, in their order."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    hidden = [
        (starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)])
        for token in tokens
        if token.map and token.type in {"fence", "code_block"}
    ]
    hidden += [match.span() for match in re.finditer(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", text, re.DOTALL)]
    found = (match for address in _ADDRESSES for match in address.finditer(text))
    for match in sorted(found, key=lambda match: match.start("address")):
        start, end = match.span("address")
        if is_relative(match["address"]) and not any(one <= start < other for one, other in hidden):
            yield start, end
