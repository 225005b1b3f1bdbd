"""The look and the words of the site as frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.theme.colors import Colors
from generator.theme.parts import Parts
from generator.theme.phrases import Phrases
from generator.theme.typefaces import Typefaces


@dataclass(frozen=True, eq=False, slots=True)
class Theme:
    """What the site looks like, what its scripts do, and what it says.

    `styles` and `scripts` are the sources by their path from the generator's folder, as in
    ``components/entry/entry.css``; `vendored` are scripts of others and their licenses, by name; `parts` are the
    components, and which kind of page each is for; `language` is that of the content. `typefaces` are
    those that the bank's pictures are written in where the theme's lack a letter. `digest` is one of all that it
    was read from.
    """

    styles: Mapping[str, str]
    scripts: Mapping[str, str]
    vendored: Mapping[str, str]
    parts: Parts
    colors: Colors
    phrases: Phrases
    language: str
    typefaces: Typefaces
    digest: str
