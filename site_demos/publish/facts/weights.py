"""The numbers in the chapter about weights: what detectors painted by hand give."""

from collections.abc import Sequence
from typing import Any

from nn_core import Dataset
from nn_core.mnist.ink import SIDE
from site_demos import samples
from site_demos.demos.neurons import paint_the_weights
from site_demos.demos.neurons.paint_the_weights.presets import PRESETS
from site_demos.kit.painting import painted, runs
from site_demos.kit.svg import fixed, percent
from site_demos.publish import sets

DIGITS = range(10)


def facts() -> dict[str, Any]:
    """Return what the chapter says; `preset` gives the state of a grid by its name."""
    return {"by_hand": by_hand(), "preset": preset}


def by_hand() -> dict[str, object]:
    """Return what the painted detectors of the figure give.

    `cells` cells are painted at first; with the figure's first image, `terms` are the pixels of
    row `row` under them that are not black, `row_sum` their sum. `sum`, `bias`, `z` and `a` are as
    the figure shows them, `white` and `white_edge` the sums of a white image. `region` and `edge`
    hold, for each digit, the share of test images whose sum is above `threshold`; `most` and `next`
    are the digits of which the region lets most through.
    """
    begin = paint_the_weights.Parameters()
    cells, edge = painted(begin.weights), PRESETS["Edge and surround"]
    image = samples.images()[samples.numbers().index(int(begin.image))]
    under = [a if cell else 0.0 for cell, a in zip(cells, image, strict=True)]
    rows = [under[start : start + SIDE] for start in range(0, SIDE * SIDE, SIDE)]
    first = next(row for row, pixels in enumerate(rows) if any(pixels))
    total = begin.strength * sum(under)
    region = _shares(sets.test(), cells, -begin.bias)
    most, second = sorted(DIGITS, key=lambda digit: -region[digit])[:2]
    return {
        "cells": str(sum(map(abs, cells))),
        "row": str(first + 1),
        "terms": [fixed(a) for a in rows[first] if a],
        "row_sum": fixed(begin.strength * sum(rows[first])),
        **_neuron(total, begin.bias),
        "threshold": fixed(-begin.bias, 0),
        "white": str(sum(cells)),
        "white_edge": fixed(sum(edge), 0),
        "region": [percent(share, 0) for share in region],
        "edge": [percent(share, 0) for share in _shares(sets.test(), edge, -begin.bias)],
        "most": str(most),
        "most_share": percent(region[most], 0),
        "next": str(second),
        "next_share": percent(region[second], 0),
    }


def preset(name: str) -> str:
    """Return the state of a grid to begin with, as a link to the figure holds it."""
    return runs(PRESETS[name])


def _neuron(total: float, bias: float) -> dict[str, str]:
    z = total + bias
    (a,) = paint_the_weights.SIGMOID.function([z])
    return {"sum": fixed(total), "bias": fixed(bias, 0), "z": fixed(z), "a": fixed(a, 3)}


def _shares(test: Dataset, cells: Sequence[int], threshold: float) -> list[float]:
    """Return, for each digit, the share of its images whose sum is above a threshold."""
    sums = sums_of([test.images.raw(n) for n in range(len(test))], cells)
    above = [total > 255 * threshold for total in sums]
    of_digit = [
        [hit for hit, label in zip(above, test.labels, strict=True) if label == digit]
        for digit in DIGITS
    ]
    return [sum(hits) / len(hits) for hits in of_digit]


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
