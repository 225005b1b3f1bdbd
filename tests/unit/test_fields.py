"""The table of fields against everything that follows from it. A field that is added is covered by itself."""

from __future__ import annotations

import dataclasses
import html
import json
import re
from pathlib import Path

import pytest

from generator.arrange.pages import pages
from generator.arrange.site import Site
from generator.commands.build import checked
from generator.content.demands import NOTHING
from generator.content.fields import ENTRIES, TOPICS, Field, Value, Words, texts
from generator.content.model import Input, Markdown
from generator.outputs import api, lexicon
from generator.outputs.pages import render
from tests.banks import arranged, write
from tests.unit.filled import ENTRY, EVERY, MARKDOWN, NUMBERS, OPTIONS, PLAIN, FieldPath, filled, marked

BESIDE = {"slug", "topic", "place"}
"""What an entry has that no field gives: where it stands."""

COMPUTED = {"slug", "address", "document", "source", "topic", "track", "questions"}
"""What the documents have beside the fields."""

TEXTUAL = [(path, field) for path, field in EVERY if field.value in MARKDOWN | PLAIN]
MARKED_UP = [(path, field) for path, field in EVERY if field.value in MARKDOWN]
IN_DOCUMENTS = [(path, field) for path, field in EVERY if path[0] in {"question", "term"}]


def named(value: object) -> str:
    return ".".join(value) if isinstance(value, tuple) else ""


