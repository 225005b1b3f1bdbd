"""What knows MkDocs: what the site takes from its settings, what MkDocs says of them, and its server."""

from __future__ import annotations

import copy
import importlib
import os
import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.utils.yaml import ConfigDirPlaceholder, DocsDirPlaceholder, RelativeDirPlaceholder

from generator.arrange.site import License, Settings
from generator.content import limits
from generator.content.language import ENGLISH
from generator.content.links import DOCS
from generator.content.problems import Problem, nearest, quoted
from generator.outputs.mend import FORM
from generator.publish import settings as files
from generator.publish.allowed import LICENSE, OVERRIDES, PHRASES, REPORT, Known, nav_items, wrong
from generator.publish.settings import SETTINGS_FILE, TRUSTED, Described, Tagged, Tell, Way, shown
from generator.theme import files as theme
from generator.theme.files import FOLDER
from generator.theme.phrases import faults, lacking

CATALOGUES = theme.PHRASES.relative_to(FOLDER.parent).as_posix()
"""Where the catalogues of phrases stand, as MkDocs is told of them: a path from the project's root."""

FORMS = ".github/ISSUE_TEMPLATE"
"""Where a repository has the forms of its issues."""

THEME = (OVERRIDES, SETTINGS_FILE)
"""What every page is made with: an edit of it makes every page stale."""


def settings(root: Path, tell: Tell, url: str = "") -> Settings:
    """What mkdocs.yml says of the site, read as MkDocs reads it, with the environment's values where it asks for them.

    What is wrong with it is told, by these rules and by MkDocs itself. `url` takes the place of the site's address
    there. Without the file nothing is set, which a bank without pages of its own may do.
    """
    themed = (root / OVERRIDES).exists()
    if not os.path.lexists(root / SETTINGS_FILE):
        if themed:
            tell(Problem(SETTINGS_FILE, 1, "no such file; it is needed, with site_name and the theme"))
        return Settings(url=url)
    described = files.read(root, tell)
    refused: set[Way] = set()
    if described.sound:
        for way, message in islice(_wrong(described, themed), limits.PROBLEMS):
            refused.add(way)
            tell(described.problem(way, message))
        if len(refused) < limits.PROBLEMS:
            for problem in _refused_by_mkdocs(root, described, {str(way[0]) for way in refused if way}):
                tell(problem)
        else:
            tell(Problem(SETTINGS_FILE, 1, f"{limits.PROBLEMS} problems in the settings; the rest was not looked at"))

    def text(*way: str) -> str:
        value = None if way in refused else described.get(*way)
        return " ".join(value.split()) if isinstance(value, str) else ""

    phrases = described.get(*PHRASES)
    own = url or text("site_url")
    return Settings(
        name=text("site_name"),
        tagline=text("site_description"),
        url=own.rstrip("/") + "/" if own else "",
        language=text("theme", "language") or ENGLISH,
        repository=text("repo_url").rstrip("/"),
        branch=text("extra", "branch") or "main",
        license=License(text(*LICENSE, "name"), text(*LICENSE, "url")),
        has_form=(root / FORMS / FORM).is_file(),
        email=text(*REPORT, "email"),
        phrases=phrases if isinstance(phrases, Mapping) else {},
        phrases_in=_inherited(described) or theme.catalogue_for(text("theme", "language") or ENGLISH),
    )


def _wrong(described: Described, themed: bool) -> Iterator[tuple[Way, str]]:
    yield from wrong(described.values, themed, Known(_SETTINGS, _languages(), _has_icon))
    yield from ((way, said) for way in described.places for said in _tag_faults(described.get(*way)))
    yield from _wrong_phrases(described, themed or bool(described.get("theme", "custom_dir")))


def _wrong_phrases(described: Described, themed: bool) -> Iterator[tuple[Way, str]]:
    """Phrases are inherited from the catalogue of the site's language, or from the English one if there is none.

    That has all phrases, and every plural of its language.
    """
    language = described.get("theme", "language")
    fitting = theme.catalogue_for(language if isinstance(language, str) else ENGLISH)
    inherited = _inherited(described)
    phrases = described.get(*PHRASES)
    english = theme.catalogue()
    own = faults(english, {} if phrases is None else phrases, inherited or fitting)
    yield from (((*PHRASES, *way), message) for way, message in own)
    if not themed or not all(part is None or isinstance(part, Mapping) for part in (described.get("extra"), phrases)):
        return
    missing = list(lacking(english, phrases or {}))
    line = f"INHERIT: {CATALOGUES}/{fitting}.yml"
    if not inherited and missing:
        yield PHRASES, f"phrases that pages need are missing, such as {min(missing)[0]}; add the line {line}"
    elif inherited and inherited not in (fitting, language):
        said = f"theme.language: {shown(language or ENGLISH)}, but the phrases are in {inherited}; write {line}"
        yield ("theme", "language"), said
    else:
        where = f"{CATALOGUES}/{inherited}.yml"
        for key, text in missing:
            yield PHRASES, f"the phrase {key} is missing in {where}; in English it is {quoted(text)}"


