"""The real bank and its site: rules, and never counts, so that one more of anything breaks nothing."""

from __future__ import annotations

from datetime import date

import pytest

from generator.commands.build import Outcome
from generator.commands.house import broken
from tests.banks import ROOT
from tests.rules import BANK_RULES, SITE_RULES, Published
from tests.rules.content import BankRule
from tests.rules.published import SiteRule


def test_the_bank_has_no_problems(outcome: Outcome) -> None:
    assert [str(problem) for problem in outcome.problems] == []


def test_the_bank_keeps_the_rules_of_the_house(outcome: Outcome) -> None:
    assert [str(problem) for problem in broken(ROOT, outcome.content, date.today())] == []


@pytest.mark.parametrize("rule", BANK_RULES, ids=lambda rule: rule.__name__)
def test_the_bank_keeps_the_rule(outcome: Outcome, rule: BankRule) -> None:
    assert [str(problem) for problem in rule(outcome.bank)] == []


@pytest.mark.parametrize("rule", SITE_RULES, ids=lambda rule: rule.__name__)
def test_the_site_keeps_the_rule(real: Published, rule: SiteRule) -> None:
    assert list(rule(real)) == []
