"""The texts of one page as HTML: links find their pages, terms become links once, citations get their numbers."""

from __future__ import annotations

import random
import re
from pathlib import Path

import nh3
import pytest

from generator.arrange.site import Site
from generator.commands.build import build
from generator.content.alerts import ALERTS
from generator.content.answer import read, read_line
from generator.content.model import PARTS_OF_A_PAGE, Markdown, Source
from generator.outputs import html as module
from generator.outputs.html import Abroad, UnsafeError, Writer, lock, source_id
from generator.theme.files import COMPONENTS, TEMPLATES
from tests.banks import arranged, question, small, write
from tests.unit.hostile import HOSTILE
from tests.unit.saying import hearing, silent

HERE = "questions/alpha/first.md"
SOURCES = (Source("A standard", "https://example.org/1", "one"), Source('Two & "more"', "https://example.org/2", "two"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>'
    return arranged(
        tmp_path_factory.mktemp("bank"),
        small(
            **{
                "docs/assets/a.svg": svg,
                "docs/assets/b.pdf": "%PDF-",
                "docs/assets/no-size.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
            }
        ),
    )


@pytest.fixture
def writer(site: Site) -> Writer:
    return Writer(site, "questions/first/", HERE, SOURCES)


def shown(writer: Writer, text: str) -> str:
    return writer.html(read_line(text, silent))


# Links


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("second.md", "../../questions/second/"),
        ("../beta/third.md#answer", "../../questions/third/#answer"),
        ("../glossary/widget.yml", "../../glossary/widget/"),
        ("../collections/all.yml#first", "../../collections/all/#first"),
        ("../../docs/assets/b.pdf", "../../assets/b.pdf"),
        ("#in-depth", "#in-depth"),
        ("https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2"),
        ("http://example.org/#a", "http://example.org/#a"),
    ],
)
def test_a_link_to_a_file_leads_to_its_page(writer: Writer, target: str, href: str) -> None:
    assert shown(writer, f"[x]({target})") == f'<a href="{href}">x</a>'


@pytest.mark.parametrize(("of", "way"), [("", "./"), ("questions/first/", "../../"), ("a/", "../")])
def test_links_start_at_the_page_that_they_stand_in(site: Site, of: str, way: str) -> None:
    assert shown(Writer(site, of, HERE), "[x](second.md)") == f'<a href="{way}questions/second/">x</a>'


def test_a_title_of_a_link_is_kept(writer: Writer) -> None:
    text = shown(writer, "[x](second.md 'A \"title\" & more')")
    assert text == '<a href="../../questions/second/" title="A &quot;title&quot; &amp; more">x</a>'


# Pictures


def test_a_picture_says_its_size(writer: Writer) -> None:
    text = shown(writer, '![A "picture" of *it*](../../docs/assets/a.svg "Its title")')
    picture = 'src="../../assets/a.svg" alt="A &quot;picture&quot; of it" title="Its title" width="40" height="30"'
    assert text == f'<img class="figure" {picture}>'


def test_one_of_unknown_size_says_none(writer: Writer) -> None:
    text = shown(writer, "![x](../../docs/assets/no-size.svg)")
    assert text == '<img class="figure" src="../../assets/no-size.svg" alt="x">'


def test_a_picture_is_as_wide_as_its_text_says(writer: Writer) -> None:
    text = shown(writer, 'so: <img src="../../docs/assets/a.svg" alt="A" width="80px">')
    picture = '<img class="figure figure-sized" src="../../assets/a.svg" alt="A" width="80" height="60">'
    assert text == f"so: {picture}"


# Footnotes, alerts, formulas

NOTED = "a[^n], b[^n]\n\n[^n]: see *c*"


def note(text: int, number: int, time: int) -> str:
    link = f'href="#note:first:{text}:{number}" id="noted:first:{text}:{number}:{time}"'
    return f'<sup class="note"><a {link} role="doc-noteref" aria-label="Footnote {number}">{number}</a></sup>'


def way_back(text: int, number: int, time: int) -> str:
    href = f'class="note-back" href="#noted:first:{text}:{number}:{time}" role="doc-backlink"'
    sign = "\u21a9\ufe0e" + (f"<sup>{time}</sup>" if time > 1 else "")
    return f'<a {href} aria-label="Back to where it is referred to, {time}">{sign}</a>'


def test_a_footnote_leads_there_and_back(writer: Writer) -> None:
    assert writer.html(read(NOTED, silent)) == (
        f"<p>a{note(1, 1, 1)}, b{note(1, 1, 2)}</p>\n"
        '<section class="note-texts" role="doc-endnotes" aria-label="Footnotes">\n<ol>\n'
        f'<li id="note:first:1:1"><p>see <em>c</em> {way_back(1, 1, 1)} {way_back(1, 1, 2)}</p>\n'
        "</li>\n</ol>\n</section>\n"
    )


