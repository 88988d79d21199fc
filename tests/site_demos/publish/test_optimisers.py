"""Ways to take a step: the file is of them all."""

import json

import pytest

from nn_core import read_mnist
from nn_core.checkpoint import dataset_digest
from site_demos import weights
from site_demos.publish import depth, optimisers
from site_demos.publish.facts import training as facts_training

WAYS = [(name, schedule) for name in optimisers.RATES for schedule in optimisers.FALLS]
EVERY = pytest.mark.parametrize(("name", "schedule"), WAYS)


def test_data_are_those_of_mnist() -> None:
    kept = json.loads(weights.OPTIMISERS.read_text(encoding="utf-8"))["data"]
    assert kept == dataset_digest(read_mnist(depth.MNIST, "train"))


@EVERY
def test_every_rate_was_tried_from_every_seed(name: str, schedule: str) -> None:
    runs = [
        each
        for each in weights.ways_to_step()
        if (each["optimiser"], each["schedule"]) == (name, schedule)
    ]
    assert tuple(each["rate"] for each in runs) == optimisers.RATES[name]
    assert {len(each["shares"]) for each in runs} == {len(optimisers.SEEDS)}


@EVERY
def test_best_rate_is_neither_the_least_nor_the_largest_that_was_tried(
    name: str, schedule: str
) -> None:
    row = facts_training.ways()["rows"][name][optimisers.FALLS.index(schedule)]
    least, *between, most = (f"{rate:g}" for rate in optimisers.RATES[name])
    assert row["rate"] in between, f"{least} or {most} would leave better rates untried"
    assert float(row["least"]) <= float(row["mean"].rstrip("%"))
    assert float(row["most"]) >= float(row["mean"].rstrip("%"))


def test_nothing_beats_the_plain_step_with_a_falling_rate_and_all_are_near_it() -> None:
    ways = facts_training.ways()
    means = {
        (name, schedule): float(each["mean"].rstrip("%"))
        for name, row in ways["rows"].items()
        for schedule, each in zip(optimisers.FALLS, row, strict=True)
    }
    best = means["descent", "cosine"]
    assert best == max(means.values())
    assert float(ways["spread"]) == pytest.approx(best - min(means.values()), abs=0.11)
    assert float(ways["spread"]) < 1.5
