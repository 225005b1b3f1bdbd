"""The rules that need more than one entry. Each is one function whose docstring states it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath

from generator import addresses
from generator.glossary import spelling
from generator.model import SLUG, Bank, Place, Problem
from generator.wording import closest, meant, nearest, one_of, quoted


def check(bank: Bank) -> Iterator[Problem]:
    """Every problem of the bank as a whole, in no order."""
    return chain.from_iterable(rule(bank) for rule in RULES)


def topics_are_known(bank: Bank) -> Iterator[Problem]:
    """A question stands in the folder of a topic of topics.yml."""
    known = {topic.slug for topic in bank.topics}
    for question in bank.questions:
        if question.topic not in known:
            message = one_of(question.topic, known, kind="topic", where=addresses.TOPICS_FILE)
            yield Problem(question.place.path, 1, f"folder: {message}")


def slugs_are_unique(bank: Bank) -> Iterator[Problem]:
    """No two questions share a slug, in whatever topics they stand: the slug is the address."""
    first: dict[str, str] = {}
    for question in bank.questions:
        other = first.setdefault(question.slug, question.place.path)
        if other != question.place.path:
            message = f"the slug {quoted(question.slug)} is taken by {other}; rename one of the files"
            yield Problem(question.place.path, 1, message)


def aliases_are_free(bank: Bank) -> Iterator[Problem]:
    """A former slug is no question's slug and no other question's former slug."""
    taken = {question.slug: question.place.path for question in bank.questions}
    for question in bank.questions:
        for alias, line in _with_lines(question.aliases, question.place, "aliases"):
            other = taken.setdefault(alias, question.place.path)
            if other != question.place.path or alias == question.slug:
                message = f"aliases: {quoted(alias)} is the address of {other}; a former slug must be free"
                yield Problem(question.place.path, line, message)


def titles_are_unique(bank: Bank) -> Iterator[Problem]:
    """No two questions ask the same in the same words."""
    first: dict[str, str] = {}
    for question in bank.questions:
        other = first.setdefault(question.title.casefold(), question.place.path)
        if question.title and other != question.place.path:
            message = f"title: {quoted(question.title)} is already asked in {other}; ask something else"
            yield Problem(question.place.path, question.place.line("title"), message)


def tags_are_known(bank: Bank) -> Iterator[Problem]:
    """A question's tags are words of tags.yml."""
    known = [tag.slug for tag in bank.tags]
    for question in bank.questions:
        for tag, line in _with_lines(question.tags, question.place, "tags"):
            if tag not in known:
                message = one_of(tag, known, kind="tag", where=addresses.TAGS_FILE)
                yield Problem(question.place.path, line, f"tags: {message}")


def related_are_known(bank: Bank) -> Iterator[Problem]:
    """A related question exists, and is another one."""
    known = {question.slug for question in bank.questions}
    for question in bank.questions:
        for slug, line in _with_lines(question.related, question.place, "related"):
            if message := _other(slug, question.slug, known, "question"):
                yield Problem(question.place.path, line, f"related: {message}")


def follow_ups_are_known(bank: Bank) -> Iterator[Problem]:
    """A follow-up that has the form of a slug is the slug of another question; anything else is a text."""
    known = {question.slug for question in bank.questions}
    for question in bank.questions:
        texts = tuple(follow_up.text for follow_up in question.follow_ups)
        for text, line in _with_lines(texts, question.place, "follow_ups"):
            if SLUG.fullmatch(text) and (message := _other(text, question.slug, known, "question")):
                yield Problem(question.place.path, line, f"follow_ups: {message}")


def see_also_are_known(bank: Bank) -> Iterator[Problem]:
    """A term that another one names under see_also exists, and is another one."""
    known = {term.slug for term in bank.terms}
    for term in bank.terms:
        for slug, line in _with_lines(term.see_also, term.place, "see_also"):
            if message := _other(slug, term.slug, known, "term"):
                yield Problem(term.place.path, line, f"see_also: {message}")


