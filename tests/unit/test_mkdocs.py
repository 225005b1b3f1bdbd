"""What mkdocs.yml says of the site, read as MkDocs reads it; whatever else it says is refused, with its line."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.arrange.site import Settings
from generator.commands.build import checked
from generator.content import limits
from generator.content.problems import Problem
from generator.publish.allowed import _REWRITING
from generator.publish.mkdocs import missing_pages, settings, write_settings
from generator.publish.settings import FOLLOWED, SETTINGS_FILE
from generator.theme.files import catalogue
from tests.banks import ROOT, english_settings, small, write

REAL = re.sub(r"^site_name: .*$", "site_name: MLOps Interview", english_settings(), flags=re.MULTILINE)


def quiet(problem: Problem) -> None:
    """For settings of which nothing is to be told."""
    raise AssertionError(str(problem))


def values(root: Path, text: str, url: str = "") -> Settings:
    return settings(write(root, {SETTINGS_FILE: text}), quiet, url)


def told(root: Path) -> list[str]:
    """What is told of the settings in `root`, sorted as it is printed."""
    said: list[Problem] = []
    settings(root, said.append)
    return [str(problem) for problem in sorted(said)]


# What is right


def test_settings_are_read(tmp_path: Path) -> None:
    text = """\
site_name: A bank
site_description: >-
  What it is,
  in a sentence.
site_url: https://example.org/bank
repo_url: https://example.org/repository/
theme:
  name: material
  language: de
extra:
  branch: trunk
  report: {email: me@example.org}
plugins: []
"""
    assert values(tmp_path, text) == Settings(
        name="A bank",
        tagline="What it is, in a sentence.",
        url="https://example.org/bank/",
        language="de",
        repository="https://example.org/repository",
        branch="trunk",
        email="me@example.org",
        phrases_in="de",
    )


@pytest.mark.parametrize(
    "text", ["", "theme: material", "theme: {name: material}", "site_url: ''\nextra: {}", "repo_url:"]
)
def test_what_is_not_set_has_a_default(tmp_path: Path, text: str) -> None:
    assert values(tmp_path, f"site_name: A bank\n{text}\n") == Settings(name="A bank")


def test_without_the_file_nothing_is_set(tmp_path: Path) -> None:
    assert settings(tmp_path, quiet) == Settings()
    assert settings(tmp_path, quiet, "http://x/") == Settings(url="http://x/")


def test_the_environment_is_asked_where_the_file_asks_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "site_name: A bank\nsite_url: !ENV [BANK_URL, OTHER_URL, 'https://example.org/']\nrepo_url: !ENV BANK_REPO\n"
    for name in ("BANK_URL", "OTHER_URL", "BANK_REPO"):
        monkeypatch.delenv(name, raising=False)
    assert values(tmp_path, text) == Settings(name="A bank", url="https://example.org/")
    monkeypatch.setenv("OTHER_URL", "https://other.example/x")
    monkeypatch.setenv("BANK_REPO", "https://example.org/repo")
    assert values(tmp_path, text) == Settings(
        "A bank", url="https://other.example/x/", repository="https://example.org/repo"
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("a\x1b[31mb", "BANK_NAME in the environment holds U+001B a control character; take it out"),
        ("2026-02-30", '"2026-02-30" can be read as no timestamp; put it in quotes'),
        ("5", "site_name: 5; allowed: a text, in quotes"),
        ("", "site_name: nothing; allowed: a text"),
    ],
)
def test_what_the_environment_says_is_checked_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str, said: str
) -> None:
    monkeypatch.setenv("BANK_NAME", value)
    assert told(write(tmp_path, {SETTINGS_FILE: "\nsite_name: !ENV BANK_NAME\n"})) == [f"mkdocs.yml:2: {said}"]


def test_another_address_takes_the_place_of_the_site_s(tmp_path: Path) -> None:
    text = "site_name: A bank\nsite_url: https://example.org/"
    assert values(tmp_path, text, url="http://127.0.0.1:1/").url == "http://127.0.0.1:1/"
    assert values(tmp_path, text, url="http://127.0.0.1:1").url == "http://127.0.0.1:1/"


def test_the_real_file_says_to_mkdocs_what_it_says_to_us(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("SITE_URL", "https://example.org/fork/"), ("REPO_URL", "https://example.org/repo")):
        monkeypatch.setenv(name, value)
    ours = settings(ROOT, quiet)
    theirs = load_config(str(ROOT / SETTINGS_FILE))
    assert (ours.name, ours.tagline) == (theirs.site_name, theirs.site_description)
    assert ours.url == theirs.site_url == "https://example.org/fork/"
    assert ours.repository == str(theirs.repo_url).rstrip("/") == "https://example.org/repo"
    assert ours.language == theirs.theme["language"]
    assert ours.branch == theirs.extra["branch"]


# What is wrong, in a project like the real one


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the real settings, and no more than they speak of."""
    for folder in ("overrides", "questions"):
        (tmp_path / folder).mkdir()
    shutil.copytree(ROOT / "generator/phrases", tmp_path / "generator/phrases")
    return write(tmp_path, {SETTINGS_FILE: REAL})


def line_of(part: str, text: str = REAL) -> int:
    """The line that a part of the settings starts on."""
    assert text.count(part) == 1, part
    return text[: text.index(part)].count("\n") + 1


