"""Pages by hand under docs/: where pages are generated, of odd names, with HTML or links that do not belong there."""

from __future__ import annotations

from tests.corpus.case import Case, File

_IN_THE_WAY: dict[str, File] = {
    "docs/index.md": "# Home\n",
    "docs/questions/first.md": "# Another first\n",
    "docs/questions/fourth.md": "# One of my own\n",
    "docs/questions/first/index.md": "# Another first\n",
    "docs/questions/index/index.md": "# x\n",
    "docs/glossary/index.md": "# Another glossary\n",
    "docs/glossary/more/deep.md": "# x\n",
    "docs/glossary.md": "# Another glossary\n",
    "docs/topics/alpha.md": "# x\n",
    "docs/topics/more.md": "# x\n",
    "docs/tags.md": "# x\n",
    "docs/tags/README.md": "# x\n",
    "docs/random.md": "# x\n",
    "docs/random/index.md": "# x\n",
    "docs/README.md": "# Another home\n",
    "docs/index.markdown": "# Another home\n",
    "docs/random.markdown": "# x\n",
    "docs/questions/x.mkd": "# x\n",
    "docs/cards/x.md": "# x\n",
    "docs/api/v1/x.md": "# x\n",
    "docs/theme/x.md": "# x\n",
    "docs/search/x.md": "# x\n",
    "docs/sitemap.xml": "<urlset/>\n",
}

_NAMES: dict[str, File] = {
    "a space": "docs/a page.md",
    "an ampersand": "docs/a&b.md",
    "a sign of HTML": "docs/<b>.md",
    "a quotation mark": 'docs/a"b.md',
    "a number sign": "docs/a#b.md",
    "a question mark": "docs/a?b.md",
    "a percent sign": "docs/a%20b.md",
    "a backslash": "docs/a\\b.md",
    "a line's end": "docs/a\nb.md",
    "an escape": "docs/a\x1b[31mb.md",
    "an override": "docs/a\u202eb.md",
    "bytes that are no text": "docs/a\udcffb.md",
    "a letter beyond ASCII": "docs/caf\u00e9.md",
    "braces": "docs/{{x}}.md",
    "nothing but an ending": "docs/ .md",
}

_ENDINGS = ("markdown", "mkd", "mkdn", "mdown", "MD", "txt.md.bak", "rst", "ipynb")

TEXTS: dict[str, File] = {
    "a script": "# A page\n\n<script>alert(1)</script>\n",
    "a script in a line": "# A page\n\nA line <script src=//example.org/x.js></script>\n",
    "a picture that acts": "# A page\n\n<img src=x onerror=alert(1)>\n",
    "a frame": "# A page\n\n<iframe src=https://example.org/></iframe>\n",
    "a style": "# A page\n\n<style>body { display: none }</style>\n",
    "a form": "# A page\n\n<form action=https://example.org/></form>\n",
    "a base": "# A page\n\n<base href=//example.org/>\n",
    "a link to a script": "# A page\n\n[a](javascript:alert(1))\n",
    "a link to a script by an entity": "# A page\n\n[a](&#106;avascript:alert(1))\n",
    "a link to a script by a definition": "# A page\n\n[a][r]\n\n[r]: javascript:alert(1)\n",
    "a link to data": "# A page\n\n[a](data:text/html,x)\n",
    "a picture from elsewhere": "# A page\n\n![a](https://example.org/x.png)\n",
    "a link to nowhere": "# A page\n\n[a](nowhere.md)\n",
    "a link to a part that is not there": "# A page\n\n[a](#nope)\n",
    "a link to a root": "# A page\n\n[a](/questions/)\n",
    "a link outside": "# A page\n\n[a](../mkdocs.yml)\n",
    "a host with a password": "# A page\n\n[a](https://user:secret@example.org/)\n",
    "fields that are none": "---\ntitle: [\n---\n\n# A page\n",
    "fields that name a template": "---\ntemplate: ../../../etc/passwd\n---\n\n# A page\n",
    "fields that name another template": "---\ntemplate: sent-on.html\n---\n\n# A page\n",
    "fields that name a head": "---\nhead: {title: x, data: '</script><script>alert(1)</script>'}\n---\n\n# A page\n",
    "fields that hide": '---\ntitle: "a\\u202eb"\n---\n\n# A page\n',
    "fields with a tag": "---\ntitle: !!python/object/apply:os.system [id]\n---\n\n# A page\n",
    "fields that call the environment": "---\ntitle: !ENV HOME\n---\n\n# A page\n",
    "an override": "# A page\n\na\u202eb\n",
    "an override by an entity": "# A page\n\na&#x202e;b\n",
    "a zero-width space": "# A page\n\na\u200bb\n",
    "a null": "# A page\n\na\x00b\n",
    "bytes that are no text": b"# A page\n\n\xff\n",
    "UTF-16": "# A page\n".encode("utf-16"),
    "nothing": "",
}

CASES: tuple[Case, ...] = (
    *(Case(f"in the way: {path}", {path: content}) for path, content in _IN_THE_WAY.items()),
    *(Case(f"page whose name has {name}", {str(path): "# A page\n"}) for name, path in _NAMES.items()),
    *(Case(f"page with the ending {ending}", {f"docs/about.{ending}": "# A page\n"}) for ending in _ENDINGS),
    *(Case(f"page with {name}", {"docs/about.md": content}) for name, content in TEXTS.items()),
    Case("two pages at one address", {"docs/about.md": "# A\n", "docs/about/index.md": "# B\n"}),
    Case("two pages that differ in case alone", {"docs/about.md": "# A\n", "docs/About.md": "# B\n"}),
    Case("a page and a README beside it", {"docs/more/index.md": "# A\n", "docs/more/README.md": "# B\n"}),
)
