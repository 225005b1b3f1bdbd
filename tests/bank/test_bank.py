"""The real bank and its site: rules, and never counts, so that one more of anything breaks nothing."""

from __future__ import annotations

import re
import unicodedata

import pytest

from generator.commands.build import Outcome
from generator.content.language import ENGLISH
from generator.content.slugs import slugged
from tests.rules import SITE_RULES, Published
from tests.rules.published import SiteRule


def test_the_bank_has_no_problems(outcome: Outcome) -> None:
    assert [str(problem) for problem in outcome.problems] == []


def test_names_in_the_bank_have_the_addresses_that_they_always_had(outcome: Outcome) -> None:
    """In English, those of their letters and digits in ASCII: so they were before other scripts were written in it."""
    for term in outcome.bank.terms if outcome.settings.language == ENGLISH else ():
        for name in term.names:
            plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
            assert slugged(name, outcome.settings.language) == "-".join(re.findall("[a-z0-9]+", plain))


@pytest.mark.parametrize("rule", SITE_RULES, ids=lambda rule: rule.__name__)
def test_the_site_keeps_the_rule(real: Published, rule: SiteRule) -> None:
    assert list(rule(real)) == []
