"""Text of the content comes out of the pages exactly as it was written, and nothing in it acts."""

import html
from pathlib import Path

import jinja2
import pytest
import yaml

from generator import addresses
from generator.build import build, checked
from generator.markup import inert
from generator.render import TEMPLATES, render
from generator.site import arrange
from tests.banks import question, small, write

ODD = [
    'A "quoted" & <b>bold</b> title?',
    "{{ 7 * 7 }} and {% raw %} and {# note #}?",
    "back\\slash \\\\ and `ticks` and *stars* _lines_?",
    "</script><!-- --> [a](b) {#c} | d ?",
    "emoji 🙂 and עברית and 日本語?",
    "it's 100 % #1, 1. first - second?",
]


@pytest.mark.parametrize("title", ODD)
def test_a_title_comes_through_exactly(tmp_path: Path, title: str) -> None:
    quoted = "'" + title.replace("'", "''") + "'"
    root = write(tmp_path, small(**{"questions/alpha/first.md": question(quoted)}))
    assert not build(root).problems
    text = (root / "docs/questions/first.md").read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("\n---\n")[0])
    assert front["question"]["title"] == title
    assert html.unescape(front["title"]) == title
    assert f"# {inert(title)} {{ #question }}" in text


@pytest.mark.parametrize("text", ODD)
def test_inert_text_holds_no_active_character(text: str) -> None:
    made = str(inert(text))
    assert html.unescape(made) == text
    assert not set(made.replace("&#", "")) & set("<>\"'\\`*_{}[]|#")


def test_templates_refuse_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    for template in TEMPLATES.iterdir():
        (tmp_path / "templates" / template.name).write_text(template.read_text())
    (tmp_path / "templates" / "tag.md.j2").write_text("{{ tag.no_such_thing }}")
    site = arrange(checked(write(tmp_path, small())).bank)
    with pytest.raises(jinja2.UndefinedError, match="no_such_thing"):
        render(site, tmp_path / "templates")


@pytest.mark.parametrize(
    ("address", "root"), [(addresses.HOME, "./"), ("questions/", "../"), ("questions/a/", "../../")]
)
def test_the_way_to_the_root(address: str, root: str) -> None:
    assert addresses.root(address) == root


@pytest.mark.parametrize(
    ("link", "kind", "name"),
    [
        ("first.md", "question", "first"),
        ("../beta/third.md#answer", "question", "third"),
        ("#answer", "question", "here"),
        ("../glossary/widget.yml", "term", "widget"),
        ("../collections/all.yml", "collection", "all"),
        ("../../docs/assets/x/y.svg", "asset", "assets/x/y.svg"),
    ],
)
def test_what_a_path_points_at(link: str, kind: str, name: str) -> None:
    target = addresses.resolve("questions/alpha/here.md", link)
    assert target is not None
    assert (target.kind, target.name) == (kind, name)


@pytest.mark.parametrize("link", ["../../README.md", "../topics.yml", "../../../etc/passwd", "..", "x.txt", "a b.md"])
def test_other_paths_point_at_nothing(link: str) -> None:
    assert addresses.resolve("questions/alpha/here.md", link) is None
