"""What must hold of a case that was tried, and the messages that were accepted of it, which stand in expected/."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

from tests.corpus.case import Case, File
from tests.corpus.table import MODULES
from tests.corpus.trial import Trial

EXPECTED = Path(__file__).parent / "expected"

MOST_SECONDS = 10
LONGEST = 600
"""Characters of a message."""

SHOWN = 12
"""So many messages of a case are written down."""

_PLACED = re.compile(r"(?P<path>[^\n]*?):(?P<line>[1-9]\d*): \S[^\n]*")
_LINE = re.compile(r"\r\n|\r|\n")


def judge(module: str, case: Case, trial: Trial, *, accept: bool) -> None:
    """The case is refused, soon and safely, with the messages that were accepted; or these ones are accepted now."""
    assert not trial.error, trial.error
    assert trial.seconds < MOST_SECONDS
    assert trial.said or case.bearable, "it is accepted"
    assert not (trial.said and trial.changed), "something was written"
    for line in trial.said:
        assert line.isprintable(), line
        assert len(line) <= LONGEST, line[:LONGEST]
        placed = _PLACED.fullmatch(line)
        assert placed, line
        assert "corpus-" not in placed["path"], "the path is one in the project"
        assert _has_line(case.files.get(placed["path"], ""), int(placed["line"])), line
    if case.line:
        where = f"{next(iter(case.files))}:{case.line}: "
        assert any(line.startswith(where) for line in trial.said), (where, *trial.said)
    assert not case.says or any(case.says in line for line in trial.said), (case.says, *trial.said)
    shown = [*trial.said[:SHOWN], *([f"and {len(trial.said) - SHOWN} more"] if len(trial.said) > SHOWN else [])]
    if accept:
        _accept(module, case.name, shown)
    assert shown == expected(module).get(case.name, [])


def _has_line(file: File, line: int) -> bool:
    """Whether a file has that line. One that is no text, or not of the case, is taken at its word."""
    if callable(file) or not file:
        return True
    text = file if isinstance(file, str) else file.decode("utf-8-sig", "replace")
    return line <= len(_LINE.split(text))


@cache
def expected(module: str) -> dict[str, list[str]]:
    """The messages of each case that were accepted."""
    found: dict[str, list[str]] = {}
    path = EXPECTED / f"{module}.txt"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.startswith("## "):
            name = line.removeprefix("## ")
            found[name] = []
        elif line:
            found[name].append(line)
    return found


def _accept(module: str, name: str, said: list[str]) -> None:
    assert "PYTEST_XDIST_WORKER" not in os.environ, "one process accepts at a time: -n 0"
    known = expected(module)
    known.pop(name, None)
    if said:
        known[name] = said
    order = {case.name: number for number, case in enumerate(MODULES[module])}
    blocks = sorted((block for block in known.items() if block[0] in order), key=lambda block: order[block[0]])
    text = "\n".join("\n".join([f"## {name}", *lines, ""]) for name, lines in blocks)
    (EXPECTED / f"{module}.txt").write_text(text, encoding="utf-8")
