"""Lists in parts: which questions stand where, and that no file of a growing bank grows without end.

The limits are made small here, so that a small bank is beyond them; tests/soak/test_lists.py holds the real ones
against a bank of ten thousand questions.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.arrange import lists
from generator.arrange.lists import ListPart, first_part, in_parts
from generator.arrange.pages import Page, pages
from generator.arrange.site import Part, Site
from generator.outputs import api, rehearsal
from generator.outputs.contents import Contents, data
from generator.outputs.feeds import NEWEST, newest
from generator.outputs.lexicon import lexicon
from generator.outputs.pages import render
from generator.publish.live import lost
from tests.banks import Plausible, arranged, question, small, write
from tests.html_pages import parsed
from tests.publishing import settled_site

SETTINGS = "site_name: A bank\nsite_url: https://public.example/\n"
COUNT = 60
PART = 7


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PART", PART)
    monkeypatch.setattr(lists, "WHOLE", 20)
    monkeypatch.setattr(lists, "FIRST", 2)
    monkeypatch.setattr(api, "PART", 5000)


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    bank = Plausible(COUNT, topics=5, large=25, tags=6, terms=12, listed=20)
    return dict(bank.files()) | {"mkdocs.yml": SETTINGS}


@pytest.fixture
def site(limits: None, files: dict[str, str], tmp_path: Path) -> Site:  # noqa: ARG001 - they hold while it is made
    return arranged(tmp_path, files)


def parts_of(site: Site, kind: str, slug: str) -> list[Page]:
    return [page for page in pages(site) if page.kind.name == kind and page.subject.slug == slug]


def text(contents: Contents, path: str) -> str:
    return data(contents[path]).decode()


# The parts


@pytest.mark.usefixtures("limits")
@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (7, [7]), (8, [4, 4]), (15, [5, 5, 5]), (20, [6, 7, 7])]
)
def test_a_list_is_in_as_few_parts_as_can_be_of_one_size(tmp_path: Path, count: int, sizes: list[int]) -> None:
    questions = [arranged(tmp_path, small()).questions[0].question] * count
    parts = list(in_parts("of", "slug", questions))
    assert [len(part.questions) for part in parts] == sizes
    assert [part.end - part.start + 1 for part in parts] == sizes
    assert [part.end for part in parts] == list(parts[0].ends())
    assert parts[0].slugs() == ("slug", *(f"slug/part-{number}" for number in range(2, len(sizes) + 1)))
    assert {part.size for part in parts} == {count}


def test_a_list_of_the_usual_size_is_whole(files: dict[str, str], tmp_path: Path) -> None:
    for page in pages(arranged(tmp_path, files)):
        if isinstance(page.subject, ListPart):
            assert page.subject.starts == (1,)
            assert "part-" not in page.address


@pytest.mark.usefixtures("limits")
def test_a_section_goes_on_where_it_was_cut(tmp_path: Path) -> None:
    first = arranged(tmp_path, small()).questions[0].question
    sections = (Part("One", 1, (first,) * 2), Part("Two", 3, (first,) * 9), Part("Three", 12, (first,) * 3))
    shown = [
        [(number, shown.start, len(shown.questions)) for number, _, shown in part.within(sections)]
        for part in in_parts("of", "slug", (first,) * 14)
    ]
    assert shown == [[(1, 1, 2), (2, 3, 5)], [(2, 8, 4), (3, 12, 3)]]


@pytest.mark.parametrize("kind", ["topic", "level", "tag", "collection", "term"])
def test_each_question_of_a_list_stands_in_one_part_of_it(site: Site, kind: str) -> None:
    expected = {
        "topic": dict(site.by_topic),
        "level": {level.value: found for level, found in site.by_level.items()},
        "tag": dict(site.by_tag),
        "collection": {study.slug: study.questions for study in site.collections},
        "term": {defined.slug: defined.used_by for defined in site.terms},
    }[kind]
    rendered = render(site, pages(site))
    longest = 0
    for slug, questions in expected.items():
        found = parts_of(site, kind, slug)
        longest = max(longest, len(found))
        assert [question for page in found for question in page.subject.questions] == list(questions)
        for page in found:
            html = parsed(text(rendered, f"{page.address.rstrip('/')}.md"))
            links = {link["href"].split("?")[0].rstrip("/").rpartition("/")[2] for link in html.all("a")}
            assert {question.slug for question in page.subject.questions} <= links
    assert longest > 2


def test_each_part_says_which_it_is_and_leads_to_all_others(site: Site) -> None:
    rendered = render(site, pages(site))
    found = parts_of(site, "topic", "topic-0")
    addresses = [page.address for page in found]
    assert addresses == ["topics/topic-0/", *(f"topics/topic-0/part-{number}/" for number in (2, 3, 4))]
    assert len({page.about.title for page in found}) == len({page.about.description for page in found}) == 4
    for number, page in enumerate(found):
        written = text(rendered, f"{page.address.rstrip('/')}.md")
        html = parsed(written)
        assert f'"canonical": "{page.address}"' in written
        up = "../" * page.address.count("/")
        assert {up + address for address in addresses} <= {link["href"] for link in html.all("a")}
        before = [link["href"] for link in html.all("a", rel="prev")]
        after = [link["href"] for link in html.all("a", rel="next")]
        assert before == [up + address for address in addresses[max(0, number - 1) : number]]
        assert after == [up + address for address in addresses[number + 1 : number + 2]]
        (current,) = html.all("a", **{"aria-current": "page"})
        assert current["href"] == up + page.address
        assert f"{page.subject.start} to {page.subject.end} on this page" in html.said


def test_the_way_to_a_part_leads_through_its_list(site: Site) -> None:
    for kind, slug in (("topic", "topic-0"), ("tag", "tag-0"), ("level", "easy"), ("collection", "list")):
        first, second, *_ = parts_of(site, kind, slug)
        assert [step.address for step in second.about.trail] == [
            *(step.address for step in first.about.trail),
            first.address,
        ]


@pytest.mark.usefixtures("limits")
def test_a_former_address_of_a_list_has_its_parts(files: dict[str, str], tmp_path: Path) -> None:
    topics = files["questions/topics.yml"].replace("title: Topic 0\n", "title: Topic 0\n        aliases: [before]\n")
    site = arranged(tmp_path, files | {"questions/topics.yml": topics})
    for page in parts_of(site, "topic", "topic-0"):
        assert page.former == (page.address.replace("topic-0", "before"),)


def test_a_list_may_become_shorter_but_not_go(site: Site) -> None:
    assert lost(site, ["topics/topic-0/part-99/"]) == []
    assert [problem.message for problem in lost(site, ["topics/none/part-2/", "part-2/"])] != []


def test_a_study_list_leads_to_the_page_of_each_section(site: Site) -> None:
    (study,) = site.collections
    assert first_part(study).slug_with(1) == "list"
    rendered = render(site, pages(site))
    known = {page.address for page in pages(site)}
    for path in ("collections/index.md", "collections/list.md"):
        assert path in rendered
    ids = {
        (page.address, f"section-{number}")
        for page in parts_of(site, "collection", "list")
        for number, _, _ in page.subject.within(study.parts)
    }
    for address, path in (("collections/", "collections/index.md"), ("collections/list/", "collections/list.md")):
        for link in parsed(text(rendered, path)).all("a"):
            there, mark, part = link["href"].partition("#")
            if mark and part.startswith("section-"):
                target = there.removeprefix("../" * address.count("/")) or address
                assert target in known
                assert (target, part) in ids


def test_the_search_offers_a_list_once(site: Site) -> None:
    found = json.loads(text(lexicon(site, pages(site)), "search/lexicon.json"))
    addresses = [one["address"] for one in found["lists"]]
    assert "topics/topic-0/" in addresses
    assert not [address for address in addresses if "part-" in address]


# The find page, and one question at random


def test_the_find_page_of_a_large_bank_shows_the_first_of_each_topic(site: Site) -> None:
    html = parsed(text(render(site, pages(site)), "questions/index.md"))
    rows = [item["data-slug"] for item in html.all("li") if "data-slug" in item]
    assert rows == [question.slug for found in site.by_topic.values() for question in found[: lists.FIRST]]
    assert {"../topics/topic-0/", "../levels/easy/", "../tags/"} <= {link["href"] for link in html.all("a")}
    assert f"All {len(site.by_topic['topic-0'])} questions: Topic 0" in html.said


def test_the_page_that_picks_a_question_of_a_large_bank_names_a_few(site: Site) -> None:
    written = text(render(site, pages(site)), "random.md")
    (head,) = (json.loads(line.removeprefix("head: ")) for line in written.splitlines() if line.startswith("head: "))
    assert head["draws"]["more"]
    assert len(head["draws"]["among"].split()) == len(site.topics)


# What programs are told


def documents(site: Site, path: str, name: str) -> list[Any]:
    """The entries of a document, and of those that it goes on in."""
    found = api.documents(site, pages(site))
    entries: list[Any] = []
    counts = set()
    number = 0
    while path:
        document = json.loads(text(found, path))
        schema = json.loads(text(found, f"{api.FOLDER}/{document['$schema']}"))
        jsonschema.Draft202012Validator(schema).validate(document)
        entries += document[name]
        counts.add(document["count"])
        path = document.get("next", "")
        number += 1
    assert counts == {len(entries)}
    assert number > 1
    return entries


def test_a_long_document_goes_on_in_others(site: Site) -> None:
    slugs = [answered.slug for answered in site.questions]
    assert [one["slug"] for one in documents(site, api.QUESTIONS, "questions")] == slugs
    assert [one["slug"] for one in documents(site, api.GLOSSARY, "terms")] == [one.slug for one in site.terms]
    found = {one["address"] for one in documents(site, api.ADDRESSES, "addresses")}
    assert found == {address for page in pages(site) for address in (page.address, *page.former)}


def test_a_bank_of_the_usual_size_is_told_whole(files: dict[str, str], tmp_path: Path) -> None:
    site = arranged(tmp_path, files)
    for path in (api.QUESTIONS, api.GLOSSARY, api.ADDRESSES):
        found = api.documents(site, pages(site))
        assert set(json.loads(text(found, path))).isdisjoint({"next", "count"})
        assert path.replace(".json", "-2.json") not in found
    assert set(rehearsal.rehearsal(site, ())) == {rehearsal.PATH}


# What scripts are told


def test_the_documents_of_a_large_bank_have_every_question_once(site: Site) -> None:
    found = rehearsal.rehearsal(site, ())
    head = json.loads(text(found, rehearsal.PATH))
    parts = [json.loads(text(found, one["path"]))["questions"] for one in head["documents"]]
    assert [len(part) for part in parts] == [one["size"] for one in head["documents"]] == [20, 20, 20]
    assert [one["slug"] for part in parts for one in part] == [answered.slug for answered in site.questions]
    for one in head["lists"]:
        if "document" in one:
            within = json.loads(text(found, one["document"]))["parts"]
            slugs = [slug for part in within for slug in part["questions"]]
        else:
            slugs = [question.slug for question in site.by_topic[one["slug"]]]
        places = {number for number, part in enumerate(parts) for entry in part if entry["slug"] in slugs}
        assert one["in"] == sorted(places)


def test_sizes_stand_in_documents_beside_those_of_the_questions(site: Site, tmp_path: Path) -> None:
    pages_of = {f"questions/{answered.slug}/index.html": answered.slug for answered in site.questions}
    found = {path: text(rehearsal.rehearsal(site, ()), path) for path in rehearsal.rehearsal(site, ())}
    folder = write(tmp_path / "site", pages_of | found | {"theme/site.css": "", "worker.js": "what the pages say"})
    told = settled_site(folder)
    sizes = {path: json.loads(str(content)) for path, content in told.items() if path.endswith(".json")}
    head = json.loads(found[rehearsal.PATH])
    assert set(sizes) == {
        "rehearsal/sizes.json",
        *(one["path"].replace("questions", "sizes") for one in head["documents"]),
    }
    assert sizes["rehearsal/sizes.json"]["questions"] == {}
    named = [slug for one in sizes.values() for slug in one["questions"]]
    assert sorted(named) == sorted(answered.slug for answered in site.questions)


@pytest.mark.usefixtures("limits")
def test_the_feed_ends(tmp_path: Path) -> None:
    assert NEWEST <= 50
    many = {f"questions/alpha/q-{n}.md": question(f"What is thing {n}?") for n in range(NEWEST + 5)}
    assert len(newest(arranged(tmp_path, small(**many)))) == NEWEST


# Growth


@pytest.mark.usefixtures("limits")
def test_no_file_grows_with_the_bank(tmp_path: Path) -> None:
    """With twice as many questions there are more files, and none that is much larger."""
    sizes = []
    for count in (60, 120):
        bank = Plausible(count, topics=5, large=count // 3, tags=6, terms=12, listed=20)
        site = arranged(tmp_path / str(count), dict(bank.files()) | {"mkdocs.yml": SETTINGS})
        found = (
            render(site, pages(site)).items()
            | api.documents(site, pages(site)).items()
            | rehearsal.rehearsal(site, ()).items()
        )
        # The slugs of a study list stand in one document, and so does where each part of the bank is.
        bounded = {path: content for path, content in found if "rehearsal/lists" not in path}
        sizes.append(max(len(gzip.compress(data(content))) for content in bounded.values()))
    assert sizes[1] < sizes[0] * 1.2
