"""The writer: changed files only, stale files pruned, all or nothing, and never a file that somebody else wrote."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.commands.build import build, clean
from generator.outputs.contents import Content, Lasting
from generator.outputs.table import OUTPUTS, RESERVED
from generator.publish import writer
from generator.publish.writer import IGNORED, LEDGER, Report, in_the_way
from tests.banks import small
from tests.banks import write as write_files

OURS = ("a/", "a.md", "b.md", "c.md", "z.md", "index.md")
"""The paths reserved in these tests."""


def write(root: Path, files: Mapping[str, Content]) -> Report:
    return writer.write(root, files, OURS)


def tree(root: Path) -> dict[str, str]:
    """The files under docs/, without what the writer keeps for itself."""
    docs = root / "docs"
    return {
        path.relative_to(docs).as_posix(): path.read_text()
        for path in docs.rglob("*")
        if path.is_file() and path.name not in {LEDGER, IGNORED}
    }


def said(root: Path, files: Mapping[str, Content]) -> list[str]:
    return [str(problem) for problem in in_the_way(root, files, OURS)]


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert write(tmp_path, {"a/x.md": "1", "b.md": "2"}) == Report(2, 0, 0)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "docs").rglob("*") if path.is_file()}
    assert write(tmp_path, {"a/x.md": "1", "b.md": "2"}) == Report(0, 0, 2)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert write(tmp_path, {"a/x.md": "1", "b.md": "3"}) == Report(1, 0, 1)


def test_stale_pages_and_empty_folders_go_and_hand_written_ones_stay(tmp_path: Path) -> None:
    write(tmp_path, {"a/b/x.md": "1", "a/y.md": "2", "z.md": "3"})
    (tmp_path / "docs/a/hand.md").write_text("by hand")
    assert write(tmp_path, {"z.md": "3"}) == Report(0, 2, 1)
    assert tree(tmp_path) == {"z.md": "3", "a/hand.md": "by hand"}
    assert not (tmp_path / "docs/a/b").exists()


def test_folders_within_folders_go_too(tmp_path: Path) -> None:
    write(tmp_path, {"a/x.md": "1", "a/b/y.md": "2", "a/b/c/z.md": "3", "a/d/e/f/g.md": "4"})
    assert write(tmp_path, {}) == Report(0, 4, 0)
    assert list((tmp_path / "docs").iterdir()) == []


def test_a_hand_written_file_is_never_overwritten(tmp_path: Path) -> None:
    write_files(tmp_path, {"docs/index.md": "by hand"})
    assert said(tmp_path, {"index.md": "generated", "b.md": "x"}) == [
        "docs/index.md:1: a file where pages are generated; move it, or delete it"
    ]


def test_neither_is_one_in_a_folder_of_ours_that_nothing_is_generated_over(tmp_path: Path) -> None:
    write_files(tmp_path, {"docs/a/deep/hand.md": "by hand", "docs/a/.hidden": "x", "docs/a/.git/x": "x"})
    assert said(tmp_path, {}) == ["docs/a/deep/hand.md:1: a file where pages are generated; move it, or delete it"]


def test_a_file_elsewhere_is_in_nobody_s_way(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"docs/about.md": "by hand", "docs/ab/x.md": "x", "docs/deep/a/x.md": "x", "docs/z.md.bak": "x"}
    )
    before = tree(tmp_path)
    assert said(tmp_path, {"b.md": "x"}) == []
    write(tmp_path, {"b.md": "x"})
    write(tmp_path, {})
    assert tree(tmp_path) == before


def test_pages_without_their_ledger_are_taken_back(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "1"})
    (tmp_path / "docs" / LEDGER).unlink()
    assert said(tmp_path, {"a.md": "1"}) == []
    write(tmp_path, {"a.md": "1"})
    assert write(tmp_path, {}) == Report(0, 1, 0)
    assert tree(tmp_path) == {}


def test_a_file_that_was_changed_by_hand_after_it_was_generated_is_made_anew(tmp_path: Path) -> None:
    """It stands in the ledger, so it is ours, and what is ours is not edited."""
    write(tmp_path, {"a.md": "1"})
    (tmp_path / "docs/a.md").write_text("edited")
    assert said(tmp_path, {"a.md": "1"}) == []
    assert write(tmp_path, {"a.md": "1"}) == Report(1, 0, 0)
    assert tree(tmp_path) == {"a.md": "1"}


@pytest.mark.parametrize(
    "line",
    [
        "hand.md",
        "../hand.md",
        "/etc/passwd",
        "a/../hand.md",
        "../docs/hand.md",
        "assets/",
        "./hand.md",
        "a//../hand.md",
        "",
    ],
)
def test_a_ledger_that_names_a_path_of_another_is_passed_over(tmp_path: Path, line: str) -> None:
    write(tmp_path, {"a.md": "1"})
    write_files(tmp_path, {"hand.md": "outside", "docs/hand.md": "by hand", "docs/assets/x.css": "x"})
    ledger = tmp_path / "docs" / LEDGER
    ledger.write_text(ledger.read_text() + line + "\n")
    write(tmp_path, {"b.md": "2"})
    assert tree(tmp_path) == {"b.md": "2", "hand.md": "by hand", "assets/x.css": "x"}
    assert (tmp_path / "hand.md").read_text() == "outside"
    assert ledger.read_text() == "b.md\n"


def test_a_ledger_that_is_no_text_is_no_reason_to_remove_anything(tmp_path: Path) -> None:
    write_files(tmp_path, {f"docs/{LEDGER}": "\x00\n\x01", "docs/hand.md": "by hand"})
    write(tmp_path, {"b.md": "2"})
    assert tree(tmp_path) == {"b.md": "2", "hand.md": "by hand"}


@pytest.mark.parametrize(
    "path", ["hand.md", "a/../hand.md", "../x.md", "/x.md", "ab/x.md", "a.md/x.md", "./a.md", LEDGER, IGNORED]
)
def test_nothing_is_written_outside_of_the_reserved_paths(tmp_path: Path, path: str) -> None:
    root = tmp_path / "project"
    with pytest.raises(ValueError, match="outside of the reserved paths"):
        write(root, {"a.md": "1", path: "x"})
    assert list(tmp_path.iterdir()) == []


def test_an_error_on_the_way_changes_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.md": "1", "b.md": "2"})
    before = tree(tmp_path)
    real = Path.write_bytes

    def full_disk(path: Path, data: bytes) -> int:
        if path.name.startswith(".b.md"):
            raise OSError(28, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write(tmp_path, {"a.md": "new", "b.md": "new", "c.md": "new"})
    monkeypatch.undo()
    assert tree(tmp_path) == before
    assert write(tmp_path, {"a.md": "new"}) == Report(1, 1, 0)
    assert tree(tmp_path) == {"a.md": "new"}


def test_so_does_one_while_a_content_is_made(tmp_path: Path) -> None:
    def broken() -> bytes:
        raise RuntimeError("cannot be drawn")

    write(tmp_path, {"a.md": "1"})
    before = tree(tmp_path)
    with pytest.raises(RuntimeError, match="cannot be drawn"):
        write(tmp_path, {"a.md": "new", "b.md": Lasting(broken)})
    assert tree(tmp_path) == before


def test_after_a_crash_what_was_written_is_known_to_be_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.md": "1"})
    real = Path.unlink

    def crash(path: Path, missing_ok: bool = False) -> None:
        if path.name == "a.md":
            raise KeyboardInterrupt
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", crash)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, {"b.md": "2"})
    monkeypatch.undo()
    assert tree(tmp_path) == {"a.md": "1", "b.md": "2"}
    assert said(tmp_path, {"b.md": "3"}) == []
    assert write(tmp_path, {}) == Report(0, 2, 0)
    assert tree(tmp_path) == {}


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "1"})
    write(tmp_path, {"a/a.md": "1"})
    assert tree(tmp_path) == {"a/a.md": "1"}
    write(tmp_path, {"a.md": "1"})
    assert tree(tmp_path) == {"a.md": "1"}


def test_what_its_path_tells_apart_is_made_once(tmp_path: Path) -> None:
    made = []

    def make() -> bytes:
        made.append(1)
        return b"drawn"

    assert write(tmp_path, {"a/1.png": Lasting(make)}) == Report(1, 0, 0)
    assert write(tmp_path, {"a/1.png": Lasting(make)}) == Report(0, 0, 1)
    assert len(made) == 1
    (tmp_path / "docs/a/1.png").unlink()
    assert write(tmp_path, {"a/1.png": Lasting(make)}) == Report(1, 0, 0)
    assert len(made) == 2


def test_one_that_is_not_known_to_be_ours_is_made_anew(tmp_path: Path) -> None:
    """Its bytes may be anybody's, or half of them."""
    write(tmp_path, {"a/1.png": Lasting(lambda: b"drawn")})
    (tmp_path / "docs" / LEDGER).unlink()
    (tmp_path / "docs/a/1.png").write_bytes(b"dra")
    assert write(tmp_path, {"a/1.png": Lasting(lambda: b"drawn")}) == Report(1, 0, 0)
    assert tree(tmp_path) == {"a/1.png": "drawn"}


