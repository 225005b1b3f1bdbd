"""The texts of one page as HTML: terms become links, links find their pages, citations get their numbers. Pure.

A Markdown text is HTML already, in parts; what is filled in here is escaped where draft.py escapes. A sanitizer goes
over the result, and is not to change anything: a second lock, not a filter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Self

import nh3
from markupsafe import Markup

from generator.arrange.pages import address, root, target_address
from generator.arrange.site import Mention, Site
from generator.content import mathml
from generator.content.addresses import is_relative
from generator.content.assets import wide_of
from generator.content.draft import escaped, quoted_attribute
from generator.content.linked import DRAWING
from generator.content.links import Target, resolve
from generator.content.markup import BLOCKS, HARMLESS
from generator.content.model import (
    WEB_SCHEMES,
    Alert,
    Citation,
    Formula,
    Link,
    Markdown,
    Note,
    NoteEnd,
    Notes,
    NoteText,
    Part,
    Picture,
    Prose,
    Question,
    Size,
    Source,
    Task,
)
from generator.outputs.contents import OutputError

_TAGS = {
    *HARMLESS,
    *BLOCKS,
    *mathml.ELEMENTS,
    *"a figcaption figure h2 h3 h4 h5 h6 img picture pre section source table tbody td th thead tr".split(),
}
_ATTRIBUTES = {
    **{name: set(mathml.ATTRIBUTES) for name in mathml.ELEMENTS},
    "a": {"class", "href", "id", "role", "title", "aria-label"},
    "details": {"class", "open"},
    "div": {"class", "role"},
    "img": {"alt", "class", "height", "src", "title", "width"},
    "li": {"id"},
    "ol": {"start"},
    "p": {"class"},
    "section": {"class", "role", "aria-label"},
    "source": {"height", "media", "srcset", "width"},
    "span": {"class", "role", "aria-label"},
    "sup": {"class"},
    "td": {"class"},
    "th": {"class"},
} | {f"h{level}": {"id"} for level in range(2, 7)}


BEYOND_PHONE = "(min-width: 45em)"
"""Where the version of a drawing for wide screens is shown: the breakpoint --beyond-phone of styles/tokens.css."""

_ALERTS = {
    "note": "alert_note",
    "tip": "alert_tip",
    "important": "alert_important",
    "warning": "alert_warning",
    "caution": "alert_caution",
}
"""The phrase that names an alert, by its kind."""

_SANITIZER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=set(WEB_SCHEMES), link_rel=None)


class UnsafeError(OutputError):
    """The HTML made of a text holds what a sanitizer would remove: a mistake of the generator, not of the text."""

    def __init__(self, path: str, found: str) -> None:
        super().__init__(path, 1, f"a mistake of the generator, please report it: {found}")


class Writer:
    """Writes the texts of one page, in the order in which a reader meets them.

    Only the first mention of a term on a page is a link. `path` is the file that the texts are from, and `sources` what
    they may cite.
    """

    def __init__(self, site: Site, of: str, path: str = "", sources: tuple[Source, ...] = ()) -> None:
        self._site = site
        self._root = root(of)
        self._path = path
        self._sources = {source.id: (number, source) for number, source in enumerate(sources, start=1)}
        self._mentions = site.mentions
        self._wide = site.assets
        self._seen: set[str] = set()
        self._cited: dict[str, list[Citation]] = {}
        self._texts = 0

    def html(self, text: Markdown | str) -> Markup:
        """The text as HTML."""
        self._texts += isinstance(text, Markdown) and any(isinstance(part, Notes) for part in text.parts)
        parts: tuple[Part, ...] = text.parts if isinstance(text, Markdown) else (Prose(text),)
        fresh: dict[int, list[Mention]] = {}
        for mention in self._mentions.get(text, ()):
            if mention.term.slug not in self._seen:
                self._seen.add(mention.term.slug)
                fresh.setdefault(mention.part, []).append(mention)
        pieces: list[str] = []
        for place, part in enumerate(parts):
            if isinstance(part, Citation) and pieces:
                pieces[-1] = pieces[-1].rstrip(" \n")  # its number stands right behind the words
            pieces.append(self._filled(part, fresh.get(place, [])))
        html = "".join(pieces)
        if isinstance(text, Markdown):
            lock(html, self._path)
        return Markup(html)

    def back(self, source: Source) -> list[tuple[str, str]]:
        """Where the page has cited the source so far: the id of each citation, and the place in the source it names."""
        cited = self._cited.get(source.id, [])
        return [(_cite_id(source.id, number), citation.locator) for number, citation in enumerate(cited, start=1)]

    def _filled(self, part: Part, mentions: list[Mention]) -> str:
        match part:
            case str():
                return part
            case Prose(text):
                return self._prose(text, mentions)
            case Link(target):
                return quoted_attribute(self._href(target))
            case Picture():
                return self._picture(part)
            case Citation():
                return self._citation(part)
            case Task(done):
                sign, words = ("☑", "task_done") if done else ("☐", "task_to_do")
                name = quoted_attribute(self._site.say(words))
                return f'<span class="task" role="img" aria-label="{name}">{sign}</span>'
            case Formula():
                return part.mathml
            case Alert(kind):
                return escaped(self._site.say(_ALERTS[kind]))
            case Note() | Notes() | NoteText() | NoteEnd():
                return self._note(part)

    def _note(self, part: Note | Notes | NoteText | NoteEnd) -> str:
        """What belongs to a text's footnotes. Their ids say which text of which entry they are of: others stand beside.

        They are as they are in GitHub's HTML, with the roles that DPUB-ARIA 1.1 has for them.
        """
        say = self._site.say
        of = f"{PurePosixPath(self._path).stem}:{self._texts}"
        match part:
            case Notes():
                name = quoted_attribute(say("footnotes"))
                return f'<section class="note-texts" role="doc-endnotes" aria-label="{name}">\n<ol>\n'
            case Note(number, time):
                name = quoted_attribute(say("footnote", number=number))
                own = f"noted:{of}:{number}:{time}"
                link = f'<a href="#note:{of}:{number}" id="{own}" role="doc-noteref" aria-label="{name}">{number}</a>'
                return f'<sup class="note">{link}</sup>'
            case NoteText(number):
                return f'<li id="note:{of}:{number}">'
            case NoteEnd(number, times):
                return " ".join(
                    self._way_back(f"noted:{of}:{number}:{time}", time, times) for time in range(1, times + 1)
                )

    def _way_back(self, to: str, time: int, times: int) -> str:
        name = quoted_attribute(
            self._site.say("footnote_back") if times == 1 else self._site.say("footnote_back_nth", number=time)
        )
        sign = f"\u21a9\ufe0e<sup>{time}</sup>" if time > 1 else "\u21a9\ufe0e"
        return f'<a class="note-back" href="#{to}" role="doc-backlink" aria-label="{name}">{sign}</a>'

    def _prose(self, text: str, mentions: list[Mention]) -> str:
        pieces = []
        position = 0
        for mention in mentions:
            words = escaped(text[mention.start : mention.end])
            pieces += [escaped(text[position : mention.start]), self._term_tag(mention), words, "</a>"]
            position = mention.end
        return "".join([*pieces, escaped(text[position:])])

    def _term_tag(self, mention: Mention) -> str:
        return _term_tag(f"{self._root}{address('term', mention.term.slug)}", mention.term.definition)

    def _href(self, target: str) -> str:
        """A link to a file here as the link to its page; any other, and one within the page, as it is."""
        found = self._target(target)
        if not found or target.startswith("#"):
            return target
        return f"{self._root}{target_address(found)}" + (f"#{found.fragment}" if found.fragment else "")

    def _target(self, target: str) -> Target | None:
        return resolve(self._path, target) if is_relative(target) else None

    def _picture(self, picture: Picture) -> str:
        """A picture whose size is known says it, so that its place is kept free while it loads.

        A drawing that has a version for wide screens is shown there as that.
        """
        found = self._target(picture.target)
        path = found.path if found else ""
        attributes = {"src": self._href(picture.target), "alt": picture.alt}
        if is_drawing := picture.target.endswith(DRAWING):
            attributes = {"class": "figure figure-sized" if picture.width else "figure", **attributes}
        if picture.title:
            attributes["title"] = picture.title
        image = _tag("img", attributes | _said(_scaled(self._site.assets.get(path), picture.width)))
        if not is_drawing or not (wide := self._wide.get(wide_of(path))):
            return image
        source = {"srcset": self._href(wide_of(picture.target)), "media": BEYOND_PHONE}
        return f"<picture>{_tag('source', source | _said(wide))}{image}</picture>"

    def _citation(self, citation: Citation) -> str:
        number, source = self._sources[citation.source]
        cited = self._cited.setdefault(citation.source, [])
        cited.append(citation)
        place = {"place": citation.locator} if citation.locator else {}
        said = self._site.say("citation_of_place" if place else "citation", number=number, title=source.title, **place)
        name = quoted_attribute(said)
        own = _cite_id(citation.source, len(cited))
        return f'<sup class="cite"><a href="#{source_id(source)}" id="{own}" aria-label="{name}">[{number}]</a></sup>'


class Abroad(Writer):
    """Writes texts that leave the site: links are absolute, no term is linked, and no source is cited.

    Nobody knows how wide they are shown, so a drawing has one version.

    `of` is the address of the entry that the texts belong to, and lead back to.
    """

    def __init__(self, site: Site, of: str, path: str) -> None:
        super().__init__(site, of, path)
        self._mentions = {}
        self._wide = {}
        self._plain = False
        self._root = site.settings.url
        self._own = site.settings.url + of

    @classmethod
    def of(cls, site: Site, question: Question) -> Self:
        """The writer of a question's texts."""
        return cls(site, address("question", question.slug), question.place.path)

    def items(self, texts: Iterable[Markdown]) -> Markup:
        """The texts as a list."""
        items = Markup().join(Markup("<li>{}</li>").format(self.html(text)) for text in texts)
        return Markup("<ul>{}</ul>").format(items)

    def prompt(self, question: Question) -> Markup:
        """What belongs to the question beside its title: nothing, or a text, options, or both."""
        text = self.html(question.prompt) if question.prompt else Markup()
        if not question.options:
            return text
        items = Markup().join(Markup("<li>{}</li>").format(self.html(option)) for option in question.options)
        return text + Markup('<ol type="A">{}</ol>').format(items)

    def plain(self, text: Markdown | str) -> str:
        """The text without markup, on one line. A formula is given in TeX."""
        self._plain = True
        plain = self.html(text).striptags()
        self._plain = False
        return plain

    def _filled(self, part: Part, mentions: list[Mention]) -> str:
        if self._plain and isinstance(part, Formula):
            return escaped(f"${part.tex.strip()}$")
        return "" if isinstance(part, Citation) else super()._filled(part, mentions)

    def _href(self, target: str) -> str:
        return self._own + target if target.startswith("#") else super()._href(target)


