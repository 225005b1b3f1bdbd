"""What a reader sees of a page that was generated: rendered as MkDocs does, and read as a browser does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

import html5lib
import markdown
from mkdocs.utils.yaml import yaml_load

from tests.banks import ROOT

SPACES = re.compile(r"[ \t\n]+")


@cache
def _renderer() -> markdown.Markdown:
    """Python-Markdown, with the extensions that mkdocs.yml names, as it sets them."""
    with open(ROOT / "mkdocs.yml", encoding="utf-8") as file:
        named = yaml_load(file)["markdown_extensions"]
    names = [name for entry in named for name in (entry if isinstance(entry, dict) else [entry])]
    options = {name: values for entry in named if isinstance(entry, dict) for name, values in entry.items()}
    return markdown.Markdown(extensions=names, extension_configs=options)


def rendered(content: str) -> str:
    """The content of a page, as MkDocs renders it."""
    return _renderer().reset().convert(content)


def front_matter(page: str) -> str:
    """What stands before the content of a page."""
    return page.split("\n---\n\n", 1)[0].removeprefix("---\n")


def content(page: str) -> str:
    """What stands behind the front matter of a page."""
    return page.split("\n---\n\n", 1)[1]


def document(html: str) -> Element:
    """HTML, as a browser takes it apart."""
    found: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return found


def words(element: Element) -> str:
    """The text of an element with white space as one space; a break is one, and so is the end of a block."""
    return SPACES.sub(" ", "".join(_pieces(element))).strip(" ")


_BLOCKS = set(
    "p div li ul ol h1 h2 h3 h4 h5 h6 pre blockquote table thead tbody tr td th br hr details summary".split()
)


def _pieces(element: Element) -> Iterator[str]:
    space = " " if element.tag in _BLOCKS else ""
    yield space + (element.text or "")
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield space


def by_id(root: Element, own: str) -> Element:
    """The only element with that id."""
    (found,) = [element for element in root.iter() if element.get("id") == own]
    return found


def part(root: Element, own: str) -> Element:
    """What stands under the heading with that id, up to the next of its level, as an element of its own."""
    heading = by_id(root, own)
    (parent,) = [element for element in root.iter() if heading in list(element)]
    found = Element("div")
    found.text = heading.tail
    for element in list(parent)[list(parent).index(heading) + 1 :]:
        if element.tag == heading.tag:
            break
        found.append(element)
    return found
