"""Every kind of page, as rendered from a small bank, against the pages accepted before: `make golden` accepts anew."""

import shutil
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from generator.commands.build import build, checked
from generator.content.fields import ENTRIES, TOPICS, Field, Value
from generator.outputs.assets import assets
from generator.outputs.assets import build as build_of
from generator.outputs.contents import data
from generator.outputs.mark import mark
from generator.outputs.offline import ICONS, SIZES, WORKER
from generator.outputs.table import RESERVED
from generator.publish.stamp import bare
from generator.publish.survey import IGNORED, planned
from tests.banks import GOLDEN

PICTURES = "cards.txt"
"""The names of the share cards: they hash what a card shows, while its bytes differ with the version of zlib."""

ENDINGS = ("*.md", "*.json", "*.xml", "*.csv", "llms.txt", PICTURES)

BESIDE = "beside"
"""Where texts stand that are put into the finished site."""


def pages(folder: Path) -> dict[str, list[str]]:
    """The generated texts below a folder, and a list of the pictures."""
    texts = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8").splitlines(keepends=True)
        for ending in ENDINGS
        for path in folder.rglob(ending)
    }
    return texts if PICTURES in texts else texts | {PICTURES: [f"{name}\n" for name in pictures(folder)]}


def pictures(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob("cards/*.png"))


def icons() -> list[str]:
    """Pictures too."""
    return [f"{ICONS}/{size}.png" for size in SIZES]


def test_pages_are_as_accepted(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    project = Path(shutil.copytree(GOLDEN / "content", tmp_path / "project"))
    by_hand = {path.relative_to(project / "docs").as_posix() for path in (project / "docs").rglob("*.md")}
    outcome = build(project)
    assert outcome.problems == ()
    docs = project / "docs"
    generated = set(pages(docs)) - {PICTURES} - by_hand | set(pictures(docs))
    theme = set(assets(outcome.theme)) | set(mark(outcome.theme.colors)) | {WORKER, *icons()}
    assert set(planned(project, {}, RESERVED).stale) == generated | theme | {IGNORED}
    for path in generated:
        # The stamp differs wherever anything does, and the build wherever a style or a script does.
        text = bare(path, (docs / path).read_bytes())
        (docs / path).write_bytes(text.replace(build_of(outcome.theme).encode(), b"of the theme"))
    # The bytes of archives differ with the version of zlib too.
    for path, content in outcome.made_of.beside.items():
        if not path.endswith(".apkg"):
            place = docs / BESIDE / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data(content))
    expected = GOLDEN / "pages"
    if request.config.getoption("--refresh"):
        shutil.rmtree(expected, ignore_errors=True)
        apart = shutil.ignore_patterns("assets", "theme", "cards", ICONS, WORKER, IGNORED, *by_hand)
        shutil.copytree(docs, expected, ignore=apart)
        (expected / PICTURES).write_text("".join(pages(docs)[PICTURES]))
    accepted, rendered = pages(expected), pages(docs)
    diff = [
        line
        for path in sorted((accepted.keys() | rendered.keys()) - by_hand)
        for line in unified_diff(accepted.get(path, []), rendered.get(path, []), f"accepted/{path}", f"rendered/{path}")
    ]
    assert not diff, "make golden accepts these pages:\n" + "".join(diff)


def paths(fields: tuple[Field, ...]) -> Iterator[tuple[str, ...]]:
    """Every field, and every part of one."""
    for field in fields:
        yield (field.name,)
        yield from ((field.name, *path) for path in paths(field.parts))


BANK = checked(GOLDEN / "content").bank


@pytest.mark.parametrize(
    ("kind", "path"),
    [(kind, path) for kind, (_, fields) in ENTRIES.items() for path in paths(fields)],
    ids=lambda value: ".".join(value) if isinstance(value, tuple) else value,
)
def test_every_field_is_used_and_left_out_among_them(kind: str, path: tuple[str, ...]) -> None:
    """A field that a page shows is seen in some page, and a page that does without it is seen too."""
    found: list[object] = list(BANK.entries[kind])
    fields = ENTRIES[kind][1]
    for name in path:
        field = next(field for field in fields if field.name == name)
        values = [getattr(entry, name) for entry in found]
        found = [item for value in values for item in value] if field.value is Value.RECORDS else values
        fields = field.parts
        if field.value is Value.RECORD and name != path[-1]:
            found = [value for value in found if value]
    assert any(found)
    assert field.needed or field.value is Value.RECORDS or not all(found)


def test_every_kind_of_entry_is_of_the_bank() -> None:
    assert set(BANK.entries) == set(ENTRIES)
    assert [field.name for field in TOPICS] == ["tracks", "topics"]
