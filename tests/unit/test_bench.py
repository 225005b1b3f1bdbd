"""What measures: the stages are all there, budgets are judged, and the picture holds what it is to show."""

from __future__ import annotations

import re
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.outputs.table import OUTPUTS
from tests.banks import copy_project, small, write
from tools import bench, stages
from tools.bench import EDITED, NEW, SAME, Bank, Judged
from tools.measuring import timed
from tools.picture import HEIGHT, WIDTH, picture
from tools.stages import STAGES, Clock

LONG = {"reading entries", "making files", "writing files", "building pages", stages.WAITING, "weighing pages"}
"""What is told of long work, by which it is timed."""


def test_all_stages_of_a_run_are_timed_and_are_the_whole_of_it(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", write(tmp_path / "content", small()) / "questions")
    run = timed(root, "tools.stages")
    told = stages.read(run.said)
    assert told.keys() == {"starting", *STAGES, *(output.name for output in OUTPUTS), *LONG, "all else"}
    assert 0.6 * run.seconds < sum(told.values()) <= run.seconds + 0.01 * len(told)
    assert 20 < stages.memory(run.said) <= run.memory + 1
    again = stages.read(timed(root, "tools.stages").said)
    assert again.keys() < told.keys()
    assert "making files" not in again


def test_what_passes_within_another_stage_is_counted_once() -> None:
    clock = Clock()
    with clock("outer"):
        with clock("reading 1,200 entries"):
            time.sleep(0.2)
        clock.timed("inner", time.sleep)(0.1)
    assert clock.seconds["reading entries"] == pytest.approx(0.2, abs=0.1)
    assert clock.seconds["inner"] == pytest.approx(0.1, abs=0.1)
    assert clock.seconds["outer"] < 0.1


def measured(count: int, seconds: float) -> Bank:
    bank = Bank(f"{count:,} questions", count)
    names = (NEW, SAME, EDITED, bench.PLAIN_MKDOCS, bench.ALONE, bench.MEMORY, bench.SIZE, bench.FILES)
    for name in (*names, bench.SERVED, bench.VISIT, bench.SEARCH, bench.PAGE):
        bank.figures[name, "s"] = seconds
    bank.stages = {state: {"long": seconds, "short": 0.01} for state in (NEW, SAME, EDITED)}
    bank.pages = {"home": (12.5, 3)}
    return bank


def test_a_figure_is_judged_by_its_budget() -> None:
    assert Judged("it", 2, 2, "s").cells() == ("it", "2 s", "2 s", "within")
    assert Judged("it", 1234.5, 2, "s").cells() == ("it", "1,234 s", "2 s", "**over**")


@pytest.mark.parametrize(("sizes", "judged"), [((50, 100), 100), ((1000, 10_000), 10_000), ((10_000, 100_000), 10_000)])
def test_budgets_are_for_ten_thousand_questions(sizes: tuple[int, ...], judged: int) -> None:
    rows = list(bench.judged([measured(count, count / 50) for count in sizes], measured(85, 1)))
    (row,) = [row for row in rows if row.what.startswith(bench.ALONE)]
    assert row.what.endswith(f"{judged:,} questions")
    assert row.measured == judged / 50
    (row,) = [row for row in rows if row.what.startswith(f"{NEW}, growth")]
    assert row.measured == sizes[1] / sizes[0]
    assert row.budget == pytest.approx(1.1 * sizes[1] / sizes[0])


def test_the_report_is_tables_and_says_what_is_no_measurement() -> None:
    lines = list(bench.report([measured(1000, 2), measured(10_000, 11)], measured(85, 1)))
    assert f"- {NEW}: 101 s" in lines
    assert "| stages of less than 0.1 s | 0.01 | 0.01 | 0.01 | 0.01 | 0.01 | 0.01 |" in lines
    assert "| home | 12.5 | 3 | 12.5 | 3 |" in lines
    far = list(bench.report([measured(1000, 2), measured(100_000, 11)], measured(85, 1)))
    assert not [line for line in far if "xtrapolated" in line]
    assert list(bench.report([measured(1000, 2)], measured(85, 1)))


def test_the_picture_shows_each_line_within_its_frame() -> None:
    lines = {"one & all": [(1000, 2.0), (10_000, 20.0)], "other": [(1000, 2.1), (10_000, 20.1)], "point": [(1000, 0.3)]}
    svg = ElementTree.fromstring(picture(lines, "What it costs", "questions", "seconds"))  # noqa: S314 - it is our own
    texts = {text.text: text for text in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert {*lines, "questions", "seconds", "1,000", "10,000", "0.1", "100"} <= texts.keys()
    assert abs(float(texts["one & all"].attrib["y"]) - float(texts["other"].attrib["y"])) > 12
    for path in svg.iter("{http://www.w3.org/2000/svg}path"):
        points = re.findall(r"[ML]([\d.]+) ([\d.]+)", path.attrib["d"])
        assert all(0 < float(x) < WIDTH and 0 < float(y) < HEIGHT for x, y in points)


def test_the_report_has_a_place() -> None:
    text = bench.REPORT.read_text(encoding="utf-8")
    assert text.count(bench.BEGIN) == text.count(bench.END) == 1
    assert text.index(bench.BEGIN) < text.index(bench.END)
