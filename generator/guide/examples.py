"""A small bank, in which each kind of file is shown once. Pure.

It keeps to its own bank.yml, and names the levels and kinds of the bank that it is shown in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.content.demands import Demands
from generator.content.fields import MARK, QUESTION
from generator.guide.chosen import choices


class Example(NamedTuple):
    """A file: its path from the project's root, its language, and its text."""

    path: str
    language: str
    text: str


def examples(demands: Demands) -> Mapping[str, Example]:
    """The files, each by the kind of entry that it shows."""
    (level, *_), (kind, *_) = (
        choices(field, demands) for name in ("level", "kind") for field in QUESTION if field.name == name
    )
    return {
        "question": Example(
            "questions/operations/what-is-a-queue.md",
            "markdown",
            _QUESTION.replace("LEVEL", level).replace("KIND", kind),
        ),
        "options": Example(
            "questions/operations/what-shortens-a-queue.md",
            "markdown",
            _OPTIONS.replace("LEVEL", level).replace("KIND", kind),
        ),
        "term": Example("questions/glossary/backlog.yml", "yaml", _TERM),
        "collection": Example("questions/collections/first-week.yml", "yaml", _COLLECTION),
        "topics": Example("questions/topics.yml", "yaml", _TOPICS),
        "tags": Example("questions/tags.yml", "yaml", _TAGS),
        "bank": Example("questions/bank.yml", "yaml", _BANK),
    }


_QUESTION = """\
---
title: What is a queue, and when do you put one in front of a service?
level: LEVEL
kind: KIND
tags: [latency]
summary: >-
  A queue holds requests until somebody has time for them. Put one in front of a service whose load comes in bursts,
  if whoever asks can wait. It buys no speed: when more comes than goes for long, it only grows.
key_points:
  - It evens out bursts, and hides that the load is too high
  - Its length and the age of its oldest request are what to watch
pitfalls:
  - A queue makes a slow service fast. It does not, it only keeps what the service did not do yet.
follow_ups:
  - ask: How many requests are in progress at once?
    say: As many as arrive in a second, times the seconds that each of them takes. That is Little's law.
sources:
  - id: little
    title: "A proof for the queuing formula L = λW (John Little, 1961)"
    url: https://doi.org/10.1287/opre.9.3.383
calculator:
  title: Requests in progress by Little's law
  inputs:                   # from min to max in steps, or a list of values; value is that of the text's example
    - {name: rate, label: Arrival rate, unit: per second, value: 200, min: 50, max: 2000, step: 50}
    - {name: time, label: Time in the system, unit: ms, value: 50, values: [10, 20, 50, 100]}
  results:
    - {name: load, label: Requests in progress, formula: rate * time / 1000}
    - {label: Workers, formula: ceil(load / 4)}
  note: It holds on average, and says nothing of bursts.
stepper:
  title: A burst passes
  steps:
    - {title: It arrives, text: More comes than goes., rows: [Waiting | In progress, 6 | 4]}
    - {title: It ends, text: The queue is worked off., rows: [Waiting | In progress, 0 | 2]}
added: 2026-01-30
reviewed: 2026-01-31
---

A queue is a list of work that is not done yet. The requests in a system are the rate at which they arrive, times the
time that each of them stays [@little]: at 200 a second and 50 ms, ten of them.
"""

_OPTIONS = f"""\
---
title: Which of these makes this queue shorter for good?
level: LEVEL
kind: KIND
tags: [latency]
number: 2
summary: >-
  More workers do. A queue grows as long as more arrives than is done, so only what changes one of the two rates helps
  for good. Room for more requests, or a restart, does not.
options:
  - Room for ten times as many requests
  - A restart every night
  - A second worker
right: C
added: 2026-01-30
reviewed: 2026-01-31
---

```text
arrives: 12 per second
done:    10 per second, by one worker
```

{MARK}

Twelve arrive and ten are done, so it grows by two each second. Two workers do twenty.
"""

_TERM = """\
term: Backlog
aliases: [queue length]
definition: The work that has arrived and is not done yet. Its age says more than its length.
"""

_COLLECTION = """\
title: The first week
description: What to know before the first night on call.
sections:
  - title: Load
    questions: [what-is-a-queue, what-shortens-a-queue]
"""

_TOPICS = """\
tracks:
  - slug: running
    title: Running it
    description: What happens once it is built.
    topics:
      - slug: operations
        title: Operations
        description: Load, failures, and who is woken up.
"""

_TAGS = """\
latency:
  label: Latency
  description: How long an answer takes, and where the time goes.
"""

_BANK = """\
question:
  title: {characters: 8 to 110}
  summary: {required: yes, words: 25 to 60}
  sources: {items: 1 to 8, cited: always}
  sources.id: {required: yes}
house:
  sentences: 25
  spelling: american
"""
