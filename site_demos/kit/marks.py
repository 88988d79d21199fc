"""The marks that every figure shares, so that a colour or a line means one thing on the whole site.

An activation is a shade from dark (0) to bright (1). A weight is green where it is positive and red
where it is negative, the stronger the larger it is; a negative one is also hatched or dashed, so
that colour is never needed. The colours themselves are the palette's, in the site's style sheet.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from site_demos.kit.svg import element, fixed, join, number

SHADES = 100
SQUARE = "h1v1h-1z"


def picture(width: float, height: float, *children: str, title: str, operable: bool = False) -> str:
    """Return an SVG of that size with a title that a screen reader says.

    A picture whose parts can be operated is a group. Any other is one image or, without a title, an
    ornament beside text that says the same.
    """
    return element(
        "svg",
        *children,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="group" if operable else "img" if title else None,
        aria_label=title or None,
        aria_hidden=None if title else "true",
    )


def result(text: str) -> str:
    """Return the sentence under a figure that says its result; a screen reader is told each change.

    >>> result("σ(0) = 0.5")
    '<p class="nn-result">σ(0) = 0.5</p>'
    """
    return element("p", text, class_="nn-result")


def tiles(labelled: Iterable[tuple[str, str]]) -> str:
    """Return small pictures in a row that wraps, each above its label."""
    return element(
        "div",
        *(
            element("div", drawn, element("p", label), class_="nn-tile")
            for label, drawn in labelled
        ),
        class_="nn-tiles",
    )


def split(held: str, shown: str) -> str:
    """Return the part to choose from and, beside it if there is room, the part that it changes."""
    return element("div", element("div", held), element("div", shown), class_="nn-split")


def pinned(*parts: str) -> str:
    """Return parts that stay at the top of a phone's screen while the controls are used."""
    return element("div", *parts, class_="nn-pinned")


def below(*parts: str) -> str:
    """Return the last part of a figure; on a phone it is below the controls, out of their way."""
    return element("div", *parts, class_="nn-below")


def cells(
    side: int,
    sets: str,
    *,
    now: int,
    label: str,
    value: str,
    paints: str | None = None,
    brush: str | None = None,
    spread: int = 1,
) -> str:
    """Return an invisible grid over `side` by `side` units, of which one cell can be chosen.

    Parameters
    ----------
    side : int
        Cells in a row.
    sets : str
        The state that a cell sets, with `%` for the number of the cell.
    now : int
        The cell that is chosen, counted row by row from 0.
    label, value : str
        What a screen reader calls the grid, and the chosen cell.
    paints, brush : str, optional
        The grid parameter that dragging over cells (or Space) paints, and the choice parameter
        that says with what: its value is `p`, `n` or `z`; any other paints nothing.
    spread : int
        How many cells on each side the pointer paints together with the one that it is on.
    """
    return element(
        "rect",
        width=side,
        height=side,
        class_="nn-cells",
        role="slider",
        tabindex=0,
        aria_label=label,
        aria_valuemin=0,
        aria_valuemax=side * side - 1,
        aria_valuenow=now,
        aria_valuetext=value,
        data_cells=side,
        data_each=sets,
        data_paints=paints,
        data_brush=brush,
        data_spread=spread if paints else None,
    )


def pixels(values: Sequence[float], *, side: int = 28, shades: int = SHADES) -> str:
    """Draw an image, one unit a pixel, from dark (0) to bright (1).

    Parameters
    ----------
    values : sequence of side * side floats
        Brightness in [0, 1], row by row.
    side : int
        Pixels in a row.

    >>> pixels([0.0, 0.5, 1.0, 0.5], side=2).count("<path")
    2
    """
    ground = element("rect", width=side, height=side, class_="nn-dark")
    alike = _alike(values, side, shades, scale=1.0)
    return ground + _shaded(alike, shades, "nn-bright", SQUARE)


def weight_grid(
    values: Sequence[float], *, scale: float, side: int = 28, shades: int = SHADES
) -> str:
    """Draw weights in rows, one unit a cell: green where positive, red and hatched where negative.

    Parameters
    ----------
    values : sequence of side * side floats
    scale : float
        The size of a weight drawn at full strength; larger ones are not drawn stronger.
    side : int
        Cells in a row.
    shades : int
        How many strengths of each sign there are; where there are many grids, fewer make less text.
    """
    ground = element("rect", width=side, height=side, class_="nn-dark")
    alike = _alike(values, side, shades, scale)
    above = {shade: corners for shade, corners in alike.items() if shade > 0}
    below = {-shade: corners for shade, corners in alike.items() if shade < 0}
    return element(
        "g",
        ground,
        _shaded(above, shades, "nn-positive", SQUARE),
        _shaded(below, shades, "nn-negative", SQUARE),
        _shaded(below, shades, "nn-hatch", "m0 1l1-1"),
        class_="nn-weights",
    )


