"""Markdown read as GitHub reads it: what is running text, what is said of the rest, and what HTML comes of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from generator.content.addresses import is_relative
from generator.content.answer import read, read_line
from generator.content.draft import escaped, quoted_attribute
from generator.content.markup import HARMLESS
from generator.content.mathml import ATTRIBUTES, ELEMENTS
from generator.content.model import PARTS_OF_A_PAGE, Markdown, Picture, Prose
from tests.unit.hostile import HOSTILE
from tests.unit.saying import Said, filled, hearing, silent


def heard(text: str) -> Said:
    return hearing(lambda say: read(text, say))[1]


def html(text: Markdown) -> str:
    """The HTML as a page has it whose glossary is empty, and whose links stay as they were written."""
    return "".join(
        filled(part, lambda citation: f"<sup>{citation.source}|{escaped(citation.locator)}</sup>")
        for part in text.parts
    )


# Running text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("plain text", ["plain text"]),
        ("some `code here` after", ["some ", " after"]),
        ("``a ` b`` after", [" after"]),
        ("an \\`escaped\\` tick", ["an `escaped` tick"]),
        ("a [link](http://x.y/a_(b)) after", ["a ", " after"]),
        ('a [link](<a%20b> "title") after', ["a ", " after"]),
        ("an ![image](x.svg) after", ["an ", " after"]),
        ("an <https://x.y> address", ["an ", " address"]),
        ("```\ncode\n```\nafter", ["after"]),
        ("~~~~ text\n```\n~~~~\nafter", ["after"]),
        ("## Heading\n\nafter", ["after"]),
        ("- item\n\n    ```text\n    code\n    ```\n\n- next", ["item", "next"]),
        ("1 < 2 and a > b", ["1 < 2 and a > b"]),
        ("**bold** _and_ [not a link]", ["bold", " ", "and", " [not a link]"]),
        ("over\ntwo lines", ["over\ntwo lines"]),
        ("a claim [@one] that is cited [@two, p. 2]", ["a claim ", " that is cited "]),
        ("&amp; H<sub>2</sub>O", ["& H", "2", "O"]),
    ],
)
def test_running_text_is_what_remains(text: str, kept: list[str]) -> None:
    assert [part.text for part in read(text, silent).parts if isinstance(part, Prose) and part.text] == kept


def test_code_does_not_reach_over_a_blank_line() -> None:
    assert read("a ` tick\n\nand another ` tick", silent).prose == "a ` tick and another ` tick"


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("one two", 2), ("a - b", 2), ("**a** `b` c\n\nd", 3), ("## Heading\n\none", 1)]
)
def test_words_are_those_of_running_text(text: str, count: int) -> None:
    assert read(text, silent).words == count


def test_code_is_kept_with_its_language() -> None:
    text = "```python title\nx = 1\n\n```\n\n    indented\n\n- item\n\n  ```\n  y\n  ```"
    assert read(text, silent).code == (("python", "x = 1"), ("", "indented"), ("", "y"))


def test_relative_addresses_have_their_places() -> None:
    text = (
        "See [a](b.md#c), <https://x.y>, [d](https://x.y) and ![e](../f.svg 'T').\n\n"
        "`[no](code.md)` and [r].\n\n```\n[no](fence.md)\n```\n\n[r]: <g.md> 'T'"
    )
    found = read(text, silent)
    assert [text[start:end] for start, end in found.links] == ["b.md#c", "../f.svg", "g.md"]


@pytest.mark.parametrize(
    ("target", "relative"),
    [
        ("a.md", True),
        ("../a", True),
        ("#a", True),
        ("", False),
        ("/a", False),
        ("https://a", False),
        ("mailto:a", False),
    ],
)
def test_a_relative_address_has_no_scheme_and_no_root(target: str, relative: bool) -> None:
    assert is_relative(target) is relative


# As GitHub has it; test_gfm.py compares every element

AS_ON_GITHUB = {
    "text\n- item": "<p>text</p>\n<ul>\n<li>item</li>\n</ul>\n",
    "- item\n  - nested": "<ul>\n<li>item\n<ul>\n<li>nested</li>\n</ul>\n</li>\n</ul>\n",
    "1. one\n2. two": "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n",
    "7) seven": '<ol start="7">\n<li>seven</li>\n</ol>\n',
    "- one\n\n  more": "<ul>\n<li><p>one</p>\n<p>more</p>\n</li>\n</ul>\n",
    "- [ ] open\n- [x] done": (
        '<ul>\n<li><span class="task" role="img" aria-label="To do">☐</span> open</li>\n'
        '<li><span class="task" role="img" aria-label="Done">☑</span> done</li>\n</ul>\n'
    ),
    "text\n| a | b |\n|:-:|---|\n| 1 | 2 |": (
        '<p>text</p>\n<div class="table-scroll"><table><thead><tr><th class="center">a</th>\n<th>b</th>\n</tr>\n'
        '</thead>\n<tbody><tr><td class="center">1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table></div>\n'
    ),
    "    code": '<div class="language-text highlight"><pre><span></span><code>code\n</code></pre></div>\n',
    "Heading\n---": '<h3 id="heading">Heading</h3>\n',
    "***": "<hr>\n",
    "> a quote\nlazily": "<blockquote>\n<p>a quote\nlazily</p>\n</blockquote>\n",
    "#Heading": "<p>#Heading</p>\n",
    "a [link][r]\n\n[r]: https://x.y 'T'": '<p>a <a href="https://x.y" title="T">link</a></p>\n',
    "[undefined][r]": "<p>[undefined][r]</p>\n",
    "<https://x.y>": '<p><a href="https://x.y">https://x.y</a></p>\n',
    "~~gone~~ and ~one~": "<p><del>gone</del> and <del>one</del></p>\n",
    "**a **b** c** and __**d**__": "<p><strong>a b c</strong> and <strong>d</strong></p>\n",
    "a  \nb\\\nc": "<p>a<br>\nb<br>\nc</p>\n",
    "{: .class } and {braces}": "<p>{: .class } and {braces}</p>\n",
    "costs $5 and 50 % of {nothing\nat all": "<p>costs $5 and 50 % of {nothing\nat all</p>\n",
    "&copy; & &lt;": "<p>© &amp; &lt;</p>\n",
    "<kbd>Ctrl</kbd> and H<sub>2</sub>O<br/>x": "<p><kbd>Ctrl</kbd> and H<sub>2</sub>O<br>x</p>\n",
}


X = "<math><mi>x</mi></math>"
BLOCK = '<math display="block"><mi>x</mi></math>'

BY_GITHUBS_PAGES = {
    "> [!Note]\n> a\n\n> b": (
        '<div class="alert alert-note" role="note"><p class="alert-name">Note</p>\n<p>a</p>\n</div>\n'
        "<blockquote>\n<p>b</p>\n</blockquote>\n"
    ),
    "> [!TIP]\n> - a\n>\n> ---": (
        '<div class="alert alert-tip" role="note"><p class="alert-name">Tip</p>\n'
        "<ul>\n<li>a</li>\n</ul>\n<hr>\n</div>\n"
    ),
    "a $x$ b": f"<p>a {X} b</p>\n",
    "($x$), $x$-axis, **$x$**: $`x`$.": f"<p>({X}), {X}-axis, <strong>{X}</strong>: {X}.</p>\n",
    "$x$\n$x$": f"<p>{X}\n{X}</p>\n",
    "a$x$, $x$b, 1$x$, $x$2, $ x$, $x $, $x\n$": "<p>a$x$, $x$b, 1$x$, $x$2, $ x$, $x $, $x\n$</p>\n",
    "\\$x$ and $x\\$ and `$x$` and <code>$x$</code>": (
        "<p>$x$ and $x$ and <code>$x$</code> and <code>$x$</code></p>\n"
    ),
    "$5 and $10, $5,000-$10,000, $5/$6": "<p>$5 and $10, $5,000-$10,000, $5/$6</p>\n",
    "a $$x$$ b": f'<p>a <span class="formula">{BLOCK}</span> b</p>\n',
    "$$x$$": f'<p class="formula">{BLOCK}</p>\n',
    "a\n$$\nx\n$$\nb": f'<p>a\n<span class="formula">{BLOCK}</span>\nb</p>\n',
    "> $$\n> x\n> $$\n\n- $$\n  x\n  $$": (
        f'<blockquote>\n<p class="formula">{BLOCK}</p>\n</blockquote>\n'
        f'<ul>\n<li><p class="formula">{BLOCK}</p>\n</li>\n</ul>\n'
    ),
    "```math\nx\n```": f'<p class="formula">{BLOCK}</p>\n',
    "| $x$ | $5 |\n|---|---|": (
        f'<div class="table-scroll"><table><thead><tr><th>{X}</th>\n<th>$5</th>\n</tr>\n</thead>\n</table></div>\n'
    ),
    "## $x$ & b": f'<h3 id="x-b">{X} &amp; b</h3>\n',
    "To split <span>$</span>100 in half, $x$": f"<p>To split <span>$</span>100 in half, {X}</p>\n",
    ":rocket: and \\:rocket: and `:rocket:` and :no: and 1:100:2": (
        "<p>🚀 and 🚀 and <code>:rocket:</code> and :no: and 1💯2</p>\n"
    ),
}
"""What cmark-gfm has no part in: alerts, formulas and emoji, as GitHub's pages about them describe them."""


