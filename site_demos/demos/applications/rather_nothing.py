"""How many images are set aside, and how many of the rest are read wrongly."""

from dataclasses import dataclass
from functools import cache

from site_demos import kit
from site_demos.samples import rejects
from site_demos.samples.rejects import LIMITS

ALL = 10_000
PLOT = kit.Plot(x=(0, 0.4), y=(0, 0.04), left=50, top=28, width=330, height=190)
ERRORS = range(5)
POST = (0.09, 0.01)
"""What was set aside in 1989, and what was wrong of the rest, of other digits."""


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """The output below which nothing is said."""

    limit: float = kit.slider(0, low=0, high=0.99, step=0.01, label="Say nothing below")


def shares(limit: float) -> tuple[float, float]:
    """Return the share that is set aside, and the share of the rest that is wrong."""
    aside, wrong = rejects.counts()[round(limit * LIMITS)]
    return aside / ALL, wrong / (ALL - aside)


def render(parameters: Parameters) -> str:
    """Draw the errors over what is set aside, for all limits, and where this one is."""
    aside, wrong = rejects.counts()[round(parameters.limit * LIMITS)]
    x, y = places()[parameters.limit]
    picture = kit.picture(
        400,
        256,
        _still(),
        kit.handle(
            kit.element("circle", cx=x, cy=y, r=6, class_="nn-point"),
            parameters=parameters,
            at=(x, y),
            across=kit.Way("limit", places()),
            radius=6,
        ),
        title=_title(*shares(parameters.limit)),
        operable=True,
    )
    return picture + kit.result(_sentence(aside, wrong))


def _title(aside: float, wrong: float) -> str:
    return f"{kit.percent(aside, 1)} are set aside; {kit.percent(wrong, 2)} of the rest are wrong."


@cache
def places() -> dict[float, tuple[float, float]]:
    """Return the dot's place in the picture for each limit."""
    return {limit / LIMITS: PLOT.at(*shares(limit / LIMITS)) for limit in range(LIMITS)}


@cache
def _still() -> str:
    points = [shares(limit / LIMITS) for limit in range(LIMITS)]
    x, y = PLOT.at(*POST)
    rules = [PLOT.path([(0, n / 100), (0.4, n / 100)], "nn-rule") for n in ERRORS]
    across = [_tick(n, PLOT.at(n / 100, 0)[0], 234, "middle") for n in (0, 10, 20, 30, 40)]
    ticks = across + [_tick(n, 43, PLOT.at(0, n / 100)[1] + 4, "end") for n in ERRORS]
    return kit.join(
        [
            *rules,
            *ticks,
            kit.element("text", "wrong, of the rest", x=50, y=18, class_="nn-label"),
            kit.element("text", "set aside", x=380, y=252, class_="nn-label", text_anchor="end"),
            PLOT.path(points, "nn-curve nn-solution"),
            kit.element("path", d=f"M{x - 5:.1f} {y:.1f}h10m-5-5v10", class_="nn-slope"),
            kit.element("text", "zip codes, 1989", x=x + 9, y=y - 6, class_="nn-label nn-halo"),
        ]
    )


def _tick(value: int, x: float, y: float, anchor: str) -> str:
    text = f"{value}%"
    return kit.element("text", text, x=x, y=y, class_="nn-tick", text_anchor=anchor)


def _sentence(aside: int, wrong: int) -> str:
    rest = ALL - aside
    return (
        f"Of {ALL:,} test images, {kit.named('aside', f'{aside:,}')} are set aside. Of the other"
        f" {rest:,}, {kit.named('wrong', str(wrong))} are misread:"
        f" {kit.named('share', kit.percent(wrong / rest, 2))} ({kit.span(wrong, rest)})."
    )
