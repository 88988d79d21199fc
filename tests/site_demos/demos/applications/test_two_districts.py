"""Two districts: the simulation's laws, its neuron against nn_core, and what its figure says."""

from collections import Counter
from math import comb, exp
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Layer, Network, Recipe, activation, begin_training, training_step
from site_demos.demos.applications import two_districts
from site_demos.demos.applications.two_districts import DAYS, RULES, Parameters, render, worlds
from tests.figures import at, numbers, of_class, read, the, words

COUNTS = st.integers(0, 8)


@given(st.floats(-3, 3), st.integers(1, 8), st.integers(1, 8))
def test_neuron_learns_as_one_of_nn_core_does(bias: float, here: int, there: int) -> None:
    count = here + there
    recipe = Recipe(
        sizes=(1, 1), optimiser="descent", learning_rate=0.5, batch_size=count, epochs=1, l2=0
    )
    begun = begin_training(recipe, Network([Layer([[0.0]], [bias], activation("sigmoid"))]))
    state, _ = training_step(begun, [[0.0]] * count, [[1.0]] * here + [[0.0]] * there, recipe)
    forecast = 1 / (1 + exp(-bias))
    slope = two_districts.slope(forecast, [here, there], [1.0, 1.0]) / count
    (moved,) = state.network.layers[0].biases
    rate = 0.5  # the schedule is at its start
    assert moved == pytest.approx(bias - rate * slope)


def test_equal_districts_stay_equal_without_the_loop() -> None:
    ends = [world.forecasts[-1] for world in worlds("random", 0.5, corrected=False)]
    assert fmean(ends) == pytest.approx(0.5, abs=0.03)
    assert not any(map(two_districts.has_run_away, ends))


@pytest.mark.parametrize("truth", [0.4, 0.5, 0.6])
def test_correction_leads_to_the_truth_where_somebody_is_everywhere(truth: float) -> None:
    found = worlds("forecast", truth, corrected=True)
    assert fmean(each.forecasts[-1] for each in found) == pytest.approx(truth, abs=0.04)


def test_each_patrol_meets_a_crime_with_its_chance_whatever_the_others_do() -> None:
    random, count, chance = Random(1), 4, 0.3
    met = Counter(two_districts._met(count, chance, random) for _ in range(20_000))
    for k in range(count + 1):
        wanted = comb(count, k) * chance**k * (1 - chance) ** (count - k)
        assert met[k] / 20_000 == pytest.approx(wanted, abs=0.012)
    assert two_districts._met(0, chance, random) == 0


def test_first_day_sends_all_to_a_district_that_a_coin_chooses() -> None:
    """What the page says begins the loop: not a record, for none was made before."""
    sent = {two_districts.patrols("higher", 0.5, Random(seed)) for seed in range(20)}
    assert sent == {(0, two_districts.PATROLS), (two_districts.PATROLS, 0)}
    for world in worlds("higher", 0.5, corrected=False):
        assert 0 in world.recorded[DAYS]


def test_loop_runs_away_where_all_go_to_the_higher() -> None:
    assert all(
        two_districts.has_run_away(each.forecasts[-1])
        for each in worlds("higher", 0.5, corrected=False)
    )


@given(st.sampled_from(list(RULES)), st.floats(0, 1), st.integers(0, 99))
def test_all_patrols_are_somewhere(rule: str, forecast: float, seed: int) -> None:
    sent = two_districts.patrols(rule, forecast, Random(seed))
    assert sum(sent) == two_districts.PATROLS
    assert min(sent) >= 0


def test_figure_shows_the_first_days_and_says_what_the_worlds_come_to() -> None:
    found = worlds("higher", 0.5, corrected=False)
    figure = read(render(Parameters(days=40)))
    assert len(of_class(figure, "nn-course")) == len(found) - 1
    assert the(figure, "nn-curve").attrib["d"].count("L") == 40
    gone = sum(two_districts.has_run_away(each.forecasts[40]) for each in found)
    off = 100 * fmean(abs(each.forecasts[40] - 0.5) for each in found)
    said = numbers(words(the(figure, "nn-result")))
    total = sum(found[0].recorded[40])
    assert said == pytest.approx(
        [50, gone, len(found), 20, 80, off, 100 * found[0].forecasts[40], total], abs=0.51
    )
    widths = [at(bar, "width")[0] for bar in of_class(figure, "nn-count")]
    here, there = found[0].recorded[40]
    assert widths[0] * there == pytest.approx(widths[1] * here, rel=0.01)


def test_days_are_those_of_the_worlds() -> None:
    assert {len(each.forecasts) for each in worlds("mixed", 0.5, corrected=True)} == {DAYS + 1}
