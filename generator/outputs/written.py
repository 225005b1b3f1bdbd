"""A question's Markdown as it was written, but with links to pages. Pure."""

from __future__ import annotations

from collections.abc import Callable

from generator.arrange.pages import target_address
from generator.content.links import resolve
from generator.content.model import Markdown, Question

Written = Callable[[Markdown], str]
"""Gives a Markdown text with links to pages."""


def written(question: Question, way: str) -> Written:
    """Gives the question's texts; `way` leads from where they will stand to the site's root, and ends in a slash."""

    def text(of: Markdown) -> str:
        parts = []
        position = 0
        for start, end in of.links:
            target = resolve(question.place.path, of.source[start:end])
            if target:
                fragment = f"#{target.fragment}" if target.fragment else ""
                parts += [of.source[position:start], way + target_address(target) + fragment]
                position = end
        return "".join([*parts, of.source[position:]])

    return text
