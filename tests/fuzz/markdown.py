"""Any Markdown that is accepted is a harmless page, on which a reader sees what GitHub shows.

Judged by readers that the generator does not know: html5lib of the finished page, and GitHub's own renderer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import cmarkgfm
from cmarkgfm.cmark import Options
from hypothesis import strategies as st

from generator.arrange.site import Site
from generator.content import answer
from generator.content.characters import unfit
from generator.content.model import Source
from generator.outputs.html import Writer
from generator.outputs.pages import untouched
from tests.corpus.case import FIRST, text
from tests.corpus.shown import document, rendered
from tests.fuzz.trying import Verdict, checked, soon

ADDRESSES = (
    *"https://example.org/ http://example.org/a_(b)?c=d&e=f#g second.md ../beta/third.md#answer #sources".split(),
    *"<https://example.org/a(b> https://b\u00fccher.example.org/\u00fc ../glossary/widget.yml a%20b.md".split(),
    *"javascript:alert(1) &#106;avascript:alert(1) JAVASCRIPT:x java&Tab;script:x data:text/html,x //a.org".split(),
    *"x:y mailto:a@b.c https://a@b.c/ a\"b.md a\\b.md a'b.md &quot;a https://127.0.0.1/ https://\u0430b.org/".split(),
    *("../../../a", "a&amp;b.md", "java\nscript:x", "<a b>", "a b", ""),
)

TITLES = ("", "", ' "a"', " 'b \" c'", " (d)", ' "e &amp; <f>"', ' "')

ELEMENTS = (
    *"<b> </b> <kbd> </kbd> <sub> </sub> <q> </q> <br> <BR/> <i> </i> <code> </code> <script> </script> <p>".split(),
    *"</a> <svg/onload=x> <br/x> <?a?> <![CDATA[a]]> < > <a <1> </details>".split(),
    *("<b onclick=x>", "<img src=x onerror=x>", "<!-- a -->", "<a href=x>", "<!B a>"),
)

PLAIN = (
    *'a word Widget x_y_z 2*3 C# 1. (c) it\'s "d" ! : \u6a21\u578b \u0645\u0627 \U0001f680 \u2764\ufe0f'.split(),
    *"\u20ac5 \u201cq\u201d &amp; &lt;b&gt; &#42; &copy &nothing; &nbsp; \\* \\< \\[ \\` \\\\ \\a [@standard]".split(),
    *("\u00a0", "e\u0301", "the widget-store", "10 %", "R & D", "a < b", "{{ x }}", " [@standard, p. 3]"),
)

SPECIAL = (
    *"&#0; &#x202e; [@nowhere] [^1] [x] [r] [a][r] ![p][r] [ ] ]( * ** _ ` ~~ https://example.org/".split(),
    *"www.example.org a@b.org $$ !!! :: ==a== ^^ --8<-- |".split(),
    *("- [ ] ", "{: x}"),
)

_pieces = st.one_of(
    st.sampled_from(PLAIN),
    st.sampled_from(PLAIN),
    st.sampled_from(SPECIAL),
    st.sampled_from(ELEMENTS),
    st.text(st.characters(codec="utf-8"), max_size=3),
)

_AROUND = (
    ("*", "*"),
    ("**", "**"),
    ("_", "_"),
    ("~~", "~~"),
    ("***", "***"),
    ("`", "`"),
    ("``", "``"),
    ("<kbd>", "</kbd>"),
)


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = st.lists(inner, min_size=1, max_size=4).map(" ".join)
    linked = st.tuples(joined, st.sampled_from(ADDRESSES), st.sampled_from(TITLES))
    return st.one_of(
        joined,
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.tuples(st.sampled_from(_AROUND), joined).map(lambda of: f"{of[0][0]}{of[1]}{of[0][1]}"),
        linked.map(lambda of: f"[{of[0]}]({of[1]}{of[2]})"),
        linked.map(lambda of: f"![{of[0]}]({of[1]}{of[2]})"),
        st.sampled_from(ADDRESSES).map(lambda address: f"<{address}>"),
    )


_inline = st.recursive(_pieces, _around, max_leaves=6)

_MARKS = ("", "", "", "- ", "1. ", "> ", "- [x] ", "  ", "   ", "    ", "\t", "+ ", "7) ", "> - ", "## ", "### ", "* ")
_FENCES = ("```", "~~~", "````", "```python", "```html", "``` x`y", "  ```")
_ALONE = (
    *(
        "---",
        "***",
        "===",
        "[r]: https://example.org/ 'R'",
        "[r]: javascript:x",
        "<div>",
        "<!--",
        "&nbsp;",
        "\\",
        "[TOC]",
    ),
    *("# a", "##", "| a |\n|---|"),
)


@st.composite
def _block(draw: st.DrawFn) -> str:
    line = draw(_inline).replace("\n", " ")
    match draw(st.sampled_from(("line", "line", "lines", "fence", "table", "alone"))):
        case "line":
            return draw(st.sampled_from(_MARKS)) + line
        case "lines":
            lines = st.lists(st.tuples(st.sampled_from(_MARKS), _inline).map("".join), min_size=1, max_size=3)
            return "\n".join(draw(lines))
        case "fence":
            fence = draw(st.sampled_from(_FENCES))
            end = draw(st.sampled_from((fence[:3], fence[:3], fence.strip()[:4], "")))
            return f"{fence}\n{line}\n{end}"
        case "table":
            rows = [f"| {draw(_inline)} | {draw(_inline)} |".replace("\n", " ") for _ in range(draw(st.integers(1, 2)))]
            return "\n".join([f"| {line} | b |", draw(st.sampled_from(("|---|---|", "|:-:|--:|", "|-|"))), *rows])
        case _:
            return draw(st.sampled_from(_ALONE))


@st.composite
def made_up(draw: st.DrawFn) -> str:
    """Some blocks of Markdown."""
    ends = st.sampled_from(("\n\n", "\n\n", "\n"))
    return "".join(draw(st.lists(st.tuples(_block(), ends).map("".join), min_size=1, max_size=4)))


@cache
def _bank() -> Site:
    """The bank that the answers stand in."""
    outcome = checked({FIRST: text()})
    assert not outcome.problems
    return outcome.site()


_SOURCE = Source("A standard", "https://example.org/standard", "standard")


def is_harmless(markdown: str) -> Verdict:
    """What is accepted stays within the lists below, and shows what GitHub shows; else it is odd.

    The two parsers take a few texts apart otherwise, such as `*a ~~*`, or `[](](b)`.
    """
    if any(unfit(markdown)):  # which is said before it is read
        return Verdict.REFUSED
    said: list[tuple[int, str]] = []
    with soon():
        read = answer.read(markdown, lambda line, message: said.append((line, message)))
    assert [line for line, _ in said if not 1 <= line <= markdown.count("\n") + 1] == []
    if said or any(citation.source != _SOURCE.id for citation in read.citations):
        return Verdict.REFUSED
    html = Writer(_bank(), "questions/first/", FIRST, (_SOURCE,)).html(read)
    page = document(rendered(untouched(f'<div id="it">\n{html}</div>')))
    (found,) = [element for element in page.iter() if element.get("id") == "it"]
    (body,) = page.iter("body")
    assert list(body) == [found], "it stays within its element"
    _is_within_the_lists(found)
    theirs = cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE)
    (github,) = document(theirs).iter("body")
    return Verdict.ACCEPTED if _shown(found, ours=True) == _shown(github, ours=False) else Verdict.ODD


ALLOWED = set(
    "a b blockquote br code del div em h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub "
    "sup table tbody td th thead tr u ul var".split()
)
"""The elements that may stand in a finished answer."""

ATTRIBUTES = {
    "a": {"class", "href", "id", "title", "aria-label"},
    "div": {"class"},
    "img": {"alt", "class", "height", "src", "title", "width"},
    "ol": {"start"},
    "span": {"class", "role", "aria-label"},
    "sup": {"class"},
    "td": {"class"},
    "th": {"class"},
    **{f"h{level}": {"id"} for level in range(3, 7)},
}


def _is_within_the_lists(answer: Element) -> None:
    for element in answer.iter():
        if element is answer:
            continue
        assert element.tag in ALLOWED, element.tag
        assert set(element.keys()) <= ATTRIBUTES.get(element.tag, set()), (element.tag, element.keys())
        for name in {"href", "src"} & set(element.keys()):
            address = element.get(name, "")
            parts = urlsplit(address)
            assert not set(address) & set(' \t\n\\"<>'), address
            if parts.scheme:
                assert parts.scheme in {"http", "https"}, address
                assert name == "href", address
                assert "@" not in parts.netloc, address
            else:
                assert not address.startswith("/"), address


_BOX = re.compile(r"\[[ xX]\]|\u2610|\u2611")
"""A task's box, drawn or not: the renderers know different ones by the spaces around them."""

_CITED = re.compile(r"\s*\[@standard(?:, [^\[\]]*)?\]")

_BREAKS = set("p li ul ol h1 h2 h3 h4 h5 h6 pre blockquote table thead tbody tr td th br hr div".split())


def _shown(element: Element, *, ours: bool) -> str:
    """What a reader sees, with pictures as their words; a citation is a number, which is text on GitHub's side."""
    text = re.sub(r"\s+", " ", _BOX.sub(" \u2610 ", "".join(_visible(element, ours=ours)))).strip(" ")
    return re.sub(r" ?\[1\]", "[1]", text)


def _visible(element: Element, *, ours: bool, code: bool = False) -> Iterator[str]:
    def read(piece: str | None) -> str:
        return (piece or "") if ours or code else _CITED.sub("[1]", piece or "")

    yield read(element.text)
    for child in element:
        block = " " if child.tag in _BREAKS else ""
        yield block
        if child.tag == "img":
            yield f" {child.get('alt')} "
        elif child.tag == "input":
            yield "\u2611" if child.get("checked") is not None else "\u2610"
        else:
            yield from _visible(child, ours=ours, code=code or child.tag in {"code", "pre"})
        yield block
        yield read(child.tail)
