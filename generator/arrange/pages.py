"""PAGES: every kind of page, once; and from there every address of the site, present and former. Pure.

An address is relative to the site's root and ends in a slash, as in ``questions/what-is-dvc/``; the home is "".
Addresses never change: an entry that was renamed names its former slugs, and a page there sends its readers on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generator.arrange import linked
from generator.arrange.lists import ListPart, in_parts, part_slug
from generator.arrange.site import Answered, Defined, Site, StudyList
from generator.content.links import Target
from generator.content.model import Level, Question, Tag, Topic, Track
from generator.theme.typefaces import SANS, SERIF, Typeface

DESIGN = 3
"""Part of every share card's name: count it up when cards are to be drawn anew."""

Subjects = Iterable[tuple[str, Any]]
"""What a kind of page is about: the slug of each page, and its subject."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the way to a page: its title, its address if it is a page, and the shape of a track."""

    title: str
    address: str = ""
    shape: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """What the picture shows that a chat puts beside a link: a label over a title, a text under it, a level's bars.

    `colors` are those that it is drawn in, by their tokens. `shape` is the number of a track, whose emblem and color it
    has; `figure` is shown large in place of the emblem. `typefaces` are those of the bank that it takes letters from
    which the theme's lack. Its name carries a hash of all that it shows: the same card has the same address for good,
    and a card that exists is not drawn again. `name` is given to the card that hand-written pages have too.
    """

    label: str
    title: str
    site: str
    colors: Mapping[str, str]
    text: str = ""
    level: Level | None = None
    shape: int = 0
    figure: str = ""
    name: str = ""
    typefaces: tuple[Typeface, ...] = ()

    @property
    def path(self) -> str:
        """Where the card stands under docs/."""
        level = self.level and self.level.value
        own = (typeface.digest for typeface in self.typefaces)
        said = (self.label, self.title, self.site, level, self.text, self.shape, self.figure, *own)
        shown = repr((DESIGN, [*self.colors.values()], *said))
        return f"cards/{self.name or hashlib.sha256(shown.encode()).hexdigest()[:16]}.png"


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself: to whoever reads it in a chat, to search engines, and above its content.

    `heading` is its name where the document's title says more. `trail` is the way to it. `source` is the file it comes
    from, as a path from the project's root; `modified` a day. `data` is its linked data.
    """

    title: str
    description: str
    heading: str = ""
    trail: tuple[Step, ...] = ()
    card: Card | None = None
    source: str = ""
    modified: str = ""
    data: linked.Node | None = None

    @property
    def name(self) -> str:
        """What the page is called."""
        return self.heading or self.title


@dataclass(frozen=True, eq=False, slots=True)
class PageKind:
    """A row of PAGES.

    `name` is its template's too. `route` is its address, with ``{slug}`` where a subject's stands. `subjects` are what
    there is a page about, with their slugs; `about` what such a page says of itself. `former` are the former slugs of a
    subject, from which readers are sent on. `listed`: it stands in the sitemap. `article`: it is about one entry, as
    readers of Open Graph tell it from a page of a site. `public`: it is published, and not only shown to who works on
    the site.
    """

    name: str
    route: str
    subjects: Callable[[Site], Subjects]
    about: Callable[[Site, Any], About]
    former: Callable[[Any], Iterable[str]] = lambda _: ()
    listed: bool = True
    article: bool = False
    public: bool = True


@dataclass(frozen=True, eq=False)
class Page:
    """One page of the site. `former` are the addresses that it had before."""

    site: Site
    kind: PageKind
    address: str
    subject: Any
    former: tuple[str, ...]

    @cached_property
    def about(self) -> About:
        """What it says of itself."""
        return self.kind.about(self.site, self.subject)


def address(name: str, slug: str = "") -> str:
    """The address of the page of that kind about the subject with that slug."""
    return _ROUTES[name].replace("{slug}", slug)


def target_address(target: Target) -> str:
    """Where a link to a file of the repository leads: an entry's address, or an asset's path from the site's root."""
    return target.name if target.names == "asset" else address(target.names, target.name)


def root(of: str) -> str:
    """The way from the page at an address to the site's root: before another address it is the link to that one."""
    return "../" * of.count("/") or "./"


def file(of: str) -> str:
    """The Markdown file, relative to docs/, that MkDocs publishes at the address; an index where others stand below."""
    return f"{of}index.md" if of in _INDEXES else f"{of.rstrip('/')}.md"


def folder(of: str) -> str:
    """The way from the page at an address to the folder of its file, relative to docs/: nothing if that is the same."""
    return "" if of in _INDEXES else "../"


def pages(site: Site, *, private: bool = False) -> tuple[Page, ...]:
    """Every page, in the order of PAGES; with the private ones if they are asked for."""
    return tuple(
        Page(
            site,
            kind,
            address(kind.name, slug),
            subject,
            tuple(address(kind.name, former) for former in kind.former(subject)),
        )
        for kind in PAGES
        if kind.public or private
        for slug, subject in kind.subjects(site)
    )


