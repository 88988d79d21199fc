"""Trainings in numpy, several at once: step by step the same as those of nn_core."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from nn_core import (
    Dataset,
    Images,
    Network,
    Recipe,
    accuracy,
    begin_training,
    delta_lengths,
    loss,
    one_hots,
    read_mnist,
    training_step,
)
from site_demos.publish import depth, optimisers, stacked

COUNT = 50
STEPS = 6  # two epochs of three batches


@pytest.fixture(scope="module")
def few() -> Dataset:
    return read_mnist(depth.MNIST, "train").slice(0, COUNT)


def steps_of_the_core(network: Network, recipe: Recipe, data: Dataset) -> Iterator[Network]:
    state, targets = replace(begin_training(recipe), network=network), one_hots(data.labels)
    while state.epoch < recipe.epochs:
        state, _ = training_step(state, data.images, targets, recipe)
        yield state.network


@pytest.mark.parametrize("kind", depth.KINDS)
def test_each_step_in_numpy_is_that_of_the_core(kind: str, few: Dataset) -> None:
    recipes = [depth.recipe(kind, 3, rate, seed) for rate, seed in ((0.1, 1), (0.03, 2))]
    networks = [depth.first_network(kind, recipe) for recipe in recipes]
    stacks = list(stacked.train(stacked.Stack.of(networks, np.float64), recipes, few))
    assert len(stacks) == STEPS
    for place, (network, recipe) in enumerate(zip(networks, recipes, strict=True)):
        found = steps_of_the_core(network, recipe, few)
        for ours, stack in zip(found, stacks, strict=True):
            theirs = zip(ours.layers, stack.weights, stack.biases, strict=True)
            for layer, weights, biases in theirs:
                assert np.allclose(weights[place].T, layer.weights, rtol=0, atol=1e-12)
                assert np.allclose(biases[place, 0], layer.biases, rtol=0, atol=1e-12)


@pytest.mark.parametrize("optimiser", optimisers.RATES)
def test_steps_of_every_optimiser_and_with_weight_decay_are_those_of_the_core(
    optimiser: str, few: Dataset
) -> None:
    recipes = [optimisers.recipe(optimiser, "cosine", rate, 1) for rate in (0.1, 0.03)]
    recipes = [replace(each, batch_size=20, l2=0.01) for each in recipes]
    networks = [begin_training(each).network for each in recipes]
    (ended,) = deque(stacked.train(stacked.Stack.of(networks, np.float64), recipes, few), maxlen=1)
    for place, (network, recipe) in enumerate(zip(networks, recipes, strict=True)):
        *_, ours = steps_of_the_core(network, recipe, few)
        for layer, weights in zip(ours.layers, ended.weights, strict=True):
            assert np.allclose(weights[place].T, layer.weights, rtol=0, atol=1e-9)


def test_other_seed_takes_other_steps(few: Dataset) -> None:
    recipes = [depth.recipe("relu", 2, 0.1, seed) for seed in (1, 2)]
    networks = [depth.first_network("relu", recipes[0])] * 2
    (stack,) = islice(stacked.train(stacked.Stack.of(networks), recipes, few), 1)
    assert not np.allclose(stack.weights[0][0], stack.weights[0][1])


@pytest.mark.parametrize("kind", depth.KINDS)
def test_slopes_and_shares_are_those_of_the_core(kind: str, few: Dataset) -> None:
    networks = [depth.first_network(kind, depth.recipe(kind, 3, 1.0, seed)) for seed in (1, 2)]
    found = depth.layers(stacked.Stack.of(networks, np.float64), few, few)
    images = [few.images.sparse(n) for n in range(COUNT)]
    for network, slopes, share in zip(
        networks,
        found["slopes"],
        stacked.Stack.of(networks, np.float64).shares_right(few),
        strict=True,
    ):
        lengths = delta_lengths(network, images, one_hots(few.labels), loss("binary cross-entropy"))
        assert slopes == pytest.approx(lengths, rel=1e-6)
        assert share == pytest.approx(accuracy(network, few))


def test_network_that_grew_beyond_all_bounds_reads_nothing(few: Dataset) -> None:
    recipe = depth.recipe("relu", 2, 1.0, 1)
    stack = stacked.Stack.of([depth.first_network("relu", recipe)] * 2)
    stack.weights[0][1] = np.nan
    right, broken = stack.shares_right(few)
    assert right > broken == 0


def test_silence_and_saturation_are_counted() -> None:
    two = Dataset(Images(1, 1, bytes([0, 255])), bytes([0, 1]))
    into_hidden, into_outputs = np.array([[[1.0, -1.0]]]), np.ones((1, 2, 10))
    first, last = np.array([[[-0.5, 0.0]]]), np.zeros((1, 1, 10))
    found = depth.layers(
        stacked.Stack("relu", [into_hidden, into_outputs], [first, last]), two, two
    )
    assert found["zero"] == [[0.75]], "the sums are -0.5 and 0, then 0.5 and -1"
    assert found["dead"] == [[0.5]]
    assert found["saturated"] == [[0.75]]
