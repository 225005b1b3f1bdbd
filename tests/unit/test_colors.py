"""The colors among the tokens: they are read, and can be read on each other."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.outputs.mark import PATH, mark
from generator.theme.colors import NEEDED, Colors, colors
from generator.theme.files import FOLDER, TOKENS
from tests.unit.saying import hearing, silent

OURS = colors((FOLDER / TOKENS).read_text(encoding="utf-8"), silent)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors (WCAG 2.2, relative luminance)."""

    def luminance(color: str) -> float:
        channels = [value / 255 for value in bytes.fromhex(color[1:])]
        linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("token", [OURS.light, OURS.dark], ids=["light", "dark"])
def test_every_color_of_text_can_be_read_on_every_ground(token: Mapping[str, str]) -> None:
    grounds = ("paper", "sheet", "sunk", "accent-wash")
    texts = ("ink", "ink-soft", "accent", "accent-strong", "easy", "medium", "hard")
    ratios = {(text, ground): contrast(token[text], token[ground]) for text in texts for ground in grounds}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}
    assert min(contrast(token["ink"], token[ground]) for ground in grounds) >= 7
    assert contrast("#ffffff", "#000000") == pytest.approx(21)


def test_tokens_that_are_colors_are_read() -> None:
    text = ":root {\n  --ink: light-dark(#112233, #ddeeff);\n  --gap: 0.8rem;\n  --rule: var(--ink);\n}"
    found, said = hearing(lambda say: colors(text, say))
    assert found == Colors({"ink": "#112233"}, {"ink": "#ddeeff"})
    assert len(said) == len(NEEDED) - 1


@pytest.mark.parametrize("value", ["#fff", "light-dark(#fff, #112233)", "var(--ink)", "light-dark(red, blue)"])
def test_a_color_that_pictures_cannot_be_drawn_in_is_said_with_its_line(value: str) -> None:
    text = "\n".join(f"--{name}: light-dark(#AABBCC, #112233); /* as it is */" for name in NEEDED)
    assert colors(text, silent).light["paper"] == "#AABBCC"
    broken = text.replace("--sheet: light-dark(#AABBCC, #112233)", f"--sheet: {value}")
    ((line, said),) = hearing(lambda say: colors(broken, say))[1]
    assert line == NEEDED.index("sheet") + 1
    assert "allowed: light-dark(#rrggbb, #rrggbb)" in said


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("\x1b[31m\u202e", '"<U+001B>[31m<U+202E>"'),
        ("x" * 1_000_000, f'"{"x" * 57}..."'),
        ("light-dark(#112233, #112233)} </style>", '"light-dark(#112233, #112233)} </style>"'),
    ],
)
def test_what_stands_for_a_color_is_shown_as_a_text(value: str, shown: str) -> None:
    ((line, said),) = hearing(lambda say: colors(TOKENS_OF_ALL.replace(PAPER, value), say))[1]
    allowed = "allowed: light-dark(#rrggbb, #rrggbb), since pictures are drawn in it too"
    assert (line, said) == (1, f"--paper is {shown}; {allowed}")


PAPER = "light-dark(#aabbcc, #112233); /* paper */"
TOKENS_OF_ALL = "\n".join(f"--{name}: light-dark(#aabbcc, #112233); /* {name} */" for name in NEEDED)


def test_a_sheet_of_nothing_is_looked_through_in_one_go() -> None:
    """In the square of its length this takes minutes."""
    said = hearing(lambda say: colors("\n" * 300_000 + " " * 300_000 + "--paper", say))[1]
    assert {message for _, message in said} == {
        f"--{name} is missing; allowed: light-dark(#rrggbb, #rrggbb), since pictures are drawn in it too"
        for name in NEEDED
    }


def test_the_mark_is_drawn_in_the_tokens() -> None:
    tokens = Colors({"accent": "#010101", "sheet": "#020202"}, {"clock": "#030303"})
    drawn = str(mark(tokens)[PATH])
    assert [color for color in ("#010101", "#020202", "#030303") if color not in drawn] == []
