"""PROPERTIES: what holds for every input."""

from __future__ import annotations

from tests.fuzz import files, markdown, pictures, texts
from tests.fuzz.trying import Property

ODD_ONES = 100
"""At most one in so many of what is accepted is shown otherwise than on GitHub."""

PROPERTIES = (
    Property("bytes", files.made_up(), files.are_read, few=150, many=20_000),
    Property("texts", texts.MADE_UP, texts.arrive, few=30, many=3_000),
    Property("markdown", markdown.made_up(), markdown.is_harmless, few=400, many=40_000),
    Property("pictures", pictures.made_up(), pictures.is_harmless, few=400, many=40_000),
)
