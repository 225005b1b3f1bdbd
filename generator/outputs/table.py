"""OUTPUTS: everything that is generated, and the paths that are reserved for it. Pure.

What MkDocs publishes is generated under docs/. What it cannot stands in BESIDE, and is put into the finished site: it
would make a page of a Markdown file, and a table or an archive has no place for the stamp of a file under docs/.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from generator.arrange.pages import PAGES, Page, file, pages
from generator.arrange.site import Site
from generator.outputs import api, assets, cards, downloads, feeds, lexicon, mark, offline, plain, rehearsal, sitemap
from generator.outputs.contents import Contents
from generator.outputs.pages import render


@dataclass(frozen=True, slots=True)
class Output:
    """A row of OUTPUTS.

    `reserved` are the paths under docs/ that it may write to: files, and folders with a slash at the end. Nothing
    written by hand may stand there. `make` makes the files from the arranged site and its pages.
    """

    name: str
    reserved: tuple[str, ...]
    make: Callable[[Site, tuple[Page, ...]], Contents]


@dataclass(frozen=True, slots=True)
class Beside:
    """A row of BESIDE: as one of OUTPUTS, but for files in the finished site, made without a look at its pages."""

    reserved: tuple[str, ...]
    make: Callable[[Site], Contents]


def _roots() -> tuple[str, ...]:
    """The folder that each kind of page stands in, or its file if it is the only one there."""
    files = {file(kind.route) for kind in PAGES}
    return tuple(sorted({name.split("/")[0] + "/" if "/" in name else name for name in files}))


OUTPUTS = (
    Output("pages", _roots(), lambda site, pages: render(site, pages, partial(downloads.offers, site))),
    Output("styles and scripts", (f"{assets.FOLDER}/",), lambda site, _: assets.assets(site.theme)),
    Output("mark", (mark.PATH,), lambda site, _: mark.mark(site.theme.colors)),
    Output("share cards", ("cards/",), cards.cards),
    Output("JSON documents", (f"{api.FOLDER}/",), api.documents),
    Output("lexicon", (f"{lexicon.FOLDER}/",), lexicon.lexicon),
    Output("rehearsal", (f"{rehearsal.FOLDER}/",), rehearsal.rehearsal),
    Output("worker, manifest and icons", (offline.WORKER, offline.MANIFEST, f"{offline.ICONS}/"), offline.offline),
    Output("sitemap", (sitemap.PATH,), sitemap.sitemap),
)
"""Everything that is generated under docs/, in the order in which it is made."""

BESIDE = (
    Beside((feeds.ATOM, feeds.JSON), feeds.feeds),
    # A question's text stands beside its page, where nothing by hand may stand either.
    Beside((plain.LIST,), plain.texts),
    Beside((f"{downloads.FOLDER}/",), downloads.files),
)
"""Everything that is put into the finished site beside what MkDocs makes of docs/."""

RESERVED = tuple(path for row in (*OUTPUTS, *BESIDE) for path in row.reserved)


def outputs(site: Site, *, private: bool = False) -> Contents:
    """Every generated file by its path under docs/; with the private pages if they are asked for."""
    arranged = pages(site, private=private)
    return {path: content for output in OUTPUTS for path, content in output.make(site, arranged).items()}


def articles(site: Site) -> Contents:
    """The pages of single entries alone, by their paths under docs/."""
    return render(site, tuple(page for page in pages(site, private=True) if page.kind.article))


def beside(site: Site) -> Contents:
    """Every file that is put into the finished site, by its path there."""
    return {path: content for row in BESIDE for path, content in row.make(site).items()}
