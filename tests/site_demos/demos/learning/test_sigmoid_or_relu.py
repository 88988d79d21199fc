"""Two networks side by side: the same shape, images and seed, and what reaches their layers."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

import nn_core
from nn_core import Layer, Network, activation
from site_demos import samples
from site_demos.demos.learning import _slopes, _training, sigmoid_or_relu
from site_demos.demos.learning.sigmoid_or_relu import Parameters, pair
from site_demos.demos.learning.sigmoid_or_relu.pair import Look
from tests.runs import run_of

SHALLOW = Parameters(depth="2")
BENDS: dict[str, Callable[[Any], Any]] = {
    "relu": lambda z: np.maximum(z, 0),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
}
SLOPES: dict[str, Callable[[Any], Any]] = {
    "relu": lambda a: a > 0,
    "sigmoid": lambda a: a * (1 - a),
    "tanh": lambda a: 1 - a * a,
}


@cache
def trained(seen: int = 1000) -> Any:
    run = run_of(sigmoid_or_relu, SHALLOW)
    while run.state.seen < seen:
        run = run.advanced(lambda: False)
    return run


def networks(run: Any) -> list[Network]:
    return [each.network for each in run.state.trainings]


def lengths(network: Network, image: list[float], digit: int) -> list[float]:
    """Return |δ| of each layer, by the chain rule in numpy."""
    weights = [np.array(layer.weights) for layer in network.layers]
    activations = [np.array(image)]
    for w, layer in zip(weights, network.layers, strict=True):
        z = w @ activations[-1] + np.array(layer.biases)
        activations.append(BENDS[layer.activation.name](z))
    delta = activations[-1] - np.eye(10)[digit]
    found = [np.linalg.norm(delta)]
    for place in range(len(weights) - 1, 0, -1):
        a = activations[place]
        slope = SLOPES[network.layers[place - 1].activation.name](a)
        delta = weights[place].T @ delta * slope
        found.insert(0, np.linalg.norm(delta))
    return [float(each) for each in found]


@pytest.mark.parametrize("depth", sigmoid_or_relu.DEPTHS)
def test_networks_differ_in_nothing_but_the_curve_and_the_spread_of_first_weights(
    depth: str,
) -> None:
    sigmoid, relu = networks(run_of(sigmoid_or_relu, Parameters(depth=depth)))
    assert sigmoid.sizes == relu.sizes == (784, *[16] * int(depth), 10)
    for layer, other in zip(sigmoid.layers, relu.layers, strict=True):
        shares = np.array(layer.weights) / np.array(other.weights)
        assert np.allclose(shares, shares[0, 0]), "one draw, on two scales"
    assert {layer.activation.name for layer in relu.layers[:-1]} == {"relu"}
    assert {layer.activation.name for layer in sigmoid.layers} == {"sigmoid"}


@pytest.mark.parametrize("curve", sigmoid_or_relu.CURVES)
def test_gain_makes_the_first_weights_so_many_times_as_large(curve: str) -> None:
    chosen = Parameters(curve=curve, gain=4, other_curve=curve, other_gain=1)
    larger, plain = networks(run_of(sigmoid_or_relu, chosen))
    for layer, other in zip(larger.layers, plain.layers, strict=True):
        assert np.array(layer.weights) == pytest.approx(4 * np.array(other.weights))


def test_networks_are_those_that_their_recipes_begin() -> None:
    chosen = Parameters(curve="tanh", gain=2.5, other_gain=1.5)
    for found, recipe in zip(
        networks(run_of(sigmoid_or_relu, chosen)), sigmoid_or_relu.recipes(chosen), strict=True
    ):
        assert found == nn_core.begin_training(recipe).network


def test_both_alike_learn_alike() -> None:
    alike = Parameters(depth="2", curve="tanh", other_curve="tanh", rate=0.1, other_rate=0.1)
    run = run_of(sigmoid_or_relu, alike).advanced(lambda: False)
    one, other = networks(run)
    assert one == other


@pytest.mark.parametrize(("curve", "place"), [("sigmoid", 0), ("tanh", 0), ("relu", 1)])
def test_slopes_are_those_of_numpy(curve: str, place: int) -> None:
    run = run_of(
        sigmoid_or_relu, Parameters(curve=curve) if place == 0 else Parameters(other_curve=curve)
    )
    data = samples.training()
    found = [
        lengths(networks(run)[place], data.images[n], data.labels[n]) for n in range(pair.PROBES)
    ]
    ours = run.state.looks[place].slopes
    assert ours == pytest.approx(np.mean(found, axis=0), rel=1e-6)


def test_deep_sigmoids_get_next_to_nothing_in_the_first_layer_and_relus_do() -> None:
    sigmoid, relu = run_of(sigmoid_or_relu, Parameters()).state.looks
    assert sigmoid.left < 1e-4
    assert relu.left > 0.1


def test_both_learn_from_the_same_images_and_are_tried_together() -> None:
    first, second = trained().state.trainings
    assert (first.steps, first.seen) == (second.steps, second.seen)
    assert (
        [trial.seen for trial in first.trials] == [trial.seen for trial in second.trials] == [1000]
    )
    assert first.training.seen == second.training.seen


def test_same_seed_gives_the_same_run() -> None:
    again = run_of(sigmoid_or_relu, SHALLOW)
    for _ in range(5):
        again = again.advanced(lambda: False)
    other = run_of(sigmoid_or_relu, SHALLOW)
    for _ in range(5):
        other = other.advanced(lambda: False)
    assert again.state == other.state


def test_new_look_comes_with_each_trial() -> None:
    run = trained()
    begun = run_of(sigmoid_or_relu, SHALLOW)
    assert run.state.looks != begun.state.looks
    looks = run.state.looks
    assert looks == tuple(pair.look(network, _training.TRIED) for network in networks(run))


def test_rates_change_while_it_runs_but_not_the_networks() -> None:
    run = trained()
    assert run.under(Parameters(depth="2", other_rate=0.5)).state is run.state
    assert run.under(Parameters(depth="2", other_gain=2)).state.steps == 0


def test_neuron_is_dead_if_it_is_silent_for_every_tried_image() -> None:
    dead = Layer([[0.0] * 784, [1.0] * 784], [-1.0, 1.0], activation("relu"))
    out = Layer([[1.0, 1.0]] * 10, [0.0] * 10, activation("sigmoid"))
    found = pair.look(Network([dead, out]), 20)
    assert found.silent == 1
    assert found.speaks == (0.0, 1.0)
    assert Look((1.0, 0.0), (), 20).left == 0


def test_share_of_images_a_neuron_speaks_for_is_what_numpy_counts() -> None:
    network = networks(trained())[1]
    images = np.array([samples.training().images[n] for n in range(_training.TRIED)])
    layer = network.layers[0]
    speaks = (images @ np.array(layer.weights).T + np.array(layer.biases) > 0).mean(axis=0)
    found = trained().state.looks[1].speaks
    assert found == pytest.approx(speaks)


def test_large_first_weights_blow_up_deep_relus_and_the_run_says_so() -> None:
    run = run_of(sigmoid_or_relu, Parameters(other_gain=4, other_rate=0.1))
    steps = iter(range(100))
    last = run.advanced(lambda: next(steps) < 99)
    assert 0 < last.state.steps < 99
    step = last.state.steps + 1
    told = f"with η = 0.1 for the dashed network one grew beyond all bounds in step {step}"
    with pytest.raises(ValueError, match=told):
        last.advanced(lambda: False)
    assert last.figure()


@pytest.mark.parametrize(
    ("size", "rate", "advice"),
    [
        (1e3, 1e306, "go on with a smaller η$"),
        (1e200, 0.01, "“Back to the start” and take smaller"),
    ],
)
def test_advice_is_a_smaller_rate_only_where_that_helps(size, rate, advice) -> None:
    layer = Layer([[size] * 784], [0.0], activation("relu"))
    deep = [Layer([[size]], [0.0], activation("relu"))] * 2
    out = Layer([[1.0]] * 10, [0.0] * 10, activation("sigmoid"))
    recipe = _training.recipe([1, 1, 1], "relu", rate, 10, 1)
    start = nn_core.TrainingState(
        Network([layer, *deep, out]), nn_core.begin_training(recipe).moments
    )
    with pytest.raises(ValueError, match=advice):
        pair._step("dashed", _training.State(start), recipe, 100)


@pytest.mark.long
def test_large_first_weights_silence_deep_relus_where_they_do_not_blow_up() -> None:
    steps = iter(range(100))
    run = run_of(sigmoid_or_relu, Parameters(other_gain=3))
    relu = run.advanced(lambda: next(steps) < 99).state.looks[1]
    assert relu.silent > len(relu.speaks) / 2
    assert set(relu.slopes[:-1]) == {0}


def test_figure_says_what_was_measured() -> None:
    figure = trained().figure()
    for name, training in zip(pair.LOOKS, trained().state.trainings, strict=True):
        said = re.search(rf'data-result="{name}">([^<]*)<', figure)
        assert said
        assert said[1] == f"{100 * training.trials[-1].unseen:.1f}%"


def points(values: list[float]) -> list[float]:
    picture = _slopes.draw([([[v] for v in values], _slopes.SOLID)], label="", title="")
    return [float(y) for y in re.findall(r'cy="([\d.]+)"', picture)]


def test_point_of_a_number_ten_times_larger_is_one_step_higher() -> None:
    heights = points([0.001, 0.01, 0.1, 1.0])
    steps = [low - high for low, high in pairwise(heights)]
    assert min(steps) > 5
    assert steps == pytest.approx([steps[0]] * 3, abs=0.11)


def test_number_below_the_scale_is_a_triangle_at_its_foot() -> None:
    assert len(points([0.0, 1e-30, 1e-6])) == 1
    picture = _slopes.draw([([[0.0], [1e-30]], _slopes.SOLID)], label="", title="")
    places = re.findall(r'd="M[\d.]+ ([\d.]+)h8l-4 7z"', picture)
    assert len(places) == 2
    assert len(set(places)) == 1
