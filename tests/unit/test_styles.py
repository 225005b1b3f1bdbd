"""The rules of the theme's style sheets and scripts: what keeps a component in one place."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import tinycss2
from playwright.sync_api import Browser, Page

from generator.arrange.site import SHAPES
from generator.content.alerts import ALERTS
from generator.outputs.assets import FOUNDATION, LAST, WORTH_A_REQUEST, Files, assets
from generator.outputs.contents import OutputError
from generator.outputs.modules import Modules
from generator.theme.files import COMPONENTS, FOLDER, TEMPLATES, TOKENS, theme
from generator.theme.parts import Parts
from generator.theme.theme import Theme
from tests.banks import ROOT
from tests.browsing import opened
from tests.stylesheets import colors, rules, sizes
from tests.unit.saying import silent


def _theme() -> Theme:
    return theme({}, silent)


THEME = _theme()
SHEETS = dict(THEME.styles)
OF_COMPONENTS = {path: text for path, text in SHEETS.items() if path.startswith("components/")}
LIBRARY = {"highlight"}
"""Classes that Pygments and pymdown-extensions write around code; those within it have one to three letters."""

WRITING = [
    FOLDER / "outputs" / "html.py",
    *(FOLDER / "content" / f"{name}.py" for name in "answer alerts elements inline notation runs mathml".split()),
]
"""The modules that write HTML themselves."""

EACH_SHEET = pytest.mark.parametrize("path", SHEETS)
EACH_COMPONENT = pytest.mark.parametrize("path", OF_COMPONENTS)


def component(path: str) -> str:
    return path.split("/")[1]


@EACH_SHEET
def test_sizes_and_colors_stand_among_the_tokens_alone(path: str) -> None:
    if path != TOKENS:
        assert sizes(SHEETS[path]) == []
        assert colors(SHEETS[path]) == []


def test_a_size_or_a_color_elsewhere_is_found() -> None:
    sheet = "@layer components {\n@media (width > 3em) { .a { margin: 0 calc(var(--gap) + 2px); color: #fff; } }\n}"
    assert sizes(sheet) == ["2: 3em", "2: 2px"]
    assert colors(sheet + ".b { color: rgb(0 0 0 / 5%) }") == ["2: #fff", "3: rgb(0 0 0 / 5%)"]


@EACH_COMPONENT
def test_a_component_s_style_names_its_own_classes_alone(path: str) -> None:
    own = component(path)
    allowed = re.compile(rf"{own}(-.+)?" if own != "code" else rf"{own}(-.+)?|highlight|[a-z][a-z0-9]{{0,2}}")
    astray = {name for rule in rules(SHEETS[path]) for name in rule.classes if not allowed.fullmatch(name)}
    assert astray == set()


@EACH_SHEET
def test_every_rule_stands_in_its_layer(path: str) -> None:
    allowed = {"components", "absent", "print"} if path in OF_COMPONENTS else {path.split("/")[1].removesuffix(".css")}
    found = list(rules(SHEETS[path]))
    assert found or path == "styles/layers.css"
    assert [(rule.line, rule.layer) for rule in found if rule.layer not in allowed] == []
    assert [rule.line for rule in found if rule.layer == "print" and "@media print" not in rule.around] == []
    absent = [one for rule in found if rule.layer == "absent" for one in rule.declarations]
    assert {(one.name, one.value[-1].value) for one in absent} <= {("display", "none")}


def test_the_layers_are_declared_first() -> None:
    assert "@layer tokens, base, prose, components, absent, print;" in SHEETS["styles/layers.css"]
    assert FOUNDATION[0] == "layers"
    assert {*FOUNDATION, *LAST} == {path.split("/")[1].removesuffix(".css") for path in SHEETS} - {
        component(path) for path in OF_COMPONENTS
    }


@EACH_SHEET
def test_no_rule_shouts_another_one_down(path: str) -> None:
    loud = [rule.line for rule in rules(SHEETS[path]) for one in rule.declarations if one.important]
    assert loud == []


@EACH_SHEET
def test_no_line_is_decorated_in_a_way_that_webkit_does_not_read(path: str) -> None:
    """It knows a line's thickness by a property of its own alone, and draws no line where another tells it."""
    assert [found for found in re.findall(r"text-decoration:([^;]*)", SHEETS[path]) if "var(" in found] == []


