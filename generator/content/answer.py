"""Markdown read as GitHub reads it, checked as it was read, and made HTML once. Pure.

A text is taken apart into tokens that know their lines: CommonMark with what GitHub adds to it (see `tokens`).
What is allowed is decided on those tokens, and the HTML is written from the same tokens, so that nothing is checked in
one reading and shown in another. What depends on the page that a text will stand in stays open, as a part of its own:
running text in which terms may be linked, links, pictures, citations, footnotes, and words of the site's own.

Here blocks are gone through in their order. What stands in a run of text is written by `inline`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markdown.extensions.toc import slugify, unique
from markdown_it.token import Token

from generator.content import limits, notation
from generator.content.alerts import begin_alert, missed_alert
from generator.content.draft import Draft, escaped
from generator.content.elements import Elements
from generator.content.inline import says, write_inline
from generator.content.language import ENGLISH
from generator.content.linked import caption, relative
from generator.content.model import PARTS_OF_A_PAGE, Markdown, NoteEnd, Notes, NoteText, Picture, Task
from generator.content.problems import Say, quoted
from generator.content.slugs import in_ascii
from generator.content.tables import stacks
from generator.content.tokens import Taken, taken_apart

_TASK = re.compile(r"\[[ xX]\][ \t\n]")
_BLOCK_MARK = re.compile(r"#+|>|[-*+](?=\s|$)|\d+[.)]|\||`{3}|~{3}|[-*_](?:\s*[-*_]){2,}|<")

HIGHEST, LOWEST = 2, 5
"""The levels that a heading of an answer may have; level 1 is the question itself."""

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
}
"""The element that each pair of tokens becomes."""

_PAIRED = frozenset(f"{name}_{side}" for name in _TAGS for side in ("open", "close")) - {"blockquote_open"}
"""Tokens that become no more than their element. Most tokens are such, so they are looked up at once."""

_ALIGNED = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}


def read(text: str, say: Say, language: str = ENGLISH) -> Markdown:
    """Reads a Markdown text of several blocks. The lines of what is said count from 1 at the start of `text`.

    `language` is the one that it is in, by which its headings have ids.
    """
    taken = taken_apart(text)
    _left_out(taken, say)
    _too_deep(taken.tokens, say)
    draft = Draft(say)
    _Blocks(text, taken.tokens, language, draft, Elements(draft), noted=_has_notes(taken.tokens)).write()
    return draft.finished(text, tuple(relative(text, taken.tokens, draft.parts)))


def read_line(text: str, say: Say) -> Markdown:
    """Reads a Markdown text of one paragraph, such as a key point; its HTML has no element around it."""
    taken = taken_apart(text)
    if [token.type for token in taken.tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        mark = _BLOCK_MARK.match(text)
        start = quoted(mark.group().strip() if mark else text.split(" ")[0])
        say(1, f"starts with {start}, which starts a block; begin with a word")
        return Markdown(text)
    _left_out(taken, say)
    draft = Draft(say)
    write_inline(draft, taken.tokens[1], in_paragraph=True, noted=False)
    return draft.finished(text, tuple(relative(text, taken.tokens, draft.parts)))


def _left_out(taken: Taken, say: Say) -> None:
    """Nothing is left out without a word."""
    for line, length in taken.long:
        say(line, f"a paragraph of {length:,} characters; allowed: at most {limits.RUN:,}")
    for line in taken.spilled:
        say(line, "a row with more cells than the table has columns; a | within a cell is written \\|")
    for line, label, address in taken.unused:
        if not re.search(r"[/.#]", address):  # else it is an address, and nothing is lost
            shown = quoted(f"[{label}]: {address}")
            say(line, f"{shown} would not be shown; a line does not start with [word]:")
    for line, label, _ in taken.doubled:
        say(line, f"{quoted(f'[{label}]:')} is given twice; keep one")
    for line, label in taken.unused_notes:
        shown = quoted(f"[^{label}]")
        say(line, f"the footnote {shown} would not be shown; write [^{label}] where it belongs")
    for line, label in taken.doubled_notes:
        say(line, f"the footnote {quoted(f'[^{label}]')} is given twice; keep one")


def _too_deep(tokens: Sequence[Token], say: Say) -> None:
    deepest = limits.MARKDOWN_DEPTH - 1
    for token in tokens:
        if token.level >= deepest and token.nesting > 0:
            say(_line(token), f"nested {token.level} levels deep; allowed: fewer than {deepest}")


def _has_notes(tokens: Sequence[Token]) -> bool:
    """Whether a text has footnotes, which stand at its end."""
    return bool(tokens) and tokens[-1].type == "notes_close"


def _line(token: Token) -> int:
    """The line of the text on which a block starts."""
    return (token.map or (0, 0))[0] + 1


@dataclass(slots=True)
class _Blocks:
    """The blocks of a text while they are written. `level` is that of the last heading."""

    text: str
    tokens: Sequence[Token]
    language: str
    draft: Draft
    elements: Elements
    noted: bool
    level: int = 1

    def write(self) -> None:
        for place, token in enumerate(self.tokens):
            if self.elements.opened and token.nesting < 0:
                self.elements.end(token.level + 1)
            self._block(token, place)
        self.elements.end()

    def _block(self, token: Token, place: int) -> None:
        tokens, draft = self.tokens, self.draft
        line = _line(token)
        if self.noted and token.type == "paragraph_close" and tokens[place + 1].type == "footnote_close":
            draft.emit(" ")
            self._ways_back(tokens[place + 1])
        match token.type:
            case "inline" if tokens[place - 1].type == "alert_title_open":
                pass
            case "inline":
                opened = [other.type for other in tokens[max(0, place - 2) : place]]
                if opened == ["list_item_open", "paragraph_open"] and _TASK.match(token.content):
                    self._task(token)
                write_inline(draft, token, in_paragraph=opened[-1:] == ["paragraph_open"], noted=self.noted)
            case "paragraph_open" | "paragraph_close" if token.hidden:
                if token.type == "paragraph_close" and tokens[place + 1].type != "list_item_close":
                    draft.emit("\n")
            case "paragraph_open" if caption(tokens[place + 1]):
                draft.emit("<figure>")
            case "paragraph_close" if titled := caption(tokens[place - 1]):
                if isinstance(last := draft.parts[-1], Picture):
                    draft.parts[-1] = replace(last, title="")
                draft.emit(f"<figcaption>{escaped(titled)}</figcaption></figure>\n")
            case paired if paired in _PAIRED:
                self._pair(token)
            case "heading_open":
                self._heading(int(token.tag[1]), line, tokens[place + 1].children or [])
            case "heading_close":
                draft.plain -= 1
                draft.emit(f"</h{self._shown()}>\n")
            case "fence":
                notation.fence(draft, token, line, self.text)
            case "code_block":
                notation.code(draft, token.content)
            case "hr":
                draft.emit("<hr>\n")
            case "formula_block":
                notation.formula_block(draft, token.content, line)
            case "html_block":
                self.elements.html(token, line)
            case "alert_open":
                begin_alert(draft, token, line, tokens[place + 4], within=bool(self.elements.opened))
            case "alert_title_open" | "alert_title_close":
                pass
            case "alert_close":
                draft.emit("</div>\n")
            case "notes_open":
                self.elements.end()
                draft.parts.append(Notes())
            case "notes_close":
                draft.emit("</ol>\n</section>\n")
            case "footnote_open":
                draft.parts.append(NoteText(int(token.meta["number"])))
            case "footnote_close":
                if tokens[place - 1].type != "paragraph_close":
                    self._ways_back(token)
                draft.emit("</li>\n")
            case "blockquote_open":
                missed_alert(tokens[place + 2 : place + 3], line, draft.say)
                self._pair(token)
            case "table_open":
                stacked = " table-stacks" if stacks(tokens, place) else ""
                draft.emit(f'<div class="table-scroll{stacked}"><table>')
            case "table_close":
                draft.emit("</table></div>\n")
            case unknown:
                raise ValueError(unknown)

    def _pair(self, token: Token) -> None:
        name, _, side = token.type.rpartition("_")
        tag = _TAGS[name]
        if side == "close":
            self.draft.emit(f"</{tag}>\n")
            return
        attributes = ""
        if aligned := _ALIGNED.get(str(token.attrs.get("style"))):
            attributes = f' class="{aligned}"'
        if "start" in token.attrs:
            attributes = f' start="{token.attrs["start"]}"'
        self.draft.emit(
            f"<{tag}{attributes}>" + ("\n" if name in {"bullet_list", "ordered_list", "blockquote"} else "")
        )

    def _heading(self, level: int, line: int, content: Sequence[Token]) -> None:
        """A heading in a body is of level 2 to 5, and goes at most one level deeper than the one before it.

        Its id is made as Python-Markdown makes those of hand-written pages, of the heading in ASCII.
        """
        if level < HIGHEST:
            self.draft.say(line, "a heading of level 1, which is the question itself; use ## or deeper")
        elif level > LOWEST:
            self.draft.say(line, f"a heading of level {level}; allowed: levels {HIGHEST} to {LOWEST}")
        elif level > self.level + 1:
            self.draft.say(line, f"a heading of level {level} after level {self.level}; use level {self.level + 1}")
        self.level = level
        self.draft.plain += 1
        if len(self.draft.headings) == limits.HEADINGS:
            self.draft.say(line, f"more than {limits.HEADINGS} headings; use fewer")
            return
        text = "".join(token.content for token in content if token.type in {"text", "code_inline", "formula"})
        if not says(content):
            self.draft.say(line, "a heading without words; write some, or take it out")
        self.draft.headings.append(
            unique(slugify(in_ascii(text, self.language), "-") or "section", {*PARTS_OF_A_PAGE, *self.draft.headings})
        )
        self.draft.emit(f'<h{self._shown()} id="{self.draft.headings[-1]}">')

    def _shown(self) -> int:
        """The level that the last heading has on a page, where the answer itself stands under one of level 2."""
        return min(self.level + 1, 6)

    def _task(self, token: Token) -> None:
        """A task of a list: its box is a sign with words to it, since nobody can tick it."""
        children = token.children or []
        if not children or children[0].type != "text" or not _TASK.match(children[0].content + "\n"):
            return
        done = children[0].content[1] != " "
        children[0].content = children[0].content[4:]
        self.draft.parts.append(Task(done))
        self.draft.emit(" ")

    def _ways_back(self, token: Token) -> None:
        self.draft.parts.append(NoteEnd(int(token.meta["number"]), int(token.meta["times"])))
