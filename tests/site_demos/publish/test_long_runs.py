"""Runs of demos that take long: what is kept of them is what they come to."""

import pytest

from site_demos import weights
from site_demos.demos.learning.playground.settings import OPTIMISERS
from site_demos.publish import long_runs
from site_demos.publish.facts import playground, training


def test_run_from_a_few_images_begins_as_it_is_kept() -> None:
    begun = long_runs.few_images(until=training.SHOWN[0])
    kept = training.few_images()
    assert kept[: len(begun)] == [pytest.approx(trial) for trial in begun]
    assert kept[-1][0] == training.LONG


@pytest.mark.parametrize("name", OPTIMISERS)
def test_race_of_an_optimiser_ends_where_it_is_kept(name: str) -> None:
    rate, seed = playground.TRIED[2], playground.SEEDS[0]
    assert long_runs.loss(name, rate, seed) == pytest.approx(playground.raced()[name][rate][0])


def test_every_rate_was_tried_from_every_seed() -> None:
    raced = weights.long_runs()["raced"]
    assert list(raced) == list(OPTIMISERS)
    for losses in raced.values():
        assert tuple(losses) == playground.TRIED
        assert {len(found) for found in losses.values()} == {len(playground.SEEDS)}
