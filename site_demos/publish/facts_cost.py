"""The numbers in the chapter about the cost: of one image, of one output, and of many images."""

from statistics import fmean, median
from typing import Any

from nn_core import loss, one_hot
from site_demos.publish.costs import FIRST, SHOWN, Costs
from site_demos.publish.examples import percent
from site_demos.kit.figure import find
from site_demos.kit.svg import said

DIGITS = 10
ENTROPY = "binary cross-entropy"
DOUBTS = (0.5, 0.1, 0.01)  # outputs where 1 is wanted
WORST = 100  # images whose share of the cost is told


def cost(found: Costs, train: float, labels: bytes) -> dict[str, Any]:
    """Return what the chapter says.

    Parameters
    ----------
    found : Costs
        Of each test image.
    train : float
        The mean cross-entropy of as many training images.
    labels : bytes
        What each test image shows.

    Of all cross-entropy, `wrong_share` is that of mistaken images and `worst_share` that of the
    worst `worst`. `tenth` is what an image costs if all ten outputs are 0.1.
    """
    entropy = found["entropy"]
    total, worst = sum(entropy), sorted(entropy, reverse=True)
    pairs = zip(found["choices"], labels, strict=True)
    wrong = sum(c for c, (choice, label) in zip(entropy, pairs, strict=True) if choice != label)
    return {
        "squared": said(fmean(found["squared"]), 3),
        "entropy": said(fmean(entropy), 3),
        "train": said(train, 3),
        "train_count": f"{FIRST:,}",
        "median": said(median(entropy), 3),
        "wrong_share": percent(wrong / total, 0),
        "worst": str(WORST),
        "worst_share": percent(sum(worst[:WORST]) / total, 0),
        "shown": str(SHOWN),
        "most": said(worst[0], 1),
        "tenth": said(loss.loss(ENTROPY).value([1 / DIGITS] * DIGITS, one_hot(0))),
        "one": {f"{a:g}": _one(a) for a in DOUBTS},
        **_worst(),
        **_figure(),
    }


def _worst() -> dict[str, Any]:
    """Return the least and the most that the worst images cost by squared error.

    `given` is the largest output that one of them gets for its right digit.
    """
    demo = find("worst-images")
    pairs = [(demo.outputs(rank), demo.worst.labels()[rank]) for rank in demo.RANKS]
    squared = [demo.SQUARED.value(a, one_hot(digit)) for a, digit in pairs]
    return {
        "worst_squared": [said(min(squared)), said(max(squared))],
        "given": said(max(a[digit] for a, digit in pairs), 3),
    }


def _one(a: float) -> dict[str, str]:
    """Return what an output costs where 1 is wanted, and its slopes by a and by z."""
    demo = find("cost-of-one-output")
    costs = [measure.value([a], [1.0]) for measure in (demo.SQUARED, demo.ENTROPY)]
    by_output, by_sum = demo.slopes_by_output(a, 1.0), demo.slopes_by_sum(a, 1.0)
    return {
        "squared": said(costs[0], 3),
        "entropy": said(costs[1], 3),
        "squared_slope": said(by_output[0]),
        "entropy_slope": said(by_output[1], 0),
        "squared_z": said(by_sum[0], 4),
        "entropy_z": said(by_sum[1]),
    }


def _figure() -> dict[str, Any]:
    """Return the figure as it stands at first.

    Of the right `digit` and the `rival`, the wrong digit with the largest output, the output and
    its terms; the sums; and the states with the least and the most costly image.
    """
    demo = find("cost")
    place = demo.SHOWN[demo.Parameters().image]
    digit, outputs = demo.samples.labels()[place], _outputs(place)
    target = one_hot(digit)
    rival = max((d for d in range(DIGITS) if d != digit), key=outputs.__getitem__)
    measures = {"squared": demo.SQUARED, "entropy": demo.ENTROPY}
    dear = sorted(demo.SHOWN, key=lambda number: _cost_of(demo.SHOWN[number]))
    return {
        "first": demo.Parameters().image,
        "digit": str(digit),
        "rival": str(rival),
        "a": said(outputs[digit], 3),
        "b": said(outputs[rival], 3),
        "rest": str(DIGITS - 2),
        "right": {name: said(m.value([outputs[digit]], [1.0]), 3) for name, m in measures.items()},
        "wrong": {name: said(m.value([outputs[rival]], [0.0]), 3) for name, m in measures.items()},
        "total": {name: said(m.value(outputs, target), 3) for name, m in measures.items()},
        "cheap": f"image={dear[0]}",
        "dear": f"image={dear[-1]}",
    }


def _outputs(place: int) -> list[float]:
    demo = find("cost")
    outputs: list[float] = demo.NETWORK.forward(demo.samples.images()[place])
    return outputs


def _cost_of(place: int) -> float:
    demo = find("cost")
    target = one_hot(demo.samples.labels()[place])
    value: float = demo.ENTROPY.value(_outputs(place), target)
    return value