def _inherited(described: Described) -> str:
    """The language of the catalogue that the settings inherit; "" if they inherit none."""
    folder, ending = f"{CATALOGUES}/", ".yml"
    found = [path for path in described.files if path.startswith(folder) and path.endswith(ending)]
    return found[0].removeprefix(folder).removesuffix(ending) if found else ""


@cache
def _material() -> Path:
    """Where Material for MkDocs keeps its templates."""
    found = find_spec("material")
    return Path(str(found and found.origin)).parent / "templates"


@cache
def _languages() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (_material() / "partials" / "languages").glob("*.html")))


def _has_icon(name: str) -> bool:
    return (_material() / ".icons" / f"{name}.svg").is_file()


# What MkDocs says of the settings

_SETTINGS = frozenset(dict(MkDocsConfig._schema)) - {"config_file_path"}
_CLASS = re.compile(r"(?:\ba )?<class '(\w+)'>")
_CALLED = {
    "bool": "true or false",
    "int": "a number",
    "float": "a number",
    "str": "a text",
    "list": "a list",
    "dict": "lines of the form name: value",
    "NoneType": "nothing",
}
"""What the classes of values are to who writes them."""


def _refused_by_mkdocs(root: Path, described: Described, passed: Collection[str]) -> Iterator[Problem]:
    """A problem for each error and each warning of MkDocs' own validation, as a strict build counts both.

    Settings of the names in `passed` are left out: of those enough was said. MkDocs stops at the first error, so that
    what it refuses is left out in turn until it refuses nothing.
    """
    left_out = set(passed)
    said: set[tuple[str, str]] = set()
    while True:
        found, ended = _validated(root, described.values, left_out)
        for name, message in found:
            if (name, message) not in said:
                said.add((name, message))
                yield described.problem(_way_in(described, name, message), f"{name}: {message}")
        if ended is None or ended in left_out:
            return
        left_out.add(ended)


def _validated(
    root: Path, values: Mapping[str, Any], left_out: Collection[str]
) -> tuple[list[tuple[str, str]], str | None]:
    """What MkDocs says of the settings, each with the name of one; and the name of one that it ended at."""
    config = MkDocsConfig(config_file_path=str(root / SETTINGS_FILE))
    given = {name: value for name, value in values.items() if name not in left_out}
    if "site_name" in left_out:
        given["site_name"] = SETTINGS_FILE
    if not (root / DOCS).is_dir():
        given["docs_dir"] = str(FOLDER)  # any other folder: the build makes this one
    try:
        config.load_dict(_made(given, config))
        errors, warnings = config.validate()
    except Exception as error:  # what an odd value makes MkDocs stumble over ends its build too
        return [("MkDocs", f"cannot take these settings: {_plain(root, error)}")], None
    found = [
        (name, _plain(root, said)) for name, said in (*errors, *warnings) if name not in left_out and name in _SETTINGS
    ]
    return found, errors[0][0] if errors else None


def _made(value: Any, config: MkDocsConfig) -> Any:
    """A value as MkDocs has it: a copy, since MkDocs takes it apart, with what the tags stand for."""
    match value:
        case dict():
            return {name: _made(inner, config) for name, inner in value.items()}
        case list():
            return [_made(inner, config) for inner in value]
        case Tagged() if value.is_function:
            return _function(value.name)
        case Tagged():
            before, _, rest = value.name.partition("/")
            kinds = {"$config_dir": ConfigDirPlaceholder, "$docs_dir": DocsDirPlaceholder}
            return kinds[before](config, rest) if before in kinds else RelativeDirPlaceholder(config, value.name)
        case str():
            return str(value)
        case _:
            return copy.copy(value)


def _tag_faults(value: object) -> Iterator[str]:
    """A tag stands for what there is: a folder, or a function."""
    if isinstance(value, Tagged):
        try:
            _made(value, MkDocsConfig())
        except Exception as error:
            yield f"{' '.join(str(error).split())}"


def _function(name: str) -> object:
    """The function of that name, of one of the packages that MkDocs is pinned with."""
    module, _, attribute = name.rpartition(".")
    found: object = getattr(importlib.import_module(module), attribute)
    if not str(getattr(found, "__module__", "")).startswith(TRUSTED):
        raise LookupError(f"{name} is no function of {module}")
    return found


def _plain(root: Path, said: object) -> str:
    """What MkDocs says, on one line, without the place of the project and without the way through its code."""
    lines = [line.strip() for line in str(said).replace(f"{root}{os.sep}", "").splitlines() if line.strip()]
    kept = " ".join(lines if len(lines) < 3 else [lines[0], lines[-1]])
    return _CLASS.sub(lambda found: _CALLED.get(found[1], found[1]), kept) or type(said).__name__


