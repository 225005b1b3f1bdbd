"""The real bank and its site: rules, and never counts, so that one more of anything breaks nothing."""

from __future__ import annotations

import pytest

from generator.commands.build import Outcome
from tests.rules import SITE_RULES, Published
from tests.rules.published import SiteRule


def test_the_bank_has_no_problems(outcome: Outcome) -> None:
    assert [str(problem) for problem in outcome.problems] == []


@pytest.mark.parametrize("rule", SITE_RULES, ids=lambda rule: rule.__name__)
def test_the_site_keeps_the_rule(real: Published, rule: SiteRule) -> None:
    assert list(rule(real)) == []
