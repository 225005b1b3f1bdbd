"""What the bank holds, in figures, and what in it wants attention."""

from pathlib import Path

from generator.commands.stats import (
    MEDIAN_WORDS,
    TAG_QUESTIONS,
    TOPIC_QUESTIONS,
    aging,
    complaints,
    report,
    skeleton,
    uncited,
)
from generator.content.demands import House
from generator.content.model import Question
from generator.content.problems import Problem
from tests.banks import TAGS, TOPICS, arranged, question, small


def test_the_report_counts_by_topic_and_level(tmp_path: Path) -> None:
    lines = list(report(arranged(tmp_path, small()), House()))
    assert [line.split() for line in lines[:4]] == [
        ["topic", "easy", "medium", "hard", "all"],
        ["alpha", "2", "0", "0", "2"],
        ["beta", "0", "0", "1", "1"],
        ["all", "2", "0", "1", "3"],
    ]
    assert "study lists: all 3" in lines
    assert "sources of an answer: 1 to 1, median 1" in lines


def test_a_bank_without_questions_has_no_figures(tmp_path: Path) -> None:
    files = {"questions/topics.yml": TOPICS, "questions/tags.yml": TAGS}
    assert list(report(arranged(tmp_path, files), House())) == ["no questions"]


def test_what_is_cited_nowhere_is_listed(tmp_path: Path) -> None:
    files = small(**{"questions/alpha/first.md": question("What is first?", body="It cites nothing.")})
    lines = list(report(arranged(tmp_path, files), House()))
    assert "cited nowhere in first: A standard" in lines
    assert "answers that do not cite all their sources yet: 1 of 3" in lines
    assert not [line for line in lines if line.startswith("cited nowhere in second")]


def _asked(tmp_path: Path, **fields: str) -> Question:
    return (
        arranged(tmp_path, small(**{"questions/alpha/first.md": question("What is?", **fields)})).questions[0].question
    )


def test_a_source_may_be_cited_in_any_text(tmp_path: Path) -> None:
    assert uncited(_asked(tmp_path / "a", body="Nothing.")) == ("A standard",)
    assert uncited(_asked(tmp_path / "b", body="Nothing.", extra="pitfalls: ['One [@standard]']\n")) == ()
    extra = "follow_ups:\n  - ask: What then?\n    say: This [@standard].\n"
    assert uncited(_asked(tmp_path / "c", body="Nothing.", extra=extra)) == ()


def test_complaints_name_where_the_bank_is_thin(tmp_path: Path) -> None:
    files = small(
        **{
            "questions/alpha/more.md": question("What is more?", body="It is about a widget."),
            "questions/tags.yml": TAGS + "three: {label: Three}\n",
        }
    )
    assert list(complaints(arranged(tmp_path, files))) == [
        f"the median answer has 12 words; {MEDIAN_WORDS} are aimed at",
        f"topic alpha: 3 questions, at least {TOPIC_QUESTIONS} make a topic",
        f"topic beta: 1 question, at least {TOPIC_QUESTIONS} make a topic",
        f"tag three: 0 questions, at least {TAG_QUESTIONS} make a tag",
        "list all: first and second, its neighbor, are built alike: paragraph",
        "list all: second and third, its neighbor, are built alike: paragraph",
        "term widget-store: no answer uses it",
    ]


def test_the_rules_of_the_house_come_first(tmp_path: Path) -> None:
    site = arranged(tmp_path, small())
    broken = [Problem("questions/alpha/first.md", 7, "in no study list")]
    lines = list(report(site, House(), broken))
    _, *others, last = lines[lines.index("attention: questions/alpha/first.md:7: in no study list") :]
    assert len(others) == len(list(complaints(site)))
    assert last == f"{len(others) + 1} complaints"


def test_a_bank_without_lists_says_so(tmp_path: Path) -> None:
    files = small()
    del files["questions/collections/all.yml"]
    assert "study lists: none" in list(report(arranged(tmp_path, files), House()))


NAMES = ("Widget", "Widget Store", "GT-1")


def test_what_ages_is_a_version_a_price_or_a_name(tmp_path: Path) -> None:
    body = (
        "Widget 3.14 and Widget 4 cost $1,200.50 and € 3, Widget Store nothing, and 1.2.3 is v1.2.3 [@standard].\n\n"
        "```text\nGT-1: $0.5\n```"
    )
    extra = "pitfalls: ['Widgets, SubWidget and GT-10 are other names; 0.25 s is no version']\n"
    found = aging(_asked(tmp_path, body=body, extra=extra), NAMES)
    assert found == ("$0.5", "$1,200.50", "1.2.3", "GT-1", "v1.2.3", "Widget 3.14", "Widget 4", "Widget Store", "€ 3")


def test_no_name_of_a_source_ages(tmp_path: Path) -> None:
    extra = "follow_ups:\n  - ask: What of it?\n    say: It is Widget Store.\n"
    asked = _asked(tmp_path, body="Nothing [@standard].", extra=extra)
    assert aging(asked, ("A standard", "Widget Store")) == ("Widget Store",)


def test_what_nobody_has_read_for_longest_comes_first(tmp_path: Path) -> None:
    files = small(
        **{
            f"questions/alpha/{slug}.md": question(title, body="A Widget [@standard].").replace(
                "reviewed: 2026-01-03", f"reviewed: {day}"
            )
            for slug, title, day in (("first", "What?", "2026-02-01"), ("second", "Why?", "2026-01-04"))
        }
    )
    lines = [line for line in report(arranged(tmp_path, files), House(ages=NAMES)) if "ages" in line]
    assert lines == [
        "ages, reviewed 2026-01-04: second: Widget",
        "ages, reviewed 2026-02-01: first: Widget",
        "answers in which something ages: 2 of 3",
    ]


def test_a_skeleton_is_what_an_answer_is_made_of(tmp_path: Path) -> None:
    body = (
        "Text [@standard].\n\nMore text with ![a picture](../../docs/assets/x.svg) in it.\n\n## Heading\n\n"
        "- One\n- Two\n\n  Three\n\n1. Four\n\n| A |\n|---|\n| a |\n\n```python\nx = 1\n```\n\n"
        "![A picture](../../docs/assets/x.svg)\n"
    )
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"/>'
    files = small(**{"questions/alpha/first.md": question("What?", body=body), "docs/assets/x.svg": drawing})
    (asked, *_) = arranged(tmp_path, files).questions
    assert skeleton(asked.question) == (
        *("paragraph", "heading", "bullet_list", "ordered_list", "table", "fence", "image"),
    )
