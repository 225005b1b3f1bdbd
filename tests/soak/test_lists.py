"""A bank of ten thousand questions, with the real limits: no list weighs more than a reader waits for."""

from __future__ import annotations

import gzip
from pathlib import Path

from generator.arrange.pages import pages
from generator.outputs import api, feeds, rehearsal
from generator.outputs.contents import data
from generator.outputs.pages import render
from tests.banks import Plausible, arranged, write
from tests.publishing import settled_site

QUESTIONS = 10_000
HEAVIEST = 200_000
"""Bytes of a file, compressed."""


def test_no_list_of_a_large_bank_is_heavy(tmp_path: Path) -> None:
    bank = Plausible(QUESTIONS, large=1000, terms=1000)
    site = arranged(tmp_path, dict(bank.files()) | {"mkdocs.yml": "site_name: A\nsite_url: https://a.example/\n"})
    assert len(site.questions) == QUESTIONS
    assert len(site.by_topic["topic-0"]) == 1000
    assert len(site.by_tag["tag-0"]) == 3000
    assert len(site.terms) == 1000
    assert max(len(defined.used_by) for defined in site.terms) >= 3000
    found = dict(render(site, pages(site)))
    for more in (api.documents(site, pages(site)), rehearsal.rehearsal(site, ()), feeds.feeds(site)):
        found |= more
    finished = {f"questions/{answered.slug}/index.html": answered.question.summary for answered in site.questions}
    practice = {path: data(content).decode() for path, content in found.items() if path.startswith("rehearsal/")}
    finished |= practice | {"theme/site.css": "", "worker.js": "what the pages say"}
    found |= settled_site(write(tmp_path / "site", finished))
    weights = {path: len(gzip.compress(data(content), 6, mtime=0)) for path, content in found.items()}
    for path in ("topics/topic-0.md", "tags/tag-0.md", "glossary/index.md", "random.md", "questions/index.md"):
        print(f"{path}: {weights[path]:,} bytes")
    for folder in ("topics/", "levels/", "tags/", "collections/", "glossary/", "api/", "rehearsal/", "feed"):
        within = {path: weight for path, weight in weights.items() if path.startswith(folder)}
        heaviest = max(within, key=within.__getitem__)
        print(f"{folder}: {len(within):,} files, the heaviest {heaviest} with {within[heaviest]:,} bytes")
    assert {path: weight for path, weight in weights.items() if weight > HEAVIEST} == {}
