"""The theme's style sheets taken apart: what the rules about them look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

COLOR_FUNCTIONS = {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"}


@dataclass(frozen=True)
class Rule:
    """One rule: the layer that it stands in, the at-rules around it, its selector, and its declarations as tokens."""

    layer: str
    around: tuple[str, ...]
    selector: str
    declarations: tuple[Any, ...]
    line: int

    @property
    def classes(self) -> set[str]:
        """The classes that the selector names."""
        return set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", re.sub(r'"[^"]*"', "", self.selector)))


def rules(text: str) -> Iterator[Rule]:
    """Every rule of a style sheet, in any depth of at-rules."""
    yield from _rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), "", ())


def _rules(nodes: Iterable[Any], layer: str, around: tuple[str, ...]) -> Iterator[Rule]:
    for node in nodes:
        assert node.type != "error", f"line {node.source_line}: {node.message}"
        if node.type == "qualified-rule":
            content = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            declared = tuple(one for one in content if one.type == "declaration")
            assert len(declared) == len(content), f"line {node.source_line}: a rule holds declarations alone"
            yield Rule(layer, around, tinycss2.serialize(node.prelude).strip(), declared, node.source_line)
        elif node.type == "at-rule" and node.content is not None and node.lower_at_keyword != "font-face":
            named = tinycss2.serialize(node.prelude).strip()
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            if node.lower_at_keyword == "layer":
                yield from _rules(inner, named, around)
            elif node.lower_at_keyword != "keyframes":
                yield from _rules(inner, layer, (*around, f"@{node.at_keyword} {named}"))
            else:
                yield from _rules(inner, layer, (*around, "@keyframes"))


def tokens(text: str) -> Iterator[Any]:
    """Every token of a style sheet but those of comments, in any depth."""
    yield from _flat(tinycss2.parse_component_value_list(text, skip_comments=True))


def _flat(nodes: Iterable[Any]) -> Iterator[Any]:
    for node in nodes:
        yield node
        yield from _flat(getattr(node, "content", None) or ())
        yield from _flat(getattr(node, "arguments", None) or ())


def sizes(text: str) -> list[str]:
    """The lengths, times and angles that a style sheet states itself, each with its line."""
    return [
        f"{node.source_line}: {node.serialize()}"
        for node in tokens(text)
        if node.type == "dimension" and node.lower_unit != "fr"
    ]


def colors(text: str) -> list[str]:
    """The colors that a style sheet states itself, each with its line."""
    return [
        f"{node.source_line}: {node.serialize()}"
        for node in tokens(text)
        if (node.type == "hash" and re.fullmatch(r"[0-9a-fA-F]{3,8}", node.value))
        or (node.type == "function" and node.lower_name in COLOR_FUNCTIONS)
    ]
