"""A published site beside the bank it was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count, takewhile
from pathlib import Path

from generator.arrange.site import Site
from generator.commands.build import checked
from tests.html_pages import Html, parsed


@dataclass(frozen=True)
class Published:
    """A project's bank, arranged, and the site in a folder that was made of it.

    `texts` is every page as it was written, by its address from the site's root; the home is "".
    """

    root: Path
    folder: Path
    site: Site
    texts: Mapping[str, str]

    @cached_property
    def pages(self) -> dict[str, Html]:
        """Every page by its address."""
        return {address: parsed(text) for address, text in self.texts.items()}

    @property
    def url(self) -> str:
        """The site's address."""
        return self.site.settings.url

    @cached_property
    def moved(self) -> dict[str, str]:
        """Every former address of an entry, with the present one: as the content says it, not as the pages do."""
        site = self.site
        kinds = (
            ("questions", ((answered.slug, answered.question.aliases) for answered in site.questions)),
            ("topics", ((topic.slug, topic.aliases) for topic in site.topics.values())),
            ("tags", ((tag.slug, tag.aliases) for tag in site.in_use())),
            ("collections", ((study.slug, study.collection.aliases) for study in site.collections)),
            ("glossary", ((defined.slug, defined.other_names) for defined in site.terms)),
        )
        return {
            address.replace(f"{folder}/{slug}/", f"{folder}/{former}/"): address
            for folder, entries in kinds
            for slug, aliases in entries
            for former in aliases
            for address in self.parts(f"{folder}/{slug}/")
        }

    def parts(self, address: str) -> list[str]:
        """The addresses of the pages of a list, each of which has a part of it; of any other page its own."""
        after = (f"{address}part-{number}/" for number in count(2))
        return [address, *takewhile(self.texts.__contains__, after)]

    @cached_property
    def own_pages(self) -> dict[str, Html]:
        """The pages that stay where they are: all but those that send on, and the one for what is not there."""
        gone = {*self.moved, "404.html"}
        return {address: page for address, page in self.pages.items() if address not in gone}

    def text(self, path: str) -> str:
        """A file of the site that is no page, such as a JSON document."""
        return (self.folder / path).read_text(encoding="utf-8")

    def with_page(self, address: str, text: str) -> Published:
        """The same site with one page in other words: to see what the rules say of it."""
        return replace(self, texts={**self.texts, address: text})


SiteRule = Callable[[Published], Iterator[str]]
"""Yields what is wrong with a site."""


def opened(root: Path) -> Published:
    """The site that was published in the project `root`."""
    folder = root / "site"
    outcome = checked(root)
    assert not outcome.problems, "\n".join(map(str, outcome.problems))
    texts = {
        path.relative_to(folder).as_posix().removesuffix("index.html"): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.html"))
    }
    return Published(root, folder, outcome.site(), texts)
