"""Sigmoid and ReLU through whole trainings, shallow and deep: what `make depth` measured."""

from dataclasses import dataclass
from typing import Any

from site_demos import kit, weights
from site_demos.demos.learning import _bars, _curves

NAMES = {
    "sigmoid": "sigmoid, Xavier",
    "wide": "sigmoid, N(0, 1)",
    "relu": "ReLU, He",
}
LINES = {"sigmoid": _curves.SOLID, "wide": _curves.DOTTED, "relu": _curves.DASHED}
BARS = {"sigmoid": _bars.SOLID, "wide": _bars.FAINT, "relu": _bars.HOLLOW}
MOMENTS = {"start": "before the first step", "end": "after the last step"}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Which networks, and when to look at their slopes."""

    depth: str = kit.choice("8", options={"2": "2", "8": "8"}, label="Hidden layers")
    moment: str = kit.choice("start", options=MOMENTS, label="Slopes")


def render(parameters: Parameters) -> str:
    """Draw three whole trainings: how much they read right, their losses, and their slopes."""
    runs = {
        each["kind"]: each for each in weights.full_runs() if str(each["depth"]) == parameters.depth
    }
    key = "Solid, full: sigmoid, Xavier. Dotted, faint: sigmoid, N(0, 1). Dashed, hollow: ReLU, He."
    return kit.join(
        [
            _draw_curves(runs),
            kit.element("p", key, class_="nn-note"),
            kit.result(_sentence(runs, parameters.depth)),
            _draw_slopes(runs, parameters.moment),
        ]
    )


def _sentence(runs: dict[str, dict[str, Any]], depth: str) -> str:
    ends = [
        f"{NAMES[kind]} {kit.named(kind, kit.percent(run['curve'][-1][1], 1))}"
        for kind, run in runs.items()
    ]
    return f"Read right with {depth} hidden layers, of all test images: {'; '.join(ends)}."


def _draw_curves(runs: dict[str, dict[str, Any]]) -> str:
    right = [(run["curve"], LINES[kind]) for kind, run in runs.items()]
    losses = [
        (
            [(seen, loss) for (seen, _), loss in zip(run["curve"][1:], run["losses"], strict=True)],
            LINES[kind],
        )
        for kind, run in runs.items()
    ]
    far = max(run["curve"][-1][0] for run in runs.values())
    ends = [f"{NAMES[kind]} {kit.percent(run['curve'][-1][1], 1)}" for kind, run in runs.items()]
    title = f"Share of the test images read right, and mean loss, at the end: {'; '.join(ends)}."
    return _curves.draw(right, losses, far=far, title=title)


def _draw_slopes(runs: dict[str, dict[str, Any]], moment: str) -> str:
    sets = [(run[moment]["slopes"], BARS[kind]) for kind, run in runs.items()]
    names = [*map(str, range(1, len(sets[0][0]))), "out"]
    told = "; ".join(
        f"{NAMES[kind]}: {', '.join(map(kit.tiny, run[moment]['slopes']))}"
        for kind, run in runs.items()
    )
    title = f"Mean size of the slopes in each layer, {MOMENTS[moment]}. {told}."
    return _bars.draw(sets, names, label="size of the slopes, by layer", title=title)
