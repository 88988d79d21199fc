"""Pictures of two activation functions: their curves, slopes multiplied, a layer through both."""

from collections.abc import Sequence
from functools import cache
from math import ceil

from nn_core import activation
from site_demos import kit, samples
from site_demos.demos.neurons import _trained

type Place = tuple[float, float]

SIGMOID, RELU = activation("sigmoid"), activation("relu")
REACH = 4.0  # of z, to both sides
ROW, COLUMN, BAR = 19.0, 202.0, 34.0
MOST = 10  # layers


def draw_curves(parameters: kit.Parameters, z: float) -> str:
    """Draw both functions over z, and their slopes below, with the points at one z to drag."""
    outputs = kit.Plot(x=(-REACH, REACH), y=(0, REACH), left=44, top=28, width=340, height=110)
    slopes = kit.Plot(x=(-REACH, REACH), y=(0, 1), left=44, top=190, width=340, height=70)
    (a,), (r,) = SIGMOID.function([z]), RELU.function([z])
    (a_slope,), (r_slope,) = SIGMOID.slope([a]), RELU.slope([r])
    x, _ = outputs.at(z, 0)
    held = outputs.at(z, a)
    others = [outputs.at(z, r), slopes.at(z, a_slope), slopes.at(z, r_slope)]
    sentence = f"sigmoid {kit.fixed(a, 3)}, slope {kit.fixed(a_slope, 3)}; ReLU {kit.fixed(r, 1)}"
    return kit.picture(
        400,
        298,
        kit.element("path", d=f"M{x:.1f} 138V28M{x:.1f} 260V190", class_="nn-guide"),
        _curves(outputs, slopes),
        _points(parameters, held, others, kit.Axis("z", outputs.scale[0])),
        operable=True,
        title=f"At z = {kit.fixed(z, 1)}: {sentence}, slope {kit.fixed(r_slope, 0)}",
    )


def _points(
    parameters: kit.Parameters, held: Place, others: Sequence[Place], axis: kit.Axis
) -> str:
    """Draw the points that follow one number, any of which is dragged; one is the tab stop."""
    followers = (kit.element("circle", cx=x, cy=y, r=4.5, class_="nn-point") for x, y in others)
    return kit.handle(
        *followers,
        kit.element("circle", cx=held[0], cy=held[1], r=7, class_="nn-point"),
        parameters=parameters,
        at=held,
        also=others,
        across=axis,
    )


@cache
def _curves(outputs: kit.Plot, slopes: kit.Plot) -> str:
    """Draw what does not move: the axes, the four lines and their names."""
    ticks = [-4, -2, 0, 2, 4]
    return kit.join(
        [
            outputs.axes(ticks, [0, 1, 2, 3, 4], x_label="", y_label="a, what comes out"),
            slopes.axes(ticks, [0, 0.5, 1], x_label="z, the sum with its bias", y_label="slope"),
            outputs.curve(lambda z: SIGMOID.function([z])[0]),
            outputs.path([(-REACH, 0), (0, 0), (REACH, REACH)], "nn-curve nn-other"),
            slopes.curve(lambda z: SIGMOID.slope(SIGMOID.function([z]))[0], "nn-curve nn-solution"),
            slopes.path([(-REACH, 0), (0, 0)], "nn-curve nn-other"),
            slopes.path([(0, 1), (REACH, 1)], "nn-curve nn-other"),
            _name("sigmoid", outputs.at(-3.9, 0.25)),
            _name("ReLU", outputs.at(1.5, 3.1)),
            _name("sigmoid: at most ¼", slopes.at(-3.9, 0.28)),
            _name("ReLU: 0 or 1", slopes.at(1.2, 0.62)),
        ]
    )


def _name(text: str, place: tuple[float, float]) -> str:
    return kit.element("text", text, x=place[0], y=place[1], class_="nn-label nn-halo")


def first_sums(place: int) -> list[float]:
    """Return z of each neuron of the trained first layer, for an image of our collection."""
    biases = _trained.LAYER.biases
    return [total + b for total, b in zip(_trained.sums(place), biases, strict=True)]


@cache
def full_bar() -> float:
    """Return what the longest bar stands for: more than any z of our collection, a whole ten."""
    largest = max(max(first_sums(place)) for place in range(len(samples.numbers())))
    return 10.0 * ceil(largest / 10)


@cache
def draw_layer(place: int) -> str:
    """Draw the sums of the first layer for one image, and what each function makes of them."""
    sums = first_sums(place)
    half = ceil(len(sums) / 2)
    rows = [
        _row(number, z, *divmod(number, half), longest=full_bar()) for number, z in enumerate(sums)
    ]
    heads = kit.join(
        kit.element("text", text, x=COLUMN * column + x, y=12, class_="nn-tick", text_anchor="end")
        for column in range(2)
        for x, text in {56: "z", 116: "σ(z)", 158: "ReLU"}.items()
    )
    name = samples.name(place)
    zeros = sum(z <= 0 for z in sums)
    sentence = f"{name}: of {len(sums)} sums, ReLU makes {zeros} exactly 0"
    return kit.picture(400, ROW * (half + 1.6), heads, *rows, title=sentence)


def _row(number: int, z: float, column: int, row: int, *, longest: float) -> str:
    left, y = COLUMN * column, ROW * (row + 1.9)
    (a,), (r,) = SIGMOID.function([z]), RELU.function([z])
    zero = "0" if r == 0 else kit.fixed(r)
    text = {16: f"{number + 1}", 56: kit.fixed(z), 116: kit.fixed(a, 3), 158: zero}
    zero_line = kit.element("path", d=f"M{left + 163} {y - 14:.2f}v{ROW}", class_="nn-rule")
    bar = kit.element(
        "rect",
        x=left + 163,
        y=y - 11,
        width=kit.number(BAR * r / longest),
        height=12,
        class_="nn-measure",
    )
    return (
        kit.join(
            kit.element("text", t, x=left + x, y=y, class_="nn-tick", text_anchor="end")
            for x, t in text.items()
        )
        + kit.neuron(left + 69, y - 4, 5, a)
        + zero_line
        + (bar if r else "")
    )


def draw_products(parameters: kit.Parameters, z: float, layers: int) -> str:
    """Draw what is left of a slope after 0, 1, … layers, if the sum in each is z."""
    plot = kit.Plot(x=(0, MOST), y=(0, 1), left=44, top=28, width=340, height=70)
    a_slope, r_slope = slopes_at(z)
    left = [a_slope**n for n in range(layers + 1)], [r_slope**n for n in range(layers + 1)]
    held, other = (plot.at(layers, values[-1]) for values in left)
    ends = "; ".join(
        f"{name} {kit.tiny(values[-1])}" for name, values in zip(NAMES, left, strict=True)
    )
    return kit.picture(
        400,
        140,
        _product_axes(plot),
        plot.path(list(enumerate(left[1])), "nn-curve nn-other"),
        plot.path(list(enumerate(left[0])), "nn-curve"),
        _points(parameters, held, [other], kit.Axis("layers", plot.scale[0])),
        operable=True,
        title=f"Product of the slopes after {layers} layers: {ends}",
    )


NAMES = ("sigmoid", "ReLU")


@cache
def _product_axes(plot: kit.Plot) -> str:
    ticks = list(range(0, MOST + 1, 2))
    return plot.axes(ticks, [0, 0.5, 1], x_label="layers", y_label="product of the slopes")


def slopes_at(z: float) -> tuple[float, float]:
    """Return the slopes of the sigmoid and of ReLU at z."""
    return SIGMOID.slope(SIGMOID.function([z]))[0], RELU.slope(RELU.function([z]))[0]
