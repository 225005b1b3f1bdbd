"""What is new, for whoever subscribes to it: the same entries as Atom (RFC 4287) and as JSON Feed 1.1. Pure.

A question is told on the day on which it was added, and once more when it was corrected, with what was corrected.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

from generator.arrange.pages import address
from generator.arrange.site import Answered, Site
from generator.outputs.contents import Contents
from generator.outputs.html import Abroad
from generator.outputs.moments import full

ATOM = "feed.xml"
JSON = "feed.json"

NEWEST = 50
"""So many entries a feed has at most."""

_NEVER = "1970-01-01"
"""When a feed without entries was changed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something new: `id` is its own for good, `url` the page that it is about, `moment` a day or a time in UTC."""

    id: str
    url: str
    title: str
    html: str
    moment: str
    tags: tuple[str, ...]


def feeds(site: Site) -> Contents:
    """Both feeds. A site without an address has none: what they say leads back to it."""
    if not site.settings.url:
        return {}
    entries = newest(site)
    return {ATOM: _atom(site, entries), JSON: _json(site, entries)}


def newest(site: Site) -> tuple[Entry, ...]:
    """What is new, the newest first; of one day in reading order."""
    found = [told for answered in site.questions for told in _told(answered)]
    found.sort(key=lambda told: full(told[0]), reverse=True)
    return tuple(make(site, answered) for _, make, answered in found[:NEWEST])


def _told(answered: Answered) -> Iterator[tuple[str, Callable[[Site, Answered], Entry], Answered]]:
    """When a question is told, and what makes the entry about it: most are too old to be made."""
    question = answered.question
    if question.added:
        yield question.added, _added, answered
    if question.updated and question.corrections:
        yield question.updated, _corrected, answered


def _added(site: Site, answered: Answered) -> Entry:
    question = answered.question
    url = site.settings.url + address("question", question.slug)
    html = Abroad.of(site, question).prompt(question)
    html += Markup("<p>{}</p>").format(question.summary) if question.summary else Markup()
    return Entry(url, url, question.title, str(html), question.added, _tags(answered))


def _corrected(site: Site, answered: Answered) -> Entry:
    question = answered.question
    url = site.settings.url + address("question", question.slug)
    html = Abroad.of(site, question).items(question.corrections)
    title = site.say("feed_corrected", title=question.title)
    return Entry(f"{url}#corrected-{question.updated}", url, title, str(html), question.updated, _tags(answered))


def _tags(answered: Answered) -> tuple[str, ...]:
    return tuple(tag.label for tag in answered.tags)


def _atom(site: Site, entries: tuple[Entry, ...]) -> str:
    own = site.settings
    changed = entries[0].moment if entries else _NEVER
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(own.language)}>',
        f"  <id>{escape(own.url)}</id>",
        f"  <title>{escape(own.name)}</title>",
        *([f"  <subtitle>{escape(own.tagline)}</subtitle>"] if own.tagline else []),
        f"  <updated>{full(changed)}</updated>",
        f"  <author><name>{escape(own.name)}</name></author>",
        f"  <rights>{escape(site.attribution())}</rights>",
        f'  <link rel="self" type="application/atom+xml" href={quoteattr(own.url + ATOM)}/>',
        f'  <link rel="alternate" type="text/html" href={quoteattr(own.url)}/>',
    ]
    for entry in entries:
        lines += [
            "  <entry>",
            f"    <id>{escape(entry.id)}</id>",
            f"    <title>{escape(entry.title)}</title>",
            f"    <updated>{full(entry.moment)}</updated>",
            f'    <link rel="alternate" type="text/html" href={quoteattr(entry.url)}/>',
            *(f"    <category term={quoteattr(tag)}/>" for tag in entry.tags),
            f'    <content type="html">{escape(entry.html)}</content>',
            "  </entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _json(site: Site, entries: tuple[Entry, ...]) -> str:
    own = site.settings
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": own.name,
        "home_page_url": own.url,
        "feed_url": own.url + JSON,
        **({"description": own.tagline} if own.tagline else {}),
        "language": own.language,
        "authors": [{"name": own.name, "url": own.url}],
        "_license": site.attribution(),
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "content_html": entry.html,
                "date_published": full(entry.moment),
                "tags": list(entry.tags),
            }
            for entry in entries
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"
