"""Whole trainings: the committed file is what the code gives, and the figure says what it holds."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from nn_core import Recipe, begin_training, read_mnist
from nn_core.checkpoint import dataset_digest, recipe_settings
from site_demos import weights
from site_demos.demos.learning.depth_decides import NAMES, Parameters, render
from site_demos.publish import depth
from site_demos.publish.facts.relu import DEEP, SHALLOW

RUNS = {(run["kind"], run["depth"]): run for run in weights.full_runs()}
EVERY = pytest.mark.parametrize("key", RUNS)


@pytest.fixture(scope="module")
def train():
    return read_mnist(depth.MNIST, "train")


@pytest.fixture(scope="module")
def test():
    return read_mnist(depth.MNIST, "t10k")


def test_every_kind_is_there_at_both_depths() -> None:
    assert set(RUNS) == {(kind, n) for kind in NAMES for n in (SHALLOW, DEEP)}


def test_data_are_those_of_mnist(train) -> None:
    kept = json.loads(Path(weights.DEPTH).read_text(encoding="utf-8"))["data"]
    assert kept == dataset_digest(train)


@EVERY
def test_recipe_is_that_of_the_code_with_the_best_of_the_rates(key) -> None:
    run = RUNS[key]
    first, second = (dict(each) for each in run["tried"])
    assert sorted(first) == list(depth.RATES)
    assert set(second) == set(list(first)[: depth.FINALISTS])
    rate = run["recipe"]["learning_rate"]
    for tried in (first, second):
        assert list(tried.values()) == sorted(tried.values(), reverse=True)
    assert rate == next(iter(second))
    # a setting that is younger than the training is at rest
    kept = recipe_settings(Recipe(**run["recipe"]))
    assert kept == recipe_settings(depth.recipe(key[0], key[1], rate))


@EVERY
def test_curve_and_losses_cover_the_whole_training(key, train) -> None:
    run = RUNS[key]
    seen = [seen for seen, _ in run["curve"]]
    whole = len(train) * run["recipe"]["epochs"]
    assert seen == list(range(0, whole + 1, depth.EVERY))
    assert len(run["losses"]) == len(seen) - 1
    assert all(0 <= share <= 1 for _, share in run["curve"])


@pytest.mark.parametrize("key", [("relu", SHALLOW), ("wide", DEEP)])
def test_first_steps_taken_anew_give_the_first_losses(key, train) -> None:
    run = RUNS[key]
    recipe = depth.recipe(key[0], key[1], run["recipe"]["learning_rate"])
    assert depth.first_losses(recipe, train) == pytest.approx(run["first_losses"], rel=1e-5)


def test_rates_are_tried_in_rounds_and_only_the_best_go_on(train) -> None:
    small = train.slice(0, 12_000)
    first, second = depth.chosen("relu", SHALLOW, small, (100, 200))
    assert len(first) == len(depth.RATES)
    assert {rate for rate, _ in second} == {rate for rate, _ in first[: depth.FINALISTS]}


def test_other_seed_would_give_other_losses(train) -> None:
    run = RUNS["relu", SHALLOW]
    recipe = depth.recipe("relu", SHALLOW, run["recipe"]["learning_rate"])
    other = Recipe(**{**recipe.__dict__, "seed": 2})
    assert depth.first_losses(other, train) != pytest.approx(run["first_losses"], rel=1e-3)


@EVERY
def test_layers_at_the_start_are_what_numpy_measures(key, test) -> None:
    run = RUNS[key]
    network = begin_training(depth.recipe(key[0], key[1], 1.0)).network
    images = np.frombuffer(test.images.data, np.uint8).reshape(-1, 784) / 255
    a = images
    for place, layer in enumerate(network.layers[:-1]):
        z = a @ np.array(layer.weights).T + np.array(layer.biases)
        a = np.maximum(z, 0) if layer.activation.name == "relu" else 1 / (1 + np.exp(-z))
        start = run["start"]
        assert start["zero"][place] == pytest.approx((a == 0).mean(), abs=1e-5)
        assert start["dead"][place] == pytest.approx((a == 0).all(axis=0).mean(), abs=1e-5)
        far = (a < depth.FAR) | (a > 1 - depth.FAR)
        assert start["saturated"][place] == pytest.approx(far.mean(), abs=1e-5)


@pytest.mark.parametrize("deep", ["2", "8"])
def test_figure_says_the_shares_of_the_file(deep: str) -> None:
    said = dict(re.findall(r'data-result="(\w+)">([^<]*)<', render(Parameters(depth=deep))))
    for kind in NAMES:
        share = RUNS[kind, int(deep)]["curve"][-1][1]
        tenths = (round(10_000 * share) + 5) // 10  # of a per cent of 10,000 images, a half up
        assert said[kind] == f"{tenths / 10:.1f}\N{NO-BREAK SPACE}%"
