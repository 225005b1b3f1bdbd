"""The rules of the house over a whole bank: its spelling too, which a dictionary judges, and its code, which is run."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.arrange.site import Site
from generator.commands.guides import outdated
from generator.commands.trials import tried
from generator.content.demands import House
from generator.content.files import Content
from generator.content.house import Misspelling, inspect, misspelled
from generator.content.links import CONTENT
from generator.content.problems import Problem
from generator.outputs.cards import unwritten

LOCALES = {"american": "en-us", "australian": "en-au", "british": "en-gb", "canadian": "en-ca"}
"""What typos calls each spelling that a bank can choose."""

_BESIDES = Path(__file__).parent
"""Where words stand that typos does not know, by spelling: american.toml."""

_FOUND_NONE, _FOUND_SOME = 0, 2
"""How typos ends where it could do its work."""


class ToolError(Exception):
    """A rule of the house cannot be judged, for want of a tool; says why."""


def broken(root: Path, content: Content, today: date, site: Site | None = None) -> tuple[Problem, ...]:
    """Every rule of the house that a valid bank breaks, by path and line; of its site too, if it is arranged.

    A bank that chose none of them has none.
    """
    house = content.demands.house
    if house == House():
        return ()
    found = {
        *inspect(content.bank, house, today),
        *outdated(root, content),
        *(unwritten(site) if site else ()),
    }
    if house.spelling:
        found.update(misspelled(content.bank, house, _misspellings(root, house.spelling)))
    try:
        found.update(tried(content.bank, house))
    except ImportError as error:
        lacks = f"{error.name}, which reads code in answers, is not installed"
        raise ToolError(f"{lacks}; make house installs it") from None
    return tuple(sorted(found))


def _misspellings(root: Path, spelling: str) -> Iterator[Misspelling]:
    """What typos finds in the content's files and in their names."""
    program = shutil.which("typos", path=str(Path(sys.executable).parent))
    if not program:
        raise ToolError("typos, which knows how words are spelled, is not installed; make house installs it")
    command = [program, "--isolated", "--no-ignore", "--format", "json", "--locale", LOCALES[spelling]]
    if (besides := _BESIDES / f"{spelling}.toml").is_file():
        command += ["--config", str(besides)]
    run = subprocess.run([*command, CONTENT], cwd=root, capture_output=True, encoding="utf-8", check=False)
    if run.returncode not in (_FOUND_NONE, _FOUND_SOME):
        raise ToolError(f"typos, which knows how words are spelled, fails: {run.stderr.strip()}")
    for line in run.stdout.splitlines():
        found = json.loads(line)
        if found["type"] == "typo":
            path, right = Path(found["path"]).as_posix(), tuple(found["corrections"])
            yield Misspelling(path, found.get("line_num", 0), found["typo"], right)
