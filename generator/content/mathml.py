r"""Formulas: TeX, as GitHub takes it, into MathML, which browsers show and read aloud without a script. Pure.

math-core reads the TeX. It says what it cannot read, and where, and writes MathML Core, the part that every browser
shows. What it writes as a style becomes a class, since the site's policy lets no style stand in a page; whatever it
might write beyond the elements and attributes listed here is refused. Commands of one's own (`\newcommand`) are too:
GitHub reads none, and what they expand to has no bound.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from html.parser import HTMLParser

from math_core import LatexError, LatexToMathML

from generator.content import limits
from generator.content.problems import quoted

ELEMENTS = frozenset(
    (
        "math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace msqrt mstyle "
        "msub msubsup msup mtable mtd mtext mtr munder munderover"
    ).split()
)
"""The elements of a formula."""

ATTRIBUTES = frozenset(
    (
        "accent accentunder class depth display displaystyle fence form height largeop linethickness lspace "
        "mathcolor mathvariant maxsize minsize movablelimits notation rspace scriptlevel separator stretchy "
        "symmetric voffset width"
    ).split()
)
"""What each of them may have. None leads anywhere, and none is a style."""

_CONVERTER = LatexToMathML(fancy_error=False, allow_unreliable_rendering=True, max_expansions=0)

_ENVIRONMENT = re.compile(r"\\(begin|end)\{(align|equation|gather|multline)\}")
_SPLIT = re.compile(r"\\(begin|end)\{split\}")
_OWN = re.compile(r"\\(?:(?:re)?newcommand|providecommand|[gex]?def|let|DeclareMathOperator)(?![A-Za-z])")
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_PLACE = re.compile(r"(?P<at>\d+): (?P<said>.*)", re.DOTALL)

_CLASSES = {
    "text-align:left": "formula-left",
    "text-align:right": "formula-right",
    "justify-items:start": "",
    "justify-items:end": "",
    "padding-left:0": "formula-close-left",
    "padding-right:0": "formula-close-right",
    "padding-left:1em": "formula-apart",
    "border-top:0.05em solid currentcolor": "formula-rule-top",
    "border-right:0.05em solid currentcolor": "formula-rule-right",
    "border-bottom:0.05em solid currentcolor": "formula-rule-bottom",
    "border-left:0.05em solid currentcolor": "formula-rule-left",
    "width:100%": "",
    "width:50%": "",
}
"""What math-core says in a style, as the class that components/formula gives the same look; some need none."""


_SIZES = ("displaystyle", "scriptlevel")
_SIZED = {"math": (), "mstyle": (), "mtable": ("scriptlevel",)}
"""What says how large an element is set, and the elements that may have it themselves, or some of it."""


class UnreadableError(ValueError):
    """A formula that cannot be shown. Its words say why, and `line` in which of its lines, counted from 0."""

    def __init__(self, said: str, line: int = 0) -> None:
        super().__init__(said)
        self.line = line


@cache
def mathml(tex: str, *, block: bool) -> str:
    """The formula as MathML; one of a block stands by itself, with its limits above and below.

    Raises an `UnreadableError`.
    """
    if not tex.strip():
        raise UnreadableError("a formula without anything in it; write some TeX, or take it out")
    if len(tex) > limits.TEX:
        raise UnreadableError(f"a formula of {len(tex):,} characters; allowed: at most {limits.TEX:,}")
    if own := _OWN.search(tex):
        raise UnreadableError(
            f"the formula makes a command of its own by {quoted(own.group())}; write out what it is for",
            tex.count("\n", 0, own.start()),
        )
    # GitHub numbers no equation, and math-core leaves the numbers out of those with a star.
    known = _SPLIT.sub(r"\\\1{aligned}", _ENVIRONMENT.sub(r"\\\1{\2*}", tex))
    try:
        found = _CONVERTER.convert_with_local_state(known, displaystyle=block)
    except LatexError as error:
        raise _unreadable(tex, known, str(error)) from None
    return _Written(found).html


def _unreadable(tex: str, known: str, error: str) -> UnreadableError:
    """What is wrong with a formula, in a sentence."""
    place = _PLACE.fullmatch(error)
    end = len(known.rstrip())
    said, line = (place["said"], known.count("\n", 0, min(int(place["at"]), end))) if place else (error, 0)
    said = said.strip().rstrip(".")
    return UnreadableError(f"the formula {quoted(tex)} cannot be read: {said[:1].lower()}{said[1:]}", line)


def _opening(tag: str, given: Mapping[str, str]) -> str:
    return f"<{tag}" + "".join(f' {name}="{escape(value)}"' for name, value in given.items()) + ">"


class _Written(HTMLParser):
    """MathML as this site has it: written as a browser's own serializer writes it, with classes for styles.

    How large an element is set stands on one of its own around it: checkers of HTML go by MathML 3 there.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.html = ""
        self._ends: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._known(tag, tag in ELEMENTS)
        given: dict[str, str] = {}
        for name, value in attrs:
            if name == "style":
                given |= self._unstyled(value or "")
            else:
                self._known(f"{tag} {name}", name in ATTRIBUTES and name != "class")
                given[name] = value or ""
        around = {name: given.pop(name) for name in _SIZED.get(tag, _SIZES) if name in given}
        self.html += (_opening("mstyle", around) if around else "") + _opening(tag, given)
        self._ends.append(f"</{tag}></mstyle>" if around else f"</{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.html += self._ends.pop()

    def handle_data(self, data: str) -> None:
        self.html += escape(data, quote=False).replace("\N{NO-BREAK SPACE}", "&nbsp;")

    def _unstyled(self, style: str) -> dict[str, str]:
        """A style as attributes that are none."""
        given: dict[str, str] = {}
        classes = []
        for part in filter(None, style.split(";")):
            name, _, value = (piece.strip() for piece in part.partition(":"))
            if name == "color" and _COLOR.fullmatch(value):
                given["mathcolor"] = value
            else:
                self._known(f"{name} {value}", f"{name}:{value}" in _CLASSES)
                classes.append(_CLASSES[f"{name}:{value}"])
        shown = " ".join(filter(None, classes))
        return given | ({"class": shown} if shown else {})

    def _known(self, what: str, known: bool) -> None:
        if not known:
            raise UnreadableError(f"the formula holds what cannot be shown here ({what}); write it in plainer TeX")
