"""What each hidden neuron answers to: the share of each digit's test images that light it."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

from nn_core import Dataset, Network, forward_passes
from site_demos.samples.artefact import DATA, Sets, present, write_json

SHARES = DATA / "tuning.json"
LIT = 0.5  # an activation above this counts as an answer
KEPT = 6  # decimals of a share: so many that rounding it again to whole per cents errs for none
DIGITS = range(10)


@cache
def shares() -> dict[str, list[float]]:
    """Return, by a hidden neuron's name such as 1.0, how much of each digit lights it.

    It is the share of all test images of that digit whose activation is above `LIT`.
    """
    found: dict[str, list[float]] = json.loads(present(SHARES).read_text(encoding="utf-8"))
    return found


def make(sets: Sets) -> list[Path]:
    """Measure the shares."""
    return write_json(SHARES, lit_shares(sets.network(), sets.test()))


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
                lit[f"{layer}.{index}"][label] += a > LIT
    of_digit = Counter(test.labels)
    return {
        name: [round(counts[digit] / of_digit[digit], KEPT) for digit in DIGITS]
        for name, counts in lit.items()
    }
