"""The rules that need more than one entry. Each is one function whose docstring states it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, islice, product
from pathlib import PurePosixPath
from unicodedata import normalize

from generator.content import limits, model
from generator.content.addresses import is_relative
from generator.content.assets import PICTURES, WIDE
from generator.content.demands import Demands
from generator.content.fields import ENTRIES, Value, texts
from generator.content.links import ASSETS, CONTENT, TAGS_FILE, TOPICS_FILE, Target, resolve
from generator.content.model import (
    PARTS_OF_A_PAGE,
    SLUG,
    Bank,
    Entry,
    Link,
    Markdown,
    Picture,
    Place,
    Question,
    Term,
)
from generator.content.problems import Problem, closest, meant, nearest, one_of, quoted, spelling


def check(bank: Bank, demands: Demands) -> Iterator[Problem]:
    """The problems of the bank as a whole, in no order; of each rule the first hundred, since each may take time."""
    rules = [*(rule(bank) for rule in RULES), sources_are_cited(bank, demands)]
    return chain.from_iterable(islice(found, limits.PROBLEMS) for found in rules)


def _slugs(bank: Bank, kind: str) -> dict[str, None]:
    """The slugs of a kind, in order; also of those whose file stands there and could not be read."""
    unread = (resolve(path, PurePosixPath(path).name) for path in bank.unread)
    more = [target.name for target in unread if target and target.names == kind]
    if kind == "tag" and TAGS_FILE in bank.unread:
        more += [tag for question in bank.questions for tag in question.tags]
    return dict.fromkeys([*(entry.slug for entry in bank.entries[kind]), *more])


def topics_are_known(bank: Bank) -> Iterator[Problem]:
    """A question stands in the folder of a topic of topics.yml."""
    known = {topic.slug for topic in bank.topics}
    for question in bank.questions if TOPICS_FILE not in bank.unread else ():
        if question.topic not in known:
            message = one_of(question.topic, known, kind="topic", where=TOPICS_FILE)
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
    """A former slug is no present or former slug of another entry of its kind: each address leads to one page."""
    for kind, entries in bank.entries.items():
        former = [field.name for field in ENTRIES[kind][1] if field.value is Value.ALIASES]
        taken = {entry.slug: entry.place for entry in reversed(entries)}
        for name, entry in product(former, entries):
            for alias, line in _with_lines(getattr(entry, name), entry.place, name):
                other = taken.setdefault(alias, entry.place)
                if other is not entry.place or alias == entry.slug:
                    where = other.path if other.path != entry.place.path else f"{kind} {_slug_at(entries, other)}"
                    message = f"{name}: {quoted(alias)} is the address of {where}; a former slug must be free"
                    yield Problem(entry.place.path, line, message)


def _slug_at(entries: Iterable[Entry], place: Place) -> str:
    return next(entry.slug for entry in entries if entry.place is place)


def titles_are_unique(bank: Bank) -> Iterator[Problem]:
    """No two questions ask the same in the same words."""
    first: dict[str, str] = {}
    for question in bank.questions:
        other = first.setdefault(_called(question.title), question.place.path)
        if question.title and other != question.place.path:
            message = f"title: {quoted(question.title)} is already asked in {other}; ask something else"
            yield Problem(question.place.path, question.place.line("title"), message)


def _called(title: str) -> str:
    """What is the same title to a reader."""
    return " ".join(normalize("NFC", title).casefold().split())


def lists_are_told_apart(bank: Bank) -> Iterator[Problem]:
    """No two topics, tags or study lists are called the same: a reader knows them by that."""
    for kind, name in (("topic", "title"), ("tag", "label"), ("collection", "title")):
        first: dict[str, Entry] = {}
        for entry in bank.entries[kind]:
            called = str(getattr(entry, name))
            other = first.setdefault(_called(called), entry)
            if called and other is not entry:
                message = f"{name}: {quoted(called)} is what {kind} {other.slug} is called already; call it otherwise"
                yield Problem(entry.place.path, entry.place.line(name), message)


def slugs_are_known(bank: Bank) -> Iterator[Problem]:
    """Whatever names another entry by its slug names one that exists, and not itself; a tag stands in tags.yml."""
    known = {kind: _slugs(bank, kind) for kind in bank.entries}
    for kind in ("question", "term"):
        for entry in bank.entries[kind]:
            for field, key, text in texts(entry, ENTRIES[kind][1]):
                if field.value is Value.SLUGS:
                    names = field.names
                    message = _tag(str(text), known) if names == "tag" else _other(str(text), entry.slug, known, names)
                    if message:
                        yield Problem(entry.place.path, entry.place.line(*key), f"{field.name}: {message}")


def follow_ups_are_known(bank: Bank) -> Iterator[Problem]:
    """A follow-up is the slug of another question, or a question asked here with its reply."""
    known = {"question": _slugs(bank, "question")}
    for question in bank.questions:
        seen: set[str] = set()
        for index, follow_up in enumerate(question.follow_ups):
            slug = follow_up.question
            if " " in slug:
                message = f"{quoted(slug)} is a text; allowed: the slug of a question here, or the fields ask, say"
            elif slug in seen:
                message = f"{quoted(slug)} is given twice; keep one"
            else:
                message = _other(slug, question.slug, known, "question") if slug else ""
            seen.update([slug] if slug else [])
            if message:
                yield Problem(question.place.path, question.place.line("follow_ups", index), f"follow_ups: {message}")


def sources_are_cited(bank: Bank, demands: Demands) -> Iterator[Problem]:
    """A citation names one of the answer's sources, and each source is cited; two sources of an answer have two ids.

    Each is to be cited as soon as the answer cites one of them, or always, as its bank asks.
    """
    always = demands.on("question", "sources").cited == "always"
    for question in bank.questions:
        place = question.place
        ids = [source.id for source in question.sources if SLUG.fullmatch(source.id)]
        cited = set()
        for _, key, text in texts(question, ENTRIES["question"][1]):
            for citation in text.citations if isinstance(text, Markdown) else ():
                cited.add(citation.source)
                if citation.source not in ids:
                    listed = f"allowed: {', '.join(dict.fromkeys(ids))}" if ids else "no source has an id"
                    message = f"no source {quoted(citation.source)}; {listed}{nearest(citation.source, ids)}"
                    yield Problem(place.path, place.line_of_text(citation.line, *key), f"citation: {message}")
        first: dict[str, int] = {}
        for index, source in enumerate(question.sources):
            line = place.line("sources", index)
            if source.id and first.setdefault(source.id, index) != index:
                yield Problem(place.path, line, f"sources: the id {quoted(source.id)} is given twice; each has its own")
            elif (cited or always) and source.id not in cited and (not source.id or source.id in ids):
                shown = f"[@{source.id}]" if source.id else "[@id], with an id for it here,"
                message = f"sources: {quoted(source.title)} is cited nowhere; write {shown} where it supports a claim"
                yield Problem(place.path, line, message)


def names_are_unique(bank: Bank) -> Iterator[Problem]:
    """No two terms share a name or alias, in whatever spelling the glossary takes for the same."""
    first: dict[str, tuple[str, str]] = {}
    for term in bank.terms:
        named = [(term.term, term.place.line("term")), *_with_lines(term.aliases, term.place, "aliases")]
        for name, line in named:
            if (key := spelling(normalize("NFC", name))) in first:
                path, other = first[key]
                message = f"the name {quoted(name)} is taken by {quoted(other)} in {path}; keep it in one place"
                yield Problem(term.place.path, line, message)
            else:
                first[key] = (term.place.path, name)


def lists_are_sound(bank: Bank) -> Iterator[Problem]:
    """A collection's questions exist, and none stands in it twice."""
    known = _slugs(bank, "question")
    for collection in bank.collections:
        first: dict[str, int] = {}
        for number, section in enumerate(collection.sections):
            for index, slug in enumerate(section.questions):
                line = collection.place.line("sections", number, "questions", index)
                if slug not in known:
                    message = f"no question {quoted(slug)} in {CONTENT}/{nearest(slug, known)}"
                    yield Problem(collection.place.path, line, f"questions: {message}")
                elif first.setdefault(slug, line) != line:
                    message = f"questions: {quoted(slug)} stands on line {first[slug]} already; keep one"
                    yield Problem(collection.place.path, line, message)


