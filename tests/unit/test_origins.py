"""What a page is made from: where that stays the page does, whatever else was edited."""

from __future__ import annotations

from pathlib import Path
from random import Random

from generator.outputs.contents import Made, data
from generator.outputs.table import outputs
from tests.banks import arranged, write
from tests.edits import OF_BANK, Bank, first_bank

EDITS = 40


def made(root: Path, bank: Bank) -> dict[str, tuple[str, bytes]]:
    """The digest of what each file is made from, and what it holds, of those that are made when they are needed."""
    files = bank.files()
    for old in (root / "questions").rglob("*"):
        if old.is_file() and old.relative_to(root).as_posix() not in files:
            old.unlink()
    settings = f"site_name: A bank\n{bank.settings}" if "site_name" not in bank.settings else bank.settings
    settings = settings.replace("copyright", "site_author").replace("theme:\n", "theme:\n  name: material\n")
    site = arranged(write(root, files), {"mkdocs.yml": settings})
    return {
        path: (content.key, data(content))
        for path, content in outputs(site).items()
        if isinstance(content, Made) and not content.late
    }


def test_a_page_that_changes_is_made_from_something_else(tmp_path: Path) -> None:
    chance = Random(3)  # noqa: S311 - the same ones each time
    bank = first_bank()
    before = made(tmp_path, bank)
    stale: list[str] = []
    kept = changed = 0
    for _ in range(EDITS):
        edit = chance.choice(OF_BANK)
        edit(bank, chance)
        after = made(tmp_path, bank)
        for path in before.keys() & after.keys():
            (old, one), (new, other) = before[path], after[path]
            changed += old != new
            kept += old == new
            if old == new and one != other:
                stale.append(f"{path} after {edit.__name__}")
        before = after
    assert stale == []
    assert kept > changed, "most edits leave most pages as they are"


def test_of_what_is_the_same_the_pages_are(tmp_path: Path) -> None:
    bank = first_bank()
    assert made(tmp_path / "a", bank) == made(tmp_path / "b", bank)
