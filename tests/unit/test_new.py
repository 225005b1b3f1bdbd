"""A question that was started has every field, and the checker leads through what it still wants."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.commands.build import checked
from generator.commands.cli import main
from generator.commands.new import Start, short_slug
from generator.commands.usage import UsageError
from generator.content import limits
from generator.content.demands import NOTHING, Demands
from generator.content.demands import parse as parse_demands
from generator.content.fields import QUESTION, Value
from generator.content.files import load
from generator.content.model import KINDS, LEVELS, Kind
from generator.content.problems import quoted
from generator.outputs.table import RESERVED
from tests.banks import TAGS, TOPICS, arranged, question, small, write
from tests.projects import FIXTURE
from tests.unit.saying import silent

TITLE = 'What is a "model: server", and why?'
DEMANDING = (FIXTURE / "questions/bank.yml").read_text(encoding="utf-8")
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
ASKED = {"nothing": "question: {}\n", "much": DEMANDING, "as the real bank": DEMANDING}


def started(root: Path, asked: str) -> tuple[str, Demands]:
    """The text of a new file in a bank that asks so much."""
    write(root, small(**{"questions/bank.yml": asked}))
    path = Start(root).create("alpha", TITLE, added="2026-01-02")
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
            assert re.search(rf"^(# )?  (- |  )?{part.name}:", text, re.M)
        for measure, limit in demand.limits.items():
            assert f"{limit} {measure}" in text
        for choice in demands.choices.get(field.name, ()):
            assert choice.value in text


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_optional_can_be_taken_out_of_its_comment(tmp_path: Path, asked: str) -> None:
    text, _ = started(tmp_path, ASKED[asked])
    whole = re.sub(r"^# ((?:\w+:| {2,}).*)$", r"\1", text, flags=re.M)
    front = yaml.safe_load(whole.split("---\n")[1])
    assert set(front) == {field.name for field in QUESTION if field.value is not Value.BODY}
    for field in QUESTION:
        if field.parts:
            given = front[field.name]
            records = given if field.value is Value.RECORDS else [given]
            assert [set(record) for record in records] == [{part.name for part in field.parts}]


def test_the_checker_leads_through_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small(**{"questions/bank.yml": DEMANDING}))
    for path in ("questions/alpha/first.md", "questions/alpha/second.md", "questions/beta/third.md"):
        write(root, {path: small()[path]})
    assert main(["new", "alpha", TITLE, "--root", str(root)]) == 0
    assert capsys.readouterr().out == "questions/alpha/model-server.md is ready; fill it in, then run: make house\n"
    assert main(["check", "--root", str(root)]) == 1
    printed = [line for line in capsys.readouterr().err.splitlines() if "model-server.md" in line]
    said = {line.split(": ")[1] for line in printed}
    assert {"level", "summary", "key_points", "id", "title", "url"} <= said
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
        Start(root).create("alpha", TITLE, added="2026-01-02")
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


MOST = limits.LINE
ODD = {
    "a control character": (
        "What is \x07 it?",
        'the title "What is <U+0007> it?" has U+0007 a control character in it; take it out',
    ),
    "an escape": (
        "What is \x1b[31m red?",
        'the title "What is <U+001B>[31m red?" has U+001B a control character in it; take it out',
    ),
    "a turn of the line": (
        "What is \u202e it?",
        'the title "What is <U+202E> it?" has U+202E RIGHT-TO-LEFT OVERRIDE in it; take it out',
    ),
    "nothing to see": (
        "What is \u200b it?",
        'the title "What is <U+200B> it?" has U+200B ZERO WIDTH SPACE in it; take it out',
    ),
    "a line separator": ("What\u2028is?", 'the title "What is?" has U+2028 LINE SEPARATOR in it; take it out'),
    "a next line": ("What\x85is?", 'the title "What is?" has U+0085 a control character in it; take it out'),
    "not UTF-8": ("What\udcff?", 'the title "What<U+DCFF>?" has U+DCFF half of a surrogate pair in it; take it out'),
    "a line break": (
        "What is\nit?",
        'title: "What is it?" holds a line break; write it on one line; nothing was written',
    ),
    "too long a title": (
        "What? " * 200,
        f"title: 1,199 characters; allowed: at most {MOST:,}; nothing was written",
    ),
    "too long an address": (
        "a" * (limits.SLUG + 1),
        f"file name: a slug of {limits.SLUG + 1} characters; allowed: at most {limits.SLUG}; nothing was written",
    ),
}


@pytest.mark.parametrize("case", ODD)
def test_a_title_that_the_checker_refuses_is_refused_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    title, said = ODD[case]
    root = write(tmp_path, small())
    before = sorted(root.rglob("*"))
    assert main(["new", "--root", str(root), "--", "alpha", title]) == 2
    assert capsys.readouterr().err == f"{said}\n"
    assert sorted(root.rglob("*")) == before


def test_so_is_one_beyond_the_limits_of_the_bank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small(**{"questions/bank.yml": DEMANDING}))
    assert main(["new", "--root", str(root), "--", "alpha", "Why so?"]) == 2
    assert capsys.readouterr().err == "title: 7 characters; allowed: 8 to 110; nothing was written\n"


@pytest.mark.parametrize(
    "title",
    [
        "-x, or what is a hyphen?",
        "--help",
        "--root=/ is what?",
        "What does `touch x` do?",
        "What are $(x), $5 and ${HOME}?",
        "What is \"this\", 'that' and \\n?",
        "What is a: b # c, [d] & *e?",
        "---",
        "Is it naïve? 日本語 🎉 AT&T <b>",
    ],
)
def test_a_title_of_signs_is_what_was_typed(tmp_path: Path, title: str) -> None:
    root = write(tmp_path, small())
    if short_slug(title):
        assert main(["new", "--root", str(root), "--", "alpha", f"  {title} "]) == 0
        path = f"questions/alpha/{short_slug(title)}.md"
        write(root, {path: (root / path).read_text(encoding="utf-8") + "An answer.\n"})
        assert title in [found.title for found in load(root, RESERVED).bank.questions]
        assert load(root, RESERVED).problems == ()
    else:
        assert main(["new", "--root", str(root), "--", "alpha", title]) == 2


@pytest.mark.parametrize(
    "topic", ["../x", "/etc", "alpha/../beta", "..", "", "-x", "glossary", "$(touch x)", "a\x1b[31m"]
)
def test_a_topic_is_one_of_those_that_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, topic: str
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    root = write(tmp_path / "project", small())
    before = sorted(tmp_path.rglob("*"))
    assert main(["new", "--root", str(root), "--", topic, "What is new?"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"unknown topic {quoted(topic)}; allowed: alpha, beta" if topic else "name both")
    assert sorted(tmp_path.rglob("*")) == before


def a_link(folder: Path) -> None:
    (folder.parent.parent / "elsewhere").mkdir()
    folder.symlink_to("../elsewhere")


@pytest.mark.parametrize("make", [Path.touch, a_link, lambda folder: folder.symlink_to("nothing"), os.mkfifo])
def test_a_topic_s_folder_is_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], object]
) -> None:
    files = {path: text for path, text in small().items() if "/beta/" not in path}
    files["questions/collections/all.yml"] = files["questions/collections/all.yml"].replace(", third", "")
    root = write(tmp_path, files)
    make(root / "questions/beta")
    before = sorted(root.rglob("*"))
    assert main(["new", "beta", "What is new?", "--root", str(root)]) == 2
    said = "questions/beta is no folder of the project, but a file or a link; move it, or take it away\n"
    assert capsys.readouterr().err == said
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("call", ["os.link", "pathlib.Path.mkdir"])
def test_what_cannot_be_written_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    root = write(tmp_path, {"questions/topics.yml": TOPICS, "questions/tags.yml": TAGS})
    monkeypatch.setattr(call, full)
    assert main(["new", "beta", "What is new?", "--root", str(root)]) == 2
    said = "questions/beta/new.md cannot be written: No space left on device; nothing was written\n"
    assert capsys.readouterr().err == said
    assert sorted(path.name for path in (root / "questions").rglob("*")) == ["tags.yml", "topics.yml"]


@pytest.mark.parametrize("way", [Path.write_text, lambda place, _: place.symlink_to("nothing")])
def test_what_came_meanwhile_stays(tmp_path: Path, way: Callable[[Path, str], object]) -> None:
    """A file that is no question, a link to nothing: whatever stands there is not written over."""
    root = write(tmp_path, small())
    place = root / "questions/alpha/new.md"
    way(place, "mine")
    with pytest.raises(UsageError, match="exists already; nothing was written"):
        Start(root).create("alpha", "What is new?", added="2026-01-02")
    assert place.is_symlink() or place.read_text() == "mine"
    assert list(root.rglob("*.draft")) == []


def test_a_reader_who_gives_no_answer_is_told_that_nothing_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", ended)
    assert main(["new", "--root", str(write(tmp_path, small()))]) == 2
    assert capsys.readouterr().err == "no answer; nothing was written\n"


def test_a_reader_may_break_it_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", broken_off)
    assert main(["new", "--root", str(write(tmp_path, small()))]) == 130


def test_without_a_title_it_says_how_to_name_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main(["new", "--root", str(write(tmp_path, small()))]) == 2
    assert "make new TOPIC=<topic>" in capsys.readouterr().err


def test_a_reader_at_a_terminal_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["alpha", f" {TITLE} ", "easy", ""])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    root = write(tmp_path, small())
    assert main(["new", "--root", str(root)]) == 0
    assert "questions/alpha/model-server.md is ready" in capsys.readouterr().out
    today = date.today().isoformat()
    assert f"added: {today}\n" in (root / "questions/alpha/model-server.md").read_text()


@pytest.mark.parametrize(
    ("level", "kind"),
    [*((LEVELS[0].value, kind.value) for kind in KINDS), *((level.value, "coding") for level in LEVELS[1:])],
)
def test_a_level_and_a_kind_are_written_down(tmp_path: Path, level: str, kind: str) -> None:
    root = write(tmp_path, small(**{"questions/bank.yml": DEMANDING}))
    assert main(["new", "alpha", TITLE, "--level", level, "--kind", kind, "--root", str(root)]) == 0
    path = "questions/alpha/model-server.md"
    text = (root / path).read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    assert (front["level"], front["kind"]) == (level, kind)
    for heading in parse_demands("", DEMANDING, NOTHING, silent).house.outline(Kind(kind)).headings:
        assert f"\n# ## {heading}\n" in text
    said = [problem.message for problem in checked(root).problems if problem.path == path]
    assert said
    assert not [message for message in said if message.startswith(("level", "kind", "unknown"))]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--level", "esay", 'unknown level "esay"; allowed: easy, hard, medium; did you mean "easy"?'),
        ("--level", "$(touch x)", 'unknown level "$(touch x)"; allowed: easy, hard, medium'),
        ("--kind", "dezign", 'did you mean "design"?'),
        ("--kind", "Coding", 'did you mean "coding"?'),
    ],
)
def test_an_unknown_level_or_kind_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, value: str, said: str
) -> None:
    root = write(tmp_path, small())
    before = sorted(root.rglob("*"))
    assert main(["new", "alpha", TITLE, f"{option}={value}", "--root", str(root)]) == 2
    assert capsys.readouterr().err.endswith(f"{said}\n")
    assert sorted(root.rglob("*")) == before


def without_topics() -> dict[str, str]:
    return {path: text for path, text in small().items() if path != "questions/topics.yml"}


def test_where_topics_are_not_listed_one_begins_with_its_first_question(tmp_path: Path) -> None:
    root = write(tmp_path, without_topics())
    for topic in ("alpha", "something-else"):
        assert main(["new", topic, f"What is new in {topic}?", "--root", str(root)]) == 0
    assert (root / "questions/something-else/new-something-else.md").is_file()
    assert {topic.slug for topic in load(root).bank.topics} == {"alpha", "beta", "something-else"}


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("alpah", '"alpah" is no topic yet, and almost the topic alpha; nothing was written; if'),
        ("Some Thing", 'topic: "Some Thing" is no slug'),
        ("../x", 'topic: "../x" is no slug'),
        ("glossary", 'topic: "glossary" is a folder that holds no topic'),
    ],
)
def test_but_not_any_name_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str], topic: str, said: str) -> None:
    root = write(tmp_path / "project", without_topics())
    before = sorted(tmp_path.rglob("*"))
    assert main(["new", topic, "What is new?", "--root", str(root)]) == 2
    assert capsys.readouterr().err.startswith(said)
    assert sorted(tmp_path.rglob("*")) == before
    if topic == "alpah":
        assert main(["new", topic, "What is new?", "--anyway=yes", "--root", str(root)]) == 0


def test_the_file_names_the_tags_that_there_are(tmp_path: Path) -> None:
    tags = [f"tag-of-some-length-{n}" for n in range(40)]
    listed = "".join(f"{tag}:\n  label: {tag}\n" for tag in tags)
    root = write(tmp_path, {"questions/topics.yml": TOPICS, "questions/tags.yml": listed})
    text = (root / Start(root).create("alpha", "What is new?", added="2026-01-02")).read_text(encoding="utf-8")
    assert set(tags) <= set(re.findall(r"[a-z0-9-]+", text))
    assert max(len(line) for line in text.splitlines() if "tag-of" in line) <= 120


ALIKE = "What would the second things be?"
AS_ASKED = f'"{ALIKE}" asks what "What is the second thing?" does, in questions/alpha/second.md'


def test_a_title_that_asks_what_another_does_is_refused_unless_told_to_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write(tmp_path, small())
    before = sorted(root.rglob("*"))
    command = ["new", "beta", ALIKE, "--root", str(root)]
    assert main(command) == 2
    assert capsys.readouterr().err == f"{AS_ASKED}; nothing was written; if it is meant so, say ANYWAY=yes\n"
    assert sorted(root.rglob("*")) == before
    assert main([*command, "--anyway=yes"]) == 0
    assert (root / "questions/beta/would-second-things-be.md").is_file()


@pytest.mark.parametrize(("answer", "status"), [("no", 2), ("yes", 0)])
def test_at_a_terminal_whoever_asks_the_same_decides(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    answers = iter(["alpha", ALIKE, "easy", "concept", "perhaps", answer])
    prompts = []

    def answered(prompt: str) -> str:
        prompts.append(prompt)
        return next(answers)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answered)
    root = write(tmp_path, small())
    assert main(["new", "--root", str(root)]) == status
    assert prompts[0] == "Topic (alpha, beta): "
    assert prompts[2] == "Level (easy, medium, hard): "
    assert prompts[4] == f"{AS_ASKED}\nStart it all the same? (yes, no): "
    assert prompts[5].startswith('"perhaps" is none of them\n')
    assert ("nothing was written" in capsys.readouterr().err) is (answer == "no")


def test_at_a_terminal_what_is_unknown_is_asked_for_again_with_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["alpah", "", "alpha", TITLE, "Hrad", "hard", "codng", ""])
    prompts = []

    def answered(prompt: str) -> str:
        prompts.append(prompt)
        return next(answers)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answered)
    root = write(tmp_path, small(**{"questions/bank.yml": DEMANDING}))
    assert main(["new", "--root", str(root)]) == 0
    assert prompts[1].startswith('"alpah" is none of them; did you mean "alpha"?\n')
    assert prompts[2] == prompts[1], "nothing is said of no answer"
    assert prompts[5].startswith('"Hrad" is none of them; did you mean "hard"?\n')
    assert prompts[7].startswith('"codng" is none of them; did you mean "coding"?\n')
    text = (root / "questions/alpha/model-server.md").read_text(encoding="utf-8")
    assert "\nlevel: hard\n" in text
    assert "\nkind:" not in text


def test_a_topic_may_have_no_folder_yet(tmp_path: Path) -> None:
    root = write(tmp_path, {"questions/topics.yml": TOPICS, "questions/tags.yml": TAGS})
    path = Start(root).create("beta", "What is new?", added="2026-01-02")
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
        ("日本語", "ri-ben-yu"),
    ],
)
def test_a_title_has_a_short_address(title: str, slug: str) -> None:
    assert short_slug(title) == slug
