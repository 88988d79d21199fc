"""Losses, and δ in the output layer."""

from math import inf, isfinite, log, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.activation_functions import activation
from nn_core.losses import LOSSES, loss, one_hot, one_hots

shares = st.floats(0, 1)
PARTNERS = {"binary cross-entropy": "sigmoid", "categorical cross-entropy": "softmax"}


@pytest.mark.parametrize("name", LOSSES)
@given(outputs=st.lists(shares, min_size=3, max_size=3), digit=st.integers(0, 2))
def test_a_loss_is_finite_and_never_negative(name: str, outputs: list[float], digit: int) -> None:
    value = loss(name).value(outputs, one_hot(digit, 3))
    assert isfinite(value)
    assert value >= 0


@pytest.mark.parametrize("name", LOSSES)
def test_the_wanted_outputs_cost_nothing(name: str) -> None:
    assert loss(name).value([0.0, 1.0], [0.0, 1.0]) == pytest.approx(0)


@pytest.mark.parametrize("name", LOSSES)
def test_outputs_further_from_the_target_cost_more(name: str) -> None:
    near, far = (loss(name).value([a, 1 - a], [1.0, 0.0]) for a in (0.9, 0.2))
    assert near < far


def test_a_sure_mistake_costs_at_most_what_a_float_can_tell() -> None:
    assert loss("binary cross-entropy").value([1.0], [0.0]) == pytest.approx(53 * log(2))


def test_squared_error_counts_half_the_squares() -> None:
    assert loss("squared error").value([1.0, 0.5], [0.0, 1.0]) == 0.625


@pytest.mark.parametrize(("name", "partner"), PARTNERS.items())
def test_delta_of_a_cross_entropy_is_the_difference(name: str, partner: str) -> None:
    delta = loss(name).delta([0.25, 0.75], [0.0, 1.0], activation(partner))
    assert delta == [0.25, -0.25]


@pytest.mark.parametrize(("name", "partner"), PARTNERS.items())
def test_delta_of_a_cross_entropy_divides_by_nothing(name: str, partner: str) -> None:
    assert loss(name).delta([1.0, 0.0], [0.0, 1.0], activation(partner)) == [1.0, -1.0]


@pytest.mark.parametrize(("name", "partner"), PARTNERS.items())
def test_a_cross_entropy_refuses_outputs_of_another_activation(name: str, partner: str) -> None:
    with pytest.raises(ValueError, match=f"needs {partner} outputs, but they are tanh"):
        loss(name).delta([0.5], [1.0], activation("tanh"))


def test_squared_error_refuses_softmax() -> None:
    with pytest.raises(ValueError, match="it needs categorical cross-entropy"):
        loss("squared error").delta([0.5, 0.5], [1.0, 0.0], activation("softmax"))


@pytest.mark.parametrize("name", LOSSES)
def test_a_target_of_another_length_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="zip"):
        loss(name).value([0.5, 0.5], [1.0])


def test_unknown_loss_is_refused_and_the_known_are_listed() -> None:
    with pytest.raises(ValueError, match=r"one of squared error, .*, but is 'hinge'"):
        loss("hinge")


@pytest.mark.parametrize("digit", [-1, 10, 1.5, nan, inf])
def test_a_digit_without_a_place_is_refused(digit: int) -> None:
    with pytest.raises(ValueError, match=f"digit must be a whole number in 0…9, but is {digit}"):
        one_hot(digit)


def test_one_hots_are_one_hot_each() -> None:
    assert one_hots(bytes([3, 0, 3]), 4) == [one_hot(3, 4), one_hot(0, 4), one_hot(3, 4)]
