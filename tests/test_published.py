"""The finished site, read without a browser."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator import addresses
from generator.build import checked
from generator.site import arrange
from tests.banks import ROOT, copy_project, small, synthetic, write
from tests.conftest import ELSEWHERE, publish
from tests.html_pages import Html, read

BASE = "http://127.0.0.1:8000/"
QUESTIONS = {question.slug: question for question in checked(ROOT).bank.questions}


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, Html]:
    """Every page by its address."""
    found = {}
    for path in real_site.rglob("*.html"):
        address = path.relative_to(real_site).as_posix()
        found[address.removesuffix("index.html")] = read(path)
    return found


def loads(page: Html) -> Iterator[str]:
    """What a browser asks for by itself when it shows the page."""
    for tag, attributes in page.tags:
        if tag in {"script", "img", "iframe", "source", "video", "audio"} and "src" in attributes:
            yield attributes["src"]
        if tag == "link" and attributes.get("rel") not in {"canonical", "prev", "next", "alternate"}:
            yield attributes["href"]


def test_every_entry_has_its_page(pages: dict[str, Html]) -> None:
    bank = checked(ROOT).bank
    expected = [addresses.HOME, *addresses.INDEXES, "404.html"]
    expected += [addresses.question(question.slug) for question in bank.questions]
    expected += [addresses.term(term.slug) for term in bank.terms]
    expected += [addresses.topic(topic.slug) for topic in bank.topics]
    expected += [addresses.collection(collection.slug) for collection in bank.collections]
    expected += [addresses.tag(tag) for question in bank.questions for tag in question.tags]
    expected += [addresses.level(level) for level in ("easy", "medium", "hard")]
    expected += [addresses.term(slug) for slugs in arrange(bank).other_names.values() for slug in slugs]
    assert {*expected, addresses.RANDOM, "api/"} == set(pages)


def test_no_page_asks_another_host_for_anything(real_site: Path, pages: dict[str, Html]) -> None:
    foreign = {url for page in pages.values() for url in loads(page) if urlsplit(url).netloc}
    assert not foreign
    for style in real_site.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(https?:)?//", style.read_text(encoding="utf-8")), style


def test_every_link_within_the_site_leads_somewhere(real_site: Path, pages: dict[str, Html]) -> None:
    dead = []
    for address, page in pages.items():
        links = [attributes["href"] for attributes in page.all("a") if "href" in attributes]
        for link in [*links, *loads(page)]:
            url = urlsplit(urljoin(BASE + address, link))
            if url.netloc != urlsplit(BASE).netloc:
                continue
            target = unquote(url.path).lstrip("/")
            if target in pages:
                anchor = unquote(url.fragment)
                if anchor and anchor not in pages[target].ids:
                    dead.append((address, link))
            elif not (real_site / target).is_file():
                dead.append((address, link))
    assert not dead


def test_no_markup_is_left_in_the_text(pages: dict[str, Html]) -> None:
    """What an extension would have rendered, were it loaded."""
    marks = re.compile(r"!!! |\?\?\? |///|:::|\{[:#.]|\[\^|==\w|~~\w|```|\*\*\w|\]\(|\{\{|\{%|--8<--|^\|.*\|$", re.M)
    left = {address: found.group() for address, page in pages.items() if (found := marks.search("".join(page.text)))}
    assert not left


def test_ids_are_unique_and_there_is_one_heading_of_level_1(pages: dict[str, Html]) -> None:
    for address, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), address
        assert len(page.all("h1")) == 1, address


def test_headings_skip_no_level(pages: dict[str, Html]) -> None:
    for address, page in pages.items():
        before = 0
        for tag, attributes in page.tags:
            if re.fullmatch(r"h[1-6]", tag) and "md-" not in attributes.get("class", ""):
                assert int(tag[1]) <= before + 1, (address, tag)
                before = int(tag[1])


@pytest.mark.parametrize("slug", QUESTIONS)
def test_a_question_page_has_all_of_it(pages: dict[str, Html], slug: str) -> None:
    page, question = pages[addresses.question(slug)], QUESTIONS[slug]
    text = " ".join("".join(page.text).split())
    (answer,) = page.all("details", id="answer")
    assert "open" not in answer
    assert question.title in text
    assert question.summary in text
    assert question.level.label in text
    assert f"Reviewed {question.reviewed}" in text
    hrefs = {attributes.get("href", "") for attributes in page.all("a")}
    assert {source.url for source in question.sources} <= hrefs
    assert f"../../topics/{question.topic}/" in hrefs
    assert {f"../../tags/{tag}/" for tag in question.tags} <= hrefs
    assert f"{ELSEWHERE}/edit/main/{question.place.path}" in hrefs
    assert any(href.startswith(f"{ELSEWHERE}/issues/new?title=Mistake%20in%20") for href in hrefs)


def test_a_term_is_linked_once_and_never_on_its_own_page(pages: dict[str, Html]) -> None:
    for address, page in pages.items():
        targets = [attributes["href"] for attributes in page.all("a", **{"class": "term"})]
        assert len(targets) == len(set(targets)), address
        assert not any(urljoin(BASE + address, target) == BASE + address for target in targets), address
        assert all(attributes["title"] for attributes in page.all("a", **{"class": "term"}))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_builds_are_alike_to_the_byte(tmp_path: Path, real_site: Path) -> None:
    """The second one in another folder, with another seed for hashes, and in another time zone."""
    project = copy_project(tmp_path / "again", ROOT / "questions")
    again = publish(project, REPO_URL=ELSEWHERE, PYTHONHASHSEED="12345", TZ="Asia/Tokyo")
    one, other = tree(real_site), tree(again)
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


def test_a_question_page_weighs_the_same_in_a_large_bank(tmp_path: Path) -> None:
    sizes = []
    for count in (35, 350):
        content = write(tmp_path / f"content-{count}", dict(synthetic(count)))
        site = publish(copy_project(tmp_path / f"project-{count}", content / "questions"))
        sizes.append((site / "questions/question-15/index.html").stat().st_size)
    small_bank, large_bank = sizes
    assert abs(large_bank - small_bank) < 600  # related questions and neighbors have other titles


@pytest.mark.parametrize("link", ["no-such-page.md", "questions/first.md#no-such-anchor", "/absolute"])
def test_a_dead_link_in_a_hand_written_page_fails_the_build(tmp_path: Path, link: str) -> None:
    content = write(tmp_path / "content", small())
    root = copy_project(tmp_path / "project", content / "questions")
    write(root, {"docs/by-hand.md": f"# By hand\n\n[link]({link})\n"})
    with pytest.raises(AssertionError, match="in strict mode"):
        publish(root)


def test_a_fork_without_a_repository_has_no_dead_links_to_one(tmp_path: Path) -> None:
    content = write(tmp_path / "content", small())
    site = publish(copy_project(tmp_path / "project", content / "questions"), SITE_URL="https://fork.example/bank/")
    text = (site / "questions/first/index.html").read_text(encoding="utf-8")
    assert "Edit this page" not in text
    assert '<link rel="canonical" href="https://fork.example/bank/questions/first/">' in text


def test_a_former_slug_leads_to_the_question(tmp_path: Path) -> None:
    files = small()
    files["questions/alpha/first.md"] = files["questions/alpha/first.md"].replace("added:", "aliases: [former]\nadded:")
    content = write(tmp_path / "content", files)
    site = publish(copy_project(tmp_path / "project", content / "questions"))
    page = read(site / "questions/former/index.html")
    assert page.all("meta", content="0; url=../first/")
    assert page.all("link", rel="canonical", href=BASE + "questions/first/")
    assert "questions/former" not in (site / "sitemap.xml").read_text()
