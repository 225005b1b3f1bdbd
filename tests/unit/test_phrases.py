"""The catalogue of phrases: how they are said, and how a site words one otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.commands.build import checked
from generator.content.model import Kind, Level
from generator.theme.files import COMPONENTS, FOLDER, SCRIPTS, TEMPLATES, catalogue
from generator.theme.phrases import CATEGORIES, Phrase, Phrases, places, reworded
from tests.banks import ROOT, small, write
from tests.unit.saying import hearing, silent

CATALOGUE: dict[str, Phrase] = {
    "plain": "A phrase",
    "named": "Source {number}: {title}",
    "counted": {"one": "{count} thing in {place}", "other": "{count} things in {place}"},
}


def test_a_phrase_is_said_with_its_values() -> None:
    phrases = Phrases(CATALOGUE)
    assert phrases.say("plain") == "A phrase"
    assert phrases.say("named", number=2, title="{number}") == "Source 2: {number}"


@pytest.mark.parametrize(("count", "said"), [(0, "0 things"), (1, "1 thing"), (2, "2 things"), (21, "21 things")])
def test_a_number_decides_how_it_is_said(count: int, said: str) -> None:
    assert Phrases(CATALOGUE).say("counted", count=count, place="x") == f"{said} in x"


@pytest.mark.parametrize(
    ("key", "values"),
    [("none", {}), ("named", {"number": 1}), ("named", {}), ("counted", {"place": "x"}), ("counted", {})],
)
def test_a_phrase_that_is_not_there_or_a_value_that_is_missing_is_a_mistake(key: str, values: dict[str, int]) -> None:
    with pytest.raises(LookupError):
        Phrases(CATALOGUE).say(key, **values)


def test_a_site_may_word_a_phrase_otherwise() -> None:
    own = {"plain": "Other words", "counted": {"one": "a thing", "other": "{count} of them"}}
    phrases = reworded(CATALOGUE, own, silent)
    assert phrases.say("plain") == "Other words"
    assert phrases.say("counted", count=1, place="x") == "a thing"
    assert phrases.say("named", number=1, title="x") == "Source 1: x"


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"plane": "x"}, 'unknown phrase "plane" in extra.phrases; did you mean "plain"?'),
        ({"plain": ["x"]}, "the phrase plain is \"['x']\"; allowed: a text"),
        ({"plain": " "}, 'the phrase plain is ""; allowed: a text'),
        ({"counted": "x"}, 'the phrase counted is "x"; allowed: a text for each of one, other'),
        ({"counted": {"one": "x"}}, "the phrase counted is \"{'one': 'x'}\"; allowed: a text for each of one, other"),
        ({"named": "{name}"}, "the phrase named has {name}; allowed: {number}, {title}"),
        ({"plain": "{x}"}, "the phrase plain has {x}; allowed: no value in it"),
        ("x", 'extra.phrases is "x"; allowed: lines of the form key: text'),
    ],
)
def test_what_cannot_be_a_phrase_is_said(own: object, said: str) -> None:
    phrases, heard = hearing(lambda say: reworded(CATALOGUE, own, say))
    assert heard == [(1, said)]
    assert phrases == Phrases(CATALOGUE)


def test_a_site_s_own_words_are_read_from_its_settings(tmp_path: Path) -> None:
    settings = "extra:\n  phrases:\n    glossary_title: Dictionary\n"
    root = write(tmp_path, {**small(), "mkdocs.yml": settings})
    assert checked(root).site().say("glossary_title") == "Dictionary"
    write(root, {"mkdocs.yml": settings.replace("glossary_title", "glosary_title")})
    (problem,) = checked(root).problems
    assert str(problem).startswith('mkdocs.yml:1: unknown phrase "glosary_title" in extra.phrases; did you mean')


# The catalogue itself


def sources() -> dict[str, str]:
    """Everything that may say a phrase, by its path."""
    files = [
        *FOLDER.rglob("*.py"),
        *TEMPLATES.glob("*.j2"),
        *COMPONENTS.glob("*/*"),
        *SCRIPTS.glob("*.js"),
        *(ROOT / "overrides").rglob("*.html"),
    ]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files if path.is_file()}


def test_every_phrase_is_in_use() -> None:
    words = set(re.findall(r"\w+", "\n".join(sources().values())))
    made = {f"{kind.__name__.lower()}_{one.value}" for kind in (Level, Kind) for one in kind}
    made |= {f"{name}_title" for name in ("questions", "tags", "collections", "glossary")}
    made |= {f"choice_{name}" for name in ("kind", "track", "topic", "tag")}
    assert sorted(catalogue().keys() - words - made) == []


def test_every_phrase_that_is_said_is_in_the_catalogue() -> None:
    said = {
        (path, key)
        for path, text in sources().items()
        for key in re.findall(
            r"""\bphrases\.(\w+)""" if path.startswith("overrides") else r"""\bsay\(\s*"(\w+)\"""", text
        )
    }
    assert {path.split("/")[0] for path, _ in said} == {"generator", "overrides"}
    assert sorted((path, key) for path, key in said if key not in catalogue()) == []


@pytest.mark.parametrize("key", catalogue())
def test_a_phrase_has_a_form_that_can_be_said(key: str) -> None:
    phrase = catalogue()[key]
    if isinstance(phrase, str):
        assert phrase.strip() == phrase != ""
    else:
        assert tuple(phrase) == CATEGORIES
        assert phrase["one"] != phrase["other"]
    assert all(re.fullmatch("[a-z]+", name) for name in places(phrase))
