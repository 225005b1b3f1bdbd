"""What may be published as it is: pictures, fonts, papers and plain data, each looked into before. Pure.

Whatever a browser runs in the site's own origin when somebody opens its address is no asset: HTML, scripts, and
drawings that act. A drawing is SVG of an allowed kind, element by element; what it refers to stands in it.
"""

from __future__ import annotations

import io
import json
import re
import warnings
from collections import defaultdict
from collections.abc import Mapping
from posixpath import splitext
from xml.parsers import expat

from PIL import Image

from generator.content import limits
from generator.content.characters import unfit
from generator.content.model import Size
from generator.content.problems import Say, quoted

PICTURES = {".svg": "SVG", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".gif": "GIF"}
"""Pictures by the ending of their file's name, which a server goes by."""

WIDE = ".wide.svg"
"""How the version of a drawing for wide screens ends: x.wide.svg stands beside x.svg."""

_ORIENTATION, _ON_ITS_SIDE = 0x0112, range(5, 9)
"""What a camera says of how a picture is to be turned (EXIF 2.32, tag 274)."""

FONT, PAPER = ".woff2", ".pdf"
TEXTS = (".txt", ".csv", ".json")
KINDS = (*PICTURES, FONT, PAPER, *TEXTS)

_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")

_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)

_ELEMENTS = frozenset(
    (
        "svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan "
        "textPath marker pattern clipPath mask linearGradient radialGradient stop filter feBlend "
        "feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap "
        "feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge "
        "feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
    ).split()
)
"""Elements that draw, or say in words what is drawn (SVG 2)."""

_WHAT_DRAWS = "shapes, text, gradients, patterns, markers, masks and filters"

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_WIDEST = 100_000
_REFERENCE = re.compile(r"""url\(\s*["']?#([^"')]+)["']?\s*\)""", re.IGNORECASE)
_ACTING = re.compile(
    r"@import|@font-face|@namespace|(?:url|image|image-set|src|expression)\(|javascript:|\\", re.IGNORECASE
)
"""What in a style asks for something from elsewhere, or is written so that nobody sees that it does."""

_MOST_SHOWN = 20_000
"""So many times in all may parts of a drawing be shown by reference: a few lines can ask for billions."""


def check(path: str, data: bytes, say: Say) -> Size | None:
    """Says what keeps an asset from being published; gives the width and height of a picture that says them, in pixels.

    `path` tells its kind. Lines are those of a text or drawing, else 1.
    """
    ending = splitext(path)[1]
    if ending == ".svg":
        return _Drawing(say, sized=path.endswith(WIDE)).size(data)
    if ending in PICTURES:
        return _raster(data, PICTURES[ending], say)
    if ending == FONT and not (data.startswith(b"wOF2") and int.from_bytes(data[8:12], "big") == len(data)):
        say(1, "no WOFF2 font; save it as one")
    if ending == PAPER and not data.startswith(b"%PDF-"):
        say(1, "no PDF; save it as one")
    if ending in TEXTS and (text := _text(data, say)) is not None and ending == ".json":
        _json(text, say)
    return None


def wide_of(path: str) -> str:
    """Where the version of a drawing for wide screens stands, if it has one."""
    return path.removesuffix(".svg") + WIDE


def is_fit(path: str) -> str:
    """What is wrong with the name of a file under docs/, from there on; "" if nothing."""
    for name in path.split("/"):
        if not _NAME.fullmatch(name):
            return f"the name {quoted(name)}; allowed: letters from a to z, digits, dots, hyphens and underscores"
    return ""


def _text(data: bytes, say: Say) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        say(line, f"the byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8")
        return None
    for at, name in unfit(text.replace("\r\n", "\n")):
        say(text.replace("\r\n", "\n").count("\n", 0, at) + 1, f"{name}; take it out")
        return None
    return text


