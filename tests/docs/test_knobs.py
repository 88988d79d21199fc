"""The worked numbers of the chapter about all the knobs."""

import re
from collections.abc import Mapping
from itertools import pairwise
from math import log10

import numpy as np
import pytest

from site_demos.demos.network import knobs_by_hand
from site_demos.publish import sets
from site_demos.publish.facts import Facts
from site_demos.samples import regions

PAGE = "learn/13002-knobs.md"


def test_python_of_the_page_counts_13002(made):
    assert made(PAGE)["knobs"] == 13_002


def test_shapes_in_the_questions_are_counted_right(pages: Mapping[str, str]) -> None:
    sizes = (784, 30, 10)
    weights = sum(a * b for a, b in pairwise(sizes))
    assert weights == 23_820
    assert weights + 40 == 23_860 == 23_550 + 310
    assert 784 * 10 == 7_840
    assert 16 * 16 + 16 == 272
    assert "784 pixels, one hidden layer of 30 neurons, and 10 outputs" in pages[PAGE]


def test_time_and_number_of_settings(facts: Facts) -> None:
    assert facts.knobs["knobs"]["hours"] == f"{13_002 / 60 / 60:.1f}"
    assert facts.knobs["knobs"]["settings_digits"] == f"{int(13_002 * log10(2)) + 1:,}"


def test_weights_and_biases_make_all_knobs(facts: Facts) -> None:
    weights, biases = (
        int(str(facts.knobs["knobs"][name]).replace(",", "")) for name in ("weights", "biases")
    )
    assert weights + biases == sets.network().parameter_count
    assert biases == sum(sets.network().sizes[1:])


@pytest.mark.parametrize("pair", regions.PAIRS)
def test_scores_to_beat_are_what_numpy_counts(
    facts: Facts,
    train: tuple[np.ndarray, np.ndarray],
    test: tuple[np.ndarray, np.ndarray],
    pair: tuple[int, int],
) -> None:
    means = [train[0][train[1] == digit].mean(axis=0) for digit in pair]
    images = [test[0][test[1] == digit][:100] for digit in pair]
    right = 0
    for own, each in enumerate(images):
        apart = [((each - mean) ** 2).sum(axis=1) for mean in means]
        right += int((apart[own] < apart[1 - own]).sum())
    scores = facts.knobs["knobs"]["scores"][f"{pair[0]}-{pair[1]}"]["practised"]
    assert scores["pixels"] == str(right)


def best_single_region(pair: tuple[int, int]) -> int:
    """Return how many of the practised images one region tells apart, at its best threshold."""
    first, second = (
        np.array([regions.regions()[place] for place in regions.places(digit, fresh=False)])
        for digit in pair
    )
    best = 0
    for a, b in zip(first.T, second.T, strict=True):
        for limit in np.concatenate([a, b]):
            right = int((a < limit).sum() + (b >= limit).sum())
            best = max(best, right, len(a) + len(b) - right)
    return best


def test_a_single_region_is_enough_for_0_or_1_and_not_for_3_or_8(facts: Facts) -> None:
    scores = facts.knobs["knobs"]["scores"]
    assert best_single_region((0, 1)) >= int(scores["0-1"]["practised"]["trained"])
    assert best_single_region((3, 8)) < int(scores["3-8"]["practised"]["trained"])
    state = knobs_by_hand.Parameters.parse("pair=0-1&weight_6=-5&bias=0.5")
    assert "200 of 200" in re.sub(r"<[^>]+>", "", knobs_by_hand.render(state))
