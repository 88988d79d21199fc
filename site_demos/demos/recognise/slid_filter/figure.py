"""The pictures of a filter that is slid: the image, the filter, its map, and all learnt filters."""

from collections.abc import Sequence
from functools import cache

from nn_core import Vector
from nn_core.mnist.ink import SIDE
from site_demos import kit
from site_demos.demos.recognise import _moving
from site_demos.demos.recognise.slid_filter import edges
from site_demos.demos.recognise.slid_filter.settings import (
    ACROSS,
    FILTERS,
    FULL,
    NETWORK,
    OWN,
    SIZE,
    STRIDE,
    Parameters,
)

BRIGHT = 3.0  # an answer that is drawn white
SHADES = 12
SCALES = (
    f"One scale for all filters: full strength is ±{kit.fixed(FULL)}, the largest weight of all;"
    f" a painted one has half of that. All maps are white where an answer is"
    f" {kit.fixed(BRIGHT, 1)} or more."
)
IMAGE, UNIT, MAP = 160.0, 14.0, 138.0
TOP = 22.0
MIDDLE = 212.0
FILTER_AT = (MIDDLE - SIZE * UNIT / 2, TOP)
LIKE = 48.0  # the side of the pattern that a filter is most like
LIKE_AT = (MIDDLE - LIKE / 2, TOP + SIZE * UNIT + 24)
MAP_AT = (400 - MAP, TOP + (IMAGE - MAP) / 2)


def draw_slide(
    parameters: Parameters, pixels: Vector, weights: Vector, answers: Sequence[float]
) -> str:
    """Draw the digit with the patch that is looked at, the filter, and its map."""
    which, place = parameters.filter, int(parameters.place)
    drag = kit.element("tspan", "drag ", class_="nn-asks")
    labels = ((80, f"{drag}the digit"), (MIDDLE, name(which)), (331, "its map"))
    return kit.picture(
        400,
        TOP + IMAGE + 8,
        *(
            kit.element("text", text, x=x, y=13, class_="nn-label", text_anchor="middle")
            for x, text in labels
        ),
        _beams(place),
        _moving.draw_held(parameters, pixels, pixels, IMAGE, (0, TOP)),
        _placed(_patch(place), (0, TOP), IMAGE / SIDE),
        _placed(_filter(parameters, weights), FILTER_AT, UNIT),
        _likeness(weights),
        _placed(_map(answers, place), MAP_AT, MAP / ACROSS),
        title=f"A digit, {name(which)} on one patch of it, and the map of its answers.",
        operable=True,
    )


def draw_filters(chosen: str, maps: Sequence[Sequence[float]]) -> str:
    """Draw each learnt filter above its map, and the painted one, to choose from."""
    keys = [*map(str, range(FILTERS.n_out)), OWN]
    buttons = [
        kit.radio(
            f"filter={key}",
            _button(key, answers),
            name(key).capitalize(),
            is_chosen=key == chosen,
            is_stop=key == chosen,
        )
        for key, answers in zip(keys, maps, strict=True)
    ]
    label = kit.element("p", "All filters, each above its map", class_="nn-picks-label")
    return label + kit.radios(buttons, "Filter", "nn-picks nn-eights nn-filters", columns=8)


def name(which: str) -> str:
    """Return what a reader calls a filter.

    >>> name("0"), name("own")
    ('filter 1', 'your filter')
    """
    return "your filter" if which == OWN else f"filter {int(which) + 1}"


def _button(key: str, answers: Sequence[float]) -> str:
    if key == OWN:
        return kit.element("span", "Paint your own", class_="nn-asks")
    drawn = _svg(_shades(answers), ACROSS)
    return _svg(_learnt(int(key)), SIZE) + drawn


@cache
def _learnt(k: int) -> str:
    return kit.weight_grid(FILTERS.weights[k], scale=FULL, side=SIZE, shades=SHADES)


