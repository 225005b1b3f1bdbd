"""Every page: at its address, from its template, with the text of the content exactly as it was written."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from html import unescape
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import parse_qs, urljoin, urlsplit

import jinja2
import pytest
import yaml

from generator.arrange.pages import PAGES, address, file, pages, root, site_card, subject
from generator.arrange.site import Site
from generator.commands.build import build, checked
from generator.content.fields import Field, Value
from generator.content.model import LEVELS, PARTS_OF_A_PAGE, SENTENCE_END
from generator.outputs.assets import scripts, styles
from generator.outputs.downloads import offers
from generator.outputs.pages import render
from generator.outputs.table import RESERVED, beside, outputs
from generator.theme.files import TEMPLATES, catalogue
from tests.banks import GOLDEN, ROOT, arranged, question, small, write
from tests.unit.filled import EVERY, PLAIN, FieldPath, Filled, marked

MKDOCS = "site_name: A bank\nsite_description: What it is.\nsite_url: https://example.org/bank/\n"

ODD = [
    'A "quoted" & <b>bold</b> title?',
    "{{ 7 * 7 }} and {% raw %} and {# note #}?",
    "back\\slash \\\\ and `ticks` and *stars* _lines_?",
    "</script><!-- --> [a](b) {#c} | d ?",
    "emoji 🙂 and עברית and 日本語?",
    "it's 100 % #1, 1. first - second?",
    "&amp; &#60; &nbsp; and a \N{NO-BREAK SPACE} space?",
    "--- ... : # ! & * ?",
]


@cache
def golden() -> Site:
    return checked(GOLDEN / "content").site()


@cache
def rendered(site: Site) -> dict[str, str]:
    found = {}
    for path, content in render(site, pages(site), partial(offers, site)).items():
        found[path] = str(content)
    return found


def head(page: str) -> dict[str, object]:
    """What the document's head is told."""
    front = yaml.safe_load(page.split("\n---\n")[0])
    assert set(front) == {"template", "head"}
    found = front["head"]
    assert isinstance(found, dict)
    return found


def body(page: str) -> str:
    return page.split("\n---\n", 1)[1]


# Text of the content


@pytest.mark.parametrize("title", ODD)
def test_a_title_comes_through_exactly(tmp_path: Path, title: str) -> None:
    quoted = "'" + title.replace("'", "''") + "'"
    files = small(**{"mkdocs.yml": MKDOCS, "questions/alpha/first.md": question(quoted)})
    found = rendered(arranged(tmp_path, files))
    page = found["questions/first.md"]
    (heading,) = re.findall('<h1 id="question">(.*)</h1>', page)
    assert html.unescape(heading) == title
    assert "<" not in heading
    told = head(page)
    assert told["title"] == told["name"] == title
    data = str(told["data"])
    assert "<" not in data, "it stands in a script"
    assert json.loads(data)["@graph"][0]["hasPart"]["text"] == title
    (shared,) = re.findall('data-title="([^"]*)"', body(page))
    assert html.unescape(shared) == title
    for listing in ("topics/alpha.md", "levels/easy.md", "tags/one.md", "questions/index.md", "collections/all.md"):
        (link,) = re.findall(r'questions/first/(?:\?[^"]*)?">(.*?)</a>', found[listing])
        assert html.unescape(link) == title, listing
        assert "<" not in link, listing


