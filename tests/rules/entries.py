"""What holds for the pages of entries: all of an entry is on its page, and a list has all of its questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from urllib.parse import quote, unquote, urljoin

from generator.arrange import lists as lists_of
from generator.arrange.site import Answered
from generator.content.fields import QUESTION, texts
from generator.content.model import Alert, Citation, Formula, Markdown, Note, NoteEnd, Prose, Source, Task
from tests.html_pages import Html, parsed
from tests.rules.pages import BASE
from tests.rules.published import Published, SiteRule

_NEXT = re.compile(
    r'<a class="answer-follow-up"[^>]*>|<nav class="neighbors".*?</nav>|<section class="question-related".*?</section>',
    re.DOTALL,
)
"""What says on a page what to read next."""


def _words(text: str) -> str:
    return " ".join(text.split())


def _said(text: Markdown, sources: Sequence[Source]) -> str:
    """All that a reader sees of a Markdown text: its words, code, formulas, and the numbers of citations and notes."""
    numbers = {source.id: number for number, source in enumerate(sources, start=1)}

    def html(part: object) -> str:
        match part:
            case str():
                return part
            case Prose():
                return escape(part.text)
            case Citation():
                return f"[{numbers[part.source]}]"
            case Task():
                return "☑" if part.done else "☐"
            case Formula():
                return part.mathml
            case Alert():
                return part.kind.capitalize()
            case Note():
                return str(part.number)
            case NoteEnd():
                return " ".join(["\u21a9\ufe0e", *(f"\u21a9\ufe0e{time}" for time in range(2, part.times + 1))])
        return ""

    return _joined(parsed("".join(map(html, text.parts))).said)


def _joined(said: str) -> str:
    """A page takes out the space before the number of a citation, so that the two stay on one line."""
    return re.sub(r" (?=\[\d+\])", "", said)


def _links(page: Html, address: str) -> set[str]:
    """Where the links of a page lead: as addresses from the site's root, or to other sites."""
    return {
        urljoin(BASE + address, attributes["href"]).removeprefix(BASE)
        for attributes in page.all("a")
        if "href" in attributes
    }


def a_question_page_has_all_of_it(published: Published) -> Iterator[str]:
    """A question's page has every text of the question, word for word, and every link that belongs to it."""
    site = published.site
    for answered in site.questions:
        question = answered.question
        address = f"questions/{question.slug}/"
        page = published.pages[address]
        whole = _joined(page.said)
        for field, key, text in texts(question, QUESTION):
            if isinstance(text, Markdown):
                if (said := _said(text, question.sources)) not in whole or not said:
                    yield f"{address} lacks {key}: {said[:80]}"
            elif field.name in {"title", "summary", "also_asked"} and _words(str(text)) not in page.said:
                yield f"{address} lacks {key}: {text}"
        labels = [published.site.label(choice) for choice in (question.level, question.kind) if choice]
        labels += [f"{site.say('question_reviewed')} {question.reviewed}"] if question.reviewed else []
        labels += [f"{site.say('question_corrected')} {question.updated}"] if question.updated else []
        labels += [tag.label for tag in answered.tags] + [answered.topic.title, answered.track.title]
        yield from (f"{address} does not say {label}" for label in labels if label not in page.said)
        missing = _expected_links(answered) - _links(page, address)
        yield from (f"{address} has no link to {link}" for link in sorted(missing))


def what_to_read_next_is_offered_once(published: Published) -> Iterator[str]:
    """No question is offered twice as what to read next: as a follow-up, as a neighbor, or as related."""
    for answered in published.site.questions:
        address = f"questions/{answered.slug}/"
        offered: Counter[str] = Counter()
        for part in _NEXT.findall(published.texts[address]):
            offered.update(re.findall(r'href="([^"]+)"', part))
        yield from (f"{address} offers {link} twice" for link, count in offered.items() if count > 1)


