"""Projects to publish: each with the real theme, and with settings of its own. Published once for a whole run."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

from generator.content.language import ENGLISH
from generator.theme.files import catalogue_for
from tests.banks import ROOT, copy_project

FIXTURE = Path(__file__).parent / "fixture"
"""A small bank about bread, in which every kind of thing that a page can show stands at least once."""

ELSEWHERE = "https://example.org/fork"
"""The repository that the copies say they are of."""

OWN = "https://bank.example/"
"""The address that the real bank's copy says it has."""


def project(target: Path, content: Path, settings: str = f"repo_url: {ELSEWHERE}\n") -> Path:
    """A project in `target` with the folder `content` as its questions/; `settings` go before those of mkdocs.yml."""
    copy_project(target, content)
    (target / "mkdocs.yml").rename(target / "theme.yml")
    (target / "mkdocs.yml").write_text(f"INHERIT: theme.yml\n{settings}", encoding="utf-8")
    return target


def fixture_project(target: Path) -> Path:
    """The fixture bank as a project of its own: with its own name, figures and repository."""
    own = (FIXTURE / "mkdocs.yml").read_text(encoding="utf-8")
    project(target, FIXTURE / "questions", f"{own}repo_url: {ELSEWHERE}\n")
    shutil.copytree(FIXTURE / "docs", target / "docs", dirs_exist_ok=True)
    return target


def real_project(target: Path) -> Path:
    """The real bank, with a repository's address, and with one of its own, which no answer names in its code."""
    return project(target, ROOT / "questions", f"site_url: {OWN}\nrepo_url: {ELSEWHERE}\n")


def once(place: Path, make: Callable[[Path], object]) -> Path:
    """What `make` makes in the folder `place`, made by whichever of the workers comes first; the others wait for it."""
    place.mkdir(parents=True, exist_ok=True)
    with open(place / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = place / ".done"
        if not done.exists():
            shutil.rmtree(place / "project", ignore_errors=True)
            make(place / "project")
            done.touch()
    return place / "project"


LANGUAGES = Path(__file__).parent / "languages"
"""Small banks in other languages than English."""


def project_in(target: Path, language: str) -> Path:
    """The bank in that language as a project of its own, with the catalogue that there is for it."""
    own = (LANGUAGES / language / "mkdocs.yml").read_text(encoding="utf-8")
    project(target, LANGUAGES / language / "questions", f"{own}repo_url: {ELSEWHERE}\n")
    if (docs := LANGUAGES / language / "docs").is_dir():
        shutil.copytree(docs, target / "docs", dirs_exist_ok=True)
    theme = target / "theme.yml"
    english = f"generator/phrases/{ENGLISH}.yml"
    catalogue = f"generator/phrases/{catalogue_for(language)}.yml"
    theme.write_text(theme.read_text(encoding="utf-8").replace(english, catalogue), encoding="utf-8")
    return target