class Strings(HTMLParser):
    """The texts between a document's tags, and the values of its attributes, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found = [""]
        self.feed(text)
        self.close()

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [*(value or "" for _, value in attrs), ""]

    def handle_endtag(self, _: str) -> None:
        self.found.append("")

    def handle_data(self, data: str) -> None:
        self.found[-1] += data


def strings(value: object) -> Iterator[str]:
    """Every text in what was read from JSON or YAML; one that is JSON itself is read too."""
    if isinstance(value, dict):
        yield from chain.from_iterable(map(strings, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(strings, value))
    elif isinstance(value, str) and value.startswith("{"):
        yield from strings(json.loads(value))
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("odd", ODD)
def test_so_does_every_other_plain_text(tmp_path: Path, odd: str) -> None:
    """Labels, descriptions, summaries, names: wherever one stands in a page or its head it is as it was written.

    A summary may stand there with its first sentence alone.
    """

    def text(path: FieldPath, field: Field) -> str:
        return marked(path) + (odd if field.value in PLAIN else "")

    found = rendered(arranged(tmp_path, Filled(text).files()))
    for path, field in EVERY:
        if field.value not in PLAIN or field.name == "rows":  # whose cells a bar parts
            continue
        expected = re.sub(r"[ \t\n]+", " ", odd) if field.value is Value.TEXT else odd
        seen = 0
        for name, page in found.items():
            for string in [*strings(Strings(body(page)).found), *strings(head(page))]:
                for place in re.finditer(marked(path), string):
                    shown = string[place.end() :]
                    opening = field.name == "summary" and shown == SENTENCE_END.split(expected)[0]
                    assert shown.startswith(expected) or opening, (name, string)
                    seen += 1
        assert seen, path


def test_text_of_the_content_is_never_a_template(tmp_path: Path) -> None:
    text = "{{ site }} {% for x in y %} {{ 7 * 7 }}"
    files = small(**{"questions/alpha/first.md": question("What is first?", body=f"{text} and `{text}`")})
    page = rendered(arranged(tmp_path, files))["questions/first.md"]
    assert f"<p>{text} and <code>{text}</code></p>" in page


def test_tabs_and_blank_lines_with_spaces_stay_in_code(tmp_path: Path) -> None:
    """Python-Markdown would turn a tab into spaces, and end a block of HTML at a line that holds only spaces."""
    files = small(**{"questions/alpha/first.md": question("What is first?", body="```text\na\tb\n  \nc\n```")})
    page = body(rendered(arranged(tmp_path, files))["questions/first.md"])
    (code,) = re.findall("<code>(.*?)</code>", page, re.DOTALL)
    assert "\t" not in code
    assert "\n  \n" not in code
    assert html.unescape(code) == "a\tb\n  \nc\n"


def test_what_is_generated_is_nothing_to_link_to(tmp_path: Path) -> None:
    """Else a link would be right after the first build, and wrong in a fresh clone."""
    root = write(tmp_path, {**small(), "docs/assets/own.txt": "Written by hand"})
    assert build(root).report
    assert (root / "docs/assets/mark.svg").is_file()
    assert set(checked(root).bank.assets) == {"docs/assets/own.txt"}


# Templates


def test_templates_refuse_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    for template in TEMPLATES.iterdir():
        (tmp_path / "templates" / template.name).write_text(template.read_text())
    (tmp_path / "templates" / "tag.html.j2").write_text("{{ subject.no_such_thing }}")
    site = arranged(tmp_path, small())
    with pytest.raises(jinja2.UndefinedError, match="no_such_thing"):
        str(render(site, pages(site), templates=tmp_path / "templates")["tags/one.md"])


def test_there_is_a_template_for_every_kind_of_page_and_no_other() -> None:
    names = {path.name.removesuffix(".html.j2") for path in TEMPLATES.iterdir()}
    assert names == {*(kind.name for kind in PAGES), "moved"}


def test_every_kind_of_page_is_among_the_golden_ones() -> None:
    assert {page.kind.name for page in pages(golden())} == {kind.name for kind in PAGES if kind.public}


def test_a_name_that_a_template_says_to_an_address_is_a_kind_of_page() -> None:
    named = {name for path in TEMPLATES.iterdir() for name in re.findall(r'address\("(\w+)"', path.read_text())}
    assert named
    assert named <= {kind.name for kind in PAGES}


# Addresses


@pytest.mark.parametrize(
    ("of", "way"), [("", "./"), ("questions/", "../"), ("questions/a/", "../../"), ("a/b/c/", "../../../")]
)
def test_the_way_to_the_root(of: str, way: str) -> None:
    assert root(of) == way
    assert urljoin(f"https://example.org/base/{of}", way + "x/") == "https://example.org/base/x/"


@pytest.mark.parametrize(
    ("of", "path"),
    [
        ("", "index.md"),
        ("questions/", "questions/index.md"),
        ("tags/", "tags/index.md"),
        ("questions/first/", "questions/first.md"),
        ("random/", "random.md"),
    ],
)
def test_the_file_of_a_page_is_where_mkdocs_publishes_it_from(of: str, path: str) -> None:
    assert file(of) == path


def test_every_page_has_an_address_and_a_file_of_its_own() -> None:
    site = golden()
    found = pages(site)
    addresses = [of for page in found for of in (page.address, *page.former)]
    assert max(Counter(addresses).values()) == 1
    assert max(Counter(map(file, addresses)).values()) == 1
    assert all(re.fullmatch(r"([a-z0-9-]+/)*", of) for of in addresses)
    assert set(rendered(site)) == set(map(file, addresses))


def test_the_address_of_a_kind_is_its_route() -> None:
    for kind in PAGES:
        slug = "some-slug" if "{slug}" in kind.route else ""
        assert address(kind.name, slug) == kind.route.replace("{slug}", slug)


def test_a_page_sends_on_from_every_former_address() -> None:
    site = golden()
    found = rendered(site)
    former = {of: page for page in pages(site) for of in page.former}
    kinds = {page.kind.name for page in former.values()}
    assert kinds == {"question", "term", "topic", "tag", "collection"}
    for of, page in former.items():
        text = found[file(of)]
        told = head(text)
        assert yaml.safe_load(text.split("\n---\n")[0])["template"] == "sent-on.html"
        assert (told["target"], told["canonical"], told["listed"]) == (page.address, page.address, False)
        (link,) = re.findall('<a href="([^"]*)">', body(text))
        (script,) = re.findall(r'<script [^>]*data-to="([^"]*)"></script>', body(text))
        for way in (link, script):
            assert urljoin(f"https://example.org/base/{of}", way) == f"https://example.org/base/{page.address}"


def test_links_of_pages_lead_to_pages_and_parts_that_there_are() -> None:
    """Every relative link of every page, as a browser resolves it."""
    site = golden()
    base = "https://example.org/base/"
    files = {base + path for path in beside(site)}
    found = {of: body(rendered(site)[file(of)]) for page in pages(site) for of in (page.address, *page.former)}
    ids = {base + of: set(re.findall(r'\sid="([^"]+)"', text)) for of, text in found.items()}
    seen = 0
    for of, text in found.items():
        for link in re.findall(r'\shref="([^"]*)"', text):
            to, _, fragment = urljoin(base + of, html.unescape(link)).partition("#")
            to = to.partition("?")[0]
            if to.startswith(base) and not to.startswith(f"{base}assets/") and to not in files:
                assert to in ids, (of, link)
                assert not fragment or fragment in ids[to], (of, link)
                seen += bool(fragment)
    assert seen


def test_an_id_stands_in_a_page_once() -> None:
    for path, text in rendered(golden()).items():
        ids = Counter(re.findall(r'\sid="([^"]+)"', body(text)))
        assert not [name for name, count in ids.items() if count > 1], path


# What a page says of itself


def test_a_head_tells_all_that_overrides_knows() -> None:
    site = golden()
    own = site_card(site)
    for page in pages(site):
        text = rendered(site)[file(page.address)]
        told = head(text)
        card = page.about.card or own
        assert yaml.safe_load(text.split("\n---\n")[0])["template"] == "main.html"
        assert told["canonical"] == page.address
        assert told["description"]
        assert told["name"]
        assert told["title"] == page.about.title
        assert told["article"] is page.kind.article
        assert told["listed"] is page.kind.listed
        assert told["image"] == card.path
        assert told["alt"] == (f"{card.label}: {card.title}" if card.label else card.title)
        assert told["bars"] == {"light": site.theme.colors.light["paper"], "dark": site.theme.colors.dark["paper"]}
        assert told["styles"] == list(styles(site.theme, (page.kind.name,)))
        assert told["scripts"] == list(scripts(site.theme, (page.kind.name,)))
        assert told["target"] == ""
        assert normpath(f"{page.address}{told['folder']}") == (dirname(file(page.address)) or ".")


def test_a_preview_of_a_question_shows_it_and_the_first_sentence_of_its_answer() -> None:
    site = golden()
    for page in pages(site):
        if page.kind.name == "question":
            asked = page.subject.question
            assert page.about.title == asked.title
            if card := page.about.card:  # that of the site stands for one whose letters no typeface has
                assert asked.title == card.title
                assert card.text == ""
            assert page.about.description == (asked.opening or subject(site, asked))
            assert asked.summary.startswith(asked.opening)


def test_linked_data_needs_the_address_of_the_site(tmp_path: Path) -> None:
    without = rendered(arranged(tmp_path / "without", small()))["questions/first.md"]
    assert head(without)["data"] == ""
    page = rendered(arranged(tmp_path / "with", small(**{"mkdocs.yml": MKDOCS})))["questions/first.md"]
    first, trail = json.loads(str(head(page)["data"]))["@graph"]
    assert first["url"] == first["@id"] == "https://example.org/bank/questions/first/"
    assert [step["item"] for step in trail["itemListElement"]] == [
        "https://example.org/bank/questions/",
        "https://example.org/bank/topics/alpha/",
        "https://example.org/bank/questions/first/",
    ]
    assert [step["position"] for step in trail["itemListElement"]] == [1, 2, 3]


def mends(text: str) -> list[str]:
    """The addresses that a page gives to who wants to mend it."""
    found = re.search(r'<p class="mend">(.*?)</p>', text, re.DOTALL)
    return [unescape(address) for address in re.findall('href="([^"]*)"', found[1])] if found else []


def test_a_page_is_mended_in_the_ways_that_there_are(tmp_path: Path) -> None:
    repository = "repo_url: https://example.org/repository/\n"
    email = "  report: {email: mistakes+bank@example.org}\n"
    for number, (settings, ways) in enumerate(
        (
            ("", []),
            (repository, ["https://example.org/repository/edit", "https://example.org/repository/issues/new"]),
            (f"extra:\n{email}", ["mailto:mistakes%2Bbank@example.org"]),
            (
                f"{repository}extra:\n  branch: trunk\n{email}",
                ["https://example.org/repository/edit/trunk", "https://example.org/repository/issues/new", "mailto:"],
            ),
        )
    ):
        found = rendered(arranged(tmp_path / str(number), small(**{"mkdocs.yml": MKDOCS + settings})))
        for path in ("questions/first.md", "glossary/widget.md", "collections/all.md"):
            given = mends(found[path])
            assert [address[: len(way)] for address, way in zip(given, ways, strict=True)] == ways
        assert mends(found["tags/index.md"]) == [], "it comes from no file of its own"


@pytest.mark.parametrize("title", ["What is the first thing & what not? #1 + 100%", "🎉" * 1000])
def test_a_report_says_which_page_and_asks_what_is_wrong(tmp_path: Path, title: str) -> None:
    settings = f"{MKDOCS}repo_url: https://example.org/repository/\nextra: {{report: {{email: me@example.org}}}}\n"
    files = small(
        **{"mkdocs.yml": settings, "questions/alpha/first.md": question(json.dumps(title, ensure_ascii=False))}
    )
    text = rendered(arranged(tmp_path, files))["questions/first.md"]
    _, issue, mail = mends(text)
    for way, name, end in ((issue, "title", "\n"), (mail, "subject", "\r\n")):
        assert len(way) < 2000, "a browser, a host or a mail program would cut it"
        asked = {key: value[0] for key, value in parse_qs(urlsplit(way).query, strict_parsing=True).items()}
        assert set(asked) == {name, "body"}
        assert asked[name].endswith(title if len(title) < 200 else "🎉…")
        assert "https://example.org/bank/questions/first/" in asked["body"].split(end)[0]
        said = [catalogue()[key] for key in ("mend_wrong", "mend_where", "mend_source")]
        assert [line for line in asked["body"].split(end) if line][1:] == said
        assert "+" not in urlsplit(way).query, "which a mail program takes for a plus"


FORM = {".github/ISSUE_TEMPLATE/mistake.yml": (ROOT / ".github/ISSUE_TEMPLATE/mistake.yml").read_text(encoding="utf-8")}


@pytest.mark.parametrize("title", ["What is the first thing & what not? #1 + 100%", "🎉" * 1000])
def test_a_report_opens_the_form_that_the_repository_has(tmp_path: Path, title: str) -> None:
    settings = f"{MKDOCS}repo_url: https://example.org/repository/\nextra: {{report: {{email: me@example.org}}}}\n"
    named = {"questions/alpha/first.md": question(json.dumps(title, ensure_ascii=False))}
    text = rendered(arranged(tmp_path, small(**{"mkdocs.yml": settings}, **named, **FORM)))["questions/first.md"]
    _, issue, mail = mends(text)
    assert issue.startswith("https://example.org/repository/issues/new?")
    assert len(issue) < 2000
    asked = {key: value[0] for key, value in parse_qs(urlsplit(issue).query, strict_parsing=True).items()}
    assert set(asked) == {"template", "title", "page"}
    assert asked["template"] == "mistake.yml"
    assert asked["title"].endswith(title if len(title) < 200 else "🎉…")
    assert asked["page"] == "https://example.org/bank/questions/first/"
    assert mail.startswith("mailto:"), "which has no form"
    fields = {field.get("id") for field in yaml.safe_load(*FORM.values())["body"]}
    assert asked.keys() - {"template", "title"} <= fields


# One question more


def test_one_new_file_is_everywhere_it_belongs(tmp_path: Path) -> None:
    project = write(tmp_path, small(**{"mkdocs.yml": MKDOCS}))
    build(project)
    text = question("What is a new widget?", level="medium", tags="[one]", body="A WDG from the widget store.")
    write(project, {"questions/alpha/new.md": text})
    report = build(project).report
    assert report is not None
    assert report.removed == 0
    docs = project / "docs"

    def page(path: str) -> str:
        return (docs / path).read_text(encoding="utf-8")

    assert "What is a new widget?" in page("questions/new.md")
    for listing in ("topics/alpha.md", "levels/medium.md", "tags/one.md", "questions/index.md"):
        assert re.search(r'questions/new/(\?[^"]*)?">What is a new widget\?</a>', page(listing)), listing
    for term in ("glossary/widget.md", "glossary/widget-store.md"):
        assert "questions/new/" in page(term), term
    assert "3 questions" in page("topics/alpha.md")
    assert "1 question" in page("levels/medium.md")
    assert "4 questions in 2 topics" in page("questions/index.md")
    assert 'rel="next" href="../../questions/new/"' in page("questions/second.md")
    assert 'rel="prev" href="../../questions/second/"' in page("questions/new.md")
    assert "new" in page("random.md")
    assert "questions/new/</loc>" in page("sitemap.xml")
    documents = [json.loads(page(f"api/v1/{name}.json")) for name in ("questions", "addresses")]
    assert "new" in [entry["slug"] for entry in documents[0]["questions"]]
    assert {"address": "questions/new/", "title": "What is a new widget?"} in documents[1]["addresses"]
    assert json.loads(page("search/lexicon.json"))["pages"] == 6


def test_a_bank_without_questions_has_no_random_page(tmp_path: Path) -> None:
    files = {path: text for path, text in small().items() if not path.endswith(".md") and "collections" not in path}
    found = outputs(arranged(tmp_path, files))
    assert "random.md" not in found
    ways = json.loads(str(found["search/ways.json"]))
    assert [place["address"] for place in ways.pop("places")] == ["practice/"]
    assert ways == {}
    assert "0 questions" in str(found["questions/index.md"])


def test_all_levels_have_their_pages_where_a_question_has_one(tmp_path: Path) -> None:
    pages = {f"levels/{level.value}.md" for level in LEVELS}
    assert pages <= set(outputs(arranged(tmp_path / "one", small())))
    bare = {path: re.sub(r"level: .*\n", "", text) for path, text in small().items()}
    assert pages.isdisjoint(outputs(arranged(tmp_path / "none", bare)))


def test_every_generated_file_stands_under_a_reserved_path() -> None:
    def reserved(path: str) -> bool:
        return any(path == own or (own.endswith("/") and path.startswith(own)) for own in RESERVED)

    assert [path for path in (*outputs(golden()), *beside(golden())) if not reserved(path)] == []


def test_what_stands_beside_the_pages_takes_no_file_s_place() -> None:
    """A question's text has the path of its page's Markdown, which MkDocs does not publish."""
    site = golden()
    assert {path for path in beside(site) if not path.endswith(".md")}.isdisjoint(outputs(site))


def test_a_heading_can_take_no_id_of_the_page_around_it() -> None:
    """Whatever part a question's page has beside its answer's headings, its name is kept for it."""
    for page in pages(golden()):
        if page.kind.name == "question":
            ids = set(re.findall(r'\sid="([^":]+)"', body(rendered(golden())[file(page.address)])))
            assert ids - set(page.subject.question.body.headings) <= PARTS_OF_A_PAGE
