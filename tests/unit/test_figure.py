"""A drawing with a title, alone in its paragraph, is a figure with a caption; any other picture stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.arrange.pages import pages
from generator.outputs.pages import render
from tests.banks import arranged, question, small

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"/>'
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
