"""No address that is public is lost: each is kept by its entry, or by an alias of the one that takes its place."""

from __future__ import annotations

import functools
import http.server
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import pytest

from generator.arrange.pages import PAGES, PageKind, pages
from generator.commands.build import build, checked
from generator.commands.cli import main
from generator.publish.live import UnreachableError, lost, published
from tests.banks import TAGS, TOPICS, question, small, write
from tests.publishing import listening

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


Change = Callable[[dict[str, str]], object]


def run(public: str, root: Path, change: Change) -> int:
    """Holds the bank that comes next, which is the public one but for a change, against the public one."""
    files = bank()
    change(files)
    return main(["live", public, "--root", str(write(root, files))])


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
def test_an_address_is_kept(public: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: str) -> None:
    assert run(public, tmp_path, KEPT[change]) == 0
    site = checked(write(tmp_path / "as-it-is", bank())).site()
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
def test_a_lost_address_fails_and_names_the_file_to_mend(
    public: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: str
) -> None:
    made, message = LOST[change]
    assert run(public, tmp_path, made) == 1
    assert capsys.readouterr().err.splitlines() == [message, "1 problem; nothing was written"]


def test_every_kind_of_page_that_may_have_moved_is_tried() -> None:
    (never,) = (field.default for field in fields(PageKind) if field.name == "former")
    kinds = {kind.name for kind in PAGES if kind.former is not never}
    assert kinds <= set(KEPT)
    assert kinds <= set(LOST)


def test_all_that_is_lost_is_said_at_once_in_order(
    public: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(public, tmp_path, all_of(STORE, renamed_tag(""), renamed_collection(""), without("docs/about.md"))) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == "4 problems; nothing was written"
    assert lines[:-1] == sorted(lines[:-1])


def test_the_base_of_the_public_site_may_be_another(public: str, tmp_path: Path) -> None:
    """Its sitemap has the address that it was built for."""
    found = published(public)
    assert {"", "questions/", "questions/first/", "questions/before/", "about/", "notes/", "random/"} <= found
    assert not [address for address in found if ":" in address or address.startswith("/")]
    assert published(public.rstrip("/")) == found
    assert lost(checked(write(tmp_path, bank()), "https://elsewhere.example/").site(), found) == []


@pytest.mark.parametrize(
    "kept", [("sitemap.xml",), ("api/v1/addresses.json",), ("api/v1/questions.json", "api/v1/glossary.json")]
)
def test_a_site_that_tells_less_is_held_to_what_it_tells(public: str, tmp_path: Path, kept: tuple[str, ...]) -> None:
    """As the first ones did, which had neither a sitemap of their own nor a list of addresses."""
    root = write(tmp_path / "public", bank())
    assert build(root).report
    told = {path: (root / "docs" / path).read_text(encoding="utf-8") for path in kept}
    with served(write(tmp_path / "less", told)) as address:
        found = published(address)
    assert "questions/first/" in found
    assert found < published(public) or kept == ("api/v1/addresses.json",)
    if kept != ("sitemap.xml",):
        assert {"questions/before/", "glossary/wdg/"} <= found


def test_the_first_publication_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "next", small())
    (tmp_path / "empty").mkdir()
    with served(tmp_path / "empty") as address:
        assert main(["live", address, "--root", str(root)]) == 0
    assert capsys.readouterr().out == "0 public addresses: every one stays\n"


@pytest.mark.parametrize("path", ["api/v1/addresses.json", "api/v1/questions.json", "api/v1/glossary.json"])
@pytest.mark.parametrize(
    "content",
    ["no JSON", "", "{}", "[1]", "null", '{"questions": [{"no": "address"}]}', '{"addresses": 5}', '{"terms": ["x"]}'],
)
def test_a_site_that_is_not_one_of_ours_is_no_reason_to_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, content: str
) -> None:
    root = write(tmp_path / "next", small())
    with served(write(tmp_path / "other", {path: content})) as address:
        assert main(["live", address, "--root", str(root)]) == 1
        assert f"{address}{path} cannot be read" in capsys.readouterr().err


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
def test_neither_is_a_sitemap_that_lists_no_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    root = write(tmp_path / "next", small())
    with served(write(tmp_path / "other", {"sitemap.xml": content})) as address:
        assert main(["live", address, "--root", str(root)]) == 1
        assert f"{address}sitemap.xml cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("status", [403, 500, 503])
def test_a_site_that_answers_with_an_error_is_no_reason_to_pass(tmp_path: Path, status: int) -> None:
    with served(tmp_path, status) as address, pytest.raises(UnreachableError, match=f"answers {status}"):
        published(address)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "no-scheme", "ftp://127.0.0.1:9/"])
def test_a_site_that_cannot_be_reached_is_no_reason_to_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    root = write(tmp_path / "next", small())
    assert main(["live", address, "--root", str(root)]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_a_bank_with_problems_is_told_of_those_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, small(**{"questions/alpha/first.md": "---\ntitle: What is first?\n---\n"}))
    assert main(["live", "http://127.0.0.1:9/", "--root", str(root)]) == 1
    assert "no answer" in capsys.readouterr().err


def test_documents_of_today_name_every_address(public: str, tmp_path: Path) -> None:
    """So that a site without a sitemap, whose address is not known, keeps its promise too."""
    root = write(tmp_path, bank())
    assert build(root).report
    document = json.loads((root / "docs/api/v1/addresses.json").read_text(encoding="utf-8"))
    assert {entry["address"] for entry in document["addresses"]} == published(public)


@pytest.mark.parametrize("url", ["http://host:x/", "http://[/", "http://a b/", "host", "file:///etc/"])
def test_what_is_no_address_of_a_site_is_named_and_no_traceback(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write(tmp_path, small())
    assert main(["live", url, "--root", str(root)]) == 1
    assert url.rstrip("/") in capsys.readouterr().err
