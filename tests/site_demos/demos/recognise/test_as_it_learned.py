"""The network as it learned: what is kept is what the recipe gives, and the figure says it."""

import base64
import gzip
import json
import re
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl

import numpy as np
import pytest

from nn_core import Network
from nn_core.checkpoint import recipe_settings
from site_demos import weights
from site_demos.demos.recognise._drawn import seen
from site_demos.demos.recognise.as_it_learned import LAST, STRENGTH, Parameters, render
from site_demos.demos.recognise.as_it_learned.moments import MADE, packed, unpacked
from site_demos.publish import moments, sets
from tests.figures import Numbers, at, numbers, of_class, read, shades, the, words

KEPT: dict[str, Any] = json.loads(weights.MOMENTS.read_text(encoding="utf-8"))
MOMENTS: list[dict[str, Any]] = KEPT["moments"]
SEVEN = "300-250.700-250.600-450.450-820"
STATES = ["", f"moment=0&drawing={SEVEN}", f"moment=11&drawing={SEVEN}&prepare=off", "moment=6"]
HALF = 0.0051


def layers(moment: int) -> list[tuple[Numbers, Numbers]]:
    """Return W and b of each layer, read from the file by nothing of ours."""
    kept, found, neuron, place = MOMENTS[moment], [], 0, 0
    numbers = np.frombuffer(base64.b64decode(kept["weights"]), np.int8)
    for n_in, n_out in ((784, 16), (16, 16), (16, 10)):
        units = np.array(kept["units"][neuron : neuron + n_out])
        rows = numbers[place : place + n_in * n_out].reshape(n_out, n_in)
        found.append((rows * units[:, None], np.array(kept["biases"][neuron : neuron + n_out])))
        neuron, place = neuron + n_out, place + n_in * n_out
    return found


def outputs(moment: int, pixels: Numbers) -> Numbers:
    a = pixels
    for w, b in layers(moment):
        a = 1 / (1 + np.exp(-(w @ a + b)))
    return a


def test_first_moments_are_those_of_the_recipe() -> None:
    assert KEPT["recipe"] == recipe_settings(moments.RECIPE)
    assert [each["seen"] for each in MOMENTS] == list(moments.SEEN)
    assert moments.SEEN[-1] == len(sets.train())
    made = islice(moments.networks(sets.train()), 3)
    for moment, (count, network) in enumerate(made):
        kept, again = MOMENTS[moment], packed(network)
        assert kept["seen"] == count
        assert kept["units"] == pytest.approx(again["units"], rel=1e-4)
        assert kept["biases"] == pytest.approx(again["biases"], rel=1e-3, abs=1e-6)
        rows = zip(layers(moment)[0][0], network.layers[0].weights, strict=True)
        for (row, trained), unit in zip(rows, kept["units"][:16], strict=True):
            assert row == pytest.approx(trained, abs=0.501 * unit)


def test_share_of_the_test_images_is_that_of_the_kept_weights() -> None:
    images = np.frombuffer(sets.test().images.data, np.uint8).reshape(-1, 784) / 255
    labels = np.frombuffer(sets.test().labels, np.uint8)
    for moment in (0, 12, LAST):
        a = images.T
        for w, b in layers(moment):
            a = 1 / (1 + np.exp(-(w @ a + b[:, None])))
        assert (a.argmax(0) == labels).mean() == pytest.approx(MOMENTS[moment]["right"], abs=0.005)


def test_what_a_page_loads_of_it_is_below_300_kilobytes_packed() -> None:
    assert len(gzip.compress(MADE.read_bytes())) < 300_000


@pytest.mark.parametrize("state", STATES)
def test_figure_shows_the_weights_and_what_they_make_of_the_digit(state: str) -> None:
    given = {"moment": f"{LAST}", "drawing": "", "prepare": "on"} | dict(parse_qsl(state))
    parameters = Parameters.parse(state)
    figure, moment = read(render(parameters)), int(given["moment"])
    pixels = seen(given["drawing"], parameters.sample, prepared=given["prepare"] == "on").pixels
    grids = the(figure, "nn-sixteen").findall("svg")
    (first, _), *_ = layers(moment)
    for grid, row in zip(grids, first, strict=True):
        assert shades(grid) == pytest.approx(np.clip(row / STRENGTH, -1, 1), abs=0.5 / 6 + 0.0051)
    made = outputs(moment, np.array(pixels))
    assert words(the(figure, "nn-numeral")) == f"{made.argmax()}"
    said = numbers(words(the(figure, "nn-result")))
    right = 100 * MOMENTS[moment]["right"]
    expected = [MOMENTS[moment]["seen"], made.argmax(), made.max(), right]
    assert said == pytest.approx(expected, abs=0.051)
    assert said[2] == pytest.approx(made.max(), abs=HALF)
    frame = the(figure, "nn-now")
    assert at(frame, "x")[0] == 22 + 18 * moment


def test_strip_is_as_bright_as_each_output_at_each_moment() -> None:
    figure = read(render(Parameters(drawing=SEVEN)))
    pixels = np.array(seen(SEVEN, "0", prepared=True).pixels)
    expected = np.array([outputs(moment, pixels) for moment in range(LAST + 1)]).T
    shown = np.zeros((10, LAST + 1))
    strip = next(each for each in figure.iter("svg") if of_class(each, "nn-now"))
    for path in strip.iter("path"):
        if path.get("class") == "nn-bright":
            for x, y in re.findall(r"M(\d+) (\d+)h", path.attrib["d"]):
                shown[(int(y) - 8) // 18, (int(x) - 22) // 18] = float(path.attrib["opacity"])
    assert shown == pytest.approx(expected, abs=0.011)


def test_network_comes_back_as_it_was_packed_to_half_a_unit() -> None:
    network = Network.load(weights.DIGITS)
    again = unpacked(packed(network))
    for layer, kept in zip(network.layers, again.layers, strict=True):
        assert kept.biases == pytest.approx(layer.biases, rel=1e-4)
        for row, back in zip(layer.weights, kept.weights, strict=True):
            unit = max(map(abs, row)) / 127
            assert back == pytest.approx(row, abs=0.501 * unit)
