"""The peer of the benchmark does the same work: its step is that of nn_core."""

from dataclasses import replace

import pytest

from nn_core import Recipe, begin_training, train
from tests.benchmarks.scalar import Node, ScalarNetwork

RECIPE = Recipe(
    sizes=(3, 4, 2),
    loss="squared error",
    optimiser="descent",
    schedule="constant",
    learning_rate=0.5,
    l2=0.0,
    batch_size=2,
    epochs=1,
    copies=0,
)
IMAGES = [[0.5, 0.0, 1.0], [0.0, 0.25, 0.75]]
TARGETS = [[1.0, 0.0], [0.0, 1.0]]


def test_a_step_of_the_peer_ends_where_ours_ends() -> None:
    start = begin_training(RECIPE)
    peer = ScalarNetwork(start.network)
    peer.step(IMAGES, TARGETS, RECIPE.learning_rate)
    *_, record = train(start, IMAGES, TARGETS, RECIPE)
    numbers = [
        number
        for layer in record.state.network.layers
        for row, bias in zip(layer.weights, layer.biases, strict=True)
        for number in (*row, bias)
    ]
    assert [node.data for node in peer.numbers()] == pytest.approx(numbers, rel=1e-12)
    other = ScalarNetwork(begin_training(replace(RECIPE, seed=2)).network)
    assert [node.data for node in other.numbers()] != pytest.approx(numbers, rel=1e-3)


def test_a_number_that_is_used_twice_gets_both_slopes() -> None:
    x = Node(3.0)
    (x * x + x).backward()
    assert x.grad == 7.0
