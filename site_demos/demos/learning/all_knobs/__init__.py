"""All 13,002 slopes for one image: which knobs would change most, and what one step does."""

from dataclasses import dataclass
from functools import cache, lru_cache

from nn_core import argmax
from nn_core.mnist.ink import SIDE
from site_demos import kit, samples, weights
from site_demos.demos.learning._gallery import SHOWN, mistaken, real_image
from site_demos.demos.learning.all_knobs.slopes import NETWORK, Found, after, cost_after, found
from site_demos.demos.learning.all_knobs.steps import draw_step

BEGIN = mistaken(7)
STRONGEST, *_ = found(SHOWN[BEGIN]).largest(0)
FIRST = NETWORK.layers[0]
LAYERS = ("First hidden layer", "Second hidden layer", "Output layer")
COLUMNS = 8
SHADES, FEW = 32, 8


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A real image, a first-layer neuron whose slopes are shown, and the size of one step."""

    rate: float = kit.slider(0.01, low=0, high=0.1, step=0.001, label="Step size η")
    image: str = real_image(BEGIN)
    neuron: str = kit.pick(
        f"{STRONGEST}", options=[str(j) for j in range(FIRST.n_out)], label="First-layer neuron"
    )


def render(parameters: Parameters) -> str:
    """Draw ∂C/∂w of the first layer, the largest of each layer, and C after one step of all."""
    place, neuron, rate = SHOWN[parameters.image], int(parameters.neuron), parameters.rate
    it = found(place)
    return kit.join(
        [
            _tiles(place, neuron),
            kit.element("p", "The slopes of each neuron of this layer", class_="nn-picks-label"),
            _picks(place, neuron),
            _scale(place),
            draw_step(parameters, place, rate),
            kit.result(_verdict(it, rate)),
            kit.below(_largest(place)),
        ]
    )


@lru_cache(32)
def full_strength(place: int) -> float:
    """Return the scale of all grids of one image: the largest slope of its first layer."""
    *_, slope = found(place).largest(0)
    return abs(slope)


def knob_name(layer: int, j: int, i: int) -> str:
    """Return what a reader calls a weight.

    >>> knob_name(0, 4, 29), knob_name(2, 7, 0)
    ('pixel in row 2, column 2, to neuron 5', 'neuron 1 to the output for 7')
    """
    row, column = divmod(i, SIDE)
    start = f"neuron {i + 1}" if layer else f"pixel in row {row + 1}, column {column + 1},"
    end = f"the output for {j}" if layer == len(LAYERS) - 1 else f"neuron {j + 1}"
    return f"{start} to {end}"


@lru_cache(100)
def _tiles(place: int, neuron: int) -> str:
    """Draw the image, the slopes of one neuron's weights, and the weights as they are."""
    image, slopes = samples.images()[place], found(place).gradient.layers[0].weights[neuron]
    scale = full_strength(place)
    drawn = [
        (samples.article(samples.labels()[place]), kit.pixels(image, shades=SHADES)),
        (f"slopes of neuron {neuron + 1}", kit.weight_grid(slopes, scale=scale, shades=SHADES)),
        ("its weights", _weights(neuron)),
    ]
    return kit.tiles((label, kit.picture(SIDE, SIDE, part, title=label)) for label, part in drawn)


@cache
def _weights(neuron: int) -> str:
    return kit.weight_grid(FIRST.weights[neuron], scale=_full_weight(), shades=SHADES)


@cache
def _full_weight() -> float:
    """Return the scale of pictures of this layer's weights."""
    return weights.full_strength(FIRST.weights)


def _picks(place: int, chosen: int) -> str:
    buttons = (
        kit.radio(
            f"neuron={j}",
            _small(place, j),
            f"Neuron {j + 1}",
            is_chosen=j == chosen,
            is_stop=j == chosen,
        )
        for j in range(FIRST.n_out)
    )
    return kit.radios(buttons, "First hidden layer", "nn-picks nn-eights", columns=COLUMNS)


@lru_cache(400)
def _small(place: int, neuron: int) -> str:
    slopes = found(place).gradient.layers[0].weights[neuron]
    drawn = kit.weight_grid(slopes, scale=full_strength(place), shades=FEW)
    return kit.element("svg", drawn, viewBox=f"0 0 {SIDE} {SIDE}", aria_hidden="true")


def _scale(place: int) -> str:
    return kit.element(
        "p",
        f"One scale for the slopes of all {FIRST.n_out} neurons: full strength is"
        f" ±{kit.fixed(full_strength(place), 3)}, the largest slope in this layer for this image."
        f" For the weights it is ±{kit.fixed(_full_weight())}.",
        class_="nn-note",
    )


@lru_cache(32)
def _largest(place: int) -> str:
    """Write, for each layer, its knobs, how many slopes are exactly 0, and the largest slope."""
    it = found(place)
    head = kit.element(
        "tr",
        *(
            kit.element("th", text, scope="col")
            for text in ("its weight with the largest slope", "slope", "exactly 0", "of")
        ),
    )
    return kit.element("table", head, *(_row(it, layer) for layer in (2, 1, 0)), class_="nn-table")


def _row(it: Found, layer: int) -> str:
    j, i, slope = it.largest(layer)
    name = kit.element("b", LAYERS[layer]) + kit.element("br") + knob_name(layer, j, i)
    counts = it.zeros(layer), NETWORK.layers[layer].parameter_count
    numbers = kit.fixed(slope, 3), *(f"{count:,}" for count in counts)
    return kit.element(
        "tr",
        kit.element("th", name, scope="row"),
        *(kit.element("td", number) for number in numbers),
    )


def _verdict(it: Found, rate: float) -> str:
    zeros = sum(it.zeros(layer) for layer in range(len(LAYERS)))
    outputs = after(it, rate)
    choices = [argmax(a) for a in (it.trace.outputs, outputs)]
    answer = "still says" if choices[0] == choices[1] else "now says"
    return (
        f"Of {NETWORK.parameter_count:,} slopes, {kit.named('zeros', f'{zeros:,}')} are exactly 0."
        f" One step of size {kit.fixed(rate, 3)} takes the cost of this image from"
        f" {kit.named('before', kit.fixed(it.gradient.loss, 4))} to"
        f" {kit.named('after', kit.fixed(cost_after(it, rate), 4))}. The network said"
        f" {choices[0]}, and {answer} {kit.named('said', str(choices[1]))}."
    )
