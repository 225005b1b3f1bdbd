"""What a path in an answer points at. Pure.

Links are written as paths between the files of the repository, so that they work on GitHub too.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from generator.content.model import SLUG

CONTENT = "questions"
GLOSSARY = f"{CONTENT}/glossary"
COLLECTIONS = f"{CONTENT}/collections"
RESERVED_FOLDERS = {"glossary", "collections"}
"""Folders of questions/ that are no topics."""

TOPICS_FILE = f"{CONTENT}/topics.yml"
TAGS_FILE = f"{CONTENT}/tags.yml"
BANK_FILE = f"{CONTENT}/bank.yml"
DOCS = "docs"
ASSETS = f"{DOCS}/assets"


@dataclass(frozen=True, slots=True)
class Target:
    """What a relative link points at.

    `path` is the file from the project's root. `names` is "question", "term" or "collection", and `name` the slug of
    that entry; or "asset", and the file's path under docs/.
    """

    names: str
    name: str
    path: str
    fragment: str = ""


def resolve(path: str, link: str) -> Target | None:
    """What the relative `link` in the file at `path` points at, by its form alone; nothing if at none of the kinds."""
    link, _, fragment = unquote(link).partition("#")
    full = posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) if link else path
    folder, name = posixpath.split(full)
    stem, ending = posixpath.splitext(name)
    if full.startswith(f"{ASSETS}/"):
        return Target("asset", full.removeprefix(f"{DOCS}/"), full, fragment)
    if not SLUG.fullmatch(stem):
        return None
    if folder == GLOSSARY and ending == ".yml":
        return Target("term", stem, full, fragment)
    if folder == COLLECTIONS and ending == ".yml":
        return Target("collection", stem, full, fragment)
    if posixpath.dirname(folder) == CONTENT and ending == ".md":
        return Target("question", stem, full, fragment)
    return None
