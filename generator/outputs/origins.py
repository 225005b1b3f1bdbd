"""What a page is made from, as a digest: a page whose digest stays is not made again. Pure.

A question's page and a term's are made from their files, from what is told of others on them, and from little else;
a list from its entries; any other page from the whole bank. Everything is made from the code, the theme and the
settings, too. What is told of another entry is any part of its file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.arrange.lists import ListPart
from generator.arrange.pages import Page
from generator.arrange.site import Answered, Defined, Site
from generator.content.assets import wide_of
from generator.content.model import Collection, Question, Term
from generator.work.version import digest, version


class Origins:
    """What the pages of a site are made from."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._common = digest([version(), site.theme.digest, repr(site.settings)])
        self._sizes = {path: repr(size) for path, size in site.assets.items()}
        vocabulary = (*site.tracks, *site.tags, *sorted(site.assets.items()), *site.by_hand)
        files = sorted(site.digests.items())
        self._bank = digest([*map(repr, vocabulary), *(piece for file in files for piece in file)])
        # The shape of its track stands beside a topic where it is named.
        self._topics = {slug: repr((topic, site.shape(site.track_of[slug]))) for slug, topic in site.topics.items()}

    def of(self, page: Page, address: str) -> str:
        """A digest of what the page is made from. `address` is where it stands: its own, or a former one."""
        from_ = _FROM.get(page.kind.name, Origins._whole)
        return digest([self._common, page.kind.name, address, page.address, *from_(self, page.subject)])

    def of_all(self) -> str:
        """A digest of what a file is made from that tells of the whole bank."""
        return digest([self._common, self._bank])

    def _file(self, entry: Question | Term | Collection) -> str:
        return self._site.digests[entry.place.path]

    def _question(self, answered: Answered) -> Iterator[str]:
        site = self._site
        yield self._file(answered.question)
        yield repr((answered.number, len(site.by_topic[answered.topic.slug]), site.shape(answered.track)))
        yield answered.track.title
        yield self._topics[answered.topic.slug]
        yield from map(repr, answered.tags)
        yield from self._told((answered.previous, answered.next, *answered.related))
        yield from self._told(other for _, other in answered.follow_ups)
        yield from map(self._file, answered.terms)
        yield from self._pictures(answered)

    def _told(self, questions: Iterable[Question | None]) -> Iterator[str]:
        """Questions as lists tell of them: with their topic."""
        for question in questions:
            yield self._file(question) + self._topics[question.topic] if question else ""

    def _pictures(self, answered: Answered) -> Iterator[str]:
        for path in answered.pictures:
            yield from (self._sizes.get(path, ""), self._sizes.get(wide_of(path), ""))

    def _part(self, part: ListPart) -> Iterator[str]:
        """What a page of a list, or of a part of one, shows of it."""
        yield repr((part.slug, part.number, part.starts, part.size, part.minutes))
        yield from self._told(part.questions)

    def _term(self, part: ListPart) -> Iterator[str]:
        defined: Defined = part.of
        yield self._file(defined.term)
        yield from map(self._file, defined.see_also)
        yield ""
        yield from (self._file(mention.term) for mention in self._site.mentions[defined.term.definition])
        yield from self._part(part)

    def _topic(self, part: ListPart) -> Iterator[str]:
        track = self._site.track_of[part.of.slug]
        yield from (self._topics[part.of.slug], track.title, str(self._site.shape(track)))
        yield from self._part(part)

    def _level(self, part: ListPart) -> Iterator[str]:
        return self._part(part)

    def _tag(self, part: ListPart) -> Iterator[str]:
        yield repr(part.of)
        yield from self._part(part)

    def _collection(self, part: ListPart) -> Iterator[str]:
        yield self._file(part.of.collection)
        yield from self._part(part)

    def _whole(self, _: object) -> Iterator[str]:
        yield self._bank


@lru_cache(maxsize=1)
def origins(site: Site) -> Origins:
    """What the pages of a site are made from. Whoever asks again is given the same."""
    return Origins(site)


_FROM: Mapping[str, Callable[[Origins, Any], Iterator[str]]] = {
    "question": Origins._question,
    "term": Origins._term,
    "topic": Origins._topic,
    "level": Origins._level,
    "tag": Origins._tag,
    "collection": Origins._collection,
}
"""What pages of a kind are made from; those of any other from everything."""
