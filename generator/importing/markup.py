"""HTML into Markdown that shows the same. Pure.

What stands between elements is taken for Markdown, as whoever wrote it meant it; GitHub does so behind an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

KEPT = frozenset("del ins kbd mark q s samp small sub sup u var".split())
"""Elements that an answer may hold as they are."""

_BLOCKS = frozenset(
    "address article aside body center dd div dl dt fieldset figcaption figure footer form head header html legend "
    "main nav noscript p picture section summary details tbody thead tfoot caption colgroup".split()
)
"""Elements that part what they hold from what is around it, and say nothing else."""

WRAPPERS = _BLOCKS | frozenset("span font small big label abbr cite dfn time nobr bdi bdo wbr col input button".split())
"""Elements that show what they hold as it is."""

STRONG, EMPHASIS, STRUCK, CODE = (
    frozenset({"b", "strong"}),
    frozenset({"i", "em"}),
    frozenset({"strike"}),
    frozenset({"code", "tt"}),
)
_HEADING = re.compile("h[1-6]")
_MEDIA = frozenset("iframe video audio embed source object".split())
_ACTING = frozenset({"script", "style"})
_VOID = frozenset("br hr img input source embed col wbr".split())
KNOWN = (
    KEPT
    | WRAPPERS
    | STRONG
    | EMPHASIS
    | STRUCK
    | CODE
    | _MEDIA
    | _ACTING
    | frozenset("a br hr img pre ul ol li table tr td th blockquote h1 h2 h3 h4 h5 h6 svg path".split())
)
"""Elements of HTML that GitHub knows; a name between angle brackets that is none of them is text to its writer."""

ELEMENT = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^<>]*?)(?P<void>/?)>")


def attributes_of(element: str) -> Mapping[str, str]:
    """The attributes of an element's opening."""
    found: dict[str, str] = {}

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
            found.update((name, value or "") for name, value in attrs)

        handle_startendtag = handle_starttag

    Reader().feed(element)
    return found


def link(words: str, address: str) -> str:
    """A link in Markdown."""
    address = address.strip().replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("\n", "")
    return f"[{words}]({address})" if words.strip() and address else words


def picture(words: str, address: str) -> str:
    """A picture in Markdown."""
    address = address.strip().replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("\n", "")
    words = re.sub(r"([\[\]])", r"\\\1", " ".join(words.split()))
    return f"![{words}]({address})" if address else words


def coded(text: str) -> str:
    """The text as code in a line."""
    text = " ".join(text.split())
    mark = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{mark}{pad}{text}{pad}{mark}" if text else ""


