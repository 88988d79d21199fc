"""Measure on all test images what each hidden neuron answers to, and what noise is taken for."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

from nn_core import Dataset, Network, argmax
from nn_core.evaluate import forward_passes
from nn_core.matrix import Vector
from site_demos.samples import tuning

DIGITS = range(10)
FILES = (Path(__file__), Path(tuning.__file__))


class Verdicts(TypedDict):
    """What a network takes images for, and how large the output of its choice is."""

    choices: list[int]
    largest: list[float]


def lit_shares(network: Network, test: Dataset) -> dict[str, list[float]]:
    """Return, for each hidden neuron, the share of each digit's images that light it."""
    lit: dict[str, Counter[int]] = {
        f"{layer}.{index}": Counter()
        for layer, size in enumerate(network.sizes[1:-1], start=1)
        for index in range(size)
    }
    pairs = zip(forward_passes(network, test.images), test.labels, strict=True)
    for (*hidden, _), label in pairs:
        for layer, activations in enumerate(hidden, start=1):
            for index, a in enumerate(activations):
                lit[f"{layer}.{index}"][label] += a > tuning.LIT
    of_digit = Counter(test.labels)
    return {
        name: [round(counts[digit] / of_digit[digit], 3) for digit in DIGITS]
        for name, counts in lit.items()
    }


def verdicts(network: Network, images: Iterable[Vector]) -> Verdicts:
    """Return what a network says to each image."""
    outputs = [network.forward(pixels) for pixels in images]
    return {
        "choices": [argmax(each) for each in outputs],
        "largest": [max(each) for each in outputs],
    }
