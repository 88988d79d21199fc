"""A nose of thirteen sensors: their zeros creep, it names fewer wines rightly, and stays sure."""

from dataclasses import dataclass
from functools import cache

from site_demos import kit
from site_demos.demos.applications.drifting_nose import wines
from site_demos.demos.applications.drifting_nose.wines import MADE, MONTHS, SENSORS, Score

DATA = (MADE,)
PACE = 3  # months between two points of a curve
PLOT = kit.Plot(x=(-1.5, MONTHS + 1), y=(0, 1), left=44, top=28, width=330, height=170)
DRIFTS = kit.Plot(x=(0, SENSORS), y=(-4, 4), left=44, top=272, width=330, height=80)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """When wines are measured, how many known ones to recalibrate with, and which way it goes."""

    month: int = kit.whole(0, low=0, high=MONTHS, label="Month")
    references: int = kit.whole(0, low=0, high=20, label="Known wines to recalibrate with")
    seed: int = kit.whole(1, low=1, high=40, label="Seed of the drift")
    own: str = kit.readings(
        least=SENSORS, most=SENSORS, low=0, high=100_000, label="Thirteen numbers of your own"
    )


def render(parameters: Parameters) -> str:
    """Draw the share named rightly and how sure the answers are, month by month, and all zeros."""
    month, seed = parameters.month, parameters.seed
    now = wines.score(seed, month, parameters.references)
    title = (
        f"In month {month}, {kit.percent(now.share, 0)} of the wines are named correctly, and the"
        f" answers are {kit.percent(now.sure, 0)} sure."
    )
    picture = kit.picture(
        400,
        388,
        _curves(seed, month),
        PLOT.path([(month, 0), (month, 1)], "nn-threshold"),
        _ring(month, now.sure),
        kit.held_dot(parameters, "month", PLOT, (month, now.share), radius=6),
        _zeros(parameters),
        title=title,
        operable=True,
    )
    return kit.join([picture, kit.result(_sentence(now)), _own(parameters)])


def _curves(seed: int, now: int) -> str:
    """Draw both curves as far as it is known what comes of them."""
    found = [(month, wines.score(seed, month)) for month in [*range(0, now, PACE), now]]
    return kit.join(
        [
            _still(),
            PLOT.path([(month, score.share) for month, score in found], "nn-curve"),
            PLOT.path([(month, score.sure) for month, score in found], "nn-curve nn-other"),
        ]
    )


@cache
def _still() -> str:
    return kit.join(
        [
            PLOT.axes(
                [0, 6, 12, 18, 24], [0, 0.5, 1], x_label="months since it learned", y_label="share"
            ),
            _name("named correctly (solid)", 0.16),
            _name("how sure it is, on average (dashed)", 0.29),
        ]
    )


def _name(text: str, y: float) -> str:
    across, down = PLOT.at(0.6, y)
    return kit.element("text", text, x=across, y=down, class_="nn-label nn-halo")


def _ring(month: int, share: float) -> str:
    x, y = PLOT.at(month, share)
    return kit.element("circle", cx=x, cy=y, r=5, class_="nn-sure")


def _zeros(parameters: Parameters) -> str:
    """Draw how far the zero of each sensor has gone, and what recalibration takes away."""
    moved = wines.off(parameters.seed, parameters.month, parameters.references)
    bars = [
        DRIFTS.path([(place + 0.5, 0), (place + 0.5, gone)], "nn-creep")
        for place, gone in enumerate(moved)
    ]
    return kit.join(
        [
            DRIFTS.axes(
                [], [-4, 0, 4], x_label="thirteen sensors", y_label="off by, in deviations"
            ),
            *bars,
        ]
    )


def _sentence(now: Score) -> str:
    wrong = now.count - now.right
    told = f"{kit.named('right', str(now.right))} of {now.count} wines are named correctly"
    sure = f"its answers are {kit.named('sure', kit.percent(now.sure, 0))} sure on average"
    told = f"{told}, {kit.named('share', kit.percent(now.share, 0))}; {sure}"
    if not wrong:
        return f"{told}."
    mistakes = "the wrong one" if wrong == 1 else f"the {wrong} wrong ones"
    return f"{told}, {mistakes} {kit.named('wrong', kit.percent(now.wrong_sure, 0))}."


def _own(parameters: Parameters) -> str:
    """Say what is made of the reader's wine, or how one of those here would be written."""
    told = f"Here is one of these wines, as a line that you can change and try: {wines.first()}"
    if own := kit.read_numbers(parameters.own):
        moved = wines.off(parameters.seed, parameters.month, parameters.references)
        grower, sure, strange = wines.named(own, moved)
        said = f"{kit.named('own', str(grower))}, {kit.percent(sure, 0)} sure"
        told = f"Your wine, smelled in month {parameters.month}: grower {said}.{strange}"
        return kit.element("p", told, class_="nn-note")
    return kit.element("p", told, class_="nn-note nn-screen")
