"""The real bank and its site: rules, and never counts, so that one more of anything breaks nothing."""

from __future__ import annotations

import pytest

from generator.commands.build import checked
from generator.content.model import Bank
from tests.banks import ROOT
from tests.rules import BANK_RULES, SITE_RULES, Published
from tests.rules.content import BankRule
from tests.rules.published import SiteRule


def test_the_bank_has_no_problems() -> None:
    assert [str(problem) for problem in checked(ROOT).problems] == []


@pytest.mark.parametrize("rule", BANK_RULES, ids=lambda rule: rule.__name__)
def test_the_bank_keeps_the_rule(bank: Bank, rule: BankRule) -> None:
    assert list(rule(bank)) == []


@pytest.mark.parametrize("rule", SITE_RULES, ids=lambda rule: rule.__name__)
def test_the_site_keeps_the_rule(real: Published, rule: SiteRule) -> None:
    assert list(rule(real)) == []
