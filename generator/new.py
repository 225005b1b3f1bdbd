"""Starts a question file. It has every field, and the checker says of each what it still wants."""

from __future__ import annotations

import json
from pathlib import Path

from generator import addresses
from generator.build import checked
from generator.model import RESERVED_SLUGS
from generator.wording import one_of, slugged

_SMALL = frozenset(
    "a an and are as at by do does for from how in into is it of on or the to what when which why you your".split()
)
"""Words that an address does without."""

_SKELETON = """\
---
title: {title}
level:
tags: []
# The answer in 25 to 60 words, as you would say it aloud.
summary: >-

key_points:
  -
  -
sources:
  - title:
    url:
# Optional; take out the # of those that you fill in.
# pitfalls:
#   - what weak answers say, and why it is wrong
# follow_ups:
#   - the next question, or the slug of one that is here
# also_asked:
#   - the same question in other words
# related: []
added: {added}
reviewed: {added}
---

"""


class UsageError(Exception):
    """A command was called in a way that cannot be carried out; its text says what would be right."""


def short_slug(title: str) -> str:
    """A short address for a title: its telling words, at most seven."""
    words = slugged(title).split("-")
    telling = [word for word in words if word not in _SMALL] or words
    return "-".join(telling[:7])


def create(root: Path, topic: str, title: str, *, added: str) -> str:
    """Writes the file for a new question and returns its path from the root. `added` is an ISO date."""
    bank = checked(root).bank
    topics = {known.slug for known in bank.topics}
    if topic not in topics:
        raise UsageError(one_of(topic, topics, kind="topic", where=addresses.TOPICS_FILE))
    slug = short_slug(title)
    if not slug or slug in RESERVED_SLUGS:
        raise UsageError("the title has no words to make an address of; write it with letters or digits")
    for question in bank.questions:
        if slug in (question.slug, *question.aliases):
            raise UsageError(f"the slug {slug} is taken by {question.place.path}; word the title otherwise")
    path = f"{addresses.CONTENT}/{topic}/{slug}.md"
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(place, "x", encoding="utf-8") as file:
            file.write(_SKELETON.format(title=json.dumps(title, ensure_ascii=False), added=added))
    except FileExistsError:
        raise UsageError(f"{path} exists already; nothing was written") from None
    return path
