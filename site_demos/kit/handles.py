"""Handles: parts of a figure that are dragged, or moved by arrow keys, to set parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from site_demos.kit.controls import Numeric
from site_demos.kit.parameters import Parameters
from site_demos.kit.points import points as written
from site_demos.kit.svg import element, fixed, join, number

MANY = 8  # places to take hold of it: then they are no points, and show no arrowheads
CLEAR = 5.0  # from a mark to the signs that it can be moved
BOTH, NEITHER = (True, True), (False, False)


@dataclass(frozen=True)
class Axis:
    """A direction of a handle: the parameter that it sets, and how far in the picture 1 of it is.

    Parameters
    ----------
    name : str
        A parameter that is a number. Its range and its steps are those of its declaration.
    scale : float
        Units of the picture for each 1, to the right or down; negative to the left or up.
    begins : float, optional
        The value where the handle is, if that is not the parameter's own.
    called : str
        What messages call it, if not by the parameter's label.
    least : float, optional
        The least that the handle sets, if its part would vanish below that.
    """

    name: str
    scale: float
    begins: float | None = None
    called: str = ""
    least: float | None = None

    def moves(self, direction: str, begins: float) -> dict[str, str]:
        """Return the attributes by which the page turns moves of the pointer into values."""
        least = {} if self.least is None else {f"data_{direction}_least": number(self.least)}
        return {
            f"data_{direction}": self.name,
            f"data_{direction}_scale": number(self.scale, 4),
            f"data_{direction}_begins": number(begins, 6),
            **least,
        }


@dataclass(frozen=True)
class Way:
    """The path of a handle that is not straight, or not even: it goes from place to place.

    Parameters
    ----------
    name : str
        A parameter that is a number.
    places : mapping
        The place in the picture of each value, in their order; between two of them it goes straight
        on. Where the pointer leaves the way, the nearest place counts; how far it goes across, or
        along, as the handle does, counts most.
    """

    name: str
    places: Mapping[float, tuple[float, float]]
    begins = called = least = None

    @property
    def scale(self) -> float:
        """How far it goes to the right and down from its least value to its largest."""
        (_, first), *_, (_, last) = self.places.items()
        return last[0] - first[0] + last[1] - first[1]

    def moves(self, direction: str, begins: float) -> dict[str, str]:
        """Return the attributes by which the page turns places of the pointer into values."""
        places = ",".join(
            f"{number(value, 4)} {number(x, 1)} {number(y, 1)}"
            for value, (x, y) in self.places.items()
        )
        return {
            f"data_{direction}": self.name,
            f"data_{direction}_way": places,
            f"data_{direction}_begins": number(begins, 6),
        }


def handle(
    *marks: str,
    parameters: Parameters,
    at: tuple[float, float],
    also: Sequence[tuple[float, float]] = (),
    across: Axis | Way | None = None,
    along: Axis | Way | None = None,
    radius: float = 8,
    sets: str = "",
    label: str = "",
    by_keys: bool = True,
) -> str:
    """Return a part of a figure that can be dragged: across, along (down), or both.

    Parameters
    ----------
    *marks : str
        What is drawn there.
    parameters : Parameters
        Those of the figure.
    at : pair of floats
        Its middle in the picture. However small the picture is, 28 pixels around it can be hit.
    also : sequence of pairs of floats
        Where else it can be taken hold of, such as other points that mean the same number; each has
        arrowheads too, if they are few.
    across, along : Axis or Way, optional
        What it sets when it moves to the right, and when it moves down; at least one of them.
    radius : float
        How far its marks reach; the arrowheads that show it can be moved are beyond that.
    sets : str
        A state that is set with it, such as `steps=0`.
    label : str
        What a screen reader calls it, if not by the labels of what it sets.
    by_keys : bool
        Whether keys reach it and screen readers say it. Say no if there are many, each with a field
        beside it that does the same.

    Raises
    ------
    ValueError
        If it sets nothing.
    TypeError
        If it sets a parameter that is not a number.
    """
    axes = [each for each in (across, along) if each]
    if not axes:
        raise ValueError("a handle must set a parameter across, along, or both, but sets none")
    spoken = _spoken(parameters, axes, label)
    return element(
        "g",
        _hold(at, *also),
        *(
            _signs(*place, radius, across=_open(across, parameters), along=_open(along, parameters))
            for place in ((at, *also) if len(also) < MANY else (at,))
        ),
        *marks,
        class_="nn-handle",
        **(spoken if by_keys else {"aria_hidden": "true"}),
        aria_orientation=None if across or not by_keys else "vertical",
        **(across.moves("across", _place(across, parameters)) if across else {}),
        **(along.moves("along", _place(along, parameters)) if along else {}),
        data_sets=sets or None,
    )


def held_point(
    points: str,
    index: int,
    *,
    name: str,
    at: tuple[float, float],
    scale: float,
    reach: float,
    is_stop: bool,
) -> str:
    """Return the handle of one point of a text: drag it in its plane, or out of it to remove it.

    Parameters
    ----------
    points : str
        The text, the value of a parameter of `own_points`.
    index : int
        Which of its points.
    name : str
        The parameter.
    at : pair of floats
        Where the point is in the picture, which draws it.
    scale : float
        Units of the picture for each 1.
    reach : float
        That of the parameter.
    is_stop : bool
        Whether the Tab key reaches it.
    """
    x, y, label = written(points)[index]
    return element(
        "g",
        _hold(at),
        _signs(*at, 4, across=BOTH, along=BOTH),
        class_="nn-handle nn-held-point",
        role="slider",
        tabindex=0 if is_stop else -1,
        aria_label=f"Point {index + 1} of class {label}. Arrows move it, Delete removes it",
        aria_valuemin=number(-reach),
        aria_valuemax=number(reach),
        aria_valuenow=number(x),
        aria_valuetext=f"x₁ {fixed(x)}, x₂ {fixed(y)}",
        data_point=index,
        data_reach=number(reach),
        **Axis(name, scale).moves("across", x),
        **Axis(name, -scale).moves("along", y),
    )


def held_number(*marks: str, place: str, value: float, at: Sequence[tuple[float, float]]) -> str:
    """Return a part that shows a number of a run and can be dragged: up, or to the right, is more.

    For keys, there is the field of the figure whose `data-edit` names the same place. What is
    around it may say, by its `data-sets`, what state is set when it is taken hold of.

    Parameters
    ----------
    *marks : str
        What is drawn there.
    place : str
        What the demo's `edit` calls the number.
    value : float
        The number.
    at : sequence of pairs of floats
        Its middle in the picture, where a finger can hit it too, or the two ends of a line.
    """
    held = {"data_number": place, "data_begins": number(value, 4)}
    if len(at) == 1:
        return element("g", _hold(*at), *marks, class_="nn-handle", aria_hidden="true", **held)
    return join([element("path", d=_line(*at), class_="nn-held-line", **held), *marks])


@lru_cache(maxsize=1024)  # where a line lies changes less than its number
def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Return the path where a line is hit, by a mouse or a pen: lines cross, a finger is wide."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in (start, end))


def _hold(*places: tuple[float, float]) -> str:
    """Draw what can be hit, a dot in each place, whose size the style sheet gives.

    Many of them would cover what they are on, and do not shine as it is held.
    """
    dots = "".join(f"M{number(x)} {number(y)}h.1" for x, y in places)
    return element("path", d=dots, class_="nn-hold" if len(places) <= MANY else "nn-hold nn-many")


def _spoken(parameters: Parameters, axes: Sequence[Axis | Way], label: str) -> dict[str, object]:
    """Return what makes it a slider for keys and screen readers; of two axes the first counts."""
    spoken = [(axis, _control(parameters, axis.name), _place(axis, parameters)) for axis in axes]
    _, first, value = spoken[0]
    return {
        "role": "slider",
        "tabindex": 0,
        "aria_label": label or " and ".join(control.label for _, control, _ in spoken),
        "aria_valuemin": first.text(first.low if axes[0].least is None else axes[0].least),
        "aria_valuemax": first.text(first.high),
        "aria_valuenow": first.text(value),
        "aria_valuetext": ", ".join(f"{a.called or c.label} {_said(c, v)}" for a, c, v in spoken),
    }


def _said(control: Numeric[float], value: float) -> str:
    return fixed(value) if control.step < 1 else control.text(value)


def _control(parameters: Parameters, name: str) -> Numeric[float]:
    control = parameters.controls().get(name)
    if not isinstance(control, Numeric):
        raise TypeError(f"a handle must set a number, but “{name}” is {type(control).__name__}")
    return control


def _place(axis: Axis | Way, parameters: Parameters) -> float:
    """Return the value where a handle is."""
    return float(getattr(parameters, axis.name) if axis.begins is None else axis.begins)


def _open(axis: Axis | Way | None, parameters: Parameters) -> tuple[bool, bool]:
    """Say whether a handle can be moved to the left, or up, and whether to the right, or down."""
    if axis is None:
        return NEITHER
    control, value = _control(parameters, axis.name), _place(axis, parameters)
    less = value > (control.low if axis.least is None else axis.least)
    more = value < control.high
    return (less, more) if axis.scale > 0 else (more, less)


def _signs(
    x: float, y: float, radius: float, *, across: tuple[bool, bool], along: tuple[bool, bool]
) -> str:
    """Draw a small arrowhead on each side to which it can be moved."""
    far = radius + CLEAR
    (left, right), (up, down) = across, along
    heads = [
        f"M{number(x + far)} {number(y - 4)}l5 4-5 4z" * right,
        f"M{number(x - far)} {number(y - 4)}l-5 4 5 4z" * left,
        f"M{number(x - 4)} {number(y + far)}l4 5 4-5z" * down,
        f"M{number(x - 4)} {number(y - far)}l4-5 4 5z" * up,
    ]
    return element("path", d="".join(heads), class_="nn-movable")
