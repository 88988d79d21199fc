"""Whole trainings, by curve, first weights and depth: what `make depth` measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from site_demos import kit, weights
from site_demos.demos.learning import _slopes

NAMES = {
    "sigmoid": "sigmoid, Xavier",
    "normal": "sigmoid, N(0, 1)",
    "larger": "sigmoid, 4 × Xavier",
    "centred": "the same, centred",
    "adam": "sigmoid, Xavier, Adam",
    "tanh": "tanh, Xavier",
    "smaller": "ReLU, Xavier",
    "relu": "ReLU, He",
}
MOMENTS = {"start": "before the first step", "end": "after the last step"}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """How deep the networks are, whose slopes to look at, and when."""

    depth: str = kit.choice("8", options={"2": "2", "8": "8", "16": "16"}, label="Hidden layers")
    kind: str = kit.pick("sigmoid", options=tuple(NAMES), label="Kind of network")
    moment: str = kit.choice("start", options=MOMENTS, label="Slopes")


def render(parameters: Parameters) -> str:
    """Draw what each kind of network reads right, a dot for each training, and its slopes."""
    runs = {
        each["kind"]: each for each in weights.full_runs() if str(each["depth"]) == parameters.depth
    }
    rows = [_row(kind, runs[kind], is_chosen=kind == parameters.kind) for kind in NAMES]
    label = "Share of all test images read right, by curve and first weights"
    return kit.join(
        [
            kit.radios(rows, label, "nn-kinds", columns=1),
            kit.result(_sentence(runs, parameters)),
            _draw_slopes(runs, parameters),
            kit.element("p", _key(runs, parameters), class_="nn-note"),
        ]
    )


def share_range(shares: Sequence[float]) -> str:
    """Return the smallest and the largest of some shares as per cent.

    >>> share_range([0.9134, 0.9, 0.92])
    '90.0–92.0%'
    >>> share_range([0.1135, 0.1135])
    '11.4%'
    """
    low, high = (kit.percent(share, 1) for share in (min(shares), max(shares)))
    return low if low == high else f"{low.removesuffix('%')}–{high}"


def _row(kind: str, run: dict[str, Any], *, is_chosen: bool) -> str:
    """Draw the networks of one kind on a line from 0 to 100%, as a button."""
    shares: list[float] = run["right"]
    plot = kit.Plot((0, 1), (0, 1), 8, 2, 184, 16)
    parts = [kit.element("path", d="M8 10h184M8 5v10M100 5v10M192 5v10", class_="nn-rule")]
    parts.append(plot.path([(min(shares), 0.5), (max(shares), 0.5)], "nn-share-reach"))
    for share in shares:
        x, y = plot.at(share, 0.5)
        parts.append(kit.element("circle", cx=x, cy=y, r=4, class_="nn-share"))
    told = share_range(shares)
    drawn = kit.join(
        [
            kit.element("span", NAMES[kind], class_="nn-kind"),
            kit.picture(200, 20, *parts, title=f"{NAMES[kind]}: {told}"),
            kit.element("span", told, class_="nn-kind-range"),
        ]
    )
    label = f"{NAMES[kind]}: {told}"
    return kit.radio(f"kind={kind}", drawn, label, is_chosen=is_chosen, is_stop=is_chosen)


def _sentence(runs: dict[str, dict[str, Any]], parameters: Parameters) -> str:
    run = runs[parameters.kind]
    return (
        f"{NAMES[parameters.kind]}, {parameters.depth} hidden layers: it reads"
        f" {kit.named('right', share_range(run['right']))} of all test images right, in"
        f" {len(run['right'])} training runs at its best rate {kit.number(run['rate'], 3)}."
    )


def _draw_slopes(runs: dict[str, dict[str, Any]], parameters: Parameters) -> str:
    """Draw the slopes of the chosen kind over those of all others."""
    others = [
        (_by_layer(run, parameters.moment), _slopes.FAINT)
        for kind, run in runs.items()
        if kind != parameters.kind
    ]
    chosen = _by_layer(runs[parameters.kind], parameters.moment)
    told = ", ".join(kit.tiny(median(each)) for each in chosen)
    name, moment = NAMES[parameters.kind], MOMENTS[parameters.moment]
    return _slopes.draw(
        [*others, (chosen, _slopes.SOLID)],
        label=f"size of the slopes, by layer, {moment}",
        title=f"Mean size of the slopes in each layer of {name}, {moment}: {told}",
    )


def _key(runs: dict[str, dict[str, Any]], parameters: Parameters) -> str:
    """Say what the lines are, and how much reaches the first layer."""
    first, *_, last = _by_layer(runs[parameters.kind], parameters.moment)
    left = median(one / other if other else 0.0 for one, other in zip(first, last, strict=True))
    return (
        f"Points: {NAMES[parameters.kind]}, the middle one of {len(first)}; bars: from the smallest"
        f" to the largest. Dotted: the other kinds. Of the output layer’s slope"
        f" {kit.named('left', kit.tiny(left))} reaches layer 1."
    )


def _by_layer(run: dict[str, Any], moment: str) -> list[tuple[float, ...]]:
    return list(zip(*run[moment]["slopes"], strict=True))
