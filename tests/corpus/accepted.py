"""What is odd, and right: nothing good gets lost. Each says what a reader sees of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.content.slugs import slugged
from tests.banks import TAGS, TOPICS
from tests.corpus.case import BODY, File, text

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z"/></svg>\n'


END = "That is all."
"""The last words of each answer."""


@dataclass(frozen=True)
class Good:
    """A question that is right.

    `body` is its answer, and `shown` what a reader sees of that, with every white space as one space; `code` are its
    blocks of code, to the letter. `given` are other fields as they stand in the file, and `seen` what a reader sees of
    them: of a list, its first item.
    """

    name: str
    body: str = BODY
    shown: str | None = None
    code: tuple[str, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    ending: str = "\n"

    @property
    def slug(self) -> str:
        """The name of its file."""
        return slugged(self.name)

    @property
    def file(self) -> bytes:
        """Its file."""
        given = {"title": f"'What is {self.name.replace(chr(39), '')}?'", "follow_ups": None, **self.given}
        return text(f"{self.body}\n\n{END}", **given).replace("\n", self.ending).encode(self.encoding)


def _answer(name: str, body: str, shown: str, *code: str) -> Good:
    return Good(name, body, shown, code)


def _title(name: str, title: str, seen: str) -> Good:
    return Good(name, given={"title": title}, seen={"title": seen})


SCRIPTS = {
    "Japanese": "\u6a5f\u68b0\u5b66\u7fd2\u30e2\u30c7\u30eb\u3092\u904b\u7528\u3059\u308b\u3002",
    "Chinese": "\u6a21\u578b\u670d\u52a1\uff0c\u4f8b\u5982\u201c\u63a8\u7406\u201d\u3002",
    "Korean": "\ubaa8\ub378 \uc11c\ube59\uc740 \ubb34\uc5c7\uc778\uac00\uc694?",
    "Korean in parts": "\u1112\u1161\u11ab\u1100\u1173\u11af",
    "Arabic": "\u0645\u0627 \u0647\u0648 \u0627\u0644\u0628\u064a\u0627\u0646\u0627\u062a\u061f",
    "Arabic between English": "The word \u0628\u064a\u0627\u0646\u0627\u062a means data.",
    "Persian with a non-joiner": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0631\u0627",
    "Hebrew": "\u05de\u05d4\u05d5 \u05de\u05d5\u05d3\u05dc? \u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd",
    "Hindi": "\u0915\u094d\u0937\u0947\u0924\u094d\u0930 \u092e\u0947\u0902 \u092e\u0949\u0921\u0932",
    "Hindi with a joiner": "\u0915\u094d\u200d\u0937 \u0930\u094d\u200d\u092f",
    "Bengali": "\u09ae\u09a1\u09c7\u09b2 \u0995\u09cd\u09b7",
    "Tamil": "\u0bae\u0bbe\u0ba4\u0bbf\u0bb0\u0bbf",
    "Thai": "\u0e41\u0e1a\u0e1a\u0e08\u0e33\u0e25\u0e2d\u0e07\u0e04\u0e37\u0e2d\u0e2d\u0e30\u0e44\u0e23",
    "Russian": "\u0427\u0442\u043e \u0442\u0430\u043a\u043e\u0435 \u0434\u0440\u0435\u0439\u0444?",
    "Ukrainian": "\u0429\u043e \u0442\u0430\u043a\u0435? \u0407\u0436\u0430\u043a, \u0491\u0430\u043d\u043e\u043a",
    "Greek": "\u03a4\u03b9 \u03b5\u03af\u03bd\u03b1\u03b9 \u03b1\u03c5\u03c4\u03cc;",
    "German": "Gr\u00f6\u00dfe, \u00dcberma\u00df, Stra\u00dfe, \u201eso\u201c",
    "French": "\u00ab\u00a0C\u2019est \u0153uvr\u00e9\u00a0\u00bb, na\u00efve\u2026",
    "Spanish": "\u00bfQu\u00e9 es? \u00a1Ol\u00e9! a\u00f1o",
    "Polish": "Zaż\u00f3\u0142\u0107 g\u0119\u015bl\u0105 ja\u017a\u0144",
    "Turkish": "\u0130stanbul, \u0131\u015f\u0131k",
    "Vietnamese": "M\u00f4 h\u00ecnh l\u00e0 g\u00ec? Ti\u1ebfng Vi\u1ec7t",
    "Icelandic": "\u00de\u00e6r e\u00f0a",
    "Georgian": "\u10db\u10dd\u10d3\u10d4\u10da\u10d8",
    "Armenian": "\u0544\u0578\u0564\u0565\u056c",
    "marks on letters": "e\u0301, a\u0308\u0323, n\u0303",
    "sounds": "/\u02c8d\u0251\u02d0k\u0259r/, [\u0280\u032a]",
    "mathematics": "\u2200x \u2208 \u211d: \u03c3(x) \u2264 \u221e, x\u00b2 \u2248, \U0001d465\u0302 \u2260 \u2205",
    "arrows and boxes": "a \u2192 b \u21d2 c \u2713 \u2717 \u2610 \u2588\u2591 \u250c\u2500\u2510",
    "currencies": "\u20ac 5, \u00a3 6, \u00a5 7, \u20b9 8, $9",
    "superscripts": "10\u207b\u00b3 s, CO\u2082, \u00bd, \u2116 1, \u2030",
    "no-break spaces": "10\u00a0GB, 5\u202fms, 1\u2009000",
    "dashes": "a \u2013 b \u2014 c \u2012 d \u2011 e \u2212 f",
    "an emoji": "\U0001f680 done",
    "an emoji with its style": "\u2764\ufe0f and \u26a0\ufe0f and \u2600\ufe0e",
    "an emoji of a skin": "\U0001f44d\U0001f3fd",
    "an emoji with a joiner": "\U0001f468\u200d\U0001f4bb, \U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "an emoji with a joiner and its style": "\U0001f3f3\ufe0f\u200d\U0001f308, \u2764\ufe0f\u200d\U0001f525",
    "an emoji of a skin with a joiner": "\U0001f469\U0001f3fd\u200d\U0001f52c",
    "an emoji with a joiner and a sign": "\U0001f937\u200d\u2640\ufe0f, \U0001f9d1\U0001f3fe\u200d\u2695\ufe0f",
    "a flag": "\U0001f1e9\U0001f1ea and \U0001f1ef\U0001f1f5",
    "a flag of tags": "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "a key as an emoji": "1\ufe0f\u20e3 and #\ufe0f\u20e3",
    "an ideograph with a variant": "\u845b\U000e0100\u98fe\u533a",
    "ideographic spaces": "\u6771\u4eac\u3000\u5927\u962a",
    "fullwidth letters": "\uff21\uff22\uff23 \uff1c\uff1e",
}
"""Texts that stand as they are in an answer, a title, a summary, a point and a definition."""

AS_TEXT = {
    "braces of Jinja": "{{ 7 * 7 }} and {% raw %} and {# x #}",
    "braces of Jinja that never end": "{% endraw %}{{ ''.join(x) }",
    "a dollar and braces": "${x} and $(id) and `id`x".replace("`id`x", "%PATH%"),
    "ampersands": "A & B, AT&T, a&b;c",
    "signs of HTML": "a < b > c, x<5, 5>x, <-, ->, <=>",
    "quotation marks": "\"a\" 'b' \u201cc\u201d \u2018d\u2019 \u00abe\u00bb",
    "number signs": "C#, F#, #1, a # b",
    "asterisks": "2 * 3 * 4, a*",
    "underscores": "snake_case_name, __init__x, _",
    "tildes": "~5, ~ and ~~",
    "backslashes": r"C:\Users\name, a\b",
    "brackets": "[a], [ ], a[0], (b), {c}, f(x)[1]",
    "pipes": "a | b || c",
    "exclamation marks": "a! b!! [!]",
    "plus signs": "C++, a+b, 1+1",
    "percent signs": "100%, 50 % of %s",
    "at signs": "@name, a @ b, @",
    "colons": "a: b, ::, 10:30, a::b",
    "semicolons": "a; b;",
    "equals signs": "a = b, ==, a=b",
    "dots": "a... b.c, .5, v1.2.3, example.org",
    "slashes": "a/b, //, and/or, /etc/passwd",
    "carets": "2^3, ^, x^n",
    "word of a script": "javascript: is a scheme, and data: too",
    "a number of a page": "p. 12, no. 3, \u00a7 4",
    "an odd element": "a <svg/onload=alert(1)> b",
    "an odd break": "a <br/onclick=alert(1)> b",
    "an odd sign": "a <1> b <$> c < d>",
}
"""Texts that a reader sees as they are written, though they look like markup."""

MARKDOWN = (
    _answer("escapes", r"\*a\* \_b\_ \`c\` \[d\] \<e\> \# \& \\ \!\[x\]", r"*a* _b_ `c` [d] <e> # & \ ![x]"),
    _answer("an escaped element", r"\<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
    _answer(
        "entities",
        "&amp; &lt;b&gt; &quot; &eacute; &copy; &#233; &#x1f680; &hearts; &nbsp;a",
        '& <b> " \u00e9 \u00a9 \u00e9 \U0001f680 \u2665 \u00a0a',
    ),
    _answer("an element by entities", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
    _answer("an entity that is none", "&nothing; &; &#; &#x;", "&nothing; &; &#; &#x;"),
    _answer(
        "code with HTML", "`<script>alert(1)</script>` and `<!-- x -->`", "<script>alert(1)</script> and <!-- x -->"
    ),
    _answer("code with entities", "`&amp; &lt;`", "&amp; &lt;"),
    _answer("code with backquotes", "`` a ` b `` and ``` `` ```", "a ` b and ``"),
    _answer("code with braces", "`{{ x }}` and `{% raw %}`", "{{ x }} and {% raw %}"),
    _answer("code with backslashes", r"`\d+\.` and `C:\x`", r"\d+\. and C:\x"),
    _answer("code with pipes in a row", "| a | b |\n|---|---|\n| `x\\|y` | 2 |", "a b x|y 2"),
    _answer("code with a citation", "`[@nowhere]`", "[@nowhere]"),
    _answer("code with an address", "`https://example.org/`", "https://example.org/"),
    _answer("code with spaces", "`  a  b  `", "a b"),
    _answer("a block of code", "```python\nx = '<b>' # & \"\n```", "x = '<b>' # & \"", "x = '<b>' # & \"\n"),
    _answer("a block of code with tabs", "```make\nall:\n\techo\n```", "all: echo", "all:\n\techo\n"),
    _answer("a block of code with lines of spaces", "```\na\n    \n\t\n  b\n```", "a b", "a\n    \n\t\n  b\n"),
    _answer("a block of code with empty lines", "```\n\na\n\n\nb\n```", "a b", "\na\n\n\nb\n"),
    _answer(
        "a block of code with comments of HTML",
        "```html\n<!-- a -->\n<script>alert(1)</script>\n```",
        "<!-- a --> <script>alert(1)</script>",
        "<!-- a -->\n<script>alert(1)</script>\n",
    ),
    _answer(
        "a block of code with fences", "````markdown\n```python\nx\n```\n````", "```python x ```", "```python\nx\n```\n"
    ),
    _answer("a block of code with front matter", "```yaml\n---\na: b\n---\n```", "--- a: b ---", "---\na: b\n---\n"),
    _answer(
        "a block of code with braces",
        "```jinja\n{{ x }}\n{% raw %}\n{# y #}\n```",
        "{{ x }} {% raw %} {# y #}",
        "{{ x }}\n{% raw %}\n{# y #}\n",
    ),
    _answer("a block of code of an unknown language", "```nothing\nx\n```", "x", "x\n"),
    _answer("a block of code with options", '```python title=x linenums=1 hl_lines="1"\nx\n```', "x", "x\n"),
    _answer("a block of code of tildes", "~~~\n```\n~~~", "```", "```\n"),
    _answer("a block of code by its margin", "a\n\n    <b>x</b>\n    \ty", "a <b>x</b> y", "<b>x</b>\n\ty\n"),
    _answer("a block of code with nothing in it", "a\n\n```\n```", "a"),
    _answer(
        "a block of code in Japanese", "```\n\u3042\u3000\u3044\n```", "\u3042\u3000\u3044", "\u3042\u3000\u3044\n"
    ),
    _answer("a block of code in an item", "- a\n\n  ```\n  b\n   c\n  ```\n", "a b c", "b\n c\n"),
    _answer("lists in lists", "1. a\n   - b\n     - c\n\n       d\n2. e", "a b c d e"),
    _answer("a list that starts at seven", "7. a\n8. b", "a b"),
    _answer("tasks", "- [ ] a\n- [x] b\n- c", "\u2610 a \u2611 b c"),
    _answer("a table", "| a | b |\n|:--|--:|\n| 1 & 2 | **x** |\n| | `y` |", "a b 1 & 2 x y"),
    _answer("a table without outer pipes", "a | b\n--|--\n1 | 2", "a b 1 2"),
    _answer("quotes in quotes", "> a\n> > b\n>\n> c", "a b c"),
    _answer("a quote with a list", "> - a\n> - b\n>   ```\n>   c\n>   ```", "a b c", "c\n"),
    _answer("a rule", "a\n\n---\n\nb\n\n***\n\nc", "a b c"),
    _answer("lines of hyphens", "a\n\n---\ntitle: not a field\n\n---\n\nb", "a title: not a field b"),
    _answer("headings", "## A `b` & *c*\n\nd\n\n### E <kbd>f</kbd>\n\ng", "A b & c d E f g"),
    _answer("headings of one name", "## Same\n\na\n\n## Same\n\nb", "Same a Same b"),
    _answer("headings of the page's own names", "## Answer\n\na\n\n## Sources\n\nb", "Answer a Sources b"),
    _answer("headings in Japanese", "## \u65e5\u672c\n\na\n\n## \u8a9e\n\nb", "\u65e5\u672c a \u8a9e b"),
    _answer("headings of signs", "## C++?\n\na\n\n## !?\n\nb", "C++? a !? b"),
    _answer("a heading by underlines", "Why\n---\n\na", "Why a"),
    _answer("emphasis", "*a* **b** ***c*** _d_ __e__ *f **g** h* i*j*k", "a b c d e f g h ijk"),
    _answer("emphasis that is none", "2*3*4 a_b_c ** d ** *e", "234 a_b_c ** d ** *e"),
    _answer("deletion", "~~a~~ ~b~ c", "a b c"),
    _answer("breaks", "a  \nb\\\nc<br>d", "a b c d"),
    _answer("a link", '[a *b* `c`](https://example.org/a_b?c=d&e=f#g "t & u")', "a b c"),
    _answer("a link in angle brackets", "[a](<https://example.org/a(b)c>)", "a"),
    _answer("a link with parentheses", "[a](https://example.org/a_(b))", "a"),
    _answer("a link with escapes", r"[a\]b](https://example.org/\(x)", "a]b"),
    _answer("a link to a host beyond ASCII", "[a](https://b\u00fccher.example.org/\u00fc?\u00e4=\u00f6)", "a"),
    _answer("a link to a number's host", "[a](http://93.184.215.14:8080/x)", "a"),
    _answer("a link to a port", "[a](https://example.org:8443/x)", "a"),
    _answer("a link with a percent sign", "[a](https://example.org/a%20b%2Fc)", "a"),
    _answer("a link with a fragment of text", "[a](https://example.org/#:~:text=x,y)", "a"),
    _answer("a link with a name in it", "[a](https://example.org/@user/x)", "a"),
    _answer(
        "a link that names its host",
        "[example.org](https://example.org/x), [https://example.org](https://www.example.org/)",
        "example.org, https://example.org",
    ),
    _answer(
        "a link that names a file",
        "[README.md](https://example.org/x), [node.js](https://nodejs.org/), [v1.2](https://example.org/)",
        "README.md, node.js, v1.2",
    ),
    _answer(
        "a link by a reference",
        "[a][b], [b][], [b] and [C d]\n\n[b]: https://example.org/b 'B'\n[c  D]: <https://example.org/c>",
        "a, b, b and C d",
    ),
    _answer("an autolink", "<https://example.org/a?b=c&d=e>", "https://example.org/a?b=c&d=e"),
    _answer(
        "a link to a question",
        "[a](../beta/third.md), [b](second.md#answer), [c](../beta/third.md#key-points)",
        "a, b, c",
    ),
    _answer("a link to itself", "## Here\n\n[a](#here), [b](#sources) [@standard]", "Here a, b[1]"),
    _answer("a link to a term", "[a](../glossary/widget.yml), [b](../collections/all.yml)", "a, b"),
    _answer("a link to an asset", "[a](../../docs/assets/odd/x.svg)", "a"),
    _answer("a picture", '![A < b & "c"](../../docs/assets/odd/x.svg "T > u") d', "d"),
    _answer("a picture in a link", "[![A drawing](../../docs/assets/odd/x.svg)](https://example.org/) d", "d"),
    _answer(
        "citations", 'a [@standard], b [@standard, p. 1], c [@standard, Little\'s <law> & "x"].', "a[1], b[1], c[1]."
    ),
    _answer(
        "every harmless element",
        " ".join(
            f"<{name}>{name}</{name}>"
            for name in "b code del em i ins kbd mark q s samp small strong sub sup u var".split()
        ),
        "b code del em i ins kbd mark q s samp small strong sub sup u var",
    ),
    _answer(
        "elements in elements",
        "<kbd><kbd>Ctrl</kbd>+<kbd>C</kbd></kbd>, H<sub>2</sub>O, <b>*a*</b>, *<i>b</i>*",
        "Ctrl+C, H2O, a, b",
    ),
    _answer("elements in capitals", "<KBD>a</KBD><BR/>b<br />c", "a b c"),
    _answer("elements in a table", "| <kbd>a</kbd> |\n|---|\n| b<br>c |", "a b c"),
    _answer("comments", "a <!-- b -->c\n\n<!--\nd\n\ne -- f\n-->\n\ng <!--[if IE]><b><![endif]--> h", "a c g h"),
    _answer(
        "a link as HTML",
        '<a href="https://example.org/?a=b&amp;c" target="_blank">a *b*</a> <a name="c"></a>d',
        "a b d",
    ),
    _answer("a picture as HTML", '<img src="../../docs/assets/odd/x.svg" alt="A < b" width="200"> d', "d"),
    _answer("attributes that nobody sees", "<kbd class=term id=answer style='position:fixed' data-x=y>a</kbd>", "a"),
    _answer("a centered block", '<p align="center">\n<b>a</b>\nb *c*\n</p>\n\n<div align="right">d</div>', "a b *c* d"),
    _answer("blocks in blocks", "<div>\n\n- a\n\n<blockquote>\n\nb\n\n</blockquote>\n</div>\n\nc", "a b c"),
    _answer("a list as HTML", '<ol start="3">\n<li>a</li>\n<li>b\n<ul><li>c</li></ul></li>\n</ol>', "a b c"),
    _answer("a paragraph around others", "<p>\n\na\n\n- b\n\n</p>\n\n</p>\n\nc", "a b c"),
    _answer("breaks between blocks", "a\n\n<br>\n\nb\n<br/>\n\n<hr>\nc", "a b c"),
    _answer(
        "details",
        "<details open>\n<summary>A <b>b</b></summary>\n\n- c\n\n```\n<d>\n```\n\n</details>\n\n"
        "- <details><summary>e</summary>f</details>",
        "A b c <d> e f",
        "<d>\n",
    ),
    _answer("elements that GitHub takes out", '<center>\n\na\n\n</center>\n\n<font color="red">b</font>', "a b"),
    _answer(
        "an address by itself",
        "See https://example.org/a_b_(c). *www.example.org/d*!",
        "See https://example.org/a_b_(c). www.example.org/d!",
    ),
    _answer("an address in brackets", "[see https://example.org/]", "[see https://example.org/]"),
    _answer(
        "an address of no public host",
        "Open http://localhost:8000/ or http://db",
        "Open http://localhost:8000/ or http://db",
    ),
    _answer(
        "prices",
        "$5, $10, US$5/US$6, ($5)-($6), $HOME/$USER",
        "$5, $10, US$5/US$6, ($5)-($6), $HOME/$USER",
    ),
    _answer("dollars that are escaped", r"\$x\$ and <span>$</span>x$", "$x$ and $x$"),
    _answer("formulas in a line", r"$x$, $`y`$, ($a_1$)-th, **$`b`$**, $\{c\}$", "x, y, (a1)-th, b, {c}"),
    _answer("formulas in blocks", "$$\nx\n= y\n$$\n\n```math\nz\n```\n\n- $$a$$\n\na $$b$$ c", "x=y z a a b c"),
    _answer("a formula in a table", "| $a$ | b |\n|---|---|\n| $`c`$ | $5 |", "a b c $5"),
    _answer("a formula with signs of HTML", r"$a < b$, $`a<b>c`$, $`x \text{<b>}`$", "a<b, a<b>c, x<b>"),
    _answer("alerts", "> [!NOTE]\n> a\n>\n> - b\n\n> [!caution]\n> c", "Note a b Caution c"),
    _answer(
        "short codes of emoji",
        ":rocket: :+1: :nothing: 10:30:45 `:rocket:`",
        "\U0001f680 \U0001f44d :nothing: 10:30:45 :rocket:",
    ),
    _answer(
        "terms",
        "A widget, the Widgets, WDG, wdg, a widget-store, Widget stores.",
        "A widget, the Widgets, WDG, wdg, a widget-store, Widget stores.",
    ),
    _answer("a long word", "x" * 5_000, "x" * 5_000),
    _answer("a long line", "word " * 1_900, ("word " * 1_900).strip()),
    _answer("many paragraphs", "\n\n".join(f"p{n}" for n in range(2_000)), " ".join(f"p{n}" for n in range(2_000))),
    _answer(
        "lists as deep as they may be",
        "".join(f"{'  ' * n}- a{n}\n" for n in range(9)),
        " ".join(f"a{n}" for n in range(9)),
    ),
    _answer(
        "many backquotes",
        "a " + " ".join("`" * n for n in range(1, 60)),
        "a " + " ".join("`" * n for n in range(1, 60)),
    ),
    _answer("a body that starts with hyphens", "---\n\na", "a"),
    _answer("a body that ends without a line", "a\n\nb", "a b"),
)
"""Markdown, and what a reader sees of it."""

TITLES = (
    _title("a title in quotation marks", '"What is \\"it\\"?"', 'What is "it"?'),
    _title("a title in apostrophes", "'What''s it?'", "What's it?"),
    _title("a title with a colon", '"What is this: a question?"', "What is this: a question?"),
    _title("a title with a number sign", "What is C#, or F#?", "What is C#, or F#?"),
    _title("a title with a number sign in quotes", '"What is issue #12?"', "What is issue #12?"),
    _title("a title with an ampersand", "What are R & D, and AT&T?", "What are R & D, and AT&T?"),
    _title("a title with an entity", "What is &amp;?", "What is &amp;?"),
    _title(
        "a title with an element",
        '"What is Vec<T>, or <script>alert(1)</script>?"',
        "What is Vec<T>, or <script>alert(1)</script>?",
    ),
    _title("a title with braces", "'What is {{ x }} or {% raw %}?'", "What is {{ x }} or {% raw %}?"),
    _title(
        "a title with Markdown",
        "'What are *args and **kwargs, and `__init__`?'",
        "What are *args and **kwargs, and `__init__`?",
    ),
    _title("a title with a link", "'What is [a](https://example.org/)?'", "What is [a](https://example.org/)?"),
    _title("a title with backslashes", r"What is C:\n, or \d?", r"What is C:\n, or \d?"),
    _title("a title with an escape", r'"What is\ta \u00e9?"', "What is a \u00e9?"),
    _title("a title over two lines of YAML", ">-\n  What is this,\n  and that?", "What is this, and that?"),
    _title("a title like a number", "'1.10'", "1.10"),
    _title("a title like a truth", "yes", "yes"),
    _title("a title like nothing", "'null'", "null"),
    _title("a title like a date", "2026-01-01", "2026-01-01"),
    _title("a title of one letter", "R", "R"),
    _title("a title of 110 letters", "W" * 109 + "?", "W" * 109 + "?"),
    _title("a title with percent signs", "'What is %s, or 100%?'", "What is %s, or 100%?"),
    _title("a title with an end of a script", "'What is </script><!-- ?'", "What is </script><!-- ?"),
)

FIELDS = (
    Good(
        "a summary with signs",
        given={"summary": "'A < B & C > D; \"e\" {{ f }} *g* [h](i) \\j: k # l'"},
        seen={"summary": 'A < B & C > D; "e" {{ f }} *g* [h](i) \\j: k # l'},
    ),
    Good("a summary in lines", given={"summary": "|\n  One.\n  Two.\n  Three."}, seen={"summary": "One. Two. Three."}),
    Good(
        "a point with Markdown",
        given={"key_points": "\n  - 'A *b* `c < d` [e](https://example.org/) & <kbd>f</kbd> [@standard]'\n  - Another"},
        seen={"key_points": "A b c < d e & f[1]"},
    ),
    Good(
        "a point with braces",
        given={"key_points": "\n  - '{{ x }}: {% y %}'\n  - Another"},
        seen={"key_points": "{{ x }}: {% y %}"},
    ),
    Good(
        "a point that starts like a list",
        given={"key_points": "\n  - '-1 is less'\n  - Another"},
        seen={"key_points": "-1 is less"},
    ),
    Good(
        "a point that starts with a number",
        given={"key_points": "\n  - '2026 was a year'\n  - Another"},
        seen={"key_points": "2026 was a year"},
    ),
    Good(
        "a pitfall over two lines",
        given={"pitfalls": "\n  - >-\n    One\n    two\n  - Another"},
        seen={"pitfalls": "One two"},
    ),
    Good(
        "a source with signs",
        given={"sources": "\n  - id: standard\n    title: 'A < B & \"C\"'\n    url: https://example.org/?a=b&c=d#e"},
        seen={"sources": 'A < B & "C" \u21a9'},
    ),
    Good(
        "a source beyond ASCII",
        given={
            "sources": "\n  - id: standard\n    title: B\u00fccher\n    url: https://b\u00fccher.example.org/\u00fc"
        },
        seen={"sources": "B\u00fccher \u21a9"},
    ),
    Good("fields in other orders", given={"level": "hard", "also_asked": "\n  - 'Or: this?'"}),
    Good("fields with comments", given={"level": "easy # as it is", "tags": "[one] # and no more"}),
    Good(
        "fields in JSON",
        given={"tags": '["one", "two"]', "key_points": '["A point", "B: point"]'},
        seen={"key_points": "A point"},
    ),
)

ENDINGS = (
    Good("lines of Windows", "a\n\n```\nb\nc\n```", "a b c", ("b\nc\n",), ending="\r\n"),
    Good("lines of an old Mac", "a\n\n```\nb\nc\n```", "a b c", ("b\nc\n",), ending="\r"),
    Good("a mark of byte order", "a\u00e9", "a\u00e9", encoding="utf-8-sig"),
)

GOODS: tuple[Good, ...] = (
    *(
        Good(
            f"text {name}",
            value,
            value,
            given={
                "title": f"'What is {value} ({name})?'",
                "summary": f"'{value}'",
                "key_points": f"\n  - '{value}'\n  - B",
            },
            seen={"title": f"What is {value} ({name})?", "summary": value, "key_points": value},
        )
        for name, value in SCRIPTS.items()
    ),
    *(_answer(f"signs {name}", value, value) for name, value in AS_TEXT.items()),
    *MARKDOWN,
    *TITLES,
    *FIELDS,
    *ENDINGS,
)

NAMES = (
    *(
        "C#",
        "C++",
        ".NET",
        "A & B",
        "<T>",
        'a "b"',
        "it's",
        "a/b",
        "R",
        "\u03c3",
        "\u6a21\u578b",
        "I/O",
        "pre-",
        "-like",
        "Node.js",
    ),
    *(
        "Stra\u00dfe",
        "g\u0131t",
        "\u0130x",
        "\ufb01n",
        "na\u00efve",
        "e\u0301a",
        "*args",
        "__init__",
        "[x]",
        "(y)",
        "{z}",
        "a|b",
        "$x^2",
        "a.b*",
        "\\d",
        "Index of all",
        "{{ x }}",
    ),
)
"""Names of terms that a pattern, an address or a page might trip over."""


def defined(name: str) -> str:
    """The definition of the term of that name."""
    return f"What {name} is, and <b>no</b> more."


def bank() -> dict[str, File]:
    """All of it as one bank."""
    terms: dict[str, File] = {
        f"questions/glossary/name-{number}.yml": f"term: {_quoted(name)}\ndefinition: {_quoted(defined(name))}\n"
        for number, name in enumerate(NAMES)
    }
    questions: dict[str, File] = {f"questions/alpha/{good.slug}.md": good.file for good in GOODS}
    return {"docs/assets/odd/x.svg": DRAWING, **terms, **questions}


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def pages() -> dict[str, File]:
    """All of it on few pages: each odd title has a question, and each of those a share of the answers."""
    bodies = [good.body for good in GOODS if good.body != BODY and "\n---\n" not in f"\n{good.body}\n"]
    return {
        path: file
        for path, file in bank().items()
        if not path.startswith("questions/alpha/")
        or path.removesuffix(".md").rpartition("/")[2] in {one.slug for one in FIELDS}
    } | {
        f"questions/alpha/{title.slug}.md": replace(title, body="\n\n".join(bodies[number :: len(TITLES)])).file
        for number, title in enumerate(TITLES)
    }


BARE: Mapping[str, File] = {
    "questions/topics.yml": TOPICS.split("      - slug: beta")[0],
    "questions/tags.yml": "# None yet.\n",
    "questions/alpha/only.md": "---\ntitle: What is the only thing?\n---\n\nThis.\n",
}
"""The smallest bank: one question, and no tag, term, study list or field that is not needed."""

BANKS: Mapping[str, Mapping[str, File]] = {
    "one question": BARE,
    "tags that nothing carries": {**BARE, "questions/tags.yml": TAGS},
    "a topic without questions": {**BARE, "questions/topics.yml": TOPICS},
    "a term, and no list": {**BARE, "questions/glossary/widget.yml": "term: Widget\ndefinition: A thing.\n"},
    "a list, and no term": {
        **BARE,
        "questions/collections/all.yml": "title: All\nsections:\n  - title: A\n    questions: [only]\n",
    },
    "demands that are empty": {**BARE, "questions/bank.yml": ""},
    "hidden files": {
        **BARE,
        "questions/alpha/.only.md.swp": "x",
        "questions/.DS_Store": b"\x00",
        "docs/.hidden.html": "<b>",
    },
    "a page by hand": {
        **BARE,
        "docs/about.md": "---\ntitle: About\n---\n\n# About\n\nA *page*, see [the question](questions/only.md).\n",
    },
}
"""Banks of few files, each right."""
