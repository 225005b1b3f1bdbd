"""No address that is public is lost: each is kept by its entry, or by an alias of the one that takes its place."""

from __future__ import annotations

import functools
import http.server
import itertools
import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import fields
from io import BufferedIOBase
from pathlib import Path

import pytest

from generator.arrange.arrange import arrange
from generator.arrange.pages import PAGES, PageKind, pages
from generator.arrange.site import Site
from generator.commands.build import build
from generator.commands.cli import main
from generator.content import limits
from generator.content.files import load
from generator.outputs import api
from generator.outputs.table import RESERVED
from generator.publish.live import UnreachableError, lost, published
from generator.publish.mkdocs import settings
from generator.theme.files import theme
from tests.banks import TAGS, TOPICS, question, small, write
from tests.publishing import listening
from tests.unit.saying import silent

MKDOCS = "site_name: A bank\nsite_url: https://public.example/base/\n"
FORMER = question("What is the second thing?", tags="[one, two]", extra="aliases: [before]\n")


@contextmanager
def served(folder: Path, status: int = 200) -> Iterator[str]:
    """Serves a folder on this machine; yields its address."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            if status == 200:
                super().do_GET()
            else:
                self.send_error(status)

    with listening(functools.partial(Handler, directory=str(folder))) as address:
        yield address


def bank() -> dict[str, str]:
    """What is public: the small bank with a former slug, and two pages written by hand."""
    return small(
        **{
            "mkdocs.yml": MKDOCS,
            "questions/alpha/second.md": FORMER,
            "docs/about.md": "x",
            "docs/notes/index.md": "x",
        }
    )


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the public site. Its documents and its sitemap are all that matters here."""
    root = write(tmp_path_factory.mktemp("public"), bank())
    assert build(root).report
    with served(root / "docs") as address:
        yield address


@pytest.fixture(scope="module")
def live(public: str) -> set[str]:
    """The addresses of the public site."""
    return published(public)


def in_parts(root: Path, patch: pytest.MonkeyPatch) -> Path:
    """What is public, with each document in parts."""
    patch.setattr(api, "PART", 300)
    assert build(write(root, bank())).report
    return root / "docs"


def test_a_document_is_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, live: set[str]) -> None:
    docs = in_parts(tmp_path, monkeypatch)
    assert (docs / api.part_path(api.ADDRESSES, 3)).is_file()
    with served(docs) as address:
        assert published(address) == live


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("gone", "questions.json cannot be read: it goes on at api/v1/questions-2.json, and that is not there"),
        ("api/v1/questions.json", "it goes on at .*api/v1/questions.json.*, which is none of its parts"),
        ("https://else.example/", "it goes on at .*else.example.*, which is none of its parts"),
    ],
)
def test_a_document_that_does_not_go_on_as_it_says_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, message: str
) -> None:
    docs = in_parts(tmp_path, monkeypatch)
    first, second = docs / api.QUESTIONS, docs / api.part_path(api.QUESTIONS, 2)
    if wrong == "gone":
        second.unlink()
    else:
        text = first.read_text(encoding="utf-8")
        first.write_text(text.replace("api/v1/questions-2.json", wrong), encoding="utf-8")
    with served(docs) as address, pytest.raises(UnreachableError, match=message):
        published(address)


Change = Callable[[dict[str, str]], object]

THEME = theme({}, silent)


def coming(root: Path) -> Site:
    """The site that comes next: that of the bank in `root`."""
    content = load(root, RESERVED)
    assert not content.problems, content.problems
    return arrange(content.bank, content.demands, settings(root, print), THEME)


def changed(root: Path, change: Change) -> Site:
    """The site of a bank that is the public one but for a change."""
    files = bank()
    change(files)
    return coming(write(root, files))


def replaced(path: str, before: str, after: str) -> Change:
    def change(files: dict[str, str]) -> None:
        assert before in files[path]
        files[path] = files[path].replace(before, after)

    return change


