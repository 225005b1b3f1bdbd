"""Any text in any field arrives exactly, wherever it is shown or told, unless something is said of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from hypothesis import strategies as st
from mkdocs.utils.yaml import yaml_load

from generator.outputs.contents import Contents
from generator.outputs.table import outputs
from tests.corpus.case import FIRST, LIST, TAGS, TERM, TOPICS, File, text
from tests.corpus.shown import content, document, front_matter, rendered
from tests.fuzz.trying import Verdict, checked

WORDS = "a b word Widget WDG first 0 1.10 \u00e9 \u00fc null ~ yes \u6a21 \u0645 \u05de \u0915 \U0001f680".split()
SPACES = (" ", " ", "  ", "\t", "\u00a0", "\u3000")
HTML = "< > & &amp; &lt; &#60; &nbsp; <b> </b> <script> </script> <!-- --> <br> ]]> <?a?> <![CDATA[".split()
QUOTES = ['"', "'", '\\"', "''", "\\", "\\n", "\\u202e", "\u201c", "\u2019", "`", "``", "```"]
YAML = [
    ": ",
    " #",
    "- ",
    "---",
    "...",
    "? ",
    "| ",
    "> ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "@",
    "%",
    "!!str ",
    "&a",
    "*a",
    "<<",
    "=",
]
MARKUP = (
    "* ** _ ~~ # ## ![ ]( [@standard] [^1] ( ) $$ {: }  ::: www.a.b a@b.c https://example.org/ javascript:x //".split()
)
TEMPLATES = ["{{", "}}", "{%", "%}", "{#", "{{ x }}", "{% raw %}", "${x}", "$(id)", "%s", "%(x)s", "\\1"]
ODD = (
    *("\x00", "\x02", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\xad", "\u200b", "\u200c", "\u200d", "\u200e"),
    *("\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\ufffe", "\ue000", "\U000e0041", "\U0010ffff"),
    *("\u0301", "\u0131", "\u00df", "\u0130", "\ufb01", "\u2764", "\ufe0f"),
)

PIECES = (*WORDS, *SPACES, *HTML, *QUOTES, *YAML, *MARKUP, *TEMPLATES)

_visible = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))


def _joined(*pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(*pieces), min_size=1, max_size=10).map("".join)


_any = _joined(st.sampled_from(PIECES), st.sampled_from(ODD), st.characters(codec="utf-8"))
_fit = _joined(st.sampled_from(PIECES), _visible)


@dataclass(frozen=True)
class _Slot:
    """A field that is filled in: its file, and whether it may be folded over lines."""

    path: str
    folded: bool = False

    def seen(self, value: str) -> str:
        """The value as it is to arrive."""
        return re.sub(r"[ \t\n]+", " ", value).strip() if self.folded else value.strip()


SLOTS = {
    "title": _Slot(FIRST),
    "also_asked": _Slot(FIRST),
    "summary": _Slot(FIRST, folded=True),
    "source": _Slot(FIRST),
    "term": _Slot(TERM),
    "alias": _Slot(TERM),
    "definition": _Slot(TERM, folded=True),
    "tag": _Slot(TAGS),
    "tag_description": _Slot(TAGS),
    "topic": _Slot(TOPICS),
    "topic_description": _Slot(TOPICS),
    "track": _Slot(TOPICS),
    "list": _Slot(LIST),
    "list_description": _Slot(LIST, folded=True),
    "section": _Slot(LIST),
}

MADE_UP = st.dictionaries(st.sampled_from(sorted(SLOTS)), st.one_of(_fit, _fit, _any), min_size=1)
"""Some of the fields, each with a text."""

_DEFAULTS = {name: f"Some {name}" for name in SLOTS}


def arrive(values: dict[str, str]) -> Verdict:
    """Any text in any field arrives exactly; those that something is said of are left out."""
    files = _filled(values)
    outcome = checked(files)
    if outcome.problems:
        refused = {(problem.path, problem.line) for problem in outcome.problems}
        values = {name: value for name, value in values.items() if _place(files, name, value) not in refused}
        outcome = checked(_filled(values))
        if outcome.problems:  # of texts that are alike, say, of which none is at fault alone
            return Verdict.REFUSED
    made = outputs(outcome.site())
    seen = {name: slot.seen(values.get(name, _DEFAULTS[name])) for name, slot in SLOTS.items()}
    _arrive_in_question(made, seen)
    _arrive_elsewhere(made, seen)
    _arrive_in_documents(made, seen)
    return Verdict.ACCEPTED if values else Verdict.REFUSED


def _filled(values: Mapping[str, str]) -> dict[str, File]:
    """The files of a bank with these texts, each on a line of its own."""
    value = {name: _quoted(values.get(name, _DEFAULTS[name])) for name in SLOTS}
    return {
        FIRST: text(
            title=value["title"],
            also_asked=f"\n  - {value['also_asked']}",
            summary=value["summary"],
            sources=f"\n  - id: standard\n    title: {value['source']}\n    url: https://example.org/",
            follow_ups=None,
            pitfalls=None,
        ),
        TERM: f"term: {value['term']}\naliases:\n  - {value['alias']}\ndefinition: {value['definition']}\n",
        TAGS: f"one:\n  label: {value['tag']}\n  description: {value['tag_description']}\ntwo:\n  label: Two\n",
        TOPICS: (
            f"tracks:\n  - slug: track\n    title: {value['track']}\n    topics:\n      - slug: alpha\n"
            f"        title: {value['topic']}\n        description: {value['topic_description']}\n"
            "      - slug: beta\n        title: Beta\n"
        ),
        LIST: (
            f"title: {value['list']}\ndescription: {value['list_description']}\n"
            f"sections:\n  - title: {value['section']}\n    questions: [first]\n"
        ),
    }


def _quoted(value: str) -> str:
    """A text between the quotation marks of YAML; what does not print is escaped."""
    return '"' + "".join(map(_escaped, value)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"


def _place(files: Mapping[str, File], name: str, value: str) -> tuple[str, int]:
    """The file and line on which a text stands."""
    path = SLOTS[name].path
    file = str(files[path])
    return path, file[: file.index(_quoted(value))].count("\n") + 1


def _page(made: Contents, path: str) -> tuple[dict[str, Any], Element]:
    """The record for a page's head, as MkDocs reads it, and its content, as a browser reads it."""
    page = str(made[path])
    return yaml_load(front_matter(page))["head"], document(rendered(content(page)))


