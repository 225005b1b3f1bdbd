"""Scripts of others: what stands in the repository is what their maintainers publish, and its license with it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.banks import ROOT

VENDOR = ROOT / "generator" / "vendor"
SETTINGS = json.loads((ROOT / "deno.json").read_text(encoding="utf-8"))
PACKAGED = {"ts-fsrs.mjs": "dist/index.mjs", "ts-fsrs.LICENSE.txt": "LICENSE"}
"""Where each file stands in the archive of its package."""


def archive(package: str) -> Path:
    """Where Deno keeps the package, whose archive has the hash that stands in deno.lock."""
    found = re.fullmatch(rf"npm:{package}@(.+)", SETTINGS["imports"][package])
    assert found
    (place,) = (ROOT / ".venv" / "deno" / "npm").glob(f"*/{package}/{found[1]}")
    return place


def test_every_file_is_known() -> None:
    assert {path.name for path in VENDOR.iterdir()} == {"README.md", *PACKAGED}


@pytest.mark.parametrize("name", PACKAGED)
def test_it_is_the_file_of_the_package_byte_for_byte(name: str) -> None:
    package = name.split(".")[0]
    assert (VENDOR / name).read_bytes() == (archive(package) / PACKAGED[name]).read_bytes()