def moved(path: str, to: str, **fields: str) -> Change:
    """A question's file under another name."""

    def change(files: dict[str, str]) -> None:
        del files[path]
        files[to] = question("What is the first thing?", **fields)
        files["questions/collections/all.yml"] = files["questions/collections/all.yml"].replace("first", Path(to).stem)

    return change


def all_of(*changes: Change) -> Change:
    def change(files: dict[str, str]) -> None:
        for one in changes:
            one(files)

    return change


def renamed_collection(extra: str) -> Change:
    def change(files: dict[str, str]) -> None:
        files["questions/collections/every.yml"] = files.pop("questions/collections/all.yml") + extra

    return change


def without(path: str) -> Change:
    return lambda files: files.pop(path)


def renamed_topic(alias: str) -> Change:
    def change(files: dict[str, str]) -> None:
        files["questions/topics.yml"] = TOPICS.replace("slug: beta", f"slug: gamma{alias}")
        files["questions/gamma/third.md"] = files.pop("questions/beta/third.md")

    return change


def renamed_tag(alias: str) -> Change:
    def change(files: dict[str, str]) -> None:
        files["questions/tags.yml"] = TAGS.replace("two:\n", f"deux:\n{alias}")
        for path in ("questions/alpha/second.md", "questions/beta/third.md"):
            files[path] = files[path].replace("two]", "deux]")

    return change


WIDGET = "questions/glossary/widget.yml"
STORE = without("questions/glossary/widget-store.yml")
KEPT = {
    "question": moved("questions/alpha/first.md", "questions/beta/renamed.md", extra="aliases: [first]\n"),
    "term": all_of(STORE, replaced(WIDGET, "[WDG]", "[WDG, widget store]")),
    "topic": renamed_topic("\n        aliases: [beta]"),
    "tag": renamed_tag("  aliases: [two]\n"),
    "collection": renamed_collection("aliases: [all]\n"),
    "another topic": all_of(
        without("questions/alpha/first.md"),
        lambda files: files.update({"questions/beta/first.md": question("What is the first thing?")}),
    ),
    "a former slug of another": all_of(
        replaced("questions/alpha/second.md", "[before]", "[]"),
        replaced("questions/alpha/second.md", "aliases: []\n", ""),
        replaced("questions/beta/third.md", "reviewed:", "aliases: [before]\nreviewed:"),
    ),
    "a page by hand in another file": all_of(
        without("docs/about.md"), lambda files: files.update({"docs/about/index.md": "x"})
    ),
    "nothing": lambda _: None,
    "one more": lambda files: files.update({"questions/alpha/new.md": question("What is new?")}),
}


@pytest.mark.parametrize("change", KEPT)
def test_an_address_is_kept(live: set[str], tmp_path: Path, change: str) -> None:
    assert lost(changed(tmp_path, KEPT[change]), live) == []


def test_how_many_are_kept_is_said(public: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, bank())
    assert main(["live", public, "--root", str(root)]) == 0
    site = coming(root)
    count = sum(1 + len(page.former) for page in pages(site)) + len(site.by_hand)
    assert capsys.readouterr().out == f"{count} public addresses: every one stays\n"


