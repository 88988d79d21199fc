"""Training in mini-batches."""

from collections.abc import Callable
from dataclasses import replace
from math import isclose
from random import Random
from typing import Any

import numpy as np
import pytest

from nn_core import (
    Layer,
    Network,
    Recipe,
    TrainingRecord,
    TrainingState,
    activation,
    begin_training,
    gradient,
    one_hots,
)
from nn_core.activation_functions import ACTIVATION_FUNCTIONS
from nn_core.fast.examples import Examples
from nn_core.losses import LOSSES, loss
from nn_core.optimise import OPTIMISERS
from nn_core.recipe import SCHEDULES
from nn_core.training import train
from tests.nn_core.helpers import numeric_slope, one_neuron

CORNERS = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
EITHER = [[0.0], [1.0], [1.0], [0.0]]
SMALL = Recipe(
    sizes=(2, 4, 1),
    activation_functions=("tanh", "sigmoid"),
    learning_rate=0.3,
    l2=0.0,
    batch_size=4,
    epochs=4,
    copies=0,
)


def last(recipe: Recipe) -> TrainingRecord:
    *_, record = train(begin_training(recipe), CORNERS, EITHER, recipe)
    return record


def test_training_can_go_on_from_a_network_with_moments_of_0() -> None:
    recipe = Recipe(sizes=(2, 1), optimiser="adam")
    network = Network.random((2, 1), "sigmoid", Random(7))
    begun, drawn = begin_training(recipe, network), begin_training(recipe)
    assert begun.network is network != drawn.network
    assert begun.moments == drawn.moments


@pytest.mark.parametrize("name", ["momentum", "adam"])
def test_a_network_learns_either_or(name: str) -> None:
    rate = 0.3 if name == "momentum" else 0.05
    recipe = replace(SMALL, optimiser=name, learning_rate=rate, epochs=400)
    network = last(recipe).state.network
    assert [round(network.forward(corner)[0]) for corner in CORNERS] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("sigmoid", "binary cross-entropy"),
        ("softmax", "categorical cross-entropy"),
        ("sigmoid", "squared error"),
    ],
)
def test_loss_of_a_few_images_falls_to_near_0_and_each_of_them_is_right(
    end: str, name: str
) -> None:
    random = Random(3)
    images = [[random.random() for _ in range(20)] for _ in range(8)]
    digits = [0, 1, 2, 3, 0, 1, 2, 3]
    recipe = Recipe(
        sizes=(20, 12, 4),
        activation_functions=("tanh", end),
        loss=name,
        optimiser="adam",
        learning_rate=0.05,
        schedule="constant",
        l2=0.0,
        batch_size=8,
        epochs=300,
        copies=0,
    )
    first, *_, record = train(begin_training(recipe), images, one_hots(digits, 4), recipe)
    assert first.loss > 0.1
    assert record.loss < 0.01
    assert [record.state.network.predict(image) for image in images] == digits


def test_a_step_on_all_images_goes_against_the_mean_of_their_slopes() -> None:
    recipe = replace(SMALL, optimiser="descent", schedule="constant", epochs=1)
    before, after = begin_training(recipe).network, last(recipe).state.network
    single = [
        gradient(before, [x], [y], loss(recipe.loss)) for x, y in zip(CORNERS, EITHER, strict=True)
    ]
    for place, (old, new) in enumerate(zip(before.layers, after.layers, strict=True)):
        by_weights = np.mean([slopes.layers[place].weights for slopes in single], axis=0)
        by_biases = np.mean([slopes.layers[place].biases for slopes in single], axis=0)
        moved = np.array(old.weights) - recipe.learning_rate * by_weights
        assert np.allclose(new.weights, moved, rtol=1e-12)
        assert np.allclose(new.biases, old.biases - recipe.learning_rate * by_biases, rtol=1e-12)


@pytest.mark.parametrize("name", OPTIMISERS)
def test_the_same_seed_gives_the_same_records_and_another_does_not(name: str) -> None:
    recipe = replace(SMALL, optimiser=name, batch_size=3, epochs=3)
    first, same, other = (
        list(train(begin_training(each), CORNERS, EITHER, each, 1))
        for each in (recipe, recipe, replace(recipe, seed=2))
    )
    assert first == same
    assert len(first) == 6
    assert all(mine.state != theirs.state for mine, theirs in zip(first, other, strict=True))


@pytest.mark.parametrize("name", OPTIMISERS)
def test_a_training_goes_on_from_any_record_bit_for_bit(name: str) -> None:
    recipe = replace(SMALL, optimiser=name, batch_size=3)
    whole = list(train(begin_training(recipe), CORNERS, EITHER, recipe, 1))
    assert {record.ends_epoch for record in whole} == {True, False}
    for number, record in enumerate(whole, start=1):
        assert list(train(record.state, CORNERS, EITHER, recipe, 1)) == whole[number:]


