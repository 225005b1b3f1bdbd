"""The tokens that are colors: the one truth of what has a color outside of the style sheets too. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.problems import Say, quoted

NEEDED = "paper sheet line ink ink-soft accent clock track-1 track-2 track-3 track-4 track-5".split()
"""The tokens that cards, the mark and the browser's bar are drawn in."""

_COLOR = re.compile(
    r"^[ \t]*--([a-z0-9-]+):[ \t]*light-dark\((#[0-9a-f]{6}),[ \t]*(#[0-9a-f]{6})\);", re.MULTILINE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Colors:
    """Each color by its name, as #rrggbb, in light and in dark."""

    light: Mapping[str, str]
    dark: Mapping[str, str]


def colors(tokens: str, say: Say) -> Colors:
    """The colors among the tokens, given as the text of their style sheet. One that is needed and not there is said."""
    found = _COLOR.findall(tokens)
    names = {name for name, _, _ in found}
    for name in NEEDED:
        if name not in names:
            other = re.search(rf"^[ \t]*--{name}:(.*)$", tokens, re.MULTILINE)
            line = tokens.count("\n", 0, other.start(1)) + 1 if other else 1
            value = quoted(other[1]) if other else "missing"
            say(line, f"--{name} is {value}; allowed: light-dark(#rrggbb, #rrggbb), since pictures are drawn in it too")
    return Colors({name: light for name, light, _ in found}, {name: dark for name, _, dark in found})
