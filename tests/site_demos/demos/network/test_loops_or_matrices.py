"""Three ways, one result; and the bars are as long as the times that were measured."""

import re

import numpy as np
import pytest

from site_demos import samples
from site_demos.demos.network import loops_or_matrices
from site_demos.demos.network.loops_or_matrices import (
    WAYS,
    WIDTH,
    Parameters,
    State,
    advance,
    begin,
    duration,
    measured,
    render,
    times,
)
from site_demos.demos.network.loops_or_matrices.measured import timings
from site_demos.kit import ParameterError


def test_three_ways_give_the_same_sums() -> None:
    rng = np.random.default_rng(1)
    rows, biases = rng.normal(size=(5, 784)), rng.normal(size=5)
    images = [samples.images()[n] for n in range(3)]
    ways = measured.ways(rows.tolist(), biases.tolist(), images)
    loops, matrix, by_numpy = (np.array(ways[way]()) for way in WAYS)
    assert loops == pytest.approx(matrix)
    assert loops == pytest.approx(by_numpy.T)


def test_medians_are_of_each_way_by_its_own_name() -> None:
    found = measured.medians({"nothing": lambda: None, "much": lambda: sum(range(50_000))}, 5)
    assert found["nothing"] < found["much"]


@pytest.mark.parametrize("count", ["1", "10", "100"])
def test_bars_are_on_one_scale_from_0(count: str) -> None:
    seconds = timings()["seconds"][count]
    figure = render(Parameters(images=count), State())
    widths = re.findall(r'<rect x="6" width="([\d.]+)" class="nn-measure"', figure)
    longest = max(seconds.values())
    assert widths[3:] == ["0", "0"], "nothing is measured here"
    assert [float(width) for width in widths[:3]] == pytest.approx(
        [WIDTH * seconds[way] / longest for way in WAYS], abs=0.006
    )
    for way in WAYS:
        assert f">{duration(seconds[way])}</text>" in figure


@pytest.mark.parametrize("count", ["1", "10", "100"])
def test_a_step_measures_both_ways_here_and_their_median_is_shown(count: str) -> None:
    parameters = Parameters(images=count)
    state = advance(parameters, begin(parameters))
    assert (state.steps, state.done) == (1, False)
    assert state.seen >= 2 * int(count)
    assert min(state.pairs[0]) > 0
    state = State(((0.4, 0.1), (9.0, 0.2), (0.6, 0.3)))
    figure = render(parameters, state)
    for seconds in (0.6, 0.2):
        assert f">{duration(seconds)}</text>" in figure
    assert '<span data-result="here">3.0</span>' in figure
    assert State(((1.0, 1.0),) * loops_or_matrices.ROUNDS).done


def test_times_are_those_of_the_first_layer() -> None:
    assert timings()["shape"] == [16, 784]
    assert set(timings()["seconds"]) == set(timings()["repeats"])


def test_times_are_written_in_a_unit_that_suits_them() -> None:
    assert [
        duration(t).replace("\N{NO-BREAK SPACE}", " ") for t in (2.5, 0.0125, 0.000125, 2.5e-7)
    ] == [
        "2.50 s",
        "12.5 ms",
        "125 µs",
        "0.25 µs",
    ]
    assert times(1.0, 0.25) == "4.0"


def test_other_count_is_refused() -> None:
    with pytest.raises(ParameterError, match="Images must be one of 1, 10, 100, but got “7”"):
        Parameters.parse("images=7")
