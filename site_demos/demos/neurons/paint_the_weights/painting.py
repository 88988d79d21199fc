"""The pictures of a painted detector: its canvas, its growing sum, the digits that it ranks."""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from math import ceil

from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.neurons.paint_the_weights.presets import PRESETS
from site_demos.kit.painting import runs

SHOWN = 5  # digits at each end of the ranking
BRUSHES = {"p": "+ positive", "n": "− negative", "z": "0 erase"}
HALF = 0.5


def draw_tools(weights: str, brush: str) -> str:
    """Draw the buttons: whole grids to begin with, what the brush paints, and to take it back."""
    presets = [
        kit.element(
            "button",
            name,
            type="button",
            aria_pressed=str(runs(cells) == weights).lower(),
            data_set=f"weights={runs(cells)}",
        )
        for name, cells in PRESETS.items()
    ]
    brushes = [
        kit.radio(f"brush={value}", name, name, is_chosen=value == brush, is_stop=value == brush)
        for value, name in BRUSHES.items()
    ]
    return kit.element(
        "div", *presets, class_="nn-buttons nn-presets", role="group", aria_label="Begin with"
    ) + kit.element(
        "div",
        kit.radios(brushes, "Brush", "", columns=1),
        kit.undo("weights"),
        class_="nn-buttons nn-presets",
    )


def draw_canvas(cells: Sequence[int], strength: float, image: Sequence[float], now: int) -> str:
    """Draw the weights to paint on, the digit's outline over them, and the chosen cell."""
    row, column = divmod(now, SIDE)
    value = kit.fixed(cells[now] * strength)
    mark = kit.element("rect", x=column, y=row, width=1, height=1, class_="nn-chosen-cell")
    outline = _outline(tuple(image))
    drawn = kit.picture(
        SIDE,
        SIDE,
        kit.weight_grid([strength * cell for cell in cells], scale=1.0),
        kit.element("path", d=outline, class_="nn-outline nn-under"),
        kit.element("path", d=outline, class_="nn-outline"),
        mark,
        kit.cells(
            SIDE,
            "cell=%",
            now=now,
            label="Weights. Arrows move, Space paints",
            value=f"Row {row + 1}, column {column + 1}: {value}",
            paints="weights",
            brush="brush",
        ),
        title=f"Painted weights: {cells.count(1)} positive, {cells.count(-1)} negative",
        operable=True,
    )
    return kit.element("div", drawn, class_="nn-canvas")


@cache
def _outline(image: tuple[float, ...]) -> str:
    """Return the path around all pixels brighter than one half."""
    ink = [value > HALF for value in image]
    upright = [
        f"M{place % SIDE} {place // SIDE}v1"
        for place in range(1, SIDE * SIDE)
        if place % SIDE and ink[place] != ink[place - 1]
    ]
    level = [
        f"M{place % SIDE} {place // SIDE}h1"
        for place in range(SIDE, SIDE * SIDE)
        if ink[place] != ink[place - SIDE]
    ]
    return "".join(upright + level)


def running(products: Sequence[float]) -> list[float]:
    """Return the sum of the first 0, 1, … 28 rows of products."""
    rows = (sum(products[start : start + SIDE]) for start in range(0, SIDE * SIDE, SIDE))
    return list(accumulate(rows, initial=0.0))


def draw_sum(
    parameters: kit.Parameters, totals: Sequence[float], rows: int, bias: float, activation: float
) -> str:
    """Draw the sum as it grows row by row, the threshold -b, and the neuron that comes of it.

    The end of the curve is dragged to set how many rows are added, the parameter `rows`.
    """
    limit = 20 * ceil(max(20.0, -bias, bias, *map(abs, totals)) / 20)
    plot = kit.Plot(x=(0, SIDE), y=(-limit, limit), left=48, top=30, width=250, height=110)
    _, level = plot.at(0, -bias)
    threshold = kit.element("path", d=f"M48 {level:.1f}H298", class_="nn-guide nn-threshold")
    point = kit.held_dot(parameters, "rows", plot, (rows, totals[rows]), radius=7)
    name = kit.equation(
        "−b", value=kit.fixed(-bias, 1), x=306, y=level + 4, class_="nn-label nn-halo"
    )
    neuron = kit.neuron(356, 54 if level > 85 else 118, 18, activation)
    sentence = kit.equation(
        "a",
        value=kit.fixed(activation),
        x=356,
        y=90 if level > 85 else 154,
        class_="nn-value nn-halo",
        text_anchor="middle",
    )
    return kit.picture(
        400,
        182,
        plot.axes(
            [0, 7, 14, 21, 28],
            [-limit, -limit // 2, 0, limit // 2, limit],
            x_label="rows added, from the top",
            y_label="sum of pixel × weight",
        ),
        threshold,
        plot.path(list(enumerate(totals[: rows + 1])), "nn-curve"),
        point,
        name,
        neuron,
        sentence,
        title=f"After {rows} of {SIDE} rows the sum is {kit.fixed(totals[rows])};"
        f" the threshold is {kit.fixed(-bias, 1)}",
        operable=True,
    )


def draw_ranking(sums: Sequence[float]) -> str:
    """Draw the real digits with the largest sums, and those with the smallest."""
    order = sorted(range(len(sums)), key=lambda place: -sums[place])
    ends = (("lights it most", order[:SHOWN]), ("lights it least", order[-SHOWN:]))
    return kit.element("div", *(_row(label, places, sums) for label, places in ends))


def _row(label: str, places: Sequence[int], sums: Sequence[float]) -> str:
    digits = [
        kit.element(
            "div",
            _thumbnail(place),
            kit.element("p", kit.fixed(sums[place])),
            class_="nn-mean",
        )
        for place in places
    ]
    heading = f"Of {len(sums)} real digits, what {label}, with its sum"
    return kit.element("p", heading, class_="nn-picks-label") + kit.element(
        "div", *digits, class_="nn-means"
    )


@cache
def _thumbnail(place: int) -> str:
    drawn = kit.pixels(samples.images()[place], shades=8)
    return kit.picture(SIDE, SIDE, drawn, title=samples.name(place))
