"""Slopes by backpropagation, against slopes by trying."""

from functools import partial
from itertools import product
from math import inf, nan
from random import Random
from typing import Any

import numpy as np
import pytest

from nn_core import Gradient, Network, TooLargeError, activation, gradient
from nn_core.backprop import add_gradients, delta_lengths, deltas, input_slopes
from nn_core.fast.sparse import to_sparse
from nn_core.losses import Loss, loss
from tests.nn_core.helpers import numeric_slope, small_network, with_number

HIDDEN = ["sigmoid", "relu", "tanh", "identity"]
ENDS = [
    *product(["squared error"], HIDDEN),
    ("binary cross-entropy", "sigmoid"),
    ("categorical cross-entropy", "softmax"),
]
IMAGES = [[0.5, 0.0, 1.0], [0.0, 0.25, 0.0], [0.0, 0.0, 0.0]]
TARGETS = [[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]


def places(network: Network) -> list[tuple[int, int, int]]:
    return [
        (number, j, i)
        for number, layer in enumerate(network.layers)
        for j in range(layer.n_out)
        for i in range(-1, layer.n_in)
    ]


def slope_at(slopes: Gradient, place: tuple[int, int, int]) -> float:
    number, j, i = place
    layer = slopes.layers[number]
    return layer.biases[j] if i < 0 else layer.weights[j][i]


def number_at(network: Network, place: tuple[int, int, int]) -> float:
    number, j, i = place
    layer = network.layers[number]
    return layer.biases[j] if i < 0 else layer.weights[j][i]


def mean_loss(network: Network, cost: Loss) -> float:
    pairs = zip(IMAGES, TARGETS, strict=True)
    return sum(cost.value(network.forward(x), y) for x, y in pairs) / len(IMAGES)


def loss_with(network: Network, cost: Loss, place: Any, number: float) -> float:
    return mean_loss(with_number(network, place, number), cost)


def numeric_slopes(network: Network, cost: Loss) -> list[float]:
    return [
        numeric_slope(
            partial(loss_with, network, cost, place),
            number_at(network, place),
        )
        for place in places(network)
    ]


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize(("name", "last"), ENDS)
def test_every_slope_is_the_numeric_slope(name: str, last: str, hidden: str) -> None:
    network = small_network(hidden, hidden, last, sizes=(3, 4, 3, 2), seed=4)
    slopes = gradient(network, IMAGES, TARGETS, loss(name))
    ours = [slope_at(slopes, place) for place in places(network)]
    assert ours == pytest.approx(numeric_slopes(network, loss(name)), abs=1e-7)
    assert slopes.loss == pytest.approx(mean_loss(network, loss(name)))


def test_the_numeric_slopes_find_a_wrong_gradient() -> None:
    network = small_network("tanh", "sigmoid")
    slopes = gradient(network, IMAGES, TARGETS, loss("binary cross-entropy"))
    ours = [slope_at(slopes, place) for place in places(network)]
    assert ours != pytest.approx(numeric_slopes(network, loss("squared error")), abs=1e-3)


def test_the_gradient_of_a_batch_is_the_mean_of_its_images() -> None:
    network, cost = small_network("tanh", "sigmoid"), loss("squared error")
    whole = gradient(network, IMAGES, TARGETS, cost)
    single = [gradient(network, [x], [y], cost) for x, y in zip(IMAGES, TARGETS, strict=True)]
    for place in places(network):
        mean = sum(slope_at(slopes, place) for slopes in single) / len(single)
        assert slope_at(whole, place) == pytest.approx(mean)


def test_sparse_inputs_give_the_same_gradient() -> None:
    network, cost = small_network("tanh", "sigmoid"), loss("squared error")
    short = [to_sparse(x) for x in IMAGES]
    assert gradient(network, short, TARGETS, cost) == gradient(network, IMAGES, TARGETS, cost)


def test_slopes_have_the_shapes_of_what_they_belong_to() -> None:
    network = small_network("relu", "softmax")
    slopes = gradient(network, IMAGES, TARGETS, loss("categorical cross-entropy"))
    for layer, slope in zip(network.layers, slopes.layers, strict=True):
        assert [len(row) for row in slope.weights] == [len(row) for row in layer.weights]
        assert len(slope.biases) == len(layer.biases)


def test_cross_entropy_learns_from_a_sure_mistake_at_full_speed() -> None:
    network = Network.random((1, 1), "sigmoid", Random(1))
    sure = with_number(network, (0, 0, -1), 1000.0)
    entropy = gradient(sure, [[0.0]], [[0.0]], loss("binary cross-entropy"))
    squared = gradient(sure, [[0.0]], [[0.0]], loss("squared error"))
    assert entropy.layers[0].biases == [1.0]
    assert squared.layers[0].biases == [0.0]


@pytest.mark.parametrize(
    ("inputs", "targets", "message"),
    [
        ([], [], "there are 0 inputs and 0 targets"),
        (IMAGES, TARGETS[:2], "there are 3 inputs and 2 targets"),
        ([[1.0]], TARGETS[:1], "input 0 must have 3 entries, but has 1"),
        (IMAGES[:2], [[1.0, 0.0], [1.0]], "target 1 must have 2 entries, .*, but has 1"),
        ([[0.0, nan, 1.0]], TARGETS[:1], "input 0 must be finite numbers, but entry 1 is nan"),
        (IMAGES[:1], [[0.0, inf]], "target 0 must be finite numbers, but entry 1 is inf"),
    ],
)
def test_a_batch_that_does_not_fit_is_refused(
    inputs: list[list[float]], targets: list[list[float]], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        gradient(small_network("tanh", "sigmoid"), inputs, targets, loss("squared error"))


def test_a_loss_that_does_not_go_with_the_outputs_is_refused() -> None:
    network = small_network("tanh", "relu")
    assert network.layers[-1].activation == activation("relu")
    with pytest.raises(ValueError, match="needs sigmoid outputs, but they are relu"):
        gradient(network, IMAGES, TARGETS, loss("binary cross-entropy"))


def test_gradients_of_chunks_add_up_to_that_of_all() -> None:
    network, cost = small_network("tanh", "sigmoid"), loss("squared error")
    images, targets = IMAGES * 3, TARGETS * 3
    count, edge = len(images), len(images) // 2
    whole = gradient(network, images, targets, cost)
    added = add_gradients(
        [
            gradient(network, images[chunk], targets[chunk], cost, count)
            for chunk in (slice(0, edge), slice(edge, count))
        ]
    )
    assert added.loss == pytest.approx(whole.loss)
    for ours, theirs in zip(added.layers, whole.layers, strict=True):
        assert np.allclose(np.array(ours.weights), np.array(theirs.weights))
        assert np.allclose(np.array(ours.biases), np.array(theirs.biases))


def test_the_slope_by_a_bias_is_the_mean_delta() -> None:
    network, cost = small_network("tanh", "sigmoid"), loss("squared error")
    slopes = gradient(network, IMAGES, TARGETS, cost)
    found = deltas(network, IMAGES, TARGETS, cost)
    for layer, of_images in zip(slopes.layers, found, strict=True):
        assert np.allclose(np.array(layer.biases), np.mean(of_images, axis=0))


def numeric_input_slopes(network: Network, cost: Loss) -> list[list[float]]:
    def loss_of(k: int, i: int, pixel: float) -> float:
        changed = [*IMAGES[k][:i], pixel, *IMAGES[k][i + 1 :]]
        return cost.value(network.forward(changed), TARGETS[k])

    return [
        [numeric_slope(partial(loss_of, k, i), pixel) for i, pixel in enumerate(image)]
        for k, image in enumerate(IMAGES)
    ]


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize(("name", "last"), ENDS)
def test_every_slope_by_a_pixel_is_the_numeric_slope(name: str, last: str, hidden: str) -> None:
    network = small_network(hidden, hidden, last, sizes=(3, 4, 3, 2), seed=4)
    ours = input_slopes(network, IMAGES, TARGETS, loss(name))
    assert np.allclose(ours, numeric_input_slopes(network, loss(name)), rtol=0, atol=1e-7)


def test_the_numeric_slopes_find_wrong_slopes_by_pixels() -> None:
    network = small_network("tanh", "sigmoid")
    ours = input_slopes(network, IMAGES, TARGETS, loss("binary cross-entropy"))
    tried = numeric_input_slopes(network, loss("squared error"))
    assert not np.allclose(ours, tried, rtol=0, atol=1e-3)


def test_the_length_of_a_layers_delta_is_the_mean_over_the_images() -> None:
    network, cost = small_network("tanh", "sigmoid"), loss("squared error")
    lengths = [
        np.linalg.norm(np.array(of_images), axis=1).mean()
        for of_images in deltas(network, IMAGES, TARGETS, cost)
    ]
    assert np.allclose(delta_lengths(network, IMAGES, TARGETS, cost), lengths)


@pytest.mark.parametrize("ask", [gradient, deltas, input_slopes])
def test_slopes_too_large_for_floats_are_refused_by_their_layer(ask: Any) -> None:
    network = small_network("identity", "identity")
    huge = with_number(with_number(network, (1, 0, 0), 1e200), (0, 0, 0), -1e-200)
    with pytest.raises(TooLargeError, match=r"the slopes .* must be finite numbers, but entry"):
        ask(huge, [[1e-10] * 3], [[1e308] * 2], loss("squared error"))


def test_a_count_below_that_of_the_images_is_refused() -> None:
    with pytest.raises(ValueError, match="count must be at least the 3 inputs, but is 2"):
        gradient(small_network("tanh", "sigmoid"), IMAGES, TARGETS, loss("squared error"), 2)
