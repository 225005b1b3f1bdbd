"""The rules of a single value. Each is one function that takes the value and yields what is wrong with it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime

from generator.content import limits
from generator.content.language import ENGLISH
from generator.content.model import LETTERS, RESERVED_SLUGS, SLUG
from generator.content.problems import meant, nearest, quoted
from generator.content.slugs import slugged

Rule = Callable[[str], Iterator[str]]

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_VARIABLE = re.compile(r"[a-z][a-z0-9_]{0,29}")
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")
_COUNT = re.compile(r"[0-9]{1,6}")
_TIME = re.compile(rf"{_ISO_DATE.pattern}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}Z")


def is_slug(value: str, language: str = ENGLISH) -> Iterator[str]:
    """A slug is lower-case letters and digits in words joined by hyphens, and no name that the site itself uses.

    `language` is that of the site, by which another text is made one.
    """
    if len(value) > limits.SLUG:
        yield f"a slug of {len(value):,} characters; allowed: at most {limits.SLUG}"
    elif not SLUG.fullmatch(value):
        allowed = "lower-case letters, digits and single hyphens"
        yield f"{quoted(value)} is no slug; allowed: {allowed}{meant(slugged(value, language))}"
    elif value in RESERVED_SLUGS:
        yield f"{quoted(value)} is a page of the site itself; choose another slug"


def is_date(value: str) -> Iterator[str]:
    """A date is a day of the calendar, written as ISO 8601 has it: year-month-day."""
    try:
        valid = bool(_ISO_DATE.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        valid = False
    if not valid:
        yield f"{quoted(value)} is no date; allowed: year-month-day, as in 2026-01-31"


def is_moment(value: str) -> Iterator[str]:
    """A moment is a date, or a time of a day in UTC, written as RFC 3339 has it."""
    try:
        valid = bool(_TIME.fullmatch(value) and datetime.fromisoformat(value))
    except ValueError:
        valid = False
    if not valid and [*is_date(value)]:
        yield f"{quoted(value)} is no date and no time; allowed: as in 2026-01-31, or 2026-01-31T09:30:00Z"


def is_number(value: str) -> Iterator[str]:
    """A number is written in digits."""
    if not _NUMBER.fullmatch(value):
        yield f"{quoted(value)} is no number; allowed: digits, with a point before a fraction, as in 0.05"


def is_count(value: str) -> Iterator[str]:
    """A count is a whole number."""
    if not _COUNT.fullmatch(value):
        yield f"{quoted(value)} is no whole number; allowed: digits alone, as in 12"


def is_letter(value: str) -> Iterator[str]:
    """A letter names one of several options."""
    if value not in LETTERS or len(value) != 1:
        yield f"{quoted(value)} is no letter of an option; allowed: one of {', '.join(LETTERS)}"


def is_variable(value: str) -> Iterator[str]:
    """What formulas call a number is a name that they cannot take for anything else."""
    if not _VARIABLE.fullmatch(value):
        allowed = "up to 30 lower-case letters, digits and underscores, a letter first"
        yield f"{quoted(value)} is no name for formulas; allowed: {allowed}{meant(slugged(value).replace('-', '_'))}"


def is_one_line(value: str) -> Iterator[str]:
    """A name or title is one line."""
    if len(value.splitlines()) > 1:
        yield f"{quoted(value)} holds a line break; write it on one line"


def is_name(value: str) -> Iterator[str]:
    """A name in the glossary has letters or digits to find it by, of which its address is made."""
    if len(value) > limits.SLUG:
        yield f"a name of {len(value):,} characters; allowed: at most {limits.SLUG}"
    elif not any(map(str.isalnum, value)):
        yield f"the name {quoted(value)} has no letter and no digit"


def is_of_length(folded: bool) -> Rule:
    """A text is no longer than is read in earnest; one that may be folded over lines may be longer."""
    most = limits.TEXT if folded else limits.LINE

    def rule(value: str) -> Iterator[str]:
        if len(value) > most:
            yield f"{len(value):,} characters; allowed: at most {most:,}"

    return rule


def is_one_of(values: Collection[str], name: str) -> Rule:
    """A choice is one of these values; `name` is what the field is called."""

    def rule(value: str) -> Iterator[str]:
        if value not in values:
            yield f"unknown {name} {quoted(value)}; allowed: {', '.join(values)}{nearest(value.lower(), values)}"

    return rule