def links_resolve(bank: Bank) -> Iterator[Problem]:
    """A relative link in an answer leads to a question, term, collection or asset that exists, and to a part of it."""
    parts: dict[str, frozenset[str] | None] = dict.fromkeys((*bank.assets, *bank.unread))
    parts |= {question.place.path: _parts_of_answer(question) for question in bank.questions}
    parts |= {term.place.path: _parts_of_term(term) for term in bank.terms}
    parts |= {collection.place.path: _parts_of(collection) for collection in bank.collections}
    for question in bank.questions:
        for _, key, text in texts(question, ENTRIES["question"][1]):
            for part in text.parts if isinstance(text, Markdown) else ():
                if isinstance(part, Link | Picture) and (message := _dead(question.place.path, part, parts)):
                    line = question.place.line_of_text(part.line, *key)
                    told = message if key in {("prompt",), ("body",)} else f"{key[0]}: {message}"
                    yield Problem(question.place.path, line, told)


def wide_drawings_are_versions(bank: Bank) -> Iterator[Problem]:
    """A drawing for wide screens stands beside the one that all others show."""
    for path in bank.assets:
        plain = f"{path.removesuffix(WIDE)}.svg"
        if path.endswith(WIDE) and plain not in bank.assets:
            yield Problem(path, 1, f"a drawing for wide screens alone; draw {plain} for all others, or rename this one")