def _expected_links(answered: Answered) -> set[str]:
    question = answered.question
    others = (answered.previous, answered.next, *answered.related, *(other for _, other in answered.follow_ups))
    return {
        *(source.url for source in question.sources),
        *(f"tags/{tag}/" for tag in question.tags),
        *(f"questions/{other.slug}/" for other in others if other),
        f"topics/{question.topic}/",
        *([f"levels/{question.level.value}/"] if question.level else []),
    }


def an_answer_is_closed(published: Published) -> Iterator[str]:
    """An answer, and a reply to a follow-up, is closed until a reader opens it, and needs no script for that."""
    for answered in published.site.questions:
        address = f"questions/{answered.slug}/"
        page = published.pages[address]
        if len(page.all("details", id="answer")) != 1:
            yield f"{address} has no answer that opens"
        replies = sum(bool(follow_up.say) for follow_up in answered.question.follow_ups)
        found = [reply for reply in page.all("details") if "reply" in reply.get("class", "").split()]
        if len(found) != replies or any("open" in reply for reply in found):
            yield f"{address} has not {replies} replies that open"
        if any("open" in attributes for attributes in page.all("details")):
            yield f"{address} gives something away on arrival"


def a_citation_leads_to_its_source_and_back(published: Published) -> Iterator[str]:
    """A citation is a link to the source in the page's list, that says which one it is, and the source leads back."""
    for answered in published.site.questions:
        question = answered.question
        address = f"questions/{question.slug}/"
        page = published.pages[address]
        found = [text for _, _, text in texts(question, QUESTION) if isinstance(text, Markdown)]
        cited = Counter(citation.source for text in found for citation in text.citations)
        links = [link for link in page.all("a") if link.get("href", "").startswith("#source:")]
        if Counter(unquote(link["href"]).removeprefix("#source:") for link in links) != cited:
            yield f"{address} has other citations than the content: {dict(cited)}"
        back = {unquote(link["href"]) for link in page.of_class("sources-back")}
        if back != {f"#{link.get('id')}" for link in links}:
            yield f"{address} leads back to {sorted(back)}"
        titles = {f"#source:{source.id}": source.title for source in question.sources}
        for link in links:
            name = link.get("aria-label", "")
            if titles.get(unquote(link["href"]), name) not in name or not name:
                yield f"{address} has a citation that does not say which source it is: {name!r}"
        if not all(link.get("aria-label") for link in page.of_class("sources-back")):
            yield f"{address} has a way back without a name"


def a_page_can_be_mended(published: Published) -> Iterator[str]:
    """An entry's page leads to its file in the repository, and to a report of a mistake there and by mail.

    It does where the repository and the address for mail are known. A report says which page it is about.
    """
    settings = published.site.settings
    site = published.site
    files = {
        **{f"questions/{answered.slug}/": answered.question.place.path for answered in site.questions},
        **{f"glossary/{defined.slug}/": defined.term.place.path for defined in site.terms},
        **{f"collections/{study.slug}/": study.collection.place.path for study in site.collections},
    }
    for address, path in files.items():
        page = published.pages[address]
        hrefs = _links(page, address)
        about = quote(f"{settings.url}{address}", safe="")
        edit = f"{settings.repository}/edit/{settings.branch}/{path}"
        reports = [f"{settings.repository}/issues/new?"] if settings.repository else []
        reports += [f"mailto:{settings.email}?"] if settings.email else []
        if settings.repository and edit not in hrefs:
            yield f"{address} has no link to {edit}"
        for report in reports:
            if not any(href.startswith(report) and about in href for href in hrefs):
                yield f"{address} has no link to {report} that says which page it is about"
        if not reports and any(site.say(key) in page.said for key in ("mend_edit", "mend_report", "mend_mail")):
            yield f"{address} offers to mend it, and says not where"


