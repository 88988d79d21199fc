"""A filter's answers are numpy's, map and picture show them, and likeness is a correlation."""

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.lib.stride_tricks import sliding_window_view

from site_demos import weights
from site_demos.demos.recognise import _moving
from site_demos.demos.recognise import slid_filter as demo
from site_demos.demos.recognise.slid_filter import edges, figure
from site_demos.kit import fixed
from site_demos.kit.painting import runs
from tests.figures import numbers, of_class, read, shades, the, words

moves = st.integers(-_moving.FARTHEST, _moving.FARTHEST)
places = st.integers(0, 143)
FILE: dict[str, Any] = json.loads(weights.CONVOLUTION.read_text(encoding="utf-8"))
FILTERS, BIASES = np.array(FILE["filters"][1:]), np.array(FILE["filters"][0])


def sums(digit: str, across: int, down: int, rows: np.ndarray, biases: np.ndarray) -> np.ndarray:
    """Return z at each place of each map, by numpy."""
    square = np.array(_moving.moved(digit, across, down)).reshape(28, 28)
    patches = sliding_window_view(square, (5, 5))[::2, ::2].reshape(144, 25)
    found: np.ndarray = rows @ patches.T + biases[:, None]
    return found


def in_words(shown: str) -> list[float]:
    """Return the numbers of the sentence."""
    return numbers(words(the(read(shown), "nn-result")))


@settings(max_examples=40)
@given(st.integers(0, 15), moves, moves, places)
def test_sentence_says_what_numpy_computes(k: int, across: int, down: int, place: int) -> None:
    z = sums("3", across, down, FILTERS[k : k + 1], BIASES[k : k + 1])[0]
    shown = demo.render(demo.Parameters(filter=str(k), across=across, down=down, place=str(place)))
    answer = max(0.0, z[place])
    said = [place // 12 + 1, place % 12 + 1, 25, z[place] - BIASES[k], BIASES[k], z[place]]
    assert in_words(shown) == pytest.approx([*said, answer, max(0.0, z.max())], abs=0.00501)


@settings(max_examples=20)
@given(st.lists(st.sampled_from([-1, 0, 1]), min_size=25, max_size=25), places)
def test_own_filter_has_half_of_full_strength_and_no_bias(cells: list[int], place: int) -> None:
    own = np.array([cells]) * np.abs(FILTERS).max() / 2
    z = sums("3", 0, 0, own, np.zeros(1))[0]
    shown = demo.render(demo.Parameters(filter="own", painting=runs(cells), place=str(place)))
    assert in_words(shown)[3:6] == pytest.approx([z[place], 0, z[place]], abs=0.00501)


@given(st.integers(0, 15))
def test_maps_are_as_bright_as_the_answers(k: int) -> None:
    z = sums("7", 1, 2, FILTERS, BIASES)
    shown = read(demo.render(demo.Parameters(image="7", across=1, down=2, filter=str(k))))
    buttons = [each for each in shown.iter("button") if each.get("data-set") == f"filter={k}"]
    _, drawn = buttons[0].iter("svg")
    expected = np.clip(z[k], 0, figure.BRIGHT) / figure.BRIGHT
    assert shades(drawn, side=12) == pytest.approx(expected, abs=0.5 / figure.SHADES + 0.0051)


def test_moving_by_the_stride_moves_the_map_by_a_place() -> None:
    before, after = (
        np.maximum(sums("3", across, 0, FILTERS, BIASES), 0).reshape(16, 12, 12)
        for across in (0, 2)
    )
    lit = before[:, :, 2:-3]  # away from the edges, where ink may be lost
    assert np.array_equal(after[:, :, 3:-2], lit)


def test_network_reads_what_its_maps_give_when_pooled() -> None:
    maps = np.maximum(sums("3", 0, 0, FILTERS, BIASES), 0).reshape(16, 4, 3, 4, 3).max((2, 4))
    rows, biases = np.array(FILE["outputs"][1:]), np.array(FILE["outputs"][0])
    outputs = 1 / (1 + np.exp(-(rows @ maps.ravel() + biases)))
    shown = demo.render(demo.Parameters())
    assert f'data-result="says">{outputs.argmax()}<' in shown
    assert f'data-result="sure">{fixed(outputs.max())}<' in shown


@given(st.lists(st.floats(-2, 2), min_size=25, max_size=25).filter(lambda w: np.std(w) > 0.01))
def test_likeness_is_the_largest_correlation_with_a_pattern(row: list[float]) -> None:
    pattern, r = edges.best(row)
    patterns = np.array([each.pixels for each in edges.patterns()])
    each = np.corrcoef(np.array([row]), patterns)[0, 1:]
    assert r == pytest.approx(each.max())
    assert np.corrcoef(row, pattern.pixels)[0, 1] == pytest.approx(r)


def test_patterns_are_what_they_are_called() -> None:
    for each in edges.patterns():
        assert all(0 <= pixel <= 1 for pixel in each.pixels)
        assert np.std(each.pixels) > 0
    upright = [float(column > 2) for _ in range(5) for column in range(5)]
    assert edges.best(upright)[0].kind == "edge"
    level = [float(row == 2) for row in range(5) for _ in range(5)]
    assert edges.best(level)[0].kind == "line"
    dot = [float(abs(row - 2) + abs(column - 2) < 2) for row in range(5) for column in range(5)]
    assert edges.best(dot)[0].kind == "spot"


@pytest.mark.long
def test_smooth_random_filters_are_more_like_edges_than_rough_ones() -> None:
    rough, smooth = edges.by_chance(), edges.by_chance(smooth=True)
    assert len(rough) == len(smooth) == edges.CHANCE
    assert rough == sorted(rough)
    assert np.mean(smooth) > np.mean(rough) + 0.1


def test_filter_of_one_weight_everywhere_is_like_nothing() -> None:
    shown = demo.render(demo.Parameters(filter="own", painting="25p"))
    assert "most like" not in shown
    assert "like this" in demo.render(demo.Parameters())
    assert of_class(read(shown), "nn-squares")