def _way_in(described: Described, name: str, message: str) -> Way:
    """The way to what MkDocs speaks of below a setting: the innermost name or text there that its message quotes."""
    ways = [way for way in described.places if way[0] == name]
    quoted_there = [
        way
        for way in ways
        if f"'{way[-1]}'" in message or f'"{way[-1]}"' in message or _is_quoted(described.get(*way), message)
    ]
    return max(quoted_there, key=len, default=(name,))


def _is_quoted(value: object, message: str) -> bool:
    return isinstance(value, (str, int)) and (f"'{value}'" in message or f'"{value}"' in message)


def values(root: Path) -> Mapping[str, Any]:
    """All settings of mkdocs.yml, of which nothing was told: none if there is no such file."""
    return files.read(root, lambda _: None).values if os.path.lexists(root / SETTINGS_FILE) else {}


def loaded(root: Path) -> MkDocsConfig:
    """MkDocs' own settings, as its build has them, of which nothing was told; its defaults where there are none."""
    described = files.read(root, lambda _: None) if os.path.lexists(root / SETTINGS_FILE) else Described()
    config = MkDocsConfig(config_file_path=str(root / SETTINGS_FILE))
    config.load_dict({"site_name": SETTINGS_FILE, "plugins": [], **_made(described.values, config)})
    config.validate()
    return config


# What stands under docs/


def missing_pages(root: Path, paths: Collection[str]) -> Iterator[Problem]:
    """A problem for each file that the settings name and that is not there.

    `paths` are those of the generated files, from docs/; others stand there by hand.
    """
    if not os.path.lexists(root / SETTINGS_FILE):
        return
    described = files.read(root, lambda _: None)
    for way, path in _named_files(described):
        if path not in paths and not (root / DOCS / path).is_file():
            near = nearest(
                path, (known for known in paths if posixpath.splitext(known)[1] == posixpath.splitext(path)[1])
            )
            yield described.problem(way, f"{way[0]}: {quoted(path)} is neither under {DOCS}/ nor generated{near}")


def _named_files(described: Described) -> Iterator[tuple[Way, str]]:
    """The files that the settings name, but for addresses elsewhere."""
    yield from _nav_pages(described.get("nav"))
    for name in ("favicon", "logo"):
        if isinstance(path := described.get("theme", name), str):
            yield ("theme", name), path


def _nav_pages(nav: object) -> Iterator[tuple[Way, str]]:
    """The pages that the navigation leads to, but for addresses elsewhere."""
    for way, path in _nav_targets(("nav",), nav):
        if not path.startswith(("https://", "http://")):
            yield way, path


def _nav_targets(way: Way, items: object) -> Iterator[tuple[Way, str]]:
    """Where the items of the navigation lead, those of its sections too."""
    for inner, _, _, target in nav_items(way, items if isinstance(items, list) else []):
        if isinstance(target, str):
            yield inner, target
        else:
            yield from _nav_targets(inner, target)


# Settings that stand elsewhere


def write_settings(root: Path, place: Path, **own: object) -> None:
    """Writes the project's settings to a file elsewhere, with some of its own in place of the project's."""
    found = values(root)
    theme = found.get("theme")
    if isinstance(theme, Mapping) and "custom_dir" in theme:
        found = {**found, "theme": {**theme, "custom_dir": str(root / OVERRIDES)}}
    text = yaml.dump(_moved({**found, **own}, root), Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    if not place.exists() or place.read_text(encoding="utf-8") != text:
        place.write_text(text, encoding="utf-8")


def navigation(root: Path) -> Iterator[str]:
    """The pages that the navigation leads to, as paths from docs/."""
    yield from (path for _, path in _nav_pages(values(root).get("nav")))


def _moved(value: Any, root: Path) -> Any:
    """A value as it is to stand in a file elsewhere: a path from the project's folder in full."""
    match value:
        case dict():
            return {name: _moved(inner, root) for name, inner in value.items()}
        case list():
            return [_moved(inner, root) for inner in value]
        case Tagged() if value.name.startswith("$config_dir"):
            return str(root / value.name.removeprefix("$config_dir").lstrip("/"))
        case _:
            return value


class _Dumper(yaml.SafeDumper):
    """Writes settings as they were read, tags too."""


_Dumper.add_multi_representer(str, lambda dumper, value: dumper.represent_str(str(value)))
_Dumper.add_representer(
    Tagged,
    lambda dumper, value: dumper.represent_scalar(value.tag + (value.name if value.is_function else ""), value.text),
)


# The server


def server(folder: Path, address: str, build: Callable[[], None], changed: Path) -> LiveReloadServer:
    """MkDocs' server over a finished site, which reloads the browsers that show it.

    It builds when the file `changed` does, and answers nobody meanwhile. It looks at that file often.
    """
    host, _, port = address.rpartition(":")
    made = LiveReloadServer(build, host.strip("[]"), int(port), str(folder), polling_interval=0.05)
    made.build_delay = 0.01
    made.error_handler = lambda _: (folder / "404.html").read_bytes()
    made.watch(str(changed))
    return made
