"""Titles that ask the same are found, and others are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.files import load
from generator.guide.alike import nearest_question
from tests.banks import question, write

BANK = (
    "What is a feature store, and when do you need one?",
    "Where does a feature store fit in the machine learning workflow?",
    "What is a canary deployment of a model?",
    "What is data drift, and how do you measure it?",
    "What is concept drift, and how does it differ from data drift?",
    "Why do machine learning teams version their data?",
    "How do you version and manage prompts?",
    "What is Little's law, and what does it say of a queue?",
    "A service answers slowly: how do you find the cause?",
)


def near(root: Path, title: str, titles: tuple[str, ...] = BANK, extra: str = "") -> str:
    """The title that is found to ask the same; nothing if there is none."""
    files = {
        f"questions/alpha/number-{n}.md": question(f'"{text}"', extra=extra if n == 0 else "")
        for n, text in enumerate(titles)
    }
    found = nearest_question(title, load(write(root, files)).bank.questions)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("What is a feature store?", 0),
        ("Why would you use feature stores?", 0),
        ("what are FEATURE-STORES for", 0),
        ("When do you need a feature store, and what is one?", 0),
        ("How would you explain data drift?", 3),
        ("What is the difference between data drift and concept drift?", 4),
        ("How do you manage and version your prompts?", 6),
        ("Little\u2019s law: what does it say?", 7),
        ("How do you find the cause when a service answers slowly?", 8),
    ],
)
def test_what_asks_the_same_in_other_words_is_found(tmp_path: Path, title: str, found: int) -> None:
    assert near(tmp_path, title) == BANK[found]


@pytest.mark.parametrize(
    "title",
    [
        "What is a shadow deployment of a model?",
        "What is a message queue?",
        "How do you version a data set?",
        "What is a feature in machine learning?",
        "What is it?",
        "???",
        "",
        "日本語",
    ],
)
def test_what_asks_something_else_is_not(tmp_path: Path, title: str) -> None:
    assert near(tmp_path, title) == ""


def test_another_phrasing_counts_as_a_title_does(tmp_path: Path) -> None:
    extra = "also_asked: [Which warehouse keeps what models eat?]\n"
    assert near(tmp_path, "Which warehouse keeps what a model eats?", extra=extra) == (
        "Which warehouse keeps what models eat?"
    )


def test_the_same_title_of_small_words_alone_is_no_neighbor(tmp_path: Path) -> None:
    assert near(tmp_path, "What is it?", ("What is it?", "Why?")) == "", "the checker refuses the very same"


def test_an_empty_bank_has_no_neighbor() -> None:
    assert nearest_question("What is it?", ()) is None
