"""What is published as it is: pictures that only show, fonts and plain data."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from generator.content.assets import PICTURES, check, is_fit
from generator.content.model import Size
from tests.unit.saying import Said, hearing

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 36 24.4">'
"""It starts on line 1; what the tests draw is on line 2."""


def checked(path: str, data: bytes) -> tuple[Size | None, Said]:
    return hearing(lambda say: check(path, data, say))


def drawing(inside: str) -> tuple[Size | None, Said]:
    return checked("a.svg", f"{HEAD}\n{inside}\n</svg>".encode())


def picture(kind: str, size: Size = (30, 20)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, "red").save(data, kind)
    return data.getvalue()


@pytest.mark.parametrize(
    "inside",
    [
        "<title>One</title><desc>x &lt; 3</desc>",
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
        '<rect width="3" height="4" fill="url(#g)"/>',
        '<symbol id="s"><circle r="3"/></symbol><use href="#s"/><use xlink:href="#s" x="4"/>',
        "<style>rect { fill: url('#g'); } @media (prefers-color-scheme: dark) { rect { fill: red } }</style>",
        '<text style="font: 12px sans-serif" xml:space="preserve">one <tspan>two</tspan></text>',
        '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><path d="M0 0" filter="url(#f)"/>',
        "<!-- a comment with <script> in it -->",
    ],
)
def test_a_drawing_that_only_shows_passes(inside: str) -> None:
    assert drawing(inside) == ((36, 24), [])


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script>alert(1)</script>", "the element <script>"),
        ("<a/>", "the element <a>"),
        ("<foreignObject/>", "the element <foreignObject>"),
        ('<image href="x.png"/>', "the element <image>"),
        ('<animate attributeName="href"/>', "the element <animate>"),
        ("<feImage/>", "the element <feImage>"),
        ('<x:script xmlns:x="http://www.w3.org/2000/svg"/>', "the element <script>"),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', "the element <p>"),
        ('<rect onclick="x"/>', 'the attribute "onclick", which acts'),
        ('<rect xml:base="https://x.y/"/>', 'the attribute "base" of another vocabulary'),
        ('<use href="https://x.y/a.svg#b"/>', 'a reference to "https://x.y/a.svg#b"'),
        ('<use xlink:href="javascript:x"/>', 'a reference to "javascript:x"'),
        ('<use xlink:href="data:image/svg+xml,x"/>', 'a reference to "data:image/svg+xml,x"'),
        ('<rect fill="url(https://x.y/#a)"/>', '"url(" in a style'),
        ('<rect style="fill: u\\72l(x)"/>', '"\\" in a style'),
        ("<style>@import 'x';</style>", '"@import" in a style'),
        ("<style>a { background: URL(x) }</style>", '"URL(" in a style'),
        ("<?xml-stylesheet href='x'?>", "a processing instruction"),
        ("<g>", "no SVG: mismatched tag"),
        ("<g>" * 101, "nested 101 levels deep"),
    ],
)
def test_a_drawing_that_acts_or_leads_elsewhere_is_refused(inside: str, message: str) -> None:
    size, said = drawing(inside)
    assert size is None or said
    assert [(line, words.startswith(message)) for line, words in said] == [(3 if "mismatched" in message else 2, True)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "a DOCTYPE; take it out"),
        ("<html/>", 'the element "html" where <svg'),
        ("<svg/>", 'the element "svg" where <svg xmlns'),
        ("", "no SVG: no element found"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 . 4"/>', 'viewBox: "0 0 . 4"; allowed: four numbers'),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9e99 4"/>', 'viewBox: "0 0 9e99 4"'),
        ("<svg " * 100_000, "no SVG: not well-formed"),
        (" " * 500_001, "a drawing of 500,001 bytes; allowed: at most 500,000"),
    ],
)
def test_what_is_no_drawing_is_refused(text: str, message: str) -> None:
    size, said = checked("a.svg", text.encode())
    assert size is None
    assert [words[: len(message)] for _, words in said] == [message]


def test_parts_that_show_each_other_end() -> None:
    """Ten uses in each of ten parts would be drawn ten billion times; one that shows itself, for ever."""
    level = '<g id="a{}">' + '<use href="#a{}"/>' * 10 + "</g>"
    bomb = "".join(level.format(number, *[number + 1] * 10) for number in range(10))
    circle = '<pattern id="a"><rect fill="url(#a)"/></pattern><rect fill="url(#a)"/>'
    for inside in (bomb + '<use href="#a0"/>', circle):
        assert [words[:26] for _, words in drawing(inside)[1]] == ["parts that show each other"]
    assert drawing('<g id="a"/>' + '<use href="#a"/>' * 1000)[1] == []


@pytest.mark.parametrize(("ending", "kind"), [(ending, kind) for ending, kind in PICTURES.items() if kind != "SVG"])
def test_a_picture_is_whole_and_of_the_kind_that_its_name_says(ending: str, kind: str) -> None:
    data = picture(kind)
    assert checked(f"a{ending}", data) == ((30, 20), [])
    refused = (None, [(1, f"no whole picture of kind {kind}, as its name says; save it anew")])
    assert checked(f"a{ending}", data[:10]) == refused
    assert checked(f"a{ending}", picture("PNG" if kind != "PNG" else "GIF")) == refused
    assert checked(f"a{ending}", b"<html>") == refused


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    data = bytearray(picture("PNG"))
    data[16:24] = (100_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    said = "more than 25,000,000 pixels, or 16,384 on one side; make it smaller"
    assert checked("a.png", bytes(data)) == (None, [(1, said)])


def test_fonts_and_data_are_what_they_say() -> None:
    assert checked("a.woff2", b"wOF2....\0\0\0\x0c") == (None, [])
    assert checked("a.woff2", b"<html>") == (None, [(1, "no WOFF2 font; save it as one")])
    assert checked("a.csv", b"a,b\r\n1,2\r\n") == (None, [])
    assert checked("a.csv", b"a,b\n\xff") == (None, [(2, "the byte 0xff is not UTF-8; save the file as UTF-8")])
    assert checked("a.txt", "a\n\u202eb".encode()) == (None, [(2, "U+202E RIGHT-TO-LEFT OVERRIDE; take it out")])


@pytest.mark.parametrize("name", ["assets/a.svg", "a-b_c.v2.png", "1.png"])
def test_a_plain_name_is_fit(name: str) -> None:
    assert is_fit(name) == ""


@pytest.mark.parametrize("name", ["a b.png", "a%20b.png", "a#b.png", "\u00e9.png", "a?.png", "a&b.png", "a'b.png"])
def test_any_other_name_is_not(name: str) -> None:
    assert is_fit(f"assets/{name}").startswith(f'the name "{name}"; allowed')
