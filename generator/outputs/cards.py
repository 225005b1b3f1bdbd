"""Share cards: every picture that a chat shows beside a link, by its path under docs/. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from generator.arrange.pages import Page, site_card
from generator.arrange.site import Site
from generator.content.characters import named
from generator.content.problems import Problem
from generator.outputs.contents import Contents, Made
from generator.outputs.drawing import draw
from generator.theme.typefaces import FOLDER, SANS, SERIF, Typeface

SETTINGS = "mkdocs.yml"
"""The file that names the site."""


def cards(site: Site, pages: tuple[Page, ...]) -> Contents:
    """Every card. What a card shows is in its name, so that it is drawn once; the site's has a name that stays."""
    found: Contents = {
        card.path: Made(card.path, partial(draw, card), late=True) for page in pages if (card := page.about.card)
    }
    own = site_card(site)
    return {**found, own.path: draw(own)}


def unwritten(site: Site) -> Iterator[Problem]:
    """What keeps a card from being drawn, so that its page shows that of the site: a letter that no typeface has."""
    typefaces = site.theme.typefaces
    for typeface, text, path, line, name in _texts(site):
        if lacking := typefaces.unwritten(typeface, text):
            found = f"{name}: no typeface of share cards has {named(lacking[0])}"
            yield Problem(path, line, f"{found}; put one that has it into {FOLDER}/, as WOFF2")


def _texts(site: Site) -> Iterator[tuple[Typeface, str, str, int, str]]:
    """Every text that a card shows: what it is written in, where it stands, and what it is called there."""
    own = site.settings
    yield SERIF, own.name, SETTINGS, 1, "site_name"
    yield SANS, own.tagline, SETTINGS, 1, "site_description"
    entries: tuple[tuple[Iterable[Any], str, str], ...] = (
        ((answered.question for answered in site.questions), "title", ""),
        (site.topics.values(), "title", "description"),
        (site.tracks, "", "title"),
        ((study.collection for study in site.collections), "title", "description"),
        ((defined.term for defined in site.terms), "term", "definition"),
    )
    for found, title, text in entries:
        for entry in found:
            for typeface, name in ((SERIF, title), (SANS, text)):
                if name:
                    yield typeface, getattr(entry, name), entry.place.path, entry.place.line(name), name
