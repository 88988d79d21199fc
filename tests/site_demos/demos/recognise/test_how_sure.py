"""How often outputs are right, and plain images: each printed number against numpy."""

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from site_demos import kit, weights
from site_demos.demos.recognise import _shares, near_tie, plain_image, reliability
from site_demos.publish import sets
from site_demos.samples import outputs
from tests.figures import at, captured, misprints, of_class, read, the, words

type Floats = NDArray[np.float64]
type Whole = NDArray[np.integer[Any]]

LAYERS = [
    (np.array(layer["weights"]), np.array(layer["biases"]))
    for layer in json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"]
]
TENTHS = [tenth / 10 for tenth in range(10)]


def answers(images: Floats) -> list[Floats]:
    """Return the sums of the first layer and the outputs for images in rows."""
    first = images @ LAYERS[0][0].T + LAYERS[0][1]
    a = images
    for rows, biases in LAYERS:
        a = 1 / (1 + np.exp(-(a @ rows.T + biases)))
    return [first, a]


@pytest.fixture(scope="module")
def labels() -> Whole:
    return np.frombuffer(sets.test().labels, np.uint8)


@pytest.fixture(scope="module")
def said() -> Floats:
    images = np.frombuffer(sets.test().images.data, np.uint8).reshape(-1, 784) / 255
    return answers(images)[1]


def wilson(count: float, of: float) -> tuple[float, float]:
    """Return both roots p of (count/of - p)² = 1.96² p (1 - p) / of."""
    z = 1.96**2 / of
    share = count / of
    low, high = sorted(np.roots([1 + z, -(2 * share + z), share**2]).real)
    return low, high


@given(st.integers(1, 100_000), st.data())
def test_interval_is_where_the_share_is_within_its_deviations(of: int, data: Any) -> None:
    count = data.draw(st.integers(0, of))
    assert kit.interval(count, of) == pytest.approx(wilson(count, of), abs=1e-6)


@pytest.mark.parametrize("low", TENTHS)
@pytest.mark.parametrize("digit", reliability.DIGITS)
def test_outputs_are_counted_as_numpy_does(
    said: Floats, labels: Whole, digit: str, low: float
) -> None:
    columns = slice(None) if digit == "all" else [int(digit)]
    asked, yes = said[:, columns], np.eye(10)[labels][:, columns]
    here = np.minimum(np.floor(asked * 10), 9) == round(10 * low)
    count, right, mean = here.sum(), yes[here].sum(), asked[here].mean()
    figure = reliability.render(reliability.Parameters(low=low, digit=digit))
    expected = [count, *([] if digit == "all" else [int(digit)]), low, low + 0.1, mean, right]
    low_end, high_end = wilson(right, count)
    share = 100 * right / count
    sentence = words(the(read(figure), "nn-result"))
    expected += [share, 95, 100 * low_end, 100 * high_end]
    assert misprints(f"<p>{sentence}</p>", expected) == []


@pytest.mark.parametrize("low", TENTHS)
def test_images_below_have_such_an_output_and_are_answered(
    said: Floats, labels: Whole, low: float
) -> None:
    figure = read(reliability.render(reliability.Parameters(low=low)))
    tiles = of_class(figure, "nn-tile")
    assert len(tiles) == outputs.SHOWN
    for tile in tiles:
        number = int(tile[0].attrib["aria-label"].removeprefix("Test image "))
        digit = int(words(tile[1])[0])
        assert low - 1e-9 <= said[number, digit] <= low + 0.1
        assert ("yes" in words(tile[1])) == (labels[number] == digit)
        assert f"{said[number, digit]:.2f}" in words(tile[1])


def test_points_stand_at_the_mean_output_and_the_share_of_yes() -> None:
    points = of_class(read(reliability.render(reliability.Parameters())), "nn-point")
    shown = sorted(at(point, "cx", "cy") for point in points)
    tenths = reliability.tenths("all")
    for place, each in zip(shown, tenths, strict=True):
        assert place == pytest.approx(_shares.PLOT.at(each.mean, each.share), abs=0.01)


@pytest.mark.parametrize("low", TENTHS)
def test_near_ties_are_counted_as_numpy_does(said: Floats, labels: Whole, low: float) -> None:
    order = said.argsort(axis=1)
    first, second = (np.take_along_axis(said, order[:, [-k]], axis=1)[:, 0] for k in (1, 2))
    here = np.minimum(np.floor((first - second) * 10), 9) == round(10 * low)
    count = here.sum()
    right = [(order[here, -k] == labels[here]).sum() for k in (1, 2)]
    figure = near_tie.render(near_tie.Parameters(low=low))
    sentence = words(the(read(figure), "nn-result"))
    spans = [100 * end for n in right for end in wilson(n, count)]
    expected = [count, low, low + 0.1, 100 * right[0] / count, 100 * right[1] / count, 95, *spans]
    assert misprints(f"<p>{sentence}</p>", expected) == []


@pytest.mark.parametrize("low", TENTHS)
def test_images_of_near_ties_say_their_first_two_outputs(
    said: Floats, labels: Whole, low: float
) -> None:
    for tile in of_class(read(near_tie.render(near_tie.Parameters(low=low))), "nn-tile"):
        number = int(tile[0].attrib["aria-label"].removeprefix("Test image "))
        first, second = said[number].argsort()[::-1][:2]
        expected = [first, said[number, first], second, said[number, second], labels[number]]
        lines = " ".join(tile[1].itertext())
        assert misprints(f"<p>{lines}</p>", expected) == []


@settings(deadline=None, max_examples=21)
@given(st.integers(0, 20).map(lambda step: step / 20))
def test_plain_image_is_answered_as_numpy_finds(pixel: float) -> None:
    first, a = (each[0] for each in answers(np.full((1, 784), pixel)))
    rows, biases = LAYERS[0]
    neuron, best = int(abs(rows.sum(axis=1)).argmax()), int(a.argmax())
    bars = [n for digit in range(10) for n in (digit, a[digit])]
    told = [neuron + 1, pixel, rows[neuron].sum(), biases[neuron], first[neuron]]
    expected = [a[best], best, *bars, *told, a[best], best, a.sum()]
    figure = plain_image.render(plain_image.Parameters(pixel=pixel))
    assert misprints(figure, expected) == []


def test_black_image_leaves_each_sum_its_bias() -> None:
    first, _ = answers(np.zeros((1, 784)))
    assert first[0] == pytest.approx(LAYERS[0][1])
    largest = [
        float(captured('data-result="largest">([^<]*)<', plain_image.render(parameters)))
        for parameters in (plain_image.Parameters(), plain_image.Parameters(pixel=1))
    ]
    assert largest[0] < 0.5
    assert largest[1] > 0.9
