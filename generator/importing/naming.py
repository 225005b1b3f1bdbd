"""Slugs and names of files: readable, short, and each of them once. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from posixpath import splitext

from generator.content import limits
from generator.content.links import RESERVED_FOLDERS
from generator.content.model import RESERVED_SLUGS, SLUG
from generator.content.slugs import slugged

Short = Callable[[str], str]
"""Makes a short slug of a title in the bank's language: "" where it has no words to make one of."""

_LONGEST = 60
_TOPIC = 40


class Names:
    """Slugs that are given once each."""

    def __init__(self) -> None:
        self._taken = {*RESERVED_SLUGS}

    def free(self, wanted: str, fits: Callable[[str], bool] = lambda _: True) -> str:
        """The slug that is wanted; where it is taken or does not fit, with the first number behind it that is free."""
        number, slug = 1, wanted
        while slug in self._taken or not fits(slug):
            number += 1
            slug = f"{wanted}-{number}"
        self._taken.add(slug)
        return slug


def question_slug(title: str, number: str, topic: str, short: Short) -> str:
    """A slug for a question: its telling words; where they have no letters for one, its topic and number."""
    slug = _cut(short(title), _LONGEST)
    if len(slug.replace("-", "")) >= 2 and not slug.replace("-", "").isdigit():
        return slug
    return "-".join(part for part in (topic, slug or slugged(number) or "1") if part)


def topic_slug(title: str, fallback: str) -> str:
    """A slug for a section, which becomes the name of a folder."""
    slug = _cut(slugged(title), _TOPIC) or fallback
    return f"{slug}-questions" if slug in RESERVED_FOLDERS | RESERVED_SLUGS else slug


def _cut(slug: str, most: int) -> str:
    """The first whole words of a slug, as many as go into so many characters."""
    if len(slug) <= most:
        return slug
    head = slug[: most + 1]
    return head.rpartition("-")[0] or slug[:most]


def picture_name(path: str, topic: str) -> str:
    """A file name for a picture, from the one that it has."""
    stem, ending = splitext(path.rpartition("/")[2])
    name = _cut(slugged(stem), _LONGEST) or "figure"
    if re.fullmatch(r"[0-9-]+", name):
        name = f"{topic}-{name}"
    return f"{name[: limits.SLUG]}{ending.lower()}"


def one_line(title: str) -> str:
    """A title in one line that is not too long."""
    return " ".join(title.split())[: limits.LINE]


def in_words(name: str) -> str:
    """A file's or a folder's name as a title: `java-8_streams` is "Java 8 streams"."""
    words = re.sub(r"^\d+[\s._-]+(?=\D)", "", name)
    words = " ".join(re.sub(r"[-_]+", " ", words).split())
    return words[:1].upper() + words[1:] if words else name


def is_slug(text: str) -> bool:
    """Whether a text is a slug as it stands."""
    return bool(SLUG.fullmatch(text)) and len(text) <= limits.SLUG and text not in RESERVED_SLUGS | RESERVED_FOLDERS
