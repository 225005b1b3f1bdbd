"""What a bank can ask of its files, what cannot be asked, and a bank that asks for nothing."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

import jsonschema
import pytest

from generator.arrange.pages import pages
from generator.commands.build import build, checked
from generator.content.demands import CITED, NOTHING, Demand, Demands, Limit, parse
from generator.content.fields import ENTRIES, Field, Value
from generator.content.model import Input
from generator.outputs import api
from generator.outputs.table import outputs
from tests.banks import arranged, question, small, write
from tests.unit.filled import ENTRY, EVERY, MARKDOWN, OPTIONS, PLAIN, FieldPath, filled, marked
from tests.unit.saying import Said, hearing, silent

NAMED = [(path, field) for path, field in EVERY if len(path) <= 3]
"""Of a record within a record nothing is asked."""
ASKABLE = [(path, field) for path, field in NAMED if path != ("track", "topics")]
OPTIONAL = [(path, field) for path, field in NAMED if not field.needed and field.value is not Value.BODY]
ITEMS = {Value.LINES, Value.SLUGS, Value.ALIASES, Value.MARKDOWNS, Value.RECORDS}


def named(value: object) -> str:
    return ".".join(value) if isinstance(value, tuple) else ""


def of(found: list[tuple[FieldPath, Field]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("path", "field"), found, ids=named)


def asking(path: FieldPath, demand: str) -> str:
    """The text of a bank.yml that asks this of one field."""
    return f"{path[0]}:\n  {'.'.join(path[1:])}: {demand}\n"


def heard(text: str) -> tuple[Demands, Said]:
    return hearing(lambda say: parse("questions/bank.yml", text, NOTHING, say))


def said(root: Path, files: dict[str, str]) -> list[str]:
    return [problem.message for problem in checked(write(root, files)).problems]


# What can be asked


def test_a_bank_says_what_it_asks() -> None:
    text = """\
question:
  title: {required: yes, characters: 8 to 110}
  sources: {required: yes, items: 1 to 8, cited: always}
  sources.id: {required: yes}
  summary: {words: 25 to 60}
  pitfalls: {required: no}
term:
  definition: {characters: 20 to 400}
