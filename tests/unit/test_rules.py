"""One bank in which everything is wrong, against the full list of messages."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.commands.build import build, checked
from generator.commands.cli import main
from generator.content.addresses import is_link_target, is_web_address
from generator.content.problems import closest, counted, one_of, quoted, spelling
from generator.content.rules import is_slug
from tests.banks import ROOT, small, write

AWFUL = ROOT / "tests" / "awful"
EXPECTED = AWFUL / "expected.txt"
NEEDED = "no such file; questions/bank.yml asks for what stands in it"

SPEAKING = (
    *("problems", "addresses", "rules", "assets", "yaml"),
    *("notation", "alerts", "linked", "runs", "inline", "elements", "answer", "read"),
    *("formula", "calculator", "demands", "checks", "kept", "files"),
)
"""The modules of content/ that say what is wrong."""


def test_everything_wrong_is_reported_at_once_in_order(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--root", str(AWFUL)]) == 1
    said = capsys.readouterr().err
    if request.config.getoption("--refresh"):
        EXPECTED.write_text(said, encoding="utf-8")
    assert said.splitlines() == EXPECTED.read_text(encoding="utf-8").splitlines()


def _texts(tree: ast.Module) -> Iterator[ast.expr]:
    """The texts of a module that may be messages: no docstring, pattern, list of words or type."""
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(ast.Constant()) | ast.AnnAssign(annotation=ast.Name("TypeAlias")):
                passed.update(ast.walk(node))
            case ast.Call(ast.Attribute(ast.Name("re"))) | ast.Call(ast.Attribute(ast.Constant(), "split")):
                passed.update(ast.walk(node))
            case ast.JoinedStr(parts):
                passed.update(part for part in parts if isinstance(part, ast.Constant))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr | ast.Constant) and node not in passed:
            yield node


def _messages(name: str) -> Iterator[str]:
    """A pattern for every message of a module, or for the part of one that is written by itself."""
    tree = ast.parse((ROOT / "generator" / "content" / f"{name}.py").read_text(encoding="utf-8"))
    for node in _texts(tree):
        values = node.values if isinstance(node, ast.JoinedStr) else [node]
        parts = [value.value if isinstance(value, ast.Constant) else None for value in values]
        words = "".join(part for part in parts if isinstance(part, str))
        if re.search(r"\w \w", words) and len(words) > len("no YAML") and '="' not in words:
            yield "".join(re.escape(part) if isinstance(part, str) else ".*" for part in parts)


@pytest.mark.parametrize("message", sorted({message for name in SPEAKING for message in _messages(name)}))
def test_every_message_stands_in_the_list(message: str) -> None:
    assert re.search(message, _everything_said())


@cache
def _everything_said() -> str:
    """Every message of the awful bank, and of the corpus of bad files, which has what no file can show."""
    found = [EXPECTED, *sorted((ROOT / "tests" / "corpus" / "expected").glob("*.txt"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in found)


@pytest.mark.parametrize("name", SPEAKING)
def test_messages_are_found_in_every_module(name: str) -> None:
    assert list(_messages(name))


def test_every_module_that_says_something_is_looked_through() -> None:
    saying = {
        path.stem
        for path in (ROOT / "generator" / "content").glob("*.py")
        if re.search(r"\b_?say\(|\byield (f?\"|Problem)|\b(Problem|FormulaError)\(", path.read_text(encoding="utf-8"))
    }
    assert saying | {"problems"} == {*SPEAKING, "house"}  # which tests/bank shows each broken rule of


DEMANDING = """\
question:
  level: {required: yes}
  tags: {required: yes}
  summary: {required: yes}
  key_points: {required: yes}
  sources: {required: yes}
  added: {required: yes}
  reviewed: {required: yes}
