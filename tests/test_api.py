"""The JSON documents: valid by their schemas, true to the content, and as the page about them says."""

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from generator import api, live
from generator.build import checked
from generator.cli import main
from generator.site import arrange
from tests.banks import ROOT, question, small, write
from tests.conftest import served

SITE = arrange(checked(ROOT).bank)
DOCUMENTS = api.documents(SITE)


def resolved(path: str, schema: str) -> str:
    folder = path.split("/")[:-1]
    for step in schema.split("/"):
        folder = folder[:-1] if step == ".." else [*folder, step]
    return "/".join(folder)


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if not path.endswith(".schema.json")])
def test_a_document_is_valid_by_the_schema_that_it_names(path: str) -> None:
    document = json.loads(DOCUMENTS[path])
    schema = json.loads(DOCUMENTS[resolved(path, document["$schema"])])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema, format_checker=jsonschema.FormatChecker())


def test_a_schema_refuses_what_is_not_of_it() -> None:
    schema = json.loads(DOCUMENTS["api/v1/question.schema.json"])
    document = json.loads(DOCUMENTS["api/v1/questions/what-is-mlops.json"])
    for broken in ({"level": "impossible"}, {"added": 5}, {"sources": [{"title": "no address"}]}, {"slug": "No Slug"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(document | broken, schema)
    del document["answer"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def test_addresses_in_the_documents_are_pages(real_site: Path) -> None:
    for entry in [*live.entries(DOCUMENTS[api.QUESTIONS]), *live.entries(DOCUMENTS[api.GLOSSARY])]:
        assert (real_site / str(entry["address"]) / "index.html").is_file()
        assert (ROOT / str(entry["source"])).is_file()
        former = entry["former_addresses"]
        assert isinstance(former, list)
        assert all((real_site / address / "index.html").is_file() for address in former)
        if "document" in entry:
            assert (real_site / str(entry["document"])).read_text(encoding="utf-8") == DOCUMENTS[str(entry["document"])]


def test_links_in_an_answer_lead_to_pages(real_site: Path) -> None:
    for entry in live.entries(DOCUMENTS[api.QUESTIONS]):
        document = json.loads(DOCUMENTS[str(entry["document"])])
        texts = [document["answer"], *document["key_points"], *document["pitfalls"]]
        for target in re.findall(r"\]\(((?!https?:)[^)#\s]+)", "\n".join(texts)):
            path = real_site / str(entry["address"]) / target
            assert (path / "index.html").resolve().is_file() or path.resolve().is_file(), (entry["slug"], target)


def test_the_python_example_works(real_address: str, tmp_path: Path) -> None:
    page = (ROOT / "docs/api/index.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```python\n(.*?)^```$", page, re.M | re.S)
    code = example.replace("http://127.0.0.1:8000", real_address.rstrip("/"))
    run = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert re.search(r"\?\n\n.+\n" + re.escape(real_address) + r"questions/[a-z0-9-]+/#answer\n$", run.stdout, re.S)


def built(root: Path, files: dict[str, str]) -> Path:
    write(root, files)
    assert main(["build", "--root", str(root)]) == 0
    return root


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """A published site of the small bank; its documents are all that matters here."""
    former = question("What is the second thing?", tags="[one, two]", extra="aliases: [before]\n")
    return built(tmp_path / "public", small(**{"questions/alpha/second.md": former}))


def test_a_lost_address_fails_and_names_the_file_to_mend(
    public: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = small()
    files["questions/alpha/renamed.md"] = files.pop("questions/alpha/first.md").replace("first", "renamed")
    del files["questions/glossary/widget-store.yml"]
    files["questions/collections/all.yml"] = files["questions/collections/all.yml"].replace("first", "renamed")
    root = write(tmp_path / "next", files)
    with served(public / "docs") as address:
        assert main(["live", address, "--root", str(root)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "questions/alpha/first.md:1: the address questions/first/ is public and would be lost;"
        ' keep the file, or put "first" under aliases of the question that takes its place',
        "questions/alpha/second.md:1: the address questions/before/ is public and would be lost;"
        ' keep the file, or put "before" under aliases of the question that takes its place',
        "questions/glossary/widget-store.yml:1: the address glossary/widget-store/ is public and would be lost;"
        ' keep the file, or put "widget store" under aliases of the term that takes its place',
        "3 problems; nothing was written",
    ]


def test_an_alias_keeps_an_address(public: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = small()
    moved = question("What is the first thing?", extra="aliases: [first, before]\n")
    files["questions/beta/renamed.md"] = moved
    del files["questions/alpha/first.md"]
    del files["questions/glossary/widget-store.yml"]
    widget = files["questions/glossary/widget.yml"]
    files["questions/glossary/widget.yml"] = widget.replace("[WDG]", "[WDG, widget store]")
    files["questions/collections/all.yml"] = files["questions/collections/all.yml"].replace("first", "renamed")
    root = write(tmp_path / "next", files)
    with served(public / "docs") as address:
        assert main(["live", address, "--root", str(root)]) == 0
    assert capsys.readouterr().out == "5 public entries: every address stays\n"


def test_the_first_publication_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "next", small())
    (tmp_path / "empty").mkdir()
    with served(tmp_path / "empty") as address:
        assert main(["live", address, "--root", str(root)]) == 0
    assert capsys.readouterr().out == "0 public entries: every address stays\n"


@pytest.mark.parametrize("content", ["no JSON", "{}", "[1]", '{"questions": [{"no": "address"}]}'])
def test_a_site_that_is_not_one_of_ours_is_no_reason_to_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    root = write(tmp_path / "next", small())
    write(tmp_path / "other", {"api/v1/questions.json": content})
    with served(tmp_path / "other") as address:
        assert main(["live", address, "--root", str(root)]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_a_site_that_cannot_be_reached_is_no_reason_to_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "next", small())
    assert main(["live", "http://127.0.0.1:9/", "--root", str(root)]) == 1
    assert "cannot be read" in capsys.readouterr().err