LOST = {
    "question": (
        moved("questions/alpha/first.md", "questions/beta/renamed.md"),
        "questions/<topic>/first.md:1: the address questions/first/ is public and would be lost;"
        ' keep the file, or put "first" under aliases of the question that takes its place',
    ),
    "former question": (
        replaced("questions/alpha/second.md", "aliases: [before]\n", ""),
        "questions/<topic>/before.md:1: the address questions/before/ is public and would be lost;"
        ' keep the file, or put "before" under aliases of the question that takes its place',
    ),
    "term": (
        STORE,
        "questions/glossary/widget-store.yml:1: the address glossary/widget-store/ is public and would be lost;"
        ' keep the file, or put "widget store" under aliases of the term that takes its place',
    ),
    "other name of a term": (
        replaced(WIDGET, "aliases: [WDG]\n", ""),
        "questions/glossary/wdg.yml:1: the address glossary/wdg/ is public and would be lost;"
        ' keep the file, or put "wdg" under aliases of the term that takes its place',
    ),
    "topic": (
        renamed_topic(""),
        "questions/topics.yml:1: the address topics/beta/ is public and would be lost;"
        ' keep it, or put "beta" under aliases of the topic that takes its place',
    ),
    "tag": (
        renamed_tag(""),
        "questions/tags.yml:1: the address tags/two/ is public and would be lost;"
        ' keep a question with it, or put "two" under aliases of the tag that takes its place',
    ),
    "tag that nothing carries": (
        all_of(
            replaced("questions/alpha/second.md", ", two]", "]"),
            replaced("questions/beta/third.md", "[two]", "[]"),
            replaced("questions/beta/third.md", "tags: []\n", ""),
        ),
        "questions/tags.yml:1: the address tags/two/ is public and would be lost;"
        ' keep a question with it, or put "two" under aliases of the tag that takes its place',
    ),
    "collection": (
        renamed_collection(""),
        "questions/collections/all.yml:1: the address collections/all/ is public and would be lost;"
        ' keep the file, or put "all" under aliases of the collection that takes its place',
    ),
    "page by hand": (
        without("docs/about.md"),
        "docs:1: the address about/ is public and would be lost;"
        " keep the page, or publish one at its address that sends its readers on",
    ),
}


@pytest.mark.parametrize("change", LOST)
def test_a_lost_address_names_the_file_to_mend(live: set[str], tmp_path: Path, change: str) -> None:
    made, message = LOST[change]
    assert [str(problem) for problem in lost(changed(tmp_path, made), live)] == [message]


def test_every_kind_of_page_that_may_have_moved_is_tried() -> None:
    (never,) = (field.default for field in fields(PageKind) if field.name == "former")
    kinds = {kind.name for kind in PAGES if kind.former is not never}
    assert kinds <= set(KEPT)
    assert kinds <= set(LOST)


