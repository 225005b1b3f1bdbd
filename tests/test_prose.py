"""Markdown taken apart: what is running text, and what would not render as meant."""

import pytest

from generator.prose import scan, scan_line


def prose(text: str) -> str:
    return "".join(text[start:end] for start, end in scan(text)[0].prose)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("plain text", "plain text"),
        ("some `code here` after", "some  after"),
        ("``a ` b`` after", " after"),
        ("an \\`escaped\\` tick", "an \\`escaped\\` tick"),
        ("a [link](http://x.y/a_(b)) after", "a  after"),
        ('a [link](<a b> "title") after', "a  after"),
        ("an ![image](x.svg) after", "an  after"),
        ("an <https://x.y> address", "an  address"),
        ("```\ncode\n```\nafter", "\nafter"),
        ("~~~~ text\n```\n~~~~\nafter", "\nafter"),
        ("## Heading\n\nafter", "\n\nafter"),
        ("- item\n\n    ```text\n    code\n    ```\n\n- next", "- item\n\n\n\n- next"),
        ("1 < 2 and a > b", "1 < 2 and a > b"),
        ("**bold** _and_ [not a link]", "**bold** _and_ [not a link]"),
    ],
)
def test_prose_is_what_remains(text: str, kept: str) -> None:
    markdown, faults = scan(text)
    assert not faults
    assert "".join(text[start:end] for start, end in markdown.prose) == kept


def test_code_does_not_reach_over_a_blank_line() -> None:
    assert prose("a ` tick\n\nand another ` tick") == "a ` tick\n\nand another ` tick"


def test_links_and_headings_have_their_places() -> None:
    text = "## One\n\nSee [a](b.md#c) and <https://x.y>.\n\n### Two"
    markdown, faults = scan(text)
    assert not faults
    assert [link.target for link in markdown.links] == ["b.md#c", "https://x.y"]
    assert all(text[link.start : link.end] == link.target for link in markdown.links)
    assert [text[start : start + 4] for start in markdown.headings] == ["## O", "### "]


def test_a_fault_is_at_its_line() -> None:
    assert [line for line, _ in scan("fine\n\nfine <b>bold</b>\n\n```\nnever closed")[1]] == [3, 3, 5]


@pytest.mark.parametrize(
    "text",
    [
        "text\n- item",
        "- item\n  - nested",
        "text\n| a |\n|---|\n| b |",
        "    indented",
        "text\n---",
        "[^1]: note",
        "!!! note",
        "??? note",
        "/// note",
        "::: module",
        "[TOC]",
        "#Heading",
        "{: .class }",
    ],
)
def test_what_the_renderers_disagree_about_is_a_fault(text: str) -> None:
    assert scan(text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "text\n\n- item\n- item\n\n    more of it\n\n    - nested\n\ntext",
        "1. one\n2. two\n\n    more",
        "- item that goes on\n  on the next line\n- item",
        "> a quote\n> goes on",
        "| a | b |\n|---|---|\n| c | d |",
        "***\n\ntext",
        'text\n\n```python title="x.py" hl_lines="1"\nx = 1\n```\n\ntext',
        "costs $5 and 50 % of {nothing\nat all",
    ],
)
def test_what_both_render_alike_is_not(text: str) -> None:
    assert scan(text)[1] == []


@pytest.mark.parametrize("text", ["# x", "- x", "1. x", "> x", "| x", "```x"])
def test_a_line_starts_no_block(text: str) -> None:
    assert scan_line(text)[1]
