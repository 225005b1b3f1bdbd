"""What stands beside what."""

import re
from pathlib import Path

import pytest
from PIL import Image

from generator.arrange.related import CANDIDATES, RELATED
from generator.arrange.site import SAMPLES, SHAPES, Site
from generator.commands.build import checked
from generator.content.model import LEVELS
from tests.banks import TAGS, arranged, question, small, synthetic, write


def slugs(site: Site) -> list[str]:
    return [answered.slug for answered in site.questions]


def test_questions_are_ordered_by_topic_level_list_and_title(tmp_path: Path) -> None:
    site = arranged(
        tmp_path,
        small(
            **{
                "questions/collections/all.yml": (
                    "title: A study list\ndescription: In an order of its own.\n"
                    "sections:\n  - title: Only\n    questions: [third, second, first]\n"
                ),
                "questions/beta/easy.md": question("B later title, but an easy question?"),
                "questions/beta/early.md": question("A first title, and an easy question?"),
                "questions/beta/any.md": "---\ntitle: A first title, but no level?\n---\nAn answer.\n",
            }
        ),
    )
    assert slugs(site) == ["second", "first", "early", "easy", "third", "any"]


def test_neighbors_lead_from_topic_to_topic(tmp_path: Path) -> None:
    first, second, third = arranged(tmp_path, small()).questions
    assert first.topic == second.topic != third.topic
    assert (first.previous, first.next) == (None, second.question)
    assert (second.previous, second.next) == (first.question, third.question)
    assert (third.previous, third.next) == (second.question, None)
    assert [one.number for one in (first, second, third)] == [1, 2, 1]


def test_a_question_knows_its_place_its_tags_and_its_follow_ups(tmp_path: Path) -> None:
    follow_ups = "follow_ups:\n  - third\n  - ask: And then?\n"
    asked = question("What is the first thing?", tags="[two, one]", extra=follow_ups)
    first = arranged(tmp_path, small(**{"questions/alpha/first.md": asked})).questions[0]
    assert (first.track.slug, first.topic.slug) == ("track", "alpha")
    assert [tag.slug for tag in first.tags] == ["two", "one"], "in the order in which they were given"
    assert [other and other.slug for _, other in first.follow_ups] == ["third", None]


def test_a_page_offers_a_question_once(tmp_path: Path) -> None:
    """A neighbor is no follow-up as well, and a follow-up is not related as well, be it named there or not."""
    extra = "follow_ups: [second, third, {ask: And then?}]\nrelated: [second, third, other]\n"
    files = small(**{"questions/alpha/first.md": question("What is the first thing?", extra=extra)})
    files["questions/beta/other.md"] = question("What is the other thing?")
    first = arranged(tmp_path, files).questions[0]
    assert [other.slug for other in first.neighbors] == ["second"]
    assert [(follow_up.question, other and other.slug) for follow_up, other in first.comes_next] == [
        ("third", "third"),
        ("", None),
    ]
    assert [other.slug for other in first.further] == ["other"]
    assert [other and other.slug for _, other in first.follow_ups] == ["second", "third", None], "in texts all stay"
    assert [other.slug for other in first.related] == ["second", "third", "other"], "and in documents"


def test_related_are_the_named_ones_and_then_those_that_share_tags(tmp_path: Path) -> None:
    files = small(**{f"questions/beta/more-{n}.md": question(f"What is number {n}?", tags="[two]") for n in range(9)})
    files["questions/alpha/first.md"] = question("What is the first thing?", extra="related: [third]\n")
    files["questions/beta/other.md"] = question("What is the other thing?", tags="[one]")
    pages = {page.question.slug: page for page in arranged(tmp_path, files).questions}
    assert [other.slug for other in pages["first"].related] == ["third", "other"], "the second stands beside it already"
    assert len(pages["third"].related) == RELATED
    assert all(page.question not in page.related for page in pages.values())


@pytest.mark.parametrize("count", range(RELATED + 2))
def test_all_that_are_named_stay_and_others_fill_up(tmp_path: Path, count: int) -> None:
    names = [f"more-{n}" for n in range(RELATED + 4)]
    files = small(**{f"questions/beta/{name}.md": question(f"What is {name}?") for name in names})
    named = names[-count:] if count else []
    extra = f"related: [{', '.join(named)}]\n" if named else ""
    files["questions/alpha/first.md"] = question("What is the first?", extra=extra)
    first = arranged(tmp_path, files).questions[0]
    assert [other.slug for other in first.related[:count]] == named
    assert len(first.related) == len(set(first.related)) == max(count, RELATED)


