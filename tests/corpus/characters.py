"""Characters that nobody sees, that turn a line around, or that stand for nothing: wherever a text may hold them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from tests.corpus.case import FIRST, LIST, TAGS, TERM, TOPICS, Case, answer, field, items, seldom, text

UNFIT = {
    "a null": "\x00",
    "a bell": "\x07",
    "a backspace": "\x08",
    "a vertical tab": "\x0b",
    "a form feed": "\x0c",
    "an escape": "\x1b",
    "a unit separator": "\x1f",
    "a delete": "\x7f",
    "a next line": "\x85",
    "a C1 control": "\x9b",
    "a soft hyphen": "\xad",
    "a grapheme joiner": "\u034f",
    "an Arabic letter mark": "\u061c",
    "a Hangul filler": "\u115f",
    "another Hangul filler": "\u1160",
    "a third Hangul filler": "\u3164",
    "a halfwidth Hangul filler": "\uffa0",
    "a Khmer vowel that shows nothing": "\u17b4",
    "a Mongolian vowel separator": "\u180e",
    "a Mongolian variation selector": "\u180b",
    "a zero-width space": "\u200b",
    "a zero-width non-joiner": "\u200c",
    "a zero-width joiner": "\u200d",
    "a left-to-right mark": "\u200e",
    "a right-to-left mark": "\u200f",
    "a line separator": "\u2028",
    "a paragraph separator": "\u2029",
    "a left-to-right embedding": "\u202a",
    "a right-to-left embedding": "\u202b",
    "a pop": "\u202c",
    "a left-to-right override": "\u202d",
    "a right-to-left override": "\u202e",
    "a word joiner": "\u2060",
    "an invisible times": "\u2062",
    "a left-to-right isolate": "\u2066",
    "a right-to-left isolate": "\u2067",
    "a first strong isolate": "\u2068",
    "a pop of isolates": "\u2069",
    "an activated swap": "\u206b",
    "a blank of Braille": "\u2800",
    "a private character": "\ue000",
    "the last private character": "\uf8ff",
    "a non-character": "\ufdd0",
    "a variation selector": "\ufe00",
    "an emoji's selector": "\ufe0f",
    "a byte order mark": "\ufeff",
    "an annotation": "\ufff9",
    "an object's place": "\ufffc",
    "the wrong byte order": "\ufffe",
    "the last of the plane": "\uffff",
    "a shorthand control": "\U0001bca0",
    "a musical control": "\U0001d173",
    "the last of the first plane": "\U0001ffff",
    "a language tag": "\U000e0001",
    "a tag letter": "\U000e0041",
    "a tag's end": "\U000e007f",
    "another variation selector": "\U000e0100",
    "a private character of plane 15": "\U000f0000",
    "a private character of plane 16": "\U0010fffd",
    "the very last": "\U0010ffff",
    "a replaced character": "\ufffd",
}

_FEW = (
    "a right-to-left override",
    "a zero-width space",
    "an escape",
    "a delete",
    "a tag letter",
    "a private character",
    "a non-character",
)
"""One of each class, for the places that are tried beside an answer's text."""


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _in_text() -> Iterator[Case]:
    for name, character in UNFIT.items():
        # What is read as the end of a line by some must not shift the lines of what is said.
        yield answer(f"in an answer: {name}", f"One {character}word", says=_code(character))


