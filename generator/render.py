"""The arranged site as pages: {path under docs/: text}. Writes nothing.

Templates hold the words and the structure of a page; what a page looks like is the theme's business (overrides/).
Pages are Markdown with front matter, and lists in them are HTML. Text of the content is a value and never a template.

Escaping, in one place each: in HTML and its attributes Jinja's autoescape; in front matter `tojson` (JSON is YAML);
inside Markdown the filter `md`, which is `markup.inert`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator import addresses, cards
from generator.markup import inert, markdown_with_terms, plain_with_terms
from generator.model import Level, Question, Tag, Term, Topic, Track
from generator.site import Marked, Site
from generator.wording import counted

TEMPLATES = Path(__file__).parent / "templates"

Pages = dict[str, str]


def render(site: Site, templates: Path = TEMPLATES) -> Pages:
    """Every page of the site."""
    environment = _environment(templates)
    environment.globals["site"] = site
    environment.globals["invitation"] = lambda question: _invitation(site, question)
    environment.globals["card_of"] = lambda entry: _card(site, entry)
    environment.globals["entry"] = _remembered(vars(environment.get_template("_parts.j2").module)["entry"])
    pages: Pages = {}
    for name, address, values in _pages(site):
        text = environment.get_template(f"{name}.md.j2").render(root=addresses.root(address), **values)
        pages[addresses.page(address)] = text.strip("\n") + "\n"
    return pages


def _remembered(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """The macro for a question and more arguments, called once for each: one entry stands in many lists."""
    made: dict[tuple[object, ...], Markup] = {}

    def entry(question: Question, *arguments: object) -> Markup:
        key = (question.slug, *arguments)
        if key not in made:
            made[key] = macro(question, *arguments)
        return made[key]

    return entry


def _pages(site: Site) -> Iterator[tuple[str, str, dict[str, object]]]:
    """The template, address and values of each page."""
    yield "home", addresses.HOME, {}
    yield "questions", addresses.ALL_QUESTIONS, {}
    if site.questions:
        yield "random", addresses.RANDOM, {}
    for page in site.questions:
        yield "question", addresses.question(page.question.slug), {"page": page, "question": page.question}
        for alias in page.question.aliases:
            yield "moved_question", addresses.question(alias), {"question": page.question}
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
        for alias in site.other_names[term.term.slug]:
            yield "moved_term", addresses.term(alias), {"term": term.term}


def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        auto_reload=False,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # YAML knows no surrogate pairs
    environment.globals.update(addresses=addresses, levels=tuple(Level))
    environment.filters.update(md=inert, marked=_marked_markdown, marked_html=_marked_html)
    environment.filters.update(count=counted, ref=_ref, choice=_choice)
    return environment


def _card(site: Site, entry: Question | Term | None) -> cards.Card:
    """The share card of a page about the entry; the site's for any other page."""
    if isinstance(entry, Question):
        return cards.of_question(site, entry)
    return cards.of_term(site, entry) if entry else cards.of_site(site)


def _invitation(site: Site, question: Question) -> str:
    """What a preview says of a question: enough to make one curious, and nothing of the answer."""
    subject = f"{question.level.label} · {site.topics[question.topic].title}"
    return f"{subject} · the answer in thirty seconds, then in depth with {counted(len(question.sources), 'source')}"


def _ref(entry: Question | Tag | None) -> dict[str, object] | None:
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


@pass_context
def _choice(context: Context, entry: Level | Track | Topic | Tag) -> dict[str, object]:
    """One of the values that questions can be found by, and how many it finds."""
    site: Site = context["site"]
    match entry:
        case Level():
            return {"value": entry.value, "title": entry.label, "count": len(site.by_level[entry])}
        case Tag():
            return {"value": entry.slug, "title": entry.label, "count": len(site.by_tag[entry.slug])}
        case Topic():
            return {"value": entry.slug, "title": entry.title, "count": len(site.by_topic[entry.slug])}
        case Track():
            count = sum(len(site.by_topic[topic.slug]) for topic in entry.topics)
            return {"value": entry.slug, "title": entry.title, "count": count}


@pass_context
def _marked_html(context: Context, marked: Marked) -> Markup:
    return plain_with_terms(marked, context["root"])


@pass_context
def _marked_markdown(context: Context, marked: Marked, question: Question) -> Markup:
    return markdown_with_terms(marked, question, context["root"], context["site"].assets)
