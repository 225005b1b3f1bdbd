"""Whatever bytes a file holds, there are problems, each with a line that is there, or none."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.banks import small
from tests.corpus.assets import DRAWING, svg
from tests.corpus.case import FIRST, File, text
from tests.fuzz.trying import Verdict, checked

_ODD = (
    *(b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xc2\x85"),
    *(b"\xf3\xa0\x81\x81", b"\r", b"\n", b"\r\n", b"\n\n", b"\t", b"---\n", b"  - ", b": ", b" #", b"&a ", b"## "),
    *b"*a !! [ ] { } ' \" | > % ` < --> ]( [@ title aliases: questions: ../ &#0; javascript: tracks: required:".split(),
    *(b"```\n", b"sections:\n", b"aliases: ["),
)

_GOOD: dict[str, bytes] = {
    **{path: file.encode() for path, file in small().items()},
    FIRST: text().encode(),
    "questions/bank.yml": b"question:\n  title: {required: yes, characters: 1 to 200}\n  sources.id: {required: yes}\n",
    "docs/about.md": b"---\ntitle: About\n---\n\n# About\n\nA *page*.\n",
    DRAWING: svg('<g id="a"><path d="M0 0h4"/></g><use href="#a"/><style>path { fill: red }</style>').encode(),
}


@st.composite
def changed(draw: st.DrawFn, good: bytes, pieces: tuple[bytes, ...]) -> bytes:
    """Bytes with a few changes: something put in, taken out, doubled, or cut off."""
    data = good
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        piece = draw(st.one_of(st.sampled_from(pieces), st.binary(max_size=4), st.just(data[start:end])))
        match draw(st.sampled_from(("in", "out", "over", "cut"))):
            case "in":
                data = data[:start] + piece + data[start:]
            case "out":
                data = data[:start] + data[end:]
            case "over":
                data = data[:start] + piece + data[end:]
            case _:
                data = data[:start]
    return data


@st.composite
def made_up(draw: st.DrawFn) -> dict[str, File]:
    """One of the files of a bank, with something wrong in it, or of any bytes at all."""
    path = draw(st.sampled_from(sorted(_GOOD)))
    good = changed(_GOOD[path], _ODD)
    return {path: draw(st.one_of(good, good, st.binary(max_size=200)))}


def are_read(files: dict[str, File]) -> Verdict:
    """Nothing comes out but an outcome."""
    return Verdict.REFUSED if checked(files).problems else Verdict.ACCEPTED
