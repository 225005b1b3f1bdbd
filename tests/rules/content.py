"""What holds for a bank and is tried by running it.

The code in answers is its contributors'. It runs here, in a test, and nowhere else: no check, no build and no rule of
the house runs it. Here it runs in a process of its own, without the environment, which may hold secrets; in an empty
folder; with limits to its time, its memory and its files; without the network and without other programs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any

from generator.content.house import lines
from generator.content.model import Bank, Question
from generator.content.problems import Problem, quoted

RUNNER = Path(__file__).with_name("runner.py")
SECONDS = 60


def python_runs_and_prints_what_is_said(bank: Bank) -> Iterator[Problem]:
    """The Python blocks of one answer run in order in one process; an output block follows whatever prints."""
    for question in bank.questions:
        if any(language == "python" for language, _ in question.body.code):
            yield from _ran(question)


def _ran(question: Question) -> Iterator[Problem]:
    path, starts = question.place.path, _starts(question)
    pairs = list(pairwise([*zip(starts, question.body.code, strict=True), (0, ("", ""))]))
    blocks = [(start, code) for (start, (language, code)), _ in pairs if language == "python"]
    after = [
        (start, code.rstrip()) if says == "output" else (0, "")
        for (_, (language, _)), (start, (says, code)) in pairs
        if language == "python"
    ]
    for (start, _), (shown_from, shown), result in zip(blocks, after, _results(path, blocks), strict=False):
        if "error" in result:
            yield Problem(path, result.get("line", start), f"Python: {result['error']}")
            return
        both = zip_longest(result["printed"].rstrip().split("\n"), shown.split("\n"), fillvalue="")
        for number, (printed, said) in enumerate(both):
            if printed != said:
                message = f"Python prints {quoted(printed)}, and its output block says {quoted(said)}"
                yield Problem(path, shown_from + number if shown_from else start, message)
                break


def _results(path: str, blocks: list[tuple[int, str]]) -> list[dict[str, Any]]:
    """What came of each block, up to the one that failed."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        try:
            run = subprocess.run(
                [sys.executable, "-I", "-B", RUNNER, path],
                input=json.dumps(blocks),
                cwd=folder,
                env={"OPENBLAS_NUM_THREADS": "1"},
                stdout=out,
                stderr=subprocess.DEVNULL,
                text=True,
                timeout=SECONDS,
                check=False,
            )
            end = f"it ends with status {run.returncode}; tests/rules/{RUNNER.name} says how much it may take"
        except subprocess.TimeoutExpired:
            end = f"it runs for more than {SECONDS} seconds"
        out.seek(0)
        results = [json.loads(line) for line in out if line.endswith("}\n")]
    if len(results) < len(blocks) and not any("error" in result for result in results):
        results.append({"error": end})
    return results


def _starts(question: Question) -> Iterator[int]:
    """The line of the file on which each of the answer's blocks of code starts."""
    blocks = [code.split("\n") for _, code in question.body.code]
    places = lines(question.body, (line for block in blocks for line in block))
    for block in blocks:
        found = [next(places) for _ in block]
        first = next((number for number, line in enumerate(block) if line.strip()), 0)
        yield question.place.body_line + found[first] - first - 1


BankRule = Callable[[Bank], Iterator[Problem]]
"""Yields what is wrong with a bank."""

RULES: tuple[BankRule, ...] = (python_runs_and_prints_what_is_said,)
