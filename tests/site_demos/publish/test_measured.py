"""The page of what is measured: all that was kept stands there, and the chart is to scale."""

import json
import re

import pytest

from site_demos.kit.figure import demos
from site_demos.publish.facts import measured


@pytest.fixture(scope="module")
def kept() -> list[list[str]]:
    """The rows as `make bench` has written them."""
    rows: list[list[str]] = json.loads(measured.KEPT.read_text(encoding="utf-8"))["rows"]
    return rows


def test_each_row_stands_in_one_of_the_tables_with_its_goal(kept: list[list[str]]) -> None:
    facts = measured.facts()
    shown = [*facts["rows"], *facts["demos"]]
    assert sorted(row["figure"] for row in shown) == sorted(figure for _, figure, _ in kept)
    assert all(row["goal"] for row in facts["demos"])
    assert not any("goal" in row["what"] for row in shown)


def test_demos_that_were_measured_are_there() -> None:
    names = {row["what"] for row in measured.facts()["demos"]}
    assert len(names) > 50
    assert names <= {*demos()}


def test_bars_of_the_chart_are_as_long_as_their_ratios_say(kept: list[list[str]]) -> None:
    chart = measured.facts()["chart"]
    ratios = [float(ratio) for what, _, ratio in kept if what.startswith(measured.STARTS)]
    widths = [float(width) for width in re.findall(r'<rect[^>]* width="([\d.]+)"', chart)]
    across, _ = measured.PLOT.scale
    assert len(ratios) == 3
    assert widths == pytest.approx([across * ratio for ratio in ratios], abs=0.01)
