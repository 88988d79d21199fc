"""The numbers on the page about crime: what becomes of many simulated worlds by each rule."""

from random import Random
from statistics import fmean
from typing import Any

from site_demos.demos.applications import two_districts
from site_demos.demos.applications.two_districts import DAYS, RULES, WORLDS
from site_demos.kit.svg import percent
from site_demos.publish.remembered import remembered

MANY = 200
MORE = 0.55


@remembered
def facts() -> dict[str, Any]:
    """Return what the page says.

    `gone` is the share of equal worlds whose forecast ends beyond 20 to 80 per cent, by rule;
    `more` is the mean forecast that ends where district A truly has a little more.
    """
    return {
        "worlds": str(WORLDS),
        "many": str(MANY),
        "days": str(DAYS),
        "patrols": str(two_districts.PATROLS),
        "met": percent(two_districts.MET, 0),
        "gone": {rule: gone(ends(rule, 0.5)) for rule in RULES},
        "corrected": {rule: gone(ends(rule, 0.5, corrected=True)) for rule in RULES},
        "truth": percent(MORE, 0),
        "more": percent(fmean(ends("forecast", MORE)), 0),
        "fair": percent(fmean(ends("forecast", MORE, corrected=True)), 0),
    }


def ends(rule: str, truth: float, *, corrected: bool = False) -> list[float]:
    """Return the last forecast of many worlds."""
    worlds = (
        two_districts.world(Random(seed), rule, truth, corrected=corrected) for seed in range(MANY)
    )
    return [world.forecasts[-1] for world in worlds]


def gone(forecasts: list[float]) -> str:
    """Return how many have run away.

    >>> gone([0.5, 0.1, 0.9, 0.2])
    '2'
    """
    return str(sum(map(two_districts.has_run_away, forecasts)))
