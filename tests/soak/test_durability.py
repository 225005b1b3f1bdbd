"""Builds that are killed, refused by the disk, or run at once: the full numbers of what tests/unit does a little of."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from generator.commands.build import build, clean
from generator.commands.cli import FINE, PROBLEMS
from generator.publish.drafts import FOLDER
from generator.publish.folder import UnwritableError
from generator.work.cores import MANY
from tests.banks import ROOT, copy_project, question, small, synthetic, write
from tests.durable import (
    AFTER,
    BEFORE,
    NEW,
    OLD,
    Tree,
    built,
    changes,
    copied,
    killed,
    moments,
    paged,
    put,
    refused,
    torn,
    tree,
)

KILLS = 50
RACES = 20

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def command(name: str, root: Path) -> subprocess.Popen[str]:
    """Starts one of the generator's commands over a project, in a group of processes of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "generator", name, "--root", str(root)],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def end(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Its exit status, and what it said is wrong."""
    said = process.communicate(timeout=300)[1]
    return process.returncode, said


@pytest.fixture(scope="module")
def banks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Tree, Tree]:
    """A project that is built with the bank before, and docs/ as it then is; and as it is with the bank after."""
    folder = tmp_path_factory.mktemp("banks")
    before, after = built(folder / "before", BEFORE), built(folder / "after", AFTER)
    return before, tree(before), tree(after)


# Killed


def test_killed_at_any_change(tmp_path: Path, banks: tuple[Path, Tree, Tree]) -> None:
    """Spread over all that a build does to the disk, in the middle of writing a file where it is writing."""
    before, old, new = banks
    root = put(copied(before, tmp_path / "counted"), AFTER)
    came = changes(root / "docs", lambda: build(root))
    met = set()
    for moment in moments(KILLS, len(came), seed=3):
        root = put(copied(before, tmp_path / "project"), AFTER)
        assert killed(build, root, moment)
        met.add(came[moment - 1])
        assert torn(tree(root), old, new) == [], f"killed at change {moment} of {len(came)}"
        assert build(root).problems == ()
        assert tree(root) == new, f"after it was killed at change {moment} of {len(came)}"
    assert met >= {"open", "write", "replace", "unlink"}
    print(f"{KILLS} builds were killed, spread over {len(came)} changes of the disk")


def test_cleaning_killed_at_any_change(tmp_path: Path, banks: tuple[Path, Tree, Tree]) -> None:
    before, old, _ = banks
    root = copied(before, tmp_path / "counted")
    most = len(changes(root / "docs", lambda: clean(root)))
    left = tree(root)
    for moment in moments(20, most, seed=4):
        root = copied(before, tmp_path / "project")
        assert killed(clean, root, moment)
        assert torn(tree(root), old) == []
        clean(root)
        assert tree(root) == left


def large() -> dict[str, str]:
    """A bank with so many cards that several processes draw them."""
    return dict(synthetic(MANY + 50, terms=10))


def test_killed_at_any_time(tmp_path: Path) -> None:
    """The command itself, with the processes that it starts, from its first second to its last."""
    before = built(tmp_path / "before", large())
    after = {path: text.replace("in a large bank?", "in a larger bank?") for path, text in large().items()}
    after["questions/topic-1/question-new.md"] = question("What is new?", tags="[tag-1]")
    del after["questions/topic-10/question-100.md"]
    old, new = tree(before), tree(built(tmp_path / "after", after))
    root = put(copied(before, tmp_path / "timed"), after)
    start = time.monotonic()
    assert end(command("build", root)) == (FINE, "")
    whole = time.monotonic() - start
    assert tree(root) == new
    times = random.Random(5)  # noqa: S311 - the same ones each time
    in_the_midst = 0
    for turn in range(KILLS):
        root = put(copied(before, tmp_path / "project"), after)
        process = command("build", root)
        time.sleep(whole * (turn + times.random()) / KILLS)
        process.kill()
        end(process)
        in_the_midst += (root / "docs" / FOLDER).exists()
        assert torn(tree(root), old, new) == [], f"killed at {turn} of {KILLS}"
        assert build(root).problems == ()
        assert tree(root) == new, f"after it was killed at {turn} of {KILLS}"
        assert until(partial(is_alone, process.pid)), "a process outlives the build that started it"
    assert in_the_midst > KILLS // 10, "too few were killed while files were drafted"
    print(f"{KILLS} builds were killed in {whole:.1f} seconds, {in_the_midst} of them while files were drafted")


