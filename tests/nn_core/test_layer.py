"""Layers, and what they refuse."""

from math import inf, nan

import pytest

from nn_core import Layer, activation, layer_sizes
from tests.nn_core.helpers import small_network

sigmoid = activation("sigmoid")


def test_the_sizes_of_layers_are_those_of_their_network() -> None:
    network = small_network("tanh", "sigmoid")
    assert layer_sizes(network.layers) == network.sizes == (3, 4, 2)


def test_a_layer_without_weights_is_refused() -> None:
    nothing: list[list[list[float]]] = [[], [[]]]
    for empty in nothing:
        with pytest.raises(ValueError, match="at least one row and one column, but are empty"):
            Layer(empty, [], sigmoid)


def test_weights_rows_of_different_lengths_are_refused() -> None:
    with pytest.raises(
        ValueError, match="weights row 1 must have 2 entries as row 0 has, but has 1"
    ):
        Layer([[1.0, 2.0], [3.0]], [0.0, 0.0], sigmoid)


def test_sums_beyond_what_a_float_can_hold_are_refused_by_their_place() -> None:
    layer = Layer([[1.0, 1.0], [1e308, 1e308]], [0.0, 0.0], sigmoid)
    with pytest.raises(
        ValueError, match=r"^the weighted sums z must be finite numbers, but entry 1"
    ):
        layer.forward([1.0, 9.0])


def test_a_layer_needs_one_bias_for_each_row() -> None:
    with pytest.raises(ValueError, match="each of the 1 weights rows, but there are 2"):
        Layer([[1.0]], [0.0, 0.0], sigmoid)


def test_weights_and_biases_that_are_not_finite_are_refused() -> None:
    with pytest.raises(
        ValueError, match="weights row 1 must be finite numbers, but entry 0 is nan"
    ):
        Layer([[1.0], [nan]], [0.0, 0.0], sigmoid)
    with pytest.raises(ValueError, match="biases must be finite numbers, but entry 0 is -inf"):
        Layer([[1.0]], [-inf], sigmoid)
