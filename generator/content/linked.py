"""What a Markdown text leads to or shows: the rules of links, pictures and citations in it. Pure."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from html import unescape

from markdown_it.token import Token

from generator.content.addresses import encoded, host_of, is_link_target, is_relative
from generator.content.characters import named, unfit
from generator.content.draft import Draft
from generator.content.markup import Tag
from generator.content.model import SLUG, Citation, Link, Part, Picture
from generator.content.problems import Say, quoted
from generator.content.tokens import NUMBERED

DRAWING = ".svg"
"""Pictures that are drawings: the theme gives them room, and turns their colors over in the dark."""

_HOSTS = re.compile(
    r"https?://[^\s/]+|(?<![\w.@/-])(?:[\w-]+\.)+(?:com|org|net|io|dev|ai|app|co|edu|gov|cloud|page)\b(?![.@-]\w)",
    re.IGNORECASE,
)
"""What a reader takes for the name of a host."""

_WIDTH = re.compile(r"([1-9][0-9]{0,3})(?:px)?")
_CITED = re.compile(rf"\s*@(?P<id>{SLUG.pattern})(?:,\s*(?P<locator>[^;\s][^;]*?))?\s*")

_ADDRESSES = (
    re.compile(r"(?:\]\(\s*<?|^ {0,3}\[(?!\^)[^\]\n]+\]:\s*<?)(?P<address>[^\s<>()]+)", re.MULTILINE),
    re.compile(r"""<(?:a|img)\s[^<>]*?\b(?:href|src)=["'](?P<address>[^\s<>"']+)""", re.IGNORECASE),
)
"""Where addresses stand: in ``](address`` and ``[label]: address``, and in HTML."""


# What can be seen


def can_be_seen(text: str, line: int, say: Say) -> None:
    """What a character reference stands for can be seen, as everything else in a text can."""
    for _, name in unfit(text):
        say(line, f"{name}, written as a reference; take it out")


def no_character(reference: str, line: int, say: Say) -> None:
    """A reference by a number that stands for nothing which could be shown."""
    digits = reference.strip("&#;")
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits[:20])
    called = named(chr(number)) if number < sys.maxunicode else "no character"
    say(line, f"{quoted(reference)} stands for {called}; take it out")


def title_fits(title: str, line: int, say: Say) -> None:
    """A title of a link or picture. The parser leaves references by a number in it as they are."""
    can_be_seen(title, line, say)
    for found in NUMBERED.finditer(title):
        no_character(found.group(), line, say)


# Links


def target_fits(target: str, line: int, say: Say) -> None:
    """The address of a link or picture is one that there may be."""
    for message in is_link_target(target):
        say(line, message)


def leads_where_it_says(text: str, target: str, line: int, say: Say) -> None:
    """A link whose words are an address leads to the host that they name, or to one below it."""
    for shown in _HOSTS.finditer(text):
        host, leads = host_of(shown.group()), host_of(target)
        if "@" not in shown.group() and leads != host and not leads.endswith(f".{host}"):
            say(line, f"a link that says {quoted(host)} and leads to {quoted(target)}; say where it leads")
            break


def relative(text: str, tokens: Sequence[Token], parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Where relative addresses stand in a text, but not in code, in their order; `parts` are what was made of it."""
    if not any(isinstance(part, Link | Picture) and is_relative(part.target) for part in parts):
        return
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


# Pictures


def picture(draft: Draft, token: Token, line: int) -> None:
    """A picture that was written as Markdown."""
    for child in token.children or ():
        if child.type == "impossible":
            no_character(child.content, line, draft.say)
        elif child.type in {"citation", "note"}:
            shown = f"[{child.content}]" if child.type == "citation" else f"[^{child.info}]"
            draft.say(line, f"{quoted(shown)} in the words of a picture; cite in the text")
    target = str(token.attrs.get("src", ""))
    _show(draft, Picture(encoded(target), in_words(token), str(token.attrs.get("title", "")), line), target)


def image(draft: Draft, tag: Tag, line: int) -> None:
    """A picture that was written as HTML."""
    width = _WIDTH.fullmatch(tag.given.get("width", ""))
    alt, title = (tag.given.get(name, "") for name in ("alt", "title"))
    target = tag.given.get("src", "")
    _show(draft, Picture(encoded(target), alt, title, line, int(width[1]) if width else 0), target)


def _show(draft: Draft, picture: Picture, target: str) -> None:
    """A picture with what is said of it; `target` is its address as it was written."""
    target_fits(target, picture.line, draft.say)
    can_be_seen(picture.alt, picture.line, draft.say)
    title_fits(picture.title, picture.line, draft.say)
    if target and not is_relative(target) and not target.startswith("/"):
        where = "put its file into docs/assets/, and name it by its path"
        draft.say(picture.line, f"a picture from {quoted(target)}; {where}")
    draft.parts.append(picture)


def caption(token: Token) -> str:
    """The title of a drawing that is a paragraph by itself; it stands below it. Any other has none."""
    children = token.children or []
    if len(children) != 1 or children[0].type != "image":
        return ""
    if not str(children[0].attrs.get("src", "")).endswith(DRAWING):
        return ""
    return str(children[0].attrs.get("title", ""))


def in_words(token: Token) -> str:
    """The text of a picture's description, or of a cell, without its markup."""
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(
        in_words(child) if child.children else breaks.get(child.type, child.content) for child in token.children or []
    )


# Citations


def citations(draft: Draft, text: str, line: int) -> None:
    """What stands between the brackets of a citation: one or more, parted by semicolons."""
    if unescape(text) != text and "&" in text:
        draft.say(line, f"{quoted(f'[{text}]')} holds a reference to a character; write the character itself")
        return
    if "`" in text:
        draft.say(line, f"{quoted(f'[{text}]')} holds a backtick, which begins code; write the place in plain words")
        return
    for item in text.split(";"):
        found = _CITED.fullmatch(item)
        if found:
            draft.parts.append(Citation(found["id"], found["locator"] or "", line))
        else:
            draft.say(line, f"{quoted(f'[{text}]')} is no citation; allowed: [@id], or [@id, the place in it]")
