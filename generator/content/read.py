"""One file's text into one entry. Pure; what is wrong is said.

`_Form` asks for the fields of one file, or of one mapping in it, as fields.py describes them, and gives each message
its line. An entry is made of whatever could be read, so that one bad field does not hide the next; whoever has problems
writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from markdown_it.token import Token

from generator.content import answer, calculator, limits, yaml
from generator.content.addresses import is_web_address
from generator.content.demands import Demand, Demands
from generator.content.fields import COLLECTION, MARK, QUESTION, TAG, TERM, TOPICS, Field, Value
from generator.content.links import RESERVED_FOLDERS, TAGS_FILE, TOPICS_FILE
from generator.content.model import LETTERS, Collection, Markdown, Part, Place, Prose, Question, Tag, Term, Topic, Track
from generator.content.problems import Say, nearest, quoted
from generator.content.rules import (
    Rule,
    is_count,
    is_date,
    is_letter,
    is_moment,
    is_number,
    is_of_length,
    is_one_line,
    is_one_of,
    is_slug,
    is_variable,
)
from generator.content.tokens import taken_apart

Values = dict[str, Any]

_NESTED: Mapping[object, str] = {Topic: "topic", Track: "track"}
"""Records that are entries: what a bank asks of them stands under their own name."""

_ELEMENT = re.compile(r"<[^>]*>")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")

_LONG = {Value.TEXT, Value.MARKDOWN, Value.MARKDOWNS}
"""What may be folded over lines."""

_WORDS = _LONG | {Value.LINE, Value.LINES, Value.URL}
"""What may hold a # that starts no comment."""


def question(path: str, text: str, demands: Demands, say: Say) -> Question | None:
    """Reads questions/<topic>/<slug>.md."""
    document = yaml.front_matter(text, say)
    form = _opened(path, document, "question", QUESTION, demands, say)
    if form is None:
        return None
    values = form.values()
    slug = _own_slug(path, demands, say)
    added = values["added"]
    for name in ("reviewed", "updated"):
        day = values[name]
        if added and day and day < added and not [*is_date(added), *is_moment(day)]:
            form.say(f"{name}: {day} is before {added}, when the question was added", name)
    place, prompt, body = _parted(document, form.place, say)
    if not body.strip():
        say(min(place.body_line, text.count("\n") + 1), "no answer; write it below the fields, in Markdown")
    if prompt.strip():
        values["prompt"] = _blocks("prompt", prompt, place, demands, say)
    elif demands.on("question", "prompt").required:
        form.say(f'no field "prompt"; it is required, above a line {MARK} of the body')
    values["body"] = written = _blocks("body", body, place, demands, say)
    if body.strip() and not written.code and not any(map(_is_read, written.parts)):
        say(place.body_line, "an answer without words; write it below the fields, in Markdown")
    _choose(values["options"], values["right"], form)
    for name, faults in (("calculator", calculator.faults), ("stepper", calculator.faults_of_steps)):
        for key, message in faults(values[name]) if values[name] else ():
            form.say(message, name, *key)
    return Question(**values, slug=slug, topic=PurePosixPath(path).parent.name, place=place)


def _parted(document: yaml.Document, place: Place, say: Say) -> tuple[Place, str, str]:
    """The body parted at its mark: what belongs to the question, and the answer; with a place that knows where."""
    tokens = taken_apart(document.body).tokens if MARK in document.body else ()
    marks = [_start(token) for token in tokens if token.type == "html_block" and token.content.strip() == MARK]
    if not marks:
        return place, "", document.body
    for line in marks[1:]:
        say(document.body_line + line, f"a second {MARK}; keep the first")
    for line in (_start(token) for token in tokens if token.type == "heading_open"):
        if line < marks[0]:
            say(document.body_line + line, f"a heading above {MARK}; what stands there belongs to the question's own")
    lines = ["" if number in marks else line for number, line in enumerate(document.body.split("\n"))]
    known = {**place.lines, ("prompt",): document.body_line}
    return (
        Place(place.path, known, document.body_line + marks[0] + 1),
        "\n".join(lines[: marks[0]]),
        "\n".join(lines[marks[0] + 1 :]),
    )


def _start(token: Token) -> int:
    """The line of the text on which a block starts, counted from 0."""
    return token.map[0] if token.map else 0


def _blocks(name: str, text: str, place: Place, demands: Demands, say: Say) -> Markdown:
    """One of a question's texts of several blocks."""
    found = answer.read(text, lambda line, message: say(place.line_of_text(line, name), message), demands.language)
    for message in demands.on("question", name).on_words(found.words):
        say(place.line_of_text(1, name), f"{name}: {message}")
    return found


