"""What lets the site be read without a network, and be put among a device's programs. Pure.

`worker.js` is the service worker (W3C, Service Workers): scripts/worker.js with what it has to know of this build. What
its pages say is known once they are finished; then publish/offline.py puts it in the place that is kept for it.
`manifest.json` says how the site looks as a program (W3C, Web Application Manifest), with its icons.
"""

from __future__ import annotations

import json
from html import escape
from io import BytesIO

import rjsmin
from font_source_serif_pro import SourceSerifProBold
from PIL import Image, ImageDraw, ImageFont

from generator.arrange.pages import Page
from generator.arrange.site import Site
from generator.outputs.assets import assets, build, digest
from generator.outputs.contents import Contents

WORKER = "worker.js"
MANIFEST = "manifest.json"
ICONS = "icons"
SIZES = (192, 512)
"""The sizes of icons, in pixels, that browsers ask for."""

CONTENT = "what the pages say"
"""Stands in the worker where a digest of all pages is to stand."""

_SCRIPT = "scripts/worker.js"


def offline(site: Site, _: tuple[Page, ...]) -> Contents:
    """The worker, the manifest and the icons."""
    return {
        WORKER: _worker(site),
        MANIFEST: json.dumps(_manifest(site), ensure_ascii=False) + "\n",
        **{f"{ICONS}/{size}.png": _icon(site, size) for size in SIZES},
    }


def _worker(site: Site) -> str:
    known = {
        "BUILD": build(site.theme),
        "CONTENT": CONTENT,
        "THEME": {path: digest(text) for path, text in assets(site.theme).items()},
        "OFFLINE": _page(site),
    }
    return f"self.SITE = {json.dumps(known, ensure_ascii=False)};\n{rjsmin.jsmin(site.theme.scripts[_SCRIPT])}\n"


def _page(site: Site) -> str:
    """What is shown in place of a page that is not kept."""
    title, text = (escape(site.say(key)) for key in ("offline_title", "offline_about"))
    name = escape(site.settings.name)
    return (
        f'<!doctype html><html lang="{escape(site.settings.language)}"><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<h1>{title}</h1><p>{text}</p><p>{name}</p></html>"
    )


def _manifest(site: Site) -> dict[str, object]:
    light = site.theme.colors.light
    return {
        "name": site.settings.name,
        "short_name": site.settings.name,
        "description": site.settings.tagline,
        "lang": site.settings.language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": light["paper"],
        "theme_color": light["paper"],
        "icons": [
            {"src": f"{ICONS}/{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for size in SIZES
            for purpose in ("any", "maskable")
        ],
    }


def _icon(site: Site, size: int) -> bytes:
    """The mark as a picture: a question mark on the accent, within the part that no device cuts off."""
    colors = site.theme.colors.light
    image = Image.new("RGB", (size, size), colors["accent"])
    font = ImageFont.truetype(SourceSerifProBold, round(size * 0.66))
    ImageDraw.Draw(image).text((size / 2, size / 2), "?", font=font, fill=colors["sheet"], anchor="mm")
    held = BytesIO()
    image.quantize(32).save(held, "PNG", optimize=True)
    return held.getvalue()
