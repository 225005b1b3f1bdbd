"""The bank as decks for Anki: a note for each question and each term. Pure.

What Anki knows a deck, a kind of note and a note by never changes, so that a later deck updates the notes of an earlier
one and leaves the learner's schedule as it is. Anki takes over a note that was modified later than the one it has: a
question's time is that of its last review or correction, a term's that of the newest question. No clock is asked.
"""

from __future__ import annotations

import hashlib
import io
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

import genanki
from markupsafe import Markup, escape

from generator.arrange.pages import address, subject
from generator.arrange.site import Answered, Defined, Site
from generator.outputs.html import Abroad
from generator.outputs.moments import seconds

_START = "2000-01-01"
"""Where nothing in a bank has a date, its notes are of this day."""

_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""What an archive's files are dated: the first day that the format knows."""

_STYLE = """\
.card { max-width: 40em; margin: 0 auto; padding: 1em; font: 1.1em/1.5 Georgia, serif; text-align: left; }
h1 { margin: 0 0 0.5em; font-size: 1.3em; line-height: 1.3; }
h2 { margin: 1.2em 0 0.3em; font-size: 1em; }
p.about, p.from { color: #6b6459; font: 0.8em sans-serif; }
.nightMode p.about, .nightMode p.from { color: #b0a89a; }
li { margin: 0.3em 0; }
.prompt { margin-top: 1em; font-size: 0.75em; font-weight: normal; }
"""

_FROM = '<p class="from"><a href="{{Address}}">{{Address}}</a><br>{{License}}</p>'


def questions(site: Site) -> bytes:
    """A deck with a deck of each topic in it: the question, and on the back the short answer and the key points."""
    model = _model(
        1_764_374_401,
        "Interview question",
        ["Question", "About", "Answer", "Address", "License"],
        {"Question": ('<p class="about">{{About}}</p><h1>{{Question}}</h1>', "{{FrontSide}}<hr id=answer>{{Answer}}")},
    )
    notes = {answered.slug: _question(site, model, answered) for answered in site.questions}
    decks = [
        _deck(site, f"topic/{slug}", [notes[question.slug] for question in found], site.topics[slug].title)
        for slug, found in site.by_topic.items()
        if found
    ]
    return _package(site, decks)


def terms(site: Site) -> bytes:
    """The glossary, both ways round: the definition of a term, and the term for a definition."""
    model = _model(
        1_764_374_402,
        "Glossary term",
        ["Term", "Names", "Definition", "Address", "License"],
        {
            "Definition": ("<h1>{{Term}}</h1>", "{{FrontSide}}<hr id=answer><p>{{Definition}}</p>"),
            "Term": ("<p>{{Definition}}</p>", "{{FrontSide}}<hr id=answer><h1>{{Term}}</h1><p>{{Names}}</p>"),
        },
    )
    newest = _newest(site)
    notes = [_term(site, model, defined, newest) for defined in site.terms]
    return _package(site, [_deck(site, "glossary", notes, site.say("glossary_title"))])


class _Note(genanki.Note):  # type: ignore[misc]
    """A note with a time of its own."""

    def __init__(self, model: genanki.Model, guid: str, fields: list[str], modified: int, tags: Iterable[str]) -> None:
        super().__init__(model=model, guid=guid, fields=fields, tags=list(tags))
        self._modified = modified

    def write_to_db(self, cursor: sqlite3.Cursor, _: float, deck_id: int, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, self._modified, deck_id, id_gen)


def _question(site: Site, model: genanki.Model, answered: Answered) -> _Note:
    question = answered.question
    own = address("question", question.slug)
    abroad = Abroad.of(site, question)
    asked = escape(question.title)
    if prompt := abroad.prompt(question):
        asked += Markup('<div class="prompt">{}</div>').format(prompt)
    answer = Markup("<p>{}</p>").format(site.say("right_option", letter=question.right)) if question.right else Markup()
    answer += Markup("<p>{}</p>").format(question.summary) if question.summary else Markup()
    if question.key_points:
        answer += Markup("<h2>{}</h2>{}").format(site.say("key_points"), abroad.items(question.key_points))
    return _Note(
        model,
        # The first slug that it had: a note stays itself when its question is renamed.
        _guid(site, f"question/{(*question.aliases, question.slug)[0]}"),
        [asked, escape(subject(site, question)), answer, *_end(site, own)],
        seconds(question.modified or question.added or _START),
        [*question.tags, *([question.level.value] if question.level else [])],
    )


def _term(site: Site, model: genanki.Model, defined: Defined, modified: int) -> _Note:
    term = defined.term
    fields = [escape(term.term), escape(", ".join(term.aliases)), escape(term.definition)]
    own = address("term", term.slug)
    return _Note(model, _guid(site, f"term/{term.slug}"), [*fields, *_end(site, own)], modified, [])


def _end(site: Site, own: str) -> list[str]:
    return [escape(site.settings.url + own), escape(site.attribution())]


def _newest(site: Site) -> int:
    moments = [answered.question.modified or answered.question.added for answered in site.questions]
    return max((seconds(moment) for moment in moments if moment), default=seconds(_START))


def _model(number: int, name: str, fields: list[str], cards: Mapping[str, tuple[str, str]]) -> genanki.Model:
    """A kind of note. Its number is its own for good; fields and cards are not to change either."""
    return genanki.Model(
        number,
        name,
        fields=[{"name": field} for field in fields],
        templates=[{"name": name, "qfmt": front, "afmt": back + _FROM} for name, (front, back) in cards.items()],
        css=_STYLE,
    )


def _deck(site: Site, name: str, notes: Iterable[_Note], title: str) -> genanki.Deck:
    full = f"{site.settings.name}::{title}" if site.settings.name else title
    deck = genanki.Deck(_number(site, name), full, escape(site.attribution()))
    for note in notes:
        deck.add_note(note)
    return deck


def _digest(site: Site, name: str) -> bytes:
    """By the site's name, which decks of other sites have not."""
    return hashlib.sha256(f"{site.settings.name}/{name}".encode()).digest()


def _guid(site: Site, name: str) -> str:
    return _digest(site, name).hex()[:20]


def _number(site: Site, name: str) -> int:
    """A number as Anki gives its decks, of 31 bits."""
    return 1 << 30 | int.from_bytes(_digest(site, name)[:4]) >> 2


def _package(site: Site, decks: list[genanki.Deck]) -> bytes:
    """The decks as Anki reads them: a database in an archive, in which nothing has a date."""
    database = sqlite3.connect(":memory:")
    first = min((answered.question.added for answered in site.questions if answered.question.added), default=_START)
    genanki.Package(decks).write_to_db(database.cursor(), seconds(first), count(seconds(first) * 1000))
    database.commit()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for name, data in (("collection.anki2", database.serialize()), ("media", b"{}")):
            file.writestr(zipfile.ZipInfo(name, _NO_DATE), data, zipfile.ZIP_DEFLATED)
    database.close()
    return archive.getvalue()
