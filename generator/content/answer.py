"""Markdown read as GitHub reads it, checked as it was read, and made HTML once. Pure.

A text is taken apart into tokens that know their lines: CommonMark with GitHub's tables, strikethrough and task lists.
What is allowed is decided on those tokens, and the HTML is written from the same tokens, so that nothing is checked in
one reading and shown in another. What depends on the page that a text will stand in stays open, as a part of its own:
running text in which terms may be linked, links, pictures, citations.

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
from generator.content.model import (
    PARTS_OF_A_PAGE,
    SLUG,
    Citation,
    Link,
    Markdown,
    Part,
    Picture,
    Prose,
    Task,
)
from generator.content.problems import Say, quoted
from generator.content.slugs import in_ascii
from generator.content.tokens import NUMBERED, Taken, taken_apart
from generator.content.words import telling_words

HARMLESS = tuple("b br code del em i ins kbd mark q s samp small strong sub sup u var".split())
"""Elements that may be written as HTML, inside a line and without attributes."""

EXAMPLES = "<kbd>, <sub>, <sup>, <br>"
"""Those of them that a message names."""

_ELEMENT = re.compile(rf"<(?P<close>/?)(?P<name>{'|'.join(HARMLESS)})\s*/?>", re.IGNORECASE)
_BARE = re.compile(
    r"(?:https?|ftp)://\S+|(?<![\w.-])www\.\S+|(?<![\w.+-])(?:mailto:|xmpp:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]*")
_HOSTS = re.compile(
    r"https?://[^\s/]+|(?<![\w.@/-])(?:[\w-]+\.)+(?:com|org|net|io|dev|ai|app|co|edu|gov|cloud|page)\b(?![.@-]\w)",
    re.IGNORECASE,
)
"""What a reader takes for the name of a host."""

_NOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_NO_LINK = re.compile(r"\[[^\[\]]+\]\([^()\n]*[/.#][^()\n]*\)")
_LINK_END = re.compile(r"[^\[\]]*\][(\[]")
_ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", re.IGNORECASE)
_FOREIGN = re.compile(r"!!!|\?\?\?\+?|///|:::|\$\$|--8<--|\[TOC\]")
_TASK = re.compile(r"\[[ xX]\][ \t\n]")
_CITED = re.compile(rf"\s*@(?P<id>{SLUG.pattern})(?:,\s*(?P<locator>[^;\s][^;]*?))?\s*")
_BLOCK_MARK = re.compile(r"#+|>|[-*+](?=\s|$)|\d+[.)]|\||`{3}|~{3}|[-*_](?:\s*[-*_]){2,}|<")

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
    """An element that is open in a run of text: where it was opened, and whether it was written as HTML."""

    tag: str
    line: int
    html: bool = False
    shown: bool = True


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

    def blocks(self) -> Markdown:
        taken = taken_apart(self.text)
        tokens = taken.tokens
        self._left_out(taken)
        deepest = limits.MARKDOWN_DEPTH - 1
        for token in tokens:
            if token.level >= deepest and token.nesting > 0:
                line = (token.map or (0, 0))[0] + 1
                self.say(line, f"nested {token.level} levels deep; allowed: fewer than {deepest}")
        for place, token in enumerate(tokens):
            self._block(token, tokens, place)
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
        match token.type:
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
                if not _LANGUAGE.fullmatch(language):
                    self.say(line, f"the language {quoted(language)} of a block of code; allowed: a name, as in python")
                if not _is_closed(token, self.text):
                    self.say(line, f"a fence that is never closed; close it with a line of {token.markup[:20]}")
                self._code(token.content, language)
            case "code_block":
                self._code(token.content, "")
            case "hr":
                self._emit("<hr>\n")
            case "html_block":
                self.say(line, _raw_html(token.content.strip().split("\n")[0]))
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
        text = "".join(token.content for token in content if token.type in {"text", "code_inline"})
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
            self._child(child, line, opened)
        self._leave(opened)

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
                self._element(token.content, line, opened)
            case "link_open":
                self._link(token, line)
                opened.append(_Opened("a", line))
            case "link_close":
                self._leave(opened)
                opened.pop()
                self.plain -= 1
                self.leads = ""
                self._emit("</a>")
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
            self.say(left.line, f"<{left.tag}> that is never closed; close it with </{left.tag}> in the same place")

    def _text(self, text: str, line: int) -> None:
        self._seen(text, line)
        for bare in _bare(text) if not self.leads else ():
            self.say(line, f"a bare address {quoted(bare.group())}; write [text](address), or <address>")
        if self.parts and isinstance(self.parts[-1], Citation) and _LINK_END.match(text):
            self.say(line, "a citation within the words of a link, which makes no link; cite behind it")
        for meant in _NO_LINK.finditer(text):
            self.say(line, f"{quoted(meant.group())}, which makes no link; write [text](address), or `code`")
        for note in _NOTE.finditer(text):
            shown = quoted(note.group())
            self.say(line, f"{shown}, a reference or footnote; write [text](address) where the link stands")
        if alert := _ALERT.match(text):
            self.say(line, f"{quoted(alert.group())} is markup that is not in use here and would show as it stands")
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

    def _element(self, html: str, line: int, opened: list[_Opened]) -> None:
        """Harmless elements stand in running text as they are, opened and closed in the same place."""
        found = _ELEMENT.fullmatch(html)
        if not found:
            self.say(line, _raw_html(html))
            return
        name = found["name"].lower()
        if name == "br":
            self._emit("<br>")
        elif not found["close"]:
            self._not_too_deep(line, opened)
            opened.append(_Opened(name, line, html=True))
            self._emit(f"<{name}>")
        elif opened and opened[-1].html and opened[-1].tag == name:
            opened.pop()
            self._emit(f"</{name}>")
        else:
            self.say(line, f"</{name}> that closes nothing; put <{name}> before it, in the same place")

    def _link(self, token: Token, line: int) -> None:
        if self.leads:
            self.say(line, "a link within the words of another; end that one before")
        target = str(token.attrs.get("href", ""))
        self._target(target, line)
        self._emit('<a href="')
        self.parts.append(Link(encoded(target), line))
        title = str(token.attrs.get("title", ""))
        self._in_title(title, line)
        self._emit(f'" title="{quoted_attribute(title)}">' if title else '">')
        self.plain += 1
        self.leads = target

    def _target(self, target: str, line: int) -> None:
        for message in is_link_target(target):
            self.say(line, message)

    def _picture(self, token: Token, line: int) -> None:
        target = str(token.attrs.get("src", ""))
        picture = Picture(encoded(target), _in_words(token), str(token.attrs.get("title", "")), line)
        self._target(target, line)
        self._seen(picture.alt, line)
        for child in token.children or ():
            if child.type == "impossible":
                self._child(child, line, [])
            elif child.type == "citation":
                self.say(line, f"{quoted(f'[{child.content}]')} in the words of a picture; cite in the text")
        self._in_title(picture.title, line)
        if target and not is_relative(target) and not target.startswith("/"):
            self.say(line, f"a picture from {quoted(target)}; put its file into docs/assets/, and name it by its path")
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


def _bare(text: str) -> Iterator[re.Match[str]]:
    """The addresses in a text. Most have no sign of one, which is soon seen."""
    return _BARE.finditer(text) if "@" in text or "://" in text or "www." in text.lower() else iter(())


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
    return any(token.type in {"text", "code_inline", "image", "citation"} and token.content.strip() for token in tokens)


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


def _raw_html(html: str) -> str:
    allowed = f"{EXAMPLES} and the like, without attributes"
    return f"raw HTML {quoted(html)}; use Markdown, or put it between backticks to show it; allowed: {allowed}"


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
    """Where relative addresses stand in a text: in ``](address`` and in ``[label]: address``, but not in code."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    hidden = [
        (starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)])
        for token in tokens
        if token.map and token.type in {"fence", "code_block"}
    ]
    hidden += [match.span() for match in re.finditer(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", text, re.DOTALL)]
    for match in re.finditer(r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)(?P<address>[^\s<>()]+)", text, re.MULTILINE):
        start, end = match.span("address")
        if is_relative(match["address"]) and not any(one <= start < other for one, other in hidden):
            yield start, end