def test_an_epoch_sees_each_image_once_in_an_order_of_its_own() -> None:
    seen: list[int] = []

    class Watched(list[list[float]]):
        def __getitem__(self, number: int) -> list[float]:  # type: ignore[override]
            seen.append(number)
            return super().__getitem__(number)

    inputs = Watched([float(k), 0.0] for k in range(20))
    recipe = replace(SMALL, epochs=2, batch_size=6)
    list(train(begin_training(recipe), inputs, [[1.0]] * 20, recipe))
    assert sorted(seen[:20]) == sorted(seen[20:]) == list(range(20))
    assert seen[:20] != seen[20:]


def test_records_come_every_so_many_images_and_at_the_end_of_an_epoch() -> None:
    recipe = replace(SMALL, epochs=2, batch_size=2)
    inputs, targets = CORNERS * 5, EITHER * 5
    records = list(train(begin_training(recipe), inputs, targets, recipe, every=6))
    assert [record.seen for record in records] == [6, 12, 18, 20] * 2
    assert [record.epoch for record in records] == [1] * 4 + [2] * 4
    assert [record.ends_epoch for record in records] == [False, False, False, True] * 2
    assert [record.state.epoch for record in records] == [0, 0, 0, 1, 1, 1, 1, 2]
    assert {record.count for record in records} == {20}


def test_training_goes_no_further_than_it_is_asked() -> None:
    records = train(begin_training(SMALL), CORNERS, EITHER, replace(SMALL, epochs=10**9))
    assert next(records).epoch == 1
    assert next(records).epoch == 2


def test_training_changes_nothing_that_it_was_given() -> None:
    start = begin_training(SMALL)
    inputs, targets = [list(x) for x in CORNERS], [list(y) for y in EITHER]
    list(train(start, inputs, targets, SMALL))
    assert start == begin_training(SMALL)
    assert (inputs, targets) == (CORNERS, EITHER)


@pytest.mark.parametrize(
    ("name", "middle", "end"), [("constant", 1, 1), ("linear", 0.5, 0), ("cosine", 0.5, 0)]
)
def test_a_schedule_begins_at_the_full_rate_and_ends_as_it_says(
    name: str, middle: float, end: float
) -> None:
    schedule = SCHEDULES[name]
    assert schedule(0) == 1
    assert isclose(schedule(0.5), middle)
    assert isclose(schedule(1), end)


def test_the_learning_rate_follows_its_schedule_step_by_step() -> None:
    recipe = replace(SMALL, schedule="linear", learning_rate=1.0, epochs=2, batch_size=1)
    rates = [
        r.learning_rate for r in train(begin_training(recipe), CORNERS, EITHER, recipe, every=1)
    ]
    assert rates == [1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125]


@pytest.mark.parametrize(("penalty", "way"), [("l1", np.sign), ("l2", np.positive)])
def test_a_penalty_pulls_every_weight_to_0_and_no_bias(
    penalty: str, way: Callable[[np.ndarray], np.ndarray]
) -> None:
    recipe = replace(SMALL, optimiser="descent", learning_rate=0.1, epochs=1)
    amount: dict[str, Any] = {penalty: 0.5}
    plain, pulled = (last(each).state.network for each in (recipe, replace(recipe, **amount)))
    before = begin_training(recipe).network
    for layers in zip(before.layers, plain.layers, pulled.layers, strict=True):
        first, free, held = (np.array(layer.weights) for layer in layers)
        assert np.allclose(free - held, 0.1 * 0.5 * way(first))
        assert layers[1].biases == layers[2].biases


def test_a_weight_of_0_is_not_pulled_anywhere() -> None:
    zero = Network([Layer([[0.0, 0.0]], [0.0], activation("sigmoid"))])
    recipe = Recipe(sizes=(2, 1), optimiser="descent", l1=0.5, l2=0.5, batch_size=4, epochs=1)
    record = next(train(TrainingState(zero, ((), ())), CORNERS, EITHER, recipe))
    assert record.state.network.layers[0].weights == ((0.0, 0.0),)


