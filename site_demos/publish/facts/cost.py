"""The numbers in the chapter about the cost: of one image, of one output, and of many images."""

from statistics import fmean, median
from typing import Any

from nn_core import one_hot
from site_demos import samples
from site_demos.demos.learning import cost, cost_of_one_output, worst_images
from site_demos.demos.learning._gallery import SHOWN
from site_demos.demos.learning._terms import ENTROPY, NETWORK, SQUARED
from site_demos.kit.svg import fixed, percent
from site_demos.publish import sets
from site_demos.publish.remembered import remembered
from site_demos.samples import worst

DIGITS = 10
DOUBTS = (0.5, 0.1, 0.01)  # outputs where 1 is wanted
WORST = 100  # images whose share of the cost is told
FIRST = 10_000  # training images, as many as there are test images


@remembered
def train_cost() -> float:
    """Return the mean cross-entropy of as many training images as there are test images."""
    return fmean(sets.costs(sets.network(), sets.train().slice(0, FIRST))["entropy"])


def facts() -> dict[str, Any]:
    """Return what the chapter says.

    Of all cross-entropy, `wrong_share` is that of mistaken images and `worst_share` that of the
    worst `worst`. `tenth` is what an image costs if all ten outputs are 0.1.
    """
    found, entropy = sets.costs_of_test_images(), sets.costs_of_test_images()["entropy"]
    total, dearest = sum(entropy), sorted(entropy, reverse=True)
    pairs = zip(found["choices"], sets.test().labels, strict=True)
    wrong = sum(c for c, (choice, label) in zip(entropy, pairs, strict=True) if choice != label)
    return {
        "squared": fixed(fmean(found["squared"]), 3),
        "entropy": fixed(fmean(entropy), 3),
        "train": fixed(train_cost(), 3),
        "train_count": f"{FIRST:,}",
        "median": fixed(median(entropy), 3),
        "wrong_share": percent(wrong / total, 0),
        "worst": str(WORST),
        "worst_share": percent(sum(dearest[:WORST]) / total, 0),
        "shown": str(worst.SHOWN),
        "most": fixed(dearest[0], 1),
        "tenth": fixed(ENTROPY.value([1 / DIGITS] * DIGITS, one_hot(0))),
        "one": {f"{a:g}": _one(a) for a in DOUBTS},
        **_worst(),
        **_figure(),
    }


def _worst() -> dict[str, Any]:
    """Return the least and the most that the worst images cost by squared error.

    `given` is the largest output that one of them gets for its right digit.
    """
    pairs = [(worst_images.outputs(rank), worst.labels()[rank]) for rank in worst_images.RANKS]
    squared = [SQUARED.value(a, one_hot(digit)) for a, digit in pairs]
    return {
        "worst_squared": [fixed(min(squared)), fixed(max(squared))],
        "given": fixed(max(a[digit] for a, digit in pairs), 3),
    }


def _one(a: float) -> dict[str, str]:
    """Return what an output costs where 1 is wanted, and its slopes by a and by z."""
    costs = [measure.value([a], [1.0]) for measure in (SQUARED, ENTROPY)]
    by_output, by_sum = (
        cost_of_one_output.slopes_by_output(a, 1.0),
        cost_of_one_output.slopes_by_sum(a, 1.0),
    )
    return {
        "squared": fixed(costs[0], 3),
        "entropy": fixed(costs[1], 3),
        "squared_slope": fixed(by_output[0]),
        "entropy_slope": fixed(by_output[1], 0),
        "squared_z": fixed(by_sum[0], 4),
        "entropy_z": fixed(by_sum[1]),
    }


def _figure() -> dict[str, Any]:
    """Return the figure as it stands at first.

    Of the right `digit` and the `rival`, the wrong digit with the largest output, the output and
    its terms; the sums; and the states with the least and the most costly image.
    """
    place = SHOWN[cost.Parameters().image]
    digit, outputs = samples.labels()[place], _outputs(place)
    target = one_hot(digit)
    rival = max((d for d in range(DIGITS) if d != digit), key=outputs.__getitem__)
    measures = {"squared": SQUARED, "entropy": ENTROPY}
    dear = sorted(SHOWN, key=lambda number: _cost_of(SHOWN[number]))
    return {
        "first": cost.Parameters().image,
        "digit": str(digit),
        "rival": str(rival),
        "a": fixed(outputs[digit], 3),
        "b": fixed(outputs[rival], 3),
        "rest": str(DIGITS - 2),
        "right": {name: fixed(m.value([outputs[digit]], [1.0]), 3) for name, m in measures.items()},
        "wrong": {name: fixed(m.value([outputs[rival]], [0.0]), 3) for name, m in measures.items()},
        "total": {name: fixed(m.value(outputs, target), 3) for name, m in measures.items()},
        "cheap": f"image={dear[0]}&push=0",
        "dear": f"image={dear[-1]}&push=0",
    }


def _outputs(place: int) -> list[float]:
    return NETWORK.forward(samples.images()[place])


def _cost_of(place: int) -> float:
    target = one_hot(samples.labels()[place])
    return ENTROPY.value(_outputs(place), target)
