"""The numbers in the chapter about what the network learned: its weights, and its mistakes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from nn_core import SCHEDULES, Recipe
from nn_core.optimise import MOMENTUM
from site_demos.publish.examples import percent
from site_demos.kit.figure import find
from site_demos.kit.svg import said
from site_demos.samples import article

COMMON = 4
DIGITS = range(10)


def learned(never: Sequence[int], train_count: int) -> dict[str, Any]:
    """Return what the weights were and are; `never` are the pixels that are always black.

    `alike` of them lead to weights that have all shrunk to the very same share of what they were:
    nothing but decay has moved them. `predicted` is that share by the recipe alone.
    """
    demo = find("before-and-after")
    before, after = demo.layers()["before"], demo.layers()["after"]
    alike = [place for place in never if demo.is_shrunk(place)]
    sizes = [_mean(abs(w) for row in rows for w in row) for rows in (before, after)]
    black = [_mean(abs(row[p]) for row in rows for p in alike) for rows in (before, after)]
    return {
        "never": str(len(never)),
        "alike": str(len(alike)),
        "rest": str(len(never) - len(alike)),
        "alike_weights": str(len(alike) * len(after)),
        "never_weights": f"{len(never) * len(after):,}",
        "left": percent(black[1] / black[0], 2),
        "predicted": percent(decayed(Recipe(), train_count), 2),
        "before": said(sizes[0], 3),
        "after": said(sizes[1], 3),
        "grown": said(sizes[1] / sizes[0], 1),
        "l2": f"{Recipe().l2:g}",
        "mu": f"{MOMENTUM:g}",
    }


def decayed(recipe: Recipe, train_count: int) -> float:
    """Return what a weight of 1 shrinks to in a training in which its slope is always 0."""
    steps = ceil(train_count * (1 + recipe.copies) / recipe.batch_size) * recipe.epochs
    w, speed = 1.0, 0.0
    for number in range(steps):
        rate = recipe.learning_rate * SCHEDULES[recipe.schedule](number / steps)
        speed = MOMENTUM * speed - rate * recipe.l2 * w
        w += speed
    return w


def mistakes(labels: bytes, choices: Sequence[int]) -> dict[str, Any]:
    """Return how often each digit is taken for each, and which pairs are mixed up most."""
    counts = Counter(zip(labels, choices, strict=True))
    wrong = {pair: count for pair, count in counts.items() if pair[0] != pair[1]}
    worst = sorted(wrong, key=lambda pair: (-wrong[pair], pair))[:COMMON]
    of = Counter(labels)
    shares = {digit: counts[digit, digit] / of[digit] for digit in DIGITS}
    hardest, easiest = min(shares, key=shares.__getitem__), max(shares, key=shares.__getitem__)
    return {
        "counts": [[counts[meant, taken] for taken in DIGITS] for meant in DIGITS],
        "worst": [
            f"{article(meant)} for {article(taken)} ({wrong[meant, taken]} times)"
            for meant, taken in worst
        ],
        "hardest": f"{article(hardest)}",
        "hardest_share": percent(shares[hardest], 1),
        "easiest": f"{article(easiest)}",
        "easiest_share": percent(shares[easiest], 1),
    }


def _mean(numbers: Iterable[float]) -> float:
    found = list(numbers)
    return sum(found) / len(found)
