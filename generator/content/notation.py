"""What has a language of its own in a Markdown text: code, made HTML with its colors, and formulas. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import pygments
from markdown_it.token import Token
from pymdownx.highlight import BlockHtmlFormatter, Highlight

from generator.content.draft import Draft
from generator.content.mathml import UnreadableError, mathml
from generator.content.model import Formula
from generator.content.problems import quoted

_LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]*")

_HIGHLIGHTER = Highlight(None)
_FORMATTER = BlockHtmlFormatter(cssclass="highlight", wrapcode=True)
"""Made once: a formatter takes longer to make than a block of code to color."""


def fence(draft: Draft, token: Token, line: int, text: str) -> None:
    """A block between fences, which starts on `line` of the text: code, or a formula where its language is `math`."""
    language = token.info.split()[0] if token.info.strip() else ""
    closed = _is_closed(token, text)
    if language == "math" and closed:
        formula_block(draft, token.content, line + 1)
        return
    if not _LANGUAGE.fullmatch(language):
        draft.say(line, f"the language {quoted(language)} of a block of code; allowed: a name, as in python")
    if not closed:
        draft.say(line, f"a fence that is never closed; close it with a line of {token.markup[:20]}")
    code(draft, token.content, language)


def code(draft: Draft, written: str, language: str = "") -> None:
    """A block of code."""
    written = written.rstrip("\n")
    draft.code.append((language, written))
    draft.emit(_colored(written, language) + "\n")


def formula_block(draft: Draft, tex: str, line: int) -> None:
    """A formula that is a block by itself; its first line is `line` of the text."""
    draft.emit('<p class="formula">')
    formula(draft, tex, line, block=True)
    draft.emit("</p>\n")


def formula(draft: Draft, tex: str, line: int, *, block: bool) -> None:
    """A formula in a run of text, or in a block. What is wrong with it is said of the line on which it stands."""
    try:
        draft.parts.append(Formula(tex, mathml(tex, block=block)))
    except UnreadableError as unreadable:
        draft.say(line + unreadable.line, str(unreadable))


@cache
def _colored(code: str, language: str) -> str:
    """A block of code as HTML, colored by the highlighter that the hand-written pages have too."""
    lexer, name = _HIGHLIGHTER.get_lexer(code, language, inline=False, stripnl=False)
    html: str = pygments.highlight(code, lexer, _FORMATTER)
    html = html.replace('<div class="', f'<div class="language-{name} ', 1)
    return html.strip().replace("&#39;", "'").replace("&quot;", '"').replace("\N{NO-BREAK SPACE}", "&nbsp;")


def _is_closed(fence: Token, text: str) -> bool:
    """Whether a fence's last line is its closing one."""
    first, end = fence.map or (0, 0)
    last = _lines(text)[first + 1 : end][-1:]
    mark = re.escape(fence.markup[0])
    return bool(last and re.fullmatch(rf"[\s>]*{mark}{{{len(fence.markup)},}}\s*", last[0]))


@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    return text.split("\n")
