"""What the worker and its reader are told of the finished pages: whether any changed, and how much they weigh."""

from __future__ import annotations

import gzip
import json
import re
from hashlib import blake2b
from pathlib import Path

from generator.outputs.contents import Contents
from generator.outputs.offline import CONTENT, WORKER
from generator.outputs.rehearsal import FOLDER

SIZES = f"{FOLDER}/sizes.json"

_PICTURE = re.compile(r'<(?:img class="figure" src|source srcset)="([^"]+)"')


def settled(site: Path) -> Contents:
    """The worker with a digest of all pages in it, and the sizes of what it may keep, by their paths in the site.

    The sizes are those of a transfer, in bytes, compressed as a host does: `questions` by their slugs, each with its
    pictures, and `theme`, which is all that the pages are shown with. A large bank has them in documents beside those
    of its questions. A site without a worker is told nothing.
    """
    if not (site / WORKER).is_file():
        return {}
    told = blake2b(digest_size=8)
    questions: dict[str, int] = {}
    for path in sorted(site.rglob("*.html")):
        page = path.read_bytes()
        told.update(page)
        if path.parent.parent == site / "questions":
            pictures = {path.parent / src for src in _PICTURE.findall(page.decode())}
            questions[path.parent.name] = _weight(page) + sum(_weight(one.read_bytes()) for one in pictures)
    theme = sum(_weight(path.read_bytes()) for path in sorted((site / "theme").iterdir()))
    divided = {SIZES: questions}
    for path in sorted((site / FOLDER).glob("questions-*.json")):
        slugs = (one["slug"] for one in json.loads(path.read_bytes())["questions"])
        own = {slug: questions.pop(slug) for slug in slugs if slug in questions}
        divided[f"{FOLDER}/{path.name.replace('questions', 'sizes')}"] = own
    worker = (site / WORKER).read_text(encoding="utf-8")
    return {
        WORKER: worker.replace(CONTENT, told.hexdigest()),
        **{
            path: json.dumps(({"theme": theme} if path == SIZES else {}) | {"questions": own}, separators=(",", ":"))
            + "\n"
            for path, own in divided.items()
        },
    }


def _weight(data: bytes) -> int:
    return len(gzip.compress(data, 6, mtime=0))
