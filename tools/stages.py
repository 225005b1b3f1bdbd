"""Where the time of `generator build` goes, stage by stage, in the project it is run in: `python -m tools.stages`.

It does what that command does, and writes what it writes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.arrange.arrange import arrange
from generator.arrange.pages import pages
from generator.content.files import load
from generator.outputs.contents import Content
from generator.outputs.table import OUTPUTS, RESERVED
from generator.publish import mkdocs
from generator.publish.survey import planned
from generator.publish.writer import write
from generator.theme.files import theme

_Made = TypeVar("_Made")


def timed(name: str, make: Callable[[], _Made]) -> _Made:
    """Prints how many seconds it takes."""
    start = time.perf_counter()
    made = make()
    tell(name, time.perf_counter() - start)
    return made


def tell(name: str, seconds: float) -> None:
    print(f"{name:<20} {seconds:>8.2f} s", flush=True)


def main() -> int:
    """The run of `generator.commands.build`, timed; 1 if the bank has problems."""
    tell("starting", time.process_time())
    root = Path()
    content = timed("reading", partial(load, root, RESERVED))
    if content.problems:
        print(*content.problems, sep="\n", file=sys.stderr)
        return 1

    def say(line: int, said: str) -> None:
        print(f"{line}: {said}", file=sys.stderr)

    settings = mkdocs.settings(root, print)
    look = timed("the theme", partial(theme, settings.phrases, say))
    site = timed("arranging", partial(arrange, content.bank, content.demands, settings, look))
    arranged = timed("naming pages", partial(pages, site))
    files: dict[str, Content] = {}
    for output in OUTPUTS:
        files.update(timed(output.name, partial(output.make, site, arranged)))
    plan = timed("looking around", partial(planned, root, files, RESERVED))
    if plan.problems:
        print(*plan.problems, sep="\n", file=sys.stderr)
        return 1
    timed("writing", partial(write, root, plan))
    return 0


if __name__ == "__main__":
    sys.exit(main())
