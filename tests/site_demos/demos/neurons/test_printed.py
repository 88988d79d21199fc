"""Every number that the figures of single neurons print, in its order, is what numpy works out."""

import json
from math import ceil, floor, log10

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_demos import kit, samples, weights
from site_demos.demos.neurons import one_neuron, paint_the_weights, relu, sigmoid, threshold
from site_demos.demos.neurons.paint_the_weights.presets import PRESETS
from site_demos.kit.painting import runs
from tests.figures import Numbers, at, misprints, of_class, read, said, words

tenths = st.integers(-40, 40).map(lambda n: n / 10)
parts = st.integers(0, 20).map(lambda n: n / 20)
IMAGES = np.array(list(samples.images()))
FIRST = json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"][0]
WEIGHTS, BIASES = np.array(FIRST["weights"]), np.array(FIRST["biases"])
CENTRE = "".join(f"{n}{sign}" for n, sign in ((300, "z"), (40, "p"), (60, "n"), (384, "z")))
PAINTED = {"region": runs(PRESETS["A region"]), "by hand": CENTRE}


def squash(z: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-np.asarray(z))))


def cells(text: str) -> Numbers:
    """Return the cells of a grid, by numpy."""
    signs = {"p": 1.0, "z": 0.0, "n": -1.0}
    found = kit.painted(text)
    assert len(found) == 784
    assert set(found) <= set(signs.values())
    return np.array(found, dtype=float)


@given(parts, parts, tenths, tenths, tenths)
def test_one_neuron_prints_each_number_of_its_formula(
    a1: float, a2: float, w1: float, w2: float, b: float
) -> None:
    z = w1 * a1 + w2 * a2 + b
    a = float(squash(np.array(z)))
    figure = one_neuron.render(one_neuron.Parameters(a1, a2, w1, w2, b))
    given_, picture = [a1, w1, a2, w2, b], [a1, a2, w1, w2, z, b, a]
    assert misprints(figure, [*given_, z, a, *picture, *given_, z, z, a]) == []
    letters = [text.split(" = ")[0] for text in said(figure)[1:-1]]
    assert letters == ["a1", "a2", "w1", "w2", "z", "b", "σ", "a"]


@pytest.mark.parametrize("place", [0, 5, 9])
@settings(max_examples=15)
@given(tenths, st.integers(1, 10))
def test_relu_prints_values_slopes_products_and_the_sums_of_a_layer(
    place: int, z: float, layers: int
) -> None:
    number, image = list(relu.CHOICES.items())[place]
    figure = relu.render(relu.Parameters(z=z, layers=layers, image=number))
    a, r = float(squash(np.array(z))), max(0.0, z)
    slope, r_slope = a * (1 - a), float(z > 0)
    sums = WEIGHTS @ IMAGES[image] + BIASES
    zeros = int((sums <= 0).sum())
    longest = 10 * ceil((IMAGES @ WEIGHTS.T + BIASES).max() / 10)
    called, meant = int(number), samples.labels()[image]
    curves = [-4, -2, 0, 2, 4, 0, 1, 2, 3, 4, -4, -2, 0, 2, 4, 0, 0.5, 1, 0, 1]
    power = floor(log10(slope**layers))
    left = slope**layers if slope**layers >= 0.01 else slope**layers / 10.0**power
    verdict = [z, a, slope, r, r_slope, *([layers] if layers > 1 else []), left, r_slope]
    rows = [x for n, s in enumerate(sums) for x in (n + 1, s, float(squash(s)), max(0.0, s))]
    expected = [z, a, slope, r, r_slope, *curves, layers, left, r_slope]
    expected += [0, 2, 4, 6, 8, 10, 0, 0.5, 1, *verdict, 16, zeros, 0]
    expected += [16, called, meant, longest, called, meant, 16, zeros, 0, *rows]
    assert misprints(figure, expected) == []
    points = [at(point, "cy")[0] for point in of_class(read(figure), "nn-point")]
    heights = [138 - 27.5 * r, 260 - 70 * slope, 260 - 70 * r_slope, 138 - 27.5 * a]
    heights += [98 - 70 * r_slope**layers, 98 - 70 * slope**layers]
    assert points == pytest.approx(heights, abs=0.01)
    if slope**layers < 0.01:
        assert "".join(said(figure)).count(kit.power_of_ten(power)) == 2


