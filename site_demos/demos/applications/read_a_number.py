"""Write a whole number: its digits are found, each is read, or rather nothing is said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nn_core import Network, argmax
from nn_core.mnist.ink import SIDE, prepare
from nn_core.mnist.strokes import PEN, rasterise, scale
from site_demos import kit, weights

NETWORK = Network.load(weights.DIGITS)
MOST = 8  # digits that are read
APART = 0.25  # of the narrower one, how far two strokes of different digits may overlap
WIDEST = 0.02  # at least, of the area: a stroke straight down has no width

FOUR = "110-380.90-540.240-540_205-400.205-640"
TWO = "320-440.350-390.400-380.440-415.430-470.375-550.320-620.460-620"
NOUGHT = "590-380.613-389.632-415.645-454.650-500.645-546.632-585.613-611.590-620.567-611"
NOUGHT += ".548-585.535-546.530-500.535-454.548-415.567-389.590-380"
SEVEN = "730-385.880-385.810-510.770-640"
EXAMPLES = {
    "Four digits": f"{FOUR}_{TWO}_{NOUGHT}_{SEVEN}",
    "Two that touch": f"{FOUR}_{TWO}_{NOUGHT}.{SEVEN}",
    "A letter among them": f"{FOUR}_{TWO}_530-640.610-380.690-640_560-550.660-550_{SEVEN}",
}

type Stroke = list[tuple[float, float]]


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A number as strokes, and the output below which nothing is said."""

    drawing: str = kit.drawing(label="Your number", pen=PEN)
    limit: float = kit.slider(0, low=0, high=0.99, step=0.01, label="Say nothing below")


def digits(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """Return the strokes of each digit, from left to right: those that stand above each other."""
    found = list[list[Stroke]]()
    for stroke in sorted(strokes, key=lambda each: _span([each])):
        if found and _overlap(_span(found[-1]), _span([stroke])) > APART:
            found[-1].append(stroke)
        else:
            found.append([stroke])
    return found


def _span(strokes: Sequence[Stroke]) -> tuple[float, float]:
    xs = [x for stroke in strokes for x, _ in stroke]
    return min(xs), max(xs)


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how far two spans share their place, as a part of the narrower one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    narrower = min(one[1] - one[0], other[1] - other[0])
    return (shared + WIDEST) / max(narrower, WIDEST) if shared > -WIDEST else 0.0


@lru_cache(64)
def _read(written: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the pixels and the ten outputs of one digit."""
    pixels = tuple(prepare(rasterise(scale(kit.strokes(written)))).pixels)
    return pixels, tuple(NETWORK.forward(pixels))


def render(parameters: Parameters) -> str:
    """Draw each digit that is found as the network is given it, and what it reads."""
    drawn = parameters.drawing or EXAMPLES["Four digits"]
    found = digits(kit.strokes(drawn))
    read = [_read(kit.written_strokes(each)) for each in found[:MOST]]
    said = [_answer(outputs, parameters.limit) for _, outputs in read]
    tiles = (
        _tile(pixels, outputs, answer) for (pixels, outputs), answer in zip(read, said, strict=True)
    )
    own = "" if parameters.drawing else "Nothing is drawn yet, so here is an example. "
    return kit.join(
        [
            kit.element("div", *tiles, class_="nn-tiles nn-number"),
            kit.result(own + _sentence(said) + _unread(len(found))),
            _examples(),
        ]
    )


def _answer(outputs: Sequence[float], limit: float) -> str:
    return str(argmax(outputs)) if max(outputs) >= limit else "?"


def _tile(pixels: Sequence[float], outputs: Sequence[float], answer: str) -> str:
    title = f"A digit found here, read as {answer}"
    drawn = kit.picture(SIDE, SIDE, kit.pixels(pixels, shades=16), title=title)
    value = kit.element("span", kit.fixed(max(outputs)))
    words = kit.element("p", kit.element("b", answer), value)
    return kit.element("div", drawn, words, class_="nn-tile")


def _sentence(said: Sequence[str]) -> str:
    number = kit.named("number", "".join(said))
    left = said.count("?")
    if not left:
        return f"It reads {number}."
    of = "1 of them" if left == 1 else f"{left} of them"
    return f"It reads {number}, {len(said)} digits; it leaves {of} to a person."


def _unread(count: int) -> str:
    return f" It reads only the first {MOST} of {count} digits." if count > MOST else ""


def _examples() -> str:
    return kit.element("div", *_buttons(), class_="nn-buttons nn-presets")


def _buttons() -> Iterator[str]:
    for label, drawing in EXAMPLES.items():
        yield kit.element("button", label, type="button", data_set=f"drawing={drawing}")