def _texts(page: Element) -> set[str]:
    """The whole text of each element."""
    return {"".join(element.itertext()).strip() for element in page.iter()}


def _values(page: Element, name: str) -> set[str]:
    """The values of an attribute."""
    return {element.get(name, "") for element in page.iter() if element.get(name) is not None}


def _strings(data: object) -> Iterator[str]:
    """Every text in a document of JSON."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def _arrive_in_question(made: Contents, seen: Mapping[str, str]) -> None:
    head, page = _page(made, "questions/first.md")
    assert head["title"] == head["name"] == seen["title"]
    texts = _texts(page)
    for name in ("title", "also_asked", "summary", "source", "tag", "topic", "track"):
        assert seen[name] in texts, (name, seen[name])
    assert seen["title"] in _values(page, "data-title")
    assert seen["topic"] in _values(page, "data-topic")
    assert any(value.endswith(seen["source"]) for value in _values(page, "aria-label"))
    assert {seen["title"], seen["topic"]} <= set(_strings(json.loads(head["data"])))


_ELSEWHERE = {
    "glossary/widget.md": ("term", "definition"),
    "glossary/index.md": ("term",),
    "collections/all.md": ("list", "list_description", "section", "title"),
    "collections/index.md": ("list", "list_description"),
    "topics/alpha.md": ("topic", "topic_description", "title"),
    "tags/one.md": ("tag", "title"),
    "tags/index.md": ("tag",),
    "index.md": ("list",),
}
"""The pages that show a field beside the question's own."""


def _arrive_elsewhere(made: Contents, seen: Mapping[str, str]) -> None:
    for path, names in _ELSEWHERE.items():
        texts = _texts(_page(made, path)[1])
        for name in names:
            assert seen[name] in texts, (path, name, seen[name])
    head, page = _page(made, "glossary/widget.md")
    assert head["name"] == seen["term"]
    assert any(text.endswith(seen["alias"]) for text in _texts(page))
    assert seen["term"] in set(_strings(json.loads(head["data"])))


def _arrive_in_documents(made: Contents, seen: Mapping[str, str]) -> None:
    def read(path: str) -> Any:
        return json.loads(str(made[path]))

    one = read("api/v1/questions/first.json")
    assert (one["title"], one["also_asked"], one["summary"]) == (seen["title"], [seen["also_asked"]], seen["summary"])
    assert one["sources"][0]["title"] == seen["source"]
    assert seen["title"] in set(_strings(read("api/v1/questions.json")))
    assert {seen["term"], seen["alias"], seen["definition"]} <= set(_strings(read("api/v1/glossary.json")))
    (known,) = [term for term in read("search/lexicon.json")["terms"] if term["address"] == "glossary/widget/"]
    assert (known["term"], known["definition"]) == (seen["term"], seen["definition"])
