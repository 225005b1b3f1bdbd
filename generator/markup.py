"""Texts of the content made ready for a page: nothing acts in a plain one, terms become links, links find their page.

Pure. Escaping is done in one place each: in HTML by markupsafe, inside Markdown by `inert`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from markupsafe import Markup, escape

from generator import addresses
from generator.model import Link, Markdown, Question, Size
from generator.site import Marked

_ACTIVE = str.maketrans({character: f"&#{ord(character)};" for character in "&<>\"'\\`*_{}[]|#"})
"""The characters that mean something to HTML, or to Markdown inside a line; references to them mean nothing."""

_END = Markup("</a>")

Edit = tuple[int, int, str]
"""A stretch of a text, and what comes in its place."""


def inert(text: str) -> Markup:
    """Text for a line of Markdown, or of HTML in it, that comes out exactly as it is: no markup in it acts."""
    return Markup(" ".join(text.translate(_ACTIVE).split()))


def plain_with_terms(marked: Marked, root: str) -> Markup:
    """A plain text as HTML, with its terms as links. `root` is the way from its page to the site's root."""
    parts = []
    position = 0
    text = marked.text.text
    for mention in marked.mentions:
        tag = _term_tag(mention.term.slug, mention.term.definition, root)
        parts += [escape(text[position : mention.start]), tag, escape(text[mention.start : mention.end]), _END]
        position = mention.end
    return Markup("").join([*parts, escape(text[position:])])


def markdown_with_terms(marked: Marked, question: Question, root: str, assets: Mapping[str, Size | None]) -> Markup:
    """An answer's Markdown for its page: terms as links, links to files as links to pages, headings one level down.

    A picture whose size `assets` knows says it, so that its place is kept free while it loads.
    """
    text = marked.text
    edits: list[Edit] = [(start, start, "#") for start in text.headings]
    for mention in marked.mentions:
        tag = _term_tag(mention.term.slug, mention.term.definition, root)
        edits += [(mention.start, mention.start, str(tag)), (mention.end, mention.end, str(_END))]
    here = addresses.page(addresses.question(question.slug))
    for link in text.links:
        if target := _target(link, question):
            path = addresses.between(here, addresses.linked_page(target))  # MkDocs checks links between files
            edits.append((link.start, link.end, _with_fragment(path, target)))
            if link.image_end and (size := assets.get(target.path)):
                edits.append((link.image_end, link.image_end, f"{{ width={size[0]} height={size[1]} }}"))
    return Markup(_edited(text.text, edits))


def with_page_links(text: Markdown, question: Question) -> str:
    """An answer's Markdown as it was written, but with links to pages, relative to the question's address."""
    root = addresses.root(addresses.question(question.slug))
    edits = [
        (link.start, link.end, _with_fragment(root + addresses.of(target), target))
        for link in text.links
        if (target := _target(link, question))
    ]
    return _edited(text.text, edits)


def _target(link: Link, question: Question) -> addresses.Target | None:
    return addresses.resolve(question.place.path, link.target) if addresses.is_relative(link.target) else None


def _with_fragment(path: str, target: addresses.Target) -> str:
    return f"{path}#{target.fragment}" if target.fragment else path


def _edited(text: str, edits: list[Edit]) -> str:
    parts = []
    position = 0
    for start, end, replacement in sorted(edits):
        parts += [text[position:start], replacement]
        position = end
    return "".join([*parts, text[position:]])


@cache
def _term_tag(slug: str, definition: str, root: str) -> Markup:
    """The opening tag of a link to a term. Safe inside Markdown too."""
    return Markup(f'<a class="term" href="{root}{addresses.term(slug)}" title="{inert(definition)}">')
