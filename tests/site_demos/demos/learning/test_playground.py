"""The playground: its runs, what is kept of them, typed numbers, and files that are refused."""

import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from itertools import pairwise
from operator import itemgetter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core import begin_training, train
from site_demos.demos.learning import playground
from site_demos.demos.learning.playground import data, training
from site_demos.demos.learning.playground.features import inputs
from site_demos.demos.learning.playground.settings import KINDS, Parameters, features, recipe
from site_demos.demos.learning.playground.written import edited
from site_demos.kit.runs import Run
from site_demos.publish.facts.playground import TOURS
from tests.figures import captured
from tests.sampling import states
from tests.site_demos.demos.learning.runs import PLACES, after, outputs

STATES = states("playground", 12)


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


def test_number_typed_where_the_test_was_best_takes_that_place_away():
    parameters, state = after(3)
    assert state.best[0] == 3
    new = playground.edit(parameters, state, "2.0.2", "50")
    assert new.best == min(((epoch, loss) for epoch, _, loss in new.curve), key=itemgetter(1))
    assert new.best[0] < 3


def test_it_pauses_after_the_chosen_epoch_and_goes_on_from_there():
    run = Run.begin(playground, Parameters(pause=3)).advanced(lambda: True)
    assert (run.state.steps, run.told()["pauses"]) == (3, True)
    run = run.advanced(lambda: False)
    assert (run.state.steps, run.told()["pauses"]) == (4, False)


# earlier runs


def ran(run, epochs, **settings):
    """Return a run under other settings, after so many epochs."""
    run = run.under(replace(run.parameters, **settings))
    for _ in range(epochs):
        run = run.advanced(lambda: False)
    return run


def test_runs_of_a_visit_stand_in_a_table_with_what_came_of_them():
    run = Run.begin(playground, Parameters())
    assert "nn-table" not in run.figure()
    first = ran(run, 2)
    figure = ran(first, 1, optimiser="adam", layer_2=0).figure()
    learned, test = training.scores(first.parameters, first.state)
    for shown in (
        ("descent, η 0.1", "2", f"{learned.loss:.3f}", f"{test.loss:.3f}"),
        ("Adam, η 0.1", "1"),
        ("x₁ x₂ → 4 tanh → 2 tanh",),
        ("x₁ x₂ → 4 tanh",),
        (f"{test.right} of {test.count}",),
    ):
        cells = "".join(f"<td>{text}</td>" for text in shown)
        assert cells in figure.replace("\N{NO-BREAK SPACE}", " ")


def test_run_of_no_epoch_is_not_told_and_one_that_is_repeated_only_once():
    run = ran(Run.begin(playground, Parameters()), 3)
    run = ran(run, 0, seed=2)
    again = ran(ran(ran(run, 0, seed=3), 3, seed=1), 2, data="slope")
    assert [(row.epochs, row.parameters.seed) for row in again.state.earlier] == [(3, 1)]
    for seed in range(4, 14):
        again = ran(again, 1, seed=seed)
    seeds = [row.parameters.seed for row in again.state.earlier]
    assert seeds == [12, 11, 10, 9, 8, 7]


def test_settings_of_an_earlier_run_come_back_and_lead_to_the_same_network():
    first = ran(Run.begin(playground, Parameters()), 3, data="hills", layer_1=5, noise=0.5)
    second = ran(first, 1, data="circles", layer_1=2, noise=0.0, learning_rate="1", neuron="0.1")
    sets = unescape(
        captured(r'<button [^>]*aria-label="Set again[^>]*data-set="([^"]*)"', second.figure())
    )
    assert "points" not in sets
    assert "neuron" not in sets
    back = ran(second, 0, **vars(second.parameters.following(sets)[0]))
    assert back.parameters == replace(first.parameters, neuron="0.1")
    assert ran(back, 3).state.network == first.state.network


