"""Which repository a working copy was cloned from, as an address of the web."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

_REMOTE = re.compile(
    r"(?:https://(?:[^@/]*@)?|ssh://git@|git@)(?P<host>[A-Za-z0-9.-]+)[:/](?P<path>[A-Za-z0-9._~/-]+?)(?:\.git)?/?"
)


VARIABLE = "REPO_URL"
"""What mkdocs.yml asks the environment for, and the workflow that publishes says."""


def name_origin(root: Path) -> None:
    """Says as that workflow does which repository the site is of, if nobody said so: what leads there is to be seen."""
    os.environ.setdefault(VARIABLE, origin(root))


def origin(root: Path) -> str:
    """The address of the repository that the project in `root` was cloned from; empty if it is none of the web."""
    command = ["git", "-C", str(root), "remote", "get-url", "origin"]
    try:
        found = subprocess.run(command, check=False, capture_output=True, text=True, timeout=5)
    except (OSError, subprocess.TimeoutExpired):  # no Git, or a disk that does not answer
        return ""
    return web_address(found.stdout.strip())


def web_address(remote: str) -> str:
    """Where a remote of Git is to be read in a browser, without whoever has leave to write there."""
    found = _REMOTE.fullmatch(remote)
    return f"https://{found['host']}/{found['path']}" if found else ""
