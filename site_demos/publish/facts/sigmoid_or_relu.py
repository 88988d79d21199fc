"""The numbers in the chapter about sigmoid or ReLU: whole trainings, shallow and deep."""

from math import sqrt
from statistics import median
from typing import Any

from nn_core.mnist.ink import SIDE
from site_demos.demos.learning.whole_trainings import NAMES, share_range
from site_demos.kit.svg import percent, tiny
from site_demos.publish import depth
from site_demos.weights import full_runs, wide_runs


def facts() -> dict[str, Any]:
    """Return what the full runs gave: by kind, a list from the shallow to the deepest network."""
    first = depth.recipe("sigmoid", depth.SHALLOW, 1.0, 1)
    by_kind = {kind: [_run(kind, layers) for layers in depth.DEPTHS] for kind in depth.KINDS}
    return by_kind | {
        "names": list(NAMES.items()),
        "four": [(kind, NAMES[kind]) for kind in ("sigmoid", "larger", "tanh", "relu")],
        "depths": list(map(str, depth.DEPTHS)),
        "width": str(depth.WIDTH),
        "normal_times": f"{1 / sqrt(2 / (SIDE * SIDE + depth.WIDTH)):.0f}",
        "wide": {run["kind"]: share_range(run["right"]) for run in wide_runs()},
        "wide_width": str(depth.WIDE),
        "batch": str(first.batch_size),
        "epochs": str(first.epochs),
        "rates": ", ".join(f"{rate:g}" for rate in depth.RATES),
        "seeds": str(len(depth.SEEDS)),
        "choosing": str(len(depth.CHOOSING)),
        "judging": f"{depth.JUDGING:,}",
    }


def _run(kind: str, layers: int) -> dict[str, str]:
    """Return the trainings of one kind and depth in words.

    `right`, `left` and `dead` are ranges over all trainings. `left` is of the slopes of the first
    layer, as a share of those of the last, before the first step; `spread` how far the last hidden
    layer tells images apart then, a median.
    `dead` are neurons that are 0 for every test image, anywhere.
    """
    (run,) = (each for each in full_runs() if (each["kind"], each["depth"]) == (kind, layers))
    start, end = run["start"], run["end"]
    return {
        "right": share_range(run["right"]),
        "middle": percent(median(run["right"]), 1),
        "left": _reach([each[0] / each[-1] for each in start["slopes"]]),
        "spread": tiny(median(each[-1] for each in start["spread"])),
        "hidden_neurons": str(depth.WIDTH * layers),
        "dead_start": _dead(start["dead"]),
        "dead_end": _dead(end["dead"]),
        "first_dead_end": _dead([each[:1] for each in end["dead"]]),
    }


def _reach(values: list[float]) -> str:
    """Return from the least to the largest, each with the digits that count."""
    return f"{tiny(min(values))} to {tiny(max(values))}"


def _dead(shares: list[list[float]]) -> str:
    """Return how many neurons of so many layers are dead, from the fewest to the most.

    >>> _dead([[0.0, 0.125], [0.0625, 0.125]])
    '2–3'
    """
    counts = [round(depth.WIDTH * sum(each)) for each in shares]
    return f"{min(counts)}" if min(counts) == max(counts) else f"{min(counts)}–{max(counts)}"