@EACH_SHEET
def test_no_rule_is_about_the_theme_that_is_extended(path: str) -> None:
    for rule in rules(SHEETS[path]):
        assert not [name for name in rule.classes if name.startswith("md-")] or path == "styles/base.css", rule


def test_every_token_that_is_used_is_declared_and_the_other_way_round() -> None:
    text = "\n".join(SHEETS.values())
    markup = "\n".join(path.read_text(encoding="utf-8") for path in _markup())
    declared = set(re.findall(r"(--[\w-]+)\s*:", text + markup))
    media = set(re.findall(r"@custom-media (--[\w-]+)", text))
    used = set(re.findall(r"var\((--[\w-]+)", text + markup))
    assert sorted(used - declared) == [name for name in sorted(used - declared) if f"var({name}," in text]
    assert sorted(set(re.findall(r"@media [^{]*?\((--[\w-]+)\)", text)) - media) == []
    tokens = set(re.findall(r"^\s*(--[\w-]+):", SHEETS[TOKENS], re.MULTILINE))
    assert sorted(tokens - used) == []
    assert sorted(name for name in media if f"({name})" not in text.replace(f"@custom-media {name} ", "")) == []


def _markup() -> Iterator[Path]:
    yield from sorted((ROOT / "overrides").rglob("*.html"))
    yield from sorted(TEMPLATES.glob("*.j2"))
    yield from sorted(COMPONENTS.glob("*/*.j2"))


# Names that markup, styles and scripts share

_QUERY = re.compile(r"""(?:querySelector(?:All)?|closest|matches)(?:\?\.)?\(\s*([`"'])(.*?)\1""")


@pytest.mark.parametrize("path", THEME.scripts)
def test_a_script_finds_things_by_its_own_classes_or_by_data(path: str) -> None:
    own = component(path) if path.startswith("components/") else "?"
    astray = {
        name
        for _, selector in _QUERY.findall(THEME.scripts[path])
        for name in re.findall(r"\.([a-z][\w-]*)", re.sub(r"\[[^\]]*\]", "", selector))
        if not re.fullmatch(rf"{own}(-.+)?", name)
    }
    assert astray - LIBRARY == set()


def test_every_class_that_has_a_style_is_in_use() -> None:
    sources = [path.read_text(encoding="utf-8") for path in _markup()]
    sources += THEME.scripts.values()
    sources += [path.read_text(encoding="utf-8") for path in WRITING]
    words = set(re.findall(r"[\w-]+", "\n".join(sources)))
    made = {"level-1", "level-2", "level-3", *(f"track-{shape}" for shape in range(1, SHAPES + 1))}
    made |= {f"alert-{kind}" for kind in ALERTS}
    styled = {
        name
        for path, sheet in SHEETS.items()
        if component(path) != "code"
        for rule in rules(sheet)
        for name in rule.classes
    }
    assert sorted(styled - words - made) == []


# What is joined


def test_what_a_kind_of_page_alone_uses_is_loaded_there_alone() -> None:
    found = assets(THEME)
    split = Files(THEME.styles, THEME.parts, "css")
    assert "question" in split.own
    for kind, paths in split.own.items():
        assert sum(len(SHEETS[path]) for path in paths) >= WORTH_A_REQUEST["css"]
        for name in map(component, paths):
            assert f".{name}" in str(found[f"theme/{kind}.css"])
            assert f".{name}{{" not in str(found["theme/site.css"])


@pytest.mark.parametrize("ending", WORTH_A_REQUEST)
def test_what_is_not_worth_a_request_is_on_every_page(ending: str) -> None:
    sizes = {"a": 10, "b": 9, "c": WORTH_A_REQUEST[ending] - 4, "d": 4}
    a, b, c, d = (f"components/{name}/{name}.{ending}" for name in sizes)
    texts = dict(zip((a, b, c, d), map("x".__mul__, sizes.values()), strict=True))
    files = Files(texts, Parts(("b",), {"one": ("a", "none"), "two": ("c", "d")}, ()), ending)
    assert files.shared == [a, b]
    assert files.own == {"two": [c, d]}


