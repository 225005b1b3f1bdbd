"""The writer: changed files only, stale files pruned, all or nothing."""

from pathlib import Path

import pytest

from generator.output import LEDGER, Report, in_the_way, write


def tree(root: Path) -> dict[str, str]:
    docs = root / "docs"
    return {
        path.relative_to(docs).as_posix(): path.read_text()
        for path in docs.rglob("*")
        if path.is_file() and path.name != LEDGER
    }


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


def test_a_hand_written_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("by hand")
    assert [str(problem) for problem in in_the_way(tmp_path, {"index.md": "generated", "other.md": "x"})] == [
        "docs/index.md:1: a file where a page is generated; move it, or delete it"
    ]


def test_pages_without_their_ledger_are_taken_back(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "1"})
    (tmp_path / "docs" / LEDGER).unlink()
    assert in_the_way(tmp_path, {"a.md": "1"}) == []


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


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "1"})
    write(tmp_path, {"a/a.md": "1"})
    write(tmp_path, {"a.md": "1"})
    assert tree(tmp_path) == {"a.md": "1"}
