"""What the chapter about bias and sigmoid says, against numpy."""

import json
from math import exp

import numpy as np
import pytest

from site_demos.demos.neurons import threshold
from site_demos.weights import DIGITS as WEIGHTS

PAGE = "learn/bias-and-sigmoid.md"


def number(text):
    return float(text.replace("\N{MINUS SIGN}", "-").rstrip("%"))


@pytest.fixture(scope="module")
def layer():
    layer = json.loads(WEIGHTS.read_text(encoding="utf-8"))["layers"][0]
    return np.array(layer["weights"]), np.array(layer["biases"])


@pytest.fixture(scope="module")
def sums(test, layer):
    return test[0] @ layer[0].T


@pytest.mark.parametrize(
    ("name", "percentile"),
    [("least", 0), ("lowest", 5), ("low", 25), ("high", 75), ("highest", 95), ("most", 100)],
)
def test_scale_of_the_sums_is_what_numpy_finds(facts, sums, name, percentile):
    assert number(facts.bias_and_sigmoid["first_layer"][name]) == pytest.approx(
        np.percentile(sums, percentile), abs=0.06
    )


def test_share_of_flat_activations_is_what_numpy_counts(facts, sums, layer):
    a = 1 / (1 + np.exp(-sums - layer[1]))
    flat = ((a < 0.01) | (a > 0.99)).mean()
    assert number(facts.bias_and_sigmoid["first_layer"]["flat"]) == pytest.approx(
        100 * flat, abs=0.51
    )
    assert flat > 1 / 3  # “many sums do not land on the slope”


def test_learned_biases_are_small_beside_the_sums(facts, layer):
    assert number(facts.bias_and_sigmoid["first_layer"]["least_bias"]) == pytest.approx(
        layer[1].min(), abs=0.06
    )
    assert number(facts.bias_and_sigmoid["first_layer"]["most_bias"]) == pytest.approx(
        layer[1].max(), abs=0.06
    )
    assert abs(layer[1]).max() < number(facts.bias_and_sigmoid["first_layer"]["highest"])


def test_worked_sum_is_that_of_the_figure(facts):
    z = number(facts.bias_and_sigmoid["threshold"]["sum"]) + number(
        facts.bias_and_sigmoid["threshold"]["bias"]
    )
    assert number(facts.bias_and_sigmoid["threshold"]["z"]) == z
    assert number(facts.bias_and_sigmoid["threshold"]["a"]) == pytest.approx(
        1 / (1 + exp(-z)), abs=0.0006
    )
    for total, a in facts.bias_and_sigmoid["threshold"]["steps"].items():
        far = float(total) + number(facts.bias_and_sigmoid["threshold"]["bias"])
        assert number(a) == pytest.approx(1 / (1 + exp(-far)), abs=0.0006)


def test_raised_bias_lights_most_dots():
    neuron = int(threshold.Parameters().neuron)
    assert sum(total > -10 for total in threshold._sums(neuron)) > len(threshold.IMAGES) / 2


def test_lines_of_python_are_a_neuron(made):
    names = made(PAGE)
    z = np.dot(names["weights"], names["activations"]) + names["bias"]
    assert (names["z"], names["activation"]) == pytest.approx((z, 1 / (1 + exp(-z))))
