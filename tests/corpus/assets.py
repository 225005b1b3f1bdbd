"""What is to be published as it is: drawings that act, broken and false pictures, fonts, other files."""

from __future__ import annotations

import gzip
import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image

from tests.corpus.case import FIRST, Case, File, large, made, text

DRAWING = "docs/assets/figures/x.svg"
_NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(content: str, attributes: str = 'viewBox="0 0 4 3"') -> str:
    """A drawing of this content; by default it has a size."""
    return f"<svg {_NAMES} {attributes}>\n{content}\n</svg>\n"


ACTING = {
    "a script": "<script>alert(1)</script>",
    "a script in capitals": "<SCRIPT>alert(1)</SCRIPT>",
    "a script from elsewhere": '<script href="https://example.org/x.js"/>',
    "a script by the old link": '<script xlink:href="https://example.org/x.js"/>',
    "a script as character data": "<script><![CDATA[alert(1)]]></script>",
    "a script of a module": '<script type="module">alert(1)</script>',
    "a script with a prefix": '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
    "a script of HTML": '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    "a script by default names": '<g xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></g>',
    "a script in its definitions": "<defs><script>alert(1)</script></defs>",
    "a script in its title": '<title><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script></title>',
    "a handler": '<path onclick="alert(1)" d="M0 0h4"/>',
    "a handler in capitals": '<path ONCLICK="alert(1)" d="M0 0h4"/>',
    "a handler of a load": '<g onload="alert(1)"/>',
    "a handler of an error": '<image href="x" onerror="alert(1)"/>',
    "a handler of a focus": '<path tabindex="0" autofocus="" onfocusin="alert(1)" d="M0 0h4"/>',
    "a handler of an animation": '<animate onbegin="alert(1)" attributeName="x" dur="1s"/>',
    "a handler with a prefix": '<path xlink:onclick="alert(1)" d="M0 0h4"/>',
    "a link": '<a href="https://example.org/"><path d="M0 0h4"/></a>',
    "a link to a script": '<a href="javascript:alert(1)"><path d="M0 0h4"/></a>',
    "a link to a script by the old link": '<a xlink:href="javascript:alert(1)"><text>x</text></a>',
    "a link to a script by an entity": '<a href="java&#115;cript:alert(1)"><text>x</text></a>',
    "a link to a script over lines": '<a href="java&#10;script:alert(1)"><text>x</text></a>',
    "a link to data": '<a href="data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;"><text>x</text></a>',
    "a use of elsewhere": '<use href="https://example.org/x.svg#a"/>',
    "a use of elsewhere by no scheme": '<use href="//example.org/x.svg#a"/>',
    "a use of another file": '<use href="other.svg#a"/>',
    "a use of data": '<use href="data:image/svg+xml,&lt;svg id=&quot;a&quot; onload=&quot;alert(1)&quot;/&gt;#a"/>',
    "a use of a script": '<use xlink:href="javascript:alert(1)"/>',
    "a use of nothing": '<use href=""/>',
    "a picture from elsewhere": '<image href="https://example.org/x.png" width="1" height="1"/>',
    "a picture by the old link": '<image xlink:href="https://example.org/x.png" width="1" height="1"/>',
    "a picture in data": '<image href="data:image/svg+xml;base64,PHN2Zy8+" width="1" height="1"/>',
    "a picture of HTML": '<img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/>',
    "a picture for a filter": '<filter id="f"><feImage href="https://example.org/x.png"/></filter>',
    "a foreign object": "<foreignObject><div>x</div></foreignObject>",
    "a foreign frame": '<foreignObject><iframe src="javascript:alert(1)"/></foreignObject>',
    "a frame": '<iframe src="https://example.org/"/>',
    "an object": '<object data="https://example.org/"/>',
    "an embedded file": '<embed src="x.html"/>',
    "a form": '<form action="https://example.org/"/>',
    "a video": '<video src="https://example.org/x.mp4" autoplay=""/>',
    "a sound": '<audio src="x" onerror="alert(1)"/>',
    "a canvas": "<canvas/>",
    "a handler as an element": '<handler type="text/javascript">alert(1)</handler>',
    "a listener": '<listener event="load" handler="#x"/>',
    "data to discard": '<discard begin="1s"/>',
    "a link that is set": '<a><set attributeName="href" to="javascript:alert(1)"/><text>x</text></a>',
    "a link that is animated": '<a><animate attributeName="href" values="javascript:alert(1)"/><text>x</text></a>',
    "a link that is animated by the old name": '<a><animate attributeName="xlink:href" to="javascript:alert(1)"/></a>',
    "a handler that is set": '<set attributeName="onmouseover" to="alert(1)"/>',
    "a motion": '<animateMotion path="M0 0h4" dur="1s"/>',
    "a turn": '<animateTransform attributeName="transform" type="rotate" dur="1s"/>',
    "a style from elsewhere": '<style>@import "https://example.org/x.css";</style>',
    "a style from elsewhere by an address": "<style>@import url(//example.org/x.css);</style>",
    "a style from elsewhere in capitals": "<style>@IMPORT url(//example.org/x.css);</style>",
    "a style from elsewhere by an escape": "<style>@\\69mport url(//example.org/x.css);</style>",
    "a style from elsewhere as character data": '<style><![CDATA[@import "//example.org/x.css";]]></style>',
    "a style from elsewhere in two pieces": '<style>@im<![CDATA[port "//example.org/x.css";]]></style>',
    "a style from elsewhere around a comment": '<style>@im<!-- -->port "//example.org/x.css";</style>',
    "a style from elsewhere by entities": '<style>&#64;import "//example.org/x.css";</style>',
    "a style sheet by an instruction": '<?xml-stylesheet href="https://example.org/x.css"?><path d="M0 0h4"/>',
    "a style sheet by a link": '<link xmlns="http://www.w3.org/1999/xhtml" rel="stylesheet" href="//a.b/x.css"/>',
    "a font from elsewhere": "<style>@font-face { font-family: a; src: url(https://example.org/x.woff2) }</style>",
    "a background from elsewhere": "<style>path { background: url(https://example.org/x.png) }</style>",
    "a background by a set of pictures": '<style>path { background: image-set("//example.org/x.png" 1x) }</style>',
    "a background by a picture": '<style>path { background: image("//example.org/x.png") }</style>',
    "a background by a set of another browser": '<style>path { fill: -webkit-image-set("//a.b/x.png" 1x) }</style>',
    "a background between strings that look like a comment": (
        '<style>path { --a: "/*"; background: url(//example.org/x.png); --b: "*/" }</style>'
    ),
    "a background in an attribute": '<path style="background: url(https://example.org/x.png)" d="M0 0h4"/>',
    "a background by an escape": '<path style="background: u\\72l(//example.org/x.png)" d="M0 0h4"/>',
    "a fill from elsewhere": '<path fill="url(https://example.org/x.svg#a)" d="M0 0h4"/>',
    "a fill from another file": '<path fill="url(other.svg#a)" d="M0 0h4"/>',
    "a filter from elsewhere": '<path filter="url(\'//example.org/x.svg#a\')" d="M0 0h4"/>',
    "a mask from elsewhere": '<path mask="url(&quot;//example.org/x.svg#a&quot;)" d="M0 0h4"/>',
    "a cursor from elsewhere": '<path cursor="url(https://example.org/x.cur), auto" d="M0 0h4"/>',
    "a marker from data": '<path marker-start="url(data:image/svg+xml,x#a)" d="M0 0h4"/>',
    "a binding": "<style>path { -moz-binding: url(//example.org/x.xml#a) }</style>",
    "a behavior": "<style>path { behavior: url(x.htc) }</style>",
    "a namespace in a style": "<style>@namespace url(http://www.w3.org/1999/xhtml); a { color: red }</style>",
    "another base": '<g xml:base="https://example.org/"><use href="#a"/></g>',
    "a role of a link": '<path xlink:role="https://example.org/" d="M0 0h4"/>',
    "an unknown element": "<blink/>",
    "an element of an editor": '<n:view xmlns:n="http://www.inkscape.org/namespaces/inkscape"/>',
    "an attribute of an editor": '<path xmlns:n="http://www.inkscape.org/namespaces/inkscape" n:label="x" d="M0 0h4"/>',
    "data about it": "<metadata><rdf/></metadata>",
    "a switch": '<switch><foreignObject requiredExtensions="x"/></switch>',
    "a font of its own": '<font><glyph unicode="x"/></font>',
    "a cursor of its own": '<cursor href="//example.org/x.cur"/>',
    "a color profile": '<color-profile href="//example.org/x.icc"/>',
    "an external reference": '<tref xlink:href="//example.org/x.svg#a"/>',
    "a view": '<view id="a" viewTarget="x"/>',
    "hidden text": "<text>a\u202eb</text>",
    "hidden text by an entity": "<text>a&#x202e;b</text>",
    "hidden text in a title": "<title>a&#x200b;b</title>",
    "an attribute that hides text": '<path aria-label="a&#x202e;b" d="M0 0h4"/>',
}

