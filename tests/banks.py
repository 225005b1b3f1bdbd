"""Banks of questions for tests: small ones written by hand, and large ones made up by rule."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from generator.arrange.site import Site
from generator.commands.build import checked
from generator.content import model
from generator.content.language import ENGLISH

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"

PUBLISHED_WITH = (
    "mkdocs.yml",
    "overrides",
    "docs/assets/figures",
    "docs/assets/fonts",
    "docs/api/index.md",
    "generator/phrases",
)
"""What a site needs beside its content."""


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Writes files below `root` and returns it."""
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return root


def arranged(root: Path, files: Mapping[str, str]) -> Site:
    """The arranged site of a bank that is written below `root`, and that has no problems."""
    outcome = checked(write(root, files))
    assert not outcome.problems, "\n".join(map(str, outcome.problems))
    return outcome.site()


def copy_project(target: Path, content: Path) -> Path:
    """A project in `target` with the real theme, and with the folder `content` as its questions/.

    It speaks English, whatever the language of the real bank, unless that is copied.
    """
    for name in PUBLISHED_WITH:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        elif source.is_file():  # a bank may have no figures
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target / name)
    shutil.copytree(content, target / "questions", dirs_exist_ok=True)
    if content != ROOT / "questions":
        (target / "mkdocs.yml").write_text(english_settings(), encoding="utf-8")
    return target


def english_settings() -> str:
    """The real mkdocs.yml, in English if it is in another language."""
    said = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    said = re.sub(r"^INHERIT: .*$", f"INHERIT: generator/phrases/{ENGLISH}.yml", said, flags=re.MULTILINE)
    return re.sub(r"^  language: .*$", f"  language: {ENGLISH}", said, flags=re.MULTILINE)


def question(
    title: str,
    *,
    level: str = "easy",
    kind: str = "concept",
    tags: str = "[one]",
    extra: str = "",
    body: str = "An answer in depth, which says more than the short one does [@standard].",
) -> str:
    """The text of a question file that has no problems; `extra` are more fields, a line each."""
    return f"""---
title: {title}
level: {level}
kind: {kind}
tags: {tags}
summary: >-
  A summary says in some thirty words what one would say aloud when asked, so that a listener knows the answer
  before the details come, and so that a reader in a hurry can stop.
key_points:
  - The first point
  - The second point
sources:
  - id: standard
    title: A standard
    url: https://example.org/standard
added: 2026-01-02
reviewed: 2026-01-03
{extra}---

{body}
"""


TOPICS = """\
tracks:
  - slug: track
    title: Track
    description: All of it.
    topics:
      - slug: alpha
        title: Alpha
        description: The first topic.
      - slug: beta
        title: Beta
        description: The second topic.
"""

TAGS = """\
one:
  label: One
  description: The first tag.
two:
  label: Two
  description: The second tag.
"""


def small(**files: str) -> dict[str, str]:
    """The files of a bank of three questions and two terms; each keyword, a path, adds or replaces one."""
    bank = {
        "questions/topics.yml": TOPICS,
        "questions/tags.yml": TAGS,
        "questions/alpha/first.md": question("What is the first thing?"),
        "questions/alpha/second.md": question("What is the second thing?", tags="[one, two]"),
        "questions/beta/third.md": question("What is the third thing?", level="hard", tags="[two]"),
        "questions/glossary/widget.yml": "term: Widget\naliases: [WDG]\ndefinition: A thing that is made in tests.\n",
        "questions/glossary/widget-store.yml": (
            "term: Widget store\ndefinition: A place where widgets are kept until they are used.\n"
        ),
        "questions/collections/all.yml": (
            "title: All things\ndescription: Every thing, in order.\n"
            "sections:\n  - title: Things\n    questions: [first, second, third]\n"
        ),
    }
    return bank | files


WORDS = (
    "model data feature service request batch stream latency budget release signal metric alert queue worker store "
    "index vector token prompt cache shard replica cluster node gateway schema label drift sample window threshold"
).split()


LEVELS = [level.value for level in model.LEVELS]
KINDS = [kind.value for kind in model.KINDS]

VOCABULARY = 5000
_SYLLABLES = [consonant + vowel for consonant in "bcdfghklmnprstvz" for vowel in "aeiou"]


def made_up(rank: int) -> str:
    """The word of that rank in a made-up vocabulary; the first ones are real."""
    if rank < len(WORDS):
        return WORDS[rank]
    first, rest = divmod(rank, len(_SYLLABLES))
    return _SYLLABLES[rest] + _SYLLABLES[first % len(_SYLLABLES)] + _SYLLABLES[(rest * 7 + first) % len(_SYLLABLES)]


def _rank(seed: int) -> int:
    """A rank for the seed; low ones are likelier, as in a language (Zipf's law)."""
    share = (seed * 2654435761 % 2**32) / 2**32
    return int(VOCABULARY**share) - 1


