"""What publishing promises: the same bytes every time, pages that stay small, and no dead link."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.content.model import PARTS_OF_A_PAGE
from tests.banks import copy_project, question, small, synthetic, write
from tests.projects import fixture_project, project
from tests.publishing import publish, served
from tests.rules import SITE_RULES, Published
from tests.rules.previews import graph
from tests.rules.published import SiteRule, opened

FORK = "https://fork.example/bank/"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_builds_are_alike_to_the_byte(tmp_path: Path, bread: Published) -> None:
    """The second one in another folder, with another seed for hashes, and in another time zone."""
    again = publish(fixture_project(tmp_path / "again"), PYTHONHASHSEED="12345", TZ="Asia/Tokyo")
    one, other = tree(bread.folder), tree(again)
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


def test_a_question_page_weighs_the_same_in_a_large_bank(tmp_path: Path) -> None:
    sizes = []
    for count in (35, 245):
        content = write(tmp_path / f"content-{count}", dict(synthetic(count, terms=30)))
        site = publish(copy_project(tmp_path / f"project-{count}", content / "questions"))
        sizes.append((site / "questions/question-15/index.html").stat().st_size)
    small_bank, large_bank = sizes
    assert abs(large_bank - small_bank) < 600  # related questions and neighbors have other titles


def test_a_dead_link_in_a_hand_written_page_fails_the_build(tmp_path: Path) -> None:
    """Each of them is one of the problems that are named."""
    links = ("no-such-page.md", "questions/first.md#no-such-anchor", "/absolute")
    content = write(tmp_path / "content", small())
    root = copy_project(tmp_path / "project", content / "questions")
    write(root, {"docs/by-hand.md": "# By hand\n\n" + "".join(f"[link]({link})\n" for link in links)})
    lines = [f"docs/by-hand.md:{number}: " for number, _ in enumerate(links, start=3)]
    with pytest.raises(AssertionError, match=r"\d problems; nothing was written") as failed:
        publish(root)
    said = str(failed.value)
    assert [link for link, line in zip(links, lines, strict=True) if link not in said or line not in said] == []
    assert not (root / "site").exists()


# A fork


ODD = [
    """Is "it" & <b>bold</b> 'quoted'?""",
    "</script><script>alert(1)</script>?",
    "Back\\slash, emoji 🙂 and %20?",
    "מה זה MLOps, ומה זה DevOps?",
    "日本語の質問ですか、それとも?",
    "{{ config }} and {% block x %}?",
]
SUMMARY = "It says \"a\" & <b>b</b> 'c' \\ d </script> 🙂 שלום " + "and goes on for as long as it must " * 3

SAID = 'All of <b>it</b> & &amp; "odd", {title} and {theme}'
"""What stands in the settings, as plain text."""

TABLE = "| name | number |\n| --- | ---: |\n| one | 1 |\n"
BY_HAND = 'Written by hand & by "heart", 1 &lt; 2'
"""A heading in Markdown, whose text holds what stands for a sign in HTML."""

HEADINGS = sorted({*PARTS_OF_A_PAGE, "search-results", "term-tip"})
"""Headings of an answer that sound like the parts of its page."""


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A site at another address, of no repository, whose questions have odd titles; and with a page written by hand."""
    files = small()
    for number, title in enumerate(ODD):
        text = question("'" + title.replace("'", "''") + "'")
        start, end = text.index("summary: >-"), text.index("key_points")
        files[f"questions/alpha/odd-{number}.md"] = f"{text[:start]}summary: >-\n  {SUMMARY}\n{text[end:]}"
    files["questions/beta/headings.md"] = question(
        "What do the parts of a page say?",
        extra="corrections: [It was wrong]\n",
        body="".join(f"## {name.replace('-', ' ').capitalize()}\n\nText [@standard].\n\n" for name in HEADINGS),
    )
    folder = tmp_path_factory.mktemp("fork")
    content = write(folder / "content", files)
    settings = f"site_name: A fork & more\nsite_url: {FORK}\nsite_description: '{SAID}'\ncopyright: '{SAID}'\n"
    settings += f"nav:\n  - Home: index.md\n  - '{SAID}': questions/index.md\n"
    root = project(folder / "project", content / "questions", settings)
    write(root, {"docs/by-hand.md": f"# {BY_HAND}\n\n{TABLE}\nA [question](questions/first.md#answer).\n"})
    publish(root)
    return opened(root)


KEPT = [rule for rule in SITE_RULES if rule.__name__ != "no_markup_is_left"]  # one of the odd titles looks like it


@pytest.mark.parametrize("rule", KEPT, ids=lambda rule: rule.__name__)
def test_a_fork_keeps_the_rule(fork: Published, rule: SiteRule) -> None:
    assert list(rule(fork)) == []


def test_a_fork_without_a_repository_has_no_dead_links_to_one(fork: Published) -> None:
    for address, text in fork.texts.items():
        assert "Edit this page" not in text, address
        assert "/issues/new" not in text, address
    assert f'<link rel="canonical" href="{FORK}questions/first/">' in fork.texts["questions/first/"]
    assert fork.pages["questions/first/"].meta["og:site_name"] == "A fork & more"
    assert f"<loc>{FORK}by-hand/</loc>" in fork.text("sitemap.xml")


@pytest.mark.parametrize(("number", "title"), list(enumerate(ODD)), ids=range(len(ODD)))
def test_odd_texts_come_through_exactly(fork: Published, number: int, title: str) -> None:
    address = f"questions/odd-{number}/"
    page = fork.pages[address]
    quiz = graph(page)[0]
    assert page.meta["og:title"] == title
    assert quiz["name"] == title
    assert quiz["hasPart"]["acceptedAnswer"]["text"] == SUMMARY.strip()
    shown = re.findall(r"<(title|h1)[^>]*>(.*?)</\1>", fork.texts[address], re.DOTALL)
    assert [unescape(text).strip() for _, text in shown] == [f"{title} - A fork & more", title]
    assert page.all("details", id="answer")
    assert "alert(1)" not in {text for _, text in page.scripts}


def test_odd_settings_come_through_exactly(fork: Published) -> None:
    page, text = fork.pages["by-hand/"], unescape(fork.texts["by-hand/"])
    assert page.said.count(f" {SAID} ") == 2, "the navigation, at the top and at the foot"
    assert f"{SAID}. Made with Material for MkDocs." in page.said
    assert page.meta["description"] == SAID
    assert page.meta["og:site_name"] == "A fork & more"
    assert page.meta["og:title"] == unescape(BY_HAND)
    assert f"<title>{unescape(BY_HAND)} - A fork & more</title>" in text


def test_no_id_stands_twice_once_the_scripts_have_run(page: Page, fork: Published) -> None:
    """The search's dialog and a term's definition are made by scripts."""
    with served(fork.root / "site") as address:
        page.goto(f"{address}questions/headings/#answer")
        page.keyboard.press("/")
        page.get_by_role("dialog", name="Search").wait_for()
        page.keyboard.press("Escape")
        # No term stands on this page, and its tip is there while it shows.
        page.evaluate(
            """async (address) => {
          const link = document.querySelector("#answer p").appendChild(document.createElement("a"));
          Object.assign(link, { className: "term", href: address, title: "A definition." });
          const { attendText } = await import(`${address}theme/page-text.js`);
          attendText(document.querySelector("#answer"));
          link.focus();
        }""",
            address,
        )
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert {"search-results", "term-tip"} <= set(ids)
    assert sorted(name for name in set(ids) if ids.count(name) > 1) == []
