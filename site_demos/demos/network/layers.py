"""Choose hidden layers and their sizes: the network is drawn, and its knobs are counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product

from nn_core.mnist.ink import SIDE
from site_demos import kit

PIXELS, DIGITS = SIDE * SIDE, 10
LARGEST, MOST = 100, 4  # neurons of a hidden layer, and hidden layers
SHOWN = 16  # a layer of more neurons is drawn as its first and its last FEW
FEW = 5
WIDTH, TOP, HEIGHT = 400.0, 30.0, 208.0
MARGIN = 34.0
FRAME = 13.0  # from the middle of a column to what frames it and its number
PACE = 2.0  # how far a column is dragged for each neuron
NEW = 16  # neurons of a layer that is added
MINUS, PLUS = "m-5 0h10", "m-5 0h10m-5-5v10"
FLOOR = TOP + HEIGHT + 48  # where layers are removed, out of the way of what is dragged


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """The neurons of up to four hidden layers."""

    hidden_1: int = kit.whole(16, low=0, high=LARGEST, label="Hidden layer 1")
    hidden_2: int = kit.whole(16, low=0, high=LARGEST, label="Hidden layer 2")
    hidden_3: int = kit.whole(0, low=0, high=LARGEST, label="Hidden layer 3")
    hidden_4: int = kit.whole(0, low=0, high=LARGEST, label="Hidden layer 4")


def render(parameters: Parameters) -> str:
    """Draw the layers, and write out n_in × n_out + n_out for each, and the sum of them all."""
    sizes = layer_sizes(parameters)
    knobs = [count(n_in, n_out) for n_in, n_out in pairwise(sizes)]
    terms = " + ".join(f"{each:,}" for each in knobs)
    total = kit.named("count", f"{sum(knobs):,}")
    sum_of_all = f"{terms} = {total}" if len(knobs) > 1 else total
    return kit.join(
        [
            _drawing(parameters, sizes),
            _table(sizes),
            kit.result(f"All knobs, weights and biases: {sum_of_all}."),
        ]
    )


def layer_sizes(parameters: Parameters) -> list[int]:
    """Return the neurons in each layer, pixels first, digits last; a layer of 0 is none."""
    return [PIXELS, *(getattr(parameters, name) for name in _used(parameters)), DIGITS]


def count(n_in: int, n_out: int) -> int:
    """Return n_in · n_out + n_out, the weights and the biases of one layer.

    >>> count(784, 16)
    12560
    """
    return n_in * n_out + n_out


def places(size: int) -> list[float]:
    """Return how far down each neuron stands that is drawn: all of a layer, or both its ends."""
    gap = HEIGHT / SHOWN
    drawn = size if size <= SHOWN else 2 * FEW
    half = FEW if size > SHOWN else drawn
    room = 2 * gap if size > SHOWN else 0.0  # for the ellipsis
    first = TOP + (HEIGHT - gap * drawn - room) / 2 + gap / 2
    return [first + gap * n + (room if n >= half else 0.0) for n in range(drawn)]


def _drawing(parameters: Parameters, sizes: Sequence[int]) -> str:
    across = [
        MARGIN + (WIDTH - 2 * MARGIN) * number / (len(sizes) - 1) for number in range(len(sizes))
    ]
    ends = zip(pairwise(sizes), pairwise(across), strict=True)
    held = ["", *_used(parameters), ""]
    columns = zip(held, sizes, across, _names(len(sizes)), strict=True)
    sentence = ", ".join(
        f"{size} {name}" for size, name in zip(sizes, _names(len(sizes)), strict=True)
    )
    wires = (_wires(*layers, *columns) for layers, columns in ends)
    drawn = (_held(parameters, key, x, _column(size, x, name)) for key, size, x, name in columns)
    removers, adders = _removers(held, across), _adders(sizes, across)
    return kit.picture(
        WIDTH,
        FLOOR + 20,
        *(kit.element("g", *parts) for parts in (wires, drawn, removers, adders)),  # stay in place
        title=f"A network of {len(sizes)} layers: {sentence}.",
        operable=True,
    )


def _used(parameters: Parameters) -> list[str]:
    return [name for name in parameters.controls() if getattr(parameters, name)]


def _held(parameters: Parameters, name: str, x: float, column: str) -> str:
    """Let the column of a hidden layer be dragged: to the right it grows."""
    if not name:
        return column
    across, at = kit.Axis(name, PACE, least=1), (x, TOP + HEIGHT + 12)
    frame = kit.element(
        "rect",
        x=x - FRAME,
        y=TOP - 4,
        width=2 * FRAME,
        height=HEIGHT + 28,
        rx=4.0,
        class_="nn-around nn-rim",
    )
    return kit.handle(column, frame, parameters=parameters, at=at, across=across, radius=16)


def _removers(held: Sequence[str], across: Sequence[float]) -> Iterator[str]:
    """Draw a − under each hidden layer."""
    for number, (key, x) in enumerate(zip(held, across, strict=True)):
        if key:
            yield _button((x, FLOOR), MINUS, f"{key}=0", f"Remove hidden layer {number}")


def _adders(sizes: Sequence[int], across: Sequence[float]) -> Iterator[str]:
    """Draw a + between any two layers, as long as there are fewer hidden ones than there may be."""
    hidden = sizes[1:-1]
    if len(hidden) == MOST:
        return
    for number, ends in enumerate(pairwise(across)):
        place = sum(ends) / 2, TOP + HEIGHT / 2
        name = f"hidden layer {number}" if number else "the pixels"
        yield _button(place, PLUS, _with_one_more(hidden, number), f"Add a layer after {name}")


def _with_one_more(hidden: Sequence[int], place: int) -> str:
    """Return the state with a further layer before one of the hidden layers, or behind them.

    >>> _with_one_more([8, 4], 1)
    'hidden_1=8&hidden_2=16&hidden_3=4&hidden_4=0'
    """
    sizes = [*hidden[:place], NEW, *hidden[place:], *[0] * MOST][:MOST]
    return "&".join(f"hidden_{n}={size}" for n, size in enumerate(sizes, start=1))


def _button(place: tuple[float, float], sign: str, sets: str, label: str) -> str:
    x, y = place
    middle = f"M{kit.number(x)} {kit.number(y)}"
    return kit.element(
        "g",
        kit.element("circle", cx=x, cy=y, r=10, class_="nn-rim"),
        kit.element("path", d=middle + sign, class_="nn-sign"),
        kit.element("path", d=f"{middle}h.1", class_="nn-hold"),
        class_="nn-layer",
        role="button",
        tabindex=0,
        aria_label=label,
        data_set=sets,
    )


def _names(layers: int) -> list[str]:
    return ["pixels", *(f"hidden {n}" for n in range(1, layers - 1)), "digits"]


@cache
def _wires(before: int, after: int, start: float, end: float) -> str:
    """Draw a line from each neuron that is drawn to each of the next layer."""
    lines = (
        f"M{start:.0f} {up:.0f}L{end:.0f} {down:.0f}"
        for up, down in product(places(before), places(after))
    )
    return kit.element("path", d="".join(lines), class_="nn-wires")


@cache
def _column(size: int, x: float, name: str) -> str:
    ys = places(size)
    dots = [(ys[FEW - 1] + ys[FEW]) / 2 + step for step in (-6, 0, 6)] if size > SHOWN else []
    middle = {"x": x, "text_anchor": "middle"}
    return kit.join(
        [
            *(kit.neuron(x, y, 5, 0.0) for y in ys),
            *(kit.element("circle", cx=x, cy=y, r=1.6, class_="nn-dot") for y in dots),
            kit.element("text", name, y=16, class_="nn-label nn-halo", **middle),
            kit.element("text", f"{size:,}", y=TOP + HEIGHT + 17, class_="nn-value", **middle),
        ]
    )


def _table(sizes: Sequence[int]) -> str:
    """Write a row for each layer that has knobs: n_in × n_out weights, n_out biases, their sum."""
    head = kit.element(
        "tr",
        *(kit.element("th", text, scope="col") for text in ("into", "weights + biases", "knobs")),
    )
    rows = [
        kit.element(
            "tr",
            kit.element("th", name, scope="row"),
            kit.element("td", f"{n_in:,} × {n_out:,} + {n_out:,}"),
            kit.element("td", f"{count(n_in, n_out):,}"),
        )
        for name, (n_in, n_out) in zip(_names(len(sizes))[1:], pairwise(sizes), strict=True)
    ]
    return kit.element("table", head, *rows, class_="nn-table")