_SECTIONS = {
    "summary": "short-answer",
    "calculator": "calculator",
    "stepper": "stepper",
    "key_points": "key-points",
    "pitfalls": "pitfalls",
    "follow_ups": "follow-ups",
    "corrections": "corrections",
    "sources": "sources",
}
"""The part of a question's page that shows each field, where it has one."""


def _parts_of_answer(question: Question) -> frozenset[str]:
    missing = {part for field, part in _SECTIONS.items() if not getattr(question, field)}
    if not (question.summary or question.key_points):
        missing.add("in-depth")
    return PARTS_OF_A_PAGE.union(question.body.headings) - missing


def _parts_of_term(term: Term) -> frozenset[str]:
    shown = {"see-also": term.see_also, "sources": term.sources, "questions": True}
    return frozenset(part for part, values in shown.items() if values)


def _parts_of(collection: model.Collection) -> frozenset[str]:
    slugs = (slug for section in collection.sections for slug in section.questions)
    return frozenset(f"section-{number + 1}" for number in range(len(collection.sections))).union(slugs)


def _dead(path: str, part: Link | Picture, parts: Mapping[str, frozenset[str] | None]) -> str:
    """What is wrong with where a link leads, or what a picture is; "" if nothing, or if it leaves the repository."""
    link = part.target
    if link.startswith("/"):
        return f"the address {quoted(link)} starts at a root that differs from site to site; use a relative path"
    if not is_relative(link):
        return ""
    target = resolve(path, link)
    if target is None:
        allowed = "../<topic>/<slug>.md, ../glossary/<slug>.yml, ../collections/<slug>.yml, ../../docs/assets/<file>"
        return f"the link {quoted(link)} leads to no page of the site; allowed: {allowed}, or a web address"
    if isinstance(part, Picture) and not target.path.endswith(tuple(PICTURES)):
        return f"{quoted(link)} is no picture; allowed: files in {ASSETS}/ that end in {', '.join(PICTURES)}"
    if target.path in parts:
        return _no_part(link, target, parts[target.path])
    by_name = {PurePosixPath(other).stem: other for other in sorted(parts)}
    near = closest(PurePosixPath(target.path).stem, by_name)
    return f"the link {quoted(link)} leads nowhere: there is no {target.path}{meant(near and by_name[near])}"


def _no_part(link: str, target: Target, parts: frozenset[str] | None) -> str:
    """What is wrong with a link's fragment. An asset's is its own business."""
    if not target.fragment or parts is None or target.fragment in parts:
        return ""
    return f"the link {quoted(link)} leads to no part of {target.path}{nearest(target.fragment, parts)}"


def _tag(slug: str, known: Mapping[str, Collection[str]]) -> str:
    return "" if slug in known["tag"] else one_of(slug, known["tag"], kind="tag", where=TAGS_FILE)


def _other(slug: str, own: str, known: Mapping[str, Collection[str]], kind: str) -> str:
    """What is wrong with naming `slug`, from the entry whose slug is `own`; "" if nothing."""
    if slug == own:
        return f"{quoted(slug)} is this {kind} itself; name another"
    if slug not in known[kind]:
        return f"no {kind} {quoted(slug)}; allowed: the slug of a file here{nearest(slug, known[kind])}"
    return ""


def _with_lines(values: Iterable[str], place: Place, name: str) -> Iterator[tuple[str, int]]:
    for index, value in enumerate(values):
        yield value, place.line(name, index)


RULES: tuple[Callable[[Bank], Iterator[Problem]], ...] = (
    topics_are_known,
    slugs_are_unique,
    aliases_are_free,
    titles_are_unique,
    lists_are_told_apart,
    slugs_are_known,
    follow_ups_are_known,
    names_are_unique,
    lists_are_sound,
    links_resolve,
    wide_drawings_are_versions,
)
