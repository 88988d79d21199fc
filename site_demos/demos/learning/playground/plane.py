"""The plane: what the network answers everywhere, its boundary, and the points."""

from collections.abc import Sequence
from functools import lru_cache

from site_demos import kit
from site_demos.demos.learning.playground import surface
from site_demos.demos.learning.playground.data import OWN, REACH, SIDE, Point, Split
from site_demos.demos.learning.playground.settings import Parameters, has_values

LEFT, TOP, SIZE = 26.0, 6.0, 368.0
WIDTH, HEIGHT = 400.0, 396.0
STOPS = 20  # points that Tab reaches
STRENGTHS = 4  # of values that are told apart
SMALL, LARGE = 3, 4  # points of the test, and those learned from

type Alike = tuple[list[Point], bool, str, str | None]
"""Points that look alike, whether they are squares, their class in the page, and how opaque."""


def draw_plane(
    parameters: Parameters, values: Sequence[float], full: float, split: Split, title: str
) -> str:
    """Draw values above 0 in green, below in red, 0 as a line, and every point by its class.

    Parameters
    ----------
    values : sequence of floats
        At the crossings of the net.
    full : float
        The value that is drawn in full colour.
    """
    line = surface.boundary(values)
    ground = kit.element(
        "g",
        _scaled(surface.shaded(surface.fine(values), surface.CELLS, full), surface.CELLS),
        _scaled(
            kit.join(
                kit.element("path", d=line, class_=each)
                for each in ("nn-outline nn-under", "nn-outline")
            ),
            surface.MESHES,
        ),
        class_="nn-field",
    )
    dots = _dots(split, have_values=has_values(parameters))
    pad = _pad(parameters) + _held(parameters.points) if parameters.data == OWN else ""
    count = len(split.training) + len(split.test)
    return kit.picture(
        WIDTH,
        HEIGHT,
        _axes(),
        ground,
        dots,
        pad,
        title=f"The plane of x₁ and x₂ with {count} points. {title}",
        operable=bool(pad),
    )


def _scaled(drawn: str, side: int) -> str:
    """Lay what is drawn in `side` by `side` units over the plane."""
    moved = f"translate({LEFT:.0f} {TOP:.0f}) scale({SIZE / side:.4f})"
    return kit.element("g", drawn, transform=moved)


def _pad(parameters: Parameters) -> str:
    """Lay a grid of cells over the plane, of which a click adds one as a point."""
    return kit.element(
        "rect",
        width=SIDE,
        height=SIDE,
        class_="nn-cells nn-pad",
        transform=f"translate({LEFT:.0f} {TOP:.0f}) scale({SIZE / SIDE:.4f})",
        data_cells=SIDE,
        data_reach=REACH,
        data_each=f"points=%x_%y_{parameters.brush}+%points",
    )


@lru_cache(maxsize=4)
def _held(points: str) -> str:
    """Let each point be dragged; Tab stops at the newest, for many would be in its way."""
    return kit.join(
        kit.held_point(
            points,
            index,
            name="points",
            at=_place(x1, x2),
            scale=SIZE / (2 * REACH),
            reach=REACH,
            is_stop=index < STOPS,
        )
        for index, (x1, x2, _) in enumerate(kit.points(points))
    )


@lru_cache(maxsize=4)
def _dots(split: Split, *, have_values: bool) -> str:
    """Draw class 0 as discs and class 1 as squares; those of the test are hollow.

    So are values below 0 and above it; these are filled as the plane is where the output is so.
    """
    parts = [
        (split.test, SMALL, "nn-hollow nn-under"),
        (split.test, SMALL, "nn-hollow"),
        (split.training, LARGE, ""),
    ]
    return kit.join(
        kit.element(
            "path",
            d=_shapes(points, is_square=is_square, radius=radius),
            class_=f"nn-sample {look} {how}".rstrip(),
            fill_opacity=strength,
        )
        for part, radius, how in parts
        for points, is_square, look, strength in (_by_value if have_values else _by_class)(part)
    )


def _by_class(points: Sequence[Point]) -> list[Alike]:
    kinds = [(0, "nn-class-0"), (1, "nn-class-1")]
    return [
        ([point for point in points if point[2] == label], label == 1, look, None)
        for label, look in kinds
    ]


def _by_value(points: Sequence[Point]) -> list[Alike]:
    groups: dict[tuple[bool, int], list[Point]] = {}
    for point in points:
        groups.setdefault((point[2] > 0, round(STRENGTHS * abs(point[2]))), []).append(point)
    looks = ("nn-value nn-negative", "nn-value nn-positive")
    return [
        (group, is_above, looks[is_above], kit.number(min(1, strength / STRENGTHS)))
        for (is_above, strength), group in sorted(groups.items())
    ]


def _shapes(points: Sequence[Point], *, is_square: bool, radius: int) -> str:
    """Return the path of points: discs or squares."""
    draw = _square if is_square else _disc
    return "".join(draw(*_place(x1, x2), radius) for x1, x2, _ in points)


def _place(x1: float, x2: float) -> tuple[float, float]:
    scale = SIZE / (2 * REACH)
    return LEFT + (x1 + REACH) * scale, TOP + (REACH - x2) * scale


def _disc(x: float, y: float, radius: int) -> str:
    half = f"a{radius} {radius} 0 1 0"
    return f"M{x - radius:.1f} {y:.1f}{half} {2 * radius} 0{half}-{2 * radius} 0z"


def _square(x: float, y: float, radius: int) -> str:
    side = 2 * radius - 1
    return f"M{x - side / 2:.1f} {y - side / 2:.1f}h{side}v{side}h-{side}z"


@lru_cache(maxsize=1)
def _axes() -> str:
    parts = []
    low = TOP + SIZE + 15
    for value in (-6, -3, 0, 3):
        x, y = _place(value, value)
        text = kit.fixed(value, 0)
        parts.append(kit.element("text", text, x=x, y=low, class_="nn-tick", text_anchor="middle"))
        parts.append(
            kit.element("text", text, x=LEFT - 5, y=y + 4, class_="nn-tick", text_anchor="end")
        )
    right = LEFT + SIZE
    parts.append(kit.equation("x", "1", x=right, y=low, class_="nn-label", text_anchor="end"))
    parts.append(kit.equation("x", "2", x=2, y=TOP + 11, class_="nn-label"))
    return kit.join(parts)


def draw_tools(parameters: Parameters) -> str:
    """Return the buttons for own points: which class a click adds, and what takes points away."""
    if parameters.data != OWN:
        return ""
    newest, _, others = parameters.points.partition(" ")
    brushes = [
        kit.radio(
            f"brush={label}",
            f"{mark} class {label}",
            f"class {label}",
            is_chosen=parameters.brush == label,
            is_stop=parameters.brush == label,
        )
        for label, mark in (("0", "●"), ("1", "■"))
    ]
    fewer = f"points={'+'.join(others.split())}"
    removals = [("Remove the newest", fewer), ("Remove all", "points=&scale=")] if newest else []
    buttons = [kit.element("button", text, type="button", data_set=sets) for text, sets in removals]
    return kit.element(
        "div",
        kit.element("span", "A click adds"),
        kit.radios(brushes, "A click adds", "nn-buttons", columns=2),
        *buttons,
        class_="nn-buttons nn-presets",
    )
