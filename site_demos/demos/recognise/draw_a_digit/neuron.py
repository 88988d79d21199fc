"""One neuron taken apart: its weights, what comes in, the sum, the bias, the activation."""

from functools import cache

from nn_core import Trace, Vector
from nn_core.mnist.ink import SIDE
from site_demos import kit
from site_demos.demos.recognise._network import NETWORK, address, full_strength, neuron_name

ROW = 19.0


def draw_neuron(trace: Trace, chosen: str, image: str) -> str:
    """Draw how the chosen neuron came to its activation, with every number that decided it.

    `image` is the image as it is drawn.
    """
    layer, index = address(chosen)
    if layer == 0:
        return _pixel(trace, index, image)
    scale = full_strength(layer)
    weights = NETWORK.layers[layer - 1].weights[index]
    inputs = trace.activations[layer - 1]
    return kit.element(
        "section",
        kit.element("p", neuron_name(layer, index), class_="nn-title"),
        _grids(index, inputs, scale, image) if layer == 1 else _rows(weights, inputs, scale),
        _sum(
            NETWORK.layers[layer - 1].biases[index],
            trace.sums[layer - 1][index],
            trace.activations[layer][index],
        ),
        kit.element(
            "p",
            f"A colour at full strength means ±{kit.fixed(scale)} or more;"
            " 99 in 100 weights of this layer are smaller.",
            class_="nn-note",
        ),
        class_="nn-inspector",
    )


@cache
def _weights(index: int) -> str:
    """Draw the weights of a first-layer neuron, each where its pixel is."""
    return kit.weight_grid(NETWORK.layers[0].weights[index], scale=full_strength(1))


def _grids(index: int, pixels: Vector, scale: float, image: str) -> str:
    """Draw the pixels, the weights of a first-layer neuron, and their products."""
    weights = NETWORK.layers[0].weights[index]
    products = [w * a for w, a in zip(weights, pixels, strict=True)]
    tiles = {
        "× its weights": _weights(index),
        "= pixel × weight": kit.weight_grid(products, scale=scale),
    }
    pictures = {label: kit.picture(SIDE, SIDE, grid, title=label) for label, grid in tiles.items()}
    return kit.tiles([("what comes in", _image(image, pixels, 0)), *pictures.items()])


def _image(image: str, pixels: Vector, now: int, mark: str = "") -> str:
    """Draw the image; any pixel of it can be chosen."""
    row, column = divmod(now, SIDE)
    sentence = f"Row {row + 1}, column {column + 1}: {kit.fixed(pixels[now])}"
    cells = kit.cells(SIDE, "neuron=0.%", now=now, label="Pixels", value=sentence)
    return kit.picture(
        SIDE,
        SIDE,
        image,
        mark,
        cells,
        title="The image, as the network is given it. Choose any pixel to see what it adds.",
        operable=True,
    )


def _rows(weights: Vector, inputs: Vector, scale: float) -> str:
    """Draw activation × weight for each neuron of the layer before, a row each."""
    rows = [
        _row(number, a, w, scale) for number, (a, w) in enumerate(zip(inputs, weights, strict=True))
    ]
    head = _heads({66: "activation", 172: "× weight", 250: "= product"})
    height = ROW * (len(rows) + 1.6)
    return kit.picture(
        400,
        height,
        head,
        *rows,
        title="Activation times weight for each neuron of the layer before",
    )


def _row(number: int, a: float, w: float, scale: float) -> str:
    y = ROW * (number + 1.9)
    text = {24: f"{number + 1}", 92: kit.fixed(a), 172: kit.fixed(w), 250: kit.fixed(a * w)}
    return (
        kit.join(
            kit.element("text", t, x=x, y=y, class_="nn-tick", text_anchor="end")
            for x, t in text.items()
        )
        + kit.neuron(44, y - 4, 6, a)
        + _bar(a * w, y, scale)
    )


def _bar(value: float, y: float, scale: float) -> str:
    """Draw a number as a bar from the middle line, to the right and green if it is positive."""
    middle, reach = 330.0, 66.0
    length = reach * min(1.0, abs(value) / scale)
    x = middle if value > 0 else middle - length
    axis = kit.element("path", d=f"M{middle} {y - 14:.2f}v{ROW}", class_="nn-rule")
    box = {"x": x, "y": y - 11, "width": length, "height": 12.0}
    return axis + kit.element("rect", class_="nn-positive" if value > 0 else "nn-negative", **box)


def _pixel(trace: Trace, index: int, image: str) -> str:
    """Draw the weights that lead from one pixel to the first hidden layer."""
    scale = full_strength(1)
    weights = [row[index] for row in NETWORK.layers[0].weights]
    a = trace.inputs[index]
    rows = [_row(number, a, w, scale) for number, w in enumerate(weights)]
    head = _heads({66: "pixel", 172: "× weight", 250: "= product"})
    row, column = divmod(index, SIDE)
    where = f"Pixel in row {row + 1}, column {column + 1}: {kit.fixed(a)}"
    mark = kit.element("rect", x=column, y=row, width=1, height=1, class_="nn-chosen-cell")
    return kit.element(
        "section",
        kit.element("p", where, class_="nn-title"),
        kit.tiles([(f"{len(trace.inputs)} pixels", _image(image, trace.inputs, index, mark))]),
        kit.picture(
            400,
            ROW * (len(rows) + 1.6),
            head,
            *rows,
            title="What this pixel adds to each first-layer neuron",
        ),
        kit.element(
            "p",
            "It is an input, so nothing leads to it. Each row is a neuron of the first hidden"
            " layer, and what this pixel adds to its sum.",
        ),
        class_="nn-inspector",
    )


def _heads(labels: dict[int, str]) -> str:
    return kit.join(
        kit.element(
            "text", label, x=x, y=12, class_="nn-tick", text_anchor="end" if x > 100 else "middle"
        )
        for x, label in labels.items()
    )


def _sum(bias: float, z: float, a: float) -> str:
    terms = [
        ("sum of all products", kit.fixed(z - bias)),
        ("+ bias b", kit.fixed(bias)),
        ("= z", kit.fixed(z)),
        ("σ(z), the activation", kit.fixed(a)),
    ]
    pairs = [
        kit.element("div", kit.element("dt", name), kit.element("dd", value))
        for name, value in terms
    ]
    return kit.element("dl", *pairs, class_="nn-sum")
