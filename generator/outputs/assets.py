"""The theme's styles and scripts as the few files that a reader's browser asks for. Pure.

`site.css` and `site.js` are on every page, and a kind of page has a file beside them of what is used nowhere else, of
its styles or scripts, where there is much of it: a little is not worth a request. What is joined stands in a declared
order: the layers, the tokens, what elements look like, the components by name, what is absent, and paper.

A script that is loaded later may have a style sheet of its name beside it, which it loads itself.

Two scripts run by themselves while the page comes, before anything of it is shown: `first.js` on every page, and
`sent-on.js` on those that send their readers on.

Styles go through lightningcss, which reads them strictly, puts the breakpoints in and takes spaces out; scripts through
rjsmin, which takes comments and spaces out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b

import lightningcss
import rjsmin

from generator.outputs.contents import Content, Contents, OutputError, data
from generator.outputs.modules import Module, Modules, file, joined, run
from generator.theme.parts import Parts
from generator.theme.theme import Theme

FOLDER = "theme"
"""Where they stand under docs/. Style sheets name the fonts from there."""

SITE = "site"
FOUNDATION = ("layers", "tokens", "base", "prose")
LAST = ("absent", "print")
AT_ONCE = ("scripts/first.js", "scripts/sent-on.js")
"""The scripts that run before the page is shown."""

PHRASES = "scripts/phrases.js"
"""The script that holds the phrases: here it gets those of the site's catalogue that the file of every page says. What
other files say they bring along."""

LANGUAGE = "scripts/language.js"
"""The script that holds which language the site is in, and which its phrases are in."""

PHRASES_HELD = "$phrases.PHRASES"
"""What holds them, as a joined file knows it."""

WORTH_A_REQUEST = {"css": 1500, "js": 2000}
"""So many characters of what comes with a page make a file of their own; a request costs as much as half a kilobyte."""

MODULE = ".mjs"
"""How a script of others ends, before it is published."""

BROWSERS = ["chrome 123, firefox 120, safari 17.5, ios_saf 17.5"]
"""The oldest that the styles are made for: the first with light-dark()."""

_FLAGS = lightningcss.calc_parser_flags(custom_media=True)
_BREAKPOINTS = re.compile(r"^@custom-media [^;]*;$", re.MULTILINE)


@lru_cache(maxsize=32)
def styles(theme: Theme, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The style sheets of kinds of pages, as paths from the site's root."""
    return _files(Files(theme.styles, theme.parts, "css"), kinds)


