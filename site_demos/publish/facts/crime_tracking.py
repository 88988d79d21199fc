"""The numbers on the page about crime: what becomes of many simulated worlds by each rule."""

from random import Random
from statistics import fmean, stdev
from typing import Any

from site_demos.demos.applications import two_districts
from site_demos.demos.applications.two_districts import DAYS, RULES, WORLDS
from site_demos.kit.shares import SURE
from site_demos.kit.svg import fixed, percent
from site_demos.publish.remembered import remembered

MANY = 200
EQUAL, MORE = 0.5, 0.55


@remembered
def facts() -> dict[str, Any]:
    """Return what the page says.

    `off` says by how many points the forecast of many equal worlds ends off the truth, by rule,
    and `corrected` the same where each record counts by how many patrols were there; `more` is the
    mean forecast that ends where district A truly has a little more, and `fair` is that corrected.
    """
    return {
        "worlds": str(WORLDS),
        "many": str(MANY),
        "days": str(DAYS),
        "patrols": str(two_districts.PATROLS),
        "met": percent(two_districts.MET, 0),
        "off": {rule: off(ends(rule, EQUAL)) for rule in RULES},
        "corrected": {rule: off(ends(rule, EQUAL, corrected=True)) for rule in RULES},
        "names": dict(RULES),
        "truth": percent(MORE, 0),
        "more": middle(ends("forecast", MORE)),
        "fair": middle(ends("forecast", MORE, corrected=True)),
    }


def ends(rule: str, truth: float, *, corrected: bool = False) -> list[float]:
    """Return the last forecast of many worlds."""
    worlds = (
        two_districts.world(Random(seed), rule, truth, corrected=corrected) for seed in range(MANY)
    )
    return [world.forecasts[-1] for world in worlds]


def off(forecasts: list[float]) -> dict[str, str]:
    """Return the mean distance from equal shares, in points, and its interval.

    >>> off([0.4, 0.6, 0.5])
    {'mean': '7', 'span': '0 to 13'}
    """
    return middle([abs(forecast - EQUAL) for forecast in forecasts])


def middle(shares: list[float]) -> dict[str, str]:
    """Return the mean of shares in per cent, and the interval of the true mean."""
    mean, reach = fmean(shares), SURE * stdev(shares) / len(shares) ** 0.5
    ends = (fixed(100 * each, 0) for each in (mean - reach, mean + reach))
    return {"mean": fixed(100 * mean, 0), "span": " to ".join(ends)}