def neuron(
    x: float, y: float, radius: float, activation: float, *, reach: float = 0, **attributes: object
) -> str:
    """Draw a neuron as a disc, dark at activation 0, bright at 1.

    One that can be pressed is hit as far from its middle as its `reach`, if that is wider.
    """
    before, after = _disc(x, y, radius, reach)
    return element("g", before, number(activation), after, class_="nn-neuron", **attributes)


@lru_cache(maxsize=1024)
def _disc(x: float, y: float, radius: float, reach: float) -> tuple[str, str]:
    """Return what stands before and after the activation of a neuron, whatever that is."""
    place = {"cx": x, "cy": y, "r": radius}
    before, _, after = join(
        [
            element("circle", class_="nn-reach", **place | {"r": reach}) if reach else "",
            element("circle", class_="nn-dark", **place),
            element("circle", class_="nn-bright", fill_opacity="%", **place),
            element("circle", class_="nn-rim", **place),
        ]
    ).partition("%")
    return before, after


def weight_line(
    start: tuple[float, float],
    end: tuple[float, float],
    weight: float,
    *,
    scale: float,
    widest: float = 8.0,
) -> str:
    """Draw a connection: its width is the weight's size, dashed and red where it is negative."""
    return element(
        "line",
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
        class_="nn-weight nn-negative" if weight < 0 else "nn-weight nn-positive",
        stroke_width=number(0.5 + (widest - 0.5) * min(1.0, abs(weight) / scale)),
    )


@dataclass(frozen=True)
class Plot:
    """A plane with quiet axes: `x` and `y` are ranges of the data, the rest is its place."""

    x: tuple[float, float]
    y: tuple[float, float]
    left: float
    top: float
    width: float
    height: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of a point of the data in the picture."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return self.left + self.width * across, self.top + self.height * (1 - up)

    @property
    def scale(self) -> tuple[float, float]:
        """How far 1 in the data is in the picture, to the right and down.

        >>> Plot(x=(0, 10), y=(-1, 1), left=0, top=0, width=300, height=100).scale
        (30.0, -50.0)
        """
        return self.width / (self.x[1] - self.x[0]), -self.height / (self.y[1] - self.y[0])

    def path(self, points: Sequence[tuple[float, float]], class_: str) -> str:
        """Draw a line through points of the data."""
        steps = "L".join(
            " ".join(number(value, 1) for value in self.at(*point)) for point in points
        )
        return element("path", d=f"M{steps}", class_=class_)

    def curve(
        self, function: Callable[[float], float], class_: str = "nn-curve", steps: int = 100
    ) -> str:
        """Draw a function over the whole range of x."""
        low, high = self.x
        xs = [low + (high - low) * step / steps for step in range(steps + 1)]
        return self.path([(x, function(x)) for x in xs], class_)

    def axes(self, xs: Sequence[float], ys: Sequence[float], *, x_label: str, y_label: str) -> str:
        """Draw quiet rules at the ticks `xs` and `ys`, their numbers, and what the axes show."""
        bottom, right = self.top + self.height, self.left + self.width
        parts = []
        for x in xs:
            across, _ = self.at(x, self.y[0])
            line = f"M{number(across)} {number(self.top)}V{number(bottom)}"
            parts.append(element("path", d=line, class_="nn-rule"))
            parts.append(self._tick(across, bottom + 18, x, "middle"))
        for y in ys:
            _, down = self.at(self.x[0], y)
            line = f"M{number(self.left)} {number(down)}H{number(right)}"
            parts.append(element("path", d=line, class_="nn-rule"))
            parts.append(self._tick(self.left - 7, down + 4, y, "end"))
        parts.append(
            element("text", x_label, x=right, y=bottom + 34, class_="nn-label", text_anchor="end")
        )
        parts.append(element("text", y_label, x=self.left, y=self.top - 10, class_="nn-label"))
        return join(parts)

    @staticmethod
    def _tick(x: float, y: float, value: float, anchor: str) -> str:
        text = f"{int(value):,}" if value >= 1000 else fixed(value, 0 if value == int(value) else 1)
        return element("text", text, x=x, y=y, class_="nn-tick", text_anchor=anchor)


def _alike(values: Sequence[float], side: int, shades: int, scale: float) -> dict[int, list[str]]:
    """Return where the cells of each shade begin, from -`shades` to `shades`; 0 is not drawn."""
    alike: dict[int, list[str]] = defaultdict(list)
    factor = shades / scale
    for corner, value in zip(_corners(side), values, strict=True):
        if shade := value and round(value * factor):
            if not -shades <= shade <= shades:
                shade = shades if shade > 0 else -shades
            alike[shade].append(corner)
    return alike


@cache
def _corners(side: int) -> list[str]:
    """Return the path to each cell of a grid, row by row."""
    return [f"M{column} {row}" for row in range(side) for column in range(side)]


def _shaded(alike: dict[int, list[str]], shades: int, class_: str, cell: str) -> str:
    """Draw one path for each shade: far less text than one rectangle for each cell."""
    return join(
        element(
            "path", d=f"{cell.join(corners)}{cell}", class_=class_, opacity=number(shade / shades)
        )
        for shade, corners in sorted(alike.items())
    )