NAME = "site_name: MLOps Interview\n"
URL = 'site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]\n'
REPOSITORY = 'repo_url: !ENV [REPO_URL, ""]\n'
BRANCH = "  branch: main\n"
STRICT = "strict: true\n"
EXTRA = REAL[REAL.index("extra:\n") : REAL.index("copyright:")]
EMAIL = '  report:\n    email: ""\n'
LICENSE = REAL[REAL.index("  license:\n") : REAL.index("copyright:")]
NAV = REAL[REAL.index("nav:\n") : REAL.index("validation:")]
MORE = "  - Questions: questions/index.md\n"
PARENT = "INHERIT: generator/phrases/en.yml\n"

SOME_ADDRESS = "allowed: https://host/path or http://host/path"
ESCAPED = f"a path that is to be escaped; {SOME_ADDRESS}, with %20 for a space"
TAGS = "allowed: !ENV, !relative, and !!python/name: of material, pymdownx and markdown"
EXTENSIONS = "allowed: extensions of Python-Markdown, and pymdownx.<name>"
AN_EMAIL = "allowed: an address, as in mistakes@example.org"
A_PAGE = "allowed: the file of a page below docs/, or a web address"
CODE = "!!python/object/apply:os.system ['touch ran']"

# In the place of which lines, what stands there instead, on which of those lines something is said, and what.
WRONG: dict[str, tuple[str, str, int, str]] = {
    # A name
    "a date": (NAME, "site_name: 2026-01-31\n", 0, "site_name: 2026-01-31; allowed: a text, in quotes"),
    "no date": (NAME, "site_name: 2026-02-30\n", 0, '"2026-02-30" can be read as no timestamp; put it in quotes'),
    "a number": (NAME, "site_name: 0x1F\n", 0, "site_name: 31; allowed: a text, in quotes"),
    "a huge number": (
        NAME,
        f"site_name: {'9' * 5000}\n",
        0,
        f'"{"9" * 57}..." can be read as no int; put it in quotes',
    ),
    "no truth": (NAME, "site_name: no\n", 0, "site_name: false; allowed: a text, in quotes"),
    "a sign": (NAME, "site_name: =\n", 0, '"=" can be read as no value; put it in quotes'),
    "nothing": (NAME, "site_name:\n", 0, "site_name: nothing; allowed: a text"),
    "space": (NAME, 'site_name: "  "\n', 0, "site_name: empty; give a value"),
    "a list": (NAME, "site_name: [a]\n", 0, "site_name: a list; allowed: a text"),
    "a mapping": (NAME, "site_name: {a: b}\n", 0, "site_name: lines of the form name: value; allowed: a text"),
    "two lines": (
        NAME,
        "site_name: |\n  a\n  b\n",
        0,
        'site_name: "a b" holds a line break; write it on one line',
    ),
    "too long": (NAME, f"site_name: {'x' * 1001}\n", 0, "site_name: 1,001 characters; allowed: at most 1,000"),
    "a comment": (
        NAME,
        "site_name: C # Interview\n",
        0,
        'site_name: "# Interview" is a comment and no part of it; put the whole value in quotes',
    ),
    "no name": (
        NAME,
        "",
        1 - line_of(NAME),
        "site_name: missing; every page names it, as in site_name: MLOps Interview",
    ),
    "nothing in the environment": (NAME, "site_name: !ENV NO_SUCH_NAME\n", 0, "site_name: nothing; allowed: a text"),
    "no copyright": (
        "copyright: Content under CC BY 4.0, code under MIT\n",
        "copyright: []\n",
        0,
        "copyright: a list; allowed: a text",
    ),
    # Characters
    "an escape": (NAME, 'site_name: "a\\x07b"\n', 0, "U+0007 a control character, written as an escape; take it out"),
    "a turn": (NAME, "site_name: a\u202eb\n", 0, "U+202E RIGHT-TO-LEFT OVERRIDE; take it out"),
    "a line separator": (NAME, 'site_name: "a\u2028b"\n', 0, "U+2028 LINE SEPARATOR; take it out"),
    "in a comment": (NAME, NAME + "# a\u200bb\n", 1, "U+200B ZERO WIDTH SPACE; take it out"),
    # YAML
    "an anchor": (NAME, "site_name: &x a\n", 0, "the anchor &x; take it out, or put the value in quotes"),
    "an alias": (NAME, "site_name: *x\n", 0, "the alias *x; write the value out, or put it in quotes"),
    "code": (NAME, f"site_name: {CODE}\n", 0, f'the tag "!!python/object/apply:os.system"; {TAGS}'),
    "a name of code": (NAME, "site_name: !!python/name:os.system\n", 0, f'the tag "!!python/name:os.system"; {TAGS}'),
    "a tag": (NAME, "site_name: !other x\n", 0, f'the tag "!other"; {TAGS}'),
    "a function that is none": (
        "      use_pygments: true\n",
        "      use_pygments: !!python/name:markdown.util.nothing\n",
        0,
        "module 'markdown.util' has no attribute 'nothing'",
    ),
    "a function of another": (
        "      use_pygments: true\n",
        "      use_pygments: !!python/name:markdown.util.wraps\n",
        0,
        "markdown.util.wraps is no function of markdown.util",
    ),
    "an environment without a name": (
        NAME,
        "site_name: !ENV []\n",
        0,
        "!ENV without a name; allowed: !ENV NAME, !ENV [NAME, default]",
    ),
    "an environment of lists": (
        NAME,
        "site_name: !ENV [NO_SUCH_NAME, [a]]\n",
        0,
        "a value that is no text after !ENV; allowed: [NAME, default]",
    ),
    "given twice": (STRICT, STRICT + STRICT, 1, f'"strict" is given twice, first on line {line_of(STRICT)}; keep one'),
    "a number for a name": (STRICT, "5: true\n", 0, 'the name "5" is read as something else than a text; quote it'),
    "a truth for a name": (STRICT, "on: true\n", 0, 'the name "on" is read as something else than a text; quote it'),
    "a list for a name": (STRICT, "? [a]\n: true\n", 0, "a field's name must be a plain word"),
    "a tab": (
        STRICT,
        "a:\n\t- b\n",
        1,
        "not readable as YAML: found character that cannot start any token;"
        " put a text with special characters in quotes",
    ),
    "two documents": (
        STRICT,
        "---\na: b\n",
        0,
        "a second document in one file; take out the line of --- or ... that starts it",
    ),
    "nested": (NAME, f"site_name: {'[' * 30}{']' * 30}\n", 0, "nested 21 levels deep; allowed: at most 20"),
    "nested very deep": (
        NAME,
        f"site_name: {'[' * 100_000}\n",
        0,
        "not readable as YAML: exceeded maximum nesting depth; put a text with special characters in quotes",
    ),
    # Files that it inherits from
    "itself": (
        PARENT,
        "INHERIT: ./mkdocs.yml\n",
        0,
        'INHERIT: "./mkdocs.yml"; which inherits from this file in turn: mkdocs.yml from mkdocs.yml',
    ),
    "no file": (PARENT, "INHERIT: no.yml\n", 0, 'INHERIT: "no.yml"; no such file; no.yml is looked for'),
    "a file outside": (
        PARENT,
        "INHERIT: ../x.yml\n",
        0,
        'INHERIT: "../x.yml"; allowed: the path of a file of this project',
    ),
    "a file of the machine": (
        PARENT,
        "INHERIT: /etc/hostname\n",
        0,
        'INHERIT: "/etc/hostname"; allowed: the path of a file of this project',
    ),
    "a list of files": (PARENT, "INHERIT: [a]\n", 0, "INHERIT: a list; allowed: the path of a file of this project"),
    "a catalogue of another language": (
        "  language: en\n",
        "  language: de\n",
        0,
        'theme.language: "de", but the phrases are in en; write INHERIT: generator/phrases/de.yml',
    ),
    "no catalogue": (
        PARENT,
        "",
        6,
        f"phrases that pages need are missing, such as {min(catalogue())};"
        " add the line INHERIT: generator/phrases/en.yml",
    ),
    # Addresses
    **{
        f"site_url: {value}": (URL, f"site_url: {value}\n", 0, f"site_url: {said}")
        for value, said in {
            "ftp://host/": f'"ftp://host/" is no web address; {SOME_ADDRESS}',
            "javascript:alert(1)": f'"javascript:alert(1)" is no web address; {SOME_ADDRESS}',
            "//host/": f'"//host/" is no web address; {SOME_ADDRESS}',
            "https://": f'"https://" is no web address; {SOME_ADDRESS}',
            "https://host:99999/": f'"https://host:99999/" is no web address; {SOME_ADDRESS}',
            "https://[x/": f'"https://[x/" is no web address; {SOME_ADDRESS}',
            "https://u:p@h/": '"https://u:p@h/" holds a name or password before the host; an address here has none',
            "https://host/?q": f'"https://host/?q" has a ? in it; {SOME_ADDRESS}',
            "https://host/#f": f'"https://host/#f" has a # in it; {SOME_ADDRESS}',
            "https://host/a b": '"https://host/a b" has a space in it; an address has none',
            "'https://host/\"x'": f'"https://host/"x" has {ESCAPED}',
            "https://host/<b>": f'"https://host/<b>" has {ESCAPED}',
            "https://host/%zz/": f'"https://host/%zz/" has {ESCAPED}',
            "https://host/../x/": f'"https://host/../x/" has steps like .. in its path; {SOME_ADDRESS}',
            "https://müsli.example/": '"https://müsli.example/" has a host of other characters than letters, digits and'
            f" hyphens; {SOME_ADDRESS}",
            "5": "5; allowed: an address, as in https://host/path/",
            "[a]": "a list; allowed: an address, as in https://host/path/",
            f"https://host/{'x' * 2000}": "an address of 2,013 characters; allowed: at most 2,000",
        }.items()
    },
    "a repository by ssh": (
        REPOSITORY,
        "repo_url: git@github.com:a/b.git\n",
        0,
        f'repo_url: "git@github.com:a/b.git" is no web address; {SOME_ADDRESS}',
    ),
    "a branch of two words": (BRANCH, "  branch: a b\n", 0, 'extra.branch: "a b"; allowed: the name of a branch'),
    "a branch that leads out": (
        BRANCH,
        "  branch: a/../b\n",
        0,
        'extra.branch: "a/../b"; allowed: the name of a branch',
    ),
    "a branch in quotes": (BRANCH, '  branch: a"b\n', 0, 'extra.branch: "a"b"; allowed: the name of a branch'),
    "a number as branch": (BRANCH, "  branch: 1.0\n", 0, "extra.branch: 1.0; allowed: the name of a branch, in quotes"),
    "another extra": (
        BRANCH,
        BRANCH + "  analytics: {provider: google}\n",
        1,
        'unknown setting "extra.analytics"; allowed: branch, license, report, phrases',
    ),
    "scripts of MkDocs": (
        BRANCH,
        BRANCH + "  live_reload: true\n",
        1,
        'unknown setting "extra.live_reload"; allowed: branch, license, report, phrases',
    ),
    "no extra": (EXTRA, "extra: []\n", 0, "extra: a list; allowed: branch, license, report, phrases"),
    # What everything relies on
    "other docs": (
        "docs_dir: docs\n",
        "docs_dir: .\n",
        0,
        'docs_dir: "."; allowed: "docs", which the generator relies on',
    ),
    "another site": (
        "site_dir: site\n",
        "site_dir: ../..\n",
        0,
        'site_dir: "../.."; allowed: "site", which the generator relies on',
    ),
    "files for addresses": (
        STRICT,
        "use_directory_urls: false\n",
        0,
        "use_directory_urls: false; allowed: true, which the generator relies on",
    ),
    "a hook": (STRICT, "hooks: [hook.py]\n", 0, "hooks: Python that runs while the site is built; allowed: none"),
    "a plugin": (
        "plugins: []\n",
        "plugins: [search]\n",
        0,
        "plugins: programs that change pages after they were checked; allowed: none",
    ),
    "a template": (
        STRICT,
        "extra_templates: [x.html]\n",
        0,
        "extra_templates: templates that run while the site is built; allowed: none",
    ),
    # Extensions
    **{
        f"the extension {name}": (
            "  - attr_list\n",
            f"  - {name}\n",
            0,
            f'markdown_extensions: "{name}" changes the text of answers after it was checked; take it out',
        )
        for name in sorted(_REWRITING)
    },
    "an extension of the project": (
        "  - attr_list\n",
        "  - tests.evil\n",
        0,
        f'markdown_extensions: "tests.evil"; {EXTENSIONS}',
    ),
    "an extension with a path": (
        "  - attr_list\n",
        "  - ../x:\n      a: b\n",
        0,
        f'markdown_extensions: "../x"; {EXTENSIONS}',
    ),
    "a number as extension": ("  - attr_list\n", "  - 5\n", 0, f"markdown_extensions: 5; {EXTENSIONS}"),
    "no extension": (
        "  - attr_list\n",
        "  - pymdownx.nothing\n",
        0,
        "markdown_extensions: Failed to load extension 'pymdownx.nothing'."
        " ModuleNotFoundError: No module named 'pymdownx.nothing'",
    ),
    "no option of an extension": (
        "      permalink: false\n",
        "      permalink: false\n      nothing: x\n",
        1,
        "markdown_extensions: Failed to load extension 'toc'. KeyError: 'nothing'",
    ),
    # The theme
    "another theme": (
        "  name: material\n",
        "  name: mkdocs\n",
        0,
        'theme.name: "mkdocs"; allowed: "material", which every page relies on',
    ),
    "no theme's name": (
        "  name: material\n",
        "",
        -1,
        'theme.name: nothing; allowed: "material", which every page relies on',
    ),
    "other overrides": (
        "  custom_dir: overrides\n",
        "  custom_dir: ../x\n",
        0,
        'theme.custom_dir: "../x"; allowed: "overrides", which every page relies on',
    ),
    "no overrides": (
        "  custom_dir: overrides\n",
        "",
        -2,
        'theme.custom_dir: nothing; allowed: "overrides", which every page relies on',
    ),
    "fonts of another host": (
        "  font: false\n",
        "  font: {text: Roboto}\n",
        0,
        "theme.font: lines of the form name: value; allowed: false, which every page relies on",
    ),
    "another setting of the theme": (
        "  font: false\n",
        "  font: false\n  palette: 5\n",
        1,
        'unknown setting "theme.palette"; allowed: name, custom_dir, language, font, favicon, logo, icon',
    ),
    "a language by its name": (
        "  language: en\n",
        "  language: English\n",
        0,
        'theme.language: "English"; allowed: a tag as in en or pt-BR (BCP 47)',
    ),
    "Norwegian": (
        "  language: en\n",
        "  language: no\n",
        0,
        "theme.language: false; allowed: a tag as in en or pt-BR (BCP 47)",
    ),
    "a language that leads out": (
        "  language: en\n",
        "  language: ../../x\n",
        0,
        'theme.language: "../../x"; allowed: a tag as in en or pt-BR (BCP 47)',
    ),
    "a language without words": (
        "  language: en\n",
        "  language: pt-PT\n",
        0,
        'theme.language: unknown language "pt-PT"; allowed: those in Material for MkDocs; did you mean "pt-BR"?',
    ),
    **{
        f"the license {value}": (LICENSE, f"  license: {value}\n", 0, f"extra.license{said}")
        for value, said in {
            "CC BY 4.0": ': "CC BY 4.0"; allowed: name, url',
            "{name: x}": ".url: nothing; allowed: a web address, as in https://host/path",
            "{url: 'https://example.org/'}": ".name: nothing; allowed: a text",
            "{name: 4, url: 'https://example.org/'}": ".name: 4; allowed: a text, in quotes",
            "{name: x, url: 'javascript:alert(1)'}": '.url: "javascript:alert(1)" is no web address;'
            " allowed: https://host/path or http://host/path",
        }.items()
    },
    "a license that says more": (
        LICENSE,
        "  license: {name: x, url: 'https://example.org/', holder: y}\n",
        0,
        'unknown setting "extra.license.holder"; allowed: name, url',
    ),
    **{
        f"mistakes to {value}": (EMAIL, f"  report: {value}\n", 0, f"extra.report{said}")
        for value, said in {
            "me@example.org": ': "me@example.org"; allowed: email',
            "[me@example.org]": ": a list; allowed: email",
            "{email: 5}": f".email: 5; {AN_EMAIL}",
            "{email: me}": f'.email: "me"; {AN_EMAIL}',
            "{email: me@localhost}": f'.email: "me@localhost"; {AN_EMAIL}',
            "{email: 'me@a.org?cc=x@a.org'}": f'.email: "me@a.org?cc=x@a.org"; {AN_EMAIL}',
            "{email: 'a <me@example.org>'}": f'.email: "a <me@example.org>"; {AN_EMAIL}',
        }.items()
    },
    "mistakes to a place unknown": (
        EMAIL,
        "  report: {emial: me@example.org}\n",
        0,
        'unknown setting "extra.report.emial"; allowed: email; did you mean "email"?',
    ),
    "a logo that breaks out": (
        "  logo: assets/mark.svg\n",
        "  logo: '\"><b>'\n",
        0,
        'theme.logo: ""><b>"; allowed: a path below docs/, as in assets/mark.svg',
    ),
    "an icon that is none": (
        "    repo: fontawesome/brands/git-alt\n",
        "    repo: ../../../etc/x\n",
        0,
        'theme.icon.repo: "../../../etc/x"; allowed: an icon of Material, as in fontawesome/brands/git-alt',
    ),
    # The navigation
    "no navigation": (NAV, "", 1 - line_of(NAV), "nav: nothing; allowed: a list of pages, as in - Home: index.md"),
    "an empty navigation": (NAV, "nav: []\n", 0, "nav: nothing; allowed: a list of pages, as in - Home: index.md"),
    "one page": (NAV, "nav: index.md\n", 0, 'nav: "index.md"; allowed: a list of pages, as in - Home: index.md'),
    "only the home": (
        NAV,
        "nav:\n  - Home: index.md\n",
        0,
        "nav: nothing but the home; add - Questions: questions/index.md",
    ),
    "no home": (NAV, "nav:\n  - Tags: tags/index.md\n", 0, "nav: without the home; add - Home: index.md"),
    **{
        f"in the navigation {item}": (NAV, f"nav:\n  - Home: index.md\n  - {item}\n{MORE}", 2, f"nav: {said}")
        for item, said in {
            "A: []": "a section without pages; add some, or take it out",
            "A: [b.md]": '"b.md" without a title; allowed: a title before it, as in - Home: index.md',
            "A: [B: ../b.md]": f'"../b.md"; {A_PAGE}; did you mean "b.md"?',
            "A: [B: [C: c.md]]": "a section within a section; allowed: pages",
            "' ': [B: b.md]": "a title: empty; give a value",
            "A: {B: b.md}": f"lines of the form name: value; {A_PAGE}",
            "A: javascript:alert(1)": f'"javascript:alert(1)"; {A_PAGE}',
            "A: /a/": f'"/a/"; {A_PAGE}',
            "A: ../a.md": f'"../a.md"; {A_PAGE}; did you mean "a.md"?',
            "A: ./a.md": f'"./a.md"; {A_PAGE}; did you mean "a.md"?',
            "A:": f"nothing; {A_PAGE}",
            "5": f"5; {A_PAGE}",
            "a.md": '"a.md" without a title; allowed: a title before it, as in - Home: index.md',
            "' ': a.md": "a title: empty; give a value",
            "{A: a.md, B: b.md}": "2 names in one item; allowed: one page, as in - Home: index.md",
            "A: https://u@h.example/": '"https://u@h.example/" holds a name or password before the host;'
            " an address here has none",
        }.items()
    },
    # What MkDocs itself asks for
    "a misspelled name": (
        STRICT,
        "strickt: true\n",
        0,
        'unknown setting "strickt"; allowed: those of MkDocs; did you mean "strict"?',
    ),
    "a name of its own": (
        STRICT,
        "config_file_path: x\n",
        0,
        'unknown setting "config_file_path"; allowed: those of MkDocs',
    ),
    "no truth value": (STRICT, "strict: maybe\n", 0, "strict: Expected type: true or false but received: a text"),
    "no list": (STRICT, "not_in_nav: [a]\n", 0, "not_in_nav: Expected a multiline string, but a list was given."),
    **{
        f"the setting {name}": (STRICT, f"{name}: [a]\n", 0, f"{name}: {what}; allowed: none")
        for name, what in {
            "extra_css": "styles that are no part of the theme",
            "extra_javascript": "scripts that are no part of the theme",
            "exclude_docs": "files that are published, or not, otherwise than they were checked",
            "draft_docs": "pages that are published, or not, otherwise than they were checked",
            "watch": "folders to be watched beside those that the site is made of",
        }.items()
    },
    **{
        f"the extension {name}": (
            "  - sane_lists",
            f"  - {name}",
            0,
            f'markdown_extensions: "{name}"; allowed: extensions of Python-Markdown, and pymdownx.<name>',
        )
        for name in ("antigravity", "tools", "this")
    },
    "what was once": (
        STRICT,
        "pages: [a]\n",
        0,
        "pages: The configuration option 'pages' was removed from MkDocs. Use 'nav' instead.",
    ),
    "no level": (
        "    omitted_files: ignore",
        "    omitted_files: never",
        0,
        "validation: Sub-option 'nav': Sub-option 'omitted_files':"
        " Expected one of ['warn', 'info', 'ignore'], got 'never'",
    ),
    "no place": (STRICT, "dev_addr: x\n", 0, "dev_addr: Must be a string of format 'IP:PORT'"),
    # Phrases
    **{
        f"the phrases {value!r}": (BRANCH, f"{BRANCH}  phrases: {value}\n", 1 + value.count("\n"), said)
        for value, said in {
            "[a]": "extra.phrases is a list; allowed: lines of the form key: text",
            "5": 'extra.phrases is "5"; allowed: lines of the form key: text',
            "\n    serch: a": 'unknown phrase "serch" in extra.phrases; did you mean "search"?',
            "\n    search: [a]": "the phrase search is a list; allowed: a text",
            "\n    search: ''": 'the phrase search is ""; allowed: a text',
            '\n    search: "a\\nb"': 'the phrase search is "a b", which holds a line break; write it on one line',
            "\n    search: '{x}'": 'the phrase search has "{x}"; allowed: no value in it',
            "\n    search: C # a": 'the phrase search ends before "# a", which is a comment;'
            " put the whole phrase in quotes",
            "\n    questions: a": 'the phrase questions is "a"; allowed: a text for each of one, other,'
            " the plurals of en (CLDR)",
            "\n    questions: {one: a, other: [b]}": "the phrase questions has a list for other; allowed: a text",
            "\n    questions: {few: a}": 'the phrase questions has a text for "few";'
            " allowed: a text for each of one, other, the plurals of en (CLDR)",
            f"\n    search: {'x' * 1001}": "the phrase search has 1,001 characters; allowed: at most 1,000",
            f"\n    search: {'{a: ' * 9}{'}' * 9}": 'the phrase search is lines for "a"; allowed: a text',
        }.items()
    },
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_with_its_line_and_what_is_right(project: Path, case: str) -> None:
    before, after, down, said = WRONG[case]
    line = line_of(before) + down
    write(project, {SETTINGS_FILE: REAL.replace(before, after)})
    assert told(project) == [f"mkdocs.yml:{line}: {said}"]
    assert not (project / "ran").exists()


RIGHT: dict[str, tuple[str, str]] = {
    "as it is": ("", ""),
    "another name": (NAME, "site_name: 'C # & <b> \"Interview\"'\n"),
    "an address of this machine": (URL, "site_url: http://localhost:8000/\n"),
    "an address in numbers": (URL, "site_url: http://[::1]:8000/a%20b/\n"),
    "no address": (URL, ""),
    "a branch of folders": (BRANCH, "  branch: feature/x-1.2\n"),
    "a phrase": (BRANCH, f"{BRANCH}  phrases:\n    search: '<b>Find</b> {{'\n    questions: {{one: 'a {{count}}'}}\n"),
    "another language": ("  language: en\n", "  language: pt-BR\n"),
    "an address in the navigation": (NAV, f"{NAV.rstrip()}\n  - Elsewhere: https://example.org/a\n\n"),
    "two sections": (NAV, f"{NAV.rstrip()}\n  - Else: [Where: https://example.org/a, How: tags/index.md]\n\n"),
    "a function by its name": (
        "  - pymdownx.superfences\n",
        "  - pymdownx.superfences:\n      custom_fences:\n        - name: x\n          class: x\n"
        "          format: !!python/name:pymdownx.superfences.fence_code_format\n",
    ),
    "a path": ("      use_pygments: true\n", "      default_lang: !relative $docs_dir/x\n"),
    "more extensions": ("  - attr_list\n", "  - attr_list\n  - footnotes\n  - pymdownx.details\n"),
    "Windows": ("\n", "\r\n"),
}


@pytest.mark.parametrize("case", RIGHT)
def test_what_is_right_is_right_to_mkdocs_too(project: Path, case: str) -> None:
    before, after = RIGHT[case]
    assert before in REAL
    (project / SETTINGS_FILE).write_bytes((REAL.replace(before, after) if before else REAL).encode())
    assert told(project) == []
    (project / "docs").mkdir()
    load_config(str(project / SETTINGS_FILE), strict=True)


# Files


FILES: dict[str, tuple[bytes, str]] = {
    "a list": (b"- a\n", "no settings; allowed: lines of the form name: value"),
    "a text": (b"text\n", "no settings; allowed: lines of the form name: value"),
    "no end": (
        b"a: [\n",
        "not readable as YAML: did not find expected node content; put a text with special characters in quotes",
    ),
    "not UTF-8": (b"a: caf\xe9\n", "the byte 0xe9 is not UTF-8; save the file as UTF-8"),
    "UTF-16": ("a: b".encode("utf-16"), "the byte 0xff is not UTF-8; save the file as UTF-8"),
    "a NUL": (b"a: \0\n", "U+0000 a control character; take it out"),
    "a bomb": (
        b"a: &a [x, x]\n",
        "the anchor &a; take it out, or put the value in quotes",
    ),
    "huge": (
        b"a: " + b"x" * limits.ENTRY_BYTES,
        f"more than {limits.ENTRY_BYTES:,} bytes, which is the most that such a file may have; make it smaller",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path, case: str) -> None:
    data, said = FILES[case]
    root = write(tmp_path, small())
    (root / SETTINGS_FILE).write_bytes(data)
    line = 1
    assert [str(problem) for problem in checked(root).problems] == [f"mkdocs.yml:{line}: {said}"]
    # So is one that is inherited from, by its own name.
    (root / SETTINGS_FILE).rename(root / "parent.yml")
    write(root, {SETTINGS_FILE: "INHERIT: parent.yml\nsite_name: A bank\n"})
    assert told(root) == [f"parent.yml:{line}: {said}"]


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "{}\n"])
def test_a_file_without_settings_lacks_them(tmp_path: Path, text: str) -> None:
    root = write(tmp_path, {SETTINGS_FILE: text})
    assert told(root) == ["mkdocs.yml:1: site_name: missing; every page names it, as in site_name: MLOps Interview"]