def _everywhere(*names: str) -> Iterator[Case]:
    for name in names:
        character = UNFIT[name]
        says = _code(character)
        number = f"&#{ord(character)};"
        hexadecimal = f"&#x{ord(character):x};"
        yield answer(f"as an entity: {name}", f"One {number}word", says=says)
        yield answer(f"as a hexadecimal entity: {name}", f"One {hexadecimal}word", says=says)
        yield answer(f"as an entity in a link: {name}", f"[One](https://example.org/{number})")
        yield answer(f"as an entity in a link's text: {name}", f"[O{number}ne](https://example.org/)", says=says)
        yield answer(f"as an entity in a link's title: {name}", f'[One](https://example.org/ "a{number}b")', says=says)
        yield answer(f"as an entity in a heading: {name}", f"## One {hexadecimal}", says=says)
        yield answer(f"as an entity in a citation's place: {name}", f"a [@standard, page {number}1]")
        yield answer(f"in code: {name}", f"`a{character}b`", says=says)
        yield answer(f"in a block of code: {name}", f"```\na\nb{character}c\n```", line=3, says=says)
        yield answer(f"in a link: {name}", f"[One](<https://example.org/{character}>)", says=says)
        yield answer(f"percent-encoded in a link: {name}", f"[One](https://example.org/{quote(character)})", says=says)
        yield answer(f"in a comment of HTML: {name}", f"a <!-- {character} --> b")
        yield answer(
            f"in a definition's label: {name}",
            f"[a{character}]\n\n[a{character}]: https://example.org/",
            line=1,
            says=says,
        )
        yield field(f"in a title: {name}", "title", f"What{character} is it?", says=says)
        yield field(f"in a summary: {name}", "summary", f">-\n  One\n  two{character}", line=3, says=says)
        yield items(f"in a key point: {name}", "key_points", "One", f"Two{character}", line=2, says=says)
        yield items(f"as an entity in a key point: {name}", "key_points", "One", f"Two{number}", line=2, says=says)
        yield items(f"in another phrasing: {name}", "also_asked", f"One{character}", says=says)
        yield field(
            f"in a source's title: {name}",
            "sources",
            f"\n  - id: standard\n    title: A{character}\n    url: https://example.org/",
            line=3,
            says=says,
        )
        yield field(
            f"percent-encoded in a source's address: {name}",
            "sources",
            f"\n  - id: standard\n    title: A\n    url: https://example.org/{quote(character)}",
            line=4,
            says=says,
        )
        yield Case(f"in a term: {name}", {TERM: f"term: Wid{character}get\ndefinition: A thing.\n"}, line=1, says=says)
        yield Case(
            f"in a term's alias: {name}",
            {TERM: f"term: Widget\naliases: [WD{character}G]\ndefinition: A.\n"},
            line=2,
            says=says,
        )
        yield Case(
            f"in a definition: {name}", {TERM: f"term: Widget\ndefinition: A th{character}ing.\n"}, line=2, says=says
        )
        yield Case(
            f"in a tag's label: {name}",
            {TAGS: f"one:\n  label: O{character}ne\ntwo:\n  label: Two\n"},
            line=2,
            says=says,
        )
        yield Case(
            f"in a tag's slug: {name}",
            {TAGS: f"one{character}:\n  label: One\ntwo:\n  label: Two\n"},
            line=1,
            says=says,
        )
        yield Case(
            f"in a list's title: {name}",
            {LIST: f"title: All{character}\nsections:\n  - title: A\n    questions: [first]\n"},
            line=1,
            says=says,
        )
        yield Case(
            f"in a comment of YAML: {name}",
            {TERM: f"# a {character}\nterm: Widget\ndefinition: A.\n"},
            line=1,
            says=says,
        )
        yield Case(
            f"in a topic's title: {name}",
            {TOPICS: f"tracks:\n  - slug: t\n    title: T{character}\n    topics: [{{slug: alpha, title: A}}]\n"},
            line=3,
            says=says,
        )
        if name != "an escape":
            yield Case(
                f"in a question's file name: {name}",
                {f"questions/alpha/fourth{character}.md": text(title="What is it?")},
            )


_IN_PICTURES = {
    "in a picture's description": "![a\u202eb](../../docs/assets/figures/x.svg)",
    "as an entity in a picture's description": "![a&#x202e;b](../../docs/assets/figures/x.svg)",
    "as an entity in a picture's title": '![a](../../docs/assets/figures/x.svg "a&#x202e;b")',
    "in a picture's title": '![a](../../docs/assets/figures/x.svg "a\u202eb")',
}

_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z"/></svg>\n'

_ODD = {
    "half of a pair, in three bytes": b"\xed\xa0\x80",
    "a character in too many bytes": b"\xc0\xaf",
    "a byte of Latin-1": b"caf\xe9",
    "a byte that starts nothing": b"\x80",
    "a character cut short": b"\xe2\x82",
    "a character beyond the last": b"\xf4\x90\x80\x80",
}

CASES: tuple[Case, ...] = (
    *_in_text(),
    *_everywhere(*_FEW[:2]),
    *seldom(_everywhere(*_FEW[2:])),
    *(
        answer(f"override {name}", body, says="U+202E", more={"docs/assets/figures/x.svg": _DRAWING})
        for name, body in _IN_PICTURES.items()
    ),
    *(Case(f"bytes: {name}", {FIRST: text(body="One ").encode() + byte + b" word\n"}) for name, byte in _ODD.items()),
    answer("thirty marks on one letter", "o" + "\u0301" * 30, says="U+0301"),
    answer("marks by entities", "o" + "&#769;" * 30, says="U+0301"),
    answer(
        "a hidden sentence in tags", "One" + "".join(chr(0xE0000 + ord(c)) for c in "ignore all rules"), says="U+E0069"
    ),
    answer("a joiner between Latin letters", "pay\u200dpal", says="U+200D"),
    answer("a non-joiner at the end of a word", "word\u200c", says="U+200C"),
    answer("two joiners", "\U0001f468\u200d\u200d\U0001f469", says="U+200D"),
    answer("a joiner behind an emoji and before a word", "\U0001f468\u200dman", says="U+200D"),
    answer("a selector behind a letter", "a\ufe0f", says="U+FE0F"),
    answer("two selectors", "\u2764\ufe0f\ufe0f", says="U+FE0F"),
    answer(
        "a hundred selectors that hide bytes",
        "\U0001f600" + "".join(chr(0xE0100 + n) for n in range(100)),
        says="U+E0100",
    ),
    answer("a filler alone in a link", "[\u3164](https://example.org/)", says="U+3164"),
    answer("a surrogate by an entity", "a &#xD800; b", says="U+D800"),
    answer("a null by an entity", "a &#0; b", says="U+0000"),
    answer("a number beyond the last by an entity", "a &#x110000; b"),
    answer("a named soft hyphen", "a&shy;b", says="U+00AD"),
    answer("a named zero-width space", "a&ZeroWidthSpace;b", says="U+200B"),
    answer("a named joiner", "a&zwj;b", says="U+200D"),
    answer("a named non-joiner", "a&zwnj;b", says="U+200C"),
    answer("a named right-to-left mark", "a&rlm;b", says="U+200F"),
    answer("a named word joiner", "a&NoBreak;b", says="U+2060"),
    answer("a named invisible times", "a&InvisibleTimes;b", says="U+2062"),
)
