"""The tokens of a run of text, checked and written in their order. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from markdown_it.token import Token

from generator.content import linked, notation
from generator.content.draft import Draft, escaped
from generator.content.model import Note
from generator.content.problems import Say, quoted
from generator.content.runs import Run

_NOTE = re.compile(r"\[\^(?P<label>[^\[\]\s]+)\]")
_FOREIGN = re.compile(r"!!!|\?\?\?\+?|///|:::|--8<--|\[TOC\]")
_LOST_FORMULA = re.compile(r"\$[^$\0]*\\[A-Za-z]{2,}[^$\0]*\$")

_TAGS = {"em": "em", "strong": "strong", "s": "del"}
"""The element that each pair of tokens becomes."""


def write_inline(draft: Draft, token: Token, *, in_paragraph: bool, noted: bool) -> None:
    """A run of text. `noted` is whether the text that it stands in has footnotes."""
    first = (token.map or (0, 0))[0] + 1
    if in_paragraph:
        _no_foreign_markup(token.content, first, draft.say)
    children = token.children or []
    run = Run(draft)
    at = 0
    for number, child in enumerate(children):
        at = _place(child, token.content, at)
        line = first + token.content.count("\n", 0, at)
        if child.type == "link_open":
            _words_of_link(child, list(takewhile(_is_no_end, children[number + 1 :])), line, draft.say)
        elif child.type == "text" and "[^" in child.content and "\\[^" not in token.content:
            _lost_note(child.content, line, draft.say, noted=noted)
        _write(run, child, line)
    run.end()
    if "$" in token.content and "\\" in token.content:
        _lost_formula(children, first, draft.say)


def says(tokens: Iterable[Token]) -> bool:
    """Whether there is something to read in a run of text: a word, code, or a picture with a description."""
    read = {"text", "code_inline", "image", "citation", "formula"}
    return any(token.type in read and token.content.strip() for token in tokens)


def _write(run: Run, token: Token, line: int) -> None:
    draft = run.draft
    match token.type:
        case "text":
            run.text(token.content, line)
        case "softbreak":
            draft.write("\n")
        case "hardbreak":
            draft.emit("<br>\n")
        case "code_inline":
            draft.emit(f"<code>{escaped(token.content)}</code>")
        case "html_inline":
            run.html(token.content, line)
        case "formula" if run.verbatim:
            draft.write(token.markup)
        case "formula":
            draft.emit('<span class="formula">' if token.block else "")
            notation.formula(draft, token.content, line, block=token.block)
            draft.emit("</span>" if token.block else "")
        case "note":
            if run.leads:
                shown = quoted(f"[^{token.info}]")
                draft.say(line, f"the footnote {shown} within the words of a link; put it behind")
            draft.parts.append(Note(int(token.meta["number"]), int(token.meta["time"])))
        case "link_open":
            run.enter_link(str(token.attrs.get("href", "")), str(token.attrs.get("title", "")), line)
        case "link_close":
            run.leave_link()
        case "image":
            linked.picture(draft, token, line)
        case "citation":
            linked.citations(draft, token.content, line)
        case "impossible":
            linked.no_character(token.content, line, draft.say)
        case _:
            name, _, side = token.type.rpartition("_")
            if side == "open":
                run.enter(_TAGS[name], line)
            else:
                run.leave()


def _place(token: Token, content: str, at: int) -> int:
    """Where a token starts in its run of text; `at` is where the one before it started."""
    if token.type == "text":
        found = content.find(token.content, at)
        return at if found < 0 else found
    start = int(token.meta.get("at", at))
    return start + 1 if token.type in {"softbreak", "hardbreak"} else max(start, at)


def _is_no_end(token: Token) -> bool:
    return token.type != "link_close"


# What is said of a run


def _no_foreign_markup(text: str, first: int, say: Say) -> None:
    for number, line in enumerate(text.split("\n")):
        if foreign := _FOREIGN.match(line):
            shown = quoted(foreign.group())
            say(first + number, f"{shown} is markup that is not in use here and would show as it stands")


def _words_of_link(link: Token, words: list[Token], line: int, say: Say) -> None:
    """The rules for what a link says, of one that was written as Markdown."""
    if not says(words):
        say(line, "a link without words; write [text](address)")
    shown = "".join(word.content for word in words if word.type in {"text", "code_inline"})
    linked.leads_where_it_says(shown, str(link.attrs.get("href", "")), line, say)


def _lost_note(text: str, line: int, say: Say, *, noted: bool) -> None:
    """What was meant for a footnote that is not there. Without any, `[^a]` may be a pattern, as GitHub shows it."""
    for note in _NOTE.finditer(text):
        if noted or note["label"].isdigit():
            shown = quoted(note.group())
            say(line, f"there is no footnote {shown}; write its text below, behind {note.group()}:")


def _lost_formula(children: Iterable[Token], first: int, say: Say) -> None:
    """What was meant as a formula, since TeX stands between two dollar signs, and makes none."""
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    text = "".join(child.content if child.type == "text" else breaks.get(child.type, "\0") for child in children)
    for lost in _LOST_FORMULA.finditer(text):
        ends = "one ends on the line where it starts, with no space right within its dollar signs"
        line = first + text.count("\n", 0, lost.start())
        say(line, f"{quoted(lost.group())}, which makes no formula; {ends}")
