"""Layers and networks, and the way of pixels through them."""

import re
from dataclasses import FrozenInstanceError
from fractions import Fraction
from math import inf, isfinite, nan
from pathlib import Path
from random import Random
from statistics import pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import INITIALISATIONS, Layer, Network, TooLargeError, activation
from nn_core.fast.sparse import to_sparse
from tests.nn_core.helpers import one_neuron, small_network

sigmoid = activation("sigmoid")


def test_784_16_16_10_has_13002_parameters() -> None:
    network = Network.random((784, 16, 16, 10), "sigmoid", Random(1))
    assert [layer.parameter_count for layer in network.layers] == [12560, 272, 170]
    assert network.parameter_count == 13002
    assert network.sizes == (784, 16, 16, 10)


def test_a_forward_pass_is_each_layer_after_the_other() -> None:
    network = small_network("tanh", "sigmoid")
    first, second = network.layers
    pixels = [0.5, 0.0, 1.0]
    assert network.forward(pixels) == second.forward(first.forward(pixels))


def test_the_activations_of_many_images_are_those_of_each() -> None:
    network = small_network("tanh", "sigmoid")
    images = [[0.5, 0.0, 1.0], [0.0, 0.0, 0.0], [0.0, 0.25, 0.0]]
    traces = [network.trace(image) for image in images]
    first, last = network.layer_outputs([to_sparse(image) for image in images])
    assert [tuple(a) for a in first] == [trace.activations[1] for trace in traces]
    assert [tuple(a) for a in last] == [trace.outputs for trace in traces]


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_a_trace_holds_every_sum_and_every_activation(pixels: list[float]) -> None:
    network = small_network("relu", "tanh")
    trace = network.trace(pixels)
    assert trace.inputs == tuple(pixels)
    assert [len(sums) for sums in trace.sums] == [4, 2]
    assert [len(activations) for activations in trace.activations] == [3, 4, 2]
    for layer, z, a in zip(network.layers, trace.sums, trace.activations[1:], strict=True):
        assert tuple(layer.activation.function(z)) == a
    assert list(trace.outputs) == network.forward(pixels)


def test_a_network_cannot_be_changed() -> None:
    weights = [[1.0, 2.0]]
    network = Network([Layer(weights, [0.0], sigmoid)])
    weights[0][0] = 5.0
    assert network.layers[0].weights == ((1.0, 2.0),)
    with pytest.raises(FrozenInstanceError):
        network.layers = ()  # type: ignore[misc]


def test_networks_with_the_same_numbers_are_equal() -> None:
    assert small_network("relu", "tanh") == small_network("relu", "tanh")
    assert small_network("relu", "tanh") != small_network("relu", "sigmoid")


def test_predict_names_the_largest_output() -> None:
    layer = Layer([[1.0], [3.0], [2.0]], [0.0] * 3, activation("identity"))
    assert Network([layer]).predict([1.0]) == 1


def test_predict_takes_the_first_among_equal_outputs() -> None:
    layer = Layer([[0.0], [1.0], [1.0]], [0.0] * 3, activation("identity"))
    assert Network([layer]).predict([1.0]) == 1


def test_black_pixels_leave_only_the_biases() -> None:
    assert one_neuron(weight=5.0, bias=0.25).forward([0.0]) == [0.25]


@pytest.mark.parametrize(
    ("name", "deviation"),
    [("xavier", (2 / 300) ** 0.5), ("lecun", 0.1), ("he", 0.02**0.5), ("normal", 1.0)],
)
def test_first_weights_have_the_deviation_of_their_initialisation(
    name: str, deviation: float
) -> None:
    layer = Network.random((100, 200), "relu", Random(1), name).layers[0]
    assert pstdev([w for row in layer.weights for w in row]) == pytest.approx(deviation, rel=0.02)
    assert set(layer.biases) == {0.0}


def test_gain_makes_all_first_weights_larger_and_nothing_else() -> None:
    plain, larger = (
        Network.random((3, 2, 1), "tanh", Random(1), "he", gain) for gain in (1.0, 4.0)
    )
    for before, after in zip(plain.layers, larger.layers, strict=True):
        assert after.weights == tuple(tuple(4 * w for w in row) for row in before.weights)
        assert after.biases == before.biases


def test_the_same_seed_gives_the_same_network() -> None:
    one, same, other = (Network.random((3, 2), "relu", Random(seed)) for seed in (1, 1, 2))
    assert one == same != other


def test_saving_and_loading_gives_the_network_back(tmp_path: Path) -> None:
    network = small_network("relu", "softmax")
    network.save(tmp_path / "weights.json")
    assert Network.load(tmp_path / "weights.json") == network


