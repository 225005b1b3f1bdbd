"""What is made for contributors: it is up to date, and what it shows and offers is right."""

from __future__ import annotations

import fnmatch
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.commands.build import checked
from generator.commands.cli import main
from generator.commands.guides import outdated
from generator.commands.house import broken
from generator.content.demands import NOTHING, OWN, PARTS, RULES
from generator.content.fields import ENTRIES, QUESTION, Value
from generator.content.files import Content, load
from generator.content.problems import Problem
from generator.guide import reference, schemas, snippets
from generator.guide.chosen import OF_BANK, OF_HOUSE, OF_OUTLINE
from generator.guide.table import guides
from generator.outputs.table import RESERVED
from tests.banks import ROOT, question, small, write
from tests.unit.filled import EVERY


@pytest.fixture(scope="module")
def content() -> Content:
    return load(ROOT, RESERVED)


@pytest.fixture(scope="module")
def settings() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    return found


# Up to date


def test_what_is_made_for_contributors_is_up_to_date(content: Content) -> None:
    assert [str(problem) for problem in outdated(ROOT, content)] == []


def made(root: Path, **files: str) -> list[str]:
    """What is out of date in a bank once these files of it changed."""
    write(root, files)
    return [problem.path for problem in outdated(root, load(root))]


@pytest.fixture
def small_bank(tmp_path: Path) -> Path:
    root = write(tmp_path, small())
    assert made(root) == [], "a bank may do without"
    assert main(["guides", "--root", str(root)]) == 0
    assert made(root) == []
    return root


def test_a_new_question_makes_nothing_out_of_date(small_bank: Path) -> None:
    assert made(small_bank, **{"questions/alpha/new.md": question("What is new?")}) == []
    term = "term: New\ndefinition: A thing that came later.\n"
    assert made(small_bank, **{"questions/glossary/new.yml": term}) == []


def test_nor_does_one_that_is_renamed_and_keeps_its_address(small_bank: Path) -> None:
    (small_bank / "questions/alpha/first.md").unlink()
    text = question("What is the first thing?", extra="aliases: [first]\n")
    assert made(small_bank, **{"questions/alpha/foremost.md": text}) == []


def test_but_one_that_is_gone_does(small_bank: Path) -> None:
    (small_bank / "questions/alpha/first.md").unlink()
    assert made(small_bank) == [schemas.NAMES]


@pytest.mark.parametrize(
    ("path", "text", "paths"),
    [
        (
            "questions/bank.yml",
            "term:\n  definition: {characters: 1 to 300}\n",
            {"REFERENCE.md", "schemas/term.schema.json"},
        ),
        (
            "questions/tags.yml",
            "one:\n  label: One\ntwo:\n  label: Two\nnew:\n  label: New\n",
            {schemas.NAMES, snippets.PATH},
        ),
        (schemas.NAMES, "no JSON", {schemas.NAMES}),
        (schemas.NAMES, "[]", {schemas.NAMES}),
        (
            schemas.NAMES,
            '{"definitions": {"tag": 1, "topic": 2, "question": {}, "term": {"anyOf": []}}}',
            {schemas.NAMES},
        ),
        (reference.PATH, "# Mine", {reference.PATH}),
    ],
)
def test_what_is_out_of_date_is_named(small_bank: Path, path: str, text: str, paths: set[str]) -> None:
    assert set(made(small_bank, **{path: text})) == paths


def test_it_is_a_rule_of_the_house(small_bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(small_bank, **{reference.PATH: "# Mine", "questions/bank.yml": "house: {sentences: 99}\n"})
    assert main(["check", "--root", str(small_bank)]) == 0
    assert main(["check", "--house", "--root", str(small_bank)]) == 1
    assert "REFERENCE.md:1: out of date; run make guides, and commit what it makes\n" in capsys.readouterr().err


def test_no_schema_is_left_over(content: Content) -> None:
    there = {place.relative_to(ROOT).as_posix() for place in (ROOT / schemas.FOLDER).iterdir()}
    assert there <= guides(content.demands, content.bank).keys()


def test_they_are_renewed_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small())
    assert main(["guides", "--root", str(root)]) == 0
    written = capsys.readouterr().out.splitlines()
    assert set(written[:-1]) == guides(NOTHING, load(root).bank).keys()
    assert written[-1] == f"{len(written) - 1} files for contributors renewed"
    assert main(["guides", "--root", str(root)]) == 0
    assert capsys.readouterr().out == "0 files for contributors renewed\n"


def test_of_a_bank_with_problems_none_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small(**{"questions/tags.yml": "one: two\n"}))
    before = sorted(root.rglob("*"))
    assert main(["guides", "--root", str(root)]) == 1
    assert "questions/tags.yml:1: " in capsys.readouterr().err
    assert [path for path in sorted(root.rglob("*")) if ".generator_cache" not in path.parts] == before


# The reference


@pytest.fixture(scope="module")
def document(content: Content) -> str:
    return reference.reference(content.demands)


