"""What is remembered from run to run is a cache: whatever is wrong with it, it is as if nothing was remembered."""

from __future__ import annotations

import os
import pickle
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.work import store as storing
from generator.work import version as versions
from generator.work.store import FOLDER, Store


@dataclass(frozen=True, slots=True)
class Record:
    """Something to remember."""

    name: str


def test_what_is_kept_is_recalled_by_another_run(tmp_path: Path) -> None:
    Store(tmp_path).keep("a", {"x": (1, "two", None)})
    Store(tmp_path).keep("b", [Record("three")])
    assert Store(tmp_path).recall("a") == {"x": (1, "two", None)}
    assert Store(tmp_path).recall("b", Record) == [Record("three")]
    assert Store(tmp_path).recall("c") is None
    assert "*" in (tmp_path / FOLDER / ".gitignore").read_text().splitlines(), "git passes it over"


def test_what_is_forgotten_is_not_recalled(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep("a", 1)
    store.forget("a")
    store.forget("never kept")
    assert store.recall("a") is None
    assert Store(tmp_path).recall("a") is None


def test_without_a_project_this_process_remembers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store()
    store.keep("a", 1)
    assert store.recall("a") == 1
    assert Store().recall("a") is None
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, -1])
def test_what_is_half_written_is_not_there(tmp_path: Path, length: int) -> None:
    Store(tmp_path).keep("a", list(range(1000)))
    place = tmp_path / FOLDER / "a"
    place.write_bytes(place.read_bytes()[:length])
    assert Store(tmp_path).recall("a") is None


def test_neither_is_what_other_code_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path).keep("a", 1)
    monkeypatch.setattr(storing, "version", lambda: "another")
    assert Store(tmp_path).recall("a") is None


def test_a_kind_that_is_not_expected_is_not_built(tmp_path: Path) -> None:
    Store(tmp_path).keep("a", Record("x"))
    assert Store(tmp_path).recall("a") is None


class Running:
    """Would run a command when it is read."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch ran",)


def test_nothing_that_is_kept_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Store(tmp_path).keep("a", Running())
    assert Store(tmp_path).recall("a", Record) is None
    (tmp_path / FOLDER / "a").write_bytes(pickle.dumps(Running()))
    assert Store(tmp_path).recall("a", Record) is None
    assert not (tmp_path / "ran").exists()


def test_who_cannot_keep_something_does_without(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("by hand")
    store = Store(tmp_path)
    store.keep("a", 1)
    assert store.recall("a") == 1
    assert Store(tmp_path).recall("a") is None
    assert (tmp_path / FOLDER).read_text() == "by hand"


def test_the_version_is_of_the_code_python_and_the_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken() -> str:
        versions.version.cache_clear()
        return versions.version()

    code = tmp_path / "generator"
    code.mkdir()
    (code / "one.py").write_text("1")
    packages = tmp_path / "site-packages"
    (packages / "a-1.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(versions, "CODE", code)
    monkeypatch.setattr(sys, "path", [str(packages)])
    try:
        seen = [taken()]
        assert taken() == seen[0]
        (code / "one.py").write_text("2")
        seen.append(taken())
        (code / "two.py").write_text("")
        seen.append(taken())
        (packages / "a-1.0.dist-info").rename(packages / "a-1.1.dist-info")
        seen.append(taken())
        monkeypatch.setattr(sys, "version", "4.0")
        seen.append(taken())
        assert len(set(seen)) == len(seen)
    finally:
        versions.version.cache_clear()


def test_a_digest_tells_texts_from_each_other() -> None:
    assert versions.digest(["ab", "c"]) != versions.digest(["a", "bc"])
    assert versions.digest(["a", b"b"]) == versions.digest([b"a", "b"])
