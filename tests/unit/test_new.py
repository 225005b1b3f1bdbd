"""A question that was started has every field, and the checker leads through what it still wants."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.commands.build import checked
from generator.commands.cli import main
from generator.commands.new import UsageError, create, short_slug
from generator.content.demands import NOTHING, Demands
from generator.content.demands import parse as parse_demands
from generator.content.fields import QUESTION, Value
from tests.banks import ROOT, TAGS, TOPICS, arranged, question, small, write
from tests.unit.saying import silent

TITLE = 'What is a "model: server", and why?'
REAL = (ROOT / "questions/bank.yml").read_text(encoding="utf-8")
DEMANDING = """\
question:
  title: {characters: 8 to 110}
  level: {required: yes}
  summary: {required: yes, words: 25 to 60}
  key_points: {required: yes, items: 2 to 6}
  follow_ups.say: {required: yes, words: 20 to 60}
  sources: {required: yes, items: 1 to 8, cited: always}
  sources.id: {required: yes}
  pitfalls: {items: 1 to 3}
  added: {required: yes}
"""
ASKED = {"nothing": "question: {}\n", "much": DEMANDING, "as the real bank": REAL}


def started(root: Path, asked: str) -> tuple[str, Demands]:
    """The text of a new file in a bank that asks so much."""
    write(root, small(**{"questions/bank.yml": asked}))
    path = create(root, "alpha", TITLE, added="2026-01-02")
    assert path == "questions/alpha/model-server.md"
    return (root / path).read_text(encoding="utf-8"), parse_demands("", asked, NOTHING, silent)


@pytest.mark.parametrize("asked", ASKED)
def test_the_file_has_every_field_of_the_table(tmp_path: Path, asked: str) -> None:
    text, demands = started(tmp_path, ASKED[asked])
    front = yaml.safe_load(text.split("---\n")[1])
    for field in QUESTION:
        demand = demands.on("question", field.name)
        if field.value is Value.BODY:
            assert re.search(rf"^# .*{re.escape(field.help)}.*\n---\n", text, re.M), "said right above it"
        elif field.needed or demand.required or field.name in {"added", "reviewed"}:
            assert field.name in front, "ready to fill in"
        else:
            assert field.name not in front
            assert re.search(rf"^# {field.name}:", text, re.M), "to be taken out of its comment"
        assert field.help in text
        for part in field.parts:
            assert re.search(rf"^(# )?  (- |  ){part.name}:", text, re.M)
        for measure, limit in demand.limits.items():
            assert f"{limit} {measure}" in text
        for choice in field.choices:
            assert str(choice.value) in text


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_optional_can_be_taken_out_of_its_comment(tmp_path: Path, asked: str) -> None:
    text, _ = started(tmp_path, ASKED[asked])
    whole = re.sub(r"^# ((?:\w+:| {2,}).*)$", r"\1", text, flags=re.M)
    front = yaml.safe_load(whole.split("---\n")[1])
    assert set(front) == {field.name for field in QUESTION if field.value is not Value.BODY}
    for field in QUESTION:
        if field.parts:
            assert [set(record) for record in front[field.name]] == [{part.name for part in field.parts}]


def test_the_checker_leads_through_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small(**{"questions/bank.yml": REAL}))
    for path in ("questions/alpha/first.md", "questions/alpha/second.md", "questions/beta/third.md"):
        write(root, {path: small()[path]})
    assert main(["new", "alpha", TITLE, "--root", str(root)]) == 0
    assert capsys.readouterr().out == "questions/alpha/model-server.md is ready; fill it in, then run: make check\n"
    assert main(["check", "--root", str(root)]) == 1
    printed = [line for line in capsys.readouterr().err.splitlines() if "model-server.md" in line]
    said = {line.split(": ")[1] for line in printed}
    assert {"level", "tags", "summary", "key_points", "id", "title", "url"} <= said
    assert any("no answer; write it below the fields" in line for line in printed)
    lines = (root / "questions/alpha/model-server.md").read_text(encoding="utf-8").split("\n")
    for line in printed:
        number = int(line.split(":")[1])
        assert not lines[number - 1].startswith(("title:", "added:", "reviewed:", "# "))


def test_nothing_is_said_of_what_was_given(tmp_path: Path) -> None:
    text, _ = started(tmp_path, ASKED["nothing"])
    (problem,) = checked(tmp_path).problems
    assert "no answer" in problem.message
    write(tmp_path, {problem.path: f"{text}An answer.\n"})
    assert checked(tmp_path).problems == ()
    (new,) = (one for one in checked(tmp_path).bank.questions if one.slug == "model-server")
    assert (new.title, new.added, new.reviewed, new.body.source) == (
        TITLE,
        "2026-01-02",
        "2026-01-02",
        "\nAn answer.\n",
    )


def test_a_file_that_is_filled_in_has_no_problems(tmp_path: Path) -> None:
    text, _ = started(tmp_path, DEMANDING)
    for before, after in {
        "level:": "level: easy",
        "summary: >-": "summary: >-\n  " + "A word said aloud in thirty seconds. " * 5,
        "key_points:\n  -": "key_points:\n  - One\n  - Two",
        "  - id:\n    title:\n    url:": "  - id: one\n    title: One\n    url: https://example.org",
    }.items():
        assert f"\n{before}\n" in text, before
        text = text.replace(f"\n{before}\n", f"\n{after}\n", 1)
    path = "questions/alpha/model-server.md"
    write(tmp_path, {path: f"{text}An answer [@one].\n"})
    assert [problem for problem in checked(tmp_path).problems if problem.path == path] == []


def test_what_exists_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small())
    assert main(["new", "alpha", TITLE, "--root", str(root)]) == 0
    path = root / "questions/alpha/model-server.md"
    before = path.read_text()
    assert main(["new", "alpha", TITLE, "--root", str(root)]) == 2
    assert "taken by questions/alpha/model-server.md" in capsys.readouterr().err
    path.write_text("---\n")  # not even readable
    with pytest.raises(UsageError, match="exists already; nothing was written"):
        create(root, "alpha", TITLE, added="2026-01-02")
    assert path.read_text() == "---\n" != before


@pytest.mark.parametrize(
    ("topic", "title", "said"),
    [
        ("alhpa", "What is it?", 'did you mean "alpha"?'),
        ("alpha", "???", "no words to make an address of"),
        ("alpha", "Index", "no words to make an address of"),
        ("alpha", "First", "taken by questions/alpha/first.md"),
        ("beta", "The first", "taken by questions/alpha/first.md"),
        ("alpha", "Before", "taken by questions/alpha/second.md"),
    ],
)
def test_new_refuses_what_cannot_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], topic: str, title: str, said: str
) -> None:
    former = question("What is the second thing?", extra="aliases: [before]\n")
    root = write(tmp_path, small(**{"questions/alpha/second.md": former}))
    before = sorted(root.rglob("*"))
    assert main(["new", topic, title, "--root", str(root)]) == 2
    assert said in capsys.readouterr().err
    assert sorted(root.rglob("*")) == before


def test_without_a_title_it_says_how_to_name_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main(["new", "--root", str(write(tmp_path, small()))]) == 2
    assert "make new TOPIC=<topic>" in capsys.readouterr().err


def test_a_reader_at_a_terminal_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["alpha", f" {TITLE} "])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    root = write(tmp_path, small())
    assert main(["new", "--root", str(root)]) == 0
    assert "questions/alpha/model-server.md is ready" in capsys.readouterr().out
    today = date.today().isoformat()
    assert f"added: {today}\n" in (root / "questions/alpha/model-server.md").read_text()


def test_a_topic_may_have_no_folder_yet(tmp_path: Path) -> None:
    root = write(tmp_path, {"questions/topics.yml": TOPICS, "questions/tags.yml": TAGS})
    path = create(root, "beta", "What is new?", added="2026-01-02")
    assert (root / path).is_file()
    write(root, {path: (root / path).read_text() + "An answer.\n"})
    assert [answered.slug for answered in arranged(root, {}).questions] == ["new"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("What is a model server?", "model-server"),
        ("Why do you need Little's law in a queue?", "need-littles-law-queue"),
        ("What is it?", "what-is-it"),
        ("One two three four five six seven eight nine", "one-two-three-four-five-six-seven"),
        ("Naïve Bayes & C++", "naive-bayes-c"),
        ("日本語", ""),
    ],
)
def test_a_title_has_a_short_address(title: str, slug: str) -> None:
    assert short_slug(title) == slug