def test_the_reference_names_every_field_with_its_help(document: str) -> None:
    for path, field in EVERY:
        name = path[-1] if field.value is Value.BODY else f"`{path[-1]}`"
        cell = re.escape(field.help.replace("|", r"\|").replace("<", r"\<"))
        assert re.search(rf"^\| {name} \|.*\| {cell} \|$", document, re.M), path
    for told, choices in ((OF_BANK, OWN), (OF_HOUSE, RULES), (OF_OUTLINE, PARTS)):
        assert told.keys() == choices.keys()
        for name, choice in choices.items():
            assert f"| `{name}` | {choice.allowed} | {told[name]} |" in document


def test_the_reference_says_what_this_bank_asks(content: Content, document: str) -> None:
    for (kind, name), demand in content.demands.asked.items():
        row = re.compile(rf"^\| `{name.rpartition('.')[2]}` \|[^|]*\|(.*)$", re.M)
        rows = [found[1] for found in row.finditer(document)]
        assert any(
            found.startswith(" yes |" if demand.required else " ")
            and all(f"{limit} {measure}" in found for measure, limit in demand.limits.items())
            for found in rows
        ), (kind, name)


def test_every_row_of_a_table_has_as_many_cells(document: str) -> None:
    for table in re.findall(r"(?:^\|.*\n)+", document, re.M):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1, table


def test_what_the_reference_shows_is_a_bank_that_keeps_its_rules(tmp_path: Path, document: str) -> None:
    shown = re.findall(r"^`(questions/[^`]+)`:\n\n(`{3,})\w+\n(.*?)\n\2$", document, re.M | re.S)
    root = write(tmp_path, {path: f"{text}\n" for path, _, text in shown})
    outcome = checked(root)
    assert [str(problem) for problem in outcome.problems] == []
    assert [str(problem) for problem in broken(root, outcome.content, date.today())] == []
    assert all(outcome.bank.entries[kind] for kind in ENTRIES)


def test_the_reference_s_links_lead_somewhere(document: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)", document):
        assert (ROOT / target).is_file(), target


# What editors offer


def test_editors_know_the_schema_of_every_file_of_yaml(settings: dict[str, Any]) -> None:
    patterns: dict[str, str] = settings["yaml.schemas"]
    for schema in patterns:
        assert (ROOT / schema).is_file()
    for place in (ROOT / "questions").rglob("*.yml"):
        path = place.relative_to(ROOT).as_posix()
        folder = {"questions/glossary": "term", "questions/collections": "collection"}
        kind = folder.get(path.rpartition("/")[0], place.stem)
        (schema,) = (schema for schema, pattern in patterns.items() if fnmatch.fnmatch(path, pattern))
        assert schema == f"./schemas/{kind}.schema.json"


def typed(body: list[str]) -> str:
    """What a snippet comes to: of choices the first, of empty places a word, and of the day some day."""
    text = re.sub(r"\$\{\d+\|([^,|]+)[^}]*\}", r"\1", "\n".join(body))
    text = text.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2026-01-31")
    return re.sub(r"\$\d+", "x", text)


@pytest.mark.parametrize("demanding", [True, False])
def test_a_snippet_is_the_field_with_all_of_its_parts(content: Content, demanding: bool) -> None:
    found = json.loads(snippets.snippets(content.demands if demanding else NOTHING, content.bank))
    for field in (field for field in QUESTION if field.value is not Value.BODY):
        snippet = found[field.name]
        value = yaml.safe_load(typed(snippet["body"]))[field.name]
        assert snippet["prefix"] == field.name
        assert field.help in snippet["description"]
        if field.parts:
            record = value[0] if field.value is Value.RECORDS else value
            assert list(record) == [part.name for part in field.parts]
        assert isinstance(value, list) is (
            field.value in {Value.LINES, Value.MARKDOWNS, Value.SLUGS, Value.ALIASES, Value.NUMBERS, Value.RECORDS}
        )


def test_the_snippet_of_a_question_has_what_the_bank_requires(content: Content) -> None:
    body = typed(json.loads(snippets.snippets(content.demands, content.bank))["question"]["body"])
    front = yaml.safe_load(body.split("---\n")[1])
    required = [
        field.name
        for field in QUESTION
        if (field.needed or content.demands.on("question", field.name).required) and field.value is not Value.BODY
    ]
    assert list(front) == required
    assert body.endswith("---\n\nx")


def test_snippets_offer_the_tags_and_choices_that_there_are(tmp_path: Path) -> None:
    tags = "one:\n  label: One\ntwo:\n  label: Two\n"
    bank = load(write(tmp_path, small(**{"questions/tags.yml": tags}))).bank
    found = json.loads(snippets.snippets(NOTHING, bank))
    assert found["tags"]["body"] == ["tags: [${1|one,two|}]"]
    assert found["level"]["body"] == ["level: ${1|easy,medium,hard|}"]


def test_a_problem_is_read_by_the_task_of_an_editor() -> None:
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = next(task["problemMatcher"]["pattern"] for task in tasks if task["label"] == "house")
    found = re.match(pattern["regexp"], str(Problem("questions/a/b-c.md", 12, 'tags: unknown tag "x": y')))
    assert found
    assert found.groups() == ("questions/a/b-c.md", "12", 'tags: unknown tag "x": y')
