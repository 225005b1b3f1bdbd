"""What a path in an answer points at, by its form alone."""

import pytest

from generator.arrange.pages import target_address
from generator.content.links import resolve

HERE = "questions/alpha/here.md"


@pytest.mark.parametrize(
    ("link", "kind", "name", "fragment", "address"),
    [
        ("first.md", "question", "first", "", "questions/first/"),
        ("../beta/third.md#answer", "question", "third", "answer", "questions/third/"),
        ("#answer", "question", "here", "answer", "questions/here/"),
        ("../glossary/widget.yml", "term", "widget", "", "glossary/widget/"),
        ("../collections/all.yml#first", "collection", "all", "first", "collections/all/"),
        ("../../docs/assets/x/y.svg", "asset", "assets/x/y.svg", "", "assets/x/y.svg"),
        ("../../docs/assets/a%20b.svg#c", "asset", "assets/a b.svg", "c", "assets/a b.svg"),
        ("./../alpha/./first.md", "question", "first", "", "questions/first/"),
    ],
)
def test_what_a_path_points_at(link: str, kind: str, name: str, fragment: str, address: str) -> None:
    target = resolve(HERE, link)
    assert target is not None
    assert (target.names, target.name, target.fragment) == (kind, name, fragment)
    assert target_address(target) == address


@pytest.mark.parametrize(
    "link",
    [
        "../../README.md",
        "../topics.yml",
        "../bank.yml",
        "../../../etc/passwd",
        "..",
        "x.txt",
        "a b.md",
        "first",
        "first.yml",
        "deeper/first.md",
        "../first.md",
        "../collections/all.json",
        "../../docs/api/index.md",
        "../../docs/assets/../api/index.md",
        "../../../questions/alpha/first.md",
    ],
)
def test_other_paths_point_at_nothing(link: str) -> None:
    assert resolve(HERE, link) is None
