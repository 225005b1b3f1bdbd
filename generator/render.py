"""The arranged site as pages: {path under docs/: text}. Writes nothing.

Templates hold the words and the structure of a page; what a page looks like is the theme's business (overrides/).
Pages are Markdown with front matter, and lists in them are HTML. Text of the content is a value and never a template.

Escaping, in one place each: in HTML and its attributes Jinja's autoescape; in front matter `tojson` (JSON is YAML);
inside Markdown the filter `md` below, which also keeps Markdown's own characters from acting.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator import addresses
from generator.glossary import Mention
from generator.model import Level, Link, Question, Tag
from generator.site import Marked, Site

TEMPLATES = Path(__file__).parent / "templates"

Pages = dict[str, str]

_ACTIVE = str.maketrans({character: f"&#{ord(character)};" for character in "&<>\"'\\`*_{}[]|#"})
"""The characters that mean something to HTML, or to Markdown inside a line; references to them mean nothing."""


def render(site: Site, templates: Path = TEMPLATES) -> Pages:
    """Every page of the site."""
    environment = _environment(templates)
    environment.globals["site"] = site
    pages: Pages = {}
    for name, address, values in _pages(site):
        text = environment.get_template(f"{name}.md.j2").render(root=addresses.root(address), **values)
        pages[addresses.page(address)] = text.strip("\n") + "\n"
    return pages


def _pages(site: Site) -> Iterator[tuple[str, str, dict[str, object]]]:
    """The template, address and values of each page."""
    yield "home", addresses.HOME, {}
    yield "questions", addresses.ALL_QUESTIONS, {}
    for page in site.questions:
        yield "question", addresses.question(page.question.slug), {"page": page, "question": page.question}
        for alias in page.question.aliases:
            yield "moved", addresses.question(alias), {"question": page.question}
    for track in site.tracks:
        for topic in track.topics:
            values = {"track": track, "topic": topic, "questions": site.by_topic[topic.slug]}
            yield "topic", addresses.topic(topic.slug), values
    for level in Level:
        yield "level", addresses.level(level.value), {"level": level, "questions": site.by_level[level]}
    yield "tags", addresses.ALL_TAGS, {}
    for tag in site.in_use():
        yield "tag", addresses.tag(tag.slug), {"tag": tag, "questions": site.by_tag[tag.slug]}
    yield "collections", addresses.ALL_COLLECTIONS, {}
    for collection in site.collections:
        values = {"page": collection, "collection": collection.collection}
        yield "collection", addresses.collection(collection.collection.slug), values
    yield "glossary", addresses.ALL_TERMS, {}
    for term in site.terms:
        yield "term", addresses.term(term.term.slug), {"page": term, "term": term.term}


def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # YAML knows no surrogate pairs
    environment.globals.update(addresses=addresses, levels=tuple(Level))
    environment.filters.update(md=inert, marked=_marked_markdown, marked_html=_marked_html, count=_count, card=_card)
    return environment


def inert(text: str) -> Markup:
    """Text for a line of Markdown, or of HTML in it, that comes out exactly as it is: no markup in it acts."""
    return Markup(" ".join(text.translate(_ACTIVE).split()))


def _card(entry: Question | Tag | None) -> dict[str, object] | None:
    """What the theme needs to name an entry and to link to it, as front matter."""
    if entry is None:
        return None
    if isinstance(entry, Tag):
        return {"title": entry.label, "address": addresses.tag(entry.slug)}
    level = entry.level
    return {
        "title": entry.title,
        "address": addresses.question(entry.slug),
        "level": {"slug": level.value, "title": level.label, "address": addresses.level(level.value)},
    }


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


_END = Markup("</a>")


def _term_tag(mention: Mention, root: str) -> Markup:
    """The opening tag of a mention's link. Safe inside Markdown too."""
    href = root + addresses.term(mention.term.slug)
    return Markup(f'<a class="term" href="{href}" title="{inert(mention.term.definition)}">')


@pass_context
def _marked_html(context: Context, marked: Marked) -> Markup:
    """A plain text as HTML, with its terms as links."""
    parts = []
    position = 0
    text = marked.text.text
    for mention in marked.mentions:
        tag = _term_tag(mention, context["root"])
        parts += [escape(text[position : mention.start]), tag, escape(text[mention.start : mention.end]), _END]
        position = mention.end
    return Markup("").join([*parts, escape(text[position:])])


@pass_context
def _marked_markdown(context: Context, marked: Marked, question: Question) -> Markup:
    """An answer's Markdown for its page: terms as links, links to files as links to pages, headings one level down."""
    text = marked.text
    edits: list[tuple[int, int, str]] = [(start, start, "#") for start in text.headings]
    for mention in marked.mentions:
        edits.append((mention.start, mention.start, str(_term_tag(mention, context["root"]))))
        edits.append((mention.end, mention.end, str(_END)))
    for link in text.links:
        edits.append((link.start, link.end, _page_link(link, question)))
    parts = []
    position = 0
    for start, end, replacement in sorted(edits):
        parts += [text.text[position:start], replacement]
        position = end
    return Markup("".join([*parts, text.text[position:]]))


def _page_link(link: Link, question: Question) -> str:
    """Where a link of an answer leads from its page: MkDocs checks links between Markdown files, anchors too."""
    if not addresses.is_relative(link.target):
        return link.target
    target = addresses.resolve(question.place.path, link.target)
    if target is None:
        return link.target
    here = addresses.page(addresses.question(question.slug))
    path = addresses.between(here, addresses.linked_page(target))
    return f"{path}#{target.fragment}" if target.fragment else path
