"""Reads the theme. The only module of this stage that touches files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.content.problems import Say
from generator.theme.colors import colors
from generator.theme.parts import MARKUP, parts
from generator.theme.phrases import Phrase, reworded
from generator.theme.theme import Theme
from generator.work.version import digest

FOLDER = Path(__file__).parent.parent
"""Where the folders of the theme stand."""

TEMPLATES = FOLDER / "templates"
COMPONENTS = FOLDER / "components"
STYLES = FOLDER / "styles"
SCRIPTS = FOLDER / "scripts"
VENDOR = FOLDER / "vendor"
CATALOGUE = FOLDER / "phrases" / "en.yml"

WATCHED = (TEMPLATES, COMPONENTS, STYLES, SCRIPTS, CATALOGUE.parent)
"""What the look and the words are made from."""

TOKENS = "styles/tokens.css"
VENDORED = {".mjs", ".txt"}
"""How files that others wrote end: their scripts, and the licenses of these."""


def theme(own_phrases: Mapping[str, object], say_of_tokens: Say) -> Theme:
    """The theme, with the phrases that the site words otherwise; what is wrong with its tokens is said."""
    styles = _texts("styles/*.css", "components/*/*.css")
    scripts = _texts("scripts/*.js", "components/*/*.js")
    vendored = {
        path.name: path.read_text(encoding="utf-8") for path in sorted(VENDOR.iterdir()) if path.suffix in VENDORED
    }
    markup = _texts(f"templates/*{MARKUP}", f"components/*/*{MARKUP}")
    phrases = reworded(catalogue(), own_phrases)
    files = (*styles.items(), *scripts.items(), *vendored.items(), *markup.items())
    return Theme(
        styles=styles,
        scripts=scripts,
        vendored=vendored,
        parts=parts(
            (path.name for path in COMPONENTS.iterdir() if path.is_dir()),
            {path.partition("/")[2]: text for path, text in markup.items()},
        ),
        colors=colors(styles.get(TOKENS, ""), say_of_tokens),
        phrases=phrases,
        digest=digest([*(piece for file in files for piece in file), repr(phrases)]),
    )


def catalogue() -> Mapping[str, Phrase]:
    """The phrases in English, as MkDocs is given them too."""
    text = CATALOGUE.read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    phrases: dict[str, Phrase] = found["extra"]["phrases"]
    return phrases


def _texts(*patterns: str) -> dict[str, str]:
    return {
        path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8")
        for pattern in patterns
        for path in sorted(FOLDER.glob(pattern))
    }
