"""Scripts joined into few files: what is understood, what is refused, and that the files do what the modules did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.outputs.contents import OutputError
from generator.outputs.modules import Modules, file, joined, module, run, short
from tests.browsing import opened
from tests.publishing import served

PATH = "components/one/one.js"


def test_a_module_is_taken_apart() -> None:
    text = (
        '// @ts-check\nimport { a, b } from "../two/two.js";\nimport "./more.js";\n\n'
        "export const C = 1;\nexport async function d() {}\nexport class E {}\nexport function* f() {}\n"
        'function own() { return import("./late.js"); }\n'
    )
    found = module(PATH, text)
    assert found.imports == (("components/two/two.js", ("a", "b")), ("components/one/more.js", ()))
    assert found.exports == ("C", "d", "E", "f")
    assert found.lazy == ("components/one/late.js",)
    assert "export" not in found.body
    assert "import {" not in found.body
    assert module(PATH, "const late = () => import(ELSEWHERE);\n").lazy == ()


def test_types_that_documentation_imports_are_no_modules() -> None:
    found = module(PATH, '/** @typedef {A | import("./x.js").B} B\n */\nconst a = 1;\n')
    assert found.lazy == ()
    with pytest.raises(OutputError, match=":3: await"):
        module(PATH, '/** @typedef {import("./x.js").B} B\n */\nawait 1;\n')


def test_names_may_be_broken_over_lines() -> None:
    text = 'import {\n  a,\n  b,\n} from "./x.js";\n'
    assert module(PATH, text).imports == (("components/one/x.js", ("a", "b")),)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('const a = 1;\nimport b from "./x.js";\n', 2),
        ('import * as x from "./x.js";\n', 1),
        ('import { a as b } from "./x.js";\n', 1),
        ('import { a } from "lib";\n', 1),
        ("const a = 1;\n\nexport { a };\n", 3),
        ("export default function () {}\n", 1),
        ("export let a = 1;\n", 1),
        ('export * from "./x.js";\n', 1),
        ("await 1;\n", 1),
        ("const x = 1;\nconst late = await x;\n", 2),
        ("const x = `a ${names.map((n) => `https://${n}`)}`;\n", 1),
        ("const x = 1;\nconst y = () => import(path);\n", 2),
        ("const x = () => import(`./${name}.js`);\n", 1),
    ],
)
def test_any_other_form_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(OutputError) as raised:
        module(PATH, text)
    problem = raised.value.problem
    assert (problem.path, problem.line) == (f"generator/{PATH}", line)
    assert "allowed: " in problem.message


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            {"scripts/a.js": 'import { b } from "./b.js";\n'},
            "generator/scripts/a.js:1: there is no script scripts/b.js",
        ),
        (
            {"scripts/a.js": 'import { b } from "./b.js";\n', "scripts/b.js": "export const c = 1;\n"},
            "generator/scripts/a.js:1: scripts/b.js exports no b; allowed: c",
        ),
        (
            {"scripts/a.js": 'import "./b.js";\n', "scripts/b.js": 'import "./a.js";\n'},
            "generator/scripts/a.js:1: imports itself by way of scripts/b.js",
        ),
        ({"scripts/a.js": 'import "./a.js";\n'}, "generator/scripts/a.js:1: imports itself by way of scripts/a.js"),
    ],
)
def test_modules_that_do_not_fit_are_refused(texts: dict[str, str], said: str) -> None:
    with pytest.raises(OutputError) as raised:
        Modules(texts).needed(["scripts/a.js"])
    assert str(raised.value) == said


def test_two_scripts_that_would_be_called_the_same_are_refused() -> None:
    with pytest.raises(OutputError, match=r"components/share/share\.js:1: is called share where it is joined"):
        Modules({"scripts/share.js": "", "components/share/share.js": ""})


def test_what_only_looks_like_an_import_is_left_alone() -> None:
    text = (
        '// import("./none.js")\nconst glob = "src/**/*.js";\nexport const el$ = `${glob} of`;\n'
        "const f = async () => await 1;\n"
    )
    found = module(PATH, text)
    assert (found.imports, found.lazy, found.exports) == ((), (), ("el$",))
    assert "src/**/*.js" in found.body


def test_a_script_is_named_without_the_folders_that_hold_all() -> None:
    names = ["scripts/store.js", "components/search/search.js", "components/search/engine.js"]
    assert [short(name) for name in names] == ["store", "search", "search-engine"]
    assert file("components/search/engine.js") == "search-engine.js"


def test_each_module_stands_once_and_after_what_it_needs() -> None:
    texts = {
        "scripts/a.js": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
        "scripts/b.js": 'import { c } from "./c.js";\nexport const b = () => c;\n',
        "scripts/c.js": "export const c = 1;\n",
    }
    needed = Modules(texts).needed(["scripts/a.js", "scripts/c.js"])
    assert [one.path for one in needed] == ["scripts/c.js", "scripts/b.js", "scripts/a.js"]


def test_what_is_loaded_later_is_found_wherever_it_is_asked_for() -> None:
    texts = {
        "scripts/a.js": 'import { b } from "./b.js";\nb();\n',
        "scripts/b.js": 'export const b = () => import("./late.js");\n',
        "scripts/late.js": 'import { d } from "./d.js";\nexport const late = () => d();\n',
        "scripts/d.js": 'export const d = () => import("./later.js");\n',
        "scripts/later.js": "export const later = 1;\n",
    }
    modules = Modules(texts)
    assert modules.lazy(modules.needed(["scripts/a.js"])) == ["scripts/late.js", "scripts/later.js"]


SOURCES = {
    "scripts/counter.js": "let count = 0;\nexport function next() {\n  count += 1;\n  return count;\n}\n",
    "components/one/one.js": (
        'import { next } from "../../scripts/counter.js";\nconst own = "one";\n'
        "globalThis.said = [own, next()];\nexport const ONE = 1;\n"
    ),
    "components/two/two.js": (
        'import { next } from "../../scripts/counter.js";\nimport { helped } from "./helper.js";\nconst own = "two";\n'
        'globalThis.said.push(own, next(), helped());\nimport("./late.js").then(({ late }) => {\n'
        "  globalThis.said.push(late());\n  globalThis.ended = true;\n});\n"
    ),
    "components/two/helper.js": 'const own = "helper";\nexport function helped() {\n  return own;\n}\n',
    "components/two/late.js": (
        'import { next } from "../../scripts/counter.js";\nexport function late() {\n  return next();\n}\n'
    ),
}


def test_a_component_that_fails_takes_no_other_down(browser: Browser, tmp_path: Path) -> None:
    texts = {
        "scripts/a.js": 'throw new Error("broken");\nexport const a = 1;\n',
        "scripts/b.js": 'import { a } from "./a.js";\nglobalThis.ended = a === undefined;\n',
    }
    (tmp_path / "site.js").write_text(joined(Modules(texts).needed(texts), {}), encoding="utf-8")
    (tmp_path / "index.html").write_text('<script type="module" src="site.js"></script>', encoding="utf-8")
    with served(tmp_path) as address, opened(browser) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        page.wait_for_function("globalThis.ended")
        assert errors == ["broken"], "it is still said"


def test_scripts_that_run_at_once_do_no_more_than_that(browser: Browser, tmp_path: Path) -> None:
    """Before the page is shown, each by itself: one that fails takes no other down, and no name is left behind."""
    texts = {
        "scripts/first.js": 'import "./a.js";\nimport "./b.js";\n',
        "scripts/a.js": 'function open() {}\nconst own = open;\nthrow new Error("broken");\n',
        "scripts/b.js": "const own = document.currentScript.dataset.own;\nglobalThis.said = [own, document.body];\n",
    }
    (tmp_path / "first.js").write_text(run(Modules(texts).needed(["scripts/first.js"])), encoding="utf-8")
    page_text = '<head><script src="first.js" data-own="b"></script></head><body></body>'
    (tmp_path / "index.html").write_text(page_text, encoding="utf-8")
    with served(tmp_path) as address, opened(browser) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        assert page.evaluate("said") == ["b", None]
        assert page.evaluate("typeof own") == "undefined"
        assert page.evaluate("open.toString().includes('native code')")
        assert errors == ["broken"]


def test_a_script_that_runs_at_once_takes_nothing_from_another() -> None:
    texts = {"scripts/a.js": 'import { b } from "./b.js";\nb();\n', "scripts/b.js": "export function b() {}\n"}
    with pytest.raises(OutputError, match=r"generator/scripts/a\.js:1: takes b from elsewhere"):
        run(Modules(texts).needed(["scripts/a.js"]))


def test_joined_files_do_what_the_modules_did(browser: Browser, tmp_path: Path) -> None:
    """Names of one module are no other's, and a module exists once, whichever file asks for it."""
    modules = Modules(SOURCES)
    site = modules.needed(["components/one/one.js"])
    elsewhere = {one.path: "site.js" for one in site}
    late = "components/two/late.js"
    files = {
        "site.js": joined(site, {}),
        "page.js": joined(modules.needed(["components/two/two.js"]), elsewhere),
        file(late): joined(modules.needed([late]), elsewhere, gives=late),
        "index.html": "".join(f'<script type="module" src="{name}.js"></script>' for name in ("site", "page")),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with served(tmp_path) as address, opened(browser) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        page.wait_for_function("globalThis.ended")
        assert errors == []
        assert json.loads(page.evaluate("JSON.stringify(said)")) == ["one", 1, "two", 2, "helper", 3]