def names_are_unique(bank: Bank) -> Iterator[Problem]:
    """No two terms share a name or alias, in whatever spelling the glossary takes for the same."""
    first: dict[str, tuple[str, str]] = {}
    for term in bank.terms:
        lines = (term.place.line("term"), *(line for _, line in _with_lines(term.aliases, term.place, "aliases")))
        for name, line in zip(term.names, lines, strict=True):
            path, other = first.setdefault(spelling(name), (term.place.path, name))
            if (path, other) != (term.place.path, name):
                message = f"the name {quoted(name)} is taken by {quoted(other)} in {path}; keep it in one place"
                yield Problem(term.place.path, line, message)


def lists_are_sound(bank: Bank) -> Iterator[Problem]:
    """A collection's questions exist, and none stands in it twice."""
    known = {question.slug for question in bank.questions}
    for collection in bank.collections:
        first: dict[str, int] = {}
        for number, section in enumerate(collection.sections):
            for index, slug in enumerate(section.questions):
                line = collection.place.line("sections", number, "questions", index)
                if slug not in known:
                    message = f"no question {quoted(slug)} in {addresses.CONTENT}/{nearest(slug, known)}"
                    yield Problem(collection.place.path, line, f"questions: {message}")
                elif first.setdefault(slug, line) != line:
                    message = f"questions: {quoted(slug)} stands on line {first[slug]} already; keep one"
                    yield Problem(collection.place.path, line, message)


def links_resolve(bank: Bank) -> Iterator[Problem]:
    """A relative link in an answer leads to a question, term, collection or asset that exists."""
    known = set(bank.assets)
    for entries in (bank.questions, bank.terms, bank.collections):
        known.update(entry.place.path for entry in entries)
    for question in bank.questions:
        place = question.place
        for link in question.body.links:
            if message := _dead(place.path, link.target, known):
                line = place.body_line + question.body.text.count("\n", 0, link.start)
                yield Problem(place.path, line, message)
        for name in ("key_points", "pitfalls", "follow_ups"):
            for index, text in enumerate(getattr(question, name)):
                for link in text.links:
                    if message := _dead(place.path, link.target, known):
                        yield Problem(place.path, place.line(name, index), f"{name}: {message}")


def _dead(path: str, link: str, known: set[str]) -> str:
    """What is wrong with where a link leads; "" if nothing, or if it leaves the repository."""
    if not addresses.is_relative(link):
        return ""
    target = addresses.resolve(path, link)
    if target is None:
        allowed = "../<topic>/<slug>.md, ../glossary/<slug>.yml, ../collections/<slug>.yml, ../../docs/assets/<file>"
        return f"the link {quoted(link)} leads to no page of the site; allowed: {allowed}, or a web address"
    if target.path in known:
        return ""
    by_name = {PurePosixPath(other).stem: other for other in sorted(known)}
    near = closest(PurePosixPath(target.path).stem, by_name)
    return f"the link {quoted(link)} leads nowhere: there is no {target.path}{meant(near and by_name[near])}"


def _other(slug: str, own: str, known: set[str], kind: str) -> str:
    """What is wrong with naming `slug`, from the entry whose slug is `own`; "" if nothing."""
    if slug == own:
        return f"{quoted(slug)} is this {kind} itself; name another"
    if slug not in known:
        return f"no {kind} {quoted(slug)}; allowed: the slug of a file here{nearest(slug, known)}"
    return ""


def _with_lines(values: Iterable[str], place: Place, name: str) -> Iterator[tuple[str, int]]:
    for index, value in enumerate(values):
        yield value, place.line(name, index)


RULES: tuple[Callable[[Bank], Iterator[Problem]], ...] = (
    topics_are_known,
    slugs_are_unique,
    aliases_are_free,
    titles_are_unique,
    tags_are_known,
    related_are_known,
    follow_ups_are_known,
    see_also_are_known,
    names_are_unique,
    lists_are_sound,
    links_resolve,
)
