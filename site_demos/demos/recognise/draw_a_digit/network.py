"""The picture of the whole network: what comes from the pad, two hidden layers, ten outputs."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from math import ceil

from nn_core import Trace
from site_demos import kit
from site_demos.demos.recognise._network import (
    NAMES,
    NETWORK,
    address,
    full_strength,
    neuron_name,
    ranking,
)

WIDTH, HEIGHT = 328.0, 400.0
COLUMNS = (78.0, 168.0, 252.0)
RADII = (9.0, 9.0, 13.0)
WIDTHS = 4  # of wires at rest
LIT = (24, 6)  # wires that light runs through: into the second hidden layer, into the answer

type Wire = tuple[int, int]
"""From which neuron of the layer before, into which neuron."""


def draw_network(trace: Trace, chosen: str) -> str:
    """Draw every activation of a trace; any neuron can be chosen, `chosen` is marked.

    A neuron's name is `layer.place`: `3.7` is the output for the digit 7.
    """
    best, second = ranking(trace.outputs)[:2]
    return kit.picture(
        WIDTH,
        HEIGHT,
        _wires(),
        kit.element("g", _incoming(chosen)),  # always one part, so that what follows stays in place
        _light(trace, best),
        *(_layer(trace.activations[layer], layer, chosen) for layer in range(1, 4)),
        _digits(trace.outputs, best, second),
        title="The network. Choose any neuron to see how it came to its activation.",
        operable=True,
    )


@cache
def place(layer: int, index: int) -> tuple[float, float]:
    """Return the middle of a neuron of layers 1 to 3."""
    return COLUMNS[layer - 1], 4 + gap(layer) * (index + 0.5)


def gap(layer: int) -> float:
    """Return how far the neurons of a layer stand from each other."""
    return (HEIGHT - 8) / NETWORK.sizes[layer]


@cache
def _wires() -> str:
    """Draw all connections: the wider the larger, green above 0, red and dashed below."""
    fan = "".join(_funnel(index) for index in range(NETWORK.sizes[1]))
    parts = [kit.element("path", d=fan, class_="nn-fan")]
    for layer in (2, 3):
        alike = defaultdict[tuple[bool, int], list[Wire]](list)
        for j, row in enumerate(NETWORK.layers[layer - 1].weights):
            for i, w in enumerate(row):
                width = ceil(WIDTHS * min(1.0, abs(w) / full_strength(layer)))
                alike[w < 0, width].append((i, j))
        parts += [
            kit.element(
                "path",
                d=_path(layer, wires),
                class_=f"nn-wire nn-{'negative' if below else 'positive'}",
                stroke_width=0.4 * width,
            )
            for (below, width), wires in sorted(alike.items())
        ]
    return kit.join(parts)


def _path(layer: int, wires: Iterable[Wire]) -> str:
    steps = []
    for i, j in wires:
        (x1, y1), (x2, y2) = place(layer - 1, i), place(layer, j)
        steps.append(f"M{x1:.0f} {y1:.1f}L{x2:.0f} {y2:.1f}")
    return "".join(steps)


def _funnel(index: int) -> str:
    x, y = place(1, index)
    return f"M0 0L{x:.0f} {y:.1f}L0 {HEIGHT:.0f}z"


def _incoming(chosen: str) -> str:
    """Draw what leads to the chosen neuron: a funnel from the image, or a line for each weight."""
    layer, index = address(chosen)
    if layer == 0:
        return ""
    if layer == 1:
        return kit.element("path", d=_funnel(index), class_="nn-funnel")
    row = NETWORK.layers[layer - 1].weights[index]
    scale, end = full_strength(layer), place(layer, index)
    return kit.join(
        kit.weight_line(place(layer - 1, i), end, weight, scale=scale, widest=5)
        for i, weight in enumerate(row)
    )


def _light(trace: Trace, best: int) -> str:
    """Draw what light runs through: the wires whose weight · activation is largest."""
    into, answer = _strongest(trace, 2, LIT[0]), _strongest(trace, 3, LIT[1], [best])
    fan = "".join(_funnel(i) for i in sorted({i for i, _ in into}))
    x, y = place(3, best)
    lit = [
        kit.element("path", d=fan, class_="nn-lit nn-fan"),
        kit.element("path", d=_path(2, into), class_="nn-lit"),
        kit.element("path", d=_path(3, answer), class_="nn-lit"),
        kit.element("circle", cx=x, cy=y, r=RADII[2] + 6, class_="nn-lit"),
    ]
    return kit.join(kit.light(order, path) for order, path in enumerate(lit))


def _strongest(
    trace: Trace, layer: int, count: int, targets: Iterable[int] | None = None
) -> list[Wire]:
    """Return the wires into some neurons of a layer, or all, that add most to their sums."""
    weights, before = NETWORK.layers[layer - 1].weights, trace.activations[layer - 1]
    added = [
        (-w * a, (i, j))
        for j in (range(len(weights)) if targets is None else targets)
        for i, (w, a) in enumerate(zip(weights[j], before, strict=True))
    ]
    return [wire for _, wire in sorted(added)[:count]]


def _layer(activations: tuple[float, ...], layer: int, chosen: str) -> str:
    neurons = []
    here, index_chosen = address(chosen)
    for index, a in enumerate(activations):
        is_chosen = (layer, index) == (here, index_chosen)
        is_stop = is_chosen or (here != layer and index == 0)
        neurons.append(
            kit.neuron(
                *place(layer, index),
                RADII[layer - 1],
                a,
                reach=gap(layer) / 2,
                role="radio",
                aria_checked=str(is_chosen).lower(),
                aria_label=f"{neuron_name(layer, index)}, activation {kit.fixed(a)}",
                tabindex=0 if is_stop else -1,
                data_set=f"neuron={layer}.{index}",
            )
        )
    return kit.element("g", *neurons, role="radiogroup", aria_label=NAMES[layer - 1])


def _digits(outputs: tuple[float, ...], best: int, second: int) -> str:
    """Write each digit and its activation beside its neuron; ring the choice and the runner-up."""
    parts = []
    for digit, a in enumerate(outputs):
        x, y = place(3, digit)
        rank = {best: " nn-best", second: " nn-second"}.get(digit, "")
        if rank:
            parts.append(
                kit.element("circle", cx=x, cy=y, r=RADII[2] + 2.5, class_=f"nn-ring{rank}")
            )
        parts.append(kit.element("text", str(digit), x=x + 28, y=y + 5.5, class_=f"nn-digit{rank}"))
        parts.append(
            kit.element(
                "text", kit.fixed(a), x=WIDTH, y=y + 4.5, class_=f"nn-tick{rank}", text_anchor="end"
            )
        )
    return kit.join(parts)
