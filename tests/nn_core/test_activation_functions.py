"""Activation functions and their slopes."""

from math import inf, isclose, isfinite, isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.activation_functions import (
    ACTIVATION_FUNCTIONS,
    activation,
    hyperbolic_tangent,
    relu,
    sigmoid,
    softmax,
)
from tests.nn_core.helpers import numeric_slope

sums = st.floats(-50, 50)
any_sums = st.floats(allow_nan=False, allow_infinity=False)


@given(sums)
def test_sigmoid_of_minus_z_is_one_minus_sigmoid_of_z(z: float) -> None:
    assert isclose(sigmoid([-z])[0], 1 - sigmoid([z])[0], abs_tol=1e-15)


@given(any_sums)
def test_sigmoid_is_in_0_to_1_and_never_overflows(z: float) -> None:
    assert 0 <= sigmoid([z])[0] <= 1


@given(any_sums, any_sums)
def test_sigmoid_never_falls(one: float, other: float) -> None:
    low, high = sigmoid(sorted([one, other]))
    assert low <= high


@pytest.mark.parametrize("name", ACTIVATION_FUNCTIONS)
def test_not_a_number_stays_not_a_number(name: str) -> None:
    assert isnan(activation(name).function([nan])[0])


def test_sigmoid_of_infinite_sums_is_0_and_1() -> None:
    assert sigmoid([-inf, inf]) == [0.0, 1.0]


@given(sums)
def test_tanh_is_a_sigmoid_stretched_to_minus_1_and_1(z: float) -> None:
    assert isclose(hyperbolic_tangent([z])[0], 2 * sigmoid([2 * z])[0] - 1, abs_tol=1e-12)


@given(sums)
def test_relu_keeps_the_positive_part(z: float) -> None:
    assert relu([z])[0] - relu([-z])[0] == z


@given(st.lists(any_sums.filter(lambda z: abs(z) < 1e300), min_size=1, max_size=10))
def test_softmax_sums_to_one(z: list[float]) -> None:
    shares = softmax(z)
    assert isclose(sum(shares), 1)
    assert all(isfinite(share) and share >= 0 for share in shares)


@given(st.lists(sums, min_size=1, max_size=5), sums)
def test_softmax_only_sees_differences(z: list[float], shift: float) -> None:
    assert softmax([x + shift for x in z]) == pytest.approx(softmax(z), abs=1e-9)


@pytest.mark.parametrize("name", ["sigmoid", "relu", "tanh", "identity"])
@given(z=sums.filter(lambda z: abs(z) > 1e-3))
def test_slope_is_the_numeric_slope(name: str, z: float) -> None:
    f = activation(name)
    slope = f.slope(f.function([z]))[0]
    assert isclose(slope, numeric_slope(lambda x: f.function([x])[0], z), abs_tol=1e-6)


def test_the_numeric_slope_finds_a_wrong_slope() -> None:
    wrong = activation("tanh").slope(activation("sigmoid").function([0.5]))[0]
    assert not isclose(wrong, numeric_slope(lambda x: sigmoid([x])[0], 0.5), abs_tol=1e-2)


def test_relu_has_slope_0_at_its_corner() -> None:
    assert activation("relu").slope(relu([0.0])) == [0.0]


def test_softmax_has_no_slope_per_neuron() -> None:
    with pytest.raises(ValueError, match="softmax of 2 neurons has no slope per neuron"):
        activation("softmax").slope([0.5, 0.5])


def test_every_activation_is_found_by_its_name() -> None:
    assert [activation(name).name for name in ACTIVATION_FUNCTIONS] == list(ACTIVATION_FUNCTIONS)


def test_unknown_activation_is_refused_and_the_known_are_listed() -> None:
    message = "must be one of sigmoid, relu, tanh, identity, softmax, but is 'swish'"
    with pytest.raises(ValueError, match=message):
        activation("swish")
