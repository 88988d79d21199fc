"""Slide one small grid of weights over a digit, and see the map of its answers."""

from collections.abc import Sequence

from nn_core import Layer, argmax
from nn_core.convolution import slide
from site_demos import kit
from site_demos.demos.recognise import _moving
from site_demos.demos.recognise.slid_filter import figure
from site_demos.demos.recognise.slid_filter.settings import (
    ACROSS,
    BRUSHES,
    FILTERS,
    NETWORK,
    OWN,
    PAINTED,
    SIZE,
    Parameters,
)

__all__ = ["Parameters", "render"]
RELU = FILTERS.activation


def render(parameters: Parameters) -> str:
    """Draw z = w · patch + b at each place, for all learnt filters and the chosen one."""
    pixels = _moving.moved(parameters.image, parameters.across, parameters.down)
    patches, layer = NETWORK.patches(pixels), chosen(parameters)
    maps = [RELU.function(sums) for sums in slide(FILTERS, patches)]
    (sums,) = slide(layer, patches)
    answers = RELU.function(sums)
    place = int(parameters.place)
    return kit.join(
        [
            figure.draw_slide(parameters, pixels, layer.weights[0], answers),
            kit.result(_verdict(parameters, layer, sums[place], answers)),
            figure.draw_filters(parameters.filter, [*maps, answers]),
            _tools(parameters) if parameters.filter == OWN else "",
            kit.element("p", figure.SCALES, class_="nn-note"),
            kit.element("p", _reading(maps), class_="nn-note"),
        ]
    )


def chosen(parameters: Parameters) -> Layer:
    """Return the chosen filter as a layer of one neuron; a painted one has the bias 0."""
    if parameters.filter == OWN:
        weights = [PAINTED * cell for cell in kit.painted(parameters.painting)]
        return Layer([weights], [0.0], RELU)
    k = int(parameters.filter)
    return Layer([FILTERS.weights[k]], [FILTERS.biases[k]], RELU)


def _verdict(parameters: Parameters, layer: Layer, z: float, answers: Sequence[float]) -> str:
    (bias,), place = layer.biases, int(parameters.place)
    row, column = divmod(place, ACROSS)
    return (
        f"In row {row + 1}, column {column + 1} of the map, 25 products add up to"
        f" {kit.fixed(z - bias)}. With the bias {kit.fixed(bias)}, z = {kit.fixed(z)}, so the"
        f" answer is {kit.named('answer', kit.fixed(answers[place]))}. The largest in the map is"
        f" {kit.named('largest', kit.fixed(max(answers)))}."
    )


def _reading(maps: Sequence[Sequence[float]]) -> str:
    outputs = NETWORK.layers[1].forward(NETWORK.pooled(maps))
    best = argmax(outputs)
    return (
        f"From the {len(maps)} learnt maps the network reads"
        f" {kit.named('says', str(best))}, with {kit.named('sure', kit.fixed(outputs[best]))}."
    )


def _tools(parameters: Parameters) -> str:
    """Draw the buttons: what the brush paints, an empty filter, and to take back what was done."""
    buttons = [
        kit.radio(
            f"brush={key}",
            name,
            name,
            is_chosen=key == parameters.brush,
            is_stop=key == parameters.brush,
        )
        for key, name in BRUSHES.items()
    ]
    clear = kit.element("button", "Clear", type="button", data_set=f"painting={SIZE**2}z")
    brushes = kit.radios(buttons, "Brush", "", columns=1)
    return kit.element("div", brushes, clear, kit.undo("painting"), class_="nn-buttons nn-presets")
