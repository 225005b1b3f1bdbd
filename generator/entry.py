"""One file's text into one entry, or into the problems that keep it from being one. Pure.

A rule about a single value is one small function that takes the value and yields what is wrong with it; `_Form` asks
for a file's fields, applies their rules and gives each message its line. An entry is made of whatever could be read,
so that one bad field does not hide the next; whoever has problems writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from generator import frontmatter, prose
from generator.frontmatter import Document, Value
from generator.model import (
    DEFINITION_CHARACTERS,
    KEY_POINTS,
    RESERVED_SLUGS,
    SLUG,
    SOURCES,
    SUMMARY_WORDS,
    TAGS,
    TITLE_CHARACTERS,
    WEB_SCHEMES,
    Collection,
    Level,
    Limit,
    Markdown,
    Place,
    Problem,
    Question,
    Section,
    Source,
    Tag,
    Term,
    Topic,
    Track,
)
from generator.wording import counted, meant, nearest, quoted, slugged

Rule = Callable[[str], Iterator[str]]

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_slug(value: str) -> Iterator[str]:
    """A slug is lower-case letters and digits in words joined by hyphens, and no name that the site itself uses."""
    if not SLUG.fullmatch(value):
        allowed = "lower-case letters, digits and single hyphens"
        yield f"{quoted(value)} is no slug; allowed: {allowed}{meant(slugged(value))}"
    elif value in RESERVED_SLUGS:
        yield f"{quoted(value)} is a page of the site itself; choose another slug"


def is_date(value: str) -> Iterator[str]:
    """A date is a day of the calendar, written as ISO 8601 has it: year-month-day."""
    try:
        valid = bool(_ISO_DATE.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        valid = False
    if not valid:
        yield f"{quoted(value)} is no date; allowed: year-month-day, as in 2026-01-31"


def is_web_address(value: str) -> Iterator[str]:
    """A source's address is absolute, by http or https, and has a host."""
    if any(character.isspace() for character in value):
        yield f"{quoted(value)} has a space in it; an address has none"
        return
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        parts, host = None, None
    if parts is None or parts.scheme not in WEB_SCHEMES or not host:
        yield f"{quoted(value)} is no web address; allowed: https://host/path or http://host/path"


def is_link_target(value: str) -> Iterator[str]:
    """A link in an answer goes to a web address, or by a relative path to a file of this repository."""
    scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", value)
    if scheme and scheme.group()[:-1].lower() in WEB_SCHEMES:
        yield from is_web_address(value)
    elif scheme or "@" in value.split("/")[0]:
        yield f"the address {quoted(value)}; allowed: http, https, or a relative path to a file here"
    elif value.startswith("/"):
        yield f"the address {quoted(value)} starts at a root that differs from site to site; use a relative path"
    elif not value:
        yield "a link to nothing; give an address"


def is_one_line(value: str) -> Iterator[str]:
    """A name or title is one line."""
    if len(value.splitlines()) > 1:
        yield f"{quoted(value)} holds a line break; write it on one line"


def characters(limit: Limit) -> Rule:
    """A text's length in characters lies within the limit."""

    def rule(value: str) -> Iterator[str]:
        if len(value) not in limit:
            yield f"{len(value)} characters; allowed: {limit.least} to {limit.most}"

    return rule


def words(limit: Limit) -> Rule:
    """A text's length in words, as white space parts them, lies within the limit."""

    def rule(value: str) -> Iterator[str]:
        count = len(value.split())
        if count not in limit:
            yield f"{counted(count, 'word')}; allowed: {limit.least} to {limit.most}"

    return rule


def is_level(value: str) -> Iterator[str]:
    """A level is one of the three."""
    levels = [level.value for level in Level]
    if value not in levels:
        yield f"unknown level {quoted(value)}; allowed: {', '.join(levels)}{nearest(value.lower(), levels)}"


