"""What the templates in overrides/ may use: what every publisher knows.

MkDocs and ProperDocs fill them in by Jinja, Zensical by MiniJinja. That has no methods of texts and lists, fewer
filters, and gives up at an attribute of what is not there; and it is told less of pages and of the navigation.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.banks import ROOT

TEMPLATES = sorted(path for path in (ROOT / "overrides").rglob("*") if path.is_file())

FILTERS = frozenset("e first map rejectattr replace striptags trim url urlencode".split())
TESTS = frozenset(("equalto",))
OF = {
    "page": frozenset("content meta title toc url".split()),
    "nav": frozenset("homepage items".split()),
    "item": frozenset("children title url".split()),
    "section": frozenset("children title url".split()),
}
"""What every publisher tells of them."""

ASKED_FOR = frozenset({("page", "file")})
"""What MkDocs tells alone, and where a template asks first whether it is there."""


def refused(source: str) -> Iterator[str]:
    """What a template uses and some publisher does not know."""
    tree = Environment(autoescape=False).parse(source)  # noqa: S701 - nothing is filled in
    yield from (f"a call in line {call.lineno}" for call in tree.find_all(nodes.Call))
    yield from (f"the filter {used.name}" for used in tree.find_all(nodes.Filter) if used.name not in FILTERS)
    yield from (f"the test {used.name}" for used in tree.find_all(nodes.Test) if used.name not in TESTS)
    for used in tree.find_all(nodes.Filter):
        if used.name == "rejectattr":
            yield from (f"the test {named}" for named in _texts(used.args[1:2]) if named not in TESTS)
    for read in tree.find_all(nodes.Getattr):
        of = read.node.name if isinstance(read.node, nodes.Name) else ""
        if of in OF and read.attr not in OF[of] and (of, read.attr) not in ASKED_FOR:
            yield f"{of}.{read.attr}"


def _texts(found: list[nodes.Expr]) -> Iterator[str]:
    yield from (str(one.value) for one in found if isinstance(one, nodes.Const))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_uses_what_every_publisher_knows(path: Path) -> None:
    assert [*refused(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ phrases.title.split('x') }}", "a call in line 1"),
        ("{{ phrases | xmlattr }}", "the filter xmlattr"),
        ("{{ 1 if page is sameas none }}", "the test sameas"),
        ("{{ nav.items | rejectattr('url', 'sameas', 1) | first }}", "the test sameas"),
        ("{{ 1 if item.is_homepage }}", "item.is_homepage"),
        ("{{ page.canonical_url }}", "page.canonical_url"),
    ],
)
def test_what_some_publisher_does_not_know_is_refused(source: str, said: str) -> None:
    assert [*refused(source)] == [said]