@pytest.mark.parametrize(("text", "shown"), BY_GITHUBS_PAGES.items())
def test_what_github_describes_is_shown(text: str, shown: str) -> None:
    assert html(read(text, silent)) == shown


@pytest.mark.parametrize(("text", "shown"), AS_ON_GITHUB.items())
def test_what_github_reads_is_shown(text: str, shown: str) -> None:
    assert html(read(text, silent)) == shown


@pytest.mark.parametrize(
    ("row", "stacks"),
    [
        ("| 1 | 20 ms | 1,000 |", False),
        ("| The batch | waits for a request | of yours |", True),
        ("| The batch | waits for a request | of yours | and mine |", False),
        ("| The batch that waits | for a request of yours |", False),
    ],
    ids=["short", "long", "four", "two"],
)
def test_a_table_of_three_columns_stacks_where_a_phone_cannot_hold_a_row(row: str, stacks: bool) -> None:
    bars = row.count("|")
    shown = html(read(f"{'|a' * (bars - 1)}|\n{'|-' * (bars - 1)}|\n{row}", silent))
    assert ('<div class="table-scroll table-stacks"><table>' in shown) == stacks


# What is said


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("fine\n\nfine <span lang=x onclick=y>no</span>", 3, "allowed: the same without onclick"),
        ("fine\n\n<div>\nno", 3, "<div> that is never closed; close it with </div> in the same place"),
        ("fine\n\n> <div>\n\n</div>", 3, "<div> that is never closed"),
        ("- <div>\n\n</div>", 3, "</div> that closes nothing"),
        ("fine <div>no</div>", 1, "allowed: the same at the start of a line, below an empty one"),
        ("fine\n\n</div>", 3, "</div> that closes nothing"),
        ("<div>\n<b>\n</div>\n</b>", 2, "<b> that is never closed"),
        ("<ul>\n<div>x</div>\n</ul>", 2, "<div> right within <ul>; put it into an <li>"),
        ("<li>x</li>", 1, "<li> that stands in no <ol> or <ul>"),
        ("<summary>x</summary>", 1, "<summary> that stands in no <details>"),
        ("fine\n\n<details>\n\nx\n\n</details>", 3, "a <details> without a <summary>"),
        ("<details><summary>x</summary>\n<summary>y</summary>\n</details>", 2, "a second <summary>; keep one"),
        ("<h3>x</h3>", 1, 'raw HTML "<h3>"; write ### in front of the words'),
        ("<table><tr><td>x</td></tr></table>", 1, 'raw HTML "<table>"; write a Markdown table'),
        ("fine\n\n<pre>x</pre>", 3, 'raw HTML "<pre>"; write a fence of ```'),
        (
            "fine\n\n<!-- Answer -->",
            3,
            '"<!-- Answer -->", which parts nothing; allowed: <!-- answer -->, on a line of its',
        ),
        ("fine <!--answer:-->", 1, '"<!--answer:-->", which parts nothing'),
        ("fine\n<!-- a comment", 2, 'raw HTML "<!-- a comment"'),
        ("fine <!--> no", 1, 'raw HTML "<!-->"'),
        ("<!--->no-->", 1, 'raw HTML "<!--->no-->"'),
        ("<!-- no --!> -->", 1, 'raw HTML "<!-- no --!> -->"'),
        ('<a href="javascript:alert(1)">x</a>', 1, 'the address "javascript:alert(1)"'),
        ('fine <a href="https://x.y"></a>', 1, "a link without words"),
        ('fine <a href="https://x.y">example.org</a>', 1, 'a link that says "example.org"'),
        ('[a <a href="https://x.y">b</a>](https://x.y)', 1, "a link within the words of another"),
        ('fine <a href="https://x.y">b', 1, "<a> that is never closed"),
        ('<img src="https://x.y/a.png">', 1, 'a picture from "https://x.y/a.png"'),
        ('<b onclick="x()">no</b>', 1, 'raw HTML "<b onclick="x()">"'),
        ("fine\nfine <b>bold\nfine", 2, "<b> that is never closed"),
        ("fine\n*<b>bold*</b>", 2, "<b> that is never closed"),
        ("[<b>bold](https://x.y)</b>", 1, "<b> that is never closed"),
        ("<b><i>both</b></i>", 1, "</b> that closes nothing"),
        ("no</b>", 1, "</b> that closes nothing"),
        ("| a |\n|---|\n| <b>x |", 3, "<b> that is never closed"),
        ("fine\n\n```\nnever closed", 3, "a fence that is never closed; close it with a line of ```"),
        ("~~~~\nnever closed\n~~~", 1, "a fence that is never closed; close it with a line of ~~~~"),
        ("> ```\n> never closed\n\nafter", 1, "a fence that is never closed"),
        ("fine\n# One", 2, "a heading of level 1"),
        ("One\n===", 1, "a heading of level 1"),
        ("### Three", 1, "a heading of level 3 after level 1; use level 2"),
        ("## Two\n\n#### Four", 3, "a heading of level 4 after level 2; use level 3"),
        ("###### Six", 1, "a heading of level 6; allowed: levels 2 to 5"),
        ("fine\nto a.b@example.org", 2, 'the address "a.b@example.org", to which GitHub makes a link; put it between'),
        ("<ftp://x.y>", 1, 'the address "ftp://x.y"'),
        ("<a@b.c>", 1, 'the address "mailto:a@b.c"'),
        ("[a](javascript:alert)", 1, 'the address "javascript:alert"'),
        ("[a](JavaScript&colon;alert)", 1, 'the address "JavaScript:alert"'),
        ("[a](//x.y)", 1, 'the address "//x.y"'),
        ("![a](data:image/png;base64,x)", 1, 'the address "data:image/png;base64,x"'),
        ("[a]()", 1, "a link to nothing"),
        ("fine\n[a][r]\n\n[r]: ftp://x.y", 2, 'the address "ftp://x.y"'),
        ("[a](https:///x)", 1, '"https:///x" is no web address'),
        ("fine\na note[^1]\n", 2, 'there is no footnote "[^1]"; write its text below, behind [^1]:'),
        ("a[^a] note[^b]\n\n[^a]: x", 1, 'there is no footnote "[^b]"'),
        ("fine\n\n[^a]: x", 3, 'the footnote "[^a]" would not be shown; write [^a] where it belongs'),
        ("a[^a]\n\n[^a]: x\n\n[^A]: y", 5, 'the footnote "[^A]" is given twice; keep one'),
        (
            "[a[^a]](https://x.y)\n\n[^a]: x",
            1,
            "a footnote within the words of a link, which makes no link; put it behind",
        ),
        ('<a href="https://x.y">a[^a]</a>\n\n[^a]: x', 1, 'the footnote "[^a]" within the words of a link; put it'),
        ("![a[^a]](a.svg)\n\n[^a]: x", 1, '"[^a]" in the words of a picture'),
        ("fine\n\n- > [!NOTE]\n  > text", 3, '"[!NOTE]" within another block, where GitHub shows no alert'),
        ("> [!NOTE]", 1, '"[!NOTE]" without words; write them on the next line'),
        ("> [!note] text", 1, '"[!note] text", which makes no alert; its words start on the next line'),
        (
            "> [!WARN]\n> text",
            1,
            'unknown alert "[!WARN]"; allowed: [!NOTE], [!TIP], [!IMPORTANT], [!WARNING], [!CAUTION]',
        ),
        ("> [!CAUTON]\n> text", 1, 'did you mean "CAUTION"?'),
        ("fine\n$\\foo{x}$", 2, 'the formula "\\foo{x}" cannot be read: unknown command "\\foo"'),
        ("$$\na\n\\frac{a}\n$$", 3, "cannot be read: expected argument"),
        ("fine\n\n```math\n\\foo\n```", 4, 'unknown command "\\foo"'),
        ("$`\\newcommand{\\a}{b}`$", 1, 'makes a command of its own by "\\newcommand"'),
        ("$$\\href{javascript:alert(1)}{x}$$", 1, 'unknown command "\\href"'),
        (f"$`{'x' * 2001}`$", 1, "a formula of 2,001 characters; allowed: at most 2,000"),
        ("fine $ \\frac12 $", 1, "which makes no formula; one ends on the line where it starts"),
        ("!!! note\n    text", 1, '"!!!" is markup'),
        ("??? note", 1, '"???" is markup'),
        ("fine\n/// note", 2, '"///" is markup'),
        ("::: module", 1, '":::" is markup'),
        ("$$\nx\n\ny", 1, '"$$" that starts no formula; one ends with $$, and has no empty line'),
        ("--8<-- 'file'", 1, '"--8<--" is markup'),
        ("[TOC]", 1, '"[TOC]" is markup'),
        ("fine\nan &#99999999; here", 2, '"&#99999999;" stands for no character'),
        ("an &#xFFFFFFF; here", 1, '"&#xFFFFFFF;" stands for no character'),
        ("fine\nclaim [@Not A Slug]", 2, '"[@Not A Slug]" is no citation'),
        ("claim [@]", 1, '"[@]" is no citation'),
        ("claim [@one, `file.py`]", 1, '"[@one, `file.py`]" holds a backtick, which begins code'),
        ("claim [@one; two]", 1, '"[@one; two]" is no citation'),
        ("claim [@one,]", 1, '"[@one,]" is no citation'),
    ],
)
def test_what_is_not_allowed_is_said_at_its_line(text: str, line: int, said: str) -> None:
    assert said in " | ".join(message for at, message in heard(text) if at == line)


