"""How many words a text has."""

# ruff: noqa: RUF001 - letters of other scripts are meant

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.commands.build import checked
from generator.content import answer
from generator.content.words import telling_words, words
from tests.banks import question, small, write
from tests.unit.saying import silent


@pytest.mark.parametrize(
    ("text", "count", "telling"),
    [
        ("", 0, 0),
        ("one", 1, 1),
        ("Two words", 2, 2),
        ("A sign — between", 4, 3),
        ("Größe ist\u00a0alles", 3, 3),
        ("Что такое модель?", 3, 3),
        ("모델 서빙은 무엇인가", 3, 3),
        ("模型", 2, 2),
        ("什么是模型服务？", 7, 7),
        ("モデル", 2, 2),
        ("モデルとは", 3, 3),
        ("機械学習とは、データから規則を学ぶ方法です。", 15, 15),
        ("Kubernetesとは何ですか。", 5, 5),
        ("GPT-4 と 3 つの方法", 2 + 1 + 2 + 1, 6),
        ("。、！？", 0, 0),
        ("แบบจำลอง", 2, 2),
    ],
)
def test_words_are_counted(text: str, count: int, telling: int) -> None:
    assert (words(text), telling_words(text)) == (count, telling)


def test_the_time_to_read_is_that_of_an_english_text_that_takes_as_long() -> None:
    """In a minute people read some 357 characters of Japanese, of which two in five are ideographs, or 228 words."""
    japanese = "学習モデル" * 71
    assert 200 <= words(japanese) <= 300


def test_a_limit_is_in_words_of_the_language(tmp_path: Path) -> None:
    summary = "機械学習の模型を配る仕組みであり、一度読み込んだ模型に多くの問い合わせを答えさせる。"
    text = question("模型サーバーとは何か？").replace(
        question("x")[question("x").index("summary:") : question("x").index("key_points:")], f"summary: {summary}\n"
    )
    limits = "question:\n  summary: {words: 25 to 60}\n"
    root = write(tmp_path, {**small(), "questions/alpha/first.md": text, "questions/bank.yml": limits})
    assert checked(root).problems == ()
    write(root, {"questions/bank.yml": limits.replace("25 to 60", "50 to 60")})
    assert f"{words(summary)} words; allowed: 50 to 60" in str(checked(root).problems[0])


def test_an_answer_has_as_many_words_as_its_prose() -> None:
    read = answer.read("機械学習とは、データから規則を学ぶ方法です。\n\n- モデル\n", silent)
    assert read.words == 16  # two kana of any place count as one


def test_the_first_sentence_of_a_summary_ends_where_its_script_ends_it(tmp_path: Path) -> None:
    root = write(tmp_path, small())
    first = checked(root).bank.questions[0]
    assert replace(first, summary="模型を配る。多くを答える。").opening == "模型を配る。"
    assert replace(first, summary="模型を配る。").opening == "模型を配る。"
    assert replace(first, summary="One. Two.").opening == "One."
