"""Every file of a bank and every field in it, for whoever writes one. Pure: fields and demands in, Markdown out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap

from generator.content import limits
from generator.content.demands import CITED, MEASURES, OWN, PARTS, RULES, Demand, Demands, measures, named
from generator.content.fields import COLLECTION, ENTRIES, QUESTION, TAG, TERM, TOPIC, TOPICS, TRACK, Field, Value
from generator.content.formula import FUNCTIONS
from generator.guide.chosen import OF_BANK, OF_HOUSE, OF_OUTLINE, choices
from generator.guide.examples import Example, examples

PATH = "REFERENCE.md"

_WIDTH = 120
"""Characters of a line of running text."""

_HEAD = """\
<!-- Made by `make guides` from generator/content/fields.py and questions/bank.yml. What is written here goes with the
     next run. -->

# Files and fields

What a bank is made of: each kind of file, its fields, and what this bank asks of them. `make check` holds every file to
it. [README.md](README.md#add-a-question) says how a question is added, and [WRITING.md](WRITING.md) what makes a good
answer.

"""

_VALUES = f"""\
## Values

All values are texts, so `no` and `1.10` need no quotes. A value that holds `: ` or ` #`, or begins with one of
``[ {{ & * ! | > ' " % @ ` ``, stands in quotes. A field that has no value is left out. These limits hold in every bank:

| value | form |
| --- | --- |
| line | plain text on one line, at most {limits.LINE:,} characters |
| text | plain text, at most {limits.TEXT:,} characters; behind `>-` it may go on over several lines |
| Markdown | one paragraph of Markdown, at most {limits.TEXT:,} characters |
| day | year-month-day, as in `2026-01-31` |
| moment | a day, or a time in UTC, as in `2026-01-31T09:30:00Z` |
| address | begins with `https://` or `http://` |
| slug | lower-case letters, digits and single hyphens, at most {limits.SLUG} characters |
| number | digits, with a point before a fraction, as in `0.05` |
| name | lower-case letters, digits and underscores, a letter first, as in `load` |
| formula | numbers, names, `+ - * / **`, brackets, {", ".join(f"`{name}`" for name in FUNCTIONS)} |
| list | items in brackets, `[one, two]`, or on a line each that begins with a hyphen; at most {limits.ITEMS:,} |
"""


def reference(demands: Demands) -> str:
    """The document. It follows from the fields and the demands alone, and from no entry of the bank."""
    shown = examples(demands)
    sections = (
        _of_entry(
            "A question",
            "questions/<topic>/<slug>.md",
            "question",
            QUESTION,
            demands,
            shown["question"],
            shown["options"],
        ),
        _of_entry("A term", "questions/glossary/<slug>.yml", "term", TERM, demands, shown["term"]),
        _of_entry(
            "A study list",
            "questions/collections/<slug>.yml",
            "collection",
            COLLECTION,
            demands,
            shown["collection"],
        ),
        _of_topics(demands, shown["topics"]),
        _of_entry("The tags", "questions/tags.yml", "tag", TAG, demands, shown["tags"]),
        _of_bank(shown["bank"]),
    )
    return _HEAD + "\n".join("\n".join(section) for section in sections) + "\n" + _VALUES


_ABOUT: Mapping[str, str] = {
    "question": "The folder is the topic's slug, and the file's name the question's: its address for good. The fields "
    "stand between two lines of `---`, and the answer in Markdown below them.",
    "term": "The file's name is the term's slug, its address in the glossary.",
    "collection": "The file's name is the list's slug.",
    "tag": "A mapping from each tag's slug to its fields. Without the file, tags are what questions have as such.",
}


def _of_entry(
    title: str, path: str, kind: str, fields: tuple[Field, ...], demands: Demands, *shown: Example
) -> Iterator[str]:
    yield from (f"## {title}", "", *wrap(f"`{path}`. {_ABOUT[kind]}", _WIDTH, break_on_hyphens=False), "")
    yield from _tables("", kind, fields, demands)
    for example in shown:
        yield from _shown(example)


def _of_topics(demands: Demands, example: Example) -> Iterator[str]:
    yield from (
        "## Tracks and topics",
        "",
        "`questions/topics.yml`. Without the file, each folder of questions is a topic, called as it is.",
        "",
    )
    yield from _table("topics", TOPICS, demands)
    yield from ("### A track", "", *_table("track", TRACK, demands))
    yield from ("### A topic", "", *_table("topic", TOPIC, demands))
    yield from _shown(example)


def _tables(prefix: str, kind: str, fields: Iterable[Field], demands: Demands) -> Iterator[str]:
    """A table of the fields, and one for each that has parts."""
    yield from _table(kind, fields, demands, prefix)
    for field in fields:
        if field.parts:
            path = f"{prefix}{field.name}"
            yield from (f"### {path.replace('.', ', ')}", "", f"{_sentence(field.help)}", "")
            yield from _tables(f"{path}.", kind, field.parts, demands)


def _table(kind: str, fields: Iterable[Field], demands: Demands, prefix: str = "") -> Iterator[str]:
    yield from ("| field | value | needed | limits | |", "| --- | --- | --- | --- | --- |")
    for field in fields:
        demand = demands.on(kind, prefix + field.name)
        cells = [
            field.name if field.value is Value.BODY else f"`{field.name}`",
            _kind(field, demands),
            "yes" if field.needed or demand.required else "",
            _limits(demand, cites=(kind, prefix + field.name) == ("question", "sources")),
            field.help,
        ]
        yield _row(cells)
    yield ""


def _row(cells: Iterable[str]) -> str:
    """A row of a table; a bar in a cell parts none, and a bracket in it begins no HTML."""
    written = (cell.replace("|", r"\|").replace("<", r"\<") for cell in cells)
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in written)


def _kind(field: Field, demands: Demands) -> str:
    """What kind of value a field has, in words."""
    if field.value is Value.CHOICE:
        return ", ".join(f"`{choice}`" for choice in choices(field, demands))
    if field.value is Value.SLUGS:
        return f"list of slugs of {field.names}s"
    if field.slug_part:
        return f"list of slugs of {field.slug_part}s, or of the fields below"
    return _WORDS[field.value]


_WORDS: Mapping[Value, str] = {
    Value.LINE: "line",
    Value.TEXT: "text",
    Value.LINES: "list of lines",
    Value.DATE: "day",
    Value.MOMENT: "moment",
    Value.URL: "address",
    Value.SLUG: "slug",
    Value.ALIASES: "list of slugs",
    Value.MARKDOWN: "Markdown",
    Value.MARKDOWNS: "list of Markdown",
    Value.BODY: "Markdown of many paragraphs",
    Value.NUMBER: "number",
    Value.COUNT: "whole number",
    Value.LETTER: "letter",
    Value.NUMBERS: "list of numbers",
    Value.NAME: "name",
    Value.FORMULA: "formula",
    Value.RECORD: "the fields below",
    Value.RECORDS: "list of the fields below",
}


def _limits(demand: Demand, *, cites: bool) -> str:
    """The limits that the bank sets, in words."""
    found = [f"{limit} {measure}" for measure, limit in demand.limits.items()]
    if demand.default:
        found.append(f"`{demand.default}` if none is named")
    if cites:
        found.append({"always": "each is cited", "begun": "each is cited if one is"}[demand.cited])
    return ", ".join(found)


def _of_bank(example: Example) -> Iterator[str]:
    own = [_row((f"`{name}`", choice.allowed, OF_BANK[name])) for name, choice in OWN.items()]
    rules = [_row((f"`{name}`", rule.allowed, OF_HOUSE[name])) for name, rule in RULES.items()]
    parts = [_row((f"`{name}`", part.allowed, OF_OUTLINE[name])) for name, part in PARTS.items()]
    yield from _BANK.format(own="\n".join(own), rules="\n".join(rules), parts="\n".join(parts), **_measured()).split(
        "\n"
    )
    yield from _shown(example)


def _measured() -> dict[str, str]:
    """Of what a bank can limit each measure, and by what it can ask for citations."""
    found = {}
    for measure in MEASURES:
        kinds = dict.fromkeys(_WORDS.get(field.value, "list of slugs") for field in _ALL if measure in measures(field))
        found[measure] = ", ".join(kinds)
    return found | {"cited": ", ".join(f"`{one}`" for one in CITED)}


_ALL = [field for _, fields in ENTRIES.values() for _, field in named(fields)]

_BANK = """\
## What a bank asks

`questions/bank.yml`. Without it a question needs a title and an answer, and a term its definition, and nothing else is
asked. It names fields, under the kind of entry that has them, a part as in `sources.id`, each with demands:

| demand | value | of |
| --- | --- | --- |
| `required` | yes, no | any field |
| `characters` | as in 8 to 110 | {characters} |
| `words` | as in 25 to 60 | {words} |
| `items` | as in 2 to 6 | {items} |
| `cited` | {cited} | the sources of a question: whether each is to be cited as soon as one is, or always |
| `default` | one of those that there are | level and kind: that of a question which names none |

Of itself it says:

| | value | |
| --- | --- | --- |
{own}

### house

What questions have in common, as far as it can be told by rule. `make house` says where they do not; it keeps nothing
from being published. What is left out is no rule.

| rule | value | |
| --- | --- | --- |
{rules}

Under `kinds`, each kind of question has what answers to it are made of:

| part | value | |
| --- | --- | --- |
{parts}
"""


def _shown(example: Example) -> Iterator[str]:
    fence = "````" if "```" in example.text else "```"
    yield from (f"`{example.path}`:", "", f"{fence}{example.language}", example.text.rstrip(), fence, "")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