"""


def test_a_problem_writes_nothing(tmp_path: Path) -> None:
    root = write(tmp_path, small(**{"questions/bank.yml": DEMANDING}))
    build(root)
    before = {path: path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()}
    assert before
    write(root, {"questions/alpha/fourth.md": "---\ntitle: Nothing else\n---\n"})
    outcome = build(root)
    assert len(outcome.problems) == 8
    assert outcome.report is None
    assert {path: path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(("name", "kind"), [("topics.yml", "topic"), ("topics.yml", "track"), ("tags.yml", "tag")])
def test_a_missing_file_is_named_where_something_is_asked_of_it(tmp_path: Path, name: str, kind: str) -> None:
    files = small()
    del files[f"questions/{name}"]
    assert checked(write(tmp_path, files)).problems == ()
    root = write(tmp_path, {"questions/bank.yml": f"{kind}: {{description: {{required: yes}}}}\n"})
    assert f"questions/{name}:1: {NEEDED}" in map(str, checked(root).problems)


def test_a_file_of_another_kind_stands_for_none(tmp_path: Path) -> None:
    """What a system or an editor leaves behind, hidden, is passed over; anything else is not."""
    root = write(tmp_path, small(**{"questions/.DS_Store": "x", "questions/alpha/.first.md.swp": "x"}))
    assert checked(root).problems == ()
    write(root, {"questions/alpha/first.md~": "x"})
    assert [problem.path for problem in checked(root).problems] == ["questions/alpha/first.md~"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_count_alike_whatever_ends_them(tmp_path: Path, ending: str) -> None:
    root = write(tmp_path, small())
    text = small()["questions/alpha/first.md"].replace("level: easy", "level: esay")
    (root / "questions/alpha/first.md").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", ending).encode())
    (problem,) = checked(root).problems
    assert str(problem) == (
        'questions/alpha/first.md:3: level: unknown level "esay"; allowed: easy, medium, hard; did you mean "easy"?'
    )


# One value


@pytest.mark.parametrize("value", ["a", "a1", "1", "a-b-c", "2-tier"])
def test_a_slug_passes(value: str) -> None:
    assert list(is_slug(value)) == []


@pytest.mark.parametrize("value", ["", "A", "a--b", "-a", "a-", "a_b", "a b", "é", "a/b", "a.b", "index", "a\n"])
def test_anything_else_is_no_slug(value: str) -> None:
    assert list(is_slug(value))


@pytest.mark.parametrize(
    "value", ["https://a.b", "http://a.b/c?d=e#f", "HTTPS://A.B", "https://[2606:4700::1111]/", "https://é.org/ü"]
)
def test_a_web_address_passes(value: str) -> None:
    assert list(is_web_address(value)) == []
    assert list(is_link_target(value)) == []


@pytest.mark.parametrize(
    "value",
    [
        *["", "a", "//a", "https:a", "https://", "ftp://a", "https://[a", "https://a b", "https://?a"],
        *["https://x.y:abc/", "https://x.y:99999/", "https://[example.org/", "https://a|b/", "https://1.2.3.999/"],
    ],
)
def test_anything_else_is_no_web_address(value: str) -> None:
    assert list(is_web_address(value))


@pytest.mark.parametrize("value", ["a.md", "../a/b.md#c", "#c", "a/b@2x.png", "a%20b.md", "/root"])
def test_a_path_may_be_linked_to(value: str) -> None:
    assert list(is_link_target(value)) == []


@pytest.mark.parametrize("value", ["", "//a", "mailto:a@b.c", "a@b.c", "javascript:a", "data:a", "file:///a", "C:\\a"])
def test_nothing_else_may(value: str) -> None:
    assert list(is_link_target(value))


# How it is worded


def test_a_message_names_the_nearest_allowed_value() -> None:
    assert closest("esay", ["easy", "hard"]) == "easy"
    assert closest("xxxx", ["easy", "hard"]) is None
    few = one_of("onee", {"two", "one"}, kind="tag", where="tags.yml")
    assert few == 'unknown tag "onee"; allowed: one, two; did you mean "one"?'
    many = one_of("tag-1x", {f"tag-{n}" for n in range(20)}, kind="tag", where="tags.yml")
    assert many == 'unknown tag "tag-1x"; allowed: those in tags.yml; did you mean "tag-1"?'


def test_a_long_text_is_shortened_to_fit_a_line() -> None:
    assert quoted("a\n  b") == '"a b"'
    assert len(quoted("word " * 50)) == 62
    assert quoted("word " * 50).endswith('..."')


def test_names_that_differ_in_case_hyphens_and_spaces_alone_are_the_same() -> None:
    assert len({spelling(name) for name in ("KV cache", "kv-cache", " Kv  Cache ", "KV\ncache")}) == 1
    assert spelling("KV cache") != spelling("KVcache")


@pytest.mark.parametrize(("count", "said"), [(0, "0 tags"), (1, "1 tag"), (2000, "2,000 tags")])
def test_things_are_counted(count: int, said: str) -> None:
    assert counted(count, "tag") == said
    assert counted(2, "address", "addresses") == "2 addresses"
