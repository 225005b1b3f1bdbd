"""ES modules joined into few files: scripts are many and small for who maintains them, and few for who reads the site.

A module becomes a function that gives what it exports, called once; the functions stand in the order in which modules
need each other. One that fails says so, and takes no other down with it. What the file of every page holds exists once:
other files take it from there. Of any other module each file has its own, so that one with a state belongs to a
component of every page. What is imported by ``import()`` is a file of its own, which comes when it is asked for. Pure.

Only plain forms are understood, so that no parser is needed; any other is an error: named imports of relative paths
at the top, and ``export`` before a function, a class or a constant; no ``await`` at the top, and no template within a
template, which rjsmin does not read. ``import(NAME)`` of a constant in capitals is left as it is: it is for what
another program makes, and knows its address.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.outputs.contents import OutputError

_IMPORT = re.compile(r'^import (?:\{([^{}]*)\} from )?"(\.[^"\n]*)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function\*?|class|const) ([\w$]+)", re.MULTILINE)
_LAZY = re.compile(r'\bimport\("(\.[^"\n]*)"\)')
_OTHER = re.compile(
    r'^(?:import(?!\()|export)\b.*|^(?!.*\basync\b)(?:\S.*)?\bawait\b.*|\bimport\((?!"|[A-Z]+\))[^)]*\)?|\$\{[^{}`]*`',
    re.MULTILINE,
)
FORMS = (
    'import { name } from "./module.js"; at the top, export before a function, class or const, import("./module.js")'
)
_COMMENT = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)", re.DOTALL | re.MULTILINE)
_PLAIN = re.compile(r"[\w$]+")


@dataclass(frozen=True, slots=True)
class Module:
    """One script: the modules that it needs, with the names that it takes of each; what it loads later; its exports."""

    path: str
    imports: tuple[tuple[str, tuple[str, ...]], ...]
    lazy: tuple[str, ...]
    exports: tuple[str, ...]
    body: str

    @property
    def name(self) -> str:
        """What the joined file calls it."""
        return _identifier(self.path)


def _identifier(path: str) -> str:
    return "$" + re.sub(r"\W", "_", short(path))


def short(path: str) -> str:
    """A script's name without the folders that hold all: `components/search/engine.js` is search-engine."""
    folder, _, name = path.removesuffix(".js").rpartition("/")
    own = folder.rpartition("/")[2]
    return name if own in {name, "scripts"} else f"{own}-{name}"


def module(path: str, text: str) -> Module:
    """Takes a script apart. A form that is not understood is an `OutputError`."""
    # Types may be imported in comments; their lines are kept, so that others keep their numbers.
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    imports = tuple((_beside(path, found[2]), _names(path, text, found)) for found in _IMPORT.finditer(text))
    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub("", text))
    lazy = tuple(_beside(path, found) for found in _LAZY.findall(body))
    if other := _OTHER.search(body):
        raise _error(path, f"{other[0].strip()} cannot be joined; allowed: {FORMS}", text, text.find(other[0]))
    exports = tuple(name for _, name in _EXPORT.findall(text))
    return Module(path, imports, lazy, exports, body)


