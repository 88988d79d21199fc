"""Whole trainings: the committed file is what the code gives, and the figure says what it holds."""

import json
import re
from pathlib import Path
from statistics import mean, median

import pytest

from nn_core import Dataset, read_mnist
from nn_core.checkpoint import dataset_digest
from site_demos import weights
from site_demos.demos.learning.whole_trainings import MOMENTS, NAMES, Parameters, render
from site_demos.publish import depth
from site_demos.publish.stacked import Stack

RUNS = {(run["kind"], run["depth"]): run for run in weights.full_runs()}
EVERY = pytest.mark.parametrize("key", RUNS)


@pytest.fixture(scope="module")
def train() -> Dataset:
    return read_mnist(depth.MNIST, "train")


@pytest.fixture(scope="module")
def test() -> Dataset:
    return read_mnist(depth.MNIST, "t10k")


def test_every_kind_is_there_at_every_depth() -> None:
    assert set(RUNS) == {(kind, layers) for kind in NAMES for layers in depth.DEPTHS}
    assert set(NAMES) == set(depth.KINDS)


def test_data_are_those_of_mnist(train: Dataset) -> None:
    kept = json.loads(Path(weights.DEPTH).read_text(encoding="utf-8"))["data"]
    assert kept == dataset_digest(train)


@EVERY
def test_rate_is_the_best_of_those_that_were_tried(key: tuple[str, int]) -> None:
    run = RUNS[key]
    tried = dict(run["tried"])
    assert sorted(tried) == list(depth.RATES)
    assert {len(shares) for shares in tried.values()} == {len(depth.CHOOSING)}
    best = tried[run["rate"]]
    for shares in tried.values():
        assert (median(shares), mean(shares)) <= (median(best), mean(best))


@EVERY
def test_each_seed_has_its_share_and_each_layer_its_slopes(key: tuple[str, int]) -> None:
    run = RUNS[key]
    assert len(run["right"]) == len(depth.SEEDS)
    assert all(0 <= share <= 1 for share in run["right"])
    for moment in MOMENTS:
        slopes = run[moment]["slopes"]
        assert [len(each) for each in slopes] == [key[1] + 1] * len(depth.SEEDS)


@pytest.mark.parametrize("kind", NAMES)
def test_layers_at_the_start_are_those_of_the_networks_that_the_recipes_begin(
    kind: str, train: Dataset, test: Dataset
) -> None:
    run = RUNS[kind, depth.SHALLOW]
    recipes = [depth.recipe(kind, depth.SHALLOW, run["rate"], seed) for seed in depth.SEEDS]
    begun = Stack.of([depth.first_network(kind, each) for each in recipes])
    found = {**depth.layers(begun, train, test), "spread": depth.spreads(begun, test)}
    for name, values in found.items():
        for ours, kept in zip(values, run["start"][name], strict=True):
            assert kept == pytest.approx(ours, rel=1e-3, abs=1e-4)


def test_rates_are_tried_and_the_best_comes_first(
    train: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(depth, "JUDGING", 500)
    tried = depth.chosen("relu", depth.SHALLOW, train.slice(0, 1000))
    assert sorted(rate for rate, _ in tried) == list(depth.RATES)
    middles = [median(shares) for _, shares in tried]
    assert middles == sorted(middles, reverse=True)
    assert middles[0] > 0.3 > middles[-1]


def named(markup: str) -> dict[str, str]:
    return dict(re.findall(r'data-result="(\w+)">([^<]*)<', markup))


@EVERY
def test_figure_says_the_shares_of_the_file(key: tuple[str, int]) -> None:
    kind, layers = key
    run = RUNS[key]
    markup = render(Parameters(depth=str(layers), kind=kind))
    low, high = (f"{100 * share + 1e-9:.1f}" for share in (min(run["right"]), max(run["right"])))
    told = f"{low}%" if low == high else f"{low}–{high}%"
    assert named(markup)["right"] == told
    assert f"{NAMES[kind]}: {told}" in markup


def test_a_dot_stands_where_its_share_is() -> None:
    markup = render(Parameters(depth="8", kind="tanh"))
    row = markup.split(f'aria-label="{NAMES["tanh"]}:', 1)[1].split("</button>")[0]
    places = [float(x) for x in re.findall(r'cx="([\d.]+)"', row)]
    shares = RUNS["tanh", 8]["right"]
    assert places == pytest.approx([8 + 184 * share for share in shares], abs=0.06)
