"""Dots on curves over a parameter: each shows its value, and drags it."""

from site_demos.kit.handles import Axis, handle
from site_demos.kit.marks import Plot
from site_demos.kit.parameters import Parameters
from site_demos.kit.svg import element


def held_dot(
    parameters: Parameters,
    name: str,
    plot: Plot,
    *points: tuple[float, float],
    radius: float = 5,
    label: str = "",
    by_keys: bool = True,
) -> str:
    """Return the dots on curves over a parameter; each can be dragged to the sides.

    Parameters
    ----------
    parameters : Parameters
        Those of the figure.
    name : str
        The parameter that `plot` has on its x axis.
    plot : Plot
        Where the curves are.
    *points : pairs of floats
        The dot of each curve, as data of the plot; screen readers and keys reach the first.
    radius : float
        That of the dots.
    label : str
        What a screen reader calls it, if not by the label of the parameter.
    by_keys : bool
        Whether keys reach it, as in `handle`.
    """
    first, *others = (plot.at(x, y) for x, y in points)
    dots = (
        element("circle", cx=x, cy=y, r=float(radius), class_="nn-point")
        for x, y in (*others, first)
    )
    return handle(
        *dots,
        parameters=parameters,
        at=first,
        also=others,
        across=Axis(name, plot.scale[0]),
        radius=radius,
        label=label,
        by_keys=by_keys,
    )
