"""What a bank says of itself, such as its levels and the order of its questions; and a bank that says nothing."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from generator.arrange.pages import pages
from generator.commands.build import checked
from generator.content.model import levels
from generator.outputs import api, decks, plain
from generator.outputs.table import outputs
from tests.banks import arranged, write

MKDOCS = "site_name: A bank\nsite_url: https://example.org/\n"


def bank(files: dict[str, str] | None = None) -> dict[str, str]:
    """A bank of three questions in two topics, which lists neither topics nor tags."""
    return {
        "mkdocs.yml": MKDOCS,
        "questions/web-pages/first.md": "---\ntitle: B?\n---\nOne.\n",
        "questions/web-pages/second.md": "---\ntitle: A?\n---\nTwo.\n",
        "questions/servers/third.md": "---\ntitle: C?\n---\nThree.\n",
        **{f"questions/{path}": text for path, text in (files or {}).items()},
    }


def asked(path: str, front: str, body: str = "An answer.\n") -> dict[str, str]:
    return {path: f"---\ntitle: What is it?\n{front}---\n{body}"}


# What it leaves out


def test_topics_and_tags_that_nobody_lists_follow_from_the_questions(tmp_path: Path) -> None:
    site = arranged(tmp_path, bank(asked("servers/fourth.md", "tags: [http-cache]\n")))
    assert [(slug, topic.title) for slug, topic in site.topics.items()] == [
        ("servers", "Servers"),
        ("web-pages", "Web pages"),
    ]
    assert [(tag.slug, tag.label) for tag in site.tags] == [("http-cache", "http cache")]
    assert site.named_tracks == ()


def test_topics_may_stand_in_no_track(tmp_path: Path) -> None:
    listed = "topics:\n  - {slug: web-pages, title: The web}\n  - {slug: servers, title: Servers}\n"
    site = arranged(tmp_path, bank({"topics.yml": listed}))
    assert [topic.title for topic in site.topics.values()] == ["The web", "Servers"]
    assert site.named_tracks == ()


def test_pages_leave_out_what_is_not_there(tmp_path: Path) -> None:
    site = arranged(tmp_path, bank())
    found = {path: str(text) for path, text in outputs(site).items() if path.endswith(".md")}
    assert not [path for path in found if path.startswith("levels/")]
    page = found["questions/first.md"]
    assert 'class="level' not in page
    assert "Concept" not in page
    assert 'class="track ' not in page.split('<div class="question ')[0], "no step for a track"
    assert 'id="in-depth"' not in page, "the whole answer is in depth"
    assert "optgroup" not in found["practice.md"]
    assert 'name="level"' not in found["practice.md"] + found["questions/index.md"]
    assert 'name="track"' not in found["practice.md"] + found["questions/index.md"]
    assert "glossary term" not in found["index.md"]
    assert 'class="home-title">A bank</h1>' in found["index.md"], "nothing can be said of a question in thirty seconds"
    assert 'name="mock"' not in found["practice.md"], "nobody asks on"
    for page in ("tags", "glossary", "collections"):
        assert "Here's everything instead:" in html.unescape(found[f"{page}/index.md"])
    document = json.loads(str(api.documents(site, pages(site))[f"{api.FOLDER}/questions/first.json"]))
    assert not {"track", "level", "kind", "summary", "added"} & {*document}


# What it says of itself


def test_a_bank_has_levels_and_kinds_of_its_own(tmp_path: Path) -> None:
    own = "levels: {junior: Junior, senior: Senior}\nkinds: {puzzle: A puzzle}\n"
    site = arranged(tmp_path, bank({"bank.yml": own, **asked("servers/x.md", "level: senior\nkind: puzzle\n")}))
    found = {path: str(text) for path, text in outputs(site).items() if path.endswith(".md")}
    assert {"levels/junior.md", "levels/senior.md"} <= {*found}
    assert 'class="level level-3"' in found["questions/x.md"]
    assert ">Senior</a>" in found["questions/x.md"]
    assert "A puzzle · " in found["questions/x.md"]


def test_a_question_without_a_kind_has_the_one_that_the_bank_says(tmp_path: Path) -> None:
    site = arranged(tmp_path, bank({"bank.yml": "question:\n  kind: {default: coding}\n"}))
    assert {one.question.kind and one.question.kind.value for one in site.questions} == {"coding"}


@pytest.mark.parametrize(
    ("count", "bars"), [(1, [1]), (2, [1, 3]), (3, [1, 2, 3]), (4, [1, 2, 2, 3]), (5, [1, 2, 2, 3, 3])]
)
def test_levels_are_told_by_three_bars(count: int, bars: list[int]) -> None:
    assert [level.bars for level in levels({str(number): "x" for number in range(count)})] == bars


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("level", ["easy", "hard", "a", "b"]),
        ("number", ["b", "easy", "a", "hard"]),
        ("title", ["a", "b", "easy", "hard"]),
        ("added", ["hard", "easy", "a", "b"]),
    ],
)
def test_questions_follow_each_other_as_the_bank_asks(tmp_path: Path, order: str, expected: list[str]) -> None:
    files = {
        "questions/topic/a.md": "---\ntitle: A?\nnumber: 3\n---\nX.\n",
        "questions/topic/b.md": "---\ntitle: B?\nnumber: 1\n---\nX.\n",
        "questions/topic/easy.md": "---\ntitle: C?\nlevel: easy\nnumber: 2\nadded: 2026-01-02\n---\nX.\n",
        "questions/topic/hard.md": "---\ntitle: D?\nlevel: hard\nadded: 2026-01-01\n---\nX.\n",
    }
    site = arranged(tmp_path, {"mkdocs.yml": MKDOCS, "questions/bank.yml": f"order: {order}\n", **files})
    assert [one.slug for one in site.questions] == expected


# What belongs to a question beside its title

PROMPT = "\nWhat does it print?\n\n```python\nprint(1)\n```\n\n<!-- answer -->\n\nOne.\n"


def test_what_stands_above_the_mark_belongs_to_the_question(tmp_path: Path) -> None:
    site = arranged(tmp_path, bank(asked("servers/x.md", "options: ['`1`', '`2`']\nright: A\n", PROMPT)))
    (one,) = (one for one in site.questions if one.slug == "x")
    assert one.question.prompt is not None
    assert one.question.prompt.code == (("python", "print(1)"),)
    assert one.question.body.source.strip() == "One."
    page = str(outputs(site)["questions/x.md"])
    asks, _, answer = page.partition('<details id="answer"')
    assert "What does it print?" in asks
    assert "<code>2</code>" in asks
    assert "What does it print?" not in answer
    assert "A is right." in answer
    text = str(plain.texts(site)["questions/x.md"])
    assert text.index("What does it print?") < text.index("B. `2`") < text.index("A is right.") < text.index("One.")
    assert decks.questions(site)


def test_a_mark_within_code_is_code(tmp_path: Path) -> None:
    body = "```html\n<!-- answer -->\n```\n"
    site = arranged(tmp_path, bank(asked("servers/x.md", "", body)))
    (one,) = (one for one in site.questions if one.slug == "x")
    assert one.question.prompt is None
    assert one.question.body.code == (("html", "<!-- answer -->"),)


def test_lines_of_both_parts_are_those_of_the_file(tmp_path: Path) -> None:
    body = "[dead](a.md)\n\n<!-- answer -->\n\n[dead](b.md)\n"
    found = checked(write(tmp_path, bank(asked("servers/x.md", "", body)))).problems
    assert [(problem.line, problem.message.split('"')[1]) for problem in found] == [(4, "a.md"), (8, "b.md")]
