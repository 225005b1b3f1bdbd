"""The whole run, as a table of contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.arrange.arrange import arrange
from generator.arrange.pages import file
from generator.arrange.site import Settings, Site
from generator.content.files import Content, Files
from generator.content.links import DOCS
from generator.content.model import Bank
from generator.content.problems import Problem
from generator.outputs.contents import Contents, OutputError
from generator.outputs.table import RESERVED, articles, beside, outputs
from generator.publish import by_hand, mkdocs
from generator.publish.folder import UnwritableError
from generator.publish.ledger import Rows, hold, keep, recalled
from generator.publish.lock import Told, held, nobody
from generator.publish.site import Finished, Source, finish, finished, in_the_way
from generator.publish.survey import Plan, made, planned, planned_among_others, standing
from generator.publish.writer import Report, write
from generator.theme.files import FOLDER, TOKENS, theme
from generator.theme.theme import Theme
from generator.work.store import Store
from generator.work.version import digest, version

LEDGER = "docs"
"""What stands in docs/ is remembered by this name."""

LAST = "last"
"""So is the last run: what everything was made from, and how many entries that were."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: problems, or what was written. `broken_off`: the problem came up while it was written.

    `counts` are those of questions, terms and study lists. `read` is nothing where nothing changed since the last run.
    `source` is what a site is made of, of which nothing is put beside the pages where nothing changed.
    """

    problems: tuple[Problem, ...]
    counts: tuple[int, int, int]
    read: Read | None = None
    report: Report | None = None
    broken_off: bool = False
    source: Source | None = None

    @property
    def content(self) -> Content:
        """What the content is."""
        return self._read.content

    @property
    def bank(self) -> Bank:
        """The bank that was read."""
        return self.content.bank

    @property
    def settings(self) -> Settings:
        """What the site is called, and the like."""
        return self._read.settings

    @property
    def theme(self) -> Theme:
        """What the site looks like."""
        return self._read.theme

    def site(self) -> Site:
        """The bank arranged; it must be without problems."""
        return self._read.site()

    @property
    def made_of(self) -> Source:
        """What a site is made of; it must have been built."""
        if self.source is None:
            raise LookupError("nothing was built")
        return self.source

    @property
    def _read(self) -> Read:
        if self.read is None:
            raise LookupError("nothing was read")
        return self.read


@dataclass(frozen=True, slots=True)
class Read:
    """Everything that pages are made from, as it was read."""

    content: Content
    settings: Settings
    theme: Theme

    def site(self) -> Site:
        """The bank arranged."""
        return arrange(self.content.bank, self.content.demands, self.settings, self.theme)


def checked(root: Path, url: str = "", *, private: bool = False, store: Store | None = None) -> Outcome:
    """Does all that `build` does but the writing: reads, checks, arranges, makes every output, sees what is in the way.

    The problems are sorted by path and line. `url` takes the place of the site's address in mkdocs.yml. `private`: with
    the pages that are for who works on the site. What did not change since the store was told of it is not done again.
    """
    return _planned(_Sources(root, url, private=private), store or Store())[0]


def build(
    root: Path, url: str = "", *, private: bool = False, told: Told = nobody, store: Store | None = None
) -> Outcome:
    """What `checked` does, and writes it. Any problem means that nothing is written.

    It holds docs/ meanwhile. If another build does, it waits, which is `told`.
    """
    store = store or Store()
    try:
        with held(root, told):
            sources = _Sources(root, url, private=private)
            return _unchanged(sources, store) or _built(sources, store)
    except UnwritableError as error:
        return _barred(root, url, private, error)


def build_articles(root: Path, url: str, store: Store, told: Told = nobody) -> Outcome:
    """Builds the pages of questions and terms alone, so that who edits one of them sees it soon."""
    try:
        with held(root, told):
            sources = _Sources(root, url, private=True)
            outcome = sources.load(store)
            if outcome.problems:
                return outcome
            known = recalled(store, LEDGER)
            plan = made(root, planned_among_others(root, articles(outcome.site()), known))
            if plan.problems:
                return replace(outcome, problems=plan.problems)
            store.forget(LAST)
            report = write(root, plan)
            rows = {**known, **report.rows}
            hold(store, LEDGER, rows)
            return replace(outcome, report=replace(report, rows=rows), source=_source(sources, rows, {}))
    except OutputError as error:
        return replace(outcome, problems=(error.problem,))
    except UnwritableError as error:
        return _barred(root, url, private=True, error=error)


def make_site(
    root: Path, tell: Callable[[Outcome | Finished], int], *, private: bool = False, told: Told = nobody
) -> int:
    """Builds, and makes the finished site in site/, all of it with docs/ in hold. Returns the exit status.

    `tell` tells what each of both came to, and gives the status that this means.
    """
    store = Store(root)
    try:
        with held(root, told) as docs:
            sources = _Sources(root, "", private=private)
            of = sources.digest
            outcome = _unchanged(sources, store)
            if outcome and (done := finished(root, outcome.made_of, store, of)):
                return tell(outcome) or tell(done)
            outcome = _built(sources, store)
            return tell(outcome) or tell(finish(root, docs, outcome.made_of, store, of))
    except UnwritableError as error:
        return tell(_barred(root, "", private, error))


def _source(sources: _Sources, rows: Rows, beside: Contents) -> Source:
    """What the site is made of, where these are the rows of docs/."""
    own = sources.files.by_hand()
    return Source({**{path: row.digest for path, row in rows.items()}, **own}, own, beside, sources.settings.language)


def clean(root: Path, told: Told = nobody) -> Report:
    """Removes what was generated, and nothing else. `UnwritableError` if the system refuses it."""
    with held(root, told):
        return write(root, planned(root, {}, RESERVED))


class _Sources:
    """All that is read for one run, before it is taken apart."""

    def __init__(self, root: Path, url: str, *, private: bool) -> None:
        self.root = root
        self.private = private
        self.problems: list[Problem] = []
        self.files = Files(root, RESERVED)
        self.settings = mkdocs.settings(root, self.problems.append, url)
        self.theme = theme(
            self.settings.phrases,
            self._say_of_tokens,
            language=self.settings.language,
            phrases_in=self.settings.phrases_in,
            root=root,
        )
        self.problems += in_the_way(root)

    def _say_of_tokens(self, line: int, said: str) -> None:
        self.problems.append(Problem(f"{FOLDER.name}/{TOKENS}", line, said))

    @cached_property
    def digest(self) -> str:
        """A digest of all of it, and of the code."""
        about = (repr(self.settings), repr(mkdocs.values(self.root)), self.theme.digest, str(self.private))
        return digest([version(), self.files.digest(), *about, *map(str, self.problems)])

    def load(self, store: Store) -> Outcome:
        """The content and what is wrong with it."""
        content = self.files.load(store, self.settings.language)
        bank = content.bank
        counts = (len(bank.questions), len(bank.terms), len(bank.collections))
        problems = tuple(sorted({*content.problems, *self.problems}))
        return Outcome(problems, counts, Read(content, self.settings, self.theme))


def _unchanged(sources: _Sources, store: Store) -> Outcome | None:
    """The outcome where everything is as the last run left it; else nothing."""
    last: dict[str, Any] = store.recall(LAST) or {}
    if not last or sources.problems or last["of"] != sources.digest:
        return None
    rows = standing(sources.root, recalled(store, LEDGER), RESERVED)
    if not rows:
        return None
    keep(store, LEDGER, rows)
    report = Report(0, 0, len(rows) - 1, rows=rows)
    return Outcome((), last["counts"], report=report, source=_source(sources, rows, {}))


def _planned(sources: _Sources, store: Store) -> tuple[Outcome, Plan | None, Contents]:
    """The whole run but the writing; what is to be written, and what stands beside it, if there is no problem."""
    root = sources.root
    outcome = sources.load(store)
    if outcome.problems:
        return outcome, None, {}
    site = outcome.site()
    try:
        files, others = outputs(site, private=sources.private), beside(site)
        plan = planned(root, files, RESERVED, recalled(store, LEDGER))
        found = {*plan.problems, *_at_the_same_address(outcome.bank, site, files), *mkdocs.missing_pages(root, files)}
        if not found and outcome.bank.by_hand:
            found.update(by_hand.checked(root, outcome.bank, sources.files.by_hand(), files, store))
        if not found:
            plan = made(root, plan)
    except OutputError as error:
        return replace(outcome, problems=(error.problem,)), None, {}
    return replace(outcome, problems=tuple(sorted(found))), plan, others


def _built(sources: _Sources, store: Store) -> Outcome:
    """The whole run, while docs/ is held."""
    outcome, plan, others = _planned(sources, store)
    if outcome.problems or plan is None:
        return outcome
    store.forget(LAST)  # what is written now is not what the last run made, until all of it is
    try:
        report = write(sources.root, plan)
    except UnwritableError as error:
        return replace(outcome, problems=(error.problem,), broken_off=True)
    keep(store, LEDGER, report.rows)
    store.keep(LAST, {"of": sources.digest, "counts": outcome.counts})
    return replace(outcome, report=report, source=_source(sources, report.rows, others))


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
