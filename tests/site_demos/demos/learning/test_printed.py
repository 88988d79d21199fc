"""Every number that figures of costs and slopes print, in its order, is what numpy works out."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos import samples, weights
from site_demos.demos.learning import _terms, cost, cost_of_one_output, one_knob
from site_demos.demos.learning._gallery import SHOWN
from tests.figures import Numbers, at, misprints, numbers, of_class, read, said

LAYERS = [
    (np.array(layer["weights"]), np.array(layer["biases"]))
    for layer in json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"]
]


def network(pixels: Numbers) -> Numbers:
    for matrix, biases in LAYERS:
        pixels = 1 / (1 + np.exp(-(matrix @ pixels + biases)))
    return pixels


@pytest.mark.parametrize("number", SHOWN)
def test_cost_prints_each_output_its_two_terms_and_their_sums(number: str) -> None:
    place = SHOWN[number]
    digit, a = samples.labels()[place], network(np.array(samples.images()[place]))
    y = np.eye(10)[digit]
    squared, entropy = (a - y) ** 2 / 2, -np.log(1 - np.abs(a - y))
    totals = [squared.sum(), entropy.sum()]
    rows = [x for row in zip(range(10), a, y, squared, entropy, strict=True) for x in row]
    full = [0.5, _terms.full_bar()]
    verdict = [digit, int(a.argmax()), *totals, int(entropy.argmax())]
    title = [int(number), digit, digit, *totals]
    figure = cost.render(cost.Parameters(number))
    assert misprints(figure, [*title, *rows, *totals, *full, *verdict]) == []
    ruling = "right" if a.argmax() == digit else "wrong"
    assert f": {ruling}. The image costs" in said(figure)[-1]


@given(st.integers(1, 99).map(lambda n: n / 100), st.sampled_from([0, 1]))
def test_cost_of_one_output_prints_both_costs_and_their_slopes(a: float, y: int) -> None:
    off = abs(a - y)
    costs = [off**2 / 2, -np.log(1 - off)]
    by_output = [a - y, (a - y) / (a * (1 - a))]
    by_sum = [(a - y) * a * (1 - a), a - y]
    ticks = [0, 0.5, 1, 0, 1, 2, 3, 4, 5]
    verdict = [a, y, costs[0], by_output[0], costs[1], by_output[1], *by_sum]
    figure = cost_of_one_output.render(cost_of_one_output.Parameters(a, str(y)))
    assert misprints(figure, [a, y, *ticks, *by_sum, -1, 0, 1, *verdict]) == []
    for point, cost_of_it in zip(of_class(read(figure), "nn-point"), costs, strict=True):
        place = cost_of_one_output.PLOT.at(a, float(cost_of_it))
        assert at(point, "cx", "cy") == pytest.approx(place, abs=0.01)


@pytest.mark.parametrize("curve", ["bowl", "valleys"])
@given(
    st.integers(1, 40).map(lambda n: n / 50),
    st.integers(-20, 20).map(lambda n: n / 10),
    st.integers(0, 8),
)
def test_knob_prints_where_it_is_what_it_costs_and_where_it_goes_next(
    curve: str, rate: float, start: float, steps: int
) -> None:
    figure = one_knob.render(one_knob.Parameters(rate, start, curve, steps))
    said_last = numbers(said(figure)[-1])
    w = np.float64(start)
    for _ in range(said_last[0].__int__()):
        w = w - rate * slope(curve, w)
    price = w * w / 2 if curve == "bowl" else (w * w - 4) ** 2 / 7 + w / 5 + 0.5
    verdict = [said_last[0], w, price, slope(curve, w), -rate * slope(curve, w)]
    assert said_last[0] == steps or "lost" in said(figure)[-1] or "rest" in said(figure)[-1]
    shown = said(figure)[-1].partition(" w by ")[0] + " w by " + str(said_last[4])
    assert misprints(f"<p>{shown}</p>", verdict) == []
    assert misprints(f"<p>{said(figure)[0].partition(' After')[2]}</p>", verdict[:3]) == []


def slope(curve: str, w: np.float64) -> np.float64:
    return w if curve == "bowl" else 4 * w * (w * w - 4) / 7 + 0.2
