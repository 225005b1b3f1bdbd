"""What the links and pictures of a question lead to in the bank. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from generator.content.addresses import is_relative
from generator.importing import leads
from generator.importing.entries import Entry
from generator.importing.figures import Figures
from generator.importing.leads import Map, Place, anchors_of, joined, mended_address
from generator.importing.lines import Notes
from generator.importing.markup import link, picture
from generator.importing.sources import Text

_BADGES = re.compile(
    r"shields\.io|badge|travis-ci|codecov|circleci|visitor|hits\.seeyoufarm|komarev|star-history", re.IGNORECASE
)
_SHOWN = 80
_HEADING = re.compile(r"^[\s>*+-]*(?:\d+[.)]\s+)?#{1,6}\s+|\s*#*$")


def map_of(texts: Mapping[str, Text], entries: Sequence[Entry]) -> Map:
    """What stands where: every part of a source belongs to the question above it."""
    where = Map()
    for path, text in texts.items():
        own = sorted((entry.found.line, number) for number, entry in enumerate(entries) if entry.source == path)
        behind = [number for number, entry in enumerate(entries) if entry.found.path == path != entry.source]
        said = {line.number: line.text for line in text.lines}
        parts: dict[str, Place] = {}
        for name, line in anchors_of(text.lines).items():
            above = [one for one in own if one[0] <= line + 1]
            heading = _HEADING.sub("", said[line])
            if above:
                start, question = above[-1]
                parts[name] = Place(question, heading if line > start else "")
            elif behind:
                parts[name] = Place(behind[0], heading)
        where.parts[path] = parts
        if len(own) == 1 and not entries[own[0][1]].found.sections:
            where.whole[path] = Place(own[0][1])
        elif behind:
            where.whole[path] = Place(behind[0])
    return where


class Targets:
    """Where the links and pictures of one question lead; what is said of them goes to `notes`.

    `number` is the question's own among all `entries`; what leads to a file of `gone` leads nowhere.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        number: int,
        where: Map,
        figures: Figures,
        gone: Collection[str],
        notes: Notes,
    ) -> None:
        self._entries = entries
        self._number = number
        self._entry = entries[number]
        self._where = where
        self._figures = figures
        self._gone = gone
        self._notes = notes

    def link(self, target: str, line: int) -> str:
        """The address that a link leads to here; "" if it leads nowhere, which is said."""
        target = target.strip()
        if _is_elsewhere(target) or target.lower().startswith("www."):
            address = mended_address(target)
            if not address:
                said = f"a link to {target or 'nothing'}, which can be no address here; its words are kept"
                self._notes.say(line, said)
            return address
        name, fragment = leads.split(target)
        path = joined(self._entry.found.path, name)
        place = self._where.at(path, fragment)
        if place is None or self._entries[place.question].path in self._gone:
            what = f"{target}, a file of its repository" if name else "another part of its page"
            self._notes.say(line, f"a link to {what}, which leads to no question here; its words are kept")
            return ""
        if place.question == self._number:
            return self._within(place.heading, line)
        other = self._entries[place.question]
        folder = "" if other.topic == self._entry.topic else f"../{other.topic}/"
        return f"{folder}{other.slug}.md"

    def _within(self, heading: str, line: int) -> str:
        """The address of a heading in the question's own answer."""
        if not heading:
            self._notes.say(line, "a link to the question itself; its words are kept")
            return ""
        stays = any(heading in one.text and one.text.lstrip().startswith("#") for one in self._entry.found.answer)
        return f"#{leads.anchor_of(leads.seen(heading))}" if stays else ""

    def picture(self, target: str, words: str, line: int) -> str:
        """A picture of the repository as a copy here; one from elsewhere as a link to it."""
        target = target.strip()
        shown = target[:_SHOWN]
        if _BADGES.search(target):
            self._notes.say(line, f"a badge, {shown}; left out")
            return ""
        if _is_elsewhere(target):
            address = mended_address(target)
            if not address:
                self._notes.say(line, f"a picture from {shown}, which can be no address here; its words are kept")
                return words
            self._notes.say(line, f"a picture from {shown}; a link to it in its place")
            return link(words or "picture", address)

        def say(why: str) -> None:
            self._notes.say(line, f"the picture {shown}, {why}; its words are kept")

        path = joined(self._entry.found.path, leads.split(target)[0])
        place = self._figures.take(path, self._entry.topic, say)
        return picture(words, f"../../{place}") if place else words


def _is_elsewhere(target: str) -> bool:
    """Whether an address leads out of the repository."""
    return target.startswith("//") or not (is_relative(target) or target.startswith("/"))