@pytest.mark.parametrize("rows", [0, 9, 28])
@pytest.mark.parametrize("painted", PAINTED.values(), ids=PAINTED)
def test_painted_neuron_prints_its_cell_its_sums_and_what_it_ranks(painted: str, rows: int) -> None:
    w, bias, cell, trained = 0.7, -6.5, 320, 3
    place = samples.of_digit(3)[1]
    parameters = paint_the_weights.Parameters(
        image=str(samples.numbers()[place]),
        weights=painted,
        strength=w,
        bias=bias,
        rows=rows,
        trained=str(trained),
        cell=str(cell),
    )
    figure = paint_the_weights.render(parameters)
    grid = cells(painted)
    total = w * float(grid[: rows * 28] @ IMAGES[place][: rows * 28])
    every = np.concatenate([[0.0], np.cumsum((grid * IMAGES[place]).reshape(28, 28).sum(1) * w)])
    a = float(squash(np.array(total + bias)))
    limit = 20 * ceil(max(20.0, abs(bias), np.abs(every).max()) / 20)
    texts = " ".join(said(figure))
    row, column = divmod(cell, 28)
    assert f"{int((grid > 0).sum())} positive, {int((grid < 0).sum())} negative" in texts
    assert f"Row {row + 1}, column {column + 1}: {kit.fixed(w * grid[cell])}" in texts
    scale = np.sort(np.abs(WEIGHTS).ravel())[int(0.99 * WEIGHTS.size)]
    assert f"full strength is ±{scale:.2f} or more" in texts
    assert said(figure).count(f"trained neuron {trained + 1}") == 2
    assert f"After {rows} of 28 rows the sum is {kit.fixed(total)}" in texts
    assert f"the threshold is {kit.fixed(-bias, 1)}" in texts
    assert f"−b = {kit.fixed(-bias, 1)}" in said(figure)
    assert f"a = {kit.fixed(a)}" in said(figure)
    (verdict,) = [text for text in said(figure) if "the activation is" in text]
    counted = [] if rows == 28 else [rows, 28]
    told = [*counted, total, bias, total + bias, a]
    assert misprints(f"<p>{verdict}</p>", told) == []
    ticks = [kit.fixed(x, 0) for x in (-limit, -limit // 2, 0, limit // 2, limit)]
    assert [text for text in said(figure) if text in ticks][-5:] == ticks
    sums = np.sort(IMAGES @ grid * w)
    shown = [words(each) for each in of_class(read(figure), "nn-mean")]
    expected = [*sums[::-1][:5], *sums[4::-1]]
    assert [float(text.replace("\N{MINUS SIGN}", "-")) for text in shown] == pytest.approx(
        expected, abs=0.0051
    )
    heads = [text for text in said(figure) if "real digits, what lights it" in text]
    assert [int(text.split()[1]) for text in heads] == [len(IMAGES)] * 2


@given(st.integers(-100, 100).map(lambda n: n / 10))
def test_sigmoid_prints_its_value(z: float) -> None:
    a = float(squash(np.array(z)))
    told = [z, a]
    ticks = [-10, -5, 0, 5, 10, 0, 0.5, 1]
    assert misprints(sigmoid.render(sigmoid.Parameters(z)), [*told, *ticks, *told]) == []


@settings(max_examples=30)
@given(st.integers(-60, 60).map(lambda n: n / 2), st.integers(-300, 300), st.integers(0, 15))
def test_threshold_prints_z_the_activation_and_how_many_images_are_lifted(
    total: float, tenths_of_bias: int, neuron: int
) -> None:
    bias = tenths_of_bias / 10
    figure = threshold.render(threshold.Parameters(total, bias, str(neuron)))
    z = total + bias
    a = float(squash(np.array(z)))
    sums = IMAGES[list(threshold.IMAGES)] @ WEIGHTS[neuron]
    lit = int((sums + bias > 0).sum())
    title = [z, a, -bias]
    ticks = [-30, -15, 0, 15, 30, 0, 0.5, 1]
    verdict = [total, abs(bias), z, a, -bias, lit, len(sums), neuron + 1]
    assert misprints(figure, [*title, *ticks, -bias, *verdict]) == []
    (button,) = [each for each in read(figure).iter("button") if "learned" in words(each)]
    assert misprints(f"<p>{words(button)}</p>", [BIASES[neuron]]) == []
