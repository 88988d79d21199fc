"""What the chapter about ReLU says, against numpy."""

import json
import re
from collections.abc import Callable
from math import exp
from typing import Any

import numpy as np
import pytest

from nn_core import begin_training
from site_demos.publish import depth, sets
from site_demos.publish.facts import relu as facts_relu
from site_demos.weights import DIGITS as WEIGHTS

PAGE = "learn/relu.md"
BENDS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "relu": (lambda z: np.maximum(z, 0), lambda a: a > 0),
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a * a),
}


def number(text):
    return float(text.replace("\N{MINUS SIGN}", "-").rstrip("\N{NO-BREAK SPACE}%"))


def deltas(network, image, digit):
    """Return |δ| of the first and of the last layer, by the chain rule in numpy."""
    weights = [np.array(layer.weights) for layer in network.layers]
    activations = [image]
    for w, layer in zip(weights, network.layers, strict=True):
        z = w @ activations[-1] + np.array(layer.biases)
        activations.append(BENDS[layer.activation.name][0](z))
    delta = activations[-1] - np.eye(10)[digit]
    last = np.linalg.norm(delta)
    for place in range(len(weights) - 1, 0, -1):
        a = activations[place]
        slope = BENDS[network.layers[place - 1].activation.name][1](a)
        delta = weights[place].T @ delta * slope
    return np.linalg.norm(delta), last


@pytest.mark.parametrize("kind", facts_relu.SHOWN)
@pytest.mark.parametrize("layers", [depth.SHALLOW, depth.DEEP])
def test_share_of_the_signal_that_is_left_is_what_numpy_finds(test, kind, layers):
    recipe = depth.recipe(kind, layers, 1.0, 1)
    network = begin_training(recipe).network
    found = [deltas(network, test[0][n], test[1][n]) for n in range(facts_relu.IMAGES)]
    share = sum(first for first, _ in found) / sum(last for _, last in found)
    assert facts_relu.share_left(sets.test(), recipe) == pytest.approx(share, rel=1e-6)


def test_first_weights_four_times_as_large_let_through_what_the_sigmoid_keeps_back(facts):
    left = {kind: list(map(number, both)) for kind, both in facts.relu["left"].items()}
    assert left["sigmoid"][1] < 0.001
    assert left["larger"][1] > 0.01
    assert left["relu"][1] > 0.1
    assert left["sigmoid"][1] < left["sigmoid"][0] / 1000


def test_products_of_quarters_are_those_of_the_formula(facts):
    for layers, product in facts.relu["quarters"].items():
        assert number(product) == pytest.approx(0.25 ** int(layers), rel=0.005)


def test_share_of_sums_that_are_not_positive_is_what_numpy_counts(facts, test):
    layer = json.loads(WEIGHTS.read_text(encoding="utf-8"))["layers"][0]
    z = test[0] @ np.array(layer["weights"]).T + np.array(layer["biases"])
    assert number(facts.relu["zero"]) == pytest.approx(100 * (z <= 0).mean(), abs=0.51)


def test_missing_and_right_make_the_whole(facts):
    assert number(facts.network["error_rate"]) + number(facts.network["accuracy"]) == pytest.approx(
        100
    )


def test_answers_of_the_first_question(pages):
    z = 2 * 1 + -6 * 0.5 + 0.5
    assert (z, max(0, z)) == (-0.5, 0)
    assert f"{1 / (1 + exp(-z)):.2f}" == "0.38"
    assert "inputs 1 and 0.5, the weights 2 and −6, and the bias 0.5" in pages[PAGE]


def test_line_of_python_is_relu(pages):
    (code,) = re.findall(r"^```python\n(.*?)^```", pages[PAGE], re.MULTILINE | re.DOTALL)
    for z, a in ((-2.0, 0.0), (0.0, 0.0), (3.0, 3.0)):
        names = {"z": z}
        exec(code, names)  # noqa: S102 (our own page)
        assert names["activation"] == a
