"""Every field of every kind of file, once.

From here follows which fields are allowed, how a value is read and checked, what `make new` says of it, in which texts
links are checked, terms linked and words searched, and what the JSON documents and their schemas hold. What a bank
requires, and within which limits, is not here but in its questions/bank.yml: see `demands`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from generator.content.model import (
    Calculator,
    Collection,
    FollowUp,
    Input,
    Question,
    Result,
    Section,
    Source,
    Step,
    Stepper,
    Tag,
    Term,
    Topic,
    Track,
)
from generator.content.rules import Rule, is_name

MARK = "<!-- answer -->"
"""The line of a body above which everything belongs to the question, and is shown with it."""


class Value(Enum):
    """What a field holds, and what becomes of it: the type in model.py is named after each."""

    LINE = auto()  # plain text on one line: str
    TEXT = auto()  # plain text, which may be folded over lines: str
    LINES = auto()  # several plain texts of one line: tuple[str, ...]
    CHOICE = auto()  # one of those that the bank has: Level | Kind | None
    DATE = auto()  # a day as ISO 8601 has it: str
    MOMENT = auto()  # a day, or a time of it in UTC as RFC 3339 has it: str
    URL = auto()  # a web address: str
    SLUG = auto()  # an address's last part, or the name by which something is cited: str
    SLUGS = auto()  # the slugs of other entries: tuple[str, ...]
    ALIASES = auto()  # former slugs of the entry, which keep working: tuple[str, ...]
    MARKDOWN = auto()  # Markdown of one paragraph: Markdown | None
    MARKDOWNS = auto()  # several of them: tuple[Markdown, ...]
    BODY = auto()  # Markdown of several blocks, below the fields: Markdown
    NUMBER = auto()  # a number: float | None
    COUNT = auto()  # a whole number, not below 0: int | None
    LETTER = auto()  # a capital letter that names one of several: str
    NUMBERS = auto()  # several of them: tuple[float, ...]
    NAME = auto()  # what formulas call a number: str
    FORMULA = auto()  # an expression, as `formula` reads it: str
    RECORD = auto()  # a mapping, which is a record with fields of its own: record | None
    RECORDS = auto()  # a list of such mappings: tuple[record, ...]


class Words(Enum):
    """How the search knows a field's words by heart, to mend misspelled ones."""

    NO = auto()
    NAMES = auto()  # what is asked for by name: these words come first
    RUNNING = auto()  # words of running text


@dataclass(frozen=True, eq=False, slots=True)
class Field:
    """One field: its name, what it holds, and a sentence of help for whoever fills it in.

    `needed` says that without it nothing can be made of the entry, whatever the bank requires. `linked`: glossary terms
    become links in it. `words`: how the search knows it. `rules` hold for it beside those of what it holds. `listed`:
    the JSON document that lists all entries has it too, not only the entry's own. `names` is the kind of entry that
    SLUGS are of. `record` and `parts` are the class and the fields of a RECORD or of RECORDS, and `slug_part` is the
    part that an item is when it is a text and no mapping. `json` is its name in the JSON documents, where that is
    another one.
    """

    name: str
    value: Value
    help: str
    needed: bool = False
    linked: bool = False
    words: Words = Words.NO
    rules: tuple[Rule, ...] = ()
    listed: bool = False
    names: str = ""
    record: Callable[..., Any] = dict
    parts: tuple[Field, ...] = ()
    slug_part: str = ""
    json: str = ""


SOURCES = Field(
    "sources",
    Value.RECORDS,
    "primary documentation, papers, standards; a claim cites one as [@id]",
    record=Source,
    parts=(
        Field("id", Value.SLUG, "the short name by which the answer cites it"),
        Field("title", Value.LINE, "what it is called, and whose it is", needed=True),
        Field("url", Value.URL, "where it is", needed=True),
    ),
)

SYMBOL = Field("symbol", Value.LINE, "how formulas show it, if not by its label")
UNIT = Field("unit", Value.LINE, "in what it is measured")

