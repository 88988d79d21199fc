"""The marks mean one thing everywhere, and say it without colour too."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos import kit

weights = st.floats(-8, 8)
unit = st.floats(0, 1)


def opacities(drawn: str) -> list[float]:
    return [float(value) for value in re.findall(r' opacity="([^"]+)"', drawn)]


def cells(drawn: str, class_: str) -> set[tuple[int, int]]:
    """Return the cells that the paths of a class fill."""
    paths = re.findall(r"<path [^>]*>", drawn)
    data = "".join(path for path in paths if f'class="{class_}"' in path)
    return {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)", data)}


@given(st.lists(unit, min_size=16, max_size=16))
def test_each_pixel_that_is_not_dark_is_drawn_once_at_its_place(values: list[float]) -> None:
    drawn = kit.pixels(values, side=4)
    bright = {(k % 4, k // 4) for k, value in enumerate(values) if round(value * 100)}
    assert cells(drawn, "nn-bright") == bright
    assert drawn.count("M") == len(bright)


def test_brighter_pixel_is_drawn_brighter() -> None:
    drawn = kit.pixels([0.2, 0.4, 0.6, 1.0], side=2)
    assert opacities(drawn) == [0.2, 0.4, 0.6, 1.0]


@given(st.lists(weights, min_size=9, max_size=9))
def test_sign_of_a_weight_is_seen_without_colour(values: list[float]) -> None:
    drawn = kit.weight_grid(values, scale=8, side=3)
    assert not cells(drawn, "nn-positive") & cells(drawn, "nn-negative")
    hatched = {(x, y) for x, y in cells(drawn, "nn-hatch")}
    assert hatched == cells(drawn, "nn-negative")


def test_weight_beyond_the_scale_is_drawn_at_full_strength_not_more() -> None:
    assert kit.weight_grid([5.0], scale=1, side=1) == kit.weight_grid([1.0], scale=1, side=1)


def test_same_weight_is_drawn_alike_in_any_grid_of_one_scale() -> None:
    alone = kit.weight_grid([0.5, 0.0, 0.0, 0.0], scale=2, side=2)
    beside_a_large_one = kit.weight_grid([0.5, 2.0, 0.0, 0.0], scale=2, side=2)
    assert opacities(alone)[0] == opacities(beside_a_large_one)[0]


@given(st.floats(0, 6), st.floats(0, 6))
def test_larger_weight_has_a_line_at_least_as_wide(a: float, b: float) -> None:
    low, high = sorted([a, b])
    widths = [
        float(re.search(r'stroke-width="([^"]+)"', line)[1])  # type: ignore[index]
        for line in (kit.weight_line((0, 0), (1, 1), w, scale=6) for w in (low, high))
    ]
    assert widths == sorted(widths)


def test_negative_weight_has_a_line_of_another_kind() -> None:
    line = kit.weight_line((0, 0), (1, 1), -1, scale=6)
    assert "nn-negative" in line
    assert "nn-positive" not in line


def test_neuron_is_as_bright_as_its_activation() -> None:
    drawn = kit.neuron(1, 2, 3, 0.25, data_set="neuron=2")
    assert 'fill-opacity="0.25"' in drawn
    assert 'data-set="neuron=2"' in drawn


def test_picture_says_its_title_and_what_kind_it_is() -> None:
    still = ET.fromstring(kit.picture(4, 3, title="1 < 2"))
    assert (still.get("role"), still.get("aria-label")) == ("img", "1 < 2")
    assert still.get("viewBox") == "0 0 4 3"
    operable = ET.fromstring(kit.picture(4, 3, title="", operable=True))
    assert operable.get("role") == "group"


PLOT = kit.Plot(x=(-8, 8), y=(0, 1), left=50, top=30, width=320, height=180)


@pytest.mark.parametrize(
    ("point", "place"),
    [((-8, 0), (50, 210)), ((8, 1), (370, 30)), ((0, 0.5), (210, 120))],
)
def test_point_of_the_data_has_its_place(
    point: tuple[float, float], place: tuple[float, float]
) -> None:
    assert PLOT.at(*point) == pytest.approx(place)


@given(st.floats(-8, 8), st.floats(-8, 8))
def test_larger_values_lie_further_right_and_higher(a: float, b: float) -> None:
    low, high = sorted([a, b])
    assert PLOT.at(low, 0)[0] <= PLOT.at(high, 0)[0]
    assert PLOT.at(0, low)[1] >= PLOT.at(0, high)[1]


def test_curve_runs_from_edge_to_edge_in_equal_steps() -> None:
    data = re.search(r'd="M([^"]+)"', PLOT.curve(lambda x: 0 * x, steps=10))
    assert data is not None
    xs = [float(step.split()[0]) for step in data[1].split("L")]
    assert (xs[0], xs[-1]) == (50, 370)
    assert {round(b - a, 6) for a, b in pairwise(xs)} == {32}


def test_axes_name_what_they_show_and_carry_a_number_at_each_tick() -> None:
    drawn = PLOT.axes([-8, 0, 8], [0, 0.5, 1], x_label="z", y_label="a")
    texts = re.findall(r">([^<]+)</text>", drawn)
    assert texts == ["\N{MINUS SIGN}8", "0", "8", "0", "0.5", "1", "z", "a"]


def test_result_is_a_paragraph() -> None:
    assert kit.result("a") == '<p class="nn-result">a</p>'
