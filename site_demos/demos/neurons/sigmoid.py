"""The sigmoid: any number in, a number between 0 and 1 out."""

from dataclasses import dataclass

from nn_core import activation
from site_demos import kit

SIGMOID = activation("sigmoid")
RUN = 1.6  # how far the drawn tangent reaches to each side


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """The number that goes in."""

    z: float = kit.slider(1.0, low=-8, high=8, step=0.1, label="Number in, z")


def render(parameters: Parameters) -> str:
    """Draw the curve σ(z) = 1 / (1 + e⁻ᶻ), the point that z picks, and the slope there."""
    z = parameters.z
    a = SIGMOID.function([z])[0]
    slope = SIGMOID.slope([a])[0]
    plot = kit.Plot(x=(-8, 8), y=(0, 1), left=52, top=34, width=330, height=180)
    x, y = plot.at(z, a)
    guides = kit.element("path", d=f"M{x:.1f} 214V{y:.1f}H52", class_="nn-guide")
    tangent = plot.path([(z - RUN, a - slope * RUN), (z + RUN, a + slope * RUN)], "nn-tangent")
    before, after = f"σ({kit.fixed(z, 1)}) = ", f", and the slope there is {kit.fixed(slope, 3)}."
    sentence = kit.fixed(a, 3)
    return kit.picture(
        400,
        260,
        _shade_bar(),
        plot.axes(
            [-8, -4, 0, 4, 8],
            [0, 0.5, 1],
            x_label="z, the number in",
            y_label="σ(z), the number out",
        ),
        plot.curve(lambda t: SIGMOID.function([t])[0]),
        guides,
        tangent,
        kit.handle(
            kit.neuron(x, y, 9, a),
            parameters=parameters,
            at=(x, y),
            across=kit.Axis("z", plot.scale[0]),
            radius=9,
        ),
        operable=True,
        title=f"The sigmoid curve. {before}{sentence}{after}",
    ) + kit.result(f"{before}{kit.named('a', sentence)}{after}")


def _shade_bar() -> str:
    """Draw the scale from dark at 0 to bright at 1 beside the upright axis, in crisp steps."""
    steps = 30
    height = 180 / steps
    ground = kit.element("rect", x=8, y=34, width=10, height=180, class_="nn-dark")
    shades = (
        kit.element(
            "rect",
            x=8,
            y=34 + step * height,
            width=10,
            height=height,
            class_="nn-bright",
            fill_opacity=kit.number(1 - (step + 0.5) / steps),
        )
        for step in range(steps)
    )
    return ground + kit.element("g", *shades, shape_rendering="crispEdges")
