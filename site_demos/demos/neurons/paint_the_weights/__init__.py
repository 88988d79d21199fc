"""Paint the weights of one neuron by hand, and see which digits light it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nn_core import activation
from nn_core.mnist.ink import SIDE, prepare
from nn_core.mnist.strokes import PEN, rasterise, scale
from site_demos import kit, samples
from site_demos.demos.neurons import _trained
from site_demos.demos.neurons.paint_the_weights import painting
from site_demos.demos.neurons.paint_the_weights.presets import PRESETS

SIGMOID = activation("sigmoid")
CHOICES = [place for digit in range(10) for place in samples.of_digit(digit)[:2]]
EMPTY = kit.element("p", "Every weight is 0, so every sum is 0. Paint something.", class_="nn-note")


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A digit, the painted signs and their strength, a bias, and how many rows are added so far."""

    drawing: str = kit.drawing(label="Your drawing", pen=PEN)
    image: str = kit.pictures(
        str(samples.numbers()[samples.of_digit(7)[0]]),
        options={str(samples.numbers()[n]): samples.name(n) for n in CHOICES},
        pictures={str(samples.numbers()[n]): samples.images()[n] for n in CHOICES},
        label="Or take a real test image",
        clears="drawing",
    )
    weights: str = kit.grid(PRESETS["A region"], side=SIDE, label="Weights")
    brush: str = kit.pick("p", options=list(painting.BRUSHES), label="Brush")
    strength: float = kit.slider(1, low=0.1, high=1, step=0.1, label="Weight w of a painted cell")
    bias: float = kit.slider(-10, low=-40, high=40, step=0.5, label="Bias b")
    rows: int = kit.steps(last=SIDE, start=SIDE, label="Rows added")
    trained: str = kit.choice(
        "0",
        options={str(j): f"{j + 1} of {_trained.LAYER.n_out}" for j in range(_trained.LAYER.n_out)},
        label="Compare with trained neuron",
    )
    cell: str = kit.pick("406", options=[str(n) for n in range(SIDE**2)], label="Cell")


def render(parameters: Parameters) -> str:
    """Draw z = Σ wᵢ aᵢ + b for painted weights wᵢ and the pixels aᵢ of a digit, and a = σ(z)."""
    image = _pixels(parameters.drawing, parameters.image)
    cells, w, rows = kit.painted(parameters.weights), parameters.strength, parameters.rows
    products = [w * cell * a for cell, a in zip(cells, image, strict=True)]
    totals = painting.running(products)
    z = totals[rows] + parameters.bias
    (a,) = SIGMOID.function([z])
    return kit.join(
        [
            painting.draw_tools(parameters.weights, parameters.brush),
            kit.element(
                "div",
                painting.draw_canvas(cells, w, image, int(parameters.cell)),
                kit.element(
                    "div",
                    kit.result(_verdict(totals[rows], parameters.bias, z, a, rows)),
                    painting.draw_sum(parameters, totals, rows, parameters.bias, a),
                ),
                class_="nn-painted",
            ),
            kit.below(
                _tiles(image, products[: rows * SIDE], int(parameters.trained)),
                painting.draw_ranking([w * total for total in counts(cells)])
                if any(cells)
                else EMPTY,
                kit.element("p", _scales(), class_="nn-note"),
            ),
        ]
    )


def counts(cells: Sequence[int]) -> list[float]:
    """Return, for each image of our collection, the sum of its pixels under +1 less that under -1.

    Times w, it is the weighted sum; only painted cells are visited.
    """
    above = [place for place, cell in enumerate(cells) if cell > 0]
    below = [place for place, cell in enumerate(cells) if cell < 0]
    return [
        sum(map(image.__getitem__, above)) - sum(map(image.__getitem__, below))
        for image in _images()
    ]


@cache
def _images() -> list[list[float]]:
    return list(samples.images())


@cache
def _pixels(drawing: str, image: str) -> list[float]:
    """Return the pixels of a drawing, prepared as MNIST did, or else of a test image."""
    if drawing:
        return list(prepare(rasterise(scale(kit.strokes(drawing)))).pixels)
    return samples.images()[samples.numbers().index(int(image))]


def _verdict(total: float, bias: float, z: float, a: float, rows: int) -> str:
    begin = f"The weighted sum{'' if rows == SIDE else f' after {rows} of {SIDE} rows'} is"
    return (
        f"{begin} {kit.named('sum', kit.fixed(total))}."
        f" With the bias {kit.fixed(bias, 1)} it is z = {kit.named('z', kit.fixed(z))}, and"
        f" the activation is σ(z) = {kit.named('a', kit.fixed(a, 3))}."
    )


def _tiles(image: Sequence[float], products: Sequence[float], trained: int) -> str:
    """Draw the pixels, pixel × painted weight of the rows added, and a trained neuron's weights."""
    shown = [*products, *[0.0] * (SIDE * SIDE - len(products))]
    name = f"trained neuron {trained + 1}"
    tiles = [
        ("pixels", _shades(tuple(image))),
        ("pixel × your weight", kit.weight_grid(shown, scale=1.0)),
        (name, _trained_grid(trained)),
    ]
    return kit.tiles((label, kit.picture(SIDE, SIDE, drawn, title=label)) for label, drawn in tiles)


def _scales() -> str:
    return (
        "Your weights and products: full strength is ±1.00. The trained neuron’s: full strength is"
        f" ±{kit.fixed(_trained.full_strength())} or more; 99 in 100 weights of its layer are"
        " smaller."
    )


@cache
def _shades(image: tuple[float, ...]) -> str:
    return kit.pixels(image)


@cache
def _trained_grid(neuron: int) -> str:
    return kit.weight_grid(_trained.LAYER.weights[neuron], scale=_trained.full_strength())