def site_card(site: Site) -> Card:
    """The card of every page that has none of its own, hand-written ones too.

    It says nothing where no typeface has all that it says.
    """
    plain = Card("", "", "", site.theme.colors.light, name="site")
    return _written(site, replace(plain, title=site.settings.name, text=site.settings.tagline)) or plain


def _card(
    site: Site, label: str, title: str, *, text: str = "", level: Level | None = None, shape: int = 0, figure: str = ""
) -> Card | None:
    """The card of an entry, if it can be written."""
    return _written(site, Card(label, title, site.settings.name, site.theme.colors.light, text, level, shape, figure))


def _written(site: Site, card: Card) -> Card | None:
    """The card with the typefaces that it needs; none where no typeface has one of its letters."""
    typefaces = site.theme.typefaces
    texts = ((SERIF, card.title), (SANS, f"{card.label}{card.text}{card.site}"))
    if any(typefaces.unwritten(typeface, text) for typeface, text in texts):
        return None
    beside = dict.fromkeys(own for typeface, text in texts for own in typefaces.beside(typeface, text))
    return replace(card, typefaces=tuple(beside)) if beside else card


def invitation(site: Site, question: Question) -> str:
    """What a preview says of a question: the first sentence of its short answer, or else what it is about."""
    return question.opening or subject(site, question)


def subject(site: Site, question: Question) -> str:
    """What a question is about: its level, if it has one, and its topic."""
    topic = site.topics[question.topic].title
    return site.say("level_and_topic", level=site.label(question.level), topic=topic) if question.level else topic


# What each kind of page says of itself.


def _one(site: Site) -> Subjects:
    """The only page of its kind, about the whole site."""
    return [("", site)]


def _step(site: Site, name: str) -> Step:
    """The step over the list of all entries of a kind."""
    return Step(site.say(f"{name}_title"), address(name))


def _track_step(site: Site, track: Track) -> Iterator[Step]:
    """The step over a track, if it has a name."""
    if track.title:
        yield Step(track.title, shape=site.shape(track))


def _home(site: Site, _: Site) -> About:
    return About("", site.settings.tagline, heading=site.settings.name)


def _questions(site: Site, _: Site) -> About:
    return About(site.say("all_questions"), site.say("all_questions_about"))


def _random(site: Site, _: Site) -> About:
    questions = site.say("questions", count=len(site.questions))
    return About(site.say("random_question"), site.say("random_question_about", questions=questions))


def _practice(site: Site, _: Site) -> About:
    return About(site.say("practice_title"), site.say("practice_about"))


def _progress(site: Site, _: Site) -> About:
    return About(site.say("progress_title"), site.say("progress_about"))


def _downloads(site: Site, _: Site) -> About:
    return About(site.say("downloads_title"), site.say("downloads_about"))


def _styleguide(site: Site, _: Site) -> About:
    return About(site.say("styleguide"), site.say("styleguide_about"))


def _question(site: Site, answered: Answered) -> About:
    question, track = answered.question, answered.track
    card = _card(site, subject(site, question), question.title, level=question.level, shape=site.shape(track))
    url = site.settings.url
    trail = (
        _step(site, "questions"),
        *_track_step(site, track),
        Step(answered.topic.title, address("topic", answered.topic.slug)),
    )
    return About(
        question.title,
        invitation(site, question),
        trail=trail,
        card=card,
        source=question.place.path,
        modified=question.modified,
        data=linked.question(
            answered, url + address("question", question.slug), url + (card or site_card(site)).path, site
        ),
    )


def _topic(site: Site, part: ListPart) -> About:
    topic: Topic = part.of
    track = site.track_of[topic.slug]
    title = site.say("topic_title", topic=topic.title)
    about = About(
        site.say("topic_preview", topic=topic.title, track=track.title) if track.title else title,
        topic.description or site.say("topic_about", topic=topic.title),
        heading=title,
        trail=(_step(site, "questions"), *_track_step(site, track)),
        card=_card(site, track.title, topic.title, text=topic.description, shape=site.shape(track)),
    )
    return _in_part(site, about, part, Step(topic.title, address("topic", topic.slug)))


def _level(site: Site, part: ListPart) -> About:
    level: Level = part.of
    label = site.label(level)
    description = site.say("level_about", level=label.lower())
    about = About(site.say("level_preview", level=label), description, trail=(_step(site, "questions"),))
    return _in_part(site, about, part, Step(site.say("level_title", level=label), address("level", level.value)))


def _tags(site: Site, _: Site) -> About:
    return About(site.say("tags_title"), site.say("tags_about"))


def _tag(site: Site, part: ListPart) -> About:
    tag: Tag = part.of
    description = tag.description or site.say("tag_about", tag=tag.label)
    about = About(site.say("tag_preview", tag=tag.label), description, trail=(_step(site, "tags"),))
    return _in_part(site, about, part, Step(tag.label, address("tag", tag.slug)))


def _collections(site: Site, _: Site) -> About:
    return About(site.say("collections_title"), site.say("collections_about"))


