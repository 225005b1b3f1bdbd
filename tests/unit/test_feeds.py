"""What is new, read by readers of feeds that others wrote; and the plain texts."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from markdown_it import MarkdownIt

from generator.arrange.site import Site
from generator.commands.build import checked
from generator.outputs import plain
from generator.outputs.feeds import ATOM, JSON, NEWEST, feeds
from generator.outputs.table import beside
from tests.banks import GOLDEN, arranged, question, small

SETTINGS = {"mkdocs.yml": "site_name: A & B\nsite_description: Of < things.\nsite_url: https://example.org/a&b\n"}
BASE = "https://example.org/a&b/"
CORRECTED = """\
updated: 2026-02-03T04:05:06Z
corrections:
  - "It said *two* [things](second.md), where [a source](https://example.org/?a&b) says three [@standard]"
"""


def bank(root: Path, **files: str) -> Site:
    return arranged(root, {**small(**files), **SETTINGS})


def atom(site: Site) -> Any:
    found = feedparser.parse(str(feeds(site)[ATOM]))
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def both(site: Site) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The entries of both feeds: id, address, title, content, time, tags."""
    one = [
        (entry.id, entry.link, entry.title, entry.content[0].value, entry.updated, *(tag.term for tag in entry.tags))
        for entry in atom(site).entries
    ]
    items = json.loads(str(feeds(site)[JSON]))["items"]
    other = [
        (item["id"], item["url"], item["title"], item["content_html"], item["date_published"], *item["tags"])
        for item in items
    ]
    return one, other


def test_a_feed_says_whose_it_is(tmp_path: Path) -> None:
    found = atom(bank(tmp_path)).feed
    assert (found.title, found.subtitle, found.id, found.author) == ("A & B", "Of < things.", BASE, "A & B")
    assert {link["rel"]: link["href"] for link in found.links} == {"self": BASE + ATOM, "alternate": BASE}
    assert found.rights == f"From A & B, {BASE}"
    assert found.updated == "2026-01-02T00:00:00Z"
    document = json.loads(str(feeds(bank(tmp_path))[JSON]))
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert (document["title"], document["home_page_url"], document["feed_url"]) == ("A & B", BASE, BASE + JSON)


def test_every_question_is_told_once_and_both_feeds_tell_the_same(tmp_path: Path) -> None:
    site = bank(tmp_path)
    one, other = both(site)
    assert one == other
    assert [entry[1] for entry in one] == [f"{BASE}questions/{answered.slug}/" for answered in site.questions]
    assert one[0][3].startswith("<p>A summary says")
    assert one[0][4:] == ("2026-01-02T00:00:00Z", "One")


def test_a_correction_is_told_as_well_and_comes_first(tmp_path: Path) -> None:
    corrected = question("What is the first thing?", extra=CORRECTED)
    site = bank(tmp_path, **{"questions/alpha/first.md": corrected})
    one, other = both(site)
    assert one == other
    assert len(one) == len(site.questions) + 1
    number, link, title, content, when, *_ = one[0]
    assert number == f"{BASE}questions/first/#corrected-2026-02-03T04:05:06Z"
    assert link == f"{BASE}questions/first/"
    assert title == "Corrected: What is the first thing?"
    assert when == "2026-02-03T04:05:06Z"
    assert content == (
        f'<ul><li>It said <em>two</em> <a href="{BASE.replace("&", "&amp;")}questions/second/">things</a>, where '
        '<a href="https://example.org/?a&amp;b">a source</a> says three</li></ul>'
    )


def test_a_correction_without_a_day_and_a_day_without_one_are_told_on_their_page_alone(tmp_path: Path) -> None:
    dated = question("What is the first thing?", extra="updated: 2026-02-01\n")
    assert len(both(bank(tmp_path, **{"questions/alpha/first.md": dated}))[0]) == 3


def test_markup_in_a_text_is_a_text(tmp_path: Path) -> None:
    odd = question("'Is <b>this</b> & that ]]> one?'").replace("A summary says", "A <i>summary</i> & more says")
    site = bank(tmp_path, **{"questions/alpha/first.md": odd})
    one, other = both(site)
    assert one == other
    assert json.loads(str(feeds(site)[JSON]))["items"][0]["title"] == "Is <b>this</b> & that ]]> one?"
    assert "A &lt;i&gt;summary&lt;/i&gt; &amp; more" in one[0][3]


def test_a_feed_has_the_newest_alone(tmp_path: Path) -> None:
    fresh = {at: question(f"What is {at}?").replace("2026-01-0", "2026-03-0") for at in range(NEWEST + 5)}
    more = {f"questions/alpha/q{at}.md": text for at, text in fresh.items()}
    entries = both(bank(tmp_path, **more))[0]
    assert len(entries) == NEWEST
    times = [datetime.fromisoformat(entry[4]) for entry in entries]
    assert times == sorted(times, reverse=True)
    assert "first" not in str(entries)


def test_without_dates_a_feed_is_empty_and_without_an_address_there_is_none(tmp_path: Path) -> None:
    undated = {path: re.sub("added.*\nreviewed.*\n", "", text) for path, text in small().items()}
    found = atom(arranged(tmp_path / "undated", {**undated, **SETTINGS}))
    assert (found.entries, found.feed.updated) == ([], "1970-01-01T00:00:00Z")
    assert feeds(arranged(tmp_path / "nowhere", small())) == {}


# Plain texts


def texts(site: Site) -> dict[str, str]:
    return {path: str(text) for path, text in plain.texts(site).items()}


def test_the_list_leads_to_the_text_of_each_question() -> None:
    site = checked(GOLDEN / "content").site()
    found = texts(site)
    listed = re.findall(r"\]\(https://example\.org/things/(questions/.*)\)", found["llms.txt"])
    assert listed == [plain.path(answered.question) for answered in site.questions]
    assert set(found) == {"llms.txt", *listed}
    assert found["llms.txt"].startswith(f"# {site.settings.name}\n\n> {site.settings.tagline}\n")
    assert set(beside(site)) >= set(found)


def test_a_question_s_text_stands_beside_its_page() -> None:
    site = checked(GOLDEN / "content").site()
    for answered in site.questions:
        assert plain.path(answered.question) == f"questions/{answered.slug}.md"


@pytest.mark.parametrize("title", ["Is *this* _one_?", "Is <b>x</b> & `y` [z](w) \\ one?", "# What is 1 < 2?"])
def test_a_plain_text_says_the_same_as_markdown(title: str, tmp_path: Path) -> None:
    site = bank(tmp_path, **{"questions/alpha/first.md": question(json.dumps(title))})
    text = texts(site)["questions/first.md"]
    heading = MarkdownIt().parse(text)[1]
    assert "".join(child.content for child in heading.children or ()) == title


def test_every_link_of_a_text_is_absolute() -> None:
    site = checked(GOLDEN / "content").site()
    seen = 0
    for path, text in texts(site).items():
        found = [
            str(child.attrs.get("href", child.attrs.get("src")))
            for token in MarkdownIt().parse(text)
            for child in token.children or ()
            if child.type in {"link_open", "image"}
        ]
        seen += len(found)
        assert [link for link in found if not link.startswith("https://")] == [], path
    assert seen > len(site.questions)
