"""The numbers on the page about markets: rules and networks tried on random walks."""

from statistics import fmean, stdev
from typing import Any

from site_demos.demos.applications import best_of_many, learn_from_chance
from site_demos.demos.applications.best_of_many import DAYS, MOST, PAST
from site_demos.kit.svg import fixed
from site_demos.publish.remembered import remembered

WALKS = range(1, 41)
COUNTS = (1, 10, 50, MOST)
NETWORKS = range(1, 6)
HIDDEN = 8


def facts() -> dict[str, Any]:
    """Return what the page says, over many walks; `won` is in how many the best won afterwards."""
    past, future = zip(*learned(), strict=True)
    return {
        "walks": str(len(WALKS)),
        "past_days": str(PAST),
        "days": str(DAYS - PAST),
        "most": str(MOST),
        "counts": [_row(count, found) for count, found in tried().items()],
        "won": str(sum(after > 0 for _, after in tried()[str(MOST)])),
        "learned_days": str(learn_from_chance.PAST),
        "networks": str(len(NETWORKS)),
        "epochs": str(learn_from_chance.EPOCHS),
        "past": [fixed(each, 2) for each in sorted(past)],
        "future": [fixed(each, 2) for each in sorted(future)],
    }


@remembered
def tried() -> dict[str, list[tuple[float, float]]]:
    """Return what the best of so many rules earned before and after today, on each walk."""
    return {str(count): [_best(seed, count) for seed in WALKS] for count in COUNTS}


def _best(seed: int, count: int) -> tuple[float, float]:
    won = best_of_many.earned(seed, best_of_many.best(seed, count))
    return won[PAST - 1], won[-1] - won[PAST - 1]


@remembered
def learned() -> list[tuple[float, float]]:
    """Return what networks explain in the end of the past and of the future, on each walk."""
    return [_learned(learn_from_chance.Parameters(seed=seed, hidden=HIDDEN)) for seed in NETWORKS]


def _learned(parameters: learn_from_chance.Parameters) -> tuple[float, float]:
    state = learn_from_chance.begin(parameters)
    while not state.done:
        state = learn_from_chance.advance(parameters, state)
    return state.explained[-1]


def _row(count: str, found: list[tuple[float, float]]) -> dict[str, str]:
    past, future = zip(*found, strict=True)
    reach = 1.96 * stdev(future) / len(future) ** 0.5
    middle = fmean(future)
    return {
        "count": count,
        "past": fixed(fmean(past), 0),
        "future": fixed(middle, 0),
        "span": f"{fixed(middle - reach, 0)} to {fixed(middle + reach, 0)}",
    }