@lru_cache(maxsize=32)
def scripts(theme: Theme, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The scripts of kinds of pages, as paths from the site's root."""
    return _files(Files(theme.scripts, theme.parts, "js"), kinds)


def digest(content: Content) -> str:
    """A digest of what a file holds, as its stamp has it (publish/stamp.py)."""
    return blake2b(data(content), digest_size=8).hexdigest()


@lru_cache(maxsize=8)
def build(theme: Theme) -> str:
    """Names all that pages are shown with: another style or script, another name."""
    return digest("\n".join(f"{path} {digest(text)}" for path, text in sorted(assets(theme).items())))


@lru_cache(maxsize=8)
def assets(theme: Theme) -> Contents:
    """Every file of styles and scripts by its path under docs/."""
    return {f"{FOLDER}/{name}": text for name, text in (*_styles(theme), *_scripts(theme), *_vendored(theme))}


class Files:
    """The components' style sheets, or their scripts: those of every page, and those of each kind that has its own.

    A kind has its own if they are worth a request.
    """

    def __init__(self, texts: Mapping[str, str], parts: Parts, ending: str) -> None:
        self.ending = ending
        self.own = {}
        kept = set(parts.shared)
        for kind, components in parts.own.items():
            paths = [path for name in components if (path := self._path(name)) in texts]
            if sum(len(texts[path]) for path in paths) >= WORTH_A_REQUEST[ending]:
                self.own[kind] = paths
            else:
                kept.update(components)
        self.shared = [path for name in sorted(kept) if (path := self._path(name)) in texts]

    def _path(self, component: str) -> str:
        return f"components/{component}/{component}.{self.ending}"


def _files(files: Files, kinds: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{FOLDER}/{name}.{files.ending}" for name in (SITE, *(kind for kind in kinds if kind in files.own)))


# Styles


def _styles(theme: Theme) -> Iterator[tuple[str, str]]:
    files = Files(theme.styles, theme.parts, "css")
    yield f"{SITE}.css", _sheet(theme, [*map(_style, FOUNDATION), *files.shared, *map(_style, LAST)])
    yield from ((f"{kind}.css", _sheet(theme, own)) for kind, own in files.own.items())


def _style(name: str) -> str:
    return f"styles/{name}.css"


def _sheet(theme: Theme, paths: Iterable[str]) -> str:
    """The style sheets as one. Each is read by itself, so that a mistake is said with its file."""
    breakpoints = " ".join(_BREAKPOINTS.findall(theme.styles[_style("tokens")]))
    read = []
    for path in paths:
        text = _BREAKPOINTS.sub("", theme.styles[path])
        try:
            read.append(
                lightningcss.process_stylesheet(
                    f"{breakpoints} {text}", path, parser_flags=_FLAGS, browsers_list=BROWSERS
                )
            )
        except ValueError as error:
            raise _error(path, str(error)) from error
    return lightningcss.process_stylesheet("\n".join(read), browsers_list=BROWSERS) + "\n"


def _error(path: str, said: str) -> OutputError:
    """What lightningcss says, whose lines count from 0, about a style sheet."""
    what, _, place = said.removeprefix("Parsing stylesheet failed: ").partition(f" at {path}:")
    return OutputError(f"generator/{path}", int(place.split(":")[0] or 0) + 1 if place else 1, f"not readable: {what}")


# Scripts


def _scripts(theme: Theme) -> Iterator[tuple[str, str]]:
    languages = {"LANGUAGE": theme.language, "PHRASES_IN": theme.phrases.language}
    told = "".join(f"export const {name} = {json.dumps(language)};\n" for name, language in languages.items())
    texts = {**theme.scripts, LANGUAGE: told}
    modules = Modules(texts)
    files = Files(theme.scripts, theme.parts, "js")
    shared = modules.needed(files.shared)
    elsewhere = {module.path: f"{SITE}.js" for module in shared}
    reached = [*shared, *modules.needed(AT_ONCE)]
    said = spoken(theme, shared)
    phrases = {PHRASES: f"export const PHRASES = {json.dumps(said, ensure_ascii=False, indent=0)};\n"}
    yield f"{SITE}.js", _script(joined(Modules({**texts, **phrases}).needed(files.shared), {}))

    def more(own: Iterable[Module]) -> str:
        """The phrases that only these modules say, put to those that stand in the file of every page."""
        new = {key: text for key, text in spoken(theme, own).items() if key not in said}
        return f"Object.assign({PHRASES_HELD}, {json.dumps(new, ensure_ascii=False, indent=0)});" if new else ""

    for kind, paths in files.own.items():
        own = modules.needed(paths)
        reached += own
        yield f"{kind}.js", _script(joined(own, elsewhere, first=more(own)))
    for path in (later := modules.lazy(reached)):
        if path in elsewhere:
            raise OutputError(f"generator/{path}", 1, "is loaded later, and stands in site.js; import it at the top")
        own = modules.needed([path])
        yield file(path), _script(joined(own, elsewhere, gives=path, first=more(own)))
    yield from ((file(path), _script(run(modules.needed([path])))) for path in AT_ONCE)
    for path in later:
        if (sheet := path.removesuffix(".js") + ".css") in theme.styles:
            yield file(path).removesuffix(".js") + ".css", _sheet(theme, [sheet])


def _script(text: str) -> str:
    return f"{rjsmin.jsmin(text)}\n"


def _vendored(theme: Theme) -> Iterator[tuple[str, str]]:
    """What others wrote, with its license beside it and named at its start."""
    for name, text in theme.vendored.items():
        if name.endswith(MODULE):
            stem = name.removesuffix(MODULE)
            yield f"{stem}.js", f"/*! {stem}: see {stem}.LICENSE.txt */\n{_script(text)}"
        else:
            yield name, text


_SAID = re.compile(r'\bsay\(\s*"(\w+)"')


def spoken(theme: Theme, modules: Iterable[Module]) -> dict[str, object]:
    """The phrases that the modules say."""
    keys = sorted({key for module in modules for key in _SAID.findall(theme.scripts[module.path])})
    return {key: theme.phrases.texts[key] for key in keys if key in theme.phrases.texts}
