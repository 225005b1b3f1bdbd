"""The page about the JSON documents: its example does what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.banks import ROOT


def test_the_python_example_works(bread_address: str, tmp_path: Path) -> None:
    page = (ROOT / "docs/api/index.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    code = example.replace("http://127.0.0.1:8000", bread_address.rstrip("/"))
    assert code != example
    run = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    address = re.escape(bread_address) + r"questions/[a-z0-9-]+/#answer"
    assert re.fullmatch(rf".+[?.]\n\n.+\n{address}\n", run.stdout, re.DOTALL)
