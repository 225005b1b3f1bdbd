"""Markdown taken apart into tokens, as GitHub takes it apart. Pure.

markdown-it-py reads CommonMark with GitHub's tables and strikethrough. What is changed about it here: a citation is a
token; addresses stay as they were written; what it would leave out or show otherwise without a word is noted; and runs
of text that are too long to be taken apart are left whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import isValidEntityCode
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from generator.content import limits

_CITATION = re.compile(r"\[@[^\[\]]*\](?![(\[])")
NUMBERED = re.compile(r"&#(?:(?P<decimal>[0-9]+)|[xX](?P<hexadecimal>[0-9a-fA-F]+));")


class _State(StateInline):
    """The parser's state in a run of text. Tokens remember where they start, as an offset into the run."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        """GitHub's parser (cmark-gfm 0.29) takes punctuation for punctuation, and a symbol such as £ for a letter."""
        if self.src.isascii():
            return super().scanDelims(start, canSplitWord)
        own, self.src = self.src, _without_symbols(self.src)
        try:
            return super().scanDelims(start, canSplitWord)
        finally:
            self.src = own


@cache
def _without_symbols(text: str) -> str:
    return "".join("x" if c > "\x7f" and unicodedata.category(c)[0] == "S" else c for c in text)


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _citation(state: StateInline, silent: bool) -> bool:
    """`[@id]`, `[@id, place]` or `[@id; @other]`, as in Pandoc."""
    found = _CITATION.match(state.src, state.pos)
    if not found or found.end() > state.posMax:
        return False
    if not silent:
        state.push("citation", "", 0).content = found.group()[1:-1]
    state.pos = found.end()
    return True


def _impossible(state: StateInline, silent: bool) -> bool:
    """A reference to a character by a number that none has, which the parser would show as another character."""
    found = NUMBERED.match(state.src, state.pos)
    if not found:
        return False
    digits = found["decimal"] or found["hexadecimal"]
    if len(digits) <= 7 and isValidEntityCode(int(digits, 10 if found["decimal"] else 16)):
        return False
    if not silent:
        state.push("impossible", "", 0).content = found.group()
    state.pos = found.end()
    return True


def _table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """A table, whose rows with more cells than it has columns are noted: the parser drops those cells."""
    if not table(state, first, end, silent):
        return False
    if not silent:
        columns = _cells(state, first)
        state.env["spilled"] += [line + 1 for line in range(first + 2, state.line) if _cells(state, line) > columns]
    return True


def _cells(state: StateBlock, line: int) -> int:
    """How many cells a row of a table has, the bars at its ends aside."""
    cells = escapedSplit(getLine(state, line).strip())
    return len(cells) - (cells[:1] == [""]) - (cells[1:] != [] and cells[-1:] == [""])


def _bounded(state: StateCore) -> None:
    """Leaves out runs of text that are too long to be taken apart, and notes them."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > limits.RUN:
            state.env["long"].append(((token.map or (0, 0))[0] + 1, len(token.content)))
            token.content = ""


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero")
    parser.inline = _Inline()
    parser.configure(
        "commonmark", {"html": True, "strikethrough_single_tilde": True, "maxNesting": limits.MARKDOWN_DEPTH}
    )
    parser.enable(["table", "strikethrough"])
    parser.options["store_labels"] = True
    parser.core.ruler.after("block", "bounded", _bounded)
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("entity", "impossible", _impossible)
    parser.inline.ruler.before("link", "citation", _citation)
    parser.validateLink = _any_address  # type: ignore[method-assign]
    parser.normalizeLink = _as_written  # type: ignore[method-assign]
    parser.normalizeLinkText = _as_written  # type: ignore[method-assign, assignment]
    return parser


def _any_address(url: str) -> bool:  # noqa: ARG001
    """Every address makes a link, so that our own rule judges it and says what is wrong with it."""
    return True


def _as_written(url: str) -> str:
    """An address is judged as it was written: what the parser would escape in it, nobody would see."""
    return url


_PARSER = _parser()


@dataclass(frozen=True, slots=True)
class Taken:
    """A text taken apart, and what was noted meanwhile, by lines that count from 1.

    `long` are runs of text that were left whole, with their lengths; `spilled` the rows of tables with more cells than
    columns; `unused` the definitions of addresses that no link uses, and `doubled` those of a name that has one, each
    with its label and address.
    """

    tokens: Sequence[Token]
    long: Sequence[tuple[int, int]]
    spilled: Sequence[int]
    unused: Sequence[tuple[int, str, str]]
    doubled: Sequence[tuple[int, str, str]]


def taken_apart(text: str) -> Taken:
    """Takes a Markdown text apart."""
    noted: dict[str, Any] = {"long": [], "spilled": []}
    tokens = _PARSER.parse(text, noted)
    named: Mapping[str, Any] = noted.get("references", {})
    used = _labels(tokens) if named else ()
    unused = [_definition(label, named[label]) for label in sorted(named.keys() - set(used))]
    doubled = [_definition(other["label"], other) for other in noted.get("duplicate_refs", ())]
    return Taken(tokens, noted["long"], noted["spilled"], unused, doubled)


def _definition(label: str, found: Mapping[str, Any]) -> tuple[int, str, str]:
    return found["map"][0] + 1, label.lower(), str(found["href"])


def _labels(tokens: Sequence[Token]) -> Iterator[str]:
    """The labels of the references that links and pictures are made by."""
    for token in tokens:
        if "label" in token.meta:
            yield token.meta["label"]
        yield from _labels(token.children or ())
