"""The numbers in the chapter about layers: what hidden neurons answer to, and noise."""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import sqrt, sumprod
from statistics import fmean, pstdev
from typing import Any, TypedDict

from nn_core import Network, Vector, argmax
from site_demos.demos.recognise import hope_and_truth, noise_in
from site_demos.demos.recognise._network import full_strength
from site_demos.kit.svg import fixed, percent
from site_demos.publish import sets
from site_demos.publish.remembered import remembered
from site_demos.samples import tuning

SURE, HALF = 0.9, 0.5
DIGITS = 10


class Verdicts(TypedDict):
    """What a network takes images for, and how large the output of its choice is."""

    choices: list[int]
    largest: list[float]


def facts() -> dict[str, Any]:
    """Return what the chapter says."""
    return {
        "noise": noise(noises()),
        "hidden": hidden(sets.network()),
        "steady": {kind: str(count) for kind, count in steady().items()},
    }


@remembered
def steady() -> dict[str, int]:
    """Return how many first neurons are on the same side for nearly all noise, by its kind.

    Their sum over all images is on average more than twice as far from 0 as it strays.
    """
    return {
        kind: sum(abs(fmean(sums)) > 2 * pstdev(sums) for sums in zip(*_sums(kind), strict=True))
        for kind in noise_in.KINDS
    }


def _sums(kind: str) -> Iterator[Vector]:
    for seed in range(1, noise_in.SEEDS + 1):
        yield sets.network().trace(noise_in.noise(kind, seed)).sums[0]


@remembered
def noises() -> dict[str, Verdicts]:
    """Return what the network says to every image of noise that the figure can show, by kind."""
    return {
        kind: verdicts(
            sets.network(), (noise_in.noise(kind, seed) for seed in range(1, noise_in.SEEDS + 1))
        )
        for kind in noise_in.KINDS
    }


def noise(found: dict[str, Verdicts]) -> dict[str, Any]:
    """Return, for each kind of noise, how sure the network is of it, and of what.

    `sure` is the share of images whose largest output is above 0.9, `half` above one half;
    `middle` is the largest output of the image in the middle. `digit` is what the share `called`
    of them is taken for, more than any other.
    """
    return {
        **{kind: _kind(said_to) for kind, said_to in found.items()},
        "count": f"{noise_in.SEEDS:,}",
        "limit": f"{SURE:g}",
    }


def hidden(network: Network) -> dict[str, object]:
    """Return for how many digits hidden neurons are lit, by most images of the digit.

    `least` and `most` are over the neurons of the first hidden layer, `sole` how many of them
    answer to one digit only; `picky` is the first that answers to fewest. Of the second layer,
    `idle` neurons answer to none, and `behind` is the first that answers to any.

    `steady` neurons have an average that is more than twice their spread away from 0. Of the first
    of them, with its `number`, `half` is half the sum of the weights, `b` the bias, and `expected`
    their sum, which noise gives it on average, more or less `spread`.
    """
    layer = network.layers[0]
    halves = [sum(row) / 2 for row in layer.weights]
    spreads = [sqrt(sumprod(row, row) / 12) for row in layer.weights]  # a pixel varies by 1/12
    averages = [half + b for half, b in zip(halves, layer.biases, strict=True)]
    steady = [abs(z) > 2 * spread for z, spread in zip(averages, spreads, strict=True)]
    lit = {neuron: len(hope_and_truth.lit_digits(neuron)) for neuron in hope_and_truth.NEURONS}
    counts, behind = (
        [count for neuron, count in lit.items() if neuron.startswith(layer)] for layer in "12"
    )
    shown = steady.index(True)
    return {
        "least": str(min(counts)),
        "most": str(max(counts)),
        "sole": str(counts.count(1)),
        "picky": _neuron(min(range(len(counts)), key=lambda j: counts[j] or DIGITS), 1),
        "idle": str(behind.count(0)),
        "behind": _neuron(next(j for j, count in enumerate(behind) if count), 2),
        "number": str(shown + 1),
        "half": fixed(halves[shown]),
        "b": fixed(layer.biases[shown]),
        "expected": fixed(averages[shown]),
        "spread": fixed(spreads[shown]),
        "steady": str(sum(steady)),
        "mean": fixed(sum(counts) / len(counts), 1),
        "scale": fixed(full_strength(1)),
        "lit": f"{tuning.LIT:g}",
    }


def _neuron(place: int, layer: int) -> dict[str, str]:
    """Return the state that shows a neuron, and its number as readers count."""
    return {"state": f"neuron={layer}.{place}", "number": str(place + 1)}


def _kind(said_to: Verdicts) -> dict[str, str]:
    largest = sorted(said_to["largest"])
    ((digit, times),) = Counter(said_to["choices"]).most_common(1)
    images = len(largest)
    return {
        "sure": percent(sum(a > SURE for a in largest) / images, 1),
        "half": percent(sum(a > HALF for a in largest) / images, 1),
        "middle": fixed(largest[images // 2]),
        "digit": str(digit),
        "called": percent(times / images, 1),
    }


def verdicts(network: Network, images: Iterable[Vector]) -> Verdicts:
    """Return what a network says to each image."""
    outputs = [network.forward(pixels) for pixels in images]
    return {
        "choices": [argmax(each) for each in outputs],
        "largest": [max(each) for each in outputs],
    }
