"""The numbers of the chapter about layers, against numpy."""

import json
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from site_demos.demos.recognise import noise_in
from site_demos.demos.recognise.hope_and_truth import Parameters, render
from site_demos.publish.facts import Facts
from site_demos.samples import tuning
from site_demos.weights import DIGITS as WEIGHTS

type Made = Callable[[str], dict[str, Any]]

PAGE = "learn/why-layers.md"


@pytest.fixture(scope="module")
def layers() -> list[tuple[np.ndarray, np.ndarray]]:
    found = json.loads(WEIGHTS.read_text(encoding="utf-8"))["layers"]
    return [(np.array(layer["weights"]), np.array(layer["biases"])) for layer in found]


def number(text: object) -> float:
    return float(str(text).replace("\N{MINUS SIGN}", "-").rstrip("%"))


@pytest.mark.parametrize("kind", noise_in.KINDS)
def test_noise_is_taken_for_what_numpy_says(
    facts: Facts, layers: list[tuple[np.ndarray, np.ndarray]], kind: str
) -> None:
    a = np.array([noise_in.noise(kind, seed) for seed in range(1, noise_in.SEEDS + 1)])
    for weights, biases in layers:
        a = 1 / (1 + np.exp(-(a @ weights.T + biases)))
    it = facts.why_layers["noise"][kind]
    assert isinstance(it, dict)
    assert number(it["sure"]) == pytest.approx(100 * (a.max(axis=1) > 0.9).mean(), abs=0.051)
    assert number(it["half"]) == pytest.approx(100 * (a.max(axis=1) > 0.5).mean(), abs=0.051)
    called = np.bincount(a.argmax(axis=1), minlength=10)
    assert called[int(it["digit"])] == called.max()
    assert number(it["called"]) == pytest.approx(100 * called.max() / len(a), abs=0.051)


def test_shares_of_lit_images_are_what_numpy_counts(
    test: tuple[np.ndarray, np.ndarray], layers: list[tuple[np.ndarray, np.ndarray]]
) -> None:
    a, labels = test
    for place, (weights, biases) in enumerate(layers[:2], start=1):
        a = 1 / (1 + np.exp(-(a @ weights.T + biases)))
        for index in range(a.shape[1]):
            shares = [(a[labels == digit, index] > 0.5).mean() for digit in range(10)]
            neuron = f"{place}.{index}"
            assert tuning.shares()[neuron] == pytest.approx(shares, abs=6e-7)
            said = re.findall(r"(\d+)% of the \ds", render(Parameters(neuron=neuron)))
            whole = [100 * share for share in shares]
            assert [int(each) for each in said] == pytest.approx(whole, abs=0.5)


def test_average_and_spread_of_noise_are_those_of_many_images(
    facts: Facts, layers: list[tuple[np.ndarray, np.ndarray]]
) -> None:
    weights, biases = layers[0]
    shown = int(facts.why_layers["hidden"]["number"]) - 1
    images = np.array([noise_in.noise("even", s) for s in range(1, 1001)])
    z = images @ weights[shown] + biases[shown]
    spread = number(facts.why_layers["hidden"]["spread"])
    assert number(facts.why_layers["hidden"]["expected"]) == pytest.approx(z.mean(), abs=spread / 5)
    assert spread == pytest.approx(z.std(), rel=0.1)
    half_and_bias = number(facts.why_layers["hidden"]["half"]) + number(
        facts.why_layers["hidden"]["b"]
    )
    assert half_and_bias == pytest.approx(number(facts.why_layers["hidden"]["expected"]), abs=0.011)


def test_python_of_the_page_gives_the_average(made: Made, facts: Facts) -> None:
    said = number(facts.why_layers["hidden"]["expected"])
    assert made(PAGE)["expected"] == pytest.approx(said, abs=0.0051)


def test_neurons_answer_to_as_many_digits_as_said(facts: Facts) -> None:
    counts = [sum(s > 0.5 for s in tuning.shares()[f"1.{index}"]) for index in range(16)]
    assert number(facts.why_layers["hidden"]["least"]) == min(counts)
    assert number(facts.why_layers["hidden"]["most"]) == max(counts)
    assert number(facts.why_layers["hidden"]["sole"]) == counts.count(1)
    assert number(facts.why_layers["hidden"]["mean"]) == pytest.approx(np.mean(counts), abs=0.051)


def test_tour_leads_to_neurons_that_answer_to_something(facts: Facts) -> None:
    lit = {name: sum(s > 0.5 for s in each) for name, each in tuning.shares().items()}
    picky, behind = (
        str(facts.why_layers["hidden"][stop]["state"]).removeprefix("neuron=")
        for stop in ("picky", "behind")
    )
    assert lit[picky] == min(lit[f"1.{index}"] for index in range(16) if lit[f"1.{index}"])
    assert lit[behind] > 0
    idle = [name for name in lit if name.startswith("2.") and not lit[name]]
    assert number(facts.why_layers["hidden"]["idle"]) == len(idle)


def test_neurons_are_steady_for_one_kind_of_noise_more_than_for_the_others(facts):
    layer = json.loads(WEIGHTS.read_text(encoding="utf-8"))["layers"][0]
    for kind, said in facts.why_layers["steady"].items():
        images = np.array([noise_in.noise(kind, seed) for seed in range(1, noise_in.SEEDS + 1)])
        z = images @ np.array(layer["weights"]).T + layer["biases"]
        assert int(said) == (abs(z.mean(0)) > 2 * z.std(0)).sum()
    assert facts.why_layers["steady"]["even"] == facts.why_layers["hidden"]["steady"]