def test_levels_kinds_and_tags_hold_their_questions(tmp_path: Path) -> None:
    coding = question("What is the third thing?", level="hard", kind="coding", tags="[two]")
    site = arranged(tmp_path, small(**{"questions/beta/third.md": coding}))
    assert [len(site.by_level[level]) for level in LEVELS] == [2, 0, 1]
    assert {kind.value: len(found) for kind, found in site.by_kind.items() if found} == {"concept": 2, "coding": 1}
    assert [question.slug for question in site.by_tag["two"]] == ["second", "third"]
    assert [question.slug for question in site.by_topic["alpha"]] == ["first", "second"]


def test_what_questions_can_be_found_by_is_what_some_have(tmp_path: Path) -> None:
    coding = question("What is the third thing?", level="hard", kind="coding", tags="[two]")
    site = arranged(tmp_path, small(**{"questions/beta/third.md": coding}))
    found = {name: {choice.value: choice.count for choice in choices} for name, _, choices in site.choices()}
    assert found == {
        "kind": {"concept": 2, "coding": 1},
        "topic": {"alpha": 2, "beta": 1},
        "tag": {"one": 2, "two": 2},
    }


def test_a_tag_that_no_question_carries_is_not_in_use(tmp_path: Path) -> None:
    unused = small(**{"questions/tags.yml": TAGS + "three:\n  label: Three\n  description: Unused.\n"})
    site = arranged(tmp_path, unused)
    assert [tag.slug for tag in site.in_use()] == ["one", "two"]
    assert [tag.slug for tag in site.tags] == ["one", "three", "two"], "by their labels"


def test_collections_are_numbered_through_their_sections(tmp_path: Path) -> None:
    collection = (
        "title: Two parts\ndescription: In two parts.\nsections:\n"
        "  - title: One\n    questions: [third, first]\n  - title: Two\n    questions: [second]\n"
    )
    (page,) = arranged(tmp_path, small(**{"questions/collections/all.yml": collection})).collections
    assert [(part.start, len(part.questions)) for part in page.parts] == [(1, 2), (3, 1)]
    assert page.size == 3


def test_a_large_bank_has_related_questions_too(tmp_path: Path) -> None:
    site = arranged(tmp_path, dict(synthetic(150, tags=10)))
    assert max(map(len, site.by_tag.values())) > CANDIDATES, "more than are looked through"
    assert all(len(set(page.related)) == RELATED for page in site.questions)


# Terms


def test_a_term_knows_the_questions_that_use_it(tmp_path: Path) -> None:
    site = arranged(
        tmp_path,
        small(
            **{
                "questions/alpha/first.md": question("What is a widget?", body="An answer."),
                "questions/alpha/second.md": question("What is second?", body="It has a WDG, and widgets."),
                "questions/beta/third.md": question("What is third?", extra="pitfalls: [No widget store]\n"),
            }
        ),
    )
    used = {defined.slug: [question.slug for question in defined.used_by] for defined in site.terms}
    assert used == {"widget": ["first", "second"], "widget-store": ["third"]}


def test_a_term_s_questions_begin_with_those_about_it(tmp_path: Path) -> None:
    site = arranged(
        tmp_path,
        small(
            **{
                "questions/alpha/first.md": question("What is first?", body="It has widgets."),
                "questions/alpha/second.md": question("How are a first and a second widget told apart?"),
                "questions/beta/third.md": question("What is a widget?"),
                "questions/beta/fourth.md": question("What is fourth?", extra="pitfalls: [No widget]\n"),
            }
        ),
    )
    used = next(defined.used_by for defined in site.terms if defined.slug == "widget")
    assert [question.slug for question in used] == ["third", "second", "fourth", "first"]


def test_a_definition_mentions_other_terms_and_never_itself(tmp_path: Path) -> None:
    definition = "A widget store holds every Widget until it is used."
    site = arranged(
        tmp_path, small(**{"questions/glossary/widget-store.yml": f"term: Widget store\ndefinition: {definition}\n"})
    )
    assert [mention.term.slug for mention in site.mentions[definition]] == ["widget"]


def test_other_names_lead_to_the_first_term_that_claims_them(tmp_path: Path) -> None:
    site = arranged(
        tmp_path,
        small(
            **{
                "questions/glossary/wdg-kit.yml": (
                    "term: WDG box\naliases: [widget store!, Kit for widgets, 日本語]\n"
                    "definition: A box with the parts of a widget.\n"
                ),
            }
        ),
    )
    assert {defined.slug: defined.other_names for defined in site.terms} == {
        "widget": ("wdg",),
        "widget-store": (),
        "wdg-kit": ("wdg-box", "kit-for-widgets", "ri-ben-yu"),
    }


