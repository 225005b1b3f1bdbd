"""Nothing good gets lost: what is odd and right is accepted, and a reader sees it as it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from generator.arrange.pages import pages
from generator.commands.build import build, checked
from generator.outputs.pages import render
from tests.banks import small
from tests.corpus.accepted import BANKS, END, GOODS, NAMES, Good, bank, defined
from tests.corpus.case import Case, File, lay
from tests.corpus.shown import by_id, content, document, part, rendered, words


@dataclass(frozen=True)
class Made:
    """The generated pages of everything odd, by their path; without the files that something was said of."""

    pages: Mapping[str, str]
    said: Mapping[str, Sequence[str]]

    def page(self, source: str, path: str) -> Element:
        """The page that is made of a file, as a browser reads it."""
        assert self.said.get(source, []) == []
        return document(rendered(content(self.pages[path])))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    files = bank()
    said: dict[str, list[str]] = {}
    for turn in range(2):
        outcome = checked(lay(Case("all", files), tmp_path_factory.mktemp(f"accepted-{turn}")))
        if not outcome.problems:
            site = outcome.site()
            return Made({path: str(page) for path, page in render(site, pages(site)).items()}, said)
        for problem in outcome.problems:
            said.setdefault(problem.path, []).append(str(problem))
            files.pop(problem.path, None)
    raise AssertionError(said)


def test_every_odd_question_is_another() -> None:
    assert len({good.slug for good in GOODS}) == len(GOODS)


@pytest.mark.parametrize("good", GOODS, ids=lambda good: good.slug)
def test_a_reader_sees_what_was_written(made: Made, good: Good) -> None:
    page = made.page(f"questions/alpha/{good.slug}.md", f"questions/{good.slug}.md")
    answer = part(page, "in-depth")
    if good.shown is not None:
        assert words(answer) == f"{good.shown} {END}"
    if good.code:
        assert ["".join(pre.itertext()) for pre in answer.iter("pre")] == list(good.code)
    found = {name: _seen(page, name) for name in good.seen}
    assert found == dict(good.seen)


def _seen(page: Element, name: str) -> str:
    """What a reader sees of a field; of a list, its first item."""
    if name == "title":
        return words(by_id(page, "question"))
    if name == "summary":
        return words(by_id(page, "short-answer"))
    return words(next(part(page, name.replace("_", "-")).iter("li")))


@pytest.mark.parametrize(("number", "name"), list(enumerate(NAMES)), ids=str)
def test_a_term_of_any_name_has_its_page(made: Made, number: int, name: str) -> None:
    page = made.page(f"questions/glossary/name-{number}.yml", f"glossary/name-{number}.md")
    assert words(next(page.iter("h1"))) == name
    assert defined(name) in words(page)


@pytest.mark.parametrize("files", list(BANKS.values()), ids=list(BANKS))
def test_a_bank_of_few_files_is_accepted(tmp_path: Path, files: Mapping[str, File]) -> None:
    outcome = build(lay(Case("few", files, without=tuple(small().keys() - files.keys())), tmp_path))
    assert list(map(str, outcome.problems)) == []
    assert outcome.report