def test_all_that_is_lost_is_said_at_once_in_order(
    public: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = bank()
    all_of(STORE, renamed_tag(""), renamed_collection(""), without("docs/about.md"))(files)
    assert main(["live", public, "--root", str(write(tmp_path, files))]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == "4 problems; nothing was written"
    assert lines[:-1] == sorted(lines[:-1])


def test_the_base_of_the_public_site_may_be_another(public: str, tmp_path: Path) -> None:
    """Its sitemap has the address that it was built for."""
    found = published(public)
    assert {"", "questions/", "questions/first/", "questions/before/", "about/", "notes/", "random/"} <= found
    assert not [address for address in found if ":" in address or address.startswith("/")]
    assert published(public.rstrip("/")) == found
    assert lost(coming(write(tmp_path, bank() | {"mkdocs.yml": MKDOCS.replace("public", "elsewhere")})), found) == []


# What the site answers


Answer = tuple[int, dict[str, str], bytes] | Callable[[BufferedIOBase], object]
"""A status, headers and a body; or what writes all of it."""

SITEMAP, ADDRESSES, QUESTIONS, TERMS = (
    "sitemap.xml",
    "api/v1/addresses.json",
    "api/v1/questions.json",
    "api/v1/glossary.json",
)
DOCUMENTS = (SITEMAP, ADDRESSES, QUESTIONS, TERMS)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """The answers of the public site."""
    root = write(tmp_path_factory.mktemp("documents"), bank())
    assert build(root).report
    found: dict[str, Answer] = {path: (200, {}, (root / "docs" / path).read_bytes()) for path in DOCUMENTS}
    return {"": (200, {}, b"<!doctype html>"), **found}


@contextmanager
def answering(answers: Mapping[str, Answer]) -> Iterator[str]:
    """A site that gives these answers, and 404 to all else; yields its address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            answer = answers.get(self.path.removeprefix("/"), (404, {}, b"not here"))
            if not isinstance(answer, tuple):
                with suppress(OSError):
                    answer(self.wfile)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(body)

    with listening(Handler) as address:
        yield address


def refused(answers: Mapping[str, Answer]) -> str:
    """Why the site with these answers cannot be relied on; its address is HERE in it."""
    with answering(answers) as address, pytest.raises(UnreachableError) as error:
        published(address)
    return str(error.value).replace(address, "HERE/")


def test_the_answers_of_the_public_site_are_its_addresses(documents: dict[str, Answer], public: str) -> None:
    with answering(documents) as address:
        assert published(address) == published(public)


def body(text: str | bytes, **headers: str) -> Answer:
    return (
        200,
        {name.replace("_", "-"): value for name, value in headers.items()},
        (text if isinstance(text, bytes) else text.encode()),
    )


def entries(*addresses: object) -> Answer:
    return body(json.dumps({"addresses": [{"address": address} for address in addresses]}))


def slowly(file: BufferedIOBase) -> None:
    """An answer that comes byte by byte and never ends."""
    for byte in itertools.chain(b"HTTP/1.1 200 OK\r\n\r\n", itertools.cycle(b" ")):
        file.write(bytes([byte]))
        time.sleep(0.01)


def slow_headers(file: BufferedIOBase) -> None:
    """Headers that never end."""
    for byte in itertools.chain(b"HTTP/1.1 200 OK\r\nX: ", itertools.cycle(b"x")):
        file.write(bytes([byte]))
        time.sleep(0.01)


def forever(file: BufferedIOBase) -> None:
    """An answer without an end."""
    file.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        file.write(b" " * 2**16)


def put_off(file: BufferedIOBase) -> None:
    """Promises of an answer."""
    while True:
        file.write(b"HTTP/1.1 100 Continue\r\n\r\n")


IN_PARTS = (
    "a part of the site is missing, so that nobody knows what it had; publish the version that is public now once more"
)
NONE_OF_OURS = "it lists no addresses; is it the address of the site?"
READ = "cannot be read"
ASKED = "is it the address of the site?"


def names(document: str, address: str) -> str:
    return f'HERE/{document} {READ}: it names "{address}", which is no address of the site; {ASKED}'


# An answer in the place of one of the public site's, and what is said of it.
BROKEN: dict[str, tuple[str, Answer, str]] = {
    "a document too few": (
        ADDRESSES,
        (404, {}, b""),
        f"HERE/{ADDRESSES} answers 404, though HERE/{SITEMAP} does not: {IN_PARTS}",
    ),
    "no sitemap": (
        SITEMAP,
        (404, {}, b""),
        f"HERE/{SITEMAP} answers 404, though HERE/{ADDRESSES} does not: {IN_PARTS}",
    ),
    "an error": (QUESTIONS, (503, {}, b""), "HERE/api/v1/questions.json answers 503; is the site published there?"),
    "a page": (TERMS, body("<!doctype html>x"), f"HERE/api/v1/glossary.json {READ}: it is a page; {ASKED}"),
    "a page for a sitemap": (
        SITEMAP,
        body("<!doctype html>x"),
        f"HERE/sitemap.xml {READ}: it lists no pages of one site; {ASKED}",
    ),
    "nothing": (TERMS, body(""), f"HERE/api/v1/glossary.json {READ}: {NONE_OF_OURS}"),
    "no addresses": (ADDRESSES, body("{}"), f"HERE/api/v1/addresses.json {READ}: {NONE_OF_OURS}"),
    "another list": (ADDRESSES, body('{"questions": []}'), f"HERE/api/v1/addresses.json {READ}: {NONE_OF_OURS}"),
    "a number": (ADDRESSES, entries(5), f"HERE/api/v1/addresses.json {READ}: {NONE_OF_OURS}"),
    "a list": (ADDRESSES, entries(["a/"]), f"HERE/api/v1/addresses.json {READ}: {NONE_OF_OURS}"),
    "a former address that is none": (
        TERMS,
        body('{"terms": [{"address": "glossary/a/", "former_addresses": [null]}]}'),
        f"HERE/api/v1/glossary.json {READ}: {NONE_OF_OURS}",
    ),
    "no number": (ADDRESSES, body('{"addresses": [], "x": NaN}'), f"HERE/api/v1/addresses.json {READ}: {NONE_OF_OURS}"),
    "a huge number": (
        ADDRESSES,
        body('{"addresses": [], "x": ' + "9" * 10_000 + "}"),
        f"HERE/api/v1/addresses.json {READ}: {NONE_OF_OURS}",
    ),
    "nested": (ADDRESSES, body("[" * 1_000_000), f"HERE/api/v1/addresses.json {READ}: {NONE_OF_OURS}"),
    "not UTF-8": (
        ADDRESSES,
        body(b'{"addresses": "\xff"}'),
        f"HERE/api/v1/addresses.json {READ}: its byte 16 is not UTF-8; {ASKED}",
    ),
    "cut off": (
        ADDRESSES,
        body('{"addresses": []}', Content_Length="100"),
        f"HERE/api/v1/addresses.json {READ}: 83 bytes are missing at its end; {ASKED}",
    ),
    "compressed": (
        ADDRESSES,
        body(b"x", Content_Encoding="gzip"),
        f'HERE/api/v1/addresses.json {READ}: it is compressed, "gzip", which nobody asked for; {ASKED}',
    ),
    "no answer": (
        ADDRESSES,
        lambda file: file.write(b"\x1b[31m\xe2\x80\xae\r\n::error::x\r\n"),
        f"HERE/api/v1/addresses.json {READ}: <U+001B>[31mâ<U+0080>®; {ASKED}",
    ),
    "another host": (
        ADDRESSES,
        (302, {"Location": "https://evil.example/\x1b[31m"}, b""),
        'HERE/api/v1/addresses.json leads on to "https://evil.example/%1B[31m"; name the site by the address it has',
    ),
    "another port": (
        ADDRESSES,
        (302, {"Location": "http://127.0.0.1:9/"}, b""),
        'HERE/api/v1/addresses.json leads on to "http://127.0.0.1:9/"; name the site by the address it has',
    ),
    "another scheme": (
        ADDRESSES,
        (301, {"Location": "https://127.0.0.1/"}, b""),
        'HERE/api/v1/addresses.json leads on to "https://127.0.0.1/"; name the site by the address it has',
    ),
    "a file of this machine": (
        ADDRESSES,
        (302, {"Location": "file:///etc/passwd"}, b""),
        "HERE/api/v1/addresses.json answers 302; is the site published there?",
    ),
    "another service": (
        ADDRESSES,
        (302, {"Location": "ftp://127.0.0.1/x"}, b""),
        'HERE/api/v1/addresses.json leads on to "ftp://127.0.0.1/x"; name the site by the address it has',
    ),
    "a ring": (
        ADDRESSES,
        (302, {"Location": f"/{ADDRESSES}"}, b""),
        "HERE/api/v1/addresses.json answers 302; is the site published there?",
    ),
    **{
        f"the address {address!r}": (ADDRESSES, entries(address), names(ADDRESSES, shown))
        for address, shown in {
            "../x/": "../x/",
            "a/../../x/": "a/../../x/",
            "a/%2e%2e/x/": "a/%2e%2e/x/",
            "a%2fb/": "a%2fb/",
            "/x/": "/x/",
            "//evil.example/": "//evil.example/",
            "https://evil.example/": "https://evil.example/",
            "javascript:alert(1)": "javascript:alert(1)",
            "x/?y": "x/?y",
            "x/#y": "x/#y",
            "a\\b/": "a\\b/",
            "a%5cb/": "a%5cb/",
            "a\x1b[31mb/": "a<U+001B>[31mb/",
            "a\n::error::b/": "a ::error::b/",
            "a%0A::error::b/": "a%0A::error::b/",
            "a%0Ab/": "a%0Ab/",
            "a\u202eb/": "a<U+202E>b/",
            "a\u200bb/": "a<U+200B>b/",
            "x": "x",
            "a" * 5000 + "/": "a" * 57 + "...",
        }.items()
    },
    "an address in the sitemap": (
        SITEMAP,
        body("<loc>https://a.example/</loc><loc>https://a.example/x&#10;::error::/</loc>"),
        names(SITEMAP, "x ::error::/"),
    ),
    "an address of a question": (
        QUESTIONS,
        body('{"questions": [{"address": "questions/a/", "former_addresses": ["//x/"]}]}'),
        names(QUESTIONS, "//x/"),
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_answer_is_no_reason_to_pass(documents: dict[str, Answer], case: str) -> None:
    path, answer, said = BROKEN[case]
    assert refused({**documents, path: answer}) == said


def test_an_answer_may_lead_on_within_the_site(documents: dict[str, Answer], public: str) -> None:
    moved = {
        **documents,
        ADDRESSES: (301, {"Location": "/elsewhere.json"}, b""),
        "elsewhere.json": documents[ADDRESSES],
    }
    with answering(moved) as address:
        assert published(address) == published(public)


@pytest.mark.parametrize("answer", [slowly, slow_headers, put_off])
def test_a_slow_answer_ends(
    documents: dict[str, Answer], monkeypatch: pytest.MonkeyPatch, answer: Callable[[BufferedIOBase], object]
) -> None:
    monkeypatch.setattr(limits, "PUBLIC_SECONDS", 0.2)
    said = "HERE/ gave no whole answer within 0.2 seconds; try again"
    assert refused({**documents, ADDRESSES: answer}) == said


def test_an_endless_answer_is_not_read_to_its_end(
    documents: dict[str, Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PUBLIC_BYTES", 1_000_000)
    said = f"HERE/{ADDRESSES} {READ}: it has more than 1,000,000 bytes; {ASKED}"
    assert refused({**documents, ADDRESSES: forever}) == said


def test_there_are_so_many_addresses_and_no_more(documents: dict[str, Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PUBLIC_ADDRESSES", 50)
    many = entries(*(f"a{at}/" for at in range(51)))
    said = f"HERE/{ADDRESSES} {READ}: it names more than 50 addresses; {ASKED}"
    assert refused({**documents, ADDRESSES: many}) == said


def test_nothing_is_published_where_all_of_it_and_the_home_answer_404(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person may have mistyped the address; whoever knows better says so."""
    root = write(tmp_path / "next", small())
    with answering({}) as address:
        assert main(["live", address, "--root", str(root)]) == 1
        assert capsys.readouterr().err == (
            f"{address} answers 404: nothing is published there; if it is the right address, and this is the first"
            " publication, say so: make live URL=... FIRST=yes\n"
        )
        assert main(["live", address, "--first=yes", "--root", str(root)]) == 0
        assert capsys.readouterr().out == f"nothing is published at {address} yet: every address is new\n"


@pytest.mark.parametrize("first", [True, False])
def test_a_site_that_lost_all_of_it_is_not_a_new_one(documents: dict[str, Answer], first: bool) -> None:
    home = {"": documents[""]}
    with answering(home) as address, pytest.raises(UnreachableError) as error:
        published(address, first=first)
    assert str(error.value).replace(address, "HERE/") == (
        "HERE/ is a site that lists none of its addresses: HERE/sitemap.xml answers 404, and so do its documents;"
        " is it the address of the site?"
    )


def test_a_site_that_is_there_is_held_to_it_at_a_first_publication_too(public: str, tmp_path: Path) -> None:
    root = write(tmp_path, bank())
    (root / "docs/about.md").unlink()
    assert main(["live", public, "--first=yes", "--root", str(root)]) == 1


def test_of_many_lost_addresses_the_first_are_named(tmp_path: Path) -> None:
    site = coming(write(tmp_path, bank()))
    problems = lost(site, {f"questions/q{at:05}/" for at in range(1234)} | {f"{'x' * 500}/"})
    assert len(problems) == limits.PROBLEMS + 1
    assert str(problems[0]).startswith("questions/<topic>/q00000.md:1: the address questions/q00000/ is public")
    assert str(problems[-1]).endswith(": and 1,135 more public addresses would be lost")
    (long,) = lost(site, {f"questions/{'x' * 500}/"})
    assert len(str(long)) < 500


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<html>not found</html>",
        "<urlset></urlset>",
        "<urlset><url><loc>https://a.example/x/</loc></url><url><loc>https://b.example/y/</loc></url></urlset>",
        "<urlset><url><loc></loc></url></urlset>",
    ],
)
def test_neither_is_a_sitemap_that_lists_no_site(documents: dict[str, Answer], content: str) -> None:
    said = f"HERE/sitemap.xml {READ}: it lists no pages of one site; {ASKED}"
    assert refused({**documents, SITEMAP: body(content)}) == said


