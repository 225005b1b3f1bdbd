"""Which repository a working copy says it is of."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.publish.origin import VARIABLE, name_origin, origin, web_address


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/some/bank.git", "https://github.com/some/bank"),
        ("https://github.com/some/bank/", "https://github.com/some/bank"),
        ("https://me:secret@git.example/group/sub/bank", "https://git.example/group/sub/bank"),
        ("git@github.com:some/bank.git", "https://github.com/some/bank"),
        ("ssh://git@git.example/some/bank", "https://git.example/some/bank"),
        ("/srv/bank.git", ""),
        ("../bank", ""),
        ("file:///srv/bank", ""),
        ("https://git.example/some bank", ""),
        ("https://git.example/<b>", ""),
        ("", ""),
    ],
)
def test_a_remote_has_an_address_of_the_web_or_none(remote: str, address: str) -> None:
    assert web_address(remote) == address


def test_a_copy_knows_what_it_was_cloned_from(tmp_path: Path) -> None:
    assert origin(tmp_path) == ""
    for command in (["init", "--quiet"], ["remote", "add", "origin", "git@git.example:some/bank.git"]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    assert origin(tmp_path) == "https://git.example/some/bank"


def test_what_was_said_already_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    name_origin(tmp_path)
    assert os.environ[VARIABLE] == ""
    monkeypatch.delenv(VARIABLE)
    name_origin(tmp_path)
    assert os.environ[VARIABLE] == "", "of no repository"
