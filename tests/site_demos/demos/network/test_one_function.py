"""The walk and the pixel give what numpy gives for the very images that are drawn."""

import json
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from site_demos import samples, weights
from site_demos.demos.network import one_function, one_pixel
from site_demos.demos.network._function import RIGHT, along, curves, first_sums
from site_demos.kit import ParameterError

LAYERS = [
    (np.array(layer["weights"]), np.array(layer["biases"]))
    for layer in json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"]
]
digits = st.integers(0, 9)
hundredths = st.integers(0, 100).map(lambda n: n / 100)


def network(pixels: NDArray[np.float64]) -> NDArray[np.float64]:
    for matrix, biases in LAYERS:
        pixels = 1 / (1 + np.exp(-(matrix @ pixels + biases)))
    return pixels


def image(digit: int) -> NDArray[np.float64]:
    return np.array(samples.images()[RIGHT[digit]])


def outputs(figure: str) -> list[float]:
    return [float(a) for a in re.findall(r"<b>\d</b> ([\d.]+)", figure)]


@settings(max_examples=20)
@given(digits, digits, hundredths)
def test_outputs_are_those_of_the_blend(start: int, end: int, t: float) -> None:
    figure = one_function.render(one_function.Parameters(t, str(start), str(end)))
    expected = network((1 - t) * image(start) + t * image(end))
    assert outputs(figure) == pytest.approx(expected, abs=0.0006)
    assert f'data-result="choice">{expected.argmax()}<' in figure
    largest = re.findall(r'nn-best">.*?<b>(\d)</b> [\d.]+</p><p>largest</p>', figure)
    assert largest == [str(expected.argmax())]
    assert "nn-chosen" not in figure


@settings(max_examples=20)
@given(digits, st.integers(0, 783), hundredths)
def test_outputs_are_those_of_the_image_with_the_pixel(
    digit: int, pixel: int, value: float
) -> None:
    figure = one_pixel.render(one_pixel.Parameters(value, str(digit), str(pixel)))
    changed = image(digit)
    changed[pixel] = value
    assert outputs(figure) == pytest.approx(network(changed), abs=0.0006)


def test_pixel_at_its_own_value_changes_nothing() -> None:
    value = float(image(3)[400])
    sums = one_pixel.sums_with(RIGHT[3], 400, value)
    assert sums == first_sums(RIGHT[3])


def test_each_image_to_walk_between_is_one_that_the_network_gets_right() -> None:
    for digit, place in enumerate(RIGHT):
        assert samples.labels()[place] == digit
        assert network(image(digit)).argmax() == digit


def test_curves_begin_and_end_with_the_two_images() -> None:
    way = along(first_sums(RIGHT[4]), first_sums(RIGHT[9]), 8)
    assert len(way) == 9
    assert way[0] == pytest.approx(network(image(4)))
    assert way[-1] == pytest.approx(network(image(9)))
    assert len(curves(way)) == 10


@pytest.mark.parametrize(
    ("demo", "query", "message"),
    [
        (one_function, "t=1.5", "Part of the way, t must lie between 0 and 1, but got 1.5"),
        (one_function, "start=x", "From must be one of 0, 1, 2"),
        (one_pixel, "pixel=784", "Pixel must be one of 0, 1, 2"),
        (one_pixel, "value=-1", "The pixel’s value must lie between 0 and 1, but got -1"),
    ],
)
def test_state_that_breaks_a_rule_is_refused(demo: object, query: str, message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        demo.Parameters.parse(query)  # type: ignore[attr-defined]