def test_footnotes_of_two_texts_and_of_two_entries_do_not_collide(site: Site, writer: Writer) -> None:
    text = read(NOTED, silent)
    other = Writer(site, "questions/second/", "questions/alpha/second.md")
    shown = [writer.html(text), writer.html(text), other.html(text)]
    ids = re.findall(r'\bid="([^"]+)"', "".join(shown))
    assert len(ids) == len(set(ids)) == 9
    for html in shown:
        assert {*re.findall(r'\bhref="#([^"]+)"', html)} == {*re.findall(r'\bid="([^"]+)"', html)}


@pytest.mark.parametrize(
    "text", [NOTED, "> [!TIP]\n> a", "$x^2$\n\n$$\ny\n$$", "<details>\n<summary>a</summary>\n\nb\n\n</details>"]
)
def test_what_leaves_the_site_has_the_same_html(site: Site, writer: Writer, text: str) -> None:
    found = read(text, silent)
    assert Abroad(site, "questions/first/", HERE).html(found) == writer.html(found)


def test_an_alert_is_named_by_a_phrase(writer: Writer) -> None:
    for kind in ALERTS:
        shown = writer.html(read(f"> [!{kind.upper()}]\n> a", silent))
        name = f'<p class="alert-name">{kind.capitalize()}</p>\n'
        assert shown == f'<div class="alert alert-{kind}" role="note">{name}<p>a</p>\n</div>\n'


def test_a_formula_is_given_in_tex_where_there_is_no_markup(site: Site) -> None:
    abroad = Abroad(site, "questions/first/", HERE)
    text = read_line("It is $a < b^2$ & **no** $`c`$", silent)
    assert abroad.plain(text) == "It is $a < b^2$ & no $c$"
    assert "<msup>" in abroad.html(text)


# Terms


def term(slug: str, words: str) -> str:
    titles = {
        "widget": "A thing that is made in tests.",
        "widget-store": "A place where widgets are kept until they are used.",
    }
    return f'<a class="term" href="../../glossary/{slug}/" title="{titles[slug]}">{words}</a>'


def pages_of(tmp_path: Path, **fields: str) -> str:
    root = write(tmp_path, small(**{HERE: question("What is first?", **fields)}))
    assert not build(root).problems
    return (root / "docs/questions/first.md").read_text(encoding="utf-8")


def test_only_the_first_mention_on_a_page_is_a_link(tmp_path: Path) -> None:
    extra = "pitfalls: [A widget again]\n"
    page = pages_of(tmp_path, body="Widgets, a WDG and a widget.", extra=extra)
    assert f"<p>{term('widget', 'Widgets')}, a WDG and a widget.</p>" in page
    assert "<li>A widget again</li>" in page


def test_what_was_seen_still_covers_shorter_names(tmp_path: Path) -> None:
    page = pages_of(tmp_path, body="A widget store, a widget store and a widget.")
    assert f"<p>A {term('widget-store', 'widget store')}, a widget store and a {term('widget', 'widget')}.</p>" in page


def test_each_page_starts_anew(tmp_path: Path) -> None:
    files = {f"questions/beta/{n}.md": question(f"What is {n}?", body="A widget.") for n in range(2)}
    root = write(tmp_path, small(**files))
    assert not build(root).problems
    for n in range(2):
        assert term("widget", "widget") in (root / f"docs/questions/{n}.md").read_text(encoding="utf-8")


def test_the_words_of_a_term_stay_as_they_were_written(tmp_path: Path) -> None:
    page = pages_of(tmp_path, body="**Widget\nstore** & `widget` [widget](https://example.org/)\n\n## widget")
    assert f"<strong>{term('widget-store', 'Widget' + chr(10) + 'store')}</strong> &amp; <code>widget</code>" in page
    assert '<a href="https://example.org/">widget</a>' in page
    assert '<h3 id="widget">widget</h3>' in page


def test_a_definition_is_escaped_in_its_title(tmp_path: Path) -> None:
    odd = "questions/glossary/odd.yml"
    files = small(**{odd: "term: Odd\ndefinition: 'A \"quoted\" <b>thing</b> & `more` of it.'\n"})
    files[HERE] = question("What is first?", body="It is odd.")
    root = write(tmp_path, files)
    assert not build(root).problems
    page = (root / "docs/questions/first.md").read_text(encoding="utf-8")
    title = "A &quot;quoted&quot; &lt;b&gt;thing&lt;/b&gt; &amp; `more` of it."
    assert f'It is <a class="term" href="../../glossary/odd/" title="{title}">odd</a>.' in page


