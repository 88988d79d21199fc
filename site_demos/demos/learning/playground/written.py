"""The numbers of the network: of one neuron to type in, and of all as a formula."""

from collections.abc import Sequence

from nn_core import Layer, Network
from site_demos import kit
from site_demos.demos.learning._bounds import BOUNDS, LARGEST
from site_demos.demos.learning.playground.features import FEATURES
from site_demos.demos.learning.playground.layout import chosen_of, name_of
from site_demos.demos.learning.playground.training import filled, numbers_of

DECIMALS = 3
SPACE = "\N{NO-BREAK SPACE}"
BELOW, ABOVE = "₁₂₃₄₅₆₇₈", "¹²³⁴"
FUNCTIONS = {"sigmoid": "σ(z)", "tanh": "tanh(z)", "relu": "max(0, z)", "identity": "z"}


def draw_neuron(network: Network, features: Sequence[str], neuron: str) -> str:
    """Return the chosen neuron's weights and its bias as fields to type in."""
    number, j = chosen_of(network, neuron)
    layer = network.layers[number]
    names = [*sources(network, features, number), "bias"]
    numbers = [*layer.weights[j], layer.biases[j]]
    title = name_of(network, number, j)
    fields = kit.join(
        kit.element(
            "label",
            kit.element("span", name),
            kit.element(
                "input",
                type="number",
                step="any",
                value=kit.number(value, DECIMALS),
                aria_label=f"{'Bias' if name == 'bias' else f'Weight from {name}'}, {title}",
                data_edit=f"{number}.{j}.{i}",
            ),
        )
        for i, (name, value) in enumerate(zip(names, numbers, strict=True))
    )
    function = FUNCTIONS[layer.activation.name]
    heading = f"{title[0].upper()}{title[1:]}, a{SPACE}={SPACE}{function}{_explained(number)}"
    return kit.element("p", heading, class_="nn-title") + kit.element(
        "div", fields, class_="nn-numbers"
    )


def _explained(number: int) -> str:
    """Return what the letters mean that stand for the inputs of a layer.

    >>> _explained(2)
    '; a₁⁽²⁾ is neuron 1 of layer 2'
    """
    return f"; {_letter(number - 1, 0)} is neuron 1 of layer {number}" if number else ""


def sources(network: Network, features: Sequence[str], number: int) -> list[str]:
    """Return what the inputs of a layer are called."""
    if number == 0:
        return [FEATURES[name].symbol for name in features]
    return [_letter(number - 1, j) for j in range(network.layers[number - 1].n_out)]


def edited(network: Network, place: str, text: str) -> Network:
    """Return the network with one number typed anew; its place is "layer.neuron.input".

    The bias of a neuron comes after its last input.

    Raises
    ------
    ValueError
        If the network has no such place, or the text is no number of a sensible size.
    """
    layer, j, i = _place(network, place)
    value = _typed(text)
    numbers = numbers_of(network)
    before = sum(each.parameter_count for each in network.layers[:layer])
    numbers[before + j * (network.layers[layer].n_in + 1) + i] = value
    return filled(network, numbers)


def _place(network: Network, place: str) -> tuple[int, int, int]:
    try:
        layer, j, i = map(int, place.split("."))
    except ValueError:
        raise ValueError(
            f"a place must be layer.neuron.input, but is {kit.quoted(place)}"
        ) from None
    if not 0 <= layer < len(network.layers):
        raise ValueError(f"the network has no layer {layer}, only {len(network.layers)}")
    size = network.layers[layer]
    if not (0 <= j < size.n_out and 0 <= i <= size.n_in):
        raise ValueError(f"layer {layer} has no place {j}.{i}")
    return layer, j, i


def _typed(text: str) -> float:
    try:
        value = kit.decimal(text)
    except ValueError:
        rule = "a weight or bias must be a number"
        raise ValueError(f"{rule}, but got {kit.quoted(text)}") from None
    if not abs(value) <= LARGEST:
        raise ValueError(f"a weight or bias must lie {BOUNDS}, but got {kit.brief(text)}")
    return value


def formula(network: Network, features: Sequence[str]) -> str:
    """Return the network written out, a line for each neuron."""
    last = len(network.layers) - 1
    lines = [
        kit.element("p", _line(layer, j, "a" if number == last else _letter(number, j), names))
        for number, layer in enumerate(network.layers)
        for names in [sources(network, features, number)]
        for j in range(layer.n_out)
    ]
    return kit.element("div", *lines, class_="nn-formula")


def _line(layer: Layer, j: int, name: str, names: Sequence[str]) -> str:
    weights = zip(layer.weights[j], names, strict=True)
    terms = [f"{_signed(weight)}{SPACE}{source}" for weight, source in weights]
    total = " ".join([*terms, _signed(layer.biases[j])]).removeprefix(f"+{SPACE}")
    function = layer.activation.name
    written = total if function == "identity" else FUNCTIONS[function].replace("z", total)
    return f"{name} = {written}"


def _signed(value: float) -> str:
    """Return a number with its sign before it, never parted from it at the end of a line."""
    return f"{'−' if value < 0 else '+'}{SPACE}{kit.fixed(abs(value), DECIMALS)}"


def _letter(number: int, j: int) -> str:
    """Return the name of a hidden neuron's activation: its place below, its layer above.

    >>> _letter(0, 2)
    'a₃⁽¹⁾'
    """
    return f"a{BELOW[j]}⁽{ABOVE[number]}⁾"