def a_term_page_has_all_of_it(published: Published) -> Iterator[str]:
    """A term's page has its definition, its other names, its sources, and links to its terms and questions."""
    for defined in published.site.terms:
        term = defined.term
        address = f"glossary/{term.slug}/"
        page = published.pages[address]
        wanted = [term.term, _words(term.definition), *term.aliases, *(source.title for source in term.sources)]
        yield from (f"{address} does not say {text}" for text in wanted if text not in page.said)
        expected = {
            *(f"glossary/{other.slug}/" for other in defined.see_also),
            *(f"questions/{question.slug}/" for question in defined.used_by),
            *(source.url for source in term.sources),
        }
        links = {link for part in published.parts(address) for link in _links(published.pages[part], part)}
        yield from (f"{address} has no link to {link}" for link in sorted(expected - links))


def a_term_is_linked_once(published: Published) -> Iterator[str]:
    """A term is linked once on a page, never on its own, and the link has its definition."""
    definitions = {f"glossary/{defined.slug}/": defined.term.definition for defined in published.site.terms}
    for address, page in published.pages.items():
        targets: Counter[str] = Counter()
        for attributes in page.of_class("term"):
            target = urljoin(BASE + address, attributes["href"]).removeprefix(BASE)
            targets[target] += 1
            if attributes.get("title") != definitions.get(target):
                yield f"{address} does not explain {target}"
        yield from (f"{address} links {target} {count} times" for target, count in targets.items() if count > 1)
        if address in targets:
            yield f"{address} links to itself"


def a_used_term_is_linked(published: Published) -> Iterator[str]:
    """A page of a question that uses a term in its text links to it."""
    for defined in published.site.terms:
        target = f"glossary/{defined.slug}/"
        for question in defined.used_by:
            address = f"questions/{question.slug}/"
            page = published.pages[address]
            if target not in _links(page, address) and not _only_in_title(question.title, defined.term.names):
                yield f"{address} uses {target} and does not link to it"


def _only_in_title(title: str, names: Sequence[str]) -> bool:
    return any(name.casefold() in title.casefold() for name in names)


def a_list_has_its_questions(published: Published) -> Iterator[str]:
    """A list has every question that belongs to it, in reading order, and no other one."""
    site = published.site
    lists: Mapping[str, list[str]] = {
        **{f"topics/{slug}/": [question.slug for question in found] for slug, found in site.by_topic.items()},
        **{
            f"levels/{level.value}/": [question.slug for question in found]
            for level, found in site.by_level.items()
            if level in site.levels
        },
        **{f"tags/{tag.slug}/": [question.slug for question in site.by_tag[tag.slug]] for tag in site.in_use()},
        **{
            f"collections/{study.slug}/": [question.slug for part in study.parts for question in part.questions]
            for study in site.collections
        },
    }
    for address, slugs in lists.items():
        parts = [published.pages[part] for part in published.parts(address)]
        found = [attributes["id"] for part in parts for attributes in part.of_class("entry")]
        if found != slugs:
            yield f"{address} lists {found} and not {slugs}"
    rows = [tags["data-slug"] for tags in published.pages["questions/"].all("li") if "data-slug" in tags]
    most = None if len(site.questions) <= lists_of.WHOLE else lists_of.FIRST
    if rows != [question.slug for found in site.by_topic.values() for question in found[:most]]:
        yield f"questions/ lists {rows}"
    terms = [attributes["id"] for attributes in published.pages["glossary/"].of_class("glossary-entry")]
    if sorted(terms) != sorted(defined.slug for defined in site.terms):
        yield f"glossary/ lists {terms}"


RULES: tuple[SiteRule, ...] = (
    a_question_page_has_all_of_it,
    what_to_read_next_is_offered_once,
    an_answer_is_closed,
    a_citation_leads_to_its_source_and_back,
    a_page_can_be_mended,
    a_term_page_has_all_of_it,
    a_term_is_linked_once,
    a_used_term_is_linked,
    a_list_has_its_questions,
)