def is_alone(group: int) -> bool:
    """Whether no process of a group runs any more."""
    return not in_group(group)


def until(happens: Callable[[], bool]) -> bool:
    """Whether something happens in time."""
    end = time.monotonic() + 20
    while not (happened := happens()) and time.monotonic() < end:
        time.sleep(0.02)
    return happened


def in_group(group: int) -> list[str]:
    """The processes of a group that still run."""
    listed = subprocess.run(["ps", "-o", "pid=,stat=", "-g", str(group)], capture_output=True, text=True, check=False)
    return [line for line in listed.stdout.splitlines() if "Z" not in line]


# At once


def edited(bank: Mapping[str, str], turn: int) -> dict[str, str]:
    """The bank as it is at a turn: each one adds a question, changes one, and takes one away."""
    files = {
        **bank,
        f"questions/beta/of-{turn}.md": question(f"What is thing number {turn}?", extra=f"aliases: [was-{turn}]\n"),
        "questions/alpha/first.md": question(f"What is the thing of turn {turn}?"),
    }
    if turn % 2:
        del files["questions/glossary/widget-store.yml"]
    return files


def test_two_builds_at_once(tmp_path: Path) -> None:
    root = tmp_path / "project"
    waited = 0
    for turn in range(RACES):
        bank = edited(BEFORE, turn)
        put(root, bank)
        both = [command("build", root) for _ in range(2)]
        ends = [end(process) for process in both]
        assert [status for status, _ in ends] == [FINE, FINE], ends
        waited += sum("another build is under way" in said for _, said in ends)
        assert tree(root) == tree(built(tmp_path / f"clean-{turn}", bank)), f"turn {turn}"
    assert waited >= RACES // 2, "they hardly ever met"
    print(f"{RACES} times two builds ran at once, and {waited} times one waited for the other")


def site(root: Path) -> Tree:
    """The finished site."""
    folder = root / "site"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_sites_at_once(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", write(tmp_path / "content", small()) / "questions")
    for turn in range(3):
        put(root, edited(small(), turn))
        both = [command("site", root) for _ in range(2)]
        ends = [end(process) for process in both]
        assert [status for status, _ in ends] == [FINE, FINE], ends
        found = site(root)
        shutil.rmtree(root / "site")
        clean(root)
        assert end(command("site", root))[0] == FINE
        assert found == site(root)


def test_what_a_killed_site_started_is_waited_for(tmp_path: Path) -> None:
    """Pagefind works on when the program that started it is killed; the next one begins when it is done."""
    many = dict(synthetic(300, terms=10))
    root = copy_project(tmp_path / "project", write(tmp_path / "content", many) / "questions")
    first = command("site", root)
    assert until(lambda: indexing(root))
    first.kill()
    status, said = end(command("site", root))
    assert status == FINE, said
    assert said.startswith("another build is under way; this one waits until it ends\n")
    assert not indexing(root)
    end(first)
    assert (root / "site/pagefind/pagefind.js").is_file()


def indexing(root: Path) -> bool:
    """Whether the index of a project's site is being made."""
    listed = subprocess.run(["ps", "-eww", "-o", "args="], capture_output=True, text=True, check=False)
    return any("pagefind" in line and str(root) in line for line in listed.stdout.splitlines())


# Refused by the disk


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO], ids=os.strerror)
def test_whatever_a_disk_refuses_each_file_is_whole(tmp_path: Path, code: int, lasting: bool) -> None:
    old, new = (tree(paged(tmp_path / name, files)) for name, files in (("old", OLD), ("new", NEW)))
    root = copied(tmp_path / "old", tmp_path / "counted")
    came = changes(root / "docs", lambda: paged(root))
    for number in range(1, len(came) + 1):
        copied(tmp_path / "old", root)
        with refused(root / "docs", number, code, lasting=lasting), pytest.raises(UnwritableError):
            paged(root)
        assert torn(tree(root), old, new) == [], f"at change {number}"
        paged(root)
        assert tree(root) == new, f"at change {number}"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if not mount or subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "none", place], check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def on(disk: Path, folder: Path) -> Path:
    """A project whose docs/ is on the disk, which is mounted within it."""
    (folder / "docs").mkdir(parents=True)
    subprocess.run(["mount", "--bind", disk, folder / "docs"], check=True)
    return folder


