"""The commands, and all printing. Exit status: 0 fine, 1 problems, 2 wrong usage."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.commands.build import Outcome, build, checked, clean
from generator.commands.new import UsageError, create
from generator.commands.serve import serve
from generator.commands.stats import report
from generator.content.problems import counted
from generator.publish.live import UnreachableError, lost, published

FINE, PROBLEMS, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit status."""
    options = _parser().parse_args(arguments)
    root: Path = options.root.resolve()
    if not (root / "questions").is_dir():
        print(f"{root} has no folder questions/; run this in the project, or name it with --root", file=sys.stderr)
        return USAGE
    try:
        status: int = options.run(root, options)
    except UsageError as error:
        print(error, file=sys.stderr)
        return USAGE
    except UnreachableError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    return status


def tell(outcome: Outcome) -> int:
    """Prints the problems, or what a run did, and returns the exit status."""
    for problem in outcome.problems:
        print(problem, file=sys.stderr)
    if outcome.problems:
        print(f"{counted(len(outcome.problems), 'problem')}; nothing was written", file=sys.stderr, flush=True)
        return PROBLEMS
    bank = outcome.bank
    print(
        f"{counted(len(bank.questions), 'question')}, {counted(len(bank.terms), 'term')},"
        f" {counted(len(bank.collections), 'study list')}: no problems",
        flush=True,
    )
    if report := outcome.report:
        print(
            f"docs/: {counted(report.written, 'file')} written, {report.removed} removed, {report.unchanged} unchanged",
            flush=True,
        )
    return FINE


def _check(root: Path, _: argparse.Namespace) -> int:
    return tell(checked(root))


def _build(root: Path, arguments: argparse.Namespace) -> int:
    return tell(build(root, private=arguments.private))


def _stats(root: Path, _: argparse.Namespace) -> int:
    outcome = checked(root)
    if outcome.problems:
        return tell(outcome)
    for line in report(outcome.site()):
        print(line)
    return FINE


def _live(root: Path, options: argparse.Namespace) -> int:
    outcome = checked(root)
    if not outcome.problems:
        live = published(options.url)
        problems = lost(outcome.site(), live)
        if not problems:
            print(f"{counted(len(live), 'public address', 'public addresses')}: every one stays")
            return FINE
        outcome = replace(outcome, problems=tuple(problems))
    return tell(outcome)


def _clean(root: Path, _: argparse.Namespace) -> int:
    print(f"docs/: {counted(clean(root).removed, 'file')} removed")
    return FINE


def _serve(root: Path, options: argparse.Namespace) -> int:
    return serve(root, options.address, tell)


def _new(root: Path, options: argparse.Namespace) -> int:
    topic = options.topic or _asked("Topic")
    title = options.title or _asked("Question, as an interviewer asks it")
    path = create(root, topic, title, added=date.today().isoformat())
    print(f"{path} is ready; fill it in, then run: make check")
    return FINE


def _asked(what: str) -> str:
    if not sys.stdin.isatty():
        raise UsageError('name both: make new TOPIC=<topic> TITLE="<the question>"')
    return input(f"{what}: ").strip()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="command")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="the project (default: here)")

    def command(name: str, run: object, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[common], help=text, description=text)
        added.set_defaults(run=run)
        return added

    command("check", _check, "check the content and print every problem")
    building = command("build", _build, "check the content and write its pages into docs/")
    building.add_argument("--private", action="store_true", help="with the style guide, which is not to be published")
    command("clean", _clean, "remove what was generated")
    command("stats", _stats, "print what the bank holds, in figures, and what in it wants attention")
    live = command("live", _live, "fail if an address of the site now public would be lost")
    live.add_argument("url", help="the address of the public site")
    serving = command("serve", _serve, "build, serve with live reload, and build again at every edit")
    serving.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="(default: %(default)s)")
    new = command("new", _new, "start a question: a file with every field, ready to fill in")
    new.add_argument("topic", nargs="?", help="the topic's slug, as questions/topics.yml has it")
    new.add_argument("title", nargs="?", help="the question, as an interviewer asks it")
    return parser
