"""The words by which banks say what is what: a question, an answer, an option, or nothing of either. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

_KINDS = r"(?:the\s+)?(?:right\s+|correct\s+|expected\s+|possible\s+|model\s+|sample\s+|suggested\s+|short\s+)*"
_REPLY = (
    r"(?:answer|ans|solution|explanation|response|reply|respuesta|solución|resposta|réponse|antwort|lösung|risposta|"
    r"ответ|відповідь|odpowiedź|cevap|답|정답|答え|解答|回答|答案|参考答案)"
)
_ANSWER = re.compile(
    rf"^\W*(?:(?:show|view|see|click|tap|open|reveal|toggle|expand|hide|read|get|to|for|here|me|check)\s+)*{_KINDS}{_REPLY}s?\b"
    r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_QUESTION = re.compile(
    r"^\W*(?:interview\s+)?(?:question|q|pregunta|frage|вопрос|问题|質問)\s*#?\d*\W*$", re.IGNORECASE
)
_ASKED = re.compile(r"^\s*(?:[*_]{2})?\s*(?:q|question)\s*[.-]?\s*\d*\s*[.:)]", re.IGNORECASE)
_LETTER = re.compile(
    r"^\W{0,6}(?:is\W{0,3}|option\W{0,3})?[(\[]?(?P<letter>[A-H1-8])[)\]]?(?:[\s.:)\-–,*`]|$)", re.IGNORECASE
)
_BEGUN = re.compile(
    rf"^\s*(?:[*_]{{1,2}}|<(?:b|strong)>)?\s*(?:a(?:ns(?:wer)?)?\s*\d*|{_REPLY})\s*(?:[:.)：]|-(?=\s))+\s*(?:[*_]{{1,2}}|</(?:b|strong)>)?\s*[:：-]?\s*",
    re.IGNORECASE,
)
_OPTION = re.compile(r"^\W{0,3}?(?P<letter>[A-Ha-h1-8])\s*(?:[.:)]|\\\))\s*(?:\*\*|__)?\s*(?P<words>\S.*)$", re.DOTALL)
_TASK = re.compile(r"^\[(?P<done>[ xX])\]\s+(?P<words>\S.*)$", re.DOTALL)
_ASIDES = frozenset(
    "table of contents|contents|toc|index|introduction|intro|overview|about|contributing|contribution|contributions|"
    "contributors|license|licence|references|reference|resources|further reading|useful links|links|credits|"
    "acknowledgements|acknowledgments|summary|conclusion|prerequisites|disclaimer|support|sponsors|related topics|"
    "how to use|author|contact|contents of this page|оглавление|содержание|目录|índice|sommaire|inhaltsverzeichnis|"
    "table des matières".split("|")
)
_FEW_WORDS = 5


def after_answer(words: str) -> str | None:
    """What follows a label such as `Show the answer` or `Answer: B` at the start of words; None if there is none."""
    found = _ANSWER.match(words)
    return found["rest"] if found else None


def names_answer(words: str) -> bool:
    """Whether words are a label of an answer and little else."""
    return after_answer(words) is not None and len(words.split()) <= _FEW_WORDS


def answer_begun(text: str) -> str | None:
    """What follows `Answer:` or `**A:**` at the start of a line of Markdown; None if it does not start with that."""
    found = _BEGUN.match(text)
    return text[found.end() :] if found else None


def names_question(words: str) -> bool:
    """Whether words are a label such as `Question 3`, below or behind which the question stands."""
    return bool(_QUESTION.match(words))


def question_begun(text: str) -> bool:
    """Whether a line of Markdown starts with `Q:` or the like."""
    return bool(_ASKED.match(text))


def letter_named(words: str) -> tuple[str, str]:
    """The letter of an option at the start of words, as in `: B` or `is (3)`, and what follows it; "" if none is."""
    found = _LETTER.match(words)
    return (_lettered(found["letter"]), words[found.end("letter") :]) if found else ("", words)


def _lettered(sign: str) -> str:
    """The letter of an option that is given by its letter or its number."""
    return chr(64 + int(sign)) if sign.isdigit() else sign.upper()


def is_task(text: str) -> bool:
    """Whether an item of a list starts with a box to be ticked."""
    return bool(_TASK.match(text))


def ticked(items: Sequence[str]) -> tuple[list[str], str] | None:
    """The words of items with boxes and the letter of the only one that is ticked; None if they are no such items."""
    found = [match for item in items if (match := _TASK.match(item))]
    done = [place for place, one in enumerate(found) if one["done"] != " "]
    return ([one["words"] for one in found], chr(65 + done[0])) if len(found) == len(items) and len(done) == 1 else None


def lettered(items: Sequence[str]) -> list[str] | None:
    """The words of items that start with A, B, C and so on, or 1, 2, 3; None if they do not."""
    found = [match for item in items if (match := _OPTION.match(item))]
    letters = [_lettered(one["letter"]) for one in found]
    return [one["words"] for one in found] if letters == [chr(65 + place) for place in range(len(items))] else None


def is_aside(words: str) -> bool:
    """Whether a heading says that no question stands below it."""
    return words.lower().strip(" :.#*") in _ASIDES