_ROOTS: dict[str, File] = {
    "a handler on its root": svg("", 'viewBox="0 0 4 3" onload="alert(1)"'),
    "no names": '<svg viewBox="0 0 4 3"><path d="M0 0h4"/></svg>',
    "other names": '<svg xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></svg>',
    "another element first": f'<g {_NAMES}><path d="M0 0h4"/></g>',
    "HTML": "<!DOCTYPE html>\n<html><body><script>alert(1)</script></body></html>\n",
    "nothing": "",
    "a space": " ",
    "a text": "a picture\n",
    "a space before its declaration": ' <?xml version="1.0"?>\n' + svg(""),
    "a picture of another kind": b"\x89PNG\r\n\x1a\n",
    "a compressed drawing": gzip.compress(svg("").encode(), mtime=0),
    "a doctype": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    + svg(""),
    "an entity": '<!DOCTYPE svg [<!ENTITY a "b">]>\n' + svg("<text>&a;</text>"),
    "an entity from a file": '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n' + svg("<text>&a;</text>"),
    "an entity from elsewhere": '<!DOCTYPE svg [<!ENTITY a SYSTEM "http://example.org/x">]>\n'
    + svg("<text>&a;</text>"),
    "an entity of a parameter": '<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://example.org/x.dtd"> %a;]>\n' + svg(""),
    "an entity that hides a script": '<!DOCTYPE svg [<!ENTITY a "<script>alert(1)</script>">]>\n' + svg("&a;"),
    "an attribute by default": '<!DOCTYPE svg [<!ATTLIST path onclick CDATA "alert(1)">]>\n'
    + svg('<path d="M0 0h4"/>'),
    "a billion laughs": '<!DOCTYPE svg [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>\n"
    + svg("<text>&a9;</text>"),
    "a quadratic laugh": f'<!DOCTYPE svg [<!ENTITY a "{"x" * 50_000}">]>\n' + svg(f"<text>{'&a;' * 5_000}</text>"),
    "an entity that is unknown": svg("<text>&nbsp;</text>"),
    "a style sheet by an instruction at its start": '<?xml-stylesheet href="//example.org/x.css"?>\n' + svg(""),
    "an instruction": "<?php system($_GET['x']); ?>\n" + svg(""),
    "an encoding that is unknown": '<?xml version="1.0" encoding="x-nothing"?>\n' + svg(""),
    "an encoding of several bytes": '<?xml version="1.0" encoding="shift_jis"?>\n' + svg(""),
    "an encoding of seven bits": '<?xml version="1.0" encoding="utf-7"?>\n'
    + svg("+ADw-script+AD4-alert(1)+ADw-/script+AD4-"),
    "an encoding of its own alphabet": '<?xml version="1.0" encoding="cp037"?>\n' + svg(""),
    "an encoding that it is not in": '<?xml version="1.0" encoding="utf-16"?>\n' + svg(""),
    "UTF-16": svg("").encode("utf-16"),
    "a null": svg("<text>\x00</text>"),
    "a byte that is no text": svg("").encode() + b"<!-- \xff -->",
    "an element never closed": f'<svg {_NAMES} viewBox="0 0 4 3"><g>',
    "elements crossed": svg("<g><text></g></text>"),
    "two roots": svg("") + svg(""),
    "text behind its end": svg("") + "<script>alert(1)</script>",
    "an attribute given twice": svg('<path d="M0 0h4" d="M0 0h3"/>'),
    "an attribute without quotes": svg("<path d=M0/>"),
    "a box of nothing": svg("", 'viewBox=""'),
    "a box of three numbers": svg("", 'viewBox="0 0 4"'),
    "a box of five numbers": svg("", 'viewBox="0 0 4 3 2"'),
    "a box of words": svg("", 'viewBox="a b c d"'),
    "a box of zero": svg("", 'viewBox="0 0 0 0"'),
    "a box of a negative width": svg("", 'viewBox="0 0 -4 3"'),
    "a box of no number": svg("", 'viewBox="0 0 NaN 3"'),
    "a box without an end": svg("", 'viewBox="0 0 inf 3"'),
    "a box of dots": svg("", 'viewBox="0 0 . ..."'),
    "a box of two dots": svg("", 'viewBox="0 0 1.2.3 4"'),
    "a box of a huge number": svg("", f'viewBox="0 0 {"9" * 400} 3"'),
    "a box of a huge exponent": svg("", 'viewBox="0 0 1e999 3"'),
    "a box of a tiny number": svg("", 'viewBox="0 0 1e-9 3"'),
    "a box of other digits": svg("", 'viewBox="0 0 \u0664 \u0663"'),
    "a box in percent": svg("", 'viewBox="0 0 100% 100%"'),
    "a box in pixels": svg("", 'viewBox="0 0 4px 3px"'),
    "uses in a circle": svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "a use of what it stands in": svg('<g id="a"><use href="#a"/></g>'),
    "uses that double": svg(
        '<path id="a0" d="M0 0h4"/>'
        + "".join(f'<g id="a{n}"><use href="#a{n - 1}"/><use href="#a{n - 1}"/></g>' for n in range(1, 40))
    ),
    "patterns that double": svg(
        "".join(
            f'<pattern id="p{n}"><path fill="url(#p{n + 1})"/><path fill="url(#p{n + 1})"/></pattern>'
            for n in range(40)
        )
    ),
}