@pytest.mark.parametrize(
    "text",
    [
        "***\n\ntext",
        'text\n\n```python title="x.py" hl_lines="1"\nx = 1\n```\n\ntext',
        "a [link](https://x.y) in which [https://x.y](https://x.y) stands",
        "`https://x.y` and `a@b.c` in code",
        "    https://x.y\n\n```\n[^1] $$ <div> [@x y]\n```",
        "a $$ b, x !!! and see [toc]",
        "`<div>` and \\<div> and a < b",
        "an e-mail to a@localhost, @mention and v1.2@latest",
        "it costs $5, not $10, and 5$ or US$5/US$6; $HOME/$USER and \\$x\\$",
        "see [a https://x.y b], http://localhost:8000/ and [^0-9] in a pattern",
        "**<b>bold</b>** <B>both</B>",
        "a [^not a note] and [!NOTED]",
        "> [!NOTED] is what the quote says",
        "[@x](https://x.y) is a link, \\[@x] is none",
        "&#128578; and &#x1F642;",
    ],
)
def test_what_reads_as_meant_is_not(text: str) -> None:
    assert heard(text) == []


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_element_stays(name: str) -> None:
    if name == "br":
        assert html(read("a<br>b", silent)) == "<p>a<br>b</p>\n"
    else:
        assert html(read(f"a <{name.upper()}>b</{name}>", silent)) == f"<p>a <{name}>b</{name}></p>\n"


