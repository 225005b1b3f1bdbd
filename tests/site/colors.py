"""The color tokens of the site."""

from __future__ import annotations

from collections.abc import Mapping

from generator.theme.colors import colors
from generator.theme.files import FOLDER, TOKENS
from tests.browsing import Scheme
from tests.unit.saying import silent

_FOUND = colors((FOLDER / TOKENS).read_text(encoding="utf-8"), silent)
COLORS: dict[Scheme, Mapping[str, str]] = {"light": _FOUND.light, "dark": _FOUND.dark}
"""Each token by its name, in light and in dark."""
