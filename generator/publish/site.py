"""The finished site: what is run over docs/ to make site/."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.content.problems import Problem

SITE = "site"
"""The folder of the finished site."""

COMMANDS = (
    ("mkdocs", "build", "--strict", "--clean"),
    ("pagefind_bin", "--site", SITE, "--quiet"),
)
"""MkDocs makes the pages, Pagefind the index that the search reads: modules of Python, in the project's root."""

SETTLED = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "LIVE_RELOAD": "false"}
"""What they find in their environment: no clock in what is published, so that the same docs/ gives the same bytes,
and no script in a page."""


def in_the_way(root: Path) -> Iterator[Problem]:
    """MkDocs empties the folder of the site, and what a link leads to as well."""
    place = root / SITE
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        yield Problem(SITE, 1, "no folder of its own; the site is made here, and what stands here goes: move it away")


def finish(root: Path, docs: int) -> int:
    """Makes site/ of docs/; gives the exit status of the first command that fails, or 0.

    `docs` is the descriptor by which docs/ is held; what is started holds it too, even if this process is killed.
    """
    for command in COMMANDS:
        # -P: no module of Python that happens to stand in the project takes the place of an installed one.
        run = subprocess.run(
            [sys.executable, "-P", "-m", *command],
            cwd=root,
            env={**os.environ, **SETTLED},
            pass_fds=[docs],
            check=False,
        )
        if run.returncode:
            return run.returncode if run.returncode > 0 else 128 - run.returncode
    return 0