# Headings, citations and texts of one line


def test_a_heading_stands_a_level_deeper_under_an_id_of_its_own() -> None:
    text = read("## The *first* `code` one\n\n### Deeper\n\n## The first code one\n\n## 日本語\n\n## ?", silent)
    assert text.headings == ("the-first-code-one", "deeper", "the-first-code-one_1", "ri-ben-yu", "section")
    assert '<h3 id="the-first-code-one">The <em>first</em> <code>code</code> one</h3>' in html(text)
    assert '<h4 id="deeper">Deeper</h4>' in html(text)


@pytest.mark.parametrize("name", sorted(PARTS_OF_A_PAGE))
def test_a_heading_takes_no_id_of_the_page_around_it(name: str) -> None:
    (heading,) = read(f"## {name.replace('-', ' ').capitalize()}", silent).headings
    assert heading not in PARTS_OF_A_PAGE


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("A claim [@one].", [("one", "", 1)]),
        ("[@one, Little's law]", [("one", "Little's law", 1)]),
        ("[@one, p. 3, 4; @two-three]", [("one", "p. 3, 4", 1), ("two-three", "", 1)]),
        (
            "First\nline [@one], *second [@two]*\n\n- item\n  [@three]",
            [("one", "", 2), ("two", "", 2), ("three", "", 5)],
        ),
        ("| a |\n|---|\n| b [@one] |", [("one", "", 3)]),
        ("`[@one]` and \\[@two] and [@three](https://x.y)", []),
        ("```\n[@one]\n```", []),
    ],
)
def test_citations_are_found_where_they_stand(text: str, cited: list[tuple[str, str, int]]) -> None:
    found = [(one.source, one.locator, one.line) for one in read(text, silent).citations]
    assert found == cited


