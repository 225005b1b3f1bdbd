"""Reads the theme. The only module of this stage that touches files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from PIL import ImageFont

from generator.content import limits
from generator.content.language import ENGLISH, base
from generator.content.problems import Say
from generator.theme.colors import colors
from generator.theme.parts import MARKUP, parts
from generator.theme.phrases import Phrase, reworded
from generator.theme.theme import Theme
from generator.theme.typefaces import ENDING, Typeface, Typefaces
from generator.theme.typefaces import FOLDER as FONTS
from generator.work.version import digest

FOLDER = Path(__file__).parent.parent
"""Where the folders of the theme stand."""

TEMPLATES = FOLDER / "templates"
COMPONENTS = FOLDER / "components"
STYLES = FOLDER / "styles"
SCRIPTS = FOLDER / "scripts"
VENDOR = FOLDER / "vendor"
PHRASES = FOLDER / "phrases"
"""Where the catalogues stand, each by the name of its language, as in `pt-BR.yml`. The one in English is complete."""

WATCHED = (TEMPLATES, COMPONENTS, STYLES, SCRIPTS, PHRASES)
"""What the look and the words are made from."""

TOKENS = "styles/tokens.css"
VENDORED = {".mjs", ".txt"}
"""How files that others wrote end: their scripts, and the licenses of these."""


def theme(
    own_phrases: Mapping[str, object],
    say_of_tokens: Say,
    *,
    language: str = ENGLISH,
    phrases_in: str = ENGLISH,
    root: Path | None = None,
) -> Theme:
    """The theme, with the phrases that the site words otherwise; what is wrong with its tokens is said.

    `language` is that of the site, `phrases_in` that of the catalogue that it has; what that lacks is in English.
    `root` is the project's, which may have typefaces of its own.
    """
    styles = _texts("styles/*.css", "components/*/*.css")
    scripts = _texts("scripts/*.js", "components/*/*.js")
    vendored = {
        path.name: path.read_text(encoding="utf-8") for path in sorted(VENDOR.iterdir()) if path.suffix in VENDORED
    }
    markup = _texts(f"templates/*{MARKUP}", f"components/*/*{MARKUP}")
    phrases = reworded({**catalogue(), **catalogue(phrases_in)}, own_phrases, phrases_in)
    own_typefaces = tuple(_typefaces(root)) if root else ()
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
        language=language,
        typefaces=Typefaces(own_typefaces),
        digest=digest(
            [
                *(piece for file in files for piece in file),
                repr(phrases),
                language,
                *(one.digest for one in own_typefaces),
            ]
        ),
    )


def catalogues() -> tuple[str, ...]:
    """The languages that there is a catalogue for."""
    return tuple(sorted(path.stem for path in PHRASES.glob("*.yml")))


def catalogue_for(language: str) -> str:
    """The language of the catalogue for a site in that language: the same, or without its region, or else English."""
    known = catalogues()
    return next((name for name in (language, base(language)) if name in known), ENGLISH)


def catalogue(language: str = ENGLISH) -> Mapping[str, Phrase]:
    """The phrases in a language, as MkDocs is given them too: none where there is no catalogue."""
    place = PHRASES / f"{language}.yml"
    if not place.is_file():
        return {}
    text = place.read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    phrases: dict[str, Phrase] = found["extra"]["phrases"]
    return phrases


def _typefaces(root: Path) -> Iterator[Typeface]:
    """The typefaces of a project for its pictures, by name. What is none is passed over: what is published says so."""
    for path in sorted((root / FONTS).glob(f"*{ENDING}")):
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= limits.ASSET_BYTES:
            try:
                ImageFont.truetype(path)
            except OSError:
                continue
            yield Typeface(str(path), digest([path.read_bytes()]))


def _texts(*patterns: str) -> dict[str, str]:
    return {
        path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8")
        for pattern in patterns
        for path in sorted(FOLDER.glob(pattern))
    }
