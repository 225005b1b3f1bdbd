"""What others made: what stands in the repository is what their maintainers publish, or is cut from it by a tool."""

from __future__ import annotations

import re

import pytest
from fontTools.ttLib import TTFont

from tests.banks import ROOT
from tools.packages import package
from tools.typefaces import CHARACTERS, FOLDER, FURTHER, TYPEFACES, Typeface, cut

VENDOR = ROOT / "generator" / "vendor"
PACKAGED = {"ts-fsrs.mjs": "dist/index.mjs", "ts-fsrs.LICENSE.txt": "LICENSE"}
"""Where each file stands in the archive of its package."""


def test_every_file_is_known() -> None:
    assert {path.name for path in VENDOR.iterdir()} == {"README.md", *PACKAGED}


@pytest.mark.parametrize("name", PACKAGED)
def test_it_is_the_file_of_the_package_byte_for_byte(name: str) -> None:
    archive = package(name.split(".")[0])
    assert (VENDOR / name).read_bytes() == (archive / PACKAGED[name]).read_bytes()


def test_every_typeface_is_known() -> None:
    assert set(FOLDER.iterdir()) == {FOLDER / "OFL.txt", *(typeface.file for typeface in TYPEFACES)}


@pytest.mark.parametrize("typeface", TYPEFACES, ids=lambda typeface: typeface.name)
def test_a_typeface_is_cut_from_the_published_one_byte_for_byte(typeface: Typeface) -> None:
    assert typeface.file.read_bytes() == cut(typeface, typeface.published())


def test_a_page_in_english_asks_for_nothing_that_only_other_languages_need() -> None:
    sheet = (ROOT / "generator" / "styles" / "base.css").read_text(encoding="utf-8")
    (ranges,) = set(re.findall(r"unicode-range:\s*([^;]+);", sheet))
    bounds = [(part.strip()[2:].split("-") * 2)[:2] for part in ranges.split(",")]
    asked = {chr(code) for first, last in bounds for code in range(int(first, 16), int(last, 16) + 1)}
    assert asked >= set(FURTHER)
    assert not asked & set(CHARACTERS)


@pytest.mark.parametrize("typeface", TYPEFACES, ids=lambda typeface: typeface.name)
def test_no_cut_typeface_has_a_name_that_its_license_reserves(typeface: Typeface) -> None:
    names = {str(entry) for entry in TTFont(typeface.file)["name"].names if entry.nameID not in {0, 13, 14}}
    assert names
    assert not [name for name in names if "source" in name.lower()]