NO_FILE = "no plain file; put the settings here"
A_LINK = "a link, or below one; put the file itself here"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (Path.mkdir, NO_FILE),
        (os.mkfifo, NO_FILE),
        (lambda place: place.symlink_to("/dev/zero"), A_LINK),
        (lambda place: place.symlink_to(place.name), A_LINK),
        (lambda place: place.symlink_to("nothing"), A_LINK),
    ],
)
def test_what_is_no_plain_file_is_not_read(project: Path, make: Callable[[Path], object], said: str) -> None:
    (project / SETTINGS_FILE).unlink()
    make(project / SETTINGS_FILE)
    assert told(project) == [f"mkdocs.yml:1: {said}"]
    (project / SETTINGS_FILE).rename(project / "parent.yml")
    write(project, {SETTINGS_FILE: REAL.replace(PARENT, "INHERIT: parent.yml\n")})
    assert told(project) == [f"parent.yml:1: {said}"]


def test_a_themed_project_needs_the_file(project: Path) -> None:
    (project / SETTINGS_FILE).unlink()
    assert told(project) == ["mkdocs.yml:1: no such file; it is needed, with site_name and the theme"]


def test_settings_are_laid_over_those_that_they_inherit(project: Path) -> None:
    own = "INHERIT: own/theme.yml\nsite_name: Bread\nextra:\n  phrases:\n    search: Find\n"
    theme = REAL.replace(PARENT, "INHERIT: ../generator/phrases/en.yml\n")
    write(project, {SETTINGS_FILE: own, "own/theme.yml": theme})
    found = settings(project, quiet)
    assert (found.name, found.branch, found.phrases["search"]) == ("Bread", "main", "Find")
    assert found.phrases.keys() == catalogue().keys()


