"""The arranged site as pages: {path under docs/: text}. Writes nothing.

A page is Markdown with front matter, as MkDocs wants it. Its content is HTML, all of it written by the template of its
kind; its front matter is one record for the document's head, which overrides/ writes. Text of the content is a value
and never a template.

Escaping, in one place each: in HTML Jinja's autoescape, and what html.py gives; in front matter JSON, which is YAML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path

from jinja2 import BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.runtime import Macro
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from generator.arrange import linked, lists
from generator.arrange.pages import Page, address, file, folder, root, site_card
from generator.arrange.site import Answered, Site, by_letter
from generator.content.model import Question
from generator.outputs import plain
from generator.outputs.assets import build, scripts, styles
from generator.outputs.contents import Contents, Made
from generator.outputs.downloads import Offer
from generator.outputs.html import Abroad, Writer, source_id
from generator.outputs.mend import ways
from generator.outputs.origins import origins
from generator.outputs.worked import cells, worked
from generator.theme.files import COMPONENTS, TEMPLATES
from generator.theme.phrases import NUMBER, Phrase, Phrases

DOCUMENT, SENT_ON = "main.html", "sent-on.html"
"""The theme's documents: around a page, and around one whose readers are sent on at once."""

_FENCE = re.compile(r"^([\s>]*)([`~])(?=\2\2)", re.MULTILINE)
_EMPTY_LINE = re.compile(r"^ (?= *$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the document's head says of a page: all that overrides/ knows of it.

    `title` is empty where the site's name is the whole title. Addresses are relative to the site's root: `canonical` is
    where the page is to be looked for, `section` the page of the navigation that it belongs to, `image` its share card,
    `target` where its readers are sent on to, if they are, `text` the Markdown of a question. `folder` is the way from
    the page to the folder of its file, if that is another one. `bars` are the colors of the browser's bar, by scheme.
    `styles` and `scripts` are the theme's files for it. `data` is its linked data as JSON that is safe in HTML. `build`
    names the build of the theme that it is shown with. `draws` is empty but on a page that sends its readers on to some
    question: the address of one with a star for its slug, and the slugs; of a large bank a few of them, and that there
    are `more`.
    """

    title: str
    name: str
    description: str
    canonical: str
    section: str
    article: bool
    listed: bool
    text: str
    image: str
    alt: str
    bars: Mapping[str, str]
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    target: str
    folder: str
    data: str
    build: str
    draws: Mapping[str, str]


def render(
    site: Site, pages: tuple[Page, ...], offers: Callable[[], tuple[Offer, ...]] = tuple, templates: Path = TEMPLATES
) -> Contents:
    """Every page of the site, and every page that sends on from a former address. One asks for the offers."""
    environment = _environment(templates)
    environment.globals.update(site=site, offers=offers, say=_saying(site), components=site.theme.parts.shown)
    environment.globals["titles_shown"] = None if len(site.questions) <= lists.WHOLE else lists.FIRST
    environment.globals["worked"] = partial(worked, language=site.settings.language)
    environment.globals["plain"] = lambda question: Abroad.of(site, question).plain
    environment.globals["label"] = {
        value: escape(site.label(value)) for value in chain(*site.demands.choices.values())
    }.__getitem__
    made_from = origins(site)
    found = {}
    moved = environment.get_template("moved.html.j2")
    for page in pages:
        template = environment.get_template(f"{page.kind.name}.html.j2")
        make = partial(_page, site, page, template, page.address)
        found[file(page.address)] = Made(made_from.of(page, page.address), make)
        for former in page.former:
            make = partial(_page, site, page, moved, former, target=page.address)
            found[file(former)] = Made(made_from.of(page, former), make)
    return found


def _saying(site: Site) -> Callable[..., Markup]:
    """Says a phrase as HTML. The phrases are escaped once for all pages, values where they are no HTML yet."""
    own = site.theme.phrases
    escaped = Phrases({key: _escaped(phrase) for key, phrase in own.texts.items()}, own.language)

    def say(key: str, **values: object) -> Markup:
        filled = {name: value if name == NUMBER else escape(value) for name, value in values.items()}
        return Markup(escaped.say(key, **filled))  # noqa: S704 - every part of it is escaped

    return say


def _escaped(phrase: Phrase) -> Phrase:
    return escape(phrase) if isinstance(phrase, str) else {name: escape(text) for name, text in phrase.items()}


def _page(site: Site, page: Page, template: Template, of: str, target: str = "") -> str:
    writer = _writer(site, page, of)
    content = template.render(
        about=page.about,
        mends=tuple(ways(site, page)),
        subject=page.subject,
        root=root(of),
        html=writer.html,
        back=writer.back,
        target=target,
    )
    front = {"template": SENT_ON if target else DOCUMENT, "head": asdict(_head(site, page, of, target))}
    return f"---\n{_yaml(front)}---\n\n{untouched(content.strip())}\n"


def _writer(site: Site, page: Page, of: str) -> Writer:
    """The writer for a page's texts; those of a question know their file and sources."""
    question = getattr(page.subject, "question", None)
    return (
        Writer(site, of, question.place.path, question.sources) if isinstance(question, Question) else Writer(site, of)
    )


def _head(site: Site, page: Page, of: str, target: str) -> Head:
    about, url = page.about, site.settings.url
    card = about.card or site_card(site)
    steps = [(step.title, url + step.address) for step in about.trail if step.address]
    graph = [node for node in (about.data,) if node]
    if steps:
        graph.append(linked.trail([*steps, (about.name, url + page.address)]))
    # A page that shows every component needs what any kind of page does.
    kinds = (page.kind.name,) if page.kind.public else tuple(site.theme.parts.own)
    data = {"@context": "https://schema.org", "@graph": graph}
    return Head(
        title=about.title,
        name=about.name,
        description=about.description,
        canonical=target or page.address,
        section=about.trail[0].address if about.trail else "",
        article=page.kind.article,
        listed=page.kind.listed and not target,
        text=plain.path(page.subject.question) if isinstance(page.subject, Answered) and not target else "",
        image=card.path,
        alt=site.say("card_in_words", label=card.label, title=card.title)
        if card.label
        else card.title or site.settings.name,
        bars={"light": site.theme.colors.light["paper"], "dark": site.theme.colors.dark["paper"]},
        styles=styles(site.theme, kinds),
        scripts=scripts(site.theme, kinds),
        target=target,
        folder=folder(of),
        build="" if target else build(site.theme),
        draws=_draws(site) if page.kind.name == "random" and not target else {},
        data=str(htmlsafe_json_dumps(data, ensure_ascii=False)) if graph and url and not target else "",
    )


def _draws(site: Site) -> Mapping[str, str]:
    to = address("question", "*")
    if len(site.questions) <= lists.WHOLE:
        return {"to": to, "among": " ".join(answered.slug for answered in site.questions)}
    firsts = (found[0].slug for found in site.by_topic.values() if found)
    return {"to": to, "among": " ".join(islice(firsts, lists.PART)), "more": "yes"}


def _yaml(values: Mapping[str, object]) -> str:
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())


