"""Pictures of every kind of page, phone and desktop, light and dark: `make screenshots`.

They are written into screenshots/, each as far down as three screens from the top, or from the part that the address
names. Two of them stand in the README.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.banks import ROOT, copy_project
from tests.browsing import SCHEMES, SCREENS, Screen, launch, opened
from tests.publishing import publish, served
from tools.kinds import STYLEGUIDE, standing

FOLDER = ROOT / "screenshots"
SCREENS_DOWN = 3
README = {"answer-desktop-light": "question.png", "home-phone-dark": "home.png"}
"""The pictures that the README shows, and their names in .github/images/; these are one screen high."""


def picture(page: Page, screen: Screen, path: Path, start: float = 0, screens_down: int = SCREENS_DOWN) -> None:
    """Writes a picture of the page from so many pixels below its top on; of what covers it, as it is."""
    width, height = screen["viewport"]["width"], screen["viewport"]["height"]
    full = min(page.evaluate("document.documentElement.scrollHeight") - start, screens_down * height)
    if page.locator("dialog[open], :popover-open").count():
        full = height
    page.evaluate("(top) => scrollTo({ top, behavior: 'instant' })", start)
    page.set_viewport_size({"width": width, "height": int(max(full, height))})
    page.screenshot(path=path)
    page.set_viewport_size(screen["viewport"])


def start_of(page: Page) -> float:
    """How far down a page is read that is opened at the part that its address names; 0 if it names none."""
    scroll = """() => {
      const part = document.querySelector(":target");
      part?.scrollIntoView({ behavior: "instant" });
      return part ? scrollY : 0;
    }"""
    return float(page.evaluate(scroll))


def main() -> None:
    """Takes every picture."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = publish(copy_project(Path(folder) / "project", ROOT / "questions"), private=True)
        kinds = (*standing(site), STYLEGUIDE)
        browser = launch(playwright)
        with served(site) as address:
            for name, screen in SCREENS.items():
                for scheme in SCHEMES:
                    with opened(browser, **screen, color_scheme=scheme, device_scale_factor=2) as page:
                        for kind in kinds:
                            if name not in kind.screens:
                                continue
                            shown = f"{kind.name}-{name}-{scheme}"
                            kind.reach(page, address)
                            picture(page, screen, FOLDER / f"{shown}.png", start_of(page))
                            if shown in README:
                                path = ROOT / ".github/images" / README[shown]
                                picture(page, screen, path, screens_down=1)
                                # In few colors it is a third of the size, and looks the same.
                                Image.open(path).convert("RGB").quantize(128).save(path, optimize=True)
        browser.close()
    print(f"{len(list(FOLDER.iterdir()))} pictures in {FOLDER.name}/, {len(README)} of them in the README")


if __name__ == "__main__":
    main()