def test_a_citation_is_no_running_text() -> None:
    assert html(read("A claim [@one, p. 3].", silent)) == "<p>A claim <sup>one|p. 3</sup>.</p>\n"


def test_a_picture_has_its_description_in_words() -> None:
    text = read('text\n![some *words* and `code`](a.svg "A title")', silent)
    assert [part for part in text.parts if isinstance(part, Picture)] == [
        Picture("a.svg", "some words and code", "A title", 2)
    ]


def test_a_text_of_one_line_has_no_element_around_it() -> None:
    text = read_line("Some *emphasis*, `code`, a [link](a.md) and [@one]", silent)
    assert html(text) == 'Some <em>emphasis</em>, <code>code</code>, a <a href="a.md">link</a> and <sup>one|</sup>'
    assert [text.source[start:end] for start, end in text.links] == ["a.md"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("# x", "#"),
        ("- x", "-"),
        ("* x", "*"),
        ("1. x", "1."),
        ("> x", ">"),
        ("```x", "```"),
        ("~~~", "~~~"),
        ("***", "***"),
        ("- - -", "-"),
        ("<div>x", "<"),
        ("[r]: x", "[r]:"),
    ],
)
def test_a_text_of_one_line_starts_no_block(text: str, start: str) -> None:
    assert hearing(lambda say: read_line(text, say))[1] == [
        (1, f'starts with "{start}", which starts a block; begin with a word')
    ]


