"""How often the network's outputs are right: counted over the test images, with some to show."""

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypedDict

from nn_core import Images, Matrix, argmax, read_images, write_images
from nn_core.mnist.ink import SIDE
from site_demos.samples.artefact import DATA, EXTRA, Sets, present, write_json

COUNTS = DATA / "outputs.json"
IMAGES = EXTRA / "outputs-idx3-ubyte"
SHOWN = 6
"""How many images are kept of each tenth."""
BANDS = range(10)
DIGITS = range(10)


class Counts(TypedDict):
    """What was counted, in tenths from 0 to 1.

    `outputs` holds, for each digit and tenth, how many outputs for the digit lie there, in how many
    of these images it is the digit, and what the outputs add up to. `gaps` holds, for each tenth of
    the gap between the largest two outputs, how many images have it, in how many the first is
    right, and in how many the second. `output_images` and `gap_images` are the first test images of
    each, and `numbers` and `labels` are of all that are shown.
    """

    outputs: list[list[list[float]]]
    gaps: list[list[int]]
    output_images: list[list[list[int]]]
    gap_images: list[list[int]]
    numbers: list[int]
    labels: list[int]


def tenth(share: float) -> int:
    """Return in which tenth from 0 to 1 a number lies; 1 is in the last.

    >>> tenth(0.05), tenth(0.55), tenth(1.0)
    (0, 5, 9)
    """
    return min(int(share * len(BANDS)), BANDS[-1])


def gap(outputs: Sequence[float]) -> float:
    """Return how far the largest output is above the next.

    >>> gap([0.5, 0.25, 0.0])
    0.25
    """
    first, second = sorted(outputs)[-1:-3:-1]
    return first - second


def runner_up(outputs: Sequence[float]) -> int:
    """Return the digit with the second largest output.

    >>> runner_up([0.5, 0.0, 0.25])
    2
    """
    best = argmax(outputs)
    return argmax([-1.0 if digit == best else a for digit, a in enumerate(outputs)])


@cache
def counts() -> Counts:
    """Return what was counted."""
    found: Counts = json.loads(present(COUNTS).read_text(encoding="utf-8"))
    return found


@cache
def images() -> Images:
    """Return the images that are shown, in the order of their numbers."""
    return read_images(present(IMAGES))


def make(sets: Sets) -> list[Path]:
    """Count, and write the images."""
    test, found = sets.test(), count(sets.outputs(), sets.test().labels)
    EXTRA.mkdir(exist_ok=True)
    write_images(IMAGES, Images(SIDE, SIDE, b"".join(map(test.images.raw, found["numbers"]))))
    return [IMAGES, *write_json(COUNTS, found)]


def count(outputs: Matrix, labels: Sequence[int]) -> Counts:
    """Return the counts of many images, from the ten outputs and the label of each."""
    tenths = [[[0, 0, 0.0] for _ in BANDS] for _ in DIGITS]
    gaps = [[0, 0, 0] for _ in BANDS]
    of_output, of_gap = (
        defaultdict[tuple[int, int], list[int]](list),
        defaultdict[int, list[int]](list),
    )
    for number, (found, label) in enumerate(zip(outputs, labels, strict=True)):
        for digit, a in enumerate(found):
            _add(tenths[digit][tenth(a)], 1, digit == label, a)
            of_output[digit, tenth(a)].append(number)
        apart = tenth(gap(found))
        _add(gaps[apart], 1, argmax(found) == label, runner_up(found) == label)
        of_gap[apart].append(number)
    output_images = [[of_output[digit, band][:SHOWN] for band in BANDS] for digit in DIGITS]
    gap_images = [of_gap[band][:SHOWN] for band in BANDS]
    shown = [*gap_images, *(numbers for row in output_images for numbers in row)]
    numbers = sorted({number for some in shown for number in some})
    return {
        "outputs": [[[n, right, round(total, 4)] for n, right, total in row] for row in tenths],
        "gaps": gaps,
        "output_images": output_images,
        "gap_images": gap_images,
        "numbers": numbers,
        "labels": [labels[number] for number in numbers],
    }


def _add[Number: (int, float)](counts: list[Number], *more: Number) -> None:
    for place, each in enumerate(more):
        counts[place] += each