def test_one_that_somebody_else_put_there_is_no_such_file(tmp_path: Path) -> None:
    write_files(tmp_path, {"docs/a/1.png": "by hand"})
    files = {"a/1.png": Lasting(lambda: b"drawn")}
    assert said(tmp_path, files) == ["docs/a/1.png:1: a file where pages are generated; move it, or delete it"]


# What git is told


def test_the_reserved_paths_are_ignored(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "1"})
    lines = (tmp_path / "docs" / IGNORED).read_text().splitlines()
    assert set(lines) == {f"/{path}" for path in (*OURS, IGNORED, LEDGER)}


def test_all_that_is_generated_is_ignored_and_nothing_else(tmp_path: Path) -> None:
    root = write_files(tmp_path, small(**{"docs/about.md": "x", "docs/assets/x.css": "x", "docs/api/index.md": "x"}))
    assert build(root).report
    lines = (root / "docs" / IGNORED).read_text().splitlines()
    assert set(lines) == {f"/{path}" for path in (*RESERVED, IGNORED, LEDGER)}
    by_hand = {"about.md", "assets/x.css", "api/index.md"}
    for path in (root / "docs").rglob("*"):
        if path.is_file():
            name = path.relative_to(root / "docs").as_posix()
            ignored = any(f"/{name}" == line or (line.endswith("/") and f"/{name}".startswith(line)) for line in lines)
            assert ignored is (name not in by_hand), name