_LARGE: dict[str, Callable[[], str]] = {
    "200 KB of starts": lambda: "<svg <svg " * 20_000,
    "200 KB of starts of a box": lambda: "<svg viewBox=" * 20_000,
    "100,000 elements in each other": lambda: svg("<g>" * 100_000 + "</g>" * 100_000),
    "500 elements in each other": lambda: svg("<g>" * 500 + "</g>" * 500),
    "a path of 10 MB": lambda: svg(f'<path d="{"h1" * 5_000_000}"/>'),
    "100,000 elements": lambda: svg("<g/>\n" * 100_000),
    "100,000 attributes": lambda: svg("<g " + " ".join(f'a{n}=""' for n in range(100_000)) + "/>"),
    "a comment of 10 MB": lambda: svg(f"<!-- {'x' * 10_000_000} -->"),
    "100,000 names": lambda: svg("<g " + " ".join(f'xmlns:a{n}="x{n}"' for n in range(100_000)) + "/>"),
}

_HEAVY: dict[str, Callable[[], str]] = {
    "a style of 400 KB of comments' starts": lambda: svg(f"<style>{'/*' * 200_000}</style>"),
    "a style of 400 KB of references' starts": lambda: svg(f"<style>{'url(' * 100_000}</style>"),
    "a style of 400 KB of spaces": lambda: svg(f"<style>url({' ' * 400_000}</style>"),
    "references in 80 groups, a thousand in each": lambda: svg(
        "".join(f'<g id="a{n}">' for n in range(80)) + '<use href="#z"/>' * 5_000 + "</g>" * 80
    ),
}
"""Harmless, but not to be looked through in a careless way."""


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes | None = None, more: bytes = b"") -> bytes:
    """A picture of that size; its pixels may be missing."""
    rows = zlib.compress(b"\x00" * (1 + width) * height, 9) if data is None else data
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + more + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def picture(kind: str, **options: object) -> bytes:
    """A small picture of a kind."""
    file = io.BytesIO()
    Image.effect_noise((64, 48), 80).convert("RGB").save(file, kind, **options)
    return file.getvalue()


