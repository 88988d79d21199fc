"""Ten knobs set by hand: one neuron tells two digits apart, and is scored on real images.

In the picture of the weights each region is dragged up and down, by pointer only. Who uses keys or
a screen reader has the nine knobs, with the same names, steps and values, one Tab apart: nine more
stops would double the way through the figure, and give nothing that the knobs do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import sumprod

from nn_core import Vector
from site_demos import kit
from site_demos.demos.network.knobs_by_hand.mistakes import draw_mistakes
from site_demos.demos.network.knobs_by_hand.sums import draw_sums
from site_demos.samples import regions

type Pair = tuple[int, int]

REGIONS = [
    f"{row} {column}"
    for row in ("top", "middle", "bottom")
    for column in ("left", "centre", "right")
]
PAIRS = {f"{first}-{second}": (first, second) for first, second in regions.PAIRS}
LARGEST = 30.0
DECIMALS = 9
CELL = 40.0
PACE = 2.0  # how far up a region is dragged for a 1 of its weight


def _weight(number: int) -> float:
    label = f"w{'₁₂₃₄₅₆₇₈₉'[number - 1]} {REGIONS[number - 1]}"
    return kit.knob(0, low=-LARGEST, high=LARGEST, step=1, label=label)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Two digits, a weight for each region of the image, and a bias."""

    pair: str = kit.choice(
        "0-1",
        options={name: f"{first} or {second}" for name, (first, second) in PAIRS.items()},
        label="Tell apart",
    )
    weight_1: float = _weight(1)
    weight_2: float = _weight(2)
    weight_3: float = _weight(3)
    weight_4: float = _weight(4)
    weight_5: float = _weight(5)
    weight_6: float = _weight(6)
    weight_7: float = _weight(7)
    weight_8: float = _weight(8)
    weight_9: float = _weight(9)
    bias: float = kit.knob(0, low=-15, high=15, step=0.5, label="Bias b")
    fresh: bool = kit.toggle(False, label="Score on images you have not practised on")


def render(parameters: Parameters) -> str:
    """Draw z = w₁ a₁ + … + w₉ a₉ + b for every image of both digits, and count what is right."""
    pair = PAIRS[parameters.pair]
    weights = [getattr(parameters, f"weight_{n}") for n in range(1, 10)]
    sums = [sums_of(digit, weights, parameters.bias, fresh=parameters.fresh) for digit in pair]
    right = count_right(sums)
    images = sum(map(len, sums))
    sentence = (
        f"Your ten knobs get {kit.named('right', str(right))} of {images} images right,"
        f" {kit.named('share', kit.fixed(100 * right / images, 1))}%."
    )
    return kit.join(
        [
            kit.pinned(kit.result(sentence), draw_sums(pair, sums)),
            kit.below(
                _tiles(parameters, pair, weights),
                _scores(pair, right, fresh=parameters.fresh),
                draw_mistakes(pair, sums, fresh=parameters.fresh),
            ),
        ]
    )


def sums_of(digit: int, weights: Vector, bias: float, *, fresh: bool) -> list[float]:
    """Return z for each image of a digit: those to practise on, or fresh ones.

    What only rounding keeps from 0 is 0, as the sign decides.
    """
    images = inputs(digit, fresh=fresh)
    return [round(sumprod(weights, image) + bias, DECIMALS) for image in images]


def count_right(sums: Sequence[Sequence[float]]) -> int:
    """Return how many images are called what they are: the second digit where z > 0.

    >>> count_right([[-1.0, 0.0, 2.0], [0.5, -0.5]])
    3
    """
    first, second = sums
    return sum(z <= 0 for z in first) + sum(z > 0 for z in second)


@cache
def inputs(digit: int, *, fresh: bool) -> list[list[float]]:
    """Return the nine numbers of each image of a digit."""
    return [regions.regions()[place] for place in regions.places(digit, fresh=fresh)]


