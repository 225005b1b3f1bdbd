"""The whole run, as a table of contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.arrange.arrange import arrange
from generator.arrange.pages import file
from generator.arrange.site import Settings, Site
from generator.content.files import Content, load
from generator.content.links import DOCS
from generator.content.model import Bank
from generator.content.problems import Problem, Say
from generator.outputs.contents import Contents, OutputError
from generator.outputs.table import RESERVED, outputs
from generator.publish import mkdocs
from generator.publish.writer import Report, in_the_way, write
from generator.theme.files import FOLDER, TOKENS, theme
from generator.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: problems, or what was written."""

    content: Content
    settings: Settings
    theme: Theme
    problems: tuple[Problem, ...]
    report: Report | None = None

    @property
    def bank(self) -> Bank:
        """What was read."""
        return self.content.bank

    def site(self) -> Site:
        """The bank arranged; it must be without problems."""
        return arrange(self.content.bank, self.content.demands, self.settings, self.theme)


def checked(root: Path, url: str = "") -> Outcome:
    """Reads the content under `root` and applies every rule. The problems are sorted by path and line.

    `url` takes the place of the site's address in mkdocs.yml.
    """
    content = load(root, RESERVED)
    problems = [*content.problems]

    def of(path: str) -> Say:
        return lambda line, said: problems.append(Problem(path, line, said))

    say = of(mkdocs.SETTINGS_FILE)
    settings = mkdocs.settings(root, say, url)
    look = theme(settings.phrases, say, of(f"{FOLDER.name}/{TOKENS}"))
    return Outcome(content, settings, look, tuple(sorted(problems)))


def build(root: Path, url: str = "", *, private: bool = False) -> Outcome:
    """Reads, checks, arranges, makes every output and writes it. Any problem means that nothing is written.

    `private`: with the pages that are for who works on the site.
    """
    outcome = checked(root, url)
    if outcome.problems:
        return outcome
    site = outcome.site()
    try:
        files = outputs(site, private=private)
    except OutputError as error:
        return replace(outcome, problems=(error.problem,))
    if problems := [*in_the_way(root, files, RESERVED), *_at_the_same_address(outcome.bank, site, files)]:
        return replace(outcome, problems=tuple(problems))
    return replace(outcome, report=write(root, files, RESERVED))


def _at_the_same_address(bank: Bank, site: Site, files: Contents) -> Iterator[Problem]:
    """A problem for each hand-written page whose address a generated one has, though their files differ."""
    for by_hand, address in zip(bank.by_hand, site.by_hand, strict=True):
        if file(address) in files:
            yield Problem(f"{DOCS}/{by_hand}", 1, f"a page at {address}, where one is generated; move it, or delete it")


def clean(root: Path) -> Report:
    """Removes what was generated."""
    return write(root, {}, RESERVED)
