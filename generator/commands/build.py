"""The whole run, as a table of contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.arrange.arrange import arrange
from generator.arrange.pages import file
from generator.arrange.site import Settings, Site
from generator.content.files import Content, load
from generator.content.links import DOCS
from generator.content.model import Bank
from generator.content.problems import Problem, Say
from generator.outputs.contents import Contents, OutputError
from generator.outputs.table import RESERVED, beside, outputs
from generator.publish import by_hand, mkdocs
from generator.publish.folder import UnwritableError
from generator.publish.lock import Told, held, nobody
from generator.publish.site import finish, in_the_way
from generator.publish.survey import Plan, planned
from generator.publish.writer import Report, write
from generator.theme.files import FOLDER, TOKENS, theme
from generator.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: problems, or what was written. `broken_off`: the problem came up while it was written.

    `beside` is what is to be put into the finished site.
    """

    content: Content
    settings: Settings
    theme: Theme
    problems: tuple[Problem, ...]
    beside: Contents = field(default_factory=dict)
    report: Report | None = None
    broken_off: bool = False

    @property
    def bank(self) -> Bank:
        """What was read."""
        return self.content.bank

    def site(self) -> Site:
        """The bank arranged; it must be without problems."""
        return arrange(self.content.bank, self.content.demands, self.settings, self.theme)


def checked(root: Path, url: str = "", *, private: bool = False) -> Outcome:
    """Does all that `build` does but the writing: reads, checks, arranges, makes every output, sees what is in the way.

    The problems are sorted by path and line. `url` takes the place of the site's address in mkdocs.yml. `private`: with
    the pages that are for who works on the site.
    """
    return _planned(root, url, private)[0]


def build(root: Path, url: str = "", *, private: bool = False, told: Told = nobody) -> Outcome:
    """What `checked` does, and writes it. Any problem means that nothing is written.

    It holds docs/ meanwhile. If another build does, it waits, which is `told`.
    """
    try:
        with held(root, told):
            return _built(root, url, private)
    except UnwritableError as error:
        return _barred(root, url, private, error)


def make_site(root: Path, tell: Callable[[Outcome], int], *, private: bool = False, told: Told = nobody) -> int:
    """Builds, and makes the finished site in site/, all of it with docs/ in hold. Returns the exit status.

    `tell` tells the outcome of the build, and gives the status that this means.
    """
    try:
        with held(root, told) as docs:
            outcome = _built(root, "", private)
            return tell(outcome) or finish(root, docs, outcome.beside)
    except UnwritableError as error:
        return tell(_barred(root, "", private, error))


def clean(root: Path, told: Told = nobody) -> Report:
    """Removes what was generated, and nothing else. `UnwritableError` if the system refuses it."""
    with held(root, told):
        return write(root, planned(root, {}, RESERVED))


def _planned(root: Path, url: str, private: bool) -> tuple[Outcome, Plan | None]:
    """The whole run but the writing; what is to be written, if there is no problem."""
    content = load(root, RESERVED)
    problems = [*content.problems]

    def of(path: str) -> Say:
        return lambda line, said: problems.append(Problem(path, line, said))

    settings = mkdocs.settings(root, problems.append, url)
    look = theme(settings.phrases, of(f"{FOLDER.name}/{TOKENS}"))
    outcome = Outcome(content, settings, look, tuple(sorted(problems)))
    if problems:
        return outcome, None
    site = outcome.site()
    try:
        files = outputs(site, private=private)
        outcome = replace(outcome, beside=beside(site))
    except OutputError as error:
        return replace(outcome, problems=(error.problem,)), None
    plan = planned(root, files, RESERVED)
    found = {*plan.problems, *_at_the_same_address(content.bank, site, files), *mkdocs.missing_pages(root, files)}
    found.update(in_the_way(root))
    if not found and content.bank.by_hand:
        found.update(by_hand.problems(mkdocs.loaded(root), content.bank, files))
    return replace(outcome, problems=tuple(sorted(found))), plan


def _built(root: Path, url: str, private: bool) -> Outcome:
    """The whole run, while docs/ is held."""
    outcome, plan = _planned(root, url, private)
    if outcome.problems or plan is None:
        return outcome
    try:
        return replace(outcome, report=write(root, plan))
    except UnwritableError as error:
        return replace(outcome, problems=(error.problem,), broken_off=True)


def _barred(root: Path, url: str, private: bool, error: UnwritableError) -> Outcome:
    """The outcome where docs/ cannot be held: what a check says of that, or else the error."""
    outcome = checked(root, url, private=private)
    return replace(outcome, problems=outcome.problems or (error.problem,))


def _at_the_same_address(bank: Bank, site: Site, files: Contents) -> Iterator[Problem]:
    """A problem for each hand-written page whose address another page has, though their files differ."""
    first: dict[str, str] = {}
    for page, address in zip(bank.by_hand, site.by_hand, strict=True):
        if (other := first.setdefault(address, page)) != page:
            yield _double(page, address, f"{other} is")
        if file(address) in files:
            yield _double(page, address, "one is generated")


def _double(page: str, address: str, other: str) -> Problem:
    return Problem(f"{DOCS}/{page}", 1, f"a page at {address or '/'}, where {other}; move it, or delete it")
