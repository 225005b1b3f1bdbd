"""Builds that are broken off at any moment, refused by the disk, or run side by side; and what they leave."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from random import Random
from typing import Any

from generator.commands.build import build
from generator.commands.cli import main
from generator.outputs.contents import Contents
from generator.publish.drafts import FOLDER
from generator.publish.survey import planned
from generator.publish.writer import write as write_planned
from tests.banks import question, small, write

BY_HAND = {
    "docs/about.md": "# By hand\n",
    "docs/assets/by-hand.txt": "by hand\n",
    "docs/questions/.hidden": "by hand\n",
}

BEFORE = small(**BY_HAND)

AFTER = {
    **small(
        **BY_HAND,
        **{
            "questions/alpha/first.md": question("What is the changed thing?", extra="aliases: [former, older]\n"),
            "questions/beta/new.md": question("What is a new thing?", tags="[one, two]"),
            "questions/glossary/gadget.yml": "term: Gadget\naliases: [GDG]\ndefinition: A thing that came later.\n",
            "questions/collections/all.yml": (
                "title: All things\ndescription: Every one.\nsections:\n  - title: All\n    questions: [first, new]\n"
            ),
        },
    )
}
del AFTER["questions/alpha/second.md"], AFTER["questions/glossary/widget-store.yml"]
"""The bank with a question and a term more, others gone, and one changed."""

Tree = dict[str, bytes]


def tree(root: Path) -> Tree:
    """What stands under docs/: every file, hidden ones too, and every empty folder."""
    docs = root / "docs"
    return {
        path.relative_to(docs).as_posix(): path.read_bytes() if path.is_file() else b"(folder)"
        for path in docs.rglob("*")
        if path.is_file() or not any(path.iterdir())
    }


def torn(found: Tree, *wholes: Tree) -> list[str]:
    """The files under docs/ that are not what any of the whole trees holds there; drafts aside, and empty folders."""
    return [
        path
        for path, data in found.items()
        if not path.startswith(FOLDER) and data != b"(folder)" and data not in [whole.get(path) for whole in wholes]
    ]


def put(root: Path, bank: Mapping[str, str]) -> Path:
    """Makes the project's questions/ those of the bank."""
    shutil.rmtree(root / "questions", ignore_errors=True)
    return write(root, bank)


def copied(source: Path, target: Path) -> Path:
    """A copy of a project in place of what stood there."""
    shutil.rmtree(target, ignore_errors=True)
    return Path(shutil.copytree(source, target, symlinks=True))


def built(root: Path, bank: Mapping[str, str]) -> Path:
    """The project with that bank, built."""
    outcome = build(put(root, bank))
    assert outcome.problems == ()
    return root


# Few pages, so that many rounds take little

OURS = ("a/", "b.md", "deep/in/")
"""The paths reserved for them."""


def pages(**texts: str) -> Contents:
    """Pages by their paths, in which two lines below stand for a slash."""
    return {f"{name.replace('__', '/')}.md": f"---\n---\n\n{text}\n" for name, text in texts.items()}


OLD = pages(a__same="1", a__changed="2", a__gone="3", a__folder__x="4", b="5", deep__in__x="6")
NEW = pages(a__same="1", a__changed="other", a__new__x="7", a__folder="8", a__gone__now__y="9")


def paged(root: Path, files: Contents = NEW) -> Path:
    """The project with those pages under docs/."""
    if not (root / "docs").is_dir():
        (root / "docs").mkdir(parents=True)
    plan = planned(root, files, OURS)
    assert plan.problems == ()
    write_planned(root, plan)
    return root


# Broken off

CHANGING = ("open", "write", "mkdir", "replace", "unlink", "rmdir")
"""What the system is asked to do to a disk."""


Do = Callable[[], Any]

Interrupt = Callable[[int, str, Do, Do], Any]
"""Gets the number of a change, its name, what makes it, and what makes half of it if that can be."""


