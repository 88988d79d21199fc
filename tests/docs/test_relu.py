"""What the chapter about ReLU says, against numpy."""

import json
from math import exp

import numpy as np
import pytest

from site_demos.weights import DIGITS as WEIGHTS

PAGE = "learn/relu.md"


def number(text):
    return float(text.replace("\N{MINUS SIGN}", "-").rstrip("%"))


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


def test_line_of_python_is_relu(made):
    names = made(PAGE)
    assert names["activations"] == np.maximum(names["sums"], 0).tolist()
    assert min(names["sums"]) < 0 < max(names["sums"])