@pytest.mark.parametrize("text", ["#x", "-x", "1.x", "| x", "*x* y", "`` ` `` x", "~x~", "<b>x</b>"])
def test_a_sign_alone_starts_none(text: str) -> None:
    assert html(read_line(text, silent))


# Nothing that was written acts

PLAIN = {
    *HARMLESS,
    *ELEMENTS,
    *"a blockquote code details div figcaption figure h3 h4 h5 h6 hr img li ol p pre section span summary sup".split(),
    *"table tbody td th thead tr ul".split(),
}
GIVEN = {"href", "title", "src", "alt", "class", "id", "open", "start", "role", "aria-label", *ATTRIBUTES}


class Acting(HTMLParser):
    """What in a document acts, or might."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in PLAIN:
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}" for name, _ in attrs if name not in GIVEN]
        for name, value in attrs:
            # A browser takes control characters and spaces out before it looks for a scheme.
            scheme = re.match("[a-z][a-z0-9+.-]*:", re.sub(r"[\x00-\x20]", "", value or "").lower())
            if name in {"href", "src"} and scheme and scheme.group() not in {"http:", "https:"}:
                self.found.append(f"{name}={value}")

    def handle_comment(self, data: str) -> None:
        self.found.append(data)

    def handle_decl(self, decl: str) -> None:
        self.found.append(decl)

    def handle_pi(self, data: str) -> None:
        self.found.append(data)

    def unknown_decl(self, data: str) -> None:
        self.found.append(data)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_refused_or_comes_out_as_text(text: str) -> None:
    for reader in (read, read_line):
        found, said = hearing(lambda say, reader=reader: reader(text, say))  # type: ignore[misc]
        assert said or not Acting(html(found)).found, html(found)


@pytest.mark.parametrize(
    "text",
    ["<script>", "<b onclick=x>", "<a href='java\tscript:x'>", "<!-- -->", "<img src=' data:x'>", "<?x?>", "<!x>"],
)
def test_what_acts_is_found(text: str) -> None:
    assert Acting(text).found


@pytest.mark.parametrize("text", ["", "a & b", "<b>", "a\N{NO-BREAK SPACE}b", "\"quoted\" 'single'", "&amp;lt;"])
def test_escaped_text_is_the_text(text: str) -> None:
    class Parsed(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.text = ""
            self.title: str | None = None

        def handle_data(self, data: str) -> None:
            self.text += data

        def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
            self.title = dict(attrs)["title"]

    parsed = Parsed()
    parsed.feed(f'<p title="{quoted_attribute(text)}">{escaped(text)}</p>')
    assert (parsed.text, parsed.title) == (text, text)


@pytest.mark.parametrize("depth", [14, 18])
def test_what_is_nested_deep_is_shown(depth: int) -> None:
    text = "".join(f"{'  ' * level}- item{level}\n" for level in range(depth))
    assert f"item{depth - 1}" in read(text, silent).prose
