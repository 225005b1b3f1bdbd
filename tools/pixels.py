"""Two finished sites, pixel by pixel: `python -m tools.pixels BEFORE_SITE AFTER_SITE`.

For a change that is not to show: every kind of page, phone and desktop, light and dark, and on paper. What differs is
named, with the box that it is in, and left as a picture in differences/: before, after, and where they differ.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, sync_playwright

from tests.banks import ROOT
from tests.browsing import SCHEMES, SCREENS, launch, opened
from tests.kinds import Kind
from tests.publishing import served
from tools.kinds import standing

FOLDER = ROOT / "differences"

Pictures = dict[str, Image.Image]


def pictures(browser: Browser, address: str, kinds: tuple[Kind, ...]) -> Pictures:
    """Every kind of page as it looks at the address, whole."""
    found = {}
    for name, screen in SCREENS.items():
        for scheme in SCHEMES:
            with opened(browser, **screen, color_scheme=scheme, reduced_motion="reduce") as page:
                for kind in kinds:
                    if name in kind.screens:
                        kind.reach(page, address)
                        found[f"{kind.name}-{name}-{scheme}"] = _picture(page)
                        if scheme == SCHEMES[0] and not kind.by_hand:
                            page.emulate_media(media="print")
                            found[f"{kind.name}-{name}-print"] = _picture(page)
                            page.emulate_media(media="screen")
    return found


def _picture(page: Page) -> Image.Image:
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    return Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")


def differences(before: Pictures, after: Pictures) -> Iterator[tuple[str, str]]:
    """What differs, by the name of its picture; each is left in differences/."""
    for name, one in before.items():
        other = after[name]
        size = (max(one.width, other.width), max(one.height, other.height))
        one, other = (_on(picture, size) for picture in (one, other))
        where = ImageChops.difference(one, other)
        if box := where.getbbox():
            sheet = Image.new("RGB", (3 * size[0], size[1]))
            for place, picture in enumerate((one, other, where)):
                sheet.paste(picture, (place * size[0], 0))
            sheet.save(FOLDER / f"{name}.png")
            count = sum(where.convert("L").point(bool).histogram()[1:2])
            yield name, f"{count} pixels in {box}"


def _on(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    sheet = Image.new("RGB", size, "magenta")
    sheet.paste(picture)
    return sheet


def main() -> int:
    """Prints what differs; 1 if anything does."""
    parser = argparse.ArgumentParser(prog="python -m tools.pixels", description=__doc__)
    parser.add_argument("before", type=Path, help="the folder of a finished site")
    parser.add_argument("after", type=Path, help="the folder of another one")
    sites = parser.parse_args()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        found = []
        for site in (sites.before, sites.after):
            with served(site) as address:
                found.append(pictures(browser, address, standing(site)))
        browser.close()
    count = 0
    for name, said in differences(*found):
        count += 1
        print(f"{name:<30} {said}")
    print(f"{count} of {len(found[0])} pictures differ")
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main())
