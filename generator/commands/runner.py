"""Runs the Python blocks of one answer, in a process of its own that can reach little: see `trials`.

Started with the path of the question and a JSON list of [line, code]; writes a line of JSON for each block that ran,
and one for what stopped it. A hook refuses the network, other programs, and files outside of the folder that it was
started in. That stops a mistake, and what was copied without thought; whoever wants to get around it can.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import sys
import traceback
import types
import warnings
from typing import Any

LIMITS = {
    resource.RLIMIT_CPU: 20,
    resource.RLIMIT_AS: 4 << 30,
    resource.RLIMIT_FSIZE: 1 << 20,
    resource.RLIMIT_NOFILE: 64,
    resource.RLIMIT_CORE: 0,
}
"""Seconds; bytes of memory, much of which is only reserved; bytes of a file; open files; no picture of the memory."""

REFUSED = (
    "socket.bind socket.connect socket.getaddrinfo socket.gethostbyname socket.sendmsg socket.sendto subprocess.Popen "
    "os.exec os.fork os.forkpty os.kill os.killpg os.posix_spawn os.spawn os.system os.chdir"
).split()
"""What asks for the network, or for another process."""

CHANGING = (
    "os.chmod os.chown os.link os.mkdir os.remove os.rename os.rmdir os.symlink os.truncate shutil.copyfile "
    "shutil.move shutil.rmtree"
).split()
"""What changes files."""


def limit() -> None:
    """Takes from this process what the blocks do not need; for good."""
    for what, most in LIMITS.items():
        with contextlib.suppress(ValueError, OSError):  # not every system has every limit
            resource.setrlimit(what, (most, most))
    own = os.path.realpath(".") + os.sep

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event in REFUSED:
            raise PermissionError(f"{event}: no network and no other program here")
        paths: tuple[Any, ...] = ()
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            paths = arguments[:1]
        elif event in CHANGING:
            paths = arguments[:2]
        for path in paths:
            if isinstance(path, str | bytes) and not os.path.realpath(os.fsdecode(path)).startswith(own):
                raise PermissionError(f"{event}: files are written in the current folder only")

    sys.addaudithook(refuse)


def run(path: str, blocks: list[tuple[int, str]]) -> None:
    """Runs each block in what the ones before it have left, as the program that it would be."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is printed by other means than print is not shown
    module = sys.modules["__main__"] = types.ModuleType("__main__")
    limit()
    for line, code in blocks:
        printed = io.StringIO()
        try:
            # Empty lines before it, so that what goes wrong has the line that it stands on in the file.
            program = compile("\n" * (line - 1) + code, path, "exec")
            with contextlib.redirect_stdout(printed):
                exec(program, module.__dict__)  # noqa: S102
        except BaseException as error:
            print(json.dumps({"error": said(error), "line": place(error, path) or line}), file=out)
            return
        print(json.dumps({"printed": printed.getvalue()}), file=out)


def said(error: BaseException) -> str:
    """The error in a line."""
    return "".join(traceback.format_exception_only(error)).strip().rsplit("\n", 1)[-1]


def place(error: BaseException, path: str) -> int:
    """The line of the file on which the error came up; 0 if on none."""
    if isinstance(error, SyntaxError) and error.filename == path:
        return error.lineno or 0
    lines = [frame.lineno or 0 for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    return lines[-1] if lines else 0


if __name__ == "__main__":
    warnings.simplefilter("error")
    run(sys.argv[1], json.load(sys.stdin))
