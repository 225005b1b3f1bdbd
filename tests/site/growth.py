"""A copy of the fixture bank that has grown as one grows: by a question, a term, a topic, a tag and a study list."""

from __future__ import annotations

import re
from pathlib import Path

from tests.banks import write
from tests.projects import fixture_project

QUESTION = """\
---
title: How does a gardener know that the frogs of a pond are well?
level: medium
kind: scenario
tags: [amphibians, {tag}]
summary: >-
  Count them at dusk on the same evening of each week, and write the number down. Listen too, since a quiet pond is the
  first sign. A number alone says little, so compare it with last spring and with the neighbor's pond.
key_points:
  - The same hour and the same weather, or the numbers cannot be compared
  - A trend says more than any one count [@census]
pitfalls:
  - "Counting at noon: the frogs sit in the shade, and the pond looks empty"
follow_ups:
  - {follow_up}
  - ask: What would you do if the count fell by half?
    say: >-
      I would count again on the next evening, because one count may be wrong. If it holds I would test the water, look
      for fish that somebody has set free, and ask the neighbors what they see.
also_asked:
  - How do you measure a pond?
sources:
  - id: census
    title: A census of ponds
    url: https://example.org/census
  - id: water
    title: Water and frogs
    url: https://example.org/water
aliases: [frog-count]
added: 2026-01-02
reviewed: 2026-01-03
---

A spawn clump is easier to count than a frog, because it stays where it is and each female lays only one in a year. So
the gardener walks around the pond in March, counts the clumps, and has the number of females without having touched a
single animal [@census, page 4].

For the rest of the year there are ears. Males call on warm evenings, and two people who sit on opposite sides of the
pond seldom differ by more than three voices. They write down the hour, the wind and the warmth of the air beside the
number, since a cold evening silences even a crowded pond.

Numbers fall for many reasons, and most of them lie in the water [@water]. Goldfish eat the spawn, a lawn that is fed
too well feeds the algae, and a hot summer takes the air out of a shallow pool. A test strip tells the acid and the
nitrate within a minute, and costs less than the bread that people throw in.

A neighbor with a pond of the same age is the best of all instruments. Where both fall, the weather did it; where only
one of them falls, there is something to look for on this side of the hedge. That comparison needs the same evening, the
same method and a little patience on both sides.
"""
"""It uses the new term, and carries the new tag."""

LONE = """\
---
title: What does somebody do who has found a hedgehog in January?
level: easy
tags: [{tag}]
summary: >-
  Leave it where it is if it sleeps under leaves. If it walks about by day it is ill or hungry. Weigh it, keep it warm
  in a box, and call the nearest station before you feed it anything.
key_points:
  - A sleeping animal needs nothing but quiet
  - Weight decides what happens next
sources:
  - id: station
    title: The hedgehog station
    url: https://example.org/station
added: 2026-01-02
reviewed: 2026-01-03
---

In January a healthy hedgehog sleeps, and its heart beats some twenty times a minute. Whoever moves the leaves above it
wakes it, and waking costs as much fat as several days of sleep. So the first answer to nearly every call is to put the
leaves back and to keep the dog away from that corner of the garden [@station].

An animal that walks about in daylight tells another story. It has run out of fat, or worms in its lungs keep it awake.
Then a kitchen scale helps: below five hundred grams it will not see the spring without help, above that a full bowl and
an open shed may do.

Warmth comes before food. A box with a hot-water bottle under a towel, in a quiet room, brings the body to a temperature
at which it can digest at all. Milk makes it ill, and bread fills it without feeding it. Cat food does for one night,
and the station says over the telephone what comes after that. Write down where it was found, since it should go back
to the same garden in spring.
"""
"""It stands in no list, and uses no term of its own."""


def grown_project(target: Path) -> Path:
    """The bank with one more of everything: what belongs together, and what stands alone."""
    fixture_project(target)
    content = target / "questions"
    topics = (content / "topics.yml").read_text(encoding="utf-8")
    tags = (content / "tags.yml").read_text(encoding="utf-8")
    topic = re.findall(r"^ +- slug: (\S+)$", topics, re.MULTILINE)[-1]
    tag = re.findall(r"^(\S+):$", tags, re.MULTILINE)[0]
    follow_up = min(path.stem for path in (content / topic).glob("*.md"))
    asked = (content / "bank.yml").read_text(encoding="utf-8")
    return write(
        target,
        {
            "questions/bank.yml": f"{asked}house: {{lists: yes}}\n",
            "questions/topics.yml": f"{topics.rstrip()}\n"
            "      - slug: garden-ponds\n"
            "        title: Garden ponds\n"
            "        description: What lives in a small water, and how one knows.\n"
            "        aliases: [pools]\n",
            "questions/tags.yml": f"{tags.rstrip()}\n"
            "amphibians:\n"
            "  label: Amphibians\n"
            "  description: Frogs, toads and newts.\n"
            "  aliases: [frogs]\n"
            "unused:\n"
            "  label: Unused\n"
            "  description: A tag that no question carries yet.\n",
            "questions/glossary/spawn-clump.yml": "term: Spawn clump\n"
            "aliases: [SPC]\n"
            "definition: The eggs that one frog lays in one night, held together by jelly.\n",
            "questions/glossary/hibernaculum.yml": "term: Hibernaculum\n"
            "definition: A place where an animal sleeps through the winter; no answer speaks of it.\n",
            "questions/garden-ponds/are-the-frogs-well.md": QUESTION.format(tag=tag, follow_up=follow_up),
            f"questions/{topic}/a-hedgehog-in-january.md": LONE.format(tag=tag),
            "questions/collections/ponds.yml": "title: All about ponds\n"
            "description: What to ask somebody who looks after a pond.\n"
            "aliases: [water]\n"
            "sections:\n"
            "  - title: Animals\n"
            f"    questions: [are-the-frogs-well, {follow_up}]\n",
        },
    )