CATALOGUE = "generator/phrases/en.yml"


def test_the_phrases_are_those_of_the_catalogue_that_is_inherited(project: Path) -> None:
    german = REAL.replace(CATALOGUE, "generator/phrases/de.yml")
    write(project, {SETTINGS_FILE: german.replace("language: en", "language: de")})
    found = settings(project, quiet)
    assert (found.language, found.phrases_in, found.phrases["search"]) == ("de", "de", "Suchen")


def test_a_language_without_a_catalogue_has_english_phrases(project: Path) -> None:
    write(project, {SETTINGS_FILE: REAL.replace("language: en", "language: fr")})
    found = settings(project, quiet)
    assert (found.language, found.phrases_in, found.phrases["search"]) == ("fr", "en", "Search")


def test_what_a_partial_catalogue_lacks_is_said_in_that_file(project: Path) -> None:
    phrases = dict(catalogue())
    del phrases["search"], phrases["menu"]
    partial = {"extra": {"phrases": {**phrases, "topics": {"other": "{count} トピック"}}}}
    path = "generator/phrases/ja.yml"
    write(project, {path: json.dumps(partial), SETTINGS_FILE: in_japanese(REAL)})
    phrases_of_english = {key for key, phrase in phrases.items() if not isinstance(phrase, str) and key != "topics"}
    found = told(project)
    assert [line for line in found if "has a text for" not in line] == [
        f'{path}:1: the phrase menu is missing in {path}; in English it is "Menu"',
        f'{path}:1: the phrase search is missing in {path}; in English it is "Search"',
    ]
    plurals = [line for line in found if "has a text for" in line]
    assert plurals[0].endswith('has a text for "one"; allowed: a text for other alone, the plurals of ja (CLDR)')
    assert len(plurals) == len(phrases_of_english)


