"""Pictures of every kind of page, phone and desktop, light and dark: `make screenshots`.

They are written into screenshots/, each as far down as three screens. Two of them stand in the README.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.banks import ROOT, copy_project
from tests.conftest import launch, opened, publish, served
from tests.kinds import KINDS, SCHEMES, SCREENS, Screen

FOLDER = ROOT / "screenshots"
SCREENS_DOWN = 3
README = {"answer-desktop-light": "question.png", "home-phone-dark": "home.png"}
"""The pictures that the README shows, and their names in .github/images/; these are one screen high."""


def picture(page: Page, screen: Screen, path: Path, screens_down: int = SCREENS_DOWN) -> None:
    """Writes a picture of the page from its top on."""
    width, height = screen["viewport"]["width"], screen["viewport"]["height"]
    full = min(page.evaluate("document.documentElement.scrollHeight"), screens_down * height)
    if page.locator("dialog[open], :popover-open").count():
        full = height
    page.evaluate("scrollTo(0, 0)")
    page.set_viewport_size({"width": width, "height": full})
    page.screenshot(path=path)
    page.set_viewport_size(screen["viewport"])


def main() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = publish(copy_project(Path(folder) / "project", ROOT / "questions"))
        browser = launch(playwright)
        with served(site) as address:
            for name, screen in SCREENS.items():
                for scheme in SCHEMES:
                    with opened(browser, **screen, color_scheme=scheme, device_scale_factor=2) as page:
                        for kind in KINDS:
                            if name not in kind.screens:
                                continue
                            shown = f"{kind.name}-{name}-{scheme}"
                            kind.reach(page, address)
                            picture(page, screen, FOLDER / f"{shown}.png")
                            if shown in README:
                                path = ROOT / ".github/images" / README[shown]
                                picture(page, screen, path, screens_down=1)
                                # In few colors it is a third of the size, and looks the same.
                                Image.open(path).convert("RGB").quantize(128).save(path, optimize=True)
        browser.close()
    print(f"{len(list(FOLDER.iterdir()))} pictures in {FOLDER.name}/, {len(README)} of them in the README")


if __name__ == "__main__":
    main()
