"""What the chapter about ReLU says, against numpy."""

import json
import re
from math import exp
from random import Random

import numpy as np
import pytest

from nn_core import Network
from site_demos.publish import sets
from site_demos.publish.facts import relu as facts_relu
from site_demos.weights import DIGITS as WEIGHTS

PAGE = "learn/relu.md"


def number(text):
    return float(text.replace("\N{MINUS SIGN}", "-").rstrip("\N{NO-BREAK SPACE}%"))


def deltas(network, image, digit):
    """Return |δ| of the first and of the last layer, by the chain rule in numpy."""
    weights = [np.array(layer.weights) for layer in network.layers]
    activations = [image]
    for w, layer in zip(weights, network.layers, strict=True):
        z = w @ activations[-1] + np.array(layer.biases)
        relu = layer.activation.name == "relu"
        activations.append(np.maximum(z, 0) if relu else 1 / (1 + np.exp(-z)))
    delta = activations[-1] - np.eye(10)[digit]
    last = np.linalg.norm(delta)
    for place in range(len(weights) - 1, 0, -1):
        a = activations[place]
        relu = network.layers[place - 1].activation.name == "relu"
        delta = weights[place].T @ delta * ((a > 0) if relu else a * (1 - a))
    return np.linalg.norm(delta), last


@pytest.mark.parametrize("kind", facts_relu.KINDS)
@pytest.mark.parametrize("depth", [facts_relu.SHALLOW, facts_relu.DEEP])
def test_share_of_the_signal_that_is_left_is_what_numpy_finds(test, kind, depth):
    hidden, initialisation = facts_relu.KINDS[kind]
    names = [hidden] * depth + ["sigmoid"]
    network = Network.random((784, *[16] * depth, 10), names, Random(1), initialisation)
    found = [deltas(network, test[0][n], test[1][n]) for n in range(facts_relu.IMAGES)]
    share = sum(first for first, _ in found) / sum(last for _, last in found)
    ours = facts_relu.share_left(sets.test(), depth, 1, hidden, initialisation)
    assert ours == pytest.approx(share, rel=1e-6)


def test_depth_decides(facts):
    left = {kind: list(map(number, both)) for kind, both in facts.relu["left"].items()}
    assert left["sigmoid"][1] < 0.001 < left["wide"][1] < 0.1 < left["relu"][1]
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