def in_japanese(text: str) -> str:
    return text.replace(CATALOGUE, "generator/phrases/ja.yml").replace("language: en", "language: ja")


def test_the_phrases_are_not_in_another_language_than_the_site(project: Path) -> None:
    write(project, {SETTINGS_FILE: REAL.replace(CATALOGUE, "generator/phrases/de.yml")})
    said = 'theme.language: "en", but the phrases are in de; write INHERIT: generator/phrases/en.yml'
    assert told(project) == [f"mkdocs.yml:{line_of('  language: en')}: {said}"]


def test_what_is_wrong_in_an_inherited_file_is_said_of_that_file(project: Path) -> None:
    theme = REAL.replace(BRANCH, "  branch: a b\n").replace("  font: false\n", "")
    write(project, {SETTINGS_FILE: "INHERIT: theme.yml\nsite_name: 5\n", "theme.yml": theme})
    assert told(project) == [
        "mkdocs.yml:2: site_name: 5; allowed: a text, in quotes",
        f'theme.yml:{line_of(BRANCH)}: extra.branch: "a b"; allowed: the name of a branch',
        f"theme.yml:{line_of('theme:')}: theme.font: nothing; allowed: false, which every page relies on",
    ]


def test_files_that_inherit_in_a_ring_end(project: Path) -> None:
    write(project, {SETTINGS_FILE: "INHERIT: a.yml\n", "a.yml": "INHERIT: b.yml\n", "b.yml": "\nINHERIT: a.yml\n"})
    said = 'INHERIT: "a.yml"; which inherits from this file in turn: a.yml from b.yml from a.yml'
    assert told(project) == [f"b.yml:2: {said}"]