def of(found: list[tuple[FieldPath, Field]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("path", "field"), found, ids=named)


def shown(site: Site) -> dict[str, str]:
    return {path: str(text) for path, text in render(site, pages(site)).items()}


# The model


def records() -> list[tuple[type, tuple[Field, ...]]]:
    """Every class that is made from fields, with those."""
    nested = [field for _, field in EVERY if isinstance(field.record, type) and field.parts]
    found = [*ENTRIES.values(), *((field.record, field.parts) for field in (*nested, *TOPICS))]
    return [(made, fields) for made, fields in found if isinstance(made, type)]


@pytest.mark.parametrize(("made", "fields"), records(), ids=lambda value: getattr(value, "__name__", ""))
def test_every_field_is_an_attribute_and_the_other_way_round(made: type, fields: tuple[Field, ...]) -> None:
    attributes = {attribute.name for attribute in dataclasses.fields(made)} - BESIDE
    slugged = {field.slug_part for _, fields_of in records() for field in fields_of if field.record is made} - {""}
    assert {field.name for field in fields} - {"slug"} == attributes - slugged
    assert len({field.name for field in fields}) == len(fields)


TYPES = {
    Value.LINE: {"str"},
    Value.TEXT: {"str"},
    Value.DATE: {"str"},
    Value.MOMENT: {"str"},
    Value.URL: {"str"},
    Value.SLUG: {"str"},
    Value.LINES: {"tuple[str, ...]"},
    Value.SLUGS: {"tuple[str, ...]"},
    Value.ALIASES: {"tuple[str, ...]"},
    Value.NUMBER: {"float | None"},
    Value.NUMBERS: {"tuple[float, ...]"},
    Value.NAME: {"str"},
    Value.FORMULA: {"str"},
    Value.MARKDOWN: {"Markdown | None"},
    Value.MARKDOWNS: {"tuple[Markdown, ...]"},
    Value.BODY: {"Markdown", "Markdown | None"},
    Value.COUNT: {"int | None"},
    Value.LETTER: {"str"},
}


@of(EVERY)
def test_an_attribute_has_the_type_of_its_field(path: FieldPath, field: Field) -> None:
    made, fields = ENTRIES[path[0]]
    for name in path[1:-1]:
        holder = next(field for field in fields if field.name == name)
        assert isinstance(holder.record, type)
        made, fields = holder.record, holder.parts
    attribute = next(attribute for attribute in dataclasses.fields(made) if attribute.name == path[-1])
    if field.value is Value.CHOICE:
        assert attribute.type == f"{type(NOTHING.choices[field.name][0]).__name__} | None"
    elif field.parts:
        assert isinstance(field.record, type)
        record = field.record.__name__
        assert attribute.type == (f"{record} | None" if field.value is Value.RECORD else f"tuple[{record}, ...]")
    else:
        assert attribute.type in TYPES[field.value]


@of(EVERY)
def test_a_field_says_in_a_sentence_what_it_is(path: FieldPath, field: Field) -> None:
    assert field.help, path
    assert "\n" not in field.help
    assert not field.help.endswith(".")


def test_a_bank_has_choices_for_every_field_that_holds_one() -> None:
    assert {*NOTHING.choices} == {field.name for _, field in EVERY if field.value is Value.CHOICE}


# The full bank


def test_the_full_bank_has_no_problems_and_every_text(tmp_path: Path) -> None:
    """What the tests below rest on."""
    files = filled()
    outcome = checked(write(tmp_path, files))
    assert outcome.problems == ()
    for path, _ in TEXTUAL:
        assert marked(path) in files[ENTRY[path[0]]]
    for kind, entries in {
        "question": outcome.bank.questions,
        "term": outcome.bank.terms,
        "collection": outcome.bank.collections,
        "topic": outcome.bank.topics,
        "track": outcome.bank.tracks,
        "tag": outcome.bank.tags,
    }.items():
        assert any(all(getattr(entry, field.name) for field in ENTRIES[kind][1]) for entry in entries), kind


def test_every_text_of_an_entry_is_found(tmp_path: Path) -> None:
    outcome = checked(write(tmp_path, filled()))
    entry = next(question for question in outcome.bank.questions if question.slug == "main")
    found = {
        marked(("question", *(name for name in key if isinstance(name, str)))): (field, text)
        for field, key, text in texts(entry, ENTRIES["question"][1])
    }
    for path, field in TEXTUAL:
        if path[0] == "question":
            assert found[marked(path)][0] == field
            text = found[marked(path)][1]
            assert marked(path) in (text.source if isinstance(text, Markdown) else str(text))


@of(TEXTUAL)
def test_a_text_is_shown_in_a_page(tmp_path: Path, path: FieldPath, field: Field) -> None:
    found = shown(arranged(tmp_path, filled()))
    assert [page for page, text in found.items() if marked(path) in text.split("\n---\n", 1)[1]], field


@of([(path, field) for path, field in EVERY if field.value in {Value.URL, Value.CHOICE}])
def test_so_is_an_address_or_a_choice(tmp_path: Path, path: FieldPath, field: Field) -> None:
    choice = NOTHING.choices[field.name][-1].value.capitalize() if field.value is Value.CHOICE else ""
    text = f">{choice}" if choice else f'href="https://example.org/{"/".join(path)}"'
    assert [page for page, content in shown(arranged(tmp_path, filled())).items() if text in content]


# Markdown


@of(MARKED_UP)
def test_links_in_it_are_checked(tmp_path: Path, path: FieldPath, field: Field) -> None:
    text = "leads [on](nowhere.md), [there](other.md#nowhere), [away](../../README.md) and [up](/x)"
    problems = checked(write(tmp_path, filled(**{named(path): text}))).problems
    said = "\n".join(str(problem) for problem in problems)
    assert said.count("\n") == 3, said
    assert '"nowhere.md" leads nowhere' in said
    assert '"other.md#nowhere" leads to no part' in said
    assert '"../../README.md" leads to no page' in said
    assert '"/x" starts at a root' in said
    lines = filled(**{named(path): text})[ENTRY[path[0]]].split("\n")
    for problem in problems:
        assert problem.path == ENTRY[path[0]]
        assert "nowhere.md" in lines[problem.line - 1], "the line of the field or item"
        assert field.value is Value.BODY or problem.message.startswith(f"{path[1]}: ")


@of(MARKED_UP)
def test_links_in_it_lead_to_pages(tmp_path: Path, path: FieldPath, field: Field) -> None:
    text = "leads [on](other.md#answer) and to [a term](../glossary/other.yml)"
    site = arranged(tmp_path, filled(**{named(path): text}))
    page = shown(site)["questions/main.md"]
    assert (
        'leads <a href="../../questions/other/#answer">on</a> and to <a href="../../glossary/other/">a term</a>' in page
    )
    document = json.loads(str(api.documents(site, pages(site))["api/v1/questions/main.json"]))
    said = "leads [on](../../questions/other/#answer) and to [a term](../../glossary/other/)"
    assert said in json.dumps(document[_json_name(path)]), field


@of(MARKED_UP)
def test_citations_in_it_are_checked_and_shown(tmp_path: Path, path: FieldPath, field: Field) -> None:
    text = "claims something [@question-sources-id, p. 2], and more [@nobody]"
    files = filled(**{named(path): text})
    (problem,) = checked(write(tmp_path / "wrong", files)).problems
    assert problem.message == 'citation: no source "nobody"; allowed: question-sources-id'
    assert "nobody" in files[problem.path].split("\n")[problem.line - 1]
    page = shown(arranged(tmp_path / "right", filled(**{named(path): text.replace(", and more [@nobody]", "")})))
    cited = '<a href="#source:question-sources-id" id="cite:question-sources-id:1" aria-label="Source 1: '
    assert cited in page["questions/main.md"], field


@of(MARKED_UP)
def test_a_source_that_it_cites_is_cited(tmp_path: Path, path: FieldPath, field: Field) -> None:
    files = filled(**{named(path): "claims something [@question-sources-id]"})
    always = {"questions/bank.yml": "question:\n  sources: {cited: always}\n"}
    assert checked(write(tmp_path / "cited", files | always)).problems == (), field
    (problem,) = checked(write(tmp_path / "not", filled() | always)).problems
    assert "is cited nowhere" in problem.message


@of(MARKED_UP)
def test_what_is_wrong_with_it_is_said(tmp_path: Path, path: FieldPath, field: Field) -> None:
    files = filled(**{named(path): "holds <script>alert(1)</script> and someone@example.org"})
    problems = checked(write(tmp_path, files)).problems
    assert [problem.message.removeprefix(f"{path[-1]}: ")[:14] for problem in problems] == [
        'raw HTML "</sc',
        'raw HTML "<scr',
        'the address "s',
    ], field
    for problem in problems:
        assert "<script>" in files[problem.path].split("\n")[problem.line - 1]


@of([(path, field) for path, field in TEXTUAL if path[0] in {"question", "term"}])
def test_terms_are_linked_in_it_if_the_table_says_so(tmp_path: Path, path: FieldPath, field: Field) -> None:
    zebra = {"questions/glossary/zebra.yml": "term: Zebra\ndefinition: An animal with stripes, found in tests.\n"}
    files = filled(**{named(path): "A text with zebras in it"}) | zebra
    found = shown(arranged(tmp_path, files))
    page = {"question": "questions/main.md", "term": "glossary/main.md"}[path[0]]
    link = '<a class="term" href="../../glossary/zebra/" title="An animal with stripes, found in tests.">zebras</a>'
    assert (link in found[page]) is field.linked
    assert 'class="term"' not in "".join(text for other, text in found.items() if other != page)


@of([(path, field) for path, field in EVERY if field.linked])
def test_only_a_text_is_linked(path: FieldPath, field: Field) -> None:
    assert field.value in MARKDOWN | {Value.LINE, Value.TEXT}, path


# The search's words


@of(TEXTUAL)
def test_its_words_are_in_the_lexicon_if_the_table_says_so(tmp_path: Path, path: FieldPath, field: Field) -> None:
    words = "zyxwvutname" if field.words is Words.NAMES else "zyxwvutrunning"
    site = arranged(tmp_path, filled(**{named(path): f"A text with {words.upper()} in it"}))
    found = json.loads(str(lexicon.lexicon(site, pages(site))[lexicon.PATH]))["words"].split()
    labels = path in {("tag", "label"), ("topic", "title")}  # a question's labels are searched with its title
    assert (words in found) is (field.words is not Words.NO or labels)


# JSON


def _json_name(path: FieldPath) -> str:
    return next(field.json or field.name for _, field in EVERY if _ == path[:2])


def _document(site: Site, path: FieldPath) -> dict[str, object]:
    documents = {name: json.loads(str(text)) for name, text in api.documents(site, pages(site)).items()}
    if path[0] == "question":
        found = documents["api/v1/questions/main.json"]
    else:
        (found,) = (term for term in documents[api.GLOSSARY]["terms"] if term["slug"] == "main")
    assert isinstance(found, dict)
    return found


def _schema(site: Site, kind: str) -> dict[str, object]:
    documents = api.documents(site, pages(site))
    name = {"question": "question", "term": "glossary"}[kind]
    found = json.loads(str(documents[f"{api.FOLDER}/{name}.schema.json"]))
    schema = found if kind == "question" else found["properties"]["terms"]["items"]
    assert isinstance(schema, dict)
    return schema


@of(IN_DOCUMENTS)
def test_its_value_is_in_json_under_its_name(tmp_path: Path, path: FieldPath, field: Field) -> None:
    found: object = _document(arranged(tmp_path, filled()), path)
    for length in range(2, len(path) + 1):
        name = next(other.json or other.name for own, other in EVERY if own == path[:length])
        if length > 2 and isinstance(found, list):
            found = next(one for one in found if one.get(name))
        assert isinstance(found, dict)
        found = found[name]
    expected = {
        Value.CHOICE: NOTHING.choices[field.name][-1].value if field.value is Value.CHOICE else None,
        Value.COUNT: 7,
        Value.LETTER: "B",
        Value.DATE: "2026-03-04",
        Value.MOMENT: "2026-03-04T05:06:07Z",
        Value.URL: f"https://example.org/{'/'.join(path)}",
        Value.SLUG: "-".join(path),
    }
    if field.value in {Value.LINES, Value.MARKDOWNS}:
        assert found == [f"{marked(path)} is here{more}" for more in (("", " too") if path == OPTIONS else ("",))]
    elif field.value is Value.SLUGS:
        assert found == [{"tag": "main"}.get(field.names, "other")]
    elif field.value is Value.ALIASES:
        folder = {"question": "questions", "term": "glossary"}[path[0]]
        assert isinstance(found, list)
        assert f"{folder}/former-{path[0]}/" in found
    elif field.value is Value.RECORDS:
        assert isinstance(found, list)
        assert len(found) == (2 if field.slug_part or field.record is Input else 1)
    elif field.value is Value.NUMBER:
        assert found == float(NUMBERS[field.name])
    elif field.value is Value.NUMBERS:
        assert found == [1, 2]
    elif field.value is Value.NAME:
        assert found == "_".join(path[-2:])
    elif field.value is Value.FORMULA:
        assert found == "inputs_name * 2 + other"
    elif field.value is Value.RECORD:
        assert isinstance(found, dict)
        assert {*found} == {part.name for part in field.parts}
    else:
        assert found == expected.get(field.value, f"{marked(path)} is here")


@of(IN_DOCUMENTS)
def test_its_value_is_in_the_schema_under_its_name(tmp_path: Path, path: FieldPath, field: Field) -> None:
    schema: object = _schema(arranged(tmp_path, filled()), path[0])
    for length in range(2, len(path) + 1):
        name = next(other.json or other.name for own, other in EVERY if own == path[:length])
        assert isinstance(schema, dict)
        one = schema.get("items", schema)
        schema = one.get("oneOf", [one])[-1]["properties"][name]
    assert isinstance(schema, dict)
    assert schema["description"] == field.help
    if field.value is Value.CHOICE:
        assert schema["enum"] == [choice.value for choice in NOTHING.choices[field.name]]


@of([(path, field) for path, field in IN_DOCUMENTS if path[0] == "question" and len(path) == 2])
def test_the_document_of_all_questions_has_what_is_listed(tmp_path: Path, path: FieldPath, field: Field) -> None:
    site = arranged(tmp_path, filled())
    listed = json.loads(str(api.documents(site, pages(site))[api.QUESTIONS]))["questions"]
    (entry,) = (entry for entry in listed if entry["slug"] == "main")
    assert (_json_name(path) in entry) is field.listed


@pytest.mark.parametrize("kind", ["question", "term"])
def test_a_name_in_json_is_that_of_one_value(kind: str) -> None:
    names = [field.json or field.name for path, field in EVERY if path[0] == kind and len(path) == 2]
    assert len(set(names)) == len(names)
    assert not set(names) & COMPUTED


# Shown exactly


def test_html_of_a_text_says_what_was_written(tmp_path: Path) -> None:
    text = "a < b & \"c\" 'd' > e"
    for path, field in MARKED_UP:
        page = shown(arranged(tmp_path / named(path), filled(**{named(path): text})))["questions/main.md"]
        assert text in html.unescape(re.sub("<[^>]*>", "", page)), field
