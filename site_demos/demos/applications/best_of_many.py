"""Many rules are tried on the past of a random walk, and the best is taken into its future."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import sumprod
from random import Random

from nn_core import argmax
from site_demos import kit
from site_demos.demos.applications._walk import SEEN, before, moves

PAST, DAYS = 250, 500
MOST = 200
FAINT = 14  # curves beside that of the best
STEP = 10  # days from point to point of a curve
PLOT = kit.Plot(x=(0, DAYS), y=(-75, 75), left=44, top=128, width=340, height=190)
PRICE = kit.Plot(x=(0, DAYS), y=(-50, 50), left=44, top=26, width=340, height=60)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """How many rules are tried, on which walk, and whether its future is shown."""

    rules: int = kit.whole(1, low=1, high=MOST, label="Rules tried")
    seed: int = kit.whole(1, low=1, high=99, label="Seed of the walk")
    after: bool = kit.toggle(False, label="Show what came after")


@cache
def rule(seed: int, number: int) -> tuple[list[float], float]:
    """Return the weights and the bias of a rule.

    It is one neuron with random weights: it bets one on up where w · m + b > 0, else on down.
    """
    random = Random(f"{seed} {number}")
    return [random.gauss(0, 1) for _ in range(SEEN)], random.gauss(0, 1)


def won(seed: int, number: int, days: int) -> list[float]:
    """Return what a rule wins, or loses, on each of so many days, from the first that it can."""
    weights, bias = rule(seed, number)
    seen, walk = before(seed, DAYS)[: days - SEEN], moves(seed, DAYS)[SEEN:days]
    return [
        m if sumprod(weights, row) + bias > 0 else -m for row, m in zip(seen, walk, strict=True)
    ]


@cache
def earned(seed: int, number: int) -> tuple[float, ...]:
    """Return what a rule has earned by the end of each day."""
    return (*[0.0] * (SEEN - 1), *accumulate(won(seed, number, DAYS), initial=0.0))


@cache
def past(seed: int, number: int) -> float:
    """Return what a rule has earned by the end of the past."""
    return sum(won(seed, number, PAST))


def best(seed: int, rules: int) -> int:
    """Return the rule, of so many, that has earned most by the end of the past."""
    return argmax([past(seed, number) for number in range(rules)])


def render(parameters: Parameters) -> str:
    """Draw the price, and what the rules have earned from it."""
    seed, count = parameters.seed, parameters.rules
    chosen, last = best(seed, count), DAYS if parameters.after else PAST
    others = [number for number in range(count) if number != chosen][:FAINT]
    prices = list(accumulate(moves(seed, DAYS)[:last]))
    course = earned(seed, chosen)
    picture = kit.picture(
        400,
        360,
        PRICE.axes([], [], x_label="", y_label="the price, a random walk"),
        PRICE.path([(0, 0), (DAYS, 0)], "nn-rule"),
        _course(PRICE, prices, "nn-arrow"),
        PLOT.axes(
            [0, 125, 250, 375, 500], [-50, 0, 50], x_label="days", y_label="earned by the rules"
        ),
        *(_course(PLOT, earned(seed, number)[:last], "nn-tried") for number in others),
        PLOT.path([(PAST, PLOT.y[0]), (PAST, PLOT.y[1])], "nn-threshold"),
        _today(),
        _course(PLOT, course[:last], "nn-curve"),
        title=f"What {_rules(count)} earned, the best of them bold.",
    )
    return picture + kit.result(_sentence(course, count, is_after=parameters.after))


def _rules(count: int) -> str:
    return "one rule" if count == 1 else f"{count} rules"


def _course(plot: kit.Plot, heights: Sequence[float], look: str) -> str:
    days = [*range(0, len(heights), STEP), len(heights) - 1]
    low, high = plot.y
    return plot.path([(day, max(low, min(high, heights[day]))) for day in days], look)


def _today() -> str:
    x, y = PLOT.at(PAST, PLOT.y[0])
    return kit.element("text", "today", x=x - 6, y=y - 6, class_="nn-label", text_anchor="end")


def _sentence(course: Sequence[float], count: int, *, is_after: bool) -> str:
    before_today = course[PAST - 1]
    told = (
        f"{'The rule' if count == 1 else f'The best of {count} rules'} has earned"
        f" {kit.named('past', kit.fixed(before_today, 0))} in the {PAST} days before today"
    )
    if not is_after:
        return f"{told}."
    after = kit.named("future", kit.fixed(course[-1] - before_today, 0))
    return f"{told}, and {after} in the {DAYS - PAST} days after."
