"""What the chapter about the cost says, against numpy."""

import json
from math import log

import numpy as np
import pytest

from site_demos.publish.facts import cost as facts_cost
from site_demos.samples import worst
from site_demos.samples.worst import SHOWN
from site_demos.weights import DIGITS as WEIGHTS

PAGE = "learn/cost.md"


def number(text):
    return float(text.replace("\N{MINUS SIGN}", "-").rstrip("%").replace(",", ""))


def outputs(images):
    a = images
    for layer in json.loads(WEIGHTS.read_text(encoding="utf-8"))["layers"]:
        a = 1 / (1 + np.exp(-(a @ np.array(layer["weights"]).T + np.array(layer["biases"]))))
    return a


def entropies(a, labels):
    return -np.log(np.where(np.eye(10)[labels] == 1, a, 1 - a)).sum(axis=1)


@pytest.fixture(scope="module")
def tested(test):
    """The outputs for all test images, and their cross-entropies."""
    a = outputs(test[0])
    return a, entropies(a, test[1])


def test_mean_costs_are_what_numpy_finds(facts, test, train, tested):
    a, entropy = tested
    squared = ((a - np.eye(10)[test[1]]) ** 2).sum(axis=1) / 2
    assert number(facts.cost["entropy"]) == pytest.approx(entropy.mean(), abs=6e-4)
    assert number(facts.cost["squared"]) == pytest.approx(squared.mean(), abs=6e-4)
    assert number(facts.cost["median"]) == pytest.approx(np.median(entropy), abs=6e-4)
    learnt = entropies(outputs(train[0][: facts_cost.FIRST]), train[1][: facts_cost.FIRST])
    assert number(facts.cost["train"]) == pytest.approx(learnt.mean(), abs=6e-4)


def test_shares_of_the_cost_are_what_numpy_finds(facts, test, tested):
    a, entropy = tested
    wrong = entropy[a.argmax(axis=1) != test[1]]
    assert number(facts.cost["wrong_share"]) == pytest.approx(
        100 * wrong.sum() / entropy.sum(), abs=0.51
    )
    top = np.sort(entropy)[-facts_cost.WORST :]
    assert number(facts.cost["worst_share"]) == pytest.approx(
        100 * top.sum() / entropy.sum(), abs=0.51
    )


def test_worst_images_are_those_that_cost_most(test, tested):
    order = np.argsort(-tested[1])[:SHOWN]
    assert list(worst.numbers()) == list(order)
    assert list(worst.labels()) == list(test[1][order])
    assert np.allclose(worst.images()[0], test[0][order[0]])


def test_worst_images_are_answered_wrong(test, tested):
    order = list(worst.numbers())
    assert (tested[0][order].argmax(axis=1) != test[1][order]).all()


def test_what_is_said_of_the_worst_images_is_what_numpy_finds(facts, test, tested):
    order = list(worst.numbers())
    a, digits = tested[0][order], test[1][order]
    squared = ((a - np.eye(10)[digits]) ** 2).sum(axis=1) / 2
    given = a[range(SHOWN), digits].max()
    assert list(map(number, facts.cost["worst_squared"])) == pytest.approx(
        [squared.min(), squared.max()], abs=6e-3
    )
    assert number(facts.cost["given"]) == pytest.approx(given, abs=6e-4)
    assert list(squared) != sorted(squared, reverse=True)


def test_what_the_same_answer_to_everything_would_cost(facts):
    assert number(facts.cost["tenth"]) == pytest.approx(-log(0.1) - 9 * log(0.9), abs=6e-3)


def test_numbers_of_the_first_figure_follow_from_its_outputs(facts):
    a, b = number(facts.cost["a"]), number(facts.cost["b"])
    assert number(facts.cost["right"]["squared"]) == pytest.approx((a - 1) ** 2 / 2, abs=1e-3)
    assert number(facts.cost["wrong"]["squared"]) == pytest.approx(b**2 / 2, abs=1e-3)
    assert number(facts.cost["right"]["entropy"]) == pytest.approx(-log(a), abs=3e-3)
    assert number(facts.cost["wrong"]["entropy"]) == pytest.approx(-log(1 - b), abs=3e-3)
    for measure in ("squared", "entropy"):
        parts = number(facts.cost["right"][measure]) + number(facts.cost["wrong"][measure])
        assert parts <= number(facts.cost["total"][measure]) + 2e-3


def test_first_figure_hesitates_and_would_rather_be_wrong(facts):
    assert 0.2 < number(facts.cost["a"]) < number(facts.cost["b"]) < 0.8


@pytest.mark.parametrize("a", facts_cost.DOUBTS)
def test_costs_and_slopes_of_one_output_are_those_of_the_formulas(facts, a):
    one = {name: number(text) for name, text in facts.cost["one"][f"{a:g}"].items()}
    assert one["squared"] == pytest.approx((1 - a) ** 2 / 2, abs=6e-4)
    assert one["entropy"] == pytest.approx(-log(a), abs=6e-4)
    assert one["squared_z"] == pytest.approx((a - 1) * a * (1 - a), abs=6e-5)
    assert one["entropy_z"] == pytest.approx(a - 1, abs=6e-3)


def test_cross_entropy_doubles_from_a_tenth_to_a_hundredth():
    assert -log(0.01) == pytest.approx(-2 * log(0.1))


def test_python_of_the_page_gives_both_costs(made):
    names = made(PAGE)
    assert names["squared"] == pytest.approx((0.2**2 + 0.4**2) / 2)
    assert names["entropy"] == pytest.approx(-log(0.8) - log(0.6))
