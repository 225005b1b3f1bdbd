"""Where each kind of page is to be met in the fixture bank."""

from __future__ import annotations

from tests.kinds import Kind, Places, kinds

PLACES = Places(
    question="what-is-hydration",
    code="bakers-percentages",
    table="bread-flour-vs-cake-flour",
    reply="what-is-hydration",
    topic="fermentation",
    tag="timing",
    long_list="the-whole-trade",
    short_list="first-week",
    term="bulk-fermentation",
    found="oven",
    filtered="ferment",
    searched="bulk fermentation",
    misspelled="fermantation",
)

QUESTION = f"questions/{PLACES.question}/"
CODE = f"questions/{PLACES.code}/"
TABLE = f"questions/{PLACES.table}/"
TOPIC = f"topics/{PLACES.topic}/"
LONG_LIST = f"collections/{PLACES.long_list}/"
SHORT_LIST = f"collections/{PLACES.short_list}/"

KINDS = kinds(PLACES)


def kind_named(name: str) -> Kind:
    """The one kind of that name."""
    (kind,) = (kind for kind in KINDS if kind.name == name)
    return kind
