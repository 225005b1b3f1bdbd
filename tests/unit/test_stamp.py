"""The stamp: whole files have one, in a form that their readers pass over; nothing else does."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from functools import cache
from io import BytesIO

import jsonschema
import lightningcss
import pytest
import rjsmin
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data
from PIL import Image

from generator.publish.stamp import FORMS, bare, is_stamped, stamped


@cache
def picture() -> bytes:
    data = BytesIO()
    Image.new("P", (60, 40), 3).save(data, "PNG")
    return data.getvalue()


FILES = {
    "a/page.md": b"---\ntemplate: x.html\nhead: {}\n---\n\n<p>Text</p>\n",
    "shortest.md": b"---\n---\n",
    "list.json": b'{"$schema": "x", "list": [1, {}]}\n',
    "compact.json": b'{"a":1,"b":{"c":"\xc3\xa9"}}',
    "indented.json": b'{\n  "a": 1\n}\n',
    "empty.json": b"{}\n",
    "spacious.json": b"{ \n }",
    "nested.json": b'{"a":{}}',
    "style.css": b"a{color:red}\n",
    "script.js": b"export const a=1;\n",
    "mark.svg": b'<svg xmlns="http://www.w3.org/2000/svg"></svg>\n',
    "sitemap.xml": b'<?xml version="1.0" encoding="UTF-8"?>\n<urlset/>\n',
    "list.txt": b"a\nb\n",
    ".gitignore": b"/a\n/b/\n",
    "card.png": picture(),
}
"""One and more of each kind that is generated."""

files = pytest.mark.parametrize("path", FILES)


def test_every_form_is_among_them() -> None:
    assert {path.rpartition(".")[2] for path in FILES} == set(FORMS)


@files
def test_what_is_stamped_is_known_and_the_rest_is_as_it_was(path: str) -> None:
    data = stamped(path, FILES[path])
    assert is_stamped(path, data)
    assert bare(path, data) == FILES[path]
    assert stamped(path, FILES[path]) == data, "the same each time"
    assert len(data) - len(FILES[path]) < 60


@files
def test_what_is_not_stamped_is_known_not_to_be(path: str) -> None:
    assert not is_stamped(path, FILES[path])
    with pytest.raises(ValueError, match="not stamped"):
        bare(path, FILES[path])


@files
def test_a_change_of_any_byte_breaks_it(path: str) -> None:
    data = stamped(path, FILES[path])
    for place in range(len(data)):
        for other in (data[place] ^ 1, data[place] ^ 0x20):
            assert not is_stamped(path, data[:place] + bytes([other]) + data[place + 1 :]), place
        assert not is_stamped(path, data[:place] + data[place + 1 :]), f"without byte {place}"
        assert not is_stamped(path, data[:place]), f"cut at {place}"


@files
def test_so_does_more_around_it(path: str) -> None:
    data = stamped(path, FILES[path])
    for other in (data + b"\n", b"\n" + data, data + data, stamped(path, FILES[path])[1:], b""):
        assert not is_stamped(path, other)


@files
def test_a_stamp_of_another_file_is_none(path: str) -> None:
    for other, held in FILES.items():
        if other.rpartition(".")[2] == path.rpartition(".")[2] and other != path:
            ours, theirs = stamped(path, FILES[path]), stamped(other, held)
            assert not is_stamped(path, _crossed(path, ours, theirs))


def _crossed(path: str, ours: bytes, theirs: bytes) -> bytes:
    """The one file with the digest of the other."""
    start = _digest(ours)
    other = _digest(theirs)
    assert ours[start : start + 16] != theirs[other : other + 16], path
    return ours[:start] + theirs[other : other + 16] + ours[start + 16 :]


def _digest(data: bytes) -> int:
    """Where the digest stands."""
    return next(
        place
        for place in range(len(data))
        if len(digits := data[place : place + 16]) == 16
        and digits.isalnum()
        and set(digits) <= set(b"0123456789abcdef")
    )


def test_stamping_twice_is_told_from_once() -> None:
    once = stamped("a.css", FILES["style.css"])
    twice = stamped("a.css", once)
    assert is_stamped("a.css", twice)
    assert bare("a.css", twice) == once


@pytest.mark.parametrize("path", ["a.html", "a", "a/b.d/c", "a.MD", "a.md.bak", ""])
def test_a_kind_that_is_not_known_is_a_mistake_and_never_ours(path: str) -> None:
    with pytest.raises(ValueError, match="no form of stamp"):
        stamped(path, b"---\n---\n")
    assert not is_stamped(path, stamped("a.md", b"---\n---\n"))


@pytest.mark.parametrize(
    ("path", "data"),
    [("a.md", b"# No front matter\n"), ("a.json", b"[1]"), ("a.json", b" {}"), ("a.css", b"a{}"), ("a.png", b"drawn")],
)
def test_so_are_bytes_of_another_kind(path: str, data: bytes) -> None:
    with pytest.raises(ValueError, match="begins with"):
        stamped(path, data)
    assert not is_stamped(path, data)


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=200))
def test_any_bytes_are_judged_without_an_error(path: str, data: bytes) -> None:
    form = FORMS[path.rpartition(".")[2]]
    for one in (data, form.begin + data + form.end, stamped(path, FILES[path])[: len(data)] + data):
        assert not is_stamped(path, one)


# To their readers


def test_a_page_s_front_matter_has_one_line_more() -> None:
    text, front = get_data(stamped("a.md", FILES["a/page.md"]).decode())
    assert text.strip() == "<p>Text</p>"
    assert front.keys() == {"generated", "template", "head"}


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".json")])
def test_a_json_document_has_one_member_more_which_is_a_comment(path: str) -> None:
    before, after = json.loads(FILES[path]), json.loads(stamped(path, FILES[path]))
    assert next(iter(after)) == "$comment"
    assert {name: value for name, value in after.items() if name != "$comment"} == before


def test_a_json_schema_stays_one() -> None:
    schema = json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}).encode()
    jsonschema.Draft202012Validator.check_schema(json.loads(stamped("a.schema.json", schema)))


def test_styles_and_scripts_have_a_comment_more() -> None:
    style, script = (stamped(path, FILES[path]).decode() for path in ("style.css", "script.js"))
    assert lightningcss.process_stylesheet(style) == lightningcss.process_stylesheet("a{color:red}")
    assert rjsmin.jsmin(script) == FILES["script.js"].decode().strip()


@pytest.mark.parametrize("path", ["mark.svg", "sitemap.xml"])
def test_markup_has_a_comment_more(path: str) -> None:
    assert ElementTree.canonicalize(stamped(path, FILES[path])) == ElementTree.canonicalize(FILES[path])


def test_a_picture_has_a_text_more_and_shows_the_same() -> None:
    data = stamped("a.png", picture())
    with Image.open(BytesIO(data)) as image:
        image.verify()  # the checksums
    with Image.open(BytesIO(data)) as after, Image.open(BytesIO(picture())) as before:
        assert after.tobytes() == before.tobytes()
        assert after.info.keys() == {"Comment"}  # it stands behind the picture, and is known once that is read
        assert str(after.info["Comment"]).startswith("generated ")


def test_what_is_no_picture_is_no_generated_one() -> None:
    """Whoever can count can stamp; so a picture is one at least."""
    data = stamped("a.png", picture())
    assert is_stamped("a.png", data)
    assert not is_stamped("a.png", b"GIF89a" + data[6:])
