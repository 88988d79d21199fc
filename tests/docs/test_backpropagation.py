"""What the chapter about backpropagation says, against numpy."""

import inspect
import json

import numpy as np
import pytest

from nn_core import activation, loss
from site_demos.publish.facts import backpropagation as facts_backpropagation
from site_demos.weights import DIGITS as WEIGHTS

PAGE = "learn/backpropagation.md"


def number(text):
    return float(text.replace("\N{MINUS SIGN}", "-").replace(",", ""))


@pytest.fixture(scope="module")
def example(facts):
    return {key: number(text) for key, text in facts.backpropagation["example"].items()}


def test_example_is_what_numpy_finds(example):
    a = np.array([example["a1"], example["a2"]])
    hidden = np.array([[example["w31"], example["w32"]], [example["w41"], example["w42"]]])
    last = np.array([example["w53"], example["w54"]])
    z = hidden @ a + np.array([example["b3"], example["b4"]])
    a34 = 1 / (1 + np.exp(-z))
    a5 = 1 / (1 + np.exp(-(last @ a34 + example["b5"])))
    d5 = (a5 - example["y"]) * a5 * (1 - a5)
    d34 = last * d5 * a34 * (1 - a34)
    found = [example[key] for key in ("z3", "z4", "a3", "a4", "a5", "d5", "d3", "d4")]
    assert found == pytest.approx([*z, *a34, a5, d5, *d34], abs=0.00051)
    slopes = np.outer(d34, a).ravel()
    assert [example[f"s{k}"] for k in (31, 32, 41, 42)] == pytest.approx(slopes, abs=0.000051)
    assert [example["s53"], example["s54"]] == pytest.approx(d5 * a34, abs=0.000051)
    assert example["C"] == pytest.approx((a5 - example["y"]) ** 2 / 2, abs=0.000051)


def test_factors_of_the_chain_multiply_to_the_slope(example):
    factors = (example[key] for key in ("off", "steep5", "w53", "steep3", "a1"))
    assert np.prod(list(factors)) == pytest.approx(example["s31"], rel=0.005)
    assert example["w53"] * example["d5"] * example["steep3"] == pytest.approx(
        example["d3"], rel=0.005
    )


def test_two_costs_of_the_page_give_the_slope(example):
    assert (example["up"] - example["down"]) / example["twice"] == pytest.approx(
        example["s31"], abs=0.0001
    )


def test_signs_that_the_page_counts_on(example):
    assert example["w53"] < 0  # stands in brackets, and makes z₅ fall
    assert example["d5"] < 0  # stands in brackets
    assert example["s31"] > 0  # “if the weight grows, so does the cost”


def test_products_are_counted_as_the_shapes_say(facts):
    shapes = [np.array(layer["weights"]).shape for layer in saved()]
    forward = sum(rows * columns for rows, columns in shapes)
    backward = forward + sum(rows * columns for rows, columns in shapes[1:])
    knobs = forward + sum(rows for rows, _ in shapes)
    shown = facts.backpropagation
    assert number(shown["forward"]) == forward
    assert number(shown["backward"]) == backward
    assert number(shown["both"]) == forward + backward
    assert number(shown["passes"]) == 2 * knobs
    assert number(shown["all"]) == round(2 * knobs * forward / 1e6)
    assert number(shown["times"]) == round(2 * knobs * forward / (forward + backward))
    assert number(shown["hours"]) == pytest.approx(number(shown["times"]) / 3600, abs=0.051)
    assert 2 * forward < forward + backward < 2.1 * forward


def test_slopes_of_the_real_network_are_the_numeric_ones(facts):
    found = inspect.unwrap(facts_backpropagation.trial)()
    assert found["furthest"] < number(facts.backpropagation["below"])
    assert found["largest"] > 0.01


def test_a_network_with_other_weights_would_be_found_out(monkeypatch):
    monkeypatch.setattr(facts_backpropagation, "_nudged", lambda network, *_: network)
    found = inspect.unwrap(facts_backpropagation.trial)()
    assert found["furthest"] == found["largest"] > 0


def test_lines_of_python_are_the_rules(made, example):
    names = made(PAGE)
    assert names["delta_5"] == pytest.approx(example["d5"], abs=0.0003)
    assert names["slope_by_w_31"] == pytest.approx(example["s31"], abs=0.0003)


def test_answers_of_the_questions(pages):
    assert pytest.approx(-0.1) == 0.5 * -0.2
    assert (0.5 - 1) * 0.5 * (1 - 0.5) == -0.125
    text = pages[PAGE]
    assert "activation 0.5 into a neuron with δ = −0.2" in text
    assert "activation 0.5, the target is 1, and the cost is the squared error" in text
    (of_entropy,) = loss("binary cross-entropy").delta([0.5], [1.0], activation("sigmoid"))
    assert of_entropy == -0.5, "which the first answer names"


def saved():
    return json.loads(WEIGHTS.read_text(encoding="utf-8"))["layers"]
