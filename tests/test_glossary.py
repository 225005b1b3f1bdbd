"""Which words become links to the glossary."""

import pytest

from generator.glossary import Glossary
from generator.model import Place, Term
from generator.prose import scan


def glossary(*names: str) -> Glossary:
    """Each name is a term whose slug is the name; `a=b` makes b an alias of a."""
    terms = []
    for name in names:
        term, *aliases = name.split("=")
        terms.append(Term(term, term, "A definition.", Place("x"), tuple(aliases)))
    return Glossary(terms)


def found(text: str, *names: str) -> list[tuple[str, str]]:
    return [
        (text[mention.start : mention.end], mention.term.slug)
        for mention in glossary(*names).mentions(scan(text)[0], set())
    ]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("A feature, then a feature.", ["feature"], [("feature", "feature")]),
        (
            "Feature stores hold features.",
            ["feature", "feature store"],
            [("Feature stores", "feature store"), ("features", "feature")],
        ),
        ("A featureless feature-rich pre-feature.", ["feature"], []),
        ("in-house skew, once", ["In house skew"], [("in-house skew", "In house skew")]),
        ("over\nfitting it", ["over fitting"], [("over\nfitting", "over fitting")]),
        ("personal data (PII), no pii", ["personal data=PII"], [("personal data", "personal data")]),
        ("no pii but PII", ["personal data=PII"], [("PII", "personal data")]),
        ("GPUs and batches", ["GPU", "batch"], [("GPUs", "GPU"), ("batches", "batch")]),
        ("an A/B test of it", ["A/B test"], [("A/B test", "A/B test")]),
        ("`drift` [drift](x) \n\n## drift\n\nno more", ["drift"], []),
        ("**drift** in bold, (drift)", ["drift"], [("drift", "drift")]),
        ("| drift | b |\n|---|---|", ["drift"], [("drift", "drift")]),
        ("recall at k beats recall", ["recall", "recall at k"], [("recall at k", "recall at k"), ("recall", "recall")]),
        ("C++ and C", ["C++"], [("C++", "C++")]),
        ("naïve Bayes", ["Naïve Bayes"], [("naïve Bayes", "Naïve Bayes")]),
    ],
)
def test_mentions(text: str, names: list[str], expected: list[tuple[str, str]]) -> None:
    assert found(text, *names) == expected


def test_what_was_seen_is_not_found_again_but_still_covers_shorter_names() -> None:
    seen = {"recall at k"}
    assert glossary("recall", "recall at k").mentions(scan("recall at k")[0], seen) == ()
    assert seen == {"recall at k"}