def test_table_is_kept_as_a_run_begins_anew_or_a_file_is_loaded():
    run = ran(Run.begin(playground, Parameters()), 2)
    assert len(run.anew(run.parameters).state.earlier) == 1
    loaded = run.loaded("1,2,0\n3,4,1")
    assert [row.epochs for row in loaded.state.earlier] == [2]
    assert (loaded.touched, loaded.seconds) == (True, 0)


# kept, saved, loaded


def test_what_came_of_earlier_runs_is_kept_as_a_text_and_shown_again():
    run = ran(Run.begin(playground, Parameters()), 2)
    assert (run.memory(), run.told()["remembers"]) == ("", False)
    run = ran(ran(run, 3, data="hills", noise=0.3), 0, data=data.OWN, share=90)
    assert run.told()["remembers"]
    new = Run.begin(playground, run.parameters).recalled(run.memory())
    assert new.state == run.state
    assert new.told() == run.told()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("milk", "Expecting value"),
        ("[" * 100_000, "must be a list of at most 6"),
        ("{}", "must be a list of at most 6"),
        ("[1]", "must have query, epochs, learned, test"),
        ('[{"query": "", "epochs": true, "learned": [], "test": []}]', "a count of epochs"),
        ('[{"query": "milk=1", "epochs": 1, "learned": [], "test": []}]', "milk"),
        ('[{"query": "", "epochs": 1, "learned": [1.0], "test": []}]', "loss, right, off, count"),
        ('[{"query": "", "epochs": 1, "learned": [NaN, 1, 0.5, 2], "test": []}]', "from 0 up"),
        ('[{"query": "", "epochs": 1, "learned": [0.5, 1, 0.5, "2"], "test": []}]', "counts"),
    ],
)
def test_text_of_runs_that_another_edition_wrote_is_refused(text, said):
    run = Run.begin(playground, Parameters())
    with pytest.raises(ValueError, match=said):
        run.recalled(text)


@pytest.mark.parametrize("query", STATES)
def test_link_with_the_numbers_gives_the_same_outputs(query):
    parameters = Parameters.parse(query)
    state = playground.begin(parameters)
    kept = Parameters.parse(playground.kept(parameters, state).query())
    back = playground.begin(kept)
    assert outputs(kept, back) == pytest.approx(outputs(parameters, state), abs=2e-4)
    assert playground.kept(kept, back) == kept


def test_link_after_training_shows_the_same_numbers():
    parameters, state = after(20)
    kept = playground.kept(parameters, state)

    def drawn(these, at):
        return re.findall(r'data-edit="[^"]*"|value="[^"]*"', playground.render(these, at))

    assert drawn(kept, playground.begin(kept)) == drawn(parameters, state)


@pytest.mark.parametrize("query", STATES)
def test_saved_python_runs_by_itself_and_agrees(query):
    parameters = replace(Parameters.parse(query), scale="")
    state = playground.begin(parameters)
    program = playground.save(parameters, state)["network.py"]
    space: dict[str, Any] = {"__name__": "alone"}
    exec(compile(program, "network.py", "exec"), space)  # noqa: S102 (what is saved is to be run)
    alone = [space["network"](x1, x2) for x1, x2 in PLACES]
    assert alone == pytest.approx(outputs(parameters, state), rel=1e-9, abs=1e-12)
    assert re.findall(r"^(?:import|from) (\w+)", program, re.MULTILINE) == ["sys", "math"]


def test_saved_python_answers_on_the_command_line(tmp_path):
    parameters = Parameters(square_1=True, activation_1="identity", activation_2="identity")
    state = playground.begin(parameters)
    path = tmp_path / "network.py"
    path.write_text(playground.save(parameters, state)["network.py"], encoding="utf-8")
    said = float(told(path, *map(str, PLACES[3])).stdout)
    assert said == pytest.approx(outputs(parameters, state)[3], rel=1e-9)
    assert float(told(path, "1e6", "-1e-3").stdout) in (0.0, 1.0)
    for wrong in [], ["1"], ["1", "2", "3"], ["one", "2"], ["1e200", "1e200"], ["1", "nan"]:
        refused = told(path, *wrong)
        assert refused.returncode == 1
        assert re.fullmatch(r"Give two numbers from -1000000 to 1000000, .*\n", refused.stderr)


