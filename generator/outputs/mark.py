"""The mark: what a browser shows beside the title, and the header beside the name. Pure."""

from __future__ import annotations

from generator.outputs.contents import Contents
from generator.theme.colors import Colors

PATH = "assets/mark.svg"
"""Named in mkdocs.yml too."""

_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="{ground}"/>'
    '<path d="M9 12.2a7 7 0 1 1 9.6 6.5c-1.6.7-2.4 1.5-2.4 3" fill="none" stroke="{hook}" stroke-width="3" '
    'stroke-linecap="round"/><circle cx="16.2" cy="26" r="1.9" fill="{dot}"/></svg>\n'
)


def mark(colors: Colors) -> Contents:
    """The drawing, a question mark on the accent, in the colors of the tokens."""
    drawing = _DRAWING.format(ground=colors.light["accent"], hook=colors.light["sheet"], dot=colors.dark["clock"])
    return {PATH: drawing}
