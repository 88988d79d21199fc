"""Measure what every test image costs the site's network, and keep the images that cost most."""

import json
from pathlib import Path
from statistics import fmean
from typing import TypedDict

from nn_core import Dataset, Images, Network, argmax, loss, one_hots, write_images, write_labels
from nn_core.evaluate import forward_passes
from site_demos.samples import DATA, worst

SHOWN = 16  # worst images
FIRST = 10_000  # training images, as many as there are test images
FILES = (Path(__file__),)


class Costs(TypedDict):
    """What each of many images costs, by both losses, and what the network takes it for."""

    squared: list[float]
    entropy: list[float]
    choices: list[int]


def costs(network: Network, data: Dataset) -> Costs:
    """Return the squared error and the binary cross-entropy of each image, and the choice."""
    squared, entropy = loss.loss("squared error"), loss.loss("binary cross-entropy")
    outputs = [found for *_, found in forward_passes(network, data.images)]
    pairs = list(zip(outputs, one_hots(data.labels), strict=True))
    return {
        "squared": [squared.value(a, y) for a, y in pairs],
        "entropy": [entropy.value(a, y) for a, y in pairs],
        "choices": [argmax(a) for a in outputs],
    }


def mean_cost(network: Network, data: Dataset) -> float:
    """Return the mean binary cross-entropy of some images."""
    return fmean(costs(network, data)["entropy"])


def ranking(entropy: list[float]) -> list[int]:
    """Return the number of each image, the one with the largest cost first.

    >>> ranking([0.5, 2.0, 1.0])
    [1, 2, 0]
    """
    return sorted(range(len(entropy)), key=lambda number: -entropy[number])


def write_worst(test: Dataset, found: Costs) -> None:
    """Write the images that cost most, unless they are there already."""
    numbers = ranking(found["entropy"])[:SHOWN]
    text = json.dumps(numbers)
    if worst.NUMBERS.exists() and worst.NUMBERS.read_text(encoding="utf-8") == text:
        return
    DATA.mkdir(exist_ok=True)
    content = b"".join(test.images.raw(n) for n in numbers)
    write_images(worst.IMAGES, Images(test.images.rows, test.images.columns, content))
    write_labels(worst.LABELS, bytes(test.labels[n] for n in numbers))
    worst.NUMBERS.write_text(text, encoding="utf-8")
