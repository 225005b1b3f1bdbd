"""What knows MkDocs: the settings it reads, and its server."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from generator.arrange.site import Settings
from generator.content.problems import Say, quoted
from generator.theme.files import CATALOGUE, FOLDER, catalogue

SETTINGS_FILE = "mkdocs.yml"

PHRASES = CATALOGUE.relative_to(FOLDER.parent).as_posix()
"""The catalogue, as MkDocs is told of it: a path from the project's root."""

THEME = ("overrides", SETTINGS_FILE)
"""What every page is made with: an edit of it makes every page stale."""


def settings(root: Path, say: Say, url: str = "") -> Settings:
    """What mkdocs.yml says of the site, read as MkDocs reads it, with the environment's values where it asks for them.

    `url` takes the place of the site's address there. Without the file nothing is set.
    """
    try:
        with open(root / SETTINGS_FILE, encoding="utf-8") as file:
            found = yaml_load(file)
    except FileNotFoundError:
        return Settings(url=url)
    except (ConfigurationError, UnicodeDecodeError, OSError) as error:
        say(1, f"cannot be read: {' '.join(str(error).split())}")
        return Settings(url=url)
    if not isinstance(found, dict):
        say(1, f"{quoted(str(found))}; allowed: lines of the form name: value")
        return Settings(url=url)

    def text(value: object) -> str:
        return "" if value is None else " ".join(str(value).split())

    def part(name: str) -> dict[str, object]:
        value = found.get(name)
        return value if isinstance(value, dict) else {}

    theme, extra = part("theme"), part("extra")
    phrases = extra.get("phrases") or {}
    if theme.get("custom_dir") and isinstance(phrases, dict) and (missing := catalogue().keys() - phrases.keys()):
        say(1, f"phrases that pages need are missing, such as {min(missing)}; add the line INHERIT: {PHRASES}")
    own = url or text(found.get("site_url"))
    return Settings(
        name=text(found.get("site_name")),
        tagline=text(found.get("site_description")),
        url=own.rstrip("/") + "/" if own else "",
        language=text(theme.get("language")) or "en",
        repository=text(found.get("repo_url")).rstrip("/"),
        branch=text(extra.get("branch")) or "main",
        phrases=phrases,
    )


def start_server(root: Path, address: str, pages: str) -> subprocess.Popen[bytes]:
    """Starts MkDocs over docs/, with its pages somewhere in the folder `pages`.

    Only pages that changed are built, so that an edit shows at once in a large bank.
    """
    command = [sys.executable, "-m", "mkdocs", "--quiet", "serve", "--dirty", "--livereload", "--no-strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://{address}/", "TMPDIR": pages}
    return subprocess.Popen([*command, "--dev-addr", address], cwd=root, env=environment)
