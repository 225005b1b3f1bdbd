"""Any picture that is accepted is whole, of the size that was read, and acts in no manner.

Judged by readers that the generator does not know: tinycss2 of styles, and Pillow, which reads all of a picture.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import tinycss2
from hypothesis import strategies as st
from PIL import Image

from generator.content import assets
from generator.content.characters import unfit
from generator.content.model import Size
from tests.corpus.assets import ACTING, DRAWING, picture, svg
from tests.fuzz.files import changed
from tests.fuzz.trying import Verdict, lines_of, soon

_DRAWINGS = (
    svg(
        '<title>A</title><defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<path fill="url(#a)" d="M0 0h4"/><use href="#a" xlink:href="#a"/>'
    ),
    svg('<style>path { fill: red } @media (width > 9px) { path { fill: url("#a") } }</style><path id="a"/>'),
    svg('<g style="fill: none"><text x="1">A &amp; <tspan>b</tspan></text></g><!-- a -->'),
    svg("<style><![CDATA[g { x: 1 } /* a */]]></style>"),
)

_IN_DRAWINGS = (
    *ACTING.values(),
    *"url( url(#a) //example.org/ @import /* */ \" ' \\ &#x202e; &#64; <![CDATA[ ]]> <!-- --> javascript:".split(),
    *"<g> </g> image-set( <?a?> &a; <style> </style> viewBox='".split(),
    *(" onload='x'", "xmlns='", " href='", "<!DOCTYPE svg>", "<?xml version='1.0' encoding='"),
)

_RASTERS = {".png": picture("PNG"), ".jpg": picture("JPEG"), ".webp": picture("WEBP"), ".gif": picture("GIF")}

_IN_RASTERS = (
    *(b"\x00\x00", b"\xff\xff\xff\xff", b"\xff\xd8", b"\xff\xd9", b"\xff\xc0", b"\x21\xf9", b"\x2c", b"\x3b"),
    *b"IHDR IDAT IEND acTL zTXt GIF89a RIFF WEBP VP8X ANIM".split(),
)


@st.composite
def made_up(draw: st.DrawFn) -> tuple[str, bytes]:
    """A picture with something wrong in it, and the path that says what it is."""
    if draw(st.booleans()):
        pieces = tuple(piece.encode() for piece in _IN_DRAWINGS)
        return DRAWING, draw(changed(draw(st.sampled_from(_DRAWINGS)).encode(), pieces))
    ending = draw(st.sampled_from(sorted(_RASTERS)))
    return f"docs/assets/x{ending}", draw(changed(_RASTERS[ending], _IN_RASTERS))


def is_harmless(made: tuple[str, bytes]) -> Verdict:
    """What is accepted is whole and does not act."""
    path, data = made
    said: list[tuple[int, str]] = []
    with soon():
        size = assets.check(path, data, lambda line, message: said.append((line, message)))
    assert [line for line, _ in said if not 1 <= line <= lines_of(data)] == []
    if said:
        return Verdict.REFUSED
    if path == DRAWING:
        _does_not_act(data)
    else:
        _is_whole(data, size)
    return Verdict.ACCEPTED


def _is_whole(data: bytes, size: Size | None) -> None:
    with Image.open(io.BytesIO(data)) as found:
        found.load()
        assert found.size == size


_ACTING = set(
    "script foreignobject image iframe object embed animate set animatemotion animatetransform a feimage handler "
    "discard switch".split()
)


def _does_not_act(data: bytes) -> None:
    for element in ElementTree.fromstring(data).iter():  # noqa: S314 - it was accepted, so that it has no DOCTYPE
        assert element.tag.startswith("{http://www.w3.org/2000/svg}"), element.tag
        assert element.tag.rpartition("}")[2].lower() not in _ACTING
        assert list(unfit("".join(element.itertext()))) == []
        for name, value in element.attrib.items():
            local = name.rpartition("}")[2].lower()
            assert not local.startswith("on")
            assert local != "href" or value.startswith("#"), value
            assert list(_elsewhere(tinycss2.parse_component_value_list(value))) == [], value
            assert list(unfit(value)) == []
        if element.tag.endswith("}style"):
            assert list(_elsewhere(tinycss2.parse_component_value_list("".join(element.itertext())))) == []


_ASKING = {"url", "src", "image", "image-set", "-webkit-image-set"}


def _elsewhere(nodes: list[Any]) -> Iterator[str]:
    """What in a style asks for something that does not stand in the drawing."""
    for node in nodes:
        if node.type == "url":
            yield from [] if node.value.startswith("#") else [node.value]
        elif node.type == "at-keyword":
            yield from [node.value] if node.lower_value in {"import", "font-face", "namespace"} else []
        elif node.type == "function":
            held = (
                [value.value for value in node.arguments if value.type == "string"]
                if node.lower_name in _ASKING
                else []
            )
            yield from (value for value in held if not value.startswith("#"))
            yield from _elsewhere(node.arguments)
        elif node.type in {"{} block", "[] block", "() block"}:
            yield from _elsewhere(node.content)
