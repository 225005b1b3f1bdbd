"""Fields keep what was typed, and their lines."""

import pytest

from generator.frontmatter import parse, parse_yaml


@pytest.mark.parametrize("typed", ["no", "yes", "1.10", "010", "0x1F", "null", "~", "2026-01-02", "1e3", ".inf", "<<"])
def test_scalars_stay_as_typed(typed: str) -> None:
    assert parse_yaml(f"value: {typed}\nlist: [{typed}]").fields == {"value": typed, "list": [typed]}


def test_lines_of_fields_and_items_count_in_the_file() -> None:
    document = parse("---\none: 1\ntwo:\n  - a\n  - b: c\n\n# a comment\nthree: >-\n  text\n---\nbody\n")
    assert document.lines["one",] == 2
    assert document.lines["two",] == 3
    assert document.lines["two", 0] == 4
    assert document.lines["two", 1, "b"] == 5
    assert document.lines["three",] == 8
    assert (document.body, document.body_line) == ("body\n", 11)
    assert not document.faults


def test_a_duplicate_key_keeps_the_first_and_says_where_it_is() -> None:
    document = parse_yaml("a: 1\nb: 2\na: 3")
    assert document.fields == {"a": "1", "b": "2"}
    assert document.faults == [(3, '"a" is given twice, first on line 1; keep one')]


def test_a_duplicate_key_is_found_at_any_depth() -> None:
    assert [line for line, _ in parse_yaml("a:\n  - b: 1\n    b: 2").faults] == [3]


def test_an_anchor_may_be_used_twice() -> None:
    assert parse_yaml("a: &x [1]\nb: *x").fields == {"a": ["1"], "b": ["1"]}


def test_a_ruler_in_the_body_is_not_the_end_of_the_fields() -> None:
    assert parse("---\na: 1\n---\ntext\n\n---\nmore").body == "text\n\n---\nmore"


@pytest.mark.parametrize(
    "text", ["", "---", "---\n", "---\n---", "---\n- a\n---", "text", "---\n: :\n---", "---\n\ttab: x\n---"]
)
def test_a_file_without_fields_is_a_fault_and_never_an_error(text: str) -> None:
    document = parse(text)
    assert document.faults
    assert all(line >= 1 for line, _ in document.faults)