def test_terms_stand_by_name_under_their_first_letter(tmp_path: Path) -> None:
    more = {
        f"questions/glossary/t{n}.yml": f"term: {name}\ndefinition: A thing of a name.\n"
        for n, name in enumerate(["a11y", "Ångström", "2PC", "able"])
    }
    site = arranged(tmp_path, small(**more))
    assert [(defined.letter, defined.term.term) for defined in site.terms] == [
        ("#", "2PC"),
        ("A", "a11y"),
        ("A", "able"),
        ("A", "Ångström"),
        ("W", "Widget"),
        ("W", "Widget store"),
    ]


# What the home shows


def test_samples_come_from_the_tracks_in_turn_and_from_a_topic_once(tmp_path: Path) -> None:
    tracks = "".join(
        f"  - slug: track-{name}\n    title: Track {name}\n    topics:\n"
        + "".join(f"      - slug: {name}-{n}\n        title: Topic {name} {n}\n" for n in range(6))
        for name in "ab"
    )
    questions = {
        f"questions/{name}-{n}/{name}-{n}-{turn}.md": question(f"What is {name} {n} {turn}?")
        for name in "ab"
        for n in range(6)
        for turn in "xy"
    }
    listed = "title: A list\ndescription: A list.\nsections:\n  - title: Part\n    questions: [a-3-y, a-3-x, b-5-x]\n"
    files = {
        "questions/topics.yml": f"tracks:\n{tracks}",
        "questions/tags.yml": TAGS,
        "questions/collections/all.yml": listed,
        **questions,
    }
    found = [answered.slug for answered in arranged(tmp_path, files).samples()]
    assert found == ["a-3-y", "b-5-x", "a-0-x", "b-0-x", "a-1-x", "b-1-x", "a-2-x", "b-2-x"]
    assert len(found) == SAMPLES


def test_no_sample_is_related_to_another_or_lacks_a_short_answer(tmp_path: Path) -> None:
    files = small()
    assert [answered.slug for answered in arranged(tmp_path / "all", files).samples()] == ["first", "third"]
    files["questions/beta/third.md"] = question("What is third?", extra="related: [first]\n")
    assert len(arranged(tmp_path / "related", files).samples()) == 1
    files["questions/beta/third.md"] = re.sub(r"summary: >-\n(  .*\n)*", "", question("What is third?"))
    assert [answered.slug for answered in arranged(tmp_path / "without", files).samples()] == ["first"]


def test_tracks_are_told_apart_by_shape(tmp_path: Path) -> None:
    tracks = "".join(
        f"  - slug: track-{n}\n    title: Track {n}\n    topics:\n      - slug: topic-{n}\n        title: Topic {n}\n"
        for n in range(SHAPES + 1)
    )
    site = arranged(tmp_path, {"questions/topics.yml": f"tracks:\n{tracks}", "questions/tags.yml": TAGS})
    assert [site.shape(track) for track in site.tracks] == [*range(1, SHAPES + 1), 1]


# Beside the questions


def test_hand_written_pages_have_their_addresses(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        small(
            **{
                "docs/api/index.md": "x",
                "docs/about.md": "x",
                "docs/notes/README.md": "x",
                "docs/notes/one.md": "x",
                "docs/assets/read.md": "x",
                "docs/questions/generated.md": "x",
                "docs/.hidden.md": "x",
                "docs/robots.txt": "x",
            }
        ),
    )
    assert set(checked(root).site().by_hand) == {"api/", "about/", "notes/", "notes/one/", "assets/read/"}


def test_pictures_have_their_sizes(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" viewBox="0 0 {}"/>'
    root = write(
        tmp_path,
        small(
            **{
                "docs/assets/a.svg": svg.format("30 20.4"),
                "docs/assets/deep/b.svg": svg.format("1,2"),
                "docs/assets/c.svg": "<svg/>",
                "docs/assets/broken.png": "no picture",
                "docs/assets/site.txt": "p {}",
            }
        ),
    )
    Image.new("RGB", (7, 5)).save(root / "docs/assets/d.png")
    assert checked(root).site().assets == {
        "docs/assets/a.svg": (30, 20),
        "docs/assets/deep/b.svg": (1, 2),
        "docs/assets/c.svg": None,
        "docs/assets/d.png": (7, 5),
        "docs/assets/broken.png": None,
        "docs/assets/site.txt": None,
    }


def test_no_name_of_a_term_takes_the_glossary_s_own_address(tmp_path: Path) -> None:
    index = "term: Index\ndefinition: What leads to the pages that hold a word.\n"
    site = arranged(tmp_path, small(**{"questions/glossary/inverted-index.yml": index}))
    (defined,) = (defined for defined in site.terms if defined.slug == "inverted-index")
    assert defined.other_names == ()