@contextmanager
def interrupted(docs: Path, interrupt: Interrupt) -> Iterator[list[str]]:
    """Has `interrupt` called in place of each change below docs/. Yields the names of the changes that came."""
    came: list[str] = []
    ours: set[int] = set()
    real = {name: getattr(os, name) for name in CHANGING}

    def is_ours(name: str, what: Any, more: tuple[Any, ...], options: Mapping[str, Any]) -> bool:
        if name == "write":
            return what in ours
        if options.get("dir_fd") is not None:  # in this way only the folder of drafts is removed
            return name in ("unlink", "rmdir")
        return os.fspath(what).startswith(str(docs)) and (name != "open" or bool(more[0] & os.O_WRONLY))

    def replacement(name: str) -> Callable[..., Any]:
        do = real[name]

        def changing(what: Any, *more: Any, **options: Any) -> Any:
            counted = is_ours(name, what, more, options)
            if not counted:
                done = do(what, *more, **options)
            else:
                came.append(name)
                half = [more[0][: len(more[0]) // 2]] if name == "write" else []
                done = interrupt(
                    len(came), name, lambda: do(what, *more, **options), lambda: half and do(what, *half, **options)
                )
            if name == "open":
                (ours.add if counted else ours.discard)(done)
            return done

        return changing

    try:
        for name in CHANGING:
            setattr(os, name, replacement(name))
        yield came
    finally:
        for name, do in real.items():
            setattr(os, name, do)


def changes(docs: Path, run: Callable[[], object]) -> list[str]:
    """The names of the changes that a run makes."""
    with interrupted(docs, lambda _number, _name, do, _half: do()) as came:
        run()
    return came


@contextmanager
def refused(docs: Path, number: int, code: int, *, lasting: bool) -> Iterator[None]:
    """Has the disk refuse the change of that number, and if it lasts those after it. A full disk still takes some."""
    refusing = ("open", "write", "mkdir") if code == errno.ENOSPC else CHANGING

    def refuse(count: int, name: str, do: Do, half: Do) -> Any:
        if count == number or (lasting and count > number and name in refusing):
            half()
            raise OSError(code, os.strerror(code), name)
        return do()

    with interrupted(docs, refuse):
        yield


def _killed(run: Callable[[Path], object], root: Path, number: int) -> None:
    """Runs, and is killed at the change of that number; in the middle of it, if it writes."""

    def kill(count: int, _: str, do: Do, half: Do) -> Any:
        if count < number:
            return do()
        half()
        os.kill(os.getpid(), signal.SIGKILL)
        return None

    with interrupted(root / "docs", kill):
        run(root)


# Side by side

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.durable"])


def started(do: Callable[..., object], *arguments: object) -> ForkServerProcess:
    """Runs it in a process of its own, which begins at once."""
    process = _FORKS.Process(target=do, args=arguments)
    process.start()
    return process


def ended(process: ForkServerProcess) -> int | None:
    """Its exit status, of which a signal's is negative."""
    process.join(60)
    return process.exitcode


def killed(run: Callable[[Path], object], root: Path, number: int) -> bool:
    """Runs over a project, and is killed at a change; whether the run came so far."""
    status = ended(started(_killed, run, root, number))
    assert status in (0, -signal.SIGKILL), status
    return status == -signal.SIGKILL


def commanded(arguments: list[str], said: Path) -> None:
    """The command, with what it says in a file."""
    with said.open("w", buffering=1) as file:
        sys.stdout = sys.stderr = file
        status = main(arguments)
        file.flush()
    os._exit(status)


def moments(count: int, most: int, seed: int) -> list[int]:
    """So many moments, spread over the changes that a run makes, each somewhere in its share of them."""
    random = Random(seed)  # noqa: S311 - the same ones each time
    return [1 + most * turn // count + random.randrange(max(1, most // count)) for turn in range(count)]