def _shades(answers: Sequence[float]) -> str:
    bright = [min(1.0, answer / BRIGHT) for answer in answers]
    return kit.pixels(bright, side=ACROSS, shades=SHADES)


def _svg(drawn: str, side: int) -> str:
    return kit.element("svg", drawn, viewBox=f"0 0 {side} {side}", aria_hidden="true")


def _placed(drawn: str, at: tuple[float, float], unit: float) -> str:
    moved = f"translate({at[0]:.1f} {at[1]:.1f}) scale({unit:.4f})"
    return kit.element("g", drawn, transform=moved)


def _corner(place: int) -> tuple[int, int]:
    """Return row and column of the first pixel of a patch."""
    row, column = divmod(place, ACROSS)
    return STRIDE * row, STRIDE * column


def _patch(place: int) -> str:
    y, x = _corner(place)
    return kit.element("rect", x=x, y=y, width=SIZE, height=SIZE, class_="nn-frame")


def _beams(place: int) -> str:
    """Draw how the patch goes to the filter, and the filter's answer to its place of the map."""
    (y, x), unit, cell = _corner(place), IMAGE / SIDE, MAP / ACROSS
    row, column = divmod(place, ACROSS)
    left, top = FILTER_AT
    right, bottom, edge = left + SIZE * UNIT, top + SIZE * UNIT, unit * (x + SIZE)
    high, low = TOP + unit * y, TOP + unit * (y + SIZE)
    end, middle = MAP_AT[0] + cell * column, MAP_AT[1] + cell * row
    beams = (
        ((edge, high), (left, top), (left, bottom), (edge, low)),
        ((right, top), (end, middle), (end, middle + cell), (right, bottom)),
    )
    texts = (" ".join(f"{u:.1f} {v:.1f}" for u, v in beam) for beam in beams)
    return kit.join(kit.element("polygon", points=text, class_="nn-funnel") for text in texts)


def _likeness(weights: Vector) -> str:
    """Draw the pattern that a filter is most like."""
    if not any(edges.shape(weights)):
        return ""
    pattern, r = edges.best(weights)
    drawn = kit.pixels(pattern.pixels, side=SIZE, shades=SHADES)
    x, y = LIKE_AT
    lines = ((y - 6, f"like this {pattern.kind}"), (y + LIKE + 13, f"r = {kit.fixed(r)}"))
    return _placed(drawn, (x, y), LIKE / SIZE) + kit.join(
        kit.element("text", text, x=MIDDLE, y=v, class_="nn-tick", text_anchor="middle")
        for v, text in lines
    )


def _filter(parameters: Parameters, weights: Vector) -> str:
    """Draw the chosen filter; one's own can be painted on."""
    drawn = kit.weight_grid(weights, scale=FULL, side=SIZE, shades=SHADES)
    if parameters.filter != OWN:
        return drawn
    now = int(parameters.cell)
    row, column = divmod(now, SIZE)
    return drawn + kit.cells(
        SIZE,
        "cell=%",
        now=now,
        label="Your filter. Arrows move, Space paints",
        value=f"Row {row + 1}, column {column + 1}: {kit.fixed(weights[now])}",
        paints="painting",
        brush="brush",
        spread=0,
    )


def _map(answers: Sequence[float], place: int) -> str:
    row, column = divmod(place, ACROSS)
    pool = NETWORK.pool
    squares = "".join(f"M{edge} 0V{ACROSS}M0 {edge}H{ACROSS}" for edge in range(pool, ACROSS, pool))
    return kit.join(
        [
            _shades(answers),
            kit.element("path", d=squares, class_="nn-squares"),
            kit.element("rect", x=column, y=row, width=1, height=1, class_="nn-chosen-cell"),
            kit.cells(
                ACROSS,
                "place=%",
                now=place,
                label="Places of the map",
                value=f"Row {row + 1}, column {column + 1}: {kit.fixed(answers[place])}",
            ),
        ]
    )
