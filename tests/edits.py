"""A bank that is edited at random, file by file, in a project with a copy of the generator that may be edited too.

What a bank says is kept here as records, and written as files: so that an edit leaves it without problems.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from tests.banks import ROOT, copy_project, question, write

TOPICS = ("alpha", "beta", "gamma")
TAGS = ("one", "two", "three", "four")
LEVELS = ("easy", "medium", "hard")
WORDS = "model drift batch queue cache token shard replica schema label window gateway vector signal".split()

Tree = dict[str, bytes]


@dataclass(frozen=True)
class Asked:
    """A question."""

    topic: str
    title: str
    level: str = "easy"
    tags: tuple[str, ...] = ("one",)
    body: str = "It is a thing [@standard]."
    related: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    reviewed: str = "2026-01-03"

    def text(self) -> str:
        extra = "".join(
            f"{name}: [{', '.join(slugs)}]\n"
            for name, slugs in (("related", self.related), ("follow_ups", self.next), ("aliases", self.aliases))
            if slugs
        )
        tags = f"[{', '.join(self.tags)}]"
        text = question(self.title, level=self.level, tags=tags, extra=extra, body=self.body)
        return text.replace("reviewed: 2026-01-03", f"reviewed: {self.reviewed}")


@dataclass
class Bank:
    """A bank, and all else that a site is made of."""

    questions: dict[str, Asked] = field(default_factory=dict)
    terms: dict[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    """By their slugs: the names of each, and its definition."""
    titles: dict[str, str] = field(default_factory=lambda: {slug: slug.capitalize() for slug in (*TOPICS, *TAGS)})
    listed: list[str] = field(default_factory=list)
    by_hand: str = "# About\n\nSee [all](questions/index.md) of it.\n"
    size: int = 40
    settings: str = ""

    def files(self) -> dict[str, str]:
        topics = "".join(f"      - slug: {slug}\n        title: {self.titles[slug]}\n" for slug in TOPICS)
        listed = "".join(f"      - {slug}\n" for slug in self.listed)
        found = {
            "questions/topics.yml": f"tracks:\n  - slug: track\n    title: Track\n    topics:\n{topics}",
            "questions/tags.yml": "".join(f"{slug}:\n  label: {self.titles[slug]}\n" for slug in TAGS),
            "docs/about.md": self.by_hand,
            "docs/assets/a.svg": (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.size} 20">'
                '<rect width="9" height="9"/></svg>\n'
            ),
        }
        slugs = sorted(self.terms)
        for slug, other in zip(slugs, (*slugs[1:], slugs[0]), strict=True):
            (first, *others), definition = self.terms[slug]
            aliases = f"aliases: [{', '.join(others)}]\n" if others else ""
            text = f"term: {first}\n{aliases}definition: {definition}\nsee_also: [{other}]\n"
            found[f"questions/glossary/{slug}.yml"] = text
        for slug, asked in self.questions.items():
            found[f"questions/{asked.topic}/{slug}.md"] = asked.text()
        if listed:
            found["questions/collections/list.yml"] = (
                f"title: A list\nsections:\n  - title: Section\n    questions:\n{listed}"
            )
        return found


def first_bank() -> Bank:
    """A small one in which everything names something else."""
    bank = Bank()
    for number, word in enumerate(WORDS[:8]):
        bank.questions[f"what-is-{word}"] = Asked(
            TOPICS[number % 3],
            f"What is a {word}?",
            LEVELS[number % 3],
            (TAGS[number % 4], TAGS[(number + 1) % 4]),
            f"A {word} is no {WORDS[number + 1]} [@standard].",
        )
    bank.questions["what-is-model"] = replace(
        bank.questions["what-is-model"], body="A model [@standard]:\n\n![A](../../docs/assets/a.svg)"
    )
    for word in WORDS[:4]:
        bank.terms[word] = ((word.capitalize(),), f"What a {word} is.")
    bank.listed = ["what-is-drift", "what-is-model"]
    return bank


# Edits of the bank


def _any(bank: Bank, chance: Random) -> str:
    return chance.choice(sorted(bank.questions))


def _change(bank: Bank, chance: Random) -> None:
    slug = _any(bank, chance)
    asked = bank.questions[slug]
    words = " ".join(chance.sample(WORDS, 4))
    bank.questions[slug] = replace(asked, body=f"{asked.body.splitlines()[0]}\n\nMore of {words} and {time.time_ns()}.")


def _retitle(bank: Bank, chance: Random) -> None:
    slug = _any(bank, chance)
    bank.questions[slug] = replace(
        bank.questions[slug], title=f"What is a {chance.choice(WORDS)} of {chance.randrange(10**6)}?"
    )


def _add(bank: Bank, chance: Random) -> None:
    number = chance.randrange(10**6)
    asked = Asked(chance.choice(TOPICS), f"What is number {number}?", chance.choice(LEVELS), (chance.choice(TAGS),))
    bank.questions[f"number-{number}"] = replace(asked, body=f"A {chance.choice(WORDS)} it is [@standard].")


def _renamed(bank: Bank, old: str, new: str) -> None:
    """Has all that names a question name another one; or none, if there is no other."""

    def other(slugs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if slug == old else slug for slug in slugs if new or slug != old))

    bank.listed = list(other(tuple(bank.listed)))
    for slug, asked in bank.questions.items():
        bank.questions[slug] = replace(
            asked,
            related=other(asked.related),
            next=other(asked.next),
            body=asked.body.replace(f"{old}.md", f"{new}.md"),
        )


def _rename(bank: Bank, chance: Random) -> None:
    old = _any(bank, chance)
    new = f"renamed-{chance.randrange(10**6)}"
    asked = bank.questions.pop(old)
    bank.questions[new] = replace(asked, aliases=(*asked.aliases, old))
    _renamed(bank, old, new)


def _remove(bank: Bank, chance: Random) -> None:
    if len(bank.questions) > 5:
        slug = _any(bank, chance)
        del bank.questions[slug]
        _renamed(bank, slug, "")
        bank.by_hand = "# About\n\nSee [all](questions/index.md) of it.\n"


def _retag(bank: Bank, chance: Random) -> None:
    slug = _any(bank, chance)
    bank.questions[slug] = replace(bank.questions[slug], tags=tuple(chance.sample(TAGS, chance.randrange(1, 4))))


def _move(bank: Bank, chance: Random) -> None:
    slug = _any(bank, chance)
    bank.questions[slug] = replace(bank.questions[slug], topic=chance.choice(TOPICS), level=chance.choice(LEVELS))


def _relate(bank: Bank, chance: Random) -> None:
    slug = _any(bank, chance)
    others = [other for other in sorted(bank.questions) if other != slug]
    one, two = chance.sample(others, 2)
    day = f"2026-02-0{chance.randrange(1, 9)}"
    bank.questions[slug] = replace(bank.questions[slug], related=(one,), next=(two,), reviewed=day)


def _define(bank: Bank, chance: Random) -> None:
    slug = chance.choice(sorted(bank.terms))
    names, _ = bank.terms[slug]
    bank.terms[slug] = (names, f"What a {chance.choice(WORDS)} is to {chance.randrange(10**6)}.")


def _name(bank: Bank, chance: Random) -> None:
    """A term gets one more name, or another one, or another term has it."""
    free = sorted(set(WORDS) - {name.lower() for names, _ in bank.terms.values() for name in names})
    if not free:
        return
    word = chance.choice(free)
    slug = chance.choice(sorted(bank.terms))
    names, definition = bank.terms[slug]
    match chance.randrange(3):
        case 0:
            bank.terms[slug] = ((names[0], word), definition)
        case 1:
            bank.terms[slug] = ((word.capitalize(),), definition)
        case _:
            bank.terms[word] = ((word.capitalize(),), f"A new {word}.")


def _forget(bank: Bank, chance: Random) -> None:
    if len(bank.terms) > 2:
        del bank.terms[chance.choice(sorted(bank.terms))]


def _call(bank: Bank, chance: Random) -> None:
    slug = chance.choice((*TOPICS, *TAGS))
    bank.titles[slug] = f"{slug.capitalize()} {chance.randrange(10**6)}"


def _list(bank: Bank, chance: Random) -> None:
    bank.listed = chance.sample(sorted(bank.questions), chance.randrange(1, 4))


def _by_hand(bank: Bank, chance: Random) -> None:
    slug = _any(bank, chance)
    bank.by_hand = f"# About {chance.randrange(10**6)}\n\nSee [one](questions/{slug}.md#question) of them.\n"


def _picture(bank: Bank, chance: Random) -> None:
    bank.size = chance.randrange(20, 400)


def _configure(bank: Bank, chance: Random) -> None:
    number = chance.randrange(10**6)
    bank.settings = chance.choice(
        [
            f"site_name: Bank {number}\n",
            f"site_description: Of {number} things.\n",
            f"copyright: By {number}\n",
            f"extra:\n  phrases:\n    in_depth: In depth {number}\n",
            f"site_url: https://example.org/{number}/\n",
            "theme:\n  language: ja\n",
        ]
    )


OF_BANK = (
    *(_change, _retitle, _add, _rename, _remove, _retag, _move, _relate, _define, _name, _forget, _call, _list),
    *(_by_hand, _picture, _configure),
)

# Edits of the generator and its theme, of what was generated, and of what is remembered


@dataclass(frozen=True)
class Project:
    """A project, and the generator that builds it."""

    root: Path
    code: Path

    def run(self, root: Path | None = None) -> subprocess.Popen[str]:
        """Starts `make site`."""
        return subprocess.Popen(
            [sys.executable, "-m", "generator", "site", "--root", str(root or self.root)],
            cwd=self.code,
            env={**os.environ, "PYTHONPATH": str(self.code)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def trees(self, root: Path | None = None) -> tuple[Tree, Tree]:
        """What stands in docs/ and in site/."""
        docs, site = (_tree((root or self.root) / name) for name in ("docs", "site"))
        return docs, site


def _tree(folder: Path) -> Tree:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _in(path: str, pattern: str, text: str) -> Callable[[Project, Random], None]:
    def edit(project: Project, chance: Random) -> None:
        place = project.code / "generator" / path if not path.startswith("overrides") else project.root / path
        found = place.read_text(encoding="utf-8")
        changed, count = re.subn(pattern, lambda _: text.replace("N", str(chance.randrange(10**6))), found, count=1)
        assert count, path
        place.write_text(changed, encoding="utf-8")

    edit.__name__ = f"edit of {path}"
    return edit


def _damage(project: Project, chance: Random) -> None:
    """Somebody deletes files that were generated."""
    for folder in ("docs/questions", "site", "site/pagefind/fragment"):
        files = sorted(path for path in (project.root / folder).rglob("*") if path.is_file())
        if files:
            chance.choice(files).unlink()


def _spoil(project: Project, chance: Random) -> None:
    """Somebody writes into files of the finished site, and leaves their length and time as they were."""
    files = sorted(path for path in (project.root / "site").rglob("*.html"))
    place = chance.choice(files)
    seen = place.stat()
    place.write_bytes(place.read_bytes()[::-1])
    os.utime(place, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def _forgetting(project: Project, chance: Random) -> None:
    """What is remembered is lost, in part or all of it, or another thing."""
    cache = project.root / ".generator_cache"
    files = sorted(path for path in cache.iterdir() if path.is_file() and not path.name.startswith("."))
    way = chance.randrange(4)
    for place in files if way == 0 else [chance.choice(files)] if files else []:
        found = place.read_bytes()
        if way in (0, 1):
            place.unlink()
        else:
            place.write_bytes(found[: len(found) // 2] if way == 2 else chance.choice(files).read_bytes())


def _touch(project: Project, _: Random) -> None:
    """All times change, as when a cache is restored elsewhere."""
    for folder in ("docs", "site", "questions"):
        for path in (project.root / folder).rglob("*"):
            os.utime(path, (1_700_000_000, 1_700_000_000))


OF_PROJECT = (
    _in("templates/question.html.j2", r"(?=\{\{ neighbors)", "<p>An edit N</p>\n"),
    _in("components/neighbors/neighbors.html.j2", r'(?<=<nav class="neighbors")', ' data-edit="N"'),
    _in("styles/base.css", r"\Z", "\n.edit-N {\n  color: var(--ink);\n}\n"),
    _in("scripts/first.js", r"\Z", '\ndocument.documentElement.dataset.edit = "N";\n'),
    _in("outputs/mend.py", r"\Z", "\n# edit N\n"),
    _in("overrides/main.html", r"(?=\{% block footer %\})", "{# edit N #}<!-- edit N -->"),
    *(_damage, _spoil, _forgetting, _touch),
)


def project(folder: Path, bank: Bank) -> Project:
    """A project of the bank, with a generator of its own."""
    write(folder / "content", bank.files())
    root = copy_project(folder / "project", folder / "content" / "questions")
    (root / "mkdocs.yml").rename(root / "theme.yml")
    shutil.rmtree(root / "docs/assets/figures", ignore_errors=True)
    code = folder / "code"
    shutil.copytree(ROOT / "generator", code / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    made = Project(root, code)
    written(made, bank)
    return made


def written(of: Project, bank: Bank) -> None:
    """Writes what changed of the bank."""
    files = {**bank.files(), "mkdocs.yml": f"INHERIT: theme.yml\n{bank.settings}"}
    for old in (of.root / "questions").rglob("*"):
        if old.is_file() and old.relative_to(of.root).as_posix() not in files:
            old.unlink()
    for path, text in files.items():
        place = of.root / path
        if not place.is_file() or place.read_text(encoding="utf-8") != text:
            write(of.root, {path: text})


def from_nothing(of: Project, folder: Path) -> Path:
    """A copy of the project as somebody has it who has built nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    kept = shutil.ignore_patterns("site", ".generator_cache")
    shutil.copytree(of.root, folder, ignore=kept)
    by_hand = {"about.md", "assets", "api"}
    for path in (folder / "docs").iterdir():
        if path.name not in by_hand:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.rmtree(folder / "docs/api/v1", ignore_errors=True)
    return folder


