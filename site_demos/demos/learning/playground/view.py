"""What fills the plane: the output, the chosen neuron, or what the reader looks at for a moment."""

from collections.abc import Sequence

from nn_core import Network
from site_demos import kit
from site_demos.demos.learning.playground import surface
from site_demos.demos.learning.playground.data import Split
from site_demos.demos.learning.playground.features import FEATURES
from site_demos.demos.learning.playground.layout import chosen_of, name_of
from site_demos.demos.learning.playground.plane import draw_plane
from site_demos.demos.learning.playground.settings import OUTPUT, Parameters


def draw_view(
    parameters: Parameters,
    network: Network,
    activations: Sequence[Sequence[Sequence[float]]],
    split: Split,
) -> list[str]:
    """Return what is shown, with the way back to the output, and its plane."""
    said, values, full = _looked_at(parameters, network, activations)
    return [_heading(said, parameters), draw_plane(parameters, values, full, split, said)]


def _looked_at(
    parameters: Parameters,
    network: Network,
    activations: Sequence[Sequence[Sequence[float]]],
) -> tuple[str, Sequence[float], float]:
    """Return what is looked at in words, its values at the crossings, and that in full colour."""
    name = parameters.shown or parameters.neuron
    if name in FEATURES:
        said = f"Input {FEATURES[name].symbol}, and where it is 0"
        return said, surface.of_feature(name), surface.UNBOUNDED
    number, j = chosen_of(network, name)
    function, values = network.layers[number].activation.name, activations[number][j]
    if number == len(network.layers) - 1:
        said = f"The output, and where it is {'½' if function == 'sigmoid' else 0}"
        return said, surface.of_output(values, function), surface.OUTPUT
    said = name_of(network, number, j)
    full = surface.full_strength(function)
    return f"{said[0].upper()}{said[1:]}, and where it is 0", values, full


def _heading(said: str, parameters: Parameters) -> str:
    back = kit.element(
        "button",
        "Back to the output",
        type="button",
        data_set=f"neuron={OUTPUT}",
        hidden=parameters.neuron == OUTPUT,
    )
    return kit.element("div", kit.element("span", said), back, class_="nn-buttons nn-presets")
