"""The banks that tests are made with: a made-up one passes the rules of the real one, a copied one is whole."""

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from generator.commands.build import checked
from tests.banks import GOLDEN, ROOT, arranged, copy_project, question, small, synthetic, write
from tests.projects import FIXTURE

OWN = ("has_form", "language", "phrases", "phrases_in")
"""What a copy does not have of the real one: a form of its repository, and its language."""

DEMANDS = {"questions/bank.yml": (FIXTURE / "questions/bank.yml").read_text(encoding="utf-8")}


@pytest.mark.parametrize("made", [small(), dict(synthetic(30, topics=3, tags=5, terms=10))], ids=["small", "synthetic"])
def test_a_made_up_bank_passes_what_a_demanding_one_asks(tmp_path: Path, made: dict[str, str]) -> None:
    assert checked(write(tmp_path, made | DEMANDS)).problems == ()


def test_a_made_up_question_may_be_of_any_kind(tmp_path: Path) -> None:
    text = question("What is first?", level="hard", kind="design", tags="[two]", extra="aliases: [before]\n", body="B.")
    first = arranged(tmp_path, small(**{"questions/alpha/first.md": text})).questions
    (found,) = (answered.question for answered in first if answered.slug == "first")
    assert found.level
    assert found.kind
    assert (found.level.value, found.kind.value, found.tags, found.aliases) == ("hard", "design", ("two",), ("before",))
    assert found.body.source == "\nB.\n"


def test_a_large_bank_uses_all_that_a_question_can_be(tmp_path: Path) -> None:
    site = arranged(tmp_path, dict(synthetic(30)))
    assert all(site.by_level.values())
    assert all(site.by_kind.values())
    assert all(answered.question.body.citations for answered in site.questions)


def test_a_large_bank_is_the_same_every_time() -> None:
    assert list(synthetic(10)) == list(synthetic(10))
    assert len({text for _, text in islice(synthetic(50), 400)}) == len(list(islice(synthetic(50), 400)))


def test_a_copied_project_has_all_that_is_written_by_hand(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", GOLDEN / "content/questions")
    copied, real = checked(project), checked(ROOT)
    own: dict[str, Any] = {name: getattr(real.settings, name) for name in OWN}
    assert replace(copied.settings, **own) == real.settings
    assert set(copied.bank.by_hand) == set(real.bank.by_hand)
    assert set(copied.bank.assets) == set(real.bank.assets)
    assert {answered.slug for answered in copied.bank.questions} == {
        path.stem for path in (GOLDEN / "content/questions").glob("*/*.md")
    }
    assert (project / "overrides/main.html").is_file()
