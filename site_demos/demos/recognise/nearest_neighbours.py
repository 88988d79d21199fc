"""A test image, the kept training images that are nearest to it, and how well these read."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import dist, log10

from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.recognise._by_mean import SHOWN, a_test_image
from site_demos.samples import neighbours

DATA = (neighbours.IMAGES, neighbours.LABELS)
RIGHT = neighbours.right()
TESTED = 10_000
SHADES = 25
LEVELS = (0.4, 0.6, 0.8, 1.0)
PLOT = kit.Plot(x=(1, 4.9), y=(0.3, 1), left=44, top=30, width=340, height=130)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A test image, by its number among the 10,000, and how many training images are kept."""

    kept: str = kit.choice(
        str(neighbours.KEPT[-1]),
        options={str(kept): f"{kept:,}" for kept in neighbours.KEPT},
        label="Training images kept",
    )
    image: str = a_test_image("63")


def render(parameters: Parameters) -> str:
    """Draw the image, its nearest neighbours, and how many test images the nearest one reads."""
    place, row = SHOWN[parameters.image], neighbours.KEPT.index(int(parameters.kept))
    found = neighbours.found()["nearest"][parameters.image][row]
    near = [(number, distance(place, number), _label(number)) for number in found]
    tiles = [_tile(samples.name(place), _own(place))]
    tiles += [
        _tile(f"{kit.fixed(far)} away: {samples.article(digit)}", _kept(number))
        for number, far, digit in near
    ]
    _, far, digit = near[0]
    verdict = "Right" if digit == samples.labels()[place] else "Wrong"
    score = kit.named("score", kit.percent(RIGHT[parameters.kept] / TESTED, 1))
    sentence = (
        f"Of {int(parameters.kept):,} images, the nearest is"
        f" {kit.named('distance', kit.fixed(far))} away and shows"
        f" {kit.named('digit', str(digit))}. {kit.named('verdict', verdict)}. Of all"
        f" {TESTED:,} test images, the nearest reads {score} right."
    )
    return kit.join(
        [
            kit.element("div", *tiles, class_="nn-tiles nn-four"),
            kit.result(sentence),
            _scores(parameters.kept),
        ]
    )


def distance(place: int, number: int) -> float:
    """Return d(p, q) from an image of our collection to a training image that is kept."""
    kept = neighbours.images()[neighbours.numbers().index(number)]
    return dist(samples.images()[place], kept)


def _label(number: int) -> int:
    return neighbours.labels()[neighbours.numbers().index(number)]


def _tile(words: str, drawn: str) -> str:
    return kit.element("div", drawn, kit.element("p", words), class_="nn-tile")


@cache
def _own(place: int) -> str:
    drawn = kit.pixels(samples.images()[place], shades=SHADES)
    return kit.picture(SIDE, SIDE, drawn, title=samples.name(place))


@cache
def _kept(number: int) -> str:
    image = neighbours.images()[neighbours.numbers().index(number)]
    title = f"Training image {number}, {samples.article(_label(number))}"
    return kit.picture(SIDE, SIDE, kit.pixels(image, shades=SHADES), title=title)


def _scores(chosen: str) -> str:
    """Draw how many test images are read right over how many images are kept, to choose from."""
    points = [(log10(int(kept)), right / TESTED) for kept, right in RIGHT.items()]
    told = "; ".join(
        f"{int(kept):,}: {kit.percent(right / TESTED, 1)}" for kept, right in RIGHT.items()
    )
    buttons = (
        _point(kept, n / TESTED, between, is_chosen=chosen == kept)
        for (kept, n), between in zip(RIGHT.items(), _columns(), strict=True)
    )
    return kit.picture(
        400,
        206,
        _axes(),
        PLOT.path(points, "nn-curve"),
        kit.element("g", *buttons, role="radiogroup", aria_label="Training images kept"),
        title=f"Share of the test images read right, by training images kept: {told}.",
        operable=True,
    )


@cache
def _axes() -> str:
    """Draw the plane with its numbers of images, how the draws differ, and two other ways."""
    bottom = PLOT.top + PLOT.height
    ticks = (
        kit.element(
            "text",
            f"{10**power:,}",
            x=PLOT.at(power, 0)[0],
            y=bottom + 16,
            class_="nn-tick",
            text_anchor="middle",
        )
        for power in range(1, 5)
    )
    unmoved = neighbours.found()["shifted"][0]
    return kit.join(
        [
            PLOT.axes([], LEVELS, x_label="training images kept", y_label="share read right"),
            *ticks,
            *(_spread(kept, counts) for kept, counts in neighbours.found()["drawn"].items()),
            _rival("ten mean images", unmoved["mean"], at_end=True),
            _rival("our network", unmoved["network"], at_end=False),
        ]
    )


def _spread(kept: str, counts: list[int]) -> str:
    """Draw from the worst to the best of all draws of so many images."""
    x = log10(int(kept))
    return PLOT.path([(x, min(counts) / TESTED), (x, max(counts) / TESTED)], "nn-arrow")


def _rival(name: str, right: int, *, at_end: bool) -> str:
    """Draw what another way to read gets right, at every number of images."""
    share = right / TESTED
    x, y = PLOT.at(PLOT.x[at_end], share)
    label = kit.element(
        "text",
        f"{name}: {kit.percent(share, 1)}",
        x=x - 4 if at_end else x + 4,
        y=y + 14,
        class_="nn-tick nn-halo",
        text_anchor="end" if at_end else "start",
    )
    return PLOT.path([(PLOT.x[0], share), (PLOT.x[1], share)], "nn-guide") + label


def _columns() -> list[tuple[float, float]]:
    """Return from where to where each point can be hit: half-way to the next, for they lie near."""
    places = [PLOT.at(log10(int(kept)), 0)[0] for kept in RIGHT]
    halves = [(x + y) / 2 for x, y in pairwise(places)]
    return list(pairwise([PLOT.left, *halves, PLOT.left + PLOT.width + 12]))


def _point(kept: str, share: float, between: tuple[float, float], *, is_chosen: bool) -> str:
    x, y = PLOT.at(log10(int(kept)), share)
    left, right = between
    return kit.element(
        "g",
        kit.element(
            "rect",
            x=left,
            y=PLOT.top - 15,
            width=right - left,
            height=PLOT.height + 15,
            fill="transparent",
        ),
        kit.element("circle", cx=x, cy=y, r=6 if is_chosen else 4, class_="nn-point"),
        role="radio",
        aria_checked=str(is_chosen).lower(),
        aria_label=f"{int(kept):,} images kept, {kit.percent(share, 1)} read right",
        tabindex=0 if is_chosen else -1,
        data_set=f"kept={kept}",
    )
