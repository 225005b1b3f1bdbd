"""Markdown taken apart as GitHub takes it apart, with the place of each mark in its text. Pure.

Where an answer is only read, `content.tokens` does it. Here texts are changed, so that each link, picture, element and
run of code has to say from where to where it goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline, autolink, backtick, html_inline, image, link
from markdown_it.token import Token

from generator.content import limits
from generator.content.tokens import formula, formula_block

_SPAN = "span"
_LABEL = "label_end"

_Rule = Callable[[StateInline, bool], bool]


def _noted(rule: _Rule, kind: str) -> _Rule:
    """The rule, whose first token of that kind says where it starts and ends in its run of text."""

    def noting(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and (token := next((one for one in state.tokens[count:] if one.type == kind), None)):
            token.meta[_SPAN] = start, state.pos
            if kind in {"link_open", "image"} and token.markup != "autolink":
                label = start + (1 if kind == "image" else 0)
                position, most = state.pos, state.posMax
                state.pos = start
                token.meta[_LABEL] = state.md.helpers.parseLinkLabel(state, label, kind == "link_open")
                state.pos, state.posMax = position, most
        return True

    return noting


def _no_footnote(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """A definition of an address; `[^label]: text` is none, whatever the text is."""
    start = state.bMarks[first] + state.tShift[first]
    return not state.src.startswith("[^", start) and reference(state, first, end, silent)


def _as_written(url: str) -> str:
    return url


def _any_address(url: str) -> bool:  # noqa: ARG001
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": limits.MARKDOWN_DEPTH, "store_labels": True})
    parser.enable(["table", "strikethrough"])
    for name, rule, kind in (
        ("link", link, "link_open"),
        ("image", image, "image"),
        ("autolink", autolink, "link_open"),
        ("html_inline", html_inline, "html_inline"),
        ("backticks", backtick, "code_inline"),
    ):
        parser.inline.ruler.at(name, _noted(rule, kind))
    parser.inline.ruler.before("link", "formula", _noted(formula, "formula"))
    parser.block.ruler.before("fence", "formula_block", formula_block)
    parser.block.ruler.at("reference", _no_footnote)
    parser.validateLink = _any_address  # type: ignore[method-assign]
    parser.normalizeLink = _as_written  # type: ignore[method-assign]
    parser.normalizeLinkText = _as_written  # type: ignore[method-assign, assignment]
    return parser


_PARSER = _parser()

References = Mapping[str, Any]
"""Addresses by the names that links call them by, as the parser has them."""


def parsed(text: str, references: References | None = None) -> Sequence[Token]:
    """The tokens of a text, in which the addresses of `references` are known."""
    return _PARSER.parse(text, {"references": dict(references or {})})


def references_of(text: str) -> References:
    """The addresses that a text defines by names."""
    found: dict[str, Any] = {}
    _PARSER.parse(text, found)
    named: References = found.get("references", {})
    return named


def inline_of(text: str, references: References | None = None) -> Sequence[Token]:
    """The tokens of a run of text."""
    tokens = _PARSER.parseInline(text, {"references": dict(references or {})})
    return tokens[0].children or []


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a run of text: its token, and where it starts and ends. A link's or picture's words end at `label`."""

    token: Token
    start: int
    end: int
    label: int = -1


def marks_of(children: Sequence[Token]) -> Iterator[Mark]:
    """The links, pictures, elements, formulas and runs of code of a run of text, in order; in a link's words too."""
    for child in children:
        if _SPAN in child.meta:
            start, end = child.meta[_SPAN]
            yield Mark(child, start, end, child.meta.get(_LABEL, -1))


def plain(children: Sequence[Token]) -> str:
    """What a reader sees of a run of text, without its marks."""
    said = []
    for child in children:
        if child.type in {"text", "code_inline", "text_special"}:
            said.append(child.content)
        elif child.type == "formula":
            said.append(child.markup)
        elif child.type in {"softbreak", "hardbreak"} or (
            child.type == "html_inline" and child.content.lower().startswith("<br")
        ):
            said.append(" ")
    return " ".join("".join(said).split())
