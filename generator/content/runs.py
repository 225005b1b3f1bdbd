"""A run of text while it is written: its words, and the links, emphasis and elements that are open in it. Pure.

Harmless elements stand in running text as they are, opened and closed in the same place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from html import unescape

from generator.content import limits, linked
from generator.content.addresses import encoded
from generator.content.draft import Draft, quoted_attribute
from generator.content.markup import BLOCKS, HARMLESS, INSTEAD, LEFT_OUT, Odd, Piece, Tag, pieces
from generator.content.model import Citation, Formula, Link, Note, Picture, Prose
from generator.content.problems import Say, quoted

EXAMPLES = "<kbd>, <sub>, <p>, <details>"
"""Elements that a message names."""

_MAIL = re.compile(r"(?<![\w.+-])(?:mailto:|xmpp:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_NO_LINK = re.compile(r"\[[^\[\]]+\]\([^()\n]*[/.#][^()\n]*\)")
_LINK_END = re.compile(r"[^\[\]]*\][(\[]")
_LIKE_MARK = re.compile(r"<!--\s*answers?\b.{0,3}?\s*-->", re.IGNORECASE)
_SHORT_CODE = re.compile(r":[a-z0-9_+-]+:")
_TAGS_AROUND = re.compile(r"<[^>]*>")

_NEAR = 8
"""Of so many parts before an address one may be what keeps it from being that of a link."""


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
class Run:
    """A run of text: what is open in it.

    `leads` is where the link leads that is open. `verbatim` is above 0 in <code>, where GitHub finds no formula and no
    emoji.
    """

    draft: Draft
    opened: list[_Opened] = field(default_factory=list)
    leads: str = ""
    verbatim: int = 0

    def text(self, text: str, line: int) -> None:
        """Words, with what is said of them."""
        draft = self.draft
        linked.can_be_seen(text, line, draft.say)
        for mail in _MAIL.finditer(text) if "@" in text and not self.leads else ():
            draft.say(
                line, f"the address {quoted(mail.group())}, to which GitHub makes a link; put it between backticks"
            )
        if "]" in text:
            self._no_link(text, line)
        if text.startswith("$$"):
            draft.say(line, '"$$" that starts no formula; one ends with $$, and has no empty line')
        if text.count(":") > 1 and not self.verbatim:
            text = _SHORT_CODE.sub(_emoji, text)
        draft.write(text)

    def _no_link(self, text: str, line: int) -> None:
        """What was meant as a link, or as the words of one, and is none."""
        draft = self.draft
        if draft.parts and isinstance(draft.parts[-1], Citation | Note) and _LINK_END.match(text):
            what = "citation" if isinstance(draft.parts[-1], Citation) else "footnote"
            draft.say(line, f"a {what} within the words of a link, which makes no link; put it behind")
        for meant in _NO_LINK.finditer(text):
            draft.say(line, f"{quoted(meant.group())}, which makes no link; write [text](address), or `code`")

    # Links and emphasis, written as Markdown

    def enter_link(self, target: str, title: str, line: int) -> None:
        """Opens a link."""
        self._follows_words(line)
        self._link(target, title, line)
        self.opened.append(_Opened("a", line))

    def leave_link(self) -> None:
        """Closes a link, and whatever was opened in it."""
        self.end()
        self.opened.pop()
        self._end_link()

    def enter(self, tag: str, line: int) -> None:
        """Opens emphasis. As GitHub has it, strong right within strong is no stronger."""
        within = self.opened[-1] if self.opened else None
        self._not_too_deep(line)
        shown = not (tag == "strong" and within and within.tag == "strong" and not within.html)
        self.opened.append(_Opened(tag, line, shown=shown))
        self.draft.emit(f"<{tag}>" if shown else "")

    def leave(self) -> None:
        """Closes emphasis, and whatever was opened in it."""
        self.end()
        left = self.opened.pop()
        self.draft.emit(f"</{left.tag}>" if left.shown else "")

    def end(self) -> None:
        """An element that was opened inside a link, emphasis or paragraph is closed inside it."""
        while self.opened and self.opened[-1].html:
            left = self.opened.pop()
            self.verbatim -= left.tag == "code"
            if left.tag == "a" and left.shown:
                self._end_link()
            self.draft.say(left.line, never_closed(left.tag))

    # Elements

    def html(self, html: str, line: int) -> None:
        """HTML within a line."""
        no_mark(html, line, self.draft.say)
        for _, piece in pieces(html):
            self._piece(piece, line)

    def _piece(self, piece: Piece, line: int) -> None:
        if not isinstance(piece, Tag):
            self.draft.say(line, raw_html(piece.source if isinstance(piece, Odd) else piece))
        elif piece.name in BLOCKS:
            self.draft.say(line, raw_html(piece.source, "at the start of a line, below an empty one"))
        else:
            self.tag(piece, line)

    def tag(self, tag: Tag, line: int) -> None:
        """A tag that starts no block."""
        name = tag.name
        if tag.refused and (name in HARMLESS or name in {"a", "img"}):
            self.draft.say(line, raw_html(tag.source, f"without {tag.refused[0]}"))
        elif name == "br":
            self.draft.emit("<br>")
        elif name == "img" and not tag.closes:
            linked.image(self.draft, tag, line)
        elif name in LEFT_OUT:
            return
        elif name not in HARMLESS and name != "a":
            self.draft.say(line, raw_html(tag.source))
        elif not tag.closes:
            self._open(tag, line)
        elif self.opened and self.opened[-1].html and self.opened[-1].tag == name:
            self._close()
        else:
            self.draft.say(line, closes_nothing(name))

    def _open(self, tag: Tag, line: int) -> None:
        name = tag.name
        self._not_too_deep(line)
        leads = name != "a" or "href" in tag.given  # else it is a place to jump to, which nobody sees
        self.opened.append(_Opened(name, line, html=True, shown=leads, part=len(self.draft.parts)))
        if name == "a" and leads:
            self._link(tag.given["href"], tag.given.get("title", ""), line)
        elif leads:
            self.verbatim += name == "code"
            self.draft.emit(f"<{name}>")

    def _close(self) -> None:
        left = self.opened.pop()
        if left.tag == "a" and left.shown:
            self._words_of_link(left)
            self._end_link()
        elif left.shown:
            self.verbatim -= left.tag == "code"
            self.draft.emit(f"</{left.tag}>")

    def _not_too_deep(self, line: int) -> None:
        if len(self.opened) == limits.MARKDOWN_DEPTH:
            self.draft.say(line, f"more than {limits.MARKDOWN_DEPTH} marks that stand in each other; use fewer")

    # Links, however they were written

    def _link(self, target: str, title: str, line: int) -> None:
        draft = self.draft
        if self.leads:
            draft.say(line, "a link within the words of another; end that one before")
        linked.target_fits(target, line, draft.say)
        draft.emit('<a href="')
        draft.parts.append(Link(encoded(target), line))
        linked.title_fits(title, line, draft.say)
        draft.emit(f'" title="{quoted_attribute(title)}">' if title else '">')
        draft.plain += 1
        self.leads = target

    def _end_link(self) -> None:
        self.draft.plain -= 1
        self.leads = ""
        self.draft.emit("</a>")

    def _words_of_link(self, opened: _Opened) -> None:
        """The rules for what a link says, of one that was written as HTML."""
        within = self.draft.parts[opened.part :]
        shown = "".join(part for part in within if isinstance(part, str)).partition(">")[2]
        if not shown.strip() and not any(isinstance(part, Picture | Formula) for part in within):
            self.draft.say(opened.line, "a link without words; write [text](address)")
        said = unescape(_TAGS_AROUND.sub("", shown))
        linked.leads_where_it_says(said, self.leads, opened.line, self.draft.say)

    def _follows_words(self, line: int) -> None:
        """An address behind `[words](` was to be that of a link, which something in the words kept from being one."""
        parts = self.draft.parts
        last = parts[-1] if parts else ""
        near = parts[-_NEAR:-1]
        if not any(isinstance(part, Citation | Note) for part in near) or isinstance(near[-1], Citation | Note):
            return  # GitHub shows it so too, or it was said of the text behind
        if (last.text if isinstance(last, Prose) else str(last)).endswith("]("):
            self.draft.say(line, "brackets that make no link; what is cited or noted in them stands behind them")


# What is said of HTML, within a line or not


def raw_html(html: str, instead: str = "") -> str:
    """What is said of a tag; `instead` is how it would be allowed, if it would be."""
    if instead:
        return f"raw HTML {quoted(html)}; allowed: the same {instead}"
    name = re.match(r"</?([A-Za-z0-9-]+)", html)
    if name and (markdown := INSTEAD.get(name[1].lower())):
        return f"raw HTML {quoted(html)}; write {markdown}"
    allowed = f"{EXAMPLES} and the like"
    return f"raw HTML {quoted(html)}; use Markdown, or put it between backticks to show it; allowed: {allowed}"


def never_closed(name: str) -> str:
    """What is said of an element that is still open where what it stands in ends."""
    return f"<{name}> that is never closed; close it with </{name}> in the same place"


def closes_nothing(name: str) -> str:
    """What is said of a tag that closes what was not opened."""
    return f"</{name}> that closes nothing; put <{name}> before it, in the same place"


def no_mark(html: str, line: int, say: Say) -> None:
    """A comment is left out; but one that was meant for the mark of where the answer starts would part nothing."""
    if found := _LIKE_MARK.search(html):
        allowed = "allowed: <!-- answer -->, on a line of its own that stands in no other block"
        say(line, f"{quoted(found.group())}, which parts nothing; {allowed}")


# Emoji


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
