"""The writer: changed files only, stale files pruned, all or nothing, and never a file that somebody else wrote."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.commands.build import build, checked, clean
from generator.content.problems import Problem
from generator.outputs.contents import Content, Made
from generator.outputs.table import OUTPUTS, RESERVED
from generator.publish import drafts, writer
from generator.publish.folder import UnwritableError
from generator.publish.stamp import bare, is_stamped, stamped
from generator.publish.survey import FORMER, IGNORED, NAME_BYTES, Plan, made, planned
from generator.publish.writer import Report
from generator.work.cores import MANY
from tests.banks import small
from tests.banks import write as write_files

OURS = ("a/", "a.md", "b.md", "c.md", "z.md", "index.md", "deep/in/it/", "deep/x.svg")
"""The paths reserved in these tests."""

BY_HAND = "a file where pages are generated, written or edited by hand; move it, or delete it"


def page(text: str) -> str:
    return f"---\n---\n\n{text}\n"


def pages(**texts: str) -> dict[str, Content]:
    """Pages by their paths, in which two lines below stand for a slash: a__x for a/x.md."""
    return {f"{name.replace('__', '/')}.md": page(text) for name, text in texts.items()}


def write(root: Path, files: Mapping[str, Content]) -> Report:
    """Writes them; a problem fails the test."""
    (root / "docs").mkdir(exist_ok=True)
    plan = planned(root, files, OURS)
    assert plan.problems == ()
    return writer.write(root, made(root, plan))


def cleaned(root: Path) -> Report:
    return writer.write(root, planned(root, {}, OURS))


def said(root: Path, files: Mapping[str, Content]) -> list[str]:
    return [str(problem) for problem in planned(root, files, OURS).problems]


def tree(root: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, but docs/.gitignore; and every folder that is empty."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in root.rglob("*")
        if (path.is_file() or (path.is_dir() and not any(path.iterdir()))) and path.name != IGNORED
    }


def texts(root: Path) -> dict[str, str]:
    """The same under docs/, the generated ones without what every page has."""
    return {
        path: bare(path, data).decode().removeprefix("---\n---\n\n").strip()
        if is_stamped(path, data)
        else data.decode()
        for path, data in tree(root / "docs").items()
    }


# What changed


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert write(tmp_path, pages(a__x="1", b="2")) == Report(2, 0, 0)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "docs").rglob("*")}
    assert write(tmp_path, pages(a__x="1", b="2")) == Report(0, 0, 2)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert write(tmp_path, pages(a__x="1", b="3")) == Report(1, 0, 1)
    assert texts(tmp_path) == {"a/x.md": "1", "b.md": "3"}


def test_what_is_written_is_stamped(tmp_path: Path) -> None:
    write(tmp_path, {**pages(a="1"), "deep/x.svg": "<svg/>\n"})
    for path in ("a.md", "deep/x.svg", IGNORED):
        assert is_stamped(path, (tmp_path / "docs" / path).read_bytes())


def test_stale_pages_and_empty_folders_go_and_hand_written_ones_stay(tmp_path: Path) -> None:
    write(tmp_path, pages(a__b__x="1", a__y="2", deep__in__it__x="3", z="3"))
    write_files(tmp_path, {"docs/deep/in/hand.md": "by hand"})
    assert write(tmp_path, pages(z="3")) == Report(0, 3, 1)
    assert texts(tmp_path) == {"z.md": "3", "deep/in/hand.md": "by hand"}
    assert not (tmp_path / "docs/a").exists()


def test_folders_within_folders_go_too(tmp_path: Path) -> None:
    write(tmp_path, pages(a__x="1", a__b__y="2", a__b__c__z="3", a__d__e__f__g="4", deep__in__it__h="5"))
    assert write(tmp_path, {}) == Report(0, 5, 0)
    assert list((tmp_path / "docs").iterdir()) == []


def test_folders_that_a_killed_run_made_go_too(tmp_path: Path) -> None:
    for path in ("a/b/c", "a/d", "deep/in/it/x", "elsewhere/x"):
        (tmp_path / "docs" / path).mkdir(parents=True)
    write(tmp_path, pages(a__d__x="1"))
    assert texts(tmp_path) == {"a/d/x.md": "1", "elsewhere/x": ""}


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    for one, other in ((pages(a="1"), pages(a__x="1")), ({"a/x.md": page("1")}, {"a/x.md/y.md": page("1")})):
        for files in (one, other, one):
            write(tmp_path, files)
            assert tree(tmp_path / "docs").keys() == files.keys()


@pytest.mark.parametrize(
    "path",
    ["hand.md", "a/../hand.md", "../x.md", "/x.md", "ab/x.md", "a.md/x.md", "./a.md", "a//x.md", "a/", FORMER, IGNORED],
)
def test_nothing_is_written_outside_of_the_reserved_paths(tmp_path: Path, path: str) -> None:
    root = tmp_path / "project"
    with pytest.raises(ValueError, match="outside of the reserved paths"):
        planned(root, {**pages(a="1"), path: page("x")}, OURS)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_too_long_for_a_disk_is_a_problem(tmp_path: Path) -> None:
    short = "é" * ((NAME_BYTES - len(".md")) // 2)
    write(tmp_path, pages(**{f"a__{short}": "1"}))
    name = f"docs/a/{short}é.md"
    assert said(tmp_path, pages(**{f"a__{short}é": "1"})) == [
        f"{name}:1: 257 bytes in one name; allowed: 255; take a shorter name"
    ]


# What is made late


def card(times: list[int], data: bytes = b"drawn\n") -> dict[str, Content]:
    def make() -> bytes:
        times.append(1)
        return data

    return {"a/1.svg": Made("", make, late=True)}


def test_what_is_known_is_made_once(tmp_path: Path) -> None:
    times: list[int] = []
    rows = write(tmp_path, card(times)).rows
    assert len(times) == 1
    plan = planned(tmp_path, card(times), OURS, rows)
    assert (plan.changed, writer.write(tmp_path, plan)) == ({}, Report(0, 0, 1))
    assert len(times) == 1
    (tmp_path / "docs/a/1.svg").unlink()
    assert writer.write(tmp_path, planned(tmp_path, card(times), OURS, rows)) == Report(1, 0, 0)
    assert len(times) == 2


def test_what_is_not_known_is_made_again_and_stays_if_it_is_the_same(tmp_path: Path) -> None:
    """As after an update of the generator, or when somebody committed what looks generated."""
    write(tmp_path, card([]))
    place = tmp_path / "docs/a/1.svg"
    seen = place.stat()
    times: list[int] = []
    assert write(tmp_path, card(times)) == Report(0, 0, 1)
    assert times == [1]
    assert place.stat() == seen
    assert write(tmp_path, card(times, b"drawn otherwise\n")) == Report(1, 0, 0)
    assert b"otherwise" in place.read_bytes()


def test_it_is_not_made_to_see_what_is_in_the_way(tmp_path: Path) -> None:
    times: list[int] = []
    assert said(tmp_path, card(times)) == []
    assert not times


@pytest.mark.parametrize("damaged", [b"", b"drawn\n", b"<svg/>", None])
def test_one_that_is_not_whole_is_in_the_way(tmp_path: Path, damaged: bytes | None) -> None:
    """It was drawn or edited by hand, or the disk is broken: somebody should look."""
    write(tmp_path, card([]))
    place = tmp_path / "docs/a/1.svg"
    place.write_bytes(place.read_bytes()[:-5] if damaged is None else damaged)
    assert said(tmp_path, card([])) == [f"docs/a/1.svg:1: {BY_HAND}"]
    assert cleaned(tmp_path).left


def test_much_is_made_by_several_processes(tmp_path: Path) -> None:
    files: dict[str, Content] = {f"a/{number}.svg": Made("", _drawn, late=True) for number in range(MANY)}
    assert write(tmp_path, files | pages(b="1")) == Report(MANY + 1, 0, 0)
    assert set(tree(tmp_path / "docs/a").values()) == {stamped("x.svg", _drawn())}


def _drawn() -> bytes:
    return b"drawn\n"


def test_an_error_in_making_changes_no_page(tmp_path: Path) -> None:
    def broken() -> bytes:
        raise RuntimeError("cannot be drawn")

    write(tmp_path, pages(a="1"))
    before = tree(tmp_path)
    with pytest.raises(RuntimeError, match="cannot be drawn"):
        write(tmp_path, {**pages(a="new", b="new"), "a/1.svg": Made("", broken, late=True)})
    assert tree(tmp_path) == before


# By hand


@pytest.mark.parametrize(
    "path", ["index.md", "a/x.md", "a/deep/hand.md", "a/picture.bin", "a/index.html", "deep/x.svg"]
)
def test_a_hand_written_file_is_in_the_way_and_never_touched(tmp_path: Path, path: str) -> None:
    write_files(tmp_path, {f"docs/{path}": "by hand"})
    before = tree(tmp_path)
    assert said(tmp_path, {**pages(index="1", a__x="2", b="3"), "deep/x.svg": "<svg/>\n"}) == [
        f"docs/{path}:1: {BY_HAND}"
    ]
    assert cleaned(tmp_path) == Report(0, 0, 0, (Problem(f"docs/{path}", 1, BY_HAND),))
    assert tree(tmp_path) == before


def test_an_edited_page_is_in_the_way_even_when_it_is_stale(tmp_path: Path) -> None:
    write(tmp_path, pages(a__x="1", b="2"))
    place = tmp_path / "docs/a/x.md"
    edited = place.read_text().replace("1\n", "1, edited\n")
    place.write_text(edited)
    for files in (pages(a__x="1"), pages(a__x="new"), pages(b="2")):
        assert said(tmp_path, files) == [f"docs/a/x.md:1: {BY_HAND}"]
    assert cleaned(tmp_path).removed == 1
    assert place.read_text() == edited


def test_a_page_of_ours_that_somebody_copied_is_ours(tmp_path: Path) -> None:
    """Nothing in it was written by hand."""
    write(tmp_path, pages(a__x="1"))
    shutil.copy(tmp_path / "docs/a/x.md", tmp_path / "docs/a/copy.md")
    assert write(tmp_path, pages(a__x="1")) == Report(0, 1, 1)


def test_a_file_elsewhere_is_in_nobody_s_way(tmp_path: Path) -> None:
    elsewhere = ("about.md", "ab/x.md", "deep/a/x.md", "deep/in/x.md", "z.md.bak", ".hidden", "a/.hidden", "a/.git/x")
    write_files(tmp_path, {f"docs/{path}": "by hand" for path in elsewhere})
    before = tree(tmp_path)
    write(tmp_path, pages(b="x", a__x="y"))
    cleaned(tmp_path)
    assert tree(tmp_path) == before


def test_a_folder_that_holds_something_hidden_makes_no_room(tmp_path: Path) -> None:
    write_files(tmp_path, {"docs/a/x.md/y/.hidden": "by hand"})
    assert said(tmp_path, pages(a__x="1")) == [
        "docs/a/x.md:1: a folder where a file is generated; move it, or delete it"
    ]


def test_who_writes_a_file_while_pages_are_made_finds_it_again(tmp_path: Path) -> None:
    write(tmp_path, pages(a="1", b="2"))
    before = tree(tmp_path)
    for path in ("a.md", "b.md", "z.md"):
        plan = planned(tmp_path, pages(a="new", z="new"), OURS)
        place = tmp_path / "docs" / path
        place.write_text("by hand")
        with pytest.raises(UnwritableError, match=f"docs/{path}:1: was changed while pages were made"):
            writer.write(tmp_path, plan)
        assert tree(tmp_path) == before | {f"docs/{path}": b"by hand"}
        place.unlink()
        if f"docs/{path}" in before:
            place.write_bytes(before[f"docs/{path}"])


def test_of_very_many_in_the_way_some_are_named(tmp_path: Path) -> None:
    write_files(tmp_path, {f"docs/a/{number}.md": "by hand" for number in range(150)})
    assert len(said(tmp_path, {})) == 100
    write_files(tmp_path, {"docs/a/0-ours.md": stamped("x.md", page("1").encode()).decode()})
    assert cleaned(tmp_path).removed == 1, "all of them are looked at"


# The list of a former version

LISTS = ["a.md\n", "a.md\na/x.md\nindex.md\n"]
NO_LISTS = [
    "hand.md",
    "../hand.md\n",
    "/etc/passwd\n",
    "a.md\n../hand.md\n",
    "a/../hand.md\n",
    "../docs/hand.md\n",
    "deep/\n",
    "./a.md\n",
    "a//../hand.md\n",
    "a.md\n\n",
    "a.md",
    "\n",
    "",
    "\x00\n",
    "# What I wrote by hand\n",
]


@pytest.mark.parametrize("text", [*LISTS, *NO_LISTS])
def test_the_list_of_a_former_version_goes_and_nothing_that_it_names(tmp_path: Path, text: str) -> None:
    write_files(tmp_path, {"hand.md": "outside", "docs/hand.md": "by hand", "docs/deep/hand.svg": "x"})
    before = tree(tmp_path)
    write_files(tmp_path, {f"docs/{FORMER}": text})
    write(tmp_path, pages(b="2"))
    cleaned(tmp_path)
    assert tree(tmp_path) == before | ({} if text in LISTS else {f"docs/{FORMER}": text.encode()})


@pytest.mark.parametrize("data", [b"\xff\n", b"a.md\n\xff\n"])
def test_one_that_is_no_text_stays(tmp_path: Path, data: bytes) -> None:
    write(tmp_path, {})
    (tmp_path / "docs" / FORMER).write_bytes(data)
    write(tmp_path, pages(a="1"))
    assert (tmp_path / "docs" / FORMER).read_bytes() == data


def test_what_it_lists_and_may_be_by_hand_is_not_touched(tmp_path: Path) -> None:
    """The former version stamped nothing; its files cannot be told from others."""
    write_files(tmp_path, {f"docs/{FORMER}": "a.md\na/x.md\n", "docs/a.md": "1", "docs/a/x.md": "2", "docs/b.md": "3"})
    write_files(tmp_path, {f"docs/{IGNORED}": "/a/\n"})
    before = tree(tmp_path)
    listed = (
        f"docs/{FORMER}:1: a former version lists 3 files, such as docs/.gitignore, which do not tell whether they "
        "were edited; if they were not, delete them: git clean -fdX docs"
    )
    assert said(tmp_path, pages(a="new")) == [listed, f"docs/b.md:1: {BY_HAND}"]
    assert cleaned(tmp_path).removed == 0
    assert tree(tmp_path) == before


# Links, and what is no file

ODD = "; move it, or delete it"
A_LINK = f"a link where pages are generated, which are written through none{ODD}"


def link(place: Path, target: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)


@pytest.mark.parametrize(
    "path", ["a", "a/b", "a/b.md", "a.md", "deep", "deep/in", "deep/in/it", "deep/in/it/x.md", "deep/x.svg", IGNORED]
)
@pytest.mark.parametrize("target", ["{out}/folder", "{out}/file.md", "{out}/nothing", "b.md", "hand", ".", "/dev/zero"])
def test_no_link_is_written_through(tmp_path: Path, path: str, target: str) -> None:
    """Wherever it leads: out of docs/, nowhere, to itself, or to a device."""
    ours = stamped("x.md", page("old").encode()).decode()
    root = tmp_path / "project"
    out = {"out/folder/x.md": ours, "out/folder/b.md": ours, "out/folder/in/it/x.md": ours, "out/file.md": ours}
    write_files(tmp_path, {**out, "project/docs/hand/x.md": "by hand"})
    link(root / "docs" / path, target.format(out=tmp_path / "out"))
    before = tree(tmp_path)
    files = {**pages(a="1", a__x="1", a__b="1", deep__in__it__x="1"), "deep/x.svg": "<svg/>\n"}
    assert said(root, files) == [f"docs/{path}:1: {A_LINK}"]
    assert said(root, pages(z="1")) == [f"docs/{path}:1: {A_LINK}"]
    assert cleaned(root).removed == 0
    assert tree(tmp_path) == before
    assert (root / "docs" / path).is_symlink()


@pytest.mark.parametrize("target", ["../out", "nowhere", "docs", "/dev/null", "file"])
def test_docs_leads_nowhere_else(tmp_path: Path, target: str) -> None:
    root = write_files(tmp_path / "project", small(file="x"))
    write_files(tmp_path, {"out/index.md": "by hand"})
    link(root / "docs", target)
    before = tree(tmp_path)
    (problem,) = checked(root).problems
    assert (problem.path, problem.line) == ("docs", 1)
    assert build(root).problems == (problem,)
    (planned_too,) = planned(root, pages(a="1"), OURS).problems
    assert planned_too == problem
    with pytest.raises(UnwritableError):
        clean(root)
    assert tree(tmp_path) == before


def test_docs_may_be_a_link_within_the_project(tmp_path: Path) -> None:
    root = write_files(tmp_path, small())
    (root / "written").mkdir()
    link(root / "docs", "written")
    assert build(root).report
    assert (root / "written/index.md").is_file()


def test_docs_may_be_no_file(tmp_path: Path) -> None:
    root = write_files(tmp_path, small(docs="by hand"))
    assert [problem.path for problem in build(root).problems] == ["docs"]
    assert (root / "docs").read_text() == "by hand"


def a_socket(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as held:
        held.bind(os.path.relpath(place))


NO_FILES: dict[str, Callable[[Path], object]] = {"a pipe": os.mkfifo, "a socket": a_socket}


@pytest.mark.parametrize("path", ["a", "a.md", "a/x.md", "a/b/x", "deep", "deep/in", IGNORED])
@pytest.mark.parametrize("make", NO_FILES.values(), ids=NO_FILES)
def test_what_is_neither_file_nor_folder_is_in_the_way(
    tmp_path: Path, make: Callable[[Path], object], path: str
) -> None:
    place = tmp_path / "docs" / path
    place.parent.mkdir(parents=True)
    make(place)
    assert said(tmp_path, pages(a="1", a__x="1", deep__in__it__x="1")) == [
        f"docs/{path}:1: neither a file nor a folder, where pages are generated{ODD}"
    ]
    cleaned(tmp_path)
    assert place.exists()


@pytest.mark.parametrize("path", ["a.md", "deep/x.svg", IGNORED])
def test_a_folder_where_a_file_is_to_come_is_in_the_way(tmp_path: Path, path: str) -> None:
    write_files(tmp_path, {f"docs/{path}/x.md": "by hand"})
    before = tree(tmp_path)
    files = {**pages(a="1"), "deep/x.svg": "<svg/>\n"}
    assert said(tmp_path, files) == [f"docs/{path}:1: a folder where a file is generated{ODD}"]
    cleaned(tmp_path)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("path", ["a", "deep", "deep/in", "deep/in/it"])
def test_a_file_where_a_folder_is_to_come_is_in_the_way(tmp_path: Path, path: str) -> None:
    write_files(tmp_path, {f"docs/{path}": "by hand"})
    files = pages(a__x="1", deep__in__it__x="1")
    assert said(tmp_path, files) == [f"docs/{path}:1: a file where a folder of generated files is to stand{ODD}"]
    cleaned(tmp_path)
    assert tree(tmp_path) == {f"docs/{path}": b"by hand"}


def test_what_cannot_be_read_is_in_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, pages(a__x="1", b="1"))
    for name in ("scandir", "open"):
        real = getattr(os, name)

        def refusing(place: str, *more: object, real: Callable[..., object] = real) -> object:
            if "/docs/a" in place:
                raise PermissionError(13, "Permission denied", place)
            return real(place, *more)

        monkeypatch.setattr(os, name, refusing)
        path = "a" if name == "scandir" else "a/x.md"
        assert said(tmp_path, pages(a__x="1", b="1")) == [
            f"docs/{path}:1: cannot be read: Permission denied; let it be read, or delete it"
        ]
        monkeypatch.undo()


def test_a_name_that_prints_otherwise_is_said_as_it_is(tmp_path: Path) -> None:
    write_files(tmp_path, {"docs/a/\x1b[31m\u202e\n.md": "by hand"})
    (tmp_path / os.fsdecode(b"docs/a/\xff.md")).write_text("by hand")
    assert said(tmp_path, {}) == [
        f"docs/a/<U+001B>[31m<U+202E><U+000A>.md:1: {BY_HAND}",
        f"docs/a/<U+DCFF>.md:1: {BY_HAND}",
    ]


# Drafts

DRAFTS = f"docs/{drafts.FOLDER}"
MARK = f"{DRAFTS}/{drafts.MARK}"

LEFT: dict[str, dict[str, bytes]] = {
    "an empty folder": {},
    "half a mark": {MARK: drafts.MARKED[:20]},
    "a mark alone": {MARK: drafts.MARKED},
    "drafts": {MARK: drafts.MARKED, f"{DRAFTS}/a/x.md": b"---\n", f"{DRAFTS}/a.md": b"", f"{DRAFTS}/.gitignore": b"/"},
}


@pytest.mark.parametrize("left", LEFT.values(), ids=LEFT)
def test_what_a_killed_run_left_goes(tmp_path: Path, left: Mapping[str, bytes]) -> None:
    write(tmp_path, pages(b="1"))
    before = tree(tmp_path)
    runs: tuple[Callable[[], Report], ...] = (lambda: write(tmp_path, pages(b="1")), lambda: cleaned(tmp_path))
    for again in runs:
        (tmp_path / DRAFTS).mkdir()
        for path, data in left.items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(data)
        again()
        assert tree(tmp_path) in (before, {"docs": b""})


@pytest.mark.parametrize(
    "found",
    [
        {f"{DRAFTS}/hand.md": "by hand"},
        {MARK: "by hand"},
        {MARK: drafts.MARKED.decode() + "more"},
        {MARK: drafts.MARKED.decode()[:20], f"{DRAFTS}/hand.md": "by hand"},
        {f"{MARK}/x": "by hand"},
        {DRAFTS: "by hand"},
    ],
)
def test_what_somebody_else_put_there_is_in_the_way(tmp_path: Path, found: Mapping[str, str]) -> None:
    write_files(tmp_path, found)
    before = tree(tmp_path)
    assert said(tmp_path, pages(b="1")) == [
        f"{DRAFTS}:1: stands where the generator drafts pages, and was not made by it{ODD}"
    ]
    cleaned(tmp_path)
    assert tree(tmp_path) == before


def test_neither_a_link_there_nor_one_among_drafts_is_followed(tmp_path: Path) -> None:
    write_files(tmp_path, {"out/hand.md": "by hand", f"out/{drafts.MARK}": drafts.MARKED.decode()})
    before = tree(tmp_path / "out")
    link(tmp_path / DRAFTS, str(tmp_path / "out"))
    assert len(said(tmp_path, pages(b="1"))) == 1
    cleaned(tmp_path)
    assert (tmp_path / DRAFTS).is_symlink()
    (tmp_path / DRAFTS).unlink()
    write_files(tmp_path, {MARK: drafts.MARKED.decode()})
    link(tmp_path / DRAFTS / "a", str(tmp_path / "out"))
    link(tmp_path / DRAFTS / "b/a", str(tmp_path / "out"))
    write(tmp_path, pages(b="1"))
    assert not (tmp_path / DRAFTS).exists()
    assert tree(tmp_path / "out") == before


# What git is told


def ignored(root: Path) -> list[str]:
    return (root / "docs" / IGNORED).read_text().splitlines()


def test_the_reserved_paths_are_ignored(tmp_path: Path) -> None:
    write(tmp_path, pages(a="1"))
    *lines, stamp = ignored(tmp_path)
    assert set(lines) == {f"/{path}" for path in (*OURS, IGNORED, f"{drafts.FOLDER}/")}
    assert stamp.startswith("# generated ")


def test_a_gitignore_by_hand_is_in_the_way_and_never_touched(tmp_path: Path) -> None:
    write_files(tmp_path, {f"docs/{IGNORED}": "/mine\n"})
    assert said(tmp_path, pages(a="1")) == [
        "docs/.gitignore:1: a file that is generated; move its lines to .gitignore in the project's root, and delete it"
    ]
    assert cleaned(tmp_path).left
    assert ignored(tmp_path) == ["/mine"]


def test_all_that_is_generated_is_ignored_and_nothing_else(tmp_path: Path) -> None:
    by_hand = {"about.md": "x", "assets/x.txt": "x", "api/index.md": "x"}
    root = write_files(tmp_path, small(**{f"docs/{path}": text for path, text in by_hand.items()}))
    assert build(root).report
    git = ["git", "-C", str(root), "-c", "core.excludesFile=/dev/null"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    listed = subprocess.check_output([*git, "ls-files", "--others", "--exclude-standard", "docs"], text=True)
    assert set(listed.split()) == {f"docs/{path}" for path in by_hand}


def test_outputs_have_paths_of_their_own() -> None:
    assert len(set(RESERVED)) == len(RESERVED)
    for output in OUTPUTS:
        assert output.reserved, output.name
        for path in output.reserved:
            others = [other for other in RESERVED if other != path]
            assert not [other for other in others if other.endswith("/") and path.startswith(other)], path


# Of a bank


def test_cleaning_leaves_only_what_was_written_by_hand(tmp_path: Path) -> None:
    root = write_files(tmp_path, small(**{"docs/about.md": "by hand", "docs/api/index.md": "by hand"}))
    report = build(root).report
    assert report
    assert clean(root) == Report(0, report.written, 0)
    assert tree(root / "docs") == {"about.md": b"by hand", "api/index.md": b"by hand"}
    assert clean(root) == Report(0, 0, 0)


def test_a_build_that_is_refused_leaves_no_docs(tmp_path: Path) -> None:
    root = write_files(tmp_path, small(**{"questions/alpha/first.md": "---\ntitle: x\n---\n"}))
    assert build(root).problems
    clean(root)
    assert not (root / "docs").exists()


@pytest.mark.parametrize("page", ["questions.md", "random/index.md", "tags/README.md"])
def test_a_hand_written_page_does_not_take_a_generated_one_s_address(tmp_path: Path, page: str) -> None:
    root = write_files(tmp_path, small(**{f"docs/{page}": "# By hand\n"}))
    for outcome in (checked(root), build(root)):
        assert outcome.report is None
        assert [problem.path for problem in outcome.problems] == [f"docs/{page}"]


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"docs/index.md": "by hand"},
        {"docs/random.md/x.md": "by hand"},
        {"docs/tags": "by hand"},
        {"docs/questions/mine.md": "by hand"},
        {"docs/.gitignore": "/mine\n"},
        {"docs/questions.md": "# By hand\n"},
        {"mkdocs.yml": "a: ["},
    ],
    ids=lambda files: min(files, default="nothing"),
)
def test_a_check_says_what_a_build_would(tmp_path: Path, files: Mapping[str, str]) -> None:
    root = write_files(tmp_path, small(**files))
    before = tree(root)
    problems = checked(root).problems
    assert tree(root) == before
    assert build(root).problems == problems
    assert bool(problems) is bool(files)


def test_a_plan_of_nothing_changes_nothing(tmp_path: Path) -> None:
    write_files(tmp_path, {"docs/a/x.md": "by hand"})
    assert writer.write(tmp_path, Plan({})) == Report(0, 0, 0)
    assert tree(tmp_path) == {"docs/a/x.md": b"by hand"}


def test_a_site_that_is_a_link_is_in_the_way(tmp_path: Path) -> None:
    """MkDocs would empty the folder that it leads to."""
    kept = write_files(tmp_path / "elsewhere", {"keep": "by hand"}) / "keep"
    root = write_files(tmp_path / "bank", small())
    (root / "site").symlink_to(tmp_path / "elsewhere")
    (problem,) = build(root).problems
    assert str(problem).startswith("site:1: no folder of its own; ")
    (root / "site").unlink()
    (root / "site").write_text("by hand")
    assert [problem.path for problem in build(root).problems] == ["site"]
    (root / "site").unlink()
    assert build(root).problems == ()
    assert kept.read_text() == "by hand"


def test_a_card_that_only_ends_as_one_is_by_hand(tmp_path: Path) -> None:
    root = write_files(tmp_path, small())
    build(root)
    card = min((root / "docs/cards").glob("*.png"))
    data = card.read_bytes()
    card.write_bytes(data[:40] + b"x" + data[41:])
    assert [problem.path for problem in build(root).problems] == [f"docs/cards/{card.name}"]
    card.unlink()
    assert build(root).report
    assert card.read_bytes() == data