# Citations


def cited(source: str, count: int, number: int, name: str) -> str:
    link = f'<a href="#source:{source}" id="cite:{source}:{count}" aria-label="Source {number}: {name}">[{number}]</a>'
    return f'<sup class="cite">{link}</sup>'


def test_a_citation_has_the_number_of_its_source_and_an_id_of_its_own(writer: Writer) -> None:
    two = "Two &amp; &quot;more&quot;"
    assert shown(writer, "Second [@two].") == f"Second{cited('two', 1, 2, two)}."
    both = cited("one", 1, 1, "A standard, p. 3") + cited("two", 2, 2, two)
    assert shown(writer, "First [@one, p. 3; @two]") == f"First{both}"
    assert shown(writer, "*Again* [@one]") == f"<em>Again</em>{cited('one', 2, 1, 'A standard')}"
    assert writer.back(SOURCES[0]) == [("cite:one:1", "p. 3"), ("cite:one:2", "")]
    assert writer.back(SOURCES[1]) == [("cite:two:1", ""), ("cite:two:2", "")]


def test_a_source_that_is_cited_nowhere_leads_nowhere_back(writer: Writer) -> None:
    assert writer.back(SOURCES[0]) == []


def test_a_place_in_a_source_is_escaped(writer: Writer) -> None:
    assert 'aria-label="Source 1: A standard, &quot;a&quot; &lt;b&gt;"' in shown(writer, '[@one, "a" <b>]')


def test_every_citation_of_a_page_leads_there_and_back(tmp_path: Path) -> None:
    extra = (
        "pitfalls: ['One [@standard]']\nfollow_ups:\n  - ask: Two [@standard]?\n    say: Three [@standard, p. 3].\n"
        "corrections: ['Four [@standard]']\n"
    )
    page = pages_of(tmp_path, body="Zero [@standard].", extra=extra)
    source = page[page.index('<li id="source:standard">') :].split("</li>")[0]
    for number in range(1, 6):
        assert f'<a href="#source:standard" id="cite:standard:{number}"' in page
        assert f'<a class="sources-back" href="#cite:standard:{number}" aria-label="Back to where it is cited' in source
    assert 'aria-label="Back to where it is cited: p. 3">↩ p. 3</a>' in source


def test_the_id_of_a_source_is_none_that_a_heading_can_have() -> None:
    (heading,) = read("## source:one", silent).headings
    assert heading != source_id(SOURCES[0])


# The second lock

CLEAN = (
    """<p>a <a href="https://x.y" title="t">b</a> <a class="term" href="../x/">c</a><br><img src="a.svg" alt=""></p>"""
)


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<p onclick='x'>a</p>",
        '<a href="javascript:alert(1)">a</a>',
        '<a href="data:text/html,x">a</a>',
        '<img src="javascript:x" alt="">',
        '<p style="color:red">a</p>',
        "<p>never closed",
        '<a href="https://x.y">a <a href="https://x.y">b</a></a>',
        "<!-- a comment -->",
        "<iframe></iframe>",
        "a < b",
        "a & b",
        "<form><input></form>",
        '<p id="x">a</p>',
        '<div id="answer"></div>',
    ],
)
def test_the_lock_holds(html: str) -> None:
    with pytest.raises(UnsafeError) as raised:
        lock(html, "a/file.md")
    assert raised.value.problem.path == "a/file.md"


def test_the_lock_lets_through_what_the_generator_writes() -> None:
    lock(CLEAN, "")


def test_html_that_a_sanitizer_would_change_is_a_problem_of_the_generator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, small(**{HERE: question("What is first?", body="It is **first**.")}))
    monkeypatch.setattr(module, "_SANITIZER", nh3.Cleaner(tags=module._TAGS - {"strong"}, link_rel=None))
    outcome = build(root)
    (problem,) = outcome.problems
    assert problem.path == HERE
    assert problem.message.startswith("a mistake of the generator, please report it: ")
    assert outcome.report is None
    assert not (root / "docs").exists()


