"""Training in the playground: what it learns, how it goes on and ends, and what its curve keeps."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from nn_core import begin_training, train
from site_demos.demos.learning import playground
from site_demos.demos.learning.playground import data, training
from site_demos.demos.learning.playground.features import inputs
from site_demos.demos.learning.playground.settings import KINDS, Parameters, features, recipe
from site_demos.kit.runs import Run
from site_demos.publish.facts.playground import TOURS
from tests.site_demos.demos.learning.runs import after


@pytest.mark.parametrize("kind", KINDS)
def test_same_seed_gives_the_same_run_and_another_gives_another(kind):
    _, state = after(3, data=kind)
    assert after(3, data=kind)[1] == state
    assert after(3, data=kind, seed=2)[1].network != state.network


@pytest.mark.parametrize("kind", sorted(set(data.KINDS) - {"spiral"}))
def test_default_network_learns_the_points(kind):
    _, state = after(120, data=kind)
    assert state.curve[-1][1] < 0.3 < state.curve[0][1]


@pytest.mark.long
@pytest.mark.parametrize("kind", data.VALUES)
def test_values_are_learned_by_squared_error_with_an_output_of_any_size(kind):
    parameters, state = after(60, data=kind, layer_1=6, sine_1=kind == "ripple")
    assert (recipe(parameters).loss, state.network.layers[-1].activation.name) == (
        "squared error",
        "identity",
    )
    assert state.curve[-1][1] < state.curve[0][1] / 2
    points = training.data(parameters).test
    fed = inputs(features(parameters), [point[:2] for point in points])
    answers = np.array([state.network.forward(x)[0] for x in fed])
    gaps = answers - [target for *_, target in points]
    score = training.scores(parameters, state)[1]
    assert score.loss == pytest.approx((gaps**2).mean() / 2)
    assert score.off == pytest.approx(abs(gaps).mean())
    off = f"off by {score.off:.2f} on average."
    assert off in playground.render(parameters, state)


def test_a_slope_needs_no_hidden_layer():
    parameters, state = after(20, data="slope", layer_1=0, layer_2=0)
    assert training.scores(parameters, state)[1].off < 0.01
    weights, (bias,) = state.network.layers[0].weights[0], state.network.layers[0].biases
    assert [*weights, bias] == pytest.approx([0.1, 0.1, 0], abs=0.01)


@pytest.mark.parametrize("schedule", ["constant", "linear", "cosine"])
@pytest.mark.parametrize("optimiser", ["descent", "momentum", "adam"])
def test_optimisers_and_falling_rates_are_those_of_nn_core(optimiser, schedule):
    parameters, state = after(
        10, optimiser=optimiser, schedule=schedule, fall=10, learning_rate="0.03"
    )
    points, plan = training.data(parameters).training, recipe(parameters)
    given, targets = [point[:2] for point in points], [[point[2]] for point in points]
    *_, last = train(begin_training(plan), given, targets, plan)
    assert state.network == last.state.network
    assert state.done == (schedule != "constant")


def test_rate_that_has_fallen_to_0_ends_the_run_and_says_so():
    parameters, state = after(5, schedule="linear", fall=10, learning_rate="0.1")
    assert training.rate(parameters, state) == pytest.approx(0.05)
    assert "The learning rate is now 0.0500. It goes on falling." in playground.render(
        parameters, state
    )
    for _ in range(6):
        state = playground.advance(parameters, state)
    assert (state.steps, state.done, training.rate(parameters, state)) == (10, True, 0)
    assert "is now 0.0000. Training is over" in playground.render(parameters, state)


def test_no_hidden_layer_learns_two_clusters_but_no_disc():
    flat = {"layer_1": 0, "layer_2": 0}
    parameters, state = after(40, data="clusters", **flat)
    assert training.scores(parameters, state)[1].right > 95
    parameters, state = after(40, data="circles", **flat)
    assert training.scores(parameters, state)[1].right < 70


def test_learning_rate_changes_while_it_runs_and_a_layer_begins_anew():
    assert Parameters().same_run(Parameters(learning_rate="1", penalty="l1", neuron="0.1"))
    assert Parameters().same_run(Parameters(points="1_1_0"))
    assert not Parameters().same_run(Parameters(layer_1=5))


def test_what_diverges_is_told_and_the_state_before_stays():
    deep: dict[str, Any] = {f"layer_{k}": 8 for k in (1, 2, 3, 4)}
    straight = {f"activation_{k}": "identity" for k in (1, 2, 3, 4)}
    parameters = Parameters(learning_rate="10", **deep | straight)
    state = playground.begin(parameters)
    with pytest.raises(
        ValueError, match=r"Learning rate η must be small enough .* with 10 one grew .* in epoch 1"
    ):
        playground.advance(parameters, state)
    assert "nn-result" in playground.render(parameters, state)
    lower = replace(parameters, learning_rate="0.001")
    assert playground.advance(lower, state).steps == state.steps + 1


@pytest.mark.parametrize("points", ["", "1_1_0 2_2_0"])
def test_points_of_both_classes_are_needed(points):
    parameters = Parameters(data=data.OWN, points=points)
    with pytest.raises(ValueError, match="of both classes to learn from, but none of the"):
        playground.advance(parameters, playground.begin(parameters))


def test_long_curve_is_thinned_but_keeps_both_its_ends():
    _, state = after(600, data=data.OWN, layer_1=1, layer_2=0)
    assert len(state.curve) <= training.LONGEST + 1
    assert (state.curve[0][0], state.curve[-1][0]) == (0, state.steps)
    gaps = {later - sooner for (sooner, *_), (later, *_) in pairwise(state.curve[:-1])}
    assert len(gaps) == 1, "an early epoch is drawn as finely as a late one"


@pytest.mark.long
def test_curve_remembers_where_the_test_was_best_whether_it_keeps_that_epoch_or_not():
    parameters = Parameters.parse(TOURS["overfit"][0])
    state, losses = playground.begin(parameters), []
    for _ in range(training.LONGEST + 60):
        losses.append(training.scores(parameters, state)[1].loss)
        assert state.best == (losses.index(min(losses)), min(losses))
        state = playground.advance(parameters, state)


def test_it_pauses_after_the_chosen_epoch_and_goes_on_from_there():
    run = Run.begin(playground, Parameters(pause=3)).advanced(lambda: True)
    assert (run.state.steps, run.told()["pauses"]) == (3, True)
    run = run.advanced(lambda: False)
    assert (run.state.steps, run.told()["pauses"]) == (4, False)