"""
    demands = parse("questions/bank.yml", text, NOTHING, silent)
    assert demands.on("question", "title") == Demand(True, {"characters": Limit(8, 110)})
    assert demands.on("question", "sources") == Demand(True, {"items": Limit(1, 8)}, "always")
    assert demands.on("question", "sources.id") == Demand(True)
    assert demands.on("question", "summary") == Demand(False, {"words": Limit(25, 60)})
    assert demands.on("question", "pitfalls") == demands.on("question", "body") == Demand()
    assert demands.on("term", "definition") == Demand(False, {"characters": Limit(20, 400)})
    assert demands.on("term", "title") == demands.on("nothing", "title") == Demand(cited=CITED[0])


@of(OPTIONAL)
def test_every_field_can_be_required(tmp_path: Path, path: FieldPath, field: Field) -> None:
    """And is then missed where it is not given, and only there."""
    asked = {"questions/bank.yml": asking(path, "{required: yes}")}
    root = tmp_path / "with"
    missed = [problem for problem in checked(write(root, filled() | asked)).problems if problem.path == ENTRY[path[0]]]
    assert missed == []
    files = without(path, field)
    (problem,) = (
        problem
        for problem in checked(write(tmp_path / "without", files | asked)).problems
        if problem.path == ENTRY[path[0]]
    )
    assert problem.message == f'no field "{path[-1]}"; it is required'
    assert said(tmp_path / "free", files) == []


def without(path: FieldPath, field: Field) -> dict[str, str]:
    """The full bank without one field."""
    files = filled()
    text = files[ENTRY[path[0]]]
    if len(path) == 2 and path[0] not in {"topic", "track"}:
        line = next(line for line in text.split("\n") if line.strip().startswith(f"{path[1]}:"))
        text = text.replace(f"{line}\n", "")
    else:
        value = next(value for value in _pairs(path, field) if value in text)
        text = text.replace(value, "", 1)
    if path in {OPTIONS, ("question", "right")}:  # one of both alone is wrong anyway
        text = re.sub(r"(options|right): .*\n", "", text)
    if path == ("question", "sources"):
        text = text.replace("[@question-sources-id]", "")
    return files | {ENTRY[path[0]]: text}


def _pairs(path: FieldPath, field: Field) -> list[str]:
    """How a field may stand within a mapping on one line, with the comma beside it."""
    value = {
        Value.SLUG: json.dumps("-".join(path)),
        Value.ALIASES: f'["former-{path[0]}"]',
    }.get(field.value, json.dumps(f"{marked(path)} is here"))
    pair = f'"{path[-1]}": {value}'
    return [f", {pair}", f"{pair}, "]


@of([(path, field) for path, field in ASKABLE if field.value in ITEMS])
def test_the_number_of_items_can_be_limited(tmp_path: Path, path: FieldPath, field: Field) -> None:
    count = 2 if field.slug_part or field.record is Input or path == OPTIONS else 1
    for limit, right in ((f"1 to {count}", True), (f"{count} to {count}", True), (f"{count + 1} to 9", False)):
        files = filled() | {"questions/bank.yml": asking(path, f"{{items: {limit}}}")}
        message = f"{path[-1]}: {count} item{'s' * (count > 1)}; allowed: {limit}"
        found = [text for text in said(tmp_path / limit, files) if "item" in text]
        assert found == ([] if right else [message]), field


@of([(path, field) for path, field in ASKABLE if field.value in {Value.LINE, Value.TEXT, Value.MARKDOWN}])
def test_the_length_of_a_text_can_be_limited(tmp_path: Path, path: FieldPath, field: Field) -> None:
    text = "four words, all short"
    for measure, limit, right in (
        ("characters", f"{len(text)} to {len(text)}", True),
        ("characters", f"1 to {len(text) - 1}", False),
        ("words", "4 to 4", True),
        ("words", "5 to 9", False),
    ):
        files = filled(**{named(path): text}) | {"questions/bank.yml": asking(path, f"{{{measure}: {limit}}}")}
        count = {"characters": f"{len(text)} characters", "words": "4 words"}[measure]
        found = [
            problem
            for problem in checked(write(tmp_path / f"{measure} {limit}", files)).problems
            if text in files[problem.path].split("\n")[problem.line - 1]
        ]
        expected = [] if right else [f"{path[-1]}: {count}; allowed: {limit}"]
        assert [problem.message for problem in found] == expected, field


def test_the_words_of_a_body_can_be_limited(tmp_path: Path) -> None:
    """Those of running text: code and headings do not count."""
    body = "One two three.\n\n## A heading\n\n```\ncode code code\n```"
    files = small(**{"questions/alpha/first.md": question("What is first?", body=body)})
    for limit, right in (("3 to 3", True), ("4 to 9", False)):
        asked = {"questions/bank.yml": f"question:\n  body: {{words: {limit}}}\n"}
        found = [text for text in said(tmp_path / limit, files | asked) if "3 words" in text]
        assert found == ([] if right else [f"body: 3 words; allowed: {limit}"])


def test_sources_are_to_be_cited_once_one_of_them_is_or_always(tmp_path: Path) -> None:
    two = "sources:\n  - {id: a, title: A, url: https://a.org}\n  - {id: b, title: B, url: https://b.org}\n"
    head = f"---\ntitle: What is first?\n{two}---\n"
    missed = 'sources: "{}" is cited nowhere; write [@{}] where it supports a claim'
    cases: dict[str, dict[str, list[str]]] = {
        "Nothing.": {"begun": [], "always": [missed.format("A", "a"), missed.format("B", "b")]},
        "One [@a].": {"begun": [missed.format("B", "b")], "always": [missed.format("B", "b")]},
        "Both [@b; @a].": {"begun": [], "always": []},
    }
    for number, (body, messages) in enumerate(cases.items()):
        files = small(**{"questions/alpha/first.md": f"{head}{body}\n"})
        assert said(tmp_path / f"{number}", files) == messages["begun"], "without a bank.yml"
        for cited, expected in messages.items():
            asked = {"questions/bank.yml": f"question:\n  sources: {{cited: {cited}}}\n"}
            assert said(tmp_path / f"{number} {cited}", files | asked) == expected


# What cannot


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("qestion: {}", 1, 'unknown kind of entry "qestion"'),
        ("question: yes", 1, 'question: "yes"; allowed: the names of fields'),
        ("question: [title]", 1, "allowed: the names of fields"),
        ("question:\n  titel: {required: yes}", 2, 'unknown field "titel"'),
        ("question:\n  sources.ids: {required: yes}", 2, 'did you mean "sources.id"?'),
        ("question:\n  slug: {required: yes}", 2, 'unknown field "slug"'),
        ("question:\n  title: yes", 2, 'title: "yes"; allowed: {required: yes}, and limits'),
        ("question:\n  title: [required]", 2, "allowed: {required: yes}, and limits"),
        ("question:\n  title: {require: yes}", 2, 'title: unknown demand "require"'),
        (
            "question:\n  title: {items: 1 to 2}",
            2,
            'title: unknown demand "items"; allowed: required, characters, words',
        ),
        ("question:\n  tags: {words: 1 to 2}", 2, 'tags: unknown demand "words"; allowed: required, items'),
        ("question:\n  body: {characters: 1 to 2}", 2, "body: unknown demand"),
        ("question:\n  level: {words: 1 to 2}", 2, 'level: unknown demand "words"; allowed: required'),
        ("question:\n  title: {cited: always}", 2, 'title: unknown demand "cited"'),
        ("question:\n  title: {required: true}", 2, 'title: required: "true"; allowed: yes, no'),
        ("question:\n  title: {required: [yes]}", 2, "allowed: yes, no"),
        ("question:\n  sources: {cited: never}", 2, 'sources: cited: "never"; allowed: begun, always'),
        ("question:\n  title: {words: 8}", 2, 'title: words: "8"; allowed: the least and the most, as in 2 to 6'),
        ("question:\n  title: {words: 8-9}", 2, "allowed: the least and the most"),
        ("question:\n  title: {words: 9 to 8}", 2, "allowed: the least and the most"),
        ("question:\n  title: {words: -1 to 8}", 2, "allowed: the least and the most"),
        ("question:\n  title: {words: 1 to 2}\n  title: {words: 1 to 3}", 3, "is given twice"),
        ("- question", 1, "no fields"),
        ("question: {", 1, "not readable as YAML"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_line(text: str, line: int, message: str) -> None:
    _, found = heard(text)
    assert [at for at, _ in found] == [line]
    assert message in found[0][1]


def test_what_is_refused_stops_the_bank_and_hides_nothing_else(tmp_path: Path) -> None:
    asked = "question:\n  level: {required: yes}\n  titel: {required: yes}\n"
    files = small(**{"questions/bank.yml": asked, "questions/alpha/first.md": "---\ntitle: What?\n---\nA.\n"})
    found = [str(problem) for problem in checked(write(tmp_path, files)).problems]
    assert found[0] == 'questions/alpha/first.md:1: no field "level"; it is required'
    assert found[1].startswith('questions/bank.yml:3: unknown field "titel"')
    assert len(found) == 2


@pytest.mark.parametrize("kind", ENTRIES)
def test_every_kind_of_entry_and_field_is_named_in_a_refusal(kind: str) -> None:
    _, ((_, about_kinds),) = heard("nonsense: {}")
    assert kind in about_kinds
    _, ((_, about_fields),) = heard(f"{kind}:\n  nonsense: {{}}")
    for path, _ in NAMED:
        if path[0] == kind:
            assert ".".join(path[1:]) in about_fields


# A bank that asks for nothing

SMALLEST = {
    "questions/topics.yml": "tracks:\n  - slug: t\n    title: T\n    topics: [{slug: a, title: A}]\n",
    "questions/tags.yml": "unused: {label: Unused}\n",
    "questions/a/first.md": "---\ntitle: What is first?\n---\nAn answer.\n",
    "questions/a/second.md": "---\ntitle: What is second?\n---\nAn answer.\n",
}
"""Questions with a title and a body: no level, tags, summary, sources or dates, no lists, no terms, no settings."""


def test_a_title_and_a_body_are_all_that_a_question_needs(tmp_path: Path) -> None:
    assert said(tmp_path / "both", SMALLEST) == []
    nothing = SMALLEST | {"questions/a/first.md": "---\nlevel: easy\n---\n"}
    assert said(tmp_path / "neither", nothing) == [
        'no field "title"; it is required',
        "no answer; write it below the fields, in Markdown",
    ]


@of([(path, field) for path, field in NAMED if field.needed])
def test_what_nothing_can_do_without_is_needed_whatever_a_bank_asks(
    tmp_path: Path, path: FieldPath, field: Field
) -> None:
    """A demand cannot take it back."""
    if field.value in MARKDOWN | PLAIN and len(path) == 2 and path[0] in {"question", "term", "collection", "tag"}:
        files = filled(**{named(path): ""})
    else:
        files = {
            name: text.replace(f'"{path[-1]}":', '"nothing":').replace(f"\n{path[-1]}:", "\nnothing:")
            for name, text in filled().items()
        }
    files["questions/bank.yml"] = asking(path, "{required: no}")
    found = said(tmp_path, files)
    assert [text for text in found if path[-1] in text or "no answer" in text]


def test_such_a_bank_is_built(tmp_path: Path) -> None:
    root = write(tmp_path, SMALLEST)
    outcome = build(root)
    assert outcome.problems == ()
    assert outcome.report
    assert outcome.report.written == len(outputs(outcome.site()))
    page = (root / "docs/questions/first.md").read_text(encoding="utf-8")
    for part in (
        "short-answer",
        "key-points",
        "pitfalls",
        "follow-ups",
        "sources",
        "corrections",
        "Reviewed",
        "level-",
    ):
        assert part not in page
    assert '<h1 id="question">What is first?</h1>' in page
    assert "<p>An answer.</p>" in page
    assert "questions/second/" in page, "it stands beside it"


def test_its_documents_are_valid_by_their_own_schemas(tmp_path: Path) -> None:
    site = arranged(tmp_path, SMALLEST)
    found = {path: json.loads(str(text)) for path, text in api.documents(site, pages(site)).items()}
    for path, document in found.items():
        if not path.endswith(".schema.json"):
            schema = found[posixpath.normpath(posixpath.join(posixpath.dirname(path), document["$schema"]))]
            jsonschema.validate(document, schema)
    document = found[f"{api.FOLDER}/questions/first.json"]
    assert not {"level", "kind", "prompt", "right", "summary", "added", "reviewed", "updated"} & set(document)
    assert document["tags"] == document["sources"] == []


def test_a_bank_with_no_question_at_all_is_built(tmp_path: Path) -> None:
    files = {path: text for path, text in SMALLEST.items() if path.endswith(".yml")}
    assert build(write(tmp_path, files)).report
