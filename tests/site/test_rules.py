"""Every rule of a site finds what it is there to find: each is shown a site that breaks it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.phrases import say
from tests.rules import SITE_RULES, Published, documents, entries, pages, policy, previews
from tests.rules.published import SiteRule
from tests.site.bread import CODE, LONG_LIST, QUESTION, TABLE, TOPIC

Break = Callable[[Published, Path], Published]
"""Gives the site with something wrong in it; the folder is for a copy of its files."""

TERM = "glossary/hydration/"
FORMER = "questions/hydration/"


def instead(address: str, old: str, new: str) -> Break:
    """Writes something else into one page."""

    def broken(published: Published, _: Path) -> Published:
        text = published.texts[address]
        assert old in text
        return published.with_page(address, text.replace(old, new))

    return broken


def without(address: str) -> Break:
    """Takes a page away."""

    def broken(published: Published, _: Path) -> Published:
        assert address in published.texts
        return replace(published, texts={one: text for one, text in published.texts.items() if one != address})

    return broken


def in_file(path: str, old: str, new: str) -> Break:
    """Writes something else into one of the files that are no pages."""

    def broken(published: Published, folder: Path) -> Published:
        shutil.copytree(published.folder, folder, dirs_exist_ok=True)
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new), encoding="utf-8")
        return replace(published, folder=folder)

    return broken


def added(address: str) -> Break:
    """Adds a page."""
    return lambda published, _: published.with_page(address, "<h1>Strange</h1>")


BREAKS: dict[SiteRule, tuple[Break, ...]] = {
    pages.every_page_is_there: (
        without(QUESTION),
        without(FORMER),
        without("tags/tools/"),
        without("404.html"),
        added("questions/strange/"),
    ),
    pages.no_other_host_is_asked: (
        instead(QUESTION, "</body>", '<script src="https://example.org/x.js"></script></body>'),
        instead("", "</head>", '<link rel="stylesheet" href="//example.org/x.css"></head>'),
        in_file("theme/site.css", "@layer base", 'a { background: url("https://example.org/x.png") } @layer base'),
    ),
    pages.no_markup_is_left: (
        instead(QUESTION, "Not all of it", "~~Not all~~ of it"),
        instead(QUESTION, "Not all of it", "Not [@all] of it"),
        instead(CODE, "Rounding comes", "\n- [ ] Rounding comes"),
        instead(TABLE, "The numbers differ", "\n| The | numbers |\n"),
    ),
    pages.ids_are_unique: (
        instead(QUESTION, 'id="key-points"', 'id="in-depth"'),
        instead(QUESTION, 'id="related"', 'id="others"'),
    ),
    pages.headings_are_in_order: (
        instead(QUESTION, "<h3 ", "<h4 "),
        instead(QUESTION, '<h2 id="key-points"', '<h1 id="key-points"'),
        instead(TERM, "<h1>", "<h2>"),
    ),
    pages.pictures_are_described: (
        instead(QUESTION, ' alt="A flat loaf', ' title="A flat loaf'),
        instead(QUESTION, ' height="240"', ""),
        instead("questions/why-steam/", ' height="300"', ""),
    ),
    policy.a_page_has_the_policy_before_all_else: (
        instead(QUESTION, "Content-Security-Policy", "Content-Security"),
        instead("404.html", "'wasm-unsafe-eval'", "'unsafe-eval'"),
        instead(FORMER, "base-uri 'none'; ", ""),
        instead("", "</head>", f'<meta http-equiv="content-security-policy" content="{policy.POLICY}"></head>'),
        instead(TERM, "<head>", '<head><link rel="icon" href="x.svg">'),
        instead("api/", "<head>", "<head><script src='x.js'></script>"),
    ),
    policy.a_script_is_a_file_of_the_site: (
        instead(QUESTION, "</body>", "<script>alert(1)</script></body>"),
        instead(TERM, "</body>", '<script type="module">alert(1)</script></body>'),
        instead("", "</body>", '<script src="https://example.org/x.js"></script></body>'),
        instead("404.html", "</body>", '<script src="//example.org/x.js"></script></body>'),
        instead(FORMER, "../../theme/sent-on.js", "data:text/javascript,alert(1)"),
        instead(QUESTION, "application/ld+json", "text/javascript"),
    ),
    policy.a_style_is_a_file_of_the_site: (
        instead(QUESTION, "</head>", "<style>a { color: red }</style></head>"),
        instead("api/", "<h1", '<h1 style="color: red"'),
    ),
    policy.no_attribute_is_a_script: (
        instead(QUESTION, "<h1 ", '<h1 onclick="alert(1)" '),
        instead(TERM, "<body", "<body onload=alert(1)"),
        instead("", 'href="./random/"', 'href="javascript:alert(1)"'),
        instead("404.html", "<h1>", '<a href="java\nscript:alert(1)">x</a><h1>'),
        instead("tags/", "<h1>", '<a href="data:text/html,x">x</a><h1>'),
    ),
    policy.nothing_comes_from_elsewhere: (
        instead(QUESTION, "</body>", '<img src="https://example.org/x.png" alt=""></body>'),
        instead(QUESTION, "</body>", '<img srcset="x.png, //example.org/x.png 2x" alt=""></body>'),
        instead("", "</body>", '<form action="https://example.org/"></form></body>'),
        instead(TERM, "</body>", '<iframe src="x.html"></iframe></body>'),
        instead(TERM, "</body>", '<object data="x.svg"></object></body>'),
        instead("api/", "</head>", '<base href="/x/"></head>'),
    ),
    pages.cells_have_a_column: (instead(TABLE, "Protein</th>", "</th>"),),
    entries.a_question_page_has_all_of_it: (
        instead(QUESTION, "Not all of it", "All of it"),
        instead(QUESTION, "Then I would look at", "Then I look at"),
        instead(QUESTION, "How wet should", "How dry should"),
        instead(QUESTION, "Corrected <time", "<time"),
        instead(QUESTION, "tags/arithmetic/", "tags/definition/"),
        instead(CODE, "weighs to a gram", "weighs"),
        instead(CODE, ">865<", ">866<"),
    ),
    entries.what_to_read_next_is_offered_once: (
        instead(
            QUESTION,
            'follow-up" href="../../questions/bakers-percentages',
            'follow-up" href="../../questions/why-steam',
        ),
        instead(QUESTION, "../../questions/why-steam/", "../../questions/bread-flour-vs-cake-flour/"),
    ),
    entries.an_answer_is_closed: (
        instead(QUESTION, '<details id="answer"', '<details open id="answer"'),
        instead(QUESTION, '<details class="reply fold"', '<details open class="reply fold"'),
        instead(QUESTION, "details", "div"),
    ),
    entries.a_citation_leads_to_its_source_and_back: (
        instead(QUESTION, 'href="#source:trial"', 'href="#source:handbook"'),
        instead(QUESTION, 'href="#cite:handbook:2"', 'href="#cite:handbook:1"'),
        instead(QUESTION, 'aria-label="Source 1:', 'title="Source 1:'),
        instead(QUESTION, 'aria-label="Back', 'title="Back'),
    ),
    entries.a_page_can_be_mended: (
        instead(QUESTION, "/edit/trunk/", "/edit/main/"),
        instead(LONG_LIST, "/issues/new", "/issues"),
        instead(QUESTION, "what-is-hydration%2F", "what-is-hydration"),
        instead(TERM, "mailto:", "tel:"),
    ),
    entries.a_term_page_has_all_of_it: (
        instead(TERM, "Also called: water ratio", ""),
        instead(TERM, "glossary/gluten/", "glossary/crumb/"),
        instead(TERM, QUESTION, CODE),
    ),
    entries.a_term_is_linked_once: (
        instead(QUESTION, "Not all of it", '<a class="term" href="../../glossary/levain/" title="x">It</a>'),
        instead(TERM, "The weight of", '<a class="term" href="../../glossary/hydration/" title="x">The</a> weight of'),
        instead(QUESTION, 'title="A culture', 'title="No culture'),
    ),
    entries.a_used_term_is_linked: (instead(QUESTION, "../../glossary/gluten/", "../../glossary/crumb/"),),
    entries.a_list_has_its_questions: (
        instead(
            TOPIC,
            'class="entry" data-entry id="dough-does-not-rise"',
            'class="row" data-entry id="dough-does-not-rise"',
        ),
        instead(LONG_LIST, 'id="why-steam"', 'id="pale-crust"'),
        instead("questions/", 'data-slug="why-steam"', 'data-slug="why"'),
        instead("glossary/", 'class="glossary-entry fold" id="crumb"', 'class="term" id="crumb"'),
    ),
    previews.every_page_has_a_whole_preview: (
        instead(QUESTION, 'property="og:title"', 'property="title"'),
        instead("", "<head>", f"<head>{' ' * previews.HEAD}"),
        instead("glossary/", "cards/site.png", "cards/none.png"),
        instead(TOPIC, 'content="summary_large', 'content="large'),
        instead(TERM, "<title>", "<title>The "),
        instead("tags/", say("tags_about"), "Every tag."),
        instead(TOPIC, "What yeast and time do to dough.", " "),
    ),
    previews.a_page_is_its_own_canonical: (
        instead(QUESTION, 'rel="canonical"', 'rel="other"'),
        instead(FORMER, f"/{QUESTION}", f"/{FORMER}"),
    ),
    previews.a_former_address_sends_on: (
        instead(FORMER, "0; url=", "9; url="),
        instead(FORMER, "data-to=", "data-from="),
        instead(FORMER, "theme/sent-on.js", "theme/site.js"),
        instead(FORMER, "<a ", "<b "),
    ),
    previews.a_question_s_preview_is_it_and_a_sentence: (
        instead(QUESTION, 'og:description" content="', 'og:description" content="Once more: '),
        instead(QUESTION, 'property="og:title" content="What', 'property="og:title" content="Say what'),
    ),
    previews.a_term_s_preview_is_its_definition: (
        instead(TERM, 'property="og:description" content="The', 'property="og:description" content="A'),
    ),
    previews.every_entry_has_a_card_of_its_own: (
        lambda published, _: published.with_page(QUESTION, published.texts[CODE]),
    ),
    previews.linked_data_is_of_the_vocabulary: (
        instead(QUESTION, '"Quiz"', '"Riddle"'),
        instead(TERM, '"inDefinedTermSet"', '"inSet"'),
        instead(QUESTION, '"position": 1', '"position": 2'),
    ),
    previews.linked_data_says_what_the_page_says: (
        instead(QUESTION, '"acceptedAnswer": {"@type": "Answer", "text": "', '"acceptedAnswer": {"text": "So: '),
        instead(QUESTION, '"dateModified": "2026-03-04"', '"dateModified": "2026-03-03"'),
        instead(TERM, '"description": "', '"description": "It is '),
        instead("glossary/", 'glossary/crumb/"}', 'glossary/levain/"}'),
    ),
    documents.the_sitemap_lists_every_page: (
        without("tags/"),
        added("strange/"),
        in_file("sitemap.xml", "/api/<", "/api/v2/<"),
        instead("random/", 'name="robots"', 'name="none"'),
    ),
    documents.the_sitemap_says_when_a_question_changed: (in_file("sitemap.xml", "2026-03-04", "2026-03-03"),),
    documents.addresses_are_all_named: (
        without("tags/"),
        in_file("api/v1/addresses.json", '"moved_to": "tags/equipment/"', '"moved_to": "tags/"'),
    ),
    documents.documents_are_valid: (
        in_file("api/v1/questions.json", '"level": "easy"', '"level": "impossible"'),
        in_file("api/v1/questions/why-steam.json", '"answer"', '"reply"'),
        in_file("api/v1/addresses.json", '"address": "tags/"', '"address": "Tags"'),
        in_file("api/v1/glossary.json", "glossary.schema", "question.schema"),
    ),
    documents.documents_lead_to_pages: (
        without(QUESTION),
        without(FORMER),
        in_file("api/v1/questions.json", '"slug": "why-steam"', '"slug": "why"'),
        in_file("api/v1/questions/what-is-hydration.json", "../../collections/first-week/", "../../nowhere/"),
        in_file("api/v1/questions/what-is-hydration.json", '"level": "easy"', '"level": "hard"'),
    ),
    documents.what_is_taken_along_is_there: (
        in_file("questions/what-is-hydration.md", "# ", "## "),
        instead("downloads/", "questions.csv", "question.csv"),
    ),
    documents.every_page_announces_the_feeds: (
        instead("tags/", "application/atom+xml", "application/xml"),
        instead(QUESTION, "text/markdown", "text/plain"),
        instead(TERM, "feed.json", "feeds.json"),
    ),
}
"""For each rule, sites that break it."""

CASES = [(rule, number) for rule in SITE_RULES for number in range(len(BREAKS[rule]))]


@pytest.mark.parametrize(("rule", "number"), CASES, ids=[f"{rule.__name__}-{number}" for rule, number in CASES])
def test_a_rule_finds_what_is_wrong(bread: Published, tmp_path: Path, rule: SiteRule, number: int) -> None:
    assert list(rule(BREAKS[rule][number](bread, tmp_path / "site")))