@pytest.mark.parametrize("status", [403, 500, 503])
def test_a_site_that_answers_with_an_error_is_no_reason_to_pass(tmp_path: Path, status: int) -> None:
    with served(tmp_path, status) as address, pytest.raises(UnreachableError, match=f"answers {status}"):
        published(address)


def test_a_site_that_cannot_be_reached_is_no_reason_to_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small())
    assert main(["live", "http://127.0.0.1:9/", "--root", str(root)]) == 1
    assert capsys.readouterr().err == (
        "http://127.0.0.1:9/sitemap.xml cannot be read: <urlopen error [Errno 111] Connection refused>;"
        " is it the address of the site?\n"
    )


def test_a_bank_with_problems_is_told_of_those_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small(**{"questions/alpha/first.md": "---\ntitle: What is first?\n---\n"}))
    assert main(["live", "http://127.0.0.1:9/", "--root", str(root)]) == 1
    assert "no answer" in capsys.readouterr().err


def test_documents_of_today_name_every_address(documents: dict[str, Answer], live: set[str]) -> None:
    """Those too that send their readers on, which no sitemap has."""
    answer = documents[ADDRESSES]
    assert isinstance(answer, tuple)
    assert {entry["address"] for entry in json.loads(answer[2])["addresses"]} == live