@pytest.mark.parametrize("pixels", [[], [1.0, 1.0], [1.0] * 4])
def test_too_few_or_too_many_pixels_are_refused(pixels: list[float]) -> None:
    with pytest.raises(ValueError, match=f"must be 3 pixels, but there are {len(pixels)}"):
        small_network("relu", "tanh").forward(pixels)


@pytest.mark.parametrize("pixels", [[], [1.0, 1.0], [1.0] * 4])
def test_too_few_or_too_many_pixels_among_many_images_are_refused(pixels: list[float]) -> None:
    images = [to_sparse([1.0, 0.0, 1.0]), to_sparse(pixels)]
    with pytest.raises(ValueError, match=f"input 1 must have 3 entries, but has {len(pixels)}"):
        small_network("relu", "tanh").layer_outputs(images)


@pytest.mark.parametrize("bad", [nan, inf, -inf])
def test_pixels_that_are_not_finite_are_refused(bad: float) -> None:
    with pytest.raises(ValueError, match=f"pixels must be finite numbers, but entry 1 is {bad}"):
        small_network("relu", "tanh").forward([0.0, bad, inf])


def test_large_finite_pixels_are_not_taken_for_infinite() -> None:
    layer = Layer([[0.0, 0.0]], [0.0], sigmoid)
    assert Network([layer]).forward([1.7e308, 1.7e308]) == [0.5]


def test_a_network_without_layers_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one layer, but has none"):
        Network([])


huge = st.floats(allow_nan=False, allow_infinity=False)


@given(
    pixels=st.lists(huge, min_size=2, max_size=2), weights=st.lists(huge, min_size=3, max_size=3)
)
@pytest.mark.parametrize("name", ["relu", "identity", "tanh", "sigmoid", "softmax"])
def test_huge_numbers_give_a_right_answer_or_are_refused_by_the_layer(
    name: str, pixels: list[float], weights: list[float]
) -> None:
    first = Layer([weights[:2]], [0.5], activation("identity"))
    network = Network([first, Layer([weights[2:]], [0.0], activation(name))])
    exact = Fraction(1, 2) + sum(
        Fraction(w) * Fraction(p) for w, p in zip(weights[:2], pixels, strict=True)
    )
    try:
        found = network.trace(pixels)
    except ValueError as error:
        assert re.match(r"the weighted sums z of layers\[[01]\] must be finite", str(error))  # noqa: PT017
        with pytest.raises(ValueError, match="the weighted sums z of layers"):
            network.layer_outputs([to_sparse(pixels)])
    else:
        error_at_most = 1e-15 * (1 + sum(abs(w * p) for w, p in zip(weights, pixels, strict=False)))
        assert abs(Fraction(found.sums[0][0]) - exact) <= error_at_most
        assert all(isfinite(a) for a in found.outputs)


def test_the_layer_whose_sums_are_too_large_is_named() -> None:
    network = Network([Layer([[1e200, -1e200]], [0.0], activation("relu"))])
    with pytest.raises(TooLargeError, match=r"z of layers\[0\] must .* but entry 0 is nan"):
        network.forward([1e200, 1e200])
    with pytest.raises(ValueError, match="pixels must be finite numbers, but entry 1 is too large"):
        network.forward([0, 10**400])


def test_layers_that_do_not_fit_are_refused() -> None:
    layer = Layer([[1.0, 2.0]], [0.0], sigmoid)
    message = r"layers\[1\] must take the 1 outputs of layers\[0\], but its weights rows have 2"
    with pytest.raises(ValueError, match=message):
        Network([layer, layer])


def test_softmax_before_the_last_layer_is_refused() -> None:
    with pytest.raises(ValueError, match=r"must be in the last layer, but is in layers\[0\] of 2"):
        small_network("softmax", "sigmoid")


@pytest.mark.parametrize(
    ("sizes", "names", "initialisation", "message"),
    [
        ((3,), "relu", "he", r"sizes must name at least inputs and outputs, but are \(3,\)"),
        ((3, 0), "relu", "he", r"sizes must be at least 1, but are \(3, 0\)"),
        ((3, 2), ("relu", "relu"), "he", "one name or 1, .*, but there are 2"),
        ((3, 2), "reul", "he", "activation must be one of .*, but is 'reul'"),
        ((3, 2), "relu", "zero", f"one of {', '.join(INITIALISATIONS)}, but is 'zero'"),
    ],
)
def test_what_no_network_can_be_drawn_from_is_refused(
    sizes: tuple[int, ...], names: str, initialisation: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Network.random(sizes, names, Random(1), initialisation)
