"""The finished site, read without a browser: every rule, on a site in which everything stands at least once."""

from __future__ import annotations

import pytest

from generator.commands.build import checked
from generator.content.fields import QUESTION
from generator.content.model import KINDS, LEVELS
from tests.projects import FIXTURE
from tests.rules import SITE_RULES, Published
from tests.rules.published import SiteRule

PIECES = (
    "<blockquote>",
    "<del>",
    "<kbd>",
    '<div class="table-scroll"><table>',
    "<img",
    "<ol>",
    "<strong>",
    "<em>",
    "language-python highlight",
    "language-output highlight",
    'class="right"',
    'class="center"',
    'class="task"',
    'class="cite"',
    'class="sources-back"',
    'class="reply fold"',
    'class="term"',
)
"""What an answer may hold, as it stands in a page."""


@pytest.mark.parametrize("rule", SITE_RULES, ids=lambda rule: rule.__name__)
def test_the_site_keeps_the_rule(bread: Published, rule: SiteRule) -> None:
    assert list(rule(bread)) == []


def test_the_fixture_can_be_checked_where_it_stands() -> None:
    """As `python -m generator check --root tests/fixture` does it, under its own name."""
    outcome = checked(FIXTURE)
    assert [str(problem) for problem in outcome.problems] == []
    assert (outcome.settings.name, outcome.settings.branch) == ("Bread Interview", "trunk")


def test_the_fixture_has_one_of_everything(bread: Published) -> None:
    """Else a rule would hold because there is nothing for it to judge."""
    site = bread.site
    questions = [answered.question for answered in site.questions]
    assert [field.name for field in QUESTION if not any(getattr(question, field.name) for question in questions)] == []
    assert {question.level for question in questions} == set(LEVELS)
    assert {question.kind for question in questions} == set(KINDS)
    assert len(site.tracks) > 1
    assert all(site.by_topic.values())
    assert {address.split("/")[0] for address in bread.moved} == {
        "questions",
        "topics",
        "tags",
        "collections",
        "glossary",
    }
    assert any(follow_up.say for question in questions for follow_up in question.follow_ups)
    assert any(follow_up.question for question in questions for follow_up in question.follow_ups)
    answers = "".join(bread.texts[f"questions/{question.slug}/"] for question in questions)
    assert [piece for piece in PIECES if piece not in answers] == []
