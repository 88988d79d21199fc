"""The cover: all weights and biases of the site's network, a mark for each."""

from collections.abc import Iterator, Sequence
from math import sqrt

from nn_core import Network
from site_demos.kit.svg import element, number
from site_demos.publish import sets

SIDE = 28
COLUMNS = 4
GAP = 3
WIDTH = COLUMNS * (SIDE + GAP) - GAP
FULL = 0.98
"""How much of its cell the mark of the largest number fills."""


def drawn() -> str:
    """Return the picture: the first layer's weights as images, below them all other numbers."""
    network = sets.network()
    marks = [*_images(network), *_rest(network)]
    height = max(y for _, y, _ in marks) + 1
    positive, negative = (
        "".join(_square(x, y, size) for x, y, value in marks if (size := sign * value) > 0)
        for sign in (1, -1)
    )
    return element(
        "svg",
        element("path", d=positive, class_="bk-more"),
        element("path", d=negative, class_="bk-less"),
        viewBox=f"0 0 {WIDTH} {number(height)}",
        role="img",
        aria_label=f"All {network.parameter_count:,} weights and biases of a network",
        class_="bk-drawn",
    )


type Mark = tuple[float, float, float]
"""Where a mark stands, and its share of the largest of its kind, with its sign."""


def _images(network: Network) -> Iterator[Mark]:
    """Yield the weights from the pixels, an image for each neuron."""
    first = network.layers[0]
    largest = _largest(first.weights)
    for neuron, row in enumerate(first.weights):
        left, top = (SIDE + GAP) * (neuron % COLUMNS), (SIDE + GAP) * (neuron // COLUMNS)
        for place, weight in enumerate(row):
            yield left + place % SIDE, top + place // SIDE, weight / largest


def _rest(network: Network) -> Iterator[Mark]:
    """Yield all biases, and the weights of the layers behind, a row for each of their neurons."""
    top = (SIDE + GAP) * (network.layers[0].n_out // COLUMNS)
    numbers = [[[bias] for bias in network.layers[0].biases]]
    for layer in network.layers[1:]:
        pairs = zip(layer.weights, layer.biases, strict=True)
        numbers.append([[*weights, bias] for weights, bias in pairs])
    width = sum(len(rows[0]) + GAP for rows in numbers) - GAP
    left = (WIDTH - width) / 2
    for rows in numbers:
        largest = _largest(rows)
        for y, row in enumerate(rows):
            for x, value in enumerate(row):
                yield left + x, top + y, value / largest
        left += len(rows[0]) + GAP


def _largest(rows: Sequence[Sequence[float]]) -> float:
    """Return the size that one number in a hundred exceeds."""
    sizes = sorted(abs(value) for row in rows for value in row)
    return sizes[int(0.99 * (len(sizes) - 1))]


def _square(x: float, y: float, size: float) -> str:
    """Return a mark whose area is the size of its number."""
    side = FULL * sqrt(min(size, 1))
    left, top = x + (1 - side) / 2, y + (1 - side) / 2
    return f"M{number(left)} {number(top)}h{number(side)}v{number(side)}h{number(-side)}z"