@pytest.mark.parametrize(("penalty", "term"), [("l1", abs), ("l2", lambda w: w * w / 2)])
def test_a_penalty_moves_a_weight_as_the_slope_of_its_term_says(
    penalty: str, term: Callable[[float], float]
) -> None:
    start = TrainingState(one_neuron(-1.5, 0.5, "sigmoid"), ((), ()))
    recipe = Recipe(sizes=(1, 1), optimiser="descent", schedule="constant", epochs=1, l2=0.0)
    amount: dict[str, Any] = {penalty: 0.3}
    moved = [
        next(train(start, [[1.0]], [[1.0]], each)).state.network.layers[0].weights[0][0]
        for each in (recipe, replace(recipe, **amount))
    ]
    slope = numeric_slope(lambda w: 0.3 * term(w), -1.5)
    assert isclose(moved[1] - moved[0], -recipe.learning_rate * slope, rel_tol=1e-6)


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("batch_size", 0, "batch_size must be at least 1, but is 0"),
        ("epochs", 0, "epochs must be at least 1, but is 0"),
        ("epochs", True, "epochs must be a whole number, but is True"),
        ("epochs", "9", "epochs must be a whole number, but is '9'"),
        ("batch_size", 2.5, "batch_size must be a whole number, but is 2.5"),
        ("batch_size", float("nan"), "batch_size must be a whole number, but is nan"),
        ("seed", 0.5, "seed must be a whole number, but is 0.5"),
        ("sizes", (), r"sizes must name at least inputs and outputs, but are \(\)"),
        ("sizes", (784, 0), r"sizes must be at least 1, but are \(784, 0\)"),
        ("sizes", (784, 2.5), r"sizes must be whole numbers, but are \(784, 2.5\)"),
        ("activation_functions", "swish", "activation must be one of .* but is 'swish'"),
        (
            "activation_functions",
            ("relu", "relu"),
            "activation_functions must be one name or 3, .* are 2",
        ),
        ("initialisation", "foo", "initialisation must be one of .* but is 'foo'"),
        ("gain", 0.0, "gain must be above 0 and finite, but is 0.0"),
        ("gain", float("nan"), "gain must be above 0 and finite, but is nan"),
        ("copies", 0.5, "copies must be a whole number, but is 0.5"),
        ("copies", -1, "copies must be at least 0, but is -1"),
        ("learning_rate", 0.0, "learning_rate must be above 0 and finite, but is 0.0"),
        ("learning_rate", float("inf"), "learning_rate must be above 0 and finite, but is inf"),
        ("learning_rate", float("nan"), "learning_rate must be above 0 and finite, but is nan"),
        ("l1", -1.0, "l1 must be at least 0 and finite, but is -1.0"),
        ("l2", -1.0, "l2 must be at least 0 and finite, but is -1.0"),
        ("schedule", "cosin", "schedule must be one of constant, linear, cosine, but is 'cosin'"),
        ("loss", "hinge", "loss must be one of .* but is 'hinge'"),
        ("optimiser", "sgd", "optimiser must be one of .* but is 'sgd'"),
        ("activation_functions", "relu", "binary cross-entropy does not go .* but they are relu"),
        (
            "loss",
            "categorical cross-entropy",
            "needs softmax outputs, but they are sigmoid",
        ),
        (
            "activation_functions",
            ("softmax", "relu", "sigmoid"),
            "softmax must be in the last layer alone, but is in one before it",
        ),
    ],
)
def test_a_setting_out_of_its_range_is_refused_by_name(
    setting: str, value: object, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Recipe(**{setting: value})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("last_layer", ACTIVATION_FUNCTIONS)
def test_a_recipe_that_is_taken_trains_and_no_other_would(name: str, last_layer: str) -> None:
    recipe, names = replace(SMALL, epochs=1), ("tanh", last_layer)
    begun = begin_training(recipe, Network.random(recipe.sizes, names, Random(1)))
    try:
        chosen = replace(recipe, activation_functions=names, loss=name)
    except ValueError:
        spoilt = Examples(CORNERS, EITHER, name).gradients
        with pytest.raises(ValueError, match=r"it needs|entropy needs"):
            next(train(begun, CORNERS, EITHER, recipe, gradients=spoilt))
    else:
        assert last(chosen).seen == len(CORNERS)


@pytest.mark.parametrize(
    ("inputs", "targets", "every", "message"),
    [
        ([], [], 1, "there are 0 inputs and 0 targets"),
        (CORNERS, EITHER[:3], 1, "there are 4 inputs and 3 targets"),
        (CORNERS, EITHER, 0, "every must be at least 1, but is 0"),
    ],
)
def test_what_cannot_be_learned_from_is_refused(
    inputs: list[list[float]], targets: list[list[float]], every: int, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        next(train(begin_training(SMALL), inputs, targets, SMALL, every))


def test_a_learning_rate_that_is_far_too_high_is_told_of() -> None:
    recipe = replace(
        SMALL,
        activation_functions="identity",
        loss="squared error",
        learning_rate=1e100,
        epochs=200,
    )
    with pytest.raises(ValueError, match=r"is inf in step 2: try a learning_rate below 1e\+100"):
        last(recipe)
