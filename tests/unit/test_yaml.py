"""Fields keep what was typed, and their lines."""

import pytest

from generator.content.yaml import NO_FIELDS, Cut, Document, front_matter, parse
from tests.unit.saying import Said, hearing, silent


def heard(text: str) -> tuple[Document, Said]:
    return hearing(lambda say: parse(text, say))


@pytest.mark.parametrize("typed", ["no", "yes", "1.10", "010", "0x1F", "null", "~", "2026-01-02", "1e3", ".inf", "<<"])
def test_scalars_stay_as_typed(typed: str) -> None:
    document = parse(f"value: {typed}\nlist: [{typed}]\n{typed}: name", silent)
    assert document.fields == {"value": typed, "list": [typed], typed: "name"}


def test_lines_of_fields_and_items_count_in_the_file() -> None:
    text = "---\none: 1\ntwo:\n  - a\n  - b: c\n\n# a comment\nthree: >-\n  text\n---\nbody\n"
    document = front_matter(text, silent)
    assert document.lines["one",] == 2
    assert document.lines["two",] == 3
    assert document.lines["two", 0] == 4
    assert document.lines["two", 1, "b"] == 5
    assert document.lines["three",] == 8
    assert (document.body, document.body_line) == ("body\n", 11)


def test_a_duplicate_key_keeps_the_first_and_says_where_it_is() -> None:
    document, said = heard("a: 1\nb: 2\na: 3")
    assert document.fields == {"a": "1", "b": "2"}
    assert said == [(3, '"a" is given twice, first on line 1; keep one')]


def test_a_duplicate_key_is_found_at_any_depth() -> None:
    assert [line for line, _ in heard("a:\n  - b: 1\n    b: 2")[1]] == [3]


def test_what_makes_one_text_into_another_is_refused() -> None:
    """Aliases can ask for more memory than there is, and one can contain itself; tags can call what they name."""
    assert heard("a: &x [1]\nb: *x")[1] == [
        (1, "the anchor &x; take it out, or put the value in quotes"),
        (2, "the alias *x; write the value out, or put it in quotes"),
    ]
    assert heard("a: 1\nb: !!python/object:os x")[1] == [
        (2, 'the tag "tag:yaml.org,2002:python/object:os"; every value here is a text: take it out')
    ]
    assert heard("a: 1\n---\nb: 2")[1] == [
        (2, "a second document in one file; take out the line of --- or ... that starts it")
    ]


def test_depth_and_number_are_bounded() -> None:
    assert heard("- " * 50)[1] == [(1, NO_FIELDS)]
    assert heard("a:\n " + "- " * 50)[1] == [(2, "nested 21 levels deep; allowed: at most 20")]
    assert heard("a: [" + "x," * 200_000 + "]")[1] == [(1, "more than 200,000 values in one file; split it")]


def test_what_an_escape_stands_for_can_be_seen() -> None:
    assert heard('a: "\\u202E"')[1] == [(1, "U+202E RIGHT-TO-LEFT OVERRIDE, written as an escape; take it out")]


def test_a_value_that_a_comment_ends_says_so() -> None:
    fields = parse("a: What is C # language?\nb: x#y\nc: 'x' # y\nd: [x]  # y\ne: >-\n  x # y", silent).fields
    cut = fields["a"]
    assert isinstance(cut, Cut)
    assert (cut, cut.comment) == ("What is C", "# language?")
    assert [value for value in fields.values() if isinstance(value, Cut)] == [cut]
    assert fields["e"] == "x # y"


def test_a_ruler_in_the_body_is_not_the_end_of_the_fields() -> None:
    assert front_matter("---\na: 1\n---\ntext\n\n---\nmore", silent).body == "text\n\n---\nmore"


@pytest.mark.parametrize("text", ["", "---", "---\n", "---\n- a\n---", "text", "---\n: :\n---", "---\n\ttab: x\n---"])
def test_a_file_without_fields_is_a_fault_and_never_an_error(text: str) -> None:
    document, said = hearing(lambda say: front_matter(text, say))
    assert not document.fields
    assert said
    assert all(line >= 1 for line, _ in said)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a", 1),
        ("text", 1),
        ("a: b: c", 1),
        ("a: [", 1),
        ("\n\x07: x", 2),
        ("? [x]\n: y", 1),
    ],
)
def test_so_is_a_file_of_fields_alone(text: str, line: int) -> None:
    document, said = heard(text)
    assert not document.fields
    assert [at for at, _ in said] == [line]
