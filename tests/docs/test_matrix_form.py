"""What the chapters about the matrix form and the one function say, against numpy."""

import json
import re

import numpy as np
import pytest

from nn_core import Layer, Network, activation
from site_demos.demos.network import sum_of_bends
from site_demos.demos.network._function import RIGHT
from site_demos.publish import sets
from site_demos.samples import images
from site_demos.weights import DIGITS as WEIGHTS

MATRIX, FUNCTION = "learn/matrix-form.md", "learn/one-function.md"


def number(text):
    return float(text.replace("\N{MINUS SIGN}", "-").replace(",", ""))


def numbers(texts):
    return np.array([number(text) for text in texts])


@pytest.fixture(scope="module")
def network():
    saved = json.loads(WEIGHTS.read_text(encoding="utf-8"))["layers"]
    layers = [(np.array(layer["weights"]), np.array(layer["biases"])) for layer in saved]

    def forward(pixels):
        for weights, biases in layers:
            pixels = 1 / (1 + np.exp(-(weights @ pixels + biases)))
        return pixels

    return forward


def test_worked_layer_is_what_numpy_finds(facts):
    shown = facts.matrix_form["matrix"]
    table = np.array([numbers(row) for row in shown["W"]])
    sums = table @ numbers(shown["a"]) + numbers(shown["b"])
    assert numbers(shown["z"]) == pytest.approx(sums, abs=0.0051)
    assert numbers(shown["out"]) == pytest.approx(1 / (1 + np.exp(-sums)), abs=0.0006)
    assert numbers(shown["products"]) == pytest.approx(table[0] * numbers(shown["a"]))
    # the page writes brackets round the second product and the bias, which are negative
    assert [text[0] == "\N{MINUS SIGN}" for text in shown["products"]] == [
        False,
        True,
        False,
        False,
    ]
    assert shown["b"][0][0] == "\N{MINUS SIGN}"


def test_lines_of_python_are_the_sums_of_a_layer(made):
    names = made(MATRIX)
    sums = np.array(names["weights"]) @ names["activations"] + names["biases"]
    assert names["sums"] == pytest.approx(sums)


def test_loops_are_slower_than_both(facts):
    for count in ("1", "10", "100"):
        assert number(facts.matrix_form["times"][count]["by_matrix"]) > 1
        assert number(facts.matrix_form["times"][count]["by_numpy"]) > 1
    assert number(facts.matrix_form["times"]["100"]["by_numpy"]) > number(
        facts.matrix_form["times"]["1"]["by_numpy"]
    )


def test_outputs_on_the_walk_are_what_numpy_finds(facts, network):
    shown = facts.one_function
    p, q = (np.array(images()[RIGHT[int(shown[end])]]) for end in ("start", "end"))
    for name, t in (("at_start", 0.0), ("at_half", 0.5), ("at_end", 1.0)):
        expected = network((1 - t) * p + t * q)
        assert numbers(shown[name]) == pytest.approx(expected, abs=0.0006)


def test_pixels_are_counted_as_numpy_does(facts, network):
    for digit in (2, 5):
        image = np.array(images()[RIGHT[digit]])
        changed = np.tile(image, (784, 1))
        np.fill_diagonal(changed, np.where(image > 0.5, 0.0, 1.0))
        moves = np.array([network(each) for each in changed]) - network(image)
        largest = abs(moves).max(axis=1)
        row = facts.one_function["images"][digit]
        assert int(row["seen"]) == (largest > 0.01).sum()
        assert number(row["most"]) == pytest.approx(largest.max(), abs=0.0006)
        assert int(row["turn"]) == ((moves + network(image)).argmax(axis=1) != digit).sum()


def test_walks_are_counted_as_they_are(facts):
    assert int(facts.one_function["pairs"]) == 10 * 9 / 2
    assert 0 < int(facts.one_function["third"]) <= int(facts.one_function["pairs"])
    assert len(facts.one_function["longest"]) > 2


def test_largest_output_of_a_third_digit_is_what_numpy_finds(facts, network):
    ends = [np.array(images()[place]) for place in RIGHT]
    largest = max(
        np.delete(network((1 - t) * ends[one] + t * ends[other]), [one, other]).max()
        for one in range(10)
        for other in range(one)
        for t in np.linspace(0, 1, 101)
    )
    assert number(facts.one_function["loudest"]) == pytest.approx(largest, abs=0.0051)


def test_products_are_counted_as_they_are(facts):
    assert number(facts.one_function["products"]) == 784 * 16 + 16 * 16 + 16 * 10


def test_two_matrices_of_the_page_are_the_one_on_the_right(pages):
    found = re.findall(r"\\begin\{pmatrix\} ([-\d &\\]+) \\end", pages[FUNCTION])
    outer, inner, both = (
        np.array([[float(n) for n in row.split("&")] for row in text.split(r"\\")])
        for text in found
    )
    p = np.array([1.0, 2.0])
    assert (outer @ inner == both).all()
    assert (inner @ p).tolist() == [3, -1]
    assert (both @ p).tolist() == [1, -1]


def test_two_neurons_a_layer_fold_the_zigzag_that_one_layer_needs_a_neuron_a_line_for(facts):
    bends, relu = facts.one_function["bends"], activation("relu")
    folded = Layer([[2.0, -4.0]] * 2, [0.0, -0.5], relu)
    first = Layer([[1.0]] * 2, [0.0, -0.5], relu)
    out = Layer([[2.0, -4.0]], [0.0], activation("identity"))
    deep = Network([first, *[folded] * (int(bends["folds"]) - 1), out])
    assert sum(deep.sizes[1:-1]) == int(bends["deep"])
    xs = np.linspace(0, 1, 321)
    outputs = np.array([deep.forward([x])[0] for x in xs])
    teeth = np.interp(xs, np.linspace(0, 1, int(bends["lines"]) + 1), [0, 1] * 8 + [0])
    assert outputs == pytest.approx(teeth, abs=1e-9)
    assert [sum_of_bends.fold(x) for x in xs] == pytest.approx(teeth, abs=1e-9)
    assert all(sum_of_bends.gap("zigzag", n) > 0.5 for n in range(1, int(bends["lines"])))
    between = range(int(bends["one_more"]), int(bends["nearly_twice"]) + 1)
    gaps = [sum_of_bends.gap("zigzag", n) for n in between]
    assert number(bends["zigzag_more"]) == pytest.approx(gaps[0], abs=0.0051)
    assert number(bends["zigzag_most"]) == pytest.approx(gaps[-1], abs=0.0051)
    assert min(gaps) == gaps[-1] > 2 * sum_of_bends.gap("zigzag", int(bends["lines"]))


def test_lines_of_python_are_the_whole_network(made):
    assert made(FUNCTION)["activations"] == sets.network().forward(images()[0])
