"""The commands, and all printing. Exit status: 0 fine, 1 problems, 2 wrong usage, 3 a mistake of the generator."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.commands.annotations import ERROR, WARNING, annotated, harmless
from generator.commands.asking import asked
from generator.commands.build import Outcome, build, checked, clean, make_site
from generator.commands.guides import renew
from generator.commands.house import ToolError, broken
from generator.commands.imports import bring, listed
from generator.commands.new import AlikeError, Start
from generator.commands.serve import mistake, serve
from generator.commands.stats import report
from generator.commands.usage import UsageError
from generator.content.problems import Problem, counted
from generator.publish.allowed import is_served_at
from generator.publish.folder import UnwritableError
from generator.publish.live import UnreachableError, lost, published
from generator.publish.site import Finished
from generator.work.store import Store
from generator.work.telling import Done, told_by

FINE, PROBLEMS, USAGE, MISTAKE = 0, 1, 2, 3
_STEPS = 200
"""A bar is drawn anew at most so often."""

_BY_SIGNAL = 128
"""With the number of a signal added, the exit status of what was ended by it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit status."""
    options = _parser().parse_args(arguments)
    root: Path = options.root.resolve()
    if not (root / "questions").is_dir():
        print(f"{root} has no folder questions/; run this in the project, or name it with --root", file=sys.stderr)
        return USAGE
    try:
        with nullcontext() if options.run is _serve else told_by(_bars if sys.stderr.isatty() else _lines):
            status: int = options.run(root, options)
        sys.stdout.flush()
    except UsageError as error:
        print(error, file=sys.stderr)
        return USAGE
    except (ToolError, UnreachableError, UnwritableError) as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        return _BY_SIGNAL + signal.SIGINT
    except BrokenPipeError:  # nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BY_SIGNAL + signal.SIGPIPE
    except Exception as error:
        if options.debug:
            raise
        print(mistake(error), file=sys.stderr)
        return MISTAKE
    return status


def tell(outcome: Outcome | Finished) -> int:
    """Prints the problems, or what a run did, and returns the exit status."""
    if isinstance(outcome, Finished):
        if outcome.failed:
            print(outcome.failed.rstrip(), "site/: not finished", sep="\n", file=sys.stderr, flush=True)
            return PROBLEMS
        made = f"{counted(outcome.made, 'file')} made, {outcome.removed} removed, {outcome.unchanged} unchanged"
        print(f"site/: {made}", flush=True)
        return FINE
    _name(outcome.problems, ERROR)
    if outcome.problems:
        end = "what stands in docs/ is whole, some of it old" if outcome.broken_off else "nothing was written"
        print(f"{counted(len(outcome.problems), 'problem')}; {end}", file=sys.stderr, flush=True)
        return PROBLEMS
    questions, terms, collections = outcome.counts
    held = f"{counted(questions, 'question')}, {counted(terms, 'term')}, {counted(collections, 'study list')}"
    print(f"{held}: no problems", flush=True)
    if report := outcome.report:
        print(
            f"docs/: {counted(report.written, 'file')} written, {report.removed} removed, {report.unchanged} unchanged",
            flush=True,
        )
    return FINE


def _name(problems: Sequence[Problem], grave: str) -> None:
    """Prints the problems; in a workflow of GitHub, so that it shows them beside their lines too."""
    in_workflow = os.environ.get("GITHUB_ACTIONS") == "true"
    for problem in problems:
        print(harmless(str(problem)) if in_workflow else problem, file=sys.stderr)
    for line in annotated(problems, grave) if in_workflow else ():
        print(line, file=sys.stderr)


def _check(root: Path, options: argparse.Namespace) -> int:
    outcome = checked(root, store=Store(root))
    if outcome.problems or not options.house:
        return tell(outcome)
    found = broken(root, outcome.content, date.today(), outcome.site())
    _name(found, WARNING)
    if found:
        end = "these are rules of the house, not of the site: it can be published as it is"
        print(f"{counted(len(found), 'thing')} to mend; {end}", file=sys.stderr, flush=True)
        return PROBLEMS
    status = tell(outcome)
    print("every rule of the house is kept", flush=True)
    return status


def _build(root: Path, arguments: argparse.Namespace) -> int:
    return tell(build(root, private=arguments.private, told=_say, store=Store(root)))


def _site(root: Path, arguments: argparse.Namespace) -> int:
    return make_site(root, tell, private=arguments.private, told=_say)


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


@contextmanager
def _lines(what: str, _: int | None) -> Iterator[None]:
    """A line for each long stage."""
    _say(what)
    yield


@contextmanager
def _bars(what: str, count: int | None) -> Iterator[Done]:
    """A bar for each long stage, on a terminal."""
    # Most runs have no use for it, and it takes a while to load.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        *((MofNCompleteColumn(),) if count else ()),
        TimeElapsedColumn(),
    )
    # It has no thread of its own, beside which no process could be forked.
    bars = Progress(*columns, console=Console(stderr=True), auto_refresh=False)
    shown = -1

    def done(number: int) -> None:
        nonlocal shown
        if not count or number == count or number * _STEPS // count != shown:
            shown = number * _STEPS // count if count else 0
            bars.update(bar, completed=number, refresh=True)

    with bars:
        bar = bars.add_task(what, total=count)
        yield done


def _stats(root: Path, _: argparse.Namespace) -> int:
    outcome = checked(root, store=Store(root))
    if outcome.problems:
        return tell(outcome)
    site = outcome.site()
    for line in report(site, outcome.content.demands.house, broken(root, outcome.content, date.today(), site)):
        print(line)
    return FINE


def _live(root: Path, options: argparse.Namespace) -> int:
    outcome = checked(root, store=Store(root))
    if not outcome.problems:
        live = published(options.url, first=options.first == "yes")
        if not live:
            print(f"nothing is published at {options.url} yet: every address is new")
            return FINE
        problems = lost(outcome.site(), live)
        if not problems:
            print(f"{counted(len(live), 'public address', 'public addresses')}: every one stays")
            return FINE
        outcome = replace(outcome, problems=tuple(problems))
    return tell(outcome)


def _clean(root: Path, _: argparse.Namespace) -> int:
    done = clean(root, told=_say)
    for problem in done.left:
        _say(f"{problem}; left as it is")
    print(f"docs/: {counted(done.removed, 'file')} removed")
    return FINE


def _serve(root: Path, options: argparse.Namespace) -> int:
    for problem in is_served_at(options.address):
        raise UsageError(problem)
    return serve(root, options.address, tell)


def _guides(root: Path, _: argparse.Namespace) -> int:
    outcome = checked(root, store=Store(root))
    if outcome.problems:
        return tell(outcome)
    renewed = 0
    for path in renew(root, outcome.content):
        print(path)
        renewed += 1
    print(f"{counted(renewed, 'file')} for contributors renewed")
    return FINE


def _import(root: Path, options: argparse.Namespace) -> int:
    done = bring(root, [*options.files, *listed(options.listed)], options.topic.strip())
    if done.problems:
        return tell(Outcome(done.problems, (0, 0, 0)))
    for line in done.report:
        print(line)
    made = f"{counted(done.topics, 'new topic')}, {counted(done.pictures, 'picture')}"
    print(f"{counted(done.found, 'question')} with an answer, {done.unanswered} without", flush=True)
    print(
        f"questions/: {counted(done.written, 'question')} written, {done.unchanged} there already, "
        f"{len(done.kept)} left alone, {done.refused} left out; {made}",
        flush=True,
    )
    return PROBLEMS if done.refused else FINE


def _new(root: Path, options: argparse.Namespace) -> int:
    topic, title, level, kind = ((getattr(options, name) or "").strip() for name in ("topic", "title", "level", "kind"))
    ask = not (topic and title)
    if ask and not sys.stdin.isatty():
        raise UsageError('name both: make new TOPIC=<topic> TITLE="<the question>"')
    start = Start(root)
    if ask:
        topic = topic or (asked("Topic", start.topics) if start.lists_topics else asked("Topic, as a folder is called"))
        title = title or asked("Question, as an interviewer asks it")
        level = level or asked("Level", start.choices("level"), may_be_empty=not start.requires("level"))
        kind = kind or asked("Kind", start.choices("kind"), may_be_empty=not start.requires("kind"))
    create = partial(start.create, topic, title, added=date.today().isoformat(), level=level, kind=kind)
    try:
        path = create(anyway=options.anyway == "yes")
    except AlikeError as error:
        if not ask:
            raise UsageError(f"{error}; nothing was written; if it is meant so, say ANYWAY=yes") from None
        if asked(f"{error}\nStart it all the same?", ("yes", "no")) == "no":
            raise UsageError("nothing was written") from None
        path = create(anyway=True)
    print(f"{path} is ready; fill it in, then run: make house")
    return FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="command")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="the project (default: here)")
    common.add_argument("--debug", action="store_true", help="say of a mistake of the generator where it comes from")

    def command(name: str, run: object, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[common], help=text, description=text)
        added.set_defaults(run=run)
        return added

    checking = command("check", _check, "check the content and print every problem")
    checking.add_argument("--house", action="store_true", help="by the rules of the house too, once it has no problem")
    building = command("build", _build, "check the content and write its pages into docs/")
    whole = command("site", _site, "build, and make the finished site of it in site/")
    for one in (building, whole):
        one.add_argument("--private", action="store_true", help="with the style guide, which is not to be published")
    command("clean", _clean, "remove what was generated")
    command("stats", _stats, "print what the bank holds, in figures, and what in it wants attention")
    live = command("live", _live, "fail if an address of the site now public would be lost")
    live.add_argument("url", help="the address of the public site")
    live.add_argument("--first", choices=("yes", "no"), default="no", help="whether nothing needs to be there yet")
    serving = command("serve", _serve, "build, serve with live reload, and build again at every edit")
    serving.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="(default: %(default)s)")
    command("guides", _guides, "make what helps contributors anew: the reference, and what editors complete")
    new = command("new", _new, "start a question: a file with every field, ready to fill in")
    new.add_argument("topic", nargs="?", help="the topic's slug, as questions/topics.yml has it")
    new.add_argument("title", nargs="?", help="the question, as an interviewer asks it")
    new.add_argument("--level", default="", help="how hard it is")
    new.add_argument("--kind", default="", help="what it asks for")
    new.add_argument(
        "--anyway", choices=("yes", "no"), default="no", help="even if another question asks the same (default: no)"
    )
    importing = command(
        "import", _import, "take questions out of other banks' Markdown, and say what could not be placed"
    )
    importing.epilog = "The exit status is 1 if a question with an answer was left out, else 0."
    importing.add_argument("files", nargs="*", metavar="FILE", help="a Markdown file, a folder of them, or a pattern")
    importing.add_argument(
        "--topic", default="", metavar="SLUG", help="the topic of all of them (default: by sections)"
    )
    importing.add_argument(
        "--listed", default="", metavar="FILES", help="more files, parted by spaces; quotes keep one"
    )
    return parser