def test_so_many_files_inherit_from_each_other_and_no_more(project: Path) -> None:
    write(project, {f"{at}.yml": f"INHERIT: {at + 1}.yml\n" for at in range(2 * FOLLOWED)})
    write(project, {SETTINGS_FILE: "INHERIT: 0.yml\n"})
    last = FOLLOWED - 2
    said = f"the file number {FOLLOWED + 1} in a row; allowed: at most {FOLLOWED}"
    assert told(project) == [f'{last}.yml:1: INHERIT: "{last + 1}.yml"; {said}']


def test_all_that_is_wrong_is_said_at_once(project: Path) -> None:
    """What is refused here does not keep MkDocs from saying the rest, nor does its own first error."""
    text = REAL.replace(NAME, "site_name: 5\n").replace(STRICT, "strict: 5\nnot_in_nav: 5\n")
    write(project, {SETTINGS_FILE: text.replace("  name: material\n", "  name: x\n")})
    lines = [line.split(": ")[1] for line in told(project)]
    assert lines == ["site_name", "strict", "not_in_nav", "theme.name"]


def test_of_many_problems_the_first_are_said(project: Path) -> None:
    write(project, {SETTINGS_FILE: "".join(f"k{at}: x\n" for at in range(20_000))})
    said = told(project)
    assert len(said) == limits.PROBLEMS + 1
    assert f"mkdocs.yml:1: {limits.PROBLEMS} problems in the settings; the rest was not looked at" in said


