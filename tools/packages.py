"""The packages of npm that deno.json pins: nothing of them runs, their files are read."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parent.parent


def package(name: str) -> Path:
    """Where Deno keeps the package, whose archive has the hash that stands in deno.lock."""
    pinned = json.loads((ROOT / "deno.json").read_text(encoding="utf-8"))["imports"][name]
    version = pinned.removeprefix(f"npm:{name}@")
    (place,) = (ROOT / ".venv" / "deno" / "npm").glob(f"*/{name}/{version}")
    return place
