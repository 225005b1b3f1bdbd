"""What a contributor meets first, outside of the generator: forms, hooks, an editor's settings, a container."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.commands.house import LOCALES
from generator.outputs.mend import FORM, PAGE
from generator.theme.files import catalogue
from tests.banks import ROOT

FORMS = ROOT / ".github/ISSUE_TEMPLATE"
TARGETS = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
BIN = Path(sys.executable).parent


def form(name: str) -> dict[str, dict[str, Any]]:
    """The fields of a form by their ids."""
    body = yaml.safe_load((FORMS / name).read_text(encoding="utf-8"))["body"]
    return {field["id"]: field["attributes"] for field in body if "id" in field}


# Forms


def test_the_form_for_a_mistake_asks_what_a_report_without_it_asks() -> None:
    asked = form(FORM)
    assert PAGE in asked
    labels = [field["label"] for field in asked.values()]
    assert catalogue()["mend_wrong"] in labels
    said = [f"{field['label']} {field.get('description', '')}".strip() for field in asked.values()]
    assert catalogue()["mend_where"] in said
    assert any(text.startswith(str(catalogue()["mend_source"])) for text in said)


# What runs make


def commands() -> Iterator[str]:
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    yield from (container[name] for name in container if name.endswith("Command"))
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    yield from (hook["entry"] for repository in hooks for hook in repository["hooks"])
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    yield from (task["command"] for task in tasks)
    for path in sorted((ROOT / ".github").rglob("*.md")):
        yield from re.findall(r"`(make [a-z-]+)`", path.read_text(encoding="utf-8"))


def test_whatever_runs_a_target_of_make_runs_one_that_there_is() -> None:
    found = [*commands()]
    assert found
    for command in found:
        program, *targets = command.split()
        assert program == "make", command
        assert set(targets) <= TARGETS, command


def test_hooks_download_nothing() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert {repository["repo"] for repository in hooks} == {"local"}
    assert {hook["language"] for repository in hooks for hook in repository["hooks"]} == {"system"}


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("questions/serving/x.md", ["house"]),
        ("questions/bank.yml", ["house", "guides"]),
        ("docs/assets/figures/x.svg", ["house"]),
        ("generator/content/fields.py", ["guides", "lint"]),
        ("README.md", ["lint"]),
        ("mkdocs.yml", ["house", "lint"]),
        (".github/workflows/site.yml", ["lint"]),
    ],
)
def test_a_hook_runs_where_it_matters(path: str, ids: list[str]) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    assert [one["id"] for one in hooks if re.search(one["files"], path)] == ids


def test_a_container_ends_in_the_site_that_is_served() -> None:
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    assert container["postAttachCommand"] == "make serve"
    assert container["forwardPorts"] == [8000]
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))["recommendations"]
    assert container["customizations"]["vscode"]["extensions"] == recommended


# Spelling


def typos(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BIN / "typos", *arguments], cwd=cwd, capture_output=True, text=True, check=False)


def test_questions_are_spelled_by_their_bank_alone() -> None:
    """So that no word is right to one rule and wrong to the other."""
    files = typos("--files").stdout.splitlines()
    assert "./README.md" in files
    assert "./generator/phrases/en.yml" in files
    assert [path for path in files if path.startswith("./questions/")] == []


@pytest.mark.parametrize(("word", "right"), [("recieve", False), ("colour", False), ("color", True), ("axe", True)])
def test_all_else_is_spelled_as_americans_do(tmp_path: Path, word: str, right: bool) -> None:
    (tmp_path / "text.md").write_text(f"A word: {word}.\n", encoding="utf-8")
    done = typos("--config", str(ROOT / "typos.toml"), "text.md", cwd=tmp_path)
    assert (done.returncode == 0) is right
    assert LOCALES["american"] == "en-us"


def test_files_are_as_editors_are_told() -> None:
    """What .editorconfig says of every file holds of those that are there."""
    kept = ("tests/awful/", "tests/corpus/expected/", "tests/golden/", "tests/unit/api-v1/", "generator/vendor/")
    for folder in ("generator", "overrides", "questions", "schemas", "tests", "tools", ".github", ".vscode"):
        for place in (ROOT / folder).rglob("*"):
            path = place.relative_to(ROOT).as_posix()
            if place.suffix in {".py", ".yml", ".json", ".css", ".js", ".j2"} and not path.startswith(kept):
                text = place.read_bytes().decode("utf-8")
                assert text.endswith("\n") or not text, path
                assert not re.search(r"\r|[ \t]$|^ *\t", text, re.M), path
