"""What an output promises, and what it keeps where the illness is rarer than in training."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from site_demos import kit
from site_demos.demos.applications import _patients
from site_demos.demos.applications._patients import MADE

DATA = (MADE,)
MOST = 500
KNOTS = sorted({round(MOST ** (n / 24)) for n in range(25)})
"""Values of `ill` between which the dots go nearly straight; they move most where few are ill."""
EDGES = (0.0, 0.1, 0.3, 0.7, 0.9, 1.0)
PLOT = kit.Plot(x=(0, 1), y=(-0.08, 1), left=44, top=30, width=340, height=204)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """How common the illness is."""

    ill: int = kit.whole(358, low=1, high=MOST, label="Ill, of 1,000")


@dataclass(frozen=True)
class Band:
    """Samples with outputs from `low` to `high`: how many were malignant, how many not."""

    low: float
    high: float
    mean: float
    ill: int
    healthy: int

    def share(self, weight: float) -> float:
        """Return the share of the ill, if each stands for `weight` times as many."""
        return self.ill * weight / (self.ill * weight + self.healthy)

    def interval(self, weight: float) -> tuple[float, float]:
        """Return the interval of that share: weights move odds, and so both its ends."""
        low, high = kit.interval(self.ill, self.ill + self.healthy)
        return _moved(low, weight), _moved(high, weight)


def _moved(share: float, weight: float) -> float:
    return share * weight / (share * weight + 1 - share)


def bands() -> Iterator[Band]:
    """Yield what was counted."""
    for low, high in pairwise(EDGES):
        within = [each for each in _patients.patients() if low <= each.output < high]
        ill = sum(each.is_ill for each in within)
        mean = sum(each.output for each in within) / len(within)
        yield Band(low, high, mean, ill, len(within) - ill)


def weight(ill: int) -> float:
    """Return how many ill people each ill patient stands for, if each healthy one is one."""
    counts = _patients.counts(0.5)
    return ill / (1000 - ill) * counts.healthy / counts.ill


def render(parameters: Parameters) -> str:
    """Draw the share of the ill over the output, in five bands."""
    factor, found = weight(parameters.ill), list(bands())
    ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
    shares = ", ".join(
        f"{kit.percent(each.share(factor), 0)} where the output is {kit.fixed(each.mean)}"
        for each in found
    )
    picture = kit.picture(
        400,
        280,
        PLOT.axes(ticks, ticks, x_label="what the output says", y_label="share of the ill"),
        PLOT.path([(0, 0), (1, 1)], "nn-guide"),
        *(_interval(each, factor) for each in found),
        *(_held(parameters, each, by_keys=each == found[-2]) for each in found),
        operable=True,
        title=f"The share of the ill: {shares}.",
    )
    return picture + kit.result(_sentence(found, factor))


def _interval(band: Band, factor: float) -> str:
    return PLOT.path([(band.mean, end) for end in band.interval(factor)], "nn-arrow")


def _held(parameters: Parameters, band: Band, *, by_keys: bool) -> str:
    """Draw the dot of a band, dragged up to make more people ill; keys have one of the five."""
    x, y = _place(band, parameters.ill)
    return kit.handle(
        kit.element("circle", cx=x, cy=y, r=5, class_="nn-point"),
        parameters=parameters,
        at=(x, y),
        along=kit.Way("ill", _places(band)),
        radius=5,
        by_keys=by_keys,
    )


@cache
def _places(band: Band) -> dict[float, tuple[float, float]]:
    return {float(ill): _place(band, ill) for ill in KNOTS}


def _place(band: Band, ill: int) -> tuple[float, float]:
    return PLOT.at(band.mean, band.share(weight(ill)))


def _sentence(found: list[Band], factor: float) -> str:
    band = found[-2]
    low, high = band.interval(factor)
    share = kit.named("share", kit.percent(band.share(factor), 0))
    return (
        f"Outputs from {kit.fixed(band.low, 1)} to {kit.fixed(band.high, 1)} say"
        f" {kit.named('says', kit.percent(band.mean, 0))} on average. Of these people, {share} are"
        f" ill (interval {kit.fixed(100 * low, 0)} to {kit.percent(high, 0)})."
    )
