"""What can be taken along: every file that the page of downloads offers. Pure.

Each says where it is from and under which license.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from generator.arrange import lists
from generator.arrange.site import Site
from generator.content.language import numeral
from generator.outputs import api, decks, sheets
from generator.outputs.contents import Contents, Made
from generator.outputs.origins import origins
from generator.work.cores import MANY, on_all_cores

FOLDER = "downloads"


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take along: its path in the finished site, what it holds and how large it is in words, its bytes."""

    path: str
    holds: str
    size: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Offer:
    """The files of one format by its name, which phrases carry: ``download_anki``, ``download_anki_about``."""

    name: str
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A row of FORMATS: its name, how its files end, and what makes each file by what that holds."""

    name: str
    ending: str
    makers: tuple[tuple[str, Callable[[Site], bytes]], ...]


def _everything(site: Site) -> bytes:
    return (json.dumps(api.bank(site), ensure_ascii=False) + "\n").encode()


FORMATS = (
    Format("anki", "apkg", (("questions", decks.questions), ("glossary", decks.terms))),
    Format("csv", "csv", (("questions", sheets.questions), ("glossary", sheets.terms))),
    Format("json", "json", (("bank", _everything),)),
)
"""Every format, in the order in which the page offers them."""


@lru_cache(maxsize=1)
def offers(site: Site) -> tuple[Offer, ...]:
    """Every file of the site by format; none of what there is nothing of. Whoever asks again is given the same."""
    said = {
        "questions": site.say("questions", count=len(site.questions)) if site.questions else "",
        "glossary": site.say("glossary_terms", count=len(site.terms)) if site.terms else "",
    }
    said["bank"] = ", ".join(filter(None, said.values()))
    makers = [(form, name, make) for form in FORMATS for name, make in form.makers if said[name]]
    # Each is long in a large bank.
    many = 2 if len(site.questions) > lists.WHOLE else MANY
    found: dict[str, list[Download]] = {form.name: [] for form in FORMATS}
    for (form, name, _), data in zip(makers, on_all_cores(lambda row: row[2](site), makers, many), strict=True):
        path = f"{FOLDER}/{name}.{form.ending}"
        found[form.name].append(Download(path, said[name], _size(site, len(data)), data))
    return tuple(Offer(name, tuple(files)) for name, files in found.items())


def _size(site: Site, count: int) -> str:
    """So many bytes in kilobytes or megabytes of a thousand, rounded up."""
    kilobytes = -(-count // 1000)
    if kilobytes < 1000:
        return site.say("size_kilobytes", size=kilobytes)
    return site.say("size_megabytes", size=numeral(str(-(-kilobytes // 100) / 10), site.settings.language))


def files(site: Site) -> Contents:
    """Every file by its path in the finished site."""
    origin = origins(site).of_all()

    def made(path: str) -> bytes:
        return next(file.data for offer in offers(site) for file in offer.files if file.path == path)

    return {path: Made(origin, partial(made, path)) for path in _paths(site)}


def _paths(site: Site) -> Iterator[str]:
    holds = {"questions": site.questions, "glossary": site.terms, "bank": (*site.questions, *site.terms)}
    for form in FORMATS:
        yield from (f"{FOLDER}/{name}.{form.ending}" for name, _ in form.makers if holds[name])
