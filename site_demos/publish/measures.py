"""What the pages measure on whole sets of images, by sums over bytes rather than pixel by pixel."""

from collections import Counter
from collections.abc import Sequence
from math import sqrt, sumprod
from typing import TypedDict

from nn_core import Dataset, Images, Matrix, Network, argmax
from nn_core.evaluate import forward_passes
from nn_core.sparse import dense

DIGITS = range(10)


class Answers(TypedDict):
    """What a network says to many images: its choice for each, and what its outputs add up to."""

    choices: list[int]
    sums: list[float]


def answers(network: Network, images: Images) -> Answers:
    """Return the choice of a network for each image, and the sum of its outputs."""
    found = [outputs for *_, outputs in forward_passes(network, images)]
    return {"choices": [argmax(outputs) for outputs in found], "sums": list(map(sum, found))}


def mean_images(data: Dataset) -> list[list[float]]:
    """Return, for each digit, the mean of all images of it, as 784 pixels in 0…1.

    Parameters
    ----------
    data : Dataset
        With at least one image of each digit.
    """
    return [
        [total / (255 * count) for total in totals]
        for totals, count in (_totals(data, digit) for digit in DIGITS)
    ]


def nearest_means(means: Matrix, images: Images) -> list[int]:
    """Return, for each image p, the digit whose mean image q is the nearest to it.

    d(p, q)² = |p|² - 2 (q · p - ½ |q|²), and |p|² is the same for all ten: so the nearest mean is
    where q · p - ½ |q|² is largest, a weighted sum with a bias for each digit.
    """
    biases = [-sumprod(mean, mean) / 2 for mean in means]
    sums = (dense(means, biases, images.sparse(number)) for number in range(len(images)))
    return [argmax(each) for each in sums]


def typical_distances(data: Dataset, digit: int) -> list[float]:
    """Return the root mean square distance from an image of a digit to one of each digit.

    It is over all pairs, without visiting them: Σ d(p, q)² = n Σ|p|² + k Σ|q|² - 2 Σp · Σq for k
    images p and n images q. Where both digits are the same, only pairs of two images count.
    """
    totals = [_totals(data, each) for each in DIGITS]
    squares = [_squares(data, each) for each in DIGITS]
    mine, count = totals[digit]
    apart = []
    for other, (theirs, other_count) in enumerate(totals):
        sum_of_squares = other_count * squares[digit] + count * squares[other]
        pairs = count * (other_count - (digit == other))
        apart.append(sqrt((sum_of_squares - 2 * sumprod(mine, theirs)) / pairs) / 255)
    return apart


def black_share(images: Images) -> float:
    """Return the share of all pixels that are exactly black."""
    return images.data.count(0) / len(images.data)


def choices_for(labels: bytes, choices: Sequence[int], digit: int) -> Counter[int]:
    """Return how often the images of one digit are taken for each digit."""
    return Counter(choice for label, choice in zip(labels, choices, strict=True) if label == digit)


def _of_digit(data: Dataset, digit: int) -> bytes:
    return b"".join(
        data.images.raw(number) for number, label in enumerate(data.labels) if label == digit
    )


def _totals(data: Dataset, digit: int) -> tuple[list[int], int]:
    """Return the sum of each pixel, in bytes, over the images of a digit, and how many they are."""
    images, size = _of_digit(data, digit), data.images.size
    return [sum(images[place::size]) for place in range(size)], len(images) // size


def _squares(data: Dataset, digit: int) -> int:
    """Return Σ |p|², in bytes, over the images of a digit."""
    return sum(byte * byte * count for byte, count in Counter(_of_digit(data, digit)).items())