def _json(text: str, say: Say) -> None:
    try:
        json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        say(error.lineno, f"no JSON: {error.msg}")
    except (ValueError, RecursionError):
        say(1, "no JSON that every program reads: of NaN and Infinity, or of too many brackets in each other")


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _raster(data: bytes, kind: str, say: Say) -> Size | None:
    """The size of a picture of pixels, which is read as a whole if it does not have too many."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of very many pixels, which are counted below
            with Image.open(io.BytesIO(data), formats=[kind]) as picture:
                width, height = picture.size
                few = width * height <= limits.PIXELS and max(width, height) <= limits.SIDE
                if few:
                    picture.verify()
            if few:
                with Image.open(io.BytesIO(data), formats=[kind]) as picture:
                    picture.load()
                    if picture.getexif().get(_ORIENTATION, 1) in _ON_ITS_SIDE:
                        width, height = height, width
    except Image.DecompressionBombError:
        few = False
    except Exception:  # Pillow raises errors of many kinds for pictures that are broken
        say(1, f"no whole picture of kind {kind}, as its name says; save it anew")
        return None
    if not few:
        say(1, f"more than {limits.PIXELS:,} pixels, or {limits.SIDE:,} on one side; make it smaller")
        return None
    return width, height


class _UnfitError(Exception):
    """The rest of a drawing is not worth reading."""


class _Drawing:
    """Reads an SVG element by element; one that is `sized` has to say its size."""

    def __init__(self, say: Say, *, sized: bool) -> None:
        self._say = say
        self._sized = sized
        self._parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = lambda *_: self._stop("a DOCTYPE; take it out: a drawing needs none")
        self._parser.ProcessingInstructionHandler = lambda *_: self._stop("a processing instruction; take it out")
        self._open: list[tuple[str, str]] = []  # the elements, and their ids
        self._size: Size | None = None
        self._style: list[str] = []
        self._shows: defaultdict[str, list[str]] = defaultdict(list)  # what is shown in an element with an id, by ids

    def size(self, data: bytes) -> Size | None:
        """The size by the viewBox; nothing where there is none, or where something was said."""
        if len(data) > limits.DRAWING_BYTES:
            self._say(1, f"a drawing of {len(data):,} bytes; allowed: at most {limits.DRAWING_BYTES:,}")
            return None
        text = _text(data, self._say)
        if text is None:
            return None
        try:
            self._parser.Parse(text.encode(), True)
            if _shown(self._shows) > _MOST_SHOWN:
                self._say(1, "parts that show each other so often that no browser ends; draw them out")
                return None
        except expat.ExpatError as error:
            self._say(error.lineno, f"no SVG: {expat.errors.messages[error.code]}; export it anew as plain SVG")
            return None
        except _UnfitError:
            return None
        if self._sized and not self._size:
            self._say(1, "a drawing for wide screens without its size; give its <svg> a viewBox")
        return self._size

    def _stop(self, message: str) -> None:
        self._say(self._parser.CurrentLineNumber, message)
        raise _UnfitError

    def _declared(self, version: str, encoding: str | None, _: int) -> None:
        if version != "1.0" or (encoding or "utf-8").lower() != "utf-8":
            self._stop("a declaration of another XML than version 1.0 in UTF-8; save it as that")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._open and (space, local) != (_SVG, "svg"):
            self._stop(f'the element {quoted(local)} where <svg xmlns="{_SVG}"> should start')
        if space != _SVG or local not in _ELEMENTS:
            self._stop(f"the element <{local[:60]}>; allowed: {_WHAT_DRAWS}; export it as plain SVG")
        if len(self._open) >= limits.DRAWING_DEPTH:
            self._stop(f"nested {len(self._open) + 1} levels deep; allowed: at most {limits.DRAWING_DEPTH}")
        self._open.append((local, attributes.get("id", "")))
        for full, value in attributes.items():
            self._seen(value)
            self._attribute(full, value)
        if len(self._open) == 1 and "viewBox" in attributes:
            self._size = self._box(attributes["viewBox"])

    def _attribute(self, full: str, value: str) -> None:
        space, _, name = full.rpartition(" ")
        if space not in {"", _XLINK, _XML} or (space == _XML and name not in {"space", "lang"}):
            self._stop(f"the attribute {quoted(name)} of another vocabulary; export it as plain SVG")
        if name.lower().startswith("on") or name.lower() in {"src", "base"}:
            self._stop(f"the attribute {quoted(name)}, which acts; a drawing only shows")
        if name == "href":
            if not value.startswith("#"):
                self._stop(f"a reference to {quoted(value)}; allowed: parts of the drawing itself, as in #name")
            self._refers(value[1:])
        elif space == _XLINK:
            self._stop(f"the attribute xlink:{name}; a drawing leads nowhere: take it out")
        else:
            self._styled(value)

    def _styled(self, value: str) -> None:
        """A value may refer to parts of the drawing, and to nothing else."""
        for reference in _REFERENCE.findall(value):
            self._refers(reference)
        if acting := _ACTING.search(_REFERENCE.sub("", value)):
            self._stop(f"{quoted(acting.group())} in a style; allowed: url(#name), for a part of the drawing itself")

    def _refers(self, to: str) -> None:
        for holder in {own for _, own in self._open if own} | {""}:
            self._shows[holder].append(to)

    def _seen(self, text: str) -> None:
        for _, name in unfit(text):
            self._stop(f"{name}, written as a reference; take it out")

    def _characters(self, text: str) -> None:
        self._seen(text)
        if self._open and self._open[-1][0] == "style":
            self._style.append(text)

    def _end(self, _: str) -> None:
        if self._open.pop()[0] == "style":
            self._styled("".join(self._style))
            self._style.clear()

    def _box(self, value: str) -> Size:
        numbers = [part for part in re.split(r"[\s,]+", value.strip()) if part]
        if len(numbers) == 4 and all(map(_NUMBER.fullmatch, numbers)):
            width, height = float(numbers[2]), float(numbers[3])
            if 1 <= width <= _WIDEST and 1 <= height <= _WIDEST:
                return round(width), round(height)
        self._stop(f"viewBox: {quoted(value)}; allowed: four numbers, left, top, width, height, of 1 to {_WIDEST:,}")
        raise AssertionError


def _shown(shows: Mapping[str, list[str]]) -> int:
    """How many parts a drawing shows by reference, those within what is shown too; of a circle, more than allowed."""
    counted: dict[str, int] = {}

    def count(name: str, within: tuple[str, ...]) -> int:
        if name in within or len(within) > limits.DRAWING_DEPTH:
            return _MOST_SHOWN + 1
        if name not in counted:
            inner = (count(other, (*within, name)) for other in shows.get(name, ()))
            counted[name] = min(1 + sum(inner), _MOST_SHOWN + 1)
        return counted[name]

    return count("", ())