def _collection(site: Site, part: ListPart) -> About:
    study: StudyList = part.of
    collection = study.collection
    questions = site.say("questions", count=study.size)
    description = collection.description or site.say("collection_about", questions=questions)
    size = str(study.size)
    card = _card(site, site.say("collections_title"), collection.title, text=description, figure=size)
    trail = (_step(site, "collections"),)
    about = About(collection.title, description, trail=trail, card=card, source=collection.place.path)
    return _in_part(site, about, part, Step(collection.title, address("collection", study.slug)))


def _glossary(site: Site, _: Site) -> About:
    url = site.settings.url
    terms = (url + address("term", defined.slug) for defined in site.terms)
    return About(
        site.say("glossary_title"),
        site.say("glossary_about"),
        data=linked.glossary(site.say("glossary_title"), url + address("glossary"), terms),
    )


def _term(site: Site, part: ListPart) -> About:
    defined: Defined = part.of
    term, url = defined.term, site.settings.url
    about = About(
        term.term,
        term.definition,
        trail=(_step(site, "glossary"),),
        card=_card(site, site.say("glossary_title"), term.term, text=term.definition),
        source=term.place.path,
        data=linked.term(defined, url + address("term", term.slug), url + address("glossary")),
    )
    return _in_part(site, about, part, Step(term.term, address("term", term.slug)))


def _in_part(site: Site, about: About, part: ListPart, first: Step) -> About:
    """What a part of a list says of itself: what the list does, and which part it is.

    The way to it leads through the first one, which says no more than that of a list that stands on one page.
    """
    if part.is_first:
        return about

    def numbered(text: str) -> str:
        return site.say("part_title", title=text, number=part.number, all=len(part.starts))

    return replace(
        about,
        title=numbered(about.title),
        description=site.say("part_about", about=about.description, first=part.start, last=part.end, all=part.size),
        heading=numbered(about.name),
        trail=(*about.trail, first),
        data=None,
    )


def _by_slug(entries: Iterable[Any]) -> Subjects:
    return ((entry.slug, entry) for entry in entries)


def _parts(lists: Iterable[tuple[str, Any, Sequence[Question]]], *, timed: bool = False) -> Subjects:
    """The parts of lists, each of which is given by its slug, what it is about, and its questions."""
    return (
        (part_slug(slug, part.number), part)
        for slug, of, questions in lists
        for part in in_parts(of, slug, questions, timed=timed)
    )


def _of_parts(former: Callable[[Any], Iterable[str]]) -> Callable[[ListPart], Iterable[str]]:
    """A list that was renamed had its parts below its former address."""
    return lambda part: (part_slug(slug, part.number) for slug in former(part.of))


PAGES = (
    PageKind("home", "", _one, _home),
    PageKind("questions", "questions/", _one, _questions),
    PageKind(
        "random",
        "random/",
        lambda site: _one(site) if site.questions else (),
        _random,
        listed=False,
    ),
    PageKind(
        "question",
        "questions/{slug}/",
        lambda site: _by_slug(site.questions),
        _question,
        former=lambda answered: answered.question.aliases,
        article=True,
    ),
    PageKind(
        "topic",
        "topics/{slug}/",
        lambda site: _parts(((slug, topic, site.by_topic[slug]) for slug, topic in site.topics.items()), timed=True),
        _topic,
        former=_of_parts(lambda topic: topic.aliases),
    ),
    PageKind(
        "level",
        "levels/{slug}/",
        lambda site: _parts((level.value, level, site.by_level[level]) for level in site.levels),
        _level,
    ),
    PageKind("tags", "tags/", _one, _tags),
    PageKind(
        "tag",
        "tags/{slug}/",
        lambda site: _parts((tag.slug, tag, site.by_tag[tag.slug]) for tag in site.in_use()),
        _tag,
        former=_of_parts(lambda tag: tag.aliases),
    ),
    PageKind("collections", "collections/", _one, _collections),
    PageKind(
        "collection",
        "collections/{slug}/",
        lambda site: _parts(((study.slug, study, study.questions) for study in site.collections), timed=True),
        _collection,
        former=_of_parts(lambda study: study.collection.aliases),
    ),
    PageKind("glossary", "glossary/", _one, _glossary),
    PageKind(
        "term",
        "glossary/{slug}/",
        lambda site: _parts((defined.slug, defined, defined.used_by) for defined in site.terms),
        _term,
        former=_of_parts(lambda defined: defined.other_names),
        article=True,
    ),
    PageKind("practice", "practice/", _one, _practice),
    PageKind("progress", "progress/", _one, _progress),
    PageKind("downloads", "downloads/", _one, _downloads),
    PageKind("styleguide", "styleguide/", _one, _styleguide, listed=False, public=False),
)
"""Every kind of page."""

_ROUTES = {kind.name: kind.route for kind in PAGES}
_INDEXES = {kind.route.partition("{slug}")[0] for kind in PAGES if "{slug}" in kind.route} | {""}
