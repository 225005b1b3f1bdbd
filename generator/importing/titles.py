"""A question's words into a title: without its number and marks, and with the level that they say. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.importing.marks import References, inline_of, plain

_NAMED = r"(?:q(?:n|ns|ues|uestion)?|question|frage|pregunta|pergunta|вопрос|问题|題目|题目|問題|質問|질문)"
_NUMBER = re.compile(
    rf"^\W{{0,4}}?(?:{_NAMED}[\s.#:-]*(?P<named>\d+(?:\.\d+)*)[\s.:)\]、．–—-]*"
    rf"|{_NAMED}\s*[.:)–—-]+\s*"
    r"|[\[(]?(?P<plain>\d+(?:\.\d+)*)(?:\s*[.):\]、．]+(?!\d)\s*|\s*[-–—]+\s+|-(?=[A-Z]))"
    r"|\#\s*(?P<hash>\d+)[\s.:)-]+"
    r"|(?P<keycap>(?:\d\N{VARIATION SELECTOR-16}?\N{COMBINING ENCLOSING KEYCAP})+|\N{KEYCAP TEN})[\s.:)-]*)",
    re.IGNORECASE,
)
"""`12.`, `Q12:`, `Question 3 -`, `#4`, `Q.` at a title's start."""

_ASKS = frozenset(
    "what what's whats why how explain describe define compare contrast differentiate difference differences "
    "distinguish tell mention discuss illustrate enumerate elaborate walk "
    "qué que cuál cuáles cómo como por para explique explica was wie warum welche welcher welches wann wer wo erkläre "
    "nenne quelle quelles quel quels comment pourquoi qu'est-ce что чем какие какой какая каков какова каково "
    "как зачем почему где когда кто расскажите опишите назовите дайте перечислите объясните можно может "
    "o qual quais explicar".split()
)
"""Words that a question starts with, in the languages that banks are often written in."""

_MAY_ASK = frozenset(
    "when which who whom whose where is are was were can could do does did should would will have has had may might in "
    "list name implement write give design state create find print show build convert check reverse calculate count "
    "identify outline summarize talk suppose given imagine predict demonstrate provide classify briefly if please "
    "determine remove swap merge sort types your you".split()
)
"""Words that a question or a task may start with, and a statement too."""

_LEVELS = {
    "easy": "beginner basic basics junior fresher newbie entry simple",
    "medium": "intermediate middle mid moderate normal",
    "hard": "advanced senior expert difficult tough",
}
LEVELS: Mapping[str, str] = {word: level for level, words in _LEVELS.items() for word in (level, *words.split())}
"""What banks call how hard a question is, and which level that is."""

_WORD_OF_LEVEL = "|".join(sorted(LEVELS, key=len, reverse=True))
_SAID = re.compile(
    rf"\s*[\[(（【]\s*(?:level\s*:\s*)?(?P<level>{_WORD_OF_LEVEL})(?:\s+level)?\s*[\])）】]\s*", re.IGNORECASE
)
_OF_LEVEL = re.compile(rf"^\W*(?:difficulty(?:\s+level)?|level)\W+(?P<level>{_WORD_OF_LEVEL})\W*$", re.IGNORECASE)
_LEGEND = re.compile(rf"(?P<sign>[^\w\s,.;:()*|`'\"-]+)\s*[-–:=]?\s*(?P<level>{_WORD_OF_LEVEL})\b", re.IGNORECASE)
_STYLE = "\N{VARIATION SELECTOR-16}\N{ZERO WIDTH JOINER}"
_CODES = re.compile(r"(?:^\s*|(?<=\s)):[a-z][a-z0-9_+-]*:(?=\s|$)")
"""An emoji by its name, such as `:rocket:`."""

_STARS = re.compile(r"(?<=[\s?!.])\*{1,5}$")
_MOST = 300


@dataclass(frozen=True, slots=True)
class Title:
    """A title as a reader sees it; the number before it, the level that it says, and what was left out of it."""

    text: str
    number: str = ""
    level: str = ""
    left_out: str = ""
    asked: bool = False
    """Whether it was written as a question: `Q.`, or with a word such as `Question 3` before it."""


def title_of(markdown: str, references: References | None = None, legend: Mapping[str, str] | None = None) -> Title:
    """The title in a heading, a summary or a run of bold text."""
    text = plain(inline_of(" ".join(markdown.split()), references)) if markdown.strip() else ""
    number, asked, left, level = "", False, "", ""
    if found := _NUMBER.match(text):
        rest = text[found.end() :].strip()
        if rest:
            number = found["named"] or found["plain"] or found["hash"] or ""
            asked = not (found["plain"] or found["hash"] or found["keycap"])
            text = rest
    if found := _SAID.search(text):
        level = LEVELS[found["level"].lower()]
        text = (text[: found.start()] + " " + text[found.end() :]).strip()
    for sign, said in (legend or {}).items():
        bare = _bare(text)
        if bare.endswith(sign):
            level = said
            text = bare[: -len(sign)].strip()
            break
    if codes := _CODES.findall(text):
        left = " ".join(codes)
        text = _CODES.sub(" ", text).strip()
    if found := _STARS.search(text):
        left = f"{left} {found.group()}".strip()
        text = text[: found.start()].strip()
    return Title(text.strip().strip("\\").strip(), number, level, left, asked)


def _bare(text: str) -> str:
    return "".join(character for character in text if character not in _STYLE).strip()


def legend_of(lines: Sequence[str]) -> dict[str, str]:
    """Signs that a text says stand for levels, as in `👶 easy ⭐️ medium 🚀 expert`."""
    for line in lines:
        pairs = {_bare(found["sign"]): LEVELS[found["level"].lower()] for found in _LEGEND.finditer(line)}
        pairs = {sign: level for sign, level in pairs.items() if sign and _is_sign(sign)}
        if len(pairs) >= 2 and len(set(pairs.values())) >= 2:
            return pairs
    return {}


def _is_sign(text: str) -> bool:
    return all(unicodedata.category(character) in {"So", "Sk", "Mn", "Sm", "Po"} for character in text)


def level_in(text: str) -> str:
    """The level that a line such as `Difficulty: hard` says; "" if it says none."""
    found = _OF_LEVEL.match(text)
    return LEVELS[found["level"].lower()] if found else ""


def asks(text: str) -> float:
    """How surely a title is worded as a question or task: 1 if it is, a half if it may be, else 0."""
    if not text or len(text) > _MOST * 2:
        return 0
    if ends_as_question(text) or re.search(r"[?？؟](?:\s|$)", text):
        return 1
    words = text.lower().replace("’", "'").split()
    first = words[0].strip(",.:;\"'«“`") if len(words) > 1 else ""
    return 1 if first in _ASKS else 0.5 if first in _MAY_ASK else 0


def is_question(text: str) -> bool:
    """Whether a title may be a question or a task."""
    return asks(text) > 0


def ends_as_question(text: str) -> bool:
    """Whether a title ends in a question mark, quotation marks and the like aside."""
    return text.rstrip(" .*_`)\"'»”").endswith(("?", "？", "؟"))
