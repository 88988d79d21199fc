"""The numbers in the chapter about sigmoid or ReLU: whole trainings, shallow and deep."""

from typing import Any

from site_demos.kit.svg import fixed, percent, tiny
from site_demos.publish.depth import CHOOSING, FAR, FINALISTS, JUDGING, RATES
from site_demos.publish.facts.relu import DEEP, KINDS, SHALLOW, WIDTH
from site_demos.weights import full_runs


def facts() -> dict[str, Any]:
    """Return what the full runs gave: by kind, a list of the shallow and the deep network."""
    by_kind = {kind: [_run(kind, depth) for depth in (SHALLOW, DEEP)] for kind in KINDS}
    recipe = full_runs()[0]["recipe"]
    shallow = [_find(kind, SHALLOW)["curve"][-1][1] for kind in KINDS]
    return by_kind | {
        "shallow": str(SHALLOW),
        "deep": str(DEEP),
        "width": str(WIDTH),
        "spread": fixed(100 * (max(shallow) - min(shallow)), 1),
        "batch": str(recipe["batch_size"]),
        "epochs": str(recipe["epochs"]),
        "seed": str(recipe["seed"]),
        "rates": ", ".join(f"{rate:g}" for rate in RATES),
        "choosing": [f"{images:,}" for images in CHOOSING],
        "finalists": str(FINALISTS),
        "judging": f"{JUDGING:,}",
        "far": f"{FAR:g}",
        "near_one": f"{1 - FAR:g}",
    }


def _find(kind: str, depth: int) -> dict[str, Any]:
    (run,) = (each for each in full_runs() if (each["kind"], each["depth"]) == (kind, depth))
    return run


def _run(kind: str, depth: int) -> dict[str, str]:
    """Return one run in words.

    `right` is of all test images at the end, `left` the slopes of the first layer as a share of
    those of the last, `zero`, `saturated` and `dead` are of the first hidden layer.
    """
    run = _find(kind, depth)
    start, end = run["start"], run["end"]
    return {
        "right": percent(run["curve"][-1][1], 1),
        "rate": f"{run['recipe']['learning_rate']:g}",
        "left": tiny(start["slopes"][0] / start["slopes"][-1]),
        "left_end": tiny(end["slopes"][0] / end["slopes"][-1]),
        "saturated": percent(start["saturated"][0], 0),
        "saturated_end": percent(end["saturated"][0], 0),
        "zero": percent(start["zero"][0], 0),
        "zero_end": percent(end["zero"][0], 0),
        "dead": f"{round(WIDTH * start['dead'][0])}",
        "dead_end": f"{round(WIDTH * end['dead'][0])}",
        "dead_anywhere": f"{round(WIDTH * sum(end['dead']))}",
        "hidden_neurons": f"{WIDTH * depth}",
    }
