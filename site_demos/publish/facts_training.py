"""The numbers in the chapter that trains: how far its first setting gets."""

from pathlib import Path
from typing import Any

from nn_core import Recipe
from site_demos import samples
from site_demos.kit.figure import find
from site_demos.kit.svg import said

FILES = [
    *sorted(Path("site_demos/learning").glob("*train*.py")),
    Path(__file__),
    Path(__file__).with_name("samples.py"),  # which images
]
IMAGES = 6000
FEW = 100
LONG = 20_000
SHOWN = (1000, 2000, 5000, 10_000, LONG)  # images seen, in the table of overfitting


def trials(**changed: Any) -> list[list[float]]:  # noqa: ANN401 (the demo checks what comes)
    """Return the trials of a run; see `site_demos.samples.first_run.trials`."""
    demo = find("train-it-here")
    parameters = demo.Parameters(**changed)
    state = demo.begin(parameters)
    while state.seen < (LONG if changed else IMAGES):
        state = demo.advance(parameters, state)
    return [[each.seen, each.loss, each.trained, each.unseen] for each in state.trials]


def training(kept: dict[str, list[list[float]]]) -> dict[str, Any]:
    """Return what the chapter says; `kept` holds the trials of all images, and of a few."""
    first = find("train-it-here").Parameters()
    few, every = kept["few"][-1], kept["all"][0][0]
    return {
        "images": f"{int(first.images):,}",
        "unseen": f"{len(samples.unseen()):,}",
        "passes": f"{Recipe().epochs}",
        "every": f"{every:,.0f}",
        "batch": f"{first.batch:.0f}",
        "steps": f"{every / first.batch:,.0f}",
        "rows": [(f"{seen:,.0f}", _share(right)) for seen, *_, right in kept["all"]],
        "few": {
            "images": f"{FEW}",
            "epochs": f"{few[0] / FEW:,.0f}",
            "seen": f"{few[0]:,.0f}",
            "rows": [
                (f"{seen:,.0f}", _share(learnt), _share(right))
                for seen, _, learnt, right in kept["few"]
                if seen in SHOWN
            ],
            "learnt": _share(few[2]),
            "right": _share(few[3]),
        },
    }


def _share(share: float) -> str:
    return f"{said(100 * share, 1)} %"
