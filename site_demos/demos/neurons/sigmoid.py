"""The sigmoid: any number in, a number between 0 and 1 out."""

from dataclasses import dataclass

from nn_core import activation
from site_demos import kit

SIGMOID = activation("sigmoid")
REACH = 10
NEAR = 0.001  # to 0 or to 1: a value is written with more decimals there


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """The number that goes in."""

    z: float = kit.slider(1.0, low=-REACH, high=REACH, step=0.1, label="Number in, z")


def render(parameters: Parameters) -> str:
    """Draw the curve σ(z) = 1 / (1 + e⁻ᶻ) and the point that z picks."""
    z = parameters.z
    a = SIGMOID.function([z])[0]
    plot = kit.Plot(x=(-REACH, REACH), y=(0, 1), left=52, top=34, width=330, height=180)
    x, y = plot.at(z, a)
    guides = kit.element("path", d=f"M{x:.1f} 214V{y:.1f}H52", class_="nn-guide")
    before, value = f"σ({kit.fixed(z, 1)}) = ", written(a)
    return kit.picture(
        400,
        260,
        _shade_bar(),
        plot.axes(
            [-10, -5, 0, 5, 10],
            [0, 0.5, 1],
            x_label="z, the number in",
            y_label="σ(z), the number out",
        ),
        plot.curve(lambda t: SIGMOID.function([t])[0]),
        guides,
        kit.handle(
            kit.neuron(x, y, 9, a),
            parameters=parameters,
            at=(x, y),
            across=kit.Axis("z", plot.scale[0]),
            radius=9,
        ),
        operable=True,
        title=f"The sigmoid curve. {before}{value}.",
    ) + kit.result(f"{before}{kit.named('a', value)}.")


def written(a: float) -> str:
    """Write an activation so that it is neither 0 nor 1, as it never is.

    >>> written(0.5), written(0.99995)
    ('0.500', '0.99995')
    """
    return kit.fixed(a, 3 if NEAR <= a <= 1 - NEAR else 5)


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
