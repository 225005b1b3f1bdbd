"""What nobody sees in a text is found and named, and what a script or an emoji needs stays."""

import pytest

from generator.content.characters import unfit, visible


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a\x07b", "U+0007 a control character"),
        ("a\x7fb", "U+007F a control character"),
        ("a\x85b", "U+0085 a control character"),
        ("a\xadb", "U+00AD SOFT HYPHEN"),
        ("a\u200bb", "U+200B ZERO WIDTH SPACE"),
        ("a\u200db", "U+200D ZERO WIDTH JOINER"),
        ("\u200ca", "U+200C ZERO WIDTH NON-JOINER"),
        ("a\u200fb", "U+200F RIGHT-TO-LEFT MARK"),
        ("a\u2028b", "U+2028 LINE SEPARATOR"),
        ("a\u202eb", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("a\u2066b", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("a\u2800b", "U+2800 BRAILLE PATTERN BLANK"),
        ("a\u3164b", "U+3164 HANGUL FILLER"),
        ("a\ufe0fb", "U+FE0F VARIATION SELECTOR-16"),
        ("1\ufe0f", "U+FE0F VARIATION SELECTOR-16"),
        ("a\ufeffb", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("a\ufffeb", "U+FFFE no character"),
        ("a\ufffdb", "U+FFFD REPLACEMENT CHARACTER"),
        ("a\u202d\u202e\u202db", "U+202D LEFT-TO-RIGHT OVERRIDE and 2 more"),
        ("a\ud800b", "U+D800 half of a surrogate pair"),
        ("a\ue000b", "U+E000 a private character"),
        ("a\U000e0041b", "U+E0041 TAG LATIN CAPITAL LETTER A"),
        ("a\U000e0100b", "U+E0100 VARIATION SELECTOR-17"),
        ("\u845b\U000e0100\U000e0101", "U+E0101 VARIATION SELECTOR-18"),
        ("a\U0010ffffb", "U+10FFFF no character"),
        ("a" + "\u0301" * 5, "5 marks on one letter, first U+0301 COMBINING ACUTE ACCENT"),
    ],
)
def test_what_nobody_sees_is_found_and_named(text: str, name: str) -> None:
    assert [found for _, found in unfit(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "plain\ttext\n",
        "na\u00efve \u00a0 \u2026 \u2014 \u20ac",
        "a\u0301\u0323",
        "\u65e5\u672c\u8a9e\u3000",
        "\U0001f469\u200d\U0001f4bb",  # a woman at a computer
        "\U0001f9d1\U0001f3fd\u200d\U0001f680",  # an astronaut with a color of skin
        "\u2764\ufe0f\u200d\U0001f525",  # a heart on fire
        "1\ufe0f\u20e3",  # a keycap
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian
        "\u0915\u094d\u200d\u0937",  # Devanagari
        "\u845b\U000e0100",  # a variant of a Han character
        "\u2260\ufe00",
    ],
)
def test_what_a_script_or_an_emoji_needs_stays(text: str) -> None:
    assert list(unfit(text)) == []


def test_an_offset_leads_to_the_character() -> None:
    assert [at for at, _ in unfit("ab\u200bcd\u200b")] == [2, 5]


def test_what_does_not_print_is_shown_by_its_number() -> None:
    assert visible("a\x1b[31m\n\u202e\u200d\ud800b") == "a<U+001B>[31m<U+000A><U+202E><U+200D><U+D800>b"
    assert visible("na\u00efve \u65e5\u672c") == "na\u00efve \u65e5\u672c"
