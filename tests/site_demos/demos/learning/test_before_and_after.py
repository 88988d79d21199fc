"""The first layer before and after: the very weights, on one scale, and what decay left."""

import json
import re
from typing import Any

import numpy as np
import pytest

from nn_core import Recipe, begin_training, read_weights
from site_demos.demos.learning import before_and_after
from site_demos.demos.learning.before_and_after import Parameters, first_layer, render
from site_demos.samples.never import never_lit
from site_demos.weights import DIGITS


def test_first_weights_are_those_of_the_recipe_in_the_weights_file() -> None:
    saved = read_weights(DIGITS)
    settings: dict[str, Any] = dict(saved.recipe or {})
    recipe = Recipe(**settings | {"sizes": tuple(settings["sizes"])})
    assert recipe == Recipe()
    layers = first_layer.layers()
    assert layers["before"] == begin_training(recipe).network.layers[0].weights
    assert layers["after"] == saved.layers[0].weights


def test_weights_that_are_called_shrunk_have_one_share_of_what_they_were() -> None:
    before, after = (np.array(first_layer.layers()[moment]) for moment in before_and_after.MOMENTS)
    shrunk = [place for place in never_lit() if first_layer.is_shrunk(place)]
    shares = after[:, shrunk] / before[:, shrunk]
    assert np.ptp(shares) < 1e-4
    rest = [place for place in never_lit() if place not in shrunk]
    assert all(np.ptp(after[:, [p]] / before[:, [p]]) > 1e-5 for p in rest)
    assert not any(first_layer.is_shrunk(place) for place in set(range(784)) - set(never_lit()))


@pytest.mark.parametrize("neuron", ["1", "9", "16"])
def test_sizes_said_are_the_means_of_the_weights(neuron: str) -> None:
    figure = render(Parameters(neuron=neuron))
    raw = json.loads(DIGITS.read_text(encoding="utf-8"))["layers"][0]["weights"][int(neuron) - 1]
    row = np.abs(np.array(raw))
    said = dict(re.findall(r'data-result="(\w+)">([^<]*)<', figure))
    assert said["neuron"] == neuron
    assert float(said["after"]) == pytest.approx(row.mean(), abs=6e-5)
    assert float(said["black_after"]) == pytest.approx(row[list(never_lit())].mean(), abs=6e-5)


def test_every_grid_has_the_scale_that_the_reader_chose() -> None:
    weak, strong = (render(Parameters(strength=s, marked=False)) for s in (0.8, 0.05))
    assert "full strength is ±0.80" in weak
    assert "full strength is ±0.05" in strong
    assert len(strong) > len(weak), "more weights show on a smaller scale"


def test_frames_come_and_go_with_their_switch() -> None:
    with_frames, without = (render(Parameters(marked=marked)) for marked in (True, False))
    assert with_frames.count("nn-frame") == 4
    assert "nn-frame" not in without