def fenced(text: str, language: str = "") -> str:
    """The text as a block of code."""
    mark = "`" * max(3, max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    return f"{mark}{language}\n{text.strip(chr(10))}\n{mark}"


def table(rows: Sequence[Sequence[str]], *, headed: bool) -> str:
    """A table in Markdown. Without a head of its own it has an empty one, as GitHub asks for one."""
    width = max(map(len, rows), default=0)
    if not width:
        return ""
    head, body = (rows[0], rows[1:]) if headed else ([""] * width, rows)
    lines = [head, ["---"] * width, *body]
    return "\n".join("| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in lines)


def markdown_of(html: str, say: Callable[[str], None]) -> str:
    """The HTML as Markdown. What cannot be shown in it is said, with what became of it."""
    writer = _Writer(say)
    writer.feed(html)
    writer.close()
    return writer.whole()


@dataclass(slots=True)
class _Open:
    """An element that is open: what it holds so far."""

    tag: str
    attributes: Mapping[str, str]
    pieces: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    headed: bool = False


class _Writer(HTMLParser):
    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(convert_charrefs=False)
        self._say = say
        self._open = [_Open("", {})]

    def whole(self) -> str:
        while len(self._open) > 1:
            self._close()
        return re.sub(r"\n{3,}", "\n\n", self._text(self._open[0])).strip("\n")

    def _text(self, opened: _Open) -> str:
        return "".join(opened.pieces)

    def _write(self, text: str) -> None:
        self._open[-1].pieces.append(text)

    def _within(self, *tags: str) -> bool:
        return any(opened.tag in tags for opened in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if self._within("pre") and tag not in {"code", "pre", "span", "br"}:
            self._write(self.get_starttag_text() or "")
        elif tag == "br":
            self._write("\n" if self._within("pre") else "<br>" if self._within("td", "th") else self._break())
        elif tag == "hr":
            self._write("\n\n---\n\n")
        elif tag == "img":
            self._write(picture(attributes.get("alt", ""), attributes.get("src", "")))
        elif tag in _MEDIA and attributes.get("src"):
            self._say(f"<{tag}>, which shows {attributes['src']}; a link in its place")
            self._write(link(attributes["src"].rpartition("/")[2] or tag, attributes["src"]))
        elif tag not in KNOWN:
            self._say(f"<{tag}>, which GitHub does not show; kept as text")
            self._write("\\" + (self.get_starttag_text() or ""))
        elif tag not in _VOID:
            if tag in {"li", "tr", "td", "th", "p"}:
                self._implied(tag)
            self._open.append(_Open(tag, attributes))

    def _break(self) -> str:
        said = self._text(self._open[-1])
        return "\n" if not said.strip() or said.endswith("\n") else "\\\n"

    def _implied(self, tag: str) -> None:
        """What ends where the next one of its kind starts, whose end need not be written."""
        ends = {"li": {"li"}, "tr": {"tr", "td", "th"}, "td": {"td", "th"}, "th": {"td", "th"}, "p": {"p"}}[tag]
        while self._open[-1].tag in ends:
            self._close()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in KNOWN and tag not in _VOID and self._open[-1].tag == tag:
            self._close()

    def handle_endtag(self, tag: str) -> None:
        if any(opened.tag == tag for opened in self._open):
            while self._open[-1].tag != tag:
                self._close()
            self._close()
        elif tag not in KNOWN:
            self._write(f"\\</{tag}>")

    def handle_data(self, data: str) -> None:
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        said = " ".join(data.split())
        self._say(f"a comment, which nobody sees: {said[:60]}{'...' if len(said) > 60 else ''}; left out")

    def handle_decl(self, decl: str) -> None:
        self._write(f"\\<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self._write(f"\\<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self._write(f"\\<?{data}>")

    def _close(self) -> None:
        """Ends the element that was opened last, and writes it into the one around it."""
        closed = self._open.pop()
        self._write(self._written(closed))

    def _written(self, closed: _Open) -> str:
        text, tag = self._text(closed), closed.tag
        words = text.strip()
        parted = "\n\n" in words
        if tag == "a":
            return (
                text
                if parted or not closed.attributes.get("href")
                else link(" ".join(words.split()), closed.attributes["href"])
            )
        if tag in STRONG | EMPHASIS | STRUCK:
            mark = "**" if tag in STRONG else "*" if tag in EMPHASIS else "~~"
            return text if parted or not words else text.replace(words, f"{mark}{words}{mark}", 1)
        if tag in CODE:
            return text if self._within("pre") or parted else coded(unescape(text))
        if tag in KEPT:
            return text if parted or not words or "\n" in words else f"<{tag}>{words}</{tag}>"
        if tag == "pre":
            found = re.search(r"(?:language-|lang-|^)([A-Za-z0-9+#-]+)", closed.attributes.get("lang", ""))
            return f"\n\n{fenced(unescape(text), found[1] if found else '')}\n\n"
        if _HEADING.fullmatch(tag):
            return f"\n\n{'#' * int(tag[1])} {' '.join(words.split())}\n\n" if words else ""
        if tag == "summary":
            return f"\n\n**{' '.join(words.split()).strip('*')}**\n\n" if words else ""
        if tag == "li":
            ordered = next((one.tag == "ol" for one in reversed(self._open) if one.tag in {"ul", "ol"}), False)
            mark = "1. " if ordered else "- "
            return "\n" + mark + words.replace("\n", "\n" + " " * len(mark)) + "\n"
        if tag in {"ul", "ol", "dl"}:
            return f"\n\n{words}\n\n" if words else ""
        if tag == "blockquote":
            return "\n\n" + "\n".join(f"> {line}".rstrip() for line in words.split("\n")) + "\n\n"
        if tag in {"td", "th", "tr", "table"}:
            return self._of_table(closed, words)
        if tag in _ACTING:
            self._say(f"<{tag}>, which GitHub does not show; kept as code")
            return f"\n\n{fenced(f'<{tag}>{text}</{tag}>', 'html')}\n\n"
        return f"\n\n{words}\n\n" if tag in _BLOCKS and words else text

    def _of_table(self, closed: _Open, words: str) -> str:
        held = next((one for one in reversed(self._open) if one.tag == "table"), None)
        if closed.tag == "table":
            if max(map(len, closed.rows), default=0) <= 1 or any("```" in cell for row in closed.rows for cell in row):
                cells = [cell.replace("<br>", "\n").replace("\\|", "|") for row in closed.rows for cell in row]
                return "\n\n" + "\n\n".join([words, *cells]).strip() + "\n\n"
            return f"\n\n{words}\n\n{table(closed.rows, headed=closed.headed)}\n\n"
        if held is None:
            return f"\n\n{words}\n\n"
        if closed.tag == "tr":
            return ""
        if not held.rows or not any(one.tag == "tr" for one in self._open) or self._is_first_cell():
            held.rows.append([])
            held.headed = held.headed or (len(held.rows) == 1 and closed.tag == "th")
        if "```" in words:
            held.rows[-1].append(words)
        else:
            held.rows[-1].append(re.sub(r"\s*\n\s*\n\s*|\\\n", "<br>", words).replace("\n", " ").replace("|", "\\|"))
        row = next((one for one in reversed(self._open) if one.tag == "tr"), None)
        if row is not None:
            row.rows.append([])
        return ""

    def _is_first_cell(self) -> bool:
        row = next((one for one in reversed(self._open) if one.tag == "tr"), None)
        return row is not None and not row.rows