@cache
def rivals(pair: Pair, *, fresh: bool) -> dict[str, int]:
    """Return how many images others get right; the first three have the same nine numbers."""
    found = regions.rivals(pair)
    first, second = found["first"], found["second"]
    toward = [b - a for a, b in zip(first, second, strict=True)]
    middle = (sumprod(first, first) - sumprod(second, second)) / 2

    def score(weights: Vector, bias: float) -> int:
        return count_right([sums_of(digit, weights, bias, fresh=fresh) for digit in pair])

    return {
        "always the same answer": score([0.0] * 9, 0.0),
        "nearest mean of the nine numbers": score(toward, middle),
        "ten knobs, trained": score(found["trained"][:9], found["trained"][9]),
        "nearest mean image, all pixels": int(found["pixels"][fresh]),
        "the whole network, all pixels": int(found["network"][fresh]),
    }


def _tiles(parameters: Parameters, pair: Pair, weights: Vector) -> str:
    """Draw the mean ink of both digits in each region, and the weights, with their numbers."""
    fine = [weights[row // 3 * 3 + column // 3] for row in range(9) for column in range(9)]
    mine = _grid(kit.weight_grid(fine, scale=LARGEST, side=9), weights, 0, side=9)
    held = kit.join(_region(parameters, number) for number in range(9))
    return kit.tiles([*_means(pair), _tile("your weights", mine + held, weights)])


def _region(parameters: Parameters, number: int) -> str:
    """Let a region be dragged: upwards its weight grows."""
    row, column = divmod(number, 3)
    place = {"x": CELL * column, "y": CELL * row, "width": CELL, "height": CELL}
    return kit.handle(
        kit.element("rect", class_="nn-cells", **place),
        parameters=parameters,
        at=(CELL * (column + 0.5), CELL * (row + 0.5)),
        along=kit.Axis(f"weight_{number + 1}", -PACE),
        radius=6,
        by_keys=False,
    )


@cache
def _means(pair: Pair) -> list[tuple[str, str]]:
    found = regions.rivals(pair)
    means = zip(pair, (found["first"], found["second"]), strict=True)
    return [
        _tile(f"mean ink, {digit}s", _grid(kit.pixels(mean, side=3), mean, 2), mean)
        for digit, mean in means
    ]


def _tile(label: str, drawn: str, values: Vector) -> tuple[str, str]:
    return label, kit.picture(3 * CELL, 3 * CELL, drawn, title=_sentence(label, values))


def _sentence(label: str, values: Vector) -> str:
    numbers = (f"{where} {kit.fixed(v)}" for where, v in zip(REGIONS, values, strict=True))
    return f"{label}: {', '.join(numbers)}"


def _grid(drawn: str, values: Vector, decimals: int, *, side: int = 3) -> str:
    """Put the number of each region over its cell, with its sign."""
    texts = (
        kit.element(
            "text",
            kit.fixed(value, decimals),
            x=CELL * (n % 3 + 0.5),
            y=CELL * (n // 3 + 0.5) + 4.5,
            class_="nn-tick nn-on-cell",
            text_anchor="middle",
        )
        for n, value in enumerate(values)
    )
    return kit.element("g", drawn, transform=f"scale({3 * CELL / side:.2f})") + kit.join(texts)


def _scores(pair: Pair, right: int, *, fresh: bool) -> str:
    """Write what others get right, and who is beaten, with a bar for each."""
    others = rivals(pair, fresh=fresh)
    images = sum(len(inputs(digit, fresh=fresh)) for digit in pair)
    rows = [_score("your ten knobs", right, images, "", mine=True)]
    for name, theirs in others.items():
        verdict = "beaten" if right > theirs else "level" if right == theirs else ""
        rows.append(_score(name, theirs, images, verdict))
    return kit.element("table", *rows, class_="nn-table nn-scores")


def _score(name: str, right: int, images: int, verdict: str, *, mine: bool = False) -> str:
    bar = kit.element(
        "span", class_="nn-bar", style=f"width:{kit.number(100 * right / images, 1)}%"
    )
    return kit.element(
        "tr",
        kit.element("th", name, scope="row"),
        kit.element("td", bar),
        kit.element("td", str(right)),
        kit.element("td", verdict),
        class_="nn-chosen" if mine else None,
    )