def _choose(options: tuple[Markdown, ...], right: str, form: _Form) -> None:
    """Where there are options, there are two at least, and one of them is named as the right one."""
    letters = LETTERS[: len(options)]
    if len(options) > len(LETTERS):
        form.say(f"options: {len(options)} of them; allowed: at most {len(LETTERS)}", "options")
    elif len(options) == 1:
        form.say("options: one alone; give two or more, or none", "options")
    elif options and not right:
        form.say(f"options: none is named as the right one; write right: and one of {', '.join(letters)}", "options")
    elif right and right not in letters and not [*is_letter(right)]:
        allowed = f"allowed: {', '.join(letters)}" if letters else "there are no options"
        form.say(f"right: {quoted(right)} names no option; {allowed}", "right")


def _is_read(part: Part) -> bool:
    """Whether there is something to read in a part of an answer."""
    if isinstance(part, str):
        return any(map(str.isalnum, _ELEMENT.sub("", part)))
    return any(map(str.isalnum, part.text)) if isinstance(part, Prose) else True


def term(path: str, text: str, demands: Demands, say: Say) -> Term | None:
    """Reads questions/glossary/<slug>.yml."""
    form = _opened(path, yaml.parse(text, say), "term", TERM, demands, say)
    return Term(**form.values(), slug=_own_slug(path, demands, say), place=form.place) if form else None


def collection(path: str, text: str, demands: Demands, say: Say) -> Collection | None:
    """Reads questions/collections/<slug>.yml."""
    form = _opened(path, yaml.parse(text, say), "collection", COLLECTION, demands, say)
    return Collection(**form.values(), slug=_own_slug(path, demands, say), place=form.place) if form else None


def topics(path: str, text: str, demands: Demands, say: Say) -> tuple[Track, ...] | None:
    """Reads questions/topics.yml: the tracks, each with its topics."""
    form = _opened(path, yaml.parse(text, say), "topics", TOPICS, demands, say)
    if form is None:
        return None
    values = form.values()
    tracks: tuple[Track, ...] = values["tracks"]
    if bool(values["topics"]) == bool(tracks):
        form.say("topics, or tracks, each with its topics: one of both is needed", "topics" if tracks else "")
    elif not tracks:
        tracks = (Track("", "", values["topics"], form.place),)
    seen: set[str] = set()
    for slug, place in ((entry.slug, entry.place) for track in tracks for entry in _with_topics(track)):
        if slug in RESERVED_FOLDERS:
            say(
                place.line("slug"),
                f"slug: {quoted(slug)} is a folder of questions/ that holds no topic; choose another",
            )
        if slug and slug in seen:
            say(place.line("slug"), f"slug: {quoted(slug)} is given twice; each track and topic has its own")
        seen.add(slug)
    return tracks


def track_of_all(questions: Iterable[Question]) -> Iterator[Track]:
    """The topics of a bank that lists none: the folders of its questions, all in one track without a name."""
    topics = tuple(Topic(slug, _title(slug), Place(TOPICS_FILE)) for slug in sorted({one.topic for one in questions}))
    if topics:
        yield Track("", "", topics, Place(TOPICS_FILE))


def tags_in_use(questions: Iterable[Question]) -> Iterator[Tag]:
    """The tags of a bank that lists none: those that its questions have."""
    for slug in sorted({tag for one in questions for tag in one.tags}):
        yield Tag(slug, slug.replace("-", " "), Place(TAGS_FILE))


def _title(slug: str) -> str:
    words = slug.replace("-", " ")
    return words[:1].upper() + words[1:]


def _with_topics(track: Track) -> Iterator[Track | Topic]:
    yield track
    yield from track.topics


def tags(path: str, text: str, demands: Demands, say: Say) -> tuple[Tag, ...] | None:
    """Reads questions/tags.yml: a mapping from each tag's slug to its label and description."""
    document = yaml.parse(text, say)
    found = []
    for slug, fields in document.fields.items():
        for message in is_slug(slug, demands.language):
            say(document.lines[slug,], message)
        place = Place(path, document.lines).within(slug)
        if isinstance(fields, dict):
            form = _Form(place, "tag", TAG, demands, say, fields)
            found.append(Tag(**form.values(), slug=slug, place=place))
        else:
            names = ", ".join(field.name for field in TAG)
            say(place.line(), f"{slug}: {yaml.shown(fields)}; allowed: the fields {names}")
    return tuple(found) if found or document.sound else None