class _Form:
    """Asks for the fields of one file, or of one mapping in it, and collects what is wrong with them."""

    def __init__(
        self,
        path: str,
        document: Document,
        allowed: Iterable[str],
        problems: list[Problem],
        *,
        fields: Mapping[str, Value] | None = None,
        key: frontmatter.Key = (),
    ) -> None:
        self.place = Place(path, document.lines, document.body_line)
        self.problems = problems
        self._document = document
        self._fields = document.fields if fields is None else fields
        self._key = key
        names = sorted(allowed)
        for name in self._fields:
            if name not in names:
                message = f"unknown field {quoted(name)}; allowed: {', '.join(names)}{nearest(name, names)}"
                self.problem(message, name)

    def problem(self, message: str, *key: str | int) -> None:
        """Notes a problem at the line of that field or item."""
        self.problems.append(Problem(self.place.path, self.place.line(*self._key, *key), message))

    def _say(self, messages: Iterable[str], name: str, *key: str | int) -> None:
        for message in messages:
            self.problem(f"{name}: {message}", name, *key)

    def _missing(self, name: str, *, required: bool) -> bool:
        """Whether the field is absent or empty; says so where it may not be."""
        if name not in self._fields:
            if required:
                self.problem(f"no field {quoted(name)}; it is required")
            return True
        if not self._fields[name]:
            self.problem(f"{name}: empty; give a value" + ("" if required else ", or leave the field out"), name)
            return True
        return False

    def text(self, name: str, *rules: Rule, required: bool = True) -> str:
        """The field as a text without surrounding space; "" if it cannot be had."""
        if self._missing(name, required=required):
            return ""
        value = self._fields[name]
        if not isinstance(value, str):
            self.problem(f"{name}: a list or mapping; allowed: a text", name)
            return ""
        return self._checked(value, name, rules)

    def _checked(self, value: str, name: str, rules: Iterable[Rule], *key: str | int) -> str:
        value = value.strip()
        if value:
            self._say((message for rule in rules for message in rule(value)), name, *key)
        else:
            self.problem(f"{name}: empty; give a value", name, *key)
        return value

    def items(self, name: str, *, required: bool, limit: Limit | None = None) -> list[tuple[int, Value]]:
        """The field's items with their numbers from 0; none if it is no list."""
        if self._missing(name, required=required):
            return []
        value = self._fields[name]
        if not isinstance(value, list):
            self.problem(f"{name}: one value; allowed: a list, each item on a line that starts with a hyphen", name)
            return []
        if limit and len(value) not in limit:
            self.problem(f"{name}: {counted(len(value), 'item')}; allowed: {limit.least} to {limit.most}", name)
        return list(enumerate(value))

    def texts(self, name: str, *rules: Rule, required: bool = False, limit: Limit | None = None) -> dict[int, str]:
        """The field's texts by the number of their item. A text that stands there twice is a problem."""
        found: dict[int, str] = {}
        for index, item in self.items(name, required=required, limit=limit):
            if not isinstance(item, str):
                self.problem(
                    f"{name}: a list or mapping where a text should be; put a text that holds a colon in quotes",
                    name,
                    index,
                )
                continue
            value = self._checked(item, name, rules, index)
            if value in found.values():
                self.problem(f"{name}: {quoted(value)} is given twice; keep one", name, index)
            elif value:
                found[index] = value
        return found

    def strings(self, name: str, *rules: Rule, required: bool = False, limit: Limit | None = None) -> tuple[str, ...]:
        """The field's texts."""
        return tuple(self.texts(name, *rules, required=required, limit=limit).values())

    def lines(self, name: str, *, required: bool = False, limit: Limit | None = None) -> tuple[Markdown, ...]:
        """The field's texts as Markdown of one paragraph each."""
        found = []
        for index, value in self.texts(name, required=required, limit=limit).items():
            markdown, faults = prose.scan_line(" ".join(value.split()))
            self._say((message for _, message in faults), name, index)
            for link in markdown.links:
                self._say(is_link_target(link.target), name, index)
            found.append(markdown)
        return tuple(found)

    def forms(self, name: str, allowed: Iterable[str], *, required: bool, limit: Limit | None = None) -> list[_Form]:
        """The field's items as forms of their own, for a list of mappings."""
        names = tuple(allowed)
        found = []
        for index, item in self.items(name, required=required, limit=limit):
            if isinstance(item, dict):
                key = (*self._key, name, index)
                found.append(_Form(self.place.path, self._document, names, self.problems, fields=item, key=key))
            else:
                self.problem(f"{name}: {quoted(str(item))}; allowed: the fields {', '.join(names)}", name, index)
        return found

    def sources(self, *, required: bool, limit: Limit | None = None) -> tuple[Source, ...]:
        """The field `sources`: titles and web addresses."""
        return tuple(
            Source(form.text("title", is_one_line), form.text("url", is_web_address))
            for form in self.forms("sources", ("title", "url"), required=required, limit=limit)
        )


def _opened(path: str, document: Document, allowed: Iterable[str], problems: list[Problem]) -> _Form | None:
    """A form over a file's fields, or nothing where its form is at fault: then the faults are all there is to say."""
    problems.extend(Problem(path, line, message) for line, message in document.faults)
    return _Form(path, document, allowed, problems) if document.fields else None


def _own_slug(form: _Form) -> str:
    """The entry's slug, which is its file's name."""
    slug = PurePosixPath(form.place.path).stem
    for message in is_slug(slug):
        form.problems.append(Problem(form.place.path, 1, f"file name: {message}"))
    return slug


QUESTION_FIELDS = (
    "title",
    "level",
    "tags",
    "summary",
    "key_points",
    "pitfalls",
    "follow_ups",
    "sources",
    "also_asked",
    "related",
    "aliases",
    "added",
    "reviewed",
)


