"""The catalogue of phrases: how they are said, and how a site words one otherwise."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.commands.build import checked
from generator.content.model import KINDS, LEVELS
from generator.outputs.downloads import FORMATS
from generator.outputs.table import outputs
from generator.theme.files import COMPONENTS, FOLDER, SCRIPTS, TEMPLATES, catalogue, catalogue_for, catalogues
from generator.theme.phrases import Phrase, Phrases, categories, category, faults, lacking, places, reworded
from tests.banks import ROOT, small, write

CATALOGUE: dict[str, Phrase] = {
    "plain": "A phrase",
    "named": "Source {number}: {title}",
    "counted": {"one": "{count} thing in {place}", "other": "{count} things in {place}"},
}


ONE_OTHER = "a text for each of one, other, the plurals of en (CLDR)"


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
    own: dict[str, object] = {"plain": "Other words", "counted": {"one": "a thing", "other": "{count} of them"}}
    assert list(faults(CATALOGUE, own)) == []
    phrases = reworded(CATALOGUE, own)
    assert phrases.say("plain") == "Other words"
    assert phrases.say("counted", count=1, place="x") == "a thing"
    assert phrases.say("named", number=1, title="x") == "Source 1: x"


@pytest.mark.parametrize(
    ("own", "way", "said"),
    [
        ({"plane": "x"}, ("plane",), 'unknown phrase "plane" in extra.phrases; did you mean "plain"?'),
        ({5: "x"}, ("5",), 'unknown phrase "5" in extra.phrases'),
        ({"plain": ["x"]}, ("plain",), "the phrase plain is a list; allowed: a text"),
        ({"plain": None}, ("plain",), "the phrase plain is empty; allowed: a text"),
        ({"plain": 5}, ("plain",), 'the phrase plain is "5"; allowed: a text'),
        ({"plain": " "}, ("plain",), 'the phrase plain is ""; allowed: a text'),
        ({"plain": {}}, ("plain",), "the phrase plain is a mapping of nothing; allowed: a text"),
        (
            {"plain": {str(at): {} for at in range(9)}},
            ("plain",),
            'the phrase plain is lines for "0", "1", "2"; allowed: a text',
        ),
        ({"plain": "x" * 1001}, ("plain",), "the phrase plain has 1,001 characters; allowed: at most 1,000"),
        (
            {"plain": "a\nb"},
            ("plain",),
            'the phrase plain is "a b", which holds a line break; write it on one line',
        ),
        ({"counted": "x"}, ("counted",), f'the phrase counted is "x"; allowed: {ONE_OTHER}'),
        ({"counted": {"one": "x"}}, ("counted",), f"the phrase counted has no text for other; allowed: {ONE_OTHER}"),
        (
            {"counted": {"one": "x", "few": "y", "other": "z"}},
            ("counted", "few"),
            f'the phrase counted has a text for "few"; allowed: {ONE_OTHER}',
        ),
        (
            {"counted": {"one": "x", "other": ["y"]}},
            ("counted", "other"),
            "the phrase counted has a list for other; allowed: a text",
        ),
        (
            {"counted": {"one": "{number}", "other": "x"}},
            ("counted", "one"),
            'the phrase counted has "{number}"; allowed: {count}, {place}',
        ),
        ({"named": "{name}"}, ("named",), 'the phrase named has "{name}"; allowed: {number}, {title}'),
        ({"plain": "{x}"}, ("plain",), 'the phrase plain has "{x}"; allowed: no value in it'),
        ("x", (), 'extra.phrases is "x"; allowed: lines of the form key: text'),
        ([{}] * 9, (), "extra.phrases is a list; allowed: lines of the form key: text"),
    ],
)
def test_what_cannot_be_a_phrase_is_said(own: object, way: tuple[str, ...], said: str) -> None:
    assert list(faults(CATALOGUE, own)) == [(way, said)]
    if isinstance(own, dict):
        assert reworded(CATALOGUE, own) == Phrases(CATALOGUE)


def test_a_site_s_own_words_are_read_from_its_settings(tmp_path: Path) -> None:
    settings = "site_name: A bank\nextra:\n  phrases:\n    glossary_title: Dictionary\n"
    root = write(tmp_path, {**small(), "mkdocs.yml": settings})
    assert checked(root).site().say("glossary_title") == "Dictionary"
    write(root, {"mkdocs.yml": settings.replace("glossary_title", "glosary_title")})
    (problem,) = checked(root).problems
    assert str(problem).startswith('mkdocs.yml:4: unknown phrase "glosary_title" in extra.phrases; did you mean')


def hostile(phrase: Phrase) -> Phrase:
    """A phrase with markup before every value and at its end."""
    if isinstance(phrase, str):
        return f"{MARKUP}{phrase.replace('{', MARKUP + '{')}{MARKUP}"
    return {category: str(hostile(text)) for category, text in phrase.items()}


MARKUP = "<img src=x onerror=alert(1)>\"'&</script>"


def test_markup_in_a_phrase_is_a_text_wherever_the_phrase_is_said(tmp_path: Path) -> None:
    own = {key: hostile(phrase) for key, phrase in catalogue().items()}
    settings = json.dumps({"site_name": "A bank", "site_url": "https://example.org/", "extra": {"phrases": own}})
    outcome = checked(write(tmp_path, {**small(), "mkdocs.yml": settings}))
    assert outcome.problems == ()
    files = {
        path: str(text)
        for path, text in outputs(outcome.site(), private=True).items()
        if not path.startswith(("cards/", "icons/"))
    }
    assert len([path for path, text in files.items() if "onerror" in text]) > 20
    shown = {path: text.split("\n---\n")[-1] for path, text in files.items() if path.endswith((".md", ".svg", ".xml"))}
    assert [path for path, text in shown.items() if "<img src=x" in text] == []


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
    made = {f"level_{level.value}" for level in LEVELS} | {f"kind_{kind.value}" for kind in KINDS}
    made |= {f"{name}_title" for name in ("questions", "tags", "collections", "glossary")}
    made |= {f"download_{form.name}{end}" for form in FORMATS for end in ("", "_about")}
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
        assert tuple(phrase) == ("one", "other")
        assert phrase["one"] != phrase["other"]
    assert all(re.fullmatch("[a-z]+", name) for name in places(phrase))


# Catalogues of other languages

RUSSIAN: dict[str, Phrase] = {
    "counted": {
        "one": "{count} вопрос",
        "few": "{count} вопроса",
        "many": "{count} вопросов",
        "other": "{count} вопроса",
    },
}


@pytest.mark.parametrize("language", catalogues())
def test_a_catalogue_is_complete_and_has_the_plurals_of_its_language(language: str) -> None:
    assert list(lacking(catalogue(), catalogue(language))) == []
    assert list(faults(catalogue(), catalogue(language), language)) == []


@pytest.mark.parametrize("language", catalogues())
def test_a_phrase_has_the_same_values_in_every_language(language: str) -> None:
    """A site may leave one out; a catalogue loses none, but for a number that a plural says in words."""
    said = catalogue(language)
    assert {key: {*places(said[key])} for key in said} == {
        key: {*places(phrase)} for key, phrase in catalogue().items()
    }


def test_what_a_catalogue_lacks_is_said_with_the_phrase_in_english() -> None:
    assert list(lacking(CATALOGUE, {"named": "x"})) == [
        ("plain", "A phrase"),
        ("counted", "{count} things in {place}"),
    ]


@pytest.mark.parametrize(
    ("language", "found"),
    [
        ("en", ("one", "other")),
        ("de", ("one", "other")),
        ("de-AT", ("one", "other")),
        ("ja", ("other",)),
        ("ru", ("one", "few", "many", "other")),
        ("ar", ("zero", "one", "two", "few", "many", "other")),
        ("pt-BR", ("one", "many", "other")),
        ("zh-Hant", ("other",)),
        ("xx", ("other",)),
    ],
)
def test_a_language_has_its_plurals(language: str, found: tuple[str, ...]) -> None:
    assert categories(language) == found


@pytest.mark.parametrize(
    ("language", "counts", "found"),
    [
        ("en", (0, 1, 2, 21), "other one other other"),
        ("ru", (1, 3, 5, 11, 21, 22), "one few many many one few"),
        ("ar", (0, 1, 2, 3, 11, 100), "zero one two few many other"),
        ("ja", (0, 1, 2), "other other other"),
        ("fr", (0, 1, 2), "one one other"),
    ],
)
def test_the_language_decides_on_the_plural(language: str, counts: tuple[int, ...], found: str) -> None:
    assert " ".join(category(count, language) for count in counts) == found


def test_a_number_is_said_by_the_plurals_of_the_catalogue_s_language() -> None:
    say = Phrases(RUSSIAN, "ru").say
    assert [say("counted", count=count) for count in (1, 3, 5)] == ["1 вопрос", "3 вопроса", "5 вопросов"]


@pytest.mark.parametrize(
    ("language", "own", "said"),
    [
        (
            "ru",
            {"one": "x", "many": "y", "other": "z"},
            "has no text for few; allowed: a text for each of one, few, many, other, the plurals of ru (CLDR)",
        ),
        (
            "ja",
            {"one": "x", "other": "y"},
            'has a text for "one"; allowed: a text for other alone, the plurals of ja (CLDR)',
        ),
        ("ja", {}, "has no text for other; allowed: a text for other alone, the plurals of ja (CLDR)"),
    ],
)
def test_a_plural_that_is_missing_is_named(language: str, own: dict[str, str], said: str) -> None:
    (found,) = faults(CATALOGUE, {"counted": own}, language)
    assert found[1] == f"the phrase counted {said}"


@pytest.mark.parametrize(
    ("language", "found"), [("de", "de"), ("de-CH", "de"), ("en-GB", "en"), ("ja", "en"), ("d", "en")]
)
def test_a_site_has_the_catalogue_of_its_language_or_the_english_one(language: str, found: str) -> None:
    assert catalogue_for(language) == found


def test_a_bank_without_a_theme_has_the_phrases_of_its_language_by_itself(tmp_path: Path) -> None:
    settings = "site_name: Eine Bank\ntheme:\n  language: de\n"
    site = checked(write(tmp_path, {**small(), "mkdocs.yml": settings})).site()
    assert site.say("glossary_title") == "Glossar"
    assert site.say("questions", count=1) == "1 Frage"