CALCULATOR = (
    Field("title", Value.LINE, "what is calculated", needed=True),
    Field(
        "inputs",
        Value.RECORDS,
        "the numbers that a reader sets",
        needed=True,
        record=Input,
        parts=(
            Field("name", Value.NAME, "what formulas call it", needed=True),
            Field("label", Value.LINE, "what it is called", needed=True),
            SYMBOL,
            UNIT,
            Field("value", Value.NUMBER, "the number to begin with, best that of the text's example", needed=True),
            Field("min", Value.NUMBER, "the least that it may be, unless it has values"),
            Field("max", Value.NUMBER, "the most that it may be"),
            Field("step", Value.NUMBER, "from one number to the next"),
            Field("values", Value.NUMBERS, "all that it may be, in order, in place of min, max and step"),
        ),
    ),
    Field(
        "results",
        Value.RECORDS,
        "the numbers that follow",
        needed=True,
        record=Result,
        parts=(
            Field("label", Value.LINE, "what it is called", needed=True),
            Field("formula", Value.FORMULA, "how it follows from inputs, and from results before it", needed=True),
            Field("name", Value.NAME, "what later formulas call it"),
            SYMBOL,
            UNIT,
            Field("digits", Value.NUMBER, "how many digits behind the point are shown"),
        ),
    ),
    Field("note", Value.MARKDOWN, "what the calculation leaves out", linked=True),
)

STEPPER = (
    Field("title", Value.LINE, "what happens", needed=True),
    Field(
        "steps",
        Value.RECORDS,
        "what is seen, one after the other",
        needed=True,
        record=Step,
        parts=(
            Field("title", Value.LINE, "what the step is called", needed=True),
            Field("text", Value.MARKDOWN, "what happens in it", needed=True, linked=True),
            Field("rows", Value.LINES, "a small table: the cells of a row parted by |, the first one its head"),
        ),
    ),
)

QUESTION = (
    Field(
        "title",
        Value.LINE,
        "the question as an interviewer asks it",
        needed=True,
        words=Words.NAMES,
        listed=True,
    ),
    Field("also_asked", Value.LINES, "the same question in other words", words=Words.NAMES, listed=True),
    Field("level", Value.CHOICE, "how hard it is", listed=True),
    Field("kind", Value.CHOICE, "what it asks for", listed=True),
    Field("number", Value.COUNT, "where it stands in its topic, in a bank that goes by numbers", listed=True),
    Field("tags", Value.SLUGS, "words of questions/tags.yml", names="tag", listed=True),
    Field(
        "summary",
        Value.TEXT,
        "the answer as you would say it aloud in thirty seconds: short sentences, plain text",
        linked=True,
        words=Words.RUNNING,
        listed=True,
    ),
    Field(
        "prompt",
        Value.BODY,
        f"what belongs to the question, such as code: what stands in the body above a line {MARK}",
        words=Words.RUNNING,
    ),
    Field("options", Value.MARKDOWNS, "answers to choose from, which are called A, B, C and so on"),
    Field("right", Value.LETTER, "the letter of the right one of them"),
    Field("calculator", Value.RECORD, "numbers for the reader to try", record=Calculator, parts=CALCULATOR),
    Field("stepper", Value.RECORD, "something to go through step by step", record=Stepper, parts=STEPPER),
    Field("key_points", Value.MARKDOWNS, "what an interviewer listens for", linked=True),
    Field("pitfalls", Value.MARKDOWNS, "what weak answers say, and why it is wrong", linked=True),
    Field(
        "follow_ups",
        Value.RECORDS,
        "what an interviewer asks next: the slug of a question here, or ask and say",
        record=FollowUp,
        slug_part="question",
        parts=(
            Field("ask", Value.MARKDOWN, "the next question", needed=True, json="text"),
            Field("say", Value.MARKDOWN, "the reply to it, as you would say it", linked=True),
        ),
    ),
    SOURCES,
    Field("related", Value.SLUGS, "slugs of questions to read next", names="question"),
    Field("aliases", Value.ALIASES, "former slugs, which keep working", listed=True, json="former_addresses"),
    Field("added", Value.DATE, "the day on which it was added", listed=True),
    Field("reviewed", Value.DATE, "the day on which somebody last checked every claim", listed=True),
    Field("updated", Value.MOMENT, "the day, or the time in UTC, when the answer was last corrected", listed=True),
    Field("corrections", Value.MARKDOWNS, "what was corrected after publication", linked=True),
    Field(
        "body",
        Value.BODY,
        "the answer in depth, in Markdown",
        needed=True,
        linked=True,
        words=Words.RUNNING,
        json="answer",
    ),
)