def test_what_mkdocs_stumbles_over_is_a_problem(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbling(_: object) -> None:
        raise ZeroDivisionError(f"in {project}{os.sep}docs\n  at a place\nby zero")

    monkeypatch.setattr("mkdocs.config.defaults.MkDocsConfig.validate", stumbling)
    assert told(project) == ["mkdocs.yml:1: MkDocs: cannot take these settings: in docs by zero"]


# What stands under docs/


def missing(root: Path, *generated: str) -> list[str]:
    return [str(problem) for problem in missing_pages(root, generated)]


MARK = "assets/mark.svg"
LISTS = ("questions", "collections", "glossary", "tags")
OTHERS = ("downloads.md", "practice.md", "progress.md", "index.md", "api/index.md")
ALL = [MARK, *(f"{name}/index.md" for name in LISTS), *OTHERS]
BY_HAND = "      - JSON API: api/index.md\n"


def test_pages_of_the_navigation_are_generated_or_stand_there(project: Path) -> None:
    said = f'mkdocs.yml:{line_of(BY_HAND)}: nav: "api/index.md" is neither under docs/ nor generated'
    (found,) = missing(project, *ALL[:-1])
    assert found.startswith(said)
    write(project, {"docs/api/index.md": "# By hand"})
    assert missing(project, *ALL[:-1]) == []


def test_a_misspelled_page_is_told_from_the_one_that_is_meant(project: Path) -> None:
    write(project, {SETTINGS_FILE: REAL.replace("glossary/index.md", "glosary/index.md")})
    line = line_of("  - Glossary: glossary/index.md")
    assert missing(project, *ALL) == [
        f'mkdocs.yml:{line}: nav: "glosary/index.md" is neither under docs/ nor generated;'
        ' did you mean "glossary/index.md"?'
    ]


def test_so_are_the_pictures_of_the_theme(project: Path) -> None:
    lines = [line_of(f"  {name}: {MARK}") for name in ("favicon", "logo")]
    assert missing(project, *ALL[1:]) == [
        f'mkdocs.yml:{line}: theme: "{MARK}" is neither under docs/ nor generated' for line in lines
    ]


def test_a_build_asks_for_all_of_them(project: Path) -> None:
    root = write(project, {**small(**{"docs/api/index.md": "# API"}), SETTINGS_FILE: REAL})
    assert checked(root).problems == ()
    (root / "docs/api/index.md").unlink()
    (problem,) = checked(root).problems
    assert '"api/index.md" is neither under docs/ nor generated' in problem.message


@pytest.mark.parametrize("without", ["collections", "glossary", "both", "all questions too", "tags in use"])
def test_a_bank_without_lists_and_terms_has_the_pages_that_the_navigation_names(project: Path, without: str) -> None:
    files = small()
    gone = {
        "collections": ("questions/collections",),
        "glossary": ("questions/glossary",),
        "both": ("questions/collections", "questions/glossary"),
        "all questions too": ("questions/collections", "questions/glossary", "questions/alpha", "questions/beta"),
        "tags in use": (),
    }[without]
    kept = {path: text for path, text in files.items() if not path.startswith(gone or "-")}
    if without == "tags in use":
        kept = {
            path: text.replace("tags: [one]\n", "").replace("tags: [one, two]\n", "").replace("tags: [two]\n", "")
            for path, text in kept.items()
        }
    kept["docs/api/index.md"] = "# By hand"
    assert checked(write(project, kept)).problems == ()


# Settings that stand elsewhere


def test_settings_elsewhere_are_as_they_are_but_for_their_own(project: Path) -> None:
    (project / "docs").mkdir()
    text = REAL.replace("      use_pygments: true\n", "      default_lang: !relative $docs_dir/x\n").replace(
        "  - pymdownx.superfences\n", RIGHT["a function by its name"][1]
    )
    write(project, {SETTINGS_FILE: text.replace(NAME, "site_name: 'C # & <b>: \"Interview\"'\n")})
    place = project / "elsewhere.yml"
    write_settings(project, place, docs_dir=str(project / "docs"), site_url="http://127.0.0.1:1/")
    ours, theirs = load_config(str(place)), load_config(str(project / SETTINGS_FILE))
    for name in ("site_name", "site_description", "nav", "markdown_extensions", "validation", "docs_dir", "copyright"):
        assert ours[name] == theirs[name], name
    assert str(ours.mdx_configs).split(" at 0x")[0] == str(theirs.mdx_configs).split(" at 0x")[0]
    assert [ours.theme[name] for name in ours.theme] == [theirs.theme[name] for name in theirs.theme]
    assert ours.theme.custom_dir == theirs.theme.custom_dir
    assert ours.site_url == "http://127.0.0.1:1/"
    assert {**ours.extra} == {**theirs.extra}


def test_a_path_from_the_project_s_folder_stays_one(project: Path) -> None:
    text = REAL.replace("      use_pygments: true\n", "      default_lang: !relative $config_dir/x/y\n")
    write_settings(write(project, {SETTINGS_FILE: text}), project / "elsewhere.yml")
    assert f"default_lang: {project}/x/y\n" in (project / "elsewhere.yml").read_text()
