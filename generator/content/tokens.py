"""Markdown taken apart into tokens, as GitHub takes it apart. Pure.

markdown-it-py reads CommonMark with GitHub's tables, strikethrough and alerts. What is added to it here: formulas,
footnotes, and addresses that stand in a text by themselves, as GitHub has them; and citations. Addresses stay as they
were written; what the parser would leave out or show otherwise without a word is noted; and runs of text that are too
long to be taken apart are left whole.

A formula of a line stands between dollar signs, `$x$` or "$`x`$", in which no space comes right after the first or
right before the last one, and right outside of which stands no ASCII letter or digit: so prices such as $5 and $10 are
none. Only the second form may hold a backtick, or what looks like a tag. A formula between `$$` stands by itself, and
in a block of its own if that starts and ends with them, and has no empty line. So does a fence of the language `math`
(GitHub Docs, "Writing mathematical expressions").
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
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
from markdown_it.rules_inline.link import link
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from generator.content import limits
from generator.content.addresses import is_link_target
from generator.content.guessed import end_of_address, may_start

_CITATION = re.compile(r"\[@[^\[\]]*\](?![(\[])")
_NOTE = re.compile(r"\[\^(?P<label>[^\[\]\s]+)\]")
_NOTED = re.compile(rf"{_NOTE.pattern}:[ \t]*")
_SCHEME = re.compile(r"(?<![A-Za-z])(?:https?|ftp)$", re.IGNORECASE)
_WWW = "www."
_FORMULA = re.compile(
    r"""(?<![A-Za-z0-9$]) (?:
      \$` (?P<coded>[^`]+) `\$
    | \$\$ (?P<block>(?:[^$\\`<]|\\.|<(?!/?[A-Za-z][^<>$]*>))+) \$\$
    | \$ (?![\s$]) (?P<line>(?:[^$\\`\n<]|\\[^\n]|<(?!/?[A-Za-z][^<>$]*>))+) (?<!\s)\$
    ) (?![A-Za-z0-9$])""",
    re.DOTALL | re.VERBOSE,
)
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


def _added(state: StateInline, silent: bool) -> bool:
    """Whatever is added to a run of text begins with a sign of its own, which is looked at once."""
    rule = _BY_SIGN.get(state.src[state.pos])
    return rule(state, silent) if rule else False


def _link_or_note(state: StateInline, silent: bool) -> bool:
    """What is in brackets is a link if it can be one, as for GitHub, and else may be a footnote's label."""
    return link(state, silent) or _note(state, silent)


def formula(state: StateInline, silent: bool) -> bool:
    """A formula in a run of text."""
    found = _FORMULA.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = found["coded"] or found["block"] or found["line"]
        token.markup = found.group()
        token.block = bool(found["block"])
    state.pos = found.end()
    return True


def formula_block(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """A formula that is a block: it starts with `$$`, ends with `$$`, and has no empty line."""
    text = _line(state, first)
    if not text.startswith("$$") or state.is_code_block(first):
        return False
    lines = [text[2:]]
    last = first
    while not lines[-1].endswith("$$"):
        last += 1
        if "$$" in lines[-1] or last >= end or state.isEmpty(last) or state.sCount[last] < state.blkIndent:
            return False
        lines.append(_line(state, last))
    lines[-1] = lines[-1][:-2]
    if "$$" in lines[-1] or not any(line.strip() for line in lines):
        return False
    if not silent:
        token = state.push("formula_block", "", 0)
        token.content = "\n".join(lines)
        token.map = [first, last + 1]
    state.line = last + 1
    return True


def _line(state: StateBlock, line: int) -> str:
    """A line without the space around it, and without the marks of the blocks that it stands in."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _with_scheme(state: StateInline, silent: bool) -> bool:
    """`https://host/path` by itself. Its scheme is running text already by the time that its colon comes."""
    if not state.src.startswith("://", state.pos, state.posMax):
        return False
    scheme = _SCHEME.search(state.pending)
    if not scheme or state.linkLevel or silent:
        return False
    end = end_of_address(state.src, state.pos + 3, state.posMax, short=True)
    if end < 0 or _in_brackets(state):
        return False
    state.pending = state.pending[: scheme.start()]
    start = state.pos - len(scheme.group())
    _guess(state, state.src[start:end], state.src[start:end])
    state.pos = end
    return True


def _without_scheme(state: StateInline, silent: bool) -> bool:
    """`www.host.org/path` by itself."""
    if not state.src.startswith(_WWW, state.pos, state.posMax) or silent or state.linkLevel:
        return False
    if not may_start(state.src, state.pos) or _in_brackets(state):
        return False
    end = end_of_address(state.src, state.pos, state.posMax, short=False)
    if end < 0:
        return False
    found = state.src[state.pos : end]
    _guess(state, f"http://{found}", found)
    state.pos = end
    return True


def _guess(state: StateInline, address: str, shown: str) -> None:
    """A link to an address that stood there by itself; one that leads to no public place stays text."""
    public = not any(is_link_target(address))
    if public:
        state.push("link_open", "a", 1).attrs = {"href": address}
    state.push("text", "", 0).content = shown
    if public:
        state.push("link_close", "a", -1)


def _in_brackets(state: StateInline) -> bool:
    """Whether a bracket is open, in which GitHub makes no link of an address."""
    depth = 0
    for sign in "".join([*(token.content for token in state.tokens if token.type == "text"), state.pending]):
        depth = max(0, depth + (sign == "[") - (sign == "]"))
    return depth > 0


def _note(state: StateInline, silent: bool) -> bool:
    """`[^label]`, which leads to the footnote of that label, if there is one."""
    notes = state.env["notes"]
    if not notes or state.src[state.pos] != "[":
        return False
    found = _NOTE.match(state.src, state.pos, state.posMax)
    if not found or found["label"].casefold() not in notes:
        return False
    if not silent:
        state.push("note", "", 0).info = found["label"].casefold()
    state.pos = found.end()
    return True


def _note_block(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """`[^label]: text`, a footnote, and whatever below it is indented by four."""
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("[^", start) or state.is_code_block(first):
        return False
    found = _NOTED.match(state.src, start, state.eMarks[first])
    if not found:
        return False
    if silent:
        return True
    label = found["label"].casefold()
    token = state.push("footnote_open", "", 1)
    token.info, token.meta = found["label"], {"doubled": label in state.env["notes"]}
    state.env["notes"].add(label)
    before = state.bMarks[first], state.tShift[first], state.sCount[first]
    state.blkIndent += 4
    state.bMarks[first], state.tShift[first], state.sCount[first] = found.end(), 0, state.blkIndent
    state.md.block.tokenize(state, first, end)
    state.blkIndent -= 4
    state.bMarks[first], state.tShift[first], state.sCount[first] = before
    token.map = [first, state.line]
    state.push("footnote_close", "", -1)
    return True


def _notes_last(state: StateCore) -> None:
    """Footnotes stand behind all else, in the order in which they are referred to, and know how often they are.

    What nothing refers to is left out, and so is a second one of a label; both are noted.
    """
    if not state.env["notes"]:
        return
    texts: dict[str, list[Token]] = {}
    into: list[list[Token]] = [[]]
    for token in state.tokens:
        if token.type == "footnote_open":
            into.append([])
        into[-1].append(token)
        if token.type == "footnote_close":
            note = into.pop()
            if note[0].meta["doubled"]:
                state.env["doubled_notes"].append(_of_note(note[0]))
            else:
                texts[note[0].info.casefold()] = note
    references = [child for token in state.tokens for child in token.children or () if child.type == "note"]
    numbers: dict[str, int] = {}
    times: Counter[str] = Counter()
    for reference in references:
        number = numbers.setdefault(reference.info, len(numbers) + 1)
        times[reference.info] += 1
        reference.meta |= {"number": number, "time": times[reference.info]}
    state.env["unused_notes"] += [_of_note(note[0]) for label, note in texts.items() if label not in numbers]
    state.tokens = into[0]
    if not numbers:
        return
    state.tokens.append(Token("notes_open", "", 1))
    for label, number in numbers.items():
        texts[label][0].meta = {"number": number}
        texts[label][-1].meta = {"number": number, "times": times[label]}
        state.tokens += texts[label]
    state.tokens.append(Token("notes_close", "", -1))


def _of_note(opened: Token) -> tuple[int, str]:
    """The line of a footnote, and its label as it was written."""
    return (opened.map or (0, 0))[0] + 1, opened.info


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


_BY_SIGN = {"$": formula, ":": _with_scheme, "w": _without_scheme, "[": _citation, "&": _impossible}


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
        "commonmark",
        {"html": True, "strikethrough_single_tilde": True, "alerts": True, "maxNesting": limits.MARKDOWN_DEPTH},
    )
    parser.enable(["table", "strikethrough"])
    parser.options["store_labels"] = True
    parser.core.ruler.after("block", "bounded", _bounded)
    parser.core.ruler.after("inline", "notes_last", _notes_last)
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("reference", "note_block", _note_block, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("fence", "formula_block", formula_block)
    parser.inline.ruler.before("link", "added", _added)
    parser.inline.ruler.at("link", _link_or_note)
    parser.inline.terminator_re = re.compile(rf"{parser.inline.terminator_re.pattern}|{re.escape(_WWW)}")
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
    with its label and address; `unused_notes` the footnotes that nothing refers to, and `doubled_notes` those of a
    label that has one, each with its label.
    """

    tokens: Sequence[Token]
    long: Sequence[tuple[int, int]]
    spilled: Sequence[int]
    unused: Sequence[tuple[int, str, str]]
    doubled: Sequence[tuple[int, str, str]]
    unused_notes: Sequence[tuple[int, str]]
    doubled_notes: Sequence[tuple[int, str]]


def taken_apart(text: str) -> Taken:
    """Takes a Markdown text apart."""
    noted: dict[str, Any] = {"long": [], "spilled": [], "notes": set(), "unused_notes": [], "doubled_notes": []}
    tokens = _PARSER.parse(text, noted)
    named: Mapping[str, Any] = noted.get("references", {})
    used = _labels(tokens) if named else ()
    unused = [_definition(label, named[label]) for label in sorted(named.keys() - set(used))]
    doubled = [_definition(other["label"], other) for other in noted.get("duplicate_refs", ())]
    return Taken(
        tokens, noted["long"], noted["spilled"], unused, doubled, noted["unused_notes"], noted["doubled_notes"]
    )


def _definition(label: str, found: Mapping[str, Any]) -> tuple[int, str, str]:
    return found["map"][0] + 1, label.lower(), str(found["href"])


def _labels(tokens: Sequence[Token]) -> Iterator[str]:
    """The labels of the references that links and pictures are made by."""
    for token in tokens:
        if "label" in token.meta:
            yield token.meta["label"]
        yield from _labels(token.children or ())
