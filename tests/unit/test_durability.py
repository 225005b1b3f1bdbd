"""Builds that are killed, refused by the disk, or run at once: each file is whole, and the next build makes all good.

A few rounds of what `make soak` does at length.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.commands import build as building
from generator.commands import cli, serve
from generator.commands.build import build
from generator.commands.cli import FINE, MISTAKE, PROBLEMS, main
from generator.publish import index, mkdocs, parts
from generator.publish.drafts import FOLDER
from generator.publish.folder import UnwritableError
from generator.publish.lock import held
from generator.work.store import FOLDER as FOLDER_OF_STORE
from tests.banks import copy_project, question, small, write
from tests.durable import (
    AFTER,
    BEFORE,
    CHANGING,
    NEW,
    OLD,
    Tree,
    built,
    changes,
    commanded,
    copied,
    ended,
    killed,
    moments,
    paged,
    put,
    refused,
    started,
    torn,
    tree,
)

# Killed


def test_a_killed_run_leaves_whole_files_and_the_next_one_is_as_a_first_one(tmp_path: Path) -> None:
    before, after = paged(tmp_path / "before", OLD), paged(tmp_path / "after", NEW)
    root = copied(before, tmp_path / "counted")
    most = len(changes(root / "docs", lambda: paged(root)))
    assert tree(root) == tree(after)
    for moment in moments(15, most, seed=1):
        root = copied(before, tmp_path / "project")
        assert killed(paged, root, moment), f"it never comes to change {moment}"
        assert torn(tree(root), tree(before), tree(after)) == [], f"killed at change {moment} of {most}"
        paged(root)
        assert tree(root) == tree(after), f"after it was killed at change {moment} of {most}"


@pytest.fixture(scope="module")
def banks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Tree, Tree]:
    """A project that is built with the bank before, and docs/ as it then is; and as it is with the bank after."""
    folder = tmp_path_factory.mktemp("banks")
    before, after = built(folder / "before", BEFORE), built(folder / "after", AFTER)
    return before, tree(before), tree(after)


def test_so_does_a_killed_build(tmp_path: Path, banks: tuple[Path, Tree, Tree]) -> None:
    before, old, new = banks
    root = put(copied(before, tmp_path / "project"), AFTER)
    assert killed(build, root, 40)
    assert torn(tree(root), old, new) == []
    assert build(root).problems == ()
    assert tree(root) == new


# Refused by the disk


@pytest.mark.parametrize(
    ("code", "lasting", "step"),
    [(errno.ENOSPC, False, 1), (errno.ENOSPC, True, 3), (errno.EROFS, True, 3), (errno.EIO, False, 5)],
)
def test_whatever_a_disk_refuses_each_file_is_whole(tmp_path: Path, code: int, lasting: bool, step: int) -> None:
    old, new = (tree(paged(tmp_path / name, files)) for name, files in (("old", OLD), ("new", NEW)))
    root = copied(tmp_path / "old", tmp_path / "project")
    came = changes(root / "docs", lambda: paged(root))
    assert set(came) == set(CHANGING)
    assert tree(root) == new
    for number, name in list(enumerate(came, 1))[::step]:
        root = copied(tmp_path / "old", tmp_path / "project")
        where = f"at change {number} of {len(came)}, {name}"
        with refused(root / "docs", number, code, lasting=lasting), pytest.raises(UnwritableError) as error:
            paged(root)
        assert re.fullmatch(
            rf"docs/\S+:1: cannot be written: {os.strerror(code)}; .*, and run this again", str(error.value)
        )
        assert torn(tree(root), old, new) == [], where
        if not lasting or code == errno.ENOSPC:  # a full disk lets files be removed
            assert not (root / "docs" / FOLDER).exists() or number > came.index("rmdir"), where
        paged(root)
        assert tree(root) == new, where


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "project", small())


def refusing(monkeypatch: pytest.MonkeyPatch, name: str, code: int) -> None:
    """Has the disk refuse that kind of change under docs/."""
    real: Callable[..., Any] = getattr(os, name)

    def refuse(what: Any, *more: Any, **options: Any) -> Any:
        if isinstance(what, str | Path) and "/docs" in str(what) and (name != "open" or more[0] & os.O_WRONLY):
            raise OSError(code, os.strerror(code), str(what))
        return real(what, *more, **options)

    monkeypatch.setattr(os, name, refuse)


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        (
            "mkdir",
            errno.EROFS,
            "docs:1: cannot be written: Read-only file system; let it be written, and run this again",
        ),
        (
            "open",
            errno.ENOSPC,
            "docs/.drafts:1: cannot be written: No space left on device; make room, and run this again",
        ),
        (
            "replace",
            errno.EDQUOT,
            "docs/.gitignore:1: cannot be written: Disk quota exceeded; make room, and run this again",
        ),
    ],
)
def test_a_build_that_the_disk_refuses_ends_with_1(
    project: Path,
    name: str,
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    refusing(monkeypatch, name, code)
    assert main(["build", "--root", str(project)]) == PROBLEMS
    first, last = capsys.readouterr().err.splitlines()
    assert first == message
    assert last.startswith("1 problem; ")
    assert not (project / "docs").exists() or tree(project) == {}


def test_so_does_a_cleaning(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    build(project)
    refusing(monkeypatch, "unlink", errno.EROFS)
    assert main(["clean", "--root", str(project)]) == PROBLEMS
    (line,) = capsys.readouterr().err.splitlines()
    assert re.fullmatch(
        r"docs/\S+:1: cannot be written: Read-only file system; let it be written, and run this again", line
    )


# At once


def test_a_build_waits_for_another_and_says_so_once(project: Path, tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    with held(project):
        process = started(commanded, ["build", "--root", str(project)], said)
        end = time.monotonic() + 30
        while "waits" not in (said.read_text() if said.exists() else ""):
            assert time.monotonic() < end, "it says nothing"
            time.sleep(0.01)
        assert tree(project) == {}
        # Read once it holds docs/, not before.
        (project / "questions/alpha/second.md").unlink()
        (project / "questions/collections/all.yml").unlink()
    assert ended(process) == FINE
    first, *rest = said.read_text().splitlines()
    assert first == "another build is under way; this one waits until it ends"
    assert rest[0].startswith("2 questions, "), rest


def test_builds_at_once_come_out_as_one_after_the_other(tmp_path: Path, banks: tuple[Path, Tree, Tree]) -> None:
    before, old, new = banks
    root = copied(before, tmp_path / "project")
    for bank, right in ((AFTER, new), (BEFORE, old)):
        put(root, bank)
        both = [started(commanded, ["build", "--root", str(root)], tmp_path / f"{number}.txt") for number in range(2)]
        assert [ended(process) for process in both] == [FINE, FINE]
        assert tree(root) == right


def test_what_its_holder_started_holds_docs_too(project: Path) -> None:
    (project / "docs").mkdir()
    with held(project) as docs:
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=[docs])
    try:
        assert is_held(project)
    finally:
        child.communicate(b"\n")
    assert not is_held(project)


def is_held(root: Path) -> bool:
    descriptor = os.open(root / "docs", os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def test_a_folder_that_cannot_be_locked_is_written_and_that_is_said(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unknown(*_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", unknown)
    assert main(["build", "--root", str(project)]) == FINE
    assert capsys.readouterr().err == "docs/ cannot be locked here (No locks available); run one build at a time\n"


def test_docs_that_was_removed_meanwhile_is_made_and_locked_anew(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is by a first build that had problems, while another waited."""
    real = fcntl.flock
    times: list[int] = []

    def flock(descriptor: int, operation: int) -> None:
        real(descriptor, operation)
        times.append(descriptor)
        if len(times) == 1:
            (project / "docs").rmdir()

    monkeypatch.setattr(fcntl, "flock", flock)
    assert build(project).report
    assert len(times) == 2


