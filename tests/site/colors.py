"""The color tokens of the site."""

from __future__ import annotations

import re

from tests.banks import ROOT
from tests.browsing import Scheme

_TOKENS = (ROOT / "docs/assets/css/tokens.css").read_text(encoding="utf-8")
COLORS: dict[Scheme, dict[str, str]] = {
    "light": dict(re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}),", _TOKENS)),
    "dark": dict(re.findall(r"--([a-z-]+): light-dark\(#[0-9a-f]{6}, (#[0-9a-f]{6})\)", _TOKENS)),
}
"""Each token by its name, in light and in dark."""
