"""A case, tried in a process that may die of it."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.banks import ROOT
from tests.corpus.case import Case, lay

PATIENCE = 10
"""Seconds after which a case hangs."""


@dataclass(frozen=True)
class Trial:
    """What came of a case: what was said, what came out instead, how long it took, and which files changed."""

    said: tuple[str, ...]
    error: str
    seconds: float
    changed: tuple[str, ...]


class Worker:
    """The process; started when it is needed, and anew after a case that ended it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def tried(self, case: Case) -> Trial:
        """Lays out the case in a folder of its own and builds it."""
        with _place() as root:
            lay(case, root)
            if case.plain and os.geteuid() == 0:
                for path in (root, *root.rglob("*")):
                    os.chown(path, 65534, 65534, follow_symlinks=False)
            before = _state(root)
            answer = self._asked(json.dumps({"root": str(root), "plain": case.plain}))
            changed = sorted(path for path, _ in before ^ _state(root))
        return Trial(tuple(answer["said"]), answer["error"], answer["seconds"], tuple(dict.fromkeys(changed)))

    def _asked(self, question: str) -> dict[str, Any]:
        process = self._process or self._started()
        assert process.stdin
        assert process.stdout
        print(question, file=process.stdin, flush=True)
        if not select.select([process.stdout], [], [], PATIENCE)[0]:
            self.end()
            return {"said": [], "error": f"hangs: no answer after {PATIENCE} seconds", "seconds": PATIENCE}
        if line := process.stdout.readline():
            answer: dict[str, Any] = json.loads(line)
            return answer
        status = process.wait()
        self.end()
        return {"said": [], "error": f"the process ended with status {status}", "seconds": 0.0}

    def _started(self) -> subprocess.Popen[str]:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.corpus.worker"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self._process

    def end(self) -> None:
        """Ends the process, if there is one."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


@contextmanager
def _place() -> Iterator[Path]:
    """A folder that others may look into."""
    place = Path(tempfile.mkdtemp(prefix="corpus-"))
    place.chmod(0o755)
    try:
        yield place
    finally:
        for folder, folders, _ in os.walk(place):
            for path in (Path(folder, name) for name in folders):
                if not path.is_symlink():
                    path.chmod(0o755)
        shutil.rmtree(place, ignore_errors=True)


def _state(root: Path) -> set[tuple[str, tuple[int, ...]]]:
    """Every file and folder below, and whether it is the same."""
    found = set()
    for folder, folders, names in os.walk(root):
        for path in (Path(folder, name) for name in (*folders, *names)):
            status = path.lstat()
            size = () if path.name in folders else (status.st_size, status.st_mtime_ns)
            found.add((path.relative_to(root).as_posix(), (status.st_ino, status.st_mode, *size)))
    return found