def test_a_disk_that_is_full_and_one_that_only_reads(tmp_path: Path, disk: Path) -> None:
    bank = {path: text for path, text in small().items() if "collections" not in path}
    right = tree(built(tmp_path / "right", bank))
    root = on(disk, tmp_path / "project")
    try:
        put(root, bank)
        (root / "docs/.filling").write_bytes(bytes(940_000))
        status, said = end(command("build", root))
        assert status == PROBLEMS
        assert "cannot be written: No space left on device; make room, and run this again" in said
        assert "Traceback" not in said
        assert tree(root) == {".filling": bytes(940_000)}
        (root / "docs/.filling").unlink()
        assert build(root).problems == ()
        assert tree(root) == right

        write(root, {"questions/alpha/first.md": question("What is changed?")})
        subprocess.run(["mount", "-o", "remount,ro,bind", root / "docs"], check=True)
        for name in ("build", "clean"):
            status, said = end(command(name, root))
            assert status == PROBLEMS
            assert "cannot be written: Read-only file system; let it be written, and run this again" in said
            assert "Traceback" not in said
            assert tree(root) == right
        assert end(command("check", root)) == (FINE, "")
    finally:
        subprocess.run(["umount", root / "docs"], check=True)


def test_a_serving_over_a_full_disk_goes_on(tmp_path: Path, disk: Path) -> None:
    content = write(tmp_path / "content", small())
    source = copy_project(tmp_path / "source", content / "questions")
    by_hand = shutil.move(source / "docs", tmp_path / "by-hand")
    project = on(disk, tmp_path / "project")
    said = tmp_path / "said.txt"
    try:
        shutil.copytree(source, project, dirs_exist_ok=True)
        shutil.copytree(Path(by_hand) / "api", project / "docs/api")
        assert build(project, "http://127.0.0.1:9/", private=True).problems == ()
        good = tree(project)
        free = os.statvfs(project / "docs")
        (project / "docs/.filling").write_bytes(bytes(free.f_bavail * free.f_frsize))
        write(project, {"questions/alpha/first.md": question("What is edited?")})
        with said.open("w") as file:
            server = subprocess.Popen(
                [sys.executable, "-m", "generator", "serve", "--root", str(project), "--address", "127.0.0.1:9"],
                env=ENVIRONMENT,
                stdout=subprocess.DEVNULL,
                stderr=file,
                start_new_session=True,
            )
        try:
            assert until(lambda: said.read_text().count("No space left on device") == 1), said.read_text()
            texts = iter(range(1000))

            def another() -> bool:
                write(project, {"questions/alpha/first.md": question(f"What is edited {next(texts)} times?")})
                time.sleep(1)
                return said.read_text().count("No space left on device") > 2

            assert until(another), said.read_text()
            assert server.poll() is None
            found = tree(project)
            del found[".filling"]
            assert found == good
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(30)
    finally:
        subprocess.run(["umount", project / "docs"], check=True)
