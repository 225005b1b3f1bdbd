"""Colors stand in one place, can be read on each other, and whatever repeats one repeats it truly."""

from __future__ import annotations

import re

import pytest

from tests.banks import ROOT
from tests.browsing import SCHEMES, Scheme
from tests.rules import Published
from tests.site.colors import COLORS


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors (WCAG 2.2, relative luminance)."""

    def luminance(color: str) -> float:
        channels = [value / 255 for value in bytes.fromhex(color[1:])]
        linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_color_of_text_can_be_read_on_every_ground(scheme: Scheme) -> None:
    token = COLORS[scheme]
    grounds = ("paper", "sheet", "sunk", "accent-wash")
    texts = ("ink", "ink-soft", "accent", "accent-strong", "easy", "medium", "hard")
    ratios = {(text, ground): contrast(token[text], token[ground]) for text in texts for ground in grounds}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}
    assert min(contrast(token["ink"], token[ground]) for ground in grounds) >= 7
    assert contrast("#ffffff", "#000000") == pytest.approx(21)


def test_only_the_tokens_name_colors() -> None:
    files = [path for path in (ROOT / "docs/assets/css").iterdir() if path.name != "tokens.css"]
    style = "".join(path.read_text(encoding="utf-8") for path in files)
    assert set(re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\([^)]*\)", style)) <= {
        "rgb(0 0 0 / 45%)",
        "rgb(0 0 0 / 30%)",
        "rgb(0 0 0 / 18%)",
    }, "shadows alone may be named here"


def test_the_mark_has_the_colors_of_the_site() -> None:
    drawn = set(re.findall(r"#[0-9a-f]{6}", (ROOT / "docs/assets/mark.svg").read_text(encoding="utf-8")))
    assert drawn == {COLORS["light"]["accent"], COLORS["light"]["sheet"], COLORS["dark"]["accent"]}


def test_the_bar_of_a_browser_has_the_color_of_the_paper(bread: Published) -> None:
    for address, text in bread.texts.items():
        found = re.findall(r'name="theme-color" content="(#[0-9a-f]{6})"', text)
        assert found == [COLORS[scheme]["paper"] for scheme in SCHEMES], address
