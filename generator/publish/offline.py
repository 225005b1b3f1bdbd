"""What the worker and its reader are told of the finished pages: whether any changed, and how much they weigh."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from generator.outputs.contents import Contents
from generator.outputs.offline import CONTENT, WORKER
from generator.outputs.rehearsal import FOLDER
from generator.publish.ledger import Rows
from generator.work.remembered import remembered
from generator.work.store import Store
from generator.work.version import digest

SIZES = f"{FOLDER}/sizes.json"

_WEIGHTS = "weights"
"""What pages weigh is remembered by this name."""

_QUESTION = re.compile(r"questions/([^/]+)/index\.html")
_PICTURE = re.compile(r'<(?:img class="figure" src|source srcset)="([^"]+)"')


def settled(docs: Path, site: Path, rows: Rows, store: Store) -> Contents:
    """The worker with a digest of all pages in it, and the sizes of what it may keep, by their paths in the site.

    `rows` are those of all that stands in the site. The worker as it was generated stands in docs/. The sizes are those
    of a transfer, in bytes, compressed as a host does: `questions` by their slugs, each with its pictures, and `theme`,
    which is all that the pages are shown with. A large bank has them in documents beside those of its questions. A site
    without a worker is told nothing.
    """
    if not (docs / WORKER).is_file():
        return {}
    pages = {path: row.digest for path, row in sorted(rows.items()) if path.endswith(".html")}
    of_questions = {path: told for path, told in pages.items() if _QUESTION.fullmatch(path)}
    weights = remembered(store, _WEIGHTS, of_questions, lambda path: _weighed(site / path), "weighing {} pages")
    pictures = {(site / path).parent / one for path, (_, shown) in weights.items() for one in shown}
    weight_of = {place: _weight(place.read_bytes()) for place in pictures}
    questions = {
        Path(path).parent.name: weight + sum(weight_of[(site / path).parent / one] for one in {*shown})
        for path, (weight, shown) in weights.items()
    }
    theme = sum(_weight((site / path).read_bytes()) for path in sorted(rows) if path.startswith("theme/"))
    divided = {SIZES: questions}
    for path in sorted((docs / FOLDER).glob("questions-*.json")):
        slugs = (one["slug"] for one in json.loads(path.read_bytes())["questions"])
        own = {slug: questions.pop(slug) for slug in slugs if slug in questions}
        divided[f"{FOLDER}/{path.name.replace('questions', 'sizes')}"] = own
    worker = (docs / WORKER).read_text(encoding="utf-8")
    return {
        WORKER: worker.replace(CONTENT, digest(pages.values())),
        **{
            path: json.dumps(({"theme": theme} if path == SIZES else {}) | {"questions": own}, separators=(",", ":"))
            + "\n"
            for path, own in divided.items()
        },
    }


def _weighed(page: Path) -> tuple[int, tuple[str, ...]]:
    """What a page weighs, and the addresses of its pictures."""
    found = page.read_bytes()
    return _weight(found), tuple(_PICTURE.findall(found.decode()))


def _weight(found: bytes) -> int:
    return len(gzip.compress(found, 6, mtime=0))
