"""The numbers in the chapter about gradient descent: of one knob, of two, and of all."""

from pathlib import Path
from statistics import fmean
from typing import Any

from nn_core import Dataset, Gradient, Layer, Network, argmax, gradient, loss, one_hot, optimiser
from nn_core.optimise import MOMENTUM
from site_demos.publish.costs import FILES, costs
from site_demos.publish.examples import right
from site_demos.kit.figure import find
from site_demos.kit.svg import said, tiny
from site_demos.samples import DATA

RATES = ("0.02", "0.3", "1", "1.5", "2", "2.2")  # step sizes for one knob
VALLEYS = "0.1"  # the step size for the two valleys
NUDGE = 0.001
NARROW = {"valley": "narrow", "rate": 0.02, "steps": 30.0}
DARK = 0.01  # of the strongest: a grid below that cannot be seen
STEPS = (0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
BOLD = 0.05  # the size of one bold step for a single image


def files() -> list[Path]:
    """Return the modules, and the choice of images, that the bold step comes from."""
    demo = Path(str(find("all-knobs").__file__))
    return [
        Path(__file__),
        *FILES,
        demo,
        demo.with_name("_all_knobs") / "slopes.py",
        DATA / "numbers.json",
    ]


def stepped(network: Network, slopes: Gradient, rate: float) -> Network:
    """Return the network after one step w ← w - η ∂C/∂w of every knob."""
    return Network(
        [
            Layer(
                [_row(*rows, rate) for rows in zip(layer.weights, by.weights, strict=True)],
                _row(layer.biases, by.biases, rate),
                layer.activation,
            )
            for layer, by in zip(network.layers, slopes.layers, strict=True)
        ]
    )


def bold_step(network: Network, test: Dataset) -> dict[str, float]:
    """Return what a bold step for the figure's first image does to all test images.

    `cost` is their mean cost after it, and `right` how many are read right.
    """
    changed = stepped(network, _found().gradient, BOLD)
    found = costs(changed, test)
    return {"cost": fmean(found["entropy"]), "right": right(found["choices"], test.labels)}


def descent(kept: dict[str, float], network: Network, correct: int) -> dict[str, Any]:
    """Return what the chapter says.

    Parameters
    ----------
    kept : dict
        What `bold_step` found.
    network : Network
    correct : int
        How many test images it reads right without that step.
    """
    return {
        "one": _one_knob(),
        "two": _two_knobs(),
        "all": _all_knobs(network),
        "bold": f"{BOLD:g}",
        "right": f"{correct:,}",
        "bold_cost": said(kept["cost"], 3),
        "bold_right": f"{kept['right']:,}",
        "bold_image": said(find("all-knobs").cost_after(_found(), BOLD), 3),
    }


def _one_knob() -> dict[str, Any]:
    """Return the first two steps of the figure, and how many steps different sizes take to rest."""
    demo = find("one-knob")
    begin = demo.Parameters()
    rate, curve = begin.rate, begin.curve
    first, second = (begin.start * (1 - rate) ** n for n in (0, 1))
    ends = [
        demo.path("valleys", start, float(VALLEYS), demo.LAST)[-1]
        for start in (-begin.start, begin.start)
    ]
    return {
        "rate": f"{rate:g}",
        "w": said(first),
        "slope": said(demo.slope(curve, first)),
        "move": said(rate * demo.slope(curve, first)),
        "next": said(second),
        "next_slope": said(demo.slope(curve, second)),
        "next_move": said(rate * demo.slope(curve, second)),
        "then": said(second - rate * demo.slope(curve, second)),
        "rests": {rate: demo.course(curve, begin.start, float(rate)).steps for rate in RATES},
        "valleys": VALLEYS,
        "left": said(demo.cost("valleys", ends[0])),
        "right": said(demo.cost("valleys", ends[1])),
    }


def _two_knobs() -> dict[str, Any]:
    """Return the narrow valley with and without momentum: the cost before and after some steps."""
    demo = find("two-knobs")
    valley = demo.VALLEYS["narrow"]
    places = {
        name: demo.path(demo.Parameters(**NARROW, momentum=name == "heavy"))
        for name in ("plain", "heavy")
    }
    return {
        "wide": f"{demo.VALLEYS['wide'].steep:g}",
        "narrow": f"{valley.steep:g}",
        "momentum": f"{MOMENTUM:g}",
        "steps": f"{NARROW['steps']:g}",
        "rate": f"{NARROW['rate']:g}",
        "before": said(demo.cost(valley.steep, places["plain"][0]), 1),
        **{name: said(demo.cost(valley.steep, way[-1])) for name, way in places.items()},
    }


def _all_knobs(network: Network) -> dict[str, Any]:
    """Return the figure of all knobs as it stands at first.

    `black` of the pixels are black. The `knob` of the last layer has the largest slope there;
    when it is turned up by `nudge`, the cost changes from `before` to `nudged`. A `small` step is
    the largest of `STEPS` that promises to take away no more than a fifth of the cost, and a
    `large` one the smallest that promises more than all of it.
    """
    demo, it = find("all-knobs"), _found()
    j, i, slope = it.largest(2)
    cost, square = it.gradient.loss, it.square
    nudged = _nudged(network, j, i, it)
    small = demo.found(demo.SHOWN[_calm()])
    return {
        "digit": str(it.digit),
        "said": str(argmax(it.trace.outputs)),
        "black": str(it.trace.inputs.count(0.0)),
        "zeros": f"{sum(map(it.zeros, range(3))):,}",
        "others": str(sum(map(it.zeros, range(1, 3)))),
        "knob": demo.knob_name(2, j, i),
        "slope": said(slope, 3),
        "nudge": f"{NUDGE:g}",
        "before": said(cost, 5),
        "nudged": said(nudged, 5),
        "ratio": said((nudged - cost) / NUDGE, 2),
        "square": said(square, 0),
        "small": _step(it, max(rate for rate in STEPS if rate * square <= cost / 5)),
        "large": _step(it, min(rate for rate in STEPS if rate * square > cost)),
        "cost": said(cost),
        **_first_layer(it),
        "calm": f"image={_calm()}",
        "calm_square": said(small.square, 3),
        "times": f"{square / small.square:,.0f}",
    }


def _step(it: Any, rate: float) -> dict[str, str]:  # noqa: ANN401
    """Return what a step of that size should leave of the cost, and what it leaves."""
    drop = rate * it.square
    return {
        "rate": f"{rate:g}",
        "drop": said(drop),
        "promised": said(it.gradient.loss - drop),
        "after": said(find("all-knobs").cost_after(it, rate)),
    }


def _first_layer(it: Any) -> dict[str, str]:  # noqa: ANN401
    """Return which neuron has the strongest slopes, and how many are `dark` beside it.

    Of the dark ones, `flat` would have the strongest, if the slope of its sigmoid were not so
    small, as its activation is so near to an end, 0 or 1.
    """
    deltas, activations = it.deltas[0], it.trace.activations[1]
    strongest, *_ = it.largest(0)
    dark = [j for j, d in enumerate(deltas) if abs(d) < DARK * abs(deltas[strongest])]
    flat = max(dark, key=lambda j: abs(deltas[j]) / (activations[j] * (1 - activations[j])))
    a = activations[flat]
    return {
        "strongest": str(strongest + 1),
        "dark": str(len(dark)),
        "flat": str(flat + 1),
        "flat_end": f"{a:.0f}",
        "flat_slope": tiny(a * (1 - a)),
    }


def _found() -> Any:  # noqa: ANN401 (a demo's own class)
    demo = find("all-knobs")
    return demo.found(demo.SHOWN[demo.Parameters().image])


def _calm() -> str:
    """Return the image of the figure whose slopes are smallest."""
    demo = find("all-knobs")
    shown: dict[str, int] = demo.SHOWN
    return min(shown, key=lambda number: demo.found(shown[number]).square)


def _nudged(network: Network, j: int, i: int, it: Any) -> float:  # noqa: ANN401
    """Return the cost after one weight of the last layer is turned up a little."""
    *others, last = network.layers
    rows = [list(row) for row in last.weights]
    rows[j][i] += NUDGE
    changed = Network([*others, Layer(rows, last.biases, last.activation)])
    target = one_hot(it.digit)
    return gradient(changed, [it.trace.inputs], [target], loss.loss("binary cross-entropy")).loss


def _row(row: Any, slopes: Any, rate: float) -> list[float]:  # noqa: ANN401
    return optimiser("descent").step(row, slopes, (), rate, 1)[0]