def source_id(source: Source) -> str:
    """The id of a source in its page's list. No heading has one like it, since theirs hold no colon."""
    return f"source:{source.id}"


def _cite_id(source: str, number: int) -> str:
    return f"cite:{source}:{number}"


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}" + "".join(f' {key}="{quoted_attribute(value)}"' for key, value in attributes.items()) + ">"


def _scaled(size: Size | None, width: int) -> Size | None:
    """The size of a picture that is to be shown so wide, or as it is where that is 0."""
    return (width, max(1, round(size[1] * width / size[0]))) if size and width else size


def _said(size: Size | None) -> dict[str, str]:
    return {"width": str(size[0]), "height": str(size[1])} if size else {}


@cache
def _term_tag(href: str, definition: str) -> str:
    """The opening tag of a link to a term."""
    return f'<a class="term" href="{href}" title="{quoted_attribute(definition)}">'


def lock(html: str, path: str) -> None:
    """Raises an `UnsafeError` where a sanitizer would change the HTML of a text."""
    clean = _SANITIZER.clean(html)
    if clean != html:
        place = next(
            (place for place, (one, other) in enumerate(zip(clean, html, strict=False)) if one != other), len(clean)
        )
        raise UnsafeError(
            path, f"{html[max(0, place - 30) : place + 60]!r} became {clean[max(0, place - 30) : place + 60]!r}"
        )
