"""The trained network as a function: its ten outputs along a line of images, and their pictures.

The sums of the first layer change in proportion to the pixels. So they are worked out whole for one
image, and for every other image on a line through it by one more product.

Serves one-function and one-pixel.
"""

from collections.abc import Sequence
from functools import cache

from nn_core import Network, Vector, dense
from site_demos import kit, samples, weights

NETWORK = Network.load(weights.DIGITS)
FIRST, *REST = NETWORK.layers
PLOT = kit.Plot(x=(0, 1), y=(0, 1), left=3, top=4, width=54, height=36)
STAYS = "\N{NO-BREAK SPACE}"  # a line for a word, so that nothing moves when it comes
RIGHT = [
    next(place for place in samples.of_digit(digit) if place not in samples.mistaken())
    for digit in range(10)
]


@cache
def first_sums(place: int) -> list[float]:
    """Return z of the first layer for one image of our collection."""
    return dense(FIRST.weights, FIRST.biases, samples.images()[place])


def onwards(sums: Vector) -> list[float]:
    """Return the ten outputs, from the sums of the first layer."""
    activations = FIRST.activation.function(sums)
    for layer in REST:
        activations = layer.forward(activations)
    return activations


def between(start: Vector, end: Vector, t: float) -> list[float]:
    """Return (1 - t) p + t q, the point at t on the way from p to q.

    >>> between([0.0, 1.0], [1.0, 1.0], 0.25)
    [0.25, 1.0]
    """
    return [(1 - t) * p + t * q for p, q in zip(start, end, strict=True)]


def along(start: Vector, end: Vector, steps: int) -> list[list[float]]:
    """Return the outputs at steps + 1 places on the way between two columns of first sums."""
    return [onwards(between(start, end, k / steps)) for k in range(steps + 1)]


def curves(outputs: Sequence[Vector]) -> list[str]:
    """Draw each of the ten outputs as a curve over the way."""
    return [
        PLOT.path([(k / (len(column) - 1), a) for k, a in enumerate(column)], "nn-curve")
        for column in zip(*outputs, strict=True)
    ]


def draw_outputs(
    drawn: Sequence[str], name: str, parameters: kit.Parameters, now: Vector, notes: Sequence[str]
) -> str:
    """Draw ten small plots on one scale, 0 to 1: curve, point, number; the largest is named.

    All points stand at the parameter of that name, and each is dragged to set it.
    """
    return kit.element(
        "div",
        *(
            kit.element(
                "div",
                _plot(digit, curve, name, parameters, a),
                kit.element("p", f"{kit.element('b', str(digit))} {kit.fixed(a, 3)}"),
                kit.element("p", note) if note else "",
                kit.element("p", "largest" if a == max(now) else STAYS),
                class_="nn-mean nn-best" if a == max(now) else "nn-mean",
            )
            for digit, (curve, a, note) in enumerate(zip(drawn, now, notes, strict=True))
        ),
        class_="nn-means",
    )


def _plot(digit: int, curve: str, name: str, parameters: kit.Parameters, a: float) -> str:
    here = getattr(parameters, name)
    x, _ = PLOT.at(here, a)
    return kit.picture(
        60,
        44,
        kit.element("path", d="M3 4H57M3 40H57", class_="nn-rule"),
        kit.element("path", d=f"M{x:.1f} 4V40", class_="nn-guide"),
        curve,
        kit.held_dot(parameters, name, PLOT, (here, a), radius=3.5, by_keys=False),
        title=f"Output {digit} is {kit.fixed(a, 3)}",
        operable=True,
    )
