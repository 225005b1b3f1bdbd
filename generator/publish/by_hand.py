"""What MkDocs will make of the hand-written pages, looked at before it does. Writes nothing.

MkDocs renders them itself, here as in its own build, and what it warns of there is a problem here. The result is HTML
that the generator did not write, so a sanitizer goes over it: what it would take out is a problem too.
"""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from urllib.parse import unquote

import nh3
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from generator.content import limits
from generator.content.addresses import is_link_target, is_relative
from generator.content.characters import unfit
from generator.content.links import DOCS
from generator.content.model import WEB_SCHEMES, Bank
from generator.content.problems import Problem, quoted
from generator.content.yaml import FENCE, front_matter
from generator.outputs.contents import Contents, Made, data, written
from generator.publish import mkdocs
from generator.work.store import Store
from generator.work.version import digest, version

_FIELDS = ("title", "description")
"""What a hand-written page may say of itself in front matter."""

_TAGS = set(
    "a blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr img kbd li ol p pre s span strong sub "
    "summary sup table tbody td th thead tr ul".split()
)
_ATTRIBUTES = {
    **{tag: {"class", "id"} for tag in _TAGS},
    "a": {"class", "id", "href", "title"},
    "img": {"class", "id", "src", "alt", "title", "width", "height"},
    "ol": {"class", "id", "start"},
    "td": {"class", "id", "align"},
    "th": {"class", "id", "align"},
}
_SANITIZER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=set(WEB_SCHEMES), link_rel=None)

_LEADING = {("a", "href"), ("img", "src")}
_NAME = re.compile(r"[^\s()<>\"'\[\]#?:]+")
_NAME_OF_WHOLE = re.compile(rf"{_NAME.pattern}(?=[?#])")
_PART = re.compile(r"contains an? (?:[a-z]+ )*link '(?P<link>[^']*)'")


_SOUND = "by-hand"
"""With what the hand-written pages had nothing wrong is remembered by this name."""


def checked(root: Path, bank: Bank, by_hand: Mapping[str, str], generated: Contents, store: Store) -> list[Problem]:
    """The problems of the hand-written pages, looked for if the pages changed, or what they lead to.

    `by_hand` are the files by hand under docs/, with digests of them.
    """
    texts = {path: (root / DOCS / path).read_text(encoding="utf-8") for path in bank.by_hand}
    linked = {other: generated[other] for other in _with_parts_linked(texts, generated)}
    keys = (content.key if isinstance(content, Made) else data(content) for _, content in sorted(linked.items()))
    of = digest([version(), repr(mkdocs.values(root)), repr(sorted(by_hand.items())), *sorted(generated), "", *keys])
    if store.recall(_SOUND) == of:
        return []
    found = list(problems(mkdocs.loaded(root), bank, generated))
    if not found:
        store.keep(_SOUND, of)
    return found


def problems(config: MkDocsConfig, bank: Bank, generated: Contents) -> Iterator[Problem]:
    """What is wrong with the hand-written pages of a bank. `config` are MkDocs' own settings, which are right."""
    assets = [path.removeprefix(f"{DOCS}/") for path in bank.assets]
    files = Files([_file(path, config) for path in (*generated, *assets, *bank.by_hand)])
    texts = {path: files.src_uris[path].content_string for path in bank.by_hand}
    linked = _with_parts_linked(texts, generated)
    for path, content in generated.items():
        found = written(content) if path in linked else ""
        files.src_uris[path].content_string = found if isinstance(found, str) else ""
    for path, text in texts.items():
        faults = list(_too_much(text)) or [*_fields(text), *_rendered(text, config, path, files)]
        yield from (Problem(f"{DOCS}/{path}", line, message) for line, message in faults)


def linked_files(path: str, text: str, known: Collection[str], name: re.Pattern[str] = _NAME) -> Iterator[str]:
    """The known files that a hand-written page may link to, as paths from docs/: all that it names, and maybe more."""
    for found in name.findall(unquote(unescape(text))):
        if (other := posixpath.normpath(posixpath.join(posixpath.dirname(path), found))) in known:
            yield other


def _with_parts_linked(texts: Mapping[str, str], generated: Contents) -> set[str]:
    """The generated pages to whose parts a hand-written page may link: what they hold decides whether these are there.

    Of any other page it is enough that it is there.
    """
    return {other for path, text in texts.items() for other in linked_files(path, text, generated, _NAME_OF_WHOLE)}


Fault = tuple[int, str]


def _too_much(text: str) -> Iterator[Fault]:
    """The renderer takes the square of the number of some signs in time."""
    lines = text.count("\n")
    if lines > limits.BY_HAND_LINES:
        yield 1, f"{lines:,} lines; allowed in a page written by hand: {limits.BY_HAND_LINES:,}"
    for sign in "[<`":
        if (count := text.count(sign)) > limits.BY_HAND_SIGNS:
            yield 1, f"{count:,} of the sign {sign}; allowed in a page written by hand: {limits.BY_HAND_SIGNS:,}"