# The finished site


class Started:
    """Stands for what is started: notes it, and that docs/ is held by it; some end as is said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path, *, pages: str = "", index_ends: str = "") -> None:
        self.root = root
        self.pages = pages
        self.index_ends = index_ends
        self.came: list[str] = []
        self._built, self._start = parts.built, parts.start
        monkeypatch.setattr(parts, "built", self.built)
        monkeypatch.setattr(index, "start", self.start)

    def built(self, root: Path, laid: Sequence[parts.Part]) -> str:
        assert is_held(self.root)
        assert (self.root / "docs/index.md").is_file()
        self.came.append("pages")
        return self.pages or self._built(root, laid)

    def start(self, root: Path, command: Sequence[str], hold: int | None) -> subprocess.Popen[str]:
        assert root == self.root
        assert hold is not None
        assert os.path.samestat(os.fstat(hold), (self.root / "docs").stat())
        self.came.append("index")
        if self.index_ends:
            return subprocess.Popen(["/bin/sh", "-c", self.index_ends], stderr=subprocess.PIPE, text=True)
        return self._start(root, command, hold)


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ({}, ""),
        ({"pages": "WARNING - a page"}, "WARNING - a page\nsite/: not finished\n"),
        ({"index_ends": "echo no index >&2; exit 4"}, "no index\nsite/: not finished\n"),
        ({"index_ends": "kill -9 $$"}, "pagefind_bin_extended ended with -9\nsite/: not finished\n"),
        ({"pages": "WARNING - a page", "index_ends": "exec sleep 100"}, "WARNING - a page\nsite/: not finished\n"),
    ],
    ids=str,
)
def test_a_site_is_finished_while_docs_is_held_or_it_is_said_that_it_is_not(
    tmp_path: Path,
    ends: dict[str, str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project = copy_project(tmp_path / "themed", write(tmp_path / "content", small()) / "questions")
    started = Started(monkeypatch, project, **ends)
    assert main(["site", "--root", str(project)]) == (PROBLEMS if said else FINE)
    assert capsys.readouterr().err == said
    assert sorted(started.came) == ["index", "pages"]
    assert bool(list((project / "site").rglob("*.html"))) is ("pages" not in ends)
    assert not is_held(project)
    started.pages = started.index_ends = ""
    assert main(["site", "--root", str(project)]) == FINE
    assert (project / "site/pagefind/pagefind.js").is_file()


def test_a_bank_with_problems_comes_to_no_site(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, {"questions/alpha/first.md": "---\ntitle: x\n---\n"})
    started = Started(monkeypatch, project)
    assert main(["site", "--root", str(project)]) == PROBLEMS
    assert started.came == []


# Mistakes of the generator, and interrupts


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Has every run end with the error, after it has read the content."""

    def outputs(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(building, "outputs", outputs)


@pytest.mark.parametrize(
    ("command", "error"),
    [
        ("check", KeyError("a\nb\x1b")),
        ("build", RecursionError("too deep")),
        ("site", OSError(5, "Input/output error")),
        ("stats", MemoryError()),
    ],
)
def test_a_mistake_is_one_line_and_ends_with_3(
    project: Path,
    command: str,
    error: Exception,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    failing(monkeypatch, error)
    assert main([command, "--root", str(project)]) == MISTAKE
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"a mistake of the generator, please report it: {type(error).__name__}: ")
    assert re.search(r" \(build\.py:\d+\)$", line)
    assert line.isprintable()


def test_where_it_comes_from_is_shown_when_asked_for(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, KeyError("x"))
    with pytest.raises(KeyError):
        main(["check", "--debug", "--root", str(project)])


def test_an_interrupt_ends_it_quietly(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    assert main(["build", "--root", str(project)]) == 130
    assert capsys.readouterr() == ("", "")
    assert not (project / "docs").exists()


def test_so_does_a_reader_that_reads_no_further(project: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "generator", "stats", "--root", str(project)]
    with os.fdopen(writing, "wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False)
    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.parametrize(
    "error", [KeyError("x"), RecursionError(), UnwritableError("index.md", "cannot be written: x")]
)
def test_serving_goes_on_after_whatever_a_build_ends_with(
    project: Path, error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build(project)
    before = tree(project)
    failing(monkeypatch, error)
    monkeypatch.setattr(building, "articles", vars(building)["outputs"])
    monkeypatch.setattr(mkdocs, "server", lambda _folder, _address, build, _changed: Server(build))
    assert serve.serve(project, "127.0.0.1:1", cli.tell) == FINE
    said = capsys.readouterr().err.splitlines()
    assert len(said) >= 2, "at the start, and at the edit"
    assert all(type(error).__name__ in line or str(error) in line for line in said)
    assert tree(project) == before


class Server:
    """Stands for MkDocs' server: builds once, as at an edit, and ends."""

    def __init__(self, build: Callable[[], object]) -> None:
        self.serve = build

    def shutdown(self) -> None: ...


def test_a_site_is_made_in_the_place_of_whatever_stands_there(tmp_path: Path) -> None:
    """Files where folders are to be, folders where files are to be, and what nobody knows."""
    project = copy_project(tmp_path / "themed", write(tmp_path / "content", small()) / "questions")
    assert main(["site", "--root", str(project)]) == FINE
    site = project / "site"

    def files() -> dict[str, bytes]:
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    right = files()
    shutil.rmtree(site / "questions/first")
    shutil.rmtree(site / "theme")
    write(site, {"questions/first": "by hand", "theme": "by hand", "other/file.txt": "by hand", ".draft": "half"})
    (site / "404.html").unlink()
    write(site, {"404.html/index.html": "by hand"})
    (site / "tags").rename(tmp_path / "tags")
    (site / "tags").symlink_to(tmp_path / "tags")
    assert main(["site", "--root", str(project)]) == FINE
    assert files() == right
    assert not (site / "other").exists()
    assert not (site / "tags").is_symlink()


@pytest.mark.parametrize("spoiled", ["a file", "a file in it", "folders in it"])
def test_a_site_is_made_though_nothing_can_be_remembered(tmp_path: Path, spoiled: str) -> None:
    project = copy_project(tmp_path / "themed", write(tmp_path / "content", small()) / "questions")
    cache = project / FOLDER_OF_STORE
    names = ("docs", "site", "last", "site-last", "site-index", "site-indexed", "searched", "weights", "by-hand")
    if spoiled == "a file":
        cache.write_text("by hand")
    elif spoiled == "a file in it":
        write(project, {f"{FOLDER_OF_STORE}/parts": "by hand"})
    else:
        write(project, {f"{FOLDER_OF_STORE}/{name}/x": "by hand" for name in (*names, "entries-1", "entries-2")})
    assert main(["site", "--root", str(project)]) == FINE
    write(project, {"questions/alpha/first.md": question("What is edited?")})
    assert main(["site", "--root", str(project)]) == FINE
    assert "What is edited?" in (project / "site/questions/first/index.html").read_text()
