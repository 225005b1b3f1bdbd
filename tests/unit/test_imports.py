"""The command that takes other banks' files in: what it writes, what it leaves alone, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.build import checked
from generator.commands.cli import main
from generator.commands.imports import bring, listed
from generator.commands.usage import UsageError
from generator.content.links import CONTENT
from tests.banks import copy_project, small, write

THEIRS = {
    "README.md": """\
# Heaps & trees

## Basics

### 1. What is a "heap": {{ x }}?

A tree, see ![a dot](images/Big%20dot.svg) and [the next](#2-what-is-a-root).

### 2. What is a root?

- A: The first node
- B: The last one

<details><summary>Answer</summary>

#### Answer: A

It has no parent.
</details>

## More

### 3. What is \u5806?

One.

### 4. What is it for?

See [this](more/one.md), or <https://example.org>.
""",
    "images/Big dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    "more/one.md": "# Is it one?\n\nYes, \N{PARTY POPPER}.\n",
}


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    return write(tmp_path / "theirs", THEIRS)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A project whose bank is empty."""
    (tmp_path / "empty").mkdir()
    return copy_project(tmp_path / "ours", tmp_path / "empty")


def files(root: Path) -> dict[str, bytes]:
    found = [place for top in (CONTENT, "docs") for place in (root / top).rglob("*") if place.is_file()]
    return {place.relative_to(root).as_posix(): place.read_bytes() for place in found}


def test_an_empty_bank_has_no_problems_afterwards(ours: Path, theirs: Path) -> None:
    before = files(ours)
    done = bring(ours, [str(theirs / "README.md")])
    assert (done.found, done.written, done.refused) == (4, 4, 0)
    new = files(ours).keys() - before.keys()
    assert new == {
        "questions/bank.yml",
        "questions/topics.yml",
        "questions/basics/heap-x.md",
        "questions/basics/root.md",
        "questions/more/dui.md",
        "questions/more/what-is-it-for.md",
        "docs/assets/figures/basics/big-dot.svg",
    }
    outcome = checked(ours)
    assert not outcome.problems, "\n".join(map(str, outcome.problems))
    assert [question.title for question in outcome.bank.questions if question.options] == ["What is a root?"]
    assert [topic.title for topic in outcome.bank.topics] == ["Basics", "More"]
    assert outcome.content.demands.order == "number"


def test_a_second_run_changes_nothing(ours: Path, theirs: Path) -> None:
    names = [str(theirs)]
    first = bring(ours, names)
    assert first.written == 5
    before = {path: (ours / path).stat().st_mtime_ns for path in files(ours)}
    again = bring(ours, names)
    assert (again.written, again.unchanged, again.topics, again.pictures) == (0, 5, 0, 0)
    assert {path: (ours / path).stat().st_mtime_ns for path in files(ours)} == before
    assert set(first.report) == set(again.report)


def test_a_file_with_other_content_is_left_alone(ours: Path, theirs: Path) -> None:
    bring(ours, [str(theirs / "README.md")])
    place = ours / "questions/basics/root.md"
    place.write_text(place.read_text(encoding="utf-8").replace("no parent", "none above it"), encoding="utf-8")
    text = place.read_bytes()
    done = bring(ours, [str(theirs / "README.md")])
    assert (done.written, done.unchanged, done.kept) == (0, 3, ("questions/basics/root.md",))
    assert "questions/basics/root.md: is there already with other content; left alone" in done.report
    assert place.read_bytes() == text


def test_a_bank_with_problems_is_left_as_it_is(ours: Path, theirs: Path) -> None:
    write(ours, {"questions/stray.txt": "a"})
    before = files(ours)
    assert bring(ours, [str(theirs / "README.md")]).problems
    assert files(ours) == before


def test_what_a_bank_asks_for_more_is_said_of_each(tmp_path: Path, theirs: Path) -> None:
    root = copy_project(
        tmp_path / "ours", write(tmp_path / "bank", {"bank.yml": "question:\n  summary: {required: yes}\n"})
    )
    before = files(root)
    done = bring(root, [str(theirs / "README.md")])
    assert (done.written, done.refused) == (0, 4)
    assert sum('no field "summary"; it is required; left out' in line for line in done.report) == 4
    assert files(root) == before


def test_a_title_that_is_asked_already_is_said(tmp_path: Path, theirs: Path) -> None:
    own = {
        "questions/own/other.md": "---\ntitle: what is a  ROOT?\n---\n\nThis.\n",
        "questions/bank.yml": "order: title\n",
    }
    root = write(copy_project(tmp_path / "ours", tmp_path / "theirs/more"), own)
    (root / "questions/one.md").unlink()
    done = bring(root, [str(theirs / "README.md")])
    assert (done.written, done.refused) == (3, 1)
    assert any("is already asked in questions/own/other.md" in line for line in done.report)
    assert "questions/bank.yml: questions follow each other by title; order: number keeps their order" in done.report
    assert not checked(root).problems


def test_topics_of_the_bank_stay_as_they_are_written(tmp_path: Path, theirs: Path) -> None:
    (tmp_path / "empty").mkdir()
    root = write(copy_project(tmp_path / "ours", tmp_path / "empty"), small())
    text = (root / "questions/topics.yml").read_text(encoding="utf-8")
    bring(root, [str(theirs / "README.md")])
    assert (root / "questions/topics.yml").read_text(encoding="utf-8").startswith(text.rstrip("\n"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing.md", "there is no such file"),
        ("images/Big dot.svg", "no Markdown file; allowed"),
        ("images", "no Markdown file in such a folder"),
    ],
)
def test_what_cannot_be_taken_in_is_said(ours: Path, theirs: Path, name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        bring(ours, [str(theirs / name)])


def test_a_file_in_no_unicode_is_said_with_its_line(ours: Path, theirs: Path) -> None:
    (theirs / "bad.md").write_bytes(b"a\nb\xff\n")
    with pytest.raises(UsageError, match=r"bad.md:2: the byte 0xff is not UTF-8"):
        bring(ours, [str(theirs / "bad.md")])


@pytest.mark.parametrize("topic", ["No Slug", "glossary", "index", "a" * 101])
def test_a_topic_that_cannot_be_is_refused(ours: Path, theirs: Path, topic: str) -> None:
    before = files(ours)
    with pytest.raises(UsageError, match="topic: "):
        bring(ours, [str(theirs / "README.md")], topic)
    assert files(ours) == before


def test_nothing_is_read_or_written_elsewhere(ours: Path, theirs: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secret\n\nword\n")
    (tmp_path / "secret.svg").write_text(THEIRS["images/Big dot.svg"])
    (theirs / "images/link.svg").symlink_to(tmp_path / "secret.svg")
    links = "[a](../secret.md) ![b](../secret.svg) ![c](images/link.svg)"
    text = f"# A\n\n## What is it?\n\n{links}\n\n## Why?\n\n[x](../secret.md)\n"
    (theirs / "README.md").write_text(text)
    before = files(ours)
    done = bring(ours, [str(theirs / "README.md")])
    assert done.written == 2
    assert {path for path in files(ours).keys() - before.keys() if path.startswith("docs")} == set()
    assert "word" not in (ours / "questions/a/why.md").read_text()


def test_a_link_that_leads_out_of_the_bank_is_not_followed(ours: Path, theirs: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    bring(ours, [str(theirs / "README.md")])
    for place in (ours / "questions/more").iterdir():
        place.unlink()
    (ours / "questions/more").rmdir()
    (ours / "questions/more").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert bring(ours, [str(theirs / "README.md")]).problems
    assert not [*(tmp_path / "elsewhere").iterdir()]


def test_names_are_parted_as_they_were_meant() -> None:
    assert listed("a.md 'b c.md' \"d e.md\" $(x) `y`") == ["a.md", "b c.md", "d e.md", "$(x)", "`y`"]
    with pytest.raises(UsageError, match="close it"):
        listed("a 'b")


def test_the_status_tells_whether_an_answered_question_was_left_out(
    ours: Path, theirs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asks = write(tmp_path / "asking/bank", {"bank.yml": "question:\n  summary: {required: yes}\n"})
    more = copy_project(tmp_path / "asking/ours", asks)
    assert main(["import", "--root", str(more), str(theirs / "README.md")]) == 1
    (theirs / "none.md").write_text("# Trees\n\n## What is a leaf?\n\n## What is a tree?\n", encoding="utf-8")
    assert main(["import", "--root", str(ours), str(theirs / "none.md")]) == 0
    with pytest.raises(SystemExit):
        main(["import", "--help"])
    assert "1 if a question with an answer was left out" in " ".join(capsys.readouterr().out.split())


def test_the_command_says_what_it_did(ours: Path, theirs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--root", str(ours), "--topic", "trees", str(theirs / "README.md")]) == 0
    said = capsys.readouterr().out.split("\n")
    assert said[:2] == [
        'README.md:3: the heading "Basics" above 2 questions, which is no topic; left out',
        'README.md:21: the heading "More" above 2 questions, which is no topic; left out',
    ]
    assert said[-3:-1] == [
        "4 questions with an answer, 0 without",
        "questions/: 4 questions written, 0 there already, 0 left alone, 0 left out; 1 new topic, 1 picture",
    ]
    assert main(["import", "--root", str(ours), "--listed", ""]) == 2
    assert "name the files" in capsys.readouterr().err
