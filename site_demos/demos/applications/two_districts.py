"""Two districts, a simulation: patrols follow a forecast that learns from what patrols record."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import comb
from random import Random
from statistics import fmean

from nn_core import activation
from site_demos import kit

SIGMOID = activation("sigmoid").function
WORLDS, DAYS = 12, 150
PATROLS, MET = 8, 0.3  # on a day; the chance that one meets a crime, if districts are equal
RATE = 0.05  # of the learning
APART = 3  # days from point to point of the thin curves
RULES = {
    "higher": "all where the forecast is higher",
    "forecast": "each by chance, as the forecast says",
    "mixed": "half where it is higher, half evenly",
    "random": "each by the toss of a coin",
}
PLOT = kit.Plot(x=(0, DAYS), y=(0, 1), left=44, top=28, width=340, height=180)
BARS = kit.Plot(x=(0, 1), y=(0, 1), left=124, top=262, width=260, height=0)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """How far the days have gone, where patrols go, and what is really so."""

    days: int = kit.steps(last=DAYS, label="Days")
    rule: str = kit.choice("higher", options=RULES, label="Patrols")
    corrected: bool = kit.toggle(False, label="Divide each record by the number of patrols there")
    truth: float = kit.slider(
        0.5, low=0.35, high=0.65, step=0.05, label="True share of crime in district A"
    )


@dataclass(frozen=True)
class World:
    """One course of events: the forecast before each day, and all that was recorded by then."""

    forecasts: tuple[float, ...]
    recorded: tuple[tuple[int, int], ...]


def render(parameters: Parameters) -> str:
    """Draw the forecast of every world up to a day, and what was recorded in the first of them."""
    day, found = (
        parameters.days,
        worlds(parameters.rule, parameters.truth, corrected=parameters.corrected),
    )
    ends = [world.forecasts[day] for world in found]
    spoken = ", ".join(map(kit.fixed, ends))
    picture = kit.picture(
        400,
        326,
        PLOT.axes(
            [0, 50, 100, 150], [0, 0.5, 1], x_label="days", y_label="forecast for district A"
        ),
        *(_course(world.forecasts[: day + 1], "nn-course", APART) for world in found[1:]),
        _truth(parameters),
        _course(found[0].forecasts[: day + 1], "nn-curve"),
        kit.held_dot(parameters, "days", PLOT, (day, ends[0])),
        _bars(found[0].recorded[day]),
        operable=True,
        title=f"After {day} days the forecasts of {WORLDS} worlds for district A are {spoken}.",
    )
    return picture + kit.result(_sentence(ends, found[0].recorded[day], parameters.truth))


@cache
def worlds(rule: str, truth: float, *, corrected: bool) -> tuple[World, ...]:
    """Return all worlds, which differ by chance alone."""
    return tuple(world(Random(seed), rule, truth, corrected=corrected) for seed in range(WORLDS))


def world(random: Random, rule: str, truth: float, *, corrected: bool) -> World:
    """Let the days pass: patrols go out, record, and one neuron learns from the records."""
    chances = 2 * MET * truth, 2 * MET * (1 - truth)
    bias, so_far = 0.0, (0, 0)
    forecasts, recorded = [0.5], [so_far]
    for _ in range(DAYS):
        here, there = sent = patrols(rule, forecasts[-1], random)
        records = _met(here, chances[0], random), _met(there, chances[1], random)
        weights = [PATROLS / 2 / max(1, n) if corrected else 1.0 for n in sent]
        bias -= RATE * slope(forecasts[-1], records, weights)
        so_far = so_far[0] + records[0], so_far[1] + records[1]
        forecasts.append(SIGMOID([bias])[0])
        recorded.append(so_far)
    return World(tuple(forecasts), tuple(recorded))


def has_run_away(forecast: float) -> bool:
    """Say whether a forecast of equal districts says something else altogether."""
    return not 0.2 <= forecast <= 0.8


def patrols(rule: str, forecast: float, random: Random) -> tuple[int, int]:
    """Return how many patrols go to each district."""
    half = PATROLS // 2
    if rule in {"forecast", "random"}:
        chance = forecast if rule == "forecast" else 0.5
        here = sum(random.random() < chance for _ in range(PATROLS))
        return here, PATROLS - here
    is_higher = forecast > 0.5 if forecast != 0.5 else random.random() < 0.5
    led = PATROLS if rule == "higher" else half
    here = led * is_higher + (PATROLS - led) // 2
    return here, PATROLS - here


def slope(a: float, records: Sequence[int], weights: Sequence[float]) -> float:
    """Return Σ c (a - y), ∂C/∂b of cross-entropy over the records, where a = σ(b).

    A record of district A wants y = 1, one of B wants y = 0; each counts c times.

    >>> slope(0.5, [1, 3], [1.0, 1.0])
    1.0
    """
    return weights[0] * records[0] * (a - 1) + weights[1] * records[1] * a


def _met(count: int, chance: float, random: Random) -> int:
    """Return how many of so many patrols meet a crime, each with that chance."""
    return bisect(_up_to(count, chance), random.random())


@cache
def _up_to(count: int, chance: float) -> list[float]:
    """Return the chance that at most k of them do, for each k below their number."""
    each = (comb(count, k) * chance**k * (1 - chance) ** (count - k) for k in range(count))
    return list(accumulate(each))


def _course(forecasts: Sequence[float], look: str, step: int = 1) -> str:
    last = len(forecasts) - 1
    return PLOT.path([(day, forecasts[day]) for day in (*range(0, last, step), last)], look)


def _truth(parameters: Parameters) -> str:
    """Draw the true share, a line that is dragged up and down."""
    truth = parameters.truth
    return kit.handle(
        PLOT.path([(0, truth), (DAYS, truth)], "nn-guide"),
        parameters=parameters,
        at=PLOT.at(DAYS / 2, truth),
        along=kit.Axis("truth", PLOT.scale[1]),
        radius=2,
    )


def _bars(recorded: tuple[int, int]) -> str:
    """Draw what was recorded in each district."""
    most = max(*recorded, 1)
    parts = [kit.element("text", "recorded so far, bold world", x=124, y=250, class_="nn-label")]
    for row, (name, count) in enumerate(zip("AB", recorded, strict=True)):
        y = 262 + 30 * row
        width = f"{170 * count / most:.1f}"
        parts += [
            kit.element(
                "text", f"district {name}", x=114, y=y + 15, class_="nn-label", text_anchor="end"
            ),
            kit.element("rect", x=124, y=y, width=width, height=20, class_="nn-count"),
            kit.element(
                "text", f"{count}", x=132 + 170 * count / most, y=y + 15, class_="nn-value"
            ),
        ]
    return kit.join(parts)


def _sentence(ends: Sequence[float], recorded: tuple[int, int], truth: float) -> str:
    gone, off = sum(map(has_run_away, ends)), 100 * fmean(abs(end - truth) for end in ends)
    return (
        f"In truth, {kit.percent(truth, 0)} of the crime is in district A. In"
        f" {kit.named('gone', str(gone))} of {WORLDS} worlds the forecast is now below 20 or above"
        f" 80%, and on average it is {kit.named('off', kit.fixed(off, 0))} points"
        " off. In the bold one it is"
        f" {kit.named('forecast', kit.percent(ends[0], 0))}, from"
        f" {kit.named('recorded', str(sum(recorded)))} records."
    )