def told(path, *given):
    command = [sys.executable, path, *given]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("query", STATES)
def test_saved_network_comes_back_exactly_whatever_is_set(query):
    parameters = Parameters.parse(query)
    state = playground.begin(parameters)
    other, loaded = playground.load(
        Parameters(layer_1=8, layer_4=1, sine_2=True),
        playground.save(parameters, state)["network.json"],
    )
    assert loaded.network == state.network
    assert outputs(other, loaded) == outputs(parameters, state)
    assert Parameters.parse(other.query(whole=True)) == other


def test_kept_weights_of_another_shape_are_told_and_not_used():
    parameters, state = after(2)
    other = replace(playground.kept(parameters, state), layer_1=5)
    begun = playground.begin(other)
    assert begun.network == playground.begin(replace(other, weights="")).network
    told = "This network has 30 weights and biases, but the link or the file gave 25. So it"
    assert told in playground.render(other, begun)


def test_link_that_was_cut_says_how_many_weights_are_missing():
    parameters = Parameters(weights="1_2_3", layer_1=0, layer_2=0, x_1=True, x_2=True, sine_1=True)
    told = "This network has 4 weights and biases, but the link or the file gave 3. So it"
    assert told in playground.render(parameters, playground.begin(parameters))


# typed numbers


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.floats(-1000, 1000))
def test_typed_number_changes_that_number_only(seed, value):
    _, state = after(1)
    before = training.numbers_of(state.network)
    places = [
        f"{number}.{j}.{i}"
        for number, layer in enumerate(state.network.layers)
        for j in range(layer.n_out)
        for i in range(layer.n_in + 1)
    ]
    chosen = seed % len(places)
    numbers = training.numbers_of(edited(state.network, places[chosen], repr(value)))
    assert numbers == [*before[:chosen], value, *before[chosen + 1 :]]


def test_letters_of_hidden_neurons_are_explained_where_there_are_any():
    parameters, state = after(0)
    told = "; a₁⁽²⁾ is neuron 1 of layer 2"
    assert told in playground.render(parameters, state)
    assert told not in playground.render(replace(parameters, neuron="0.0"), state)


def test_typed_number_is_in_the_figure_and_in_the_loss():
    parameters, state = after(1)
    new = playground.edit(parameters, state, "2.0.2", "-1.25")
    assert new.network.layers[-1].biases == (-1.25,)
    assert 'value="-1.25" aria-label="Bias, the output"' in playground.render(parameters, new)
    assert len(new.curve) == len(state.curve)
    assert new.curve[-1] != state.curve[-1]


@pytest.mark.parametrize(
    ("place", "text", "message"),
    [
        ("0.0.0", "", "a weight or bias must be a number, but got “”"),
        ("0.0.0", "one", "a weight or bias must be a number, but got “one”"),
        ("0.0.0", "1_0", "a weight or bias must be a number, but got “1_0”"),
        ("0.0.0", "nan", "a weight or bias must lie between -1000000 and 1000000, but got nan"),
        ("0.0.0", "1e9", "a weight or bias must lie between -1000000 and 1000000, but got 1e9"),
        ("3.0.0", "1", "the network has no layer 3, only 3"),
        ("0.4.0", "1", "layer 0 has no place 4.0"),
        ("0.0.3", "1", "layer 0 has no place 0.3"),
        ("bias", "1", "a place must be layer.neuron.input, but is “bias”"),
    ],
)
def test_number_or_place_that_cannot_be_is_refused(place, text, message):
    parameters, state = after(0)
    with pytest.raises(ValueError, match=re.escape(message)):
        playground.edit(parameters, state, place, text)