def test_outputs_have_paths_of_their_own() -> None:
    assert len(set(RESERVED)) == len(RESERVED)
    for output in OUTPUTS:
        assert output.reserved, output.name
        for path in output.reserved:
            others = [other for other in RESERVED if other != path]
            assert not [other for other in others if other.endswith("/") and path.startswith(other)], path


def test_cleaning_leaves_only_what_was_written_by_hand(tmp_path: Path) -> None:
    root = write_files(tmp_path, small(**{"docs/about.md": "by hand", "docs/api/index.md": "by hand"}))
    report = build(root).report
    assert report
    assert clean(root) == Report(0, report.written, 0)
    found = {path.relative_to(root).as_posix() for path in (root / "docs").rglob("*") if path.is_file()}
    assert found == {"docs/about.md", "docs/api/index.md"}
    assert clean(root) == Report(0, 0, 0)


@pytest.mark.parametrize("page", ["questions.md", "random/index.md", "tags/README.md"])
def test_a_hand_written_page_does_not_take_a_generated_one_s_address(tmp_path: Path, page: str) -> None:
    root = write_files(tmp_path, small(**{f"docs/{page}": "# By hand\n"}))
    outcome = build(root)
    assert outcome.report is None
    assert [problem.path for problem in outcome.problems] == [f"docs/{page}"]
