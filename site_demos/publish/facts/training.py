"""The numbers in the chapter that trains: how far its first setting gets."""

from typing import Any

from nn_core import Recipe
from site_demos import samples
from site_demos.demos.learning import train_it_here
from site_demos.demos.learning.train_it_here import first_run
from site_demos.kit.svg import fixed
from site_demos.publish.remembered import remembered

FEW = 100
LONG = 20_000
SHOWN = (1000, 2000, 5000, 10_000, LONG)  # images seen, in the table of overfitting


@remembered
def few_images() -> list[list[float]]:
    """Return the trials of a run that learns from a few images only; see `first_run.trials`."""
    return first_run.run(LONG, images=str(FEW))


def facts() -> dict[str, Any]:
    """Return what the chapter says."""
    first = train_it_here.Parameters()
    few, every = few_images()[-1], first_run.trials()[0][0]
    return {
        "images": f"{int(first.images):,}",
        "unseen": f"{len(samples.unseen()):,}",
        "passes": f"{Recipe().epochs}",
        "every": f"{every:,.0f}",
        "batch": f"{first.batch:.0f}",
        "steps": f"{every / first.batch:,.0f}",
        "rows": [(f"{seen:,.0f}", _share(right)) for seen, *_, right in first_run.trials()],
        "few": {
            "images": f"{FEW}",
            "epochs": f"{few[0] / FEW:,.0f}",
            "seen": f"{few[0]:,.0f}",
            "rows": [
                (f"{seen:,.0f}", _share(learnt), _share(right))
                for seen, _, learnt, right in few_images()
                if seen in SHOWN
            ],
            "learnt": _share(few[2]),
            "right": _share(few[3]),
        },
    }


def _share(share: float) -> str:
    return f"{fixed(100 * share, 1)} %"
