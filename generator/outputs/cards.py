"""Share cards: every picture that a chat shows beside a link, by its path under docs/. Pure."""

from __future__ import annotations

from functools import partial

from generator.arrange.pages import Page, site_card
from generator.arrange.site import Site
from generator.outputs.contents import Contents, Made
from generator.outputs.drawing import draw


def cards(site: Site, pages: tuple[Page, ...]) -> Contents:
    """Every card. What a card shows is in its name, so that it is drawn once; the site's has a name that stays."""
    found: Contents = {
        card.path: Made(card.path, partial(draw, card), late=True) for page in pages if (card := page.about.card)
    }
    own = site_card(site)
    return {**found, own.path: draw(own)}
