"""CASES: every case, with the module that it stands in."""

from __future__ import annotations

from tests.corpus import (
    addresses,
    assets,
    characters,
    fields,
    files,
    large,
    lists,
    markdown,
    names,
    pages,
    yaml_text,
)
from tests.corpus.case import Case

MODULES: dict[str, tuple[Case, ...]] = {
    module.__name__.rpartition(".")[2]: module.CASES
    for module in (addresses, assets, characters, fields, files, large, lists, markdown, names, pages, yaml_text)
}

CASES = [(module, case) for module, cases in MODULES.items() for case in cases]
OFTEN = [(module, case) for module, case in CASES if not case.seldom]
SELDOM = [(module, case) for module, case in CASES if case.seldom]


def name(value: str | Case) -> str:
    """What a case is called in a list of tests."""
    return value if isinstance(value, str) else value.name