TERM = (
    Field(
        "term", Value.LINE, "the term as it is written in a sentence", needed=True, words=Words.NAMES, rules=(is_name,)
    ),
    Field(
        "aliases",
        Value.LINES,
        "other names for it, each an address that leads to it",
        words=Words.NAMES,
        rules=(is_name,),
    ),
    Field("definition", Value.TEXT, "what it is, in a sentence or two that stand alone", needed=True, linked=True),
    Field("see_also", Value.SLUGS, "slugs of other terms", names="term"),
    SOURCES,
    Field(
        "former_slugs",
        Value.ALIASES,
        "slugs that lead to it still, of names it goes by no more",
        json="former_addresses",
    ),
)

COLLECTION = (
    Field("title", Value.LINE, "what the list is called", needed=True, words=Words.NAMES),
    Field("description", Value.TEXT, "whom it is for, and what is in it"),
    Field("aliases", Value.ALIASES, "former slugs, which keep working"),
    Field(
        "sections",
        Value.RECORDS,
        "the parts of the list, in order",
        needed=True,
        record=Section,
        parts=(
            Field("title", Value.LINE, "what the part is called", needed=True),
            Field("questions", Value.SLUGS, "slugs of its questions, in order", needed=True, names="question"),
        ),
    ),
)

TOPIC = (
    Field("slug", Value.SLUG, "the folder's name", needed=True),
    Field("title", Value.LINE, "what it is called", needed=True),
    Field("description", Value.LINE, "what is in it"),
    Field("aliases", Value.ALIASES, "former slugs, which keep working"),
)

TRACK = (
    Field("slug", Value.SLUG, "a short name for it", needed=True),
    Field("title", Value.LINE, "what it is called", needed=True),
    Field("description", Value.LINE, "what is in it"),
    Field("topics", Value.RECORDS, "its topics, in reading order", needed=True, record=Topic, parts=TOPIC),
)

TOPICS = (
    Field("tracks", Value.RECORDS, "runs of topics that belong together", record=Track, parts=TRACK),
    Field("topics", Value.RECORDS, "its topics, in reading order, in place of tracks", record=Topic, parts=TOPIC),
)

TAG = (
    Field("label", Value.LINE, "the tag as a reader sees it", needed=True),
    Field("description", Value.LINE, "what carries it"),
    Field("aliases", Value.ALIASES, "former slugs, which keep working"),
)

ENTRIES: dict[str, tuple[type[Any], tuple[Field, ...]]] = {
    "question": (Question, QUESTION),
    "term": (Term, TERM),
    "collection": (Collection, COLLECTION),
    "topic": (Topic, TOPIC),
    "track": (Track, TRACK),
    "tag": (Tag, TAG),
}
"""What each kind of entry is made into, and of which fields."""


def texts(entry: object, fields: tuple[Field, ...]) -> Iterator[tuple[Field, tuple[str | int, ...], object]]:
    """Every value of an entry that is a text, those in lists and records too: its field, its key, and the text."""
    for field in fields:
        value = getattr(entry, field.name)
        if not value:
            continue
        if field.value is Value.RECORDS:
            for index, record in enumerate(value):
                for part, key, text in texts(record, field.parts):
                    yield part, (field.name, index, *key), text
        elif field.value is Value.RECORD:
            for part, key, text in texts(value, field.parts):
                yield part, (field.name, *key), text
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                yield field, (field.name, index), item
        else:
            yield field, (field.name,), value
