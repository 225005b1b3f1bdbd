"""Which words are mentions of the glossary's terms."""

import pytest

from generator.arrange.mentions import Glossary
from generator.content.answer import read
from generator.content.model import Markdown, Place, Prose, Term
from tests.unit.saying import silent


def glossary(*names: str) -> Glossary:
    """Each name is a term whose slug is the name; `a=b` makes b an alias of a."""
    terms = []
    for name in names:
        term, *aliases = name.split("=")
        terms.append(Term(term, term, "A definition.", Place("x"), tuple(aliases)))
    return Glossary(terms)


def found(text: Markdown | str, *names: str) -> list[tuple[str, str]]:
    """The words of each mention, and the term that they mention."""
    parts = text.parts if isinstance(text, Markdown) else (Prose(text),)
    mentions = []
    for mention in glossary(*names).mentions(text):
        part = parts[mention.part]
        assert isinstance(part, Prose)
        mentions.append((part.text[mention.start : mention.end], mention.term.slug))
    return mentions


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("A feature, then a feature.", ["feature"], [("feature", "feature"), ("feature", "feature")]),
        (
            "Feature stores hold features.",
            ["feature", "feature store"],
            [("Feature stores", "feature store"), ("features", "feature")],
        ),
        ("A featureless feature-rich pre-feature.", ["feature"], []),
        ("in-house skew, once", ["In house skew"], [("in-house skew", "In house skew")]),
        ("over\nfitting it", ["over fitting"], [("over\nfitting", "over fitting")]),
        (
            "personal data (PII), no pii",
            ["personal data=PII"],
            [("personal data", "personal data"), ("PII", "personal data")],
        ),
        ("no pii but PII", ["personal data=PII"], [("PII", "personal data")]),
        ("GPUs and batches", ["GPU", "batch"], [("GPUs", "GPU"), ("batches", "batch")]),
        ("an A/B test of it", ["A/B test"], [("A/B test", "A/B test")]),
        ("`drift` [drift](x) \n\n## drift\n\nno more", ["drift"], []),
        ("**drift** in bold, (drift)", ["drift"], [("drift", "drift"), ("drift", "drift")]),
        ("| drift | b |\n|---|---|", ["drift"], [("drift", "drift")]),
        ("recall at k beats recall", ["recall", "recall at k"], [("recall at k", "recall at k"), ("recall", "recall")]),
        ("C++ and C", ["C++"], [("C++", "C++")]),
        ("naïve Bayes", ["Naïve Bayes"], [("naïve Bayes", "Naïve Bayes")]),
        ("drift&nbsp;detection", ["drift detection"], [("drift\N{NO-BREAK SPACE}detection", "drift detection")]),
        ("a [drift]", ["drift"], [("drift", "drift")]),
        ("![drift](x.svg) and [@drift]", ["drift"], []),
    ],
)
def test_mentions(text: str, names: list[str], expected: list[tuple[str, str]]) -> None:
    assert found(read(text, silent), *names) == expected


def test_a_plain_text_is_one_part() -> None:
    assert found("A `feature` and a [feature](x)", "feature") == [("feature", "feature"), ("feature", "feature")]


def test_a_glossary_without_terms_finds_nothing() -> None:
    assert found("any words", *[]) == []


def test_of_many_names_the_longest_wins() -> None:
    names = [f"{'deep ' * depth}cache {letter}" for depth in range(5) for letter in "abcdefgh"]
    for name in names:
        assert found(f"a {name} here", *names) == [(name, name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [("it, gpus", "--gpus"), ("a p\N{LATIN SMALL LETTER DOTLESS I}peline", "Pipeline"), ("x, o2", "-o2")],
)
def test_what_is_no_name_after_all_is_no_mention_and_no_error(text: str, name: str) -> None:
    assert found(text, name) == []


def test_a_name_in_a_script_without_spaces_matches_wherever_it_stands() -> None:
    assert found("この機械学習のモデルはPodで動く。Podsは別。", "機械学習", "モデル", "Pod") == [
        ("機械学習", "機械学習"),
        ("モデル", "モデル"),
        ("Pod", "Pod"),
        ("Pods", "Pod"),
    ]
