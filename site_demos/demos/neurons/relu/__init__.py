"""ReLU beside the sigmoid: both curves, a real layer through both, and slopes multiplied."""

from dataclasses import dataclass

from site_demos import kit, samples
from site_demos.demos.neurons.relu import curves
from site_demos.demos.neurons.relu.curves import MOST, REACH, RELU, SIGMOID

CHOICES = {str(samples.numbers()[n]): n for n in (samples.of_digit(d)[0] for d in range(10))}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """The sum z, a number of layers, and an image for the trained layer."""

    z: float = kit.slider(1, low=-REACH, high=REACH, step=0.1, label="Sum z")
    layers: int = kit.steps(last=MOST, first=1, start=4, label="Layers")
    image: str = kit.pictures(
        str(samples.numbers()[samples.of_digit(7)[0]]),
        options={number: samples.name(n) for number, n in CHOICES.items()},
        pictures={number: samples.images()[n] for number, n in CHOICES.items()},
        label="An image for the layer",
    )


def render(parameters: Parameters) -> str:
    """Draw σ(z) and max(0, z), their slopes, the products of those, and a real layer with both."""
    z, layers, place = parameters.z, parameters.layers, CHOICES[parameters.image]
    note = (
        f"The {len(curves.first_sums(place))} first-layer sums of {samples.name(place)},"
        f" from our trained network. The longest possible bar would be"
        f" {kit.fixed(curves.full_bar(), 0)}."
    )
    return kit.join(
        [
            curves.draw_curves(parameters, z),
            curves.draw_products(parameters, z, layers),
            kit.result(_verdict(z, layers, place)),
            kit.element("p", note, class_="nn-note"),
            curves.draw_layer(place),
        ]
    )


def _verdict(z: float, layers: int, place: int) -> str:
    (a,), (r,) = SIGMOID.function([z]), RELU.function([z])
    a_slope, r_slope = curves.slopes_at(z)
    sums = curves.first_sums(place)
    zeros = sum(out == 0 for out in RELU.function(sums))
    slope = kit.named("slope", kit.fixed(a_slope, 3))
    product = kit.named("product", kit.tiny(a_slope**layers))
    way = f"{layers} layers like that" if layers > 1 else "one layer like that"
    return (
        f"At z = {kit.fixed(z, 1)} the sigmoid gives {kit.fixed(a, 3)} with slope {slope},"
        f" ReLU {kit.named('relu', kit.fixed(r, 1))} with slope {kit.fixed(r_slope, 0)}."
        f" Through {way}, the slopes multiply to {product}"
        f" and {kit.named('relu_product', kit.fixed(r_slope**layers, 0))}."
        f" Of the {len(sums)} sums below, ReLU makes {kit.named('zeros', str(zeros))} exactly 0."
    )
