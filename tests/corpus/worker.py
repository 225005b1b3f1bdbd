"""Builds one case after another, in a process of its own: a case may hang, eat all memory or end it.

Reads lines of JSON from its standard input, each with the `root` of a project and whether it is tried by a `plain`
user, and answers each with a line: the problems, the traceback if one came out, and how much of a processor's time it
took, with MkDocs' renderer over the page of the question that most cases spoil.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from generator.commands.build import build
from tests.corpus.once import prepared
from tests.corpus.shown import content, rendered

MEMORY = 1_500_000_000
"""The most that a case may take, in bytes of addresses; a build of a small bank takes a third of it."""

NOBODY = 65534

PAGE = "docs/questions/first.md"


def main() -> None:
    """Answers until the input ends. What the generator might print goes elsewhere."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with prepared():
        for asked in sys.stdin:
            print(json.dumps(_tried(**json.loads(asked))), file=answers, flush=True)


def _tried(root: str, plain: bool) -> dict[str, Any]:
    said: list[str] = []
    error = ""
    if plain and os.geteuid() == 0:
        os.seteuid(NOBODY)
    start = time.process_time()
    try:
        outcome = build(Path(root))
        said = [str(problem) for problem in outcome.problems]
        if outcome.report:
            rendered(content(Path(root, PAGE).read_text(encoding="utf-8")))
    except BaseException:
        error = traceback.format_exc(limit=-6)
    finally:
        seconds = time.process_time() - start
        if plain and os.getuid() == 0:
            os.seteuid(0)
    return {"said": said, "error": error, "seconds": seconds}


if __name__ == "__main__":
    main()
