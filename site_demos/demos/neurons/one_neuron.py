"""One neuron with two inputs: a weighted sum, a bias, a sigmoid."""

from dataclasses import dataclass

from nn_core import activation, dense
from site_demos import kit

SIGMOID = activation("sigmoid")
LARGEST = 6.0
TALL = 60.0  # to move up or down for the whole range of an input; twice as much for a weight
GRIP = 0.55  # where on its line a weight is held
MIDDLE = {"text_anchor": "middle"}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Two activations that come in, a weight for each, and a bias."""

    input_1: float = kit.slider(0.8, low=0, high=1, step=0.05, label="Input a₁")
    input_2: float = kit.slider(0.4, low=0, high=1, step=0.05, label="Input a₂")
    weight_1: float = kit.slider(3, low=-LARGEST, high=LARGEST, step=0.1, label="Weight w₁")
    weight_2: float = kit.slider(-2, low=-LARGEST, high=LARGEST, step=0.1, label="Weight w₂")
    bias: float = kit.slider(-1, low=-10, high=10, step=0.1, label="Bias b")


def render(parameters: Parameters) -> str:
    """Draw a = σ(w₁ a₁ + w₂ a₂ + b) from left to right, with every number on the way."""
    inputs = [parameters.input_1, parameters.input_2]
    weights = [parameters.weight_1, parameters.weight_2]
    z = dense([weights], [parameters.bias], inputs)[0]
    a = SIGMOID.function([z])[0]
    spelled = _sum(inputs, weights, parameters.bias)
    picture = _picture(parameters, z, a, f"{spelled} = {kit.fixed(z)}, and a = {kit.fixed(a)}.")
    total, out = kit.named("z", kit.fixed(z)), kit.named("a", kit.fixed(a))
    return picture + kit.result(f"{spelled} = {total}, and σ({kit.fixed(z)}) = {out}.")


def _picture(parameters: Parameters, z: float, a: float, sentence: str) -> str:
    inputs = [parameters.input_1, parameters.input_2]
    weights = [parameters.weight_1, parameters.weight_2]
    places = [(48.0, 62.0), (48.0, 178.0)]
    here = (214.0, 120.0)
    return kit.picture(
        400,
        240,
        *(
            kit.weight_line(place, here, w, scale=LARGEST)
            for place, w in zip(places, weights, strict=True)
        ),
        *(
            _input(parameters, place, value, index)
            for index, (place, value) in enumerate(zip(places, inputs, strict=True), start=1)
        ),
        *(_weight(parameters, place, here, index) for index, place in enumerate(places, start=1)),
        kit.weight_line((214, 192), (214, 160), parameters.bias, scale=10),
        kit.element("path", d="M254 120H328", class_="nn-arrow"),
        kit.neuron(*here, 40, 0.0),
        kit.handle(
            parameters=parameters, at=(214, 176), along=kit.Axis("bias", -TALL / 10), radius=2
        ),
        *(kit.spark(0, place, here) for place in (*places, (here[0], 192.0))),
        kit.spark(2, here, (354.0, here[1])),
        kit.equation(  # over the lights
            "z", value=kit.fixed(z), x=here[0], y=125, class_="nn-value nn-on-dark", **MIDDLE
        ),
        kit.equation(
            "b", value=kit.fixed(parameters.bias), x=here[0], y=208, class_="nn-label", **MIDDLE
        ),
        kit.equation("σ", x=291, y=111, class_="nn-label", **MIDDLE),
        kit.neuron(354, 120, 26, a),
        kit.equation("a", value=kit.fixed(a), x=354, y=166, class_="nn-value", **MIDDLE),
        title=f"One neuron. {sentence}",
        operable=True,
    )


def _sum(inputs: list[float], weights: list[float], bias: float) -> str:
    terms = [f"{kit.fixed(a)} × {_in_brackets(w)}" for a, w in zip(inputs, weights, strict=True)]
    return " + ".join([*terms, _in_brackets(bias)])


def _in_brackets(value: float) -> str:
    return f"({kit.fixed(value)})" if value < 0 else kit.fixed(value)


def _input(parameters: Parameters, place: tuple[float, float], value: float, index: int) -> str:
    x, y = place[0], place[1] - 42 if index == 1 else place[1] + 51
    label = kit.equation("a", str(index), kit.fixed(value), x=x, y=y, class_="nn-value", **MIDDLE)
    disc = kit.neuron(*place, 26, value)
    up = kit.Axis(f"input_{index}", -TALL)
    return kit.handle(disc, parameters=parameters, at=place, along=up, radius=26) + label


def _weight(
    parameters: Parameters, place: tuple[float, float], here: tuple[float, float], index: int
) -> str:
    name = f"weight_{index}"
    weight = kit.fixed(getattr(parameters, name))
    x, y = (one + GRIP * (other - one) for one, other in zip(place, here, strict=True))
    up = kit.Axis(name, -TALL / LARGEST)
    below = place[1] + 14 if index == 1 else place[1] - 2
    label = kit.equation("w", str(index), weight, x=110, y=below, class_="nn-label nn-halo")
    return label + kit.handle(parameters=parameters, at=(x, y), along=up, radius=4)
