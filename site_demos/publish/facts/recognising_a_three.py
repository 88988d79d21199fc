"""The numbers in the chapter about a three: two of them, and what mean images make of digits."""

from collections.abc import Sequence
from itertools import permutations
from math import sqrt, sumprod
from statistics import fmean
from typing import Any

from nn_core import Dataset
from site_demos import samples
from site_demos.demos.recognise import threes
from site_demos.kit.svg import fixed, percent
from site_demos.publish import sets
from site_demos.publish.facts.network import nearest_means
from site_demos.publish.remembered import remembered
from site_demos.publish.sets import DIGITS
from site_demos.samples import neighbours


@remembered
def typical() -> list[list[float]]:
    """Return the typical distance from an image of each digit to another one of each."""
    return [typical_distances(sets.test(), digit) for digit in DIGITS]


def facts() -> dict[str, Any]:
    """Return what the chapter says.

    `black_share` is the share of all pixels of the test images that are exactly black. Of each
    digit, `mean_by_digit` holds the share right by the nearest mean, and what it is most taken for.
    """
    nearest, labels = nearest_means(), sets.test().labels
    return {
        "black_share": percent(sets.black_share(sets.test().images), 0),
        "threes": pair(),
        "typical": [f"{apart:.1f}" for apart in typical()[3]],
        "same": f"{fmean(typical()[digit][digit] for digit in DIGITS):.1f}",
        "other": f"{fmean(typical()[a][b] for a, b in permutations(DIGITS, 2)):.1f}",
        "twos": [f"{typical()[2][other]:.1f}" for other in (2, 1)],
        "mean_wrong_count": f"{len(labels) - sets.right(nearest, labels):,}",
        "neighbours": neighbours_in_numbers(),
        "mean_by_digit": [by_digit(nearest, labels, digit) for digit in DIGITS],
    }


def neighbours_in_numbers() -> dict[str, Any]:
    """Return what nearest neighbours read, and what it takes, beside means and the network.

    `all` is by the nearest of all training images and `three` by three of them; they hold so many
    `numbers`. `fewer` times fewer are in the network. Those would hold `held` images, and the
    nearest of these reads between both of `few`, in so many `draws`. Of the `ways` to read, `right`
    holds the share for images moved to the right by 0, 1, 2… pixels.
    """
    found, network = neighbours.found(), sets.network()
    size, count = sets.train().images.size, len(sets.train())
    held = network.parameter_count // size
    weights = network.parameter_count - sum(network.sizes[1:])
    means = size * len(DIGITS)
    return {
        "all": _share(found["votes"]["1"]),
        "three": _share(found["votes"]["3"]),
        "numbers": f"{count * size:,}",
        "fewer": f"{round(count * size / network.parameter_count):,}",
        "draws": str(len(found["drawn"][str(held)])),
        "held": str(held),
        "few": [_share(end(found["drawn"][str(held)])) for end in (min, max)],
        "ways": [
            _way("nearest mean image", "mean", means, means),
            _way("our network", "network", network.parameter_count, weights),
            _way("nearest neighbour", "neighbour", count * size, count * size),
        ],
    }


def _way(name: str, key: str, numbers: int, products: int) -> dict[str, Any]:
    right = [_share(shift[key]) for shift in neighbours.found()["shifted"]]
    return {"name": name, "numbers": f"{numbers:,}", "products": f"{products:,}", "right": right}


def _share(right: int) -> str:
    return percent(right / len(sets.test()), 1)


def pair() -> dict[str, str]:
    """Return the two threes that the figure begins with, and the digit that is nearer.

    `square_far` is the sum of squares under the root of `far`, which is between the threes, and
    `square_near` under that of `near`, to the image of another digit. `bright_any` pixels are
    bright in one of all threes shown or more, `bright_all` in every one.
    """
    begin = threes.Parameters()
    first, second = threes.THREES[begin.first], threes.THREES[begin.second]
    other = threes.nearest_other(first)
    far, near = threes.distance(first, second), threes.distance(first, other)
    bright = [
        sum(pixel > threes.BRIGHT for pixel in column)
        for column in zip(*(samples.images()[n] for n in threes.THREES.values()), strict=True)
    ]
    return {
        "shown": str(len(threes.THREES)),
        "first": begin.first,
        "second": begin.second,
        "other": str(samples.numbers()[other]),
        "digit": str(samples.labels()[other]),
        "far": fixed(far),
        "near": fixed(near),
        "square_far": fixed(far**2),
        "square_near": fixed(near**2),
        "differ_far": str(threes.differing(first, second, begin.limit)),
        "differ_near": str(threes.differing(first, other, begin.limit)),
        "bright_any": str(sum(count > 0 for count in bright)),
        "bright_all": str(bright.count(len(threes.THREES))),
    }


def by_digit(choices: Sequence[int], labels: bytes, digit: int) -> dict[str, str]:
    """Return the share of a digit's images that is chosen right, and the most frequent mistake."""
    counts = sets.choices_for(labels, choices, digit)
    wrong, times = max(((d, n) for d, n in counts.items() if d != digit), key=lambda each: each[1])
    share = counts[digit] / counts.total()
    return {"right": percent(share, 1), "taken_for": str(wrong), "times": str(times)}


def typical_distances(data: Dataset, digit: int) -> list[float]:
    """Return the root mean square distance from an image of a digit to one of each digit.

    It is over all pairs, without visiting them: Σ d(p, q)² = n Σ|p|² + k Σ|q|² - 2 Σp · Σq for k
    images p and n images q. Where both digits are the same, only pairs of two images count.
    """
    totals = [sets.totals(data, each) for each in DIGITS]
    squares = [sets.squares(data, each) for each in DIGITS]
    mine, count = totals[digit]
    apart = []
    for other, (theirs, other_count) in enumerate(totals):
        sum_of_squares = other_count * squares[digit] + count * squares[other]
        pairs = count * (other_count - (digit == other))
        apart.append(sqrt((sum_of_squares - 2 * sumprod(mine, theirs)) / pairs) / 255)
    return apart
