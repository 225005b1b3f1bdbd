"""Reads built pages as a program without scripts would."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
UNSEEN = frozenset({"script", "style", "svg", "title"})
SILENT = UNSEEN | {"code", "pre"}
"""Elements whose text is no running text."""


@dataclass
class Html(HTMLParser):
    """One page: its tags with their attributes, its ids, its running text, and all of its text, code too."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    scripts: list[tuple[str, str]] = field(default_factory=list)
    """What stands in each script, by its type."""
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "script":
            self.scripts.append((attributes.get("type", ""), ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["script"]:
            kind, before = self.scripts[-1]
            self.scripts[-1] = (kind, before + data)
        if UNSEEN.isdisjoint(self._open):
            self.seen.append(data)
            if SILENT.isdisjoint(self._open):
                self.text.append(data)

    def all(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        """The attributes of every such tag that has those attributes."""
        return [found for name, found in self.tags if name == tag and attributes.items() <= found.items()]

    def of_class(self, name: str) -> list[dict[str, str]]:
        """The attributes of every tag of that class."""
        return [found for _, found in self.tags if name in found.get("class", "").split()]

    @cached_property
    def said(self) -> str:
        """All of its text, in words that single spaces part."""
        return " ".join("".join(self.seen).split())

    @cached_property
    def meta(self) -> dict[str, str]:
        """What its meta tags say, by their property or name."""
        found: dict[str, str] = {}
        for attributes in self.all("meta"):
            if name := attributes.get("property") or attributes.get("name"):
                found.setdefault(name, attributes.get("content", ""))
        return found


@cache
def parsed(text: str) -> Html:
    """The page that is written so. It is shared, and not to be changed."""
    page = Html()
    page.feed(text)
    page.close()
    return page


def read(path: Path) -> Html:
    """The page in a file."""
    return parsed(path.read_text(encoding="utf-8"))
