"""The numbers in the chapter about gradient descent: of one knob, of two, and of all."""

from statistics import fmean
from typing import Any

from nn_core import Gradient, Layer, Network, Vector, argmax, gradient, loss, one_hot, optimiser
from nn_core.optimise import MOMENTUM
from site_demos.demos.learning import all_knobs, one_knob, two_knobs
from site_demos.demos.learning._gallery import SHOWN
from site_demos.demos.learning.all_knobs import slopes
from site_demos.kit.svg import fixed, tiny
from site_demos.publish import sets
from site_demos.publish.remembered import remembered

RATES = ("0.02", "0.3", "1", "1.5", "2", "2.2")  # step sizes for one knob
VALLEYS = "0.1"  # the step size for the two valleys
NUDGE = 0.001
NARROW_RATE, NARROW_STEPS = 0.02, 30  # in the narrow of the two valleys
DARK = 0.01  # of the strongest: a grid below that cannot be seen
STEPS = (0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
BOLD = 0.05  # the size of one bold step for a single image


def stepped(network: Network, found: Gradient, rate: float) -> Network:
    """Return the network after one step w ← w - η ∂C/∂w of every knob."""
    return Network(
        [
            Layer(
                [_row(*rows, rate) for rows in zip(layer.weights, by.weights, strict=True)],
                _row(layer.biases, by.biases, rate),
                layer.activation,
            )
            for layer, by in zip(network.layers, found.layers, strict=True)
        ]
    )


@remembered
def bold_step() -> dict[str, float]:
    """Return what a bold step for the figure's first image does to all test images.

    `cost` is their mean cost after it, and `right` how many are read right.
    """
    test = sets.test()
    found = sets.costs(stepped(sets.network(), _found().gradient, BOLD), test)
    return {"cost": fmean(found["entropy"]), "right": sets.right(found["choices"], test.labels)}


def facts() -> dict[str, Any]:
    """Return what the chapter says."""
    kept = bold_step()
    return {
        "one": _one_knob(),
        "two": _two_knobs(),
        "all": _all_knobs(sets.network()),
        "bold": f"{BOLD:g}",
        "right": f"{sets.right(sets.choices(), sets.test().labels):,}",
        "bold_cost": fixed(kept["cost"], 3),
        "bold_right": f"{kept['right']:,}",
        "bold_image": fixed(slopes.cost_after(_found(), BOLD), 3),
    }


def _one_knob() -> dict[str, Any]:
    """Return the first two steps of the figure, and how many steps different sizes take to rest."""
    begin = one_knob.Parameters()
    rate, curve = begin.rate, begin.curve
    first, second = (begin.start * (1 - rate) ** n for n in (0, 1))
    ends = [
        one_knob.path("valleys", start, float(VALLEYS), one_knob.LAST)[-1]
        for start in (-begin.start, begin.start)
    ]
    return {
        "rate": f"{rate:g}",
        "w": fixed(first),
        "slope": fixed(one_knob.slope(curve, first)),
        "move": fixed(rate * one_knob.slope(curve, first)),
        "next": fixed(second),
        "next_slope": fixed(one_knob.slope(curve, second)),
        "next_move": fixed(rate * one_knob.slope(curve, second)),
        "then": fixed(second - rate * one_knob.slope(curve, second)),
        "rests": {rate: one_knob.course(curve, begin.start, float(rate)).steps for rate in RATES},
        "valleys": VALLEYS,
        "left": fixed(one_knob.cost("valleys", ends[0])),
        "right": fixed(one_knob.cost("valleys", ends[1])),
    }


def _two_knobs() -> dict[str, Any]:
    """Return the narrow valley with and without momentum: the cost before and after some steps."""
    valley = two_knobs.VALLEYS["narrow"]
    places = {
        name: two_knobs.path(
            two_knobs.Parameters(
                valley="narrow", rate=NARROW_RATE, steps=NARROW_STEPS, momentum=name == "heavy"
            )
        )
        for name in ("plain", "heavy")
    }
    return {
        "wide": f"{two_knobs.VALLEYS['wide'].steep:g}",
        "narrow": f"{valley.steep:g}",
        "momentum": f"{MOMENTUM:g}",
        "steps": f"{NARROW_STEPS:g}",
        "rate": f"{NARROW_RATE:g}",
        "before": fixed(two_knobs.cost(valley.steep, places["plain"][0]), 1),
        **{name: fixed(two_knobs.cost(valley.steep, way[-1])) for name, way in places.items()},
    }


def _all_knobs(network: Network) -> dict[str, Any]:
    """Return the figure of all knobs as it stands at first.

    `black` of the pixels are black. The `knob` of the last layer has the largest slope there;
    when it is turned up by `nudge`, the cost changes from `before` to `nudged`. A `small` step is
    the largest of `STEPS` that promises to take away no more than a fifth of the cost, and a
    `large` one the smallest that promises more than all of it.
    """
    it = _found()
    j, i, slope = it.largest(2)
    cost, square = it.gradient.loss, it.square
    nudged = _nudged(network, j, i, it)
    small = slopes.found(SHOWN[_calm()])
    return {
        "digit": str(it.digit),
        "said": str(argmax(it.trace.outputs)),
        "black": str(it.trace.inputs.count(0.0)),
        "zeros": f"{sum(map(it.zeros, range(3))):,}",
        "others": str(sum(map(it.zeros, range(1, 3)))),
        "knob": all_knobs.knob_name(2, j, i),
        "slope": fixed(slope, 3),
        "nudge": f"{NUDGE:g}",
        "before": fixed(cost, 5),
        "nudged": fixed(nudged, 5),
        "ratio": fixed((nudged - cost) / NUDGE, 2),
        "square": fixed(square, 0),
        "small": _step(it, max(rate for rate in STEPS if rate * square <= cost / 5)),
        "large": _step(it, min(rate for rate in STEPS if rate * square > cost)),
        "cost": fixed(cost),
        **_first_layer(it),
        "calm": f"image={_calm()}",
        "calm_square": fixed(small.square, 3),
        "times": f"{square / small.square:,.0f}",
    }


def _step(it: slopes.Found, rate: float) -> dict[str, str]:
    """Return what a step of that size should leave of the cost, and what it leaves."""
    drop = rate * it.square
    return {
        "rate": f"{rate:g}",
        "drop": fixed(drop),
        "promised": fixed(it.gradient.loss - drop),
        "after": fixed(slopes.cost_after(it, rate)),
    }


def _first_layer(it: slopes.Found) -> dict[str, str]:
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


def _found() -> slopes.Found:
    return slopes.found(SHOWN[all_knobs.Parameters().image])


def _calm() -> str:
    """Return the image of the figure whose slopes are smallest."""
    return min(SHOWN, key=lambda number: slopes.found(SHOWN[number]).square)


def _nudged(network: Network, j: int, i: int, it: slopes.Found) -> float:
    """Return the cost after one weight of the last layer is turned up a little."""
    *others, last = network.layers
    rows = [list(row) for row in last.weights]
    rows[j][i] += NUDGE
    changed = Network([*others, Layer(rows, last.biases, last.activation)])
    target = one_hot(it.digit)
    return gradient(changed, [it.trace.inputs], [target], loss("binary cross-entropy")).loss


def _row(row: Vector, by: Vector, rate: float) -> list[float]:
    return optimiser("descent").step(row, by, (), rate, 1)[0]