AWKWARD = [
    *HOSTILE,
    "[a [@one] b](https://x.y)",
    "![a [@one] b](u.svg)",
    "[![a [@one]](u.svg)](https://x.y)",
    "## H [@one]",
    "**[@one]** *[@two]*",
    "<kbd>[@one]</kbd><sup>[@two]</sup>",
    "| a [@one] |\n|---|\n| b [@two, p. 2] |",
    "<code>`x`</code> <q>a [l](second.md) c</q>",
    "~~<s>x</s>~~ **<strong>x</strong>** <em>*x*</em>",
    "[<b>a</b> *c*](https://x.y)",
    "1. 1. 1. x\n> > > y",
    "999999999. x",
    "[a](https://x.y/é) [b](https://é.y/) [c](https://x.y/%) [d](https://x.y/\\<)",
    "a &nbsp; b\N{NO-BREAK SPACE}c &#0; &#x80; \u2028 \u0085 \u200b",
    "`a\N{NO-BREAK SPACE}b` and ```` ``` ````",
    "```\n<a href='x'>&amp;\N{NO-BREAK SPACE}\n```",
    "```html\n<a href=\"x\">'&amp;'</a>\n```",
    "![](a.svg) ![\"](b.svg '\"')",
    "- [x] a [l](second.md)\n- [ ] <kbd>k</kbd>",
    "a\\\nb  \nc<br/>d",
    NOTED,
    "## H[^1]\n\n- b[^2]\n\n[^1]: > c\n[^2]:\n    ```\n    d\n    ```",
    "> [!NOTE]\n> - a\n> - b\n>\n> | c |\n> |---|\n> | $d$ |",
    r"**$\frac{a}{b}$** [$`x<y`$](https://x.y) $$\begin{cases}a&b\\c\end{cases}$$ `$d$` <code>$e$ :+1:</code>",
    r"$$\n\overline{x} \boxed{y} \color{red}{z} \text{<b> \& \"c\"}\n$$".replace(r"\n$", "\n$"),
    "<p align=center>a<br><b>b</b><p>c\n\n</p>",
    "<div>\n<blockquote>a\n<hr></blockquote>\n<ol start=07><li>b<ul><li>c</li></ul></li></ol></div>",
    "- <details open><summary>a <a href='https://x.y' title='\"'>b</a></summary><p>c</details>",
    "<details>\n<summary>\n\n## a\n\n</summary>\n\n```\nb\n```\n\n</details>",
    "<a name=x></a><font color=red>a</font> <!-- b --><span class=c>d</span> :rocket: https://x.y/'\"&c www.x.y",
]


PIECES = [
    *(
        f"<{slash}{name}>"
        for name in "p div details summary ul ol li blockquote b code a span sub".split()
        for slash in ("", "/")
    ),
    *(
        "<p align=center>",
        "<a href='https://x.y'>",
        "<br>",
        "<hr>",
        "<center>",
        "<img src=a.svg>",
        "<!-- c -->",
        "\n",
        "\n\n",
    ),
    *(
        "<details>\n<summary>s</summary>\n\n",
        "\n\n</details>\n\n",
        "a",
        "*em*",
        "`c`",
        "- ",
        "> ",
        "1. ",
        "  ",
        "## h\n",
    ),
    *(
        "$x$",
        "$$y$$",
        "\n$$\nz\n$$\n",
        "[^1]",
        "\n\n[^1]: n\n",
        "> [!NOTE]\n> x\n",
        "| a |\n|---|\n| c |\n",
        "```\nf\n```\n",
    ),
    *(":rocket:", "https://x.y/z", "www.a.b", "[l](https://x.y)", "[", "](", ")", "~~d~~", "&nbsp;", "&lt;", "\\"),
]


@pytest.mark.parametrize("reader", [read, read_line])
def test_what_is_accepted_passes_the_lock(writer: Writer, reader: object) -> None:
    """So that no text is refused with the words that the generator is at fault."""
    assert callable(reader)
    passed = 0
    for text in AWKWARD:
        found, said = hearing(lambda say, text=text: reader(text, say))  # type: ignore[misc]
        assert isinstance(found, Markdown)
        known = {citation.source for citation in found.citations} <= {"one", "two"}
        if not said and known:
            assert writer.html(found)
            passed += 1
    assert passed > len(AWKWARD) / 5


def test_a_text_of_anything_that_is_accepted_passes_the_lock(writer: Writer) -> None:
    """Pieces, in an order that chance gives, but the same one each time."""
    chance = random.Random(1)  # noqa: S311 - it is for no secret
    passed = 0
    for _ in range(1_500):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(2, 8)))
        found, said = hearing(lambda say, text=text: read(text, say))  # type: ignore[misc]
        if not said:
            assert writer.html(found) or not found.parts
            passed += 1
    assert passed > 60


QUESTION = (TEMPLATES / "question.html.j2").read_text(encoding="utf-8")
MARKUP = "\n".join(
    path.read_text(encoding="utf-8").split("{% macro examples")[0]
    for path in (TEMPLATES / "question.html.j2", *COMPONENTS.glob("*/*.html.j2"))
    if path.parent == TEMPLATES or f'"{path.parent.name}/{path.name}" import' in QUESTION
)


def test_no_heading_of_an_answer_takes_an_id_of_its_page() -> None:
    assert set(re.findall(r'\bid="([a-z-]+)"', MARKUP)) <= PARTS_OF_A_PAGE
