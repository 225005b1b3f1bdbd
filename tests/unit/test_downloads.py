"""What can be taken along, read by those who would: Anki's own library, and two readers of tables."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest
from anki.collection import Collection, ImportAnkiPackageRequest, ImportLogWithChanges
from anki.scheduler.v3 import CardAnswer, Scheduler

from generator.arrange.site import Site
from generator.commands.build import checked
from generator.outputs import decks, sheets
from generator.outputs.api import bank
from generator.outputs.contents import Contents, data
from generator.outputs.downloads import FOLDER, FORMATS, offers
from generator.outputs.table import beside
from tests.banks import GOLDEN, arranged, question, small

if TYPE_CHECKING:
    from anki.cards import CardId

SETTINGS = """\
site_name: A bank
site_url: https://example.org/bank/
extra:
  license: {name: A license, url: https://example.org/license}
"""
ATTRIBUTION = "From A bank, https://example.org/bank/ · A license, https://example.org/license"


def taken(root: Path, **files: str) -> Site:
    return arranged(root, {**small(**files), "mkdocs.yml": SETTINGS})


# Anki


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """A learner's collection."""
    found = Collection(str(tmp_path / "learner.anki2"))
    yield found
    found.close()


def imported(collection: Collection, deck: bytes, folder: Path) -> ImportLogWithChanges.Log:
    """Imports a deck under Anki's default options."""
    path = folder / "taken.apkg"
    path.write_bytes(deck)
    options = collection._backend.get_import_anki_package_presets()
    return collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options)).log


def counted(log: ImportLogWithChanges.Log) -> tuple[int, int]:
    """How many notes were new, and how many were updated."""
    return len(log.new), len(log.updated)


def fields(collection: Collection, named: str) -> dict[str, str]:
    """The fields of the note that has the words in its first field."""
    (found,) = [note for note in map(collection.get_note, collection.find_notes("")) if named in note.fields[0]]
    return dict(found.items())


def test_a_note_for_each_question_stands_in_the_deck_of_its_topic(collection: Collection, tmp_path: Path) -> None:
    site = taken(tmp_path)
    assert counted(imported(collection, decks.questions(site), tmp_path)) == (len(site.questions), 0)
    names = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert {"A bank", "A bank::Alpha", "A bank::Beta"} <= names
    assert len(collection.find_cards('deck:"A bank::Alpha"')) == 2
    note = fields(collection, "What is the third thing?")
    assert note["Address"] == "https://example.org/bank/questions/third/"
    assert note["License"] == ATTRIBUTION
    assert note["Answer"].startswith("<p>A summary says")
    assert "<li>The first point</li>" in note["Answer"]
    assert collection.find_notes("tag:two tag:hard")
    card = collection.get_card(collection.find_cards("third")[0])
    assert "third thing" in card.question()
    assert "The second point" in card.answer()
    assert ATTRIBUTION in card.answer()


def test_a_term_is_asked_both_ways_round(collection: Collection, tmp_path: Path) -> None:
    site = taken(tmp_path)
    assert counted(imported(collection, decks.terms(site), tmp_path)) == (len(site.terms), 0)
    cards = [collection.get_card(card) for card in collection.find_cards("")]
    assert len(cards) == 2 * len(site.terms)
    term = site.terms[0].term
    sides = {(term.term in card.question(), term.definition in card.question()) for card in cards}
    assert {(True, False), (False, True)} <= sides


def test_a_later_deck_updates_the_note_that_changed_and_keeps_its_schedule(
    collection: Collection, tmp_path: Path
) -> None:
    first = question("What is the first thing?")
    before = taken(tmp_path, **{"questions/alpha/first.md": first})
    imported(collection, decks.questions(before), tmp_path)
    (number,) = collection.find_cards("Question:*first*")
    scheduled = studied(collection, number)

    edited = first.replace("The first point", "A better point").replace("reviewed: 2026-01-03", "reviewed: 2026-02-03")
    added = {"questions/alpha/fresh.md": question("What is fresh?")}
    after = taken(tmp_path, **{"questions/alpha/first.md": edited, **added})
    log = imported(collection, decks.questions(after), tmp_path)
    assert counted(log) == (1, 1)
    assert "A better point" in fields(collection, "What is the first thing?")["Answer"]
    assert schedule(collection, number) == scheduled
    assert len(collection.find_notes("")) == len(after.questions)

    assert counted(imported(collection, decks.questions(after), tmp_path)) == (0, 0)


def studied(collection: Collection, number: CardId) -> tuple[int, ...]:
    """The card's schedule once it was known at once."""
    collection.decks.select(collection.get_card(number).did)
    card = collection.get_card(number)
    card.start_timer()
    states = collection._backend.get_scheduling_states(card.id)
    assert isinstance(collection.sched, Scheduler)
    collection.sched.answer_card(collection.sched.build_answer(card=card, states=states, rating=CardAnswer.EASY))
    found = schedule(collection, number)
    assert found[-1] == 1
    return found


def schedule(collection: Collection, number: CardId) -> tuple[int, ...]:
    card = collection.get_card(number)
    return card.type, card.queue, card.due, card.ivl, card.reps


def test_a_renamed_question_keeps_its_note(collection: Collection, tmp_path: Path) -> None:
    imported(collection, decks.questions(taken(tmp_path / "before")), tmp_path)
    named = question("What is the first thing?", extra="aliases: [first, renamed]\nupdated: 2026-02-01\n")
    kept = {path: text for path, text in small().items() if "/first" not in path and "collections" not in path}
    files = {**kept, "questions/alpha/again.md": named, "mkdocs.yml": SETTINGS}
    log = imported(collection, decks.questions(arranged(tmp_path / "after", files)), tmp_path)
    assert counted(log) == (0, 1)
    assert fields(collection, "first thing")["Address"].endswith("/again/")


