"""The page of the study lists: what each is for, how long it takes, how far the reader has come, and where to start."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.phrases import say
from tests.rules import Published
from tests.site.bread import LONG_LIST, PLACES

LISTS = "collections/"


def test_each_list_says_what_is_in_it_and_where_to_start(page: Page, bread: Published, bread_address: str) -> None:
    page.goto(bread_address + LISTS)
    cards = page.get_by_role("main").locator(".study-card")
    expect(cards).to_have_count(len(bread.site.collections))
    for study, card in zip(bread.site.collections, cards.all(), strict=True):
        expect(card.get_by_role("link", name=study.collection.title, exact=True)).to_be_visible()
        expect(card).to_contain_text(study.collection.description)
        expect(card).to_contain_text(say("questions", count=study.size))
        minutes = sum(question.minutes for part in study.parts for question in part.questions)
        expect(card).to_contain_text(say("reading_minutes", count=minutes))
        for number, part in enumerate(study.parts, start=1):
            link = card.get_by_role("link", name=part.title, exact=True)
            expect(link).to_have_attribute("href", f"../collections/{study.slug}/#section-{number}")
        first = study.parts[0].questions[0]
        expect(card).to_contain_text(first.title)
        start = card.get_by_role("link", name=say("study_card_start"))
        expect(start).to_have_attribute("href", f"../questions/{first.slug}/?list={study.slug}")


def test_who_has_begun_is_led_on(page: Page, bread: Published, bread_address: str) -> None:
    (study,) = (study for study in bread.site.collections if study.slug == PLACES.long_list)
    first, second = study.parts[0].questions[:2]
    page.goto(f"{bread_address}questions/{first.slug}/?list={study.slug}#answer")
    page.get_by_role("button", name=say("mark_known")).click()
    page.goto(bread_address + LISTS)
    card = page.locator(".study-card").filter(has=page.locator(f"a[href$='{LONG_LIST}']"))
    on = card.get_by_role("link", name=say("gauge_continue", number=2))
    expect(on).to_have_attribute("href", f"{bread_address}questions/{second.slug}/?list={study.slug}")
    expect(card).to_contain_text(say("gauge_words", marked=1, all=study.size, parts=say("gauge_known", number=1)))
    expect(card.get_by_role("link", name=say("study_card_start"))).to_have_count(0)
