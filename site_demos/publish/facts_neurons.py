"""The numbers in the chapters about single neurons: weights, bias and sigmoid, ReLU."""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from nn_core import Dataset, Images, Network
from nn_core.ink import SIDE
from nn_core.sparse import dense
from site_demos import samples
from site_demos.publish.examples import percent
from site_demos.kit.figure import find
from site_demos.kit.painting import painted, runs
from site_demos.kit.svg import said

FILES = [Path(__file__)]
DIGITS = range(10)
PARTS = 1000  # sums are kept as this many quantiles
NEAR = (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0)  # how far from the threshold
FLAT = 0.01  # an activation this near to 0 or 1 is on a flat end of the sigmoid


def by_hand(test: Dataset) -> dict[str, object]:
    """Return what the painted detectors of the figure give.

    `cells` cells are painted at first; with the figure's first image, `terms` are the pixels of
    row `row` under them that are not black, `row_sum` their sum. `sum`, `bias`, `z` and `a` are as
    the figure shows them, `white` and `white_edge` the sums of a white image. `region` and `edge`
    hold, for each digit, the share of test images whose sum is above `threshold`.
    """
    demo = find("paint-the-weights")
    begin = demo.Parameters()
    cells, edge = painted(begin.weights), demo.PRESETS["Edge and surround"]
    image = samples.images()[samples.numbers().index(int(begin.image))]
    under = [a if cell else 0.0 for cell, a in zip(cells, image, strict=True)]
    rows = [under[start : start + SIDE] for start in range(0, SIDE * SIDE, SIDE)]
    first = next(row for row, pixels in enumerate(rows) if any(pixels))
    total = begin.strength * sum(under)
    return {
        "cells": str(sum(map(abs, cells))),
        "row": str(first + 1),
        "terms": [said(a) for a in rows[first] if a],
        "row_sum": said(begin.strength * sum(rows[first])),
        **_neuron(demo, total, begin.bias),
        "threshold": said(-begin.bias, 0),
        "white": str(sum(cells)),
        "white_edge": said(sum(edge), 0),
        "region": _shares(test, cells, -begin.bias),
        "edge": _shares(test, edge, -begin.bias),
    }


def preset(name: str) -> str:
    """Return the state of a grid to begin with, as a link to the figure holds it."""
    return runs(find("paint-the-weights").PRESETS[name])


def _neuron(demo: ModuleType, total: float, bias: float) -> dict[str, str]:
    z = total + bias
    (a,) = demo.SIGMOID.function([z])
    return {"sum": said(total), "bias": said(bias, 0), "z": said(z), "a": said(a, 3)}


def _shares(test: Dataset, cells: Sequence[int], threshold: float) -> list[str]:
    """Return, for each digit, the share of its images whose sum is above a threshold."""
    sums = sums_of([test.images.raw(n) for n in range(len(test))], cells)
    above = [total > 255 * threshold for total in sums]
    of_digit = [
        [hit for hit, label in zip(above, test.labels, strict=True) if label == digit]
        for digit in DIGITS
    ]
    return [percent(sum(hits) / len(hits), 0) for hits in of_digit]


def sums_of(images: Sequence[bytes], cells: Sequence[int]) -> list[int]:
    """Return, for each image, its bytes under +1 less those under -1.

    >>> sums_of([bytes([1, 20, 100]), bytes([5, 0, 0])], [1, -1, 0])
    [-19, 5]
    """
    totals = [0] * len(images)
    for place, cell in enumerate(cells):
        if cell:
            totals = [
                total + cell * image[place] for total, image in zip(totals, images, strict=True)
            ]
    return totals


def first_layer(network: Network, images: Images) -> dict[str, object]:
    """Return how large the weighted sums of the first layer are, without the biases.

    `quantiles` are those of all sums, rising, from the least to the most; `flat` is the share of
    activations within FLAT of 0 or 1, `zero` the share of sums with bias that ReLU would make 0.
    """
    layer = network.layers[0]
    nothing = [0.0] * layer.n_out
    sums = [
        total
        for n in range(len(images))
        for total in dense(layer.weights, nothing, images.sparse(n))
    ]
    biases = list(layer.biases) * len(images)
    with_bias = [total + bias for total, bias in zip(sums, biases, strict=True)]
    activations = layer.activation.function(with_bias)
    sums.sort()
    return {
        "quantiles": [sums[round(part * (len(sums) - 1) / PARTS)] for part in range(PARTS + 1)],
        "flat": sum(not FLAT <= a <= 1 - FLAT for a in activations) / len(sums),
        "zero": sum(z <= 0 for z in with_bias) / len(sums),
    }


def scale(kept: dict[str, Any], network: Network) -> dict[str, str]:
    """Return the scale of the first layer's sums and biases, as the pages say it.

    Half of all sums lie from `low` to `high`, nine in ten from `lowest` to `highest`.
    """
    quantiles, biases = kept["quantiles"], network.layers[0].biases
    places = {"least": 0, "lowest": 50, "low": 250, "high": 750, "highest": 950, "most": 1000}
    said_places = {name: said(quantiles[place], 1) for name, place in places.items()}
    return {
        **said_places,
        "flat": percent(kept["flat"], 0),
        "zero": percent(kept["zero"], 0),
        "least_bias": said(min(biases), 1),
        "most_bias": said(max(biases), 1),
    }


def biased_sum() -> dict[str, object]:
    """Return the sum, bias, z and activation of the figure of the threshold as it stands at first.

    `steps` are the activations for sums around the threshold.
    """
    demo = find("threshold")
    begin = demo.Parameters()
    z = begin.total + begin.bias
    steps = {f"{-begin.bias + far:g}": said(demo.SIGMOID.function([far])[0], 3) for far in NEAR}
    (a,) = demo.SIGMOID.function([z])
    return {
        "sum": f"{begin.total:g}",
        "bias": said(begin.bias, 0),
        "threshold": said(-begin.bias, 0),
        "z": f"{z:g}",
        "a": said(a, 3),
        "steps": steps,
    }
