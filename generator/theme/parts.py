"""Components: what pages are made of, and which kind of page each is for. Pure.

A component is a folder: its markup is a template with macros, its style and its script carry the same name. Nothing
lists them. A page's template imports the macros that it uses, and a macro those of others; from there it follows which
kinds of page a component is for. One without markup of its own here belongs to the document, or to what answers hold,
and is for every page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, meta

MARKUP = ".html.j2"


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that every page may need, and those that only one kind of page does; all in the order of names.

    `shown` are those with markup, which a page of them all can show.
    """

    shared: tuple[str, ...]
    own: Mapping[str, tuple[str, ...]]
    shown: tuple[str, ...]


def parts(components: Iterable[str], templates: Mapping[str, str]) -> Parts:
    """Which kind of page each component is for.

    `templates` are the sources of all templates by name: ``topic.html.j2`` of a kind of page, ``entry/entry.html.j2``
    of a component.
    """
    names = sorted(components)
    imports = {template: _imported(source) for template, source in templates.items()}
    used = {
        template.removesuffix(MARKUP): {name.split("/")[0] for name in _reached(template, imports) if "/" in name}
        for template in imports
        if "/" not in template
    }
    own: dict[str, tuple[str, ...]] = dict.fromkeys(used, ())
    shared = []
    for name in names:
        users = [kind for kind, parts in used.items() if name in parts]
        if len(users) == 1:
            own[users[0]] += (name,)
        else:
            shared.append(name)
    shown = tuple(name for name in names if f"{name}/{name}{MARKUP}" in templates)
    return Parts(tuple(shared), own, shown)


@cache
def _imported(source: str) -> frozenset[str]:
    """The templates that one names, to import them or to include them; not those whose name it makes up."""
    return frozenset(name for name in meta.find_referenced_templates(Environment().parse(source)) if name)  # noqa: S701


def _reached(template: str, imports: Mapping[str, frozenset[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [template]
    while waiting:
        for name in imports.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found
