"""OUTPUTS: everything that is generated, and the paths that are reserved for it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.arrange.pages import PAGES, Page, file, pages
from generator.arrange.site import Site
from generator.outputs import api, assets, cards, lexicon, mark, sitemap
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


def _roots() -> tuple[str, ...]:
    """The folder that each kind of page stands in, or its file if it is the only one there."""
    files = {file(kind.route) for kind in PAGES}
    return tuple(sorted({name.split("/")[0] + "/" if "/" in name else name for name in files}))


OUTPUTS = (
    Output("pages", _roots(), render),
    Output("styles and scripts", (f"{assets.FOLDER}/",), lambda site, _: assets.assets(site.theme)),
    Output("mark", (mark.PATH,), lambda site, _: mark.mark(site.theme.colors)),
    Output("share cards", ("cards/",), cards.cards),
    Output("JSON documents", (f"{api.FOLDER}/",), api.documents),
    Output("lexicon", (f"{lexicon.FOLDER}/",), lexicon.lexicon),
    Output("sitemap", (sitemap.PATH,), sitemap.sitemap),
)
"""Everything that is generated, in the order in which it is made."""

RESERVED = tuple(path for output in OUTPUTS for path in output.reserved)


def outputs(site: Site, *, private: bool = False) -> Contents:
    """Every generated file by its path under docs/; with the private pages if they are asked for."""
    arranged = pages(site, private=private)
    return {path: content for output in OUTPUTS for path, content in output.make(site, arranged).items()}