def test_what_a_component_does_before_a_page_is_shown_is_done() -> None:
    own = {path for path in THEME.scripts if path.startswith("components/") and path.endswith("/first.js")}
    assert own
    assert own <= {module.path for module in Modules(THEME.scripts).needed(["scripts/first.js"])}


def test_what_is_loaded_later_and_at_once_is_refused() -> None:
    keys, late = "components/keys/keys.js", "components/search/engine.js"
    both = f'import {{ search }} from "../search/engine.js";\n{THEME.scripts[keys]}'
    with pytest.raises(OutputError, match=f"generator/{late}:1: is loaded later, and stands in site.js"):
        assets(replace(THEME, scripts={**THEME.scripts, keys: both}))


def test_a_mistake_in_a_style_sheet_is_said_with_its_line() -> None:
    path = "components/entry/entry.css"
    broken = replace(THEME, styles={**SHEETS, path: "@layer components {\n  .entry {\n    color: var(--ink;\n  }\n}\n"})
    with pytest.raises(OutputError, match=f"generator/{path}:3: not readable: Unexpected token Semicolon"):
        assets(broken)


def test_what_is_joined_is_the_same_each_time() -> None:
    assert dict(assets(THEME)) == dict(assets(_theme()))


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """A page of a browser with nothing on it, for all sheets."""
    with opened(browser) as page:
        yield page


@EACH_SHEET
def test_a_browser_knows_every_declaration(blank: Page, path: str) -> None:
    """The linter of the style sheets: a slip of the pen in a property or a value does nothing, and says nothing."""
    declared = {
        (one.name, tinycss2.serialize(one.value).strip())
        for rule in rules(SHEETS[path])
        for one in rule.declarations
        if not one.name.startswith(("--", "-moz-"))  # those of this browser
    }
    supports = "pairs => pairs.filter(([name, value]) => !CSS.supports(name, value))"
    unknown = blank.evaluate(supports, sorted(declared))
    assert unknown == []
    assert SHEETS[path].count("{") == SHEETS[path].count("}")


def test_what_is_joined_can_be_read() -> None:
    deno = Path(sys.executable).with_name("deno")
    for path, text in assets(THEME).items():
        if path.endswith(".js"):
            done = subprocess.run(
                [deno, "fmt", "--ext", "js", "-"], input=str(text), capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{path}: {done.stderr}"


def test_every_component_is_in_use() -> None:
    by_others = {"code": "highlight", "table": "table-scroll"}
    for folder in COMPONENTS.iterdir():
        others = [path.read_text(encoding="utf-8") for path in _markup() if path.parent != folder]
        others += [text for path, text in THEME.scripts.items() if path.split("/")[1] != folder.name]
        others += [path.read_text(encoding="utf-8") for path in WRITING]
        if folder.name not in by_others:
            assert re.search(rf"(?<![\w-]){folder.name}(?![\w-])", "\n".join(others)), folder.name


def test_every_component_stands_in_the_style_guide() -> None:
    """What the document has is around that page; a dialog is what the search and the keys open there."""
    around = {path.stem for path in (ROOT / "overrides/components").glob("*.html")} | {"dialog"}
    for folder in COMPONENTS.iterdir():
        markup = folder / f"{folder.name}.html.j2"
        if folder.name not in around or markup.is_file():
            assert "{% macro examples(root) %}" in markup.read_text(encoding="utf-8"), folder.name


def test_every_component_has_markup_a_style_or_a_script_of_its_name() -> None:
    for folder in COMPONENTS.iterdir():
        assert any((folder / f"{folder.name}{ending}").is_file() for ending in (".html.j2", ".css", ".js")), folder
        assert {path.suffix for path in folder.iterdir()} <= {".j2", ".css", ".js"}