NO_ADDRESS = "is no web address; allowed: https://host/path or http://host/path"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", f'"" {NO_ADDRESS}'),
        ("host", f'"host" {NO_ADDRESS}'),
        ("http://host:x/", f'"http://host:x/" {NO_ADDRESS}'),
        ("http://[/", f'"http://[/" {NO_ADDRESS}'),
        ("http://a b/", '"http://a b/" has a space in it; an address has none'),
        ("file:///etc/", f'"file:///etc/" {NO_ADDRESS}'),
        ("ftp://127.0.0.1/", f'"ftp://127.0.0.1/" {NO_ADDRESS}'),
        ("data:,x", f'"data:,x" {NO_ADDRESS}'),
        ("http://u:p@host/", '"http://u:p@host/" holds a name or password before the host; an address here has none'),
        ("http://host/?x", '"http://host/?x" has a ? in it; allowed: https://host/path or http://host/path'),
        (
            "http://host/\x1b",
            '"http://host/<U+001B>" has a path that is to be escaped; allowed: https://host/path or'
            " http://host/path, with %20 for a space",
        ),
    ],
)
def test_what_is_no_address_of_a_site_is_not_asked(url: str, said: str) -> None:
    with pytest.raises(UnreachableError) as error:
        published(url)
    assert str(error.value) == f"{said}; name the site: make live URL=https://host/path/"
