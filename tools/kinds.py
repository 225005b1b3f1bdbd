"""Where the kinds of pages are met in the real bank: what is pictured, and what Lighthouse judges."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from tests.kinds import Kind, Places, kinds

PLACES = Places(
    question="what-is-training-serving-skew",
    code="kv-cache-cost",
    table="champion-challenger",
    reply="kv-cache-cost",
    topic="rag",
    tag="drift",
    long_list="llmops-50",
    short_list="mlops-fundamentals",
    term="retrieval-augmented-generation",
    found="rag",
    filtered="cache",
    searched="kv cache",
    misspelled="hallucenation",
)

KINDS = kinds(PLACES)
STYLEGUIDE = Kind("styleguide", "styleguide/")
"""Every component in every state, where the private pages are made too."""


def standing(site: Path) -> tuple[Kind, ...]:
    """The kinds; each page must stand in the site, since an entry may have been renamed."""
    for kind in KINDS:
        path = urlsplit(kind.path).path
        if not (site / path / "index.html" if path.endswith("/") or not path else site / path).is_file():
            raise SystemExit(f"the kind {kind.name} has no page at {path}; say in tools/kinds.py where it is")
    return KINDS
