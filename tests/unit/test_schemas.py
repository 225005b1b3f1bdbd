"""The schemas for editors against the checker: what they refuse it refuses, on the same line, and they refuse a lot."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from generator.commands.build import checked
from generator.content import yaml
from generator.content.demands import NOTHING, Demands, parse
from generator.content.fields import ENTRIES, Value
from generator.content.files import Content, load
from generator.content.model import Place
from generator.guide.schemas import MANY, NAMES, names, schemas
from generator.outputs.table import RESERVED
from tests.banks import GOLDEN, ROOT, question, small, write
from tests.unit.filled import filled
from tests.unit.saying import silent

AWFUL = ROOT / "tests/awful"
Line = tuple[str, int]


def schema_of(path: str) -> str:
    """The schema that the file at that path is held against."""
    folder, name = path.rpartition("/")[::2]
    kind = {"questions/glossary": "term", "questions/collections": "collection", "questions": Path(name).stem}
    return f"schemas/{kind.get(folder, 'question')}.schema.json"


def validators(content: Content) -> dict[str, jsonschema.Draft7Validator]:
    """A validator for each schema of a bank."""
    texts = schemas(content.demands) | {NAMES: names(content.bank)}
    found = {path: json.loads(text) for path, text in texts.items()}
    registry: Registry[Any] = Registry().with_resources(
        (path.rpartition("/")[2], Resource.from_contents(schema)) for path, schema in found.items()
    )
    return {path: jsonschema.Draft7Validator(schema, registry=registry) for path, schema in found.items()}


def refused(root: Path) -> Iterator[Line]:
    """Every file and line of a bank at which its schema has something against it."""
    content = load(root, RESERVED)
    of = validators(content)
    for place in sorted((root / "questions").rglob("*")):
        path = place.relative_to(root).as_posix()
        if place.suffix not in {".md", ".yml"} or path.count("/") > 2 or path in content.bank.unread:
            continue
        text = place.read_text(encoding="utf-8", errors="replace")
        read = yaml.front_matter if place.suffix == ".md" else yaml.parse
        document = read(text, lambda *_: None)
        if document.fields:
            for error in of[schema_of(path)].iter_errors(document.fields):
                yield from ((path, Place(path, document.lines).line(*key)) for key in keys(error))


def keys(error: jsonschema.ValidationError) -> Iterator[tuple[str | int, ...]]:
    """The keys of what an error is about."""
    key: tuple[str | int, ...] = tuple(error.absolute_path)
    instance: Any = error.instance
    schema: Any = error.schema
    match error.validator:
        case "additionalProperties":
            yield from ((*key, name) for name in instance.keys() - schema["properties"].keys())
        case _ if "propertyNames" in error.absolute_schema_path:
            yield (*key, instance)
        case "anyOf" if isinstance(instance, dict):
            for inner in error.context or ():
                if inner.schema_path[0] == 1:  # the record, which a mapping is meant to be
                    yield from keys(inner)
        case "uniqueItems":
            seen: list[object] = []
            for index, item in enumerate(instance):
                if item in seen:
                    yield (*key, index)
                seen.append(item)
        case _:
            yield key


def complained(root: Path) -> dict[Line, list[str]]:
    found: dict[Line, list[str]] = {}
    for problem in checked(root).problems:
        found.setdefault((problem.path, problem.line), []).append(problem.message)
    return found


SAID_BY_FORM = re.compile(
    r"unknown (?:field|demand|rule|part|level|kind |kind of entry)|it is required$|empty; give a value|"
    r"[0-9,]+ (?:items?|characters|words?); allowed: |one value; allowed: a list|"
    r"is no (?:slug|date|web address|number|whole number;|letter of)|"
    r"a list or mapping; allowed: a text|allowed: the fields|allowed: the names of fields|is a page of the site itself|"
    r"allowed: (?:yes, no|begun, always|the least and the most|a number(?: of|,)|a list of|american|words, headings)|"
    r"^(?!the footnote).*is given twice; keep one$|unknown tag|allowed: \{required: yes\}|is no name for formulas"
)
"""What a message says that is about the form of a value, which a schema can tell."""

TOO_DEEP = re.compile(r'^file name:|^body: |^title: ".*" is|6 to 2|400 to 20|2026-02-30|https:///?\[?')
"""But not these: a schema knows no file, no body, no order of numbers and no calendar."""


def test_of_the_awful_bank_the_schemas_refuse_what_the_checker_does_and_nothing_else() -> None:
    said, by_schema = complained(AWFUL), set(refused(AWFUL))
    assert by_schema - said.keys() == set(), "refused by a schema alone"
    formal = {
        line
        for line, messages in said.items()
        if any(SAID_BY_FORM.search(message) and not TOO_DEEP.search(message) for message in messages)
    }
    assert {line: said[line] for line in formal - by_schema} == {}, "overlooked by the schemas"
    assert {path for path, _ in by_schema} >= {
        "questions/bank.yml",
        "questions/tags.yml",
        "questions/topics.yml",
        "questions/collections/list.yml",
        "questions/glossary/one.yml",
        "questions/serving/fields.md",
    }


@pytest.mark.parametrize("root", [ROOT, GOLDEN / "content", ROOT / "tests/fixture"], ids=["real", "golden", "fixture"])
def test_a_valid_bank_is_valid_to_the_schemas(root: Path) -> None:
    assert set(refused(root)) == set()


def test_a_bank_in_which_every_field_is_given_is_valid(tmp_path: Path) -> None:
    assert set(refused(write(tmp_path, filled()))) == set()


def test_a_bank_without_topics_tags_and_demands_has_schemas(tmp_path: Path) -> None:
    root = write(tmp_path, {"questions/alpha/first.md": question("What is first?")})
    for validator in validators(load(root)).values():
        jsonschema.Draft7Validator.check_schema(validator.schema)
    assert set(refused(root)) == set()


def test_a_tag_is_one_that_is_listed_if_any_is(tmp_path: Path) -> None:
    path = "questions/alpha/new.md"
    new = {path: question("What is new?", tags="[three]")}
    root = write(tmp_path / "listed", small())
    known = validators(load(root))["schemas/question.schema.json"]
    assert {(place, line) for place, line in refused(write(root, new))} == {(path, 5)}
    assert not known.is_valid({"title": "What?", "tags": ["three"]})
    root = write(tmp_path / "free", {name: text for name, text in small().items() if "tags.yml" not in name})
    known = validators(load(root))["schemas/question.schema.json"]
    assert known.is_valid({"title": "What?", "tags": ["three"]})
    assert not known.is_valid({"title": "What?", "tags": ["Not a tag"]})


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("questions/glossary/widget.yml", "term: Widget\ndefintion: A thing.\ndefinition: A thing.\n", 2),
        ("questions/glossary/widget.yml", "term: Widget\ndefinition: A thing.\nsee_also: [Not a slug]\n", 3),
        ("questions/collections/all.yml", "title: All\nsections:\n  - title: Things\n    questions: first\n", 4),
        ("questions/tags.yml", "Not A Slug:\n  label: One\n", 1),
        ("questions/bank.yml", "question:\n  title: {characters: 8}\n", 2),
    ],
)
def test_a_wrong_value_is_refused_at_its_line(tmp_path: Path, path: str, text: str, line: int) -> None:
    root = write(tmp_path, small(**{path: text}))
    assert (path, line) in set(refused(root))
    assert (path, line) in complained(root)


def test_every_field_is_in_a_schema_with_its_help() -> None:
    texts = "".join(schemas(NOTHING).values())
    for field in (field for _, fields in ENTRIES.values() for field in fields if field.value is not Value.BODY):
        assert f'"{field.name}": {{' in texts
        assert json.dumps(field.help)[2:-1] in texts


def demanding(asked: str) -> Demands:
    return parse("questions/bank.yml", asked, NOTHING, silent)


def test_words_are_counted_as_the_checker_counts_them() -> None:
    text = schemas(demanding("question:\n  summary: {words: 2 to 3}\n"))["schemas/question.schema.json"]
    pattern = json.loads(text)["properties"]["summary"]["pattern"]
    for value, right in {"one": False, "one two": True, " a\n b  c ": True, "a b c d": False, "": False}.items():
        assert bool(re.search(pattern, value)) is right, value
    assert not re.search(pattern, "a" * 50_000 + " " * 50_000), "in no time"


def test_of_very_many_names_editors_are_told_none(tmp_path: Path) -> None:
    files = {f"questions/alpha/q-{n}.md": "---\ntitle: What?\n---\nA.\n" for n in range(MANY + 1)}
    content = load(write(tmp_path, files))
    assert "q-7" not in names(content.bank)
    assert len(names(content.bank)) < 5_000


# As programs have it, to which a value may be a number


def program(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "check-jsonschema"), "--schemafile", str(ROOT / schema)]
    return subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)


def by_schema(root: Path, into: Path) -> dict[str, list[Path]]:
    """The files of a bank by their schemas; of a question its fields alone, in a file of their own."""
    found: dict[str, list[Path]] = {}
    for place in sorted((root / "questions").rglob("*")):
        path = place.relative_to(root).as_posix()
        if place.suffix == ".md" and path.count("/") == 2:
            fields = into / f"{place.stem}.yml"
            fields.write_text(place.read_text(encoding="utf-8").split("---\n")[1], encoding="utf-8")
            found.setdefault(schema_of(path), []).append(fields)
        elif place.suffix == ".yml":
            found.setdefault(schema_of(path), []).append(place)
    return found


def test_the_real_bank_is_valid_to_a_program_too(tmp_path: Path) -> None:
    for schema, files in by_schema(ROOT, tmp_path).items():
        done = program(schema, *files)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", ["bank.yml", "collections/list.yml", "glossary/two.yml", "topics.yml"])
def test_an_awful_file_is_refused_by_a_program_too(path: str) -> None:
    done = program(schema_of(f"questions/{path}"), AWFUL / "questions" / path)
    assert done.returncode == 1
    assert "Schema validation errors were encountered" in done.stdout


def test_the_schemas_are_schemas() -> None:
    command = [str(Path(sys.executable).parent / "check-jsonschema"), "--check-metaschema"]
    files = [str(place) for place in sorted((ROOT / "schemas").glob("*.json"))]
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
