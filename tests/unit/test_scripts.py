"""The scripts' pure parts, tested in a browser as they stand, and what holds for every script.

A test module exports `tests`: functions by what they show to hold. Here they are run, each by itself.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.theme.files import catalogue
from tests.banks import ROOT

TESTS = ROOT / "tests" / "scripts"
MODULES = sorted(TESTS.glob("*.test.js"))
SCRIPTS = sorted((ROOT / "generator").rglob("*.js"))
LONGEST = 1000
"""A test takes no more milliseconds."""

RUN = """
async ([module, longest]) => {
  const { tests } = await import(module);
  const failing = [];
  let count = 0;
  for (const [name, test] of Object.entries(tests ?? {})) {
    count += 1;
    const start = performance.now();
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error("it takes too long")), longest));
    try {
      await Promise.race([test(), late]);
      if (performance.now() - start > longest) throw new Error("it takes too long");
    } catch (error) {
      failing.push(`${name}: ${error?.message ?? error}`);
    }
  }
  return [count, failing];
}
"""


def outcome(page: Page, module: str) -> tuple[int, list[str]]:
    """How many tests the module at that address has, and which of them fail, with their errors."""
    count, failing = page.evaluate(RUN, [module, LONGEST])
    return count, failing


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name.removesuffix(".test.js"))
def test_what_a_script_s_tests_say_holds(blank: Page, address: str, module: Path) -> None:
    count, failing = outcome(blank, f"{address}tests/scripts/{module.name}")
    assert count, "there are no tests in it"
    assert failing == []


def test_there_are_tests() -> None:
    assert len(MODULES) >= 6


@pytest.mark.parametrize(
    ("test", "failing"),
    [
        ("() => {}", []),
        ("async () => {}", []),
        ("() => { throw new Error('no') }", ["it: no"]),
        ("async () => { throw new Error('no') }", ["it: no"]),
        ("() => Promise.reject('no')", ["it: no"]),
        ("() => new Promise(() => {})", ["it: it takes too long"]),
        ("() => { for (const end = Date.now() + 1100; Date.now() < end;); }", ["it: it takes too long"]),
    ],
)
def test_a_test_that_does_not_hold_fails(blank: Page, test: str, failing: list[str]) -> None:
    assert outcome(blank, f"data:text/javascript,export const tests = {{ it: {test} }}") == (1, failing)


def test_a_module_without_tests_is_found(blank: Page) -> None:
    assert outcome(blank, "data:text/javascript,export const tests = {}")[0] == 0
    assert outcome(blank, "data:text/javascript,export const test = {}")[0] == 0


# What holds for every script


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.relative_to(ROOT / "generator").as_posix())
def test_the_types_of_a_script_are_checked(script: Path) -> None:
    assert script.read_text(encoding="utf-8").startswith("// @ts-check\n")


def test_scripts_say_phrases_of_the_catalogue() -> None:
    """Each key is written out where it is said, which is how the generator finds it."""
    texts = {script.name: script.read_text(encoding="utf-8") for script in SCRIPTS}
    said = [key for name, text in texts.items() if name != "say.js" for key in re.findall(r"\bsay\(([^,)]*)", text)]
    assert said
    assert [key for key in said if key.strip('"') not in catalogue() or not re.fullmatch(r'"\w+"', key)] == []
