"""The tokens that are colors: the one truth of what has a color outside of the style sheets too. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_COLOR = re.compile(r"^\s*--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Colors:
    """Each color by its name, as #rrggbb, in light and in dark."""

    light: Mapping[str, str]
    dark: Mapping[str, str]


def colors(tokens: str) -> Colors:
    """The colors among the tokens, given as the text of their style sheet."""
    found = _COLOR.findall(tokens)
    return Colors({name: light for name, light, _ in found}, {name: dark for name, _, dark in found})