def _cut(kind: str, share: float) -> bytes:
    data = picture(kind)
    return data[: int(len(data) * share)]


_PICTURES: dict[str, File] = {
    "x.png": b"not a picture",
    "empty.png": b"",
    "html.png": b"<html><script>alert(1)</script></html>",
    "jpeg.png": picture("JPEG"),
    "png.jpg": picture("PNG"),
    "webp.gif": picture("WEBP"),
    "gif.webp": picture("GIF"),
    "svg.png": svg("<script>alert(1)</script>"),
    "bmp.png": picture("BMP"),
    "tiff.jpg": picture("TIFF"),
    "icon.png": picture("ICO"),
    "signature.png": b"\x89PNG\r\n\x1a\n",
    "head.png": picture("PNG")[:33],
    "half.png": _cut("PNG", 0.5),
    "half.jpg": _cut("JPEG", 0.5),
    "half.webp": _cut("WEBP", 0.5),
    "half.gif": _cut("GIF", 0.5),
    "head.jpg": _cut("JPEG", 0.3),
    "head.gif": picture("GIF")[:13],
    "start.jpg": b"\xff\xd8\xff\xe0",
    "script.gif": b"GIF89a=1;alert(1)//",
    "wrong-sum.png": picture("PNG")[:-8] + b"\x00" * 8,
    "changed.png": picture("PNG").replace(b"IDAT", b"IDAX"),
    "no-pixels.png": png(4, 3, b""),
    "few-pixels.png": png(400, 300, zlib.compress(b"\x00" * 10)),
    "no-width.png": png(0, 3),
    "large.png": png(100_000, 100_000, b""),
    "largest.png": png(2**31 - 1, 2**31 - 1, b""),
    "wide.png": png(1_000_000, 1),
    "bomb.png": made(lambda: png(30_000, 30_000, zlib.compress(bytes(900_000_000 // 300), 9))),
    "text-bomb.png": made(lambda: png(4, 3, more=_chunk(b"zTXt", b"a\x00\x00" + zlib.compress(bytes(200_000_000), 9)))),
    "profile-bomb.png": made(
        lambda: png(4, 3, more=_chunk(b"iCCP", b"a\x00\x00" + zlib.compress(bytes(200_000_000), 9)))
    ),
    "large.gif": b"GIF89a\xff\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02D\x01\x00;",
    "large.webp": b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\xff\xff\xff\x0f\x00\x00\x00\x00\x00\x00\x00\x00",
    "six-megabytes.png": large(6_000_000),
}

_OTHERS: dict[str, File] = {
    "x.html": "<script>alert(1)</script>",
    "x.htm": "<script>alert(1)</script>",
    "x.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    "x.shtml": '<!--#exec cmd="id" -->',
    "x.mhtml": "MIME-Version: 1.0\n",
    "x.mht": "MIME-Version: 1.0\n",
    "x.xml": '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
    "x.xsl": "<xsl/>",
    "x.rdf": "<rdf/>",
    "x.atom": "<feed/>",
    "x.js": "alert(1)",
    "x.mjs": "alert(1)",
    "x.wasm": b"\x00asm",
    "x.css": "@import '//example.org/x.css'",
    "x.svgz": gzip.compress(svg("<script>alert(1)</script>").encode(), mtime=0),
    "x.svg.gz": gzip.compress(b"x", mtime=0),
    "x.pdf": "no paper",
    "empty.pdf": b"",
    "html.pdf": "<script>alert(1)</script>",
    "x.swf": b"FWS",
    "x.hta": "<script>alert(1)</script>",
    "x.exe": b"MZ",
    "x.sh": "#!/bin/sh\nid\n",
    "x.py": "print(1)\n",
    "x.php": "<?php system('id');",
    "x.zip": b"PK\x03\x04",
    "x.webmanifest": "{}",
    "x.appcache": "CACHE MANIFEST",
    "x.ico": picture("ICO"),
    "x.bmp": picture("BMP"),
    "x.tiff": picture("TIFF"),
    "x.avif": b"\x00\x00\x00 ftypavif",
    "x.mp4": b"\x00\x00\x00 ftypisom",
    "x.ttf": b"\x00\x01\x00\x00",
    "x.woff": b"wOFF",
    "x": "no ending",
    "x.": "an empty ending",
    "X.SVG": svg("<script>alert(1)</script>"),
    "x.Svg": svg("<script>alert(1)</script>"),
    "x.svg ": svg("<script>alert(1)</script>"),
    "x.png.html": "<script>alert(1)</script>",
    "x.html.png": "<script>alert(1)</script>",
    "x y.png": picture("PNG"),
    "x%2f.png": picture("PNG"),
    "x#y.png": picture("PNG"),
    "x?y.png": picture("PNG"),
    "x\\y.png": picture("PNG"),
    "caf\u00e9.png": picture("PNG"),
    "x\u202egnp.svg": svg(""),
    "x\n.png": picture("PNG"),
    "{{x}}.png": picture("PNG"),
    "x.woff2": "no font",
    "short.woff2": b"wOF2",
    "empty.woff2": b"",
    "html.txt": b"<script>\xff</script>",
    "hidden.txt": "a\u202eb",
    "hidden.json": '"a\u200bb"',
    "none.json": "{,}",
    "nan.json": "[NaN]",
    "hidden.csv": "a,\u200bb\n",
    "utf-16.csv": "a,b\n".encode("utf-16"),
    "x.md": "---\ntitle: x\n---\n<script>alert(1)</script>\n",
    "index.html": "<script>alert(1)</script>",
}

_UNDER_DOCS: dict[str, File] = {
    "docs/x.html": "<script>alert(1)</script>",
    "docs/x.js": "alert(1)",
    "docs/x.css": "body { display: none }",
    "docs/x.svg": svg("<script>alert(1)</script>"),
    "docs/x.xml": "<x/>",
    "docs/index.html": "<script>alert(1)</script>",
    "docs/404.html": "<script>alert(1)</script>",
    "docs/service-worker.js": "alert(1)",
    "docs/_headers": "/*\n  X: y\n",
    "docs/CNAME": "no host at all",
    "docs/templates/page.md": "# A page",
    "docs/pagefind/pagefind.js": "alert(1)",
    "docs/more/x.html": "<script>alert(1)</script>",
    "docs/more/x.svg": svg('<a href="javascript:alert(1)"/>'),
    "docs/more/assets/x.js": "alert(1)",
    "docs/assets/index.html": "<script>alert(1)</script>",
    "docs/Assets/x.html": "<script>alert(1)</script>",
    "docs/search/x.js": "alert(1)",
    "docs/theme/site.js": "alert(1)",
    "docs/theme/x.js": "alert(1)",
    "docs/cards/x.png": picture("PNG"),
    "docs/questions/first/index.html": "<script>alert(1)</script>",
    "docs/api/v1/x.json": "{}",
}


CASES: tuple[Case, ...] = (
    *(Case(f"drawing with {name}", {DRAWING: svg(content)}) for name, content in ACTING.items()),
    *(Case(f"drawing of {name}", {DRAWING: content}) for name, content in _ROOTS.items()),
    *(Case(f"drawing of {name}", {DRAWING: made(content)}) for name, content in _LARGE.items()),
    *(Case(f"drawing of {name}", {DRAWING: made(content)}, bearable=True) for name, content in _HEAVY.items()),
    *(Case(f"picture {name}", {f"docs/assets/{name}": content}) for name, content in _PICTURES.items()),
    *(Case(f"asset {name!r}", {f"docs/assets/more/{name}": content}) for name, content in _OTHERS.items()),
    *(Case(f"file {name}", {name: content}) for name, content in _UNDER_DOCS.items()),
    Case(
        "picture that an answer shows and that is none",
        {"docs/assets/x.png": b"none", FIRST: text(body="![a picture](../../docs/assets/x.png)")},
    ),
    Case(
        "drawing that an answer shows and that acts",
        {DRAWING: svg(ACTING["a script"]), FIRST: text(body="![a](../../docs/assets/figures/x.svg)")},
    ),
    Case("assets whose names differ in case alone", {"docs/assets/x.svg": svg(""), "docs/assets/X.svg": svg("")}),
    Case("drawing for wide screens alone", {"docs/assets/figures/x.wide.svg": svg("")}),
    Case(
        "drawing for wide screens without a size",
        {DRAWING: svg(""), "docs/assets/figures/x.wide.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n'},
    ),
    Case(
        "asset that is shown as a picture and is data",
        {"docs/assets/x.txt": "x", FIRST: text(body="![a](../../docs/assets/x.txt)")},
    ),
)
