"""What holds for every bank and for every site made of one, whatever it holds.

A rule is a function that yields what is wrong, and whose docstring states it. It counts nothing, so that a bank may
grow; the same rules go over the fixture bank, over a copy of it that has grown, and over the real one.
"""

from __future__ import annotations

from tests.rules import documents, entries, pages, policy, previews
from tests.rules.published import Published, SiteRule

SITE_RULES: tuple[SiteRule, ...] = (
    *pages.RULES,
    *policy.RULES,
    *entries.RULES,
    *previews.RULES,
    *documents.RULES,
)
"""The rules of a published site."""

__all__ = ["SITE_RULES", "Published"]