def _opened(
    path: str, document: yaml.Document, kind: str, fields: tuple[Field, ...], demands: Demands, say: Say
) -> _Form | None:
    """A form over a file's fields; nothing where its form is at fault, for then that is all there is to say."""
    place = Place(path, document.lines, document.body_line)
    if document.fields:
        return _Form(place, kind, fields, demands, say, document.fields)
    if document.sound:
        say(place.line(), yaml.NO_FIELDS)
    return None


def _own_slug(path: str, demands: Demands, say: Say) -> str:
    """The entry's slug, which is its file's name."""
    slug = PurePosixPath(path).stem
    for message in is_slug(slug, demands.language):
        say(1, f"file name: {message}")
    return slug


def _folded(text: str) -> str:
    """The text on one line; a no-break space stays one."""
    return re.sub(r"[ \t\n]+", " ", text)


@dataclass(slots=True)
class _Form:
    """The fields of one file, or of one mapping in it, as they were given.

    `place` is where they stand, `kind` what they are fields of, as a bank's demands name it; `prefix` begins their
    names there.
    """

    place: Place
    kind: str
    fields: tuple[Field, ...]
    demands: Demands
    _say: Say
    given: Mapping[str, yaml.Value]
    prefix: str = ""

    def say(self, message: str, *key: str | int) -> None:
        """Says what is wrong at the line of that field or item."""
        self._say(self.place.line(*key), message)

    def _is_slug(self, value: str) -> Iterator[str]:
        return is_slug(value, self.demands.language)

    def demand(self, field: Field) -> Demand:
        return self.demands.on(self.kind, self.prefix + field.name)

    def values(self) -> Values:
        """The value of every field, empty for one that is not given or cannot be had."""
        names = sorted(field.name for field in self.fields if field.value is not Value.BODY)
        for name in self.given:
            if name not in names:
                self.say(f"unknown field {quoted(name)}; allowed: {', '.join(names)}{nearest(name, names)}", name)
        return {field.name: self._value(field) for field in self.fields}

    def _value(self, field: Field) -> Any:
        match field.value:
            case Value.LINE:
                return self._text(field, is_one_line)
            case Value.TEXT:
                return _folded(self._text(field))
            case Value.DATE:
                return self._text(field, is_date)
            case Value.MOMENT:
                return self._text(field, is_moment)
            case Value.URL:
                return self._text(field, is_web_address)
            case Value.SLUG:
                return self._text(field, self._is_slug)
            case Value.CHOICE:
                return self._choice(field)
            case Value.LINES:
                return tuple(self._texts(field, is_one_line).values())
            case Value.SLUGS:
                return tuple(self._texts(field).values())
            case Value.ALIASES:
                return tuple(self._texts(field, self._is_slug).values())
            case Value.MARKDOWN:
                text = self._text(field)
                return self._markdown(field, text, field.name) if text else None
            case Value.MARKDOWNS:
                texts = self._texts(field)
                return tuple(self._markdown(field, text, field.name, index) for index, text in texts.items())
            case Value.NUMBER:
                return next(_numbers([self._text(field, is_number)]), None)
            case Value.COUNT:
                count = self._text(field, is_count)
                return int(count) if count and not [*is_count(count)] else None
            case Value.LETTER:
                return self._text(field, is_letter)
            case Value.NUMBERS:
                return tuple(_numbers(self._texts(field, is_number).values()))
            case Value.NAME:
                name = self._text(field, is_variable)
                return name if not [*is_variable(name)] else ""
            case Value.FORMULA:
                return self._text(field)
            case Value.RECORD:
                return self._record(field)
            case Value.RECORDS:
                return self._records(field)
            case Value.BODY:  # below the fields, so that whoever has the document reads it
                return None

    def _missing(self, field: Field) -> bool:
        """Whether the field is absent or empty; says so where it may not be."""
        name, required = field.name, field.needed or self.demand(field).required
        if name not in self.given:
            if required:
                self.say(f"no field {quoted(name)}; it is required")
            return True
        if isinstance(value := self.given[name], yaml.Cut) and not value:
            self.say(f"{name}: empty, since {quoted(value.comment)} is a comment; put the whole value in quotes", name)
            return True
        if not value:
            self.say(f"{name}: empty; give a value" + ("" if required else ", or leave the field out"), name)
            return True
        return False

    def _text(self, field: Field, *rules: Rule) -> str:
        """The field as a text without surrounding space; "" if it cannot be had."""
        if self._missing(field):
            return ""
        value = self.given[field.name]
        if isinstance(value, str):
            return self._checked(value, field, (self.demand(field).on_text, *rules), field.name)
        self.say(f"{field.name}: a list or mapping; allowed: a text", field.name)
        return ""

    def _checked(self, value: str, field: Field, rules: Iterable[Rule], *key: str | int) -> str:
        if isinstance(value, yaml.Cut) and field.value in _WORDS:
            message = f"{quoted(value.comment)} is a comment and no part of it; put the whole value in quotes"
            self.say(f"{field.name}: {message}", *key)
        value = value.strip()
        if not value:
            messages = ["empty; give a value"]
        elif _EMPTY_LINE.search(value) and field.value in _LONG:
            self.say(f"{field.name}: an empty line, after which another paragraph starts; write one paragraph", *key)
            return ""
        elif messages := list(is_of_length(field.value in _LONG)(value)):
            value = ""  # it is not looked at any further
        else:
            messages = [message for rule in (*rules, *field.rules) for message in rule(value)]
        for message in messages:
            self.say(f"{field.name}: {message}", *key)
        return value

    def _choice(self, field: Field) -> Any:
        choices = {choice.value: choice for choice in self.demands.choices[field.name]}
        value = self._text(field, is_one_of(choices, field.name)) or self.demand(field).default
        return choices.get(value)

    def _items(self, field: Field) -> list[tuple[int, yaml.Value]]:
        """The field's items with their numbers from 0; none if it is no list."""
        if self._missing(field):
            return []
        value = self.given[field.name]
        if not isinstance(value, list):
            message = "one value; allowed: a list, each item on a line that starts with a hyphen"
            self.say(f"{field.name}: {message}", field.name)
            return []
        if len(value) > limits.ITEMS:
            self.say(f"{field.name}: {len(value):,} items; allowed: at most {limits.ITEMS:,}", field.name)
            return []
        for message in self.demand(field).on_items(len(value)):
            self.say(f"{field.name}: {message}", field.name)
        return list(enumerate(value))

    def _texts(self, field: Field, *rules: Rule) -> dict[int, str]:
        """The field's texts by the number of their item. A text that stands there twice is a problem."""
        found: dict[int, str] = {}
        seen: set[str] = set()
        for index, item in self._items(field):
            if not isinstance(item, str):
                message = "a list or mapping where a text should be; put a text that holds a colon in quotes"
                self.say(f"{field.name}: {message}", field.name, index)
                continue
            value = self._checked(item, field, rules, field.name, index)
            if value in seen:
                self.say(f"{field.name}: {quoted(value)} is given twice; keep one", field.name, index)
            elif value:
                found[index] = value
                seen.add(value)
        return found

    def _markdown(self, field: Field, text: str, *key: str | int) -> Markdown:
        """A Markdown text of one paragraph; all that is said of it is said at its field's or item's line."""
        line = self.place.line(*key)
        return answer.read_line(text, lambda _, message: self._say(line, f"{field.name}: {message}"))

    def _record(self, field: Field) -> Any:
        if self._missing(field):
            return None
        value = self.given[field.name]
        if not isinstance(value, dict):
            self.say(f"{field.name}: {yaml.shown(value)}; allowed: the fields {_names(field.parts)}", field.name)
            return None
        place, prefix = self.place.within(field.name), f"{self.prefix}{field.name}."
        return field.record(**_Form(place, self.kind, field.parts, self.demands, self._say, value, prefix).values())

    def _records(self, field: Field) -> tuple[Any, ...]:
        own_kind = _NESTED.get(field.record)
        prefix = "" if own_kind else f"{self.prefix}{field.name}."
        found = []
        for index, item in self._items(field):
            place = self.place.within(field.name, index)
            if isinstance(item, dict):
                form = _Form(place, own_kind or self.kind, field.parts, self.demands, self._say, item, prefix)
                found.append(field.record(**form.values(), **({"place": place} if own_kind else {})))
            elif isinstance(item, str) and field.slug_part and not item.strip():
                self.say(f"{field.name}: empty; give a value", field.name, index)
            elif isinstance(item, str) and field.slug_part:
                found.append(field.record(**{field.slug_part: item.strip()}))
            else:
                message = f"{yaml.shown(item)}; allowed: the fields {_names(field.parts)}"
                self.say(f"{field.name}: {message}", field.name, index)
        return tuple(found)


def _names(fields: Iterable[Field]) -> str:
    return ", ".join(field.name for field in fields)


def _numbers(texts: Iterable[str]) -> Iterator[float]:
    """The numbers among the texts."""
    return (float(text) for text in texts if text and not [*is_number(text)])