def _fields(text: str) -> Iterator[Fault]:
    """A page says its title and description, as texts; other fields are for pages that are generated."""
    said: list[Fault] = []
    if text.startswith(FENCE):
        front_matter(text.replace("\r\n", "\n"), lambda line, message: said.append((line, message)))
    yield from said
    fields = {} if said else get_data(text)[1]
    if said:
        return
    if text.startswith("---") and not fields:
        yield 1, f"fields that cannot be read; allowed: lines of the form name: value, of {' and '.join(_FIELDS)}"
    for name, value in fields.items():
        if name not in _FIELDS:
            yield _line_of(text, f"{name}:"), f"unknown field {quoted(str(name))}; allowed: {', '.join(_FIELDS)}"
        elif not isinstance(value, str):
            yield _line_of(text, f"{name}:"), f"{name}: {quoted(str(value))}; allowed: a text; put it in quotes"
        elif hidden := next(unfit(value), None):
            yield _line_of(text, f"{name}:"), f"{name}: {hidden[1]}, written as an escape; take it out"


def _rendered(text: str, config: MkDocsConfig, path: str, files: Files) -> Iterator[Fault]:
    """What MkDocs warns of while it renders the page, and what no page should hold."""
    with _warnings() as warnings:
        try:
            page = _page(path, config, files)
            for other in list(page.links_to_anchors or ()):
                if other.page is None:
                    _page(other.src_uri, config, files)
            page.validate_anchor_links(files=files, log_level=logging.WARNING)
        except Exception as error:  # what makes MkDocs stumble here ends its build too
            yield 1, f"MkDocs makes no page of it: {' '.join(str(error).split()) or type(error).__name__}"
            return
    for warning in warnings:
        link = _PART.search(warning)
        yield (_line_of(text, link["link"]) if link else 1), warning.removeprefix(f"Doc file '{path}' ")
    if not (page.content or "").strip():
        yield 1, "a page without words; write some, or delete it"
    yield from _unsafe(text, page.content or "")


def _file(path: str, config: MkDocsConfig) -> File:
    return File(path, config.docs_dir, config.site_dir, config.use_directory_urls)


def _page(path: str, config: MkDocsConfig, files: Files) -> Page:
    page = Page(None, files.src_uris[path], config)
    page.read_source(config)
    page.render(config, files)
    return page


def _unsafe(text: str, html: str) -> Iterator[Fault]:
    """What a sanitizer would change in the page, and addresses that no link may have."""
    found, clean = _Pieces(html).pieces, _Pieces(_SANITIZER.clean(html)).pieces
    for one, other in zip_longest(found, clean):
        if one != other:
            shown = next((piece for piece in found if piece.startswith("<!")), one or other or "")
            words = [*re.findall(r"^</?[\w-]+|^<!.*|^[^<].*", shown), *re.findall(r'"([^"]+)"', shown)]
            line = max((_line_of(text, word) for word in words), default=1)
            yield line, f"{quoted(shown)} in a page; use Markdown, or put it between backticks to show it"
            return
    for piece in found:
        for _, name in unfit(piece):
            yield 1, f"{name}, written as a reference; take it out"
    for tag, address in _Pieces(html).addresses:
        line = _line_of(text, address)
        if address.startswith("/"):
            yield (
                line,
                f"the address {quoted(address)} starts at a root that differs from site to site; use a relative path",
            )
        elif not is_relative(address):
            if tag == "img":
                yield line, f"a picture from {quoted(address)}; put its file into docs/assets/, and name it by its path"
            yield from ((line, message) for message in is_link_target(address))


class _Pieces(HTMLParser):
    """HTML as a list of its tags and texts, each written in one way."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.addresses: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = "".join(f' {name}="{value or ""}"' for name, value in sorted(attrs, key=str))
        self.pieces.append(f"<{tag}{written}>")
        self.addresses += [(tag, value or "") for name, value in attrs if (tag, name) in _LEADING]

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(f"</{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self.pieces and not self.pieces[-1].startswith("<"):
            self.pieces[-1] += data
        else:
            self.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        self.pieces.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.pieces.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.pieces.append(f"<?{data}>")


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What MkDocs warns of meanwhile."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(" ".join(record.getMessage().split()))

    logger, listener = logging.getLogger("mkdocs"), Listener(logging.WARNING)
    before = logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.propagate = before
        logger.removeHandler(listener)


def _line_of(text: str, words: str) -> int:
    """The line where the words stand first, in whatever case; 1 if they stand nowhere as they are."""
    at = text.casefold().find(words.casefold())
    return text.count("\n", 0, max(at, 0)) + 1