def synthetic(count: int, *, topics: int = 15, tags: int = 30, terms: int = 150) -> Iterator[tuple[str, str]]:
    """The files of a bank of `count` questions of about 240 words each, as (path, text). No two runs differ."""
    yield (
        "questions/topics.yml",
        "tracks:\n  - slug: track\n    title: Track\n    description: All of it.\n    topics:\n"
        + "".join(
            f"      - slug: topic-{n}\n        title: Topic {n}\n        description: Number {n}.\n"
            for n in range(topics)
        ),
    )
    yield (
        "questions/tags.yml",
        "".join(f"tag-{n}:\n  label: Tag {n}\n  description: Number {n}.\n" for n in range(tags)),
    )
    for n in range(terms):
        name = f"{WORDS[n % len(WORDS)]} {WORDS[(n // len(WORDS) * 5 + n + 1) % len(WORDS)]} {n}"
        text = f"term: {name}\ndefinition: The {name} is a made-up thing that serves as number {n} in measurements.\n"
        yield f"questions/glossary/term-{n}.yml", text
    for n in range(count):
        yield f"questions/topic-{n % topics}/question-{n}.md", _synthetic_question(n, tags)
    yield (
        "questions/collections/list.yml",
        "title: The first fifty\ndescription: A list.\nsections:\n  - title: Only section\n    questions:\n"
        + "".join(f"      - question-{n}\n" for n in range(min(50, count))),
    )


def _synthetic_question(n: int, tags: int) -> str:
    chosen = sorted({n % tags, (n * 7 + 1) % tags, (n // 3) % tags})
    paragraphs = []
    for paragraph in range(4):
        words = [made_up(_rank(n * 211 + paragraph * 50 + i)) for i in range(50)]
        paragraphs.append(f"{' '.join(words).capitalize()} [@standard].")
    code = f"```bash\nserve --model m{n} --replicas {n % 9 + 1}\n```"
    body = "\n\n".join([*paragraphs[:2], "## Why", paragraphs[2], code, "- one\n- two\n- three", paragraphs[3]])
    return question(
        f"What happens to thing number {n} in a large bank?",
        level=LEVELS[n % len(LEVELS)],
        kind=KINDS[n % len(KINDS)],
        tags="[" + ", ".join(f"tag-{tag}" for tag in chosen) + "]",
        body=body,
    )


class Plausible:
    """A large bank in the words of the documents here, shuffled: what it weighs is what a real one of its size would.

    One topic has `large` questions, one tag three in ten of all, and one term stands in as many; the others are spread
    evenly. A study list has `listed` of them, in two sections. No two runs differ.
    """

    def __init__(
        self, count: int, *, topics: int = 40, large: int = 0, tags: int = 60, terms: int = 1000, listed: int = 300
    ) -> None:
        self._count, self._topics, self._large = count, topics, large
        self._tags, self._terms, self._listed = tags, terms, listed
        self._random = Random(1)  # noqa: S311 - nothing here is secret
        said = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "MAINTAINING.md", ROOT / "THEME.md"))
        self._words = re.findall(r"[a-z]{2,}", said.lower())
        self._names = sorted(set(self._words))

    def files(self) -> Iterator[tuple[str, str]]:
        """Its files, as (path, text)."""
        names = self._term_names()
        yield (
            "questions/topics.yml",
            "tracks:\n  - slug: track\n    title: Track\n    description: All of it.\n    topics:\n"
            + "".join(
                f"      - slug: topic-{n}\n        title: Topic {n}\n        description: Number {n}.\n"
                for n in range(self._topics)
            ),
        )
        yield (
            "questions/tags.yml",
            "".join(f"tag-{n}:\n  label: Tag {n}\n  description: Number {n}.\n" for n in range(self._tags)),
        )
        for name in names:
            text = self._said(25, 40)
            yield f"questions/glossary/{name.replace(' ', '-')}.yml", f"term: {name}\ndefinition: >-\n  {text}\n"
        slugs = []
        for n in range(self._count):
            topic = 0 if n < self._large else n % (self._topics - 1) + 1
            path, text = self._question(n, topic, names)
            slugs.append(Path(path).stem)
            yield path, text
        short = self._listed // 3
        sections = [("A short section", slugs[:short]), ("A long section", slugs[short : self._listed])]
        yield (
            "questions/collections/list.yml",
            "title: A long list\ndescription: Many questions.\nsections:\n"
            + "".join(
                f"  - title: {title}\n    questions:\n" + "".join(f"      - {slug}\n" for slug in found)
                for title, found in sections
            ),
        )

    def _term_names(self) -> list[str]:
        """Two words each, which no text has by accident next to each other."""
        found: dict[str, None] = {}
        while len(found) < self._terms:
            found[f"{self._random.choice(self._names)} {self._random.choice(self._names)} ware"] = None
        return list(found)

    def _said(self, least: int, most: int) -> str:
        """So many words, as often as they come in the documents but in another order, as a sentence."""
        said = " ".join(self._random.choices(self._words, k=self._random.randint(least, most)))
        return re.sub(r"[^\w\s-]", "", said).strip("-_ ").capitalize() + "."

    def _question(self, n: int, topic: int, names: list[str]) -> tuple[str, str]:
        words = self._random.choices(self._words, k=9)
        title = f"What {' '.join(words)} {n}?"[-110:].lstrip()
        tags = sorted({0} if n % 10 < 3 else {1} | {n % self._tags or 1, n // 3 % self._tags or 1})
        used = [*([names[0]] if n % 10 < 3 else []), *self._random.sample(names[1:], min(12, len(names) - 1))]
        body = " ".join(f"{self._said(6, 14)} The {name}." for name in used)
        text = question(
            title,
            level=LEVELS[n % len(LEVELS)],
            kind=KINDS[n % len(KINDS)],
            tags="[" + ", ".join(f"tag-{tag}" for tag in tags) + "]",
            body=f"{body} [@standard]",
        )
        summary = f"summary: >-\n  {self._said(35, 55)}\n"
        text = re.sub(r"summary: >-\n(?:  .*\n)+", lambda _: summary, text, count=1)
        return f"questions/topic-{topic}/{'-'.join(words[:5])}-{n}.md", text
