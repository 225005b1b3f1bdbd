"""The bank as tables: comma-separated values (RFC 4180) in UTF-8, with the mark that spreadsheets know it by. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from generator.arrange.pages import address
from generator.arrange.site import Site
from generator.outputs.html import Abroad

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it at the beginning, Excel takes the file for one in the machine's own encoding."""

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins with one of them may be run as a formula (OWASP, CSV injection)."""


def questions(site: Site) -> bytes:
    """Every question with its short answer and its key points, a line each in their cell."""
    rows = []
    for answered in site.questions:
        question = answered.question
        own = address("question", question.slug)
        abroad = Abroad.of(site, question)
        rows.append(
            [
                question.slug,
                question.title,
                question.level.value if question.level else "",
                question.kind.value if question.kind else "",
                answered.track.slug,
                answered.topic.slug,
                " ".join(question.tags),
                question.summary,
                "\n".join(map(abroad.plain, question.key_points)),
                site.settings.url + own,
                question.added,
                question.modified,
                site.attribution(),
            ]
        )
    names = "slug title level kind track topic tags short_answer key_points address added modified license"
    return _sheet(names.split(), rows)


def terms(site: Site) -> bytes:
    """Every term with its other names and its definition."""
    rows = [
        [
            defined.slug,
            defined.term.term,
            "\n".join(defined.term.aliases),
            defined.term.definition,
            site.settings.url + address("term", defined.slug),
            site.attribution(),
        ]
        for defined in site.terms
    ]
    return _sheet("slug term aliases definition address license".split(), rows)


def _sheet(names: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return (_MARK + text.getvalue()).encode()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet runs: what might be a formula begins with an apostrophe, and is a text."""
    return f"'{cell}" if cell.startswith(_RUN) else cell