def _beside(path: str, target: str) -> str:
    """The script that another one names, relative to itself."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def _names(path: str, text: str, found: re.Match[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in (found[1] or "").split(",") if name.strip())
    if astray := [name for name in names if not _PLAIN.fullmatch(name)]:
        message = f"{astray[0]} cannot be imported; allowed: a name as it is exported"
        raise _error(path, message, text, found.start())
    return names


def _error(path: str, message: str, text: str = "", position: int = 0) -> OutputError:
    return OutputError(f"generator/{path}", text.count("\n", 0, max(position, 0)) + 1, message)


class Modules:
    """All scripts, taken apart when they are needed."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        named: dict[str, str] = {}
        for path in texts:
            if (other := named.setdefault(short(path), path)) != path:
                raise _error(path, f"is called {short(path)} where it is joined, and so is {other}; rename one")
        self._texts = texts
        self._taken: dict[str, Module] = {}

    def needed(self, paths: Iterable[str]) -> tuple[Module, ...]:
        """The scripts and all that they import, each once, and after those that it needs."""
        found: dict[str, Module] = {}
        for path in paths:
            self._reach(path, found, ())
        return tuple(found.values())

    def lazy(self, modules: Iterable[Module]) -> list[str]:
        """What any of them loads later, and what is loaded from there."""
        found: list[str] = []
        waiting = [path for module in modules for path in module.lazy]
        while waiting:
            path = waiting.pop(0)
            if path not in found:
                found.append(path)
                waiting += [later for module in self.needed([path]) for later in module.lazy]
        return sorted(found)

    def _reach(self, path: str, found: dict[str, Module], way: tuple[str, ...]) -> None:
        if path in way:
            raise _error(path, f"imports itself by way of {', '.join(way[way.index(path) + 1 :]) or path}")
        if path in found:
            return
        own = self._module(path, way[-1] if way else path)
        for other, names in own.imports:
            self._reach(other, found, (*way, path))
            if astray := set(names) - set(found[other].exports):
                allowed = ", ".join(found[other].exports)
                raise _error(path, f"{other} exports no {min(astray)}; allowed: {allowed}")
        found[path] = own

    def _module(self, path: str, importer: str) -> Module:
        if path not in self._texts:
            raise _error(importer, f"there is no script {path}")
        if path not in self._taken:
            self._taken[path] = module(path, self._texts[path])
        return self._taken[path]


def joined(modules: Iterable[Module], elsewhere: Mapping[str, str], gives: str = "", first: str = "") -> str:
    """The text of a file that holds the modules.

    `elsewhere` are modules, by path, that another file holds: the name of that file. `gives` is the path of the module
    whose exports the file gives to who imports it; without one it gives its modules, for other files. `first` is what
    is done before any of them runs.
    """
    own = [module for module in modules if module.path not in elsewhere]
    lines = [*_taken(modules, elsewhere), *([first] if first else [])]
    lines += [line for module in own for line in _function(module)]
    if gives:
        given = next(module for module in own if module.path == gives)
        lines.append(f"export const {{ {', '.join(given.exports)} }} = {given.name};")
    elif names := [module.name for module in own if module.exports]:
        lines.append(f"export {{ {', '.join(names)} }};")
    return "\n".join(lines) + "\n"


def run(modules: Iterable[Module]) -> str:
    """The text of a script that does at once what the modules do, and is no module itself: a browser waits for it.

    A module in it knows the element of the script (``document.currentScript``), and takes nothing from another one.
    """
    lines = ['"use strict";']
    for module in modules:
        if names := [name for _, names in module.imports for name in names]:
            raise _error(module.path, f"takes {names[0]} from elsewhere, and runs before a page is shown; say it here")
        if module.body.strip():
            lines += ["try {", _loading(module), "} catch (error) { reportError(error); }"]
    return "\n".join(lines) + "\n"


def _taken(modules: Iterable[Module], elsewhere: Mapping[str, str]) -> Iterator[str]:
    """The imports from other files."""
    by_file: dict[str, list[str]] = {}
    for one in modules:
        if one.path in elsewhere and one.exports:
            by_file.setdefault(elsewhere[one.path], []).append(one.name)
    for file, names in by_file.items():
        yield f"import {{ {', '.join(names)} }} from {json.dumps(f'./{file}')};"


def _function(module: Module) -> Iterator[str]:
    """The module as a function. If it fails, what it would export is missing, and whoever asks for that fails alone."""
    yield f"{f'const {module.name} = ' if module.exports else ''}(() => {{ try {{"
    for path, names in module.imports:
        if names:
            yield f"const {{ {', '.join(names)} }} = {_identifier(path)};"
    yield _loading(module).rstrip("\n")
    gives, instead = (f"return {{ {', '.join(module.exports)} }};", "return {};") if module.exports else ("", "")
    yield f"{gives} }} catch (error) {{ reportError(error); {instead} }} }})();"


def _loading(module: Module) -> str:
    """The module's body, which loads later ones from the files that they stand in."""
    return _LAZY.sub(lambda found: f'import("./{file(_beside(module.path, found[1]))}")', module.body)


def file(path: str) -> str:
    """The name of the file that a script has to itself when it is loaded later."""
    return f"{short(path)}.js"
