"""How a reader mends a page: edits its file, or reports a mistake, asked for what a maintainer has to know. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.arrange.pages import Page
from generator.arrange.site import Site

FORM, PAGE = "mistake.yml", "page"
"""The form of an issue that reports a mistake, which the repository may have, and its field for the page."""

LONGEST = 110
"""So many characters of a page's name stand in a report's title: an address that a browser, GitHub or a mail program
would cut is of no use."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to mend a page: what it is called, by the key of a phrase, and its address."""

    phrase: str
    address: str


def ways(site: Site, page: Page) -> Iterator[Way]:
    """Those that there are for a page that comes from one file: by the repository, and by mail."""
    own, about = site.settings, page.about
    if not about.source:
        return
    name = about.name if len(about.name) <= LONGEST else f"{about.name[: LONGEST - 1]}…"
    title = quote(site.say("mend_report_title", title=name), safe="")
    if own.repository:
        yield Way("mend_edit", f"{own.repository}/edit/{own.branch}/{about.source}")
        if own.has_form:
            asked = f"template={FORM}&title={title}&{PAGE}={quote(f'{own.url}{page.address}', safe='')}"
        else:
            asked = f"title={title}&body={quote(_prompts(site, page, chr(10)), safe='')}"
        yield Way("mend_report", f"{own.repository}/issues/new?{asked}")
    if own.email:
        body = quote(_prompts(site, page, "\r\n"), safe="")  # as RFC 6068 wants lines to end
        yield Way("mend_mail", f"mailto:{quote(own.email, safe='@')}?subject={title}&body={body}")


def _prompts(site: Site, page: Page, line: str) -> str:
    """The page's address, and what is asked, with room for an answer to each."""
    where = site.say("mend_page", address=f"{site.settings.url}{page.address}")
    asked = (site.say("mend_wrong"), site.say("mend_where"), site.say("mend_source"))
    return "".join(f"{text}{line * 3}" for text in (where, *asked))
