"""What the search knows by heart."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.arrange.pages import pages
from generator.arrange.site import Site
from generator.outputs import lexicon
from tests.banks import arranged, question, small, synthetic


def known(site: Site) -> Any:
    return json.loads(str(lexicon.lexicon(site, pages(site))[lexicon.PATH]))


def words(tmp_path: Path, **files: str) -> list[str]:
    found: list[str] = known(arranged(tmp_path, small(**files)))["words"].split()
    return found


def test_terms_are_known_with_their_names_and_definitions(tmp_path: Path) -> None:
    found = known(
        arranged(
            tmp_path,
            small(
                **{
                    "questions/glossary/kv.yml": (
                        "term: KV cache\naliases: [Key-Value  Cache]\ndefinition: A store of what was computed.\n"
                    )
                }
            ),
        )
    )
    assert found["terms"] == [
        {
            "address": "glossary/kv/",
            "term": "KV cache",
            "definition": "A store of what was computed.",
            "names": ["key value cache"],
        },
        {
            "address": "glossary/widget/",
            "term": "Widget",
            "definition": "A thing that is made in tests.",
            "names": ["wdg"],
        },
        {
            "address": "glossary/widget-store/",
            "term": "Widget store",
            "definition": "A place where widgets are kept until they are used.",
            "names": [],
        },
    ]
    assert found["pages"] == 3 + 3


def test_names_come_first_and_the_most_frequent_before_the_rest(tmp_path: Path) -> None:
    found = words(
        tmp_path,
        **{
            "questions/alpha/first.md": question("What is a quince?", body="zebra zebra zebra apple quince"),
            "questions/alpha/second.md": question("Which quince or melon is it?", body="apple melon"),
            "questions/beta/third.md": question("Which quince?", body="apple pear"),
        },
    )
    order = [found.index(word) for word in ("quince", "melon", "apple", "zebra")]
    assert order == sorted(order), "by titles first, then by the number of answers"
    assert len(found) == len(set(found))


@pytest.mark.parametrize("word", ["abc", "k8s4", "12345", "`hidden`"])
def test_short_words_numbers_and_code_are_not_among_them(tmp_path: Path, word: str) -> None:
    found = words(tmp_path, **{"questions/alpha/first.md": question("What is first?", body=f"A {word} and fruit")})
    assert "fruit" in found
    assert not {word, "hidden"} & set(found)


def test_words_of_a_large_bank_stand_in_more_than_one_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = dict(synthetic(20)) | {
        "questions/topic-1/rare.md": question("What is rare?", body="zyxwvut here", tags="[tag-1]")
    }
    site = arranged(tmp_path, files)
    assert "zyxwvut" in known(site)["words"].split()
    monkeypatch.setattr(lexicon, "PER_RARE_WORD", 20)
    assert "zyxwvut" not in known(site)["words"].split()
    assert "model" in known(site)["words"].split()


def test_scripts_are_told_where_the_random_page_is_and_where_to_start(tmp_path: Path) -> None:
    ways = json.loads(str(lexicon.lexicon(site := arranged(tmp_path, small()), pages(site))[lexicon.WAYS]))
    assert ways["random"] == "random/"
    assert [place["address"] for place in ways["places"]] == ["collections/all/", "practice/", "random/"]
    assert ways["places"][0]["title"] == "All things"
    assert ways["places"][0]["about"] == "Every thing, in order."


def test_of_many_study_lists_the_first_are_places_to_start_from(tmp_path: Path) -> None:
    text = small()["questions/collections/all.yml"]
    lists = {f"questions/collections/list-{n}.yml": text.replace("All", f"{n}") for n in range(9)}
    site = arranged(tmp_path, small(**lists))
    ways = json.loads(str(lexicon.lexicon(site, pages(site))[lexicon.WAYS]))
    named = [place["address"] for place in ways["places"] if place["address"].startswith("collections/")]
    assert named == [f"collections/{study_list.slug}/" for study_list in site.collections[: lexicon.MOST_PLACES]]


def test_lists_of_questions_are_known_by_their_titles(tmp_path: Path) -> None:
    site = arranged(tmp_path, small())
    lists = {found["address"]: found["title"] for found in known(site)["lists"]}
    assert lists["collections/all/"] == "All things"
    assert lists["topics/alpha/"] == "Alpha questions"
    assert {address.split("/")[0] for address in lists} == {"topics", "tags", "collections"}
    assert "things" in known(site)["words"].split()
