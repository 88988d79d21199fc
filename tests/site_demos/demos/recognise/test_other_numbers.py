"""Other numbers: what is in another order is all still there, and what is printed is read."""

import json
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core import Network
from site_demos import samples, weights
from site_demos.demos.recognise import other_numbers
from site_demos.demos.recognise.other_numbers import SHOWN, Parameters, render, reordered
from tests.figures import misprints, of_class, read, words

SAVED = json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"]
IMAGES = np.array(list(samples.images()))[SHOWN].reshape(-1, 28, 28)


def numbers(network: Network) -> list[float]:
    parts = ([*chain.from_iterable(layer.weights), *layer.biases] for layer in network.layers)
    return list(chain.from_iterable(parts))


@settings(max_examples=10)
@given(st.sampled_from(list(other_numbers.ORDERS)), st.integers(1, other_numbers.SHUFFLES))
def test_every_order_has_the_same_numbers_and_the_same_shape(order: str, shuffle: int) -> None:
    trained, other = reordered("trained", 1), reordered(order, shuffle)
    assert sorted(numbers(other)) == sorted(numbers(trained))
    assert other.sizes == trained.sizes
    assert (numbers(other) == numbers(trained)) == (order == "trained")


@pytest.mark.parametrize("mirror", [False, True])
@pytest.mark.parametrize("order", ["trained", "mirrored"])
def test_answers_and_numbers_that_are_printed_are_those_of_numpy(
    order: str,
    mirror: bool,  # noqa: FBT001
) -> None:
    layers = [(np.array(layer["weights"]), np.array(layer["biases"])) for layer in SAVED]
    grid = layers[0][0].reshape(-1, 28, 28)
    grid = grid[:, :, ::-1] if order == "mirrored" else grid
    activations = (IMAGES[:, :, ::-1] if mirror else IMAGES).reshape(-1, 784)
    for w, b in ((grid.reshape(-1, 784), layers[0][1]), *layers[1:]):
        activations = 1 / (1 + np.exp(-(activations @ w.T + b)))
    answers = activations.argmax(1)
    right = int((answers == np.arange(10)).sum())
    figure = render(Parameters(order=order, mirror=mirror))
    each = [
        n
        for place, answer in zip(SHOWN, answers, strict=True)
        for n in (samples.numbers()[place], samples.labels()[place], int(answer))
    ]
    assert misprints(figure, [*each, *grid[0, 14, 10:18], right, 10]) == []
    marked = [words(part)[-5:] == "right" for part in of_class(read(figure), "nn-mean")]
    assert marked == (answers == np.arange(10)).tolist()


def test_numbers_for_a_mirror_read_mirrored_images_as_the_trained_read_plain_ones() -> None:
    plain, mirrored = reordered("trained", 1), reordered("mirrored", 1)
    assert other_numbers.read(plain) == other_numbers.read(mirrored, mirror=True) == [*range(10)]
    assert other_numbers.read(plain, mirror=True) == other_numbers.read(mirrored) != [*range(10)]
