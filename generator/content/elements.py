"""HTML that starts a line of its own: the blocks and paragraphs that are opened and closed by it. Pure.

Between its tags may stand Markdown behind an empty line, so that a block may be open over many tokens.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token

from generator.content import limits
from generator.content.draft import Draft
from generator.content.markup import BLOCKS, HOLDS, WITHIN, Odd, Piece, Tag, pieces
from generator.content.runs import Run, closes_nothing, never_closed, no_mark, raw_html


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
class Elements:
    """The elements that are open in a text, from the outermost on, and the paragraph that is open in the last one."""

    draft: Draft
    opened: list[_Element] = field(default_factory=list)
    paragraph: _Paragraph | None = None

    def html(self, token: Token, first: int) -> None:
        """A block of HTML. What is between tags is text, since Markdown stands behind an empty line."""
        run = Run(self.draft)
        no_mark(token.content, first, self.draft.say)
        for at, piece in pieces(token.content):
            self._piece(piece, first + token.content.count("\n", 0, at), run, token.level)
        run.end()
        self._end_paragraph()
        self.draft.emit("\n")

    def end(self, level: int = 0) -> None:
        """A block that was opened by HTML is closed in the same place, as deep in other blocks."""
        while self.opened and self.opened[-1].level >= level:
            left = self.opened.pop()
            self.draft.say(left.line, never_closed(left.tag))

    def _piece(self, piece: Piece, line: int, run: Run, level: int) -> None:
        match piece:
            case Odd(source):
                self.draft.say(line, raw_html(source))
            case Tag(name=name) if name in BLOCKS:
                run.end()
                self._block(piece, line, level)
            case Tag():
                self._begin_paragraph()
                run.tag(piece, line)
            case str() if piece.strip():
                self._begin_paragraph()
                run.text(piece, line)
            case str() if run.opened or (self.paragraph and self.paragraph.shown):
                self.draft.write(piece)

    def _begin_paragraph(self) -> None:
        if self.paragraph and not self.paragraph.shown:
            self.paragraph.shown = True
            self.draft.emit(f'<p class="{self.paragraph.aligned}">' if self.paragraph.aligned else "<p>")

    def _end_paragraph(self) -> None:
        if self.paragraph and self.paragraph.shown:
            self.draft.emit("</p>\n")
        self.paragraph = None

    def _block(self, tag: Tag, line: int, level: int) -> None:
        """A tag of a block. A paragraph ends where another block starts; then its end, as in browsers, ends nothing."""
        self._end_paragraph()
        if tag.refused:
            self.draft.say(line, raw_html(tag.source, f"without {tag.refused[0]}"))
        if tag.name == "p":
            self.paragraph = None if tag.closes else _Paragraph(tag.aligned)
        elif tag.name == "hr":
            self.draft.emit("<hr>\n")
        elif tag.closes:
            self._close(tag.name, line, level)
        else:
            self._open(tag, line, level)

    def _open(self, tag: Tag, line: int, level: int) -> None:
        name, say = tag.name, self.draft.say
        around = self.opened[-1] if self.opened and self.opened[-1].level == level else None
        outer = around.tag if around else ""
        if name in WITHIN and outer not in WITHIN[name]:
            say(line, f"<{name}> that stands in no {' or '.join(f'<{other}>' for other in sorted(WITHIN[name]))}")
        elif outer in HOLDS and name not in HOLDS[outer]:
            say(line, f"<{name}> right within <{outer}>; put it into an <li>")
        if name == "summary":
            self.draft.plain += 1
            if around and around.named:
                say(line, "a second <summary>; keep one")
            elif around:
                around.named = True
        if len(self.opened) == limits.MARKDOWN_DEPTH:
            say(line, f"more than {limits.MARKDOWN_DEPTH} elements that stand in each other; use fewer")
        self.opened.append(_Element(name, line, level))
        self.draft.emit(f"<{name}{_attributes(tag)}>" + ("" if name in {"summary", "li"} else "\n"))

    def _close(self, name: str, line: int, level: int) -> None:
        say = self.draft.say
        last = self.opened[-1] if self.opened else None
        if not last or last.tag != name or last.level != level:
            say(line, closes_nothing(name))
            return
        self.opened.pop()
        if name == "summary":
            self.draft.plain -= 1
        if name == "details" and not last.named:
            say(last.line, "a <details> without a <summary>, which says what opens; write <summary>words</summary>")
        self.draft.emit(f"</{name}>\n")


def _attributes(tag: Tag) -> str:
    """The attributes of a block as they stand in the page."""
    if tag.name == "details":
        return ' class="fold fold-part"' + (' open=""' if "open" in tag.given else "")
    if (start := tag.given.get("start", "")).isascii() and start.isdigit():
        return f' start="{int(start)}"'
    return f' class="{tag.aligned}"' if tag.aligned else ""
