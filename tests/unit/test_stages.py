"""The stages and the files in them, against the drawings of them: every one is drawn, and data flows down only."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.banks import ROOT

PACKAGE = ROOT / "generator"


def drawn(package: str) -> tuple[str, ...]:
    """What the docstring of a package draws, from the top down."""
    text = importlib.import_module(package).__doc__ or ""
    return tuple(re.findall(r"^(\w+) {2,}\S", text, re.M))


STAGES = drawn("generator")
FILES = {stage: drawn(f"generator.{stage}") for stage in STAGES}
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def modules() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", MODULES, ids=name)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[tuple[str, ...]]:
    """The modules of ours that one imports, at its top or anywhere in it: ("content", "model")."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            if (node.module or "").split(".")[0] == "generator":
                within = tuple(str(node.module).split(".")[1:])
                # "from generator.content import yaml" names a module, "from generator.content.yaml import x" none.
                yield from {(*within, alias.name)[:2] for alias in node.names}
        elif isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")[1:]) for alias in node.names if alias.name.startswith("generator."))
            assert not [alias for alias in node.names if alias.name == "generator"], (
                "a module is named, not the package"
            )


# The drawings


def test_every_stage_is_drawn_and_there_is_no_other() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders == set(STAGES)
    assert len(set(STAGES)) == len(STAGES)


@pytest.mark.parametrize("stage", STAGES)
def test_every_file_of_a_stage_is_drawn_and_there_is_no_other(stage: str) -> None:
    files = {path.stem for path in (PACKAGE / stage).glob("*.py")} - {"__init__"}
    assert files == set(FILES[stage])
    assert len(set(FILES[stage])) == len(FILES[stage])


def test_all_code_stands_in_a_stage() -> None:
    beside = {path.relative_to(PACKAGE).as_posix() for path in MODULES if path.parent == PACKAGE}
    assert beside == {"__init__.py", "__main__.py"}
    assert {path.parent.parent for path in MODULES if path.parent != PACKAGE} == {PACKAGE}


@pytest.mark.parametrize("stage", ["", *STAGES])
def test_a_package_s_own_file_is_its_drawing_alone(stage: str) -> None:
    body = tree(PACKAGE / stage / "__init__.py").body
    assert len(body) == 1
    assert isinstance(body[0], ast.Expr)


# The ways between them


def too_low(path: Path) -> list[str]:
    """What a module imports that does not stand above it."""
    stage = path.parent.name
    found = []
    for other, module in imported(path):
        if other == stage:
            if FILES[stage].index(module) >= FILES[stage].index(path.stem):
                found.append(module)
        elif STAGES.index(other) >= STAGES.index(stage):
            found.append(f"{other}.{module}")
    return found


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent != PACKAGE], ids=name)
def test_a_module_imports_only_from_those_drawn_above_it(path: Path) -> None:
    assert too_low(path) == []


def test_one_that_imports_from_below_is_found(tmp_path: Path) -> None:
    for stage, text in (
        (STAGES[0], "from generator.commands.cli import main"),
        (STAGES[0], "from generator.arrange import site"),
        (STAGES[0], f"from generator.{STAGES[0]} import {FILES[STAGES[0]][-1]}"),
        (STAGES[0], f"def later():\n    from generator.{STAGES[0]}.{FILES[STAGES[0]][1]} import x"),
        (STAGES[1], "import generator.outputs.api"),
    ):
        path = tmp_path / stage / f"{FILES[stage][0]}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        assert too_low(path), text


@modules()
def test_a_name_that_starts_with_a_line_is_its_module_s_own(path: Path) -> None:
    taken = [
        alias.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator")
        for alias in node.names
        if alias.name.startswith("_")
    ]
    assert taken == []


# The edges

EDGES = {
    "work/version",
    "work/store",
    "content/files",
    "theme/files",
    "publish/folder",
    "publish/drafts",
    "publish/by_hand",
    "publish/offline",
    "publish/parts",
    "publish/index",
    "publish/survey",
    "publish/lock",
    "publish/site",
    "publish/settings",
    "publish/live",
    "publish/mkdocs",
    "publish/origin",
    "commands/runner",
    "commands/trials",
    "commands/house",
    "commands/guides",
    "commands/imports",
    "commands/new",
    "commands/serve",
}
"""The modules that read or write what stands outside of the program."""

LOADER = "outputs/pages"
"""Has the templates read, by Jinja's own loader."""

TOUCHING = re.compile(
    r"(?<![\w.])open\(|\.(?:read|write)_(?:text|bytes)\(|\b(?:scandir|listdir|walk|rglob|glob|iterdir|stat|exists|is_file|"
    r"is_dir|mkdir|unlink|rename|replace_with|touch|utime)\(|\burllib\.request\b|\bsubprocess\b|\bsocket\b|\btempfile\b|"
    r"\bImage\.open\((?!io\.BytesIO)"
)


def code(path: Path) -> str:
    """A module without its docstrings and comments."""
    return ast.unparse(_bare(tree(path)))


def _bare(module: ast.Module) -> ast.Module:
    for node in ast.walk(module):
        body = getattr(node, "body", None)
        if isinstance(body, list) and len(body) > 1:
            kept = [one for one in body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
            node.body = kept or body  # type: ignore[attr-defined]
    return module


@modules()
def test_files_and_the_network_are_touched_at_the_edges_only(path: Path) -> None:
    text = code(path).replace("(root / 'questions').is_dir()", "")  # whether there is a bank at all
    assert bool(TOUCHING.search(text)) is (name(path) in EDGES), TOUCHING.search(text)


def test_templates_are_read_by_their_loader_alone() -> None:
    using = {name(path) for path in MODULES if re.search(r"Loader\(", code(path))}
    assert using - {"content/yaml", "publish/settings"} == {LOADER}


UNSTEADY = {"random", "time", "uuid", "secrets", "getpass", "platform", "locale", "socket"}
"""Modules that give something else each time, or on each machine."""

TIMING = "publish/ledger"
"""Asks a clock whether a file may still be changed without a sign; nothing that is generated depends on that."""

HANDING_ON = {"publish/settings", "publish/origin", "publish/parts"}
"""They hand the environment on to MkDocs, and read it as that does."""

TELLING = {"commands/cli"}
"""Asks where what it prints is read."""


@modules()
def test_nothing_that_is_generated_depends_on_clock_chance_or_environment(path: Path) -> None:
    """The same questions give the same bytes."""
    text = code(path)
    modules = {
        alias.name.split(".")[0]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {str(node.module).split(".")[0] for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)}
    assert modules & UNSTEADY == ({"time"} if name(path) == TIMING else set())
    assert bool(re.search(r"\benviron\b|\bgetenv\b", text)) is (name(path) in HANDING_ON | TELLING)
    assert ("today()" in text) is (name(path) == "commands/cli"), (
        "the day on which a question is started, or looked over"
    )
    assert not re.search(r"\bnow\(|\butcnow\(|\bhash\(|(?<!\w)id\((?!node\b)", text)
