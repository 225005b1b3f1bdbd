"""What tells the sites of several publishers apart."""

from __future__ import annotations

import pytest

from tools.portability import ACCEPTED, BODY, BYTES, FILE, HEAD, PUBLISHERS, ZENSICAL, Difference, differences, judged

PAGE = """\
<!doctype html>
<html>
  <head><title>Salt</title><meta name="description" content="What it is."><link rel="canonical" href="../salt/"></head>
  <body>
    <div data-md-component="skip"><a href="#__skip">Skip</a></div>
    <article><h1>Salt</h1><p>It is <b>white</b>.<br>See <a href="../water/?a=1&amp;b=2">water</a>.</p></article>
    <span class="icon"><svg><path d="M1 1"/></svg></span>
  </body>
</html>
"""


def found(page: str, path: str = "salt/index.html") -> list[tuple[str, bool, str]]:
    """What differs between the page and another one at the same path."""
    told = differences("Other", {path: PAGE.encode()}, {path: page.encode()})
    return [(one.of, one.lacks, one.what) for one in told]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"../salt/"', '"./"'),
        ('"../water/?a=1&amp;b=2"', "'&#x2e;./water&#x2f;?a=1&#38;b=2'"),
        ('name="description" content="What it is."', 'content="What it is." name="description"'),
        ("It is <b>", "It\n   is\n<b>"),
        ('<a href="#__skip">Skip</a>', ""),
        ('<path d="M1 1"/>', '<path fill="currentColor" d="M2 2"/>'),
    ],
)
def test_what_a_browser_takes_for_the_same_is_the_same(before: str, after: str) -> None:
    assert before in PAGE
    assert found(PAGE.replace(before, after)) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("<title>Salt", "<title>Pepper", [(HEAD, True, "Salt"), (HEAD, False, "Pepper")]),
        (
            ' content="What it is."',
            "",
            [
                (HEAD, True, '<meta content="What it is." name="description">'),
                (HEAD, False, '<meta name="description">'),
            ],
        ),
        ("white", "black", [(BODY, True, "white"), (BODY, False, "black")]),
        ("<br>See", "See", [(BODY, True, "."), (BODY, True, "<br>"), (BODY, True, "See"), (BODY, False, ".See")]),
        (
            "../water/",
            "../../water/",
            [
                (BODY, True, '<a href="https://host.example/bank/water/?a=1&b=2">'),
                (BODY, False, '<a href="https://host.example/water/?a=1&b=2">'),
            ],
        ),
    ],
)
def test_what_a_reader_would_see_is_told(before: str, after: str, told: list[tuple[str, bool, str]]) -> None:
    assert before in PAGE
    assert found(PAGE.replace(before, after)) == told


def test_files_that_are_lacking_added_or_other_are_told() -> None:
    expected = {"a.css": b"a", "b.css": b"b", "c.xml": b"c\n"}
    other = {"b.css": b"B", "c.xml": b"c", "d.css": b"d"}
    assert [*differences("Other", expected, other)] == [
        Difference("Other", "a.css", FILE, True),
        Difference("Other", "b.css", BYTES, False),
        Difference("Other", "d.css", FILE, False),
    ]


def test_a_difference_is_named_by_where_it_is() -> None:
    assert str(Difference("Other", "a.css", FILE, True)) == "a.css: Other lacks the file"
    assert str(Difference("Other", "b.css", BYTES, False)) == "b.css: Other changes what it holds"
    assert str(Difference("Other", "x.html", HEAD, False, "<b>")) == "x.html: Other adds in the head <b>"


def test_what_is_accepted_is_so_of_that_publisher_and_there_alone() -> None:
    own = Difference(ZENSICAL.name, "search.json", FILE, False)
    others = [
        own._replace(publisher="ProperDocs"),
        own._replace(path="search/lexicon.json"),
        own._replace(of=BYTES),
        Difference(ZENSICAL.name, "salt/index.html", BODY, True, "<p>"),
        Difference(ZENSICAL.name, "assets/figures/steam.svg", FILE, True),
        Difference(ZENSICAL.name, "questions/salt/index.html", BODY, True, '<p class="mend">'),
    ]
    refused, accepted = judged(iter([own, *others]))
    assert refused == others
    assert [(row.of, count) for row, count in accepted.items()] == [(FILE, 1)]


def test_each_row_of_what_is_accepted_has_its_reason_and_its_publishers() -> None:
    for row in ACCEPTED:
        assert row.reason
        assert {*row.publishers} <= {*PUBLISHERS[1:]}
        assert row.parts
