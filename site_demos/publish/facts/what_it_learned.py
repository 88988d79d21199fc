"""The numbers in the chapter about what the network learned: its weights, and its mistakes."""

from collections.abc import Iterable
from math import ceil
from typing import Any

from nn_core import SCHEDULES, Recipe
from nn_core.mnist.ink import SIDE
from nn_core.optimise import MOMENTUM
from site_demos.demos.learning.before_and_after import first_layer
from site_demos.kit.svg import fixed, percent
from site_demos.publish import sets
from site_demos.samples import article, confusion
from site_demos.samples.never import never_lit

COMMON = 4
PARTS = ("in the middle", "at the sides", "in the corners")
"""Where a pixel is that is near none, one or two of the sides."""
DIGITS = range(10)


def facts() -> dict[str, Any]:
    """Return what the chapter says."""
    return {"learned": learned(), "mistakes": mistakes()}


def learned() -> dict[str, Any]:
    """Return what the weights were and are.

    `alike` of the `never` lit pixels lead to weights that have all shrunk to the very same share of
    what they were: nothing but decay has moved them. `predicted` is that share by the recipe alone.
    `moved` is how far the weights from each part of the image have come, a mean, and `still` where
    they have moved the least.
    """
    never = never_lit()
    before, after = first_layer.layers()["before"], first_layer.layers()["after"]
    alike = [place for place in never if first_layer.is_shrunk(place)]
    moved = {
        part: _mean(abs(a[p] - b[p]) for b, a in zip(before, after, strict=True) for p in places)
        for part, places in parts().items()
    }
    sizes = [_mean(abs(w) for row in rows for w in row) for rows in (before, after)]
    black = [_mean(abs(row[p]) for row in rows for p in alike) for rows in (before, after)]
    return {
        "never": str(len(never)),
        "alike": str(len(alike)),
        "rest": str(len(never) - len(alike)),
        "alike_weights": str(len(alike) * len(after)),
        "never_weights": f"{len(never) * len(after):,}",
        "left": percent(black[1] / black[0], 2),
        "predicted": percent(decayed(Recipe(), len(sets.train())), 2),
        "before": fixed(sizes[0], 3),
        "after": fixed(sizes[1], 3),
        "grown": fixed(sizes[1] / sizes[0], 1),
        "moved": {part: fixed(each) for part, each in moved.items()},
        "still": min(moved, key=moved.__getitem__),
        "l2": f"{Recipe().l2:g}",
        "mu": f"{MOMENTUM:g}",
    }


def parts() -> dict[str, list[int]]:
    """Return the pixels of the image in three parts; the sides are a quarter of it wide."""
    found: dict[str, list[int]] = {}
    for place in range(SIDE * SIDE):
        near = sum(min(at, SIDE - 1 - at) < SIDE // 4 for at in divmod(place, SIDE))
        found.setdefault(PARTS[near], []).append(place)
    return found


def decayed(recipe: Recipe, train_count: int) -> float:
    """Return what a weight of 1 shrinks to in a training in which its slope is always 0."""
    steps = ceil(train_count * (1 + recipe.copies) / recipe.batch_size) * recipe.epochs
    w, speed = 1.0, 0.0
    for number in range(steps):
        rate = recipe.learning_rate * SCHEDULES[recipe.schedule](number / steps)
        speed = MOMENTUM * speed - rate * recipe.l2 * w
        w += speed
    return w


def mistakes() -> dict[str, Any]:
    """Return which pairs of digits are mixed up most, and the hardest and the easiest digit."""
    counts = confusion.counts()
    wrong = {(m, t): counts[m][t] for m in DIGITS for t in DIGITS if m != t}
    worst = sorted(wrong, key=lambda pair: (-wrong[pair], pair))[:COMMON]
    shares = {digit: counts[digit][digit] / sum(counts[digit]) for digit in DIGITS}
    hardest, easiest = min(shares, key=shares.__getitem__), max(shares, key=shares.__getitem__)
    return {
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
