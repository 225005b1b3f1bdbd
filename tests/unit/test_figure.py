"""A drawing with a title, alone in its paragraph, is a figure with a caption; any other picture stays as it is.

One with a version for wide screens beside it is shown there as that.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.arrange.pages import pages
from generator.commands.build import checked
from generator.outputs.html import BEYOND_PHONE, Abroad
from generator.outputs.pages import render
from tests.banks import ROOT, arranged, question, small, write

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"/>'
WIDE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 12"/>'
IMG = '<img class="figure" src="../../assets/a.svg" alt="A line" width="20" height="10">'


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (
            '![A line](../../docs/assets/a.svg "One & *two*")',
            f"<figure>{IMG}<figcaption>One &amp; *two*</figcaption></figure>",
        ),
        ("![A line](../../docs/assets/a.svg)", f"<p>{IMG}</p>"),
        (
            'See ![A line](../../docs/assets/a.svg "One")',
            f"<p>See {IMG.replace(' width', ' title=&quot;One&quot; width').replace('&quot;', chr(34))}</p>",
        ),
    ],
)
def test_a_drawing_has_its_title_as_a_caption(tmp_path: Path, body: str, shown: str) -> None:
    files = small(**{"questions/alpha/first.md": question("What?", body=body), "docs/assets/a.svg": DRAWING})
    site = arranged(tmp_path, files)
    assert shown in str(render(site, pages(site))["questions/first.md"])


def beside(body: str, **more: str) -> dict[str, str]:
    """A bank whose first question has that body, and a drawing with a version for wide screens."""
    drawings = {"docs/assets/a.svg": DRAWING, "docs/assets/a.wide.svg": WIDE}
    return small(**{"questions/alpha/first.md": question("What?", body=body, **more), **drawings})


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("![A line](../../docs/assets/a.svg)", "<p>{}</p>"),
        ('![A line](../../docs/assets/a.svg "One")', "<figure>{}<figcaption>One</figcaption></figure>"),
    ],
)
def test_a_wide_screen_shows_the_version_for_it(tmp_path: Path, body: str, shown: str) -> None:
    site = arranged(tmp_path, beside(body))
    source = f'<source srcset="../../assets/a.wide.svg" media="{BEYOND_PHONE}" width="60" height="12">'
    page = str(render(site, pages(site))["questions/first.md"])
    assert shown.format(f"<picture>{source}{IMG}</picture>") in page


def test_what_leaves_the_site_has_one_version(tmp_path: Path) -> None:
    site = arranged(tmp_path, beside("A body", extra="pitfalls: ['![A line](../../docs/assets/a.svg)']\n"))
    (first,) = (answered.question for answered in site.questions if answered.slug == "first")
    shown = Abroad.of(site, first).items(first.pitfalls)
    assert "<li><img " in shown
    assert "wide" not in shown


def test_the_breakpoint_is_that_of_the_styles() -> None:
    tokens = (ROOT / "generator/styles/tokens.css").read_text(encoding="utf-8")
    assert f"@custom-media --beyond-phone {BEYOND_PHONE};" in tokens


@pytest.mark.parametrize(
    ("drawings", "said"),
    [
        ({"a.svg": DRAWING, "a.wide.svg": WIDE}, ""),
        (
            {"a.svg": DRAWING, "b.wide.svg": WIDE},
            "b.wide.svg:1: a drawing for wide screens alone; draw docs/assets/b.svg",
        ),
        ({"a.svg": DRAWING, "a.wide.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}, "a.wide.svg:1: a drawing for"),
        ({"a.png": "none", "a.wide.png": "none"}, "a.png:1: no whole picture"),
    ],
)
def test_a_version_for_wide_screens_stands_beside_its_plain_one(
    tmp_path: Path, drawings: dict[str, str], said: str
) -> None:
    root = write(tmp_path, small(**{f"docs/assets/{name}": text for name, text in drawings.items()}))
    found = [str(problem).removeprefix("docs/assets/") for problem in checked(root).problems]
    assert [line.startswith(said) for line in found[:1]] == [True] * bool(said)
