"""What stands beside what."""

from pathlib import Path

from generator.build import build, checked
from generator.model import Level
from generator.site import RELATED, Site, arrange
from tests.banks import TAGS, question, small, synthetic, write


def arranged(root: Path, files: dict[str, str]) -> Site:
    outcome = checked(write(root, files))
    assert not outcome.problems, outcome.problems
    return arrange(outcome.bank)


def test_questions_are_ordered_by_topic_level_list_and_title(tmp_path: Path) -> None:
    site = arranged(
        tmp_path,
        small(
            **{
                "questions/collections/all.yml": (
                    "title: A study list\ndescription: In an order of its own.\n"
                    "sections:\n  - title: Only\n    questions: [third, second, first]\n"
                ),
                "questions/beta/easy.md": question("B later title, but an easy question?"),
                "questions/beta/early.md": question("A first title, and an easy question?"),
            }
        ),
    )
    assert [page.question.slug for page in site.questions] == ["second", "first", "early", "easy", "third"]


def test_neighbors_stay_within_the_topic(tmp_path: Path) -> None:
    first, second, third = arranged(tmp_path, small()).questions
    assert (first.previous, first.next and first.next.slug) == (None, "second")
    assert (second.previous and second.previous.slug, second.next) == ("first", None)
    assert (third.previous, third.next) == (None, None)


def test_related_are_the_named_ones_and_then_those_that_share_tags(tmp_path: Path) -> None:
    files = small(**{f"questions/beta/more-{n}.md": question(f"What is number {n}?", tags="[two]") for n in range(9)})
    files["questions/alpha/first.md"] = question("What is the first thing?", extra="related: [third]\n")
    files["questions/beta/other.md"] = question("What is the other thing?", tags="[one]")
    pages = {page.question.slug: page for page in arranged(tmp_path, files).questions}
    assert [other.slug for other in pages["first"].related] == ["third", "other"], "the second stands beside it already"
    assert len(pages["third"].related) == RELATED
    assert all(page.question not in page.related for page in pages.values())


def test_one_new_file_is_everywhere_it_belongs(tmp_path: Path) -> None:
    root = write(tmp_path, small())
    build(root)
    text = question("What is a new widget?", level="medium", tags="[one]", body="A WDG from the widget store.")
    write(root, {"questions/alpha/new.md": text})
    report = build(root).report
    assert report is not None
    assert report.removed == 0
    docs = root / "docs"

    def page(path: str) -> str:
        return (docs / path).read_text(encoding="utf-8")

    assert "What is a new widget?" in page("questions/new.md")
    for listing in ("topics/alpha.md", "levels/medium.md", "tags/one.md", "questions/index.md"):
        assert 'questions/new/">What is a new widget?</a>' in page(listing), listing
    for term in ("glossary/widget.md", "glossary/widget-store.md"):
        assert "questions/new/" in page(term), term
    assert "3 questions" in page("topics/alpha.md")
    assert "1 question" in page("levels/medium.md")
    assert "4 questions in 2 topics" in page("questions/index.md")
    assert 'next: {"title": "What is a new widget?"' in page("questions/second.md")
    assert 'previous: {"title": "What is the second thing?"' in page("questions/new.md")


def test_levels_and_tags_hold_their_questions(tmp_path: Path) -> None:
    site = arranged(tmp_path, small())
    assert [len(site.by_level[level]) for level in Level] == [2, 0, 1]
    assert [question.slug for question in site.by_tag["two"]] == ["second", "third"]


def test_a_tag_that_no_question_carries_has_no_page(tmp_path: Path) -> None:
    unused = small(**{"questions/tags.yml": TAGS + "three:\n  label: Three\n  description: Unused.\n"})
    site = arranged(tmp_path, unused)
    assert [tag.slug for tag in site.in_use()] == ["one", "two"]


def test_collections_are_numbered_through_their_sections(tmp_path: Path) -> None:
    collection = (
        "title: Two parts\ndescription: In two parts.\nsections:\n"
        "  - title: One\n    questions: [third, first]\n  - title: Two\n    questions: [second]\n"
    )
    (page,) = arranged(tmp_path, small(**{"questions/collections/all.yml": collection})).collections
    assert [(part.start, len(part.questions)) for part in page.parts] == [(1, 2), (3, 1)]
    assert page.size == 3


def test_a_large_bank_has_related_questions_too(tmp_path: Path) -> None:
    site = arranged(tmp_path, dict(synthetic(300)))
    assert all(len(set(page.related)) == RELATED for page in site.questions)
