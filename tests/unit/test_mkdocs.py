"""What mkdocs.yml says of the site, read as MkDocs reads it."""

from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.arrange.site import Settings
from generator.commands.build import checked
from generator.content.problems import Say
from generator.publish.mkdocs import SETTINGS_FILE, settings
from tests.banks import ROOT, small, write
from tests.unit.saying import hearing, silent


def read(root: Path, text: str, url: str = "") -> Settings:
    return settings(write(root, {SETTINGS_FILE: text}), silent, url)


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
plugins: []
"""
    assert read(tmp_path, text) == Settings(
        name="A bank",
        tagline="What it is, in a sentence.",
        url="https://example.org/bank/",
        language="de",
        repository="https://example.org/repository",
        branch="trunk",
    )


@pytest.mark.parametrize(
    "text", ["{}", "site_name:", "theme: material", "theme: {name: material}", "extra: []", "site_url: ''\nextra: {}"]
)
def test_what_is_not_set_has_a_default(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == Settings()


def test_without_the_file_nothing_is_set(tmp_path: Path) -> None:
    assert settings(tmp_path, silent) == Settings()
    assert settings(tmp_path, silent, "http://x/") == Settings(url="http://x/")


def test_the_environment_is_asked_where_the_file_asks_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "site_name: A bank\nsite_url: !ENV [BANK_URL, OTHER_URL, 'https://example.org/']\nrepo_url: !ENV BANK_REPO\n"
    for name in ("BANK_URL", "OTHER_URL", "BANK_REPO"):
        monkeypatch.delenv(name, raising=False)
    assert read(tmp_path, text) == Settings(name="A bank", url="https://example.org/")
    monkeypatch.setenv("OTHER_URL", "https://other.example/x")
    monkeypatch.setenv("BANK_REPO", "https://example.org/repo")
    assert read(tmp_path, text) == Settings(
        "A bank", url="https://other.example/x/", repository="https://example.org/repo"
    )


def test_another_address_takes_the_place_of_the_site_s(tmp_path: Path) -> None:
    assert read(tmp_path, "site_url: https://example.org/", url="http://127.0.0.1:1/").url == "http://127.0.0.1:1/"
    assert read(tmp_path, "site_url: https://example.org/", url="http://127.0.0.1:1").url == "http://127.0.0.1:1/"


@pytest.mark.parametrize("text", ["a: [", "- a\n- b", "text", "a: !NO b"])
def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path, text: str) -> None:
    root = write(tmp_path, small(**{SETTINGS_FILE: text}))
    found, said = hearing(lambda say: settings(root, say))
    assert found == Settings()
    assert [line for line, _ in said] == [1]
    assert [problem.path for problem in checked(root).problems] == [SETTINGS_FILE]


def read_all(root: Path, text: str, say: Say) -> Settings:
    return settings(write(root, {SETTINGS_FILE: text}), say)


def test_a_document_without_its_phrases_is_a_problem(tmp_path: Path) -> None:
    ((line, said),) = hearing(lambda say: read_all(tmp_path, "theme:\n  custom_dir: overrides\n", say))[1]
    assert (line, said.split(", such as")[0]) == (1, "phrases that pages need are missing")
    assert said.endswith("; add the line INHERIT: generator/phrases/en.yml")
    own = "theme:\n  custom_dir: overrides\nextra:\n  phrases:\n    search: Find\n"
    assert hearing(lambda say: read_all(tmp_path, own, say))[1]


def test_so_is_one_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_bytes(b"site_name: caf\xe9\n")
    assert hearing(lambda say: settings(tmp_path, say))[1]


def test_the_real_file_says_to_mkdocs_what_it_says_to_us(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("SITE_URL", "https://example.org/fork/"), ("REPO_URL", "https://example.org/repo")):
        monkeypatch.setenv(name, value)
    ours = settings(ROOT, silent)
    theirs = load_config(str(ROOT / SETTINGS_FILE))
    assert (ours.name, ours.tagline) == (theirs.site_name, theirs.site_description)
    assert ours.url == theirs.site_url == "https://example.org/fork/"
    assert ours.repository == str(theirs.repo_url).rstrip("/") == "https://example.org/repo"
    assert ours.language == theirs.theme["language"]
    assert ours.branch == theirs.extra["branch"]
