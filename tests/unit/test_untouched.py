"""What the generator writes into a page comes out of MkDocs' Markdown renderer as it was."""

from __future__ import annotations

import re

import markdown
import pytest
from mkdocs.utils.yaml import yaml_load

from generator.arrange.pages import pages
from generator.commands.build import checked
from generator.content.answer import read
from generator.outputs.html import Writer
from generator.outputs.pages import render, untouched
from tests.banks import ROOT
from tests.unit.saying import silent
from tests.unit.test_gfm import EXAMPLES, READ

SITE = checked(ROOT).site()
PAGES = {path: str(text).split("\n---\n\n", 1)[1] for path, text in render(SITE, pages(SITE)).items()}

_CODE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)


def rendered(content: str) -> str:
    """The content as MkDocs renders a page, with the extensions that mkdocs.yml names."""
    with open(ROOT / "mkdocs.yml", encoding="utf-8") as file:
        named = yaml_load(file)["markdown_extensions"]
    options = {name: values for entry in named if isinstance(entry, dict) for name, values in entry.items()}
    names = [name for entry in named for name in (entry if isinstance(entry, dict) else [entry])]
    return markdown.markdown(content, extensions=names, extension_configs=options)


def but_empty_lines(html: str) -> list[str]:
    """The HTML in pieces, code as it is; the renderer may part blocks by empty lines."""
    pieces = _CODE.split(html.strip())
    return [piece if piece.startswith("<pre>") else re.sub(r"\n\s*\n", "\n", piece) for piece in pieces]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_passes_through(path: str) -> None:
    assert but_empty_lines(rendered(PAGES[path])) == but_empty_lines(PAGES[path])


AWKWARD = [name for name in EXAMPLES if not READ[name][1]]


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_texts_pass_through(name: str) -> None:
    writer = Writer(SITE, "questions/x/", "questions/x/x.md")
    html = untouched(f"<div>\n{writer.html(READ[name][0])}</div>")
    assert but_empty_lines(rendered(html)) == but_empty_lines(html)


def test_tabs_and_lines_of_spaces_in_code_stay() -> None:
    text = read("```\na\tb\n    \n\t\n  c\n```\n", lambda line, said: pytest.fail(f"{line}: {said}"))
    html = untouched(f"<div>\n{Writer(SITE, 'questions/x/').html(text)}</div>")
    assert "a&#9;b\n&#32;   \n&#9;\n  c" in rendered(html)


@pytest.mark.parametrize(
    "text",
    [
        '````text\nfirst\n``` {.x .md-overlay #content data-open-all=""}\nx\n```\nlast\n````',
        '~~~text\nAnswer in JSON:\n```json\n{"a": 1}\n```\nThanks <user>.\n~~~',
        "~~~\na\n```\nb\n~~~\n\nProse **in between**.\n\n~~~\nc\n```\nd\n~~~",
        "> ~~~\n> a\n>   ```\n> b\n>   ```\n> ~~~",
        "A:\n\\~~~ {.x #evil}\nshown\n\\~~~\nend",
        "A:\n&#96;&#96;&#96; {.x}\nshown\n&#96;&#96;&#96;\nend",
    ],
)
def test_fences_that_are_shown_make_no_block(text: str) -> None:
    """The renderer looks for fences before it knows what is HTML."""
    html = untouched(f"<div>\n{Writer(SITE, 'questions/x/').html(read(text, silent))}</div>")
    assert but_empty_lines(rendered(html)) == but_empty_lines(html)
