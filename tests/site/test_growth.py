"""One more question, term, topic, tag and study list break nothing: every rule holds over a bank that has grown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.commands.build import checked
from generator.commands.house import broken
from generator.content.files import load
from tests.rules import SITE_RULES, Published
from tests.rules.published import SiteRule
from tests.site.growth import grown_project

NEW = (
    "questions/are-the-frogs-well/",
    "questions/frog-count/",
    "questions/a-hedgehog-in-january/",
    "topics/garden-ponds/",
    "topics/pools/",
    "tags/amphibians/",
    "tags/frogs/",
    "glossary/spawn-clump/",
    "glossary/spc/",
    "glossary/hibernaculum/",
    "collections/ponds/",
    "collections/water/",
)


def test_it_passes_the_check(tmp_path: Path) -> None:
    assert [str(problem) for problem in checked(grown_project(tmp_path)).problems] == []


def test_only_what_stands_in_no_list_breaks_a_rule_of_the_house(tmp_path: Path) -> None:
    root = grown_project(tmp_path)
    (problem,) = broken(root, load(root), date.today())
    assert (Path(problem.path).stem, problem.line) == ("a-hedgehog-in-january", 1)
    assert problem.message.startswith("in no study list; ")


@pytest.mark.parametrize("rule", SITE_RULES, ids=lambda rule: rule.__name__)
def test_the_site_keeps_the_rule(grown: Published, rule: SiteRule) -> None:
    assert list(rule(grown)) == []


def test_it_has_the_new_pages_and_all_that_were_there(bread: Published, grown: Published) -> None:
    assert set(grown.pages) - set(bread.pages) == set(NEW)
    assert set(bread.pages) <= set(grown.pages)


def test_the_new_ones_belong_together(grown: Published) -> None:
    page = grown.pages["questions/are-the-frogs-well/"]
    links = {link["href"] for link in page.all("a")}
    assert {"../../topics/garden-ponds/", "../../tags/amphibians/", "../../glossary/spawn-clump/"} <= links
    assert grown.pages["collections/ponds/"].all("li", id="are-the-frogs-well")