def question(path: str, text: str, problems: list[Problem]) -> Question | None:
    """Reads questions/<topic>/<slug>.md; appends what is wrong to `problems`, sorted by nothing in particular."""
    document = frontmatter.parse(text)
    form = _opened(path, document, QUESTION_FIELDS, problems)
    if form is None:
        return None
    slug = _own_slug(form)
    level = form.text("level", is_level)
    added = form.text("added", is_date)
    reviewed = form.text("reviewed", is_date)
    if reviewed < added and not [*is_date(added), *is_date(reviewed)]:
        form.problem(f"reviewed: {reviewed} is before {added}, when the question was added", "reviewed")
    return Question(
        slug=slug,
        topic=PurePosixPath(path).parent.name,
        title=form.text("title", characters(TITLE_CHARACTERS), is_one_line),
        level=Level(level) if level in {known.value for known in Level} else Level.EASY,
        tags=form.strings("tags", required=True, limit=TAGS),
        summary=" ".join(form.text("summary", words(SUMMARY_WORDS)).split()),
        key_points=form.lines("key_points", required=True, limit=KEY_POINTS),
        pitfalls=form.lines("pitfalls"),
        follow_ups=form.lines("follow_ups"),
        sources=form.sources(required=True, limit=SOURCES),
        also_asked=form.strings("also_asked", is_one_line),
        related=form.strings("related"),
        aliases=form.strings("aliases", is_slug),
        added=added,
        reviewed=reviewed,
        body=_body(form, document),
        place=form.place,
    )


def _body(form: _Form, document: Document) -> Markdown:
    """An answer's body: not empty, and Markdown that renders as meant."""
    path = form.place.path
    if not document.body.strip():
        form.problems.append(Problem(path, document.body_line, "no answer; write it below the fields, in Markdown"))
    markdown, faults = prose.scan(document.body)
    for line, message in faults:
        form.problems.append(Problem(path, document.body_line + line - 1, message))
    for link in markdown.links:
        line = document.body_line + document.body.count("\n", 0, link.start)
        form.problems.extend(Problem(path, line, message) for message in is_link_target(link.target))
    return markdown


def term(path: str, text: str, problems: list[Problem]) -> Term | None:
    """Reads questions/glossary/<slug>.yml."""
    allowed = ("term", "aliases", "definition", "see_also", "sources")
    form = _opened(path, frontmatter.parse_yaml(text), allowed, problems)
    if form is None:
        return None
    return Term(
        slug=_own_slug(form),
        term=form.text("term", is_one_line),
        definition=" ".join(form.text("definition", characters(DEFINITION_CHARACTERS)).split()),
        aliases=form.strings("aliases", is_one_line),
        see_also=form.strings("see_also"),
        sources=form.sources(required=False),
        place=form.place,
    )


def collection(path: str, text: str, problems: list[Problem]) -> Collection | None:
    """Reads questions/collections/<slug>.yml."""
    form = _opened(path, frontmatter.parse_yaml(text), ("title", "description", "sections"), problems)
    if form is None:
        return None
    return Collection(
        slug=_own_slug(form),
        title=form.text("title", characters(TITLE_CHARACTERS), is_one_line),
        description=" ".join(form.text("description").split()),
        sections=tuple(
            Section(section.text("title", is_one_line), section.strings("questions", required=True))
            for section in form.forms("sections", ("title", "questions"), required=True)
        ),
        place=form.place,
    )


def topics(path: str, text: str, problems: list[Problem]) -> tuple[Track, ...]:
    """Reads questions/topics.yml: the tracks, each with its topics."""
    form = _opened(path, frontmatter.parse_yaml(text), ("tracks",), problems)
    if form is None:
        return ()
    seen: set[str] = set()

    def slug(part: _Form) -> str:
        value = part.text("slug", is_slug)
        if value in seen:
            part.problem(f"slug: {quoted(value)} is given twice; each track and topic has its own", "slug")
        seen.add(value)
        return value

    return tuple(
        Track(
            slug=slug(track),
            title=track.text("title", is_one_line),
            description=track.text("description", is_one_line),
            topics=tuple(
                Topic(slug(topic), topic.text("title", is_one_line), topic.text("description", is_one_line))
                for topic in track.forms("topics", ("slug", "title", "description"), required=True)
            ),
        )
        for track in form.forms("tracks", ("slug", "title", "description", "topics"), required=True)
    )


def tags(path: str, text: str, problems: list[Problem]) -> tuple[Tag, ...]:
    """Reads questions/tags.yml: a mapping from each tag's slug to its label and description."""
    document = frontmatter.parse_yaml(text)
    form = _opened(path, document, document.fields, problems)
    if form is None:
        return ()
    found = []
    for slug, fields in document.fields.items():
        for message in is_slug(slug):
            form.problem(message, slug)
        if not isinstance(fields, dict):
            form.problem(f"{slug}: {quoted(str(fields))}; allowed: the fields label, description", slug)
            continue
        allowed = ("label", "description")
        part = _Form(path, document, allowed, problems, fields=fields, key=(slug,))
        found.append(Tag(slug, part.text("label", is_one_line), part.text("description", is_one_line)))
    return tuple(found)