def edited(folder: Path, count: int, chance: Random) -> list[str]:
    """Applies so many edits, builds after each, and compares with a build from nothing. Every tenth build is killed.

    Gives what was done.
    """
    bank = first_bank()
    ours = project(folder / "ours", bank)
    done: list[str] = []
    seconds = _finished(ours)
    for turn in range(1, count + 1):
        edit = _nth(turn, chance)
        done.append(edit.__name__)
        before = deepcopy(bank)
        if edit in OF_BANK:
            edit(bank, chance)
            written(ours, bank)
        else:
            edit(ours, chance)
        if turn % 10 == 0:
            process = ours.run()
            time.sleep(seconds * chance.random())
            process.kill()
            process.communicate()
            if edit in OF_BANK and chance.random() < 0.5:  # somebody takes the edit back
                bank = before
                written(ours, bank)
        _finished(ours)
        other = from_nothing(ours, folder / "other")
        seconds = _finished(ours, other)
        for name, found, right in zip(("docs", "site"), ours.trees(), ours.trees(other), strict=True):
            different = sorted(path for path in {*found, *right} if found.get(path) != right.get(path))
            assert not different, f"{name}/ after edit {turn}, {done[-10:]}: {different[:20]}"
    return done


def _nth(turn: int, chance: Random) -> Callable[..., None]:
    """Edits of a bank are more common than others; each comes at its time."""
    edits: tuple[Callable[..., None], ...] = OF_PROJECT if turn % 3 == 0 else OF_BANK
    return chance.choice(edits)


def _finished(of: Project, root: Path | None = None) -> float:
    """Builds it, and gives the seconds that this took."""
    start = time.monotonic()
    process = of.run(root)
    said, _ = process.communicate(timeout=300)
    assert process.returncode == 0, said
    return time.monotonic() - start
