"""The generator's modules import only from floors below their own, as the package's docstring draws them."""

import ast
import re
from pathlib import Path

import pytest

import generator
from tests.banks import ROOT

FLOORS = {
    name: int(number)
    for number, names in re.findall(r"^F(\d+) +(\w+(?:, \w+)*) ", generator.__doc__ or "", re.M)
    for name in names.split(", ")
}
MODULES = sorted(path for path in (ROOT / "generator").glob("*.py") if not path.stem.startswith("__"))


def test_every_module_has_a_floor() -> None:
    assert {path.stem for path in MODULES} == set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_only_from_below(path: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module == "generator":
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator."):
            imported.add(str(node.module).split(".")[1])
    too_high = {name for name in imported if FLOORS[name] >= FLOORS[path.stem]}
    assert not too_high


def test_reading_and_writing_happen_at_the_edges() -> None:
    """Only load, output, new, serve and the templates' loader touch files; nothing reads a clock or chance."""
    for path in MODULES:
        text = path.read_text()
        imports = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import)]
        names = {alias.name for node in imports for alias in node.names}
        assert not names & {"random", "time", "socket", "urllib.request"} or path.stem == "live", path
        if path.stem not in {"load", "output", "new", "serve", "live"}:
            assert not re.search(r"\bopen\(|\.(read|write)_(text|bytes)|scandir|rglob", text), path
