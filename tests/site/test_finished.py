"""The fixture bank's site in the eyes of checkers that were not written here; and each finds what it is to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.banks import write
from tests.finished import EXCUSED, invalid, lost
from tests.rules import Published

URL = "https://bread.example/"


def test_every_address_leads_somewhere(bread: Published) -> None:
    assert lost(bread.folder, bread.url) == []


def test_html_is_valid(bread: Published) -> None:
    wrong, excuses = invalid(bread.folder)
    assert wrong == []
    assert excuses == set(EXCUSED), "what nobody does any more needs no excuse"


def page(head: str = "", body: str = "") -> str:
    """A page without a fault that has these parts."""
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Bread</title>\n{head}\n</head>\n'
        f'<body>\n<h1 id="bread">Bread</h1>\n{body}\n</body>\n</html>\n'
    )


ADDRESSES = {
    "a page": ("index.html", page(body='<a href="{}">It</a>'), "rye/"),
    "a page, asked for something": ("index.html", page(body='<a href="{}?level=easy">It</a>'), "rye/"),
    "a page from the root": ("404.html", page(body='<a href="/{}">It</a>'), "rye/"),
    "a part of the page": ("index.html", page(body='<a href="#{}">It</a>'), "bread"),
    "a part of another page": ("index.html", page(body='<a href="rye/#{}">It</a>'), "bread"),
    "a picture": ("index.html", page(body='<img alt="" src="{}">'), "mark.svg"),
    "a picture of some size": ("index.html", page(body='<img alt="" src="mark.svg" srcset="{} 2x">'), "mark.svg"),
    "a drawing": ("index.html", page(body='<svg><use href="{}"/></svg>'), "mark.svg#it"),
    "a form": ("index.html", page(body='<form action="{}"></form>'), "rye/"),
    "a script": ("index.html", page('<script type="module" src="{}"></script>'), "theme/site.js"),
    "a script to come": ("index.html", page('<link rel="modulepreload" href="{}">'), "theme/site.js"),
    "a style sheet": ("index.html", page('<link rel="stylesheet" href="{}">'), "theme/site.css"),
    "what a style sheet names": ("theme/more.css", "a {{ background: url({}) }}", "../mark.svg"),
    "a typeface": ("theme/more.css", '@font-face {{ font-family: Bread; src: url("{}") }}', "../mark.svg"),
    "the page's own address": ("index.html", page(f'<link rel="canonical" href="{URL}{{}}">'), "rye/"),
    "linked data": (
        "index.html",
        page(f'<script type="application/ld+json">{{{{"@id": "{URL}{{}}"}}}}</script>'),
        "rye/",
    ),
    "the sitemap": ("sitemap.xml", f"<urlset><url><loc>{URL}{{}}</loc></url></urlset>", "rye/"),
}
"""Where an address stands: in which file, how, and one that leads somewhere."""

SITE = {
    "index.html": page(body='<a href="rye/">Rye</a>'),
    "rye/index.html": page(body='<a href="../">Bread</a>'),
    "mark.svg": '<svg xmlns="http://www.w3.org/2000/svg" id="it"/>',
    "theme/site.css": 'a { background: url("data:image/svg+xml,<svg xmlns=\\"http://www.w3.org/2000/svg\\"/>") }',
    "theme/site.js": "",
}


@pytest.mark.parametrize("where", ADDRESSES)
def test_a_lost_address_is_found(tmp_path: Path, where: str) -> None:
    path, text, address = ADDRESSES[where]
    write(tmp_path / "right", SITE | {path: text.format(address)})
    write(tmp_path / "wrong", SITE | {path: text.format(address.replace("rye", "oat").replace("mark", "cross") + "-")})
    assert lost(tmp_path / "right", URL) == []
    (found,) = lost(tmp_path / "wrong", URL)
    assert found.startswith(f"{path}:")


INVALID = {
    '<p id="bread">Twice</p>': "Duplicate ID “bread”.",
    "<p><div>Inside</div></p>": "No “p” element in scope",
    "<ul><p>Inside</p></ul>": "Element “p” not allowed as child of element “ul”",
    '<img src="mark.svg">': "An “img” element must have an “alt” attribute",
    '<a href="two words">It</a>': "Bad value “two words” for attribute “href”",
    '<p onlick="bake()">It</p>': "Attribute “onlick” not allowed on element “p”",
    '<label for="nothing">It</label>': "The value of the “for” attribute of the “label” element must be the ID",
    "<loaf>It</loaf>": "Element “loaf” not allowed as child of element “body”",
    "<b>It": "Unclosed element “b”.",
    '<input type="checkbox" autocomplete="off">': EXCUSED[0].message,
}
"""What is wrong in a page, and how the Nu checker says it."""


def test_invalid_html_is_found(tmp_path: Path) -> None:
    pages = {f"{number}.html": page(body=body) for number, body in enumerate(INVALID)}
    wrong, _ = invalid(write(tmp_path, {**pages, "index.html": page(body='<p style="color: loaf">Style</p>')}))
    for number, message in enumerate(INVALID.values()):
        assert [one for one in wrong if one.startswith(f"{number}.html:") and message in one], wrong
    assert not [one for one in wrong if one.startswith("index.html")]
