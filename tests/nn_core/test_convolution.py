"""Convolution is numpy's, its slopes are those found by nudging, and a map moves with its image."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.lib.stride_tricks import sliding_window_view

from nn_core import Layer, Recipe, activation, begin_training, loss, one_hots, train
from nn_core.convolution import ConvolutionalNetwork, patches, slide
from nn_core.convolution_backprop import ConvolutionExamples, convolution_gradient
from nn_core.fast.sparse import to_sparse
from nn_core.network import Network
from tests.nn_core.helpers import numeric_slope, random_digits

CROSS_ENTROPY = loss("binary cross-entropy")
shapes = st.tuples(st.integers(4, 9), st.integers(1, 4), st.integers(1, 3))  # side, size, stride


def small(pool: int = 2, seed: int = 1) -> ConvolutionalNetwork:
    """Return 3 filters of 3 × 3 on images of 9 × 9, with maps of 4 × 4, and 2 outputs."""
    random = Random(seed)

    def layer(n_in: int, n_out: int, name: str) -> Layer:
        rows = [[random.gauss() for _ in range(n_in)] for _ in range(n_out)]
        return Layer(rows, [random.gauss() for _ in range(n_out)], activation(name))

    outputs = layer(3 * (4 // pool) ** 2, 2, "sigmoid")
    return ConvolutionalNetwork([layer(9, 3, "relu"), outputs], side=9, stride=2, pool=pool)


def image(seed: int, side: int = 9) -> list[float]:
    """Return an image of noise, half of it black."""
    random = Random(seed)
    return [random.random() * (random.random() < 0.5) for _ in range(side * side)]


def nudged(
    network: ConvolutionalNetwork, place: tuple[int, int, int]
) -> Callable[[float], ConvolutionalNetwork]:
    """Return the network by its number at (layer, neuron, input), input -1 for the bias."""
    number, j, i = place

    def at(value: float) -> ConvolutionalNetwork:
        layers = list(network.layers)
        rows = [list(row) for row in layers[number].weights]
        biases = list(layers[number].biases)
        if i < 0:
            biases[j] = value
        else:
            rows[j][i] = value
        layers[number] = Layer(rows, biases, layers[number].activation)
        return replace(network, layers=layers)

    return at


def losses(
    at: Callable[[float], ConvolutionalNetwork],
    images: list[list[float]],
    targets: list[list[float]],
) -> Callable[[float], float]:
    """Return the mean loss of some images as a function of the number that is nudged."""
    return lambda x: convolution_gradient(at(x), images, targets, CROSS_ENTROPY).loss


def wrong_slopes(network: ConvolutionalNetwork, slopes_of: ConvolutionalNetwork) -> int:
    """Return how many slopes, worked out for another network, are not those that nudging finds."""
    images, targets = [image(seed) for seed in range(4)], one_hots([0, 1, 1, 0], 2)
    found = convolution_gradient(slopes_of, images, targets, CROSS_ENTROPY)
    wrong = 0
    for number, layer in enumerate(network.layers):
        for j in range(layer.n_out):
            for i in range(-1, layer.n_in):
                at, slopes = nudged(network, (number, j, i)), found.layers[number]
                slope = numeric_slope(
                    losses(at, images, targets), layer.biases[j] if i < 0 else layer.weights[j][i]
                )
                mine = slopes.biases[j] if i < 0 else slopes.weights[j][i]
                wrong += mine != pytest.approx(slope, abs=1e-6)
    return wrong


@given(shapes, st.integers(0, 1000))
def test_patches_are_the_windows_of_numpy(shape: tuple[int, int, int], seed: int) -> None:
    side, size, stride = shape
    square = np.array(image(seed, side)).reshape(side, side)
    windows = sliding_window_view(square, (size, size))[::stride, ::stride]
    assert np.array_equal(
        patches(list(square.ravel()), side, size, stride), windows.reshape(-1, size * size)
    )


@given(st.integers(0, 1000))
def test_a_filter_gives_the_sum_of_products_and_its_bias_at_each_place(seed: int) -> None:
    network = small(seed=seed)
    filters, seen = network.layers[0], network.patches(image(seed))
    expected = np.array(filters.weights) @ np.array(seen).T + np.array(filters.biases)[:, None]
    assert np.allclose(slide(filters, seen), expected)


@settings(max_examples=30)
@given(st.integers(0, 1000), st.sampled_from([1, 2, 4]))
def test_outputs_are_those_of_numpy(seed: int, pool: int) -> None:
    network, pixels = small(pool, seed), image(seed)
    filters, outputs = network.layers
    maps = np.maximum(slide(filters, network.patches(pixels)), 0).reshape(3, 4, 4)
    squares = maps.reshape(3, 4 // pool, pool, 4 // pool, pool).max((2, 4))
    sums = np.array(outputs.weights) @ squares.ravel() + outputs.biases
    assert np.allclose(network.maps(pixels), maps.reshape(3, 16))
    assert np.allclose(network.forward(pixels), 1 / (1 + np.exp(-sums)))
    trace = network.trace(pixels)
    assert np.allclose(trace.activations[1], squares.ravel())
    assert np.allclose(trace.sums[1], sums)
    assert network.layer_outputs([to_sparse(pixels)])[-1] == [pytest.approx(list(trace.outputs))]


@pytest.mark.parametrize("pool", [1, 2, 4])
def test_slopes_are_those_that_nudging_finds(pool: int) -> None:
    network = small(pool)
    assert wrong_slopes(network, network) == 0


def test_wrong_slopes_would_be_found() -> None:
    assert wrong_slopes(small(), small(seed=2)) > 10


def test_a_filter_that_never_answers_has_slopes_of_zero() -> None:
    filters, outputs = small().layers
    silent = Layer(filters.weights, [-1e3, *filters.biases[1:]], filters.activation)
    network = replace(small(), layers=(silent, outputs))
    found = convolution_gradient(network, [image(1)], one_hots([0], 2), CROSS_ENTROPY)
    assert (found.layers[0].weights[0], found.layers[0].biases[0]) == ([0.0] * 9, 0.0)


def test_slopes_of_parts_add_up() -> None:
    network, images, targets = small(), [image(1), image(2)], one_hots([0, 1], 2)
    whole = convolution_gradient(network, images, targets, CROSS_ENTROPY)
    halves = [
        convolution_gradient(network, images[k : k + 1], targets[k : k + 1], CROSS_ENTROPY, 2)
        for k in (0, 1)
    ]
    assert whole.loss == pytest.approx(sum(half.loss for half in halves))
    for number in (0, 1):
        parts = [np.array(half.layers[number].weights) for half in halves]
        assert np.allclose(whole.layers[number].weights, sum(parts))


def test_examples_take_the_mean_over_the_whole_batch_for_each_part_of_it() -> None:
    network, images, targets = small(), [image(1), image(2)], one_hots([0, 1], 2)
    parts = ConvolutionExamples(images, targets, CROSS_ENTROPY.name).gradients(
        network, [[0], [1]], 2
    )
    assert parts == [
        convolution_gradient(network, images[k : k + 1], targets[k : k + 1], CROSS_ENTROPY, 2)
        for k in (0, 1)
    ]


def test_a_map_moves_with_its_image_where_no_ink_is_lost() -> None:
    network = ConvolutionalNetwork.begin(4, Random(1))
    square = np.zeros((28, 28))
    square[8:18, 9:17] = np.random.default_rng(1).random((10, 8))
    before = np.array(network.maps(list(square.ravel()))).reshape(4, 12, 12)
    moved = np.roll(square, (2, -4), (0, 1))  # one place down, two to the left
    after = np.array(network.maps(list(moved.ravel()))).reshape(4, 12, 12)
    assert before.max() > 0
    assert np.array_equal(after, np.roll(before, (1, -2), (1, 2)))


def test_counts_are_those_of_the_layers() -> None:
    network = ConvolutionalNetwork.begin(16, Random(1))
    assert network.sizes == (784, 16 * 4 * 4, 10)
    assert network.parameter_count == 16 * 25 + 16 + 256 * 10 + 10
    assert network.multiplication_count == 16 * 25 * 12 * 12 + 256 * 10


def test_the_same_seed_gives_the_same_network() -> None:
    assert ConvolutionalNetwork.begin(2, Random(1)) == ConvolutionalNetwork.begin(2, Random(1))
    assert ConvolutionalNetwork.begin(2, Random(1)) != ConvolutionalNetwork.begin(2, Random(2))


def test_rounding_keeps_the_shape() -> None:
    short = small().rounded(2)
    assert (short.side, short.stride, short.pool) == (9, 2, 2)
    assert short.layers[0].weights[0][0] == float(f"{small().layers[0].weights[0][0]:.2g}")


def test_training_makes_the_loss_smaller() -> None:
    data = random_digits(20)
    recipe = Recipe(sizes=(784, 36, 10), learning_rate=0.05, l2=0.0, batch_size=5, epochs=10)
    examples = ConvolutionExamples(data.images, one_hots(data.labels), recipe.loss)
    state = begin_training(recipe, ConvolutionalNetwork.begin(4, Random(1), pool=4))
    records = list(
        train(state, data.images, examples.targets, recipe, gradients=examples.gradients)
    )
    assert isinstance(records[-1].state.network, ConvolutionalNetwork)
    assert records[-1].loss < records[0].loss / 2


def test_examples_refuse_another_network() -> None:
    examples = ConvolutionExamples([[0.0]], [[0.0]], "squared error")
    network = Network.random((1, 1), "sigmoid", Random(1))
    with pytest.raises(TypeError, match=r"^network must be convolutional, but is a Network$"):
        examples.gradients(network, [[0]], 1)


REFUSED: list[tuple[Callable[[], object], str]] = [
    (
        lambda: ConvolutionalNetwork(small().layers[:1]),
        "layers must be filters and outputs, but are 1",
    ),
    (
        lambda: replace(small(), side=2),
        "filters must be squares of at most 2 × 2 weights, but have 9",
    ),
    (lambda: replace(small(), stride=0), "stride must be at least 1, but is 0"),
    (
        lambda: replace(small(), pool=1),
        "outputs must take the 48 numbers of 3 pooled maps, but its weights rows have 12 entries",
    ),
    (
        lambda: replace(small(), pool=3),
        "pool must divide the 4 places on each side of a map, but is 3",
    ),
]


@pytest.mark.parametrize(("build", "message"), REFUSED)
def test_what_does_not_fit_is_refused(build: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        build()
