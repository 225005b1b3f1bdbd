"""A file is taken apart again only if its bytes changed, or what is asked of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content import files, kept
from generator.content.files import load
from generator.work.store import Store
from tests.banks import question, small, write


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that were taken apart."""
    paths: list[str] = []
    real = kept.parsed.__wrapped__

    def parsed(parse: kept.Parse, path: str, text: str, asked: object) -> kept.Parsed:
        paths.append(path)
        found: kept.Parsed = real(parse, path, text, asked)
        return found

    monkeypatch.setattr(kept, "parsed", parsed)
    monkeypatch.setattr(files, "parsed", kept.parsed)
    return paths


ENTRIES = {path for path in small() if path.count("/") == 2}


def of_entries(paths: list[str]) -> set[str]:
    found = {path for path in paths if path in ENTRIES or path.count("/") == 2}
    paths.clear()
    return found


def test_only_what_changed_is_taken_apart(tmp_path: Path, taken: list[str]) -> None:
    root = write(tmp_path, small())
    first = load(root, (), Store(root))
    assert of_entries(taken) == ENTRIES
    again = load(root, (), Store(root))
    assert of_entries(taken) == set()
    assert repr(again) == repr(first)
    write(root, {"questions/alpha/first.md": question("What is another thing?")})
    changed = load(root, (), Store(root))
    assert of_entries(taken) == {"questions/alpha/first.md"}
    assert changed.bank.questions[0].title == "What is another thing?"


def test_what_is_asked_changes_what_is_read(tmp_path: Path, taken: list[str]) -> None:
    root = write(tmp_path, small())
    load(root, (), Store(root))
    taken.clear()
    write(root, {"questions/bank.yml": "question:\n  summary: {words: 1 to 5}\n"})
    assert len(load(root, (), Store(root)).problems) == 3
    assert of_entries(taken) == ENTRIES


def test_problems_are_said_again_though_nothing_is_read_again(tmp_path: Path, taken: list[str]) -> None:
    root = write(tmp_path, small(**{"questions/alpha/first.md": question("What is it?", level="esay")}))
    first = load(root, (), Store(root)).problems
    assert first
    taken.clear()
    assert load(root, (), Store(root)).problems == first
    assert of_entries(taken) == set()


@pytest.mark.parametrize("data", [b"\xff", b"a\x00", b"<<<<<<< HEAD\n"])
def test_neither_is_a_text_that_cannot_be_had_forgotten(tmp_path: Path, data: bytes) -> None:
    root = write(tmp_path, small())
    (root / "questions/alpha/first.md").write_bytes(data)
    first = load(root, (), Store(root))
    assert [problem.path for problem in first.problems][:1] == ["questions/alpha/first.md"]
    assert load(root, (), Store(root)).problems == first.problems
    write(root, small())
    assert load(root, (), Store(root)).problems == ()


def test_what_is_gone_is_forgotten(tmp_path: Path, taken: list[str]) -> None:
    root = write(tmp_path, small())
    load(root, (), Store(root))
    place = root / "questions/alpha/second.md"
    text = place.read_text()
    place.unlink()
    load(root, (), Store(root))
    taken.clear()
    place.write_text(text)
    load(root, (), Store(root))
    assert of_entries(taken) == {"questions/alpha/second.md"}
