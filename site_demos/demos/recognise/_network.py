"""The picture of the whole network: an image, two hidden layers, ten outputs.

Serves both-moved, draw-a-digit, hope-and-truth, moved-digit, near-tie, noise-in, other-numbers,
plain-image and reliability.
"""

from functools import cache
from itertools import product

from nn_core import Network, Trace
from nn_core.mnist.ink import SIDE
from site_demos import kit, weights

NETWORK = Network.load(weights.DIGITS)

WIDTH, HEIGHT = 268.0, 334.0
IMAGE, MARGIN = 132.0, 26.0  # with room for a label below, and the same above
TOP = (HEIGHT - IMAGE) / 2
COLUMNS = (64.0, 132.0, 200.0)
RADII = (7.5, 7.5, 11.0)
NAMES = ("First hidden layer", "Second hidden layer", "Output layer")


def draw_network(trace: Trace, chosen: str) -> str:
    """Draw every activation of a trace, image and network; any can be chosen, `chosen` is marked.

    A neuron's name is `layer.place`: `0.350` is pixel 350, `3.7` the output for the digit 7.
    """
    best, second = ranking(trace.outputs)[:2]
    image = kit.picture(
        IMAGE,
        IMAGE + 2 * MARGIN,
        _image(trace.inputs, chosen),
        title="The image, as the network is given it.",
        operable=True,
    )
    return image + kit.picture(
        WIDTH,
        HEIGHT,
        _wires(NETWORK.sizes),
        kit.element("g", _incoming(chosen)),  # always one part, so that what follows stays in place
        *(_layer(trace.activations[layer], layer, chosen) for layer in range(1, 4)),
        _digits(trace.outputs, best, second),
        title="The network. Choose any neuron to see how it came to its activation.",
        operable=True,
    )


def ranking(outputs: tuple[float, ...]) -> list[int]:
    """Return the digits, the one with the largest output first."""
    return sorted(range(len(outputs)), key=lambda digit: -outputs[digit])


def place(layer: int, index: int, size: int) -> tuple[float, float]:
    """Return the middle of a neuron of layers 1 to 3."""
    gap = (HEIGHT - 12) / size
    return COLUMNS[layer - 1], 6 + gap * (index + 0.5)


@cache
def _wires(sizes: tuple[int, ...]) -> str:
    """Draw all connections between the columns, quietly."""
    lines = []
    for layer in (2, 3):
        for start, end in product(range(sizes[layer - 1]), range(sizes[layer])):
            x1, y1 = place(layer - 1, start, sizes[layer - 1])
            x2, y2 = place(layer, end, sizes[layer])
            lines.append(f"M{x1:.0f} {y1:.1f}L{x2:.0f} {y2:.1f}")
    return kit.element("path", d="".join(lines), class_="nn-wires")


def _incoming(chosen: str) -> str:
    """Draw what leads to the chosen neuron: a funnel from the image, or a line for each weight."""
    layer, index = address(chosen)
    if layer == 0:
        return ""
    end = place(layer, index, NETWORK.sizes[layer])
    if layer == 1:
        corners = f"0 {TOP:.0f} {end[0]:.0f} {end[1]:.1f} 0 {TOP + IMAGE:.0f}"
        return kit.element("polygon", points=corners, class_="nn-funnel")
    row = NETWORK.layers[layer - 1].weights[index]
    scale = full_strength(layer)
    return kit.join(
        kit.weight_line(place(layer - 1, i, len(row)), end, weight, scale=scale, widest=5)
        for i, weight in enumerate(row)
    )


def _image(values: tuple[float, ...], chosen: str) -> str:
    layer, index = address(chosen)
    now = index if layer == 0 else 0
    row, column = divmod(now, SIDE)
    mark = kit.element("rect", x=column, y=row, width=1, height=1, class_="nn-chosen-cell")
    sentence = f"Row {row + 1}, column {column + 1}: {kit.fixed(values[now])}"
    cells = kit.cells(SIDE, "neuron=0.%", now=now, label="Pixels", value=sentence)
    moved = f"translate(0 {MARGIN:.0f}) scale({IMAGE / SIDE:.4f})"
    label = kit.element(
        "text",
        f"{SIDE * SIDE} pixels",
        x=IMAGE / 2,
        y=MARGIN + IMAGE + 20,
        class_="nn-label",
        text_anchor="middle",
    )
    shown = [kit.pixels(values), mark if layer == 0 else "", cells]
    return kit.element("g", *shown, transform=moved) + label


def _layer(activations: tuple[float, ...], layer: int, chosen: str) -> str:
    neurons = []
    here, index_chosen = address(chosen)
    for index, a in enumerate(activations):
        is_chosen = (layer, index) == (here, index_chosen)
        is_stop = is_chosen or (here != layer and index == 0)
        x, y = place(layer, index, len(activations))
        neurons.append(
            kit.neuron(
                x,
                y,
                RADII[layer - 1],
                a,
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
        x, y = place(3, digit, len(outputs))
        rank = {best: " nn-best", second: " nn-second"}.get(digit, "")
        if rank:
            parts.append(
                kit.element("circle", cx=x, cy=y, r=RADII[2] + 2.5, class_=f"nn-ring{rank}")
            )
        parts.append(kit.element("text", str(digit), x=x + 23, y=y + 5.5, class_=f"nn-digit{rank}"))
        parts.append(
            kit.element(
                "text", kit.fixed(a), x=WIDTH, y=y + 4.5, class_=f"nn-tick{rank}", text_anchor="end"
            )
        )
    return kit.join(parts)


def address(name: str) -> tuple[int, int]:
    """Return layer and place of a neuron's name.

    >>> address("3.7")
    (3, 7)
    """
    layer, index = name.split(".")
    return int(layer), int(index)


def neuron_name(layer: int, index: int) -> str:
    """Return what a reader calls a neuron.

    >>> neuron_name(1, 4), neuron_name(3, 7)
    ('First hidden layer, neuron 5 of 16', 'Output for the digit 7')
    """
    if layer == 3:
        return f"Output for the digit {index}"
    return f"{NAMES[layer - 1]}, neuron {index + 1} of 16"


@cache
def full_strength(layer: int) -> float:
    """Return the scale of all pictures of a layer's weights."""
    return weights.full_strength(NETWORK.layers[layer - 1].weights)
