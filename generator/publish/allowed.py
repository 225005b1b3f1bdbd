"""What may stand in mkdocs.yml. Each rule yields what is wrong, with the way to the value. Pure.

The generator, its addresses and the theme rely on some settings, and write others into every page as they are. What
MkDocs itself asks of its settings is asked by MkDocs.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from generator.content import limits
from generator.content.addresses import is_web_address
from generator.content.links import DOCS
from generator.content.model import WEB_SCHEMES
from generator.content.problems import meant, nearest, one_of, quoted
from generator.content.yaml import Cut
from generator.publish.settings import Tagged, Way, shown

Wrong = Iterator[tuple[Way, str]]
"""What is wrong, and the way to the setting that it is wrong with."""

OVERRIDES = "overrides"
THEME = "material"
SITE = "site"

PHRASES = ("extra", "phrases")
"""The way to the phrases that the site words otherwise."""

LICENSE = ("extra", "license")
"""The way to the license of the content."""

REPORT = ("extra", "report")
"""The way to where mistakes are reported."""

_FIXED: Mapping[str, object] = {"docs_dir": DOCS, "site_dir": SITE, "use_directory_urls": True}
"""Settings that the generator, make and every address rely on."""

_RUNNING = {
    "hooks": "Python that runs while the site is built",
    "plugins": "programs that change pages after they were checked",
    "extra_templates": "templates that run while the site is built",
    "extra_css": "styles that are no part of the theme",
    "extra_javascript": "scripts that are no part of the theme",
    "exclude_docs": "files that are published, or not, otherwise than they were checked",
    "draft_docs": "pages that are published, or not, otherwise than they were checked",
    "watch": "folders to be watched beside those that the site is made of",
}
"""Settings that bring in what nobody checks."""

_OF_THEME = ("name", "custom_dir", "language", "font", "favicon", "logo", "icon")
_OF_EXTRA = ("branch", "license", "report", "phrases")
_OF_LICENSE = ("name", "url")
_OF_REPORT = ("email",)

_REWRITING = frozenset("pymdownx." + name for name in "b64 critic pathconverter snippets striphtml".split())
"""Extensions that work on the finished text of a page, that of answers too, or read files into it."""

_SHORT = (
    "abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|md_in_html|meta|nl2br|sane_lists|smarty|"
    "tables|toc|wikilinks"
)
_EXTENSION = re.compile(rf"{_SHORT}|(?:markdown\.extensions|pymdownx|material\.extensions)(?:\.[a-z0-9_]+)+", re.ASCII)
"""Extensions by name. Any other name would be taken for a module, and run."""
_BRANCH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.+-]*)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
"""As browsers take one (HTML, 4.10.5.1.5), at a public host."""

_EMAIL_LENGTH = 254
"""So many characters an address has at most (RFC 5321, 4.5.3.1.3)."""

_PATH = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.?|\[[0-9A-Fa-f:.]+\]")
_IN_ADDRESS = re.compile(r"[A-Za-z0-9._~%!$&'()*+,;=:@/-]*")
"""What may stand in the path of an address (RFC 3986, section 3.3)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What MkDocs and its theme know: the names of settings, the languages that there are words for, and the icons."""

    settings: Collection[str]
    languages: Collection[str]
    has_icon: Callable[[str], bool]


def wrong(values: Mapping[str, object], themed: bool, known: Known) -> Wrong:
    """Everything that is wrong by these rules. `themed`: the pages are made by overrides/."""
    for name in values:
        if name not in known.settings:
            yield (name,), f"unknown setting {quoted(name)}; allowed: those of MkDocs{nearest(name, known.settings)}"
    yield from _texts(values, themed)
    yield from _addresses(values)
    for name, value in _FIXED.items():
        if (found := values.get(name, value)) != value or type(found) is not type(value):
            yield (name,), f"{name}: {shown(found)}; allowed: {shown(value)}, which the generator relies on"
    for name, what in _RUNNING.items():
        if values.get(name) not in (None, [], {}):
            yield (name,), f"{name}: {what}; allowed: none"
    yield from _extensions(values.get("markdown_extensions"))
    yield from _theme(values.get("theme"), themed, known)
    yield from _group(("extra",), values.get("extra"), _OF_EXTRA, _extra)
    yield from _nav(values.get("nav"), themed)


def is_text(name: str, value: object) -> Iterator[str]:
    """A text is one line of some length, and all of it."""
    if isinstance(value, Cut):
        yield f"{name}: {quoted(value.comment)} is a comment and no part of it; put the whole value in quotes"
    elif not isinstance(value, str):
        yield f"{name}: {shown(value)}; allowed: a text{_in_quotes(value)}"
    elif not value.strip():
        yield f"{name}: empty; give a value"
    elif len(value) > limits.LINE:
        yield f"{name}: {len(value):,} characters; allowed: at most {limits.LINE:,}"
    elif len(value.strip().splitlines()) > 1:
        yield f"{name}: {quoted(value)} holds a line break; write it on one line"


def _in_quotes(value: object) -> str:
    """What to do with a value that YAML takes for a number or a date."""
    return "" if value is None or isinstance(value, (str, list, Mapping, Tagged)) else ", in quotes"


def is_site_address(value: str) -> Iterator[str]:
    """The address of a site is one of the web or of this machine, of a folder there: http or https, a host, a path."""
    if len(value) > limits.ADDRESS:
        yield f"an address of {len(value):,} characters; allowed: at most {limits.ADDRESS:,}"
        return
    if re.search(r"\s", value):
        yield f"{quoted(value)} has a space in it; an address has none"
        return
    allowed = "allowed: https://host/path or http://host/path"
    try:
        parts = urlsplit(value)
        sound = parts.scheme in WEB_SCHEMES and parts.hostname and parts.port != 0
    except ValueError:  # of a port that is no number, or brackets that hold no address
        yield f"{quoted(value)} is no web address; {allowed}"
        return
    if not sound:
        yield f"{quoted(value)} is no web address; {allowed}"
    elif "@" in parts.netloc:
        yield f"{quoted(value)} holds a name or password before the host; an address here has none"
    elif parts.query or parts.fragment or value.endswith(("?", "#")):
        yield f"{quoted(value)} has a {'?' if '?' in value else '#'} in it; {allowed}"
    elif not _HOST.fullmatch(re.sub(r":[0-9]*$", "", parts.netloc)):
        yield f"{quoted(value)} has a host of other characters than letters, digits and hyphens; {allowed}"
    elif not _IN_ADDRESS.fullmatch(parts.path) or re.search(r"%(?![0-9A-Fa-f]{2})", parts.path):
        yield f"{quoted(value)} has a path that is to be escaped; {allowed}, with %20 for a space"
    elif any(part in (".", "..") for part in parts.path.split("/")):
        yield f"{quoted(value)} has steps like .. in its path; {allowed}"


def is_served_at(value: str) -> Iterator[str]:
    """What a server listens on: a host and a port, as in 127.0.0.1:8000."""
    host, _, port = value.rpartition(":")
    if not (_HOST.fullmatch(host) and re.fullmatch("[0-9]{1,5}", port) and 0 < int(port) < 2**16):
        yield f"{quoted(value)} is no address to serve at; allowed: host:port, as in 127.0.0.1:8000"


def _texts(values: Mapping[str, object], themed: bool) -> Wrong:
    needed = {"site_name": "as in site_name: MLOps Interview"}
    if themed:
        needed["copyright"] = "as in copyright: Content under CC BY 4.0"
    for name in ("site_name", "site_description", "site_author", "copyright"):
        if name not in values and name in needed:
            yield (name,), f"{name}: missing; every page names it, {needed[name]}"
        elif name in needed or values.get(name) not in (None, ""):
            yield from (((name,), said) for said in is_text(name, values[name]))


def _addresses(values: Mapping[str, object]) -> Wrong:
    for name in ("site_url", "repo_url"):
        value = values.get(name)
        if value in (None, ""):
            continue
        if not isinstance(value, str):
            yield (name,), f"{name}: {shown(value)}; allowed: an address, as in https://host/path/"
        else:
            yield from (((name,), f"{name}: {said}") for said in is_site_address(value))


def _extensions(given: object) -> Wrong:
    if not isinstance(given, (list, Mapping)):
        return  # MkDocs says so
    if isinstance(given, Mapping):
        items: list[tuple[Way, object]] = [((name,), name) for name in given]
    else:
        items = [
            ((at,), next(iter(item), None) if isinstance(item, Mapping) else item) for at, item in enumerate(given)
        ]
    for way, name in items:
        if not isinstance(name, str) or not _EXTENSION.fullmatch(name):
            message = f"{shown(name)}; allowed: extensions of Python-Markdown, and pymdownx.<name>"
        elif name in _REWRITING:
            message = f"{shown(name)} changes the text of answers after it was checked; take it out"
        else:
            continue
        yield ("markdown_extensions", *way), f"markdown_extensions: {message}"


def _theme(given: object, themed: bool, known: Known) -> Wrong:
    theme = {"name": given} if isinstance(given, str) else given
    if not isinstance(theme, Mapping):
        if themed or given is not None:
            yield ("theme",), f"theme: {shown(given)}; allowed: name: {THEME}, custom_dir: {OVERRIDES}, and a few more"
        return
    needed = {"name": THEME, "custom_dir": OVERRIDES, "font": False} if themed or "custom_dir" in theme else {}
    for name, value in needed.items():
        if (found := theme.get(name)) != value or type(found) is not type(value):
            yield ("theme", name), f"theme.{name}: {shown(found)}; allowed: {shown(value)}, which every page relies on"
    if needed:
        yield from _known(("theme",), theme, _OF_THEME)
    if (language := theme.get("language")) is not None:
        name = language if isinstance(language, str) else ""
        if not _LANGUAGE.fullmatch(name):
            yield ("theme", "language"), f"theme.language: {shown(language)}; allowed: a tag as in en or pt-BR (BCP 47)"
        elif needed and name not in known.languages:
            message = one_of(name, known.languages, kind="language", where="Material for MkDocs")
            yield ("theme", "language"), f"theme.language: {message}"
    for name in ("favicon", "logo"):
        path = theme.get(name)
        if (path is not None or (needed and name in theme)) and not _is_path(path):
            yield ("theme", name), f"theme.{name}: {shown(path)}; allowed: a path below {DOCS}/, as in assets/mark.svg"
        elif needed and name not in theme:
            yield ("theme",), f"theme.{name}: missing; allowed: a path below {DOCS}/, as in assets/mark.svg"
    icon = theme.get("icon")
    file = icon.get("repo") if isinstance(icon, Mapping) else icon
    if needed and not (isinstance(icon, Mapping) and _is_path(file) and known.has_icon(str(file))):
        allowed = "allowed: an icon of Material, as in fontawesome/brands/git-alt"
        yield ("theme", "icon", "repo"), f"theme.icon.repo: {shown(file)}; {allowed}"


def _group(way: Way, given: object, allowed: tuple[str, ...], wrong: Callable[[Mapping[str, object]], Wrong]) -> Wrong:
    """Settings that stand below one, if they do: their names are known, and `wrong` says what else is."""
    if given is None:
        return
    if not isinstance(given, Mapping):
        yield way, f"{'.'.join(map(str, way))}: {shown(given)}; allowed: {', '.join(allowed)}"
        return
    yield from _known(way, given, allowed)
    yield from wrong(given)


def _extra(given: Mapping[str, object]) -> Wrong:
    branch = given.get("branch")
    if branch is not None and not (isinstance(branch, str) and _BRANCH.fullmatch(branch) and ".." not in branch):
        yield ("extra", "branch"), f"extra.branch: {shown(branch)}; allowed: the name of a branch{_in_quotes(branch)}"
    yield from _group(LICENSE, given.get("license"), _OF_LICENSE, _license)
    yield from _group(REPORT, given.get("report"), _OF_REPORT, _report)


def _license(given: Mapping[str, object]) -> Wrong:
    """A license has a name and an address, where what it allows can be read."""
    yield from (((*LICENSE, "name"), said) for said in is_text("extra.license.name", given.get("name")))
    url = given.get("url")
    if isinstance(url, str):
        yield from (((*LICENSE, "url"), f"extra.license.url: {said}") for said in is_web_address(url))
    else:
        yield (*LICENSE, "url"), f"extra.license.url: {shown(url)}; allowed: a web address, as in https://host/path"


def _report(given: Mapping[str, object]) -> Wrong:
    """Who has no account where the repository is may write to an address; it stands in the pages for all to read."""
    email = given.get("email")
    if email not in (None, "") and not (
        isinstance(email, str) and len(email) <= _EMAIL_LENGTH and _EMAIL.fullmatch(email)
    ):
        allowed = "allowed: an address, as in mistakes@example.org"
        yield (*REPORT, "email"), f"extra.report.email: {shown(email)}; {allowed}"


def _known(way: Way, given: Mapping[str, object], allowed: tuple[str, ...]) -> Wrong:
    for name in given:
        if name not in allowed:
            full = ".".join((*map(str, way), str(name)))
            yield (*way, name), f"unknown setting {quoted(full)}; allowed: {', '.join(allowed)}{nearest(name, allowed)}"


def _nav(given: object, themed: bool) -> Wrong:
    """The navigation is a list of pages, the home among them: it stands in every page.

    A section in it holds pages too. They stand at the foot alone.
    """
    if given is None and not themed:
        return
    if not isinstance(given, list) or not given:
        yield ("nav",), f"nav: {shown(given or None)}; allowed: a list of pages, as in - Home: index.md"
        return
    items = list(nav_items(("nav",), given))
    for way, item, title, target in items:
        if isinstance(target, list) and title is not None:
            yield from _section(way, title, target, themed)
        else:
            yield from _nav_page(way, item, title, target, themed)
    pages = [target for _, _, _, target in items if not isinstance(target, list)]
    if themed and "index.md" not in pages:
        yield ("nav",), "nav: without the home; add - Home: index.md"
    elif themed and len(pages) < 2:
        yield ("nav",), "nav: nothing but the home; add - Questions: questions/index.md"


def nav_items(way: Way, given: list[Any]) -> Iterator[tuple[Way, object, object, object]]:
    """The items of a navigation or of a section: the way to each, the item, its title if it has one, and its target."""
    for at, item in enumerate(given):
        title, target = next(iter(item.items()), (None, None)) if isinstance(item, Mapping) else (None, item)
        yield (*way, at) if title is None else (*way, at, title), item, title, target


def _section(way: Way, title: object, given: list[object], themed: bool) -> Wrong:
    yield from ((way, f"nav: {said}") for said in is_text("a title", title))
    if not given:
        yield way, "nav: a section without pages; add some, or take it out"
    for inner, item, name, target in nav_items(way, given):
        if isinstance(target, list):
            yield inner, "nav: a section within a section; allowed: pages"
        else:
            yield from _nav_page(inner, item, name, target, themed)


def _nav_page(way: Way, item: object, title: object, target: object, themed: bool) -> Wrong:
    if isinstance(item, Mapping) and len(item) != 1:
        yield way, f"nav: {len(item)} names in one item; allowed: one page, as in - Home: index.md"
        return
    if title is not None:
        yield from ((way, f"nav: {said}") for said in is_text("a title", title))
    elif isinstance(target, str) and themed:
        yield way, f"nav: {quoted(target)} without a title; allowed: a title before it, as in - Home: index.md"
    yield from ((way, f"nav: {said}") for said in _is_target(target))


def _is_target(target: object) -> Iterator[str]:
    """An item of the navigation leads to a page's file below docs/, or to an address of the web."""
    allowed = f"allowed: the file of a page below {DOCS}/, or a web address"
    if not isinstance(target, str):
        yield f"{shown(target)}; {allowed}"
    elif target.startswith(("https://", "http://")):
        yield from is_web_address(target)
    elif not (target.endswith(".md") and _is_path(target)):
        plain = posixpath.normpath(target).lstrip("/.")
        yield f"{quoted(target)}; {allowed}{meant(plain if plain.endswith('.md') and _is_path(plain) else None)}"


def _is_path(value: object) -> bool:
    return isinstance(value, str) and bool(_PATH.fullmatch(value))
