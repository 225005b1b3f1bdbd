"""The JSON documents: valid by their schemas, true to the content, and of version 1 for as long as there is one."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest

from generator.arrange.pages import pages
from generator.arrange.site import Site
from generator.commands.build import checked
from generator.outputs import api
from tests.banks import GOLDEN, arranged, question, small
from tests.projects import FIXTURE
from tests.unit.filled import filled

PUBLISHED = Path(__file__).parent / "api-v1"
"""The schemas as they were when version 1 was published."""

FORMATS = jsonschema.FormatChecker(["date"])


@FORMATS.checks("uri", raises=ValueError)
def is_absolute(value: object) -> bool:
    """An address with a scheme and a host, and only the characters that an address may have."""
    return not isinstance(value, str) or bool(urlsplit(value).scheme and urlsplit(value).hostname and value.isascii())


def documents(site: Site) -> dict[str, Any]:
    return {path: json.loads(str(text)) for path, text in api.documents(site, pages(site)).items()}


def validate(document: object, schema: object) -> None:
    jsonschema.Draft202012Validator(schema, format_checker=FORMATS).validate(document)  # type: ignore[arg-type]


SMALL = "---\ntitle: What is small?\n---\nAn answer.\n"

BANKS: dict[str, Callable[[Path], Site]] = {
    "small": lambda root: arranged(root, small()),
    "full": lambda root: arranged(root, filled()),
    "golden": lambda _: checked(GOLDEN / "content").site(),
    "smallest": lambda root: arranged(
        root,
        {
            "questions/topics.yml": "tracks:\n  - slug: t\n    title: T\n    topics: [{slug: a, title: A}]\n",
            "questions/tags.yml": "one: {label: One}\n",
            "questions/a/small.md": SMALL,
        },
    ),
}


@pytest.mark.parametrize("bank", BANKS)
def test_a_document_is_valid_by_the_schema_that_it_names(tmp_path: Path, bank: str) -> None:
    found = documents(BANKS[bank](tmp_path))
    named = set()
    for path, document in found.items():
        if path.endswith(".schema.json"):
            jsonschema.Draft202012Validator.check_schema(document)
            assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        else:
            name = posixpath.normpath(posixpath.join(posixpath.dirname(path), document["$schema"]))
            validate(document, found[name])
            named.add(name)
    assert named == {path for path in found if path.endswith(".schema.json")}


def whole(tmp_path: Path) -> tuple[Any, Any]:
    """A document with a value for everything, and its schema."""
    found = documents(arranged(tmp_path, filled()))
    return found[f"{api.FOLDER}/questions/main.json"], found[f"{api.FOLDER}/question.schema.json"]


@pytest.mark.parametrize(
    "broken",
    [
        {"level": "impossible"},
        {"kind": "impossible"},
        {"added": 5},
        {"added": "yesterday"},
        {"reviewed": "2026-02-30"},
        {"sources": [{"title": "no address"}]},
        {"sources": [{"title": "no web address", "url": "ftp://x.y"}]},
        {"sources": [{"title": "not absolute", "url": "https:x"}]},
        {"sources": "one"},
        {"slug": "No Slug"},
        {"address": "questions/Main/"},
        {"former_addresses": ["https://x.y"]},
        {"tags": ["No Slug"]},
        {"key_points": [""]},
        {"key_points": "one"},
        {"follow_ups": [{"say": "no question"}]},
        {"follow_ups": ["a text"]},
        {"title": ""},
        {"title": None},
    ],
    ids=str,
)
def test_a_schema_refuses_what_is_not_of_it(tmp_path: Path, broken: dict[str, object]) -> None:
    document, schema = whole(tmp_path)
    with pytest.raises(jsonschema.ValidationError):
        validate(document | broken, schema)


def test_a_schema_refuses_what_lacks_a_value_and_takes_what_has_more(tmp_path: Path) -> None:
    document, schema = whole(tmp_path)
    validate(document | {"something": "new"}, schema)
    for name in schema["required"]:
        with pytest.raises(jsonschema.ValidationError, match=f"'{name.replace('$', '.')}' is a required"):
            validate({key: value for key, value in document.items() if key != name}, schema)
    optional = set(schema["properties"]) - set(schema["required"])
    assert {"level", "summary", "added", "reviewed", "updated"} <= optional
    for name in optional:
        validate({key: value for key, value in document.items() if key != name}, schema)


def complete() -> dict[str, str]:
    """The full bank, with a second question that is filled in as far as version 1 required."""
    return filled() | {"questions/topic-slug/other.md": question("What else is there?", tags="[main]")}


def test_what_a_bank_requires_its_schemas_require(tmp_path: Path) -> None:
    demands = "question:\n  level: {required: yes}\n  added: {required: yes}\n  tags: {required: yes}\n"
    found = documents(arranged(tmp_path, complete() | {"questions/bank.yml": demands}))
    schema = found[f"{api.FOLDER}/question.schema.json"]
    listed = found[f"{api.FOLDER}/questions.schema.json"]["properties"]["questions"]["items"]
    for required in (schema["required"], listed["required"]):
        assert {"level", "added"} <= set(required)
        assert not {"summary", "reviewed", "updated"} & set(required)


# Version 1 only gains


def of_version_1(found: dict[str, Any]) -> Iterator[tuple[object, str]]:
    """The documents that version 1 had, with the name of the schema of each."""
    for path, document in found.items():
        if path == api.QUESTIONS:
            yield document, "questions"
        elif path == api.GLOSSARY:
            yield document, "glossary"
        elif path.startswith(f"{api.FOLDER}/questions/"):
            yield document, "question"


def published(name: str) -> Any:
    return json.loads((PUBLISHED / f"{name}.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("bank", ["small", "full", "fixture"])
def test_whoever_read_version_1_still_can(tmp_path: Path, bank: str) -> None:
    """The documents of a bank that fills in what the first one did are valid by the schemas as they were published."""
    made = {
        "small": lambda: arranged(tmp_path, small()),
        "full": lambda: arranged(tmp_path, complete()),
        "fixture": lambda: checked(FIXTURE).site(),
    }
    seen = set()
    for document, name in of_version_1(documents(made[bank]())):
        validate(document, published(name))
        seen.add(name)
    assert seen == {path.name.removesuffix(".schema.json") for path in PUBLISHED.iterdir()}


def losses(before: Any, now: Any, where: str = "") -> Iterator[str]:
    """What one schema promises and the other does not: properties, and that they are there."""
    for name, schema in before.get("properties", {}).items():
        if name in now.get("properties", {}):
            yield from losses(schema, now["properties"][name], f"{where}.{name}")
        else:
            yield f"{where}.{name} is gone"
    yield from (f"{where}.{name} may be missing" for name in before.get("required", ()) if name not in now["required"])
    for word in ("type", "enum", "format", "pattern", "contentMediaType", "minLength"):
        if word in before and before[word] != now.get(word):
            yield f"{where}: {word} is {now.get(word)}, was {before[word]}"
    if "items" in before:
        yield from losses(before["items"], now["items"], f"{where}[]")
    for number, (one, other) in enumerate(zip(before.get("oneOf", ()), now.get("oneOf", ()), strict=True)):
        yield from losses(one, other, f"{where}|{number}")


@pytest.mark.parametrize("name", ["question", "questions", "glossary"])
def test_a_schema_promises_all_that_version_1_did(name: str) -> None:
    now = documents(checked(FIXTURE).site())[f"{api.FOLDER}/{name}.schema.json"]
    assert list(losses(published(name), now)) == []


BREAKING: dict[str, Callable[[Any], object]] = {
    "a property": lambda schema: schema["properties"].pop("pitfalls"),
    "a promise": lambda schema: schema["required"].remove("answer"),
    "a choice": lambda schema: schema["properties"]["level"]["enum"].append("impossible"),
    "a type": lambda schema: schema["properties"]["tags"].update(type="string"),
    "a part": lambda schema: schema["properties"]["sources"]["items"]["required"].remove("url"),
    "a name": lambda schema: schema["properties"]["follow_ups"]["items"]["oneOf"][1]["properties"].pop("text"),
}


@pytest.mark.parametrize("change", BREAKING)
def test_a_promise_that_is_broken_is_found(change: str) -> None:
    now = deepcopy(published("question"))
    BREAKING[change](now)
    assert list(losses(published("question"), now))


# True to the content


def test_every_question_has_its_document_and_stands_in_the_list(tmp_path: Path) -> None:
    site = arranged(tmp_path, small())
    found = documents(site)
    listed = found[api.QUESTIONS]["questions"]
    assert [entry["slug"] for entry in listed] == [answered.slug for answered in site.questions]
    for entry in listed:
        document = found[entry["document"]]
        assert document["address"] == entry["address"] == f"questions/{entry['slug']}/"
        assert {**document, **entry} == document
        assert (tmp_path / entry["source"]).is_file()


def test_a_document_says_what_its_file_does(tmp_path: Path) -> None:
    extra = (
        "related: [third]\naliases: [before]\nalso_asked: [Define first]\nupdated: 2026-01-04\n"
        "follow_ups:\n  - third\n  - {ask: And *then*?, say: Nothing.}\n  - {ask: 'Really?'}\n"
    )
    body = "See [it](second.md) [@standard, p. 2].\n\n```\n[no](second.md)\n```"
    files = small(**{"questions/alpha/first.md": question("What is first?", extra=extra, body=body)})
    document = documents(arranged(tmp_path, files))[f"{api.FOLDER}/questions/first.json"]
    assert document == document | {
        "track": "track",
        "topic": "alpha",
        "source": "questions/alpha/first.md",
        "level": "easy",
        "kind": "concept",
        "related": ["third"],
        "former_addresses": ["questions/before/"],
        "also_asked": ["Define first"],
        "key_points": ["The first point", "The second point"],
        "pitfalls": [],
        "follow_ups": [{"question": "third"}, {"text": "And *then*?", "say": "Nothing."}, {"text": "Really?"}],
        "sources": [{"id": "standard", "title": "A standard", "url": "https://example.org/standard"}],
        "added": "2026-01-02",
        "updated": "2026-01-04",
        "answer": "See [it](../../questions/second/) [@standard, p. 2].\n\n```\n[no](second.md)\n```",
        "corrections": [],
    }


def test_a_term_s_entry_says_what_its_file_does_and_who_uses_it(tmp_path: Path) -> None:
    files = small(**{"questions/alpha/first.md": question("What is a widget?")})
    widget, store = documents(arranged(tmp_path, files))[api.GLOSSARY]["terms"]
    assert widget == {
        "slug": "widget",
        "address": "glossary/widget/",
        "source": "questions/glossary/widget.yml",
        "term": "Widget",
        "aliases": ["WDG"],
        "definition": "A thing that is made in tests.",
        "see_also": [],
        "sources": [],
        "questions": ["first"],
        "former_addresses": ["glossary/wdg/"],
    }
    assert store["slug"] == "widget-store"


def test_links_in_a_text_lead_to_pages_wherever_they_stand_in_it(tmp_path: Path) -> None:
    body = (
        "[a](second.md#answer 'T') ![b](../../docs/assets/b.svg) [c](<second.md>) [d][r] <https://example.org/>\n\n"
        "[r]: ../glossary/widget.yml\n\n`[e](second.md)` [f](#answer) [g](https://example.org/)\n"
    )
    files = small(
        **{
            "questions/alpha/first.md": question("What is first?", body=body),
            "docs/assets/b.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        }
    )
    answer = documents(arranged(tmp_path, files))[f"{api.FOLDER}/questions/first.json"]["answer"]
    assert answer == (
        "[a](../../questions/second/#answer 'T') ![b](../../assets/b.svg) [c](<../../questions/second/>) [d][r] "
        "<https://example.org/>\n\n[r]: ../../glossary/widget/\n\n`[e](second.md)` [f](../../questions/first/#answer) "
        "[g](https://example.org/)"
    )


def test_every_address_is_listed_with_where_it_leads(tmp_path: Path) -> None:
    extra = "aliases: [before]\n"
    files = small(**{"questions/alpha/first.md": question("What is first?", extra=extra), "docs/about.md": "x"})
    site = arranged(tmp_path, files)
    entries = documents(site)[api.ADDRESSES]["addresses"]
    found = {entry["address"]: entry.get("moved_to") for entry in entries}
    assert len(found) == len(entries)
    assert set(found) == {*(of for page in pages(site) for of in (page.address, *page.former)), "about/"}
    moved = {address: target for address, target in found.items() if target is not None}
    assert moved == {"questions/before/": "questions/first/", "glossary/wdg/": "glossary/widget/"}


def test_texts_are_as_they_were_written(tmp_path: Path) -> None:
    files = small(**{"questions/alpha/first.md": question("'What is \"first\" & <b>, in 日本語 🙂?'")})
    text = str(api.documents(site := arranged(tmp_path, files), pages(site))[api.QUESTIONS])
    assert "日本語 🙂" in text, "not as numbers"
    assert json.loads(text)["questions"][0]["title"] == 'What is "first" & <b>, in 日本語 🙂?'
