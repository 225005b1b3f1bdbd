"""Where everything stands: the site's addresses, the pages behind them, and what a path in an answer points at. Pure.

An address is relative to the site's root and ends in a slash, as in ``questions/what-is-dvc/``; the home is "".
Addresses never change, so they are made here and nowhere else.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from generator.model import SLUG

CONTENT = "questions"
GLOSSARY = f"{CONTENT}/glossary"
COLLECTIONS = f"{CONTENT}/collections"
TOPICS_FILE = f"{CONTENT}/topics.yml"
TAGS_FILE = f"{CONTENT}/tags.yml"
SITE_FILE = "mkdocs.yml"
DOCS = "docs"
ASSETS = f"{DOCS}/assets"

HOME = ""
ALL_QUESTIONS = "questions/"
ALL_TAGS = "tags/"
ALL_TERMS = "glossary/"
ALL_COLLECTIONS = "collections/"
RANDOM = "random/"


def question(slug: str) -> str:
    """The address of one question."""
    return f"questions/{slug}/"


def topic(slug: str) -> str:
    """The address of a topic's list."""
    return f"topics/{slug}/"


def level(slug: str) -> str:
    """The address of a level's list."""
    return f"levels/{slug}/"


def tag(slug: str) -> str:
    """The address of a tag's list."""
    return f"tags/{slug}/"


def term(slug: str) -> str:
    """The address of one glossary term."""
    return f"glossary/{slug}/"


def collection(slug: str) -> str:
    """The address of a study list."""
    return f"collections/{slug}/"


INDEXES = frozenset({ALL_QUESTIONS, ALL_TAGS, ALL_TERMS, ALL_COLLECTIONS})


def page(address: str) -> str:
    """The Markdown file, relative to docs/, that MkDocs publishes at the address."""
    if address == HOME or address in INDEXES:
        return f"{address}index.md"
    return f"{address.rstrip('/')}.md"


def root(address: str) -> str:
    """The way from the page at the address to the site's root: before another address it is the link to that one."""
    return "../" * address.count("/") or "./"


@dataclass(frozen=True, slots=True)
class Target:
    """What a relative link in an answer points at.

    `path` is the file from the project's root, `name` the entry's slug, or the asset's path under docs/.
    """

    kind: str
    name: str
    path: str
    fragment: str = ""


def resolve(path: str, link: str) -> Target | None:
    """What the relative `link` in the file at `path` points at, by its form alone; nothing if at none of the kinds.

    Links are written as paths between the files of the repository, so that they work on GitHub too.
    """
    link, _, fragment = link.partition("#")
    full = posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) if link else path
    folder, name = posixpath.split(full)
    stem, ending = posixpath.splitext(name)
    if full.startswith(f"{ASSETS}/"):
        return Target("asset", full.removeprefix(f"{DOCS}/"), full, fragment)
    if folder == GLOSSARY and ending == ".yml":
        return Target("term", stem, full, fragment)
    if folder == COLLECTIONS and ending == ".yml":
        return Target("collection", stem, full, fragment)
    if posixpath.dirname(folder) == CONTENT and ending == ".md" and SLUG.fullmatch(stem):
        return Target("question", stem, full, fragment)
    return None


def is_relative(link: str) -> bool:
    """Whether a link is a path between files of the repository: it has no scheme, and no root of its own."""
    return bool(link) and not link.startswith("/") and ":" not in link.split("/")[0]


def of(target: Target) -> str:
    """The address that a link to the target leads to; of an asset, its path from the site's root."""
    if target.kind == "asset":
        return target.name
    return {"question": question, "term": term, "collection": collection}[target.kind](target.name)


def linked_page(target: Target) -> str:
    """The file under docs/ that a link to the target leads to."""
    return target.name if target.kind == "asset" else page(of(target))


def between(source: str, target: str) -> str:
    """The link from one file under docs/ to another."""
    return posixpath.relpath(target, posixpath.dirname(source) or ".")
