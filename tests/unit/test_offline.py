"""The worker, the manifest and the icons, and what the worker is told of the finished pages."""

from __future__ import annotations

import gzip
import json
import re
from io import BytesIO
from pathlib import Path

from PIL import Image

from generator.commands.build import build, checked
from generator.outputs.offline import CONTENT, MANIFEST, SIZES, offline
from tests.banks import ROOT, small, write
from tests.publishing import settled_site

KNOWN = re.compile(r"^self\.SITE = (\{.*\});$", re.MULTILINE)


def test_the_worker_knows_each_file_of_the_theme_by_its_stamp(tmp_path: Path) -> None:
    """A browser that has another build's file is told by that."""
    root = write(tmp_path, small())
    assert build(root).problems == ()
    docs = root / "docs"
    (known,) = KNOWN.findall((docs / "worker.js").read_text(encoding="utf-8"))
    theme = json.loads(known)["THEME"]
    assert set(theme) == {path.relative_to(docs).as_posix() for path in (docs / "theme").iterdir()}
    for path, digest in theme.items():
        assert f"generated {digest}" in (docs / path).read_text(encoding="utf-8"), path


def test_pages_say_which_build_they_are_shown_with(tmp_path: Path) -> None:
    root = write(tmp_path, small())
    build(root)
    (known,) = KNOWN.findall((root / "docs/worker.js").read_text(encoding="utf-8"))
    name = json.loads(known)["BUILD"]
    for path, says in {
        "questions/first.md": True,
        "index.md": True,
        "random.md": True,
        "glossary/wdg.md": False,
    }.items():
        text = (root / "docs" / path).read_text(encoding="utf-8")
        assert (f'"build": "{name}"' in text) is says, "who is sent on from a former address stays nowhere"


def test_the_manifest_names_the_site_and_icons_of_the_sizes_that_it_says(tmp_path: Path) -> None:
    site = checked(write(tmp_path, small(**{"mkdocs.yml": "site_name: A bank\nsite_description: Of things.\n"}))).site()
    made = offline(site, ())
    manifest = json.loads(str(made[MANIFEST]))
    assert (manifest["name"], manifest["description"], manifest["start_url"]) == ("A bank", "Of things.", "./")
    for icon in manifest["icons"]:
        content = made[icon["src"]]
        assert isinstance(content, bytes)
        size = Image.open(BytesIO(content)).size
        assert icon["sizes"] == f"{size[0]}x{size[1]}"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    assert len(manifest["icons"]) == 2 * len(SIZES)


def finished(folder: Path, text: str = "text") -> Path:
    """A finished site of one question with a picture, which has a version for wide screens."""
    wide = '<source srcset="../../assets/a.wide.svg" media="(min-width: 9em)">'
    page = (
        f'<link href="x"><h1>{text}</h1><picture>{wide}<img class="figure" src="../../assets/a.svg" alt=""></picture>'
    )
    return write(
        folder,
        {
            "questions/one/index.html": page,
            "questions/index.html": "a list",
            "assets/a.svg": "<svg/>",
            "assets/a.wide.svg": "<svg>wide</svg>",
            "theme/site.css": "a {}",
            "worker.js": f'self.SITE = {{"CONTENT": "{CONTENT}"}};',
        },
    )


def test_the_worker_is_another_one_when_any_page_changes(tmp_path: Path) -> None:
    one, same, other = (
        settled_site(finished(tmp_path / name, text)) for name, text in (("a", "x"), ("b", "x"), ("c", "y"))
    )
    assert one == same
    assert one["worker.js"] != other["worker.js"]
    assert CONTENT not in str(one["worker.js"])


def test_sizes_are_those_of_a_transfer_with_pictures(tmp_path: Path) -> None:
    site = finished(tmp_path)
    sizes = json.loads(str(settled_site(site)["rehearsal/sizes.json"]))

    def weight(path: str) -> int:
        return len(gzip.compress((site / path).read_bytes(), 6, mtime=0))

    assert sizes == {
        "theme": weight("theme/site.css"),
        "questions": {
            "one": sum(map(weight, ("questions/one/index.html", "assets/a.svg", "assets/a.wide.svg"))),
        },
    }


def test_a_worker_can_be_read_at_a_glance() -> None:
    """Few enough lines that a page holds what it does: it answers for the whole site."""
    lines = (ROOT / "generator/scripts/worker.js").read_text(encoding="utf-8").splitlines()
    code = [line for line in lines if line.strip() and not line.strip().startswith(("//", "*", "/*"))]
    assert len(code) <= 130
