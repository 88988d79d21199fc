"""What the chapters say of outputs, near ties, softmax and neighbours, against numpy."""

import json
from collections.abc import Callable
from math import exp, log
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from site_demos.demos.recognise import noise_in
from site_demos.publish.facts import Facts
from site_demos.weights import DIGITS as WEIGHTS

type Floats = NDArray[np.float64]
type Mnist = tuple[Floats, NDArray[np.integer[Any]]]


def number(text: object) -> float:
    plain = str(text).replace("\N{MINUS SIGN}", "-").replace(",", "")
    return float(plain.rstrip("%"))


def answers(images: Floats) -> tuple[Floats, Floats]:
    """Return the sums of the last layer, and the outputs."""
    a = z = images
    for layer in json.loads(WEIGHTS.read_text(encoding="utf-8"))["layers"]:
        z = a @ np.array(layer["weights"]).T + np.array(layer["biases"])
        a = 1 / (1 + np.exp(-z))
    return z, a


@pytest.fixture(scope="module")
def said(test: Mnist) -> Floats:
    return answers(test[0])[1]


@pytest.fixture(scope="module")
def yes(test: Mnist) -> Floats:
    return np.eye(10)[test[1]]


def off(said: Floats, yes: Floats) -> float:
    """Return the expected calibration error in tenths."""
    tenths = np.minimum(np.floor(said * 10), 9)
    here = [tenths == tenth for tenth in range(10) if (tenths == tenth).any()]
    total = sum(abs(said[each].mean() - yes[each].mean()) * each.sum() for each in here)
    return float(total / said.size)


def test_outputs_keep_their_word_as_far_as_the_page_says(
    facts: Facts, said: Floats, yes: Floats
) -> None:
    it = facts.how_sure["outputs"]
    assert number(it["all"]) == said.size
    for tenth, row in enumerate(it["tenths"]):
        here = np.minimum(np.floor(said * 10), 9) == tenth
        assert number(row["count"]) == here.sum()
        assert number(row["share"]) == pytest.approx(100 * yes[here].mean(), abs=0.051)
    assert number(it["error"]) == pytest.approx(off(said, yes), abs=5.1e-5)
    middle = (said >= 0.1) & (said < 0.9)
    assert number(it["middle"]) == pytest.approx(off(said[middle], yes[middle]), abs=5.1e-4)
    assert number(it["low"]) == pytest.approx(100 * (said < 0.1).mean(), abs=0.51)
    assert number(it["sure"]) == (said >= 0.9).sum()
    assert number(it["no"]) == (yes[said >= 0.9] == 0).sum()


def test_network_is_too_modest_from_six_to_nine_tenths(
    facts: Facts, said: Floats, yes: Floats
) -> None:
    it, here = facts.how_sure["outputs"], (said >= 0.6) & (said < 0.9)
    assert number(it["modest"]) == pytest.approx(said[here].mean(), abs=5.1e-4)
    assert number(it["more"]) == pytest.approx(100 * yes[here].mean(), abs=0.051)
    low, high = it["span"].split(" to ")
    assert 100 * said[here].mean() < number(low) < number(it["more"]) < number(high)


@pytest.mark.parametrize("share", [0.1, 0.6, 0.9])
def test_cross_entropy_and_squared_error_are_least_at_the_true_share(share: float) -> None:
    outputs = [n / 100 for n in range(1, 100)]
    entropy = [-share * log(a) - (1 - share) * log(1 - a) for a in outputs]
    squared = [share * (a - 1) ** 2 / 2 + (1 - share) * a**2 / 2 for a in outputs]
    assert outputs[int(np.argmin(entropy))] == outputs[int(np.argmin(squared))] == share


def test_near_ties_are_worth_what_the_page_says(facts: Facts, said: Floats, test: Mnist) -> None:
    it, labels, order = facts.how_sure["near"], test[1], said.argsort(axis=1)
    first, second = order[:, -1], order[:, -2]
    ranked = np.sort(said, axis=1)
    gap = ranked[:, -1] - ranked[:, -2]
    tie, close, right = gap < 0.1, gap < 0.5, first == labels
    assert number(it["count"]) == tie.sum()
    assert number(it["first"]) == right[tie].sum()
    assert number(it["second"]) == (second == labels)[tie].sum()
    either = (right | (second == labels))[tie].mean()
    assert number(it["either"]) == pytest.approx(100 * either, abs=0.051)
    assert number(it["wide"]) == pytest.approx(100 * right[gap >= 0.9].mean(), abs=0.051)
    assert number(it["close"]) == close.sum()
    assert number(it["share"]) == pytest.approx(100 * close.mean(), abs=0.051)
    mistakes = (~right & close).sum() / (~right).sum()
    assert number(it["mistakes"]) == pytest.approx(100 * mistakes, abs=0.051)
    assert number(it["rest"]) == pytest.approx(100 * right[~close].mean(), abs=0.051)


@pytest.mark.long
def test_noise_adds_up_and_shares_as_the_page_says(facts: Facts) -> None:
    it = facts.how_sure["noise"]
    warned = []
    for kind in ("sparse", "shuffled", "even"):
        z, a = answers(np.array([noise_in.noise(kind, seed) for seed in range(1, 1001)]))
        far = abs(a.sum(axis=1) - 1) > 0.1
        warned.append(100 * far[a.max(axis=1) > 0.9].mean())
    assert number(it["count"]) == len(a)
    assert number(it["warned"]) == pytest.approx(max(warned), abs=0.051)
    share = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    above = (share.max(axis=1) > 0.9).mean()
    assert number(it["softmax"]) == pytest.approx(100 * above, abs=0.051)


def test_python_of_the_page_gives_shares(made: Callable[[str], dict[str, Any]]) -> None:
    names = made("learn/how-sure.md")
    assert sum(names["shares"]) == pytest.approx(1)
    ratio = exp(names["z"][1] - names["z"][0])
    assert names["shares"][1] / names["shares"][0] == pytest.approx(ratio)


def test_table_of_ways_counts_what_each_keeps(facts: Facts) -> None:
    mean, network, neighbour = facts.recognising_a_three["neighbours"]["ways"]
    assert [number(way["numbers"]) for way in (mean, network, neighbour)] == [
        7840, 13_002, 60_000 * 784,
    ]  # fmt: skip
    assert number(network["products"]) == 784 * 16 + 16 * 16 + 16 * 10
    it = facts.recognising_a_three["neighbours"]
    assert number(it["held"]) == 13_002 // 784
    assert number(it["fewer"]) == round(60_000 * 784 / 13_002)


def test_nearest_neighbour_reads_best_unmoved_and_the_network_best_where_moved(
    facts: Facts,
) -> None:
    mean, network, neighbour = facts.recognising_a_three["neighbours"]["ways"]
    assert number(mean["right"][0]) < number(network["right"][0]) < number(neighbour["right"][0])
    for pixels in (1, 2):
        rights = [number(way["right"][pixels]) for way in (mean, neighbour, network)]
        assert rights == sorted(rights)
