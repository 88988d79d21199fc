"""Steps of each optimiser."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.optimise import MOMENTUM, OPTIMISERS, Moments, optimiser

slopes = st.floats(-10, 10)


def walk(name: str, start: float, steps: int, rate: float) -> float:
    """Return where an optimiser comes to on the parabola ½ x², whose slope at x is x."""
    chosen = optimiser(name)
    row: Any = [start]
    moments: Any = tuple([0.0] for _ in range(chosen.moments))
    for number in range(1, steps + 1):
        row, moments = chosen.step(row, row, moments, rate, number)
    return float(row[0])


@pytest.mark.parametrize("name", OPTIMISERS)
def test_every_optimiser_finds_the_bottom_of_a_parabola(name: str) -> None:
    assert walk(name, 3.0, 400, 0.1) == pytest.approx(0, abs=1e-3)


@pytest.mark.parametrize("name", OPTIMISERS)
@given(slope=slopes.filter(lambda g: abs(g) > 1e-3))
def test_the_first_step_goes_downhill(name: str, slope: float) -> None:
    chosen = optimiser(name)
    moments: Moments = tuple([0.0] for _ in range(chosen.moments))
    row, kept = chosen.step([0.0], [slope], moments, 0.1, 1)
    assert row[0] * slope < 0
    assert len(kept) == chosen.moments


@given(slopes)
def test_plain_descent_moves_by_rate_times_slope(slope: float) -> None:
    assert optimiser("descent").step([1.0], [slope], (), 0.1, 1) == ([1.0 - 0.1 * slope], ())


def test_momentum_goes_on_where_there_is_no_slope() -> None:
    row, (speeds,) = optimiser("momentum").step([1.0], [0.0], ([0.5],), 0.1, 1)
    assert row == [1.0 + MOMENTUM * 0.5]
    assert speeds == [MOMENTUM * 0.5]


@given(slopes.filter(lambda g: abs(g) > 1e-3))
def test_the_first_step_of_adam_is_the_rate_whatever_the_slope(slope: float) -> None:
    row, _ = optimiser("adam").step([0.0], [slope], ([0.0], [0.0]), 0.1, 1)
    assert abs(row[0]) == pytest.approx(0.1, rel=1e-3)


def test_a_step_changes_nothing_that_it_was_given() -> None:
    row, slope, moments = [1.0], [2.0], ([3.0],)
    optimiser("momentum").step(row, slope, moments, 0.1, 1)
    assert (row, slope, moments) == ([1.0], [2.0], ([3.0],))


def test_unknown_optimiser_is_refused_and_the_known_are_listed() -> None:
    with pytest.raises(ValueError, match="one of descent, momentum, adam, but is 'sgd'"):
        optimiser("sgd")
