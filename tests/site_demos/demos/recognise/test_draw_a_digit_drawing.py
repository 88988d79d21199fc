"""What draw-a-digit makes of a drawing: each step, as numpy has it, and the digit it is read as."""

import re
from itertools import pairwise

import numpy as np
import pytest

from nn_core.mnist.strokes import PEN
from site_demos.demos.recognise.draw_a_digit import INPUT, Parameters, render
from tests.figures import at, captured, of_class, read, shades, the, words
from tests.site_demos.demos.recognise.draw_a_digit_oracle import (
    DRAWINGS,
    EVERY_STATE,
    HALF,
    IMAGES,
    SIDE,
    Oracle,
    bitmap,
    centred,
    factor,
    fitted,
)

DIGITS = {  # one drawing of each, as large as the area
    0: "500-0.314-67.212-250.212-750.314-933.500-1000.686-933.788-750.788-250.686-67.500-0",
    1: "580-0.420-1000",
    2: "205-231.270-80.404-10.560-10.720-90.800-280.750-420.200-1000.850-1000",
    3: "168-164.320-34.560-34.700-120.740-250.690-400.560-480.450-500_450-500.640-530.780-640"
    ".800-800.740-900.600-980.450-1000.250-950.130-840",
    4: "300-0.150-550.850-550_700-50.650-1000",
    5: "800-0.300-20.250-420_240-470.400-410.580-420.740-560.780-700.740-850.600-970.450-1000"
    ".280-960.200-890",
    6: "650-0.350-300.200-650.230-880.400-990.560-990.710-890.760-740.700-580.560-490.400-490"
    ".260-580.200-740",
    7: "150-30.850-0.600-450.400-1000",
    8: "500-480.340-430.240-300.240-180.340-50.500-0.660-50.760-180.760-300.660-430.500-480"
    ".700-550.820-740.750-910.500-1000.250-910.180-740.300-550.500-480",
    9: "780-280.740-410.620-530.440-550.300-480.220-340.220-220.300-80.440-10.620-30.740-150"
    ".780-280_750-300.700-1000",
}


@EVERY_STATE
def test_image_is_shown_pixel_by_pixel_as_the_network_sees_it(state: str) -> None:
    oracle = Oracle.of(state)
    (image,) = [each for each in oracle.figure().iter("g") if each.get("id") == INPUT]
    assert shades(image) == pytest.approx(oracle.activations[0], abs=HALF)


@pytest.mark.parametrize("state", DRAWINGS)
def test_pad_shows_each_pixel_under_the_ink_that_it_comes_from(state: str) -> None:
    oracle = Oracle.of(state)
    (shown,) = [each for each in oracle.figure().iter("g") if each.get("id") == INPUT]
    (placed,) = [each for each in shown if "transform" in each.attrib]
    left, top, across, down = (
        float(each) for each in re.findall(r"[-\d.]+", placed.attrib["transform"])
    )
    ink = shades(shown).reshape(SIDE, SIDE)
    rows, columns = np.nonzero(ink > 0.9)
    points = np.array(re.findall(r"(\d+)-(\d+)", state), float)
    walked = np.array(
        [
            one + (other - one) * k / 50
            for line in re.findall(r"[\d.-]+", state.partition("&")[0].partition("=")[2])
            for corners in [np.array(re.findall(r"(\d+)-(\d+)", line), float)]
            for one, other in pairwise(corners)
            for k in range(51)
        ]
    )
    pen = 1000 * PEN / 2 / (factor(state) if state.endswith("on") else 1)
    for row, column in zip(rows, columns, strict=True):
        middle = np.array([left + across * (column + 0.5), top + down * (row + 0.5)])
        assert np.hypot(*(walked - middle).T).min() <= pen + max(across, down)
    assert left <= points[:, 0].min() <= points[:, 0].max() <= left + SIDE * across
    assert top <= points[:, 1].min() <= points[:, 1].max() <= top + SIDE * down


@pytest.mark.parametrize("state", [each for each in DRAWINGS if each.endswith("on")])
def test_each_step_of_the_preparation_shows_what_numpy_gives(state: str) -> None:
    ink = bitmap(state)
    found, fitting, centre = of_class(Oracle.of(state).figure(), "nn-tiles")[-1]
    drawn = np.zeros(ink.shape)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)", the(found, "nn-bright").attrib["d"]):
        drawn[int(y), int(x) : int(x) + int(width)] = 1
    assert np.array_equal(drawn, ink)
    down, across = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    size = across[-1] - across[0] + 1, down[-1] - down[0] + 1
    assert at(the(found, "nn-frame"), "x", "y", "width", "height") == (across[0], down[0], *size)
    scaled = fitted(ink)
    assert words(found) == f"1. Scale the strokes, not the pen: × {factor(state):.1f}"
    assert words(fitting).endswith(f"{scaled.shape[1]} × {scaled.shape[0]}")
    (height, width), shown = scaled.shape, shades(fitting).reshape(SIDE, SIDE)
    assert shown[:height, :width] == pytest.approx(scaled, abs=HALF)
    assert shown.sum() == pytest.approx(shown[:height, :width].sum())
    assert shades(centre) == pytest.approx(centred(scaled).ravel(), abs=HALF)


def test_box_of_the_preparation_is_named_as_large_as_it_is() -> None:
    figure = render(Parameters.parse("drawing=300-200.300-800"))
    assert re.search(r"2\. Fit it into 20 × 20: \d+ × 20<", figure)


def test_lines_of_the_last_step_cross_where_the_mass_is() -> None:
    figure = read(render(Parameters.parse("drawing=300-200.600-300.300-800")))
    (lines,) = of_class(figure, "nn-thin")
    picture = next(each for each in of_class(figure, "nn-tile") if lines in each.iter())
    x = float(captured(r"M([\d.]+) 0V28", lines.attrib["d"]))
    y = float(captured(r"M0 ([\d.]+)H28", lines.attrib["d"]))
    ink = shades(picture).reshape(SIDE, SIDE)
    places = np.arange(SIDE) + 0.5
    mass = [(ink.sum(axis) * places).sum() / ink.sum() for axis in (0, 1)]
    assert [x, y] == pytest.approx(mass, abs=0.6), "as near as whole pixels come"


@pytest.mark.parametrize("state", [*IMAGES, *(each for each in DRAWINGS if each.endswith("off"))])
def test_nothing_is_said_of_a_preparation_that_did_not_take_place(state: str) -> None:
    assert not of_class(Oracle.of(state).figure("2.0"), "nn-tiles")


@pytest.mark.parametrize("corner", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("size", [0.1, 0.15, 0.25, 0.5, 1.0])
def test_digit_is_read_however_small_and_wherever_it_is_drawn(size: float, corner: float) -> None:
    def smaller(coordinate: re.Match[str]) -> str:
        return str(round(int(coordinate[0]) * size + 1000 * (1 - size) * corner))

    for digit, drawing in DIGITS.items():
        state = f"drawing={re.sub(r'\d+', smaller, drawing)}"
        said = words(the(read(render(Parameters.parse(state))), "nn-result"))
        assert said.startswith(f"The network says {digit}, ")


@pytest.mark.parametrize("drawing", ["500-500", "0-0", "998-1000.1000-999.999-998"])
def test_dot_and_scribble_smaller_than_the_pen_stay_a_blot(drawing: str) -> None:
    figure = render(Parameters.parse(f"drawing={drawing}"))
    width, height = map(int, captured(r"20 × 20: (\d+ × \d+)<", figure).split(" × "))
    assert min(width, height) >= 15