def test_decks_of_two_banks_stay_apart(collection: Collection, tmp_path: Path) -> None:
    one, other = taken(tmp_path / "one"), arranged(tmp_path / "other", {**small(), "mkdocs.yml": "site_name: Other\n"})
    imported(collection, decks.questions(one), tmp_path)
    assert counted(imported(collection, decks.questions(other), tmp_path)) == (len(other.questions), 0)


def test_two_builds_give_the_same_archives_without_a_date(tmp_path: Path) -> None:
    one, other = taken(tmp_path / "one"), taken(tmp_path / "other")
    for make in (decks.questions, decks.terms):
        assert make(one) == make(other)
        with zipfile.ZipFile(io.BytesIO(make(one))) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_markup_in_plain_texts_is_a_text_on_cards(collection: Collection, tmp_path: Path) -> None:
    title = "Is <b>a</b> & b the same?"
    site = taken(tmp_path, **{"questions/alpha/first.md": question(f"'{title}'")})
    imported(collection, decks.questions(site), tmp_path)
    assert fields(collection, "&lt;b&gt;")["Question"] == "Is &lt;b&gt;a&lt;/b&gt; &amp; b the same?"


# Tables


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def test_a_table_has_a_row_for_each_entry_and_is_read_alike_by_two(tmp_path: Path) -> None:
    site = checked(GOLDEN / "content").site()
    for name, make, entries in (
        ("questions", sheets.questions, [answered.question for answered in site.questions]),
        ("terms", sheets.terms, [defined.term for defined in site.terms]),
    ):
        path = tmp_path / f"{name}.csv"
        path.write_bytes(make(site))
        found = rows(make(site))
        assert [row["slug"] for row in found] == [entry.slug for entry in entries]
        assert {row["license"] for row in found} == {site.attribution()}
        with duckdb.connect() as database:
            read = database.execute(
                "SELECT * FROM read_csv(?, all_varchar = true, header = true, nullstr = 'no such text')", [str(path)]
            )
            names = [column[0] for column in read.description or ()]
            again = [dict(zip(names, row, strict=True)) for row in read.fetchall()]
        assert again == found


def test_what_a_question_says_stands_in_its_cells(tmp_path: Path) -> None:
    row = rows(sheets.questions(taken(tmp_path)))[0]
    assert row["title"] == "What is the first thing?"
    assert row["level"] == "easy"
    assert row["key_points"] == "The first point\nThe second point"
    assert row["address"] == "https://example.org/bank/questions/first/"
    assert (row["added"], row["modified"]) == ("2026-01-02", "2026-01-03")


@pytest.mark.parametrize("first", ["=", "+", "-", "@"])
def test_no_cell_is_run_by_a_spreadsheet(first: str, tmp_path: Path) -> None:
    title = f"{first}HYPERLINK(1) is what?"
    term = f'term: "{first}cmd"\ndefinition: "{first}A definition that begins as a formula does, and says nothing."\n'
    site = taken(
        tmp_path, **{"questions/alpha/first.md": question(f'"{title}"'), "questions/glossary/odd-term.yml": term}
    )
    for table in (sheets.questions(site), sheets.terms(site)):
        cells = [cell for row in rows(table) for cell in row.values()]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []
        assert [cell for cell in cells if cell.startswith(f"'{first}")]


# All of them


def test_the_whole_bank_is_one_document(tmp_path: Path) -> None:
    site = taken(tmp_path)
    (document,) = [file.data for offer in offers(site) for file in offer.files if file.path == f"{FOLDER}/bank.json"]
    found = json.loads(document)
    assert found == bank(site)
    assert found["license"] == ATTRIBUTION
    assert [entry["slug"] for entry in found["questions"]] == [answered.slug for answered in site.questions]
    assert all(entry["answer"] for entry in found["questions"])
    assert [entry["slug"] for entry in found["terms"]] == [defined.slug for defined in site.terms]


def test_every_file_says_where_it_is_from(tmp_path: Path) -> None:
    files = plain(beside(taken(tmp_path)))
    for path, text in files.items():
        assert ATTRIBUTION in text, path
    assert {path.rpartition(".")[2] for path in files} == {form.ending for form in FORMATS} | {"md", "txt", "xml"}


def plain(files: Contents) -> dict[str, str]:
    """What the files hold as texts, archives unpacked."""
    found = {}
    for path, content in files.items():
        held = data(content)
        if path.endswith(".apkg"):
            with zipfile.ZipFile(io.BytesIO(held)) as archive:
                held = archive.read("collection.anki2")
        found[path] = held.decode("utf-8", "replace")
    return found


def test_a_bank_without_a_license_says_where_it_is_from(tmp_path: Path) -> None:
    site = arranged(tmp_path, {**small(), "mkdocs.yml": "site_name: A bank\nsite_url: https://example.org/\n"})
    assert site.attribution() == "From A bank, https://example.org/"


def test_nothing_is_offered_of_what_there_is_nothing(tmp_path: Path) -> None:
    files = {path: text for path, text in small().items() if path.endswith("s.yml")}
    assert [file for offer in offers(arranged(tmp_path / "empty", files)) for file in offer.files] == []
    files = {path: text for path, text in small().items() if "glossary" not in path}
    named = {file.path for offer in offers(arranged(tmp_path / "no terms", files)) for file in offer.files}
    assert named == {f"{FOLDER}/{name}" for name in ("questions.apkg", "questions.csv", "bank.json")}


def test_a_bank_without_a_site_of_its_own_has_downloads_too(collection: Collection, tmp_path: Path) -> None:
    site = arranged(tmp_path, small())
    assert counted(imported(collection, decks.questions(site), tmp_path)) == (len(site.questions), 0)