def untouched(html: str) -> str:
    """HTML that Python-Markdown gives back as it is.

    It would turn tabs into spaces, and empty lines that hold some; and superfences would read a line that starts with a
    fence, as code may that shows Markdown, before anything knows that it stands in HTML.
    """
    html = _EMPTY_LINE.sub("&#32;", html.replace("\t", "&#9;"))
    return _FENCE.sub(lambda found: f"{found[1]}&#{ord(found[2])};", html)


def _remembering() -> Callable[..., Markup]:
    """Calls a macro for an entry and more arguments, once for each of them: one entry stands in many lists."""
    made: dict[tuple[object, ...], Markup] = {}

    def remembered(macro: Macro, entry: Question, *arguments: object) -> Markup:
        key = (macro.name, entry.slug, *arguments)
        if key not in made:
            made[key] = Markup(macro(entry, *arguments))  # noqa: S704 - a macro escapes by itself
        return made[key]

    return remembered


class _Compiled(BytecodeCache):
    """Templates stay compiled for as long as the program runs: a build while serving compiles those that changed."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def _environment(templates: Path) -> Environment:
    environment = Environment(
        # The icons are those of the theme, which the header and footer show too.
        loader=ChoiceLoader([FileSystemLoader([templates, COMPONENTS]), PackageLoader("material", "templates")]),
        auto_reload=False,
        bytecode_cache=_COMPILED,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(address=address, source_id=source_id, remembered=_remembering())
    environment.globals.update(cells=cells, first_part=lists.first_part, by_letter=by_letter)
    return environment
