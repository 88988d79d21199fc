"""A sum of bends: what the figure prints and draws is the output of its network, by numpy."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_demos.demos.network import sum_of_bends
from site_demos.demos.network.sum_of_bends import CURVES, MOST, POINTS, STEEP, Parameters, render
from tests.figures import Numbers, misprints, of_class, read

XS = np.array(POINTS)
curves = st.sampled_from(list(CURVES))
counts = st.integers(1, MOST)


def shares(curve: str, neurons: int) -> Numbers:
    """Return what each neuron adds, a row each."""
    edges = [CURVES[curve](k / neurons) for k in range(neurons + 1)]
    middles = (np.arange(neurons) + 0.5) / neurons
    z = STEEP * neurons * (XS[None, :] - middles[:, None])
    return np.asarray(np.diff(edges)[:, None] / (1 + np.exp(-z)))


def wanted(curve: str) -> Numbers:
    return np.array([CURVES[curve](x) for x in POINTS])


def ticks(rows: Numbers) -> list[float]:
    """Return the numbers of the axes; those of the lower plot are as far as its lines reach."""
    most = abs(rows).max()
    reach = next(each for each in (0.1, 0.2, 0.5, 1.0) if most <= each + 1e-9)
    return [0, 0.5, 1, 0, 0.5, 1, 0, 0.5, 1, -reach, 0, reach]


@settings(max_examples=20)
@given(curves, counts)
def test_figure_prints_how_far_the_sum_of_its_steps_is_off(curve: str, neurons: int) -> None:
    gap = abs(shares(curve, neurons).sum(0) + CURVES[curve](0.0) - wanted(curve)).max()
    figure = render(Parameters(curve, neurons))
    assert misprints(figure, [neurons, gap, *ticks(shares(curve, neurons)), neurons, gap]) == []


@settings(max_examples=20)
@given(curves, counts, counts, st.integers(1, 50).map(lambda n: n / 100), st.booleans())
def test_bend_that_is_moved_takes_its_step_along_and_no_other(
    curve: str,
    neurons: int,
    neuron: int,
    far: float,
    left: bool,  # noqa: FBT001
) -> None:
    moved, k = -far if left else far, min(neuron, neurons) - 1
    rows = shares(curve, neurons)
    z = STEEP * neurons * (XS - (k + 0.5) / neurons - moved)
    rows[k] = np.diff([CURVES[curve](n / neurons) for n in (k, k + 1)]) / (1 + np.exp(-z))
    gap = abs(rows.sum(0) + CURVES[curve](0.0) - wanted(curve)).max()
    figure = render(Parameters(curve, neurons, neuron=neuron, moved=moved))
    told = [neurons, gap, k + 1, far]
    assert misprints(figure, [neurons, gap, *ticks(rows), *told]) == []


@settings(max_examples=20)
@given(curves, counts)
def test_without_a_bend_there_is_the_best_straight_line_whatever_the_neurons(
    curve: str, neurons: int
) -> None:
    network = sum_of_bends.follow(curve, neurons, bend=False)
    outputs = sum_of_bends.added_up(network, sum_of_bends.shares_of(network))
    line = np.polyval(np.polyfit(XS, wanted(curve), 1), XS)
    assert outputs == pytest.approx(line, abs=1e-9)


@settings(max_examples=10)
@given(curves, counts, st.booleans())
def test_there_is_a_line_for_each_neuron_dashed_where_it_takes_away(
    curve: str,
    neurons: int,
    bend: bool,  # noqa: FBT001
) -> None:
    tree = read(render(Parameters(curve, neurons, bend)))
    drawn = of_class(tree, "nn-other-share")
    assert len(drawn) == neurons
    if bend:
        down = [row.sum() < 0 for row in shares(curve, neurons)]
        assert ["nn-negative" in path.attrib["class"] for path in drawn] == down


@pytest.mark.parametrize("curve", ["hill", "wave"])
def test_four_times_as_many_neurons_are_less_than_a_third_as_far_off(curve: str) -> None:
    few, many = sum_of_bends.gap(curve, 4), sum_of_bends.gap(curve, 16)
    assert sum_of_bends.gap(curve, 32) < many < few / 3
